//! "Confirm your address", with a link.

use jiff::Timestamp;

use super::defuse::defuse_address;
use super::letter::{Button, Letter, link_until};
use super::message::{Facts, Listed, Message, Named, Sample, State, expires, expires_in};
use super::{Sender, Values};
use crate::wording::Wording;
use domain::clock::after;
use domain::outbox::MessageKind;
use domain::verification::LIFETIME;

/// "Confirm your address", with the link.
#[derive(Clone, Debug)]
pub(super) struct VerifyEmail {
    /// The address that the mail goes to.
    pub(super) recipient: String,
    /// The link.
    pub(super) link: String,
    /// When the link ends.
    pub(super) expires: Timestamp,
    /// The time of writing.
    pub(super) now: Timestamp,
}

impl Message for VerifyEmail {
    fn kind(&self) -> MessageKind {
        MessageKind::EmailVerification
    }

    fn letter(&self, sender: &Sender<'_>, named: Named<'_>) -> Option<Letter> {
        let w = sender.wording;
        let recipient = defuse_address(&self.recipient);
        let (until, until_short) = link_until(w, Some(self.expires), self.now).unwrap_or_default();
        Some(Letter {
            subject: w.text_with("verify-mail-subject", &[named]),
            preheader: w.text_with("verify-mail-preheader", &[("until", (&until_short).into())]),
            heading: w.text("verify-mail-heading"),
            intro: vec![
                w.text_with("verify-mail-intro", &[named]),
                w.text_with("mail-account", &[("account", (&recipient).into())]),
            ],
            button: Some(Button {
                href: self.link.clone(),
                label: w.text("verify-mail-button"),
            }),
            notes: vec![until],
            safety: w.text("verify-mail-not-you"),
            ..Letter::to(w, named, &self.recipient)
        })
    }

    fn values(&self, w: &Wording) -> Values {
        Values::from([
            ("recipient", defuse_address(&self.recipient).into()),
            ("link", self.link.clone().into()),
            expires(w, Some(self.expires)),
            expires_in(w, Some(self.expires), self.now),
        ])
    }
}

impl Listed for VerifyEmail {
    fn of(facts: &Facts<'_>) -> Option<Self> {
        Some(Self {
            recipient: facts.recipient(),
            link: facts.carried.clone(),
            expires: after(facts.now, LIFETIME),
            now: facts.now,
        })
    }

    fn sample(sample: &Sample) -> Self {
        Self {
            recipient: sample.recipient.clone(),
            link: sample.link.clone(),
            expires: after(sample.began, LIFETIME),
            now: sample.now,
        }
    }

    fn states(sample: &Sample) -> Vec<State> {
        vec![State::mail("verify-email", Self::sample(sample))]
    }
}
