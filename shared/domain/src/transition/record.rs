//! How a person stands in fields, and is read from them: what every item of theirs holds.

use std::fmt;

use jiff::Timestamp;

use super::{
    field::{Field, HELD, NEVER},
    language::Value,
    memory::{Changed, Fields, Record},
};
use crate::{
    address::{EmailAddress, PhoneNumber, Username},
    clock::{Expiry, Lifetime, from_millis},
    code::CodeFormat,
    display_name::DisplayName,
    due::DueKind,
    exchange::{CodeChallenge, Exchange},
    flow::{FlowRef, StepKind},
    former::Former,
    holding::Hold,
    id::{ApplicationId, PersonKey},
    invitation::{Actor, CodePolicy, Delivery, Generation, Invitation, Kind, Method, Progress, State, Unsent},
    keys::KeyId,
    limits::Recent,
    locale::Locale,
    outbox::{Notice, Notices},
    password::PasswordHash,
    person::{AcceptedTerms, Following, Owed, Person, Replay, Status, Verifiable, Write, WriteKind},
    sign_in::{Failures, Place, Streak},
    ticket::TicketHash,
};

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u8> for Value {
    fn from(number: u8) -> Self {
        Self::Number(number.into())
    }
}

impl From<u16> for Value {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(bytes: [u8; N]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}

impl From<PersonKey> for Value {
    fn from(key: PersonKey) -> Self {
        Self::from(*key.as_bytes())
    }
}

impl From<Timestamp> for Value {
    fn from(at: Timestamp) -> Self {
        Self::Number(at.as_millisecond())
    }
}

impl From<Expiry> for Value {
    fn from(expiry: Expiry) -> Self {
        expiry.moment().map_or_else(|| NEVER.into(), Self::from)
    }
}

impl From<Lifetime> for Value {
    fn from(lifetime: Lifetime) -> Self {
        match lifetime {
            Lifetime::Never => NEVER.into(),
            Lifetime::Seconds(seconds) => seconds.into(),
        }
    }
}

impl From<Streak> for Value {
    fn from(streak: Streak) -> Self {
        Self::List(vec![streak.count.into(), streak.last.into()])
    }
}

impl From<&AcceptedTerms> for Value {
    fn from(terms: &AcceptedTerms) -> Self {
        serde_json::to_string(terms).unwrap_or_default().into()
    }
}

/// When DynamoDB may delete an item. It goes by whole seconds; rounding up keeps the item for its whole time.
#[must_use]
pub fn ttl(at: Timestamp) -> i64 {
    at.as_second().saturating_add(1)
}

/// Several, if there are any.
pub(super) fn several<V: Into<Value>>(values: impl IntoIterator<Item = V>) -> Option<Value> {
    let values: Vec<_> = values.into_iter().map(Into::into).collect();
    (!values.is_empty()).then_some(Value::List(values))
}

/// Those who had an address or number before, if there are any to be notified.
pub(super) fn former(all: &[Former]) -> Option<Value> {
    let entries = all.iter().map(|former| (former.name(), former.encode().into()));
    (!all.is_empty()).then(|| Value::Map(entries.collect()))
}

impl Field {
    /// What it holds of `person`.
    #[must_use]
    pub fn of(self, person: &Person) -> Option<Value> {
        let invitation = &person.invitation;
        let (generation, progress, policy) = (&invitation.generation, &invitation.progress, &invitation.code_policy);
        let (owed, failures) = (&person.owed, &person.sign_in_failures);
        match self {
            Self::Application => some(person.application.as_str()),
            Self::Username => some(person.username.as_str()),
            Self::Created => some(person.created_at),
            Self::LentTo => person.lent_to.map(Value::from),
            Self::Used => person.used_generation.map(Value::from),
            Self::Tokens => some(person.token_generation),
            Self::Terms => person.terms.as_ref().map(Value::from),
            Self::Credential => person.credential.as_ref().map(|hash| hash.as_str().into()),
            Self::Asked => several(person.asked.to_millis()),
            Self::Renewals => several(person.renewals.iter().copied()),
            Self::SignInFailures => failures.total.map(|total| total.count.into()),
            Self::SignInLast => failures.total.map(|total| total.last.into()),
            Self::SignInPlaces => failures.total.map(|_| {
                let places = failures.places.iter();
                Value::Map(
                    places
                        .map(|(place, streak)| (place.to_string(), (*streak).into()))
                        .collect(),
                )
            }),
            Self::Also => several(person.also.iter().copied()),
            Self::Profile => (!person.profile.is_empty()).then(|| person.profile.to_json().into()),
            Self::Locale => invitation.locale.as_deref().map(Value::from),
            Self::Kept => person.kept.then(|| NEVER.into()),
            Self::Email => person.email.as_ref().map(|email| email.value.as_str().into()),
            Self::EmailVerified => verified(person.email.as_ref()),
            Self::EmailBounced => person.email_bounced_at.map(Value::from),
            Self::EmailPutBy => person.email_put_by.map(Value::from),
            Self::EmailOnWord => flag(person.email_on_word),
            Self::Phone => person.phone.as_ref().map(|phone| phone.value.as_str().into()),
            Self::PhoneVerified => verified(person.phone.as_ref()),
            Self::Following => person.following.map(|following| following.as_str().into()),
            Self::Status => some(person.status.as_str()),
            Self::Locked => locked(person.status).map(Value::from),
            Self::Roles => several(person.roles.iter().map(String::as_str)),
            Self::Metadata => (!person.metadata.is_empty()).then(|| person.metadata.to_json().into()),
            Self::Exchange => person.exchange.map(|exchange| exchange.hash.into()),
            Self::ExchangeExpiry => person.exchange.map(|exchange| exchange.expires_at.into()),
            Self::Ttl => person.cleanup_at.map(|at| ttl(at).into()),
            Self::Cleanup => Some(person.cleanup_at.map_or_else(|| NEVER.into(), |at| ttl(at).into())),
            Self::Number => some(invitation.number),
            Self::Kind => some(invitation.kind.as_str()),
            Self::Method => some(invitation.method.as_str()),
            Self::Flow => some(invitation.flow.to_string()),
            Self::ResultUrl => invitation.result_url.as_deref().map(Value::from),
            Self::IncludeEmail => some(invitation.include_email),
            Self::Vouched => flag(invitation.vouched),
            Self::Shown => flag(invitation.shown),
            Self::Challenge => invitation.challenge.as_ref().map(|challenge| challenge.encode().into()),
            Self::Inviter => invitation.inviter.as_deref().map(Value::from),
            Self::Lifetime => some(invitation.lifetime),
            Self::InvitedAt => some(invitation.created_at),
            Self::InvitedBy => some(invitation.created_by.encode()),
            Self::State => some(invitation.state.as_str()),
            Self::StateAt => invitation.state.since().map(Value::from),
            Self::Generation => some(generation.number),
            Self::Key => some(generation.key.0),
            Self::Nonce => some(generation.nonce),
            Self::Ticket => some(generation.ticket.0),
            Self::Expiry => some(generation.expiry),
            Self::Killed => flag(generation.killed),
            Self::Position => some(progress.position),
            Self::Next => some(progress.next.as_str()),
            Self::Failures => some(progress.failures),
            Self::Reminder => invitation.reminder.map(Value::from),
            Self::Sends => some(progress.sends),
            Self::CodeExpiry => progress.code_expires_at.map(Value::from),
            Self::Tries => some(progress.tries),
            Self::NextSend => progress.next_send_at.map(Value::from),
            Self::CodeFormat => some(policy.format.encode()),
            Self::CodeLife => some(in_millis(policy.lifetime_seconds)),
            Self::MaxTries => some(policy.tries),
            Self::MaxFailures => some(policy.failures),
            Self::Pause => some(in_millis(policy.pause_seconds)),
            Self::Unsent => progress.unsent.as_ref().map(|unsent| unsent.encode().into()),
            Self::Delivery | Self::DeliveryAt | Self::MessageId | Self::DeliveryReason => {
                let mut parts = delivery(&invitation.delivery).into_iter();
                parts.find_map(|(field, value)| value.filter(|_| field == self))
            }
            Self::OweInvitation => owed.invitation.map(Value::from),
            Self::OweCode => owed.code.map(Value::from),
            Self::OweReminder => owed.reminder.map(Value::from),
            Self::OweAnyNotice => {
                let unnumbered = owed.notices.iter().find(|(_, number)| *number == Notices::UNNUMBERED);
                unnumbered.map(|(notice, _)| notice.as_str().into())
            }
            Self::OweNotice(notice) => {
                let number = owed.notices.of(notice);
                number.filter(|number| *number != Notices::UNNUMBERED).map(Value::from)
            }
            Self::OweVerification => owed.verification.map(Value::from),
            Self::OweFormer => former(&owed.former),
            Self::Held(slot) => {
                let hold = owed.held.iter().find(|hold| hold.message.slot() == slot);
                hold.map(|hold| hold.encode().into())
            }
            Self::DueKind => person
                .due_at
                .map(|_| DueKind::Invitation.part_of(person.key.as_bytes()).into()),
            Self::DueAt => person.due_at.map(Value::from),
            Self::ReplayKey => person.replay.map(|replay| replay.key.into()),
            Self::ReplayBody => person.replay.map(|replay| replay.body.into()),
            Self::WriteId => some(person.last_write.id),
            Self::WriteEvent => some(person.last_write.kind.as_str()),
            Self::WriteAt => some(person.last_write.at),
            Self::WriteBy => some(person.last_write.by.encode()),
            Self::WriteOwes => flag(owed.iter().next().is_some()),
        }
    }
}

/// All fields of `person`.
#[must_use]
pub fn record(person: &Person) -> Record {
    let former = person.held().into_iter().map(Field::Held);
    let fields = Field::all().chain(former);
    fields.filter_map(|field| Some((field, field.of(person)?))).collect()
}

/// So that what is always there reads like what is not.
fn some(value: impl Into<Value>) -> Option<Value> {
    Some(value.into())
}

fn flag(is: bool) -> Option<Value> {
    is.then_some(Value::Flag(true))
}

fn verified<T>(known: Option<&Verifiable<T>>) -> Option<Value> {
    known?.verified_at.map(Value::from)
}

fn in_millis(seconds: u32) -> i64 {
    i64::from(seconds) * 1000
}

/// What [`Field::Locked`] holds in this status.
pub(super) fn locked(status: Status) -> Option<bool> {
    match status {
        Status::Invited { locked } => Some(locked),
        Status::Active | Status::Disabled => None,
    }
}

/// The fields of a delivery; those without a value are not there.
pub(super) fn delivery(delivery: &Delivery) -> [(Field, Option<Value>); 4] {
    let (at, id, reason) = match delivery {
        Delivery::NotSent | Delivery::Queued => (None, None, None),
        Delivery::Sent { at, message_id }
        | Delivery::Delivered { at, message_id }
        | Delivery::Complained { at, message_id } => (Some(*at), Some(message_id), None),
        Delivery::Bounced { at, message_id, reason } => (Some(*at), Some(message_id), Some(reason)),
        Delivery::Deferred { at, reason } | Delivery::Failed { at, reason } => (Some(*at), None, Some(reason)),
        Delivery::Unclear { at } => (Some(*at), None, None),
    };
    [
        (Field::Delivery, some(delivery.as_str())),
        (Field::DeliveryAt, at.map(Value::from)),
        (Field::MessageId, id.map(|id| id.as_str().into())),
        (Field::DeliveryReason, reason.map(|reason| reason.as_str().into())),
    ]
}

/// A field that does not hold what this version writes. It is never read with a default in place of what is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed {
    /// Its attribute.
    pub attribute: &'static str,
    /// What is wrong with it.
    pub problem: &'static str,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is {}", self.attribute, self.problem)
    }
}

/// Reads a person.
///
/// # Errors
/// [`Malformed`].
pub fn read(key: PersonKey, record: &Record) -> Result<Person, Malformed> {
    Reader {
        fields: record,
        changed: None,
    }
    .person(key)
}

/// Reads somebody after a change. What it does not touch is taken over.
///
/// # Errors
/// [`Malformed`].
pub fn read_changed(changed: &Changed<'_>) -> Result<Person, Malformed> {
    Reader {
        fields: changed,
        changed: Some(changed),
    }
    .person(changed.before.key)
}

/// Failed sign-ins alone, in the name of somebody who does not exist.
///
/// # Errors
/// [`Malformed`].
pub fn read_failures(record: &Record) -> Result<Failures, Malformed> {
    Reader {
        fields: record,
        changed: None,
    }
    .failures()
}

struct Reader<'a> {
    fields: &'a dyn Fields,
    changed: Option<&'a Changed<'a>>,
}

impl Reader<'_> {
    /// A member of the person: as it was, where none of its fields has changed, else as it is read.
    fn member<T: Clone>(
        &self,
        is_its: impl Fn(&Field) -> bool,
        as_it_was: impl FnOnce(&Person) -> &T,
        read: impl FnOnce(&Self) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        match self.changed {
            Some(changed) if !changed.touches(is_its) => Ok(as_it_was(changed.before).clone()),
            Some(_) | None => read(self),
        }
    }

    /// The same for a member that is one field.
    fn one<T: Clone>(
        &self,
        field: Field,
        as_it_was: impl FnOnce(&Person) -> &T,
        read: impl FnOnce(&Self, Field) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        self.member(|its| *its == field, as_it_was, |r| read(r, field))
    }

    /// The same for one that need not be there.
    fn maybe<T: Clone>(
        &self,
        field: Field,
        as_it_was: impl FnOnce(&Person) -> &Option<T>,
        read: impl FnOnce(&Self, Field) -> Result<T, Malformed>,
    ) -> Result<Option<T>, Malformed> {
        self.one(field, as_it_was, |r, field| r.optional(field, read))
    }

    /// The same for one that is nothing where it is not there.
    fn or_none<T: Clone + Default>(
        &self,
        field: Field,
        as_it_was: impl FnOnce(&Person) -> &T,
        read: impl FnOnce(&Self, Field) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        self.one(field, as_it_was, |r, field| {
            Ok(r.optional(field, read)?.unwrap_or_default())
        })
    }

    fn person(&self, key: PersonKey) -> Result<Person, Malformed> {
        Ok(Person {
            key,
            application: self.one(
                Field::Application,
                |p| &p.application,
                |r, f| r.parsed(f, ApplicationId::parse),
            )?,
            username: self.one(Field::Username, |p| &p.username, |r, f| r.known(f, Username::stored))?,
            also: self.or_none(Field::Also, |p| &p.also, Self::names)?,
            lent_to: self.maybe(
                Field::LentTo,
                |p| &p.lent_to,
                |r, f| r.bytes(f).map(PersonKey::from_bytes),
            )?,
            following: self.maybe(Field::Following, |p| &p.following, |r, f| r.known(f, Following::parse))?,
            email: self.member(
                |field| matches!(field, Field::Email | Field::EmailVerified),
                |p| &p.email,
                |r| r.verifiable(Field::Email, Field::EmailVerified, EmailAddress::parse),
            )?,
            phone: self.member(
                |field| matches!(field, Field::Phone | Field::PhoneVerified),
                |p| &p.phone,
                |r| r.verifiable(Field::Phone, Field::PhoneVerified, PhoneNumber::stored),
            )?,
            email_bounced_at: self.maybe(Field::EmailBounced, |p| &p.email_bounced_at, Self::moment)?,
            email_put_by: self.maybe(Field::EmailPutBy, |p| &p.email_put_by, Self::bytes)?,
            email_on_word: self.or_none(Field::EmailOnWord, |p| &p.email_on_word, Self::boolean)?,
            used_generation: self.maybe(Field::Used, |p| &p.used_generation, Self::integer)?,
            token_generation: self.one(Field::Tokens, |p| &p.token_generation, Self::integer)?,
            exchange: self.member(
                |field| matches!(field, Field::Exchange | Field::ExchangeExpiry),
                |p| &p.exchange,
                Self::exchange,
            )?,
            status: self.member(
                |field| matches!(field, Field::Status | Field::Locked),
                |p| &p.status,
                Self::status,
            )?,
            roles: self.or_none(Field::Roles, |p| &p.roles, Self::texts)?,
            metadata: self.or_none(Field::Metadata, |p| &p.metadata, Self::json)?,
            profile: self.or_none(Field::Profile, |p| &p.profile, Self::json)?,
            terms: self.maybe(Field::Terms, |p| &p.terms, Self::json)?,
            credential: self.maybe(
                Field::Credential,
                |p| &p.credential,
                |r, f| r.parsed(f, PasswordHash::parse),
            )?,
            created_at: self.one(Field::Created, |p| &p.created_at, Self::moment)?,
            invitation: self.invitation()?,
            owed: self.member(
                |field| field.owes() || matches!(field, Field::Held(_)),
                |p| &p.owed,
                Self::owed,
            )?,
            sign_in_failures: self.member(
                |field| Field::OF_FAILURES.contains(field),
                |p| &p.sign_in_failures,
                Self::failures,
            )?,
            asked: self.one(Field::Asked, |p| &p.asked, Self::recent)?,
            renewals: self.or_none(Field::Renewals, |p| &p.renewals, Self::moments)?,
            replay: self.member(
                |field| matches!(field, Field::ReplayKey | Field::ReplayBody),
                |p| &p.replay,
                Self::replay,
            )?,
            kept: self.one(
                Field::Kept,
                |p| &p.kept,
                |r, f| Ok(r.optional(f, Self::text)?.is_some()),
            )?,
            cleanup_at: self.member(
                |field| matches!(field, Field::Ttl | Field::Cleanup),
                |p| &p.cleanup_at,
                Self::cleanup_at,
            )?,
            due_at: self.member(
                |field| matches!(field, Field::DueKind | Field::DueAt),
                |p| &p.due_at,
                |r| r.due_at(key),
            )?,
            last_write: self.member(
                |field| {
                    matches!(
                        field,
                        Field::WriteId | Field::WriteEvent | Field::WriteAt | Field::WriteBy
                    )
                },
                |p| &p.last_write,
                Self::last_write,
            )?,
        })
    }

    fn invitation(&self) -> Result<Invitation, Malformed> {
        Ok(Invitation {
            number: self.one(Field::Number, |p| &p.invitation.number, Self::integer)?,
            kind: self.one(Field::Kind, |p| &p.invitation.kind, |r, f| r.known(f, Kind::parse))?,
            method: self.one(
                Field::Method,
                |p| &p.invitation.method,
                |r, f| r.known(f, Method::parse),
            )?,
            flow: self.one(Field::Flow, |p| &p.invitation.flow, |r, f| r.known(f, FlowRef::parse))?,
            locale: self.maybe(
                Field::Locale,
                |p| &p.invitation.locale,
                |r, f| r.parsed(f, Locale::parse),
            )?,
            result_url: self.maybe(Field::ResultUrl, |p| &p.invitation.result_url, Self::text)?,
            challenge: self.maybe(
                Field::Challenge,
                |p| &p.invitation.challenge,
                |r, f| r.parsed(f, CodeChallenge::parse),
            )?,
            include_email: self.one(Field::IncludeEmail, |p| &p.invitation.include_email, Self::boolean)?,
            vouched: self.or_none(Field::Vouched, |p| &p.invitation.vouched, Self::boolean)?,
            shown: self.or_none(Field::Shown, |p| &p.invitation.shown, Self::boolean)?,
            inviter: self.maybe(
                Field::Inviter,
                |p| &p.invitation.inviter,
                |r, f| r.parsed(f, DisplayName::parse),
            )?,
            lifetime: self.one(
                Field::Lifetime,
                |p| &p.invitation.lifetime,
                |r, f| r.unless_never(f, Lifetime::Never, |r, f| r.integer(f).map(Lifetime::Seconds)),
            )?,
            reminder: self.maybe(Field::Reminder, |p| &p.invitation.reminder, Self::integer)?,
            created_at: self.one(Field::InvitedAt, |p| &p.invitation.created_at, Self::moment)?,
            created_by: self.one(
                Field::InvitedBy,
                |p| &p.invitation.created_by,
                |r, f| r.known(f, Actor::decode),
            )?,
            state: self.member(
                |field| matches!(field, Field::State | Field::StateAt),
                |p| &p.invitation.state,
                Self::state,
            )?,
            generation: self.member(
                |field| {
                    matches!(
                        field,
                        Field::Generation | Field::Key | Field::Nonce | Field::Ticket | Field::Expiry | Field::Killed
                    )
                },
                |p| &p.invitation.generation,
                Self::generation,
            )?,
            progress: self.progress()?,
            code_policy: self.member(
                |field| {
                    matches!(
                        field,
                        Field::CodeFormat | Field::CodeLife | Field::MaxTries | Field::MaxFailures | Field::Pause
                    )
                },
                |p| &p.invitation.code_policy,
                Self::code_policy,
            )?,
            delivery: self.member(
                |field| {
                    matches!(
                        field,
                        Field::Delivery | Field::DeliveryAt | Field::MessageId | Field::DeliveryReason
                    )
                },
                |p| &p.invitation.delivery,
                Self::delivery,
            )?,
        })
    }

    fn progress(&self) -> Result<Progress, Malformed> {
        Ok(Progress {
            position: self.one(Field::Position, |p| &p.invitation.progress.position, Self::integer)?,
            next: self.one(
                Field::Next,
                |p| &p.invitation.progress.next,
                |r, f| r.known(f, StepKind::parse),
            )?,
            sends: self.one(Field::Sends, |p| &p.invitation.progress.sends, Self::integer)?,
            code_expires_at: self.maybe(
                Field::CodeExpiry,
                |p| &p.invitation.progress.code_expires_at,
                Self::moment,
            )?,
            tries: self.one(Field::Tries, |p| &p.invitation.progress.tries, Self::integer)?,
            next_send_at: self.maybe(Field::NextSend, |p| &p.invitation.progress.next_send_at, Self::moment)?,
            failures: self.one(Field::Failures, |p| &p.invitation.progress.failures, Self::integer)?,
            unsent: self.maybe(
                Field::Unsent,
                |p| &p.invitation.progress.unsent,
                |r, f| r.known(f, Unsent::decode),
            )?,
        })
    }

    fn exchange(&self) -> Result<Option<Exchange>, Malformed> {
        let Some(hash) = self.optional(Field::Exchange, Self::bytes)? else {
            return Ok(None);
        };
        let expires_at = self.moment(Field::ExchangeExpiry)?;
        Ok(Some(Exchange { hash, expires_at }))
    }

    fn replay(&self) -> Result<Option<Replay>, Malformed> {
        let Some(key) = self.optional(Field::ReplayKey, Self::bytes)? else {
            return Ok(None);
        };
        let body = self.bytes(Field::ReplayBody)?;
        Ok(Some(Replay { key, body }))
    }

    fn status(&self) -> Result<Status, Malformed> {
        match self.text(Field::Status)?.as_str() {
            "invited" => self.boolean(Field::Locked).map(|locked| Status::Invited { locked }),
            "active" => Ok(Status::Active),
            "disabled" => Ok(Status::Disabled),
            _ => Err(malformed(Field::Status, "not a status")),
        }
    }

    fn state(&self) -> Result<State, Malformed> {
        let at = || self.moment(Field::StateAt);
        Ok(match self.text(Field::State)?.as_str() {
            "pending" => State::Pending,
            "opened" => State::Opened { at: at()? },
            "completed" => State::Completed { at: at()? },
            "revoked" => State::Revoked { at: at()? },
            "declined" => State::Declined { at: at()? },
            _ => return Err(malformed(Field::State, "not a state")),
        })
    }

    fn generation(&self) -> Result<Generation, Malformed> {
        Ok(Generation {
            number: self.integer(Field::Generation)?,
            key: KeyId(self.integer(Field::Key)?),
            nonce: self.bytes(Field::Nonce)?,
            ticket: TicketHash(self.bytes(Field::Ticket)?),
            expiry: self.unless_never(Field::Expiry, Expiry::Never, |r, f| r.moment(f).map(Expiry::At))?,
            killed: self.optional(Field::Killed, Self::boolean)?.unwrap_or_default(),
        })
    }

    fn code_policy(&self) -> Result<CodePolicy, Malformed> {
        let seconds = |field| self.integer::<u32>(field).map(|millis| millis / 1000);
        Ok(CodePolicy {
            format: self.parsed(Field::CodeFormat, CodeFormat::decode)?,
            lifetime_seconds: seconds(Field::CodeLife)?,
            tries: self.integer(Field::MaxTries)?,
            failures: self.integer(Field::MaxFailures)?,
            pause_seconds: seconds(Field::Pause)?,
        })
    }

    fn delivery(&self) -> Result<Delivery, Malformed> {
        let at = || self.moment(Field::DeliveryAt);
        let id = || self.text(Field::MessageId);
        let why = || self.text(Field::DeliveryReason);
        Ok(match self.text(Field::Delivery)?.as_str() {
            "not_sent" => Delivery::NotSent,
            "queued" => Delivery::Queued,
            "deferred" => Delivery::Deferred {
                at: at()?,
                reason: why()?,
            },
            "unclear" => Delivery::Unclear { at: at()? },
            "sent" => Delivery::Sent {
                at: at()?,
                message_id: id()?,
            },
            "delivered" => Delivery::Delivered {
                at: at()?,
                message_id: id()?,
            },
            "bounced" => Delivery::Bounced {
                at: at()?,
                message_id: id()?,
                reason: why()?,
            },
            "complained" => Delivery::Complained {
                at: at()?,
                message_id: id()?,
            },
            "failed" => Delivery::Failed {
                at: at()?,
                reason: why()?,
            },
            _ => return Err(malformed(Field::Delivery, "not a delivery state")),
        })
    }

    /// What is owed, and why some of it waits. What is left of messages that are not owed any more is passed over.
    fn owed(&self) -> Result<Owed, Malformed> {
        let mut owed = Owed {
            invitation: self.optional(Field::OweInvitation, Self::integer)?,
            code: self.optional(Field::OweCode, Self::integer)?,
            reminder: self.optional(Field::OweReminder, Self::integer)?,
            notices: self.notices()?,
            verification: self.optional(Field::OweVerification, Self::bytes)?,
            former: self.optional(Field::OweFormer, Self::former)?.unwrap_or_default(),
            held: Vec::new(),
        };
        for slot in self.fields.held() {
            let hold = self.optional(Field::Held(slot), |r, field| {
                let text = r.value(field)?.text();
                let hold = text.and_then(|text| Hold::decode(&text));
                hold.ok_or_else(|| malformed(field, "not why a message waits"))
            })?;
            owed.held.extend(hold);
        }
        owed.forget_holds();
        Ok(owed)
    }

    /// The notices that are owed, one of the old form among them.
    fn notices(&self) -> Result<Notices, Malformed> {
        let mut notices = Notices::default();
        if let Some(notice) = self.optional(Field::OweAnyNotice, |r, f| r.known(f, Notice::parse))? {
            notices.set(notice, Some(Notices::UNNUMBERED));
        }
        for notice in Notice::ALL {
            // The newer one comes first; the other has a record of its own then.
            if let Some(number) = self.optional(Field::OweNotice(notice), Self::integer)? {
                notices.set(notice, Some(number));
            }
        }
        Ok(notices)
    }

    /// In the order in which they lost it.
    fn former(&self, field: Field) -> Result<Vec<Former>, Malformed> {
        let wrong = || malformed(field, "not those who had an address or number before");
        let entries = self.value(field)?.map().ok_or_else(wrong)?;
        let read = entries
            .into_iter()
            .map(|(name, value)| Former::decode(&name, &value.text()?));
        let mut all: Vec<_> = read.collect::<Option<_>>().ok_or_else(wrong)?;
        all.sort_by_key(|former| (former.at, former.name()));
        Ok(all)
    }

    fn failures(&self) -> Result<Failures, Malformed> {
        // Those of which it is not known where they came from were counted by another version, and do not count.
        let Some(places) = self.fields.field(Field::SignInPlaces) else {
            return Ok(Failures::NONE);
        };
        let wrong = || malformed(Field::SignInPlaces, "not a map of places to counts and moments");
        let places = places.map().ok_or_else(wrong)?.into_iter();
        let places = places.map(|(place, streak)| Some((Place::parse(&place)?, streak_of(streak)?)));
        Ok(Failures {
            total: Some(Streak {
                count: self.integer(Field::SignInFailures)?,
                last: self.moment(Field::SignInLast)?,
            }),
            places: places.collect::<Option<_>>().ok_or_else(wrong)?,
        })
    }

    /// When the item may be cleaned up. What repeats it has to be readable too.
    fn cleanup_at(&self) -> Result<Option<Timestamp>, Malformed> {
        let second = |field| {
            let second = self.optional(field, |r, field| {
                r.unless_never(field, None, |r, field| r.integer::<i64>(field).map(Some))
            })?;
            Ok(second.flatten())
        };
        second(Field::Cleanup)?;
        Ok(second(Field::Ttl)?.map(|second| from_millis(second.saturating_sub(1).saturating_mul(1000))))
    }

    fn due_at(&self, key: PersonKey) -> Result<Option<Timestamp>, Malformed> {
        let part = Value::from(DueKind::Invitation.part_of(key.as_bytes()));
        match self.fields.field(Field::DueKind) {
            None if self.fields.field(Field::DueAt).is_some() => Err(malformed(Field::DueKind, "missing")),
            None => Ok(None),
            Some(known) if known == part => self.moment(Field::DueAt).map(Some),
            Some(_) => Err(malformed(Field::DueKind, "not its part of the index")),
        }
    }

    fn last_write(&self) -> Result<Write, Malformed> {
        Ok(Write {
            id: self.bytes(Field::WriteId)?,
            kind: self.known(Field::WriteEvent, WriteKind::parse)?,
            at: self.moment(Field::WriteAt)?,
            by: self.known(Field::WriteBy, Actor::decode)?,
        })
    }

    fn verifiable<T, E>(
        &self,
        field: Field,
        verified: Field,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<Option<Verifiable<T>>, Malformed> {
        let Some(value) = self.optional(field, |r, field| r.parsed(field, parse))? else {
            return Ok(None);
        };
        let verified_at = self.optional(verified, Self::moment)?;
        Ok(Some(Verifiable { value, verified_at }))
    }

    fn names(&self, field: Field) -> Result<Vec<PersonKey>, Malformed> {
        let key = |value: Value| value.bytes()?.try_into().ok().map(PersonKey::from_bytes);
        self.several(field, "not the keys of names", key)
    }

    fn texts(&self, field: Field) -> Result<Vec<String>, Malformed> {
        self.several(field, "not a list of strings", Value::text)
    }

    fn moments(&self, field: Field) -> Result<Vec<Timestamp>, Malformed> {
        self.several(field, "not a list of moments", |value| moment_of(&value))
    }

    fn recent(&self, field: Field) -> Result<Recent, Malformed> {
        let problem = "not a list of moments of its length";
        let millis = self.several(field, problem, |value| value.number())?;
        Recent::from_millis(&millis).ok_or_else(|| malformed(field, problem))
    }

    fn several<T>(
        &self,
        field: Field,
        problem: &'static str,
        read: impl Fn(Value) -> Option<T>,
    ) -> Result<Vec<T>, Malformed> {
        let list = self.value(field)?.list();
        let read = list.and_then(|list| list.into_iter().map(read).collect());
        read.ok_or_else(|| malformed(field, problem))
    }

    fn value(&self, field: Field) -> Result<Value, Malformed> {
        self.fields.field(field).ok_or_else(|| malformed(field, "missing"))
    }

    fn text(&self, field: Field) -> Result<String, Malformed> {
        self.value(field)?
            .text()
            .ok_or_else(|| malformed(field, "not a string"))
    }

    fn boolean(&self, field: Field) -> Result<bool, Malformed> {
        self.value(field)?
            .flag()
            .ok_or_else(|| malformed(field, "not a boolean"))
    }

    fn integer<N: TryFrom<i64>>(&self, field: Field) -> Result<N, Malformed> {
        let number = self.value(field)?.number().and_then(|number| N::try_from(number).ok());
        number.ok_or_else(|| malformed(field, "not a whole number within its range"))
    }

    fn moment(&self, field: Field) -> Result<Timestamp, Malformed> {
        let millis = self.integer(field)?;
        Timestamp::from_millisecond(millis).map_err(|_| malformed(field, "not a moment"))
    }

    fn bytes<const N: usize>(&self, field: Field) -> Result<[u8; N], Malformed> {
        let bytes = self.value(field)?.bytes().and_then(|bytes| bytes.try_into().ok());
        bytes.ok_or_else(|| malformed(field, "not bytes of its length"))
    }

    fn json<T: serde::de::DeserializeOwned>(&self, field: Field) -> Result<T, Malformed> {
        self.parsed(field, |text| serde_json::from_str(text))
    }

    fn parsed<T, E>(&self, field: Field, parse: impl FnOnce(&str) -> Result<T, E>) -> Result<T, Malformed> {
        parse(&self.text(field)?).map_err(|_| malformed(field, "not well formed"))
    }

    fn known<T>(&self, field: Field, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Malformed> {
        parse(&self.text(field)?).ok_or_else(|| malformed(field, "not a known value"))
    }

    fn optional<T>(
        &self,
        field: Field,
        read: impl FnOnce(&Self, Field) -> Result<T, Malformed>,
    ) -> Result<Option<T>, Malformed> {
        match self.fields.field(field) {
            Some(_) => read(self, field).map(Some),
            None => Ok(None),
        }
    }

    fn unless_never<T>(
        &self,
        field: Field,
        never: T,
        read: impl FnOnce(&Self, Field) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        if self.value(field)? == Value::from(NEVER) {
            Ok(never)
        } else {
            read(self, field)
        }
    }
}

fn malformed(field: Field, problem: &'static str) -> Malformed {
    Malformed {
        attribute: field.name(),
        problem,
    }
}

fn moment_of(value: &Value) -> Option<Timestamp> {
    Timestamp::from_millisecond(value.number()?).ok()
}

fn streak_of(value: Value) -> Option<Streak> {
    let [count, last] = value.list()?.try_into().ok()?;
    Some(Streak {
        count: count.number()?.try_into().ok()?,
        last: moment_of(&last)?,
    })
}

impl Malformed {
    /// That a name which begins as that of [`Field::Held`] is none.
    pub const HELD: Self = Self {
        attribute: HELD,
        problem: "not why a message waits",
    };
}
