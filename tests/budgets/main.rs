//! `cargo run -q -p tests --bin budgets`: what each operation costs at the table, beside its budget. Ends with 1 when one
//! is over it.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "it shares the world of the tests, which fails by panicking"
)]

#[path = "../journeys/browser.rs"]
mod browser;
#[path = "../journeys/contract.rs"]
mod contract;
mod life;
mod measure;
mod meter;
#[path = "../journeys/support.rs"]
#[expect(dead_code, reason = "the journeys need more of it")]
mod support;
#[path = "../journeys/table.rs"]
#[expect(dead_code, reason = "the journeys need more of it")]
mod table;

use std::{
    io::{self, Write},
    process::ExitCode,
};

#[tokio::main]
async fn main() -> io::Result<ExitCode> {
    let report = measure::measure().await;
    writeln!(io::stdout(), "{report}\n\n{}", life::life().await)?;
    Ok(if report.is_within() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
