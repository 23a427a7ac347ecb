//! Looks at the API key of a request to an administration route, at a token made with one, or at the token of an
//! administrator, and says whose it is.
//!
//! Every request is let through with a verdict; the function behind the route refuses, in our own words, what is not
//! admitted. Nothing is cached, so a revoked key is dead at once.

mod issuer;
mod start;

use aws_lambda_events::apigw::{
    ApiGatewayV2CustomAuthorizerSimpleResponse as Answer, ApiGatewayV2CustomAuthorizerV2Request as Request,
};
use domain::{
    access_token::{self, AccessToken},
    api_key::{ApiKey, ApiKeyId, Caller, PresentedKey},
    clock::Clock,
};
use secrecy::{ExposeSecret, SecretString};
use service::{
    client,
    http::{caller::Verdict, compatible},
    process::contained,
    watch::{VERDICT_WITHIN, within},
};
use store::Store;

pub use issuer::{Demands, Issuer, NoIssuer};
pub use start::start;

/// Answers the gateway.
pub async fn handle(
    store: &Store,
    issuer: Option<&Issuer>,
    clock: &dyn Clock,
    request: &Request,
) -> Answer<serde_json::Value> {
    let verdict = contained(within(VERDICT_WITHIN, judge(store, issuer, clock, request))).await;
    answer(&verdict.unwrap_or(Verdict::Unavailable))
}

/// The answer about a request that went past the CDN: nothing is looked at, and the function behind the route refuses it.
#[must_use]
pub fn passed_by() -> Answer<serde_json::Value> {
    answer(&Verdict::Missing)
}

fn answer(verdict: &Verdict) -> Answer<serde_json::Value> {
    let mut answer = Answer::default();
    answer.is_authorized = true;
    answer.context = verdict.to_context();
    answer
}

async fn judge(store: &Store, issuer: Option<&Issuer>, clock: &dyn Clock, request: &Request) -> Verdict {
    let Some(header) = request.headers.get("authorization") else {
        return Verdict::Missing;
    };
    let path = request.raw_path.as_deref().unwrap_or_default();
    let Some(text) = header.to_str().ok().and_then(|header| presented(header, path)) else {
        return Verdict::NotBearer;
    };
    if text.expose_secret().starts_with(access_token::PREFIX) {
        return match AccessToken::parse(&text) {
            Ok(token) => of_key(store, token.id(), |key| key.authenticate(&token, clock.now())).await,
            Err(_) => Verdict::Invalid,
        };
    }
    let Ok(presented) = PresentedKey::parse(&text) else {
        return match issuer {
            Some(issuer) if !text.expose_secret().starts_with("lk_") => of_token(issuer, &text, clock).await,
            // Quoted, or with the word twice: it would be taken for a key that was revoked.
            Some(_) | None if text.expose_secret().contains([' ', '"', '\'', '<']) => Verdict::NotBearer,
            Some(_) | None => Verdict::Invalid,
        };
    };
    let admitted = |key: &ApiKey| key.admits(&presented, clock.now()).then(|| Caller::from(key));
    of_key(store, presented.id(), admitted).await
}

/// Whoever `caller` finds out, with the key of this id.
async fn of_key(store: &Store, id: &ApiKeyId, caller: impl FnOnce(&ApiKey) -> Option<Caller>) -> Verdict {
    match store.api_key(id).await {
        Ok(key) => key
            .as_ref()
            .and_then(caller)
            .map_or(Verdict::Invalid, Verdict::Admitted),
        Err(error) => {
            tracing::error!(reason = %error, "the API key could not be looked up");
            Verdict::Unavailable
        }
    }
}

async fn of_token(issuer: &Issuer, token: &SecretString, clock: &dyn Clock) -> Verdict {
    match issuer.verify(token, clock.now()).await {
        Ok(Some(caller)) => Verdict::Admitted(caller),
        Ok(None) => Verdict::Invalid,
        Err(_) => Verdict::Unavailable,
    }
}

/// The key, or the token, in `Bearer ...`, or a key in `Basic ...` where clients of another system call; the scheme's case does
/// not matter (RFC 9110 section 11.1).
fn presented(header: &str, path: &str) -> Option<SecretString> {
    let (scheme, credentials) = header.split_once(' ')?;
    let credentials = credentials.trim();
    if scheme.eq_ignore_ascii_case("bearer") {
        Some(SecretString::from(credentials))
    } else if scheme.eq_ignore_ascii_case("basic") && takes_basic(path) {
        let (id, secret) = client::basic(credentials)?;
        client::key(&id, &secret)
    } else {
        None
    }
}

/// Our own routes take no credentials that a browser would send by itself; but resource servers ask about tokens as RFC 7662
/// has it, and nothing is changed by that.
fn takes_basic(path: &str) -> bool {
    path == "/v1/tokens/introspect" || compatible::takes_basic(path)
}
