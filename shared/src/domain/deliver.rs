//! What is done about a message that is owed.

use jiff::Timestamp;

use super::{
    flow::StepKind,
    invitation::{Actor, Delivery, Method},
    person::{Event, Notice, Person, Status},
    transition::{Effect, Guard, OwedMessage, Refusal, Transition},
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
        OwedMessage::Code { send } => {
            holder.iter().try_for_each(|guard| guard.check(person))?;
            if !Method::WITH_CODE.contains(&person.invitation.method) {
                Guard::NextIs(StepKind::WITH_CODE).check(person)?;
            }
            let rest = [Guard::CodeIs(send), Guard::CodeAlive(now)];
            rest.iter().try_for_each(|guard| guard.check(person))
        }
        OwedMessage::Notice(Notice::Activated | Notice::PasswordChanged) => {
            Guard::Owes(message).check(person)?;
            if person.status == Status::Active {
                Ok(())
            } else {
                Err(Refusal::Disabled)
            }
        }
    }
}

/// How the attempt to send a message ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
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
pub fn settle(message: OwedMessage, outcome: Outcome, write: [u8; 16], now: Timestamp) -> Transition {
    let (event, delivery) = match outcome {
        Outcome::Sent { message_id } => (Event::MessageSent, Delivery::Sent { at: now, message_id }),
        Outcome::Refused { reason } => (Event::MessageFailed, Delivery::Failed { at: now, reason }),
        Outcome::Dropped(refusal) => (
            Event::MessageDropped,
            Delivery::Failed {
                at: now,
                reason: refusal.to_string(),
            },
        ),
    };
    let mut effects = vec![Effect::Settle(message)];
    match message {
        OwedMessage::Invitation { .. } => effects.push(Effect::Deliver(delivery)),
        OwedMessage::Code { .. } | OwedMessage::Notice(_) => {}
    }
    Transition {
        guards: vec![Guard::Owes(message)],
        effects,
        write: event.write(write, now, Actor::System),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        clock::from_millis,
        invite::{self, tests::sample},
        setup,
    };

    const INVITATION: OwedMessage = OwedMessage::Invitation { generation: 1 };

    #[test]
    fn a_message_is_wanted_until_its_invitation_ends() {
        let (_, person) = sample();
        assert_eq!(wanted(&person, INVITATION, from_millis(0)), Ok(()));
        assert_eq!(
            wanted(&person, INVITATION, from_millis(3_600_000)),
            Err(Refusal::Expired)
        );
        let id = person.invitation_id();
        let revoked = invite::revoke(id, [1; 16], from_millis(1), &invite::tests::caller())
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
                Outcome::Sent {
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
            Outcome::Dropped(Refusal::CodeReplaced),
            [4; 16],
            from_millis(3),
        );
        assert_eq!(late.apply(&second).err(), Some(Refusal::NotOwed));
        assert_eq!(
            wanted(&second, OwedMessage::Code { send: 2 }, from_millis(60_003)),
            Ok(())
        );
    }
}
