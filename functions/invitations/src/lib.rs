//! What administrators and back ends do with invitations.

mod create;
pub mod documented;
mod list;
mod routes;
mod start;
mod view;

use std::sync::Arc;

use domain::{
    api_key::{Caller, Reach, Scope},
    application::Application,
    clock::{Lifetime, written},
    entropy::random,
    id::InvitationId,
    invitation::{Kind, Method},
    invite,
    person::Person,
    schema::text,
    setup,
    transition::{Refusal, Transition},
    whole::whole,
};
use http::StatusCode;
use lambda_http::Request;
use schemars::JsonSchema;
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use service::{
    app::App,
    http::{Error, Response, api, body, caller::authorize, idempotent, json, no_content, path_parameter, route_key},
    inviting::{self, Again, may_hand_over},
};
use store::Applied;

pub use start::start;

/// Answers the gateway.
pub async fn handle(app: &App, request: Request) -> Response {
    let app = &app.renewed().await;
    api(request, async |request| match route_key(request).as_str() {
        routes::CREATE_INVITATION => create::create(app, request).await,
        routes::LIST_INVITATIONS => list::list(app, request).await,
        routes::GET_INVITATION => show(app, request).await,
        routes::DELETE_INVITATION => delete(app, request).await,
        routes::RESEND_INVITATION => resend(app, request).await,
        routes::REVOKE_INVITATION => revoke(app, request).await,
        routes::EXTEND_INVITATION => extend(app, request).await,
        routes::GET_INVITATION_LINK => link(app, request).await,
        _ => Err(Error::NoRoute),
    })
    .await
}

async fn show(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::InvitationsRead)?;
    let id = invitation_id(request)?;
    let history = app.store.history(id.person).await?.ok_or(Refusal::NotFound)?;
    json(StatusCode::OK, &view::with_timeline(app, &caller, id, history).await?)
}

/// The invitation is gone, with all that is known of the person, unless they are a user by now.
async fn delete(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    let id = invitation_id(request)?;
    let history = app.store.history(id.person).await?.ok_or(Refusal::NotFound)?;
    if !caller.reach.covers(&history.person.application) {
        return Err(Refusal::NotFound.into());
    }
    let ended = history.ended.iter().any(|ended| ended.invitation.number == id.number);
    if ended {
        app.store.forget(id.person, Some(id)).await?;
        return Ok(no_content());
    }
    match app.store.erase(id.person, &invite::deletion(id, &caller)).await? {
        Ok(()) => Ok(no_content()),
        Err(refusal) => Err(refusal.into()),
    }
}

/// The current link, for an administrator to hand over. It replaces nothing: the link is derived again. That it was shown is
/// written down: from then on using it proves no address. One write.
async fn link(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::LinksRead)?;
    let id = invitation_id(request)?;
    let shown = invite::show_link(id, &caller, random(&*app.entropy)?, app.clock.now());
    let person = match app.store.apply(id.person, &shown).await? {
        Applied::Done(person) | Applied::Refused(_, Some(person)) => within(&caller, id, *person)?,
        Applied::Refused(refusal, None) => return Err(refusal.into()),
    };
    if person.invitation.kind != Kind::Invitation {
        return Err(Refusal::NotFound.into());
    }
    let ticket = setup::newest_ticket(&app.keys, &person)?;
    setup::admit(&ticket, &person, app.clock.now())?;
    let link = view::link(app, &person)?;
    let expires_at = person.invitation.generation.expiry.moment().map(written);
    json(
        StatusCode::OK,
        &LinkView {
            link: link.expose_secret().to_owned(),
            expires_at,
        },
    )
}

/// The link, for whoever hands it over.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Link")]
struct LinkView {
    #[schemars(with = "text::WebAddress")]
    link: String,
    /// `null`: never.
    #[schemars(with = "Option<text::Moment>")]
    expires_at: Option<String>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "ResendInvitation")]
struct ResendBody {
    #[serde(deserialize_with = "body::non_null")]
    method: Option<Method>,
    #[serde(deserialize_with = "body::non_null")]
    send: Option<bool>,
}

async fn resend(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    let id = invitation_id(request)?;
    let body: ResendBody = body::optional_json(request)?;
    let send = body.send.unwrap_or(true);
    may_hand_over(&caller, send && body.method != Some(Method::Link))?;
    if body.method == Some(Method::SmsOtp)
        && let Some(phone) = find(app, &caller, id).await?.phone
    {
        app.config.may_text(&phone.value)?;
    }
    let replay = idempotent::replay(&app.keys, request, &caller)?;
    let (person, before) = match inviting::resend_once(app, &caller, id, body.method, send, replay).await? {
        Again::Done(person) => (person, false),
        Again::Before(person) => (person, true),
    };
    // Whoever may not read links is not shown that of an invitation that has always been handed over.
    let shown = if caller.may(Scope::LinksRead) {
        view::handed_over(app, &person, send).await?
    } else {
        view::invitation(app, &person).await?
    };
    let response = json(StatusCode::OK, &shown)?;
    Ok(if before {
        idempotent::replayed(response)
    } else {
        response
    })
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExtendInvitation")]
struct ExtendBody {
    #[serde(deserialize_with = "whole")]
    #[schemars(with = "text::Minutes")]
    lifetime_minutes: i64,
}

async fn extend(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    let id = invitation_id(request)?;
    let body: ExtendBody = body::json(request)?;
    let lifetime = Lifetime::from_minutes(body.lifetime_minutes)?.within(app.config.max_lifetime_minutes)?;
    let application = guess(app, &caller).await?;
    let person = inviting::extend(app, &caller, id, lifetime, &application).await?;
    json(StatusCode::OK, &view::invitation(app, &person).await?)
}

/// The application that the caller probably means, whose settings a write can be made with before anything is read.
async fn guess(app: &App, caller: &Caller) -> Result<Arc<Application>, Error> {
    let guess = match &caller.reach {
        Reach::Applications(ids) => ids.first(),
        Reach::Deployment => None,
    };
    app.application(guess.unwrap_or(&app.config.default_application)).await
}

async fn revoke(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    let id = invitation_id(request)?;
    let mut application = guess(app, &caller).await?;
    for _ in 0..2 {
        let transition: Transition = invite::revoke(id, &application, random(&*app.entropy)?, app.clock.now(), &caller);
        match app.store.apply(id.person, &transition).await? {
            // What was asked for may be so already: a repeated call is no error.
            Applied::Done(person) | Applied::Refused(Refusal::Revoked, Some(person)) => {
                return json(StatusCode::OK, &view::invitation(app, &person).await?);
            }
            Applied::Refused(Refusal::NotAsAssumed, Some(person)) => application = app.application_of(&person).await?,
            Applied::Refused(refusal, _) => return Err(refusal.into()),
        }
    }
    Err(Refusal::NotAsAssumed.into())
}

fn invitation_id(request: &Request) -> Result<InvitationId, Error> {
    InvitationId::parse(&path_parameter(request, "id")).map_err(|_| Refusal::NotFound.into())
}

async fn find(app: &App, caller: &Caller, id: InvitationId) -> Result<Person, Error> {
    within(caller, id, app.store.person(id.person).await?.ok_or(Refusal::NotFound)?)
}

/// The person, if the caller may see them and this is their live (or last) invitation.
fn within(caller: &Caller, id: InvitationId, person: Person) -> Result<Person, Error> {
    if caller.reach.covers(&person.application) && person.invitation.number == id.number {
        Ok(person)
    } else {
        Err(Refusal::NotFound.into())
    }
}
