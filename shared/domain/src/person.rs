//! A person in an application: the one item that everything about them is decided on.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    address::{EmailAddress, PhoneNumber, Username},
    application::Application,
    exchange::Exchange,
    former::Former,
    holding::Hold,
    id::{ApplicationId, InvitationId, PersonKey, UserId},
    invitation::{Actor, Invitation, Method},
    limits::Recent,
    metadata::Metadata,
    outbox::Notices,
    password::PasswordHash,
    profile::Profile,
    sign_in::Failures,
};

/// A user and their live (or last) invitation.
#[derive(Clone, PartialEq)]
#[expect(
    missing_debug_implementations,
    reason = "it holds personal data and the password's hash"
)]
pub struct Person {
    /// Names the item.
    pub key: PersonKey,
    /// The application they belong to.
    pub application: ApplicationId,
    /// By which they sign in.
    pub username: Username,
    /// The keys of other names that lead to them: of the addresses that they have or had.
    pub also: Vec<PersonKey>,
    /// To whom the name leads that their own key was made of, where another user has proven it as their address since.
    pub lent_to: Option<PersonKey>,
    /// Whether the username is to become the address that they have.
    pub following: Option<Following>,
    /// Where mail reaches them.
    pub email: Option<Verifiable<EmailAddress>>,
    /// Where SMS reach them.
    pub phone: Option<Verifiable<PhoneNumber>>,
    /// Whether they may sign in.
    pub status: Status,
    /// Since when mail to the address is known to bounce; none is sent until it is changed.
    pub email_bounced_at: Option<Timestamp>,
    /// The write that put the address there in place of another one, or of none; absent for the one that they began with.
    pub email_put_by: Option<[u8; 16]>,
    /// Whether an administrator put it there, and nobody has shown since that mail to it reaches them.
    pub email_on_word: bool,
    /// The generation of the newest ticket that a password was set with. Its holder, and those of earlier ones, learn
    /// nothing of the person any more.
    pub used_generation: Option<u32>,
    /// The generation of sign-in tokens that counts: those of an earlier one are over.
    pub token_generation: u32,
    /// What the back end may exchange for a sign-in token, right after the password was set.
    pub exchange: Option<Exchange>,
    /// Names that the application gives meaning to; they reach the sign-in token.
    pub roles: Vec<String>,
    /// The caller's data.
    pub metadata: Metadata,
    /// Their profile.
    pub profile: Profile,
    /// The terms that they accepted last.
    pub terms: Option<AcceptedTerms>,
    /// The password, hashed.
    pub credential: Option<PasswordHash>,
    /// When they were first invited.
    pub created_at: Timestamp,
    /// The live (or last) invitation.
    pub invitation: Invitation,
    /// The messages that are owed to them.
    pub owed: Owed,
    /// Failed sign-ins since the last good one.
    pub sign_in_failures: Failures,
    /// When codes and resets were last asked for. Neither a resend nor a reset starts it again.
    pub asked: Recent,
    /// When they asked for a new link by themselves, the last few times; oldest first.
    pub renewals: Vec<Timestamp>,
    /// The create call that made the invitation, if it named itself.
    pub replay: Option<Replay>,
    /// Whether they stay until they are erased, whatever becomes of their invitation: so does whom a back end has made as in a
    /// directory. Said once, when they are made.
    pub kept: bool,
    /// When the item may be cleaned up; never once they are active, nor while they are kept.
    pub cleanup_at: Option<Timestamp>,
    /// When something has to be done about the invitation without anybody asking: see [`super::due`].
    pub due_at: Option<Timestamp>,
    /// The last change.
    pub last_write: Write,
}

/// How far the username has followed an address that took the place of the one that it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Following {
    /// The address leads to them by now; the username becomes it once it is proven.
    Held,
    /// It does not, because it was somebody else's before: it is taken over once it is proven.
    Wanted,
}

impl Following {
    /// The name in the item.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Wanted => "wanted",
        }
    }

    /// Reads what [`Following::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Held, Self::Wanted]
            .into_iter()
            .find(|known| known.as_str() == text)
    }
}

/// An address or number, and since when it is known to be theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verifiable<T> {
    /// The address or number.
    pub value: T,
    /// When it was proven.
    pub verified_at: Option<Timestamp>,
}

impl<T> Verifiable<T> {
    /// Not proven yet.
    pub fn unverified(value: T) -> Self {
        Self {
            value,
            verified_at: None,
        }
    }
}

/// Terms that somebody accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptedTerms {
    /// Where they could be read.
    pub url: String,
    /// Which version it was.
    pub version: String,
    /// When.
    #[serde(serialize_with = "super::clock::write")]
    pub at: Timestamp,
}

/// Whether a user may sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Invited, and not finished.
    Invited {
        /// Whether the account is locked until then.
        locked: bool,
    },
    /// May sign in.
    Active,
    /// Switched off by an administrator.
    Disabled,
}

impl Status {
    /// The name on the wire and in the item.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invited { .. } => "invited",
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }
}

/// The messages that are owed to a person, one place for each kind: a newer one replaces an older one of its kind, which
/// is dead by then.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owed {
    /// The invitation of this generation.
    pub invitation: Option<u32>,
    /// The code of this send number.
    pub code: Option<u32>,
    /// The reminder of the invitation of this generation.
    pub reminder: Option<u32>,
    /// The notices that carry no secret.
    pub notices: Notices,
    /// The mail with a link to prove the address, by the write that asked for it.
    pub verification: Option<[u8; 16]>,
    /// Those whose address or number was theirs, and who are to hear that it is no more.
    pub former: Vec<Former>,
    /// Why some of them wait, in the order of their places; of what is owed only.
    pub held: Vec<Hold>,
}

/// A create call that carried an `Idempotency-Key`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replay {
    /// Fingerprint of API key and idempotency key.
    pub key: [u8; 16],
    /// Fingerprint of the body.
    pub body: [u8; 16],
}

impl Replay {
    /// The identity of sending an invitation again, where the call was to make one.
    #[must_use]
    pub fn of_resend(self) -> Self {
        let [first, rest @ ..] = self.key;
        let mut key = [0; 16];
        key.iter_mut()
            .zip([!first].into_iter().chain(rest))
            .for_each(|(place, byte)| *place = byte);
        Self { key, ..self }
    }
}

/// What the last write was. Each write carries a fresh id, so that an unclear end can be settled by reading it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// Fresh random bits.
    pub id: [u8; 16],
    /// What happened.
    pub kind: WriteKind,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
}

/// What a write did: the name under which the stream tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteKind {
    /// An invitation was created.
    Created,
    /// The user came from another system.
    Imported,
    /// An invitation got a new generation.
    Resent,
    /// The person asked for a new link by themselves.
    Renewed,
    /// The link of an invitation was shown to an administrator.
    LinkShown,
    /// An invitation ends at another time.
    Extended,
    /// An invitation was taken back.
    Revoked,
    /// An invitation was turned down.
    Declined,
    /// The person has begun.
    Opened,
    /// The person has chosen a language.
    LanguageChosen,
    /// A new password was asked for.
    ResetAsked,
    /// The password was changed by its owner.
    PasswordChanged,
    /// The user was switched off.
    Disabled,
    /// The user was switched on again.
    Enabled,
    /// Roles, metadata, address or number of the user were changed.
    UserChanged,
    /// A code was asked for.
    CodeAsked,
    /// A code was tried.
    CodeTried,
    /// A step was proven.
    StepCompleted,
    /// The password was set.
    Completed,
    /// A message was taken by the provider.
    MessageSent,
    /// A message could not be sent.
    MessageFailed,
    /// A message was no longer wanted.
    MessageDropped,
    /// A message that is owed waits: for room, for the provider, or for an answer.
    MessageHeld,
    /// The provider reported what became of a message.
    DeliveryReported,
    /// Every sign-in token of the user was ended.
    SignedOut,
    /// The code at the end of the way was exchanged for a sign-in token.
    CodeExchanged,
    /// A message that was not sent is put before the stream once more.
    MessageRedriven,
    /// A mail to prove the address was asked for.
    VerificationAsked,
    /// The address was proven by a link.
    EmailProven,
    /// The end of an invitation has come.
    Expired,
    /// It is time to remind somebody of their invitation.
    ReminderDue,
    /// Somebody was to be reminded, and is not.
    DuePassed,
    /// A sign-in was counted as failed, before it was compared.
    SignInFailed,
    /// A sign-in succeeded, and its count was taken back.
    SignedIn,
    /// An administrator had all failed sign-ins forgotten.
    Unlocked,
}

impl WriteKind {
    /// Every event.
    pub const ALL: [Self; 35] = [
        Self::Created,
        Self::Imported,
        Self::Resent,
        Self::Renewed,
        Self::LinkShown,
        Self::Extended,
        Self::Revoked,
        Self::Declined,
        Self::Opened,
        Self::LanguageChosen,
        Self::ResetAsked,
        Self::PasswordChanged,
        Self::Disabled,
        Self::Enabled,
        Self::UserChanged,
        Self::CodeAsked,
        Self::CodeTried,
        Self::StepCompleted,
        Self::Completed,
        Self::MessageSent,
        Self::MessageFailed,
        Self::MessageDropped,
        Self::MessageHeld,
        Self::DeliveryReported,
        Self::SignedOut,
        Self::CodeExchanged,
        Self::MessageRedriven,
        Self::VerificationAsked,
        Self::EmailProven,
        Self::Expired,
        Self::ReminderDue,
        Self::DuePassed,
        Self::SignInFailed,
        Self::SignedIn,
        Self::Unlocked,
    ];

    /// The name in the item.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Imported => "imported",
            Self::Resent => "resent",
            Self::Renewed => "renewed",
            Self::LinkShown => "link_shown",
            Self::Extended => "extended",
            Self::Revoked => "revoked",
            Self::Declined => "declined",
            Self::Opened => "opened",
            Self::LanguageChosen => "language_chosen",
            Self::ResetAsked => "reset_asked",
            Self::PasswordChanged => "password_changed",
            Self::Disabled => "disabled",
            Self::Enabled => "enabled",
            Self::UserChanged => "user_changed",
            Self::CodeAsked => "code_asked",
            Self::CodeTried => "code_tried",
            Self::StepCompleted => "step_completed",
            Self::Completed => "completed",
            Self::MessageSent => "message_sent",
            Self::MessageFailed => "message_failed",
            Self::MessageDropped => "message_dropped",
            Self::MessageHeld => "message_held",
            Self::DeliveryReported => "delivery_reported",
            Self::SignedOut => "signed_out",
            Self::CodeExchanged => "code_exchanged",
            Self::MessageRedriven => "message_redriven",
            Self::VerificationAsked => "verification_asked",
            Self::EmailProven => "email_proven",
            Self::Expired => "expired",
            Self::ReminderDue => "reminder_due",
            Self::DuePassed => "due_passed",
            Self::SignInFailed => "sign_in_failed",
            Self::SignedIn => "signed_in",
            Self::Unlocked => "unlocked",
        }
    }

    /// Reads what [`WriteKind::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.as_str() == text)
    }
}

impl Person {
    /// Their id as a user.
    #[must_use]
    pub fn user_id(&self) -> UserId {
        UserId(self.key)
    }

    /// When another code may be asked for, where one was sent before.
    #[must_use]
    pub fn ask_again_at(&self) -> Option<Timestamp> {
        let pause = self.invitation.progress.next_send_at?;
        Some(self.asked.free_from().map_or(pause, |free| free.max(pause)))
    }

    /// Whether a password was set with the ticket of this generation, or with a later one.
    #[must_use]
    pub fn has_used(&self, generation: u32) -> bool {
        self.used_generation.is_some_and(|used| generation <= used)
    }

    /// Whether the username is their address, or was the one before and has not followed it yet.
    #[must_use]
    pub fn is_named_by_address(&self) -> bool {
        let is_address = |email: &Verifiable<EmailAddress>| Username::from(&email.value) == self.username;
        self.following.is_some() || self.email.as_ref().is_some_and(is_address)
    }

    /// Whether the address is known to be theirs: proven, and by more than an administrator's word, unless that is trusted.
    #[must_use]
    pub fn owns_email(&self, application: &Application) -> bool {
        let proven = self.email.as_ref().is_some_and(|email| email.verified_at.is_some());
        proven && (!self.email_on_word || application.trust_administrator_verified_email)
    }

    /// Whether mail reaches them, as far as is known.
    #[must_use]
    pub fn is_mailable(&self) -> bool {
        self.email.is_some() && self.email_bounced_at.is_none()
    }

    /// How something reaches them that they have asked for by their name: by mail where that is possible, else by SMS, where
    /// one `may_be_texted`.
    #[must_use]
    pub fn reachable_by(&self, may_be_texted: impl Fn(&PhoneNumber) -> bool) -> Option<Method> {
        if self.is_mailable() {
            return Some(Method::EmailLink);
        }
        let phone = self.phone.as_ref().filter(|phone| may_be_texted(&phone.value));
        phone.map(|_| Method::SmsOtp)
    }

    /// Whether a link to another password may be sent now. Whoever had an address or number before hears of the change
    /// first, unless the application trusts its administrators.
    #[must_use]
    pub fn may_be_sent_a_reset(&self, application: &Application) -> bool {
        application.trust_administrator_verified_email || self.owed.former.is_empty()
    }

    /// The id of their live (or last) invitation.
    #[must_use]
    pub fn invitation_id(&self) -> InvitationId {
        InvitationId {
            person: self.key,
            number: self.invitation.number,
        }
    }
}
