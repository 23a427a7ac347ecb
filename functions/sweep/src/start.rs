//! The Lambda function `sweep`: what it is made of when an instance starts.

use std::sync::Arc;

use crate::{Sweep, handle};
use domain::{clock::SystemClock, entropy::SystemEntropy};
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use service::{environment::Environment, process};

/// Runs the function: its state first, then one event after the other, for as long as the instance lives.
///
/// # Errors
/// The environment lacks something, or the Runtime API is not there.
pub async fn start() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load();
    let sweep = &Sweep {
        store: environment.store()?,
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
    };
    let handler = async |event: LambdaEvent<serde_json::Value>| {
        let time_left = process::time_left(event.context.deadline());
        let swept = process::contained(handle(sweep, time_left)).await??;
        // Counted as an error of the function, which an alarm looks at.
        if swept.failed > 0 {
            return Err(Error::from(format!(
                "{} things that are due were not done",
                swept.failed
            )));
        }
        Ok::<_, Error>(swept)
    };
    run(service_fn(handler)).await
}
