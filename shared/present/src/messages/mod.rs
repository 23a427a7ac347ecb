//! Mails and short messages: plain data in, finished text out.
//!
//! A kind of message is one file, which implements [`Message`] and `Listed`; only [`entry`] here lists them.
//!
//! Every mail is one letter: a greeting, perhaps a code, perhaps a button, some short sections. It is written twice
//! from the same words, as HTML (tables and inline styles, for Outlook) and as plain text that says all of it too.
//! Names are caller data and are defused; the only links are the ones that a message is about and that of support.

mod defuse;
mod letter;
mod message;
mod short;
mod template;
mod trial;

mod activated;
mod code;
mod contact_changed;
mod email_verification;
mod invitation;
mod invitation_code;
mod password_changed;
mod password_reset;
mod password_reset_code;
mod reminder;
mod sign_in_locked;
mod withdrawn;

use crate::pages::Brand;
use crate::wording::Wording;
pub use defuse::defuse;
use domain::outbox::MessageKind;
use message::Listed;
pub use message::{Facts, Message, Sample, State};
pub use template::{InvalidTemplate, Value, Values, check as check_template, escape};

/// What the application's picture is called within a mail that shows it (RFC 2392).
pub const LOGO_ID: &str = "logo";

/// How the list makes messages of a kind.
struct Entry {
    of: fn(&Facts<'_>) -> Option<Box<dyn Message>>,
    sample: fn(&Sample) -> Box<dyn Message>,
    states: fn(&Sample) -> Vec<State>,
}

impl Entry {
    fn of<T: Listed>() -> Self {
        Self {
            of: |facts| Some(Box::new(T::of(facts)?)),
            sample: |sample| Box::new(T::sample(sample)),
            states: T::states,
        }
    }
}

/// The list.
fn entry(kind: MessageKind) -> Entry {
    match kind {
        MessageKind::Invitation => Entry::of::<invitation::Invitation>(),
        MessageKind::InvitationCode => Entry::of::<invitation_code::InvitationCode>(),
        MessageKind::Code => Entry::of::<code::StepCode>(),
        MessageKind::PasswordReset => Entry::of::<password_reset::PasswordReset>(),
        MessageKind::PasswordResetCode => Entry::of::<password_reset_code::ResetCode>(),
        MessageKind::Activation => Entry::of::<activated::Activated>(),
        MessageKind::PasswordChanged => Entry::of::<password_changed::PasswordChanged>(),
        MessageKind::Withdrawn => Entry::of::<withdrawn::Withdrawn>(),
        MessageKind::EmailVerification => Entry::of::<email_verification::VerifyEmail>(),
        MessageKind::Reminder => Entry::of::<reminder::Reminder>(),
        MessageKind::SignInLocked => Entry::of::<sign_in_locked::SignInLocked>(),
        MessageKind::ContactChanged => Entry::of::<contact_changed::ContactChanged>(),
    }
}

/// The message of this kind that a person is owed. `None`: there is nothing to say any more.
#[must_use]
pub fn compose(kind: MessageKind, facts: &Facts<'_>) -> Option<Box<dyn Message>> {
    (entry(kind).of)(facts)
}

/// An example of a kind.
#[must_use]
pub fn example(kind: MessageKind, sample: &Sample) -> Box<dyn Message> {
    (entry(kind).sample)(sample)
}

/// Examples of every kind in every state.
#[must_use]
pub fn states(sample: &Sample) -> Vec<State> {
    let kinds = MessageKind::ALL.into_iter();
    kinds.flat_map(|kind| (entry(kind).states)(sample)).collect()
}

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

    /// The first where the letter names whom to turn to below, else the second.
    fn with_support(&self, named: String, unnamed: String) -> String {
        if self.brand.support().is_some() { named } else { unnamed }
    }
}

#[cfg(test)]
mod golden;
#[cfg(test)]
mod tests;
