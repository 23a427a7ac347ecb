//! For the tests of every crate: texts that nobody means well with, and what is left of a secret in memory.

pub mod hostile;
pub mod memory;
