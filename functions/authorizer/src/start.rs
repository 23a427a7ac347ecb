//! The Lambda function `authorizer`: what it is made of when an instance starts.

use crate::{Demands, Issuer};
use aws_lambda_events::apigw::ApiGatewayV2CustomAuthorizerV2Request as Request;
use domain::clock::{Clock, SystemClock};
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use service::{environment::Environment, http::front::Front, process};

/// Runs the function: its state first, then one event after the other, for as long as the instance lives.
///
/// # Errors
/// The environment lacks something, or the Runtime API is not there.
pub async fn start() -> Result<(), Error> {
    process::start().await;
    let environment = Environment::load();
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
    // Before the first call, where Lambda waits for it and lends a whole core.
    let ahead = async {
        if let Some(issuer) = issuer {
            issuer.read_ahead(SystemClock.now()).await;
        }
    };
    let ((), (), front) = tokio::join!(store.warm_up_for_keys(), ahead, Front::from_environment(&environment));
    let front = &front?;
    let handler = async |event: LambdaEvent<Request>| {
        if !front.lets_through(&event.payload.headers).await {
            return Ok(crate::passed_by());
        }
        Ok::<_, Error>(crate::handle(store, issuer, &SystemClock, &event.payload).await)
    };
    run(service_fn(handler)).await
}
