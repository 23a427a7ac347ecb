//! What shows that somebody sends SMS for the money of it.

use jiff::SignedDuration;

use crate::{
    channel::Channel,
    invitation::Method,
    person::{Person, WriteKind},
};

/// Codes that one application sent by SMS and codes entered right, within the last hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SmsHour {
    /// Sent because somebody asked.
    pub sent: u32,
    /// Entered right.
    pub right: u32,
}

impl SmsHour {
    /// How finely the hour is cut.
    pub const SLICE: SignedDuration = SignedDuration::from_mins(5);
    /// How long a code counts.
    pub const LENGTH: SignedDuration = SignedDuration::from_hours(1);

    /// Whether no further SMS may leave: after the first `minimum`, less than half of the codes were entered. That is what
    /// somebody looks like who has SMS sent to numbers that earn them money.
    #[must_use]
    pub fn breaks(self, minimum: u32) -> bool {
        self.sent >= minimum && self.right.saturating_mul(2) < self.sent
    }
}

/// Whether the write between the two was a code, asked for by SMS, that was entered right. The first code of an invitation
/// by SMS is the invitation itself, which the breaker does not look at.
#[must_use]
pub fn is_right_sms(before: &Person, after: &Person) -> bool {
    let (was, is) = (&before.invitation, &after.invitation);
    let by_sms = was.progress.next.channel() == Some(Channel::Sms);
    let invitation = was.progress.position == 0 && was.progress.sends == 1 && was.method == Method::SmsOtp;
    by_sms
        && !invitation
        && after.last_write.kind == WriteKind::StepCompleted
        && was.generation.number == is.generation.number
        && was.progress.position < is.progress.position
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn g9_the_breaker_opens_when_less_than_half_of_the_codes_come_back() {
        let hour = |sent, right| SmsHour { sent, right };
        assert!(!hour(29, 0).breaks(30), "too few to tell");
        assert!(hour(30, 14).breaks(30));
        assert!(!hour(30, 15).breaks(30));
        assert!(hour(10_000, 0).breaks(30));
    }
}
