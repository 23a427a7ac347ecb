//! The Lambda function `history`.

use std::sync::Arc;

use history::{History, Keys, handle};
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use domain::clock::SystemClock;
use service::{delivery::bus::Bus, environment::Environment, process};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load().await;
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
