use askama::Template;
use jiff::Timestamp;

use super::clean::shown_name;
use super::{Frame, Shell, document};

/// The first page behind a link: who invites whom to what, and one button. Looking at it changes nothing.
#[derive(Clone, Debug)]
pub struct Landing {
    /// Who sent the invitation, as they wish to be called, if that is known.
    pub inviter: Option<String>,
    /// The account to be set up: the username or address, in full, so that the person can tell whose link this is.
    pub address: String,
    /// When the invitation ends. `None`: never.
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
}

impl Landing {
    /// The whole page. Its form goes to `POST /setup/start`.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let w = frame.wording;
        let application = frame.application();
        let inviter = self.inviter.as_deref().map(shown_name).filter(|name| !name.is_empty());
        document(&View {
            shell: Shell::new(
                frame,
                w.text_with("landing-heading", &[("application", (&application).into())]),
            ),
            intro: match inviter {
                Some(name) => w.text_with("landing-intro-inviter", &[("inviter", (&name).into())]),
                None => w.text("landing-intro"),
            },
            address: &self.address,
            until: self.valid_until.map(|at| Until {
                machine: at.to_string(),
                words: w.moment(at, self.now),
            }),
        })
    }
}
