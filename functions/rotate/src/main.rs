//! The Lambda function `rotate`.

use std::sync::Arc;

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use rotate::{Request, Rotation, handle};
use shared::{
    domain::{clock::SystemClock, entropy::SystemEntropy},
    environment::Environment,
    process,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load().await;
    let (deployment_keys, signing_keys) = environment.secret_names()?;
    let rotation = &Rotation {
        client: aws_sdk_secretsmanager::Client::new(environment.sdk()),
        deployment_keys,
        signing_keys,
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
    };
    let handler = async |event: LambdaEvent<Request>| {
        Ok::<_, Error>(process::contained(handle(rotation, &event.payload)).await??)
    };
    run(service_fn(handler)).await
}
