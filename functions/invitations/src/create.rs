//! `POST /v1/invitations`.

use http::StatusCode;
use lambda_http::Request;
use schemars::JsonSchema;
use serde::Deserialize;
use shared::{
    app::App,
    domain::{
        address::Username,
        api_key::{Caller, Scope},
        application::Application,
        clock::{Lifetime, after},
        flow::{Flow, StepKind},
        invitation::{Method, Phase},
        invite::{self, Invite},
        metadata::Metadata,
        person::{Person, Replay, Status},
        roles,
    },
    http::{Error, Response, body, caller::authorize, header_text, json},
    openapi::text,
    store::{Claim, Created, REPLAY_MEMORY},
};

use crate::{handed_over, send_again, view};

/// The body. Only an address is needed; everything else has the application's setting.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CreateInvitation")]
pub(crate) struct Body {
    /// Whose invitation it is; may be left out where the key reaches one only.
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::ApplicationId")]
    application: Option<String>,
    /// Where mail goes; needed for `email_link` and `email_otp`.
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::Email")]
    email: Option<String>,
    /// Where SMS go; needed for `sms_otp`.
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::Phone")]
    phone: Option<String>,
    /// The name to sign in by: the address, else the number, if absent. It never changes.
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::Username")]
    username: Option<String>,
    /// How it reaches the person: the application's method if absent.
    #[serde(default, deserialize_with = "body::given")]
    method: Option<Method>,
    /// `false`: no message; the answer holds `link` or `code`. Needs the scope `links:read`.
    #[serde(default, deserialize_with = "body::given")]
    send: Option<bool>,
    /// Which steps: a name, or `name@version`.
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::FlowName")]
    flow: Option<String>,
    /// What is done when the person has a pending invitation: `refuse` (409) or `resend`.
    #[serde(default, deserialize_with = "body::given")]
    if_pending: Option<IfPending>,
    /// -1 never ends, 0 is dead at once.
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::Minutes")]
    lifetime_minutes: Option<i64>,
    /// The language of pages and messages.
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::Locale")]
    locale: Option<String>,
    /// Where the person goes at the end: one of the application's `result_urls`.
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::WebAddress")]
    result_url: Option<String>,
    /// Whether the address is passed on to that page.
    #[serde(default)]
    include_email_in_redirect: bool,
    /// Who invites, as the person is told.
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::Name")]
    inviter: Option<String>,
    /// At most 20. They reach the token.
    #[serde(default)]
    #[schemars(with = "Vec<text::Role>", length(max = 20))]
    roles: Vec<String>,
    /// At most 4096 bytes of JSON. It reaches the token; nothing looks into it.
    #[serde(default)]
    metadata: Metadata,
}

/// What is done when the person has a pending invitation already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum IfPending {
    Refuse,
    Resend,
}

pub(crate) async fn create(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    let body: Body = body::json(request)?;
    let replay = replay(app, request, &caller)?;
    let application = app.application_for(&caller, body.application.as_deref()).await?;
    let method = body.method.unwrap_or(application.method);
    let flow = app
        .flow_named(&application.id, body.flow.as_deref().unwrap_or(&application.flow))
        .await?;
    let flow = flow.entered_by(method);
    let (send, if_pending) = (body.send.unwrap_or(true), body.if_pending.unwrap_or(IfPending::Refuse));
    handed_over(&caller, send)?;
    let invite = read(app, body, &application, &flow, replay)?;
    if let Some(phone) = &invite.phone
        && flow.steps().any(|step| step.kind() == StepKind::SmsOtp)
    {
        app.config.may_text(phone)?;
    }
    let person = invite::create(&app.keys, &*app.entropy, invite, app.clock.now(), &caller)?;
    if let Some(replay) = replay
        && app.store.claim(replay, app.clock.now()).await? == Claim::Other
    {
        return Err(Error::IdempotencyKeyReused);
    }
    match app.store.create(&person).await? {
        Created::Done => json(StatusCode::CREATED, &view::handed_over(app, &person, send).await?),
        // The same call once more: the same answer.
        Created::Exists(known) if is_repeated(app, replay, &known) => {
            json(StatusCode::CREATED, &view::handed_over(app, &known, send).await?)
        }
        Created::Exists(known) => match conflict(app, &known) {
            Error::InvitationPending(id) if if_pending == IfPending::Resend => {
                // The one that is pending may be somebody else's: its link is not for everybody.
                handed_over(&caller, send && method != Method::Link)?;
                let again = send_again(app, &caller, id, Some(method), send).await?;
                json(StatusCode::OK, &view::handed_over(app, &again, send).await?)
            }
            conflict => Err(conflict),
        },
    }
}

fn read<'a>(
    app: &App,
    body: Body,
    application: &'a Application,
    flow: &'a Flow,
    replay: Option<Replay>,
) -> Result<Invite<'a>, Error> {
    let email = body::email(body.email)?;
    let phone = body::phone(body.phone)?;
    let username = match (&body.username, &email, &phone) {
        (Some(text), _, _) => Username::parse(text).map_err(|error| (error, "/username"))?,
        (None, Some(email), _) => Username::from(email),
        (None, None, Some(phone)) => Username::parse(phone.as_str()).map_err(|error| (error, "/phone"))?,
        (None, None, None) => {
            return Err(Error::field(
                "email_missing",
                "/email",
                "give at least an email address",
            ));
        }
    };
    let lifetime = match body.lifetime_minutes {
        Some(minutes) => Lifetime::from_minutes(minutes)?.within(app.config.max_lifetime_minutes)?,
        None => application.lifetime.capped(app.config.max_lifetime_minutes),
    };
    let result_url = body.result_url.map(|url| application.result_url(&url)).transpose()?;
    Ok(Invite {
        application,
        flow,
        username,
        email,
        phone,
        method: body.method.unwrap_or(application.method),
        send: body.send.unwrap_or(true),
        lifetime,
        locale: locale(body.locale)?.unwrap_or_else(|| application.language.clone()),
        result_url: result_url.map(String::from),
        include_email: body.include_email_in_redirect,
        inviter: display_name(body.inviter)?,
        roles: roles::checked(body.roles)?,
        metadata: body.metadata,
        replay,
    })
}

/// A language tag (RFC 5646), as far as it can be told by its form.
fn locale(text: Option<String>) -> Result<Option<String>, Error> {
    let well_formed = |text: &str| {
        let mut parts = text.split('-');
        let language = parts.next().unwrap_or_default();
        (2..=3).contains(&language.len())
            && language.bytes().all(|byte| byte.is_ascii_alphabetic())
            && text.len() <= 35
            && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    };
    match text {
        Some(text) if !well_formed(&text) => Err(Error::field(
            "locale_not_valid",
            "/locale",
            "a locale is a language tag, as in en or de-AT",
        )),
        text => Ok(text),
    }
}

fn display_name(text: Option<String>) -> Result<Option<String>, Error> {
    let Some(text) = text else { return Ok(None) };
    let name = text.trim();
    let fine = (1..=64).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    if fine {
        Ok(Some(name.to_owned()))
    } else {
        Err(Error::field(
            "inviter_not_valid",
            "/inviter",
            "a name has 1 to 64 characters, on one line",
        ))
    }
}

/// The identity of a call that carries an `Idempotency-Key`; keys of different API keys never meet.
fn replay(app: &App, request: &Request, caller: &Caller) -> Result<Option<Replay>, Error> {
    if !request.headers().contains_key("idempotency-key") {
        return Ok(None);
    }
    let key = header_text(request, "idempotency-key").unwrap_or_default();
    if !(1..=255).contains(&key.len()) || !key.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Err(Error::BadIdempotencyKey);
    }
    let owner = caller.key.to_string();
    Ok(Some(Replay {
        key: app.keys.fingerprint("call", &[owner.as_bytes(), key.as_bytes()]),
        body: app.keys.fingerprint("body", &[body::bytes(request)?]),
    }))
}

/// Whether the call is the one that made this invitation, and is still remembered.
fn is_repeated(app: &App, replay: Option<Replay>, known: &Person) -> bool {
    replay.is_some() && known.replay == replay && app.clock.now() < after(known.invitation.created_at, REPLAY_MEMORY)
}

fn conflict(app: &App, known: &Person) -> Error {
    let id = known.invitation_id();
    match (known.status, known.invitation.phase(app.clock.now())) {
        (Status::Invited { .. }, Phase::Pending | Phase::Opened) => Error::InvitationPending(id),
        (Status::Invited { .. }, Phase::Expired | Phase::Revoked | Phase::Completed) => Error::UserExists {
            invitation: id,
            resendable: true,
        },
        (Status::Active | Status::Disabled, _) => Error::UserExists {
            invitation: id,
            resendable: false,
        },
    }
}
