//! Messages about an account: that it is ready, how to choose a new password, that the password was changed.

use jiff::Timestamp;

use super::defuse::{account, defuse_address};
use super::letter::{Button, Letter, account_line, link_until, seconds_until};
use super::{Mail, Sender, Sms, short};
use crate::pages::web_address;

/// "Your account is ready": the notice after the password has been set.
#[derive(Clone, Debug)]
pub struct Activated {
    /// The account.
    pub username: String,
    /// The address that the mail goes to.
    pub recipient: String,
    /// Where to sign in, if there is such a page. One that no browser should follow is left out.
    pub login_url: Option<String>,
}

impl Activated {
    /// The mail.
    pub fn mail(&self, sender: &Sender<'_>) -> Mail {
        let w = sender.wording;
        let application = sender.application();
        let named = ("application", (&application).into());
        let letter = Letter {
            subject: w.text_with("activated-subject", &[named]),
            preheader: w.text("activated-preheader"),
            heading: w.text("activated-heading"),
            intro: [
                Some(w.text_with("activated-intro", &[named])),
                account_line(w, &self.username, &self.recipient),
            ]
            .into_iter()
            .flatten()
            .collect(),
            code: None,
            button: self
                .login_url
                .as_deref()
                .and_then(web_address)
                // A path of this host means nothing in a mail.
                .filter(|href| !href.starts_with('/'))
                .map(|href| Button {
                    href,
                    words: w.text("activated-button"),
                }),
            notes: vec![w.text("activated-not-you")],
            safety: String::new(),
            footer: w.text_with(
                "mail-footer",
                &[named, ("recipient", (&defuse_address(&self.recipient)).into())],
            ),
        };
        letter.write(sender)
    }

    /// The short message. It has no code, and no link.
    pub fn sms(&self, sender: &Sender<'_>) -> Sms {
        let w = sender.wording;
        let named = |application: &str| w.text_with("sms-activated", &[("application", application.into())]);
        let plain = w.text("sms-activated-plain");
        let application = sender.brand.name_or_neutral(w);
        Sms {
            text: short::one_segment(&application, named, plain, "", None),
        }
    }
}

/// "Choose a new password", with the link.
#[derive(Clone, Debug)]
pub struct PasswordReset {
    /// The name to sign in by, which is often the address.
    pub account: String,
    /// The address that the mail goes to.
    pub recipient: String,
    /// The link with the ticket.
    pub link: String,
    /// When the link ends. `None`: never.
    pub expires: Option<Timestamp>,
    /// The time of writing.
    pub now: Timestamp,
}

impl PasswordReset {
    /// The mail.
    pub fn mail(&self, sender: &Sender<'_>) -> Mail {
        let w = sender.wording;
        let application = sender.application();
        let named = ("application", (&application).into());
        let recipient = defuse_address(&self.recipient);
        let (until, until_short) = link_until(w, self.expires, self.now)
            .unwrap_or_else(|| (w.text("reset-never"), w.text("invitation-never-short")));
        let letter = Letter {
            subject: w.text_with("reset-subject", &[named]),
            preheader: w.text_with("reset-preheader", &[("until", (&until_short).into())]),
            heading: w.text("reset-heading"),
            intro: [
                account_line(w, &self.account, &self.recipient),
                Some(w.text_with("reset-intro", &[named])),
            ]
            .into_iter()
            .flatten()
            .collect(),
            code: None,
            button: Some(Button {
                href: self.link.clone(),
                words: w.text("reset-button"),
            }),
            notes: vec![format!("{until} {}", w.text("reset-next"))],
            safety: w.text("reset-not-asked"),
            footer: w.text_with("mail-footer", &[named, ("recipient", (&recipient).into())]),
        };
        letter.write(sender)
    }
}

/// The code with which another password is chosen, for whoever has a number only.
#[derive(Clone, Debug)]
pub struct ResetCode {
    /// The code.
    pub code: String,
    /// The page on which it is entered.
    pub entry_page: String,
    /// The host that the phone may offer it on.
    pub host: String,
    /// When it ends.
    pub expires: Timestamp,
    /// The time of writing.
    pub now: Timestamp,
}

impl ResetCode {
    /// The short message.
    pub fn sms(&self, sender: &Sender<'_>) -> Sms {
        let w = sender.wording;
        let code = ("code", (&self.code).into());
        let span = w.span(seconds_until(self.expires, self.now));
        let way = w.text_with(
            "sms-invitation-until",
            &[("page", (&self.entry_page).into()), ("span", (&span).into())],
        );
        let named = |application: &str| {
            let sentence = w.text_with("sms-reset", &[code, ("application", application.into())]);
            format!("{sentence} {way}")
        };
        let plain = format!("{} {way}", w.text_with("sms-reset-plain", &[code]));
        let application = sender.brand.name_or_neutral(w);
        let host = Some(self.host.as_str());
        Sms {
            text: short::few_segments(&application, |_| None, named, plain, &self.code, host),
        }
    }
}

/// "Your password has been changed": the notice after that. It has no link but that of support.
#[derive(Clone, Debug)]
pub struct PasswordChanged {
    /// The account.
    pub username: String,
    /// The address that the mail goes to.
    pub recipient: String,
    /// When it was changed.
    pub when: Timestamp,
    /// Where to turn to if it was somebody else. `None`: to the application's own support, if it has any.
    pub support: Option<String>,
}

impl PasswordChanged {
    /// The short message, for whoever has a number only.
    pub fn sms(&self, sender: &Sender<'_>) -> Sms {
        let w = sender.wording;
        let named = |application: &str| w.text_with("sms-changed", &[("application", application.into())]);
        let application = sender.brand.name_or_neutral(w);
        Sms {
            text: short::one_segment(&application, named, w.text("sms-changed-plain"), "", None),
        }
    }

    /// The mail.
    pub fn mail(&self, sender: &Sender<'_>) -> Mail {
        let w = sender.wording;
        let mut brand = sender.brand.clone();
        if self.support.is_some() {
            brand.support_address.clone_from(&self.support);
        }
        let sender = Sender {
            brand: &brand,
            wording: w,
        };
        let application = sender.application();
        let named = ("application", (&application).into());
        let letter = Letter {
            subject: w.text_with("changed-subject", &[named]),
            preheader: w.text("changed-preheader"),
            heading: w.text("changed-heading"),
            intro: vec![
                w.text_with("changed-intro", &[named]),
                w.text_with("mail-account", &[("account", (&account(&self.username)).into())]),
                w.text_with("changed-when", &[("moment", (&w.date_time(self.when)).into())]),
            ],
            code: None,
            button: None,
            notes: vec![
                w.text("changed-you"),
                match brand.support() {
                    Some(_) => w.text("changed-not-you-support"),
                    None => w.text("changed-not-you"),
                },
            ],
            safety: String::new(),
            footer: w.text_with(
                "mail-footer",
                &[named, ("recipient", (&defuse_address(&self.recipient)).into())],
            ),
        };
        letter.write(&sender)
    }
}

/// "Somebody is guessing your password": the notice that no unknown browser's password is compared any more.
#[derive(Clone, Debug)]
pub struct SignInLocked {
    /// The account.
    pub username: String,
    /// The address that the mail goes to.
    pub recipient: String,
    /// The page on which a new password is asked for.
    pub reset_page: String,
}

impl SignInLocked {
    /// The short message, for whoever has a number only.
    pub fn sms(&self, sender: &Sender<'_>) -> Sms {
        let w = sender.wording;
        let page = ("page", (&self.reset_page).into());
        let named = |application: &str| w.text_with("sms-locked", &[("application", application.into()), page]);
        let plain = w.text_with("sms-locked-plain", &[page]);
        let application = sender.brand.name_or_neutral(w);
        Sms {
            text: short::few_segments(&application, |_| None, named, plain, "", None),
        }
    }

    /// The mail.
    pub fn mail(&self, sender: &Sender<'_>) -> Mail {
        let w = sender.wording;
        let application = sender.application();
        let named = ("application", (&application).into());
        let letter = Letter {
            subject: w.text_with("locked-subject", &[named]),
            preheader: w.text("locked-preheader"),
            heading: w.text("locked-heading"),
            intro: vec![
                w.text_with("locked-intro", &[named]),
                w.text_with("mail-account", &[("account", (&defuse_address(&self.username)).into())]),
            ],
            code: None,
            button: web_address(&self.reset_page).map(|href| Button {
                href,
                words: w.text("reset-button"),
            }),
            notes: vec![w.text("locked-now"), w.text("locked-do")],
            safety: String::new(),
            footer: w.text_with(
                "mail-footer",
                &[named, ("recipient", (&defuse_address(&self.recipient)).into())],
            ),
        };
        letter.write(sender)
    }
}
