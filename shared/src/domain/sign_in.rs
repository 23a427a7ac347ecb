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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failures {
    /// How many.
    pub count: u32,
    /// Until when no further try is looked at.
    pub until: Option<Timestamp>,
}

impl Failures {
    /// None.
    pub const NONE: Self = Self { count: 0, until: None };
    /// How many are free of any wait.
    const FREE: u32 = 5;
    /// The longest wait: a stranger who fails on purpose must not lock anybody out for long.
    const LONGEST: SignedDuration = SignedDuration::from_mins(5);

    /// One more, at `now`: from the sixth on each doubles the wait, from one second up to five minutes.
    #[must_use]
    pub fn one_more(self, now: Timestamp) -> Self {
        let count = self.count.saturating_add(1);
        let doublings = count.saturating_sub(Self::FREE);
        let wait = match doublings {
            0 => return Self { count, until: None },
            1..=8 => SignedDuration::from_secs(1 << (doublings - 1)),
            _ => Self::LONGEST,
        };
        Self {
            count,
            until: Some(after(now, wait)),
        }
    }

    /// From when on a try is looked at again, if not at `now`.
    #[must_use]
    pub fn wait(self, now: Timestamp) -> Option<Timestamp> {
        self.until.filter(|until| now < *until)
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
pub fn failed(failures: Failures, write: [u8; 16], now: Timestamp) -> Transition {
    Transition {
        guards: vec![],
        effects: vec![Effect::SetFailures(failures.one_more(now))],
        write: Event::SignInFailed.write(write, now, Actor::Person),
    }
}

/// What a good sign-in leaves to write, if anything: forgotten failures, or a hash made anew.
#[must_use]
pub fn succeeded(
    person: &Person,
    rehashed: Option<PasswordHash>,
    write: [u8; 16],
    now: Timestamp,
) -> Option<Transition> {
    let mut guards = vec![];
    let mut effects = vec![];
    if let Some(rehashed) = rehashed {
        guards.extend(person.credential.clone().map(Guard::CredentialIs));
        effects.push(Effect::Rehash(rehashed));
    }
    if person.sign_in_failures != Failures::NONE {
        effects.push(Effect::SetFailures(Failures::NONE));
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
            waits.push(failures.until.map_or(0, |until| until.as_second()));
        }
        assert_eq!(waits[..10], [0, 0, 0, 0, 0, 1, 2, 4, 8, 16]);
        assert_eq!(waits.last(), Some(&300));
        assert_eq!(failures.wait(from_millis(299_999)), failures.until);
        assert_eq!(failures.wait(from_millis(300_000)), None);
    }
}
