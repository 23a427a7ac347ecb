//! "Your invitation ends soon", for whoever has not finished.

use jiff::Timestamp;

use super::defuse::defuse_address;
use super::letter::{Button, Letter, account_line, ends, invitation_intro, inviter_name, seconds_until};
use super::{Mail, Sender, Sms, short};

/// "Your invitation ends soon". It carries the link that was sent before, or where the code that was sent is entered; never
/// the code.
#[derive(Clone, Debug)]
pub struct Reminder {
    /// The name to sign in by, which is often the address.
    pub account: String,
    /// Who invites, if that may be said.
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
        let (span, date) = ends(w, self.expires, self.now);
        let (button, next) = if self.by_code {
            (w.text("invitation-code-button"), w.text("reminder-code-next"))
        } else {
            (w.text("invitation-button"), w.text("reminder-next"))
        };
        let letter = Letter {
            subject: w.text_with("reminder-subject", &[named]),
            preheader: w.text_with("reminder-preheader", &[("span", (&span).into())]),
            heading: w.text("reminder-heading"),
            intro: [
                Some(invitation_intro(w, &application, inviter.as_deref())),
                Some(w.text("reminder-intro")),
                account_line(w, &self.account, &self.recipient),
            ]
            .into_iter()
            .flatten()
            .collect(),
            code: None,
            button: Some(Button {
                href: self.link.clone(),
                words: button,
            }),
            notes: vec![
                w.text_with("reminder-until", &[("span", (&span).into()), ("date", (&date).into())]),
                next,
            ],
            safety: w.text("mail-not-expected"),
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
