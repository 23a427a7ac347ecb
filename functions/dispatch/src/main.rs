//! The Lambda function `dispatch`.

use dispatch::{Caller, Dispatch, handle};
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use service::{app::App, environment::Environment, process};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load().await;
    let dispatch = &Dispatch {
        app: App::without_settings(&environment).await?,
        caller: Caller::new(false)?,
    };
    let handler = async |event: LambdaEvent<serde_json::Value>| {
        let time_left = process::time_left(event.context.deadline());
        Ok::<_, Error>(process::contained(handle(dispatch, event.payload, time_left)).await??)
    };
    run(service_fn(handler)).await
}
