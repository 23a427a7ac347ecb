//! "Your account is ready."

use super::defuse::{account_in_text, defuse_address};
use super::letter::{Button, Letter, account_line, lines};
use super::message::{Facts, Listed, Message, Named, Sample, State};
use super::{Sender, Sms, Values, short};
use crate::pages::web_address;
use crate::wording::Wording;
use domain::outbox::MessageKind;

/// "Your account is ready": the notice after the password has been set.
#[derive(Clone, Debug)]
pub(super) struct Activated {
    /// The account.
    pub(super) username: String,
    /// The address that the mail goes to.
    pub(super) recipient: String,
    /// Where to sign in, if there is such a page. One that no browser should follow is left out.
    pub(super) login_url: Option<String>,
}

impl Message for Activated {
    fn kind(&self) -> MessageKind {
        MessageKind::Activation
    }

    fn letter(&self, sender: &Sender<'_>, named: Named<'_>) -> Option<Letter> {
        let w = sender.wording;
        Some(Letter {
            subject: w.text_with("activated-subject", &[named]),
            preheader: w.text("activated-preheader"),
            heading: w.text("activated-heading"),
            intro: lines([
                Some(w.text_with("activated-intro", &[named])),
                account_line(w, &self.username, &self.recipient),
            ]),
            button: self
                .login_url
                .as_deref()
                .and_then(web_address)
                // A path of this host means nothing in a mail.
                .filter(|href| !href.starts_with('/'))
                .map(|href| Button {
                    href,
                    label: w.text("activated-button"),
                }),
            notes: vec![w.text("activated-not-you")],
            ..Letter::to(w, named, &self.recipient)
        })
    }

    // The short message. It has no code, and no link.
    fn sms(&self, sender: &Sender<'_>) -> Option<Sms> {
        let w = sender.wording;
        let named = |application: &str| w.text_with("sms-activated", &[("application", application.into())]);
        let plain = w.text("sms-activated-plain");
        Some(short::one_segment(sender, named, plain, "", None))
    }

    fn values(&self, _: &Wording) -> Values {
        let login = self.login_url.as_deref().and_then(web_address);
        Values::from([
            ("recipient", defuse_address(&self.recipient).into()),
            ("account", account_in_text(&self.username).into()),
            ("page", login.filter(|page| !page.starts_with('/')).into()),
        ])
    }
}

impl Listed for Activated {
    fn of(facts: &Facts<'_>) -> Option<Self> {
        let login = facts.application.login_url.as_ref();
        Some(Self {
            username: facts.account(),
            recipient: facts.recipient(),
            login_url: Some(login.map_or_else(|| format!("{}/sign-in", facts.base_url), ToString::to_string)),
        })
    }

    fn sample(sample: &Sample) -> Self {
        Self {
            username: sample.recipient.clone(),
            recipient: sample.recipient.clone(),
            login_url: sample.unless_bare(&sample.login_page),
        }
    }

    fn states(sample: &Sample) -> Vec<State> {
        vec![State::both("activated", Self::sample(sample))]
    }
}
