//! What is done about a message that is owed.

use jiff::Timestamp;

use super::{
    address::EmailAddress,
    flow::StepKind,
    holding::{Hold, Why},
    id::InvitationId,
    invitation::{Actor, Delivery, Method, State, Unsent},
    outbox::{OwedMessage, Wanted},
    person::{Person, Status, WriteKind},
    transition::{Effect, Guard, Refusal, Transition},
};

/// Whether a message is still wanted. None leaves for an invitation that has been replaced, has ended or expired.
///
/// # Errors
/// What it was overtaken by.
pub fn wanted(person: &Person, message: OwedMessage, now: Timestamp) -> Result<(), Refusal> {
    let holder = [Guard::Owes(message), Guard::Open, Guard::Enabled, Guard::Alive(now)];
    match message {
        OwedMessage::Invitation { generation } => {
            holder.iter().try_for_each(|guard| guard.check(person))?;
            let live = person.invitation.generation.number;
            if generation == live {
                Ok(())
            } else {
                Err(Refusal::Replaced)
            }
        }
        OwedMessage::Reminder { generation } => {
            holder.iter().try_for_each(|guard| guard.check(person))?;
            Guard::GenerationIs(generation).check(person)?;
            // Whoever never got the invitation, or called it unwanted, is not to be reminded of it.
            if has_reached(&person.invitation.delivery) {
                Ok(())
            } else {
                Err(Refusal::NotOwed)
            }
        }
        OwedMessage::Code { send } => {
            holder.iter().try_for_each(|guard| guard.check(person))?;
            if !Method::WITH_CODE.contains(&person.invitation.method) {
                Guard::NextIs(StepKind::WITH_CODE).check(person)?;
            }
            let rest = [Guard::CodeIs(send), Guard::CodeAlive(now)];
            rest.iter().try_for_each(|guard| guard.check(person))
        }
        // Whatever has become of the account: that is what the notice is about.
        OwedMessage::Former { .. } => Guard::Owes(message).check(person),
        OwedMessage::Verification { .. } => {
            [Guard::Owes(message), Guard::Enabled]
                .iter()
                .try_for_each(|guard| guard.check(person))?;
            match &person.email {
                Some(email) if email.verified_at.is_none() || person.email_on_word => Ok(()),
                Some(_) | None => Err(Refusal::NotOwed),
            }
        }
        OwedMessage::Notice { notice, .. } => {
            Guard::Owes(message).check(person)?;
            match notice.facts().wanted {
                Wanted::WhileActive if person.status == Status::Active => Ok(()),
                Wanted::WhileActive => Err(Refusal::Disabled),
                Wanted::WhileTakenBack
                    if has_reached(&person.invitation.delivery)
                        && matches!(person.invitation.state, State::Revoked { .. }) =>
                {
                    Ok(())
                }
                Wanted::WhileTakenBack => Err(Refusal::NotOwed),
            }
        }
    }
}

/// Whether the invitation may have come to the person, and is not known to be unwanted.
fn has_reached(delivery: &Delivery) -> bool {
    match delivery {
        Delivery::Unclear { .. } | Delivery::Sent { .. } | Delivery::Delivered { .. } => true,
        Delivery::NotSent
        | Delivery::Queued
        | Delivery::Deferred { .. }
        | Delivery::Bounced { .. }
        | Delivery::Complained { .. }
        | Delivery::Failed { .. } => false,
    }
}

/// Whether a message, written by now, may go the way that it goes. No mail leaves for an address that bounces; what is texted
/// has nothing to do with it, whatever it is about.
///
/// # Errors
/// [`Refusal::Undeliverable`].
pub fn passable(person: &Person, by_mail: bool) -> Result<(), Refusal> {
    if by_mail && person.email_bounced_at.is_some() {
        Err(Refusal::Undeliverable)
    } else {
        Ok(())
    }
}

/// How the attempt to send a message ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendOutcome {
    /// The provider took it and gave it this id.
    Sent {
        /// The provider's id of the message.
        message_id: String,
    },
    /// The provider will never take it.
    Refused {
        /// Why, in a few words.
        reason: String,
    },
    /// It was overtaken and not sent.
    Dropped(Refusal),
}

/// Writes down the end of an attempt, if the very same message is still owed.
#[must_use]
pub fn settle(message: OwedMessage, outcome: SendOutcome, write: [u8; 16], now: Timestamp) -> Transition {
    let unsent = unsent(message, &outcome);
    let (event, delivery) = match outcome {
        SendOutcome::Sent { message_id } => (WriteKind::MessageSent, Delivery::Sent { at: now, message_id }),
        SendOutcome::Refused { reason } => (WriteKind::MessageFailed, Delivery::Failed { at: now, reason }),
        SendOutcome::Dropped(refusal) => (
            WriteKind::MessageDropped,
            Delivery::Failed {
                at: now,
                reason: refusal.to_string(),
            },
        ),
    };
    let mut effects = vec![Effect::Settle(message)];
    match message {
        OwedMessage::Invitation { .. } => effects.push(Effect::Deliver(delivery)),
        OwedMessage::Code { .. }
        | OwedMessage::Reminder { .. }
        | OwedMessage::Notice { .. }
        | OwedMessage::Verification { .. }
        | OwedMessage::Former { .. } => {}
    }
    effects.extend(unsent.map(Effect::NoteUnsent));
    Transition {
        guards: vec![Guard::Owes(message)],
        effects,
        write: event.write(write, now, Actor::System),
    }
}

/// The code that will not be sent, if it is one: whoever waits for it has to learn that. One that was replaced by another is
/// nobody's loss.
fn unsent(message: OwedMessage, outcome: &SendOutcome) -> Option<Unsent> {
    let reason = match outcome {
        SendOutcome::Sent { .. } => None,
        SendOutcome::Refused { reason } => Some(reason.clone()),
        SendOutcome::Dropped(refusal @ (Refusal::CodeExpired | Refusal::Undeliverable)) => Some(refusal.to_string()),
        SendOutcome::Dropped(_) => None,
    };
    match message {
        OwedMessage::Code { send } => reason.map(|reason| Unsent { send, reason }),
        OwedMessage::Invitation { .. }
        | OwedMessage::Reminder { .. }
        | OwedMessage::Notice { .. }
        | OwedMessage::Verification { .. }
        | OwedMessage::Former { .. } => None,
    }
}

/// Writes down that a message waits, if the very same message is still owed. It stays owed.
#[must_use]
pub fn hold(hold: Hold, write: [u8; 16], now: Timestamp) -> Transition {
    let message = hold.message;
    let at = hold.since;
    let delivery = match &hold.why {
        Why::Unclear => Delivery::Unclear { at },
        Why::Limit(_) | Why::Provider(_) | Why::Operator(_) => Delivery::Deferred {
            at,
            reason: hold.why.public_name(),
        },
    };
    let mut effects = vec![Effect::Hold(hold)];
    match message {
        OwedMessage::Invitation { .. } => effects.push(Effect::Deliver(delivery)),
        OwedMessage::Code { .. }
        | OwedMessage::Reminder { .. }
        | OwedMessage::Notice { .. }
        | OwedMessage::Verification { .. }
        | OwedMessage::Former { .. } => {}
    }
    Transition {
        guards: vec![Guard::Owes(message)],
        effects,
        write: WriteKind::MessageHeld.write(write, now, Actor::System),
    }
}

/// What the provider tells of a message that it took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Feedback {
    /// The recipient's server took it.
    Delivered,
    /// The recipient's server refused it.
    Bounced {
        /// Whether it will go on refusing.
        permanent: bool,
        /// Why, in a few words.
        reason: String,
    },
    /// The recipient called it unwanted.
    Complained,
}

/// Writes down what became of the message that carries the invitation `id`. The provider tells it in any order and more than
/// once: what is known goes on from sent to delivered, bounced, and last to a complaint, and never back.
#[must_use]
pub fn report(id: InvitationId, message_id: String, feedback: Feedback, write: [u8; 16], now: Timestamp) -> Transition {
    let (at, carried) = (now, message_id.clone());
    let (delivery, before): (_, &'static [_]) = match feedback {
        Feedback::Delivered => (
            Delivery::Delivered {
                at,
                message_id: carried,
            },
            &["sent"],
        ),
        Feedback::Bounced { permanent: _, reason } => (
            Delivery::Bounced {
                at,
                message_id: carried,
                reason,
            },
            &["sent", "delivered"],
        ),
        Feedback::Complained => (
            Delivery::Complained {
                at,
                message_id: carried,
            },
            &["sent", "delivered", "bounced"],
        ),
    };
    Transition {
        guards: vec![
            Guard::Number(id.number),
            Guard::MessageIs(message_id),
            Guard::DeliveryIs(before),
        ],
        effects: vec![Effect::Deliver(delivery)],
        write: WriteKind::DeliveryReported.write(write, now, Actor::System),
    }
}

/// Writes down that mail to `address` bounces for good, whatever it was about. The person may have another one by now: that
/// one has done nothing wrong.
#[must_use]
pub fn report_bounce(address: EmailAddress, write: [u8; 16], now: Timestamp) -> Transition {
    Transition {
        guards: vec![Guard::EmailIs(address)],
        effects: vec![Effect::MarkUndeliverable(now)],
        write: WriteKind::DeliveryReported.write(write, now, Actor::System),
    }
}

/// Puts everything that is still owed to `person` before the stream once more, after what held it back was fixed: it is tried
/// at once. `message` is one that is owed.
#[must_use]
pub fn release(person: &Person, message: OwedMessage, write: [u8; 16], now: Timestamp) -> Transition {
    let released = person.owed.held.iter().map(|hold| hold.released(now));
    let mut redriven = redrive(message, write, now);
    redriven.effects.extend(released.map(Effect::Hold));
    redriven
        .guards
        .extend(person.owed.held.iter().map(|hold| Guard::Owes(hold.message)));
    redriven
}

/// Puts a message that is still owed before the stream once more: a write that changes nothing else.
#[must_use]
pub fn redrive(message: OwedMessage, write: [u8; 16], now: Timestamp) -> Transition {
    Transition {
        guards: vec![Guard::Owes(message)],
        effects: Vec::new(),
        write: WriteKind::MessageRedriven.write(write, now, Actor::System),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clock::from_millis,
        invite::{self, tests::sample},
        setup,
    };

    const INVITATION: OwedMessage = OwedMessage::Invitation { generation: 1 };

    #[test]
    fn a_message_is_wanted_until_its_invitation_ends() {
        let (application, person) = sample();
        assert_eq!(wanted(&person, INVITATION, from_millis(0)), Ok(()));
        assert_eq!(
            wanted(&person, INVITATION, from_millis(3_600_000)),
            Err(Refusal::Expired)
        );
        let id = person.invitation_id();
        let revoked = invite::revoke(id, &application, [1; 16], from_millis(1), &invite::tests::caller())
            .apply(&person)
            .ok()
            .unwrap();
        assert_eq!(wanted(&revoked, INVITATION, from_millis(2)), Err(Refusal::NotOwed));
    }

    #[test]
    fn a_message_is_settled_once_and_a_newer_one_stays_owed() {
        let (_, person) = sample();
        let sent = || {
            settle(
                INVITATION,
                SendOutcome::Sent {
                    message_id: "m".to_owned(),
                },
                [1; 16],
                from_millis(1),
            )
        };
        let settled = sent().apply(&person).ok().unwrap();
        assert_eq!(settled.owed.iter().count(), 0);
        assert_eq!(sent().apply(&settled).err(), Some(Refusal::NotOwed));
        let ticket = setup::newest_ticket(&invite::tests::keys(), &settled).unwrap();
        let first = setup::ask_for_code(&ticket, [2; 16], from_millis(2))
            .apply(&settled)
            .ok()
            .unwrap();
        let second = setup::ask_for_code(&ticket, [3; 16], from_millis(60_002))
            .apply(&first)
            .ok()
            .unwrap();
        let late = settle(
            OwedMessage::Code { send: 1 },
            SendOutcome::Dropped(Refusal::CodeReplaced),
            [4; 16],
            from_millis(3),
        );
        assert_eq!(late.apply(&second).err(), Some(Refusal::NotOwed));
        assert_eq!(
            wanted(&second, OwedMessage::Code { send: 2 }, from_millis(60_003)),
            Ok(())
        );
    }

    #[test]
    fn what_the_provider_tells_never_goes_back_and_counts_once_in_any_order() {
        let (_, person) = sample();
        let message_id = || "m".to_owned();
        let sent = SendOutcome::Sent {
            message_id: message_id(),
        };
        let sent = settle(INVITATION, sent, [1; 16], from_millis(1));
        let sent = sent.apply(&person).ok().unwrap();
        let bounced = || Feedback::Bounced {
            permanent: true,
            reason: "Permanent (General)".to_owned(),
        };
        let (delivered, complained) = (|| Feedback::Delivered, || Feedback::Complained);
        let end = |reports: &[Feedback]| {
            let mut person = sent.clone();
            let mut written = 0;
            for feedback in reports {
                let report = report(
                    person.invitation_id(),
                    message_id(),
                    feedback.clone(),
                    [2; 16],
                    from_millis(2),
                );
                match report.apply(&person) {
                    Ok(after) => (person, written) = (after, written + 1),
                    Err(refusal) => assert_eq!(refusal, Refusal::NotOwed),
                }
            }
            (person.invitation.delivery.as_str(), written)
        };
        assert_eq!(end(&[delivered(), delivered()]), ("delivered", 1));
        assert_eq!(end(&[bounced(), delivered(), bounced()]), ("bounced", 1));
        assert_eq!(end(&[delivered(), bounced(), delivered()]), ("bounced", 2));
        assert_eq!(end(&[complained(), delivered(), bounced()]), ("complained", 1));
        assert_eq!(end(&[delivered(), complained(), complained()]), ("complained", 2));
        assert_eq!(end(&[bounced(), complained()]), ("complained", 2));
        let early = report(
            person.invitation_id(),
            message_id(),
            delivered(),
            [2; 16],
            from_millis(2),
        );
        assert_eq!(early.apply(&person).err(), Some(Refusal::NotOwed), "not sent yet");
    }
}
