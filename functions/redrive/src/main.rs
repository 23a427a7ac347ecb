//! The Lambda function `redrive`.

use std::sync::Arc;

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use redrive::{Order, Redrive, handle};
use domain::{clock::SystemClock, entropy::SystemEntropy};
use service::{environment::Environment, process};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load().await;
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
