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
    /// Whether the person may decline. Unused for a new password.
    pub may_decline: bool,
}

#[derive(Debug)]
struct Until {
    machine: String,
    distance: String,
    text: String,
}

/// Who invites.
#[derive(Debug)]
struct Who {
    /// One letter or two, where the name has any.
    initials: Option<String>,
    name: String,
    did: String,
}

/// The first letter of the first word, and that of the last where there are several.
fn initials(name: &str) -> Option<String> {
    let mut firsts = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|char| char.is_alphanumeric()));
    let (first, last) = (firsts.next()?, firsts.next_back());
    Some(
        [Some(first), last]
            .into_iter()
            .flatten()
            .flat_map(char::to_uppercase)
            .collect(),
    )
}

#[derive(Template)]
#[template(path = "pages/landing.html")]
struct LandingPage<'a> {
    shell: Shell<'a>,
    intro: String,
    who: Option<Who>,
    address: &'a str,
    until: Option<Until>,
    button: String,
    not_you: String,
    may_decline: bool,
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
                if self.may_decline {
                    w.text("landing-decline-intro")
                } else {
                    w.text("landing-not-you")
                },
            ),
            Purpose::PasswordReset => (
                w.text("landing-reset-heading"),
                w.text("landing-reset-button"),
                w.text("landing-reset-not-you"),
            ),
        };
        document(&LandingPage {
            shell: Shell::new(frame, heading),
            intro: match frame.purpose {
                Purpose::Invitation => w.text("landing-intro"),
                Purpose::PasswordReset => w.text_with("landing-reset-intro", &named),
            },
            who: inviter
                .filter(|_| frame.purpose == Purpose::Invitation)
                .map(|name| Who {
                    initials: initials(&name),
                    did: w.text_with("landing-inviter-did", &named),
                    name,
                }),
            button,
            not_you,
            may_decline: self.may_decline && frame.purpose == Purpose::Invitation,
            address: &self.address,
            until: self.valid_until.map(|at| Until {
                machine: at.to_string(),
                distance: w.distance(at, self.now),
                text: w.date_short(at, self.now),
            }),
        })
    }
}
