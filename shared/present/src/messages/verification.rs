//! "Confirm your address", with a link.

use jiff::Timestamp;

use super::defuse::defuse_address;
use super::letter::{Button, Letter, link_until};
use super::{Mail, Sender};

/// "Confirm your address", with the link.
#[derive(Clone, Debug)]
pub struct VerifyEmail {
    /// The address that the mail goes to.
    pub recipient: String,
    /// The link.
    pub link: String,
    /// When the link ends.
    pub expires: Timestamp,
    /// The time of writing.
    pub now: Timestamp,
}

impl VerifyEmail {
    /// The mail.
    pub fn mail(&self, sender: &Sender<'_>) -> Mail {
        let w = sender.wording;
        let application = sender.application();
        let named = ("application", (&application).into());
        let recipient = defuse_address(&self.recipient);
        let (until, until_short) = link_until(w, Some(self.expires), self.now).unwrap_or_default();
        let letter = Letter {
            subject: w.text_with("verify-mail-subject", &[named]),
            preheader: w.text_with("verify-mail-preheader", &[("until", (&until_short).into())]),
            heading: w.text("verify-mail-heading"),
            intro: vec![
                w.text_with("verify-mail-intro", &[named]),
                w.text_with("mail-account", &[("account", (&recipient).into())]),
            ],
            code: None,
            button: Some(Button {
                href: self.link.clone(),
                words: w.text("verify-mail-button"),
            }),
            notes: vec![until],
            safety: w.text("verify-mail-not-you"),
            footer: w.text_with("mail-footer", &[named, ("recipient", (&recipient).into())]),
        };
        letter.write(sender)
    }
}
