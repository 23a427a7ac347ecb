//! The Lambda function `users`: what it is made of when an instance starts.

use std::convert::Infallible;

use lambda_http::{Error, run, service_fn};
use service::{app::App, environment::Environment, http::front::Front, process};

/// Runs the function: its state first, then one event after the other, for as long as the instance lives.
///
/// # Errors
/// The environment lacks something, or the Runtime API is not there.
pub async fn start() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load();
    let (app, front) = &tokio::try_join!(
        App::from_environment(&environment),
        Front::from_environment(&environment)
    )?;
    run(service_fn(async |request| {
        Ok::<_, Infallible>(front.guard(request, |request| crate::handle(app, request)).await)
    }))
    .await
}
