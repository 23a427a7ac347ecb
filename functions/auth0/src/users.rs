//! `/api/v2/users`: one user.

use std::collections::BTreeMap;

use domain::{
    address::Username,
    api_key::{Caller, Scope},
    application::Application,
    directory::{self, Known, NewUser, Replacement},
    entropy::random,
    metadata::Metadata,
    password::{Password, PasswordHash},
    person::Person,
    profile::Profile,
    transition::Refusal,
    user,
};
use http::StatusCode;
use lambda_http::Request;
use secrecy::SecretString;
use serde_json::{Map, Value};
use service::{
    app::App,
    http::{Error, Response, json, no_content},
    inviting::{self, SharedAddress},
    naming,
};
use store::{Applied, Created};

use crate::{
    body::{Fields, Query, missing},
    directories,
    fault::Fault,
    ids, key_of, parameter, read, require_scopes, user_by_own_id,
    view::{self, Parts},
};

const CREATED_WITH: [&str; 19] = [
    "connection",
    "email",
    "phone_number",
    "username",
    "password",
    "email_verified",
    "phone_verified",
    "verify_email",
    "blocked",
    "given_name",
    "family_name",
    "name",
    "nickname",
    "picture",
    "user_metadata",
    "app_metadata",
    "user_id",
    // Named in the schema, so that they differ from what nobody knows.
    "client_id",
    "verify_phone_number",
];

/// How often a change is tried again when the user was written in the meantime.
const TRIES: usize = 16;

pub(crate) async fn create(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersWrite], "create:users")?;
    let mut body = Fields::closed(request, &CREATED_WITH)?;
    let connection = body.required("connection")?;
    let id = directories::named(app, &connection).ok_or_else(Fault::no_connection)?;
    let application = directories::reached(app, &caller, &id)
        .await?
        .ok_or_else(Fault::no_connection)?;
    let own = body.limited("user_id", 1, 255)?;
    let own = own
        .map(|text| ids::own(&text).ok_or_else(|| Fault::format("user-id", &text, "user_id")))
        .transpose()?;
    let email = body.email("email")?;
    let username = match body.limited("username", 1, 128)? {
        Some(text) => Username::parse(&text).map_err(|_| Fault::format("username", &text, "username"))?,
        None => Username::from(email.as_ref().ok_or_else(|| missing("email"))?),
    };
    let (email_verified, phone_verified) = (body.boolean("email_verified")?, body.boolean("phone_verified")?);
    let verify_email = body.boolean("verify_email")?;
    let phone = body.phone("phone_number")?;
    let blocked = body.boolean("blocked")?.unwrap_or(false);
    let password = body.limited("password", 1, 1024)?.map(SecretString::from);
    let profile = profile(&Profile::default(), &mut body)?.unwrap_or_default();
    let mut metadata = metadata(&Metadata::default(), &mut body)?.unwrap_or_default();
    if let Some(own) = &own {
        metadata = with_own_id(&metadata, own)?;
    }
    // Whoever signs in by this address as well as having it is found at once. All others only a search would find, which
    // reads the whole directory.
    if let Some(email) = &email
        && directories::by_name(app, &application.id, email).await?.is_some()
    {
        return Err(Fault::user_exists());
    }
    inviting::is_own_name(app, &application.id, &username, email.as_ref())
        .await
        .map_err(exists)?;
    let flow = app.flow_named(&application.id, "link_password").await?;
    let proven = email_verified.unwrap_or(false);
    let mut new = NewUser {
        application: &application,
        flow: &flow,
        ceiling_minutes: app.config.max_lifetime_minutes,
        username,
        // As Auth0 does: notified unless the address is vouched for, or somebody says otherwise. Whoever has no password yet hears
        // only on request, since the link that they wait for says more.
        verify_email: email.is_some() && verify_email.unwrap_or(!proven && password.is_some()),
        email: email.map(|email| (email, proven)),
        phone: phone.map(|phone| (phone, phone_verified.unwrap_or(false))),
        metadata,
        profile,
        credential: None,
        blocked,
    };
    let make = |new| directory::create(&app.keys, &*app.entropy, new, app.clock.now(), &caller);
    if let Some(password) = password {
        new.credential = Some(hash(app, &application, &password).await?);
    }
    let mut person = make(new)?;
    if let Some(own) = &own
        && !app.store.claim_user_id(&ids::fingerprint(app, own), person.key).await?
    {
        if user_by_own_id(app, own).await?.is_some() {
            return Err(Fault::user_exists());
        }
        // Whoever had it is gone.
        app.store.give_user_id(&ids::fingerprint(app, own), person.key).await?;
    }
    let created = inviting::create(app, &mut person, SharedAddress::Refused)
        .await
        .map_err(exists)?;
    match created {
        Created::Done => Ok(json(StatusCode::CREATED, &view::user(app, &person))?),
        Created::Exists(_) => Err(Fault::user_exists()),
    }
}

/// The metadata with the id that the back end has chosen.
fn with_own_id(known: &Metadata, own: &str) -> Result<Metadata, Fault> {
    let mut map = known.as_map().clone();
    map.insert(view::OWN_ID.to_owned(), own.into());
    Metadata::of(map).ok_or_else(too_much)
}

fn too_much() -> Fault {
    Fault::bad(format!(
        "The metadata of a user has at most {} bytes.",
        Metadata::MAX_BYTES
    ))
}

pub(crate) async fn show(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersRead], "read:users")?;
    let query = Query::of(request, &["fields", "include_fields"])?;
    let person = read(app, &caller, key_of(app, &parameter(request, "id")).await?).await?;
    let view = project_fields(view::user(app, &person), &query)?;
    Ok(json(StatusCode::OK, &view)?)
}

/// The fields that `fields` names, or all but these with `include_fields=false`.
pub(crate) fn project_fields(view: Map<String, Value>, query: &Query<'_>) -> Result<Map<String, Value>, Fault> {
    let include = query.boolean("include_fields")?.unwrap_or(true);
    let Some(fields) = query.text("fields").filter(|fields| !fields.is_empty()) else {
        return Ok(view);
    };
    let named: Vec<_> = fields.split(',').map(str::trim).collect();
    Ok(view
        .into_iter()
        .filter(|(name, _)| named.contains(&name.as_str()) == include)
        .collect())
}

pub(crate) async fn erase(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersWrite], "delete:users")?;
    if let Some(key) = key_of(app, &parameter(request, "id")).await? {
        // Whoever is gone already is gone.
        let _ = app.store.erase(key, &user::erasure(&caller)).await?;
    }
    Ok(no_content())
}

/// Some things cannot be asked for together.
const APART: [(&str, &str); 4] = [
    ("password", "email"),
    ("password", "email_verified"),
    ("username", "email"),
    ("username", "password"),
];

pub(crate) async fn change(app: &App, request: &Request) -> Result<Response, Fault> {
    let caller = require_scopes(request, &[Scope::UsersWrite], "update:users")?;
    let key = key_of(app, &parameter(request, "id")).await?;
    let body = Fields::open(request)?;
    if let Some((one, other)) = APART.iter().find(|(one, other)| body.has(one) && body.has(other)) {
        return Err(Fault::bad(format!("Cannot update {one} and {other} simultaneously")));
    }
    for _ in 0..TRIES {
        let person = read(app, &caller, key).await?;
        if body.is_empty() {
            return Err(Fault::body("Too few properties defined (0), minimum 1"));
        }
        match change_once(app, &caller, person, Fields::open(request)?).await? {
            Some(person) => return Ok(json(StatusCode::OK, &view::user(app, &person))?),
            None => tracing::debug!("a user was written in the meantime"),
        }
    }
    Err(Error::from(Refusal::NotAsAssumed).into())
}

/// The user after the change; `None` if they were written since they were read.
async fn change_once(
    app: &App,
    caller: &Caller,
    person: Person,
    mut body: Fields,
) -> Result<Option<Box<Person>>, Fault> {
    let application = app.application_of(&person).await?;
    if let Some(connection) = body.text("connection")?
        && directories::named(app, &connection).as_ref() != Some(&person.application)
    {
        return Err(Fault::no_connection());
    }
    if let Some(client) = body.text("client_id")? {
        directories::client(app, caller, &client).await?;
    }
    if let Some(username) = body.text("username")?
        && username.to_ascii_lowercase() != person.username.as_str()
    {
        return Err(Fault::property("The name to sign in by never changes", "username"));
    }
    let password = body.limited("password", 1, 1024)?.map(SecretString::from);
    let mut replacement = replacement(&person, &mut body)?;
    let (mut names, mut claims) = (None, Vec::new());
    if let Some(Known::Replaced(email, _)) = &replacement.email {
        let plan = naming::plan(app, &person, email).await.map_err(taken)?;
        (names, claims) = (Some(plan.names), plan.claims);
        let mut left = app.config.limits.rows_read;
        // As far as one call looks; whoever signs in by the address is found in any case.
        let holders = directories::by_email(app, &person.application, email, &mut left).await?;
        if holders.found.iter().any(|holder| holder.key != person.key) {
            return Err(Fault::email_taken());
        }
    }
    if let Some(password) = &password {
        replacement.credential = Some(hash(app, &application, password).await?);
    }
    if replacement.is_empty() {
        return Ok(Some(Box::new(person)));
    }
    replacement.names = names;
    let (once, write, now) = (app.unmatched_ticket()?, random(&*app.entropy)?, app.clock.now());
    let replace = directory::replace(&person, &application, replacement, caller, once, write, now);
    // A password has an invitation that is over live again; with it no other address is given.
    let replaced = if password.is_some() {
        let again = naming::revive(app, &person, replace).await.map_err(taken)?;
        again.apply(app, &person).await?
    } else {
        app.store.apply_with_names(&person, &replace, &claims).await?
    };
    match replaced {
        Applied::Done(person) => Ok(Some(naming::follow(app, person).await)),
        Applied::Refused(Refusal::NotAsAssumed, _) => Ok(None),
        Applied::Refused(refusal, _) => Err(refusal.into()),
    }
}

/// Somebody else has the address as their name, or the name as their address.
fn exists(error: Error) -> Fault {
    match error {
        Error::Field { .. } => Fault::user_exists(),
        error => error.into(),
    }
}

pub(crate) fn taken(error: Error) -> Fault {
    match error {
        Error::Field { .. } | Error::InvitationPending(_) | Error::UserExists(_) => Fault::email_taken(),
        error => error.into(),
    }
}

/// What the body replaces, but for the password.
fn replacement(person: &Person, body: &mut Fields) -> Result<Replacement, Fault> {
    for name in ["email", "phone_number"] {
        if body.unsets(name) {
            return Err(Fault::property("Expected type string but found type null", name));
        }
    }
    let current = person.email.as_ref();
    let (email, proven) = (body.email("email")?, body.boolean("email_verified")?);
    let is_other = |email: &_| current.is_none_or(|current| current.value != *email);
    let email = match (email.filter(is_other), proven) {
        (Some(email), proven) => Some(Known::Replaced(email, proven.unwrap_or(false))),
        (None, Some(proven)) if current.is_some_and(|current| current.verified_at.is_some() != proven) => {
            Some(Known::Proven(proven))
        }
        (None, _) => None,
    };
    let current = person.phone.as_ref();
    let (phone, proven) = (body.phone("phone_number")?, body.boolean("phone_verified")?);
    let is_other = |phone: &_| current.is_none_or(|current| current.value != *phone);
    let phone = match (phone.filter(is_other), proven) {
        (Some(phone), proven) => Some(Known::Replaced(phone, proven.unwrap_or(false))),
        (None, Some(proven)) if current.is_some_and(|current| current.verified_at.is_some() != proven) => {
            Some(Known::Proven(proven))
        }
        (None, _) => None,
    };
    let replaces_email = matches!(email, Some(Known::Replaced(_, false)));
    Ok(Replacement {
        verify_email: body.boolean("verify_email")?.unwrap_or(false) && replaces_email,
        email,
        phone,
        metadata: metadata(&person.metadata, body)?,
        profile: profile(&person.profile, body)?,
        blocked: body.boolean("blocked")?,
        ..Replacement::default()
    })
}

/// The profile with the attributes of the body, if it names any. `null` takes one away.
fn profile(known: &Profile, body: &mut Fields) -> Result<Option<Profile>, Fault> {
    let mut answers: BTreeMap<String, Value> = known.answers().clone();
    let mut changes = false;
    for (name, most) in view::OF_THE_PROFILE {
        if body.unsets(name) {
            changes = true;
            answers.remove(name);
        } else if let Some(text) = body.limited(name, 1, most)? {
            if name == "picture" && url::Url::parse(&text).is_err() {
                return Err(Fault::format("absolute-uri-or-empty", &text, name));
            }
            changes = true;
            answers.insert(name.to_owned(), text.into());
        }
    }
    if !changes {
        return Ok(None);
    }
    let profile = Profile::try_from(answers).map_err(Fault::bad)?;
    Ok(Some(profile))
}

/// The metadata with what the body says of it, if it does: merged at the first level, `null` takes a key away, and `{}` or
/// `null` for the whole takes all of it away.
pub(crate) fn metadata(known: &Metadata, body: &mut Fields) -> Result<Option<Metadata>, Fault> {
    let Parts {
        user: mut of_user,
        app: mut of_app,
        of_scim,
    } = view::parts(known);
    let mut changes = false;
    for (name, map) in [("user_metadata", &mut of_user), ("app_metadata", &mut of_app)] {
        if body.unsets(name) {
            changes = true;
            map.clear();
        } else if let Some(sent) = body.object(name)? {
            changes = true;
            if sent.is_empty() {
                map.clear();
            }
            for (key, value) in sent {
                if value.is_null() {
                    map.remove(&key);
                } else {
                    map.insert(key, value);
                }
            }
        }
    }
    if !changes {
        return Ok(None);
    }
    if of_app.contains_key(view::USER_METADATA) {
        return Err(Fault::property(
            "Additional properties not allowed: user_metadata",
            "app_metadata",
        ));
    }
    if !of_user.is_empty() {
        of_app.insert(view::USER_METADATA.to_owned(), of_user.into());
    }
    of_app.extend(of_scim);
    Metadata::of(of_app).ok_or_else(too_much).map(Some)
}

/// The hash of a password that the back end chose, by the rule for those.
async fn hash(app: &App, application: &Application, typed: &SecretString) -> Result<PasswordHash, Fault> {
    let password = Password::parse(typed).map_err(|_| Fault::weak_password())?;
    password
        .check_of_back_end(&app.blocklist, &application.password)
        .map_err(|_| Fault::weak_password())?;
    let cost = application.password.cost;
    let hash = app
        .busy(move |app| app.hasher.hash(&app.keys, &*app.entropy, cost, &password))
        .await?;
    Ok(hash.map_err(Error::from)?)
}
