//! Every mail behind one face: which kind it is, what a template can say of it, and how it is written.

use jiff::Timestamp;

use super::defuse::{account_in_text, defuse_address};
use super::letter::{inviter_name, seconds_until};
use super::template::{self, Values};
use super::{
    Activated, Invitation, InvitationCode, Mail, PasswordChanged, PasswordReset, Reminder, Sender, SignInLocked,
    StepCode, VerifyEmail, Withdrawn,
};
use domain::template::{MailKind, Template};
use crate::pages::web_address;
use crate::wording::Wording;

/// A mail of any kind.
#[derive(Clone, Debug)]
pub enum AnyMail {
    /// An invitation with a link.
    Invitation(Invitation),
    /// An invitation with a code.
    InvitationCode(InvitationCode),
    /// The code of a step.
    Code(StepCode),
    /// A link to choose a new password.
    PasswordReset(PasswordReset),
    /// The account is active.
    Activation(Activated),
    /// The password is another one.
    PasswordChanged(PasswordChanged),
    /// The invitation ends soon.
    Reminder(Reminder),
    /// The invitation was taken back.
    Withdrawn(Withdrawn),
    /// A link to prove an address.
    VerifyEmail(VerifyEmail),
    /// No unknown browser's password is compared any more.
    SignInLocked(SignInLocked),
}

impl AnyMail {
    /// Which one it is.
    #[must_use]
    pub fn kind(&self) -> MailKind {
        match self {
            Self::Invitation(_) => MailKind::Invitation,
            Self::InvitationCode(_) => MailKind::InvitationCode,
            Self::Code(_) => MailKind::Code,
            Self::PasswordReset(_) => MailKind::PasswordReset,
            Self::Activation(_) => MailKind::Activation,
            Self::PasswordChanged(_) => MailKind::PasswordChanged,
            Self::Reminder(_) => MailKind::Reminder,
            Self::Withdrawn(_) => MailKind::Withdrawn,
            Self::VerifyEmail(_) => MailKind::EmailVerification,
            Self::SignInLocked(_) => MailKind::SignInLocked,
        }
    }

    /// The mail: as the application wrote it itself, or else as we write it.
    #[must_use]
    pub fn write(&self, sender: &Sender<'_>, own: Option<&Template>) -> Mail {
        let own = own.and_then(|template| template::render(template, self.kind(), &self.values(sender)));
        own.unwrap_or_else(|| match self {
            Self::Invitation(mail) => mail.mail(sender),
            Self::InvitationCode(mail) => mail.mail(sender),
            Self::Code(mail) => mail.mail(sender),
            Self::PasswordReset(mail) => mail.mail(sender),
            Self::Activation(mail) => mail.mail(sender),
            Self::PasswordChanged(mail) => mail.mail(sender),
            Self::Reminder(mail) => mail.mail(sender),
            Self::Withdrawn(mail) => mail.mail(sender),
            Self::VerifyEmail(mail) => mail.mail(sender),
            Self::SignInLocked(mail) => mail.mail(sender),
        })
    }

    /// What a template can say of it.
    #[must_use]
    pub fn values(&self, sender: &Sender<'_>) -> Values {
        let w = sender.wording;
        let mut values = template::common(sender);
        match self {
            Self::Invitation(mail) => {
                values.insert("inviter", inviter_name(mail.inviter.as_deref()).into());
                values.insert("recipient", defuse_address(&mail.recipient).into());
                values.insert("link", mail.link.clone().into());
                values.insert("again", mail.again.into());
                put_end(&mut values, w, mail.expires, mail.now);
            }
            Self::InvitationCode(mail) => {
                values.insert("inviter", inviter_name(mail.inviter.as_deref()).into());
                values.insert("recipient", defuse_address(&mail.recipient).into());
                values.insert("code", mail.code.clone().into());
                values.insert("page", mail.entry_url.as_deref().and_then(web_address).into());
                values.insert("again", mail.again.into());
                put_end(&mut values, w, mail.expires, mail.now);
            }
            Self::Code(mail) => {
                values.insert("code", mail.code.clone().into());
                values.insert(
                    "expires_in",
                    w.span(u64::from(mail.lifetime_minutes).saturating_mul(60)).into(),
                );
            }
            Self::PasswordReset(mail) => {
                values.insert("recipient", defuse_address(&mail.recipient).into());
                values.insert("link", mail.link.clone().into());
                put_end(&mut values, w, mail.expires, mail.now);
            }
            Self::Activation(mail) => {
                let login = mail.login_url.as_deref().and_then(web_address);
                values.insert("recipient", defuse_address(&mail.recipient).into());
                values.insert("account", account_in_text(&mail.username).into());
                values.insert("page", login.filter(|page| !page.starts_with('/')).into());
            }
            Self::PasswordChanged(mail) => {
                values.insert("recipient", defuse_address(&mail.recipient).into());
                values.insert("account", account_in_text(&mail.username).into());
                values.insert("changed", w.date_time(mail.when).into());
            }
            Self::SignInLocked(mail) => {
                values.insert("recipient", defuse_address(&mail.recipient).into());
                values.insert("account", defuse_address(&mail.username).into());
                values.insert("page", web_address(&mail.reset_page).into());
            }
            Self::VerifyEmail(mail) => {
                values.insert("recipient", defuse_address(&mail.recipient).into());
                values.insert("link", mail.link.clone().into());
                put_end(&mut values, w, Some(mail.expires), mail.now);
            }
            Self::Reminder(mail) => {
                values.insert("inviter", inviter_name(mail.inviter.as_deref()).into());
                values.insert("recipient", defuse_address(&mail.recipient).into());
                values.insert("link", mail.link.clone().into());
                values.insert("by_code", mail.by_code.into());
                put_end(&mut values, w, Some(mail.expires), mail.now);
            }
            Self::Withdrawn(mail) => {
                values.insert("recipient", defuse_address(&mail.recipient).into());
            }
        }
        values
    }
}

fn put_end(values: &mut Values, w: &Wording, end: Option<Timestamp>, now: Timestamp) {
    values.insert("expires", end.map(|at| w.date_time(at)).into());
    values.insert("expires_in", end.map(|at| w.span(seconds_until(at, now))).into());
}
