//! What of Auth0's Authentication API a back end and a sign-in page use: a mail to a forgotten password, and a token for the
//! Management API.

use http::StatusCode;
use lambda_http::Request;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use shared::{
    app::App,
    domain::api_key::PresentedKey,
    entry,
    http::{Error, Response, build, json},
    throttle::Throttle,
};

use crate::{body::Fields, directories, fault::Fault};

/// The same words whoever asks for whomever.
const SENT: &str = "We've just sent you an email to reset your password.";

/// A day: what Auth0's tokens live. The key behind it may end sooner, and is looked at each time.
const TOKEN_SECONDS: i64 = 86_400;

pub(crate) async fn change_password(app: &App, request: &Request) -> Result<Response, Fault> {
    let wrong = |description: String| Fault::authentication(StatusCode::BAD_REQUEST, "invalid_request", description);
    let mut body = Fields::open(request)?;
    let mut required = |name: &str| match body.text(name) {
        Ok(Some(text)) if !text.trim().is_empty() => Ok(text),
        Ok(_) => Err(wrong(format!("{name} is required"))),
        Err(_) => Err(wrong(format!("{name} must be a string"))),
    };
    let (email, connection) = (required("email")?, required("connection")?);
    let unknown = || wrong(format!("The connection {connection} does not exist."));
    let id = directories::named(app, &connection).ok_or_else(unknown)?;
    let application = match app.application(&id).await {
        Ok(application) => application,
        Err(Error::NoApplication) => return Err(unknown()),
        Err(error) => return Err(error.into()),
    };
    // What cannot be a name belongs to nobody, and no more is told.
    if let Ok(key) = entry::key(app, &application.id, &email) {
        entry::ask_for_reset(app, &application, key).await?;
    }
    Ok(build(StatusCode::OK, "text/html; charset=utf-8", SENT.to_owned()))
}

/// Client credentials: the id of an API key and its secret. The token is the key itself. Its holder has it already, in two
/// parts; it is looked up on every call, so it ends the moment it is revoked; and nothing new has to be kept or signed.
pub(crate) async fn token(app: &App, request: &Request) -> Result<Response, Fault> {
    let refused = |error, text: &str| Fault::authentication(StatusCode::FORBIDDEN, error, text);
    let malformed = |text: String| Fault::authentication(StatusCode::BAD_REQUEST, "invalid_request", text);
    let denied = || Fault::authentication(StatusCode::UNAUTHORIZED, "access_denied", "Unauthorized");
    let source = Throttle::of(app, request);
    source.admit()?;
    let mut body = Fields::open(request)?;
    let mut required = |name: &str| match body.text(name) {
        Ok(Some(text)) if !text.is_empty() => Ok(text),
        Ok(_) | Err(_) => Err(malformed(format!("Missing required parameter: {name}"))),
    };
    let grant = required("grant_type")?;
    if grant != "client_credentials" {
        return Err(refused(
            "unsupported_grant_type",
            "Unsupported grant type: use client_credentials",
        ));
    }
    let (client, secret) = (required("client_id")?, SecretString::from(required("client_secret")?));
    let audience = required("audience").ok();
    if audience.is_some_and(|audience| !audience.ends_with("/api/v2/")) {
        return Err(refused(
            "access_denied",
            "Service not enabled within domain: use the audience of /api/v2/",
        ));
    }
    let id = client.trim_start_matches("key_");
    let secret = secret.expose_secret();
    // Whoever puts the whole key into the secret means it.
    let key = SecretString::from(match secret.strip_prefix("lk_") {
        Some(_) => secret.to_owned(),
        None => format!("lk_{id}_{secret}"),
    });
    let now = app.clock.now();
    let known = match PresentedKey::parse(&key) {
        Ok(presented) if presented.id().bare() == id => {
            let known = app.store.api_key(presented.id()).await?;
            known.filter(|known| known.admits(&presented, now))
        }
        Ok(_) | Err(_) => None,
    };
    let Some(known) = known else {
        // Counted afterwards, as at sign-in: a good call costs no write.
        source.attempt().await?;
        return Err(denied());
    };
    let left = known
        .expires_at
        .map_or(TOKEN_SECONDS, |end| end.duration_since(now).as_secs());
    let scopes: Vec<_> = known.scopes.iter().map(|scope| scope.as_str()).collect();
    let answer = json!({
        "access_token": key.expose_secret(),
        "token_type": "Bearer",
        "expires_in": left.clamp(1, TOKEN_SECONDS),
        "scope": scopes.join(" "),
    });
    Ok(json(StatusCode::OK, &answer)?)
}
