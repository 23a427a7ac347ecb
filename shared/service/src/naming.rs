//! Names follow addresses. Another address of a user leads to them from the write on that puts it there, so that sign-in,
//! "forgotten" and an invitation find them by it, and nobody else can be invited with it. Once it is proven, the username
//! becomes it, where it was the address before and the application wants that. The one before goes on leading to them until
//! another user has proven it.

use crate::{
    app::App,
    http::{Error, ProblemCode},
};
use domain::{
    address::{EmailAddress, Username},
    entropy::random,
    id::PersonKey,
    invitation::Actor,
    person::{Following, Person, WriteKind},
    reinvite::Earlier,
    transition::{Effect, Guard, Transition},
};
use store::{Applied, NameClaim, Named};

/// How many other names lead to one user; the oldest goes.
const MOST: usize = 8;

/// What becomes of names with another address.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "an effect can hold a secret")]
pub struct Plan {
    /// What becomes of the user.
    pub names: Effect,
    /// And of the names themselves.
    pub claims: Vec<NameClaim>,
}

/// Has the address of `person`, who is to be made, lead to them as well where their username is another, so that nobody else is
/// invited with it: what that takes. Nothing where the username is the address. One read.
///
/// # Errors
/// [`Error::InvitationPending`] or [`Error::UserExists`] where somebody has the address; [`Error::Field`] where it is the
/// username of a user with another address; that the table does not answer.
pub async fn reserve(app: &App, person: &mut Person) -> Result<Option<NameClaim>, Error> {
    person.also.clear();
    let Some(email) = person.email.as_ref().map(|email| &email.value) else {
        return Ok(None);
    };
    let name = Username::from(email);
    let key = app.keys.person_key(&person.application, &name);
    if key == person.key {
        return Ok(None);
    }
    let claim = match app.store.at_name(key).await? {
        Named::Nobody => NameClaim::Free(key),
        Named::Gone(before) => NameClaim::From(key, before),
        Named::Somebody(holder) if holder.key == person.key => return Ok(None),
        Named::Somebody(holder) if has(&holder, email) => match held(app, &holder) {
            Some(error) => return Err(error),
            None => NameClaim::From(key, holder.key),
        },
        Named::Somebody(holder) if holder.username == name => return Err(another_users_name()),
        // Somebody had it once: theirs until another user has proven it.
        Named::Somebody(_) => return Ok(None),
    };
    person.also.push(key);
    Ok(Some(claim))
}

/// Makes sure that nobody else was given the address of `person`, before an invitation that is over lives again by whatever
/// door. One read where it is over, else none.
///
/// # Errors
/// As [`reserve`].
pub async fn still_free(app: &App, person: &Person) -> Result<(), Error> {
    let Some(email) = person.email.as_ref().map(|email| &email.value) else {
        return Ok(());
    };
    if Earlier::holding_address(person, app.clock.now()).is_some() {
        return Ok(());
    }
    let key = app.keys.person_key(&person.application, &Username::from(email));
    let holder = app.store.named(key).await?;
    let other = holder.filter(|holder| holder.key != person.key && has(holder, email));
    match other.and_then(|holder| held(app, &holder)) {
        Some(error) => Err(error),
        None => Ok(()),
    }
}

/// Why the address of `holder` is not free for others, if it is not.
fn held(app: &App, holder: &Person) -> Option<Error> {
    match Earlier::holding_address(holder, app.clock.now())? {
        Earlier::Pending => Some(Error::InvitationPending(holder.invitation_id())),
        Earlier::User | Earlier::Ended => Some(Error::UserExists(holder.invitation_id())),
    }
}

/// An address by which somebody else signs in.
fn another_users_name() -> Error {
    let advice = "another user signs in by this address as their username";
    Error::field(ProblemCode::EmailNotValid, "/email", advice)
}

/// What becomes of names when `person`, as they were read, gets this address. One read, or two where another name is given
/// back.
///
/// # Errors
/// [`Error::Field`] where it is the username of another user; that the table does not answer.
pub async fn plan(app: &App, person: &Person, email: &EmailAddress) -> Result<Plan, Error> {
    let name = Username::from(email);
    let key = app.keys.person_key(&person.application, &name);
    let (mut also, mut claims) = (person.also.clone(), Vec::new());
    // What led to an address that nobody has proven is free again: it may have been mistyped.
    let before = person.email.as_ref().filter(|email| email.verified_at.is_none());
    let before = before.map(|email| {
        let name = Username::from(&email.value);
        app.keys.person_key(&person.application, &name)
    });
    if let Some(before) = before.filter(|before| *before != key && also.contains(before)) {
        give_back(app, person, before, &mut also, &mut claims).await?;
    }
    let leads = if key == person.key {
        person.lent_to.is_none()
    } else if also.contains(&key) && leads_to(app, key, person).await? {
        true
    } else {
        match app.store.at_name(key).await? {
            Named::Nobody => {
                claims.push(NameClaim::Free(key));
                also.push(key);
                true
            }
            Named::Gone(before) => {
                claims.push(NameClaim::From(key, before));
                also.push(key);
                true
            }
            Named::Somebody(holder) if holder.key == person.key => true,
            Named::Somebody(holder) if holder.username == name => return Err(another_users_name()),
            // Theirs until somebody else has proven it, whether they have it now (two who share an address get each other's
            // mail as it is) or had it once.
            Named::Somebody(_) => false,
        }
    };
    if also.len() > MOST
        && let Some(oldest) = also.first().copied()
    {
        give_back(app, person, oldest, &mut also, &mut claims).await?;
    }
    let following = match (person.is_named_by_address() && person.username != name, leads) {
        (false, _) => None,
        (true, true) => Some(Following::Held),
        (true, false) => Some(Following::Wanted),
    };
    Ok(Plan {
        names: Effect::HoldNames { also, following },
        claims,
    })
}

async fn give_back(
    app: &App,
    person: &Person,
    name: PersonKey,
    also: &mut Vec<PersonKey>,
    claims: &mut Vec<NameClaim>,
) -> Result<(), Error> {
    also.retain(|known| *known != name);
    if leads_to(app, name, person).await? {
        claims.push(NameClaim::Drop(name));
    }
    Ok(())
}

async fn leads_to(app: &App, name: PersonKey, person: &Person) -> Result<bool, Error> {
    let holder = app.store.named(name).await?;
    Ok(holder.is_some_and(|holder| holder.key == person.key))
}

fn has(person: &Person, email: &EmailAddress) -> bool {
    person.email.as_ref().is_some_and(|known| known.value == *email)
}

/// Has the username become the address, where it follows and the address was proven by the write that gave `person`. What
/// fails here is not the caller's: the address leads to them as it is, and the next proof comes back to it.
pub async fn follow(app: &App, person: Box<Person>) -> Box<Person> {
    let Some(following) = person.following else {
        return person;
    };
    match followed(app, &person, following).await {
        Ok(Some(after)) => after,
        Ok(None) => person,
        Err(error) => {
            tracing::warn!(reason = %error, user = %person.user_id(), "a username has not followed its address");
            person
        }
    }
}

async fn followed(app: &App, person: &Person, following: Following) -> Result<Option<Box<Person>>, Error> {
    let application = app.application_of(person).await?;
    let Some(email) = person.email.as_ref().filter(|_| person.owns_email(&application)) else {
        return Ok(None);
    };
    let name = Username::from(&email.value);
    let key = app.keys.person_key(&person.application, &name);
    let (mut effects, mut claims) = (Vec::new(), Vec::new());
    if following == Following::Wanted {
        let Some(claim) = taken_over(app, person, &email.value, key).await? else {
            return Ok(None);
        };
        claims.extend(claim);
        let mut also = person.also.clone();
        if key != person.key && !also.contains(&key) {
            also.push(key);
        }
        // The write that takes the name ends the following: one write says one thing of an attribute.
        effects.push(Effect::HoldNames {
            also,
            following: (!application.username_follows_email).then_some(Following::Held),
        });
    }
    if application.username_follows_email {
        effects.push(Effect::TakeName(name));
    }
    if effects.is_empty() {
        return Ok(None);
    }
    let follow = Transition {
        guards: vec![
            Guard::Unchanged(person.last_write.id),
            Guard::EmailIs(email.value.clone()),
        ],
        effects,
        write: WriteKind::UserChanged.write(random(&*app.entropy)?, app.clock.now(), Actor::Person),
    };
    match app.store.apply_with_names(person, &follow, &claims).await? {
        Applied::Done(after) => Ok(Some(after)),
        Applied::Refused(..) => Ok(None),
    }
}

/// What has the name lead to `person`, who has proven the address: nothing where it does already. `None` where somebody else
/// has the address as well.
async fn taken_over(
    app: &App,
    person: &Person,
    email: &EmailAddress,
    key: PersonKey,
) -> Result<Option<Option<NameClaim>>, Error> {
    Ok(match app.store.at_name(key).await? {
        Named::Nobody => Some(Some(NameClaim::Free(key))),
        Named::Gone(before) => Some(Some(NameClaim::From(key, before))),
        Named::Somebody(holder) if holder.key == person.key => Some(None),
        Named::Somebody(holder) if has(&holder, email) || key == person.key => None,
        Named::Somebody(holder) => Some(Some(NameClaim::From(key, holder.key))),
    })
}
