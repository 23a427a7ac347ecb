//! "You are invited", with a link or a code.

use jiff::Timestamp;

use super::defuse::{defuse_address, defuse_plainly};
use super::letter::{Button, Letter, account_line, ends, invitation_intro, inviter_name, link_until, seconds_until};
use super::{Mail, Sender, Sms, short};
use crate::pages::web_address;

/// "You are invited", with the link.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// The name to sign in by, which is often the address.
    pub account: String,
    /// Who invites, if that may be said.
    pub inviter: Option<String>,
    /// The address that the mail goes to.
    pub recipient: String,
    /// The link with the ticket.
    pub link: String,
    /// When the link ends. `None`: never.
    pub expires: Option<Timestamp>,
    /// The time of writing.
    pub now: Timestamp,
    /// Whether it was sent before: then it says that this link takes the place of the one before.
    pub again: bool,
}

/// "You are invited", with a code instead of a link.
#[derive(Clone, Debug)]
pub struct InvitationCode {
    /// The name to sign in by, which is often the address.
    pub account: String,
    /// Who invites, if that may be said.
    pub inviter: Option<String>,
    /// The address that the mail goes to. Unused in a short message.
    pub recipient: String,
    /// The code, as it has to be typed.
    pub code: String,
    /// The page on which the code can be entered, if it is one that can be named.
    pub entry_url: Option<String>,
    /// The host name of that page, for the last line of a short message. `None` leaves the line out.
    pub host: Option<String>,
    /// When the code ends. `None`: never.
    pub expires: Option<Timestamp>,
    /// The time of writing.
    pub now: Timestamp,
    /// Whether it was sent before: then it says that this code takes the place of the one before.
    pub again: bool,
}

/// "Your invitation was withdrawn". It has no link but that of support.
#[derive(Clone, Debug)]
pub struct Withdrawn {
    /// The address that the mail goes to.
    pub recipient: String,
}

impl Invitation {
    /// The mail.
    pub fn mail(&self, sender: &Sender<'_>) -> Mail {
        let w = sender.wording;
        let application = sender.application();
        let named = ("application", (&application).into());
        let inviter = inviter_name(self.inviter.as_deref());
        let recipient = defuse_address(&self.recipient);
        let (until, until_short) = link_until(w, self.expires, self.now)
            .unwrap_or_else(|| (w.text("invitation-never"), w.text("invitation-never-short")));
        let letter = Letter {
            subject: match &inviter {
                _ if self.again => w.text_with("invitation-again-subject", &[named]),
                Some(name) => w.text_with("invitation-subject-inviter", &[("inviter", name.into()), named]),
                None => w.text_with("invitation-subject", &[named]),
            },
            preheader: w.text_with("invitation-preheader", &[("until", (&until_short).into())]),
            heading: w.text_with("invitation-heading", &[named]),
            intro: [
                Some(invitation_intro(w, &application, inviter.as_deref())),
                self.again.then(|| w.text("invitation-again")),
                account_line(w, &self.account, &self.recipient),
                Some(w.text("invitation-next")),
            ]
            .into_iter()
            .flatten()
            .collect(),
            code: None,
            button: Some(Button {
                href: self.link.clone(),
                words: w.text("invitation-button"),
            }),
            notes: vec![until],
            safety: w.text("mail-not-expected"),
            footer: w.text_with("mail-footer", &[named, ("recipient", (&recipient).into())]),
        };
        letter.write(sender)
    }
}

impl InvitationCode {
    /// The mail.
    pub fn mail(&self, sender: &Sender<'_>) -> Mail {
        let w = sender.wording;
        let application = sender.application();
        let named = ("application", (&application).into());
        let inviter = inviter_name(self.inviter.as_deref());
        let recipient = defuse_address(&self.recipient);
        let until = match self.expires {
            Some(at) => {
                let (span, date) = ends(w, at, self.now);
                w.text_with(
                    "invitation-code-until",
                    &[("span", (&span).into()), ("date", (&date).into())],
                )
            }
            None => w.text("invitation-code-never"),
        };
        let letter = Letter {
            subject: if self.again {
                w.text_with("invitation-code-again-subject", &[named])
            } else {
                w.text_with("invitation-code-subject", &[named])
            },
            preheader: w.text_with("invitation-code-preheader", &[("code", (&self.code).into())]),
            heading: w.text_with("invitation-heading", &[named]),
            intro: [
                Some(invitation_intro(w, &application, inviter.as_deref())),
                self.again.then(|| w.text("invitation-code-again")),
                account_line(w, &self.account, &self.recipient),
                Some(w.text("invitation-code-intro")),
            ]
            .into_iter()
            .flatten()
            .collect(),
            code: Some(self.code.clone()),
            button: self.entry_url.as_deref().and_then(web_address).map(|href| Button {
                href,
                words: w.text("invitation-code-button"),
            }),
            notes: vec![w.text("invitation-code-next"), until],
            safety: format!("{} {}", w.text("mail-not-expected"), w.text("mail-never-share")),
            footer: w.text_with("mail-footer", &[named, ("recipient", (&recipient).into())]),
        };
        letter.write(sender)
    }

    /// The short message: that one is invited, to what and by whom, and where the code is entered.
    pub fn sms(&self, sender: &Sender<'_>) -> Sms {
        let w = sender.wording;
        let code = ("code", (&self.code).into());
        let way = self.entry_url.as_ref().map(|page| match self.expires {
            Some(at) => w.text_with(
                "sms-invitation-until",
                &[
                    ("page", page.into()),
                    ("span", (&w.span(seconds_until(at, self.now))).into()),
                ],
            ),
            None => w.text_with("sms-invitation-never", &[("page", page.into())]),
        });
        let whole = |sentence: String| match &way {
            Some(way) => format!("{sentence} {way}"),
            None => sentence,
        };
        let inviter = self.inviter.as_deref().map(defuse_plainly);
        let inviter = inviter.filter(|name| !name.is_empty());
        let invited = |application: &str| {
            let inviter = ("inviter", inviter.as_ref()?.into());
            let named = ("application", application.into());
            Some(whole(w.text_with("sms-invitation-inviter", &[code, inviter, named])))
        };
        let named = |application: &str| {
            let named = ("application", application.into());
            whole(w.text_with("sms-invitation", &[code, named]))
        };
        let plain = whole(w.text_with("sms-invitation-plain", &[code]));
        let application = sender.brand.name_or_neutral(w);
        Sms {
            text: short::few_segments(&application, invited, named, plain, &self.code, self.host.as_deref()),
        }
    }
}

impl Withdrawn {
    /// The mail.
    pub fn mail(&self, sender: &Sender<'_>) -> Mail {
        let w = sender.wording;
        let application = sender.application();
        let named = ("application", (&application).into());
        let recipient = defuse_address(&self.recipient);
        let letter = Letter {
            subject: w.text_with("withdrawn-subject", &[named]),
            preheader: w.text("withdrawn-preheader"),
            heading: w.text("withdrawn-heading"),
            intro: vec![w.text_with("withdrawn-intro", &[named])],
            code: None,
            button: None,
            notes: vec![
                w.text("withdrawn-next"),
                match sender.brand.support() {
                    Some(_) => w.text("withdrawn-mistake-support"),
                    None => w.text("withdrawn-mistake"),
                },
            ],
            safety: String::new(),
            footer: w.text_with("mail-footer", &[named, ("recipient", (&recipient).into())]),
        };
        letter.write(sender)
    }
}
