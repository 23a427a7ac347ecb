//! Roles, and members of organizations: a view of the roles of users. A role belongs to an application; whoever has it stands
//! with the users.

use std::sync::Arc;

use domain::{
    api_key::{Caller, Scope},
    application::Application,
    entropy::random,
    groups::Group,
    id::PersonKey,
    person::{Person, Status},
    transition::Refusal,
    user,
};
use http::{Method, StatusCode};
use lambda_http::Request;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};
use service::{
    app::App,
    http::{Response, json, no_content},
    membership,
};
use store::Applied;

use crate::{
    body::{Fields, Query, missing},
    directories,
    fault::Fault,
    key_of, organizations, read, require_scopes,
    users::project_fields,
    view,
};

/// The last page that can be asked for.
const MOST_PAGES: usize = 10_000;
/// How the ids of roles begin.
const ROLE: &str = "rol_";
/// As many users or roles as one call names.
const MOST_NAMED: usize = 50;

/// What stands behind `/api/v2/{proxy+}`; `None` if it is nothing of this.
pub(crate) async fn route(app: &App, request: &Request) -> Option<Result<Response, Fault>> {
    let path = request.uri().path().trim_end_matches('/').strip_prefix("/api/v2/")?;
    let decode = |segment: &str| percent_decode_str(segment).decode_utf8_lossy().into_owned();
    let path: Vec<_> = path.split('/').map(decode).collect();
    let path: Vec<_> = path.iter().map(String::as_str).collect();
    Some(match (request.method(), path.as_slice()) {
        (&Method::GET, ["users", id, "roles"]) => of_user(app, request, id, None).await,
        (&Method::POST, ["users", id, "roles"]) => give(app, request, id, None).await,
        (&Method::DELETE, ["users", id, "roles"]) => take(app, request, id, None).await,
        (&Method::GET, ["roles"]) => list(app, request).await,
        (&Method::POST, ["roles"]) => create(app, request).await,
        (&Method::GET, ["roles", id]) => show(app, request, id).await,
        (&Method::PATCH, ["roles", id]) => change(app, request, id).await,
        (&Method::DELETE, ["roles", id]) => erase(app, request, id).await,
        (&Method::GET, ["roles", id, "users"]) => users_of(app, request, id).await,
        (&Method::POST, ["roles", id, "users"]) => give_to(app, request, id).await,
        (&Method::GET, ["organizations", id, "members"]) => members(app, request, id).await,
        (&Method::POST, ["organizations", id, "members"]) => add_members(app, request, id).await,
        (&Method::DELETE, ["organizations", id, "members"]) => remove_members(app, request, id).await,
        (&Method::GET, ["organizations", organization, "members", id, "roles"]) => {
            of_user(app, request, id, Some(organization)).await
        }
        (&Method::POST, ["organizations", organization, "members", id, "roles"]) => {
            give(app, request, id, Some(organization)).await
        }
        (&Method::DELETE, ["organizations", organization, "members", id, "roles"]) => {
            take(app, request, id, Some(organization)).await
        }
        _ => return None,
    })
}

/// A role as Auth0 shows it.
fn role(group: &Group) -> Map<String, Value> {
    let mut view = Map::from_iter([
        ("id".to_owned(), group.id.as_str().into()),
        ("name".to_owned(), group.name.as_str().into()),
    ]);
    if let Some(description) = &group.description {
        view.insert("description".to_owned(), description.as_str().into());
    }
    view
}

/// The user, who is a member of `organization` where one is named.
async fn member(app: &App, caller: &Caller, id: &str, organization: Option<&str>) -> Result<Person, Fault> {
    let person = read(app, caller, key_of(app, id).await?).await?;
    if let Some(organization) = organization {
        let application = organizations::named(app, caller, organization).await?;
        if application.id != person.application {
            return Err(Fault::no_user());
        }
    }
    Ok(person)
}

/// `GET .../{user}/roles`.
async fn of_user(app: &App, request: &Request, id: &str, organization: Option<&str>) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersRead], "read:users")?;
    let query = Query::of(request, &PAGED)?;
    let person = member(app, &caller, id, organization).await?;
    let groups = app.store.groups(&person.application).await?;
    let roles = person.roles.iter();
    let roles = roles.map(|name| role(&groups.of_role(&person.application, name)));
    paged("roles", roles.collect(), &query)
}

/// The roles that a body names, which have to be there.
fn named(request: &Request, field: &'static str) -> Result<Vec<String>, Fault> {
    let mut body = Fields::closed(request, &[field])?;
    let named = body.texts(field)?.ok_or_else(|| missing(field))?;
    if named.is_empty() {
        return Err(Fault::property("Array is too short (0), minimum 1", field));
    }
    if named.len() > MOST_NAMED {
        let count = named.len();
        return Err(Fault::property(
            format_args!("Array is too long ({count}), maximum {MOST_NAMED}"),
            field,
        ));
    }
    Ok(named)
}

async fn give(app: &App, request: &Request, id: &str, organization: Option<&str>) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersWrite], "update:users")?;
    let person = member(app, &caller, id, organization).await?;
    let application = app.application_of(&person).await?;
    let named = names(app, &caller, &application, named(request, "roles")?).await?;
    if named.iter().any(|name| name.starts_with(ROLE)) {
        return Err(Fault::no_role());
    }
    let with = |roles: &[String]| {
        named
            .iter()
            .fold(roles.to_vec(), |roles, role| membership::with(&roles, role))
    };
    membership::give(app, &caller, &application, person.key, with).await?;
    Ok(no_content())
}

async fn take(app: &App, request: &Request, id: &str, organization: Option<&str>) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersWrite], "update:users")?;
    let person = member(app, &caller, id, organization).await?;
    let application = app.application_of(&person).await?;
    let named = names(app, &caller, &application, named(request, "roles")?).await?;
    let without = |roles: &[String]| {
        named
            .iter()
            .fold(roles.to_vec(), |roles, role| membership::without(&roles, role))
    };
    membership::give(app, &caller, &application, person.key, without).await?;
    Ok(no_content())
}

/// The names of roles that are named by id or by name; an id that is nobody's stays as it is.
pub(crate) async fn names(
    app: &App,
    caller: &Caller,
    application: &Application,
    named: Vec<String>,
) -> Result<Vec<String>, Fault> {
    if !named.iter().any(|text| text.starts_with(ROLE)) {
        let groups = app.store.groups(&application.id).await?;
        // What is called by its name has its role.
        let role = |text: String| groups.named(&text).map_or(text, |group| group.role.clone());
        return Ok(named.into_iter().map(role).collect());
    }
    let mut names = Vec::new();
    for text in named {
        let found = if text.starts_with(ROLE) {
            find(app, caller, application, &text).await?
        } else {
            app.store.groups(&application.id).await?.named(&text).cloned()
        };
        names.push(found.map_or(text, |group| group.role));
    }
    Ok(names)
}

/// The role of this id, of the application, or of another within reach, whose namesake is meant.
async fn find(app: &App, caller: &Caller, application: &Application, id: &str) -> Result<Option<Group>, Fault> {
    let groups = app.store.groups(&application.id).await?;
    if let Some(group) = groups.find(id) {
        return Ok(Some(group.clone()));
    }
    let people = membership::everybody(app, &application.id).await?.unwrap_or_default();
    if let Some(group) = membership::find(&groups, &application.id, &people, id) {
        return Ok(Some(group));
    }
    for other in directories::within(app, caller).await? {
        if other != application.id
            && let Some(group) = app.store.groups(&other).await?.find(id)
        {
            return Ok(Some(group.clone()));
        }
    }
    Ok(None)
}

/// A role with its application, wherever within reach it is.
async fn anywhere(app: &App, caller: &Caller, id: &str) -> Result<(Arc<Application>, Group), Fault> {
    let all = directories::within(app, caller).await?;
    for looks_at_users in [false, true] {
        for other in &all {
            let groups = app.store.groups(other).await?;
            let people = if looks_at_users {
                membership::everybody(app, other).await?.unwrap_or_default()
            } else {
                vec![]
            };
            if let Some(group) = membership::find(&groups, other, &people, id)
                && let Some(application) = directories::reached(app, caller, other).await?
            {
                return Ok((application, group));
            }
        }
    }
    Err(Fault::no_role())
}

/// `GET /api/v2/roles`: those that were made, and those that anybody has.
async fn list(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersRead], "read:roles")?;
    let query = Query::of(request, &[&PAGED[..], &["name_filter"]].concat())?;
    let filter = query.text("name_filter").unwrap_or_default().to_lowercase();
    let mut all = Vec::new();
    for id in directories::within(app, &caller).await? {
        let groups = app.store.groups(&id).await?;
        let people = membership::everybody(app, &id).await?.unwrap_or_default();
        all.extend(membership::all(&groups, &id, &people));
    }
    let fitting = all.iter().filter(|group| group.name.to_lowercase().contains(&filter));
    paged("roles", fitting.map(role).collect(), &query)
}

async fn create(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersWrite], "create:roles")?;
    let mut body = Fields::closed(request, &["name", "description"])?;
    let name = body.required("name")?;
    let description = description(&mut body)?;
    let application = app.application_for(&caller, None).await?;
    let made = membership::change(app, &application.id, |groups| {
        groups.define(&application.id, &name, None, description.clone(), app.clock.now())
    });
    let group = made.await?.map_err(Fault::no_group)?;
    Ok(json(StatusCode::OK, &role(&group))?)
}

fn description(body: &mut Fields) -> Result<Option<String>, Fault> {
    if body.unsets("description") {
        return Ok(None);
    }
    let description = body.limited("description", 0, 255)?;
    Ok(description.filter(|text| !text.is_empty()))
}

async fn show(app: &App, request: &Request, id: &str) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersRead], "read:roles")?;
    Query::of(request, &[])?;
    let (_, group) = anywhere(app, &caller, id).await?;
    Ok(json(StatusCode::OK, &role(&group))?)
}

async fn change(app: &App, request: &Request, id: &str) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersWrite], "update:roles")?;
    let mut body = Fields::closed(request, &["name", "description"])?;
    let (application, mut group) = anywhere(app, &caller, id).await?;
    if let Some(name) = body.text("name")? {
        let renamed = membership::rename(app, &caller, &application, &group, &name).await?;
        group = renamed.map_err(Fault::no_group)?;
    }
    if body.has("description") {
        group.description = description(&mut body)?;
        let kept = membership::change(app, &application.id, |groups| {
            groups.keep(group.clone());
            Ok(())
        });
        kept.await?.map_err(Fault::no_group)?;
    }
    Ok(json(StatusCode::OK, &role(&group))?)
}

/// Nobody has it any more, and then it is gone; so it is for whoever asks again.
async fn erase(app: &App, request: &Request, id: &str) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersWrite], "delete:roles")?;
    let (application, group) = anywhere(app, &caller, id).await?;
    let erased = membership::erase(app, &caller, &application, &group).await?;
    erased.map_err(Fault::no_group)?;
    Ok(no_content())
}

/// `GET /api/v2/roles/{id}/users`.
async fn users_of(app: &App, request: &Request, id: &str) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersRead], "read:users")?;
    let query = Query::of(request, &PAGED)?;
    let (application, group) = anywhere(app, &caller, id).await?;
    let people = everybody(app, &application).await?;
    let having = people.iter().filter(|person| person.roles.contains(&group.role));
    paged("users", having.map(|person| brief(app, person)).collect(), &query)
}

/// `POST /api/v2/roles/{id}/users`.
async fn give_to(app: &App, request: &Request, id: &str) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersWrite], "update:roles")?;
    let (application, group) = anywhere(app, &caller, id).await?;
    let keys = users(app, &application, &named(request, "users")?).await?;
    let with = |roles: &[String]| membership::with(roles, &group.role);
    membership::give_all(app, &caller, &application, &keys, with).await?;
    Ok(json(StatusCode::OK, &Map::new())?)
}

/// The users of an application that are named by id, every one.
async fn users(app: &App, application: &Application, named: &[String]) -> Result<Vec<PersonKey>, Fault> {
    let mut keys = Vec::new();
    for id in named {
        keys.push(key_of(app, id).await?.ok_or_else(Fault::no_user)?);
    }
    let people = app.store.people(&keys).await?;
    let is_here = |key: &PersonKey| {
        let mut here = people.iter().filter(|person| person.application == application.id);
        here.any(|person| person.key == *key)
    };
    if keys.iter().all(is_here) {
        Ok(keys)
    } else {
        Err(Fault::no_user())
    }
}

async fn everybody(app: &App, application: &Application) -> Result<Vec<Person>, Fault> {
    let people = membership::everybody(app, &application.id).await?;
    people.ok_or_else(directories::too_many)
}

/// What a list shows of a user.
fn brief(app: &App, person: &Person) -> Map<String, Value> {
    let shown = view::user(app, person).into_iter();
    let shown = shown.filter(|(name, _)| ["user_id", "email", "name", "picture"].contains(&name.as_str()));
    shown.collect()
}

/// `GET /api/v2/organizations/{id}/members`: every user of the application who is not switched off.
async fn members(app: &App, request: &Request, id: &str) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersRead], "read:organization_members")?;
    let query = Query::of(request, &[&PAGED[..], &["fields", "include_fields"]].concat())?;
    let application = organizations::named(app, &caller, id).await?;
    let groups = app.store.groups(&application.id).await?;
    let mut shown = Vec::new();
    for person in everybody(app, &application).await? {
        if person.status == Status::Disabled {
            continue;
        }
        let mut view = brief(app, &person);
        // Only for whoever asks, as there.
        if query.text("fields").is_some_and(|fields| fields.contains("roles")) {
            let roles = person.roles.iter();
            let roles = roles.map(|name| role(&groups.of_role(&application.id, name)));
            view.insert("roles".to_owned(), roles.collect::<Vec<_>>().into());
        }
        shown.push(project_fields(view, &query)?);
    }
    paged("members", shown, &query)
}

/// `POST`: users of the application are members already. Whoever is switched off is not taken in again by this.
async fn add_members(app: &App, request: &Request, id: &str) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersWrite], "create:organization_members")?;
    let application = organizations::named(app, &caller, id).await?;
    let keys = users(app, &application, &named(request, "members")?).await?;
    let people = app.store.people(&keys).await?;
    if people.iter().any(|person| person.status == Status::Disabled) {
        return Err(Fault::bad(
            "The user is blocked. Unblock them with PATCH /api/v2/users/{id}.",
        ));
    }
    Ok(no_content())
}

/// `DELETE`: who belongs to an application no more is switched off there, as with `blocked`.
async fn remove_members(app: &App, request: &Request, id: &str) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersWrite], "delete:organization_members")?;
    let application = organizations::named(app, &caller, id).await?;
    for key in users(app, &application, &named(request, "members")?).await? {
        let off = user::disable(
            &caller,
            app.unmatched_ticket()?,
            random(&*app.entropy)?,
            app.clock.now(),
        );
        match app.store.apply(key, &off).await? {
            Applied::Done(_) | Applied::Refused(Refusal::Disabled | Refusal::NotFound, _) => {}
            Applied::Refused(refusal, _) => return Err(refusal.into()),
        }
    }
    Ok(no_content())
}

/// What asks for a part of a list, or for totals.
const PAGED: [&str; 5] = ["page", "per_page", "include_totals", "from", "take"];

/// A page of all of them. To those who go by checkpoints it says where the next one begins.
fn paged(name: &str, all: Vec<Map<String, Value>>, query: &Query<'_>) -> Result<Response, Fault> {
    let total = all.len();
    let part = |start: usize, count: usize| {
        let part = all.iter().skip(start).take(count);
        Value::from(part.cloned().map(Value::Object).collect::<Vec<_>>())
    };
    if query.text("take").is_some() || query.text("from").is_some() {
        let take = query.number("take", 50, 1, 100)?;
        let start = query.number("from", 0, 0, MOST_PAGES)?;
        let mut body = Map::from_iter([(name.to_owned(), part(start, take))]);
        let next = start.saturating_add(take);
        if next < total {
            body.insert("next".to_owned(), next.to_string().into());
        }
        return Ok(json(StatusCode::OK, &body)?);
    }
    let page = query.number("page", 0, 0, MOST_PAGES)?;
    let per_page = query.number("per_page", 50, 0, 100)?;
    let start = page.saturating_mul(per_page);
    let shown = part(start, per_page);
    let body = if query.boolean("include_totals")?.unwrap_or(false) {
        json!({ "start": start, "limit": per_page, "total": total, name: shown })
    } else {
        shown
    };
    Ok(json(StatusCode::OK, &body)?)
}
