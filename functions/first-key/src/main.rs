//! The Lambda function `first-key`.

use std::sync::Arc;

use first_key::{FirstKey, Order, handle};
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use domain::{clock::SystemClock, entropy::SystemEntropy};
use service::{environment::Environment, process};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load().await;
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
