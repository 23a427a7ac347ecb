use askama::Template;

use super::{Frame, Medal, Shell, document};

/// The page that asks whether the invitation is to be declined. Looking at it changes nothing.
#[derive(Clone, Debug)]
pub struct Decline {
    /// The account that would not be set up.
    pub address: String,
}

#[derive(Template)]
#[template(path = "pages/decline.html")]
struct View<'a> {
    shell: Shell<'a>,
    intro: String,
    address: &'a str,
}

impl Decline {
    /// The whole page. Its form goes to `POST /setup/decline`.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let w = frame.wording;
        let application = frame.application();
        let named = [("application", (&application).into())];
        document(&View {
            shell: Shell::new(frame, w.text("decline-heading"))
                .at("/setup/decline".to_owned())
                .with_medal(Medal::Question),
            intro: w.text_with("decline-intro", &named),
            address: &self.address,
        })
    }
}
