//! `/scim2/Groups`: the roles of users, seen as groups. Who is a member has the group's role, and nothing else is kept of it.

mod filtered;
mod members;

use std::sync::Arc;

use domain::{
    api_key::{Caller, Scope},
    application::Application,
    groups::{Group, Groups, NoGroup},
    id::PersonKey,
    person::Person,
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
    fields::{is_absent, single, wrong_kind},
    filter::Filter,
    listing::{MOST, Question, asked_for, number},
    object_within,
    patch::{Op, operations},
    resource::{Shown, location, moment},
    respond,
};
use crate::tenant::Tenant;
use filtered::candidates;
use members::{MemberStep, Outcome, among_members, can_join, member_of, named, no_member};

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
        .filter(|line| line.is_admitted_by(&filter))
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

pub(crate) async fn replace(app: &App, request: &Request, tenant: &Tenant, id: &str) -> Result<Response, Wrong> {
    let caller = authorize(request, Scope::UsersWrite)?;
    let sent = Sent::of(&members_body(request)?)?;
    if sent.name.is_none() {
        return Err(Wrong::bad("invalidValue", "`displayName` is missing, or no text"));
    }
    let only = MemberStep::Only(sent.members.clone().unwrap_or_default());
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
fn at(sent: &mut Sent, steps: &mut Vec<MemberStep>, op: Op, path: &str, value: &Value) -> Result<(), Wrong> {
    let path = path.trim();
    let (before, choice) = match path.split_once('[') {
        Some((before, choice)) => (before.trim_end(), Some(choice)),
        None => (path, None),
    };
    let before = before.to_ascii_lowercase();
    let name = bare(&before);
    match (op, name, choice) {
        (_, MEMBERS, Some(choice)) => return among_members(steps, op, choice, value),
        (Op::Remove, MEMBERS, None) if is_absent(value) => steps.push(MemberStep::Only(vec![])),
        (Op::Remove, MEMBERS, None) => steps.push(MemberStep::Remove(named(value, None)?)),
        (Op::Add, MEMBERS, None) => steps.push(MemberStep::Add(named(value, Some(no_member))?)),
        (Op::Replace, MEMBERS, None) => steps.push(MemberStep::Only(named(value, Some(no_member))?)),
        (Op::Remove, "displayname", _) => {
            return Err(Wrong::bad("mutability", "`displayName` cannot be removed"));
        }
        (Op::Remove, "externalid", _) => sent.external_id = Some(None),
        (Op::Remove, _, _) => {}
        (Op::Add | Op::Replace, name, _) => sent.take(name, value)?,
    }
    Ok(())
}

/// Calls a group otherwise where that is sent, carries out what becomes of its members, and tells how it is then.
async fn changed(
    app: &App,
    request: &Request,
    tenant: &Tenant,
    (caller, id): (&Caller, &str),
    (sent, steps): (Sent, Vec<MemberStep>),
) -> Result<Response, Wrong> {
    let mut known = Known::read(app, tenant, caller).await?;
    let application = Arc::clone(&known.application);
    let mut group = known.find(app, id).await?;
    for step in &steps {
        can_join(app, &application, step.joining(), &group.role).await?;
    }
    // What is refused is refused before anything is written.
    if steps.iter().any(|step| matches!(step, MemberStep::InPlaceOf(..))) {
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
