//! The Lambda function `keys`: what it is made of when an instance starts.

use std::{convert::Infallible, sync::Arc};

use crate::{Keys, handle};
use domain::{clock::SystemClock, entropy::SystemEntropy};
use lambda_http::{Error, run, service_fn};
use service::{environment::Environment, http::front::Front, process};

/// Runs the function: its state first, then one event after the other, for as long as the instance lives.
///
/// # Errors
/// The environment lacks something, or the Runtime API is not there.
pub async fn start() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load();
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
