//! Examples of every mail, for trying templates out. Link and code are plainly not valid.

use jiff::{SignedDuration, Timestamp};

use super::{
    Activated, AnyMail, Invitation, InvitationCode, PasswordChanged, PasswordReset, Reminder, SignInLocked, StepCode,
    VerifyEmail, Withdrawn,
};
use domain::clock::after;
use domain::template::MailKind;

/// A link that opens nothing, on the host of the deployment.
#[must_use]
pub fn link(base_url: &str) -> String {
    format!("{base_url}/i/an-example-that-opens-nothing")
}

/// An example of a mail. One that is `bare` lacks all that a mail of this kind can lack.
#[must_use]
pub fn mail(kind: MailKind, base_url: &str, now: Timestamp, bare: bool) -> AnyMail {
    let end = after(now, SignedDuration::from_hours(24));
    let given = |text: &str| (!bare).then(|| text.to_owned());
    let recipient = "ada@example.com".to_owned();
    match kind {
        MailKind::Invitation => AnyMail::Invitation(Invitation {
            account: recipient.clone(),
            inviter: given("Grace Hopper"),
            recipient,
            link: link(base_url),
            expires: (!bare).then_some(end),
            now,
            again: false,
        }),
        MailKind::InvitationCode => AnyMail::InvitationCode(InvitationCode {
            account: recipient.clone(),
            inviter: given("Grace Hopper"),
            recipient,
            code: "000000".to_owned(),
            entry_url: given(&format!("{base_url}/enter")),
            host: None,
            expires: (!bare).then_some(end),
            now,
            again: false,
        }),
        MailKind::Code => AnyMail::Code(StepCode {
            code: "000000".to_owned(),
            lifetime_minutes: 10,
            host: String::new(),
        }),
        MailKind::PasswordReset => AnyMail::PasswordReset(PasswordReset {
            account: recipient.clone(),
            recipient,
            link: link(base_url),
            expires: Some(after(now, SignedDuration::from_hours(1))),
            now,
        }),
        MailKind::Activation => AnyMail::Activation(Activated {
            username: recipient.clone(),
            recipient,
            login_url: given(&format!("{base_url}/sign-in")),
        }),
        MailKind::PasswordChanged => AnyMail::PasswordChanged(PasswordChanged {
            username: recipient.clone(),
            recipient,
            when: now,
            support: None,
        }),
        MailKind::SignInLocked => AnyMail::SignInLocked(SignInLocked {
            username: recipient.clone(),
            recipient,
            reset_page: format!("{base_url}/forgotten"),
        }),
        MailKind::EmailVerification => AnyMail::VerifyEmail(VerifyEmail {
            recipient,
            link: link(base_url),
            expires: end,
            now,
        }),
        MailKind::Reminder => AnyMail::Reminder(Reminder {
            account: recipient.clone(),
            inviter: given("Grace Hopper"),
            recipient,
            link: link(base_url),
            by_code: false,
            expires: end,
            now,
        }),
        MailKind::Withdrawn => AnyMail::Withdrawn(Withdrawn { recipient }),
    }
}

#[cfg(test)]
pub(crate) fn values(kind: MailKind, wording: &crate::wording::Wording) -> [super::Values; 2] {
    let sender = super::Sender {
        brand: &crate::pages::Brand::default(),
        wording,
    };
    [false, true].map(|bare| mail(kind, "https://id.example", Timestamp::UNIX_EPOCH, bare).values(&sender))
}
