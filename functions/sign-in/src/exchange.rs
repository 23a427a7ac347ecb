//! Signed in at the end of the way, and signed out everywhere: what a product does with codes and tokens.

use domain::{
    api_key::{Reach, Scope},
    application,
    entropy::random,
    exchange::{CodeChallenge, ExchangeCode, redeem},
    id::UserId,
    invitation::Actor,
    person::{Person, Status},
    schema::text,
    transition::Refusal,
    user,
};
use http::StatusCode;
use lambda_http::Request;
use schemars::JsonSchema;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use service::{
    http::{Error, ProblemCode, Response, body, caller::authorize, form::Form, json, no_content},
    token::Claims,
};
use store::Applied;

use crate::{SignIn, TokenType, signed_in};

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Exchange")]
pub(crate) struct Exchange {
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    application: Option<String>,
    #[schemars(with = "String")]
    code: SecretString,
    result_url: String,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "String")]
    code_verifier: Option<SecretString>,
}

/// The code at the end of the way, for a sign-in token. Whoever can say where people go at their end must not get their sessions
/// with it: so it takes a key that may read users of the application, or the page stands on a host that the operator allowed.
/// One write; a code that is not right, used or over, or meant for another page, another application or another verifier, is
/// refused in the same words.
pub(crate) async fn exchange(sign_in: &SignIn, request: &Request) -> Result<Response, Error> {
    let body: Exchange = body::json(request)?;
    let app = &sign_in.app;
    let over = || Error::from(Refusal::ExchangeOver);
    let application = app.application_id(body.application.as_deref())?;
    let url = application::parse_url(&body.result_url).map_err(|_| over())?;
    if !app.config.may_exchange(&url) && !authorize(request, Scope::UsersRead)?.reach.covers(&application) {
        return Err(Error::NoApplication);
    }
    let code = ExchangeCode::parse(&body.code).ok_or_else(over)?;
    let challenge = match &body.code_verifier {
        Some(verifier) => Some(CodeChallenge::of(verifier).ok_or_else(over)?),
        None => None,
    };
    let hash = code.hash(url.as_str(), challenge.as_ref());
    let redeem = redeem(application, hash, random(&*app.entropy)?, app.clock.now());
    match app.store.apply(code.person(), &redeem).await? {
        Applied::Done(person) => signed_in(sign_in, &person),
        Applied::Refused(..) => Err(over()),
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Token {
    #[schemars(with = "String")]
    token: SecretString,
}

/// Ends every token of whoever this one belongs to.
pub(crate) async fn sign_out(sign_in: &SignIn, request: &Request) -> Result<Response, Error> {
    let body: Token = body::json(request)?;
    let app = &sign_in.app;
    let Some((_, person)) = live(sign_in, &body.token).await? else {
        return Err(Error::TokenOver);
    };
    let sign_out = user::sign_out(
        Reach::Deployment,
        Actor::Person,
        random(&*app.entropy)?,
        app.clock.now(),
    );
    match app.store.apply(person.key, &sign_out).await? {
        Applied::Done(_) => Ok(no_content()),
        Applied::Refused(refusal, _) => Err(refusal.into()),
    }
}

/// Whether a token counts, and if so, what it says.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Introspected {
    active: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "TokenType")]
    token_type: Option<TokenType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    username: Option<String>,
    #[serde(flatten)]
    claims: Option<Claims>,
}

/// Whether a token still counts (RFC 7662): it is ours, not over, its user is active, and nobody has ended it since.
pub(crate) async fn introspect(sign_in: &SignIn, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::UsersRead)?;
    let token = asked(request)?;
    match live(sign_in, &token).await? {
        Some((claims, person)) if caller.reach.covers(&person.application) => json(
            StatusCode::OK,
            &Introspected {
                active: true,
                token_type: Some(TokenType::Bearer),
                username: Some(claims.preferred_username.clone()),
                claims: Some(claims),
            },
        ),
        Some(_) | None => json(
            StatusCode::OK,
            &Introspected {
                active: false,
                token_type: None,
                username: None,
                claims: None,
            },
        ),
    }
}

/// The token that is asked about: in a form, as RFC 7662 section 2.1 has it, with what else may stand there; or in JSON.
fn asked(request: &Request) -> Result<SecretString, Error> {
    if !Form::is_sent(request) {
        let body: Token = body::json(request)?;
        return Ok(body.token);
    }
    let token = Form::read(request)?.field("token");
    if token.expose_secret().is_empty() {
        return Err(Error::field(
            ProblemCode::FieldNotValid,
            "/token",
            "the field `token` is missing",
        ));
    }
    Ok(token)
}

/// What a token says, and whose it is, if it still counts.
async fn live(sign_in: &SignIn, token: &SecretString) -> Result<Option<(Claims, Person)>, Error> {
    let app = &sign_in.app;
    let Some(claims) = sign_in.signer.verify(token, &app.config.base_url, app.clock.now()) else {
        return Ok(None);
    };
    let Ok(id) = UserId::parse(&claims.sub) else {
        return Ok(None);
    };
    let person = app.store.person(id.0).await?;
    let counts =
        |person: &Person| person.status == Status::Active && person.token_generation == claims.token_generation;
    Ok(person.filter(counts).map(|person| (claims, person)))
}
