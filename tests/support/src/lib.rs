//! For the tests of every crate: texts that nobody means well with, and what is left of a secret in memory.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "it is for tests, where a panic is a failure"
)]

pub mod hostile;
pub mod memory;
