//! The Lambda function `keys`.

use std::{convert::Infallible, sync::Arc};

use keys::{Keys, handle};
use lambda_http::{Error, run, service_fn};
use shared::{
    domain::{clock::SystemClock, entropy::SystemEntropy},
    environment::Environment,
    logging,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    logging::start();
    let environment = Environment::load().await;
    let keys = &Keys {
        store: environment.store()?,
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
    };
    run(service_fn(async |request| {
        Ok::<_, Infallible>(handle(keys, request).await)
    }))
    .await
}
