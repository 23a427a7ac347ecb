use askama::Template;

use super::{Button, Frame, Medal, Onward, Purpose, Shell, document, web_address};
use crate::wording::Wording;

/// Where the button on the last page leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// To the application, or to its own sign-in page.
    Application,
    /// To the hosted sign-in page.
    HostedSignIn,
}

/// The page after the password: all is set.
#[derive(Clone, Debug)]
pub struct Done {
    /// The account that is ready now.
    pub username: String,
    /// Where to go from here. Without one, or with one that no browser should follow, there is no button.
    pub url: Option<String>,
    /// What stands on the button.
    pub destination: Destination,
    /// Whether the page leads on by itself after ten seconds, unless that is stopped. Without a button it stays.
    pub auto: bool,
}

#[derive(Template)]
#[template(path = "pages/done.html")]
struct DonePage<'a> {
    shell: Shell<'a>,
    intro: String,
    username: &'a str,
    button: Option<Button>,
    onward: Option<Onward>,
}

impl Done {
    /// The whole page. It has no form.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let w = frame.wording;
        let application = frame.application();
        let text = match self.destination {
            Destination::Application => {
                w.text_with("done-button-application", &[("application", (&application).into())])
            }
            Destination::HostedSignIn => w.text("done-button-sign-in"),
        };
        let named = [("application", (&application).into())];
        let (heading, intro) = match frame.purpose {
            Purpose::Invitation => (w.text("done-heading"), w.text_with("done-intro", &named)),
            Purpose::PasswordReset => (w.text("done-reset-heading"), w.text_with("done-reset-intro", &named)),
        };
        document(&DonePage {
            shell: Shell::new(frame, heading)
                .at("/setup/done".to_owned())
                .with_medal(Medal::Done),
            intro,
            onward: self.auto.then(|| Onward::new(w)),
            username: &self.username,
            button: self
                .url
                .as_deref()
                .and_then(web_address)
                .map(|href| Button { href, text }),
        })
    }
}

/// The message for the page that the person goes to at the end.
#[must_use]
pub fn result_message(wording: &Wording, purpose: Purpose) -> String {
    match purpose {
        Purpose::Invitation => wording.text("done-result"),
        Purpose::PasswordReset => wording.text("done-result-reset"),
    }
}
