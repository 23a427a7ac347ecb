//! The Lambda function `rotate`: what it is made of when an instance starts.

use std::sync::Arc;

use crate::{Call, Failure, Replaced, Rotation, handle, replace_origin_secret};
use domain::{clock::SystemClock, entropy::SystemEntropy};
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use service::{environment::Environment, process};

/// Runs the function: its state first, then one event after the other, for as long as the instance lives.
///
/// # Errors
/// The environment lacks something, or the Runtime API is not there.
pub async fn start() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load();
    let (deployment_keys, signing_keys) = environment.secret_names()?;
    let rotation = &Rotation {
        client: aws_sdk_secretsmanager::Client::new(environment.sdk()),
        deployment_keys,
        signing_keys,
        origin_secret: environment.origin_secret_name(),
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
    };
    let handler =
        async |event: LambdaEvent<Call>| Ok::<_, Error>(process::contained(answer(rotation, event.payload)).await??);
    run(service_fn(handler)).await
}

async fn answer(rotation: &Rotation, call: Call) -> Result<Option<Replaced>, Failure> {
    match call {
        Call::Step(request) => handle(rotation, &request).await.map(|()| None),
        Call::Origin { origin: true } => replace_origin_secret(rotation).await.map(Some),
        Call::Origin { origin: false } => Ok(None),
    }
}
