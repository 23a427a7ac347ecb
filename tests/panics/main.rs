//! A function that panics when it is told to, started, logged and contained as the functions of `functions` are.

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use serde_json::Value;
use service::process;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let handler = async |event: LambdaEvent<Value>| Ok::<_, Error>(process::contained(handle(event.payload)).await??);
    run(service_fn(handler)).await
}

#[expect(clippy::panic, reason = "that is what it is for")]
async fn handle(event: Value) -> Result<Value, Error> {
    tokio::task::yield_now().await;
    match event.get("panic").and_then(Value::as_str) {
        Some(words) => panic!("{words}"),
        None => Ok(event),
    }
}
