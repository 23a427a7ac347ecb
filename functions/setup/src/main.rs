//! The Lambda function `setup`.

use std::convert::Infallible;

use lambda_http::{Error, run, service_fn};
use shared::{app::App, environment::Environment, process};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let app = &App::from_environment(&Environment::load().await).await?;
    run(service_fn(async |request| {
        Ok::<_, Infallible>(setup::handle(app, request).await)
    }))
    .await
}
