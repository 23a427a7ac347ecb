//! Signing in with username and password, and the brake on guessing.
//!
//! A try is counted before it is compared, in one conditional write, and taken back when it was right. What holds the
//! next one back is bound to the account and to where the failures came from ([`Place`]): whoever is elsewhere passes.
//! Nobody need exist for failures to be counted.

use std::{collections::BTreeMap, fmt};

use jiff::{SignedDuration, Timestamp};

use super::{
    clock::after,
    id::PersonKey,
    invitation::{Actor, Method},
    keys::DeploymentKeys,
    limits::Source,
    outbox::{Notice, OwedMessage},
    password::PasswordHash,
    person::{Person, Status, WriteKind},
    transition::{
        Effect, Guard, Transition,
        field::Field,
        language::{Comparison, Condition, Operations, Path, Value},
    },
};

/// Failures in a row, and when the last one was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Streak {
    /// How many.
    pub count: u32,
    /// When the last one was.
    pub last: Timestamp,
}

impl Streak {
    /// How many at one place are free of any wait.
    pub const FREE: u32 = 5;
    /// The longest wait.
    const LONGEST: SignedDuration = SignedDuration::from_mins(5);
    /// From how many on the wait is the longest.
    pub const SLOWEST: u32 = Self::FREE + 9;

    /// How long a place waits after so many: from the sixth failure on each doubles the wait, from one second up to
    /// five minutes.
    #[must_use]
    pub fn wait_after(count: u32) -> SignedDuration {
        match count.saturating_sub(Self::FREE) {
            0 => SignedDuration::ZERO,
            doublings @ 1..=8 => SignedDuration::from_secs(1 << (doublings - 1)),
            _ => Self::LONGEST,
        }
    }

    /// Until when the place waits. Where there is no wait, two clocks that differ make none.
    fn wait(self, now: Timestamp) -> Option<Timestamp> {
        let wait = Self::wait_after(self.count);
        let until = after(self.last, wait);
        (!wait.is_zero() && now < until).then_some(until)
    }

    fn is_forgotten(self, now: Timestamp) -> bool {
        self.last <= Failures::forgotten_before(now)
    }
}

/// Where a try comes from, as the account sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A network.
    Source(u16),
    /// A browser that has signed in to this account before, and shows so.
    Browser(u16),
}

impl Place {
    /// A network, as `person`'s account knows it: under a number that tells nothing elsewhere.
    #[must_use]
    pub fn of_source(keys: &DeploymentKeys, source: &Source, person: PersonKey) -> Self {
        Self::Source(number(keys, "sign-in source", source.as_str().as_bytes(), person))
    }

    /// The browser that was given `device`.
    #[must_use]
    pub fn of_browser(keys: &DeploymentKeys, device: &[u8], person: PersonKey) -> Self {
        Self::Browser(number(keys, "sign-in browser", device, person))
    }

    /// Reads what is written by `Display`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, digits) = text.split_at_checked(1)?;
        let number = u16::from_str_radix(digits, 16).ok()?;
        let place = match kind {
            "n" => Self::Source(number),
            "b" => Self::Browser(number),
            _ => return None,
        };
        (place.to_string() == text).then_some(place)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Source(number) => write!(f, "n{number:04x}"),
            Self::Browser(number) => write!(f, "b{number:04x}"),
        }
    }
}

fn number(keys: &DeploymentKeys, kind: &str, who: &[u8], person: PersonKey) -> u16 {
    let [first, second, ..] = keys.fingerprint(kind, &[who, person.as_bytes()]);
    u16::from_be_bytes([first, second])
}

/// Failed sign-ins in a row at one account, and where they came from. A good one ends the row, and clears what failed where
/// it comes from; others go on waiting (NIST SP 800-63B-4 section 3.2.2). A new password clears all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Failures {
    /// All of them since the last good one, which may be none.
    pub total: Option<Streak>,
    /// Those of each place. Never more places than failures, and those that a good one leaves.
    pub places: BTreeMap<Place, Streak>,
}

/// Why a try is not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// The place has failed too often.
    Paused {
        /// Until when.
        until: Timestamp,
    },
    /// The account has: only a browser that it knows gets on, or a new password.
    Locked {
        /// When all is forgotten, if nothing fails until then.
        until: Timestamp,
    },
    /// A known browser has failed so often that it is known no more.
    Unknown,
}

/// What the item is taken to hold when a try is counted. It is a part of the write's condition, as the rules are; where
/// it is wrong, the old item tells what is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Footing {
    /// Nothing that counts.
    Fresh,
    /// Failures.
    Counting {
        /// Whether some came from the same place.
        same_place: bool,
        /// Whether this one is the last before the account is locked.
        last: bool,
    },
}

impl Failures {
    /// None.
    pub const NONE: Self = Self {
        total: None,
        places: BTreeMap::new(),
    };
    /// After so many in a row no unknown browser's password is compared any more (NIST SP 800-63B-4 section 3.2.2).
    pub const MOST: u32 = 100;
    /// After so many in a row a known browser is known no more: a stolen one is no free pass.
    pub const MOST_OF_A_BROWSER: u32 = 10;
    /// How many other places a good sign-in leaves waiting: the newest. So an item does not grow with every network that
    /// ever failed.
    pub const PLACES_KEPT: usize = 32;
    /// After so long without a failure all is forgotten: for users and for nobody, by the clock.
    pub const MEMORY: SignedDuration = SignedDuration::from_hours(24);

    /// What is not later than this is forgotten at `now`.
    #[must_use]
    pub fn forgotten_before(now: Timestamp) -> Timestamp {
        after(now, -Self::MEMORY)
    }

    /// On what footing a try of `place` is counted at `now`.
    ///
    /// # Errors
    /// Why it is not compared.
    pub fn footing(&self, place: Place, now: Timestamp) -> Result<Footing, Held> {
        let Some(total) = self.total.filter(|total| !total.is_forgotten(now)) else {
            return Ok(Footing::Fresh);
        };
        let here = self.places.get(&place).filter(|streak| !streak.is_forgotten(now));
        match place {
            Place::Source(_) if total.count >= Self::MOST => {
                let until = after(total.last, Self::MEMORY);
                return Err(Held::Locked { until });
            }
            Place::Source(_) => {
                if let Some(until) = here.and_then(|streak| streak.wait(now)) {
                    return Err(Held::Paused { until });
                }
            }
            Place::Browser(_) => {
                if here.is_some_and(|streak| streak.count >= Self::MOST_OF_A_BROWSER) {
                    return Err(Held::Unknown);
                }
            }
        }
        Ok(Footing::Counting {
            same_place: here.is_some(),
            last: total.count == Self::MOST - 1,
        })
    }

    /// Until when no unknown browser's password is compared, if none is at `now`: all is forgotten then, if nothing fails
    /// before.
    #[must_use]
    pub fn locked_until(&self, now: Timestamp) -> Option<Timestamp> {
        let total = self.total.filter(|total| !total.is_forgotten(now))?;
        (total.count >= Self::MOST).then(|| after(total.last, Self::MEMORY))
    }

    /// The places that a good sign-in at `now` from these clears: themselves, and of the others those that are forgotten or
    /// too many to be kept.
    fn cleared_by(&self, from: [Place; 2], now: Timestamp) -> Vec<Place> {
        let others = self.places.iter().filter(|(place, _)| !from.contains(place));
        let mut others: Vec<_> = others.map(|(place, streak)| (streak.last, *place, *streak)).collect();
        others.sort_by_key(|(last, place, _)| std::cmp::Reverse((*last, *place)));
        let others = others.into_iter().enumerate();
        let others = others.filter(|(rank, (.., streak))| *rank >= Self::PLACES_KEPT || streak.is_forgotten(now));
        let mut cleared: Vec<_> = from.into_iter().chain(others.map(|(_, (_, place, _))| place)).collect();
        cleared.sort_unstable();
        cleared.dedup();
        cleared
    }
}

/// A try that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempt {
    /// Where from, as it is counted.
    pub place: Place,
    /// The network that it comes from.
    pub network: Place,
    /// When.
    pub at: Timestamp,
    /// On what footing.
    pub footing: Footing,
    /// Whether somebody is notified that the account is locked by it. Nobody has no mailbox.
    pub tells: bool,
}

impl Attempt {
    /// The first guess: nothing has failed.
    #[must_use]
    pub fn fresh(place: Place, network: Place, at: Timestamp) -> Self {
        Self {
            place,
            network,
            at,
            footing: Footing::Fresh,
            tells: false,
        }
    }

    /// The next one, after the write of this one was refused and the old item showed these failures. A browser that is
    /// known no more is one of its network.
    ///
    /// # Errors
    /// Why none is made.
    pub fn again(self, failures: &Failures, is_somebody: bool) -> Result<Self, Held> {
        let (place, footing) = match failures.footing(self.place, self.at) {
            Err(Held::Unknown) => (self.network, failures.footing(self.network, self.at)?),
            footing => (self.place, footing?),
        };
        let last = matches!(footing, Footing::Counting { last: true, .. });
        Ok(Self {
            place,
            footing,
            tells: last && is_somebody,
            ..self
        })
    }

    /// The number of the notice that the account is locked, if it is: no two locks have the same.
    #[must_use]
    pub fn notice(self) -> Option<u32> {
        self.tells
            .then(|| u32::try_from(self.at.as_second()).unwrap_or(u32::MAX).max(1))
    }

    /// That a password may be tried there at that moment, on that footing: what [`Failures::footing`] finds.
    #[must_use]
    pub fn may_be_tried(self) -> Condition {
        use Comparison::{AtMost, Less, More};
        let forgotten = Failures::forgotten_before(self.at);
        let (same_place, last) = match self.footing {
            Footing::Fresh => {
                return Condition::Any(vec![
                    Condition::missing(Field::SignInPlaces),
                    Condition::is(Field::SignInLast, AtMost, forgotten),
                ]);
            }
            Footing::Counting { same_place, last } => (same_place, last),
        };
        let here = self.here();
        let comes_to = if last { Comparison::Equal } else { Comparison::NotEqual };
        let mut all = vec![
            Condition::exists(Field::SignInPlaces),
            Condition::is(Field::SignInLast, More, forgotten),
            Condition::is(Field::SignInFailures, comes_to, Failures::MOST - 1),
        ];
        all.push(if same_place {
            Condition::is(here.clone().place(1), More, forgotten)
        } else {
            Condition::Any(vec![
                Condition::missing(here.clone()),
                Condition::is(here.clone().place(1), AtMost, forgotten),
            ])
        });
        match self.place {
            Place::Source(_) => {
                all.push(Condition::is(Field::SignInFailures, Less, Failures::MOST));
                if same_place {
                    all.push(self.has_waited());
                }
            }
            Place::Browser(_) if same_place => {
                all.push(Condition::is(here.place(0), Less, Failures::MOST_OF_A_BROWSER));
            }
            Place::Browser(_) => {}
        }
        Condition::All(all)
    }

    /// The wait after as many failures as there were is over.
    fn has_waited(self) -> Condition {
        let (count, last) = (self.here().place(0), self.here().place(1));
        let ways = (Streak::FREE..=Streak::SLOWEST).map(|number| {
            let so_many = match number {
                Streak::FREE => return Condition::is(count.clone(), Comparison::AtMost, number),
                Streak::SLOWEST => Condition::is(count.clone(), Comparison::AtLeast, number),
                _ => Condition::equal(count.clone(), number),
            };
            let since = after(self.at, -Streak::wait_after(number));
            let over = Condition::is(last.clone(), Comparison::AtMost, since);
            Condition::All(vec![so_many, over])
        });
        Condition::Any(ways.collect())
    }

    /// One more failure, where [`Attempt::may_be_tried`] holds.
    pub(super) fn count(self, to: &mut Operations) {
        let first = Streak {
            count: 1,
            last: self.at,
        };
        to.set(Field::SignInLast, self.at);
        match self.footing {
            Footing::Fresh => {
                to.set(Field::SignInFailures, 1_u32);
                let only = [(self.place.to_string(), first.into())];
                to.set(Field::SignInPlaces, Value::Map(only.into()));
            }
            Footing::Counting { same_place, .. } => {
                to.add(Field::SignInFailures, 1);
                if same_place {
                    to.add(self.here().place(0), 1);
                    to.set(self.here().place(1), self.at);
                } else {
                    to.set(self.here(), first);
                }
            }
        }
        if let Some(number) = self.notice() {
            to.set(Field::OweNotice(Notice::SignInLocked), number);
        }
    }

    /// Where the failures of its place are counted.
    fn here(self) -> Path {
        Field::SignInPlaces.entry(self.place.to_string())
    }

    /// Counts it as failed, before it is compared.
    #[must_use]
    pub fn transition(self, write: [u8; 16]) -> Transition {
        Transition {
            guards: vec![Guard::MayTry(self)],
            effects: vec![Effect::CountFailure(self)],
            write: WriteKind::SignInFailed.write(write, self.at, Actor::Person),
        }
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

/// Forgets earlier failures in a write that lets somebody in with the invitation's code.
#[must_use]
pub fn succeeded_with(mut prove_entry: Transition) -> Transition {
    prove_entry.effects.push(Effect::ForgetFailures);
    prove_entry
}

/// A good sign-in takes its own count back, ends the row of failures, clears what failed at its place and in its network,
/// and keeps a hash that was made again. Only while the user is active, with the password that was compared, and nothing has
/// ended their sign-ins since: whoever goes on with what this write gives back has shown that password, and no other.
///
/// Where nothing else failed, nothing is kept of failures, on condition that nothing was written since. Where something did, or others
/// try in the same moment (`contended`), it stays where it is: so their counting goes on, and whoever guesses elsewhere
/// gains no try by it.
#[must_use]
pub fn succeeded(
    person: &Person,
    attempt: Attempt,
    contended: bool,
    rehashed: Option<PasswordHash>,
    write: [u8; 16],
    now: Timestamp,
) -> Transition {
    let mut guards = vec![Guard::Active, Guard::TokensAre(person.token_generation)];
    guards.extend(person.credential.clone().map(Guard::CredentialIs));
    let mut effects = Vec::new();
    let failures = &person.sign_in_failures;
    // All may have been forgotten since the try was counted.
    if failures.total.is_some() {
        let cleared = failures.cleared_by([attempt.place, attempt.network], now);
        let leaves_nothing = failures.places.keys().all(|place| cleared.contains(place));
        if leaves_nothing && !contended {
            guards.push(Guard::Unchanged(person.last_write.id));
            effects.push(Effect::ForgetFailures);
        } else {
            guards.push(Guard::FailuresKept);
            effects.push(Effect::Forgive(cleared));
        }
    }
    effects.extend(rehashed.map(Effect::Rehash));
    // The try that would have locked the account was right.
    if let Some(number) = attempt.notice() {
        let notice = Notice::SignInLocked;
        effects.push(Effect::Settle(OwedMessage::Notice { notice, number }));
    }
    Transition {
        guards,
        effects,
        write: WriteKind::SignedIn.write(write, now, Actor::Person),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::from_millis;

    const HERE: Place = Place::Source(1);
    const ELSEWHERE: Place = Place::Source(2);
    const KNOWN: Place = Place::Browser(1);
    /// How long ago something was, in milliseconds: the ends of waits and of the memory, and around them.
    const AGES: [i64; 10] = [
        0, 999, 1_000, 7_999, 8_000, 255_999, 299_999, 300_000, 86_399_999, 86_400_000,
    ];

    /// What counting and forgiving come to, in plain words: the transitions are held against it.
    impl Failures {
        /// Ends the row, and clears these places.
        fn forgive(&mut self, cleared: &[Place]) {
            if let Some(total) = &mut self.total {
                total.count = 0;
            }
            self.places.retain(|place, _| !cleared.contains(place));
        }

        /// With one more, for whom [`Failures::footing`] was found.
        fn count(&mut self, attempt: Attempt) {
            let Attempt { place, at, footing, .. } = attempt;
            let first = Streak { count: 1, last: at };
            let one_more = |streak: &Streak| Streak {
                count: streak.count.saturating_add(1),
                last: at,
            };
            match footing {
                Footing::Fresh => {
                    self.total = Some(first);
                    self.places = BTreeMap::from([(place, first)]);
                }
                Footing::Counting { same_place, .. } => {
                    self.total = Some(self.total.as_ref().map_or(first, one_more));
                    let here = self.places.get(&place).filter(|_| same_place);
                    let here = here.map_or(first, one_more);
                    self.places.insert(place, here);
                }
            }
        }
    }

    /// As many failures as are let through, one a time, with the moments at which they were.
    fn fail(failures: &mut Failures, place: Place, at: i64) -> Result<(), Held> {
        let at = from_millis(at);
        let footing = failures.footing(place, at)?;
        failures.count(Attempt {
            footing,
            ..Attempt::fresh(place, place, at)
        });
        Ok(())
    }

    #[test]
    fn the_wait_doubles_and_never_locks_a_place_for_long() {
        let waits: Vec<_> = (1..20).map(|count| Streak::wait_after(count).as_secs()).collect();
        assert_eq!(waits[..10], [0, 0, 0, 0, 0, 1, 2, 4, 8, 16]);
        assert_eq!(waits[12..15], [128, 300, 300]);
        assert_eq!(Streak::wait_after(Streak::SLOWEST - 1).as_secs(), 128);
        assert_eq!(Streak::wait_after(Streak::SLOWEST).as_secs(), 300);
        let until = from_millis(1_000);
        let mut failures = Failures::NONE;
        for _ in 0..6 {
            fail(&mut failures, HERE, 0).unwrap();
        }
        assert_eq!(fail(&mut failures, HERE, 999), Err(Held::Paused { until }));
        assert_eq!(fail(&mut failures, HERE, 1_000), Ok(()));
    }

    #[test]
    fn p9_only_the_place_that_failed_waits() {
        let mut failures = Failures::NONE;
        while fail(&mut failures, HERE, 0).is_ok() {}
        assert_eq!(failures.total.unwrap().count, 6);
        assert_eq!(fail(&mut failures, ELSEWHERE, 0), Ok(()));
        assert_eq!(fail(&mut failures, KNOWN, 0), Ok(()));
    }

    #[test]
    fn p9_failures_are_forgotten_after_a_day_without_one() {
        let day = 86_400_000;
        let mut failures = Failures::NONE;
        for number in 0..14 {
            fail(&mut failures, HERE, number * 300_000).unwrap();
        }
        let last = 13 * 300_000;
        assert_eq!(failures.footing(HERE, from_millis(last + day)), Ok(Footing::Fresh));
        fail(&mut failures, ELSEWHERE, last + day - 1).unwrap();
        let here = failures.footing(HERE, from_millis(last + day)).unwrap();
        let (same_place, last_one) = (false, false);
        let counting = Footing::Counting {
            same_place,
            last: last_one,
        };
        assert_eq!(here, counting, "each place by its own last");
        fail(&mut failures, HERE, last + day).unwrap();
        assert_eq!(failures.places[&HERE].count, 1);
        assert_eq!(failures.total.unwrap().count, 16);
        fail(&mut failures, HERE, last + 2 * day).unwrap();
        assert_eq!((failures.total.unwrap().count, failures.places.len()), (1, 1));
    }

    #[test]
    fn g1_after_a_hundred_failures_only_a_known_browser_is_compared() {
        let mut failures = Failures::NONE;
        let mut compared = 0;
        for number in 0..1_000 {
            compared += u32::from(fail(&mut failures, Place::Source(number), 0).is_ok());
        }
        assert_eq!((compared, failures.places.len()), (100, 100));
        let until = from_millis(86_400_000);
        assert_eq!(fail(&mut failures, HERE, 1), Err(Held::Locked { until }));
        for _ in 0..10 {
            fail(&mut failures, KNOWN, 1).unwrap();
        }
        assert_eq!(fail(&mut failures, KNOWN, 2), Err(Held::Unknown), "no free pass");
        assert_eq!(fail(&mut failures, Place::Browser(2), 2), Ok(()));
    }

    /// G6: what stands in one account's item of a network or a browser is found in no other's.
    #[test]
    fn g6_a_place_tells_nothing_at_another_account() {
        let keys = crate::invite::tests::keys();
        let source = Source::of(&keys, "192.0.2.1");
        let [ada, bob] = [1, 2].map(|number| PersonKey::from_bytes([number; PersonKey::LENGTH]));
        assert_eq!(
            Place::of_source(&keys, &source, ada),
            Place::of_source(&keys, &source, ada)
        );
        assert_ne!(
            Place::of_source(&keys, &source, ada),
            Place::of_source(&keys, &source, bob)
        );
        assert_ne!(
            Place::of_browser(&keys, &[7; 16], ada),
            Place::of_browser(&keys, &[7; 16], bob)
        );
    }

    #[test]
    fn places_are_read_as_they_are_written() {
        for place in [HERE, KNOWN, Place::Source(u16::MAX), Place::Browser(0)] {
            assert_eq!(Place::parse(&place.to_string()), Some(place));
        }
        for text in ["", "n", "n1", "x0001", "n+001", "n00001", "N0001", "ü0001"] {
            assert_eq!(Place::parse(text), None, "{text}");
        }
    }

    fn user() -> Person {
        let (_, mut person) = crate::invite::tests::sample();
        person.status = Status::Active;
        person.credential = PasswordHash::parse(
            "$argon2id$v=19$m=64,t=1,p=1,keyid=AQ$c2FsdHNhbHRzYWx0c2FsdA$YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE",
        )
        .ok();
        person
    }

    /// One that tries: where from, whether the password is right, and how far it has come.
    #[derive(Clone)]
    struct Trying {
        seen: Option<Person>,
        right: bool,
        attempt: Attempt,
        writes: u32,
        rounds: u32,
        state: Progress,
    }

    #[derive(Debug, Clone, PartialEq)]
    enum Progress {
        Counting,
        Compared,
        Ended,
        HeldBack,
    }

    impl Trying {
        fn new(place: Place, network: Place, right: bool, at: Timestamp) -> Self {
            Self {
                seen: None,
                right,
                attempt: Attempt::fresh(place, network, at),
                writes: 0,
                rounds: 0,
                state: Progress::Counting,
            }
        }

        /// The next write of this one, as the handler makes it.
        fn step(&mut self, person: &mut Person, write: u128) {
            let write = write.to_be_bytes();
            match self.state {
                Progress::Counting => {
                    self.writes += 1;
                    match self.attempt.transition(write).apply(person) {
                        Ok(counted) => {
                            *person = counted;
                            self.seen = Some(person.clone());
                            self.state = Progress::Compared;
                        }
                        Err(_) => match self.attempt.again(&person.sign_in_failures, true) {
                            Ok(next) => self.attempt = next,
                            Err(_) => self.state = Progress::HeldBack,
                        },
                    }
                }
                Progress::Compared if !self.right => self.state = Progress::Ended,
                Progress::Compared => {
                    let (seen, contended) = (self.seen.clone().unwrap(), self.rounds > 1);
                    let good = succeeded(&seen, self.attempt, contended, None, write, self.attempt.at);
                    self.rounds += 1;
                    match good.apply(person) {
                        Ok(after) => {
                            *person = after;
                            self.state = Progress::Ended;
                        }
                        Err(_) => self.seen = Some(person.clone()),
                    }
                }
                Progress::Ended | Progress::HeldBack => {}
            }
        }
    }

    /// In every order of the writes of many who try at once: a network that guesses has six passwords compared, however often
    /// the owner signs in elsewhere meanwhile, in a known browser or not; and no count has to be repeated again and again.
    #[test]
    fn p9_a_guessing_network_gets_six_tries_and_the_owner_never_waits() {
        use proptest::prelude::*;
        let order = proptest::collection::vec(0_usize..46, 400);
        let config = ProptestConfig::with_cases(256);
        let mut runner = proptest::test_runner::TestRunner::new(config);
        runner
            .run(&(order, any::<bool>()), |(order, had_failed)| {
                let (mut person, at) = (user(), from_millis(1_000_000_000));
                if had_failed {
                    let long_ago = from_millis(0);
                    let old = Attempt::fresh(HERE, HERE, long_ago).transition([9; 16]);
                    person = old.apply(&person).ok().unwrap();
                }
                let guesses = (0..30).map(|_| Trying::new(HERE, HERE, false, at));
                let networks = (100..112).map(Place::Source);
                let owner = networks.map(|network| Trying::new(network, network, true, at));
                let known = (0..4).map(|_| Trying::new(KNOWN, ELSEWHERE, true, at));
                let mut all: Vec<_> = guesses.chain(owner).chain(known).collect();
                let rest = (0..46).cycle().take(46 * 12);
                for (write, next) in order.into_iter().chain(rest).enumerate() {
                    all[next].step(&mut person, u128::try_from(write).unwrap() + 1);
                }
                let compared = all[..30].iter().filter(|one| one.state == Progress::Ended).count();
                prop_assert_eq!(compared, 6);
                prop_assert!(all[30..].iter().all(|one| one.state == Progress::Ended));
                let most = all.iter().map(|one| (one.writes, one.rounds)).max();
                prop_assert!(most.is_some_and(|(writes, _)| writes <= 8), "{most:?}");
                let rounds = all.iter().map(|one| one.rounds).max();
                prop_assert!(rounds <= Some(6), "{rounds:?}");
                let failures = &person.sign_in_failures;
                prop_assert_eq!(failures.places.keys().copied().collect::<Vec<_>>(), vec![HERE]);
                Ok(())
            })
            .unwrap();
    }

    #[test]
    fn p9_a_good_sign_in_clears_its_own_place_and_keeps_the_newest_others() {
        let mut failures = Failures::NONE;
        for number in 0..60 {
            fail(&mut failures, Place::Source(number), 1_000 + i64::from(number)).unwrap();
        }
        fail(&mut failures, KNOWN, 2_000).unwrap();
        let now = from_millis(2_000);
        let cleared = failures.cleared_by([KNOWN, Place::Source(59)], now);
        failures.forgive(&cleared);
        assert_eq!(failures.total.unwrap().count, 0);
        assert_eq!(failures.places.len(), Failures::PLACES_KEPT);
        assert!((27..59).all(|number| failures.places.contains_key(&Place::Source(number))));
        assert_eq!(failures.locked_until(now), None);
        let day = from_millis(2_000 + 86_400_000);
        failures.forgive(&failures.clone().cleared_by([KNOWN, HERE], day));
        assert!(failures.places.is_empty(), "what is forgotten goes");
    }

    /// What was found of the failures, and is a part of the condition, is what the fields say; and they are counted and forgiven as
    /// the reference does it.
    #[test]
    fn p9_the_fields_say_what_is_found_of_failures_and_count_them_alike() {
        use proptest::{prelude::*, sample::select};
        let streak = |counts: &'static [u32]| (select(counts), select(&AGES[..]));
        let places = proptest::collection::vec(proptest::option::of(streak(&[1, 5, 6, 9, 10, 13, 14, 15])), 3);
        let total = proptest::option::of(streak(&[1, 6, 98, 99, 100, 101]));
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(512));
        let tried = (0_usize..3, any::<bool>(), any::<bool>(), any::<bool>());
        runner
            .run(
                &(total, places, tried),
                |(total, places, (at, fresh, same_place, last))| {
                    let now = from_millis(1_000_000_000);
                    let known = [HERE, ELSEWHERE, KNOWN];
                    let streak = |(count, age)| Streak {
                        count,
                        last: from_millis(1_000_000_000 - age),
                    };
                    let places = known.into_iter().zip(places);
                    let places = places.filter_map(|(place, of_place)| Some((place, streak(of_place?))));
                    let mut person = user();
                    person.sign_in_failures = Failures {
                        total: total.map(streak),
                        places: places.filter(|_| total.is_some()).collect(),
                    };
                    let mut failures = person.sign_in_failures.clone();
                    let attempt = Attempt {
                        footing: if fresh {
                            Footing::Fresh
                        } else {
                            Footing::Counting { same_place, last }
                        },
                        ..Attempt::fresh(known[at], HERE, now)
                    };
                    let found = failures.footing(attempt.place, now) == Ok(attempt.footing);
                    let counted = attempt.transition([1; 16]).apply(&person);
                    prop_assert_eq!(counted.is_ok(), found);
                    if let Ok(after) = counted {
                        failures.count(attempt);
                        prop_assert_eq!(&after.sign_in_failures, &failures);
                        let cleared = vec![attempt.place, ELSEWHERE];
                        let mut good = attempt.transition([2; 16]);
                        (good.guards, good.effects) =
                            (vec![Guard::FailuresKept], vec![Effect::Forgive(cleared.clone())]);
                        failures.forgive(&cleared);
                        prop_assert_eq!(good.apply(&after).ok().unwrap().sign_in_failures, failures);
                    }
                    Ok(())
                },
            )
            .unwrap();
    }

    /// Clocks of two machines differ by a little.
    #[test]
    fn p9_a_place_that_need_not_wait_is_not_told_to_by_a_clock_that_is_behind() {
        let mut failures = Failures::NONE;
        fail(&mut failures, HERE, 1_000).unwrap();
        assert_eq!(fail(&mut failures, HERE, 990), Ok(()));
        assert_eq!(failures.places[&HERE].count, 2);
    }

    #[test]
    fn g1_an_account_is_locked_from_the_hundredth_failure_for_a_day() {
        let mut failures = Failures::NONE;
        for number in 0..99 {
            fail(&mut failures, Place::Source(number), 0).unwrap();
        }
        assert_eq!(failures.locked_until(from_millis(0)), None);
        fail(&mut failures, Place::Source(99), 5).unwrap();
        let until = from_millis(86_400_005);
        assert_eq!(failures.locked_until(from_millis(5)), Some(until));
        assert_eq!(failures.locked_until(until), None);
    }
}
