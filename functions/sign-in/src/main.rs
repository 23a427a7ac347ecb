//! The Lambda function `sign-in`.

use std::{convert::Infallible, sync::Arc};

use lambda_http::{Error, run, service_fn};
use shared::{app::App, environment::Environment, logging};
use sign_in::{SignIn, handle};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    logging::start();
    let environment = Environment::load().await;
    let app = App::from_environment(&environment).await?;
    let kept_signer = environment.signer().await?;
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
