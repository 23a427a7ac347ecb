//! `POST /api/users/v1/offline-invite-link`: the link, for whoever hands it over in their own way.

use http::StatusCode;
use lambda_http::Request;
use secrecy::ExposeSecret;
use serde::Deserialize;
use shared::{
    app::App,
    domain::{api_key::Scope, invitation::Method, person::Status, transition::Refusal},
    http::{Response, body, caller::authorize},
    inviting,
};

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

/// A new link for somebody who has no password yet; every earlier link and code is dead. That their account is locked until
/// then is no reason against it.
pub(crate) async fn offline_link(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Fault> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    inviting::may_hand_over(&caller, false)?;
    let body: LinkBody = body::json(request)?;
    known_store(body.userstore.as_deref())?;
    let application = tenant.application(app, &caller).await?;
    let (_, person) = find(app, &application, &body.username).await?;
    match person.status {
        Status::Invited { .. } => {}
        Status::Disabled => return Err(Refusal::Disabled.into()),
        Status::Active => {
            let why = "This user has a password already; send them a reset instead.";
            return Err(Fault::bad("UAR-10008", why));
        }
    }
    let again = inviting::resend(app, &caller, person.invitation_id(), Some(Method::Link), false).await?;
    Ok(text(StatusCode::CREATED, link(app, &again)?.expose_secret()))
}
