//! Why a message that is owed is not sent yet, and when it is brought again. It stays owed meanwhile: what a limit holds back,
//! what a provider does not take, and what ended without an answer waits in the item, holds up nobody else, and needs nobody to
//! come by.

use jiff::{SignedDuration, Timestamp};

use super::{clock::after, outbox::OwedMessage, person::Owed};

/// How long whatever is owed may be so before it is brought again, where nothing says why it waits.
pub const PATIENCE: SignedDuration = SignedDuration::from_mins(10);

/// How often an SMS is sent at most whose sends all ended without an answer. Nothing tells afterwards what became of one, and
/// each costs money.
pub const UNCLEAR_TEXTS: u32 = 2;

/// What holds a message back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The last send ended without an answer. Nothing is sent again before the provider had the time to tell.
    Unclear,
    /// A limit, by its public name.
    Limit(String),
    /// The provider does not take it, by its own code.
    Provider(String),
    /// The provider takes none until the operator has fixed something, by its own code.
    Operator(String),
}

impl Why {
    /// The name in the item, and of the kind that is counted.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Unclear => "unclear",
            Self::Limit(_) => "limit",
            Self::Provider(_) => "provider",
            Self::Operator(_) => "operator",
        }
    }

    /// What follows the name.
    fn detail(&self) -> &str {
        match self {
            Self::Unclear => "",
            Self::Limit(detail) | Self::Provider(detail) | Self::Operator(detail) => detail,
        }
    }

    fn read(name: &str, detail: &str) -> Option<Self> {
        let detail = detail.to_owned();
        match name {
            "unclear" => Some(Self::Unclear),
            "limit" => Some(Self::Limit(detail)),
            "provider" => Some(Self::Provider(detail)),
            "operator" => Some(Self::Operator(detail)),
            _ => None,
        }
    }

    /// The name that whoever looks at the invitation reads.
    #[must_use]
    pub fn public_name(&self) -> String {
        match self {
            Self::Unclear => "no answer".to_owned(),
            Self::Limit(limit) => format!("limit: {limit}"),
            Self::Provider(code) | Self::Operator(code) => format!("provider: {code}"),
        }
    }

    /// How long it waits the `times`-th time in a row (from 1): longer each time, and never so long that a provider which was
    /// away for an hour is noticed much later. What a limit holds back knows when there is room.
    #[must_use]
    pub fn pause(&self, times: u32) -> SignedDuration {
        let (first, longest) = match self {
            Self::Unclear => (5, 60),
            Self::Limit(_) => (10, 10),
            Self::Provider(_) => (1, 15),
            Self::Operator(_) => (5, 30),
        };
        let doubled = 2_i64
            .saturating_pow(times.saturating_sub(1).min(10))
            .saturating_mul(first);
        SignedDuration::from_mins(doubled.min(longest))
    }
}

/// That a message which is owed waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Which one.
    pub message: OwedMessage,
    /// Why.
    pub why: Why,
    /// Since when for this kind of reason.
    pub since: Timestamp,
    /// When it is brought again.
    pub until: Timestamp,
    /// How often in a row it was held for this kind of reason.
    pub times: u32,
    /// How many sends of it have ended without an answer, in all.
    pub unclear: u32,
}

impl Hold {
    /// That `message` waits from `now` on, after what held it `before`. `until` where there is a moment from which on it may be
    /// sent.
    #[must_use]
    pub fn next(
        before: Option<&Self>,
        message: OwedMessage,
        why: Why,
        until: Option<Timestamp>,
        now: Timestamp,
    ) -> Self {
        let alike = before.filter(|before| before.why.as_str() == why.as_str());
        let times = alike.map_or(0, |before| before.times).saturating_add(1);
        let unclear = before.map_or(0, |before| before.unclear);
        Self {
            message,
            since: alike.map_or(now, |before| before.since),
            until: until
                .filter(|until| *until > now)
                .unwrap_or_else(|| after(now, why.pause(times))),
            times,
            unclear: unclear.saturating_add(u32::from(why == Why::Unclear)),
            why,
        }
    }

    /// The same, to be brought again now: somebody has fixed what held it. Only what ended without an answer goes on waiting
    /// for one.
    #[must_use]
    pub fn released(&self, now: Timestamp) -> Self {
        let until = match self.why {
            Why::Unclear => self.until,
            Why::Limit(_) | Why::Provider(_) | Why::Operator(_) => self.until.min(now),
        };
        Self { until, ..self.clone() }
    }

    /// What stands in the item.
    #[must_use]
    pub fn encode(&self) -> String {
        let millis = |at: Timestamp| at.as_millisecond();
        format!(
            "{} {} {} {} {} {} {}",
            self.message.tag(),
            self.why.as_str(),
            millis(self.since),
            millis(self.until),
            self.times,
            self.unclear,
            self.why.detail()
        )
    }

    /// Reads what [`Hold::encode`] writes.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        let mut parts = text.splitn(7, ' ');
        let message = OwedMessage::of_tag(parts.next()?)?;
        let why = parts.next()?;
        let mut moment = || Timestamp::from_millisecond(parts.next()?.parse().ok()?).ok();
        let (since, until) = (moment()?, moment()?);
        let (times, unclear) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some(Self {
            message,
            why: Why::read(why, parts.next()?)?,
            since,
            until,
            times,
            unclear,
        })
    }
}

impl Owed {
    /// Why `message` waits, if it does.
    #[must_use]
    pub fn hold(&self, message: OwedMessage) -> Option<&Hold> {
        self.held.iter().find(|hold| hold.message == message)
    }

    /// Whether `message` is to be tried at `now`: nothing holds it, or its time has come.
    #[must_use]
    pub fn is_due(&self, message: OwedMessage, now: Timestamp) -> bool {
        self.hold(message).is_none_or(|hold| hold.until <= now)
    }

    /// When the first of what waits is brought again.
    #[must_use]
    pub fn next_try(&self) -> Option<Timestamp> {
        self.held.iter().map(|hold| hold.until).min()
    }

    /// Forgets why messages wait that are not owed any more, and has the rest in the order of their places.
    pub fn forget_holds(&mut self) {
        let mut held = std::mem::take(&mut self.held);
        held.retain(|hold| self.contains(hold.message));
        held.sort_by_key(|hold| hold.message.slot().name());
        self.held = held;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clock::from_millis, deliver, former::ContactKind, invite::tests::sample, outbox::Notice, person::Person,
    };

    const MESSAGES: [OwedMessage; 6] = [
        OwedMessage::Invitation { generation: 7 },
        OwedMessage::Code { send: 2 },
        OwedMessage::Reminder { generation: 1 },
        OwedMessage::Notice {
            notice: Notice::PasswordChanged,
            number: 41,
        },
        OwedMessage::Verification { asked: [9; 16] },
        OwedMessage::Former {
            write: [0xfe; 16],
            kind: ContactKind::Phone,
        },
    ];

    #[test]
    fn a_written_hold_is_read_again_and_each_message_has_a_valid_name() {
        for message in MESSAGES {
            let tag = message.tag();
            assert_eq!(OwedMessage::of_tag(&tag), Some(message), "{tag}");
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
            assert!(tag.bytes().all(plain) && tag.len() < 100, "{tag}");
            for why in [
                Why::Unclear,
                Why::Limit("application_hour".to_owned()),
                Why::Provider("no connection".to_owned()),
                Why::Operator("AccessDeniedException".to_owned()),
            ] {
                let hold = Hold::next(None, message, why, None, from_millis(5));
                assert_eq!(Hold::decode(&hold.encode()), Some(hold));
            }
        }
        for wrong in [
            "",
            "code-1",
            "code-1 unclear 1 2 3",
            "code-x unclear 1 2 3 4 ",
            "what-1 unclear 1 2 3 4 ",
        ] {
            assert_eq!(Hold::decode(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn pauses_grow_to_an_hour_and_start_again_with_another_reason() {
        let minutes = |at: Timestamp| at.as_second() / 60;
        let code = OwedMessage::Code { send: 1 };
        let (mut now, mut seen) = (from_millis(0), Vec::new());
        let mut hold = None;
        for _ in 0..6 {
            let next = Hold::next(hold.as_ref(), code, Why::Provider("x".to_owned()), None, now);
            seen.push(minutes(next.until) - minutes(now));
            assert_eq!((next.since, next.unclear), (from_millis(0), 0));
            now = next.until;
            hold = Some(next);
        }
        assert_eq!(seen, [1, 2, 4, 8, 15, 15]);
        let unclear = Hold::next(hold.as_ref(), code, Why::Unclear, None, now);
        assert_eq!((unclear.times, unclear.unclear, unclear.since), (1, 1, now));
        let limit = Hold::next(
            Some(&unclear),
            code,
            Why::Limit("l".to_owned()),
            Some(after(now, PATIENCE)),
            now,
        );
        assert_eq!((limit.times, limit.unclear, limit.until), (1, 1, after(now, PATIENCE)));
        let again = Hold::next(Some(&limit), code, Why::Unclear, None, now);
        assert_eq!(again.unclear, UNCLEAR_TEXTS, "however it went in between");
        assert_eq!(again.released(now).until, again.until, "nobody fixes an answer");
        assert_eq!(limit.released(now).until, now);
    }

    #[test]
    fn a_hold_is_of_one_message_and_goes_with_it() {
        let (_, mut person) = sample();
        (person.owed.invitation, person.owed.code) = (Some(2), Some(1));
        let invitation = |generation| OwedMessage::Invitation { generation };
        let held = |person: &Person, message| {
            let hold = Hold::next(None, message, Why::Unclear, None, from_millis(1));
            deliver::hold(hold, [7; 16], from_millis(1)).apply(person).ok()
        };
        assert!(held(&person, invitation(1)).is_none(), "that one is owed no more");
        let person = held(&person, invitation(2)).unwrap();
        let mut owed = held(&person, OwedMessage::Code { send: 1 }).unwrap().owed;
        assert_eq!(owed.held.len(), 2);
        assert!(!owed.is_due(invitation(2), from_millis(1)));
        assert!(owed.is_due(invitation(2), from_millis(300_001)));
        owed.invitation = Some(3);
        owed.forget_holds();
        assert!(
            owed.is_due(invitation(3), from_millis(1)),
            "a newer one has not been tried"
        );
        assert_eq!(owed.held.len(), 1);
    }
}
