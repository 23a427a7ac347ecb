//! "Your invitation ends soon", for whoever has not finished.

use jiff::Timestamp;

use super::defuse::{account, defuse_address};
use super::letter::{Button, Letter, Section, invitation_intro, inviter_name, seconds_until};
use super::{Mail, Sender, Sms, short};

/// "Your invitation ends soon". It carries the link that was sent before, or where the code that was sent is entered; never
/// the code.
#[derive(Clone, Debug)]
pub struct Reminder {
    /// The name to sign in by, which is often the address.
    pub account: String,
    /// Who invites, if that may be told.
    pub inviter: Option<String>,
    /// The address that the mail goes to. Unused in a short message.
    pub recipient: String,
    /// The link with the ticket; where the invitation is a code, the page on which it is entered.
    pub link: String,
    /// Whether the invitation is a code.
    pub by_code: bool,
    /// When the invitation ends.
    pub expires: Timestamp,
    /// The time of writing.
    pub now: Timestamp,
}

impl Reminder {
    /// The mail.
    pub fn mail(&self, sender: &Sender<'_>) -> Mail {
        let w = sender.wording;
        let application = sender.application();
        let named = ("application", (&application).into());
        let inviter = inviter_name(self.inviter.as_deref());
        let recipient = defuse_address(&self.recipient);
        let (moment, span) = (w.date_time(self.expires), w.span(seconds_until(self.expires, self.now)));
        let (button, next, new) = if self.by_code {
            (
                w.text("invitation-code-button"),
                w.text("reminder-code-next"),
                w.text("invitation-code-new"),
            )
        } else {
            (
                w.text("invitation-button"),
                w.text("reminder-next"),
                w.text("invitation-new"),
            )
        };
        let letter = Letter {
            subject: w.text_with("reminder-subject", &[named]),
            preheader: w.text_with("reminder-preheader", &[("moment", (&moment).into())]),
            heading: w.text("reminder-heading"),
            intro: vec![
                invitation_intro(w, &application, inviter.as_deref()),
                w.text("reminder-intro"),
                w.text_with("mail-account", &[("account", (&account(&self.account)).into())]),
            ],
            code: None,
            button: Some(Button {
                href: self.link.clone(),
                words: button,
            }),
            sections: vec![
                Section {
                    heading: w.text("reminder-until-heading"),
                    text: w.text_with(
                        "reminder-until",
                        &[("moment", (&moment).into()), ("span", (&span).into())],
                    ),
                },
                Section {
                    heading: w.text("invitation-next-heading"),
                    text: next,
                },
                Section {
                    heading: w.text("invitation-new-heading"),
                    text: new,
                },
                Section {
                    heading: w.text("mail-not-expected-heading"),
                    text: w.text("mail-not-expected"),
                },
            ],
            footer: w.text_with("mail-footer", &[named, ("recipient", (&recipient).into())]),
        };
        letter.write(sender)
    }

    /// The short message.
    pub fn sms(&self, sender: &Sender<'_>) -> Sms {
        let w = sender.wording;
        let span = w.span(seconds_until(self.expires, self.now));
        let (span, page) = (("span", (&span).into()), ("page", (&self.link).into()));
        let named = |application: &str| w.text_with("sms-reminder", &[("application", application.into()), span, page]);
        let plain = w.text_with("sms-reminder-plain", &[span, page]);
        let application = sender.brand.name_or_neutral(w);
        Sms {
            text: short::one_segment(&application, named, plain, "", None),
        }
    }
}
