//! What administrators and back ends do with invitations.

mod create;
mod view;

use http::StatusCode;
use lambda_http::Request;
use secrecy::ExposeSecret;
use serde_json::json;
use shared::{
    app::App,
    domain::{
        api_key::{Caller, Scope},
        entropy::random,
        id::InvitationId,
        invite,
        person::Person,
        setup,
        transition::{Assumed, Refusal, Transition},
    },
    http::{Error, Response, api, caller::authorize, json, path_parameter, route_key},
    store::Applied,
};

/// Answers the gateway.
pub async fn handle(app: &App, request: Request) -> Response {
    api(request, async |request| match route_key(request).as_str() {
        "POST /v1/invitations" => create::create(app, request).await,
        "GET /v1/invitations/{id}" => show(app, request).await,
        "POST /v1/invitations/{id}/resend" => resend(app, request).await,
        "POST /v1/invitations/{id}/revoke" => revoke(app, request).await,
        "GET /v1/invitations/{id}/link" => link(app, request).await,
        _ => Err(Error::NoRoute),
    })
    .await
}

async fn show(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::InvitationsRead)?;
    let person = find(app, &caller, invitation_id(request)?).await?;
    json(StatusCode::OK, &view::invitation(app, &person)?)
}

/// The current link, for an administrator to hand over. It replaces nothing: the link is derived again.
async fn link(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::LinksRead)?;
    let person = find(app, &caller, invitation_id(request)?).await?;
    let ticket = setup::newest_ticket(&app.keys, &person)?;
    setup::admit(&ticket, &person, app.clock.now())?;
    let link = app.config.link(&ticket.encode(&app.keys)?);
    let expires_at = person.invitation.generation.expiry.moment().map(|at| at.to_string());
    json(StatusCode::OK, &json!({ "link": link.expose_secret(), "expires_at": expires_at }))
}

/// A new generation, in one write: the invitation is taken to have the settings of its application, and if it has others,
/// the refused write tells which.
async fn resend(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    let id = invitation_id(request)?;
    let application = app.application(&app.config.default_application).await?;
    let mut assumed = Assumed {
        application: application.id.clone(),
        method: application.method,
        lifetime: application.lifetime,
        flow: app.flow_named(&application.flow)?.id,
    };
    for _ in 0..2 {
        let (flow, now) = (app.flow(&assumed.flow)?, app.clock.now());
        let transition = invite::resend(&app.keys, &*app.entropy, id, assumed.clone(), &flow, now, &caller)?;
        match app.store.apply(id.person, &transition).await? {
            Applied::Done(person) => return json(StatusCode::OK, &view::invitation(app, &person)?),
            Applied::Refused(Refusal::NotAsAssumed, Some(person)) => assumed = Assumed::of(&person),
            Applied::Refused(refusal, _) => return Err(refusal.into()),
        }
    }
    Err(Refusal::NotAsAssumed.into())
}

async fn revoke(app: &App, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    let id = invitation_id(request)?;
    let transition: Transition = invite::revoke(id, random(&*app.entropy)?, app.clock.now(), &caller);
    match app.store.apply(id.person, &transition).await? {
        Applied::Done(person) => json(StatusCode::OK, &view::invitation(app, &person)?),
        // What was asked for is so already: a repeated call is no error.
        Applied::Refused(Refusal::Revoked, Some(person)) => json(StatusCode::OK, &view::invitation(app, &person)?),
        Applied::Refused(refusal, _) => Err(refusal.into()),
    }
}

fn invitation_id(request: &Request) -> Result<InvitationId, Error> {
    InvitationId::parse(&path_parameter(request, "id")).map_err(|_| Refusal::NotFound.into())
}

async fn find(app: &App, caller: &Caller, id: InvitationId) -> Result<Person, Error> {
    let person = app.store.person(id.person).await?.ok_or(Refusal::NotFound)?;
    if caller.reach.covers(&person.application) && person.invitation.number == id.number {
        Ok(person)
    } else {
        Err(Refusal::NotFound.into())
    }
}
