//! Looks at the API key of a request to an administration route and says whose it is.
//!
//! Every request is let through with a verdict; the function behind the route refuses, in our own words, what is not
//! admitted. Nothing is cached, so a revoked key is dead at once.

use aws_lambda_events::apigw::{
    ApiGatewayV2CustomAuthorizerSimpleResponse as Answer, ApiGatewayV2CustomAuthorizerV2Request as Request,
};
use secrecy::SecretString;
use shared::{
    domain::{
        api_key::{Caller, PresentedKey},
        clock::Clock,
    },
    http::caller::Verdict,
    store::Store,
};

/// Answers the gateway.
pub async fn handle(store: &Store, clock: &dyn Clock, request: &Request) -> Answer<serde_json::Value> {
    let verdict = judge(store, clock, request).await;
    let mut answer = Answer::default();
    answer.is_authorized = true;
    answer.context = verdict.to_context();
    answer
}

async fn judge(store: &Store, clock: &dyn Clock, request: &Request) -> Verdict {
    let Some(header) = request.headers.get("authorization") else {
        return Verdict::Missing;
    };
    let Some(key) = header.to_str().ok().and_then(bearer) else {
        return Verdict::Invalid;
    };
    let Ok(presented) = PresentedKey::parse(&key) else {
        return Verdict::Invalid;
    };
    match store.api_key(presented.id()).await {
        Ok(Some(key)) if key.admits(&presented, clock.now()) => Verdict::Admitted(Caller::from(&key)),
        Ok(Some(_) | None) => Verdict::Invalid,
        Err(error) => {
            tracing::error!(reason = %error, "the API key could not be looked up");
            Verdict::Unavailable
        }
    }
}

/// The credentials of `Bearer ...`; the scheme's case does not matter (RFC 9110 section 11.1).
fn bearer(header: &str) -> Option<SecretString> {
    let (scheme, credentials) = header.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| SecretString::from(credentials.trim()))
}
