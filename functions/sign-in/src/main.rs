//! The Lambda function `sign-in`.

use std::{convert::Infallible, sync::Arc};

use lambda_http::{Error, run, service_fn};
use service::{app::App, environment::Environment, http::front::Front, process};
use sign_in::{SignIn, handle};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load().await;
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
