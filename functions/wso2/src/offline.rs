//! `POST /api/users/v1/offline-invite-link`: the link, for whoever hands it over in their own way.

use domain::{
    api_key::{Caller, Scope},
    application::Application,
    invitation::Method,
    person::{Person, Status},
    reset::{self, HandOver},
    transition::{Refusal, Target},
};
use http::StatusCode;
use lambda_http::Request;
use secrecy::ExposeSecret;
use serde::Deserialize;
use service::{
    app::App,
    http::{Error, Response, body, caller::authorize},
    inviting,
};
use store::Applied;

use crate::{
    answer::{Fault, text},
    identity::link,
    tenant::{Tenant, find, known_store},
};

#[derive(Deserialize)]
struct LinkBody {
    username: String,
    #[serde(default)]
    userstore: Option<String>,
}

/// A new link for somebody; every earlier link and code is dead. That an account is locked until it has a password is no
/// reason against it. Whoever has one keeps it until the link is followed to its end.
pub(crate) async fn offline_link(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Fault> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    inviting::may_hand_over(&caller, false)?;
    let body: LinkBody = body::json(request)?;
    known_store(body.userstore.as_deref())?;
    let application = tenant.application(app, &caller).await?;
    let (_, person) = find(app, &application, &body.username).await?;
    let with_link = match person.status {
        Status::Invited { .. } => {
            inviting::resend(app, &caller, person.invitation_id(), Some(Method::Link), false).await?
        }
        Status::Disabled => return Err(Refusal::Disabled.into()),
        Status::Active => {
            // What replaces a password takes the scope that a ticket of Auth0's takes as well.
            authorize(request, Scope::UsersWrite)?;
            reset(app, &caller, &application, &person).await?
        }
    };
    Ok(text(StatusCode::CREATED, link(app, &with_link)?.expose_secret()))
}

async fn reset(app: &App, caller: &Caller, application: &Application, person: &Person) -> Result<Box<Person>, Fault> {
    let flow = app.flow_named(&application.id, "link_password").await?;
    let ask = HandOver {
        person,
        flow: &flow,
        lifetime: application.lifetime.capped(app.config.max_lifetime_minutes),
        target: &Target::default(),
    };
    let made = reset::issue_link(&app.keys, &*app.entropy, ask, app.clock.now(), caller).map_err(Error::from)?;
    match app.store.apply(person.key, &made).await.map_err(Error::from)? {
        Applied::Done(person) => Ok(person),
        Applied::Refused(refusal, _) => Err(refusal.into()),
    }
}
