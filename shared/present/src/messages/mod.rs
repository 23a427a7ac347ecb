//! Mails and short messages: plain data in, finished text out.
//!
//! Every mail is one letter: a greeting, perhaps a code, perhaps a button, some short sections. It is written twice
//! from the same words, as HTML (tables and inline styles, for Outlook) and as plain text that says all of it too.
//! Names are caller data and are defused; the only links are the ones that a message is about and that of support.

mod account;
mod any;
mod code;
mod contact;
mod defuse;
mod invitation;
mod letter;
mod reminder;
pub mod sample;
mod short;
mod template;
mod trial;
mod verification;

pub use account::{Activated, PasswordChanged, PasswordReset, SignInLocked};
pub use any::AnyMail;
pub use code::StepCode;
pub use contact::ContactChanged;
pub use defuse::defuse;
pub use invitation::{Invitation, InvitationCode, Withdrawn};
pub use reminder::Reminder;
pub use verification::VerifyEmail;

use crate::pages::Brand;
use crate::wording::Wording;
pub use template::{InvalidTemplate, Value, Values, check as check_template, escape};

/// What the application's picture is called within a mail that shows it (RFC 2392).
pub(crate) const LOGO_ID: &str = "logo";

/// A mail, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// One line, without control characters. It never holds a code: subjects end up in logs.
    pub subject: String,
    /// The plain text, complete in itself.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

impl Mail {
    /// Whether it shows the application's picture, which then has to travel with it.
    #[must_use]
    pub fn shows_logo(&self) -> bool {
        self.html.contains(&format!("\"cid:{LOGO_ID}\""))
    }
}

/// A short message, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sms {
    /// The text: one segment, or a few where an invitation needs them; the code first, and last a line that lets a phone offer
    /// the code on our page alone.
    pub text: String,
}

/// Who writes, and in which language.
#[derive(Clone, Copy, Debug)]
pub struct Sender<'a> {
    /// The application on whose behalf the message is sent.
    pub brand: &'a Brand,
    /// The words, in the person's language.
    pub wording: &'a Wording,
}

impl Sender<'_> {
    fn application(&self) -> String {
        defuse(&self.brand.name_or_neutral(self.wording))
    }
}

#[cfg(test)]
mod golden;
#[cfg(test)]
mod tests;
