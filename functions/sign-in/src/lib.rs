//! Signing in, as JSON and as a hosted page, and the keys that verify what it answers.

mod pages;
mod verify;

use std::sync::Arc;

use http::{HeaderValue, StatusCode, header};
use lambda_http::Request;
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::json;
use shared::{
    app::App,
    domain::{entropy::random, id::ApplicationId, person::Person},
    http::{Error, Response, api, body, json, route_key},
    token::{Claims, LIFETIME, Signer},
};

/// What the function needs. It is the only one that can sign.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "it holds a private key")]
pub struct SignIn {
    /// Store, keys, clock.
    pub app: App,
    /// The signing keys.
    pub signer: Arc<Signer>,
}

/// Answers the gateway.
pub async fn handle(sign_in: &SignIn, request: Request) -> Response {
    match route_key(&request).as_str() {
        "GET /sign-in" | "HEAD /sign-in" | "POST /sign-in" => pages::handle(&sign_in.app, request).await,
        _ => {
            api(request, async |request| match route_key(request).as_str() {
                "POST /v1/sign-in" => token(sign_in, request).await,
                "GET /.well-known/jwks.json" => published_keys(sign_in),
                _ => Err(Error::NoRoute),
            })
            .await
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    #[serde(default, deserialize_with = "body::given")]
    application: Option<String>,
    username: String,
    password: SecretString,
}

async fn token(sign_in: &SignIn, request: &Request) -> Result<Response, Error> {
    let body: Body = body::json(request)?;
    let application = application(&sign_in.app, body.application.as_deref())?;
    let person = verify::verify(&sign_in.app, &application, &body.username, &body.password).await?;
    let token = issue(sign_in, &person)?;
    json(
        StatusCode::OK,
        &json!({
            "token": token,
            "token_type": "Bearer",
            "expires_in": LIFETIME.as_secs(),
            "user": {
                "id": person.user_id().to_string(),
                "username": person.username.as_str(),
                "email": person.email.as_ref().map(|email| email.value.as_str()),
            },
        }),
    )
}

fn issue(sign_in: &SignIn, person: &Person) -> Result<String, Error> {
    let app = &sign_in.app;
    let claims = Claims::of(person, &app.config.base_url, random(&*app.entropy)?, app.clock.now());
    sign_in.signer.sign(&claims).map_err(|error| Error::Broken(error.to_string()))
}

/// The public keys, which may be kept for five minutes: rotation publishes a key long before it signs with it.
fn published_keys(sign_in: &SignIn) -> Result<Response, Error> {
    let mut response = json(StatusCode::OK, sign_in.signer.published())?;
    let kept = HeaderValue::from_static("public, max-age=300");
    response.headers_mut().insert(header::CACHE_CONTROL, kept);
    Ok(response)
}

/// The application that is named, or the deployment's default. One that does not exist has no users: that is not told.
fn application(app: &App, named: Option<&str>) -> Result<ApplicationId, Error> {
    match named {
        Some(named) => ApplicationId::parse(named).map_err(|_| Error::NoApplication),
        None => Ok(app.config.default_application.clone()),
    }
}
