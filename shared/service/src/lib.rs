//! What the functions of Latchkey share. Dependencies point one way: `http`, `pages` and `messages` to [`domain`], and
//! `store` and `delivery` to [`domain`]; the domain knows none of them.

pub mod app;
pub mod client;
pub mod delivery;
pub mod domain;
pub mod entry;
pub mod environment;
#[cfg(feature = "gallery")]
pub mod gallery;
#[cfg(test)]
mod hostile;
pub mod http;
pub mod inviting;
pub mod journey;
pub mod logging;
#[cfg(test)]
mod memory;
pub mod messages;
pub mod metrics;
pub mod openapi;
pub mod pages;
pub mod process;
pub mod secrets;
pub mod store;
pub mod stream;
pub mod throttle;
pub mod token;
pub mod watch;
pub mod wording;
