//! The Lambda function `site`.

use std::convert::Infallible;

use lambda_http::{Error, run, service_fn};
use shared::process;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    run(service_fn(async |request| {
        Ok::<_, Infallible>(site::handle(request).await)
    }))
    .await
}
