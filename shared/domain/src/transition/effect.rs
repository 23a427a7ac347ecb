//! What a change does to a person's item.

use std::mem;

use jiff::{SignedDuration, Timestamp};

use crate::{
    address::{EmailAddress, PhoneNumber, Username},
    channel::Channel,
    clock::{Expiry, Lifetime, after},
    due,
    exchange::Exchange,
    flow::{FlowRef, StepKind},
    former::Former,
    holding::Hold,
    id::PersonKey,
    invitation::{Actor, Delivery, Issue, Kind, Method, Progress, State, Unsent},
    locale::Locale,
    metadata::Metadata,
    outbox::{Notice, OwedMessage},
    password::PasswordHash,
    person::{AcceptedTerms, Following, Person, Status, Verifiable},
    profile::Profile,
    sign_in::{Attempt, Failures, Place},
    ticket::TicketHash,
};

/// A change of a person's item.
#[derive(Clone, PartialEq)]
#[expect(missing_debug_implementations, reason = "it can hold the hash of a password")]
pub enum Effect {
    /// The person has begun.
    Open(Timestamp),
    /// The language that the person has chosen.
    SetLocale(Locale),
    /// The language that the person reads, unless one was named or chosen already: messages go on in it.
    KeepLocale(Locale),
    /// A new code is owed; it kills the one before.
    AskForCode(Timestamp),
    /// The code of the next step goes the way of this kind from now on, and proves what it was sent to.
    GoBy(StepKind),
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
    /// Somebody has come in with the invitation's code: what it proves, and the step after it. The try is forgiven, and the
    /// code is used up: coming in again takes another one.
    Enter {
        /// When.
        at: Timestamp,
        /// What was proven.
        proven: StepKind,
        /// Position of the step that comes next.
        position: u16,
        /// Kind of the step that comes next.
        next: StepKind,
    },
    /// A step that needs no code is done. A code for coming in is over where the next step has one of its own.
    Advance {
        /// Position of the step after it.
        position: u16,
        /// Kind of the step after it.
        next: StepKind,
    },
    /// The profile of the person.
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
        /// Whether setting the password proves the email address.
        verifies_email: Option<EmailProof>,
        /// The notice that is owed.
        notice: Option<Notice>,
        /// What the back end may exchange for a sign-in token.
        exchange: Option<Exchange>,
        /// Whether the user is, or stays, switched off all the same.
        switched_off: bool,
    },
    /// A new generation: all earlier tickets and codes are dead, and the way begins anew. Whoever repeats the call that made
    /// the invitation no longer gets it: what is live now is not theirs.
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
        /// When the item may be cleaned up, if the person is not kept.
        cleanup_at: Option<Timestamp>,
        /// Whether wrong codes of the generation before still count: they do where no administrator has looked at it.
        keeps_failures: bool,
        /// How many seconds before its end the person is reminded, if they are.
        reminder: Option<u32>,
    },
    /// The next invitation of the same user, whose last one has ended. Everything is as this person has it, but for what
    /// the user is known by and has answered.
    Reinvite(Box<Person>),
    /// The message of the live generation, of this number, is owed once more. Its ticket stays.
    SendAgain(u32),
    /// The times that the person asked for a new link by themselves.
    CountRenewals(Vec<Timestamp>),
    /// A new password may be chosen by whoever follows the link that is mailed, or enters the code that is texted. It is a
    /// generation like any other, so every
    /// earlier ticket is dead; the old password goes on until then. As with [`Effect::Renew`], the create call is forgotten.
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
        /// By whom.
        by: Actor,
        /// How it reaches the person: by a link that is mailed, by a code that is texted, or by a link that whoever asked
        /// hands over.
        method: Method,
        /// Where the person goes at its end.
        target: Target,
    },
    /// The link leads elsewhere at its end, and a resend gives it this lifetime again.
    Retarget {
        /// Where to.
        target: Target,
        /// How long it lives.
        lifetime: Lifetime,
    },
    /// Whether the user may sign in.
    SetStatus(Status),
    /// Every earlier ticket and code is dead, and nothing is owed. The hash is random and so of no ticket: not even the
    /// newest can be derived again, until a new generation begins. Nor is there a code to come in with until then.
    KillTickets(TicketHash),
    /// The user's roles.
    SetRoles(Vec<String>),
    /// The user's metadata.
    SetMetadata(Metadata),
    /// An administrator puts this address in the place of the one that there is.
    PutEmail {
        /// The address.
        address: EmailAddress,
        /// Since when it counts as proven, if they say so.
        proven: Option<Timestamp>,
        /// The write that does it.
        write: [u8; 16],
    },
    /// These other names lead to the person from now on, and so far the username has followed the address.
    HoldNames {
        /// Their keys.
        also: Vec<PersonKey>,
        /// How far it has.
        following: Option<Following>,
    },
    /// The username is this one, which leads to them.
    TakeName(Username),
    /// The name that their key was made of leads to somebody else.
    LendName(PersonKey),
    /// Mail to the address is known to reach its owner.
    OwnEmail,
    /// These are to be notified that their address or number is no longer theirs.
    OweFormer(Vec<Former>),
    /// The password was set with the ticket of this generation.
    UseUp(u32),
    /// The link of the live generation was shown to an administrator.
    ShowLink,
    /// Since when the address that there is counts as proven, if it does.
    ProveEmail(Option<Timestamp>),
    /// The user's number, proven since then.
    SetProvenPhone(PhoneNumber, Timestamp),
    /// Since when the number that there is counts as proven, if it does.
    ProvePhone(Option<Timestamp>),
    /// A mail with a link to prove the address is owed, asked for by the write of this id.
    OweVerification([u8; 16]),
    /// The user has no number any more.
    ForgetPhone,
    /// Another password, by its owner.
    ChangePassword(PasswordHash),
    /// Every sign-in token that was issued so far is over.
    EndTokens,
    /// The code at the end of the way is used.
    CloseExchange,
    /// Mail to the address is known to bounce.
    MarkUndeliverable(Timestamp),
    /// The live generation ends at another time.
    Extend {
        /// When.
        expiry: Expiry,
        /// When the item may be cleaned up, if the person is not kept.
        cleanup_at: Option<Timestamp>,
        /// When something is due about it.
        due_at: Option<Timestamp>,
    },
    /// The invitation is taken back.
    Revoke {
        /// When.
        at: Timestamp,
        /// The notice that is owed.
        notice: Option<Notice>,
        /// When the item may be cleaned up, if the person is not kept.
        cleanup_at: Timestamp,
    },
    /// The invitation is turned down.
    Decline {
        /// When.
        at: Timestamp,
        /// When the item may be cleaned up, if the person is not kept.
        cleanup_at: Timestamp,
    },
    /// When something is due about the invitation next, if anything is.
    Await(Option<Timestamp>),
    /// No reminder is to come any more.
    ForgetReminder,
    /// The reminder of the invitation of this generation is owed.
    OweReminder(u32),
    /// The message is no longer owed.
    Settle(OwedMessage),
    /// The message stays owed, and waits.
    Hold(Hold),
    /// A code will not be sent.
    NoteUnsent(Unsent),
    /// What became of the invitation's message.
    Deliver(Delivery),
    /// One more failed sign-in, unless it turns out right. The last before the account is locked owes a notice.
    CountFailure(Attempt),
    /// The row of failed sign-ins has ended, and those of these places no longer count. The others do.
    Forgive(Vec<Place>),
    /// Earlier failed sign-ins no longer count.
    ForgetFailures,
    /// The same password, hashed anew.
    Rehash(PasswordHash),
}

/// What proves an address when a password is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailProof {
    /// Its owner came by a link that was mailed there and that nobody else was shown.
    Own,
    /// Whoever handed the link over vouches for it.
    Word,
}

/// Where a person goes at the end, and what that means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// The page, if not the application's.
    pub result_url: Option<String>,
    /// Whether the address is passed on to it.
    pub include_email: bool,
    /// Whether setting the password proves the address, because whoever hands the link over vouches for it.
    pub vouched: bool,
}

impl Effect {
    pub(super) fn apply(&self, person: &mut Person) {
        let invitation = &mut person.invitation;
        let progress = &mut invitation.progress;
        match self {
            Self::Open(at) => {
                if invitation.state == State::Pending {
                    invitation.state = State::Opened { at: *at };
                }
            }
            Self::SetLocale(locale) => invitation.locale = Some(locale.clone()),
            Self::KeepLocale(locale) => {
                invitation.locale.get_or_insert_with(|| locale.clone());
            }
            Self::AskForCode(now) => {
                let policy = invitation.code_policy;
                progress.sends += 1;
                progress.tries = 0;
                progress.code_expires_at = Some(seconds_after(*now, policy.lifetime_seconds));
                progress.next_send_at = Some(seconds_after(*now, policy.pause_seconds));
                progress.unsent = None;
                person.asked = person.asked.with(*now);
                person.owed.code = Some(progress.sends);
            }
            Self::GoBy(kind) => progress.next = *kind,
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
                prove(person, *proven, *at);
            }
            Self::Enter {
                at,
                proven,
                position,
                next,
            } => {
                progress.position = *position;
                progress.next = *next;
                progress.failures = progress.failures.saturating_sub(1);
                progress.code_expires_at = None;
                person.owed.code = None;
                prove(person, *proven, *at);
            }
            Self::Advance { position, next } => {
                progress.position = *position;
                progress.next = *next;
                drop_code_before(progress);
            }
            Self::SetProfile(profile) => person.profile = profile.clone(),
            Self::AcceptTerms(terms) => person.terms = Some(terms.clone()),
            Self::SetPhone(number) => person.phone = Some(Verifiable::unverified(number.clone())),
            Self::Complete {
                at,
                credential,
                verifies_email,
                notice,
                exchange,
                switched_off,
            } => {
                person.token_generation += 1;
                person.exchange = *exchange;
                invitation.state = State::Completed { at: *at };
                person.status = if *switched_off {
                    Status::Disabled
                } else {
                    Status::Active
                };
                person.credential = Some(credential.clone());
                person.cleanup_at = None;
                person.due_at = None;
                person.sign_in_failures = Failures::NONE;
                person.owed.invitation = None;
                person.owed.code = None;
                person.owed.reminder = None;
                invitation.reminder = None;
                if let Some(notice) = notice {
                    person.owed.notices.set(*notice, Some(person.token_generation));
                }
                if let Some(proof) = verifies_email {
                    verify(&mut person.email, *at);
                    person.email_on_word &= *proof == EmailProof::Word;
                }
            }
            Self::Renew {
                issue,
                method,
                first,
                owed,
                code_expires_at,
                cleanup_at,
                keeps_failures,
                reminder,
            } => {
                let failures = if *keeps_failures { progress.failures } else { 0 };
                invitation.state = State::Pending;
                invitation.shown = false;
                invitation.method = *method;
                invitation.generation = issue.clone().numbered(invitation.generation.number + 1);
                invitation.progress = Progress {
                    failures,
                    ..Progress::begin(*first, *code_expires_at)
                };
                invitation.delivery = if *owed { Delivery::Queued } else { Delivery::NotSent };
                person.owed.invitation = owed.then_some(invitation.generation.number);
                person.owed.code = None;
                person.owed.reminder = None;
                invitation.reminder = *reminder;
                person.due_at = due::first(issue.expiry, *reminder);
                person.replay = None;
                person.clean_up_at(*cleanup_at);
            }
            Self::Reinvite(fresh) => {
                *person = Person {
                    username: person.username.clone(),
                    also: if fresh.also.is_empty() {
                        mem::take(&mut person.also)
                    } else {
                        fresh.also.clone()
                    },
                    lent_to: person.lent_to,
                    created_at: person.created_at,
                    credential: person.credential.take(),
                    profile: mem::take(&mut person.profile),
                    terms: person.terms.take(),
                    sign_in_failures: mem::take(&mut person.sign_in_failures),
                    asked: person.asked,
                    renewals: mem::take(&mut person.renewals),
                    token_generation: person.token_generation,
                    used_generation: person.used_generation,
                    ..Person::clone(fresh)
                };
            }
            Self::SendAgain(generation) => {
                invitation.delivery = Delivery::Queued;
                person.owed.invitation = Some(*generation);
            }
            Self::CountRenewals(times) => person.renewals = times.clone(),
            Self::Reset {
                issue,
                flow,
                first,
                lifetime,
                at,
                by,
                method,
                target,
            } => {
                let policy = invitation.code_policy;
                let sent = *method != Method::Link;
                let by_code = method.code_step().is_some();
                invitation.number += 1;
                invitation.kind = Kind::PasswordReset;
                invitation.shown = false;
                invitation.method = *method;
                invitation.flow = flow.clone();
                invitation.lifetime = *lifetime;
                invitation.created_at = *at;
                invitation.created_by = by.clone();
                invitation.result_url = target.result_url.clone();
                invitation.include_email = target.include_email;
                invitation.vouched = target.vouched;
                invitation.inviter = None;
                invitation.challenge = None;
                invitation.state = State::Pending;
                invitation.generation = issue.clone().numbered(invitation.generation.number + 1);
                invitation.progress = Progress {
                    next_send_at: sent.then(|| seconds_after(*at, policy.pause_seconds)),
                    ..Progress::begin(*first, by_code.then(|| seconds_after(*at, policy.lifetime_seconds)))
                };
                invitation.delivery = if sent { Delivery::Queued } else { Delivery::NotSent };
                person.owed.invitation = sent.then_some(invitation.generation.number);
                if sent {
                    person.asked = person.asked.with(*at);
                }
                person.owed.code = None;
                person.replay = None;
                person.owed.reminder = None;
                invitation.reminder = None;
                person.due_at = None;
            }
            Self::Retarget { target, lifetime } => {
                invitation.result_url = target.result_url.clone();
                invitation.include_email = target.include_email;
                invitation.vouched = target.vouched;
                invitation.lifetime = *lifetime;
            }
            Self::SetStatus(status) => person.status = *status,
            Self::KillTickets(unmatched) => {
                invitation.generation.number += 1;
                invitation.generation.ticket = *unmatched;
                invitation.generation.killed = true;
                progress.sends = 0;
                progress.code_expires_at = None;
                person.exchange = None;
                person.owed.invitation = None;
                person.owed.code = None;
                person.owed.reminder = None;
                // Its end goes on being due: an invitation whose tickets were killed expires as any other.
                invitation.reminder = None;
            }
            Self::SetRoles(roles) => person.roles = roles.clone(),
            Self::SetMetadata(metadata) => person.metadata = metadata.clone(),
            Self::PutEmail { address, proven, write } => {
                person.email = Some(Verifiable {
                    value: address.clone(),
                    verified_at: *proven,
                });
                person.email_bounced_at = None;
                person.email_put_by = Some(*write);
                person.email_on_word = true;
            }
            Self::HoldNames { also, following } => {
                person.also.clone_from(also);
                person.following = *following;
            }
            Self::TakeName(username) => {
                person.username = username.clone();
                person.following = None;
            }
            Self::LendName(to) => person.lent_to = Some(*to),
            Self::OwnEmail => person.email_on_word = false,
            Self::OweFormer(former) => person.owed.former.clone_from(former),
            Self::UseUp(generation) => person.used_generation = Some(*generation),
            Self::ShowLink => invitation.shown = true,
            Self::ProveEmail(at) => {
                if let Some(email) = &mut person.email {
                    email.verified_at = *at;
                }
            }
            Self::SetProvenPhone(phone, at) => {
                person.phone = Some(Verifiable {
                    value: phone.clone(),
                    verified_at: Some(*at),
                });
            }
            Self::ProvePhone(at) => {
                if let Some(phone) = &mut person.phone {
                    phone.verified_at = *at;
                }
            }
            Self::OweVerification(asked) => person.owed.verification = Some(*asked),
            Self::ForgetPhone => person.phone = None,
            Self::ChangePassword(credential) => {
                person.token_generation += 1;
                person.credential = Some(credential.clone());
                person.sign_in_failures = Failures::NONE;
                let number = Some(person.token_generation);
                person.owed.notices.set(Notice::PasswordChanged, number);
            }
            Self::EndTokens => {
                person.token_generation += 1;
                person.exchange = None;
            }
            Self::CloseExchange => person.exchange = None,
            Self::MarkUndeliverable(at) => person.email_bounced_at = Some(*at),
            Self::Extend {
                expiry,
                cleanup_at,
                due_at,
            } => {
                invitation.generation.expiry = *expiry;
                person.clean_up_at(*cleanup_at);
                person.due_at = *due_at;
            }
            Self::Revoke { at, cleanup_at, notice } => {
                if let Some(notice) = notice {
                    let number = Some(invitation.generation.number);
                    person.owed.notices.set(*notice, number);
                }
                invitation.state = State::Revoked { at: *at };
                end(person, *cleanup_at);
            }
            Self::Decline { at, cleanup_at } => {
                invitation.state = State::Declined { at: *at };
                end(person, *cleanup_at);
            }
            Self::Settle(OwedMessage::Invitation { .. }) => person.owed.invitation = None,
            Self::Settle(OwedMessage::Code { .. }) => person.owed.code = None,
            Self::Await(at) => person.due_at = *at,
            Self::ForgetReminder => invitation.reminder = None,
            Self::OweReminder(generation) => person.owed.reminder = Some(*generation),
            Self::Settle(OwedMessage::Reminder { .. }) => person.owed.reminder = None,
            Self::Settle(OwedMessage::Notice { notice, .. }) => person.owed.notices.set(*notice, None),
            Self::Settle(OwedMessage::Verification { .. }) => person.owed.verification = None,
            Self::Settle(OwedMessage::Former { write, kind }) => person
                .owed
                .former
                .retain(|former| former.write != *write || former.contact.kind() != *kind),
            Self::Hold(hold) => person.owed.put_hold(hold.clone()),
            Self::NoteUnsent(unsent) => progress.unsent = Some(unsent.clone()),
            Self::Deliver(delivery) => invitation.delivery = delivery.clone(),
            Self::CountFailure(attempt) => {
                person.sign_in_failures.count(*attempt);
                if let Some(number) = attempt.notice() {
                    person.owed.notices.set(Notice::SignInLocked, Some(number));
                }
            }
            Self::Forgive(cleared) => person.sign_in_failures.forgive(cleared),
            Self::ForgetFailures => person.sign_in_failures = Failures::NONE,
            Self::Rehash(credential) => person.credential = Some(credential.clone()),
        }
    }
}

/// Nothing is owed for an invitation that was taken back or turned down, and nothing is due about it.
fn end(person: &mut Person, cleanup_at: Timestamp) {
    person.owed.invitation = None;
    person.owed.code = None;
    person.owed.reminder = None;
    person.invitation.reminder = None;
    person.due_at = None;
    person.clean_up_at(Some(cleanup_at));
}

fn seconds_after(at: Timestamp, seconds: u32) -> Timestamp {
    after(at, SignedDuration::from_secs(i64::from(seconds)))
}

/// A code for coming in is none for a step that has one of its own.
fn drop_code_before(progress: &mut Progress) {
    if StepKind::WITH_CODE.contains(&progress.next) {
        progress.code_expires_at = None;
    }
}

fn prove(person: &mut Person, proven: StepKind, at: Timestamp) {
    match proven.channel() {
        Some(Channel::Email) => {
            verify(&mut person.email, at);
            person.email_on_word = false;
        }
        Some(Channel::Sms) => verify(&mut person.phone, at),
        None => {}
    }
}

fn verify<T>(owned: &mut Option<Verifiable<T>>, at: Timestamp) {
    if let Some(owned) = owned {
        owned.verified_at.get_or_insert(at);
    }
}
