//! The Lambda function `first-key`: what it is made of when an instance starts.

use std::sync::Arc;

use crate::{FirstKey, Order, handle};
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
    let first = &FirstKey {
        store: environment.store()?,
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        application: environment.config()?.default_application,
    };
    let handler = async |event: LambdaEvent<Option<Order>>| {
        let order = event.payload.unwrap_or_default();
        Ok::<_, Error>(process::contained(handle(first, order)).await??)
    };
    run(service_fn(handler)).await
}
