//! Signing in, as JSON and as a hosted page, and the keys that verify what it answers.

pub mod documented;
mod exchange;
mod pages;
mod routes;
mod start;
mod verify;

use std::sync::Arc;

use domain::{entropy::random, person::Person, schema::text};
use http::{HeaderValue, StatusCode, header};
use lambda_http::Request;
use schemars::JsonSchema;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use service::{
    app::App,
    entry,
    http::{Error, Response, api, body, cors, json, route_key},
    secrets::Kept,
    token::{Claims, LIFETIME, Signer},
};

use verify::SignedIn;

pub use start::start;

/// What the function needs. It is the only one that can sign.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "it holds a private key")]
pub struct SignIn {
    /// Store, keys, clock.
    pub app: App,
    /// The signing keys, as they were when this was made.
    pub signer: Arc<Signer>,
    /// Where newer ones come from; none where they never change while it runs.
    pub kept_signer: Option<Arc<Kept<Signer>>>,
}

impl SignIn {
    /// The same with keys that are new enough.
    async fn renewed(&self) -> Self {
        let app = self.app.renewed().await;
        let signer = match &self.kept_signer {
            Some(kept) => kept.value(app.clock.now()).await,
            None => Arc::clone(&self.signer),
        };
        let kept_signer = self.kept_signer.clone();
        Self {
            app,
            signer,
            kept_signer,
        }
    }
}

/// Answers the gateway.
pub async fn handle(sign_in: &SignIn, request: Request) -> Response {
    let sign_in = &sign_in.renewed().await;
    match route_key(&request).as_str() {
        routes::SHOW_SIGN_IN | routes::PEEK_SIGN_IN | routes::SIGN_IN_FORM => {
            pages::handle(&sign_in.app, request).await
        }
        routes::SIGN_IN | routes::PREFLIGHT_SIGN_IN => {
            cors::answer(&sign_in.app, request, async |request| token(sign_in, request).await).await
        }
        _ => {
            api(request, async |request| match route_key(request).as_str() {
                routes::EXCHANGE_CODE => exchange::exchange(sign_in, request).await,
                routes::SIGN_OUT => exchange::sign_out(sign_in, request).await,
                routes::INTROSPECT_TOKEN => exchange::introspect(sign_in, request).await,
                routes::CHANGE_PASSWORD => change_password(&sign_in.app, request).await,
                routes::GET_PUBLIC_KEYS => published_keys(sign_in),
                _ => Err(Error::NoRoute),
            })
            .await
        }
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SignIn")]
struct Body {
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    application: Option<String>,
    #[schemars(with = "text::TypedName")]
    username: String,
    #[schemars(with = "text::Password")]
    password: SecretString,
}

async fn token(sign_in: &SignIn, request: &Request) -> Result<Response, Error> {
    let body: Body = body::json(request)?;
    let app = &sign_in.app;
    let application = app.application_id(body.application.as_deref())?;
    if cors::is_foreign(request, &app.config) {
        cors::admit(request, &app.config, &*app.application(&application).await?)?;
    }
    let person = match verify::verify(app, request, &application, &body.username, &body.password).await {
        Ok(SignedIn::User(person)) => person,
        Ok(SignedIn::SetUpFirst(person)) => return set_up_first(app, &person),
        Err(error) => return Err(app.or_unknown(error, body.application.as_deref()).await),
    };
    signed_in(sign_in, &person)
}

/// A sign-in token, and whose it is.
fn signed_in(sign_in: &SignIn, person: &Person) -> Result<Response, Error> {
    let token = issue(sign_in, person)?;
    json(
        StatusCode::OK,
        &TokenView {
            token,
            token_type: TokenType::Bearer,
            expires_in: LIFETIME.as_secs(),
            user: UserView {
                id: person.user_id().to_string(),
                username: person.username.as_str().to_owned(),
                email: person.email.as_ref().map(|email| email.value.as_str().to_owned()),
            },
        },
    )
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ChangePassword")]
struct ChangeBody {
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    application: Option<String>,
    #[schemars(with = "text::TypedName")]
    username: String,
    #[schemars(with = "text::Password")]
    current: SecretString,
    #[schemars(with = "text::Password")]
    password: SecretString,
}

/// Another password, by somebody who gives the current one. It goes through the same brake as signing in.
async fn change_password(app: &App, request: &Request) -> Result<Response, Error> {
    let body: ChangeBody = body::json(request)?;
    let application = app.application_id(body.application.as_deref())?;
    let person = match verify::verify(app, request, &application, &body.username, &body.current).await {
        Ok(SignedIn::User(person)) => person,
        Ok(SignedIn::SetUpFirst(person)) => return set_up_first(app, &person),
        Err(error) => return Err(app.or_unknown(error, body.application.as_deref()).await),
    };
    verify::change(app, &person, &body.current, &body.password).await?;
    json(
        StatusCode::OK,
        &ChangedView {
            user: ChangedUser {
                id: person.user_id().to_string(),
            },
        },
    )
}

/// The invitation's code was given in place of a password: it leads to the set-up, and to nothing else.
fn set_up_first(app: &App, person: &Person) -> Result<Response, Error> {
    let ticket = entry::ticket(app, person)?;
    let url = app.config.link(&ticket);
    json(
        StatusCode::OK,
        &SetUpFirstView {
            password_setup_required: true,
            ticket: ticket.expose_secret().to_owned(),
            setup_url: url.expose_secret().to_owned(),
        },
    )
}

/// Somebody is signed in.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SignedIn")]
struct TokenView {
    /// A JWT, signed with ES256.
    token: String,
    token_type: TokenType,
    /// Seconds.
    expires_in: i64,
    user: UserView,
}

#[derive(Serialize, JsonSchema)]
pub(crate) enum TokenType {
    Bearer,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SignedInUser")]
struct UserView {
    #[schemars(with = "text::UserId")]
    id: String,
    username: String,
    email: Option<String>,
}

/// The password was changed.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PasswordChanged")]
struct ChangedView {
    user: ChangedUser,
}

#[derive(Serialize, JsonSchema)]
struct ChangedUser {
    #[schemars(with = "text::UserId")]
    id: String,
}

/// The code of an invitation stood in place of a password: the ticket leads to the set-up.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SetUpFirst")]
struct SetUpFirstView {
    password_setup_required: bool,
    #[schemars(with = "text::Ticket")]
    ticket: String,
    #[schemars(with = "text::WebAddress")]
    setup_url: String,
}

fn issue(sign_in: &SignIn, person: &Person) -> Result<String, Error> {
    let app = &sign_in.app;
    let claims = Claims::of(person, &app.config.base_url, random(&*app.entropy)?, app.clock.now());
    sign_in
        .signer
        .sign(&claims)
        .map_err(|error| Error::Broken(error.to_string()))
}

/// The public keys, which may be kept for five minutes: rotation publishes a key long before it signs with it.
fn published_keys(sign_in: &SignIn) -> Result<Response, Error> {
    let mut response = json(StatusCode::OK, sign_in.signer.published())?;
    let kept = HeaderValue::from_static("public, max-age=300");
    response.headers_mut().insert(header::CACHE_CONTROL, kept);
    Ok(response)
}
