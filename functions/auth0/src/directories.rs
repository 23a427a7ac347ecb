//! Connections, organizations and clients: all three are applications, seen from different sides.

use std::sync::Arc;

use domain::{
    address::{EmailAddress, Username},
    api_key::{Caller, Reach, Scope},
    application::Application,
    id::ApplicationId,
    person::Person,
    user,
};
use http::StatusCode;
use lambda_http::Request;
use serde_json::{Map, Value, json};
use service::{
    app::App,
    http::{Error, Response, json, no_content},
};
use store::{ListQuery, Row};

use crate::{body::Query, fault::Fault, ids, parameter, require_scopes, users::project_fields};

/// What Auth0 calls directories of its own.
const STRATEGY: &str = "auth0";

/// What stands before the name of an organization in the id of its application.
const OF_APPLICATION: &str = "app_";

/// The last page that can be asked for.
const MOST_PAGES: usize = 10_000;

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

/// Whoever has this address, if it is also the name that they sign in by. One read.
pub(crate) async fn by_name(app: &App, id: &ApplicationId, email: &EmailAddress) -> Result<Option<Person>, Fault> {
    let key = app.keys.person_key(id, &Username::from(email));
    let person = app.store.named(key).await?;
    Ok(person.filter(|person| has(person, email)))
}

fn has(person: &Person, email: &EmailAddress) -> bool {
    person.email.as_ref().is_some_and(|known| known.value == *email)
}

/// Everybody who has this address in the application's directory, as far as one call looks.
#[derive(Default)]
pub(crate) struct Holders {
    pub(crate) found: Vec<Person>,
    /// Whether the directory is larger than that. Whoever signs in by the address is found all the same.
    pub(crate) is_cut: bool,
}

impl Holders {
    /// Those who were found, where that tells who has the address: the directory was looked through, or somebody signs
    /// in by the address. Else who asks has to narrow it.
    pub(crate) fn complete(self) -> Result<Vec<Person>, Fault> {
        if self.is_cut && self.found.is_empty() {
            return Err(too_many());
        }
        Ok(self.found)
    }
}

/// That one call does not read as much as this one would have to.
pub(crate) fn too_many() -> Fault {
    Fault::query(
        "Too many users would have to be looked through. Narrow the search: ask by user_id or username, or for the \
         users of one connection",
    )
}

/// As many people with one address as are read: an address of more is nobody's.
const MOST_HOLDERS: usize = 50;

/// Everybody who has this address: addresses, unlike names, are not unique. By the name, which is the address for most,
/// since the index may not know yet who was made a moment ago: one read, however large the directory is. And by the
/// index, as far as `left` goes.
pub(crate) async fn by_email(
    app: &App,
    id: &ApplicationId,
    email: &EmailAddress,
    left: &mut usize,
) -> Result<Holders, Fault> {
    let mut found = Vec::from_iter(by_name(app, id, email).await?);
    let by_name = found.first().map(|person| person.key);
    let query = ListQuery {
        email: Some(email.as_str().to_owned()),
        ..ListQuery::users(id.clone())
    };
    let others = |row: &Row| Some(row.id.person) != by_name;
    let all = app
        .store
        .list_all(&query, MOST_HOLDERS, left, app.clock.now(), others)
        .await?;
    for row in all.rows {
        let person = app.store.person(row.id.person).await?;
        found.extend(person.filter(|person| has(person, email)));
    }
    Ok(Holders {
        found,
        is_cut: !all.is_whole,
    })
}

/// The name of an organization, as it stands in addresses.
pub(crate) fn organization_name(application: &Application) -> String {
    application.id.as_str().trim_start_matches(OF_APPLICATION).to_owned()
}

/// `GET /api/v2/connections`: where a caller learns the ids that tickets are made with.
pub(crate) async fn connections(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::ApplicationsRead], "read:connections")?;
    let query = Query::of(
        request,
        &[&PAGED[..], &["name", "strategy", "fields", "include_fields"]].concat(),
    )?;
    let (wanted, strategies) = (query.text("name"), query.texts("strategy"));
    let mut all = Vec::new();
    for id in within(app, &caller).await? {
        let fits = wanted
            .as_ref()
            .is_none_or(|wanted| *wanted == connection_name(app, &id));
        if fits && (strategies.is_empty() || strategies.contains(&STRATEGY)) {
            let view = project_fields(connection(app, &id), &query)?;
            all.push((id, view));
        }
    }
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    paged("connections", all, &query)
}

/// `GET /api/v2/connections/{id}`.
pub(crate) async fn show_connection(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::ApplicationsRead], "read:connections")?;
    let query = Query::of(request, &["fields", "include_fields"])?;
    let found = named_connection(app, &caller, request).await?;
    Ok(json(
        StatusCode::OK,
        &project_fields(connection(app, &found.id), &query)?,
    )?)
}

/// `DELETE /api/v2/connections/{id}/users`: the user who has the address.
pub(crate) async fn erase_by_email(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersWrite], "delete:users")?;
    let query = Query::of(request, &["email"])?;
    let email = query.email()?;
    let application = named_connection(app, &caller, request).await?;
    let mut left = app.config.limits.rows_read;
    let found = by_email(app, &application.id, &email, &mut left).await?.complete()?;
    match found.as_slice() {
        [] => {}
        [person] => {
            let _ = app.store.erase(person.key, &user::erasure(&caller)).await?;
        }
        _ => {
            return Err(Fault::bad(
                "More than one user has this email address. Delete each by its user_id.",
            ));
        }
    }
    Ok(no_content())
}

async fn named_connection(app: &App, caller: &Caller, request: &Request) -> Result<Arc<Application>, Fault> {
    let found = by_id(app, caller, ids::connection, &parameter(request, "id")).await?;
    found.ok_or_else(|| Fault::no_connection_at(StatusCode::NOT_FOUND))
}

fn connection(app: &App, id: &ApplicationId) -> Map<String, Value> {
    Map::from_iter(
        [
            ("id", ids::connection(id).into()),
            ("name", connection_name(app, id).into()),
            ("strategy", STRATEGY.into()),
            ("enabled_clients", vec![id.to_string()].into()),
            ("options", json!({})),
        ]
        .map(|(name, value)| (name.to_owned(), value)),
    )
}

/// `GET /api/v2/clients/{id}`: an application, as what people sign in to.
pub(crate) async fn show_client(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::ApplicationsRead], "read:clients")?;
    let query = Query::of(request, &["fields", "include_fields"])?;
    let id = ApplicationId::parse(&parameter(request, "id")).map_err(|_| Fault::no_client_here())?;
    let found = reached(app, &caller, &id).await?.ok_or_else(Fault::no_client_here)?;
    Ok(json(StatusCode::OK, &project_fields(client_view(&found), &query)?)?)
}

fn client_view(application: &Application) -> Map<String, Value> {
    let mut view = Map::from_iter(
        [
            ("client_id", application.id.to_string().into()),
            ("name", application.name.to_string().into()),
            ("global", false.into()),
            ("is_first_party", true.into()),
            (
                "callbacks",
                Value::from_iter(application.result_urls.iter().map(ToString::to_string)),
            ),
            (
                "web_origins",
                Value::from_iter(application.allowed_origins.iter().cloned()),
            ),
            ("grant_types", json!(["client_credentials"])),
        ]
        .map(|(name, value)| (name.to_owned(), value)),
    );
    if let Some(url) = &application.login_url {
        view.insert("initiate_login_uri".to_owned(), url.to_string().into());
    }
    view
}

/// `GET /api/v2/organizations`.
pub(crate) async fn organizations(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::ApplicationsRead], "read:organizations")?;
    let query = Query::of(request, &[&PAGED[..], &["sort"]].concat())?;
    let sort = query.text("sort");
    let (by_name, descending) = match sort.as_deref() {
        None | Some("name:1") => (false, false),
        Some("name:-1") => (false, true),
        Some("display_name:1") => (true, false),
        Some("display_name:-1") => (true, true),
        Some(other) => {
            return Err(Fault::query(format_args!(
                "String does not match pattern ^(name|display_name):-?1$: {other} on property sort"
            )));
        }
    };
    let mut all = Vec::new();
    for id in within(app, &caller).await? {
        all.extend(reached(app, &caller, &id).await?);
    }
    // The id is the name. A list that goes on at an id has to be in its order.
    all.sort_by(|one, other| one.id.cmp(&other.id));
    if !by_checkpoint(&query) {
        if by_name {
            all.sort_by(|one, other| str::cmp(&one.name, &other.name));
        }
        if descending {
            all.reverse();
        }
    }
    let all = all.iter().map(|one| (one.id.clone(), organization(one))).collect();
    paged("organizations", all, &query)
}

/// `GET /api/v2/organizations/{id}`.
pub(crate) async fn show_organization(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::ApplicationsRead], "read:organizations")?;
    Query::of(request, &[])?;
    let found = by_id(app, &caller, ids::organization, &parameter(request, "id")).await?;
    shown_organization(found)
}

/// `GET /api/v2/organizations/name/{name}`.
pub(crate) async fn show_organization_by_name(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::ApplicationsRead], "read:organizations")?;
    Query::of(request, &[])?;
    let found = match ApplicationId::parse(&format!("{OF_APPLICATION}{}", parameter(request, "name"))) {
        Ok(id) => reached(app, &caller, &id).await?,
        Err(_) => None,
    };
    shown_organization(found)
}

fn shown_organization(found: Option<Arc<Application>>) -> Result<Response, Fault> {
    let found = found.ok_or_else(|| Fault::no_organization(StatusCode::NOT_FOUND))?;
    Ok(json(StatusCode::OK, &organization(&found))?)
}

fn organization(application: &Application) -> Map<String, Value> {
    Map::from_iter(
        [
            ("id", ids::organization(&application.id)),
            ("name", organization_name(application)),
            ("display_name", application.name.to_string()),
        ]
        .map(|(name, value)| (name.to_owned(), value.into())),
    )
}

/// What asks for a part of a list, or for totals.
const PAGED: [&str; 5] = ["page", "per_page", "include_totals", "from", "take"];

fn by_checkpoint(query: &Query<'_>) -> bool {
    query.text("take").is_some() || query.text("from").is_some()
}

/// A page of all of them, which is empty after the last. To those who go by checkpoints it says where the next one begins.
fn paged(name: &str, all: Vec<(ApplicationId, Map<String, Value>)>, query: &Query<'_>) -> Result<Response, Fault> {
    let whole = |shown: Vec<Map<String, Value>>, rest: &[(&str, Value)]| {
        let rest = rest.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        Map::from_iter([(name.to_owned(), shown.into())].into_iter().chain(rest))
    };
    if by_checkpoint(query) {
        let take = query.number("take", 50, 1, 100)?;
        let from = query.text("from").map(|text| ApplicationId::parse(&text));
        let from = from
            .transpose()
            .map_err(|_| Fault::query("Not a checkpoint that was given here on property from"))?;
        let is_ahead = |(id, _): &(ApplicationId, _)| from.as_ref().is_none_or(|from| id > from);
        let mut left = all.into_iter().filter(is_ahead);
        let (ids, shown): (Vec<_>, Vec<_>) = left.by_ref().take(take).unzip();
        let next = ids.last().filter(|_| left.next().is_some());
        let next: Vec<_> = next.map(|id| ("next", id.as_str().into())).into_iter().collect();
        return Ok(json(StatusCode::OK, &whole(shown, &next))?);
    }
    let page = query.number("page", 0, 0, MOST_PAGES)?;
    let per_page = query.number("per_page", 50, 0, 100)?;
    let totals = query.boolean("include_totals")?.unwrap_or(false);
    let (start, total) = (page.saturating_mul(per_page), all.len());
    let shown: Vec<_> = all
        .into_iter()
        .skip(start)
        .take(per_page)
        .map(|(_, view)| view)
        .collect();
    if !totals {
        return Ok(json(StatusCode::OK, &shown)?);
    }
    let totals = [
        ("start", start.into()),
        ("limit", per_page.into()),
        ("total", total.into()),
    ];
    Ok(json(StatusCode::OK, &whole(shown, &totals))?)
}
