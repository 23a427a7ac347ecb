use askama::Template;

use super::{Frame, Medal, Shell, document};

/// The page in between: this browser is under way with one link, and another one was followed. The brand is that of the one
/// that it is under way with.
#[derive(Clone, Debug)]
pub struct Switch {
    /// The account that it is under way with.
    pub address: String,
    /// The ticket of the other link.
    pub ticket: String,
}

#[derive(Template)]
#[template(path = "pages/switch.html")]
struct SwitchPage<'a> {
    shell: Shell<'a>,
    intro: String,
    address: &'a str,
    ticket: &'a str,
}

impl Switch {
    /// The whole page. Its form goes to `POST /setup/switch`.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let w = frame.wording;
        let application = frame.application();
        let named = [("application", (&application).into())];
        document(&SwitchPage {
            shell: Shell::new(frame, w.text("switch-heading")).with_medal(Medal::Pages),
            intro: w.text_with("switch-intro", &named),
            address: &self.address,
            ticket: &self.ticket,
        })
    }
}
