//! No secret is kept, logged or told: every way is walked with the log at TRACE, then everything that is left behind is
//! searched. A process of its own, because the log of a process is one.
#![cfg(test)]
#![expect(clippy::string_slice, reason = "a test fails by panicking")]

#[path = "../journeys/browser.rs"]
#[expect(dead_code, reason = "the journeys need more of it")]
mod browser;
#[path = "../journeys/contract.rs"]
mod contract;
#[path = "../journeys/records.rs"]
mod records;
#[path = "../journeys/support.rs"]
#[expect(dead_code, reason = "the journeys need more of it")]
mod support;
#[path = "../journeys/table.rs"]
#[expect(dead_code, reason = "the journeys need more of it")]
mod table;

mod guessing;
mod left_behind;
mod needles;
mod never_printed;
