//! The Lambda function `sweep`.

use std::sync::Arc;

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use domain::{clock::SystemClock, entropy::SystemEntropy};
use service::{environment::Environment, process};
use sweep::{Sweep, handle};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load().await;
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
