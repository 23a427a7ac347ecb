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
use store::{Applied, NameClaim, Named, Seen};

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

/// What stands at the name that an address is, as seen by the person who is to have the address.
enum Place {
    /// It leads to them.
    Theirs,
    /// It is their own name, which led on to somebody who does not have the address any more.
    GivenBack(PersonKey, Option<Seen>),
    /// It leads to nobody who has the address: this gets it.
    Free(NameClaim),
    /// Somebody else has it, or had it and nobody has proven it since.
    Anothers(Box<Person>),
}

/// One read, or two where the name leads to somebody who did not begin with it.
async fn place(app: &App, person: PersonKey, name: PersonKey, email: &EmailAddress) -> Result<Place, Error> {
    Ok(match app.store.at_name(name).await? {
        Named::Nobody => Place::Free(NameClaim::Free(name)),
        Named::Gone(before) if name == person => Place::GivenBack(before, None),
        Named::Gone(before) => Place::Free(NameClaim::From(name, before)),
        Named::Somebody(holder) if holder.key == person => Place::Theirs,
        Named::Somebody(holder) if held(app, &holder).is_some() => Place::Anothers(holder),
        Named::Somebody(holder) if name == person => Place::GivenBack(holder.key, Some((&*holder).into())),
        // The username of somebody with another address.
        Named::Somebody(holder) if holder.username == Username::from(email) && !has(&holder, email) => {
            Place::Anothers(holder)
        }
        Named::Somebody(holder) => Place::Free(NameClaim::FromEnded(name, (&*holder).into())),
    })
}

/// Why the name that an address is does not become free.
fn taken(app: &App, holder: &Person, email: &EmailAddress) -> Error {
    match held(app, holder) {
        Some(error) if has(holder, email) || holder.username != Username::from(email) => error,
        Some(_) | None => another_users_name(),
    }
}

/// Has the address of `person`, who is to be made, lead to them as well where their username is another, so that nobody else is
/// invited with it: what that takes. Nothing where the username is the address. One read, or two.
///
/// # Errors
/// [`Error::InvitationPending`] or [`Error::UserExists`] where somebody has the address, or had it and nobody has proven it
/// since; [`Error::Field`] where it is the username of a user with another address; that the table does not answer.
pub async fn reserve(app: &App, person: &mut Person) -> Result<Option<NameClaim>, Error> {
    person.also.clear();
    let Some(email) = person.email.as_ref().map(|email| &email.value) else {
        return Ok(None);
    };
    let key = app.keys.person_key(&person.application, &Username::from(email));
    if key == person.key {
        return Ok(None);
    }
    let claim = match place(app, person.key, key, email).await? {
        // They are there: what holds their address is looked at when they are invited once more.
        Place::Theirs | Place::GivenBack(..) => return Ok(None),
        Place::Free(claim) => claim,
        Place::Anothers(holder) => return Err(taken(app, &holder, email)),
    };
    person.also.push(key);
    Ok(Some(claim))
}

/// What it takes that somebody whose invitation is over has their address to themselves again, in the write that has it live
/// again.
#[derive(Default)]
#[expect(missing_debug_implementations, reason = "an effect can hold a secret")]
pub struct Hold {
    /// The key of one more name that leads to them.
    pub also: Option<PersonKey>,
    guards: Vec<Guard>,
    effects: Vec<Effect>,
    claims: Vec<NameClaim>,
}

impl Hold {
    /// What `person` takes to have this address again. Nothing is read where it is the name that they began with; else one
    /// read, or two.
    ///
    /// # Errors
    /// As [`reserve`].
    pub async fn of(app: &App, person: &Person, email: &EmailAddress) -> Result<Self, Error> {
        let key = app.keys.person_key(&person.application, &Username::from(email));
        if key == person.key && person.lent_to.is_none() {
            return Ok(Self {
                guards: vec![Guard::LeadsTo(None)],
                ..Self::default()
            });
        }
        Ok(match place(app, person.key, key, email).await? {
            Place::Theirs if key == person.key => Self {
                guards: vec![Guard::LeadsTo(None)],
                ..Self::default()
            },
            Place::Theirs => Self {
                claims: vec![NameClaim::Kept(key)],
                ..Self::default()
            },
            Place::GivenBack(from, seen) => Self {
                guards: vec![Guard::LeadsTo(Some(from))],
                effects: vec![Effect::LeadOn(None)],
                claims: seen.map(NameClaim::Ended).into_iter().collect(),
                ..Self::default()
            },
            Place::Free(claim) => Self {
                also: (!person.also.contains(&key)).then_some(key),
                claims: vec![claim],
                ..Self::default()
            },
            Place::Anothers(holder) => return Err(taken(app, &holder, email)),
        })
    }

    /// `transition` with what it takes, of `person` as they were read.
    #[must_use]
    pub fn with(self, person: &Person, mut transition: Transition) -> Revival {
        if !self.claims.is_empty() {
            transition.guards.push(Guard::Unchanged(person.last_write.id));
        }
        transition.guards.extend(self.guards);
        transition.effects.extend(self.effects);
        Revival {
            transition,
            claims: self.claims,
        }
    }
}

/// A write that has an invitation live again, and what becomes of names with it.
#[expect(missing_debug_implementations, reason = "an effect can hold a secret")]
pub struct Revival {
    /// What becomes of the user.
    pub transition: Transition,
    /// And of the names themselves.
    pub claims: Vec<NameClaim>,
}

impl Revival {
    /// Carries it out on `person`, as they were read. One write, or one transaction where a name is another than the one that
    /// they began with.
    ///
    /// # Errors
    /// That the table does not answer.
    pub async fn apply(&self, app: &App, person: &Person) -> Result<Applied, Error> {
        Ok(app
            .store
            .apply_with_names(person, &self.transition, &self.claims)
            .await?)
    }
}

impl From<Transition> for Revival {
    fn from(transition: Transition) -> Self {
        Self {
            transition,
            claims: Vec::new(),
        }
    }
}

/// Has `transition` take the address of `person` back where their invitation is over, before it lives again by whatever door:
/// nobody else has it from this write on, at the same moment either. No read where it is the name that they began with; else
/// one, or two.
///
/// # Errors
/// As [`reserve`].
pub async fn revive(app: &App, person: &Person, mut transition: Transition) -> Result<Revival, Error> {
    let Some(email) = person.email.as_ref().map(|email| &email.value) else {
        return Ok(transition.into());
    };
    if Earlier::holding_address(person, app.clock.now()).is_some() {
        return Ok(transition.into());
    }
    let hold = Hold::of(app, person, email).await?;
    if let Some(name) = hold.also {
        let also = person.also.iter().copied().chain([name]).collect();
        transition.effects.push(Effect::HoldNames {
            also,
            following: person.following,
        });
    }
    Ok(hold.with(person, transition))
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
    let leads = if key == person.key && person.lent_to.is_none() {
        true
    } else if key == person.key {
        false
    } else if also.contains(&key) && leads_to(app, key, person).await? {
        true
    } else {
        match place(app, person.key, key, email).await? {
            Place::Theirs => true,
            Place::Free(claim) => {
                claims.push(claim);
                also.push(key);
                true
            }
            Place::Anothers(holder) if holder.username == name => return Err(another_users_name()),
            // Theirs until somebody else has proven it, whether they have it now (two who share an address get each other's
            // mail as it is) or had it once.
            Place::Anothers(_) | Place::GivenBack(..) => false,
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
    Ok(match place(app, person.key, key, email).await? {
        Place::Theirs => Some(None),
        Place::Free(claim) => Some(Some(claim)),
        Place::Anothers(holder) if has(&holder, email) => None,
        Place::Anothers(holder) => Some(Some(NameClaim::From(key, holder.key))),
        Place::GivenBack(..) => None,
    })
}
