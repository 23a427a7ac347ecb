//! `/scim2/Users`.

use std::sync::Arc;

use http::{HeaderValue, StatusCode, header};
use lambda_http::Request;
use serde_json::{Map, Value, json};
use domain::{address::{EmailAddress, Username}, api_key::{Caller, Scope}, application::Application, directory::{self, Known, Replacement}, entropy::random, id::{PersonKey, UserId}, invitation::Method, invite::Details, limits::Cause, locale::Locale, metadata::Metadata, person::{Person, Status}, profile::Profile, reset, ticket::TicketHash, transition::{Refusal, Transition}, user};
use service::{app::App, http::{Error, Response, caller::authorize, no_content, query_parameter}, inviting::{self, Ask, Invited}};
use store::{Applied, ListQuery, Row};

use super::{
    LIST, Wrong,
    fields::{Lock, Wanted, member, wrong_kind},
    filter::{Attribute, Filter, Line},
    object, patch,
    resource::{self, Shown},
    respond,
};
use crate::tenant::{Tenant, bare, known_store, store_called};

/// The most users that one page shows.
pub(crate) const MOST: usize = 100;

/// Invites somebody. Without `askPassword` as well: there is no other way to a password here.
pub(crate) async fn create(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    let body = object(request)?;
    let application = tenant.application(app, &caller).await?;
    let username = username(&body)?;
    let tenant = &called(tenant, &body);
    let mut wanted = Wanted::nothing();
    wanted.take(&body)?;
    // Whoever is asked for a password is locked until they have one, there as here; everybody else is switched off.
    if wanted.lock == (Lock::New { asked: true }) && wanted.ask_password != Some(true) {
        wanted.active = false;
    }
    let email = wanted
        .email
        .clone()
        .or_else(|| EmailAddress::parse(username.as_str()).ok());
    let send = wanted.active && wanted.ask_password != Some(false);
    // All of it is in the one write that makes the user, which is also the one that has them mailed.
    let details = Details {
        email,
        phone: wanted.phone.clone(),
        send,
        locale: locale(&body),
        roles: wanted.roles.clone(),
        metadata: wanted.metadata(&Metadata::default())?,
        profile: wanted.profile(&Profile::default())?,
        disabled: !wanted.active,
        ..Details::default()
    };
    let ask = Ask {
        username: Some(username),
        ..Ask::to(application, details)
    };
    let (Invited::Created(person) | Invited::Resent(person)) = inviting::invite(app, &caller, ask).await?;
    let user = resource::user(app, tenant, &person);
    let location = resource::location(app, tenant, "Users", &person.user_id().to_string());
    let mut response = respond(StatusCode::CREATED, &Shown::default().of(user));
    if let Ok(location) = HeaderValue::from_str(&location) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    Ok(response)
}

fn username(body: &Map<String, Value>) -> Result<Username, Wrong> {
    let Some(text) = member(body, "userName").and_then(Value::as_str) else {
        return Err(Wrong::bad("invalidSyntax", "`userName` is missing, or no text"));
    };
    let text = text.trim();
    if let Some((store, _)) = text.split_once('/')
        && known_store(Some(store)).is_err()
    {
        return Err(wrong_kind(
            "userName",
            "of the user store PRIMARY, or DEFAULT, the only one there is",
        ));
    }
    let name = Username::parse(bare(text));
    Ok(name.map_err(|error| Error::from((error, "/userName")))?)
}

/// The tenant, with the name of the user store that `body` calls it by.
fn called(tenant: &Tenant, body: &Map<String, Value>) -> Tenant {
    let username = member(body, "userName").and_then(Value::as_str);
    tenant.as_called_in(username.unwrap_or_default())
}

/// The language of pages and messages, where it is one.
fn locale(body: &Map<String, Value>) -> Option<Locale> {
    let told = member(body, "locale").or_else(|| member(body, "preferredLanguage"))?;
    Locale::parse(&told.as_str()?.replace('_', "-")).ok()
}

/// Makes `person` as they are wanted: in one write, and in another that has the invitation sent again, or a reset, where that is
/// asked for. What cannot be sent is told before anything is written. `None` if the person was written since they were read.
async fn save(app: &App, caller: &Caller, person: Box<Person>, wanted: &Wanted) -> Result<Option<Box<Person>>, Wrong> {
    let known = Wanted::of(&person);
    // Whoever has no password is asked for one again; of whoever has one, nothing is asked.
    let invited = match person.status {
        Status::Invited { .. } => wanted.active,
        Status::Disabled => wanted.active && person.credential.is_none(),
        Status::Active => false,
    };
    let asks = invited && wanted.ask_password == Some(true) && known.ask_password != Some(true);
    if (asks || wanted.reset) && !caller.may(Scope::InvitationsWrite) {
        return Err(Error::NoScope(Scope::InvitationsWrite).into());
    }
    let first = if asks {
        // That they are asked is written down when they are.
        Wanted {
            ask_password: known.ask_password,
            ..wanted.clone()
        }
    } else {
        wanted.clone()
    };
    let change = replacement(&person, &known, &first)?;
    if let Some(Known::Replaced(email, _)) = &change.email {
        inviting::is_nobodys_name(app, &person.application, email, person.key).await?;
    }
    let mut person = person;
    let application = app.application_of(&person).await?;
    let replace = (!change.is_empty()).then(|| {
        let (ghost, write) = (ghost(app)?, random(&*app.entropy).map_err(Error::from)?);
        let now = app.clock.now();
        Ok::<_, Wrong>(directory::replace(
            &person,
            &application,
            change,
            caller,
            ghost,
            write,
            now,
        ))
    });
    let replace = replace.transpose()?;
    let send = async |person: &Person| {
        if wanted.reset {
            force_reset(app, caller, person).await
        } else {
            send_again(app, caller, person, wanted).await
        }
    };
    let sends = asks || wanted.reset;
    if sends {
        let then = match &replace {
            Some(replace) => replace.apply(&person).map_err(Error::from)?,
            None => Person::clone(&person),
        };
        if let Some(refusal) = send(&then).await?.refusal(&then) {
            return Err(Error::from(refusal).into());
        }
        let (method, cause) = if wanted.reset {
            (Method::EmailLink, Cause::Asked)
        } else {
            (then.invitation.method, Cause::Invited)
        };
        inviting::has_room(app, &then, method, cause).await?;
    }
    if let Some(replace) = replace {
        match apply(app, person.key, &replace).await? {
            Some(after) => person = after,
            None => return Ok(None),
        }
    }
    if sends {
        let send = send(&person).await?;
        return apply(app, person.key, &send).await;
    }
    Ok(Some(person))
}

/// What `wanted` replaces of `person`, who is as `known` says.
fn replacement(person: &Person, known: &Wanted, wanted: &Wanted) -> Result<Replacement, Wrong> {
    let profile = |wanted: &Wanted| {
        let names = (wanted.given.clone(), wanted.family.clone(), wanted.display.clone());
        (names, wanted.country.clone())
    };
    Ok(Replacement {
        roles: (wanted.roles != known.roles).then(|| wanted.roles.clone()),
        metadata: (kept(wanted) != kept(known))
            .then(|| wanted.metadata(&person.metadata))
            .transpose()?,
        profile: (profile(wanted) != profile(known))
            .then(|| wanted.profile(&person.profile))
            .transpose()?,
        email: wanted
            .email
            .clone()
            .filter(|_| wanted.email != known.email)
            .map(|email| Known::Replaced(email, false)),
        phone: wanted
            .phone
            .clone()
            .filter(|_| wanted.phone != known.phone)
            .map(|phone| Known::Replaced(phone, false)),
        forgets_phone: wanted.phone.is_none() && known.phone.is_some(),
        blocked: (wanted.active != known.active).then_some(!wanted.active),
        ..Replacement::default()
    })
}

/// The write that sends the invitation of `person` again, and keeps that it was asked for.
async fn send_again(app: &App, caller: &Caller, person: &Person, wanted: &Wanted) -> Result<Transition, Wrong> {
    let way = app.way(person).await?;
    let reminder_before = app.application(&person.application).await?.reminder_before_expiry;
    let metadata = wanted.metadata(&person.metadata)?;
    let now = app.clock.now();
    let again = directory::send_again(
        &app.keys,
        &*app.entropy,
        person,
        (&way, reminder_before),
        metadata,
        now,
        caller,
    );
    Ok(again.map_err(Error::from)?)
}

/// The write that has `person` mailed a link to another password.
async fn force_reset(app: &App, caller: &Caller, person: &Person) -> Result<Transition, Wrong> {
    let application = app.application_of(person).await?;
    let flow = app.flow_named(&application.id, "link_password").await?;
    let now = app.clock.now();
    let forced = reset::force(&app.keys, &*app.entropy, person, &application, &flow, now, caller);
    Ok(forced.map_err(Error::from)?)
}

/// What stands in the metadata.
fn kept(wanted: &Wanted) -> (Option<&String>, Option<bool>, Option<bool>) {
    (wanted.external_id.as_ref(), wanted.ask_password, wanted.verify_email)
}

/// The person after the change; `None` if they were written since they were read.
async fn apply(app: &App, key: PersonKey, transition: &Transition) -> Result<Option<Box<Person>>, Wrong> {
    match app.store.apply(key, transition).await.map_err(Error::from)? {
        Applied::Done(person) => Ok(Some(person)),
        Applied::Refused(Refusal::NotAsAssumed, _) => Ok(None),
        Applied::Refused(Refusal::NotFound, _) => Err(Error::NoUser.into()),
        Applied::Refused(refusal, _) => Err(Error::from(refusal).into()),
    }
}

fn ghost(app: &App) -> Result<TicketHash, Error> {
    Ok(TicketHash(random(&*app.entropy)?))
}

/// The user that the path names, within the tenant.
async fn read(app: &App, tenant: &Tenant, caller: &Caller, id: &str) -> Result<Box<Person>, Wrong> {
    let application = tenant.application(app, caller).await?;
    let id = UserId::parse(id).map_err(|_| Error::NoUser)?;
    let found = app.store.person(id.0).await.map_err(Error::from)?;
    let found = found.filter(|person| person.application == application.id);
    Ok(Box::new(found.ok_or(Error::NoUser)?))
}

pub(crate) async fn show(app: &App, request: &Request, tenant: &Tenant, id: &str) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::UsersRead)?;
    let person = read(app, tenant, &caller, id).await?;
    let shown = asked_for(request);
    Ok(respond(StatusCode::OK, &shown.of(resource::user(app, tenant, &person))))
}

/// How often a change is tried again when the user was written in the meantime.
const TRIES: usize = 4;

/// Everything is as the body says; what it leaves out is gone, but for what every user has.
pub(crate) async fn replace(app: &App, request: &Request, tenant: &Tenant, id: &str) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::UsersWrite)?;
    changed(app, request, tenant, (&caller, id), |person, body| {
        if username(body)? != person.username {
            return Err(Wrong::bad("mutability", "`userName` cannot be changed"));
        }
        let known = Wanted::of(person);
        let mut wanted = Wanted {
            email: known.email,
            active: known.active,
            phone: known.phone,
            lock: known.lock,
            ..Wanted::nothing()
        };
        // What the list of numbers is compared with; without a list, there is no number.
        if member(body, "phoneNumbers").is_none() {
            wanted.phone = None;
        }
        wanted.take(body)?;
        Ok(wanted)
    })
    .await
}

pub(crate) async fn change(app: &App, request: &Request, tenant: &Tenant, id: &str) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::UsersWrite)?;
    changed(app, request, tenant, (&caller, id), |person, body| {
        let mut wanted = Wanted::of(person);
        patch::apply(&mut wanted, body, person)?;
        Ok(wanted)
    })
    .await
}

/// Makes a user as `wish` makes them of what they are and of the body; anew, when they were written in the meantime.
async fn changed(
    app: &App,
    request: &Request,
    tenant: &Tenant,
    (caller, id): (&Caller, &str),
    wish: impl Fn(&Person, &Map<String, Value>) -> Result<Wanted, Wrong>,
) -> Result<Response, Wrong> {
    for _ in 0..TRIES {
        let person = read(app, tenant, caller, id).await?;
        let body = object(request)?;
        let wanted = wish(&person, &body)?;
        match save(app, caller, person, &wanted).await? {
            Some(person) => {
                let tenant = called(tenant, &body);
                let user = asked_for(request).of(resource::user(app, &tenant, &person));
                return Ok(respond(StatusCode::OK, &user));
            }
            None => tracing::debug!("a user was written in the meantime"),
        }
    }
    Err(Error::from(Refusal::NotAsAssumed).into())
}

/// Everything about them is gone.
pub(crate) async fn erase(app: &App, request: &Request, tenant: &Tenant, id: &str) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::UsersWrite)?;
    let person = read(app, tenant, &caller, id).await?;
    let erased = app.store.erase(person.key, &user::erasure(&caller)).await;
    match erased.map_err(Error::from)? {
        Ok(()) => Ok(no_content()),
        Err(_) => Err(Error::NoUser.into()),
    }
}

/// A question for users.
struct Question {
    domain: Option<String>,
    filter: Option<String>,
    start: Option<String>,
    count: Option<String>,
    shown: Shown,
}

pub(crate) async fn list(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Wrong> {
    let domain = query_parameter(request, "domain");
    let question = Question {
        domain,
        filter: query_parameter(request, "filter"),
        start: query_parameter(request, "startIndex"),
        count: query_parameter(request, "count"),
        shown: asked_for(request),
    };
    answer(app, request, tenant, question).await
}

/// The same question in a body (RFC 7644 section 3.4.3).
pub(crate) async fn search(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Wrong> {
    authorize(request, Scope::UsersRead)?;
    let body = object(request)?;
    let text = |name: &str| match member(&body, name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(_) => Err(wrong_kind(name, "a text or a number")),
    };
    let names = |name: &str| {
        let list = member(&body, name).and_then(Value::as_array);
        let all = list.into_iter().flatten().filter_map(Value::as_str);
        all.map(str::to_owned).collect::<Vec<_>>()
    };
    let question = Question {
        domain: text("domain")?,
        filter: text("filter")?,
        start: text("startIndex")?,
        count: text("count")?,
        shown: Shown::new(&names("attributes"), &names("excludedAttributes")),
    };
    answer(app, request, tenant, question).await
}

fn asked_for(request: &Request) -> Shown {
    let names = |name: &str| {
        let text = query_parameter(request, name).unwrap_or_default();
        text.split(',').map(str::to_owned).collect::<Vec<_>>()
    };
    Shown::new(&names("attributes"), &names("excludedAttributes"))
}

fn number(text: Option<&str>, name: &str) -> Result<Option<i64>, Wrong> {
    let Some(text) = text else { return Ok(None) };
    let number = text.trim().parse();
    number.map(Some).map_err(|_| wrong_kind(name, "a whole number"))
}

async fn answer(app: &App, request: &Request, tenant: &Tenant, question: Question) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::UsersRead)?;
    let application = tenant.application(app, &caller).await?;
    let domain = question.domain.as_deref().filter(|domain| !domain.is_empty());
    if known_store(domain).is_err() {
        return Err(wrong_kind(
            "domain",
            "PRIMARY, or DEFAULT, the only user store there is",
        ));
    }
    let filter = question.filter.as_deref().filter(|filter| !filter.trim().is_empty());
    let filter = filter.map(Filter::parse).transpose()?.unwrap_or_default();
    let tenant = &tenant.with_store(filter.store().or_else(|| store_called(domain?)));
    let start = number(question.start.as_deref(), "startIndex")?.unwrap_or(1).max(1);
    let count = number(question.count.as_deref(), "count")?;
    let count = count.map_or(MOST, |count| usize::try_from(count.max(0)).unwrap_or(MOST).min(MOST));
    let found = found(app, &application, &filter).await?;
    let skipped = usize::try_from(start - 1).unwrap_or(usize::MAX);
    let mut users = Vec::new();
    for key in found.iter().skip(skipped).take(count) {
        // Whoever was erased a moment ago is passed over.
        if let Some(person) = app.store.person(*key).await.map_err(Error::from)? {
            users.push(question.shown.of(resource::user(app, tenant, &person)));
        }
    }
    Ok(respond(
        StatusCode::OK,
        &json!({
            "schemas": [LIST],
            "totalResults": found.len(),
            "startIndex": start,
            "itemsPerPage": users.len(),
            "Resources": users,
        }),
    ))
}

/// The keys of all users that `filter` admits, those who were invited last first. A name or an id leads to its user in one
/// read; everything else reads the index, as far as one call reads.
async fn found(app: &App, application: &Arc<Application>, filter: &Filter) -> Result<Vec<PersonKey>, Wrong> {
    let named = match (filter.equal(Attribute::UserName), filter.equal(Attribute::Id)) {
        (Some(name), _) => Some(
            Username::parse(name)
                .ok()
                .map(|name| app.keys.person_key(&application.id, &name)),
        ),
        (None, Some(id)) => Some(UserId::parse(id).ok().map(|id| id.0)),
        (None, None) => None,
    };
    if let Some(named) = named {
        let Some(key) = named else { return Ok(vec![]) };
        let person = app.store.person(key).await.map_err(Error::from)?;
        let person = person.filter(|person| person.application == application.id && admits_person(filter, person));
        return Ok(person.iter().map(|person| person.key).collect());
    }
    // Whoever signs in by the address that is asked for is one read, however many users there are.
    let by_name = filter
        .equal(Attribute::Email)
        .and_then(|email| Username::parse(email).ok());
    let by_name = by_name.map(|name| app.keys.person_key(&application.id, &name));
    let person = match by_name {
        Some(key) => app.store.person(key).await.map_err(Error::from)?,
        None => None,
    };
    let person = person.filter(|person| person.application == application.id && admits_person(filter, person));
    let mut found: Vec<_> = person.iter().map(|person| person.key).collect();
    let query = ListQuery {
        email: filter.equal(Attribute::Email).map(str::to_owned),
        ..ListQuery::users(application.id.clone())
    };
    let admits = |row: &Row| by_name != Some(row.id.person) && admits_row(filter, row);
    let mut left = app.config.limits.rows_read;
    let all = app
        .store
        .list_all(&query, usize::MAX, &mut left, app.clock.now(), admits)
        .await;
    let all = all.map_err(Error::from)?;
    if !all.is_whole && found.is_empty() {
        let why = "too many users would have to be looked through; ask by `userName` or `id`, or for one address";
        return Err(Wrong::bad("tooMany", why));
    }
    found.extend(all.rows.into_iter().map(|row| row.id.person));
    Ok(found)
}

fn admits_row(filter: &Filter, row: &Row) -> bool {
    filter.admits(&Line {
        username: &row.username,
        email: row.email.as_deref(),
        id: &UserId(row.id.person).to_string(),
        active: row.status != Status::Disabled.as_str(),
    })
}

fn admits_person(filter: &Filter, person: &Person) -> bool {
    filter.admits(&Line {
        username: person.username.as_str(),
        email: person.email.as_ref().map(|email| email.value.as_str()),
        id: &person.user_id().to_string(),
        active: person.status != Status::Disabled,
    })
}
