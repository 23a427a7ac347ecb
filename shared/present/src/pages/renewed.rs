use askama::Template;
use domain::channel::Channel;

use super::{Frame, Medal, Offer, Shell, document};

/// The page after a new link was asked for. It says the same whether or not one was sent.
#[derive(Clone, Debug)]
pub struct Renewed {
    /// Where it goes, as the page before said. Without one, nothing more could be said there.
    pub offer: Option<Offer>,
}

#[derive(Template)]
#[template(path = "pages/renewed.html")]
struct RenewedPage<'a> {
    shell: Shell<'a>,
    text: String,
    destination: Option<&'a str>,
    wait: String,
}

impl Renewed {
    /// The whole page. It has no form.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let w = frame.wording;
        let (heading, wait, medal) = match self.offer.as_ref().map(|offer| offer.channel) {
            Some(Channel::Sms) => (w.text("code-heading-sms"), w.text("renew-sent-wait-sms"), Medal::Text),
            Some(Channel::Email) | None => (w.text("code-heading-email"), w.text("renew-sent-wait"), Medal::Email),
        };
        let text = match self.offer.as_ref().map(|offer| offer.is_code) {
            Some(true) => w.text("renew-sent-code"),
            Some(false) => w.text("renew-sent-link"),
            None => w.text("renew-sent"),
        };
        document(&RenewedPage {
            shell: Shell::new(frame, heading).with_medal(medal),
            text,
            destination: self.offer.as_ref().map(|offer| offer.destination.as_str()),
            wait,
        })
    }
}
