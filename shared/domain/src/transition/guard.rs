//! Conditions on a person's item.

use jiff::Timestamp;

use super::Refusal;
use crate::{
    address::{EmailAddress, PhoneNumber},
    api_key::Reach,
    channel::Channel,
    clock::{Expiry, Lifetime, seconds_until},
    code::CodeFormat,
    flow::{FlowRef, StepKind},
    former,
    id::ApplicationId,
    invitation::{Delivery, Kind, Method, Phase, State},
    outbox::OwedMessage,
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
        let invitation = &person.invitation;
        let progress = &invitation.progress;
        let (holds, refusal) = match self {
            Self::Holds { generation, hash } => {
                let live = &invitation.generation;
                let refusal = match (*generation < live.number, live.killed) {
                    (true, true) => Refusal::Outdated,
                    (true, false) => Refusal::Replaced,
                    (false, _) => Refusal::InvalidTicket,
                };
                (*generation == live.number && *hash == live.ticket, refusal)
            }
            Self::Number(number) => (*number == invitation.number, Refusal::NotFound),
            Self::Belongs(application) => (*application == person.application, Refusal::NotFound),
            Self::Within(reach) => (reach.covers(&person.application), Refusal::NotFound),
            Self::Is(assumed) => (*assumed == Assumed::of(person), Refusal::NotAsAssumed),
            Self::Of(application) => (*application == person.application, Refusal::NotAsAssumed),
            Self::RenewalsAre(times) => (*times == person.renewals, Refusal::NotAsAssumed),
            Self::IsSent => (invitation.delivery != Delivery::NotSent, Refusal::NotAsAssumed),
            Self::Open => match invitation.state {
                State::Pending | State::Opened { .. } => return Ok(()),
                State::Completed { .. } => (false, Refusal::Completed),
                State::Revoked { .. } => (false, Refusal::Revoked),
                State::Declined { .. } => (false, Refusal::Declined),
            },
            Self::NotCompleted => (!matches!(invitation.state, State::Completed { .. }), Refusal::Completed),
            Self::Ended(now) => match invitation.phase(*now) {
                Phase::Completed | Phase::Expired | Phase::Revoked | Phase::Declined => return Ok(()),
                Phase::Pending | Phase::Opened => (false, Refusal::StillOpen),
            },
            Self::Alive(now) => (!invitation.generation.expiry.is_past(*now), Refusal::Expired),
            Self::Past(now) => (invitation.generation.expiry.is_past(*now), Refusal::StillOpen),
            Self::DueBy(now) => (person.due_at.is_some_and(|at| at <= *now), Refusal::NotDue),
            Self::RemindsBefore(seconds) => (*seconds == invitation.reminder, Refusal::NotAsAssumed),
            Self::ExpiryIs(expiry) => (*expiry == invitation.generation.expiry, Refusal::NotAsAssumed),
            Self::Enabled => (person.status != Status::Disabled, Refusal::Disabled),
            Self::Disabled => (person.status == Status::Disabled, Refusal::NotDisabled),
            Self::Active => (person.status == Status::Active, Refusal::NotActive),
            Self::NotActive => (person.status != Status::Active, Refusal::IsActive),
            Self::NextIs(kinds) => (
                kinds.contains(&progress.next),
                Refusal::WrongStep { next: progress.next },
            ),
            Self::PositionIs(position) => (
                *position == progress.position,
                Refusal::WrongStep { next: progress.next },
            ),
            Self::GenerationIs(number) => (*number == invitation.generation.number, Refusal::Replaced),
            Self::IsInvitation => (invitation.kind == Kind::Invitation, Refusal::NotFound),
            Self::HasTicket => (!invitation.generation.killed, Refusal::Outdated),
            Self::MethodIs(methods) => (methods.contains(&invitation.method), Refusal::NotByCode),
            Self::ReachableBy(method) => {
                let channel = method.channel();
                if channel == Some(Channel::Email) && person.email_bounced_at.is_some() {
                    return Err(Refusal::Undeliverable);
                }
                let reachable = channel.is_none_or(|channel| channel.destination(person).is_some());
                (reachable, Refusal::Unreachable(*method))
            }
            Self::AtEntrance => (
                progress.position == 0 || !StepKind::WITH_CODE.contains(&progress.next),
                Refusal::WrongStep { next: progress.next },
            ),
            Self::CodeSent => (progress.sends > 0, Refusal::NoCode),
            Self::FormerNotified => (person.owed.former.is_empty(), Refusal::NotNotifiedYet),
            Self::PhoneNeedsNoNotice(number) => {
                let untold = person.phone.as_ref().is_none_or(|phone| {
                    let just_given = phone.verified_at.is_none() && progress.code_expires_at.is_some();
                    phone.value == *number || just_given
                });
                (untold, Refusal::NotAsAssumed)
            }
            Self::EmailPutBy(write) => (*write == person.email_put_by, Refusal::InvalidTicket),
            Self::RoomToNotify => (person.owed.former.len() < former::MOST, Refusal::NotNotifiedYet),
            Self::CompletedSince(since) => match invitation.state {
                State::Completed { at } => (at >= *since, Refusal::Completed),
                State::Pending | State::Opened { .. } | State::Revoked { .. } | State::Declined { .. } => {
                    (false, Refusal::Completed)
                }
            },
            Self::Reachable => (
                progress.next != StepKind::Phone || person.phone.is_some(),
                Refusal::NoNumber,
            ),
            Self::PauseOver(now) => match progress.next_send_at {
                Some(until) => {
                    let seconds = seconds_until(until, *now);
                    (until <= *now, Refusal::TooSoon { until, seconds })
                }
                None => return Ok(()),
            },
            Self::AskedRarely(now) => match person.asked.free_from() {
                Some(until) => {
                    let seconds = seconds_until(until, *now);
                    (until <= *now, Refusal::TooOften { until, seconds })
                }
                None => return Ok(()),
            },
            Self::CodeAlive(now) => match progress.code_expires_at {
                Some(end) => (end > *now, Refusal::CodeExpired),
                None => (false, Refusal::NoCode),
            },
            Self::CodeIs(send) => (
                *send == progress.sends && progress.code_expires_at.is_some(),
                Refusal::CodeReplaced,
            ),
            Self::TriesLeft => (progress.tries < invitation.code_policy.tries, Refusal::NoTriesLeft),
            Self::CodeFits(formats) => {
                let format = invitation.code_policy.format;
                (formats.contains(&format), Refusal::MalformedCode { format })
            }
            Self::TryCounted => (progress.tries > 0, Refusal::NoCode),
            Self::FailuresLeft => (
                progress.failures < invitation.code_policy.failures,
                Refusal::NoFailuresLeft,
            ),
            Self::Owes(message) => (person.owed.contains(*message), Refusal::NotOwed),
            Self::MessageIs(id) => (invitation.delivery.message_id() == Some(id), Refusal::NotOwed),
            Self::DeliveryIs(states) => (states.contains(&invitation.delivery.as_str()), Refusal::NotOwed),
            Self::ExchangeIs(hash) => (
                person.exchange.is_some_and(|exchange| exchange.hash == *hash),
                Refusal::ExchangeOver,
            ),
            Self::ExchangeAlive(now) => (
                person.exchange.is_some_and(|exchange| *now < exchange.expires_at),
                Refusal::ExchangeOver,
            ),
            Self::Unchanged(write) => (*write == person.last_write.id, Refusal::NotAsAssumed),
            Self::EmailIs(address) => (
                person.email.as_ref().is_some_and(|email| email.value == *address),
                Refusal::InvalidTicket,
            ),
            Self::NoCredential => (person.credential.is_none(), Refusal::IsActive),
            Self::TokensAre(generation) => (*generation == person.token_generation, Refusal::NotAsAssumed),
            Self::MayTry(attempt) => {
                let footing = person.sign_in_failures.footing(attempt.place, attempt.at);
                (footing == Ok(attempt.footing), Refusal::NotAsAssumed)
            }
            Self::FailuresKept => (person.sign_in_failures.total.is_some(), Refusal::NotAsAssumed),
            Self::CredentialIs(hash) => (person.credential.as_ref() == Some(hash), Refusal::CredentialChanged),
        };
        if holds { Ok(()) } else { Err(refusal) }
    }
}
