//! The two kinds of windows: one that slides, and one that stands still.

use jiff::{SignedDuration, Timestamp};

use crate::clock::{after, from_millis};

/// The last moments at which something was sent, newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recent([Option<Timestamp>; Self::PER_DAY]);

impl Recent {
    /// None yet.
    pub const NONE: Self = Self([None; Self::PER_DAY]);
    /// How many may be sent within any hour.
    pub const PER_HOUR: usize = 5;
    /// How many may be sent within any day.
    pub const PER_DAY: usize = 10;
    /// The places that decide, with the time after which each is forgotten.
    pub const RULES: [(usize, SignedDuration); 2] = [
        (Self::PER_HOUR - 1, SignedDuration::from_hours(1)),
        (Self::PER_DAY - 1, SignedDuration::from_hours(24)),
    ];

    /// The list that was written down, where 0 stands for never; `None` if it has another length.
    #[must_use]
    pub fn from_millis(moments: &[i64]) -> Option<Self> {
        let moments: [i64; Self::PER_DAY] = moments.try_into().ok()?;
        Some(Self(moments.map(|moment| (moment != 0).then(|| from_millis(moment)))))
    }

    /// As it is written down.
    #[must_use]
    pub fn to_millis(self) -> [i64; Self::PER_DAY] {
        self.0.map(|moment| moment.map_or(0, Timestamp::as_millisecond))
    }

    /// The last of them.
    #[must_use]
    pub fn newest(self) -> Option<Timestamp> {
        self.0.first().copied().flatten()
    }

    /// From when on another may be sent; `None` if it always might have been.
    #[must_use]
    pub fn free_from(self) -> Option<Timestamp> {
        let places = Self::RULES.iter().filter_map(|(place, length)| {
            let moment = self.0.get(*place).copied().flatten()?;
            Some(after(moment, *length))
        });
        places.max()
    }
}

/// A window that stands still: the clock's hours, days or quarters of an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// When it began.
    pub start: Timestamp,
    /// When it ends, which itself belongs to the next.
    pub end: Timestamp,
}

impl Window {
    /// The window of this length that `now` lies in.
    #[must_use]
    pub fn of(now: Timestamp, length: SignedDuration) -> Self {
        let into = now.as_second().rem_euclid(length.as_secs().max(1));
        let start = from_millis(now.as_second().saturating_sub(into).saturating_mul(1000));
        Self {
            start,
            end: after(start, length),
        }
    }

    /// How many seconds are left, at least one.
    #[must_use]
    pub fn seconds_left(self, now: Timestamp) -> u64 {
        let left = self.end.duration_since(now).as_secs();
        u64::try_from(left).unwrap_or_default().saturating_add(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        invitation::Actor,
        invite::tests::sample,
        person::WriteKind,
        transition::{Effect, Guard, Transition},
    };

    fn at(seconds: i64) -> Timestamp {
        from_millis(1_700_000_000_000 + seconds * 1000)
    }

    #[test]
    fn g7_no_hour_holds_more_than_five_and_no_day_more_than_ten() {
        let (_, mut person) = sample();
        let mut sent: Vec<i64> = Vec::new();
        // Whoever asks every minute for three days.
        for second in (0..3 * 86_400).step_by(60) {
            let ask = Transition {
                guards: vec![Guard::AskedRarely(at(second))],
                effects: vec![Effect::AskForCode(at(second))],
                write: WriteKind::CodeAsked.write([1; 16], at(second), Actor::Person),
            };
            let asked = ask.apply(&person);
            let free = person.asked.free_from().is_none_or(|from| from <= at(second));
            assert_eq!(asked.is_ok(), free);
            if let Ok(after) = asked {
                person = after;
                sent.push(second);
            }
        }
        let recent = person.asked;
        let most = |length| {
            let within = |start: &i64| sent.iter().filter(|at| (*start..start + length).contains(*at)).count();
            sent.iter().map(within).max()
        };
        assert_eq!((most(3_600), most(86_400)), (Some(5), Some(10)));
        assert_eq!(sent.len(), 30, "and no less than is allowed is sent");
        assert_eq!(Recent::from_millis(&recent.to_millis()), Some(recent));
        assert_eq!(Recent::from_millis(&[0; 9]), None);
    }

    #[test]
    fn windows_stand_side_by_side() {
        let hour = SignedDuration::from_hours(1);
        for second in [-3_601, -1, 0, 1, 3_599, 3_600] {
            let now = from_millis(second * 1000);
            let window = Window::of(now, hour);
            assert!(window.start <= now && now < window.end, "{second}");
            assert_eq!(Window::of(window.end, hour).start, window.end);
        }
    }
}
