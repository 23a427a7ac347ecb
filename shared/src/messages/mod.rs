//! Mails and short messages: plain data in, finished text out.
//!
//! Every mail is one letter: a greeting, perhaps a code, perhaps a button, some short sections. It is written twice
//! from the same words, as HTML (tables and inline styles, for Outlook) and as plain text that says all of it too.
//! Names are caller data and are defused; the only links are the ones that a message is about and that of support.

use askama::Template;
use jiff::Timestamp;

use crate::pages::clean::one_line;
use crate::pages::{Brand, Support, clean_hex, readable_on, web_address};
use crate::wording::Wording;

mod defuse;
mod short;

pub use defuse::defuse;
use defuse::defuse_address;

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

/// A short message, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sms {
    /// The text: one segment, the code first, and last a line that lets a phone offer the code on our page alone.
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

/// "You are invited", with the link.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Who invites, if that may be told.
    pub inviter: Option<String>,
    /// The address that the mail goes to.
    pub recipient: String,
    /// The link with the ticket.
    pub link: String,
    /// When the link ends. `None`: never.
    pub expires: Option<Timestamp>,
    /// The time of writing.
    pub now: Timestamp,
}

/// "You are invited", with a code instead of a link.
#[derive(Clone, Debug)]
pub struct InvitationCode {
    /// Who invites, if that may be told.
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
}

/// A code for a step that the person is taking right now.
#[derive(Clone, Debug)]
pub struct StepCode {
    /// The code, as it has to be typed.
    pub code: String,
    /// How long it works.
    pub lifetime_minutes: u32,
    /// The host name of the page on which it is entered, for the last line of a short message.
    pub host: String,
}

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

/// "Choose a new password", with the link.
#[derive(Clone, Debug)]
pub struct PasswordReset {
    /// The address that the mail goes to.
    pub recipient: String,
    /// The link with the ticket.
    pub link: String,
    /// When the link ends. `None`: never.
    pub expires: Option<Timestamp>,
    /// The time of writing.
    pub now: Timestamp,
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

#[derive(Debug)]
struct Button {
    href: String,
    words: String,
}

#[derive(Debug)]
struct Section {
    heading: String,
    text: String,
}

/// What differs from mail to mail.
#[derive(Debug)]
struct Letter {
    subject: String,
    preheader: String,
    heading: String,
    intro: Vec<String>,
    code: Option<String>,
    button: Option<Button>,
    sections: Vec<Section>,
    footer: String,
}

#[derive(Template)]
#[template(path = "messages/letter.txt")]
struct TextView<'a> {
    w: &'a Wording,
    hello: String,
    intro: &'a [String],
    code: Option<&'a str>,
    button: Option<&'a Button>,
    sections: &'a [Section],
    support: Option<&'a Support>,
    footer: &'a str,
}

#[derive(Template)]
#[template(path = "messages/letter.html")]
struct HtmlView<'a> {
    w: &'a Wording,
    lang: &'a str,
    dir: &'a str,
    subject: &'a str,
    preheader: &'a str,
    application: &'a str,
    heading: &'a str,
    intro: &'a [String],
    code: Option<&'a str>,
    button: Option<&'a Button>,
    sections: &'a [Section],
    support: Option<&'a Support>,
    footer: &'a str,
    accent: String,
    on_accent: &'static str,
}

impl Letter {
    fn write(self, sender: &Sender<'_>) -> Mail {
        let w = sender.wording;
        let support = sender.brand.support().map(|mut support| {
            support.shown = one_line(&support.shown);
            support
        });
        let accent = sender
            .brand
            .accent
            .as_deref()
            .and_then(clean_hex)
            .unwrap_or_else(|| "1d4ed8".to_owned());
        let text = TextView {
            w,
            hello: w.text("mail-hello"),
            intro: &self.intro,
            code: self.code.as_deref(),
            button: self.button.as_ref(),
            sections: &self.sections,
            support: support.as_ref(),
            footer: &self.footer,
        };
        let html = HtmlView {
            w,
            lang: w.language(),
            dir: w.direction().as_str(),
            subject: &self.subject,
            preheader: &self.preheader,
            application: &sender.application(),
            heading: &self.heading,
            intro: &self.intro,
            code: self.code.as_deref(),
            button: self.button.as_ref(),
            sections: &self.sections,
            support: support.as_ref(),
            footer: &self.footer,
            on_accent: readable_on(&accent),
            accent,
        };
        // Only a failing write can stop a template, and writing to a string does not fail.
        let (text, html) = (text.render().unwrap_or_default(), html.render().unwrap_or_default());
        Mail {
            subject: one_line(&self.subject),
            text,
            html,
        }
    }
}

/// Seconds from one moment to a later one.
fn seconds_until(at: Timestamp, now: Timestamp) -> u64 {
    u64::try_from(at.as_second().saturating_sub(now.as_second())).unwrap_or(0)
}

/// How long a link works, in full and in short. `None`: for ever.
fn link_until(w: &Wording, expires: Option<Timestamp>, now: Timestamp) -> Option<(String, String)> {
    let at = expires?;
    let moment = w.date_time(at);
    let span = w.span(seconds_until(at, now));
    Some((
        w.text_with(
            "invitation-until",
            &[("moment", (&moment).into()), ("span", (&span).into())],
        ),
        w.text_with("invitation-until-short", &[("moment", (&moment).into())]),
    ))
}

fn inviter_name(inviter: Option<&str>) -> Option<String> {
    inviter.map(defuse).filter(|name| !name.is_empty())
}

fn invitation_intro(w: &Wording, application: &str, inviter: Option<&str>) -> String {
    match inviter {
        Some(name) => w.text_with(
            "invitation-intro-inviter",
            &[("inviter", name.into()), ("application", application.into())],
        ),
        None => w.text_with("invitation-intro", &[("application", application.into())]),
    }
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
                Some(name) => w.text_with("invitation-subject-inviter", &[("inviter", name.into()), named]),
                None => w.text_with("invitation-subject", &[named]),
            },
            preheader: w.text_with("invitation-preheader", &[("until", (&until_short).into())]),
            heading: w.text_with("invitation-heading", &[named]),
            intro: vec![
                invitation_intro(w, &application, inviter.as_deref()),
                w.text_with("mail-account", &[("account", (&recipient).into())]),
            ],
            code: None,
            button: Some(Button {
                href: self.link.clone(),
                words: w.text("invitation-button"),
            }),
            sections: vec![
                Section {
                    heading: w.text("invitation-until-heading"),
                    text: until,
                },
                Section {
                    heading: w.text("invitation-next-heading"),
                    text: w.text("invitation-next"),
                },
                Section {
                    heading: w.text("invitation-new-heading"),
                    text: w.text("invitation-new"),
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
            Some(at) => w.text_with(
                "invitation-code-until",
                &[
                    ("moment", (&w.date_time(at)).into()),
                    ("span", (&w.span(seconds_until(at, self.now))).into()),
                ],
            ),
            None => w.text("invitation-code-never"),
        };
        let letter = Letter {
            subject: w.text_with("invitation-code-subject", &[named]),
            preheader: w.text_with("invitation-code-preheader", &[("code", (&self.code).into())]),
            heading: w.text_with("invitation-heading", &[named]),
            intro: vec![
                invitation_intro(w, &application, inviter.as_deref()),
                w.text_with("mail-account", &[("account", (&recipient).into())]),
                w.text("invitation-code-intro"),
            ],
            code: Some(self.code.clone()),
            button: self.entry_url.as_deref().and_then(web_address).map(|href| Button {
                href,
                words: w.text("invitation-code-button"),
            }),
            sections: vec![
                Section {
                    heading: w.text("invitation-code-until-heading"),
                    text: until,
                },
                Section {
                    heading: w.text("invitation-next-heading"),
                    text: w.text("invitation-code-next"),
                },
                Section {
                    heading: w.text("invitation-new-heading"),
                    text: w.text("invitation-code-new"),
                },
                Section {
                    heading: w.text("mail-not-expected-heading"),
                    text: format!("{} {}", w.text("mail-not-expected"), w.text("mail-never-share")),
                },
            ],
            footer: w.text_with("mail-footer", &[named, ("recipient", (&recipient).into())]),
        };
        letter.write(sender)
    }

    /// The short message.
    pub fn sms(&self, sender: &Sender<'_>) -> Sms {
        let w = sender.wording;
        let code = ("code", (&self.code).into());
        let span = self.expires.map(|at| w.span(seconds_until(at, self.now)));
        let named = |application: &str| {
            let named = ("application", application.into());
            match &span {
                Some(span) => w.text_with("sms-code", &[code, named, ("span", span.into())]),
                None => w.text_with("sms-code-never", &[code, named]),
            }
        };
        let plain = match span {
            Some(_) => w.text_with("sms-code-plain", &[code]),
            None => w.text_with("sms-code-never-plain", &[code]),
        };
        let application = sender.brand.name_or_neutral(w);
        Sms {
            text: short::one_segment(&application, named, plain, &self.code, self.host.as_deref()),
        }
    }
}

impl StepCode {
    /// The mail.
    pub fn mail(&self, sender: &Sender<'_>) -> Mail {
        let w = sender.wording;
        let application = sender.application();
        let named = ("application", (&application).into());
        let span = self.span(w);
        let letter = Letter {
            subject: w.text_with("step-code-subject", &[named]),
            preheader: w.text_with(
                "step-code-preheader",
                &[("code", (&self.code).into()), ("span", (&span).into())],
            ),
            heading: w.text("step-code-heading"),
            intro: vec![w.text_with("step-code-intro", &[named])],
            code: Some(self.code.clone()),
            button: None,
            sections: vec![
                Section {
                    heading: w.text("step-code-until-heading"),
                    text: w.text_with("step-code-until", &[("span", (&span).into())]),
                },
                Section {
                    heading: w.text("step-code-next-heading"),
                    text: w.text("step-code-next"),
                },
                Section {
                    heading: w.text("step-code-new-heading"),
                    text: w.text("step-code-new"),
                },
                Section {
                    heading: w.text("mail-not-expected-heading"),
                    text: format!("{} {}", w.text("mail-not-expected"), w.text("mail-never-share")),
                },
            ],
            footer: w.text_with("mail-footer-code", &[named]),
        };
        letter.write(sender)
    }

    /// The short message.
    pub fn sms(&self, sender: &Sender<'_>) -> Sms {
        let w = sender.wording;
        let span = self.span(w);
        let code = ("code", (&self.code).into());
        let named = |application: &str| {
            w.text_with(
                "sms-code",
                &[code, ("application", application.into()), ("span", (&span).into())],
            )
        };
        let plain = w.text_with("sms-code-plain", &[code]);
        Sms {
            text: short::one_segment(
                &sender.brand.name_or_neutral(w),
                named,
                plain,
                &self.code,
                Some(&self.host),
            ),
        }
    }

    fn span(&self, w: &Wording) -> String {
        w.span(u64::from(self.lifetime_minutes).saturating_mul(60))
    }
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
            intro: vec![
                w.text_with("activated-intro", &[named]),
                w.text_with("mail-account", &[("account", (&defuse_address(&self.username)).into())]),
            ],
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
            sections: vec![
                Section {
                    heading: w.text("activated-next-heading"),
                    text: w.text("activated-next"),
                },
                Section {
                    heading: w.text("activated-not-you-heading"),
                    text: w.text("activated-not-you"),
                },
            ],
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
            intro: vec![w.text_with("reset-intro", &[named])],
            code: None,
            button: Some(Button {
                href: self.link.clone(),
                words: w.text("reset-button"),
            }),
            sections: vec![
                Section {
                    heading: w.text("invitation-until-heading"),
                    text: until,
                },
                Section {
                    heading: w.text("invitation-next-heading"),
                    text: w.text("reset-next"),
                },
                Section {
                    heading: w.text("reset-new-heading"),
                    text: w.text("reset-new"),
                },
                Section {
                    heading: w.text("reset-not-asked-heading"),
                    text: w.text("reset-not-asked"),
                },
            ],
            footer: w.text_with("mail-footer", &[named, ("recipient", (&recipient).into())]),
        };
        letter.write(sender)
    }
}

impl PasswordChanged {
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
                w.text_with("mail-account", &[("account", (&defuse_address(&self.username)).into())]),
                w.text_with("changed-when", &[("moment", (&w.date_time(self.when)).into())]),
            ],
            code: None,
            button: None,
            sections: vec![
                Section {
                    heading: w.text("changed-you-heading"),
                    text: w.text("changed-you"),
                },
                Section {
                    heading: w.text("changed-not-you-heading"),
                    text: match brand.support() {
                        Some(_) => w.text("changed-not-you-support"),
                        None => w.text("changed-not-you"),
                    },
                },
            ],
            footer: w.text_with(
                "mail-footer",
                &[named, ("recipient", (&defuse_address(&self.recipient)).into())],
            ),
        };
        letter.write(&sender)
    }
}

#[cfg(test)]
mod tests;
