//! Conditions on a person's item. Each is said once, in the language that memory and the table have in common.

use jiff::Timestamp;

use super::{
    Refusal,
    field::{Field, NEVER},
    language::{Comparison, Condition},
    record::several,
};
use crate::{
    address::{EmailAddress, PhoneNumber},
    api_key::Reach,
    channel::Channel,
    clock::{Expiry, Lifetime, after, seconds_until},
    code::CodeFormat,
    flow::{FlowRef, StepKind},
    former,
    id::{ApplicationId, PersonKey},
    invitation::{Delivery, Kind, Method, State},
    limits::Recent,
    outbox::{Notices, OwedMessage},
    password::PasswordHash,
    person::{Person, Status},
    sign_in::Attempt,
    ticket::TicketHash,
};

/// A condition on a person's item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    /// The ticket of this generation and hash is the newest one.
    Holds {
        /// The ticket's generation.
        generation: u32,
        /// The hash of its secret.
        hash: TicketHash,
    },
    /// The invitation of this number is the live (or last) one.
    Number(u32),
    /// The person belongs to this application.
    Belongs(ApplicationId),
    /// The person belongs to an application that the API key may see.
    Within(Reach),
    /// The invitation is what it was taken to be without reading it.
    Is(Assumed),
    /// The person belongs to the application that they were taken to belong to, whose settings count.
    Of(ApplicationId),
    /// These are the times that the person asked for a new link by themselves.
    RenewalsAre(Vec<Timestamp>),
    /// A message carries the invitation to the person, and not the caller.
    IsSent,
    /// Neither completed, nor revoked, nor declined.
    Open,
    /// Not completed.
    NotCompleted,
    /// Taken back, declined, used, or expired at this moment.
    Ended(Timestamp),
    /// Not expired at this moment.
    Alive(Timestamp),
    /// Expired at this moment.
    Past(Timestamp),
    /// Something is due about it by this moment.
    DueBy(Timestamp),
    /// It is to remind its person so many seconds before its end, or not at all.
    RemindsBefore(Option<u32>),
    /// It ends at this time.
    ExpiryIs(Expiry),
    /// The user is not switched off.
    Enabled,
    /// The user is switched off.
    Disabled,
    /// The user may sign in.
    Active,
    /// The user has never been active, or is not any more.
    NotActive,
    /// The next step is of one of these kinds.
    NextIs(&'static [StepKind]),
    /// The next step stands at this position.
    PositionIs(u16),
    /// The live generation is this one.
    GenerationIs(u32),
    /// It is an invitation, and not a reset of the password: that is between the user and us.
    IsInvitation,
    /// No change of the user has killed every ticket since it was sent: it has one.
    HasTicket,
    /// The invitation reaches the person by one of these methods.
    MethodIs(&'static [Method]),
    /// The person has the address or number that this method needs.
    ReachableBy(Method),
    /// Nobody waits to be notified that an address or number is no longer theirs.
    FormerNotified,
    /// Nobody has to be notified that this number takes the place of another: there is none, it is this one, or the holder of the
    /// ticket gave it a moment ago and has not proven it.
    PhoneNeedsNoNotice(PhoneNumber),
    /// One more may wait to be notified that an address or number is no longer theirs.
    RoomToNotify,
    /// The password was set, at this moment or later.
    CompletedSince(Timestamp),
    /// The name that their key was made of leads to this person, or to themselves.
    LeadsTo(Option<PersonKey>),
    /// The address was put there by this write, or is the first one.
    EmailPutBy(Option<[u8; 16]>),
    /// Somebody may come in, for the first time or again: nothing is proven yet, or what comes next has no code of its own
    /// that one for coming in could be taken for.
    AtEntrance,
    /// A code of this generation is on its way or was sent. None is once its tickets were killed.
    CodeSent,
    /// A code that comes next has somewhere to go: a number that the person is to give has been given.
    Reachable,
    /// A further code may be asked for at this moment.
    PauseOver(Timestamp),
    /// At this moment, no more than [`Recent`] allows have been asked for within the last hour and day.
    ///
    /// [`Recent`]: crate::limits::Recent
    AskedRarely(Timestamp),
    /// There is a code to enter, and it has not ended at this moment.
    CodeAlive(Timestamp),
    /// The newest code is the one of this send number.
    CodeIs(u32),
    /// The newest code may be tried once more.
    TriesLeft,
    /// The codes of the invitation have one of these formats: those that what was typed fits.
    CodeFits(Vec<CodeFormat>),
    /// A try of the newest code has been counted.
    TryCounted,
    /// The invitation allows one more failure.
    FailuresLeft,
    /// The message is still owed.
    Owes(OwedMessage),
    /// The invitation's message has this id at the provider.
    MessageIs(String),
    /// What is known of that message is one of these, by [`Delivery::as_str`].
    DeliveryIs(&'static [&'static str]),
    /// There is a code to exchange, and this is what the item keeps of it.
    ExchangeIs([u8; 32]),
    /// That code is not over at this moment.
    ExchangeAlive(Timestamp),
    /// There is no password, and has never been one.
    NoCredential,
    /// Nothing was written since the write with this id.
    Unchanged([u8; 16]),
    /// The address is this one.
    EmailIs(EmailAddress),
    /// The sign-in tokens that count are of this generation: nothing has ended them since it was read.
    TokensAre(u32),
    /// A password may be tried from there at that moment, on that footing.
    MayTry(Attempt),
    /// Failures are kept: a try was counted, and nothing has forgotten all since.
    FailuresKept,
    /// The password's hash is this one (nobody has changed it since it was read).
    CredentialIs(PasswordHash),
}

/// What an invitation is taken to be, so that a new generation of it can be made without a read. The guess is part of the
/// write's condition; when it is wrong, the old item tells what is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumed {
    /// Its application.
    pub application: ApplicationId,
    /// Its method.
    pub method: Method,
    /// Its lifetime.
    pub lifetime: Lifetime,
    /// Its flow.
    pub flow: FlowRef,
}

impl Assumed {
    /// What the invitation of `person` is.
    #[must_use]
    pub fn of(person: &Person) -> Self {
        Self {
            application: person.application.clone(),
            method: person.invitation.method,
            lifetime: person.invitation.lifetime,
            flow: person.invitation.flow.clone(),
        }
    }
}

impl Guard {
    /// Whether it holds for `person`.
    ///
    /// # Errors
    /// The reason why not.
    pub fn check(&self, person: &Person) -> Result<(), Refusal> {
        if self.condition().holds(person) {
            Ok(())
        } else {
            Err(self.refusal(person))
        }
    }

    /// What it asks of the fields.
    #[must_use]
    pub fn condition(&self) -> Condition {
        use Comparison::{AtLeast, AtMost, Less, More};
        match self {
            Self::Holds { generation, hash } => Condition::All(vec![
                Condition::equal(Field::Generation, *generation),
                Condition::equal(Field::Ticket, hash.0),
            ]),
            Self::Number(number) => Condition::equal(Field::Number, *number),
            Self::Belongs(application) | Self::Of(application) => {
                Condition::equal(Field::Application, application.as_str())
            }
            Self::Within(Reach::Deployment) => Condition::ALWAYS,
            Self::Within(Reach::Applications(ids)) => {
                Condition::one_of(Field::Application, ids.iter().map(ApplicationId::as_str))
            }
            Self::Is(assumed) => Condition::All(vec![
                Condition::equal(Field::Application, assumed.application.as_str()),
                Condition::equal(Field::Method, assumed.method.as_str()),
                Condition::equal(Field::Lifetime, assumed.lifetime),
                Condition::equal(Field::Flow, assumed.flow.to_string()),
            ]),
            Self::RenewalsAre(times) => Condition::equal_or_missing(Field::Renewals, several(times.iter().copied())),
            Self::IsSent => Condition::differs(Field::Delivery, Delivery::NotSent.as_str()),
            Self::Open => open(),
            Self::NotCompleted => Condition::differs(Field::State, COMPLETED),
            Self::Ended(now) => Condition::Any(vec![open().negated(), alive(*now).negated()]),
            Self::Alive(now) => alive(*now),
            Self::Past(now) => alive(*now).negated(),
            Self::DueBy(now) => Condition::is(Field::DueAt, AtMost, *now),
            Self::RemindsBefore(seconds) => Condition::equal_or_missing(Field::Reminder, *seconds),
            Self::ExpiryIs(expiry) => Condition::equal(Field::Expiry, *expiry),
            Self::Enabled => Condition::differs(Field::Status, Status::Disabled.as_str()),
            Self::Disabled => Condition::equal(Field::Status, Status::Disabled.as_str()),
            Self::Active => Condition::equal(Field::Status, Status::Active.as_str()),
            Self::NotActive => Condition::differs(Field::Status, Status::Active.as_str()),
            Self::NextIs(kinds) => next_is(kinds),
            Self::PositionIs(position) => Condition::equal(Field::Position, *position),
            Self::GenerationIs(generation) => Condition::equal(Field::Generation, *generation),
            Self::IsInvitation => Condition::equal(Field::Kind, Kind::Invitation.as_str()),
            Self::HasTicket => Condition::missing(Field::Killed),
            Self::MethodIs(methods) => Condition::one_of(Field::Method, methods.iter().map(|method| method.as_str())),
            Self::ReachableBy(method) => match method.channel() {
                Some(Channel::Email) => Condition::All(vec![
                    Condition::missing(Field::EmailBounced),
                    Condition::exists(Field::Email),
                ]),
                Some(Channel::Sms) => Condition::exists(Field::Phone),
                None => Condition::ALWAYS,
            },
            Self::FormerNotified => Condition::Any(vec![
                Condition::missing(Field::OweFormer),
                Condition::Size(Field::OweFormer.into(), Comparison::Equal, 0),
            ]),
            Self::PhoneNeedsNoNotice(number) => Condition::Any(vec![
                Condition::missing(Field::Phone),
                Condition::equal(Field::Phone, number.as_str()),
                Condition::All(vec![
                    Condition::missing(Field::PhoneVerified),
                    Condition::exists(Field::CodeExpiry),
                ]),
            ]),
            Self::RoomToNotify => Condition::Any(vec![
                Condition::missing(Field::OweFormer),
                Condition::Size(Field::OweFormer.into(), Less, former::MOST),
            ]),
            Self::CompletedSince(since) => Condition::All(vec![
                Condition::equal(Field::State, COMPLETED),
                Condition::is(Field::StateAt, AtLeast, *since),
            ]),
            Self::EmailPutBy(write) => Condition::equal_or_missing(Field::EmailPutBy, *write),
            Self::LeadsTo(lent_to) => Condition::equal_or_missing(Field::LentTo, *lent_to),
            Self::AtEntrance => Condition::Any(vec![
                Condition::equal(Field::Position, 0_u16),
                next_is(StepKind::WITH_CODE).negated(),
            ]),
            Self::CodeSent => Condition::is(Field::Sends, More, 0_u32),
            Self::Reachable => Condition::Any(vec![
                Condition::differs(Field::Next, StepKind::Phone.as_str()),
                Condition::exists(Field::Phone),
            ]),
            Self::PauseOver(now) => Condition::Any(vec![
                Condition::missing(Field::NextSend),
                Condition::is(Field::NextSend, AtMost, *now),
            ]),
            Self::AskedRarely(now) => {
                // Nothing was asked for where there is 0.
                let rules = Recent::RULES.iter().map(|(place, length)| {
                    let moment = Field::Asked.place(*place);
                    let long_ago = Condition::is(moment.clone(), AtMost, after(*now, -*length));
                    Condition::Any(vec![Condition::equal(moment, 0_i64), long_ago])
                });
                Condition::All(rules.collect())
            }
            Self::CodeAlive(now) => Condition::is(Field::CodeExpiry, More, *now),
            Self::CodeIs(send) => Condition::All(vec![
                Condition::equal(Field::Sends, *send),
                Condition::exists(Field::CodeExpiry),
            ]),
            Self::TriesLeft => Condition::below(Field::Tries, Field::MaxTries),
            Self::CodeFits(formats) => {
                Condition::one_of(Field::CodeFormat, formats.iter().map(|format| format.encode()))
            }
            Self::TryCounted => Condition::is(Field::Tries, More, 0_u32),
            Self::FailuresLeft => Condition::below(Field::Failures, Field::MaxFailures),
            Self::Owes(message) => owes(*message),
            Self::MessageIs(id) => Condition::equal(Field::MessageId, id.as_str()),
            Self::DeliveryIs(states) => Condition::one_of(Field::Delivery, states.iter().copied()),
            Self::ExchangeIs(hash) => Condition::equal(Field::Exchange, *hash),
            Self::ExchangeAlive(now) => Condition::is(Field::ExchangeExpiry, More, *now),
            Self::NoCredential => Condition::missing(Field::Credential),
            Self::Unchanged(write) => Condition::equal(Field::WriteId, *write),
            Self::EmailIs(address) => Condition::equal(Field::Email, address.as_str()),
            Self::TokensAre(generation) => Condition::equal(Field::Tokens, *generation),
            Self::MayTry(attempt) => attempt.may_be_tried(),
            Self::FailuresKept => Condition::exists(Field::SignInPlaces),
            Self::CredentialIs(hash) => Condition::equal(Field::Credential, hash.as_str()),
        }
    }

    /// Why `person` is refused, for whom it does not hold.
    fn refusal(&self, person: &Person) -> Refusal {
        let invitation = &person.invitation;
        let progress = &invitation.progress;
        match self {
            Self::Holds { generation, .. } => {
                let live = &invitation.generation;
                match (*generation < live.number, live.killed) {
                    (true, true) => Refusal::Outdated,
                    (true, false) => Refusal::Replaced,
                    (false, _) => Refusal::InvalidTicket,
                }
            }
            Self::Number(_) | Self::Belongs(_) | Self::Within(_) | Self::IsInvitation => Refusal::NotFound,
            Self::Is(_)
            | Self::Of(_)
            | Self::RenewalsAre(_)
            | Self::IsSent
            | Self::RemindsBefore(_)
            | Self::ExpiryIs(_)
            | Self::PhoneNeedsNoNotice(_)
            | Self::LeadsTo(_)
            | Self::Unchanged(_)
            | Self::TokensAre(_)
            | Self::MayTry(_)
            | Self::FailuresKept => Refusal::NotAsAssumed,
            Self::Open => match invitation.state {
                State::Completed { .. } => Refusal::Completed,
                State::Revoked { .. } => Refusal::Revoked,
                State::Declined { .. } => Refusal::Declined,
                State::Pending | State::Opened { .. } => Refusal::NotAsAssumed, // it is open
            },
            Self::NotCompleted | Self::CompletedSince(_) => Refusal::Completed,
            Self::Ended(_) | Self::Past(_) => Refusal::StillOpen,
            Self::Alive(_) => Refusal::Expired,
            Self::DueBy(_) => Refusal::NotDue,
            Self::Enabled => Refusal::Disabled,
            Self::Disabled => Refusal::NotDisabled,
            Self::Active => Refusal::NotActive,
            Self::NotActive | Self::NoCredential => Refusal::IsActive,
            Self::NextIs(_) | Self::PositionIs(_) | Self::AtEntrance => Refusal::WrongStep { next: progress.next },
            Self::GenerationIs(_) => Refusal::Replaced,
            Self::HasTicket => Refusal::Outdated,
            Self::MethodIs(_) => Refusal::NotByCode,
            Self::ReachableBy(method) => {
                let by_mail = method.channel() == Some(Channel::Email);
                if by_mail && person.email_bounced_at.is_some() {
                    Refusal::Undeliverable
                } else {
                    Refusal::Unreachable(*method)
                }
            }
            Self::FormerNotified | Self::RoomToNotify => Refusal::NotNotifiedYet,
            Self::EmailPutBy(_) | Self::EmailIs(_) => Refusal::InvalidTicket,
            Self::CodeSent | Self::TryCounted => Refusal::NoCode,
            Self::Reachable => Refusal::NoNumber,
            Self::PauseOver(now) => {
                let until = progress.next_send_at.unwrap_or(*now);
                let seconds = seconds_until(until, *now);
                Refusal::TooSoon { until, seconds }
            }
            Self::AskedRarely(now) => {
                let until = person.asked.free_from().unwrap_or(*now);
                let seconds = seconds_until(until, *now);
                Refusal::TooOften { until, seconds }
            }
            Self::CodeAlive(_) => match progress.code_expires_at {
                Some(_) => Refusal::CodeExpired,
                None => Refusal::NoCode,
            },
            Self::CodeIs(_) => Refusal::CodeReplaced,
            Self::TriesLeft => Refusal::NoTriesLeft,
            Self::CodeFits(_) => Refusal::MalformedCode {
                format: invitation.code_policy.format,
            },
            Self::FailuresLeft => Refusal::NoFailuresLeft,
            Self::Owes(_) | Self::MessageIs(_) | Self::DeliveryIs(_) => Refusal::NotOwed,
            Self::ExchangeIs(_) | Self::ExchangeAlive(_) => Refusal::ExchangeOver,
            Self::CredentialIs(_) => Refusal::CredentialChanged,
        }
    }
}

const COMPLETED: &str = "completed";

fn open() -> Condition {
    Condition::one_of(Field::State, ["pending", "opened"])
}

/// A missing or malformed end fails both comparisons: it counts as past.
fn alive(now: Timestamp) -> Condition {
    Condition::Any(vec![
        Condition::equal(Field::Expiry, NEVER),
        Condition::is(Field::Expiry, Comparison::More, now),
    ])
}

fn next_is(kinds: &[StepKind]) -> Condition {
    Condition::one_of(Field::Next, kinds.iter().map(|kind| kind.as_str()))
}

fn owes(message: OwedMessage) -> Condition {
    match message {
        OwedMessage::Invitation { generation } => Condition::equal(Field::OweInvitation, generation),
        OwedMessage::Code { send } => Condition::equal(Field::OweCode, send),
        OwedMessage::Reminder { generation } => Condition::equal(Field::OweReminder, generation),
        OwedMessage::Notice {
            notice,
            number: Notices::UNNUMBERED,
        } => Condition::equal(Field::OweAnyNotice, notice.as_str()),
        OwedMessage::Notice { notice, number } => Condition::equal(Field::OweNotice(notice), number),
        OwedMessage::Verification { asked } => Condition::equal(Field::OweVerification, asked),
        OwedMessage::Former { write, kind } => Condition::exists(Field::OweFormer.entry(kind.name(write))),
    }
}
