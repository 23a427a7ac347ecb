//! What is done in the name of a username alone, without a ticket: entering with a code (on the hosted page, through the
//! API, or in place of a password), and asking for another code or for a link to a new password.
//!
//! Entering goes through the code's own counters, and at sign-in through those of passwords as well; it opens nothing but
//! the set-up. Asking is one write, the same for everybody; what comes of it is done from the stream, by [`carry_out`].
//! Neither answer, work nor time tells whether anybody has the name.

use std::time::Duration;

use secrecy::SecretString;
use tokio::time::{Instant, sleep};

use crate::{app::App, http::Error, inviting, metrics::Metric, naming};
use domain::{
    address::Username,
    application::Application,
    asking::{About, Ask},
    channel::Channel,
    code::Code,
    entropy::random,
    flow::Flow,
    id::{ApplicationId, PersonKey},
    invitation::Method,
    person::{Person, Status},
    renewal::{self, Asked},
    reset, setup, sign_in,
    transition::{Refusal, Transition},
};
use store::Applied;

/// How long an entry or a sign-in that fails takes, in AWS and in local mode: longer than its work. A write that holds, as of a
/// try that is counted, takes longer than one that is refused, as there is none to be counted of; a person who is read takes
/// longer than nobody, and an imported hash longer than ours. So the work alone would tell.
pub const FAILURE_TAKES: Duration = Duration::from_millis(250);

/// The person, if they were invited with a code and `typed` is it; it is used up then. One write when it is wrong, two when it
/// is right. Whatever fails takes as long as anything else that fails.
///
/// # Errors
/// [`Error::EntryFailed`] whatever the reason, or that something does not answer.
pub async fn enter(app: &App, key: PersonKey, typed: &SecretString) -> Result<Box<Person>, Error> {
    evenly(app.failure_takes, try_to_enter(app, key, typed)).await
}

async fn try_to_enter(app: &App, key: PersonKey, typed: &SecretString) -> Result<Box<Person>, Error> {
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
        Applied::Done(person) => Ok(naming::follow(app, person).await),
        Applied::Refused(..) => Err(Error::EntryFailed),
    }
}

/// Holds a failure back until `takes` has passed since the beginning, or a multiple of it where the work took longer.
///
/// # Errors
/// Those of the work.
pub async fn evenly<T>(takes: Duration, work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    let begun = Instant::now();
    let outcome = work.await;
    if outcome.is_err() {
        sleep(rest(takes, begun.elapsed())).await;
    }
    outcome
}

/// How long is to be waited after work of this length.
fn rest(takes: Duration, work: Duration) -> Duration {
    let over = work.as_nanos().checked_rem(takes.as_nanos()).unwrap_or_default();
    takes.saturating_sub(Duration::from_nanos(u64::try_from(over).unwrap_or(u64::MAX)))
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
        Applied::Done(person) => Ok(naming::follow(app, person).await),
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
    // All that the answer needs is read before the code is used up: what fails here can be repeated.
    app.application_of(counted).await?;
    let flow = app.flow_of(counted).await?;
    let write = random(&*app.entropy)?;
    Ok(Some(setup::prove_entry(&flow, counted, write, app.clock.now())))
}

/// Asks for another code for whoever has this key: to come in, to come back, or in place of one that has expired with its
/// invitation. One write, whoever has it.
///
/// # Errors
/// That something does not answer.
pub async fn ask_for_code(app: &App, application: &ApplicationId, key: PersonKey) -> Result<(), Error> {
    ask(app, application, key, About::Code).await
}

/// Asks, for whoever has this key, for what lets somebody get on who has forgotten the password. One write, whoever has it.
///
/// # Errors
/// That something does not answer.
pub async fn ask_for_reset(app: &App, application: &ApplicationId, key: PersonKey) -> Result<(), Error> {
    ask(app, application, key, About::Reset).await
}

async fn ask(app: &App, application: &ApplicationId, person: PersonKey, about: About) -> Result<(), Error> {
    let ask = Ask {
        person,
        application: application.clone(),
        about,
        at: app.clock.now(),
        id: random(&*app.entropy)?,
    };
    Ok(app.store.ask(&ask).await?)
}

/// Does what was asked for, if there is such a person, if it is theirs to have, and if it was not asked for too often: from the
/// stream, when nobody waits for an answer any more. A second time nothing comes of it.
///
/// # Errors
/// That something does not answer. It is to be carried out once more then.
pub async fn carry_out(app: &App, person: PersonKey, about: About) -> Result<(), Error> {
    let Some(ask) = app.store.asked(person, about).await? else {
        return Ok(());
    };
    if !ask.is_over(app.clock.now()) {
        match app.application(&ask.application).await {
            Ok(application) => match about {
                About::Reset => send_link(app, &application, &ask).await?,
                About::Code => send_code(app, &application, &ask, ask.person).await?,
            },
            Err(Error::NoApplication) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(app.store.settle_ask(&ask).await?)
}

/// What lets whoever has forgotten the password get on: an active user a link to choose another one, or where mail does not
/// reach them a code; whoever has none yet their invitation once more. One read and one write.
async fn send_link(app: &App, application: &Application, ask: &Ask) -> Result<(), Error> {
    let Some(person) = app.store.named(ask.person).await? else {
        return Ok(());
    };
    match person.status {
        Status::Active => send_reset(app, application, ask, &person).await,
        Status::Invited { .. } => send_invitation(app, application, ask, person).await,
        Status::Disabled => Ok(()),
    }
}

async fn send_reset(app: &App, application: &Application, ask: &Ask, person: &Person) -> Result<(), Error> {
    let Some(method) = person.reachable_by(|number| app.config.may_text(number).is_ok()) else {
        return Ok(());
    };
    let flow = app
        .flow_named(&application.id, "link_password")
        .await?
        .entered_by(method);
    let whom = (person.key, method);
    let mut reset = reset::ask(&app.keys, &*app.entropy, whom, application, &flow, ask.at)?;
    reset.write.id = ask.id;
    match app.store.apply(person.key, &reset).await? {
        // The notice is on its way: this is brought again after it.
        Applied::Refused(Refusal::NotNotifiedYet, _) => Err(Error::Unavailable(Refusal::NotNotifiedYet.to_string())),
        Applied::Done(_) | Applied::Refused(..) => Ok(()),
    }
}

/// The invitation once more: the same link where it still works, another code where it goes by code, else a new generation.
async fn send_invitation(app: &App, application: &Application, ask: &Ask, person: Person) -> Result<(), Error> {
    let Some(method) = renewal::again_by(&person, |number| app.config.may_text(number).is_ok()) else {
        return Ok(());
    };
    if method == person.invitation.method && Method::WITH_CODE.contains(&method) {
        return send_code(app, application, ask, person.key).await;
    }
    let flow = app.flow(&person.application, &person.invitation.flow, method).await?;
    // Another way to reach somebody is none where the flow goes on to send them what does not.
    if method == Method::SmsOtp && flow.needs(Channel::Email) {
        return Ok(());
    }
    renew(app, application, &flow, Asked::Forgotten(method), ask, &person).await
}

/// Another code, if they were invited with one: where the invitation has expired, or its codes were killed, with a new
/// generation of it. One write, or two and a read.
async fn send_code(app: &App, application: &Application, ask: &Ask, person: PersonKey) -> Result<(), Error> {
    let another = setup::ask_for_entry_code(ask.id, ask.at);
    let over = match app.store.apply(person, &another).await? {
        Applied::Refused(Refusal::Expired | Refusal::NoCode, Some(person)) => person,
        Applied::Done(_) | Applied::Refused(..) => return Ok(()),
    };
    let flow = app.flow_of(&over).await?;
    renew(app, application, &flow, Asked::ByName, ask, &over).await
}

async fn renew(
    app: &App,
    application: &Application,
    flow: &Flow,
    asked: Asked<'_>,
    ask: &Ask,
    person: &Person,
) -> Result<(), Error> {
    let Some(mut renewed) = inviting::renewal(app, application, flow, asked, person, ask.at).await? else {
        return Ok(());
    };
    renewed.transition.write.id = ask.id;
    match renewed.apply(app, person).await? {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// E2: what fails takes the same time, whatever there was to do.
    #[test]
    fn e2_a_failed_entry_takes_as_long_whatever_there_was_to_do() {
        let millis = Duration::from_millis;
        for (work, whole) in [(0, 100), (3, 100), (99, 100), (101, 200), (250, 300)] {
            assert_eq!(millis(work) + rest(millis(100), millis(work)), millis(whole), "{work}");
        }
        assert_eq!(rest(Duration::ZERO, millis(3)), Duration::ZERO);
    }
}
