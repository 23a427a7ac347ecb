//! The one letter that every mail is, written twice from the same words.

use askama::Template;
use jiff::Timestamp;

use super::defuse::{account, defuse_address, in_html, in_text};
use super::message::Named;
use super::{LOGO_ID, Mail, Sender, defuse};
use crate::pages::clean::one_line;
use crate::pages::{LogoPicture, OnDark, Support, clean_hex, readable_on, text_on_light};
use crate::wording::Wording;

#[derive(Debug)]
pub(super) struct Button {
    pub(super) href: String,
    pub(super) label: String,
}

/// What differs from mail to mail.
#[derive(Debug, Default)]
pub struct Letter {
    pub(super) subject: String,
    pub(super) preheader: String,
    pub(super) heading: String,
    pub(super) intro: Vec<String>,
    pub(super) code: Option<String>,
    pub(super) button: Option<Button>,
    /// What else there is to know: how long it works, or what to do.
    pub(super) notes: Vec<String>,
    /// One line in small print, on what is not expected. May be empty.
    pub(super) safety: String,
    pub(super) footer: String,
}

#[derive(Template)]
#[template(path = "messages/letter.txt")]
struct TextLetter<'a> {
    w: &'a Wording,
    hello: String,
    intro: &'a [String],
    code: Option<&'a str>,
    button: Option<&'a Button>,
    notes: &'a [String],
    safety: &'a str,
    support: Option<&'a Support>,
    footer: &'a str,
}

#[derive(Template)]
#[template(path = "messages/letter.html")]
struct HtmlLetter<'a> {
    w: &'a Wording,
    lang: &'a str,
    dir: &'a str,
    subject: &'a str,
    preheader: &'a str,
    application: &'a str,
    logo: Option<ShownLogo>,
    heading: &'a str,
    intro: &'a [String],
    code: Option<&'a str>,
    button: Option<&'a Button>,
    notes: &'a [String],
    safety: &'a str,
    support: Option<&'a Support>,
    footer: &'a str,
    /// The first letter of the application's name, where there is no picture.
    monogram: Option<String>,
    accent: String,
    on_accent: &'static str,
    /// The shade of the accent that can be read on the letter.
    accent_text: String,
    /// The same in a dark theme.
    dark: OnDark,
}

/// The application's picture as a mail shows it. It travels with the mail: nothing is fetched, so nothing has to be allowed
/// first, and nobody learns when the mail is read.
#[derive(Debug)]
struct ShownLogo {
    /// What the picture is called within the mail.
    id: &'static str,
    width: u32,
    height: u32,
}

impl ShownLogo {
    /// Shrunk to what stands above a letter. Outlook goes by these numbers alone.
    fn of(picture: &LogoPicture) -> Option<Self> {
        const WIDEST: u32 = 200;
        const HIGHEST: u32 = 44;
        // Outlook for Windows shows no WebP.
        let is_shown = !picture.path.ends_with(".webp") && picture.width > 0 && picture.height > 0;
        is_shown.then(|| {
            let width = picture
                .width
                .min(WIDEST)
                .min(picture.width.saturating_mul(HIGHEST) / picture.height);
            let width = width.max(1);
            let height = (picture.height.saturating_mul(width) / picture.width).max(1);
            Self {
                id: LOGO_ID,
                width,
                height,
            }
        })
    }
}

impl Letter {
    /// What a mail says that goes to the person's address.
    pub(super) fn to(w: &Wording, named: Named<'_>, recipient: &str) -> Self {
        let recipient = defuse_address(recipient);
        Self {
            footer: w.text_with("mail-footer", &[named, ("recipient", (&recipient).into())]),
            ..Self::default()
        }
    }

    pub(super) fn write(self, sender: &Sender<'_>) -> Mail {
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
        let application = sender.application();
        let text = TextLetter {
            w,
            hello: w.text("mail-hello"),
            intro: &self.intro,
            code: self.code.as_deref(),
            button: self.button.as_ref(),
            notes: &self.notes,
            safety: &self.safety,
            support: support.as_ref(),
            footer: &self.footer,
        };
        let html = HtmlLetter {
            w,
            lang: w.language(),
            dir: w.direction().as_str(),
            subject: &self.subject,
            preheader: &self.preheader,
            application: &application,
            monogram: application
                .chars()
                .find(|char| char.is_alphanumeric())
                .map(|char| char.to_uppercase().collect()),
            logo: sender.brand.logo.as_ref().and_then(ShownLogo::of),
            heading: &self.heading,
            intro: &self.intro,
            code: self.code.as_deref(),
            button: self.button.as_ref(),
            notes: &self.notes,
            safety: &self.safety,
            support: support.as_ref(),
            footer: &self.footer,
            on_accent: readable_on(&accent),
            accent_text: text_on_light(&accent),
            dark: OnDark::of(&accent, sender.brand.accent_dark.as_deref()),
            accent,
        };
        // Only a failing write can stop a template, and writing to a string does not fail.
        let (text, html) = (text.render().unwrap_or_default(), html.render().unwrap_or_default());
        Mail {
            subject: one_line(&self.subject),
            text: in_text(&text),
            html: in_html(&html),
        }
    }
}

/// Seconds from one moment to a later one.
pub(super) fn seconds_until(at: Timestamp, now: Timestamp) -> u64 {
    u64::try_from(at.as_second().saturating_sub(now.as_second())).unwrap_or(0)
}

/// How long something works yet, and the moment of its end.
pub(super) fn ends(w: &Wording, at: Timestamp, now: Timestamp) -> (String, String) {
    (w.span(seconds_until(at, now)), w.date_short(at, now))
}

/// Whose account it is, where the address does not say so.
pub(super) fn account_line(w: &Wording, name: &str, recipient: &str) -> Option<String> {
    (name != recipient).then(|| w.text_with("mail-account", &[("account", (&account(name)).into())]))
}

/// How long a link works, in full and in short. `None`: for ever.
pub(super) fn link_until(w: &Wording, expires: Option<Timestamp>, now: Timestamp) -> Option<(String, String)> {
    let at = expires?;
    let (span, date) = ends(w, at, now);
    Some((
        w.text_with(
            "invitation-until",
            &[("span", (&span).into()), ("date", (&date).into())],
        ),
        w.text_with("invitation-until-short", &[("span", (&span).into())]),
    ))
}

pub(super) fn inviter_name(inviter: Option<&str>) -> Option<String> {
    inviter.map(defuse).filter(|name| !name.is_empty())
}

pub(super) fn invitation_intro(w: &Wording, named: Named<'_>, inviter: Option<&str>) -> String {
    match inviter {
        Some(name) => w.text_with("invitation-intro-inviter", &[("inviter", name.into()), named]),
        None => w.text_with("invitation-intro", &[named]),
    }
}

/// Those of the lines that there are.
pub(super) fn lines<const N: usize>(all: [Option<String>; N]) -> Vec<String> {
    all.into_iter().flatten().collect()
}
