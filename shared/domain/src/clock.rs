//! Time as an argument, and how long an invitation lives.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};
use serde::Serializer;

/// Where the present moment comes from. Everything that decides by time takes one, so a test can set it.
pub trait Clock: Send + Sync {
    /// The present moment, cut to whole milliseconds, as the store keeps it.
    fn now(&self) -> Timestamp;
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the machine's clock"
    )]
    fn now(&self) -> Timestamp {
        from_millis(Timestamp::now().as_millisecond())
    }
}

/// A clock that stands still until it is moved; for tests and rehearsals.
#[derive(Debug)]
pub struct ManualClock(AtomicI64);

impl ManualClock {
    /// A clock that shows `start`.
    #[must_use]
    pub fn at(start: Timestamp) -> Self {
        Self(AtomicI64::new(start.as_millisecond()))
    }

    /// Moves the clock by `by`, which may be negative.
    pub fn advance(&self, by: SignedDuration) {
        let millis = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        self.0.fetch_add(millis, Ordering::SeqCst);
    }

    /// Sets the clock to `to`.
    pub fn set(&self, to: Timestamp) {
        self.0.store(to.as_millisecond(), Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        from_millis(self.0.load(Ordering::SeqCst))
    }
}

/// The moment `millis` milliseconds after the Unix epoch; a value outside the calendar becomes its nearest end.
#[must_use]
pub fn from_millis(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(if millis < 0 { Timestamp::MIN } else { Timestamp::MAX })
}

/// `at` moved by `by`; past the end of the calendar it stays there.
#[must_use]
pub fn after(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.saturating_add(by).unwrap_or(Timestamp::MAX)
}

/// How long an invitation lives, as it is configured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lifetime {
    /// It never expires (`-1` on the wire).
    Never,
    /// It expires after this many seconds; none at all means that it is dead at once (`0` on the wire).
    Seconds(u32),
}

/// Why a lifetime was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LifetimeError {
    /// Neither -1, 0, nor a number of minutes up to ten years.
    #[error("a lifetime is a whole number of minutes from 0 to {max}, or -1 for never", max = Lifetime::MAX_MINUTES)]
    OutOfRange,
    /// More than the deployment allows.
    #[error("this deployment allows a lifetime of at most {minutes} minutes")]
    AboveCeiling {
        /// The deployment's ceiling in minutes.
        minutes: u32,
    },
}

impl Lifetime {
    /// The longest finite lifetime: ten years. Whoever wants longer wants [`Lifetime::Never`].
    pub const MAX_MINUTES: u32 = 10 * 366 * 24 * 60;

    /// Reads the wire form: minutes, `-1` for never, `0` for at once.
    ///
    /// # Errors
    /// [`LifetimeError::OutOfRange`] for any other number.
    pub fn from_minutes(minutes: i64) -> Result<Self, LifetimeError> {
        match minutes {
            -1 => Ok(Self::Never),
            minutes => u32::try_from(minutes)
                .ok()
                .filter(|minutes| *minutes <= Self::MAX_MINUTES)
                .map(|minutes| Self::Seconds(minutes * 60))
                .ok_or(LifetimeError::OutOfRange),
        }
    }

    /// The same lifetime, if the deployment's ceiling (in minutes) allows it.
    ///
    /// # Errors
    /// [`LifetimeError::AboveCeiling`].
    pub fn within(self, ceiling_minutes: Option<u32>) -> Result<Self, LifetimeError> {
        match (self, ceiling_minutes) {
            (_, None) => Ok(self),
            (Self::Seconds(seconds), Some(minutes)) if seconds / 60 <= minutes => Ok(self),
            (Self::Never | Self::Seconds(_), Some(minutes)) => Err(LifetimeError::AboveCeiling { minutes }),
        }
    }

    /// The same lifetime, or the deployment's ceiling (in minutes) if that is shorter.
    #[must_use]
    pub fn capped(self, ceiling_minutes: Option<u32>) -> Self {
        match ceiling_minutes {
            Some(minutes) if self.within(Some(minutes)).is_err() => Self::Seconds(minutes.saturating_mul(60)),
            Some(_) | None => self,
        }
    }

    /// When an invitation that begins at `start` ends.
    #[must_use]
    pub fn expiry(self, start: Timestamp) -> Expiry {
        match self {
            Self::Never => Expiry::Never,
            Self::Seconds(seconds) => Expiry::At(after(start, SignedDuration::from_secs(i64::from(seconds)))),
        }
    }
}

/// When an invitation ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expiry {
    /// It does not.
    Never,
    /// At this moment, which itself is already too late.
    At(Timestamp),
}

impl Expiry {
    /// Whether `now` is too late.
    #[must_use]
    pub fn is_past(self, now: Timestamp) -> bool {
        match self {
            Self::Never => false,
            Self::At(at) => now >= at,
        }
    }

    /// The moment, where there is one.
    #[must_use]
    pub fn moment(self) -> Option<Timestamp> {
        match self {
            Self::Never => None,
            Self::At(at) => Some(at),
        }
    }
}

/// A moment as it is written: RFC 3339 in UTC, always with three digits of a second, so that times sort as texts.
#[must_use]
pub fn written(at: Timestamp) -> String {
    format!("{at:.3}")
}

/// The same for `#[serde(serialize_with = "...")]`.
///
/// # Errors
/// That of the serializer.
pub fn write<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&written(*at))
}

/// The same where there need not be one.
///
/// # Errors
/// That of the serializer.
pub fn write_maybe<S: Serializer>(at: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => write(at, serializer),
        None => serializer.serialize_none(),
    }
}

/// As many whole seconds as have to pass until `until` is reached.
#[must_use]
pub fn seconds_until(until: Timestamp, now: Timestamp) -> u64 {
    let left = until.duration_since(now);
    let whole = u64::try_from(left.as_secs()).unwrap_or_default();
    whole + u64::from(left.subsec_nanos() > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expiry_is_past_from_its_very_moment_on() {
        let start = from_millis(1_000_000);
        let expiry = Lifetime::from_minutes(1).unwrap().expiry(start);
        assert!(!expiry.is_past(from_millis(1_059_999)));
        assert!(expiry.is_past(from_millis(1_060_000)));
        assert!(expiry.is_past(from_millis(1_060_001)));
        assert!(
            Lifetime::from_minutes(0).unwrap().expiry(start).is_past(start),
            "0 is dead at once"
        );
        assert!(
            !Lifetime::from_minutes(-1)
                .unwrap()
                .expiry(start)
                .is_past(Timestamp::MAX),
            "-1 never ends"
        );
    }

    #[test]
    fn lifetimes_outside_the_range_or_above_the_ceiling_are_refused() {
        for minutes in [-2, i64::MIN, i64::MAX, i64::from(Lifetime::MAX_MINUTES) + 1] {
            assert_eq!(
                Lifetime::from_minutes(minutes),
                Err(LifetimeError::OutOfRange),
                "{minutes}"
            );
        }
        let hour = Lifetime::from_minutes(60).unwrap();
        assert_eq!(hour.within(Some(60)), Ok(hour));
        assert_eq!(hour.within(Some(59)), Err(LifetimeError::AboveCeiling { minutes: 59 }));
        assert_eq!(
            Lifetime::Never.within(Some(60)),
            Err(LifetimeError::AboveCeiling { minutes: 60 })
        );
        assert_eq!(Lifetime::Never.within(None), Ok(Lifetime::Never));
    }
}
