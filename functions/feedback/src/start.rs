//! The Lambda function `feedback`: what it is made of when an instance starts.

use std::sync::Arc;

use crate::{State, handle};
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
    let state = &State {
        store: environment.store()?,
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
    };
    let handler = async |event: LambdaEvent<serde_json::Value>| {
        Ok::<_, Error>(process::contained(handle(state, event.payload)).await??)
    };
    run(service_fn(handler)).await
}
