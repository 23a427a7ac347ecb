//! What a change does to a person's item. Each effect is said once, in the language that memory and the table have in common.

use jiff::Timestamp;

use super::{
    field::{Belongs, Field, NEVER},
    language::{Operations, Path, Source},
    record::{delivery, former, locked, several, ttl},
};
use crate::{
    address::{EmailAddress, PhoneNumber, Username},
    channel::Channel,
    clock::{Expiry, Lifetime},
    due::{self, DueKind},
    exchange::Exchange,
    flow::{FlowRef, StepKind},
    former::Former,
    holding::Hold,
    id::PersonKey,
    invitation::{Actor, Delivery, Issue, Kind, Method, Unsent},
    limits::Recent,
    locale::Locale,
    metadata::Metadata,
    outbox::{Notice, Notices, OwedMessage, Slot},
    password::PasswordHash,
    person::{AcceptedTerms, Following, Person, Status},
    profile::Profile,
    sign_in::{Attempt, Place},
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
    /// A new generation: all earlier tickets and codes are dead, and the flow starts again. Whoever repeats the call that made
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
    /// The name that their key was made of leads to somebody else, or to themselves again.
    LeadOn(Option<PersonKey>),
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
    /// The same password, hashed again.
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
    /// What becomes of the fields of whoever has the key `person`.
    pub(super) fn operate(&self, person: PersonKey, to: &mut Operations) {
        match self {
            Self::Open(at) => {
                to.set(Field::State, "opened");
                to.set_once(Field::StateAt, *at);
            }
            Self::SetLocale(locale) => to.set(Field::Locale, &**locale),
            Self::KeepLocale(locale) => to.set_once(Field::Locale, &**locale),
            Self::AskForCode(now) => {
                to.add(Field::Sends, 1);
                to.put(Field::OweCode, Source::Sum(Field::Sends.into(), 1));
                to.set(Field::Tries, 0_u32);
                later(to, Field::CodeExpiry, *now, Field::CodeLife);
                later(to, Field::NextSend, *now, Field::Pause);
                remember(to, *now);
                // Of a code of another generation, which had the same number.
                to.remove([Field::Unsent, Field::Held(Slot::Code)]);
            }
            Self::GoBy(kind) => to.set(Field::Next, kind.as_str()),
            Self::CountTry => {
                to.add(Field::Tries, 1);
                to.add(Field::Failures, 1);
            }
            Self::Prove {
                at,
                proven,
                position,
                next,
            } => {
                go(to, *position, *next);
                to.add(Field::Failures, -1);
                to.remove([Field::CodeExpiry, Field::NextSend, Field::OweCode]);
                prove(to, *proven, *at);
            }
            Self::Enter {
                at,
                proven,
                position,
                next,
            } => {
                go(to, *position, *next);
                to.add(Field::Failures, -1);
                to.remove([Field::CodeExpiry, Field::OweCode]);
                prove(to, *proven, *at);
            }
            Self::Advance { position, next } => {
                go(to, *position, *next);
                // A code for coming in is none for a step that has one of its own.
                if StepKind::WITH_CODE.contains(next) {
                    to.remove([Field::CodeExpiry]);
                }
            }
            Self::SetProfile(profile) => to.set(Field::Profile, profile.to_json()),
            Self::AcceptTerms(terms) => to.set(Field::Terms, terms),
            Self::SetPhone(phone) => {
                to.set(Field::Phone, phone.as_str());
                to.remove([Field::PhoneVerified]);
            }
            Self::Complete {
                at,
                credential,
                verifies_email,
                notice,
                exchange,
                switched_off,
            } => {
                let status = if *switched_off {
                    Status::Disabled
                } else {
                    Status::Active
                };
                to.add(Field::Tokens, 1);
                to.set_or_remove(Field::Exchange, exchange.map(|exchange| exchange.hash));
                to.set_or_remove(Field::ExchangeExpiry, exchange.map(|exchange| exchange.expires_at));
                to.set(Field::State, "completed");
                to.set(Field::StateAt, *at);
                set_status(to, status);
                to.set(Field::Credential, credential.as_str());
                to.remove([Field::OweInvitation, Field::OweCode]);
                forget_reminder(to);
                to.remove(Field::OF_FAILURES);
                to.remove([Field::Ttl]);
                to.set(Field::Cleanup, NEVER);
                due_at(to, person, None);
                if let Some(notice) = notice {
                    to.put(Field::OweNotice(*notice), Source::Sum(Field::Tokens.into(), 1));
                }
                if let Some(proof) = verifies_email {
                    to.set_once(Field::EmailVerified, *at);
                    match proof {
                        EmailProof::Own => to.remove([Field::EmailOnWord]),
                        EmailProof::Word => {}
                    }
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
                begin(to, issue, *first);
                if !keeps_failures {
                    to.set(Field::Failures, 0_u32);
                }
                to.set(Field::Method, method.as_str());
                to.set(Field::Sends, u32::from(code_expires_at.is_some()));
                to.set_or_remove(Field::CodeExpiry, *code_expires_at);
                to.remove([Field::NextSend]);
                owe_next_generation(to, *owed);
                clean_up_unless_kept(to, *cleanup_at);
                to.set_or_remove(Field::Reminder, *reminder);
                to.remove([Field::OweReminder]);
                due_at(to, person, due::first(issue.expiry, *reminder));
            }
            Self::Reinvite(fresh) => {
                for field in Field::all() {
                    match (field.belongs(), field.of(fresh)) {
                        (Belongs::User | Belongs::Write, _) | (Belongs::UserUnlessSaid, None) => {}
                        (Belongs::UserUnlessSaid | Belongs::Invitation, Some(value)) => to.set(field, value),
                        (Belongs::Invitation, None) => to.remove([field]),
                    }
                }
            }
            Self::SendAgain(generation) => {
                to.set(Field::OweInvitation, *generation);
                deliver(to, &Delivery::Queued);
            }
            Self::CountRenewals(times) => to.set_or_remove(Field::Renewals, several(times.iter().copied())),
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
                let by_code = method.code_step().is_some();
                let sent = *method != Method::Link;
                to.add(Field::Number, 1);
                to.set(Field::Kind, Kind::PasswordReset.as_str());
                to.set(Field::Method, method.as_str());
                to.set(Field::Flow, flow.to_string());
                to.set(Field::InvitedAt, *at);
                to.set(Field::InvitedBy, by.encode());
                owe_next_generation(to, sent);
                if sent {
                    later(to, Field::NextSend, *at, Field::Pause);
                    remember(to, *at);
                } else {
                    to.remove([Field::NextSend]);
                }
                retarget(to, target, *lifetime);
                to.remove([Field::Inviter, Field::Challenge]);
                if by_code {
                    later(to, Field::CodeExpiry, *at, Field::CodeLife);
                } else {
                    to.remove([Field::CodeExpiry]);
                }
                to.set(Field::Sends, u32::from(by_code));
                to.set(Field::Failures, 0_u32);
                begin(to, issue, *first);
                forget_reminder(to);
                due_at(to, person, None);
            }
            Self::Retarget { target, lifetime } => retarget(to, target, *lifetime),
            Self::SetStatus(status) => set_status(to, *status),
            Self::KillTickets(unmatched) => {
                to.add(Field::Generation, 1);
                to.set(Field::Ticket, unmatched.0);
                to.set(Field::Killed, true);
                to.set(Field::Sends, 0_u32);
                to.remove([Field::CodeExpiry, Field::Exchange, Field::ExchangeExpiry]);
                to.remove([Field::OweInvitation, Field::OweCode]);
                // Its end goes on being due: an invitation whose tickets were killed expires as any other.
                forget_reminder(to);
            }
            Self::SetRoles(roles) => to.set_or_remove(Field::Roles, several(roles.iter().map(String::as_str))),
            Self::SetMetadata(metadata) => {
                to.set_or_remove(Field::Metadata, (!metadata.is_empty()).then(|| metadata.to_json()));
            }
            Self::PutEmail { address, proven, write } => {
                to.set(Field::Email, address.as_str());
                to.set_or_remove(Field::EmailVerified, *proven);
                to.set(Field::EmailPutBy, *write);
                to.set(Field::EmailOnWord, true);
                to.remove([Field::EmailBounced]);
            }
            Self::HoldNames { also, following } => {
                to.set_or_remove(Field::Also, several(also.iter().copied()));
                to.set_or_remove(Field::Following, following.map(Following::as_str));
            }
            Self::TakeName(username) => {
                to.set(Field::Username, username.as_str());
                to.remove([Field::Following]);
            }
            Self::LeadOn(lent_to) => to.set_or_remove(Field::LentTo, *lent_to),
            Self::OwnEmail => to.remove([Field::EmailOnWord]),
            Self::OweFormer(all) => to.set_or_remove(Field::OweFormer, former(all)),
            Self::UseUp(generation) => to.set(Field::Used, *generation),
            Self::ShowLink => to.set(Field::Shown, true),
            Self::ProveEmail(at) => to.set_or_remove(Field::EmailVerified, *at),
            Self::SetProvenPhone(phone, at) => {
                to.set(Field::Phone, phone.as_str());
                to.set(Field::PhoneVerified, *at);
            }
            Self::ProvePhone(at) => to.set_or_remove(Field::PhoneVerified, *at),
            Self::OweVerification(asked) => to.set(Field::OweVerification, *asked),
            Self::ForgetPhone => to.remove([Field::Phone, Field::PhoneVerified]),
            Self::ChangePassword(credential) => {
                to.add(Field::Tokens, 1);
                to.set(Field::Credential, credential.as_str());
                let next = Source::Sum(Field::Tokens.into(), 1);
                to.put(Field::OweNotice(Notice::PasswordChanged), next);
                to.remove(Field::OF_FAILURES);
            }
            Self::EndTokens => {
                to.add(Field::Tokens, 1);
                to.remove([Field::Exchange, Field::ExchangeExpiry]);
            }
            Self::CloseExchange => to.remove([Field::Exchange, Field::ExchangeExpiry]),
            Self::MarkUndeliverable(at) => to.set(Field::EmailBounced, *at),
            Self::Extend {
                expiry,
                cleanup_at,
                due_at: due,
            } => {
                to.set(Field::Expiry, *expiry);
                clean_up_unless_kept(to, *cleanup_at);
                due_at(to, person, *due);
            }
            Self::Revoke { at, cleanup_at, notice } => {
                if let Some(notice) = notice {
                    to.put(Field::OweNotice(*notice), Source::Of(Field::Generation.into()));
                }
                end(to, person, ("revoked", *at), *cleanup_at);
            }
            Self::Decline { at, cleanup_at } => end(to, person, ("declined", *at), *cleanup_at),
            Self::Await(at) => due_at(to, person, *at),
            Self::ForgetReminder => to.remove([Field::Reminder]),
            Self::OweReminder(generation) => to.set(Field::OweReminder, *generation),
            Self::Settle(message) => {
                to.remove([Field::Held(message.slot())]);
                to.remove([owed_in(*message)]);
            }
            Self::Hold(hold) => to.set(Field::Held(hold.message.slot()), hold.encode()),
            Self::NoteUnsent(unsent) => to.set(Field::Unsent, unsent.encode()),
            Self::Deliver(delivery) => deliver(to, delivery),
            Self::CountFailure(attempt) => attempt.count(to),
            // There are failures: see [`Guard::FailuresKept`](super::Guard::FailuresKept).
            Self::Forgive(cleared) => {
                to.set(Field::SignInFailures, 0_u32);
                to.remove(cleared.iter().map(|place| Field::SignInPlaces.entry(place.to_string())));
            }
            Self::ForgetFailures => to.remove(Field::OF_FAILURES),
            Self::Rehash(credential) => to.set(Field::Credential, credential.as_str()),
        }
    }
}

/// Where a message is owed.
fn owed_in(message: OwedMessage) -> Path {
    Path::from(match message {
        OwedMessage::Invitation { .. } => Field::OweInvitation,
        OwedMessage::Code { .. } => Field::OweCode,
        OwedMessage::Reminder { .. } => Field::OweReminder,
        OwedMessage::Notice { number, .. } if number == Notices::UNNUMBERED => Field::OweAnyNotice,
        OwedMessage::Notice { notice, .. } => Field::OweNotice(notice),
        OwedMessage::Verification { .. } => Field::OweVerification,
        OwedMessage::Former { write, kind } => return Field::OweFormer.entry(kind.name(write)),
    })
}

/// When something is due about the invitation: the two fields are there together, or not at all.
fn due_at(to: &mut Operations, person: PersonKey, at: Option<Timestamp>) {
    let kind = DueKind::Invitation.part_of(person.as_bytes());
    to.set_or_remove(Field::DueKind, at.map(|_| kind));
    to.set_or_remove(Field::DueAt, at);
}

/// When the item may be cleaned up, unless the person is kept: what says so is no number, and DynamoDB cleans up by numbers only.
/// So no write has to know.
fn clean_up_unless_kept(to: &mut Operations, at: Option<Timestamp>) {
    let Some(at) = at.map(ttl) else {
        to.remove([Field::Ttl]);
        return to.set(Field::Cleanup, NEVER);
    };
    for field in [Field::Ttl, Field::Cleanup] {
        to.put(field, Source::Else(Field::Kept.into(), at.into()));
    }
}

fn go(to: &mut Operations, position: u16, next: StepKind) {
    to.set(Field::Position, position);
    to.set(Field::Next, next.as_str());
}

/// What a code proves that was sent to the address or number.
fn prove(to: &mut Operations, proven: StepKind, at: Timestamp) {
    match proven.channel() {
        Some(Channel::Email) => {
            to.set_once(Field::EmailVerified, at);
            to.remove([Field::EmailOnWord]);
        }
        Some(Channel::Sms) => to.set_once(Field::PhoneVerified, at),
        None => {}
    }
}

/// A new generation at its beginning.
fn begin(to: &mut Operations, issue: &Issue, first: StepKind) {
    to.set(Field::State, "pending");
    to.add(Field::Generation, 1);
    to.set(Field::Key, issue.key.0);
    to.set(Field::Nonce, issue.nonce);
    to.set(Field::Ticket, issue.ticket.0);
    to.set(Field::Expiry, issue.expiry);
    to.set(Field::Tries, 0_u32);
    go(to, 0, first);
    to.remove([
        Field::Killed,
        Field::Shown,
        Field::StateAt,
        Field::OweCode,
        Field::Unsent,
    ]);
    to.remove([Field::ReplayKey, Field::ReplayBody]);
}

/// The message that carries the generation after this one is owed, or there is none.
fn owe_next_generation(to: &mut Operations, owed: bool) {
    if owed {
        to.put(Field::OweInvitation, Source::Sum(Field::Generation.into(), 1));
        deliver(to, &Delivery::Queued);
    } else {
        to.remove([Field::OweInvitation]);
        deliver(to, &Delivery::NotSent);
    }
}

fn deliver(to: &mut Operations, state: &Delivery) {
    for (field, value) in delivery(state) {
        to.set_or_remove(field, value);
    }
}

fn retarget(to: &mut Operations, target: &Target, lifetime: Lifetime) {
    to.set_or_remove(Field::ResultUrl, target.result_url.as_deref());
    to.set(Field::IncludeEmail, target.include_email);
    to.flag(Field::Vouched, target.vouched);
    to.set(Field::Lifetime, lifetime);
}

fn set_status(to: &mut Operations, status: Status) {
    to.set(Field::Status, status.as_str());
    to.set_or_remove(Field::Locked, locked(status));
}

fn forget_reminder(to: &mut Operations) {
    to.remove([Field::Reminder, Field::OweReminder]);
}

/// Nothing is owed for an invitation that was taken back or turned down, and nothing is due about it.
fn end(to: &mut Operations, person: PersonKey, (state, at): (&str, Timestamp), cleanup_at: Timestamp) {
    to.set(Field::State, state);
    to.set(Field::StateAt, at);
    to.remove([Field::OweInvitation, Field::OweCode]);
    forget_reminder(to);
    clean_up_unless_kept(to, Some(cleanup_at));
    due_at(to, person, None);
}

/// So much later than `at` as that field says.
fn later(to: &mut Operations, field: Field, at: Timestamp, by: Field) {
    to.put(field, Source::Sum(by.into(), at.as_millisecond()));
}

/// Moves what was asked for back by one place and puts `now` first. The last place is written first, so that the end is the same
/// whether the values are taken before the update or along it.
fn remember(to: &mut Operations, now: Timestamp) {
    for place in (1..Recent::PER_DAY).rev() {
        to.put(Field::Asked.place(place), Source::Of(Field::Asked.place(place - 1)));
    }
    to.set(Field::Asked.place(0), now);
}
