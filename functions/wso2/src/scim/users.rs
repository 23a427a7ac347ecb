//! `/scim2/Users`.

use std::sync::Arc;

use http::{HeaderValue, StatusCode, header};
use lambda_http::Request;
use serde_json::{Map, Value, json};
use shared::{
    app::App,
    domain::{
        address::{EmailAddress, Username},
        api_key::{Caller, Scope},
        application::Application,
        entropy::random,
        id::{PersonKey, UserId},
        invite::Details,
        locale::Locale,
        metadata::Metadata,
        person::{Person, Status},
        ticket::TicketHash,
        transition::{Refusal, Transition},
        user::{self, Change},
    },
    http::{Error, Response, caller::authorize, no_content, query_parameter},
    inviting::{self, Ask, Invited},
    store::{Applied, ListQuery, Row, UserFilter},
};

use super::{
    LIST, Wrong,
    fields::{Wanted, member, wrong_kind},
    filter::{Attribute, Filter, Line},
    object, patch,
    resource::{self, Shown},
    respond,
};
use crate::tenant::{Tenant, bare, known_store};

/// The most users that one page shows.
pub(crate) const MOST: usize = 100;
/// The most that are counted for one list.
const COUNTED: usize = 10_000;

/// Invites somebody. Without `askPassword` as well: there is no other way to a password here.
pub(crate) async fn create(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::InvitationsWrite)?;
    let body = object(request)?;
    let application = tenant.application(app, &caller).await?;
    let username = username(&body)?;
    let mut wanted = Wanted::nothing();
    wanted.take(&body)?;
    let email = wanted
        .email
        .clone()
        .or_else(|| EmailAddress::parse(username.as_str()).ok());
    let send = wanted.active && wanted.ask_password != Some(false);
    let details = Details {
        email: email.clone(),
        phone: wanted.phone.clone(),
        send,
        locale: locale(&body),
        roles: wanted.roles.clone(),
        metadata: wanted.metadata(&Metadata::default())?,
        ..Details::default()
    };
    let ask = Ask {
        username: Some(username),
        ..Ask::to(application, details)
    };
    let (Invited::Created(person) | Invited::Resent(person)) = inviting::invite(app, &caller, ask).await?;
    let wanted = Wanted { email, ..wanted };
    let person = save(app, &caller, person, &wanted).await?;
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
            "of the user store PRIMARY, the only one there is",
        ));
    }
    let name = Username::parse(bare(text));
    Ok(name.map_err(|error| Error::from((error, "/userName")))?)
}

/// The language of pages and messages, where it is one.
fn locale(body: &Map<String, Value>) -> Option<Locale> {
    let told = member(body, "locale").or_else(|| member(body, "preferredLanguage"))?;
    Locale::parse(&told.as_str()?.replace('_', "-")).ok()
}

/// Makes `person` as they are wanted: what is known of them in one write, a number that is gone in another, and switching
/// off or on in a third. What is so already costs nothing.
async fn save(app: &App, caller: &Caller, person: Box<Person>, wanted: &Wanted) -> Result<Box<Person>, Wrong> {
    let known = Wanted::of(&person);
    let mut person = person;
    let change = Change {
        roles: (wanted.roles != known.roles).then(|| wanted.roles.clone()),
        metadata: if kept(wanted) == kept(&known) {
            None
        } else {
            Some(wanted.metadata(&person.metadata)?)
        },
        profile: if (&wanted.given, &wanted.family, &wanted.country) == (&known.given, &known.family, &known.country) {
            None
        } else {
            Some(wanted.profile(&person.profile)?)
        },
        email: wanted.email.clone().filter(|_| wanted.email != known.email),
        phone: wanted.phone.clone().filter(|_| wanted.phone != known.phone),
    };
    let now = app.clock.now();
    if change.roles.is_some()
        || change.metadata.is_some()
        || change.profile.is_some()
        || change.email.is_some()
        || change.phone.is_some()
    {
        let transition = user::change(change, caller, ghost(app)?, write(app)?, now);
        person = apply(app, person.key, &transition).await?;
    }
    if wanted.phone.is_none() && known.phone.is_some() {
        let transition = user::forget_phone(caller, ghost(app)?, write(app)?, now);
        person = apply(app, person.key, &transition).await?;
    }
    match (wanted.active, person.status) {
        (false, Status::Invited { .. } | Status::Active) => {
            let transition = user::disable(caller, ghost(app)?, write(app)?, now);
            person = apply(app, person.key, &transition).await?;
        }
        (true, Status::Disabled) => {
            let application = app.application_of(&person).await?;
            let transition = user::enable(&person, &application, caller, write(app)?, now);
            person = apply(app, person.key, &transition).await?;
        }
        (true, Status::Invited { .. } | Status::Active) | (false, Status::Disabled) => {}
    }
    // Whoever has no password is asked for one again; of whoever has one, nothing is asked.
    let asked = wanted.ask_password == Some(true) && known.ask_password != Some(true);
    if asked && matches!(person.status, Status::Invited { .. }) {
        person = inviting::resend(app, caller, person.invitation_id(), None, true).await?;
    }
    Ok(person)
}

/// What stands in the metadata.
fn kept(wanted: &Wanted) -> (Option<&String>, Option<bool>, Option<bool>) {
    (wanted.external_id.as_ref(), wanted.ask_password, wanted.verify_email)
}

async fn apply(app: &App, key: PersonKey, transition: &Transition) -> Result<Box<Person>, Wrong> {
    match app.store.apply(key, transition).await.map_err(Error::from)? {
        Applied::Done(person) | Applied::Refused(Refusal::Disabled | Refusal::NotDisabled, Some(person)) => Ok(person),
        Applied::Refused(Refusal::NotFound, _) => Err(Error::NoUser.into()),
        Applied::Refused(refusal, _) => Err(Error::from(refusal).into()),
    }
}

fn ghost(app: &App) -> Result<TicketHash, Error> {
    Ok(TicketHash(random(&*app.entropy)?))
}

fn write(app: &App) -> Result<[u8; 16], Error> {
    Ok(random(&*app.entropy)?)
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

/// Everything is as the body says; what it leaves out is gone, but for what every user has.
pub(crate) async fn replace(app: &App, request: &Request, tenant: &Tenant, id: &str) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::UsersWrite)?;
    let person = read(app, tenant, &caller, id).await?;
    let body = object(request)?;
    if username(&body)? != person.username {
        return Err(Wrong::bad("mutability", "`userName` cannot be changed"));
    }
    let known = Wanted::of(&person);
    let mut wanted = Wanted {
        email: known.email,
        active: known.active,
        ..Wanted::nothing()
    };
    wanted.take(&body)?;
    saved(app, request, tenant, &caller, person, &wanted).await
}

pub(crate) async fn change(app: &App, request: &Request, tenant: &Tenant, id: &str) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::UsersWrite)?;
    let person = read(app, tenant, &caller, id).await?;
    let mut wanted = Wanted::of(&person);
    patch::apply(&mut wanted, &object(request)?, person.username.as_str())?;
    saved(app, request, tenant, &caller, person, &wanted).await
}

async fn saved(
    app: &App,
    request: &Request,
    tenant: &Tenant,
    caller: &Caller,
    person: Box<Person>,
    wanted: &Wanted,
) -> Result<Response, Wrong> {
    let person = save(app, caller, person, wanted).await?;
    let shown = asked_for(request);
    Ok(respond(StatusCode::OK, &shown.of(resource::user(app, tenant, &person))))
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
    filter: Option<String>,
    start: Option<String>,
    count: Option<String>,
    shown: Shown,
}

pub(crate) async fn list(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Wrong> {
    let domain = query_parameter(request, "domain");
    if known_store(domain.as_deref()).is_err() {
        return Err(wrong_kind("domain", "PRIMARY, the only user store there is"));
    }
    let question = Question {
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
    let filter = question.filter.as_deref().filter(|filter| !filter.trim().is_empty());
    let filter = filter.map(Filter::parse).transpose()?.unwrap_or_default();
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
/// read; everything else reads the index.
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
    let query = ListQuery {
        application: application.id.clone(),
        phase: None,
        email: filter.equal(Attribute::Email).map(str::to_owned),
        delivery: None,
        from: None,
        to: None,
        users: Some(UserFilter { status: None }),
        limit: MOST,
    };
    let (mut keys, mut start) = (Vec::new(), None);
    loop {
        let (rows, next) = app
            .store
            .list(&query, start, app.clock.now())
            .await
            .map_err(Error::from)?;
        keys.extend(
            rows.iter()
                .filter(|row| admits_row(filter, row))
                .map(|row| row.id.person),
        );
        if keys.len() > COUNTED {
            let why = format!("more than {COUNTED} users; ask for fewer with a filter");
            return Err(Wrong::bad("tooMany", why));
        }
        match next {
            Some(place) => start = Some(place),
            None => return Ok(keys),
        }
    }
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
