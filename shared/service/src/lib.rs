//! What the functions share: the application and its configuration, the journey, requests and answers, delivery, telemetry.
//! Cargo holds the direction: `domain <- store`, `domain <- present`, and all three `<- service <- functions`.

pub mod app;
pub mod client;
pub mod delivery;
pub mod entry;
pub mod environment;
pub mod http;
pub mod inviting;
pub mod journey;
pub mod logging;
pub mod membership;
pub mod metrics;
pub mod openapi;
mod pbkdf2;
pub mod process;
#[cfg(test)]
mod sample;
pub mod secrets;
pub mod stream;
pub mod throttle;
pub mod token;
pub mod turns;
pub mod watch;

pub use pbkdf2::pbkdf2;
