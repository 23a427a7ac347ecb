//! The groups that a filter may admit.

use domain::{groups::Group, id::UserId};
use service::{app::App, http::Error, membership};

use super::Known;
use crate::scim::{
    Wrong,
    filter::{Attribute, Filter, Subject},
    resource::moment,
};

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

/// A group that a filter may admit, and those of its members that it may ask for.
pub(super) struct Candidate {
    pub(super) group: Group,
    members: Vec<String>,
}

impl Candidate {
    /// Whether it is one that `filter` asks for.
    pub(super) fn is_admitted_by(&self, filter: &Filter) -> bool {
        filter.admits(&self.as_line())
    }

    fn as_line(&self) -> Line<'_> {
        Line {
            group: &self.group,
            members: self.members.clone(),
        }
    }
}

/// All groups that `filter` may admit. A name or an id that was made is found without looking at users, and so are the
/// groups of one member; else all users are read.
pub(super) async fn candidates(app: &App, known: &mut Known, filter: &Filter) -> Result<Vec<Candidate>, Wrong> {
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
