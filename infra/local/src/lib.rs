//! The product on one machine: what AWS would do around the functions, in one process and on loopback only.
//!
//! - [`gateway`]: API Gateway. An HTTP server that turns each request into a version 2.0 event.
//! - [`database`]: DynamoDB, embedded, behind the wire protocol that the SDK speaks.
//! - [`mailbox`]: SES and SNS, for sending only, and the pages that show what was sent.
//! - [`stream`]: the event source mapping between the table's stream and a function.
//!
//! Nothing here knows a function of ours: handlers come in as values.

pub mod database;
pub mod gateway;
pub mod mailbox;
mod sdk;
mod server;
pub mod stream;
mod time;

pub use sdk::sdk_config;
pub use server::Server;
pub use time::Clock;
