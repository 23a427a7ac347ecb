//! A mail as an application writes it itself. What its texts mean is known in [`present::messages`].

use serde::{Deserialize, Serialize};

/// The mails that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MailKind {
    /// An invitation with a link, the first one and those after it.
    Invitation,
    /// An invitation with a code.
    InvitationCode,
    /// The code of a step.
    Code,
    /// A link to choose a new password.
    PasswordReset,
    /// The account is active.
    Activation,
    /// The password is another one.
    PasswordChanged,
    /// The invitation ends soon.
    Reminder,
    /// The invitation was taken back.
    Withdrawn,
    /// A link to prove an address.
    EmailVerification,
    /// No unknown browser's password is compared any more.
    SignInLocked,
}

impl MailKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Invitation,
        Self::InvitationCode,
        Self::Code,
        Self::PasswordReset,
        Self::Activation,
        Self::PasswordChanged,
        Self::Withdrawn,
        Self::EmailVerification,
        Self::Reminder,
        Self::SignInLocked,
    ];

    /// The name in addresses, items and labels.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::InvitationCode => "invitation_code",
            Self::Code => "code",
            Self::PasswordReset => "password_reset",
            Self::Activation => "activation",
            Self::PasswordChanged => "password_changed",
            Self::Reminder => "reminder",
            Self::Withdrawn => "withdrawn",
            Self::EmailVerification => "email_verification",
            Self::SignInLocked => "sign_in_locked",
        }
    }

    /// Reads what [`MailKind::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// A mail in an application's own words: three texts in Liquid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// One line.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The HTML.
    pub html: String,
}
