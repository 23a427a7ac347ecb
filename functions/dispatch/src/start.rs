//! The Lambda function `dispatch`: what it is made of when an instance starts.

use crate::{Caller, Dispatch, handle};
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use service::{app::App, environment::Environment, process};

/// Runs the function: its state first, then one event after the other, for as long as the instance lives.
///
/// # Errors
/// The environment lacks something, or the Runtime API is not there.
pub async fn start() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load();
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
