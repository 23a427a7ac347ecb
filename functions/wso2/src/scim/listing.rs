//! Lists of users (RFC 7644 section 3.4.2): pages, filters, and what of each is shown.

use std::sync::Arc;

use domain::{
    address::{EmailAddress, PhoneNumber, Username},
    api_key::Scope,
    application::Application,
    id::{PersonKey, UserId},
    person::{Person, Status},
};
use http::StatusCode;
use lambda_http::{Body, Request};
use serde_json::{Value, json};
use service::{
    app::App,
    http::{Error, Response, caller::authorize, query_parameter},
};
use store::{ListQuery, Row};

use super::{
    LIST, Wrong,
    fields::{Wanted, member, wrong_kind},
    filter::{Attribute, Filter, Subject},
    groups, object,
    resource::{self, Shown},
    respond,
    several::{Label, MOBILE, WORK},
};
use crate::tenant::{Tenant, known_store, store_called};

/// The most users that one page shows.
pub(crate) const MOST: usize = 100;

/// A question for users or groups.
pub(crate) struct Question {
    domain: Option<String>,
    pub(crate) filter: Option<String>,
    pub(crate) start: Option<String>,
    pub(crate) count: Option<String>,
    pub(crate) shown: Shown,
}

pub(crate) async fn list(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Wrong> {
    answer(app, request, tenant, Question::of(request)).await
}

/// The same question in a body (RFC 7644 section 3.4.3).
pub(crate) async fn search(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Wrong> {
    authorize(request, Scope::UsersRead)?;
    answer(app, request, tenant, Question::in_body(request)?).await
}

/// The same over users and groups. `count` and `startIndex` are those of each kind.
pub(crate) async fn search_all(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Wrong> {
    let users = search(app, request, tenant).await?;
    // A question that groups have no answer to, such as one about an address, is one about users.
    match groups::search(app, request, tenant).await {
        Ok(groups) => Ok(together(users, &groups)),
        Err(wrong) if wrong.is_about_the_filter() => Ok(users),
        Err(wrong) => Err(wrong),
    }
}

/// One list of two.
fn together(users: Response, groups: &Response) -> Response {
    let read = |answer: &Response| match answer.body() {
        Body::Text(text) => serde_json::from_str::<Value>(text).ok(),
        _ => None,
    };
    let (Some(mut all), Some(more)) = (read(&users), read(groups)) else {
        return users;
    };
    for name in ["totalResults", "itemsPerPage"] {
        let count = |list: &Value| list.get(name).and_then(Value::as_u64).unwrap_or_default();
        let sum = count(&all).saturating_add(count(&more));
        if let Some(place) = all.get_mut(name) {
            *place = sum.into();
        }
    }
    if let (Some(resources), Some(further)) = (
        all.get_mut("Resources").and_then(Value::as_array_mut),
        more.get("Resources").and_then(Value::as_array),
    ) {
        resources.extend(further.iter().cloned());
    }
    let (head, _) = users.into_parts();
    Response::from_parts(head, Body::Text(all.to_string()))
}

impl Question {
    /// As the address asks.
    pub(crate) fn of(request: &Request) -> Self {
        Self {
            domain: query_parameter(request, "domain"),
            filter: query_parameter(request, "filter"),
            start: query_parameter(request, "startIndex"),
            count: query_parameter(request, "count"),
            shown: asked_for(request),
        }
    }

    /// As the body asks.
    pub(crate) fn in_body(request: &Request) -> Result<Self, Wrong> {
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
        Ok(Self {
            domain: text("domain")?,
            filter: text("filter")?,
            start: text("startIndex")?,
            count: text("count")?,
            shown: Shown::new(&names("attributes"), &names("excludedAttributes")),
        })
    }
}

pub(crate) fn asked_for(request: &Request) -> Shown {
    let names = |name: &str| {
        let text = query_parameter(request, name).unwrap_or_default();
        text.split(',').map(str::to_owned).collect::<Vec<_>>()
    };
    Shown::new(&names("attributes"), &names("excludedAttributes"))
}

pub(crate) fn number(text: Option<&str>, name: &str) -> Result<Option<i64>, Wrong> {
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
    let asked = question.filter.as_deref().map_or("", str::trim);
    let filter = Some(asked).filter(|asked| !asked.is_empty());
    let filter = filter.map(Filter::parse).transpose()?.unwrap_or_default();
    let tenant = &tenant.with_store(filter.store().or_else(|| store_called(domain?)));
    let start = number(question.start.as_deref(), "startIndex")?.unwrap_or(1).max(1);
    let count = number(question.count.as_deref(), "count")?;
    let wanted = store::PageRequest {
        list: asked,
        skip: usize::try_from(start - 1).unwrap_or(usize::MAX),
        count: count.map_or(MOST, |count| usize::try_from(count.max(0)).unwrap_or(MOST).min(MOST)),
    };
    let Page { people, total } = page(app, &application, &filter, wanted).await?;
    let users: Vec<_> = people
        .iter()
        .map(|person| question.shown.of(resource::user(app, tenant, person)))
        .collect();
    Ok(respond(
        StatusCode::OK,
        &json!({
            "schemas": [LIST],
            "totalResults": total,
            "startIndex": start,
            "itemsPerPage": users.len(),
            "Resources": users,
        }),
    ))
}

/// A page of the users that a filter admits, those who were invited last first; and how many there are on all pages.
struct Page {
    people: Vec<Person>,
    total: usize,
}

impl Page {
    /// The page of these, who are all.
    fn of(people: impl Iterator<Item = Person>, wanted: store::PageRequest<'_>) -> Self {
        let all: Vec<_> = people.collect();
        let total = all.len();
        let people = all.into_iter().skip(wanted.skip).take(wanted.count).collect();
        Self { people, total }
    }
}

/// What stands in the index.
const IN_THE_INDEX: [Attribute; 4] = [Attribute::UserName, Attribute::Email, Attribute::Id, Attribute::Active];

/// A page of the users that `filter` admits. A name or an id leads to its user in one read; what the index holds is asked of
/// it; for everything else the users are read, a hundred a call. As far as one call reads.
async fn page(
    app: &App,
    application: &Arc<Application>,
    filter: &Filter,
    wanted: store::PageRequest<'_>,
) -> Result<Page, Wrong> {
    let admitted = |person: &Person| person.application == application.id && filter.admits(&Whole::of(person));
    let key = |name: &str| {
        let name = Username::parse(name).ok()?;
        Some(app.keys.person_key(&application.id, &name))
    };
    if let Some(name) = filter.equal(Attribute::UserName) {
        let person = named(app, key(name)).await?;
        return Ok(Page::of(person.into_iter().filter(admitted), wanted));
    }
    if let Some(id) = filter.equal(Attribute::Id) {
        let person = match UserId::parse(id) {
            Ok(id) => app.store.person(id.0).await.map_err(Error::from)?,
            Err(_) => None,
        };
        return Ok(Page::of(person.into_iter().filter(admitted), wanted));
    }
    let (now, mut left) = (app.clock.now(), app.config.limits.rows_read);
    let is_of_the_index = filter.asks_only(&IN_THE_INDEX);
    let email = filter.equal(Attribute::Email);
    let query = ListQuery {
        email: email.map(str::to_owned),
        ..ListQuery::users(application.id.clone())
    };
    if is_of_the_index && email.is_none() {
        let admits = |row: &Row| filter.admits(row);
        let found = app.store.numbered(&query, wanted, &mut left, now, admits).await;
        let found = found.map_err(Error::from)?.ok_or_else(too_many)?;
        let keys: Vec<_> = found.rows.iter().map(|row| row.id.person).collect();
        // Whoever was erased a moment ago is passed over.
        let people = app.store.people(&keys).await.map_err(Error::from)?;
        return Ok(Page {
            people,
            total: found.total,
        });
    }
    // Whoever signs in by the address that is asked for is one read, however many users there are.
    let first = named(app, email.and_then(key)).await?.filter(admitted);
    let admits = |row: &Row| {
        let is_first = first.as_ref().is_some_and(|first| first.key == row.id.person);
        !is_first && (!is_of_the_index || filter.admits(row))
    };
    let all = app.store.list_all(&query, usize::MAX, &mut left, now, admits).await;
    let all = all.map_err(Error::from)?;
    if !all.is_whole && first.is_none() {
        return Err(too_many());
    }
    let keys: Vec<_> = all.rows.iter().map(|row| row.id.person).collect();
    let people = app.store.people(&keys).await.map_err(Error::from)?;
    let people = people.into_iter().filter(admitted);
    Ok(Page::of(first.into_iter().chain(people), wanted))
}

/// Whoever has this name.
async fn named(app: &App, key: Option<PersonKey>) -> Result<Option<Person>, Wrong> {
    match key {
        Some(key) => Ok(app.store.named(key).await.map_err(Error::from)?),
        None => Ok(None),
    }
}

fn too_many() -> Wrong {
    let why = "too many users would have to be looked through; ask by `userName` or `id`, or for one address";
    Wrong::bad("tooMany", why)
}

fn flag(is: bool) -> Vec<String> {
    vec![is.to_string()]
}

impl Subject for Row {
    fn values(&self, attribute: Attribute) -> Vec<String> {
        match attribute {
            Attribute::UserName => vec![self.username.clone()],
            Attribute::Email => self.email.iter().cloned().collect(),
            Attribute::Id => vec![UserId(self.id.person).to_string()],
            Attribute::Active => flag(self.status != Status::Disabled.as_str()),
            Attribute::EmailType
            | Attribute::EmailPrimary
            | Attribute::Phone
            | Attribute::PhoneType
            | Attribute::ExternalId
            | Attribute::DisplayName
            | Attribute::GivenName
            | Attribute::FamilyName
            | Attribute::Role
            | Attribute::Created
            | Attribute::LastModified
            | Attribute::Member
            | Attribute::MemberType
            | Attribute::MemberAddress => vec![],
        }
    }
}

/// A user, whole.
struct Whole<'a> {
    person: &'a Person,
    known: Wanted,
}

impl<'a> Whole<'a> {
    fn of(person: &'a Person) -> Self {
        Self {
            person,
            known: Wanted::of(person),
        }
    }
}

impl Subject for Whole<'_> {
    fn values(&self, attribute: Attribute) -> Vec<String> {
        let (person, known) = (self.person, &self.known);
        let lower = |text: Option<&str>| text.iter().map(|text| text.to_lowercase()).collect();
        // Nothing was said of most addresses: they are what everybody takes them for.
        let kind = |label: &Label, usual: &str| lower(Some(label.kind.as_deref().unwrap_or(usual)));
        match attribute {
            Attribute::UserName => vec![person.username.as_str().to_owned()],
            Attribute::Email => lower(known.email.as_ref().map(EmailAddress::as_str)),
            Attribute::EmailType if known.email.is_some() => kind(&known.email_label, WORK),
            Attribute::EmailPrimary if known.email.is_some() => flag(known.email_label.primary.unwrap_or(true)),
            Attribute::Phone => lower(known.phone.as_ref().map(PhoneNumber::as_str)),
            Attribute::PhoneType if known.phone.is_some() => kind(&known.phone_label, MOBILE),
            Attribute::Id => vec![person.user_id().to_string()],
            Attribute::Active => flag(known.active),
            Attribute::ExternalId => known.external_id.iter().cloned().collect(),
            Attribute::DisplayName => lower(known.display.as_deref()),
            Attribute::GivenName => lower(known.given_name.as_deref()),
            Attribute::FamilyName => lower(known.family.as_deref()),
            Attribute::Role => known.roles.iter().map(|role| role.to_lowercase()).collect(),
            Attribute::Created => lower(Some(&resource::moment(person.created_at))),
            Attribute::LastModified => lower(Some(&resource::moment(person.last_write.at))),
            Attribute::EmailType
            | Attribute::EmailPrimary
            | Attribute::PhoneType
            | Attribute::Member
            | Attribute::MemberType
            | Attribute::MemberAddress => vec![],
        }
    }
}
