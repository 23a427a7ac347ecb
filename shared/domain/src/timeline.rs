//! What happened to an invitation and its user, in the order in which it happened.
//!
//! Nothing writes it on purpose: it is read off the difference that each write makes, which the table's stream tells. So no
//! change can be missing from it, and none pays for it on the way of a request.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{
    clock::after,
    flow::StepKind,
    invitation::{Actor, Delivery, Method, State},
    outbox::OwedMessage,
    person::{Owed, Person, Status, WriteKind},
    sign_in::Failures,
    ticket::TicketHash,
};

/// How long an entry, and an invitation that another one has followed, are kept.
pub const MEMORY: SignedDuration = SignedDuration::from_hours(90 * 24);

/// What one write did, as the timeline tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The number of the invitation that it is about.
    pub invitation: u32,
    /// The id of the write.
    pub write: [u8; 16],
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
    /// What.
    pub happened: Vec<Happened>,
}

/// Something that happened. It carries no personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Happened {
    /// The invitation was created.
    Created {
        /// How it reaches the person.
        method: Method,
    },
    /// The user came from another system.
    Imported {
        /// Whether with a password.
        with_password: bool,
    },
    /// The user asked for another password.
    PasswordResetAsked {},
    /// It got a new generation.
    Resent {
        /// How it reaches the person.
        method: Method,
    },
    /// The person had a new link sent by themselves.
    Renewed {
        /// How it reaches the person.
        method: Method,
    },
    /// Its message is owed.
    Queued {},
    /// Its message waits: for room under a limit, or for the provider. It stays owed.
    Deferred {
        /// What for.
        reason: String,
    },
    /// The provider did not answer: whether it took its message is not known yet.
    Unclear {},
    /// The provider took its message.
    Sent {},
    /// The recipient's server took its message.
    Delivered {},
    /// The recipient's server refused its message.
    Bounced {
        /// Why.
        reason: String,
    },
    /// The recipient called its message unwanted.
    Complained {},
    /// Its message could not be sent.
    Failed {
        /// Why.
        reason: String,
    },
    /// The person has begun.
    Opened {},
    /// A code was asked for.
    CodeAsked {},
    /// A code was handed to the provider.
    CodeSent {},
    /// A code waits: for room under a limit, for the provider, or for its answer.
    CodeDeferred {
        /// What for.
        reason: String,
    },
    /// A code could not be sent.
    CodeFailed {
        /// Why.
        reason: String,
    },
    /// A step was proven.
    StepCompleted {
        /// Which.
        step: StepKind,
    },
    /// The password was set.
    Completed {},
    /// It ends at another time.
    Extended {
        /// When; never if absent.
        #[serde(
            skip_serializing_if = "Option::is_none",
            serialize_with = "super::clock::write_maybe",
            default
        )]
        expires_at: Option<Timestamp>,
    },
    /// It was taken back.
    Revoked {},
    /// The person turned it down.
    Declined {},
    /// It expired. It follows from the clock, and is written down a little later.
    Expired {},
    /// A reminder that it ends soon was handed to the provider.
    Reminded {},
    /// The password was changed by its owner.
    PasswordChanged {},
    /// The user was switched off.
    UserDisabled {},
    /// The user was switched on.
    UserEnabled {},
    /// Address, number, roles or metadata of the user were changed.
    UserChanged {},
    /// Every sign-in token of the user was ended.
    SignedOut {},
    /// Failed sign-ins were forgotten, and a lock was lifted, by an administrator.
    SignInUnlocked {},
    /// A mail to prove the address was asked for.
    EmailVerificationAsked {},
    /// The user proved the address by a link.
    EmailVerified {},
    /// A notice was handed to the provider.
    NoticeSent {},
}

impl Entry {
    /// What the write that made `after` of `before` did, unless that is nothing to tell.
    #[must_use]
    pub fn between(before: Option<&Person>, after: &Person) -> Option<Self> {
        let write = &after.last_write;
        if before.is_some_and(|before| before.last_write.id == write.id) {
            return None;
        }
        let happened = happened(before, after);
        let ended = after.invitation.generation.expiry.moment();
        (!happened.is_empty()).then(|| Self {
            invitation: after.invitation.number,
            write: write.id,
            // It is reported a little later, as something that happened in its moment.
            at: ended.filter(|_| write.kind == WriteKind::Expired).unwrap_or(write.at),
            by: write.by.clone(),
            happened,
        })
    }

    /// All that the write which made `after` of `before` tells. An end that nobody had reported when another write overtook it
    /// (the invitation was sent again, say, in the very minute) is reported with that write: no end is lost, and none comes twice.
    #[must_use]
    pub fn all(before: Option<&Person>, after: &Person) -> Vec<Self> {
        let overtaken = before.and_then(|before| Self::overtaken(before, after));
        overtaken.into_iter().chain(Self::between(before, after)).collect()
    }

    fn overtaken(before: &Person, after: &Person) -> Option<Self> {
        let write = &after.last_write;
        let unreported =
            before.due_at.is_some() && before.last_write.id != write.id && write.kind != WriteKind::Expired;
        let replaced = after.due_at != before.due_at;
        let end = Self::expiry(before, write.at).filter(|_| unreported && replaced)?;
        Some(Self { write: write.id, ..end })
    }

    /// That `person`'s invitation has expired, if it has.
    #[must_use]
    pub fn expiry(person: &Person, now: Timestamp) -> Option<Self> {
        let invitation = &person.invitation;
        let open = matches!(invitation.state, State::Pending | State::Opened { .. });
        let at = invitation.generation.expiry.moment()?;
        (open && invitation.generation.expiry.is_past(now)).then(|| Self {
            invitation: invitation.number,
            write: [0; 16],
            at,
            by: Actor::System,
            happened: vec![Happened::Expired {}],
        })
    }
}

fn happened(before: Option<&Person>, after: &Person) -> Vec<Happened> {
    let invitation = &after.invitation;
    let method = invitation.method;
    // A step that was entered by code is the first of its way.
    let proven = before.map_or(StepKind::EmailOtp, |before| before.invitation.progress.next);
    let mut all = match after.last_write.kind {
        WriteKind::Created => vec![Happened::Created { method }],
        WriteKind::Imported => vec![Happened::Imported {
            with_password: after.credential.is_some(),
        }],
        WriteKind::Resent => vec![Happened::Resent { method }],
        WriteKind::Renewed => vec![Happened::Renewed { method }],
        WriteKind::Extended => vec![Happened::Extended {
            expires_at: invitation.generation.expiry.moment(),
        }],
        WriteKind::Revoked => vec![Happened::Revoked {}],
        WriteKind::Declined => vec![Happened::Declined {}],
        WriteKind::ResetAsked => vec![Happened::PasswordResetAsked {}],
        WriteKind::PasswordChanged => vec![Happened::PasswordChanged {}],
        WriteKind::Disabled => vec![Happened::UserDisabled {}],
        WriteKind::Enabled => vec![Happened::UserEnabled {}],
        WriteKind::UserChanged => vec![Happened::UserChanged {}],
        WriteKind::CodeAsked => vec![Happened::CodeAsked {}],
        // Whoever comes in once more with the code of an invitation is no further than before.
        WriteKind::StepCompleted if before.is_some_and(|before| !is_further(before, after)) => vec![],
        WriteKind::StepCompleted => vec![Happened::StepCompleted { step: proven }],
        WriteKind::Completed => vec![Happened::Completed {}],
        WriteKind::SignedOut => vec![Happened::SignedOut {}],
        WriteKind::Unlocked => vec![Happened::SignInUnlocked {}],
        WriteKind::VerificationAsked => vec![Happened::EmailVerificationAsked {}],
        WriteKind::EmailProven => vec![Happened::EmailVerified {}],
        WriteKind::MessageSent => settled(before, after),
        WriteKind::MessageHeld => code_held(before, after).into_iter().collect(),
        WriteKind::MessageFailed | WriteKind::MessageDropped => code_failed(before, after).into_iter().collect(),
        WriteKind::Expired => vec![Happened::Expired {}],
        WriteKind::Opened
        | WriteKind::LanguageChosen
        | WriteKind::LinkShown
        | WriteKind::CodeTried
        | WriteKind::MessageRedriven
        | WriteKind::DeliveryReported
        | WriteKind::CodeExchanged
        | WriteKind::ReminderDue
        | WriteKind::DuePassed
        | WriteKind::SignInFailed
        | WriteKind::SignedIn => vec![],
    };
    // A password may come together with the switch.
    if let (WriteKind::Completed | WriteKind::PasswordChanged, Some(before)) = (after.last_write.kind, before) {
        let off = |person: &Person| person.status == Status::Disabled;
        match (off(before), off(after)) {
            (false, true) => all.push(Happened::UserDisabled {}),
            (true, false) => all.push(Happened::UserEnabled {}),
            (true, true) | (false, false) => {}
        }
    }
    let was = |test: fn(&Person) -> bool| {
        before.is_some_and(|before| before.invitation.number == invitation.number && test(before))
    };
    if matches!(invitation.state, State::Opened { .. })
        && !was(|person| matches!(person.invitation.state, State::Opened { .. }))
    {
        all.insert(0, Happened::Opened {});
    }
    let known = before.map(|before| (&before.invitation.delivery, before.invitation.generation.number));
    // A generation that begins owes its message again. One that only kills links and codes says nothing of any message.
    let is_sent_again = invitation.delivery == Delivery::Queued
        && known.is_some_and(|(_, generation)| generation != invitation.generation.number);
    if is_sent_again || known.is_none_or(|(delivery, _)| *delivery != invitation.delivery) {
        all.extend(delivery(&invitation.delivery));
    }
    all
}

/// Whether `after` has come further on the way than `before`.
fn is_further(before: &Person, after: &Person) -> bool {
    let of = |person: &Person| {
        let invitation = &person.invitation;
        (invitation.generation.number, invitation.progress.position)
    };
    of(before) < of(after)
}

/// What a message that was sent was, where it does not carry the invitation: it is owed no more.
fn settled(before: Option<&Person>, after: &Person) -> Vec<Happened> {
    let sent = before.and_then(|before| before.owed.iter().find(|message| !after.owed.contains(*message)));
    match sent {
        None | Some(OwedMessage::Invitation { .. }) => vec![],
        Some(OwedMessage::Code { .. }) => vec![Happened::CodeSent {}],
        Some(OwedMessage::Reminder { .. }) => vec![Happened::Reminded {}],
        Some(OwedMessage::Notice { .. } | OwedMessage::Verification { .. } | OwedMessage::Former { .. }) => {
            vec![Happened::NoticeSent {}]
        }
    }
}

/// That the newest code waits, the first time for this kind of reason.
fn code_held(before: Option<&Person>, after: &Person) -> Option<Happened> {
    let held = |person: &Person| {
        let code = person.owed.code.map(|send| OwedMessage::Code { send })?;
        let hold = person.owed.hold(code)?;
        Some((hold.message, hold.since, hold.why.public_name()))
    };
    let now = held(after)?;
    let reason = now.2.clone();
    (before.and_then(held) != Some(now)).then_some(Happened::CodeDeferred { reason })
}

/// That a code will not be sent.
fn code_failed(before: Option<&Person>, after: &Person) -> Option<Happened> {
    let unsent = |person: &Person| person.invitation.progress.unsent.clone();
    let now = unsent(after).filter(|now| before.and_then(unsent).as_ref() != Some(now))?;
    Some(Happened::CodeFailed { reason: now.reason })
}

fn delivery(delivery: &Delivery) -> Option<Happened> {
    match delivery {
        Delivery::NotSent => None,
        Delivery::Queued => Some(Happened::Queued {}),
        Delivery::Deferred { reason, .. } => Some(Happened::Deferred { reason: reason.clone() }),
        Delivery::Unclear { .. } => Some(Happened::Unclear {}),
        Delivery::Sent { .. } => Some(Happened::Sent {}),
        Delivery::Delivered { .. } => Some(Happened::Delivered {}),
        Delivery::Bounced { reason, .. } => Some(Happened::Bounced { reason: reason.clone() }),
        Delivery::Complained { .. } => Some(Happened::Complained {}),
        Delivery::Failed { reason, .. } => Some(Happened::Failed { reason: reason.clone() }),
    }
}

/// The invitation that `before` had, if `now` has another one: it is kept aside, without what could open it.
#[must_use]
pub fn ended(before: &Person, now: &Person) -> Option<Person> {
    if before.invitation.number == now.invitation.number {
        return None;
    }
    let mut ended = before.clone();
    ended.credential = None;
    ended.exchange = None;
    ended.owed = Owed::default();
    ended.replay = None;
    ended.sign_in_failures = Failures::NONE;
    ended.invitation.generation.nonce = [0; 32];
    ended.invitation.generation.ticket = TicketHash([0; 32]);
    ended.kept = false;
    ended.cleanup_at = Some(after(now.last_write.at, MEMORY));
    ended.due_at = None;
    Some(ended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clock::{Lifetime, from_millis},
        deliver::{SendOutcome, settle},
        entropy::SeededEntropy,
        flow::Flow,
        invite::{self, Details, Invite, tests::sample},
        outbox::OwedMessage,
        setup,
        transition::Transition,
        user,
    };

    fn happened_by(person: &mut Person, transition: &Transition) -> Vec<Happened> {
        let after = transition.apply(person).ok().unwrap();
        let entry = Entry::between(Some(person), &after);
        *person = after;
        entry.map(|entry| entry.happened).unwrap_or_default()
    }

    #[test]
    fn each_write_is_told_once_and_as_what_it_did() {
        let (application, mut person) = sample();
        let created = Entry::between(None, &person).unwrap();
        assert_eq!(
            created.happened,
            [
                Happened::Created {
                    method: Method::EmailLink
                },
                Happened::Queued {}
            ]
        );
        assert_eq!(Entry::between(Some(&person), &person), None);
        let message_id = "m".to_owned();
        let sent = settle(
            OwedMessage::Invitation { generation: 1 },
            SendOutcome::Sent { message_id },
            [1; 16],
            from_millis(1),
        );
        assert_eq!(happened_by(&mut person, &sent), [Happened::Sent {}]);
        let ticket = setup::newest_ticket(&invite::tests::keys(), &person).unwrap();
        let asked = setup::ask_for_code(&ticket, [2; 16], from_millis(2));
        assert_eq!(
            happened_by(&mut person, &asked),
            [Happened::Opened {}, Happened::CodeAsked {}]
        );
        let tried = setup::count_try(&ticket, &"000000".into(), [3; 16], from_millis(3));
        assert_eq!(happened_by(&mut person, &tried), []);
        let proven = setup::prove_step(&ticket, &invite::tests::flow(), &person, [4; 16], from_millis(4));
        assert_eq!(
            happened_by(&mut person, &proven),
            [Happened::StepCompleted {
                step: StepKind::EmailOtp
            }]
        );
        let revoked = invite::revoke(
            person.invitation_id(),
            &application,
            [5; 16],
            from_millis(5),
            &invite::tests::caller(),
        );
        assert_eq!(happened_by(&mut person, &revoked), [Happened::Revoked {}]);
    }

    #[test]
    fn a_change_that_kills_links_does_not_tell_of_the_message_again() {
        let (_, mut person) = sample();
        let message_id = "m".to_owned();
        let owed = OwedMessage::Invitation { generation: 1 };
        let sent = settle(owed, SendOutcome::Sent { message_id }, [1; 16], from_millis(1));
        assert_eq!(happened_by(&mut person, &sent), [Happened::Sent {}]);
        let reach = invite::tests::caller();
        let disabled = user::disable(&reach, TicketHash([9; 32]), [2; 16], from_millis(2));
        assert_eq!(happened_by(&mut person, &disabled), [Happened::UserDisabled {}]);
    }

    #[test]
    fn what_is_kept_of_an_ended_invitation_opens_nothing() {
        let (_, person) = sample();
        let mut next = person.clone();
        assert!(ended(&person, &next).is_none());
        next.invitation.number = 2;
        let kept = ended(&person, &next).unwrap();
        assert_eq!(kept.invitation.number, 1);
        assert_eq!(kept.invitation.generation.nonce, [0; 32]);
        assert!(kept.credential.is_none() && kept.owed.iter().count() == 0 && kept.due_at.is_none());
    }

    #[test]
    fn coming_in_once_more_with_the_code_is_no_step() {
        let (application, person) = sample();
        let flow = Flow::ready_made("link_password").unwrap().entered_by(Method::EmailOtp);
        let invite = Invite {
            application: &application,
            flow: &flow,
            username: person.username.clone(),
            method: Method::EmailOtp,
            lifetime: Lifetime::Never,
            details: Details {
                email: person.email.map(|email| email.value),
                ..Details::default()
            },
        };
        let (keys, entropy) = (invite::tests::keys(), SeededEntropy::new(3));
        let mut person = invite::create(&keys, &entropy, invite, from_millis(0), &invite::tests::caller()).unwrap();
        let mut enter = |at: u8, another: bool| {
            if another {
                let asked = setup::ask_for_entry_code([at + 2; 16], from_millis(i64::from(at) * 60_000));
                person = asked.apply(&person).ok().unwrap();
            }
            let now = from_millis(i64::from(at) * 60_000);
            let tried = setup::count_entry(&"000000".into(), [at; 16], now);
            assert_eq!(happened_by(&mut person, &tried), []);
            let entered = setup::prove_entry(&flow, &person, [at + 1; 16], now);
            happened_by(&mut person, &entered)
        };
        let proven = Happened::StepCompleted {
            step: StepKind::EmailOtp,
        };
        assert_eq!(enter(1, false), [Happened::Opened {}, proven]);
        assert_eq!(enter(3, true), [], "there is no password yet");
    }
}
