//! The Lambda function `authorizer`.

use aws_lambda_events::apigw::ApiGatewayV2CustomAuthorizerV2Request as Request;
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use shared::{domain::clock::SystemClock, environment::Environment, process};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load().await;
    let store = &environment.store()?;
    store.warm_up_for_keys().await;
    let handler = async |event: LambdaEvent<Request>| {
        Ok::<_, Error>(authorizer::handle(store, &SystemClock, &event.payload).await)
    };
    run(service_fn(handler)).await
}
