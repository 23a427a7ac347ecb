//! `POST /v1/users/{id}/reset`: another password for a user, because an administrator wants it.

use domain::{
    api_key::{Caller, Scope},
    clock::{Lifetime, written},
    id::UserId,
    invitation::Method,
    limits::Cause,
    person::Person,
    reset::{self, HandOver},
    schema::text,
    transition::{Guard, Refusal, Target, Transition},
    whole::non_null_whole,
};
use http::StatusCode;
use lambda_http::Request;
use schemars::JsonSchema;
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use service::{
    app::App,
    entry,
    http::{Error, ProblemCode, Response, body, caller::authorize, json},
    inviting::{self, may_hand_over},
};
use store::Applied;

use crate::{read, user_id};

/// How long a link lives that is handed over, where nothing else is said: as long as one that is mailed.
const MINUTES: i64 = 60;

/// How often it is tried again when the user was written in the meantime.
const TRIES: usize = 16;

#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "ResetPassword")]
pub(crate) struct ResetBody {
    /// `false`: no message; the answer holds `link`. Needs the scope `links:read`.
    #[serde(deserialize_with = "body::non_null")]
    send: Option<bool>,
    /// Only of a link that is handed over; one that is mailed lives an hour.
    #[serde(deserialize_with = "non_null_whole")]
    #[schemars(with = "text::Minutes")]
    lifetime_minutes: Option<i64>,
    /// Where the person goes at the end: one of the application's `result_urls`.
    #[serde(deserialize_with = "body::non_null")]
    #[schemars(with = "text::WebAddress")]
    result_url: Option<String>,
}

/// A reset that is on its way. It can be looked at as an invitation is.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PasswordReset")]
pub(crate) struct ShownReset {
    #[schemars(with = "text::InvitationId")]
    id: String,
    #[schemars(with = "text::UserId")]
    user: String,
    /// `null`: never.
    #[schemars(with = "Option<text::Moment>")]
    expires_at: Option<String>,
    /// Only for whoever hands it over.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::WebAddress>")]
    link: Option<String>,
}

/// A link to choose another password: mailed, which ends every sign-in as well; or in the answer. The old password goes on until
/// the link is followed.
pub(crate) async fn reset(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::UsersWrite)?;
    let id = user_id(request)?;
    let body: ResetBody = body::optional_json(request)?;
    let send = body.send.unwrap_or(true);
    may_hand_over(&caller, send)?;
    if send && body.lifetime_minutes.is_some() {
        let rule = "a link that is mailed lives an hour; with `send: false` you say how long";
        return Err(Error::field(ProblemCode::LifetimeOutOfRange, "/lifetime_minutes", rule));
    }
    let lifetime = Lifetime::from_minutes(body.lifetime_minutes.unwrap_or(MINUTES))?;
    let lifetime = lifetime.within(app.config.max_lifetime_minutes)?;
    for _ in 0..TRIES {
        let person = read(app, &caller, id).await?;
        let application = app.application_of(&person).await?;
        let result_url = body
            .result_url
            .as_deref()
            .map(|url| inviting::result_url(&application, url));
        let target = Target {
            result_url: result_url.transpose()?.map(String::from),
            ..Target::default()
        };
        // Whoever has no password yet has none to replace: their invitation is sent again.
        Guard::Enabled.check(&person)?;
        Guard::Active.check(&person)?;
        let transition = if send {
            mailed(app, &caller, &person, &target).await?
        } else {
            handed_over(app, &caller, &person, lifetime, &target).await?
        };
        match app.store.apply(id.0, &transition).await? {
            Applied::Done(person) => return answer(app, &person, send),
            Applied::Refused(Refusal::NotAsAssumed, Some(_)) => {}
            Applied::Refused(refusal, _) => return Err(refusal.into()),
        }
    }
    Err(Refusal::NotAsAssumed.into())
}

async fn mailed(app: &App, caller: &Caller, person: &Person, target: &Target) -> Result<Transition, Error> {
    let application = app.application_of(person).await?;
    let flow = app.flow_named(&application.id, "link_password").await?;
    let now = app.clock.now();
    let forced = reset::force(&app.keys, &*app.entropy, person, &application, &flow, now, caller)?;
    let forced = reset::aimed(forced, target);
    if let Some(refusal) = forced.refusal(person) {
        return Err(refusal.into());
    }
    inviting::has_room(app, person, Method::EmailLink, Cause::Asked).await?;
    Ok(forced)
}

async fn handed_over(
    app: &App,
    caller: &Caller,
    person: &Person,
    lifetime: Lifetime,
    target: &Target,
) -> Result<Transition, Error> {
    let flow = app.flow_named(&person.application, "link_password").await?;
    let ask = HandOver {
        person,
        flow: &flow,
        lifetime,
        target,
    };
    Ok(reset::issue_link(
        &app.keys,
        &*app.entropy,
        ask,
        app.clock.now(),
        caller,
    )?)
}

fn answer(app: &App, person: &Person, send: bool) -> Result<Response, Error> {
    let link = match send {
        true => None,
        false => Some(app.config.link(&entry::ticket(app, person)?)),
    };
    json(
        if send { StatusCode::ACCEPTED } else { StatusCode::OK },
        &ShownReset {
            id: person.invitation_id().to_string(),
            user: UserId(person.key).to_string(),
            expires_at: person.invitation.generation.expiry.moment().map(written),
            link: link.map(|link| link.expose_secret().to_owned()),
        },
    )
}
