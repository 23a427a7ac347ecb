//! `cargo run -q -p tests --bin budgets`: what each operation costs at the table, beside its budget, and what one invitation comes
//! to. Ends with 1 when one is over it, and when docs/operating/costs.md tells of another log.
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

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<ExitCode> {
    let report = measure::measure().await;
    let life = life::life().await;
    writeln!(io::stdout(), "{report}\n\n{life}")?;
    let told = log_is_told(&life);
    if !told {
        writeln!(io::stdout(), "docs/operating/costs.md tells of another log")?;
    }
    Ok(if report.is_within() && told {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Whether docs/operating/costs.md tells how much is logged. Here and not in a journey: beside others, a test does not see all that it
/// logs. How long a call took has more or fewer digits, so not every byte counts.
fn log_is_told(life: &life::Life) -> bool {
    let (lines, bytes) = life.log;
    let told = include_str!("../../docs/operating/costs.md").split_once(&format!("{lines} lines of log of about "));
    let told = told.and_then(|(_, rest)| rest.split_once(' ')?.0.parse::<f64>().ok());
    told.is_some_and(|kilobytes| (kilobytes * 1000.0 - bytes as f64).abs() < 1000.0)
}
