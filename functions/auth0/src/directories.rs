//! Connections, organizations and clients: all three are applications, seen from different sides.

use std::sync::Arc;

use http::StatusCode;
use lambda_http::Request;
use serde_json::{Map, Value, json};
use shared::{
    app::App,
    domain::{
        address::{EmailAddress, Username},
        api_key::{Caller, Reach, Scope},
        application::Application,
        id::ApplicationId,
        person::Person,
    },
    http::{Error, Response, json},
    store::{ListQuery, Row},
};

use crate::{body::Query, fault::Fault, ids, need};

/// What a fresh Auth0 tenant calls its only directory.
const DEFAULT_CONNECTION: &str = "Username-Password-Authentication";

/// The name of an application's directory.
pub(crate) fn connection_name(app: &App, id: &ApplicationId) -> String {
    if *id == app.config.default_application {
        DEFAULT_CONNECTION.to_owned()
    } else {
        id.to_string()
    }
}

/// The application whose directory has this name.
pub(crate) fn named(app: &App, name: &str) -> Option<ApplicationId> {
    if name == DEFAULT_CONNECTION {
        Some(app.config.default_application.clone())
    } else {
        ApplicationId::parse(name).ok()
    }
}

/// The ids of all applications within reach.
pub(crate) async fn within(app: &App, caller: &Caller) -> Result<Vec<ApplicationId>, Fault> {
    match &caller.reach {
        Reach::Applications(ids) => Ok(ids.clone()),
        Reach::Deployment => {
            let names = app.store.application_names().await?;
            Ok(names.into_iter().map(|(id, _)| id).collect())
        }
    }
}

/// The application, if it is within reach.
pub(crate) async fn reached(app: &App, caller: &Caller, id: &ApplicationId) -> Result<Option<Arc<Application>>, Fault> {
    if !caller.reach.covers(id) {
        return Ok(None);
    }
    match app.application(id).await {
        Ok(application) => Ok(Some(application)),
        Err(Error::NoApplication) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The application of a connection's or organization's id.
pub(crate) async fn by_id(
    app: &App,
    caller: &Caller,
    form: fn(&ApplicationId) -> String,
    text: &str,
) -> Result<Option<Arc<Application>>, Fault> {
    let default = &app.config.default_application;
    if form(default) == text {
        return reached(app, caller, default).await;
    }
    let all = within(app, caller).await?;
    match ids::which(&all, form, text) {
        Some(id) => reached(app, caller, id).await,
        None => Ok(None),
    }
}

/// The application of a client's id, which is the application's own.
pub(crate) async fn client(app: &App, caller: &Caller, text: &str) -> Result<Arc<Application>, Fault> {
    let id = ApplicationId::parse(text).map_err(|_| Fault::no_client())?;
    reached(app, caller, &id).await?.ok_or_else(Fault::no_client)
}

/// Everybody who has this address in the application's directory: addresses, unlike names, are not unique. By the name, which
/// is the address for most, since the index may not know yet who was made a moment ago; and by the index.
pub(crate) async fn by_email(app: &App, id: &ApplicationId, email: &EmailAddress) -> Result<Vec<Person>, Fault> {
    let has_it = |person: &Person| person.email.as_ref().is_some_and(|known| known.value == *email);
    let by_name = app.keys.person_key(id, &Username::from(email));
    let mut found = Vec::from_iter(app.store.person(by_name).await?.filter(has_it));
    let query = ListQuery {
        email: Some(email.as_str().to_owned()),
        ..ListQuery::users(id.clone())
    };
    let others = |row: &Row| row.id.person != by_name;
    for row in app.store.list_all(&query, usize::MAX, app.clock.now(), others).await? {
        found.extend(app.store.person(row.id.person).await?.filter(has_it));
    }
    Ok(found)
}

/// The name of an organization, as it stands in addresses.
pub(crate) fn organization_name(application: &Application) -> String {
    application.id.as_str().trim_start_matches("app_").to_owned()
}

/// `GET /api/v2/connections`: where a caller learns the ids that tickets are made with.
pub(crate) async fn connections(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = need(request, &[Scope::ApplicationsRead], "read:connections")?;
    let query = Query::of(
        request,
        &[&PAGED[..], &["name", "strategy", "fields", "include_fields"]].concat(),
    )?;
    let wanted = query.text("name");
    let mut all = Vec::new();
    for id in within(app, &caller).await? {
        let name = connection_name(app, &id);
        if wanted.as_ref().is_none_or(|wanted| *wanted == name) {
            all.push(json!({
                "id": ids::connection(&id),
                "name": name,
                "strategy": "auth0",
                "enabled_clients": [id.as_str()],
                "options": {},
            }));
        }
    }
    paged("connections", all, &query)
}

/// `GET /api/v2/organizations`.
pub(crate) async fn organizations(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = need(request, &[Scope::ApplicationsRead], "read:organizations")?;
    let query = Query::of(request, &[&PAGED[..], &["sort"]].concat())?;
    let mut all = Vec::new();
    for id in within(app, &caller).await? {
        if let Some(application) = reached(app, &caller, &id).await? {
            all.push(json!({
                "id": ids::organization(&id),
                "name": organization_name(&application),
                "display_name": &*application.name,
            }));
        }
    }
    paged("organizations", all, &query)
}

/// What asks for a part of a list, or for totals.
const PAGED: [&str; 5] = ["page", "per_page", "include_totals", "from", "take"];

/// All of them at once: a list, or an object for those who ask for totals or go by checkpoints.
fn paged(name: &str, all: Vec<Value>, query: &Query<'_>) -> Result<Response, Fault> {
    let total = all.len();
    let mut body = Map::from_iter([(name.to_owned(), Value::from(all))]);
    let totals = query.boolean("include_totals")?.unwrap_or(false);
    if totals {
        body.extend(
            [("start", 0), ("limit", total), ("total", total)].map(|(name, value)| (name.to_owned(), value.into())),
        );
    }
    let body = match body.remove(name) {
        Some(list) if !totals && query.text("take").is_none() && query.text("from").is_none() => list,
        list => {
            body.extend(list.map(|list| (name.to_owned(), list)));
            body.into()
        }
    };
    Ok(json(StatusCode::OK, &body)?)
}
