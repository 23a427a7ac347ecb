use askama::Template;

use super::{Button, Frame, Medal, Onward, Shell, document, web_address};
use crate::wording::Wording;

/// The page behind a link that proves an address: one button, and what came of it. Looking at it changes nothing.
#[derive(Clone, Debug)]
pub struct VerifyEmail {
    /// The address, in full: whoever holds the link has it from that address.
    pub address: String,
    /// How things stand.
    pub state: Verifying,
    /// Where to go from here, once there is nothing to press.
    pub url: Option<String>,
}

/// How it stands with the proof of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verifying {
    /// One press is missing.
    Asked,
    /// It has just been proven.
    Done,
    /// It was proven before.
    Already,
    /// The link's time is over.
    Expired,
    /// The account has another address, or is closed.
    Overtaken,
}

impl Verifying {
    /// What goes to the page that the person is led to: whether it went well, and a sentence.
    #[must_use]
    pub fn result(self, wording: &Wording) -> (bool, String) {
        match self {
            Self::Asked | Self::Done => (true, wording.text("verify-result")),
            Self::Already => (false, wording.text("verify-result-already")),
            Self::Expired => (false, wording.text("verify-result-expired")),
            Self::Overtaken => (false, wording.text("verify-result-overtaken")),
        }
    }

    /// The HTTP status that fits.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::Asked | Self::Done | Self::Already => 200,
            Self::Expired | Self::Overtaken => 410,
        }
    }
}

#[derive(Template)]
#[template(path = "pages/verify_email.html")]
struct VerifyEmailPage<'a> {
    shell: Shell<'a>,
    token: &'a str,
    asks: bool,
    intro: String,
    address: &'a str,
    button: Option<Button>,
    onward: Option<Onward>,
}

impl VerifyEmail {
    /// The whole page. Its form goes to `POST /verify-email`; the link itself is its token.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let w = frame.wording;
        let application = frame.application();
        let named = [("application", (&application).into())];
        let intro = match self.state {
            Verifying::Asked => w.text_with("verify-intro", &named),
            Verifying::Done => w.text("verify-done-intro"),
            Verifying::Already => w.text("verify-already-intro"),
            Verifying::Expired => w.text("verify-expired-intro"),
            Verifying::Overtaken => w.text("verify-overtaken-intro"),
        };
        let (heading, medal) = match self.state {
            Verifying::Asked => (w.text("verify-heading"), Medal::Email),
            Verifying::Done => (w.text("verify-done-heading"), Medal::Done),
            Verifying::Already => (w.text("verify-already-heading"), Medal::Done),
            Verifying::Expired => (w.text("verify-expired-heading"), Medal::Clock),
            Verifying::Overtaken => (w.text("verify-overtaken-heading"), Medal::Link),
        };
        let asks = self.state == Verifying::Asked;
        let target = self.url.as_deref().filter(|_| !asks).and_then(web_address);
        document(&VerifyEmailPage {
            // Without what the switch of the language is sent with: that form is for whoever has a ticket's cookie.
            shell: Shell::new(&Frame { csrf: "", ..*frame }, heading).with_medal(medal),
            token: frame.csrf,
            asks,
            intro,
            address: &self.address,
            button: target.map(|href| Button {
                href,
                text: w.text_with("done-button-application", &named),
            }),
            // Once, as on the last page of an invitation.
            onward: (self.state == Verifying::Done).then(|| Onward::new(w)),
        })
    }
}
