//! How what may be sent is shared: between applications, and between what moves a message. No application holds up another's
//! messages or uses up everybody's budget, and invitations use up none of what codes, resets and notices have.

use jiff::{SignedDuration, Timestamp};

use super::{
    channel::Channel,
    clock::{after, from_millis},
    id::ApplicationId,
    keys::DeploymentKeys,
    limits::{Cause, CountedMessage, Limit, Limits, Recent, Window},
};

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Which application sends, as a short keyed fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark([u8; Self::LENGTH]);

impl Mark {
    const LENGTH: usize = 8;
    /// Nobody's.
    pub const NONE: Self = Self([0; Self::LENGTH]);

    /// That of `application`.
    #[must_use]
    pub fn of(keys: &DeploymentKeys, application: &ApplicationId) -> Self {
        let long = keys.fingerprint("sender", &[application.as_str().as_bytes()]);
        Self(long.first_chunk().copied().unwrap_or_default())
    }
}

/// An address or number, for one cause, as one application sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// Address or number and cause, as a keyed fingerprint.
    pub fingerprint: String,
    /// The application.
    pub sender: Mark,
}

/// What a destination was sent lately, newest first: when, and by which application. One list holds what each application
/// may send there and what all of them may, so that both are one condition of one write.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sent(Vec<(Timestamp, Mark)>);

impl Sent {
    /// How many may be sent within any hour, by all applications together.
    pub const PER_HOUR: usize = 20;
    /// How many may be sent within any day, by all applications together.
    pub const PER_DAY: usize = 40;
    /// The same as [`Recent::RULES`] for all applications together.
    const RULES: [(usize, SignedDuration); 2] = [(Self::PER_HOUR - 1, HOUR), (Self::PER_DAY - 1, DAY)];
    /// As many bytes as one entry has.
    const ENTRY: usize = 8 + Mark::LENGTH;

    /// The list that was written down; `None` if it is none.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (entries, rest) = bytes.as_chunks::<{ Self::ENTRY }>();
        let entry = |entry: &[u8; Self::ENTRY]| {
            let (at, mark) = entry.split_first_chunk::<8>()?;
            Some((from_millis(i64::from_be_bytes(*at)), Mark(mark.try_into().ok()?)))
        };
        let entries: Option<Vec<_>> = entries.iter().map(entry).collect();
        entries.filter(|_| rest.is_empty()).map(Self)
    }

    /// As it is written down.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let entry = |(at, mark): &(Timestamp, Mark)| [at.as_millisecond().to_be_bytes(), mark.0].concat();
        self.0.iter().flat_map(entry).collect()
    }

    /// What holds back one more message of `sender` at `at`, and from when on it no longer does. `None`: it may go. What all
    /// applications together have sent is given to the full hour: the moment itself would be another application's.
    #[must_use]
    pub fn holds_back(&self, sender: Mark, at: Timestamp) -> Option<(Limit, Timestamp)> {
        let own = self.0.iter().filter(|(_, mark)| *mark == sender);
        let own = own.map(|(moment, _)| *moment).collect::<Vec<_>>();
        let all = self.0.iter().map(|(moment, _)| *moment).collect::<Vec<_>>();
        let until = |moments: &[Timestamp], rules| free_from(moments, rules).filter(|from| *from > at);
        let own = until(&own, Recent::RULES).map(|until| (Limit::Destination, until));
        own.or_else(|| until(&all, Self::RULES).map(|until| (Limit::DestinationOverall, full_hour(until))))
    }

    /// With one more; what is too old to matter is forgotten.
    #[must_use]
    pub fn with(&self, sender: Mark, at: Timestamp) -> Self {
        let mut entries = self.0.clone();
        // A message counts when it was asked for, so one may come after another that was asked for later.
        let place = entries.iter().take_while(|(moment, _)| *moment > at).count();
        entries.insert(place, (at, sender));
        entries.truncate(Self::PER_DAY);
        Self(entries)
    }
}

/// From when on the places that decide let another one pass.
fn free_from(moments: &[Timestamp], rules: [(usize, SignedDuration); 2]) -> Option<Timestamp> {
    let places = rules
        .iter()
        .filter_map(|(place, length)| Some(after(*moments.get(*place)?, *length)));
    places.max()
}

/// The end of the hour in which `at` lies; `at` itself where that is the full hour.
fn full_hour(at: Timestamp) -> Timestamp {
    let window = Window::of(at, HOUR);
    if window.start == at { at } else { window.end }
}

/// The part of a figure that messages of one cause have. Of mails each cause has the whole figure by itself. SMS cost money:
/// their figures hold for all causes together, and are cut up: half for what people ask for, which is codes, four tenths for
/// invitations, the rest for notices, half of them for those of a lost number.
#[must_use]
pub fn part(channel: Channel, cause: Cause, figure: u32) -> u32 {
    let tenths = |of_ten: u32| (figure / 10).saturating_mul(of_ten) + figure % 10 * of_ten / 10;
    match (channel, cause) {
        (Channel::Email, Cause::Asked | Cause::Invited | Cause::Notice | Cause::Moved) => figure,
        (Channel::Sms, Cause::Invited) => tenths(4),
        (Channel::Sms, Cause::Notice) => tenths(1) - tenths(1) / 2,
        (Channel::Sms, Cause::Moved) => tenths(1) / 2,
        (Channel::Sms, Cause::Asked) => figure - tenths(4) - tenths(1),
    }
}

/// What one application may send on one day, by one channel and for one cause: its share of the day, its hours, and its share of
/// a country's day. All of it is counted in one item, by one conditional write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// Whose, by which channel, for which cause.
    pub scope: String,
    /// The day.
    pub window: Window,
    /// What is counted.
    pub counts: Vec<Count>,
}

/// One thing that an [`Allowance`] counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Its name within the item.
    pub name: String,
    /// The most that it may come to.
    pub cap: u32,
    /// What it limits.
    pub limit: Limit,
    /// Until when it counts.
    pub until: Timestamp,
}

impl Limits {
    /// The share of a figure of the deployment that one application has: at least one, where there is any.
    #[must_use]
    pub fn share(&self, figure: u32) -> u32 {
        let share = u64::from(figure) * u64::from(self.application_share.min(100));
        u32::try_from(share.div_ceil(100)).unwrap_or(figure)
    }

    /// What the application of `letter` has left of its own.
    #[must_use]
    pub fn allowance(&self, letter: &CountedMessage<'_>, now: Timestamp) -> Allowance {
        let (channel, cause) = (letter.channel, letter.cause);
        let (per_hour, per_day) = match channel {
            Channel::Email => (self.mails_per_hour, self.mails_per_day),
            Channel::Sms => (self.sms_per_hour, self.sms_per_day),
        };
        let (hour, day) = (Window::of(now, HOUR), Window::of(now, DAY));
        let hour_of_day = hour.start.duration_since(day.start).as_hours();
        let mut counts = vec![
            Count {
                name: format!("hour_{hour_of_day:02}"),
                cap: part(channel, cause, per_hour),
                limit: Limit::ApplicationHour,
                until: hour.end,
            },
            Count {
                name: "day".to_owned(),
                cap: self.share(part(channel, cause, per_day)),
                limit: Limit::ApplicationDay,
                until: day.end,
            },
        ];
        if let (Channel::Sms, Some(dial_code)) = (channel, letter.dial_code) {
            counts.push(Count {
                name: format!("code_{dial_code}"),
                cap: self.share(part(channel, cause, self.sms_per_country_per_day)),
                limit: Limit::CountryDay,
                until: day.end,
            });
        }
        Allowance {
            scope: format!("{}#{}#{}", channel.key(), cause.as_str(), letter.application),
            window: day,
            counts,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(seconds: i64) -> Timestamp {
        from_millis(1_700_000_000_000 + seconds * 1000)
    }

    fn mark(number: u8) -> Mark {
        Mark([number; Mark::LENGTH])
    }

    /// The most that any window of this length holds, wherever it begins.
    fn most(moments: &[i64], length: i64) -> usize {
        let within = |start: &i64| {
            let held = moments.iter().filter(|at| (*start..start + length).contains(*at));
            held.count()
        };
        moments.iter().map(within).max().unwrap_or_default()
    }

    proptest! {
        /// Whatever is asked for when and by whom: each application has its own windows, and all together theirs.
        #[test]
        fn m11_a_destination_has_windows_for_each_application_and_for_all(
            asked in prop::collection::vec((0_i64..2_000, 0_u8..8), 1..400)
        ) {
            let (mut list, mut second, mut sent) = (Sent::default(), 0, Vec::new());
            for (pause, sender) in asked {
                second += pause;
                let own: Vec<_> = sent.iter().filter(|(_, by)| *by == sender).map(|(at, _)| *at).collect();
                match list.holds_back(mark(sender), at(second)) {
                    None => {
                        list = list.with(mark(sender), at(second));
                        sent.push((second, sender));
                    }
                    Some((Limit::Destination, until)) => {
                        prop_assert!(until > at(second) && own.len() >= Recent::PER_HOUR, "{own:?}");
                    }
                    Some((limit, until)) => {
                        prop_assert_eq!(limit, Limit::DestinationOverall);
                        prop_assert!(until > at(second));
                        prop_assert_eq!(until.as_second() % 3_600, 0, "no moment of another application");
                    }
                }
                prop_assert_eq!(Sent::from_bytes(&list.to_bytes()), Some(list.clone()));
            }
            for sender in 0..8 {
                let own: Vec<_> = sent.iter().filter(|(_, by)| *by == sender).map(|(at, _)| *at).collect();
                prop_assert!(most(&own, 3_600) <= Recent::PER_HOUR && most(&own, 86_400) <= Recent::PER_DAY);
            }
            let all: Vec<_> = sent.iter().map(|(at, _)| *at).collect();
            prop_assert!(most(&all, 3_600) <= Sent::PER_HOUR && most(&all, 86_400) <= Sent::PER_DAY);
        }
    }

    #[test]
    fn m11_one_application_fills_no_others_list_and_four_fill_that_of_all() {
        let mut list = Sent::default();
        for sender in 0..4 {
            for second in 0..5 {
                assert_eq!(list.holds_back(mark(sender), at(second)), None);
                list = list.with(mark(sender), at(second));
            }
            let (limit, until) = list.holds_back(mark(sender), at(60)).unwrap();
            assert_eq!((limit, until), (Limit::Destination, at(3_600)));
        }
        let (limit, until) = list.holds_back(mark(9), at(60)).unwrap();
        assert_eq!(limit, Limit::DestinationOverall);
        assert_eq!(until, full_hour(at(3_600)));
        assert_eq!(full_hour(until), until, "a full hour is its own");
        assert_eq!(list.holds_back(mark(9), until), None);
        assert_eq!(Sent::from_bytes(&[0; 17]), None);
        assert!(list.to_bytes().len() <= 40 * 16, "one write unit holds the longest");
    }

    #[test]
    fn m11_the_parts_of_a_figure_for_sms_come_to_it() {
        for figure in [0, 1, 2, 3, 9, 10, 11, 999, 1_000, u32::MAX] {
            let of = |cause| part(Channel::Sms, cause, figure);
            let rest = of(Cause::Invited) + of(Cause::Notice) + of(Cause::Moved);
            let asked = of(Cause::Asked);
            assert_eq!(asked + rest, figure);
            assert!(asked >= figure / 2, "codes have at least half of {figure}");
            assert_eq!(part(Channel::Email, Cause::Notice, figure), figure);
        }
        let limits = |application_share| Limits {
            application_share,
            ..Limits::default()
        };
        assert_eq!(limits(50).share(7), 4);
        assert_eq!(limits(1).share(7), 1);
        assert_eq!(limits(100).share(u32::MAX), u32::MAX);
        assert_eq!(limits(200).share(7), 7, "nobody has more than there is");
        assert_eq!(limits(50).share(0), 0);
    }
}
