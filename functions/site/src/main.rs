//! The Lambda function `site`.

use std::convert::Infallible;

use lambda_http::{Error, run, service_fn};
use service::{environment::Environment, http::front::Front, process};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let front = &Front::from_environment(&Environment::load().await).await?;
    run(service_fn(async |request| {
        Ok::<_, Infallible>(front.guard(request, site::handle).await)
    }))
    .await
}
