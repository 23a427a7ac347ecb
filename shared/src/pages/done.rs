use askama::Template;

use super::{Button, Frame, Shell, document, web_address};

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
}

#[derive(Template)]
#[template(path = "pages/done.html")]
struct View<'a> {
    shell: Shell<'a>,
    intro: String,
    username: &'a str,
    button: Option<Button>,
}

impl Done {
    /// The whole page. It has no form.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let w = frame.wording;
        let application = frame.application();
        let words = match self.destination {
            Destination::Application => {
                w.text_with("done-button-application", &[("application", (&application).into())])
            }
            Destination::HostedSignIn => w.text("done-button-sign-in"),
        };
        document(&View {
            shell: Shell::new(frame, w.text("done-heading")),
            intro: w.text_with("done-intro", &[("application", (&application).into())]),
            username: &self.username,
            button: self
                .url
                .as_deref()
                .and_then(web_address)
                .map(|href| Button { href, words }),
        })
    }
}
