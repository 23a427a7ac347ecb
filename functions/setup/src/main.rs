//! The Lambda function `setup`.

use std::convert::Infallible;

use lambda_http::{Error, run, service_fn};
use service::{app::App, environment::Environment, http::front::Front, process};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load().await;
    let (app, front) = &tokio::try_join!(
        App::from_environment(&environment),
        Front::from_environment(&environment)
    )?;
    run(service_fn(async |request| {
        Ok::<_, Infallible>(front.guard(request, |request| setup::handle(app, request)).await)
    }))
    .await
}
