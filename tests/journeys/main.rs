//! Journeys through the whole product: real HTTP, the functions' own handlers, the embedded table, captured messages.
//!
//! Each test starts a world of its own ([`support::World`]), with a clock that stands still. They run in parallel.
#![cfg(test)]
#![expect(clippy::string_slice, reason = "a test fails by panicking")]

#[path = "../budgets/measure.rs"]
mod measure;
#[path = "../budgets/meter.rs"]
mod meter;
mod records;
mod support;

mod budgets;
mod delivery;
mod happy_way;
mod lossy;
mod lost_answers;
mod malformed;
mod one_map;
mod permissions;
mod store_agrees;
mod walks;
