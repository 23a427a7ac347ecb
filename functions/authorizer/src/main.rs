//! The Lambda function `authorizer`.

use authorizer::{Demands, Issuer};
use aws_lambda_events::apigw::ApiGatewayV2CustomAuthorizerV2Request as Request;
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use domain::clock::SystemClock;
use service::{environment::Environment, http::front::Front, process};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load().await;
    let store = &environment.store()?;
    let named = environment.administrators();
    let issuer = named
        .map(|named| {
            let demands = Demands {
                acr: named.acr,
                amr: named.amr,
                declared: named.declared,
            };
            Issuer::new(&named.issuer, &named.audience).map(|issuer| issuer.demanding(demands))
        })
        .transpose()?;
    let issuer = issuer.as_ref();
    let ((), front) = tokio::join!(store.warm_up_for_keys(), Front::from_environment(&environment));
    let front = &front?;
    let handler = async |event: LambdaEvent<Request>| {
        if !front.lets_through(&event.payload.headers).await {
            return Ok(authorizer::passed_by());
        }
        Ok::<_, Error>(authorizer::handle(store, issuer, &SystemClock, &event.payload).await)
    };
    run(service_fn(handler)).await
}
