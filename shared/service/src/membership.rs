//! Groups of an application as a view of the roles of its users, for every face that has groups or roles: who belongs to one
//! is read off the users, and changed there.

use std::collections::BTreeSet;

use futures_util::future::join_all;

use crate::{app::App, http::Error};
use domain::{
    api_key::Caller,
    application::Application,
    directory::{self, Replacement},
    entropy::random,
    groups::{self, Group, Groups, NoGroup},
    id::{ApplicationId, PersonKey},
    person::Person,
    roles,
    ticket::TicketHash,
    transition::Refusal,
};
use store::{Applied, ListQuery};

/// How often a change is tried again when somebody else wrote in the meantime.
const TRIES: usize = 16;
/// How many users are changed at once.
const AT_ONCE: usize = 16;

/// All users of an application, whole; `None` if there are more than one call looks through.
///
/// # Errors
/// Of the store.
pub async fn everybody(app: &App, application: &ApplicationId) -> Result<Option<Vec<Person>>, Error> {
    let query = ListQuery::users(application.clone());
    let mut left = app.config.limits.rows_read;
    let all = app
        .store
        .list_all(&query, usize::MAX, &mut left, app.clock.now(), |_| true)
        .await?;
    if !all.is_whole {
        return Ok(None);
    }
    let keys: Vec<_> = all.rows.into_iter().map(|row| row.id.person).collect();
    let people = app.store.people(&keys).await?;
    Ok(Some(
        people
            .into_iter()
            .filter(|person| person.application == *application)
            .collect(),
    ))
}

/// All groups: those that were made, and the roles that anybody of `people` has.
#[must_use]
pub fn all(groups: &Groups, application: &ApplicationId, people: &[Person]) -> Vec<Group> {
    let roles: BTreeSet<_> = people
        .iter()
        .flat_map(|person| person.roles.iter().map(String::as_str))
        .collect();
    groups.with_roles(application, roles)
}

/// The group of this id: one that was made, or else the role of one of `people` that has it.
#[must_use]
pub fn find(groups: &Groups, application: &ApplicationId, people: &[Person], id: &str) -> Option<Group> {
    let made = groups.find(id).cloned();
    made.or_else(|| {
        let mut roles = people.iter().flat_map(|person| &person.roles);
        let role = roles.find(|role| groups::id_of(application, role) == id)?;
        let group = groups.of_role(application, role);
        (group.id == id).then_some(group)
    })
}

/// Changes the groups of an application, again when somebody else has changed them in the meantime.
///
/// # Errors
/// Of the store; within, what `change` says.
pub async fn change<T>(
    app: &App,
    application: &ApplicationId,
    change: impl Fn(&mut Groups) -> Result<T, NoGroup>,
) -> Result<Result<T, NoGroup>, Error> {
    for _ in 0..TRIES {
        let before = app.store.groups(application).await?;
        let mut after = before.clone();
        let result = match change(&mut after) {
            Ok(result) => result,
            Err(error) => return Ok(Err(error)),
        };
        if after == before || app.store.replace_groups(application, &after).await? {
            return Ok(Ok(result));
        }
    }
    Err(Refusal::NotAsAssumed.into())
}

/// Calls a group otherwise. Its members have the role that follows from the new name, instead of the one before: they first,
/// so that what was cut off is done whole when it is asked for again.
///
/// # Errors
/// Of the store; within, why it cannot be called so.
pub async fn rename(
    app: &App,
    caller: &Caller,
    application: &Application,
    group: &Group,
    name: &str,
) -> Result<Result<Group, NoGroup>, Error> {
    let groups = app.store.groups(&application.id).await?;
    let wanted = match groups.renamed(group, name) {
        Ok(wanted) => wanted,
        Err(error) => return Ok(Err(error)),
    };
    if wanted.role != group.role {
        let Some(people) = everybody(app, &application.id).await? else {
            return Ok(Err(NoGroup::Crowd));
        };
        let moved = |roles: &[String]| with(&without(roles, &group.role), &wanted.role);
        give_all(app, caller, application, &keys_with(&people, &group.role), moved).await?;
    }
    let now = app.clock.now();
    let renamed = change(app, &application.id, |groups| {
        let current = groups.find(&group.id).unwrap_or(group).clone();
        let mut after = groups.renamed(&current, name)?;
        // The role is that which its members were given.
        after.role.clone_from(&wanted.role);
        if after != current || groups.find(&group.id).is_none() {
            after.created_at = after.created_at.or(Some(now));
            after.changed_at = Some(now);
            groups.keep(after.clone());
        }
        Ok(after)
    });
    renamed.await.map_err(Error::in_part)
}

/// Takes a group away: nobody has its role any more, and then it is gone.
///
/// # Errors
/// Of the store; within, [`NoGroup::Crowd`].
pub async fn erase(
    app: &App,
    caller: &Caller,
    application: &Application,
    group: &Group,
) -> Result<Result<(), NoGroup>, Error> {
    let Some(people) = everybody(app, &application.id).await? else {
        return Ok(Err(NoGroup::Crowd));
    };
    let members = keys_with(&people, &group.role);
    give_all(app, caller, application, &members, |roles| without(roles, &group.role)).await?;
    let forgotten = change(app, &application.id, |groups| {
        groups.forget(&group.id);
        Ok(())
    });
    forgotten.await.map_err(Error::in_part)
}

/// Those of `people` who have a role.
#[must_use]
pub fn keys_with(people: &[Person], role: &str) -> Vec<PersonKey> {
    let members = people
        .iter()
        .filter(|person| person.roles.iter().any(|known| known == role));
    members.map(|person| person.key).collect()
}

/// Gives the user of this key other roles, which follow from those that they have.
///
/// # Errors
/// [`Error::NoUser`] where there is none in the application; roles that cannot be kept; of the store.
pub async fn give(
    app: &App,
    caller: &Caller,
    application: &Application,
    key: PersonKey,
    roles: impl Fn(&[String]) -> Vec<String>,
) -> Result<Person, Error> {
    for _ in 0..TRIES {
        let person = app.store.person(key).await?;
        let person = person
            .filter(|person| person.application == application.id && caller.reach.covers(&person.application))
            .ok_or(Error::NoUser)?;
        let wanted = roles::checked(roles(&person.roles))?;
        if wanted == person.roles {
            return Ok(person);
        }
        let replacement = Replacement {
            roles: Some(wanted),
            ..Replacement::default()
        };
        let (unmatched, write) = (TicketHash(random(&*app.entropy)?), random(&*app.entropy)?);
        let now = app.clock.now();
        let transition = directory::replace(&person, application, replacement, caller, unmatched, write, now);
        match app.store.apply(key, &transition).await? {
            Applied::Done(person) => return Ok(*person),
            Applied::Refused(Refusal::NotAsAssumed, _) => {}
            Applied::Refused(Refusal::NotFound, _) => return Err(Error::NoUser),
            Applied::Refused(refusal, _) => return Err(refusal.into()),
        }
    }
    Err(Refusal::NotAsAssumed.into())
}

/// The same for several, some at a time. Who is no more there is passed over.
///
/// # Errors
/// As [`give`]: others have what they are given, and [`Error::Partly`] says so.
pub async fn give_all(
    app: &App,
    caller: &Caller,
    application: &Application,
    keys: &[PersonKey],
    roles: impl Fn(&[String]) -> Vec<String>,
) -> Result<Vec<Person>, Error> {
    let one = async |key: &PersonKey| match give(app, caller, application, *key, &roles).await {
        Ok(person) => Ok(Some(person)),
        Err(Error::NoUser) => Ok(None),
        Err(error) => Err(error),
    };
    let mut changed = Vec::new();
    for together in keys.chunks(AT_ONCE) {
        for person in join_all(together.iter().map(&one)).await {
            changed.extend(person.map_err(Error::in_part)?);
        }
    }
    Ok(changed)
}

/// `roles` with `role` among them.
#[must_use]
pub fn with(roles: &[String], role: &str) -> Vec<String> {
    let mut roles = roles.to_vec();
    if !roles.iter().any(|known| known == role) {
        roles.push(role.to_owned());
    }
    roles
}

/// `roles` without `role`.
#[must_use]
pub fn without(roles: &[String], role: &str) -> Vec<String> {
    roles.iter().filter(|known| *known != role).cloned().collect()
}
