//! The product on one machine: what AWS would do around the functions, in one process, and on loopback unless somebody says otherwise.
//!
//! - [`gateway`]: API Gateway. An HTTP server that turns each request into a version 2.0 event.
//! - [`database`]: DynamoDB, embedded, behind the wire protocol that the SDK speaks.
//! - [`mailbox`]: SES and SNS, for sending only, and the pages that show what was sent.
//! - [`events`]: EventBridge, and what was put on the bus.
//! - the gallery: every page, mail and text with sample data, at `/gallery`; and `/`, where everything is.
//! - [`stream`]: the event source mapping between the table's stream and a function.
//!
//! - [`place`]: where it listens, and by which origin people reach it.
//! - [`lambda`]: Lambda itself, for functions that run as processes of their own.
//! - [`secrets`]: Secrets Manager, for tests.
//!
//! - [`import`], [`export`], [`blocklist`]: no part of it, but commands beside it: users of another system, fed to a deployment
//!   from a file; users of a deployment, written to one; and a corpus of passwords that nobody may choose.
//!
//! - [`stack`]: all of it, with the functions of ours in between. Only this module knows them.

pub mod blocklist;
pub mod database;
pub mod events;
pub mod export;
mod gallery;
pub mod gateway;
mod home;
mod host;
pub mod import;
pub mod lambda;
pub mod mailbox;
pub mod place;
pub mod processes;
pub mod running;
mod sdk;
pub mod secrets;
mod server;
pub mod stack;
pub mod stream;
mod time;

pub use host::Hosts;
pub use sdk::sdk_config;
pub use server::{Port, Server};
pub use time::Clock;
