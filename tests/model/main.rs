//! The rules of DESIGN section 4 as a small model of their own ([`reference`]), twice: walked at random against the running
//! product ([`walk`]), and exhaustively against the transitions of the domain ([`exhaustive`]).
#![cfg(test)]
#![expect(clippy::string_slice, reason = "a test fails by panicking")]

#[path = "../journeys/browser.rs"]
#[expect(dead_code, reason = "the journeys use more of it")]
mod browser;
#[path = "../journeys/contract.rs"]
mod contract;
#[path = "../journeys/lossy.rs"]
#[expect(dead_code, reason = "the journeys use more of it")]
mod lossy;
#[path = "../journeys/support.rs"]
#[expect(dead_code, reason = "the journeys use more of it")]
mod support;
#[path = "../journeys/table.rs"]
#[expect(dead_code, reason = "the journeys use more of it")]
mod table;

mod actors;
mod exhaustive;
mod gate;
mod reference;
mod rules;
mod walk;
