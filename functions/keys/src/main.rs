//! The Lambda function `keys`.

use std::{convert::Infallible, sync::Arc};

use keys::{Keys, handle};
use lambda_http::{Error, run, service_fn};
use domain::{clock::SystemClock, entropy::SystemEntropy};
use service::{environment::Environment, http::front::Front, process};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load().await;
    let store = environment.store()?;
    let ((), front) = tokio::join!(store.warm_up_for_keys(), Front::from_environment(&environment));
    let front = &front?;
    let keys = &Keys {
        store,
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
    };
    run(service_fn(async |request| {
        Ok::<_, Infallible>(front.guard(request, |request| handle(keys, request)).await)
    }))
    .await
}
