//! `/scim2/Groups`: the roles of users, seen as groups. Who is a member has the group's role, and nothing else is kept of it.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    api_key::{Caller, Scope},
    application::Application,
    groups::{Group, Groups, NoGroup},
    id::{PersonKey, UserId},
    person::Person,
    roles,
};
use http::{HeaderValue, StatusCode, header};
use lambda_http::Request;
use serde_json::{Map, Value, json};
use service::{
    app::App,
    http::{Error, Response, body, caller::authorize, no_content},
    membership,
};

use super::{
    GROUP, LIST, Wrong,
    fields::{is_absent, member, single, wrong_kind},
    filter::{Attribute, Filter, Subject},
    listing::{MOST, Question, asked_for, number},
    object_within,
    patch::{Op, operations},
    resource::{Shown, location, moment},
    respond,
};
use crate::tenant::Tenant;

/// As many members as one request names: more would not be done in the time of an answer.
const MOST_NAMED: usize = 1000;

/// The attribute for which users are read.
const MEMBERS: &str = "members";

impl From<NoGroup> for Wrong {
    fn from(error: NoGroup) -> Self {
        match error {
            NoGroup::Name | NoGroup::TooMany => Self::bad("invalidValue", error.to_string()),
            NoGroup::Exists => Self::conflict("uniqueness", error.to_string()),
            NoGroup::Crowd => Self::bad("tooMany", error.to_string()),
        }
    }
}

/// The groups of an application, and its users where they had to be read.
struct Known {
    application: Arc<Application>,
    groups: Groups,
    /// `None` as long as nobody has looked.
    people: Option<Vec<Person>>,
    /// Users who were changed just now: the index may not know them yet.
    changed: Vec<Person>,
}

impl Known {
    async fn read(app: &App, tenant: &Tenant, caller: &Caller) -> Result<Self, Wrong> {
        let application = tenant.application(app, caller).await?;
        let groups = app.store.groups(&application.id).await.map_err(Error::from)?;
        Ok(Self {
            application,
            groups,
            people: None,
            changed: vec![],
        })
    }

    /// All users, read once.
    async fn people(&mut self, app: &App) -> Result<&[Person], Wrong> {
        if self.people.is_none() {
            let people = membership::everybody(app, &self.application.id).await?;
            self.people = Some(people.ok_or_else(|| {
                let why =
                    "too many users would have to be looked through; leave `members` out with `excludedAttributes`";
                Wrong::bad("tooMany", why)
            })?);
        }
        Ok(self.people.as_deref().unwrap_or_default())
    }

    /// The group of this id. One that was made is found without looking at users.
    async fn find(&mut self, app: &App, id: &str) -> Result<Group, Wrong> {
        if let Some(group) = self.groups.find(id) {
            return Ok(group.clone());
        }
        if !id.starts_with("rol_") {
            return Err(no_group());
        }
        self.people(app).await?;
        let people = self.people.as_deref().unwrap_or_default();
        membership::find(&self.groups, &self.application.id, people, id).ok_or_else(no_group)
    }

    /// The same after a change, which is made: where its members cannot be read any more, because there are too many users or
    /// the table is busy, they are left out.
    async fn shown_changed(
        &mut self,
        app: &App,
        tenant: &Tenant,
        group: &Group,
        shown: &Shown,
    ) -> Result<Value, Wrong> {
        match self.shown(app, tenant, group, shown).await {
            Err(wrong) if wrong.kind == Some("tooMany") || wrong.status.is_server_error() => {
                Ok(shown.of(resource(app, tenant, group, None)))
            }
            other => other,
        }
    }

    /// The group as SCIM shows it, with its members where they are asked for.
    async fn shown(&mut self, app: &App, tenant: &Tenant, group: &Group, shown: &Shown) -> Result<Value, Wrong> {
        let members = if shown.wants(MEMBERS) {
            Some(self.members(app, tenant, group).await?)
        } else {
            None
        };
        Ok(shown.of(resource(app, tenant, group, members)))
    }

    async fn members(&mut self, app: &App, tenant: &Tenant, group: &Group) -> Result<Vec<Value>, Wrong> {
        self.people(app).await?;
        let people = self.people.iter().flatten();
        let is_known = |person: &&Person| self.people.iter().flatten().any(|known| known.key == person.key);
        let changed = self.changed.iter().filter(|person| !is_known(person));
        let members = people
            .chain(changed)
            .filter(|person| person.roles.contains(&group.role));
        Ok(members.map(|person| member_of(app, tenant, person)).collect())
    }

    /// The users have been changed: who is asked for them reads them again.
    fn forget(&mut self, changed: Vec<Person>) {
        self.people = None;
        self.changed
            .retain(|known| changed.iter().all(|person| person.key != known.key));
        self.changed.extend(changed);
    }
}

fn no_group() -> Wrong {
    Wrong::missing("there is no such group")
}

/// A member, as a group tells it.
fn member_of(app: &App, tenant: &Tenant, person: &Person) -> Value {
    let id = person.user_id().to_string();
    json!({
        "value": id,
        "type": "User",
        "$ref": location(app, tenant, "Users", &id),
    })
}

fn resource(app: &App, tenant: &Tenant, group: &Group, members: Option<Vec<Value>>) -> Map<String, Value> {
    let mut meta = Map::from_iter([
        ("resourceType".to_owned(), "Group".into()),
        ("location".to_owned(), location(app, tenant, "Groups", &group.id).into()),
    ]);
    for (name, at) in [("created", group.created_at), ("lastModified", group.changed_at)] {
        if let Some(at) = at {
            meta.insert(name.to_owned(), moment(at).into());
        }
    }
    let mut shown = Map::new();
    let mut put = |name: &str, value: Value| shown.insert(name.to_owned(), value);
    put("schemas", json!([GROUP]));
    put("id", group.id.as_str().into());
    put("displayName", group.name.as_str().into());
    if let Some(external_id) = &group.external_id {
        put("externalId", external_id.as_str().into());
    }
    if let Some(members) = members {
        put(MEMBERS, members.into());
    }
    put("meta", meta.into());
    shown
}

pub(crate) async fn list(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Wrong> {
    answer(app, request, tenant, Question::of(request)).await
}

/// The same question in a body (RFC 7644 section 3.4.3).
pub(crate) async fn search(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Wrong> {
    authorize(request, Scope::UsersRead)?;
    answer(app, request, tenant, Question::in_body(request)?).await
}

/// A body that may name many members.
fn members_body(request: &Request) -> Result<Map<String, Value>, Wrong> {
    object_within(request, body::IMPORT_LIMIT)
}

/// A group with the members that are known of it.
struct Line<'a> {
    group: &'a Group,
    members: Vec<String>,
}

impl Subject for Line<'_> {
    fn values(&self, attribute: Attribute) -> Vec<String> {
        let time = |at: Option<jiff::Timestamp>| at.map(|at| moment(at).to_lowercase()).into_iter().collect();
        match attribute {
            Attribute::Id => vec![self.group.id.clone()],
            Attribute::DisplayName => vec![self.group.name.to_lowercase()],
            Attribute::ExternalId => self.group.external_id.iter().cloned().collect(),
            Attribute::Member => self.members.clone(),
            Attribute::Created => time(self.group.created_at),
            Attribute::LastModified => time(self.group.changed_at),
            Attribute::UserName
            | Attribute::Email
            | Attribute::EmailType
            | Attribute::EmailPrimary
            | Attribute::Phone
            | Attribute::PhoneType
            | Attribute::Active
            | Attribute::GivenName
            | Attribute::FamilyName
            | Attribute::Role
            | Attribute::MemberType
            | Attribute::MemberAddress => vec![],
        }
    }
}

async fn answer(app: &App, request: &Request, tenant: &Tenant, question: Question) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::UsersRead)?;
    let mut known = Known::read(app, tenant, &caller).await?;
    let filter = question.filter.as_deref().filter(|filter| !filter.trim().is_empty());
    let filter = filter.map(Filter::parse_for_groups).transpose()?.unwrap_or_default();
    let start = number(question.start.as_deref(), "startIndex")?.unwrap_or(1).max(1);
    let count = number(question.count.as_deref(), "count")?;
    let count = count.map_or(MOST, |count| usize::try_from(count.max(0)).unwrap_or(MOST));
    let count = count.min(MOST);
    let candidates = candidates(app, &mut known, &filter).await?;
    let found: Vec<_> = candidates
        .into_iter()
        .filter(|line| filter.admits(&line.as_line()))
        .collect();
    let skipped = usize::try_from(start - 1).unwrap_or(usize::MAX);
    let mut shown = Vec::new();
    for line in found.iter().skip(skipped).take(count) {
        shown.push(known.shown(app, tenant, &line.group, &question.shown).await?);
    }
    Ok(respond(
        StatusCode::OK,
        &json!({
            "schemas": [LIST],
            "totalResults": found.len(),
            "startIndex": start,
            "itemsPerPage": shown.len(),
            "Resources": shown,
        }),
    ))
}

/// A group that a filter may admit, and those of its members that it may ask for.
struct Candidate {
    group: Group,
    members: Vec<String>,
}

impl Candidate {
    fn as_line(&self) -> Line<'_> {
        Line {
            group: &self.group,
            members: self.members.clone(),
        }
    }
}

/// All groups that `filter` may admit. A name or an id that was made is found without looking at users, and so are the
/// groups of one member; else all users are read.
async fn candidates(app: &App, known: &mut Known, filter: &Filter) -> Result<Vec<Candidate>, Wrong> {
    let id = &known.application.id;
    if let Some(member) = filter.equal(Attribute::Member) {
        let person = match UserId::parse(member) {
            Ok(UserId(key)) => app.store.person(key).await.map_err(Error::from)?,
            Err(_) => None,
        };
        let person = person.filter(|person| person.application == *id);
        let candidate = |role: &String| Candidate {
            group: known.groups.of_role(id, role),
            members: vec![member.to_owned()],
        };
        return Ok(person
            .iter()
            .flat_map(|person| person.roles.iter().map(candidate))
            .collect());
    }
    if filter.asks_only(&[Attribute::Id, Attribute::DisplayName, Attribute::ExternalId]) {
        let named = filter
            .equal(Attribute::DisplayName)
            .and_then(|name| known.groups.named(name));
        let found = named.or_else(|| known.groups.find(filter.equal(Attribute::Id)?));
        if let Some(group) = found.cloned() {
            let members = vec![];
            return Ok(vec![Candidate { group, members }]);
        }
    }
    known.people(app).await?;
    let people = known.people.as_deref().unwrap_or_default();
    let all = membership::all(&known.groups, &known.application.id, people);
    let candidate = |group: Group| {
        let members = people.iter().filter(|person| person.roles.contains(&group.role));
        Candidate {
            members: members.map(|person| person.user_id().to_string()).collect(),
            group,
        }
    };
    Ok(all.into_iter().map(candidate).collect())
}

pub(crate) async fn show(app: &App, request: &Request, tenant: &Tenant, id: &str) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::UsersRead)?;
    let mut known = Known::read(app, tenant, &caller).await?;
    let group = known.find(app, id).await?;
    let shown = known.shown(app, tenant, &group, &asked_for(request)).await?;
    Ok(respond(StatusCode::OK, &shown))
}

/// What is sent of a group: its name, what the directory calls it, and its members.
#[derive(Default)]
struct Sent {
    name: Option<String>,
    external_id: Option<Option<String>>,
    members: Option<Vec<PersonKey>>,
}

impl Sent {
    /// Of a body; what is not kept is passed over.
    fn of(body: &Map<String, Value>) -> Result<Self, Wrong> {
        let mut sent = Self::default();
        for (name, value) in body {
            sent.take(&name.to_ascii_lowercase(), value)?;
        }
        Ok(sent)
    }

    fn take(&mut self, name: &str, value: &Value) -> Result<(), Wrong> {
        match bare(name) {
            "displayname" => match single(value) {
                value if is_absent(value) => {}
                Value::String(text) => self.name = Some(text.clone()),
                _ => return Err(wrong_kind("displayName", "a text")),
            },
            "externalid" => {
                self.external_id = Some(match single(value) {
                    value if is_absent(value) => None,
                    Value::String(text) if text.chars().count() <= 200 => Some(text.clone()),
                    Value::Number(number) => Some(number.to_string()),
                    _ => return Err(wrong_kind("externalId", "a text of at most 200 characters")),
                });
            }
            MEMBERS => self.members = Some(named(value, Some(no_member))?),
            _ => {}
        }
        Ok(())
    }
}

/// A lower-case name without the schema of groups before it.
fn bare(name: &str) -> &str {
    let core = GROUP.to_ascii_lowercase();
    name.strip_prefix(core.as_str())
        .and_then(|rest| rest.strip_prefix(':'))
        .unwrap_or(name)
}

/// The users that a list of members names, each once. Groups within groups are not kept. `other` says what is wrong with what
/// is no id of a user; none where it is passed over.
fn named(value: &Value, other: Option<fn() -> Wrong>) -> Result<Vec<PersonKey>, Wrong> {
    let all = match value {
        Value::Array(all) => all.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut keys = Vec::new();
    for one in all.iter().filter(|one| !is_absent(one)) {
        let (id, kind) = match one {
            Value::String(id) => (Some(id.as_str()), None),
            Value::Object(parts) => {
                let text = |name: &str| member(parts, name).and_then(Value::as_str);
                // The address of a user ends with the id.
                let id = text("value").or_else(|| text("$ref")?.trim_end_matches('/').rsplit('/').next());
                (id, text("type"))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => (None, None),
        };
        if kind.is_some_and(|kind| kind.eq_ignore_ascii_case("Group")) {
            continue;
        }
        let id = id.ok_or_else(|| wrong_kind(MEMBERS, "a list of objects with a `value`"))?;
        let UserId(key) = match (UserId::parse(id), other) {
            (Ok(id), _) => id,
            (Err(_), Some(wrong)) => return Err(wrong()),
            (Err(_), None) => continue,
        };
        if !keys.contains(&key) {
            keys.push(key);
        }
        if keys.len() > MOST_NAMED {
            let why = format!("at most {MOST_NAMED} members in one request");
            return Err(Wrong::bad("tooMany", why));
        }
    }
    Ok(keys)
}

fn no_member() -> Wrong {
    Wrong::bad("invalidValue", "a member is a user of this application, by `id`")
}

/// Makes sure that all of `keys` are users of the application who can have `role`; else nothing is done.
async fn can_join(app: &App, application: &Application, keys: &[PersonKey], role: &str) -> Result<(), Wrong> {
    let people = app.store.people(keys).await.map_err(Error::from)?;
    let are_here = people.iter().all(|person| person.application == application.id);
    if people.len() != keys.len() || !are_here {
        return Err(no_member());
    }
    let is_full = |person: &Person| person.roles.len() >= roles::MOST && person.roles.iter().all(|known| known != role);
    if people.iter().any(is_full) {
        let why = format!("a user has at most {} roles, and one of these has as many", roles::MOST);
        return Err(Wrong::bad("invalidValue", why));
    }
    Ok(())
}

pub(crate) async fn create(app: &App, request: &Request, tenant: &Tenant) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::UsersWrite)?;
    let sent = Sent::of(&members_body(request)?)?;
    let mut known = Known::read(app, tenant, &caller).await?;
    let Some(name) = sent.name else {
        return Err(Wrong::bad("invalidValue", "`displayName` is missing, or no text"));
    };
    let keys = sent.members.unwrap_or_default();
    can_join(app, &known.application, &keys, &name).await?;
    let external_id = sent.external_id.flatten();
    let application = Arc::clone(&known.application);
    let (id, now) = (&application.id, app.clock.now());
    let define = |groups: &mut Groups| groups.define(id, &name, external_id.clone(), None, now);
    // The members first, so that what was cut off is done whole when it is asked for again: a group that is there already
    // would be refused.
    let planned = define(&mut known.groups.clone())?;
    let role = |roles: &[String]| membership::with(roles, &planned.role);
    let joined = membership::give_all(app, &caller, &application, &keys, role).await?;
    let group = membership::change(app, id, define).await.map_err(Error::in_part)??;
    known.forget(joined);
    // Another group got the role in the meantime.
    if group.role != planned.role {
        let moved = |roles: &[String]| membership::with(&membership::without(roles, &planned.role), &group.role);
        known.forget(membership::give_all(app, &caller, &application, &keys, moved).await?);
    }
    let shown = known.shown_changed(app, tenant, &group, &asked_for(request)).await?;
    let mut response = respond(StatusCode::CREATED, &shown);
    let location = location(app, tenant, "Groups", &group.id);
    if let Ok(location) = HeaderValue::from_str(&location) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    Ok(response)
}

/// What becomes of the members of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Add(Vec<PersonKey>),
    Remove(Vec<PersonKey>),
    /// The members that the filter admits.
    RemoveChosen(Filter),
    /// They alone, in place of all others.
    Only(Vec<PersonKey>),
    /// They, in place of the members that the filter admits.
    InPlaceOf(Filter, Vec<PersonKey>),
}

impl Step {
    /// Who has the role after it, and may not have had it before.
    fn joining(&self) -> &[PersonKey] {
        match self {
            Self::Add(keys) | Self::Only(keys) | Self::InPlaceOf(_, keys) => keys,
            Self::Remove(_) | Self::RemoveChosen(_) => &[],
        }
    }
}

/// A member, as a filter in a path asks for it.
struct Listed {
    id: String,
    address: String,
}

impl Listed {
    fn of(app: &App, tenant: &Tenant, key: PersonKey) -> Self {
        let id = UserId(key).to_string();
        let address = location(app, tenant, "Users", &id).to_lowercase();
        Self { id, address }
    }
}

impl Subject for Listed {
    fn values(&self, attribute: Attribute) -> Vec<String> {
        match attribute {
            Attribute::Member => vec![self.id.clone()],
            Attribute::MemberType => vec!["user".to_owned()],
            Attribute::MemberAddress => vec![self.address.clone()],
            Attribute::UserName
            | Attribute::Email
            | Attribute::EmailType
            | Attribute::EmailPrimary
            | Attribute::Phone
            | Attribute::PhoneType
            | Attribute::Id
            | Attribute::Active
            | Attribute::ExternalId
            | Attribute::DisplayName
            | Attribute::GivenName
            | Attribute::FamilyName
            | Attribute::Role
            | Attribute::Created
            | Attribute::LastModified => vec![],
        }
    }
}

/// Who has the role of a group after all steps, and who has not; nobody else is written.
#[derive(Debug, Default)]
struct Outcome(BTreeMap<PersonKey, bool>);

impl Outcome {
    fn set(&mut self, keys: &[PersonKey], member: bool) {
        self.0.extend(keys.iter().map(|key| (*key, member)));
    }

    fn keys(&self, member: bool) -> Vec<PersonKey> {
        let all = self.0.iter().filter(|(_, is)| **is == member);
        all.map(|(key, _)| *key).collect()
    }

    /// What the steps come to, one after the other. Users are read where a step needs to know who is a member.
    async fn of(app: &App, tenant: &Tenant, known: &mut Known, steps: &[Step], role: &str) -> Result<Self, Wrong> {
        let mut outcome = Self::default();
        for step in steps {
            match step {
                Step::Add(keys) => outcome.set(keys, true),
                Step::Remove(keys) => outcome.set(keys, false),
                Step::RemoveChosen(filter) => {
                    let chosen = outcome.chosen(app, tenant, known, filter, role).await?;
                    outcome.set(&chosen, false);
                }
                Step::Only(keys) => {
                    let members = outcome.members(app, known, role).await?;
                    outcome.set(&members, false);
                    outcome.set(keys, true);
                }
                Step::InPlaceOf(filter, keys) => {
                    let chosen = outcome.chosen(app, tenant, known, filter, role).await?;
                    if chosen.is_empty() {
                        return Err(Wrong::bad("noTarget", "no member is as the filter of the path says"));
                    }
                    outcome.set(&chosen, false);
                    outcome.set(keys, true);
                }
            }
        }
        Ok(outcome)
    }

    /// Who is a member by now.
    async fn members(&self, app: &App, known: &mut Known, role: &str) -> Result<Vec<PersonKey>, Wrong> {
        let mut members = membership::keys_with(known.people(app).await?, role);
        members.retain(|key| !self.0.contains_key(key));
        members.extend(self.keys(true));
        Ok(members)
    }

    /// The members that `filter` admits. One who is named is looked up; else all users are read.
    async fn chosen(
        &self,
        app: &App,
        tenant: &Tenant,
        known: &mut Known,
        filter: &Filter,
        role: &str,
    ) -> Result<Vec<PersonKey>, Wrong> {
        let mut members = match filter.equal(Attribute::Member) {
            Some(id) => {
                // Whoever is no user here is no member either.
                let key = UserId::parse(id).ok().map(|UserId(key)| key);
                let person = match key {
                    Some(key) => app.store.person(key).await.map_err(Error::from)?,
                    None => None,
                };
                let is_member = |person: &Person| match self.0.get(&person.key) {
                    Some(member) => *member,
                    None => {
                        person.application == known.application.id && person.roles.iter().any(|known| known == role)
                    }
                };
                person.filter(is_member).map(|person| person.key).into_iter().collect()
            }
            None => self.members(app, known, role).await?,
        };
        members.retain(|key| filter.admits(&Listed::of(app, tenant, *key)));
        Ok(members)
    }
}

pub(crate) async fn replace(app: &App, request: &Request, tenant: &Tenant, id: &str) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::UsersWrite)?;
    let sent = Sent::of(&members_body(request)?)?;
    if sent.name.is_none() {
        return Err(Wrong::bad("invalidValue", "`displayName` is missing, or no text"));
    }
    let only = Step::Only(sent.members.clone().unwrap_or_default());
    let external_id = Some(sent.external_id.clone().flatten());
    let sent = Sent { external_id, ..sent };
    changed(app, request, tenant, (&caller, id), (sent, vec![only])).await
}

pub(crate) async fn change(app: &App, request: &Request, tenant: &Tenant, id: &str) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::UsersWrite)?;
    let body = members_body(request)?;
    let (mut sent, mut steps) = (Sent::default(), Vec::new());
    for operation in operations(&body)? {
        let (op, path, value) = operation.map_err(|(wrong, _)| wrong)?;
        match path {
            None if op == Op::Remove => return Err(Wrong::bad("noTarget", "`remove` needs a `path`")),
            None => {
                let object = value.as_object().ok_or_else(|| wrong_kind("value", "an object"))?;
                for (name, value) in object {
                    at(&mut sent, &mut steps, op, name, value)?;
                }
            }
            Some(path) => at(&mut sent, &mut steps, op, path, value)?,
        }
    }
    changed(app, request, tenant, (&caller, id), (sent, steps)).await
}

/// One attribute of an operation; what is not kept is passed over.
fn at(sent: &mut Sent, steps: &mut Vec<Step>, op: Op, path: &str, value: &Value) -> Result<(), Wrong> {
    let path = path.trim();
    let (before, choice) = match path.split_once('[') {
        Some((before, choice)) => (before.trim_end(), Some(choice)),
        None => (path, None),
    };
    let before = before.to_ascii_lowercase();
    let name = bare(&before);
    match (op, name, choice) {
        (_, MEMBERS, Some(choice)) => return among_members(steps, op, choice, value),
        (Op::Remove, MEMBERS, None) if is_absent(value) => steps.push(Step::Only(vec![])),
        (Op::Remove, MEMBERS, None) => steps.push(Step::Remove(named(value, None)?)),
        (Op::Add, MEMBERS, None) => steps.push(Step::Add(named(value, Some(no_member))?)),
        (Op::Replace, MEMBERS, None) => steps.push(Step::Only(named(value, Some(no_member))?)),
        (Op::Remove, "displayname", _) => {
            return Err(Wrong::bad("mutability", "`displayName` cannot be removed"));
        }
        (Op::Remove, "externalid", _) => sent.external_id = Some(None),
        (Op::Remove, _, _) => {}
        (Op::Add | Op::Replace, name, _) => sent.take(name, value)?,
    }
    Ok(())
}

/// The same for members that are chosen: `choice` is the rest of the path after its bracket, as in `members[value eq "..."]`,
/// which Entra ID and Okta send to remove one.
fn among_members(steps: &mut Vec<Step>, op: Op, choice: &str, value: &Value) -> Result<(), Wrong> {
    let no_path = |why: &str| Wrong::bad("invalidPath", why);
    let (filter, part) = choice
        .rsplit_once(']')
        .ok_or_else(|| no_path("a bracket of the path is not closed"))?;
    let filter = Filter::parse_for_members(filter)?;
    match (op, part.trim().to_ascii_lowercase().as_str()) {
        (Op::Remove, "" | ".value") => steps.push(Step::RemoveChosen(filter)),
        (Op::Add, "" | ".value") => steps.push(Step::Add(named(value, Some(no_member))?)),
        (Op::Replace, "" | ".value") => steps.push(Step::InPlaceOf(filter, named(value, Some(no_member))?)),
        // Sent along, and not kept.
        (Op::Add | Op::Replace, ".display" | ".type" | ".$ref") => {}
        (Op::Add | Op::Replace | Op::Remove, _) => {
            return Err(no_path("behind the brackets of `members` stands nothing, or `.value`"));
        }
    }
    Ok(())
}

/// Calls a group otherwise where that is sent, carries out what becomes of its members, and tells how it is then.
async fn changed(
    app: &App,
    request: &Request,
    tenant: &Tenant,
    (caller, id): (&Caller, &str),
    (sent, steps): (Sent, Vec<Step>),
) -> Result<Response, Wrong> {
    let mut known = Known::read(app, tenant, caller).await?;
    let application = Arc::clone(&known.application);
    let mut group = known.find(app, id).await?;
    for step in &steps {
        can_join(app, &application, step.joining(), &group.role).await?;
    }
    // What is refused is refused before anything is written.
    if steps.iter().any(|step| matches!(step, Step::InPlaceOf(..))) {
        Outcome::of(app, tenant, &mut known, &steps, &group.role).await?;
    }
    if let Some(name) = sent.name.as_ref().filter(|name| name.trim() != group.name) {
        group = membership::rename(app, caller, &application, &group, name).await??;
        known.forget(vec![]);
    }
    let now = app.clock.now();
    let after = membership::change(app, &application.id, |groups| {
        let current = groups.find(&group.id).unwrap_or(&group).clone();
        let mut after = current.clone();
        if let Some(external_id) = &sent.external_id {
            after.external_id.clone_from(external_id);
        }
        // A role that was only given is a group of its own from now on, and stays when nobody has it any more.
        if after != current || groups.find(&group.id).is_none() || !steps.is_empty() {
            after.created_at = after.created_at.or(Some(now));
            // Of several who change it at once, the one who was last leaves nothing to write for the others.
            after.changed_at = after.changed_at.max(Some(now));
            if after != current || groups.find(&group.id).is_none() {
                groups.keep(after.clone());
            }
        }
        Ok(after)
    });
    let after = after.await??;
    let role = after.role.as_str();
    let outcome = Outcome::of(app, tenant, &mut known, &steps, role).await?;
    let with = |roles: &[String]| membership::with(roles, role);
    let without = |roles: &[String]| membership::without(roles, role);
    let added = membership::give_all(app, caller, &application, &outcome.keys(true), with).await?;
    let removed = membership::give_all(app, caller, &application, &outcome.keys(false), without).await?;
    known.forget(added.into_iter().chain(removed).collect());
    let shown = known.shown_changed(app, tenant, &after, &asked_for(request)).await?;
    Ok(respond(StatusCode::OK, &shown))
}

/// Nobody has its role any more, and then it is gone.
pub(crate) async fn erase(app: &App, request: &Request, tenant: &Tenant, id: &str) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::UsersWrite)?;
    let mut known = Known::read(app, tenant, &caller).await?;
    let group = known.find(app, id).await?;
    membership::erase(app, &caller, &known.application, &group).await??;
    Ok(no_content())
}
