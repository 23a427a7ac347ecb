//! The Lambda function `history`.

use history::handle;
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use shared::{environment::Environment, process};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load().await;
    let store = &environment.store()?;
    let handler = async |event: LambdaEvent<serde_json::Value>| Ok::<_, Error>(handle(store, event.payload).await?);
    run(service_fn(handler)).await
}
