//! How often something may happen: windows, counters and what becomes of whatever is one too many.
//!
//! Two kinds of windows are in use. What one person or one destination is sent is kept as a list of the last moments
//! ([`Recent`]): its windows slide, and none of any position holds more than its limit. What many share (a source, an
//! application, a country, the deployment) is counted in windows that stand still ([`Window`]), each with a counter of its
//! own ([`Counter`]). How what many share is cut up stands in [`super::quota`].

mod sms_hour;
mod source;
mod windows;

use data_encoding::HEXLOWER;
use jiff::{SignedDuration, Timestamp};

use super::{
    api_key::CallerId,
    channel::Channel,
    clock::after,
    id::{ApplicationId, PersonKey},
    invitation::{Kind, Method},
    keys::DeploymentKeys,
    person::Person,
    quota::{Allowance, Destination, Mark, part},
};

pub use sms_hour::{SmsHour, is_right_sms};
pub use source::Source;
pub use windows::{Recent, Window};

/// What an operator can set. The defaults suit a deployment of some thousand people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Failed tries (sign-in, entering with a code, changing a password) from one source in [`SOURCE_WINDOW`].
    pub source_failures: u32,
    /// Calls that can cause a message (a forgotten password, another code to enter with) from one source in
    /// [`SOURCE_WINDOW`].
    pub source_calls: u32,
    /// Calls with one API key in [`KEY_WINDOW`], where a face tells how many are left.
    pub key_calls: u32,
    /// Mails of one application in an hour, for each [`Cause`] by itself.
    pub mails_per_hour: u32,
    /// Mails of the deployment in a day, for each [`Cause`] by itself.
    pub mails_per_day: u32,
    /// SMS of one application in an hour, cut up as [`part`] says.
    pub sms_per_hour: u32,
    /// SMS to one country calling code in a day, cut up in the same way.
    pub sms_per_country_per_day: u32,
    /// SMS of the deployment in a day, cut up in the same way: the hard stop of what they can cost.
    pub sms_per_day: u32,
    /// How many of a hundred messages of the deployment's day one application may send.
    pub application_share: u32,
    /// How many codes an application has to send by SMS within the hour before the breaker looks at them.
    pub sms_breaker_after: u32,
    /// The most lines of the index that one call of a face reads, whatever it looks for and in however many
    /// applications: some two hundred read units, in about a dozen round trips. No operator sets it.
    pub rows_read: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            source_failures: 100,
            source_calls: 50,
            key_calls: 3_000,
            mails_per_hour: 10_000,
            mails_per_day: 50_000,
            sms_per_hour: 200,
            sms_per_country_per_day: 500,
            sms_per_day: 1_000,
            application_share: 50,
            sms_breaker_after: 30,
            rows_read: 10_000,
        }
    }
}

/// The window in which a source is counted.
pub const SOURCE_WINDOW: SignedDuration = SignedDuration::from_mins(15);

/// How many mails one application may send in an hour to try its templates out.
pub const TRIALS_PER_HOUR: u32 = 10;

/// The window in which the calls of an API key are counted.
pub const KEY_WINDOW: SignedDuration = SignedDuration::from_mins(1);

/// What is over its limit. The names are stable: alarms look for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Failed tries from one source.
    SourceFailures,
    /// Calls from one source that can cause a message.
    SourceCalls,
    /// Calls with one API key.
    KeyCalls,
    /// Messages of one application to one address or number.
    Destination,
    /// Messages of all applications to one address or number.
    DestinationOverall,
    /// Messages of one application in an hour.
    ApplicationHour,
    /// Messages of one application in a day.
    ApplicationDay,
    /// Mails with which one application tries its templates out.
    Trials,
    /// SMS to one country calling code in a day.
    CountryDay,
    /// Messages of the deployment in a day.
    DeploymentDay,
    /// Too few of the codes that were sent by SMS were entered.
    SmsBreaker,
}

impl Limit {
    /// The name in logs, reasons and keys of items.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SourceFailures => "source_failures",
            Self::SourceCalls => "source_calls",
            Self::KeyCalls => "key_calls",
            Self::Destination => "destination",
            Self::DestinationOverall => "destination_overall",
            Self::ApplicationHour => "application_hour",
            Self::ApplicationDay => "application_day",
            Self::Trials => "trials",
            Self::CountryDay => "country_day",
            Self::DeploymentDay => "deployment_day",
            Self::SmsBreaker => "sms_breaker",
        }
    }

    /// The name that an application reads. What others have sent to an address is the deployment's affair, not one
    /// application's: it has the name of the deployment's day.
    #[must_use]
    pub fn public_name(self) -> &'static str {
        match self {
            Self::DestinationOverall => Self::DeploymentDay.as_str(),
            Self::SourceFailures
            | Self::SourceCalls
            | Self::KeyCalls
            | Self::Destination
            | Self::ApplicationHour
            | Self::ApplicationDay
            | Self::Trials
            | Self::CountryDay
            | Self::DeploymentDay
            | Self::SmsBreaker => self.as_str(),
        }
    }
}

/// One counter of one window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    /// What it limits.
    pub limit: Limit,
    /// Whose it is.
    pub scope: String,
    /// When.
    pub window: Window,
    /// The most that it may come to.
    pub cap: u32,
    /// Over how many items it is spread, so that no single one is written too often.
    pub shards: u8,
}

/// How many items the counters of the whole deployment are spread over.
pub const SHARDS: u8 = 8;

impl Counter {
    /// The counter of the calls of `caller` at `now`.
    #[must_use]
    pub fn of_caller(caller: &CallerId, cap: u32, now: Timestamp) -> Self {
        Self {
            limit: Limit::KeyCalls,
            scope: caller.to_string(),
            window: Window::of(now, KEY_WINDOW),
            cap,
            shards: 1,
        }
    }

    /// The counter of the mails with which `application` tries its templates out.
    #[must_use]
    pub fn of_trials(application: &ApplicationId, now: Timestamp) -> Self {
        Self {
            limit: Limit::Trials,
            scope: application.to_string(),
            window: Window::of(now, SignedDuration::from_hours(1)),
            cap: TRIALS_PER_HOUR,
            shards: 1,
        }
    }

    /// The share of the cap that one of the items has. The shares of all come to the cap.
    #[must_use]
    pub fn share(&self, shard: u8) -> u32 {
        let shards = u32::from(self.shards.max(1));
        self.cap / shards + u32::from(u32::from(shard) < self.cap % shards)
    }
}

/// What moves a message. A flood of one kind must not hold up another: notices of a changed password least of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The person, or whoever gives their name: codes and links to a new password.
    Asked,
    /// An administrator or a back end: invitations and what belongs to them, and mails to prove an address.
    Invited,
    /// What has happened to the account.
    Notice,
    /// That an address or number is no longer that of an account: nothing else is to use up what it may have.
    Moved,
}

impl Cause {
    /// The name in keys of items.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Invited => "invited",
            Self::Notice => "notice",
            Self::Moved => "moved",
        }
    }
}

impl Kind {
    /// Who has caused the message that opens it.
    #[must_use]
    pub fn cause(self) -> Cause {
        match self {
            Self::Invitation => Cause::Invited,
            Self::PasswordReset => Cause::Asked,
        }
    }
}

/// Everything that one message is counted under, before it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// Address or number and cause, and who sends.
    pub destination: Destination,
    /// The application.
    pub application: ApplicationId,
    /// Identity of the message: however often it is brought again, it is counted once.
    pub message: [u8; 16],
    /// The moment at which the destination counts it.
    pub at: Timestamp,
    /// What the application has left of its own.
    pub allowance: Allowance,
    /// The counters of the deployment, from the narrowest to the widest.
    pub counters: Vec<Counter>,
    /// Whether the breaker has a say, and whether this message has to be entered to satisfy it.
    pub breaker: Option<Breaker>,
}

impl Charge {
    /// From when on a message that `limit` holds back at `now` may be tried again, where the list of its destination does not
    /// say: when the window ends, or a slice of the breaker's hour.
    #[must_use]
    pub fn room_from(&self, limit: Limit, now: Timestamp) -> Timestamp {
        let own = self.allowance.counts.iter().filter(|count| count.limit == limit);
        let own = own.map(|count| count.until);
        let shared = self.counters.iter().filter(|counter| counter.limit == limit);
        let ends = own.chain(shared.map(|counter| counter.window.end));
        ends.min().unwrap_or_else(|| after(now, SmsHour::SLICE))
    }
}

/// How the breaker looks at one SMS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Breaker {
    /// See [`Limits::sms_breaker_after`].
    pub after: u32,
    /// Whether it is a code that somebody asked for. Invitations are not counted: people may enter those a day later.
    pub counts: bool,
}

/// What a message is.
#[derive(Debug, Clone, Copy)]
pub struct CountedMessage<'a> {
    /// By mail or SMS.
    pub channel: Channel,
    /// Address or number, in its canonical form.
    pub to: &'a str,
    /// What moves it.
    pub cause: Cause,
    /// The country calling code of a number.
    pub dial_code: Option<&'a str>,
    /// The person.
    pub person: PersonKey,
    /// The application.
    pub application: &'a ApplicationId,
    /// When it was asked for, which is when its destination counts it: the person knows from when on to ask again, and a
    /// message that travels faster than the one before must not come too soon.
    pub at: Timestamp,
    /// What tells it from every other message to the person.
    pub identity: &'a [&'a [u8]],
}

/// What messages of this cause to an address or number, in its canonical form, are counted under.
#[must_use]
pub fn destination(keys: &DeploymentKeys, channel: Channel, to: &str, cause: Cause, sender: Mark) -> Destination {
    let fingerprint = keys.fingerprint("destination", &[channel.key().as_bytes(), to.as_bytes()]);
    Destination {
        fingerprint: format!("{}#{}", HEXLOWER.encode(&fingerprint), cause.as_str()),
        sender,
    }
}

/// What a message that brings `person` a link or code by `method` is counted under, if a message does so.
#[must_use]
pub fn destination_of(keys: &DeploymentKeys, person: &Person, method: Method, cause: Cause) -> Option<Destination> {
    let channel = method.channel()?;
    let to = channel.destination(person)?;
    Some(destination(
        keys,
        channel,
        to,
        cause,
        Mark::of(keys, &person.application),
    ))
}

/// How many messages are owed to `person` that bring them a link or code, and go to `destination`: they count as sent where room
/// for another one is looked for, or two that are asked for in one moment would both find the same room.
#[must_use]
pub fn owed_to(keys: &DeploymentKeys, person: &Person, destination: &Destination) -> usize {
    let cause = person.invitation.kind.cause();
    let owed = person.owed.invitation.is_some();
    let theirs = || destination_of(keys, person, person.invitation.method, cause);
    usize::from(owed && theirs().as_ref() == Some(destination))
}

/// What nothing is counted under, to be looked at where there is nobody or nothing to send.
#[must_use]
pub fn decoy_destination(keys: &DeploymentKeys, person: PersonKey) -> Destination {
    let to = HEXLOWER.encode(person.as_bytes());
    destination(keys, Channel::Email, &to, Cause::Asked, Mark::NONE)
}

impl Limits {
    /// What a message is counted under.
    #[must_use]
    pub fn charge(&self, keys: &DeploymentKeys, letter: CountedMessage<'_>, now: Timestamp) -> Charge {
        let (channel, cause) = (letter.channel.key(), letter.cause.as_str());
        let counter = |limit, scope: String, figure, shards| Counter {
            limit,
            scope: format!("{scope}#{cause}"),
            window: Window::of(now, SignedDuration::from_hours(24)),
            cap: part(letter.channel, letter.cause, figure),
            shards,
        };
        let mut counters = Vec::new();
        if let (Channel::Sms, Some(dial_code)) = (letter.channel, letter.dial_code) {
            let figure = self.sms_per_country_per_day;
            counters.push(counter(Limit::CountryDay, dial_code.to_owned(), figure, 1));
        }
        let per_day = match letter.channel {
            Channel::Email => self.mails_per_day,
            Channel::Sms => self.sms_per_day,
        };
        counters.push(counter(Limit::DeploymentDay, channel.to_owned(), per_day, SHARDS));
        let mut identity = vec![letter.person.as_bytes().as_slice(), cause.as_bytes()];
        identity.extend_from_slice(letter.identity);
        Charge {
            destination: destination(
                keys,
                letter.channel,
                letter.to,
                letter.cause,
                Mark::of(keys, letter.application),
            ),
            application: letter.application.clone(),
            message: keys.fingerprint("message", &identity),
            at: letter.at,
            allowance: self.allowance(&letter, now),
            counters,
            breaker: match letter.channel {
                Channel::Email => None,
                Channel::Sms => Some(Breaker {
                    after: self.sms_breaker_after,
                    counts: letter.cause == Cause::Asked,
                }),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::from_millis, invite::tests::keys};

    fn at(seconds: i64) -> Timestamp {
        from_millis(1_700_000_000_000 + seconds * 1000)
    }

    #[test]
    fn the_shares_of_a_counter_come_to_its_cap() {
        for cap in [0, 1, 7, 8, 9, 1_000] {
            let counter = Counter {
                limit: Limit::DeploymentDay,
                scope: String::new(),
                window: Window::of(at(0), SOURCE_WINDOW),
                cap,
                shards: SHARDS,
            };
            assert_eq!((0..SHARDS).map(|shard| counter.share(shard)).sum::<u32>(), cap);
        }
    }

    /// M11: whatever moves a message, it uses up nothing of the deployment's day that another cause has.
    #[test]
    fn m11_each_cause_has_a_day_of_its_own() {
        let application = ApplicationId::parse("app_default").unwrap();
        let causes = [Cause::Asked, Cause::Invited, Cause::Notice, Cause::Moved];
        for (channel, to, counters) in [
            (Channel::Email, "ada@example.com", 1),
            (Channel::Sms, "+4915112345678", 2),
        ] {
            let scopes = causes.map(|cause| {
                let letter = CountedMessage {
                    channel,
                    to,
                    cause,
                    dial_code: Some("49"),
                    person: PersonKey::from_bytes([1; 20]),
                    application: &application,
                    at: at(0),
                    identity: &[b"1"],
                };
                let charge = Limits::default().charge(&keys(), letter, at(0));
                charge.counters.into_iter().map(|counter| counter.scope)
            });
            let scopes: std::collections::BTreeSet<_> = scopes.into_iter().flatten().collect();
            assert_eq!(scopes.len(), counters * causes.len(), "{scopes:?}");
        }
    }

    #[test]
    fn g7_messages_are_counted_narrow_before_wide_and_mail_apart_from_sms() {
        let application = ApplicationId::parse("app_default").unwrap();
        let letter = |channel, cause, identity| CountedMessage {
            channel,
            to: "+4915112345678",
            cause,
            dial_code: Some("49"),
            person: PersonKey::from_bytes([1; 20]),
            application: &application,
            at: at(0),
            identity,
        };
        let charge = |letter| Limits::default().charge(&keys(), letter, at(0));
        let sms = charge(letter(Channel::Sms, Cause::Asked, &[b"1"]));
        let own: Vec<_> = sms.allowance.counts.iter().map(|count| count.limit).collect();
        assert_eq!(own, [Limit::ApplicationHour, Limit::ApplicationDay, Limit::CountryDay]);
        let all: Vec<_> = sms.counters.iter().map(|counter| counter.limit).collect();
        assert_eq!(all, [Limit::CountryDay, Limit::DeploymentDay]);
        assert!(!format!("{sms:?}").contains("15112345678"), "no number in a key");
        let other = charge(letter(Channel::Sms, Cause::Asked, &[b"2"]));
        assert_eq!(other.destination, sms.destination);
        assert_ne!(other.message, sms.message);
        let invited = charge(letter(Channel::Sms, Cause::Invited, &[b"1"]));
        assert_ne!(invited.destination, sms.destination);
        assert_eq!(
            (sms.breaker.unwrap().counts, invited.breaker.unwrap().counts),
            (true, false)
        );
        let mail = charge(letter(Channel::Email, Cause::Asked, &[b"1"]));
        assert_eq!((mail.counters.len(), mail.breaker), (1, None));
        assert_ne!(invited.allowance.scope, sms.allowance.scope);
        assert_ne!(invited.counters, sms.counters, "no cause uses up what another has");
    }
}
