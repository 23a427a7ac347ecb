//! The Lambda function `redrive`: what it is made of when an instance starts.

use std::sync::Arc;

use crate::{Order, Redrive, handle};
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
    let redrive = &Redrive {
        store: environment.store()?,
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
    };
    let handler = async |event: LambdaEvent<Option<Order>>| {
        let time_left = process::time_left(event.context.deadline());
        let order = event.payload.unwrap_or_default();
        Ok::<_, Error>(process::contained(handle(redrive, order, time_left)).await??)
    };
    run(service_fn(handler)).await
}
