use askama::Template;
use jiff::Timestamp;

use super::clean::shown_name;
use super::{Frame, Purpose, Shell, document};

/// The first page behind a link: who invites whom to what, or whose password is to be changed, and one button. Looking
/// at it changes nothing.
#[derive(Clone, Debug)]
pub struct Landing {
    /// Who sent the invitation, as they wish to be called, if that is known. Unused for a new password.
    pub inviter: Option<String>,
    /// The account: the username or address, in full, so that the person can tell whose link this is.
    pub address: String,
    /// When the link ends. `None`: never.
    pub valid_until: Option<Timestamp>,
    /// The time of the answer.
    pub now: Timestamp,
}

#[derive(Debug)]
struct Until {
    machine: String,
    words: String,
}

#[derive(Template)]
#[template(path = "pages/landing.html")]
struct View<'a> {
    shell: Shell<'a>,
    intro: String,
    address: &'a str,
    until: Option<Until>,
    button: String,
    not_you: String,
}

impl Landing {
    /// The whole page. Its form goes to `POST /setup/start`.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let w = frame.wording;
        let application = frame.application();
        let inviter = self.inviter.as_deref().map(shown_name).filter(|name| !name.is_empty());
        let named = [("application", (&application).into())];
        let (heading, button, not_you) = match frame.purpose {
            Purpose::Invitation => (
                w.text_with("landing-heading", &named),
                w.text("landing-button"),
                w.text("landing-not-you"),
            ),
            Purpose::PasswordReset => (
                w.text("landing-reset-heading"),
                w.text("landing-reset-button"),
                w.text("landing-reset-not-you"),
            ),
        };
        document(&View {
            shell: Shell::new(frame, heading),
            intro: match (frame.purpose, inviter) {
                (Purpose::Invitation, Some(name)) => {
                    w.text_with("landing-intro-inviter", &[("inviter", (&name).into())])
                }
                (Purpose::Invitation, None) => w.text("landing-intro"),
                (Purpose::PasswordReset, _) => w.text_with("landing-reset-intro", &named),
            },
            button,
            not_you,
            address: &self.address,
            until: self.valid_until.map(|at| Until {
                machine: at.to_string(),
                words: w.moment(at, self.now),
            }),
        })
    }
}
