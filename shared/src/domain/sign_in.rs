//! Signing in with username and password, and the brake on guessing.

use jiff::{SignedDuration, Timestamp};

use super::{
    clock::after,
    invitation::{Actor, Method},
    password::PasswordHash,
    person::{Event, Person, Status},
    transition::{Effect, Guard, Transition},
};

/// Failed sign-ins in a row. They are kept for usernames that nobody has as well, so that the brake tells nothing.
///
/// Each failure is counted by an addition in the table, so that no number of parallel requests loses one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failures {
    /// How many.
    pub count: u32,
    /// When the last one was.
    pub last: Option<Timestamp>,
}

impl Failures {
    /// None.
    pub const NONE: Self = Self { count: 0, last: None };
    /// How many are free of any wait.
    const FREE: u32 = 5;
    /// The longest wait: a stranger who fails on purpose must not lock anybody out for long.
    const LONGEST: SignedDuration = SignedDuration::from_mins(5);

    /// One more, at `now`.
    #[must_use]
    pub fn one_more(self, now: Timestamp) -> Self {
        Self {
            count: self.count.saturating_add(1),
            last: Some(now),
        }
    }

    /// From when on a try is looked at again, if not at `now`: from the sixth failure on each doubles the wait, from one
    /// second up to five minutes.
    #[must_use]
    pub fn wait(self, now: Timestamp) -> Option<Timestamp> {
        let wait = match self.count.saturating_sub(Self::FREE) {
            0 => return None,
            doublings @ 1..=8 => SignedDuration::from_secs(1 << (doublings - 1)),
            _ => Self::LONGEST,
        };
        self.last.map(|last| after(last, wait)).filter(|until| now < *until)
    }
}

/// The password that `person` may sign in with, if they may.
#[must_use]
pub fn credential(person: &Person) -> Option<&PasswordHash> {
    match person.status {
        Status::Active => person.credential.as_ref(),
        Status::Invited { .. } | Status::Disabled => None,
    }
}

/// Whether the invitation's code may be given in place of a password.
#[must_use]
pub fn may_enter_with_code(person: &Person) -> bool {
    matches!(person.status, Status::Invited { .. }) && Method::WITH_CODE.contains(&person.invitation.method)
}

/// Writes down a failed sign-in.
#[must_use]
pub fn failed(write: [u8; 16], now: Timestamp) -> Transition {
    Transition {
        guards: vec![],
        effects: vec![Effect::CountFailure(now)],
        write: Event::SignInFailed.write(write, now, Actor::Person),
    }
}

/// The same in a write that counts a try of the invitation's code: the brake must not tell who was invited with one.
#[must_use]
pub fn failed_with(mut count_entry: Transition, now: Timestamp) -> Transition {
    count_entry.effects.push(Effect::CountFailure(now));
    count_entry
}

/// Forgets earlier failures in a write that lets somebody in with the invitation's code.
#[must_use]
pub fn succeeded_with(mut prove_entry: Transition) -> Transition {
    prove_entry.effects.push(Effect::ForgetFailures);
    prove_entry
}

/// What a good sign-in leaves to write, if anything: forgotten failures, or a hash made anew. Only while the password is the
/// one that was compared: whoever goes on with what this write gives back has shown no other.
#[must_use]
pub fn succeeded(
    person: &Person,
    rehashed: Option<PasswordHash>,
    write: [u8; 16],
    now: Timestamp,
) -> Option<Transition> {
    let guards = person.credential.clone().map(Guard::CredentialIs).into_iter().collect();
    let mut effects = vec![];
    if let Some(rehashed) = rehashed {
        effects.push(Effect::Rehash(rehashed));
    }
    if person.sign_in_failures != Failures::NONE {
        effects.push(Effect::ForgetFailures);
    }
    let write = Event::SignedIn.write(write, now, Actor::Person);
    (!effects.is_empty()).then_some(Transition { guards, effects, write })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clock::from_millis;

    #[test]
    fn the_wait_doubles_and_never_locks_for_long() {
        let now = from_millis(0);
        let mut failures = Failures::NONE;
        let mut waits = vec![];
        for _ in 0..20 {
            failures = failures.one_more(now);
            waits.push(failures.wait(now).map_or(0, |until| until.as_second()));
        }
        assert_eq!(waits[..10], [0, 0, 0, 0, 0, 1, 2, 4, 8, 16]);
        assert_eq!(waits.last(), Some(&300));
        assert!(failures.wait(from_millis(299_999)).is_some());
        assert_eq!(failures.wait(from_millis(300_000)), None);
    }
}
