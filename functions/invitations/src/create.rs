//! `POST /v1/invitations`.

use domain::{
    address::Username,
    api_key::{Caller, Scope},
    clock::Lifetime,
    display_name::DisplayName,
    exchange::CodeChallenge,
    invitation::Method,
    invite::Details,
    locale::Locale,
    metadata::Metadata,
    roles,
    schema::text,
    whole::non_null_whole,
};
use http::StatusCode;
use lambda_http::Request;
use schemars::JsonSchema;
use serde::Deserialize;
use service::{
    app::App,
    http::{Error, ProblemCode, Response, body, caller::authorize, idempotent, json, warning::Warning},
    inviting::{self, Ask, IfPending, Invited, SharedAddress},
};

use crate::view;

/// The body. Only an address is needed; everything else has the application's setting.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CreateInvitation")]
pub(crate) struct Body {
    /// Whose invitation it is; may be left out where the key reaches one only.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    application: Option<String>,
    /// Where mail goes; needed for `email_link` and `email_otp`.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::Email")]
    email: Option<String>,
    /// Where SMS go; needed for `sms_otp`.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::TypedPhone")]
    phone: Option<String>,
    /// The name to sign in by: the address, else the number, if absent. It never changes.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::Username")]
    username: Option<String>,
    /// How it reaches the person: the application's method if absent.
    #[serde(default, deserialize_with = "body::non_null")]
    method: Option<Method>,
    /// `false`: no message; the answer holds `link` or `code`. Needs the scope `links:read`.
    #[serde(default, deserialize_with = "body::non_null")]
    send: Option<bool>,
    /// Which steps: a name, or `name@version`.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::FlowName")]
    flow: Option<String>,
    /// What is done when the person has a pending invitation: `refuse` (409) or `resend`.
    #[serde(default, deserialize_with = "body::non_null")]
    if_pending: Option<IfPending>,
    /// -1 never ends, 0 is dead at once.
    #[serde(default, deserialize_with = "non_null_whole")]
    #[schemars(with = "text::Minutes")]
    lifetime_minutes: Option<i64>,
    /// The language of pages and messages.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::Locale")]
    locale: Option<String>,
    /// Where the person goes at the end: one of the application's `result_urls`.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::WebAddress")]
    result_url: Option<String>,
    /// Whether the address is passed on to that page.
    #[serde(default)]
    include_email_in_redirect: bool,
    /// For `sign_in_after`: the SHA-256 of a verifier, in base64url (RFC 7636).
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::Challenge")]
    code_challenge: Option<String>,
    /// Who invites: the name that the person reads.
    #[serde(default, deserialize_with = "body::non_null")]
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

pub(crate) async fn create(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    let body: Body = body::json(request)?;
    let send = body.send.unwrap_or(true);
    let ask = read(app, request, &caller, body).await?;
    let warnings = warnings(&ask);
    let invited = inviting::invite(app, &caller, ask).await?;
    let (status, before) = match &invited {
        Invited::Created(_) => (StatusCode::CREATED, false),
        Invited::CreatedBefore(_) => (StatusCode::CREATED, true),
        Invited::Resent(_) => (StatusCode::OK, false),
        Invited::ResentBefore(_) => (StatusCode::OK, true),
    };
    let shown = view::handed_over(app, &invited.into_person(), send).await?;
    let response = json(status, &shown.warned(warnings))?;
    Ok(if before {
        idempotent::replayed(response)
    } else {
        response
    })
}

/// What was taken, and is not as whoever sent it may expect.
fn warnings(ask: &Ask) -> Vec<Warning> {
    let locale = ask.details.locale.as_deref();
    let of_locale = locale.and_then(|locale| Warning::of_locale("/locale", locale, &ask.application));
    of_locale.into_iter().collect()
}

async fn read(app: &App, request: &Request, caller: &Caller, body: Body) -> Result<Ask, Error> {
    let replay = idempotent::replay(&app.keys, request, caller)?;
    let application = app.application_for(caller, body.application.as_deref()).await?;
    let username = body.username.map(|text| Username::parse(&text)).transpose();
    let result_url = body
        .result_url
        .map(|url| inviting::result_url(&application, &url))
        .transpose()?;
    Ok(Ask {
        username: username.map_err(|error| (error, "/username"))?,
        method: body.method,
        if_pending: body.if_pending.unwrap_or_default(),
        flow: body.flow,
        lifetime: body.lifetime_minutes.map(Lifetime::from_minutes).transpose()?,
        shared_address: SharedAddress::Refused,
        details: Details {
            email: body::email(body.email)?,
            phone: body::phone(body.phone)?,
            send: body.send.unwrap_or(true),
            locale: body.locale.as_deref().map(Locale::parse).transpose()?,
            result_url: result_url.map(String::from),
            include_email: body.include_email_in_redirect,
            challenge: body.code_challenge.as_deref().map(CodeChallenge::parse).transpose()?,
            inviter: body
                .inviter
                .as_deref()
                .map(DisplayName::parse)
                .transpose()
                .map_err(|error| Error::field(ProblemCode::InviterNotValid, "/inviter", error))?,
            roles: roles::checked(body.roles)?,
            metadata: body.metadata,
            replay,
            ..Details::default()
        },
        application,
    })
}
