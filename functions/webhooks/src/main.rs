//! The Lambda function `webhooks`.

use std::convert::Infallible;

use lambda_http::{Error, run, service_fn};
use shared::{app::App, environment::Environment, process};
use webhooks::handle;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load().await;
    let app = &App::from_environment(&environment).await?;
    run(service_fn(async |request| {
        Ok::<_, Infallible>(handle(app, request).await)
    }))
    .await
}
