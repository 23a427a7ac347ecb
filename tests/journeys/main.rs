//! Journeys through the whole product: real HTTP, the functions' own handlers, the embedded table, captured messages.
//!
//! Each test starts a world of its own ([`support::World`]), with a clock that stands still. They run in parallel.
#![cfg(test)]
#![expect(clippy::string_slice, reason = "a test fails by panicking")]

mod browser;
mod support;
mod table;

mod administration;
mod api_keys;
mod applications;
mod bad_input;
mod bad_requests;
mod bad_tickets;
mod csrf;
mod expiry;
mod happy_way;
mod headers;
mod idempotency;
mod links;
mod methods;
mod once;
mod sign_in;
mod steps;
