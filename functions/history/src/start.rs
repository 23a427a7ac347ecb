//! The Lambda function `history`: what it is made of when an instance starts.

use std::sync::Arc;

use crate::{History, Keys, handle};
use domain::clock::SystemClock;
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use service::{delivery::bus::Bus, environment::Environment, process};

/// Runs the function: its state first, then one event after the other, for as long as the instance lives.
///
/// # Errors
/// The environment lacks something, or the Runtime API is not there.
pub async fn start() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load();
    let keys = environment.deployment_keys().await?;
    let history = &History {
        store: environment.store()?,
        bus: environment.event_bus().map(|name| Bus::new(environment.sdk(), &name)),
        keys: Keys::Kept(Arc::new(keys), Arc::new(SystemClock)),
    };
    let handler = async |event: LambdaEvent<serde_json::Value>| {
        Ok::<_, Error>(process::contained(handle(history, event.payload)).await??)
    };
    run(service_fn(handler)).await
}
