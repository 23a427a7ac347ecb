//! "Somebody is guessing your password."

use super::defuse::defuse_address;
use super::letter::{Button, Letter};
use super::message::{Facts, Listed, Message, Named, Sample, State};
use super::{Sender, Sms, Values, short};
use crate::pages::web_address;
use crate::wording::Wording;
use domain::outbox::MessageKind;

/// "Somebody is guessing your password": the notice that no unknown browser's password is compared any more.
#[derive(Clone, Debug)]
pub(super) struct SignInLocked {
    /// The account.
    pub(super) username: String,
    /// The address that the mail goes to.
    pub(super) recipient: String,
    /// The page on which a new password is asked for.
    pub(super) reset_page: String,
}

impl Message for SignInLocked {
    fn kind(&self) -> MessageKind {
        MessageKind::SignInLocked
    }

    fn letter(&self, sender: &Sender<'_>, named: Named<'_>) -> Option<Letter> {
        let w = sender.wording;
        Some(Letter {
            subject: w.text_with("locked-subject", &[named]),
            preheader: w.text("locked-preheader"),
            heading: w.text("locked-heading"),
            intro: vec![
                w.text_with("locked-intro", &[named]),
                w.text_with("mail-account", &[("account", (&defuse_address(&self.username)).into())]),
            ],
            button: web_address(&self.reset_page).map(|href| Button {
                href,
                label: w.text("reset-button"),
            }),
            notes: vec![w.text("locked-now"), w.text("locked-do")],
            ..Letter::to(w, named, &self.recipient)
        })
    }

    // The short message, for whoever has a number only.
    fn sms(&self, sender: &Sender<'_>) -> Option<Sms> {
        let w = sender.wording;
        let page = ("page", (&self.reset_page).into());
        let named = |application: &str| w.text_with("sms-locked", &[("application", application.into()), page]);
        let plain = w.text_with("sms-locked-plain", &[page]);
        Some(short::few_segments(sender, |_| None, named, plain, "", None))
    }

    fn values(&self, _: &Wording) -> Values {
        Values::from([
            ("recipient", defuse_address(&self.recipient).into()),
            ("account", defuse_address(&self.username).into()),
            ("page", web_address(&self.reset_page).into()),
        ])
    }
}

impl Listed for SignInLocked {
    fn of(facts: &Facts<'_>) -> Option<Self> {
        Some(Self {
            username: facts.account(),
            recipient: facts.recipient(),
            reset_page: format!("{}/forgotten?application={}", facts.base_url, facts.application.id),
        })
    }

    fn sample(sample: &Sample) -> Self {
        Self {
            username: sample.recipient.clone(),
            recipient: sample.recipient.clone(),
            reset_page: sample.reset_page.clone(),
        }
    }

    fn states(sample: &Sample) -> Vec<State> {
        vec![State::both("sign-in-locked", Self::sample(sample))]
    }
}
