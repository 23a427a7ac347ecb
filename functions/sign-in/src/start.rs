//! The Lambda function `sign-in`: what it is made of when an instance starts.

use std::{convert::Infallible, sync::Arc};

use crate::{SignIn, handle};
use lambda_http::{Error, run, service_fn};
use present::pages;
use service::{app::App, environment::Environment, http::front::Front, process};

/// Runs the function: its state first, then one event after the other, for as long as the instance lives.
///
/// # Errors
/// The environment lacks something, or the Runtime API is not there.
pub async fn start() -> Result<(), Error> {
    process::start().await;
    pages::prepare();
    let environment = Environment::load();
    let (app, kept_signer, front) = tokio::try_join!(
        App::from_environment(&environment),
        environment.signer(),
        Front::from_environment(&environment)
    )?;
    let front = &front;
    let sign_in = &SignIn {
        signer: kept_signer.value(app.clock.now()).await,
        kept_signer: Some(Arc::new(kept_signer)),
        app,
    };
    run(service_fn(async |request| {
        Ok::<_, Infallible>(front.guard(request, |request| handle(sign_in, request)).await)
    }))
    .await
}
