//! Journeys through the whole product: real HTTP, the functions' own handlers, the embedded table, captured messages.
//!
//! Each test starts a world of its own ([`support::World`]), with a clock that stands still. They run in parallel.
#![cfg(test)]
#![expect(clippy::string_slice, reason = "a test fails by panicking")]

mod browser;
mod contract;
#[path = "../model/gate.rs"]
#[expect(dead_code, reason = "the model uses more of it")]
mod gate;
#[path = "../budgets/life.rs"]
mod life;
#[path = "../budgets/measure.rs"]
mod measure;
#[path = "../budgets/meter.rs"]
mod meter;
mod records;
mod refused_forms;
mod support;
mod table;

mod administration;
mod administrators;
mod api_keys;
mod applications;
mod asking;
mod auth0;
mod auth0_back_ends;
mod auth0_clients;
mod bad_input;
mod bad_requests;
mod bad_tickets;
mod binaries;
mod bounded_reads;
mod budgets;
mod callers;
mod cdn;
mod channels;
mod client;
mod contacts;
mod csrf;
mod declining;
mod delivery;
mod directories;
mod documented;
mod doubled;
mod due;
mod ends;
mod events;
mod expiry;
mod faults;
mod filters;
mod forgotten;
mod golden;
mod guessing;
mod guides;
mod happy_way;
mod headers;
mod idempotency;
mod import;
mod keys;
mod languages;
mod leads_on;
mod limits;
mod links;
mod lists;
mod looks;
mod lossy;
mod lost_answers;
mod malformed;
mod many_users;
mod matrix;
mod methods;
mod names;
mod once;
mod one_map;
mod operator;
mod outages;
mod own_pages;
mod panics;
mod parsers;
mod passwords;
mod pasted;
mod permissions;
mod quiet;
mod rebinding;
mod recorded;
mod renewal;
mod replayed;
mod retries;
mod services;
mod sign_in;
mod slow_hashes;
mod steps;
mod store_agrees;
mod templates;
mod tenants;
mod timeline;
mod tokens;
mod trials;
mod users;
mod waiting;
mod walks;
mod webhooks;
mod wso2;
mod wso2_done;
mod wso2_flow;
mod wso2_scim;
