//! `/api/v2/organizations/{id}/invitations`. An organization is an application, seen as those who belong to it.

use std::sync::Arc;

use domain::{
    api_key::{Caller, Scope},
    application::Application,
    clock::Lifetime,
    directory,
    display_name::DisplayName,
    entropy::random,
    id::InvitationId,
    invitation::{Kind, Method, Phase},
    invite::{self, Details},
    metadata::Metadata,
    person::Person,
    roles, setup,
    transition::{Refusal, Transition},
};
use http::StatusCode;
use jiff::Timestamp;
use lambda_http::Request;
use secrecy::ExposeSecret;
use serde_json::{Map, Value, json};
use service::{
    app::App,
    http::{Error, Response, json, no_content},
    inviting::{self, Ask},
};
use store::{Applied, ListQuery, Row};
use url::form_urlencoded::Serializer;

use crate::{
    body::{Fields, Query, missing},
    directories,
    fault::Fault,
    ids, parameter, require_scopes,
    users::{self, project_fields},
    view,
};

/// Seven days: what an invitation lives that says nothing of it.
const LIFETIME: u32 = 604_800;
/// Thirty days: what it lives at most.
const LONGEST: u32 = 2_592_000;
/// How many are looked at for a list.
const MOST: usize = 1000;

pub(crate) async fn create(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(
        request,
        &[Scope::InvitationsWrite, Scope::LinksRead],
        "create:organization_invitations",
    )?;
    let application = organization(app, &caller, request).await?;
    let known = [
        "inviter",
        "invitee",
        "client_id",
        "connection_id",
        "roles",
        "app_metadata",
        "user_metadata",
        "ttl_sec",
        "send_invitation_email",
    ];
    let mut body = Fields::closed(request, &known)?;
    let mut inviter = body.part("inviter", &["name"])?.ok_or_else(|| missing("inviter"))?;
    let inviter = inviter.limited("name", 1, 300)?.ok_or_else(|| missing("name"))?;
    let mut invitee = body.part("invitee", &["email"])?.ok_or_else(|| missing("invitee"))?;
    let email = invitee.email("email")?.ok_or_else(|| missing("email"))?;
    let client = body.required("client_id")?;
    if directories::client(app, &caller, &client).await?.id != application.id {
        return Err(Fault::bad("The client is not enabled for the organization."));
    }
    if let Some(connection) = body.text("connection_id")?
        && connection != ids::connection(&application.id)
    {
        return Err(Fault::bad("The connection is not enabled for the organization."));
    }
    let seconds = body.seconds("ttl_sec", LIFETIME, LONGEST)?;
    let send = body.boolean("send_invitation_email")?.unwrap_or(true);
    let names = match body.texts("roles")? {
        Some(names) if names.is_empty() => {
            return Err(Fault::property("Array is too short (0), minimum 1", "roles"));
        }
        names => super::roles::names(app, &caller, &application, names.unwrap_or_default()).await?,
    };
    let roles = roles::checked(names).map_err(|error| Fault::property(error, "roles"))?;
    let metadata = users::metadata(&Metadata::default(), &mut body)?.unwrap_or_default();
    let details = Details {
        email: Some(email),
        send,
        // Auth0 takes longer names than a mail shows.
        inviter: DisplayName::shortened(&inviter),
        roles,
        metadata,
        ..Details::default()
    };
    let ask = Ask {
        method: Some(Method::EmailLink),
        lifetime: Some(Lifetime::Seconds(seconds).capped(app.config.max_lifetime_minutes)),
        ..Ask::to(Arc::clone(&application), details)
    };
    let person = match inviting::invite(app, &caller, ask.clone()).await {
        Err(Error::InvitationPending(id)) => {
            // An open invitation of the same person gives way to the new one.
            let (write, now) = (random(&*app.entropy)?, app.clock.now());
            take_back(app, id, &invite::supersede(id, &application.id, write, now, &caller)).await?;
            inviting::invite(app, &caller, ask).await
        }
        other => other,
    };
    let person = person?.into_person();
    Ok(json(
        StatusCode::CREATED,
        &invitation(app, &application, &person, true)?,
    )?)
}

pub(crate) async fn list(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::InvitationsRead], "read:organization_invitations")?;
    let application = organization(app, &caller, request).await?;
    let known = ["page", "per_page", "include_totals", "fields", "include_fields", "sort"];
    let query = Query::of(request, &known)?;
    let page = query.number("page", 0, 0, MOST)?;
    let per_page = query.number("per_page", 50, 1, 100)?;
    let totals = query.boolean("include_totals")?.unwrap_or(false);
    let oldest_first = match query.text("sort").as_deref() {
        None | Some("created_at:-1") => false,
        Some("created_at:1") => true,
        Some(other) => {
            return Err(Fault::query(format_args!(
                "String does not match pattern ^created_at:-?1$: {other} on property sort"
            )));
        }
    };
    let mut open = open(app, &application).await?;
    if oldest_first {
        open.reverse();
    }
    let start = page.saturating_mul(per_page);
    let end = start.saturating_add(per_page);
    let links = caller.may(Scope::LinksRead);
    let (mut total, mut shown) = (0, Vec::new());
    for Candidate { id, is_sure } in open {
        let is_of_the_page = (start..end).contains(&total);
        if is_sure && !is_of_the_page {
            total += 1;
        } else if let Some(person) = app.store.person(id.person).await?
            && is_open(app, &person, id)
        {
            total += 1;
            if is_of_the_page {
                let view = invitation(app, &application, &person, links)?;
                shown.push(Value::Object(project_fields(view, &query)?));
            }
        }
        if total >= end && !totals {
            break;
        }
    }
    let body = if totals {
        json!({ "start": start, "limit": per_page, "total": total, "invitations": shown })
    } else {
        Value::Array(shown)
    };
    Ok(json(StatusCode::OK, &body)?)
}

pub(crate) async fn show(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::InvitationsRead], "read:organization_invitations")?;
    let application = organization(app, &caller, request).await?;
    let query = Query::of(request, &["fields", "include_fields"])?;
    let id = ids::read_invitation(&parameter(request, "invitation")).ok_or_else(Fault::no_invitation)?;
    let person = app.store.person(id.person).await?.ok_or_else(Fault::no_invitation)?;
    if person.application != application.id || !is_open(app, &person, id) {
        return Err(Fault::no_invitation());
    }
    let view = invitation(app, &application, &person, caller.may(Scope::LinksRead))?;
    Ok(json(StatusCode::OK, &project_fields(view, &query)?)?)
}

pub(crate) async fn revoke(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::InvitationsWrite], "delete:organization_invitations")?;
    let application = organization(app, &caller, request).await?;
    let id = ids::read_invitation(&parameter(request, "invitation")).ok_or_else(Fault::no_invitation)?;
    let person = app.store.person(id.person).await?.ok_or_else(Fault::no_invitation)?;
    let is_of_directory = person.invitation_id() == id && !directory::was_invited(&person);
    if person.application != application.id || is_of_directory {
        return Err(Fault::no_invitation());
    }
    let revoke = invite::revoke(id, &application, random(&*app.entropy)?, app.clock.now(), &caller);
    take_back(app, id, &revoke).await?;
    Ok(no_content())
}

async fn take_back(app: &App, id: InvitationId, revoke: &Transition) -> Result<(), Fault> {
    match app.store.apply(id.person, revoke).await? {
        // Asked for again, or too late: there is no open invitation any more.
        Applied::Done(_) | Applied::Refused(Refusal::Revoked | Refusal::Declined | Refusal::Completed, _) => Ok(()),
        Applied::Refused(Refusal::NotFound, _) => Err(Fault::no_invitation()),
        Applied::Refused(refusal, _) => Err(refusal.into()),
    }
}

async fn organization(app: &App, caller: &Caller, request: &Request) -> Result<Arc<Application>, Fault> {
    named(app, caller, &parameter(request, "id")).await
}

/// The application that is called an organization by this id.
pub(crate) async fn named(app: &App, caller: &Caller, id: &str) -> Result<Arc<Application>, Fault> {
    let found = directories::by_id(app, caller, ids::organization, id).await?;
    found.ok_or_else(|| Fault::no_organization(StatusCode::NOT_FOUND))
}

/// What may be an open invitation.
struct Candidate {
    id: InvitationId,
    /// Whether it is one, as far as the index knows; else the person says.
    is_sure: bool,
}

/// Invitations that nobody has accepted, declined or taken back, the newest first.
async fn open(app: &App, application: &Application) -> Result<Vec<Candidate>, Fault> {
    let open = |row: &Row| row.kind == Kind::Invitation && stands(row.phase) && !row.ended;
    let query = ListQuery::of(application.id.clone());
    let mut left = app.config.limits.rows_read;
    let all = app
        .store
        .list_all(&query, MOST, &mut left, app.clock.now(), open)
        .await?;
    if !all.is_whole {
        return Err(Fault::query(
            "Too many invitations would have to be looked through. Page through GET /v1/invitations in place of this",
        ));
    }
    let rows = all.rows;
    let candidate = |row: Row| Candidate {
        is_sure: !directory::may_hold_a_place(row.id.number, &row.delivery),
        id: row.id,
    };
    Ok(rows.into_iter().map(candidate).collect())
}

fn stands(phase: Phase) -> bool {
    match phase {
        Phase::Pending | Phase::Opened | Phase::Expired => true,
        Phase::Completed | Phase::Revoked | Phase::Declined => false,
    }
}

fn is_open(app: &App, person: &Person, id: InvitationId) -> bool {
    let invitation = &person.invitation;
    person.invitation_id() == id
        && invitation.kind == Kind::Invitation
        && stands(invitation.phase(app.clock.now()))
        && directory::was_invited(person)
}

/// An invitation as Auth0 shows it. The link, and the ticket in it, only for whoever may read links, and only while there is one:
/// after a change of the address, or while the user is switched off, there is none.
fn invitation(app: &App, application: &Application, person: &Person, links: bool) -> Result<Map<String, Value>, Fault> {
    let of = &person.invitation;
    let organization = ids::organization(&application.id);
    let mut view = Map::new();
    let mut put = |name: &str, value: Value| view.insert(name.to_owned(), value);
    put("id", ids::invitation(person.invitation_id()).into());
    put("organization_id", organization.as_str().into());
    let inviter = of.inviter.as_deref().unwrap_or(&application.name);
    put("inviter", json!({ "name": inviter }));
    let email = person.email.as_ref().map(|email| email.value.as_str());
    put("invitee", json!({ "email": email.unwrap_or(person.username.as_str()) }));
    let newest = setup::newest_ticket(&app.keys, person).map_err(Error::from)?;
    if links && newest.hash() == of.generation.ticket {
        let ticket = newest.encode(&app.keys).map_err(Error::from)?;
        let query = Serializer::new(String::new())
            .append_pair("invitation", ticket.expose_secret())
            .append_pair("organization", &organization)
            .append_pair("organization_name", &directories::organization_name(application))
            .finish();
        let link = app.config.link(&ticket);
        put("ticket_id", ticket.expose_secret().into());
        put("invitation_url", format!("{}?{query}", link.expose_secret()).into());
    }
    put("client_id", application.id.as_str().into());
    put("connection_id", ids::connection(&application.id).into());
    put("created_at", view::moment(of.created_at).into());
    // Auth0's always end. One that never does ends with time itself.
    let end = of.generation.expiry.moment().unwrap_or(Timestamp::MAX);
    put("expires_at", view::moment(end).into());
    let (user_metadata, app_metadata) = view::metadata(&person.metadata);
    put("user_metadata", user_metadata.into());
    put("app_metadata", app_metadata.into());
    if !person.roles.is_empty() {
        put("roles", person.roles.clone().into());
    }
    Ok(view)
}
