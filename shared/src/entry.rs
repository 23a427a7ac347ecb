//! Entering with username and code, without a ticket: on the hosted page, through the API, or in place of a password.
//!
//! It goes through the code's own counters, and at sign-in through those of passwords as well; it opens nothing but the
//! set-up. Known or not, the same write is asked for, and the same answer given.

use secrecy::SecretString;

use crate::{
    app::App,
    domain::{
        address::Username,
        application::Application,
        code::Code,
        entropy::random,
        id::{ApplicationId, PersonKey},
        limits,
        person::Person,
        renewal::Asked,
        reset, setup, sign_in,
        transition::{Refusal, Transition},
    },
    http::Error,
    inviting,
    metrics::Metric,
    store::Applied,
};

/// The person, if they were invited with a code and `typed` is it. One write when it is wrong, two when it is right.
///
/// # Errors
/// [`Error::EntryFailed`] whatever the reason, or that something does not answer.
pub async fn enter(app: &App, key: PersonKey, typed: &SecretString) -> Result<Box<Person>, Error> {
    if !Code::is_plausible(typed) {
        return Err(Error::EntryFailed);
    }
    let count = setup::count_entry(typed, random(&*app.entropy)?, app.clock.now());
    let Applied::Done(counted) = app.store.apply(key, &count).await? else {
        return Err(Error::EntryFailed);
    };
    let Some(prove) = compare(app, &counted, typed).await? else {
        return Err(Error::EntryFailed);
    };
    match app.store.apply(key, &prove).await? {
        Applied::Done(person) => Ok(person),
        Applied::Refused(..) => Err(Error::EntryFailed),
    }
}

/// The same in place of a password, by somebody who was read as `seen`, and whose try is counted as a failed sign-in by now: that
/// is taken back as well where it is right.
///
/// # Errors
/// [`Error::SignInFailed`] whatever the reason, or that something does not answer.
pub async fn enter_at_sign_in(app: &App, seen: &Person, typed: &SecretString) -> Result<Box<Person>, Error> {
    let count = setup::count_entry(typed, random(&*app.entropy)?, app.clock.now());
    let Applied::Done(counted) = app.store.apply(seen.key, &count).await? else {
        return Err(Error::SignInFailed);
    };
    let Some(prove) = compare(app, &counted, typed).await? else {
        return Err(Error::SignInFailed);
    };
    match app.store.apply(seen.key, &sign_in::succeeded_with(prove)).await? {
        Applied::Done(person) => Ok(person),
        Applied::Refused(..) => Err(Error::SignInFailed),
    }
}

/// What lets `counted` (whose try is counted by now) in, if `typed` is the newest code.
async fn compare(app: &App, counted: &Person, typed: &SecretString) -> Result<Option<Transition>, Error> {
    let code = setup::newest_code(&app.keys, counted)?;
    if !code.matches(typed, counted.invitation.code_policy.format) {
        Metric::WrongCodes.count();
        return Ok(None);
    }
    Metric::CodesEntered.count();
    let way = app.way(counted).await?;
    let write = random(&*app.entropy)?;
    Ok(Some(setup::prove_entry(&way, counted, write, app.clock.now())))
}

/// Sends another code to somebody who was invited with one, also where the invitation has expired. Nothing tells whether it
/// did: known or not, expired or not, it is two writes and a read.
///
/// # Errors
/// That something does not answer.
pub async fn ask_for_code(app: &App, application: &Application, key: PersonKey) -> Result<(), Error> {
    let now = app.clock.now();
    let ask = setup::ask_for_entry_code(random(&*app.entropy)?, now);
    let expired = match app.store.apply(key, &ask).await? {
        Applied::Refused(Refusal::Expired, person) => person,
        Applied::Done(_) | Applied::Refused(..) => None,
    };
    let renewed = match expired {
        Some(person) => {
            let way = app.way(&person).await?;
            inviting::renewal(app, application, &way, Asked::ByName, &person).await?
        }
        None => {
            app.store.full_until(&limits::nobodys(&app.keys, key), now).await?;
            None
        }
    };
    let second = match renewed {
        Some(renewed) => renewed,
        None => setup::never(random(&*app.entropy)?, now),
    };
    match app.store.apply(key, &second).await? {
        Applied::Done(_) | Applied::Refused(..) => Ok(()),
    }
}

/// Sends a link to choose a new password to whoever has this key, if they are an active user. Nothing tells whether it did.
///
/// # Errors
/// That something does not answer.
pub async fn ask_for_reset(app: &App, application: &Application, key: PersonKey) -> Result<(), Error> {
    let flow = app.flow_named(&application.id, "link_password").await?;
    let ask = reset::ask(&app.keys, &*app.entropy, key, application, &flow, app.clock.now())?;
    match app.store.apply(key, &ask).await? {
        Applied::Done(_) | Applied::Refused(..) => Ok(()),
    }
}

/// The key of whoever might have this username; what cannot be a username belongs to nobody.
///
/// # Errors
/// [`Error::EntryFailed`].
pub fn key(app: &App, application: &ApplicationId, username: &str) -> Result<PersonKey, Error> {
    let username = Username::parse(username.trim()).map_err(|_| Error::EntryFailed)?;
    Ok(app.keys.person_key(application, &username))
}

/// The ticket that whoever has entered goes on with.
///
/// # Errors
/// That the deployment's keys cannot be used.
pub fn ticket(app: &App, person: &Person) -> Result<SecretString, Error> {
    Ok(setup::newest_ticket(&app.keys, person)?.encode(&app.keys)?)
}
