//! "Your password has been changed."

use jiff::Timestamp;

use super::defuse::{account, account_in_text, defuse_address};
use super::letter::Letter;
use super::message::{Facts, Listed, Message, Named, Sample, State};
use super::{Sender, Sms, Values, short};
use crate::wording::Wording;
use domain::outbox::MessageKind;

/// "Your password has been changed": the notice after that. It has no link but that of support.
#[derive(Clone, Debug)]
pub(super) struct PasswordChanged {
    /// The account.
    pub(super) username: String,
    /// The address that the mail goes to.
    pub(super) recipient: String,
    /// When it was changed.
    pub(super) when: Timestamp,
}

impl Message for PasswordChanged {
    fn kind(&self) -> MessageKind {
        MessageKind::PasswordChanged
    }

    fn letter(&self, sender: &Sender<'_>, named: Named<'_>) -> Option<Letter> {
        let w = sender.wording;
        Some(Letter {
            subject: w.text_with("changed-subject", &[named]),
            preheader: w.text("changed-preheader"),
            heading: w.text("changed-heading"),
            intro: vec![
                w.text_with("changed-intro", &[named]),
                w.text_with("mail-account", &[("account", (&account(&self.username)).into())]),
                w.text_with("changed-when", &[("moment", (&w.date_time(self.when)).into())]),
            ],
            notes: vec![
                w.text("changed-you"),
                sender.with_support(w.text("changed-not-you-support"), w.text("changed-not-you")),
            ],
            ..Letter::to(w, named, &self.recipient)
        })
    }

    // The short message, for whoever has a number only.
    fn sms(&self, sender: &Sender<'_>) -> Option<Sms> {
        let w = sender.wording;
        let named = |application: &str| w.text_with("sms-changed", &[("application", application.into())]);
        Some(short::one_segment(sender, named, w.text("sms-changed-plain"), "", None))
    }

    fn values(&self, w: &Wording) -> Values {
        Values::from([
            ("recipient", defuse_address(&self.recipient).into()),
            ("account", account_in_text(&self.username).into()),
            ("changed", w.date_time(self.when).into()),
        ])
    }
}

impl Listed for PasswordChanged {
    fn of(facts: &Facts<'_>) -> Option<Self> {
        Some(Self {
            username: facts.account(),
            recipient: facts.recipient(),
            when: facts.person.last_write.at.min(facts.now),
        })
    }

    fn sample(sample: &Sample) -> Self {
        Self {
            username: sample.recipient.clone(),
            recipient: sample.recipient.clone(),
            when: sample.began,
        }
    }

    fn states(sample: &Sample) -> Vec<State> {
        vec![State::both("password-changed", Self::sample(sample))]
    }
}
