//! The Lambda function `redrive`.

use std::{
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use redrive::{Order, Redrive, handle};
use shared::{
    domain::{
        clock::{Clock, SystemClock},
        entropy::SystemEntropy,
    },
    environment::Environment,
    process,
};

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
        let end: SystemTime = event.context.deadline();
        let end = end.duration_since(UNIX_EPOCH).unwrap_or_default();
        let time_left = || {
            let now = u64::try_from(SystemClock.now().as_millisecond()).unwrap_or_default();
            end.saturating_sub(Duration::from_millis(now))
        };
        let order = event.payload.unwrap_or_default();
        Ok::<_, Error>(handle(redrive, order, time_left).await?)
    };
    run(service_fn(handler)).await
}
