//! An invitation: how a person is asked in, how far they have come, and when it ends.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    api_key::CallerId,
    clock::{Expiry, Lifetime},
    code::CodeFormat,
    display_name::DisplayName,
    exchange::CodeChallenge,
    flow::{
        FlowRef, Step, StepKind,
        steps::{email_otp::EmailOtpStep, sms_otp::SmsOtpStep},
    },
    keys::KeyId,
    locale::Locale,
    ticket::TicketHash,
};

/// How an invitation first reaches the person. It is read from a text only: the form that serde derives for an enum takes
/// `{"link": null}` as well.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case", try_from = "String")]
#[schemars(!try_from)]
pub enum Method {
    /// A link by mail.
    #[default]
    EmailLink,
    /// A code by mail, entered with the username on the hosted page or in place of a password.
    EmailOtp,
    /// The same by SMS.
    SmsOtp,
    /// No message: the link is handed over by the caller.
    Link,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 4] = [Self::EmailLink, Self::EmailOtp, Self::SmsOtp, Self::Link];
    /// Those that reach the person with a code.
    pub const WITH_CODE: &'static [Self] = &[Self::EmailOtp, Self::SmsOtp];

    /// The step that the first message proves by itself, for the methods that reach the person with a code.
    #[must_use]
    pub fn code_step(self) -> Option<Step> {
        match self {
            Self::EmailOtp => Some(Step::EmailOtp(EmailOtpStep::default())),
            Self::SmsOtp => Some(Step::SmsOtp(SmsOtpStep::default())),
            Self::EmailLink | Self::Link => None,
        }
    }

    /// The name on the wire and in the item.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EmailLink => "email_link",
            Self::EmailOtp => "email_otp",
            Self::SmsOtp => "sms_otp",
            Self::Link => "link",
        }
    }

    /// Reads what [`Method::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.as_str() == text)
    }
}

impl TryFrom<String> for Method {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("a method is `email_link`, `email_otp`, `sms_otp` or `link`")
    }
}

/// What an invitation is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// To become a user.
    Invitation,
    /// To choose a new password.
    PasswordReset,
}

impl Kind {
    /// The name on the wire and in the item.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::PasswordReset => "password_reset",
        }
    }

    /// Reads what [`Kind::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Invitation, Self::PasswordReset]
            .into_iter()
            .find(|kind| kind.as_str() == text)
    }
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// An administrator or back end.
    Caller(CallerId),
    /// The person, by ticket or password.
    Person,
    /// Latchkey itself.
    System,
}

impl Actor {
    /// The form in which an item keeps it.
    #[must_use]
    pub fn encode(&self) -> String {
        match self {
            Self::Caller(id) => id.to_string(),
            Self::Person => "person".to_owned(),
            Self::System => "system".to_owned(),
        }
    }

    /// Reads what [`Actor::encode`] writes.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        match text {
            "person" => Some(Self::Person),
            "system" => Some(Self::System),
            caller => CallerId::parse(caller).map(Self::Caller),
        }
    }
}

/// The live (or last) invitation of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Invitation {
    /// Running number among the person's invitations, from 1.
    pub number: u32,
    /// What it is for.
    pub kind: Kind,
    /// How it first reaches the person.
    pub method: Method,
    /// The immutable version of the flow that it walks, whatever is edited later.
    pub flow: FlowRef,
    /// The language of its pages and messages (BCP 47), where the caller named one or the person has chosen one.
    pub locale: Option<Locale>,
    /// Where the person goes at the end, if not to the application's login.
    pub result_url: Option<String>,
    /// Whether the address is passed on to where the person goes at the end.
    pub include_email: bool,
    /// Whether setting the password proves the address, because whoever handed the link over vouches for it.
    pub vouched: bool,
    /// Whether the link of the live generation was shown to an administrator: holding it proves no address then.
    pub shown: bool,
    /// The PKCE challenge of whoever will exchange the code at the end of the way (RFC 7636).
    pub challenge: Option<CodeChallenge>,
    /// Who invites, as the message names them.
    pub inviter: Option<DisplayName>,
    /// How long each generation of it lives.
    pub lifetime: Lifetime,
    /// How many seconds before its end whoever has not finished is reminded, for as long as that is still to come.
    pub reminder: Option<u32>,
    /// When it was created.
    pub created_at: Timestamp,
    /// Who created it.
    pub created_by: Actor,
    /// What has become of it.
    pub state: State,
    /// The live generation.
    pub generation: Generation,
    /// How far the person has come.
    pub progress: Progress,
    /// The rules for codes, as they were when it was created.
    pub code_policy: CodePolicy,
    /// What became of the message that carries it.
    pub delivery: Delivery,
}

/// What has become of an invitation, as it is written down. Expiry is not written: it follows from the clock, see
/// [`Invitation::phase`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody has followed it.
    Pending,
    /// The person has begun.
    Opened {
        /// When.
        at: Timestamp,
    },
    /// The password is set.
    Completed {
        /// When.
        at: Timestamp,
    },
    /// An administrator took it back.
    Revoked {
        /// When.
        at: Timestamp,
    },
    /// Whoever held its link turned it down.
    Declined {
        /// When.
        at: Timestamp,
    },
}

impl State {
    /// The name in the item.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Opened { .. } => "opened",
            Self::Completed { .. } => "completed",
            Self::Revoked { .. } => "revoked",
            Self::Declined { .. } => "declined",
        }
    }

    /// When it got there.
    #[must_use]
    pub fn since(self) -> Option<Timestamp> {
        match self {
            Self::Pending => None,
            Self::Opened { at } | Self::Completed { at } | Self::Revoked { at } | Self::Declined { at } => Some(at),
        }
    }
}

/// What an invitation is right now: its state and the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "State")]
pub enum Phase {
    /// Nobody has followed it.
    Pending,
    /// The person has begun.
    Opened,
    /// The password is set.
    Completed,
    /// Its time is over.
    Expired,
    /// An administrator took it back.
    Revoked,
    /// Whoever held its link turned it down.
    Declined,
}

impl Phase {
    /// The phase at `now` of what is in this one but for the time, and ends then.
    #[must_use]
    pub fn at(self, expiry: Expiry, now: Timestamp) -> Self {
        match self {
            Self::Pending | Self::Opened if expiry.is_past(now) => Self::Expired,
            Self::Pending | Self::Opened | Self::Completed | Self::Expired | Self::Revoked | Self::Declined => self,
        }
    }
}

impl Invitation {
    /// What it is at `now`.
    #[must_use]
    pub fn phase(&self, now: Timestamp) -> Phase {
        let apart_from_time = match self.state {
            State::Pending => Phase::Pending,
            State::Opened { .. } => Phase::Opened,
            State::Completed { .. } => Phase::Completed,
            State::Revoked { .. } => Phase::Revoked,
            State::Declined { .. } => Phase::Declined,
        };
        apart_from_time.at(self.generation.expiry, now)
    }

    /// How often the newest code may still be tried; before one is sent, how often it could be.
    #[must_use]
    pub fn tries_left(&self) -> u32 {
        // Those of a step before stay counted until the next code is made.
        let tries = self.progress.code_expires_at.map_or(0, |_| self.progress.tries);
        let of_code = self.code_policy.tries.saturating_sub(tries);
        of_code.min(self.code_policy.failures.saturating_sub(self.progress.failures))
    }
}

/// One issue of an invitation's ticket. Every resend starts a new one, and only the newest counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generation {
    /// Running number among all generations of the person, from 1.
    pub number: u32,
    /// The deployment key that its secrets are derived with.
    pub key: KeyId,
    /// 256 random bits that its secrets are derived from. Worthless without the deployment key.
    pub nonce: [u8; 32],
    /// SHA-256 of the ticket's secret.
    pub ticket: TicketHash,
    /// When it ends.
    pub expiry: Expiry,
    /// Whether it began with a change of the user that killed every ticket: then it has none itself.
    pub killed: bool,
}

/// What a new generation is made of, before it has its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// See [`Generation::key`].
    pub key: KeyId,
    /// See [`Generation::nonce`].
    pub nonce: [u8; 32],
    /// See [`Generation::ticket`].
    pub ticket: TicketHash,
    /// See [`Generation::expiry`].
    pub expiry: Expiry,
}

impl Issue {
    /// The generation of this `number`.
    #[must_use]
    pub fn numbered(self, number: u32) -> Generation {
        Generation {
            number,
            key: self.key,
            nonce: self.nonce,
            ticket: self.ticket,
            expiry: self.expiry,
            killed: false,
        }
    }
}

/// How far the person has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Position of the next step in the flow.
    pub position: u16,
    /// Its kind; the password step only when all others are proven.
    pub next: StepKind,
    /// How many codes this generation has sent.
    pub sends: u32,
    /// When the newest code ends; `None` when there is none to enter.
    pub code_expires_at: Option<Timestamp>,
    /// How often the newest code was tried.
    pub tries: u32,
    /// When the next code may be asked for.
    pub next_send_at: Option<Timestamp>,
    /// How many codes were entered wrong, over all codes of this generation.
    pub failures: u32,
    /// The last code that could not be sent, if any could not.
    pub unsent: Option<Unsent>,
}

/// A code that will not be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsent {
    /// Its send number.
    pub send: u32,
    /// Why, in a few words.
    pub reason: String,
}

impl Unsent {
    /// What stands in the item.
    #[must_use]
    pub fn encode(&self) -> String {
        format!("{} {}", self.send, self.reason)
    }

    /// Reads what [`Unsent::encode`] writes.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        let (send, reason) = text.split_once(' ')?;
        Some(Self {
            send: send.parse().ok()?,
            reason: reason.to_owned(),
        })
    }
}

impl Progress {
    /// The beginning of a flow whose first step is of kind `next`. Where the invitation itself is a code, that code is the
    /// first one sent, and lives as long as the invitation, until `code_expires_at`.
    #[must_use]
    pub fn begin(next: StepKind, code_expires_at: Option<Timestamp>) -> Self {
        let sends = u32::from(code_expires_at.is_some());
        Self {
            position: 0,
            next,
            sends,
            code_expires_at,
            tries: 0,
            next_send_at: None,
            failures: 0,
            unsent: None,
        }
    }
}

/// The rules for codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodePolicy {
    /// What a code looks like.
    pub format: CodeFormat,
    /// How long a code lives, in seconds.
    pub lifetime_seconds: u32,
    /// How often one code may be tried.
    pub tries: u32,
    /// How many failures one generation of an invitation allows.
    pub failures: u32,
    /// How long to wait between two codes, in seconds.
    pub pause_seconds: u32,
}

/// What became of the message that carries an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// There is no message: the link is handed over by the caller.
    NotSent,
    /// It is owed and will be sent.
    Queued,
    /// It is owed, and waits: for room under a limit, or for the provider.
    Deferred {
        /// Since when.
        at: Timestamp,
        /// What for, in a few words.
        reason: String,
    },
    /// It was handed to the provider, who did not answer. It stays owed until the provider tells that it was taken, or until it
    /// is sent again.
    Unclear {
        /// Since when.
        at: Timestamp,
    },
    /// The provider took it.
    Sent {
        /// When.
        at: Timestamp,
        /// The provider's id of the message.
        message_id: String,
    },
    /// The recipient's server took it.
    Delivered {
        /// When.
        at: Timestamp,
        /// The provider's id of the message.
        message_id: String,
    },
    /// The recipient's server refused it.
    Bounced {
        /// When.
        at: Timestamp,
        /// The provider's id of the message.
        message_id: String,
        /// Why, in a few words.
        reason: String,
    },
    /// The recipient called it unwanted.
    Complained {
        /// When.
        at: Timestamp,
        /// The provider's id of the message.
        message_id: String,
    },
    /// It could not be sent.
    Failed {
        /// When.
        at: Timestamp,
        /// Why, in a few words.
        reason: String,
    },
}

impl Delivery {
    /// The names of all.
    pub const NAMES: [&'static str; 9] = [
        "not_sent",
        "queued",
        "deferred",
        "unclear",
        "sent",
        "delivered",
        "bounced",
        "complained",
        "failed",
    ];

    /// The name on the wire and in the item.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::NotSent => "not_sent",
            Self::Queued => "queued",
            Self::Deferred { .. } => "deferred",
            Self::Unclear { .. } => "unclear",
            Self::Sent { .. } => "sent",
            Self::Delivered { .. } => "delivered",
            Self::Bounced { .. } => "bounced",
            Self::Complained { .. } => "complained",
            Self::Failed { .. } => "failed",
        }
    }

    /// The provider's id of the message, once it has one.
    #[must_use]
    pub fn message_id(&self) -> Option<&String> {
        match self {
            Self::NotSent | Self::Queued | Self::Deferred { .. } | Self::Unclear { .. } | Self::Failed { .. } => None,
            Self::Sent { message_id, .. }
            | Self::Delivered { message_id, .. }
            | Self::Bounced { message_id, .. }
            | Self::Complained { message_id, .. } => Some(message_id),
        }
    }

    /// Whether the message was on its way to the person, as far as is known. What is owed once more, or waits, may have been
    /// there before.
    #[must_use]
    pub fn went_out(&self) -> bool {
        match self {
            Self::NotSent | Self::Failed { .. } | Self::Bounced { .. } => false,
            Self::Queued
            | Self::Deferred { .. }
            | Self::Unclear { .. }
            | Self::Sent { .. }
            | Self::Delivered { .. }
            | Self::Complained { .. } => true,
        }
    }
}
