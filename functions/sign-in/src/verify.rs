//! The check itself. Known or not, locked or not: the same calls, the same hash, the same writes, the same answer, after the
//! same time where it fails.

use domain::{
    address::Username,
    code::Code,
    entropy::random,
    id::{ApplicationId, PersonKey, UserId},
    limits::Source,
    password::{HashCost, Match, Password, PasswordHash},
    person::Person,
    reset, setup,
    sign_in::{self, Attempt, Held, Place},
    ticket::TicketHash,
    transition::Refusal,
};
use jiff::Timestamp;
use lambda_http::Request;
use secrecy::SecretString;
use service::{
    app::App,
    entry,
    http::{Error, known, request_id},
    throttle::Throttle,
};
use store::{Applied, Attempted};

/// Who has signed in.
pub(crate) enum SignedIn {
    /// A user, with their password.
    User(Box<Person>),
    /// Somebody who was invited with a code and gave it in place of a password.
    SetUpFirst(Box<Person>),
}

/// How often a count is tried again because the item was not what it was taken to be. Each time the old item tells what it
/// is, and what it is goes one way while others try at the same account: to failures, to some from the same place, to the
/// last one. Only good sign-ins from the very same network in the same moment lead back, and whoever meets so many of them
/// has to come again in a second.
const TRIES: u8 = 8;

/// The person, if `password` is theirs and they may sign in. The try is counted before anything is compared, in one
/// write that gives the person back; a second write takes the count back where it was right, or counts the failure for
/// the source.
///
/// # Errors
/// [`Error::SignInFailed`], [`Error::SignInPaused`], [`Error::SignInLocked`], [`Error::SourcePaused`], or that
/// something does not answer.
pub(crate) async fn verify(
    app: &App,
    request: &Request,
    application: &ApplicationId,
    username: &str,
    password: &SecretString,
) -> Result<SignedIn, Error> {
    let source = Throttle::of(app, request);
    let username = Username::parse(username.trim()).ok();
    let mut key = username.map(|username| app.keys.person_key(application, &username));
    let ended = match (&mut key, Password::parse(password)) {
        // A person weighs more than nobody: whatever fails takes the same time.
        (Some(key), Ok(parsed)) => {
            let check = check(app, request, &source, key, password, parsed);
            entry::evenly(app.failure_takes, check).await
        }
        // What cannot be a username or a password belongs to nobody, and the answer says no more.
        (None, _) | (_, Err(_)) => Err(Error::SignInFailed),
    };
    log_held_back(request, application, key, source.source(), &ended);
    ended
}

/// A line for each sign-in, good or not: who, from where, and how it ended (ASVS 16.3.1). The user's id tells no name,
/// and there is one for names that nobody has.
fn log_held_back(
    request: &Request,
    application: &ApplicationId,
    key: Option<PersonKey>,
    source: &Source,
    ended: &Result<SignedIn, Error>,
) {
    let result = match ended {
        Ok(SignedIn::User(_)) => "signed_in",
        Ok(SignedIn::SetUpFirst(_)) => "set_up_first",
        Err(error) => error.code().as_str(),
    };
    tracing::info!(
        request_id = request_id(request),
        application = application.as_str(),
        user = key.map(|key| UserId(key).to_string()),
        source = source.as_str(),
        result,
        "sign_in"
    );
}

async fn check(
    app: &App,
    request: &Request,
    source: &Throttle<'_>,
    key: &mut PersonKey,
    typed: &SecretString,
    password: Password,
) -> Result<SignedIn, Error> {
    let _place = source.begin()?;
    let (attempt, person) = count(app, request, source, key).await?;
    let stored = person.as_ref().and_then(sign_in::credential).cloned();
    let (outcome, rehashed) = compare(app, stored, password).await?;
    let ended = match (outcome, person) {
        (Match::Right | Match::RightButOld, Some(person)) => succeed(app, Box::new(person), attempt, rehashed)
            .await
            .map(SignedIn::User),
        (_, person) => enter(app, *key, person.as_ref(), typed).await.map(SignedIn::SetUpFirst),
    };
    if let Err(Error::SignInFailed) = ended {
        source.attempt().await?;
    }
    ended
}

/// Counts the try as failed, where it may be made: who is there, if anybody is, and what was counted. Where the name is
/// another one of somebody's, `key` is theirs afterwards.
async fn count(
    app: &App,
    request: &Request,
    source: &Throttle<'_>,
    key: &mut PersonKey,
) -> Result<(Attempt, Option<Person>), Error> {
    let now = app.clock.now();
    let fresh = |key: PersonKey| {
        let network = Place::of_source(&app.keys, source.source(), key);
        let known = known::device(app, request, key).map(|device| Place::of_browser(&app.keys, &device, key));
        Attempt::fresh(known.unwrap_or(network), network, now)
    };
    let (mut attempt, mut by_name) = (fresh(*key), true);
    for _ in 0..TRIES {
        let write = random(&*app.entropy)?;
        let record = match app.store.attempt(*key, by_name, attempt, write).await? {
            Attempted::Counted(record) => return Ok((attempt, record.person)),
            Attempted::Refused(record) => record,
            Attempted::Leads(to) => {
                (*key, by_name) = (to, false);
                attempt = fresh(to);
                continue;
            }
        };
        match attempt.again(&record.failures, record.person.is_some()) {
            Ok(next) => attempt = next,
            Err(held) => return Err(held_back(held, now)),
        }
    }
    Err(Error::SignInPaused { seconds: 1 })
}

fn held_back(held: Held, now: Timestamp) -> Error {
    let seconds = |until: Timestamp| {
        let seconds = until.duration_since(now).as_secs().max(0);
        u64::try_from(seconds).unwrap_or_default() + 1
    };
    match held {
        Held::Paused { until } => Error::SignInPaused {
            seconds: seconds(until),
        },
        Held::Locked { until } => Error::SignInLocked {
            seconds: seconds(until),
        },
        Held::Unknown => Error::SignInFailed,
    }
}

/// One hash, whether there is anything to compare with or not. A hash of old cost is made again, which is a second one.
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

/// Takes the count back and keeps a renewed hash; gives the person as they are now. A write that is refused because of
/// something that ends sign-ins signs nobody in: the user was switched off, erased, or given another password since the
/// try was counted. One that is refused because others have signed in or failed meanwhile is made again.
async fn succeed(
    app: &App,
    mut person: Box<Person>,
    attempt: Attempt,
    mut rehashed: Option<PasswordHash>,
) -> Result<Box<Person>, Error> {
    let now = app.clock.now();
    for round in 0..TRIES {
        let write = random(&*app.entropy)?;
        let succeeded = sign_in::succeeded(&person, attempt, round > 1, rehashed.take(), write, now);
        match app.store.apply(person.key, &succeeded).await? {
            Applied::Done(person) => return Ok(person),
            // With the same generation of tokens it is the same password, which another sign-in has just hashed again; or
            // what is known of failures is another.
            Applied::Refused(Refusal::CredentialChanged | Refusal::NotAsAssumed, Some(seen))
                if seen.token_generation == person.token_generation =>
            {
                person = seen;
            }
            Applied::Refused(..) => return Err(Error::SignInFailed),
        }
    }
    Err(Error::SignInPaused { seconds: 1 })
}

/// Whoever was invited with a code may give it in place of a password. For everybody else the same write is asked for, so that
/// no count of calls tells who was; for nobody, where what was typed cannot be a code.
async fn enter(app: &App, key: PersonKey, person: Option<&Person>, typed: &SecretString) -> Result<Box<Person>, Error> {
    if !Code::is_plausible(typed) {
        return Err(Error::SignInFailed);
    }
    match person.filter(|person| sign_in::may_enter_with_code(person)) {
        Some(person) => entry::enter_at_sign_in(app, person, typed).await,
        None => {
            let no_op = setup::no_op(random(&*app.entropy)?, app.clock.now());
            app.store.apply(key, &no_op).await?;
            Err(Error::SignInFailed)
        }
    }
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
