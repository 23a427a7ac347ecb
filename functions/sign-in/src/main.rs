//! The Lambda function `sign-in`.

use std::{convert::Infallible, sync::Arc};

use lambda_http::{Error, run, service_fn};
use shared::{app::App, environment::Environment, process};
use sign_in::{SignIn, handle};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load().await;
    let (app, kept_signer) = tokio::try_join!(App::from_environment(&environment), environment.signer())?;
    let sign_in = &SignIn {
        signer: kept_signer.value(app.clock.now()).await,
        kept_signer: Some(Arc::new(kept_signer)),
        app,
    };
    run(service_fn(async |request| {
        Ok::<_, Infallible>(handle(sign_in, request).await)
    }))
    .await
}
