//! What is done about an invitation when its time has come, without anybody asking: whoever has not finished may be reminded
//! before its end, and its end is reported.
//!
//! Nothing else goes by it: whether an invitation has expired follows from the clock, and does so in the very moment.

use jiff::{SignedDuration, Timestamp};

use super::{
    clock::{Expiry, Lifetime, after},
    invitation::{Actor, State},
    person::{Person, Status, WriteKind},
    transition::{Effect, Guard, Transition},
};

/// What kind of thing is due. Each has parts of the index of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueKind {
    /// Something about a person's invitation: it stands in the person's item.
    Invitation,
    /// A call of a webhook: it stands in the delivery's item.
    Webhook,
    /// Messages of a person that wait: it stands in an item beside theirs.
    Messages,
}

impl DueKind {
    /// The kinds that `sweep` attends to. Webhooks are called by `dispatch`, which may reach nothing else.
    pub const SWEPT: [Self; 2] = [Self::Invitation, Self::Messages];
    /// In how many parts each kind stands, so that what many begin at once is not written to one place.
    pub const PARTS: u8 = 4;

    /// The name in the index.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Webhook => "webhook",
            Self::Messages => "messages",
        }
    }

    /// The part of the index for an item whose key has these bytes, evenly spread.
    #[must_use]
    pub fn part_of(self, key: &[u8]) -> String {
        self.part(key.first().copied().unwrap_or_default() % Self::PARTS)
    }

    /// The name of one part.
    #[must_use]
    pub fn part(self, part: u8) -> String {
        format!("{}#{part}", self.as_str())
    }
}

/// How many seconds before its end a reminder can be sent, at least and at most: an hour and thirty days.
pub const REMINDER_RANGE: (u32, u32) = (3_600, 30 * 24 * 3_600);

/// How long before its end an invitation that lives for `lifetime` reminds its person, if it does. One that lives less than
/// twice as long reminds nobody: they would hear of it while its first message is still fresh.
#[must_use]
pub fn reminds(before: Option<u32>, lifetime: Lifetime) -> Option<u32> {
    before.filter(|before| match lifetime {
        Lifetime::Never => false,
        Lifetime::Seconds(seconds) => seconds / 2 >= *before,
    })
}

/// When something is due about an invitation that ends at `expiry` and reminds its person so many seconds before. Nothing
/// ever is about one that does not end.
#[must_use]
pub fn first(expiry: Expiry, reminder: Option<u32>) -> Option<Timestamp> {
    let end = expiry.moment()?;
    Some(match reminder {
        Some(before) => after(end, -SignedDuration::from_secs(i64::from(before))),
        None => end,
    })
}

/// What is to be done about `person` at `now`, if anything is.
#[must_use]
pub fn next(person: &Person, write: [u8; 16], now: Timestamp) -> Option<Transition> {
    if person.due_at.is_none_or(|at| now < at) {
        return None;
    }
    let invitation = &person.invitation;
    let open = matches!(invitation.state, State::Pending | State::Opened { .. });
    let over = invitation.generation.expiry.is_past(now);
    Some(if open && over {
        expire(person, write, now)
    } else if open && invitation.reminder.is_some() && person.status != Status::Disabled {
        remind(person, write, now)
    } else {
        pass_over(person, write, now)
    })
}

/// Tells the end of `person`'s invitation, once: what it takes away is part of its condition.
#[must_use]
pub fn expire(person: &Person, write: [u8; 16], now: Timestamp) -> Transition {
    Transition {
        guards: vec![
            Guard::Number(person.invitation.number),
            Guard::GenerationIs(person.invitation.generation.number),
            Guard::Open,
            Guard::Past(now),
            Guard::DueBy(now),
        ],
        effects: vec![Effect::Await(None), Effect::ForgetReminder],
        write: WriteKind::Expired.write(write, now, Actor::System),
    }
}

/// Owes `person` the reminder, once in a generation. From then on the end is what is due.
#[must_use]
pub fn remind(person: &Person, write: [u8; 16], now: Timestamp) -> Transition {
    let generation = &person.invitation.generation;
    Transition {
        guards: vec![
            Guard::Number(person.invitation.number),
            Guard::GenerationIs(generation.number),
            Guard::Open,
            Guard::Enabled,
            Guard::Alive(now),
            Guard::DueBy(now),
            Guard::RemindsBefore(person.invitation.reminder),
            Guard::ExpiryIs(generation.expiry),
        ],
        effects: vec![
            Effect::Await(generation.expiry.moment()),
            Effect::ForgetReminder,
            Effect::OweReminder(generation.number),
        ],
        write: WriteKind::ReminderDue.write(write, now, Actor::System),
    }
}

/// Reminds nobody: the tickets were killed since, or the user switched off. The end is what is due, if it is still to come.
fn pass_over(person: &Person, write: [u8; 16], now: Timestamp) -> Transition {
    let invitation = &person.invitation;
    let open = matches!(invitation.state, State::Pending | State::Opened { .. });
    Transition {
        guards: vec![Guard::Unchanged(person.last_write.id), Guard::DueBy(now)],
        effects: vec![
            Effect::Await(invitation.generation.expiry.moment().filter(|_| open)),
            Effect::ForgetReminder,
        ],
        write: WriteKind::DuePassed.write(write, now, Actor::System),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clock::from_millis,
        deliver,
        invite::{self, tests::sample},
        outbox::OwedMessage,
        ticket::TicketHash,
        transition::Refusal,
        user,
    };

    const HOUR: i64 = 3_600_000;

    /// Somebody whose invitation lives for an hour, and reminds them a quarter of an hour before its end.
    fn reminded_person() -> Person {
        let (_, mut person) = sample();
        person.invitation.reminder = Some(900);
        person.due_at = first(person.invitation.generation.expiry, Some(900));
        person
    }

    fn done(person: &Person, at: i64) -> Option<Person> {
        next(person, [7; 16], from_millis(at)).map(|transition| transition.apply(person).ok().unwrap())
    }

    #[test]
    fn the_end_is_told_once_and_not_before_it_has_come() {
        let (application, person) = sample();
        assert!(done(&person, HOUR - 1).is_none());
        let ended = done(&person, HOUR).unwrap();
        assert_eq!((ended.last_write.kind, ended.due_at), (WriteKind::Expired, None));
        assert_eq!(ended.invitation.state, State::Pending, "expired follows from the clock");
        assert!(done(&ended, 2 * HOUR).is_none());
        // Whoever saw it before the write finds that it is done.
        let late = expire(&person, [8; 16], from_millis(HOUR));
        assert_eq!(late.apply(&ended).err(), Some(Refusal::NotDue));
        let id = person.invitation_id();
        let caller = invite::tests::caller();
        let revoked = invite::revoke(id, &application, [1; 16], from_millis(1), &caller).apply(&person);
        let revoked = revoked.ok().unwrap();
        assert_eq!(revoked.due_at, None);
        assert_eq!(late.apply(&revoked).err(), Some(Refusal::Revoked));
    }

    #[test]
    fn who_has_not_finished_is_reminded_once_and_then_the_end_is_due() {
        let person = reminded_person();
        assert!(done(&person, HOUR * 3 / 4 - 1).is_none());
        let owed = done(&person, HOUR * 3 / 4).unwrap();
        assert_eq!(owed.owed.reminder, Some(1));
        assert_eq!(owed.due_at, Some(from_millis(HOUR)));
        assert!(done(&owed, HOUR - 1).is_none());
        assert_eq!(done(&owed, HOUR).unwrap().last_write.kind, WriteKind::Expired);
        // Where nobody has looked until the end, nobody is reminded of what is over.
        let missed = done(&person, HOUR).unwrap();
        assert_eq!(
            (missed.last_write.kind, missed.owed.reminder),
            (WriteKind::Expired, None)
        );
    }

    #[test]
    fn nobody_is_reminded_of_what_was_killed_but_its_end_is_told() {
        let person = reminded_person();
        let caller = invite::tests::caller();
        let killed = user::disable(&caller, TicketHash([9; 32]), [3; 16], from_millis(5)).apply(&person);
        let killed = killed.ok().unwrap();
        let passed = done(&killed, HOUR * 3 / 4).unwrap();
        assert_eq!(
            (passed.owed.reminder, passed.last_write.kind),
            (None, WriteKind::DuePassed)
        );
        assert_eq!(passed.due_at, Some(from_millis(HOUR)));
        assert_eq!(done(&passed, HOUR).unwrap().last_write.kind, WriteKind::Expired);
    }

    #[test]
    fn a_reminder_goes_to_whoever_got_the_invitation_and_has_not_finished() {
        let mut owed = done(&reminded_person(), HOUR * 3 / 4).unwrap();
        let reminder = OwedMessage::Reminder { generation: 1 };
        let now = from_millis(HOUR * 3 / 4);
        assert_eq!(
            deliver::wanted(&owed, reminder, now),
            Err(Refusal::NotOwed),
            "it was never sent"
        );
        let sent = deliver::SendOutcome::Sent {
            message_id: "m".to_owned(),
        };
        let invitation = OwedMessage::Invitation { generation: 1 };
        owed = deliver::settle(invitation, sent.clone(), [4; 16], now)
            .apply(&owed)
            .ok()
            .unwrap();
        assert_eq!(deliver::wanted(&owed, reminder, now), Ok(()));
        assert_eq!(
            deliver::wanted(&owed, reminder, from_millis(HOUR)),
            Err(Refusal::Expired)
        );
        let before = owed.invitation.delivery.clone();
        let outcome = deliver::SendOutcome::Refused {
            reason: "no".to_owned(),
        };
        let failed = deliver::settle(reminder, outcome, [5; 16], now)
            .apply(&owed)
            .ok()
            .unwrap();
        assert_eq!(failed.invitation.delivery, before);
        assert_eq!(failed.owed.iter().count(), 0);
    }

    #[test]
    fn a_short_life_has_no_reminder() {
        assert_eq!(reminds(Some(3_600), Lifetime::Seconds(7_200)), Some(3_600));
        assert_eq!(reminds(Some(3_600), Lifetime::Seconds(7_199)), None);
        assert_eq!(reminds(Some(3_600), Lifetime::Never), None);
        assert_eq!(reminds(None, Lifetime::Seconds(7_200)), None);
        assert_eq!(first(Expiry::Never, Some(3_600)), None);
    }
}
