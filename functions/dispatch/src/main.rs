//! The Lambda function `dispatch`.

use std::time::{Duration, UNIX_EPOCH};

use dispatch::{Caller, Dispatch, handle};
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use shared::{app::App, environment::Environment, process};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load().await;
    let dispatch = &Dispatch {
        app: App::from_environment(&environment).await?,
        caller: Caller::new(false)?,
    };
    let handler = async |event: LambdaEvent<serde_json::Value>| {
        let end = event.context.deadline().duration_since(UNIX_EPOCH).unwrap_or_default();
        let time_left = || {
            let now = u64::try_from(dispatch.app.clock.now().as_millisecond()).unwrap_or_default();
            end.saturating_sub(Duration::from_millis(now))
        };
        Ok::<_, Error>(handle(dispatch, event.payload, time_left).await?)
    };
    run(service_fn(handler)).await
}
