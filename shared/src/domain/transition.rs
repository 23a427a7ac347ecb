//! The one form that every change takes: conditions, then effects.
//!
//! A [`Transition`] is data. [`Transition::apply`] runs it on a value in memory: that is its meaning, and what the property
//! tests check. [`crate::store`] compiles the same list to one conditional write, so no read stands before it and no second
//! request can slip between check and change. When the write's condition fails, the store hands the old item to
//! [`Transition::refusal`], which tells the first condition that did not hold: the reason costs no further trip.

use jiff::{SignedDuration, Timestamp};

use super::{
    address::{EmailAddress, PhoneNumber},
    api_key::Reach,
    clock::{Expiry, Lifetime, after},
    flow::{FlowRef, StepKind},
    id::ApplicationId,
    invitation::{Actor, Delivery, Issue, Kind, Method, Progress, State},
    metadata::Metadata,
    password::PasswordHash,
    person::{AcceptedTerms, Event, Notice, Person, Status, Verifiable, Write},
    profile::Profile,
    sign_in::Failures,
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
    /// The person belongs to an application that the API key may see.
    Within(Reach),
    /// The invitation is what it was taken to be without reading it.
    Is(Assumed),
    /// Neither completed nor revoked.
    Open,
    /// Not completed.
    NotCompleted,
    /// Not expired at this moment.
    Alive(Timestamp),
    /// The user is not switched off.
    Enabled,
    /// The user is switched off.
    Disabled,
    /// The user may sign in.
    Active,
    /// The next step is of one of these kinds.
    NextIs(&'static [StepKind]),
    /// The next step stands at this position.
    PositionIs(u16),
    /// The live generation is this one.
    GenerationIs(u32),
    /// It is an invitation, and not a reset of the password: that is between the user and us.
    IsInvitation,
    /// The invitation reaches the person by one of these methods.
    MethodIs(&'static [Method]),
    /// The person has the address or number that this method needs.
    ReachableBy(Method),
    /// A code that comes next has somewhere to go: a number that the person is to give has been given.
    Reachable,
    /// A further code may be asked for at this moment.
    PauseOver(Timestamp),
    /// There is a code to enter, and it has not ended at this moment.
    CodeAlive(Timestamp),
    /// The newest code is the one of this send number.
    CodeIs(u32),
    /// The newest code may be tried once more.
    TriesLeft,
    /// A try of the newest code has been counted.
    TryCounted,
    /// The invitation allows one more failure.
    FailuresLeft,
    /// The message is still owed.
    Owes(OwedMessage),
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

/// A message that is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwedMessage {
    /// The invitation of this generation.
    Invitation {
        /// The generation.
        generation: u32,
    },
    /// The code of this send number.
    Code {
        /// The send number.
        send: u32,
    },
    /// A notice.
    Notice(Notice),
}

/// A change of a person's item.
#[derive(Clone, PartialEq)]
#[expect(missing_debug_implementations, reason = "it can hold the hash of a password")]
pub enum Effect {
    /// The person has begun.
    Open(Timestamp),
    /// A new code is owed; it kills the one before.
    AskForCode(Timestamp),
    /// One more try of the newest code, and one more failure until the code turns out right.
    CountTry,
    /// The next step is proven: the address or number counts as verified, the try is forgiven, the code is used up.
    Prove {
        /// When.
        at: Timestamp,
        /// What was proven.
        proven: StepKind,
        /// Position of the step after it.
        position: u16,
        /// Kind of the step after it.
        next: StepKind,
    },
    /// A step that needs no code is done.
    Advance {
        /// Position of the step after it.
        position: u16,
        /// Kind of the step after it.
        next: StepKind,
    },
    /// What the person told of themselves.
    SetProfile(Profile),
    /// The terms that the person accepted.
    AcceptTerms(AcceptedTerms),
    /// The number that the person gave, not proven yet.
    SetPhone(PhoneNumber),
    /// The password is set, the user active, the invitation at its end.
    Complete {
        /// When.
        at: Timestamp,
        /// The password, hashed.
        credential: PasswordHash,
        /// Whether holding the link proves the email address, because it was mailed there.
        verifies_email: bool,
        /// The notice that is owed.
        notice: Option<Notice>,
    },
    /// A new generation: all earlier tickets and codes are dead, and the way begins anew.
    Renew {
        /// What the new generation is made of; its number is one more than the last.
        issue: Issue,
        /// How it reaches the person from now on.
        method: Method,
        /// The kind of the first step.
        first: StepKind,
        /// Whether a message carries it to the person.
        owed: bool,
        /// The end of the code that is the invitation itself, for the methods that reach the person with one.
        code_expires_at: Option<Timestamp>,
        /// When the item may be cleaned up.
        cleanup_at: Option<Timestamp>,
    },
    /// A new password may be chosen by whoever follows the link that is mailed. It is a generation like any other, so every
    /// earlier ticket is dead; the old password goes on until then.
    Reset {
        /// What the generation is made of.
        issue: Issue,
        /// The way that it goes.
        flow: FlowRef,
        /// Its first step.
        first: StepKind,
        /// How long it lives.
        lifetime: Lifetime,
        /// When it was asked for.
        at: Timestamp,
    },
    /// Whether the user may sign in.
    SetStatus(Status),
    /// Every earlier ticket and code is dead, and nothing is owed.
    KillTickets,
    /// The user's roles.
    SetRoles(Vec<String>),
    /// The user's metadata.
    SetMetadata(Metadata),
    /// The user's address, not proven yet.
    SetEmail(EmailAddress),
    /// Another password, by its owner. Every earlier ticket is dead.
    ChangePassword(PasswordHash),
    /// The live generation ends at another time.
    Extend {
        /// When.
        expiry: Expiry,
        /// When the item may be cleaned up.
        cleanup_at: Option<Timestamp>,
    },
    /// The invitation is taken back.
    Revoke {
        /// When.
        at: Timestamp,
        /// When the item may be cleaned up.
        cleanup_at: Timestamp,
    },
    /// The message is no longer owed.
    Settle(OwedMessage),
    /// What became of the invitation's message.
    Deliver(Delivery),
    /// One more failed sign-in.
    CountFailure(Timestamp),
    /// Earlier failed sign-ins no longer count.
    ForgetFailures,
    /// The same password, hashed anew.
    Rehash(PasswordHash),
}

/// Conditions and effects of one write, and what it is called.
#[derive(Clone, PartialEq)]
#[expect(missing_debug_implementations, reason = "it can hold the hash of a password")]
pub struct Transition {
    /// All must hold; the first that does not is the reason given.
    pub guards: Vec<Guard>,
    /// What changes, all at once.
    pub effects: Vec<Effect>,
    /// Identity, name, time and author of the write.
    pub write: Write,
}

/// Why a transition did not happen. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such invitation or user.
    #[error("there is no such invitation")]
    NotFound,
    /// The ticket is of this deployment's making, but belongs to nothing that exists.
    #[error("this link is not valid")]
    InvalidTicket,
    /// The invitation is not what it was taken to be; the old item tells what it is.
    #[error("the invitation is not what it was taken to be")]
    NotAsAssumed,
    /// A newer ticket has been issued.
    #[error("a newer link has been sent; only the newest works")]
    Replaced,
    /// The password is set already.
    #[error("this invitation has been used")]
    Completed,
    /// Taken back.
    #[error("this invitation has been withdrawn")]
    Revoked,
    /// Too late.
    #[error("this invitation has expired")]
    Expired,
    /// The user is switched off.
    #[error("this user is disabled")]
    Disabled,
    /// The user is not switched off.
    #[error("this user is not disabled")]
    NotDisabled,
    /// The user has not finished, or is switched off.
    #[error("this user is not active")]
    NotActive,
    /// Another step comes next.
    #[error("the next step is {}", next.as_str())]
    WrongStep {
        /// The one that does.
        next: StepKind,
    },
    /// A code must be asked for first.
    #[error("no code has been sent yet; ask for one first")]
    NoCode,
    /// The invitation reaches the person by a link, so a code alone opens nothing.
    #[error("this invitation is opened with its link")]
    NotByCode,
    /// The person has no address or number that this method could use.
    #[error("this person cannot be reached by {}", .0.as_str())]
    Unreachable(Method),
    /// The person has to give a number first.
    #[error("no telephone number has been given yet")]
    NoNumber,
    /// The code has ended.
    #[error("this code has expired; ask for a new one")]
    CodeExpired,
    /// The code is not the one that was sent.
    #[error("this is not the code that was sent")]
    WrongCode {
        /// How often the same code may still be tried.
        tries_left: u32,
    },
    /// A newer code has been sent.
    #[error("a newer code has been sent; only the newest works")]
    CodeReplaced,
    /// The code was tried too often.
    #[error("this code was tried too often; ask for a new one")]
    NoTriesLeft,
    /// The invitation has seen too many wrong codes.
    #[error("too many wrong codes; an administrator has to send the invitation again")]
    NoFailuresLeft,
    /// Codes were asked for too quickly.
    #[error("a code was sent a moment ago; wait before you ask for another")]
    TooSoon {
        /// From when on it is possible.
        until: Timestamp,
    },
    /// The message was sent, replaced or dropped.
    #[error("this message is no longer owed")]
    NotOwed,
    /// Somebody else changed the password in the meantime.
    #[error("the password was changed in the meantime")]
    CredentialChanged,
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
                let refusal = if *generation < live.number {
                    Refusal::Replaced
                } else {
                    Refusal::InvalidTicket
                };
                (*generation == live.number && *hash == live.ticket, refusal)
            }
            Self::Number(number) => (*number == invitation.number, Refusal::NotFound),
            Self::Within(reach) => (reach.covers(&person.application), Refusal::NotFound),
            Self::Is(assumed) => (*assumed == Assumed::of(person), Refusal::NotAsAssumed),
            Self::Open => match invitation.state {
                State::Pending | State::Opened { .. } => return Ok(()),
                State::Completed { .. } => (false, Refusal::Completed),
                State::Revoked { .. } => (false, Refusal::Revoked),
            },
            Self::NotCompleted => (!matches!(invitation.state, State::Completed { .. }), Refusal::Completed),
            Self::Alive(now) => (!invitation.generation.expiry.is_past(*now), Refusal::Expired),
            Self::Enabled => (person.status != Status::Disabled, Refusal::Disabled),
            Self::Disabled => (person.status == Status::Disabled, Refusal::NotDisabled),
            Self::Active => (person.status == Status::Active, Refusal::NotActive),
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
            Self::MethodIs(methods) => (methods.contains(&invitation.method), Refusal::NotByCode),
            Self::ReachableBy(method) => {
                let reachable = match method {
                    Method::EmailLink | Method::EmailOtp => person.email.is_some(),
                    Method::SmsOtp => person.phone.is_some(),
                    Method::Link => true,
                };
                (reachable, Refusal::Unreachable(*method))
            }
            Self::Reachable => (
                progress.next != StepKind::Phone || person.phone.is_some(),
                Refusal::NoNumber,
            ),
            Self::PauseOver(now) => match progress.next_send_at {
                Some(until) => (until <= *now, Refusal::TooSoon { until }),
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
            Self::TryCounted => (progress.tries > 0, Refusal::NoCode),
            Self::FailuresLeft => (
                progress.failures < invitation.code_policy.failures,
                Refusal::NoFailuresLeft,
            ),
            Self::Owes(message) => (person.owed.contains(*message), Refusal::NotOwed),
            Self::CredentialIs(hash) => (person.credential.as_ref() == Some(hash), Refusal::CredentialChanged),
        };
        if holds { Ok(()) } else { Err(refusal) }
    }
}

impl Effect {
    fn apply(&self, person: &mut Person) {
        let invitation = &mut person.invitation;
        let progress = &mut invitation.progress;
        match self {
            Self::Open(at) => {
                if invitation.state == State::Pending {
                    invitation.state = State::Opened { at: *at };
                }
            }
            Self::AskForCode(now) => {
                let policy = invitation.code_policy;
                progress.sends += 1;
                progress.tries = 0;
                progress.code_expires_at = Some(seconds_after(*now, policy.lifetime_seconds));
                progress.next_send_at = Some(seconds_after(*now, policy.pause_seconds));
                person.owed.code = Some(progress.sends);
            }
            Self::CountTry => {
                progress.tries += 1;
                progress.failures += 1;
            }
            Self::Prove {
                at,
                proven,
                position,
                next,
            } => {
                progress.position = *position;
                progress.next = *next;
                progress.failures = progress.failures.saturating_sub(1);
                progress.code_expires_at = None;
                progress.next_send_at = None;
                person.owed.code = None;
                match proven {
                    StepKind::EmailOtp => verify(&mut person.email, *at),
                    StepKind::SmsOtp | StepKind::Phone => verify(&mut person.phone, *at),
                    StepKind::Profile | StepKind::Terms | StepKind::SetPassword => {}
                }
            }
            Self::Advance { position, next } => {
                progress.position = *position;
                progress.next = *next;
            }
            Self::SetProfile(profile) => person.profile = profile.clone(),
            Self::AcceptTerms(terms) => person.terms = Some(terms.clone()),
            Self::SetPhone(number) => person.phone = Some(Verifiable::unverified(number.clone())),
            Self::Complete {
                at,
                credential,
                verifies_email,
                notice,
            } => {
                invitation.state = State::Completed { at: *at };
                person.status = Status::Active;
                person.credential = Some(credential.clone());
                person.cleanup_at = None;
                person.sign_in_failures = Failures::NONE;
                person.owed.invitation = None;
                person.owed.code = None;
                if notice.is_some() {
                    person.owed.notice = *notice;
                }
                if *verifies_email {
                    verify(&mut person.email, *at);
                }
            }
            Self::Renew {
                issue,
                method,
                first,
                owed,
                code_expires_at,
                cleanup_at,
            } => {
                invitation.state = State::Pending;
                invitation.method = *method;
                invitation.generation = issue.clone().numbered(invitation.generation.number + 1);
                invitation.progress = Progress::begin(*first, *code_expires_at);
                invitation.delivery = if *owed { Delivery::Queued } else { Delivery::NotSent };
                person.owed.invitation = owed.then_some(invitation.generation.number);
                person.owed.code = None;
                person.cleanup_at = *cleanup_at;
            }
            Self::Reset {
                issue,
                flow,
                first,
                lifetime,
                at,
            } => {
                let pause = invitation.code_policy.pause_seconds;
                invitation.number += 1;
                invitation.kind = Kind::PasswordReset;
                invitation.method = Method::EmailLink;
                invitation.flow = flow.clone();
                invitation.lifetime = *lifetime;
                invitation.created_at = *at;
                invitation.created_by = Actor::Person;
                invitation.result_url = None;
                invitation.include_email = false;
                invitation.inviter = None;
                invitation.state = State::Pending;
                invitation.generation = issue.clone().numbered(invitation.generation.number + 1);
                invitation.progress = Progress {
                    next_send_at: Some(seconds_after(*at, pause)),
                    ..Progress::begin(*first, None)
                };
                invitation.delivery = Delivery::Queued;
                person.owed.invitation = Some(invitation.generation.number);
                person.owed.code = None;
            }
            Self::SetStatus(status) => person.status = *status,
            Self::KillTickets => {
                invitation.generation.number += 1;
                progress.code_expires_at = None;
                person.owed.invitation = None;
                person.owed.code = None;
            }
            Self::SetRoles(roles) => person.roles = roles.clone(),
            Self::SetMetadata(metadata) => person.metadata = metadata.clone(),
            Self::SetEmail(email) => person.email = Some(Verifiable::unverified(email.clone())),
            Self::ChangePassword(credential) => {
                invitation.generation.number += 1;
                person.credential = Some(credential.clone());
                person.sign_in_failures = Failures::NONE;
                person.owed.invitation = None;
                person.owed.code = None;
                person.owed.notice = Some(Notice::PasswordChanged);
            }
            Self::Extend { expiry, cleanup_at } => {
                invitation.generation.expiry = *expiry;
                person.cleanup_at = *cleanup_at;
            }
            Self::Revoke { at, cleanup_at } => {
                invitation.state = State::Revoked { at: *at };
                person.owed.invitation = None;
                person.owed.code = None;
                person.cleanup_at = Some(*cleanup_at);
            }
            Self::Settle(OwedMessage::Invitation { .. }) => person.owed.invitation = None,
            Self::Settle(OwedMessage::Code { .. }) => person.owed.code = None,
            Self::Settle(OwedMessage::Notice(_)) => person.owed.notice = None,
            Self::Deliver(delivery) => invitation.delivery = delivery.clone(),
            Self::CountFailure(now) => person.sign_in_failures = person.sign_in_failures.one_more(*now),
            Self::ForgetFailures => person.sign_in_failures = Failures::NONE,
            Self::Rehash(credential) => person.credential = Some(credential.clone()),
        }
    }
}

fn seconds_after(at: Timestamp, seconds: u32) -> Timestamp {
    after(at, SignedDuration::from_secs(i64::from(seconds)))
}

fn verify<T>(owned: &mut Option<Verifiable<T>>, at: Timestamp) {
    if let Some(owned) = owned {
        owned.verified_at.get_or_insert(at);
    }
}

impl super::person::Owed {
    /// Whether `message` is among them.
    #[must_use]
    pub fn contains(&self, message: OwedMessage) -> bool {
        match message {
            OwedMessage::Invitation { generation } => self.invitation == Some(generation),
            OwedMessage::Code { send } => self.code == Some(send),
            OwedMessage::Notice(notice) => self.notice == Some(notice),
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = OwedMessage> {
        let invitation = self.invitation.map(|generation| OwedMessage::Invitation { generation });
        let code = self.code.map(|send| OwedMessage::Code { send });
        let notice = self.notice.map(OwedMessage::Notice);
        [invitation, code, notice].into_iter().flatten()
    }
}

impl Transition {
    /// The person after the change, with what is owed to them written in [`Person::owed`] and what happened in
    /// [`Person::last_write`].
    ///
    /// # Errors
    /// The first condition that does not hold.
    pub fn apply(&self, person: &Person) -> Result<Person, Refusal> {
        self.guards.iter().try_for_each(|guard| guard.check(person))?;
        let mut person = person.clone();
        self.effects.iter().for_each(|effect| effect.apply(&mut person));
        person.last_write = self.write.clone();
        Ok(person)
    }

    /// The first condition that does not hold for `person`.
    #[must_use]
    pub fn refusal(&self, person: &Person) -> Option<Refusal> {
        self.guards.iter().find_map(|guard| guard.check(person).err())
    }
}

impl Event {
    /// A write of this event.
    #[must_use]
    pub fn write(self, id: [u8; 16], at: Timestamp, by: Actor) -> Write {
        Write {
            id,
            event: self,
            at,
            by,
        }
    }
}
