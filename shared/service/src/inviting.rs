//! Inviting a person and sending an invitation again, as every route that does so does it.

use std::sync::Arc;

use futures_util::future::try_join_all;
use jiff::Timestamp;
use url::Url;

use crate::{
    app::App,
    http::{Error, ProblemCode, Request, query, query_parameter},
    naming::{self, Hold, Revival},
};
use domain::{
    address::{EmailAddress, Username},
    api_key::{Caller, Scope},
    application::{Application, UrlError},
    channel::Channel,
    clock::{Lifetime, after},
    due,
    entropy::random,
    flow::{Flow, Unwalkable},
    id::{ApplicationId, InvitationId},
    invitation::Method,
    invite::{self, Details, Invite, InviteError, Resend},
    limits::{self, Cause, Recent},
    metadata::Metadata,
    person::{Person, Replay},
    quota::Destination,
    reinvite::{Earlier, reinvite},
    renewal::{self, Asked},
    transition::{Assumed, Guard, Refusal},
};
use store::{Applied, Claim, Claimed, Created, ListQuery, REPLAY_MEMORY, Row};

/// What an invitation is asked to be; what is absent has the application's setting. Every part is well formed by now.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The application.
    pub application: Arc<Application>,
    /// The name to sign in by; the address if absent, else the number.
    pub username: Option<Username>,
    /// How it first reaches the person.
    pub method: Option<Method>,
    /// What is done when the person has a pending invitation already.
    pub if_pending: IfPending,
    /// The flow: a name, or `name@version`.
    pub flow: Option<String>,
    /// How long it lives.
    pub lifetime: Option<Lifetime>,
    /// What is done when somebody else has the address.
    pub shared_address: SharedAddress,
    /// What is taken as it is.
    pub details: Details,
}

/// What is done with an address that another user of the application has. Whose username is the address has it for
/// themselves in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SharedAddress {
    /// Nobody is made.
    Refused,
    /// It is the address of both, as the directory or the system that they come from has it, and leads to the first.
    Kept,
}

impl SharedAddress {
    /// Lets that another user has the address be no error where it is shared.
    fn unless_shared(self, error: Error) -> Result<(), Error> {
        match (self, error) {
            (Self::Kept, Error::UserExists(_) | Error::InvitationPending(_)) => Ok(()),
            (Self::Kept | Self::Refused, error) => Err(error),
        }
    }
}

impl Ask {
    /// An invitation to `application` with its settings.
    #[must_use]
    pub fn to(application: Arc<Application>, details: Details) -> Self {
        Self {
            application,
            username: None,
            method: None,
            if_pending: IfPending::Refuse,
            flow: None,
            lifetime: None,
            shared_address: SharedAddress::Refused,
            details,
        }
    }

    fn username(&self) -> Result<Username, Error> {
        match (&self.username, &self.details.email, &self.details.phone) {
            (Some(username), _, _) => Ok(username.clone()),
            (None, Some(email), _) => Ok(Username::from(email)),
            (None, None, Some(phone)) => {
                Username::parse(phone.as_str()).map_err(|error| Error::from((error, "/phone")))
            }
            (None, None, None) => Err(Error::field(
                ProblemCode::EmailMissing,
                "/email",
                "give at least an email address",
            )),
        }
    }
}

/// What is done when the person has a pending invitation already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IfPending {
    /// The call is refused, and told which one it is.
    #[default]
    Refuse,
    /// That one is sent again.
    Resend,
}

/// What came of an [`Ask`].
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub enum Invited {
    /// There is an invitation now that was not there before, or the same call made it a moment ago.
    Created(Box<Person>),
    /// One that was pending was sent again.
    Resent(Box<Person>),
    /// The same call made it a moment ago; nothing was done.
    CreatedBefore(Box<Person>),
    /// The same call sent it again a moment ago; nothing was done.
    ResentBefore(Box<Person>),
}

impl Invited {
    /// The person, however they came to be invited.
    #[must_use]
    pub fn into_person(self) -> Box<Person> {
        match self {
            Self::Created(person) | Self::Resent(person) | Self::CreatedBefore(person) | Self::ResentBefore(person) => {
                person
            }
        }
    }
}

/// Invites a person. Whoever was invited before, and whose invitation has ended, gets a new one.
///
/// # Errors
/// What is wrong with the ask; [`Error::InvitationPending`] or [`Error::UserExists`]; that something does not answer.
pub async fn invite(app: &App, caller: &Caller, ask: Ask) -> Result<Invited, Error> {
    let application = Arc::clone(&ask.application);
    let (send, if_pending, replay) = (ask.details.send, ask.if_pending, ask.details.replay);
    let method = ask.method.unwrap_or(application.method);
    may_hand_over(caller, send)?;
    let flow_is_named = ask.flow.is_some();
    let flow = app
        .flow_named(&application.id, ask.flow.as_deref().unwrap_or(&application.flow))
        .await?
        .entered_by(method);
    if let Some(phone) = &ask.details.phone
        && flow.needs(Channel::Sms)
    {
        app.config.may_text(phone)?;
    }
    let ceiling = app.config.max_lifetime_minutes;
    let lifetime = ask.lifetime.map(|lifetime| lifetime.within(ceiling)).transpose()?;
    let username = ask.username()?;
    is_own_name(app, &application.id, &username, ask.details.email.as_ref()).await?;
    let asked = Invite {
        application: &application,
        flow: &flow,
        username,
        method,
        lifetime: lifetime.unwrap_or_else(|| application.lifetime.capped(ceiling)),
        details: ask.details,
    };
    let person = invite::create(&app.keys, &*app.entropy, asked, app.clock.now(), caller);
    let mut person = person.map_err(|error| match error {
        InviteError::Unwalkable(why) => unwalkable(&flow, flow_is_named, why),
        InviteError::Unreachable(_) | InviteError::Entropy(_) | InviteError::Key(_) => error.into(),
    })?;
    if let Some(replay) = replay
        && app.store.claim(replay, app.clock.now()).await? == Claim::Other
    {
        return Err(Error::IdempotencyKeyReused);
    }
    let created = create(app, &mut person, ask.shared_address).await?;
    let known = match created {
        Created::Done => return Ok(Invited::Created(Box::new(person))),
        Created::Exists(known) => known,
    };
    // The same call once more: the same answer.
    if is_repeated(app, replay, &known) {
        return Ok(Invited::CreatedBefore(known));
    }
    match Earlier::of(&known, app.clock.now()) {
        Earlier::Pending if if_pending == IfPending::Resend => {
            // The one that is pending may be somebody else's: its link is not for everybody.
            may_hand_over(caller, send && method != Method::Link)?;
            let id = known.invitation_id();
            let again = resend_once(app, caller, id, Some(method), send, replay.map(Replay::of_resend)).await?;
            Ok(match again {
                Again::Done(person) => Invited::Resent(person),
                Again::Before(person) => Invited::ResentBefore(person),
            })
        }
        Earlier::Pending => Err(Error::InvitationPending(known.invitation_id())),
        Earlier::Ended => {
            let hold = match &person.email {
                Some(email) => match Hold::of(app, &known, &email.value).await {
                    Err(error) => ask.shared_address.unless_shared(error).map(|()| Hold::default())?,
                    hold => hold?,
                },
                None => Hold::default(),
            };
            person.also = hold.also.into_iter().collect();
            let again = reinvite(&app.keys, &*app.entropy, person, &known, app.clock.now())?;
            match hold.with(&known, again).apply(app, &known).await? {
                Applied::Done(person) => Ok(Invited::Created(person)),
                Applied::Refused(refusal, _) => Err(refusal.into()),
            }
        }
        Earlier::User => Err(Error::UserExists(known.invitation_id())),
    }
}

/// Writes `person`, with their address as another name of theirs where it is not their username. One write, or two in one
/// transaction.
///
/// # Errors
/// [`naming::reserve`].
pub async fn create(app: &App, person: &mut Person, shared: SharedAddress) -> Result<Created, Error> {
    for _ in 0..TRIES {
        let claim = match naming::reserve(app, person).await {
            Err(error) => shared.unless_shared(error).map(|()| None)?,
            claim => claim?,
        };
        let Some(claim) = claim else {
            return Ok(app.store.create(person).await?);
        };
        if let Some(created) = app.store.create_with_name(person, claim).await? {
            return Ok(created);
        }
        // Somebody else got the name in the same moment: they are looked at again.
    }
    Err(Error::Unavailable("a name changes hands again and again".to_owned()))
}

/// Whether the call is the one that made this invitation, and is still remembered.
fn is_repeated(app: &App, replay: Option<Replay>, known: &Person) -> bool {
    replay.is_some() && known.replay == replay && app.clock.now() < after(known.invitation.created_at, REPLAY_MEMORY)
}

/// The result URL that the caller asked for, if the application lists it.
///
/// # Errors
/// [`Error::Field`]: what is wrong with it, and which there are.
pub fn result_url(application: &Application, text: &str) -> Result<Url, Error> {
    application.result_url(text).map_err(|error| match error {
        UrlError::NotListed => {
            let listed: Vec<_> = application.result_urls.iter().map(|url| format!("`{url}`")).collect();
            let detail = match listed.as_slice() {
                [] => "the application lists no `result_urls` yet: add it there".to_owned(),
                listed => format!("{error}: `result_urls` has {}", listed.join(", ")),
            };
            Error::field(ProblemCode::ResultUrlNotAllowed, "/result_url", detail)
        }
        UrlError::Malformed | UrlError::Scheme | UrlError::TooLong | UrlError::Wildcard | UrlError::Credentials => {
            error.into()
        }
    })
}

/// That the steps of a flow need more than is known of the person; pointing to the field that was sent, or that is missing.
#[must_use]
pub fn unwalkable(flow: &Flow, named: bool, why: Unwalkable) -> Error {
    let place = match why {
        _ if named => "/flow",
        Unwalkable::NeedsEmail => "/email",
        Unwalkable::NeedsPhone => "/phone",
    };
    let others = Flow::READY_MADE.iter().filter_map(|name| Flow::ready_made(name));
    let needs_less = others.filter(|other| match why {
        Unwalkable::NeedsEmail => other.walkable(false, true).is_ok(),
        Unwalkable::NeedsPhone => other.walkable(true, false).is_ok(),
    });
    let names: Vec<_> = needs_less.map(|flow| format!("`{}`", flow.id.name)).collect();
    let detail = format!("{why} (flow `{}`); {} would do without", flow.id, names.join(" or "));
    Error::field(ProblemCode::FlowNotWalkable, place, detail)
}

/// Makes sure that `username` is not the address of another user. Nothing is read for most, whose username is their address
/// (`email`), or none. A name that is another address is looked for in the whole directory.
///
/// # Errors
/// [`Error::Field`], or that the table does not answer.
pub async fn is_own_name(
    app: &App,
    application: &ApplicationId,
    username: &Username,
    email: Option<&EmailAddress>,
) -> Result<(), Error> {
    let key = app.keys.person_key(application, username);
    if email.is_some_and(|email| Username::from(email) == *username) {
        return Ok(());
    }
    let Ok(address) = EmailAddress::parse(username.as_str()) else {
        return Ok(());
    };
    let query = ListQuery {
        email: Some(address.as_str().to_owned()),
        ..ListQuery::users(application.clone())
    };
    let others = |row: &Row| row.id.person != key;
    // As far as one call looks.
    let mut left = app.config.limits.rows_read;
    let found = app
        .store
        .list_all(&query, 1, &mut left, app.clock.now(), others)
        .await?;
    if found.rows.is_empty() {
        return Ok(());
    }
    let detail = "this is the address of another user; only they can sign in by it";
    Err(Error::field(ProblemCode::UsernameNotValid, "/username", detail))
}

/// How often it is tried to send again where others do so in the same moment. There is room for no more within an hour.
const TRIES: usize = Recent::PER_HOUR + 1;

/// What came of sending again.
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub enum Again {
    /// It was sent again.
    Done(Box<Person>),
    /// The same call did it a moment ago; nothing was done.
    Before(Box<Person>),
}

/// How many people are read at the same time for a list.
const READ_AT_ONCE: usize = 16;

/// The metadata of each person of a page, in its order, where `include=metadata` asks for it; else none. The index has no
/// metadata, which would cost every step a write: so it is one read a person.
///
/// # Errors
/// `query_not_valid`, or that the table does not answer.
pub async fn metadata_of(app: &App, request: &Request, rows: &[Row]) -> Result<Vec<Metadata>, Error> {
    match query_parameter(request, "include").as_deref() {
        None => return Ok(Vec::new()),
        Some("metadata") => {}
        Some(_) => return Err(query::refused("include", "`metadata`, or left out")),
    }
    let mut all = Vec::with_capacity(rows.len());
    for part in rows.chunks(READ_AT_ONCE) {
        let read = part.iter().map(|row| app.store.person(row.id.person));
        for person in try_join_all(read).await? {
            all.push(person.map(|person| person.metadata).unwrap_or_default());
        }
    }
    Ok(all)
}

/// Sends again once, however often the call comes that names itself: the first of its kind notes the generation that it found,
/// and none of them replaces another one. Costs a write and a read more; as [`resend`] where it names itself not.
///
/// # Errors
/// As [`resend`]; [`Error::IdempotencyKeyReused`].
pub async fn resend_once(
    app: &App,
    caller: &Caller,
    id: InvitationId,
    method: Option<Method>,
    send: bool,
    replay: Option<Replay>,
) -> Result<Again, Error> {
    let Some(replay) = replay else {
        return resend(app, caller, id, method, send).await.map(Again::Done);
    };
    let seen = async || -> Result<Person, Error> {
        let person = app.store.person(id.person).await?.ok_or(Refusal::NotFound)?;
        Guard::Within(caller.reach.clone()).check(&person)?;
        Guard::Number(id.number).check(&person)?;
        Ok(person)
    };
    let person = seen().await?;
    let number = person.invitation.generation.number;
    let first = match app
        .store
        .claim_with_result(replay, &number.to_be_bytes(), app.clock.now())
        .await?
    {
        Claimed::First => number,
        Claimed::Before(result) => result.try_into().map_or(number, u32::from_be_bytes),
        Claimed::Other => return Err(Error::IdempotencyKeyReused),
    };
    if number > first {
        return Ok(Again::Before(Box::new(person)));
    }
    match resend_of(app, caller, id, method, send, Some(first)).await {
        Ok(person) => Ok(Again::Done(person)),
        Err(error) => {
            let person = seen().await?;
            if person.invitation.generation.number > first {
                Ok(Again::Before(Box::new(person)))
            } else {
                Err(error)
            }
        }
    }
}

/// A new generation. One that no message carries is one write: the invitation is taken to have the settings of the default
/// application, and if it has others, the refused write tells which. Where a message carries it, the person is read before,
/// and how many messages went to where it goes: a link that works does not die for one that would not be sent.
///
/// # Errors
/// What the domain refuses, [`Error::LimitReached`], or that something does not answer.
pub async fn resend(
    app: &App,
    caller: &Caller,
    id: InvitationId,
    method: Option<Method>,
    send: bool,
) -> Result<Box<Person>, Error> {
    resend_of(app, caller, id, method, send, None).await
}

/// The same, of this very generation where one is named.
async fn resend_of(
    app: &App,
    caller: &Caller,
    id: InvitationId,
    method: Option<Method>,
    send: bool,
    generation: Option<u32>,
) -> Result<Box<Person>, Error> {
    let mut seen = None;
    let mut assumed = if send {
        let person = app.store.person(id.person).await?.ok_or(Refusal::NotFound)?;
        Guard::Within(caller.reach.clone()).check(&person)?;
        Assumed::of(seen.insert(person))
    } else {
        as_most_are(app, caller).await?
    };
    for _ in 0..TRIES {
        let by = method.unwrap_or(assumed.method);
        // Handed over by whoever resends it; without the scope nobody would have it, and the link before would be dead.
        may_hand_over(caller, send && by != Method::Link)?;
        let flow = &app.flow(&assumed.application, &assumed.flow, by).await?;
        let settings = app.application(&assumed.application).await?;
        let ask = Resend {
            id,
            assumed: assumed.clone(),
            method: by,
            flow,
            send,
            reminder_before: settings.reminder_before_expiry,
        };
        let now = app.clock.now();
        let mut transition = invite::resend(&app.keys, &*app.entropy, ask, now, caller)?;
        transition.guards.extend(generation.map(Guard::GenerationIs));
        if let Some(seen) = &seen {
            if let Some(refusal) = transition.refusal(seen) {
                return Err(refusal.into());
            }
            // The room is that of this generation: whoever pressed in the same moment has used it.
            transition
                .guards
                .push(Guard::GenerationIs(seen.invitation.generation.number));
        } else {
            // Whose invitation is over is looked at first: the address may be another user's by now.
            transition.guards.extend([Guard::Open, Guard::Alive(now)]);
        }
        let applied = match &seen {
            Some(seen) => {
                let again = naming::revive(app, seen, transition).await?;
                if send {
                    has_room(app, seen, by, Cause::Invited).await?;
                }
                again.apply(app, seen).await?
            }
            None => app.store.apply(id.person, &transition).await?,
        };
        match applied {
            Applied::Done(person) => return Ok(person),
            Applied::Refused(Refusal::Expired | Refusal::Revoked | Refusal::Declined, Some(person))
                if seen.is_none() =>
            {
                assumed = Assumed::of(seen.insert(*person));
            }
            Applied::Refused(Refusal::NotAsAssumed | Refusal::Replaced, Some(person)) => {
                assumed = Assumed::of(&person);
                seen = seen.map(|_| *person);
            }
            Applied::Refused(refusal, _) => return Err(refusal.into()),
        }
    }
    Err(Refusal::NotAsAssumed.into())
}

/// Another end for the live generation, whose ticket stays: one write, and for what is over a read more. `application` is the
/// one that the caller probably means: it says when reminders come.
///
/// # Errors
/// What the domain refuses, [`Error::InvitationPending`] or [`Error::UserExists`] where the address is another user's by now, or
/// that something does not answer.
pub async fn extend(
    app: &App,
    caller: &Caller,
    id: InvitationId,
    lifetime: Lifetime,
    application: &Application,
) -> Result<Box<Person>, Error> {
    let mut reminder = due::reminds(application.reminder_before_expiry, application.lifetime);
    let mut over: Option<Box<Person>> = None;
    for _ in 0..TRIES {
        let now = app.clock.now();
        let mut transition = invite::extend(id, lifetime, reminder, random(&*app.entropy)?, now, caller);
        let applied = match &over {
            Some(person) => {
                naming::revive(app, person, transition)
                    .await?
                    .apply(app, person)
                    .await?
            }
            None => {
                transition.guards.push(Guard::Alive(now));
                app.store.apply(id.person, &transition).await?
            }
        };
        match applied {
            Applied::Done(person) => return Ok(person),
            Applied::Refused(Refusal::NotAsAssumed, Some(person)) => {
                reminder = person.invitation.reminder;
                over = over.map(|_| person);
            }
            Applied::Refused(Refusal::Expired, Some(person)) if over.is_none() => {
                reminder = person.invitation.reminder;
                over = Some(person);
            }
            Applied::Refused(refusal, _) => return Err(refusal.into()),
        }
    }
    Err(Refusal::NotAsAssumed.into())
}

/// The write that answers whoever asks for a new link or code without being an administrator, where there is something to be
/// asked for and room for its message: what was sent before goes on as it was otherwise. One read, whether there is or not; one
/// more where it is over. `now` is when they asked.
///
/// # Errors
/// That something does not answer.
pub async fn renewal(
    app: &App,
    application: &Application,
    flow: &Flow,
    asked: Asked<'_>,
    person: &Person,
    now: Timestamp,
) -> Result<Option<Revival>, Error> {
    let renewed = renewal::renew(&app.keys, &*app.entropy, application, flow, asked, person, now)?;
    let renewed = match renewed {
        Some(renewed) => match naming::revive(app, person, renewed).await {
            Ok(renewed) => Some(renewed),
            // Another user has the address by now.
            Err(Error::InvitationPending(_) | Error::UserExists(_) | Error::Field { .. }) => None,
            Err(error) => return Err(error),
        },
        None => None,
    };
    let destination = renewed
        .as_ref()
        .and_then(|_| limits::destination_of(&app.keys, person, asked.method(person), Cause::Invited));
    let destination = destination.unwrap_or_else(|| limits::decoy_destination(&app.keys, person.key));
    let owed = limits::owed_to(&app.keys, person, &destination);
    let full = app.store.full_until(&destination, owed, now).await?;
    Ok(renewed.filter(|_| full.is_none()))
}

/// Makes sure that one more message of this cause may go to where `method` leads for `person`, besides one that is owed there.
/// Nothing is counted: that is done when it is sent. One read.
///
/// # Errors
/// [`Error::LimitReached`], or that the table does not answer.
pub async fn has_room(app: &App, person: &Person, method: Method, cause: Cause) -> Result<(), Error> {
    match limits::destination_of(&app.keys, person, method, cause) {
        Some(destination) => {
            let owed = limits::owed_to(&app.keys, person, &destination);
            room_beside(app, &destination, owed).await
        }
        None => Ok(()),
    }
}

/// Makes sure that one more message may go to `destination`. One read.
///
/// # Errors
/// [`Error::LimitReached`], or that the table does not answer.
pub async fn room_at(app: &App, destination: &Destination) -> Result<(), Error> {
    room_beside(app, destination, 0).await
}

/// The same, where so many are owed there.
async fn room_beside(app: &App, destination: &Destination, owed: usize) -> Result<(), Error> {
    let now = app.clock.now();
    match app.store.full_until(destination, owed, now).await? {
        Some(until) => Err(Error::LimitReached {
            until,
            seconds: u64::try_from(until.duration_since(now).as_secs()).unwrap_or_default() + 1,
        }),
        None => Ok(()),
    }
}

/// What an invitation is taken to be: as those of the default application are.
async fn as_most_are(app: &App, caller: &Caller) -> Result<Assumed, Error> {
    let application = app.application(&app.config.default_application).await?;
    // Who may not read links is not to get the first write through on an assumption.
    let method_of_most = match application.method {
        Method::Link if !caller.may(Scope::LinksRead) => Method::EmailLink,
        of_most => of_most,
    };
    Ok(Assumed {
        application: application.id.clone(),
        method: method_of_most,
        lifetime: application.lifetime.capped(app.config.max_lifetime_minutes),
        flow: app.flow_named(&application.id, &application.flow).await?.id,
    })
}

/// Who has no message sent gets the link or the code, and with it can act as the person: that takes a scope of its own.
///
/// # Errors
/// [`Error::NoScope`].
pub fn may_hand_over(caller: &Caller, send: bool) -> Result<(), Error> {
    if send || caller.may(Scope::LinksRead) {
        Ok(())
    } else {
        Err(Error::NoScope(Scope::LinksRead))
    }
}
