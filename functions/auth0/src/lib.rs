//! The face for clients that were written for Auth0: their routes, ids, bodies and errors, and no rule of its own.

mod body;
mod directories;
mod fault;
mod grammar;
mod ids;
mod login;
mod organizations;
mod rate;
mod roles;
mod search;
mod start;
mod tickets;
mod users;
mod view;

use domain::{
    api_key::{Caller, Scope},
    id::PersonKey,
    person::Person,
};
use lambda_http::Request;
use service::{
    app::App,
    http::{
        Error, Response, answered,
        caller::{admitted, authorize},
        path_parameter, request_id, route_key,
    },
};

use fault::Fault;

pub use start::start;

/// Answers the gateway.
pub async fn handle(app: &App, request: Request) -> Response {
    let app = &app.renewed().await;
    let broken = |request: &Request, error: Error| Fault::from(error).respond(&request_id(request));
    answered(request, broken, async |request| {
        // Counted before anything else is done: who calls too often costs no more than that.
        let (usage, answer) = match rate::count(app, request).await {
            Ok(Some(usage)) if usage.left.is_none() => (Some(usage), Err(Fault::TooMany)),
            Ok(usage) => (usage, route(app, request).await),
            Err(error) => (None, Err(error.into())),
        };
        let mut response = answer.unwrap_or_else(|fault| fault.respond(&request_id(request)));
        rate::set_headers(app, usage, &mut response);
        response
    })
    .await
}

async fn route(app: &App, request: &Request) -> Result<Response, Fault> {
    match route_key(request).as_str() {
        "POST /api/v2/tickets/password-change" => tickets::password_change(app, request).await,
        "POST /api/v2/tickets/email-verification" => tickets::email_verification(app, request).await,
        "POST /api/v2/jobs/verification-email" => tickets::verification_email(app, request).await,
        "GET /api/v2/jobs/{id}" => tickets::show_job(app, request).await,
        "GET /api/v2/clients/{id}" => directories::show_client(app, request).await,
        "POST /api/v2/users" => users::create(app, request).await,
        "GET /api/v2/users" => search::list(app, request).await,
        "GET /api/v2/users-by-email" => search::by_email(app, request).await,
        "GET /api/v2/users/{id}" => users::show(app, request).await,
        "PATCH /api/v2/users/{id}" => users::change(app, request).await,
        "DELETE /api/v2/users/{id}" => users::erase(app, request).await,
        "GET /api/v2/connections" => directories::connections(app, request).await,
        "GET /api/v2/connections/{id}" => directories::show_connection(app, request).await,
        "DELETE /api/v2/connections/{id}/users" => directories::erase_by_email(app, request).await,
        "GET /api/v2/organizations" => directories::organizations(app, request).await,
        "GET /api/v2/organizations/{id}" => directories::show_organization(app, request).await,
        "GET /api/v2/organizations/name/{name}" => directories::show_organization_by_name(app, request).await,
        "POST /api/v2/organizations/{id}/invitations" => organizations::create(app, request).await,
        "GET /api/v2/organizations/{id}/invitations" => organizations::list(app, request).await,
        "GET /api/v2/organizations/{id}/invitations/{invitation}" => organizations::show(app, request).await,
        "DELETE /api/v2/organizations/{id}/invitations/{invitation}" => organizations::revoke(app, request).await,
        "POST /dbconnections/change_password" | "OPTIONS /dbconnections/change_password" => {
            Ok(login::change_password(app, request).await)
        }
        "POST /oauth/token" => login::token(app, request).await,
        _ => match roles::route(app, request).await {
            Some(answer) => answer,
            None => Err(no_route(request)),
        },
    }
}

/// An address that is not here, for whoever has a key.
fn no_route(request: &Request) -> Fault {
    match admitted(request) {
        Ok(_) => Fault::not_found(),
        Err(error) => error.into(),
    }
}

/// The caller, if the key presented has all of `scopes`, which Auth0 calls `expected`.
fn require_scopes(request: &Request, scopes: &[Scope], expected: &str) -> Result<Caller, Fault> {
    let refused = |error| match error {
        Error::NoScope(_) => Fault::no_scope(expected),
        other => other.into(),
    };
    let mut caller = None;
    for scope in scopes {
        caller = Some(authorize(request, *scope).map_err(refused)?);
    }
    caller.ok_or_else(|| Fault::no_scope(expected))
}

/// A path parameter. Gateways differ in whether they decode it.
fn parameter(request: &Request, name: &str) -> String {
    let text = path_parameter(request, name);
    let decoded = percent_encoding::percent_decode_str(&text).decode_utf8();
    decoded.map(|text| text.into_owned()).unwrap_or_default()
}

/// The key of the user with this id: ours, or one that the back end has chosen. The latter is one read more, and two where
/// somebody had it.
async fn key_of(app: &App, id: &str) -> Result<Option<PersonKey>, Fault> {
    if let Some(key) = ids::read_user(id) {
        return Ok(Some(key));
    }
    let Some(own) = ids::own(id) else { return Ok(None) };
    Ok(user_by_own_id(app, &own).await?.map(|person| person.key))
}

/// The user who has this id of their back end's.
async fn user_by_own_id(app: &App, own: &str) -> Result<Option<Person>, Fault> {
    let Some(key) = app.store.user_id(&ids::fingerprint(app, own)).await? else {
        return Ok(None);
    };
    // Whoever had it may be gone, or was never made.
    let person = app.store.person(key).await?;
    Ok(person.filter(|person| view::own_id(person).is_some_and(|known| known.eq_ignore_ascii_case(own))))
}

/// The user with this id, if they are within reach.
async fn read(app: &App, caller: &Caller, key: Option<PersonKey>) -> Result<Person, Fault> {
    let key = key.ok_or_else(Fault::no_user)?;
    let person = app.store.person(key).await?.ok_or_else(Fault::no_user)?;
    if caller.reach.covers(&person.application) {
        Ok(person)
    } else {
        Err(Fault::no_user())
    }
}
