//! The check itself. Known or not, locked or not: the same reads, the same hash, the same write, the same answer.

use secrecy::SecretString;
use shared::{
    app::App,
    domain::{
        address::Username,
        entropy::random,
        id::{ApplicationId, PersonKey},
        password::{HashCost, Match, Password, PasswordHash},
        person::Person,
        reset, sign_in,
        ticket::TicketHash,
    },
    entry,
    http::Error,
    store::{Applied, SignInRecord},
    throttle::Throttle,
};

/// Who has signed in.
pub(crate) enum SignedIn {
    /// A user, with their password.
    User(Box<Person>),
    /// Somebody who was invited with a code and gave it in place of a password.
    SetUpFirst(Box<Person>),
}

/// The person, if `password` is theirs and they may sign in. One read and one hash. Two
/// writes after a failure: one for the account, one for the source.
///
/// # Errors
/// [`Error::SignInFailed`], [`Error::SignInPaused`], [`Error::SourcePaused`], or that something does not answer.
pub(crate) async fn verify(
    app: &App,
    source: &Throttle<'_>,
    application: &ApplicationId,
    username: &str,
    password: &SecretString,
) -> Result<SignedIn, Error> {
    // What cannot be a username or a password belongs to nobody, and no more is told.
    let username = Username::parse(username.trim()).map_err(|_| Error::SignInFailed)?;
    let typed = password;
    let password = Password::parse(typed).map_err(|_| Error::SignInFailed)?;
    let key = app.keys.person_key(application, &username);
    source.admit()?;
    let record = app.store.sign_in_record(key).await?;
    if let Some(until) = record.failures.wait(app.clock.now()) {
        let seconds = until.duration_since(app.clock.now()).as_secs().max(0);
        return Err(Error::SignInPaused {
            seconds: u64::try_from(seconds).unwrap_or_default() + 1,
        });
    }
    let stored = record.person.as_ref().and_then(sign_in::credential).cloned();
    let (outcome, rehashed) = compare(app, stored, password).await?;
    match (outcome, record) {
        (
            Match::Right | Match::RightButOld,
            SignInRecord {
                person: Some(person), ..
            },
        ) => Ok(SignedIn::User(remember(app, person, rehashed).await?)),
        // Counted by the code's own counters as well as by the password's: one write either way.
        (
            _,
            SignInRecord {
                person: Some(person), ..
            },
        ) if sign_in::may_enter_with_code(&person) => match entry::enter_at_sign_in(app, &person, typed).await {
            Ok(person) => Ok(SignedIn::SetUpFirst(person)),
            Err(Error::SignInFailed) => {
                source.attempt().await?;
                Err(Error::SignInFailed)
            }
            Err(error) => Err(error),
        },
        (_, record) => {
            count_failure(app, key, &record).await?;
            source.attempt().await?;
            Err(Error::SignInFailed)
        }
    }
}

/// One hash, whether there is anything to compare with or not. A hash of old cost is made anew, which is a second one.
async fn compare(
    app: &App,
    stored: Option<PasswordHash>,
    password: Password,
) -> Result<(Match, Option<PasswordHash>), Error> {
    let work = move |app: &App| {
        let cost = HashCost::default();
        let Some(stored) = stored else {
            return app
                .hasher
                .verify_nobody(&app.keys, cost, &password)
                .map(|()| (Match::Wrong, None));
        };
        match app.hasher.verify(&app.keys, cost, &password, &stored)? {
            Match::RightButOld => {
                let fresh = app.hasher.hash(&app.keys, &*app.entropy, cost, &password)?;
                Ok((Match::RightButOld, Some(fresh)))
            }
            known => Ok((known, None)),
        }
    };
    Ok(app.busy(work).await??)
}

/// Forgets earlier failures and keeps a renewed hash, where there is either; gives the person as they are now.
async fn remember(app: &App, person: Person, rehashed: Option<PasswordHash>) -> Result<Box<Person>, Error> {
    let transition = sign_in::succeeded(&person, rehashed, random(&*app.entropy)?, app.clock.now());
    let Some(transition) = transition else {
        return Ok(Box::new(person));
    };
    match app.store.apply(person.key, &transition).await? {
        Applied::Done(person) => Ok(person),
        // The password was changed in this very moment. The sign-in was good when it was checked.
        Applied::Refused(..) => Ok(Box::new(person)),
    }
}

async fn count_failure(app: &App, key: PersonKey, record: &SignInRecord) -> Result<(), Error> {
    let now = app.clock.now();
    if record.person.is_none() {
        return Ok(app.store.count_stranger(key, now).await?);
    }
    let transition = sign_in::failed(random(&*app.entropy)?, now);
    app.store.apply(key, &transition).await?;
    Ok(())
}

/// Replaces the password of somebody who has just shown that the current one is theirs.
///
/// # Errors
/// [`Error::Weak`], a change in the meantime, or that something does not answer.
pub(crate) async fn change(
    app: &App,
    person: &Person,
    current: &SecretString,
    chosen: &SecretString,
) -> Result<(), Error> {
    let application = app.application_of(person).await?;
    let password = Password::parse(chosen)?;
    password.check(&app.blocklist, &application, person)?;
    if Password::parse(current)?.is(&password) {
        return Err(Error::SamePassword);
    }
    let cost = application.password.cost;
    let hash = app
        .busy(move |app| app.hasher.hash(&app.keys, &*app.entropy, cost, &password))
        .await??;
    let known = sign_in::credential(person).cloned().ok_or(Error::SignInFailed)?;
    let change = reset::change(
        known,
        hash,
        TicketHash(random(&*app.entropy)?),
        random(&*app.entropy)?,
        app.clock.now(),
    );
    match app.store.apply(person.key, &change).await? {
        Applied::Done(_) => Ok(()),
        Applied::Refused(refusal, _) => Err(refusal.into()),
    }
}
