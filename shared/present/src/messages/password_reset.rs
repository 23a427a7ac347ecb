//! "Choose a new password", with a link.

use jiff::Timestamp;

use super::defuse::defuse_address;
use super::letter::{Button, Letter, account_line, lines, link_until};
use super::message::{Facts, Listed, Message, Named, Sample, State, expires, expires_in};
use super::{Sender, Values};
use crate::wording::Wording;
use domain::outbox::MessageKind;

/// "Choose a new password", with the link.
#[derive(Clone, Debug)]
pub(super) struct PasswordReset {
    /// The name to sign in by, which is often the address.
    pub(super) account: String,
    /// The address that the mail goes to.
    pub(super) recipient: String,
    /// The link with the ticket.
    pub(super) link: String,
    /// When the link ends. `None`: never.
    pub(super) expires: Option<Timestamp>,
    /// The time of writing.
    pub(super) now: Timestamp,
}

impl Message for PasswordReset {
    fn kind(&self) -> MessageKind {
        MessageKind::PasswordReset
    }

    fn letter(&self, sender: &Sender<'_>, named: Named<'_>) -> Option<Letter> {
        let w = sender.wording;
        let (until, until_short) = link_until(w, self.expires, self.now)
            .unwrap_or_else(|| (w.text("reset-never"), w.text("invitation-never-short")));
        Some(Letter {
            subject: w.text_with("reset-subject", &[named]),
            preheader: w.text_with("reset-preheader", &[("until", (&until_short).into())]),
            heading: w.text("reset-heading"),
            intro: lines([
                account_line(w, &self.account, &self.recipient),
                Some(w.text_with("reset-intro", &[named])),
            ]),
            button: Some(Button {
                href: self.link.clone(),
                label: w.text("reset-button"),
            }),
            notes: vec![format!("{until} {}", w.text("reset-next"))],
            safety: w.text("reset-not-asked"),
            ..Letter::to(w, named, &self.recipient)
        })
    }

    fn values(&self, w: &Wording) -> Values {
        Values::from([
            ("recipient", defuse_address(&self.recipient).into()),
            ("link", self.link.clone().into()),
            expires(w, self.expires),
            expires_in(w, self.expires, self.now),
        ])
    }
}

impl Listed for PasswordReset {
    fn of(facts: &Facts<'_>) -> Option<Self> {
        Some(Self {
            account: facts.account(),
            recipient: facts.recipient(),
            link: facts.carried.clone(),
            expires: facts.person.invitation.generation.expiry.moment(),
            now: facts.now,
        })
    }

    fn sample(sample: &Sample) -> Self {
        Self {
            account: sample.recipient.clone(),
            recipient: sample.recipient.clone(),
            link: sample.link.clone(),
            expires: Some(sample.after(1)),
            now: sample.now,
        }
    }

    fn states(sample: &Sample) -> Vec<State> {
        vec![State::mail("password-reset", Self::sample(sample))]
    }
}
