//! The members of groups: how they are named and chosen, and who is one after a change.

use std::collections::BTreeMap;

use domain::{
    application::Application,
    id::{PersonKey, UserId},
    person::Person,
    roles,
};
use serde_json::{Value, json};
use service::{app::App, http::Error, membership};

use super::{Known, MEMBERS};
use crate::{
    scim::{
        Wrong,
        fields::{is_absent, member, wrong_kind},
        filter::{Attribute, Filter, Subject},
        patch::Op,
        resource::location,
    },
    tenant::Tenant,
};

/// As many members as one request names: more would not be done in the time of an answer.
const MOST_NAMED: usize = 1000;

/// A member, as a group tells it.
pub(super) fn member_of(app: &App, tenant: &Tenant, person: &Person) -> Value {
    let id = person.user_id().to_string();
    json!({
        "value": id,
        "type": "User",
        "$ref": location(app, tenant, "Users", &id),
    })
}

/// The users that a list of members names, each once. Groups within groups are not kept. `other` says what is wrong with what
/// is no id of a user; none where it is passed over.
pub(super) fn named(value: &Value, other: Option<fn() -> Wrong>) -> Result<Vec<PersonKey>, Wrong> {
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

pub(super) fn no_member() -> Wrong {
    Wrong::bad("invalidValue", "a member is a user of this application, by `id`")
}

/// Makes sure that all of `keys` are users of the application who can have `role`; else nothing is done.
pub(super) async fn can_join(
    app: &App,
    application: &Application,
    keys: &[PersonKey],
    role: &str,
) -> Result<(), Wrong> {
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

/// What becomes of the members of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum MemberStep {
    Add(Vec<PersonKey>),
    Remove(Vec<PersonKey>),
    /// The members that the filter admits.
    RemoveChosen(Filter),
    /// They alone, in place of all others.
    Only(Vec<PersonKey>),
    /// They, in place of the members that the filter admits.
    InPlaceOf(Filter, Vec<PersonKey>),
}

impl MemberStep {
    /// Who has the role after it, and may not have had it before.
    pub(super) fn joining(&self) -> &[PersonKey] {
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
pub(super) struct Outcome(BTreeMap<PersonKey, bool>);

impl Outcome {
    fn set(&mut self, keys: &[PersonKey], member: bool) {
        self.0.extend(keys.iter().map(|key| (*key, member)));
    }

    pub(super) fn keys(&self, member: bool) -> Vec<PersonKey> {
        let all = self.0.iter().filter(|(_, is)| **is == member);
        all.map(|(key, _)| *key).collect()
    }

    /// What the steps come to, one after the other. Users are read where a step needs to know who is a member.
    pub(super) async fn of(
        app: &App,
        tenant: &Tenant,
        known: &mut Known,
        steps: &[MemberStep],
        role: &str,
    ) -> Result<Self, Wrong> {
        let mut outcome = Self::default();
        for step in steps {
            match step {
                MemberStep::Add(keys) => outcome.set(keys, true),
                MemberStep::Remove(keys) => outcome.set(keys, false),
                MemberStep::RemoveChosen(filter) => {
                    let matching = outcome.matching(app, tenant, known, filter, role).await?;
                    outcome.set(&matching, false);
                }
                MemberStep::Only(keys) => {
                    let members = outcome.members(app, known, role).await?;
                    outcome.set(&members, false);
                    outcome.set(keys, true);
                }
                MemberStep::InPlaceOf(filter, keys) => {
                    let matching = outcome.matching(app, tenant, known, filter, role).await?;
                    if matching.is_empty() {
                        return Err(Wrong::bad("noTarget", "no member is as the filter of the path says"));
                    }
                    outcome.set(&matching, false);
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
    async fn matching(
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

/// The same for members that are chosen: `choice` is the rest of the path after its bracket, as in `members[value eq "..."]`,
/// which Entra ID and Okta send to remove one.
pub(super) fn among_members(steps: &mut Vec<MemberStep>, op: Op, choice: &str, value: &Value) -> Result<(), Wrong> {
    let no_path = |why: &str| Wrong::bad("invalidPath", why);
    let (filter, part) = choice
        .rsplit_once(']')
        .ok_or_else(|| no_path("a bracket of the path is not closed"))?;
    let filter = Filter::parse_for_members(filter)?;
    match (op, part.trim().to_ascii_lowercase().as_str()) {
        (Op::Remove, "" | ".value") => steps.push(MemberStep::RemoveChosen(filter)),
        (Op::Add, "" | ".value") => steps.push(MemberStep::Add(named(value, Some(no_member))?)),
        (Op::Replace, "" | ".value") => steps.push(MemberStep::InPlaceOf(filter, named(value, Some(no_member))?)),
        // Sent along, and not kept.
        (Op::Add | Op::Replace, ".display" | ".type" | ".$ref") => {}
        (Op::Add | Op::Replace | Op::Remove, _) => {
            return Err(no_path("behind the brackets of `members` stands nothing, or `.value`"));
        }
    }
    Ok(())
}
