//! The Lambda function `feedback`.

use std::sync::Arc;

use feedback::{State, handle};
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use domain::{clock::SystemClock, entropy::SystemEntropy};
use service::{environment::Environment, process};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load().await;
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
