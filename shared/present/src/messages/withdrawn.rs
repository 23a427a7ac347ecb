//! "Your invitation was withdrawn."

use super::defuse::defuse_address;
use super::letter::Letter;
use super::message::{Facts, Listed, Message, Named, Sample, State};
use super::{Sender, Values};
use crate::wording::Wording;
use domain::outbox::MessageKind;

/// "Your invitation was withdrawn". It has no link but that of support.
#[derive(Clone, Debug)]
pub(super) struct Withdrawn {
    /// The address that the mail goes to.
    pub(super) recipient: String,
}

impl Message for Withdrawn {
    fn kind(&self) -> MessageKind {
        MessageKind::Withdrawn
    }

    fn letter(&self, sender: &Sender<'_>, named: Named<'_>) -> Option<Letter> {
        let w = sender.wording;
        Some(Letter {
            subject: w.text_with("withdrawn-subject", &[named]),
            preheader: w.text("withdrawn-preheader"),
            heading: w.text("withdrawn-heading"),
            intro: vec![w.text_with("withdrawn-intro", &[named])],
            notes: vec![
                w.text("withdrawn-next"),
                sender.with_support(w.text("withdrawn-mistake-support"), w.text("withdrawn-mistake")),
            ],
            ..Letter::to(w, named, &self.recipient)
        })
    }

    fn values(&self, _: &Wording) -> Values {
        Values::from([("recipient", defuse_address(&self.recipient).into())])
    }
}

impl Listed for Withdrawn {
    fn of(facts: &Facts<'_>) -> Option<Self> {
        Some(Self {
            recipient: facts.recipient(),
        })
    }

    fn sample(sample: &Sample) -> Self {
        Self {
            recipient: sample.recipient.clone(),
        }
    }

    fn states(sample: &Sample) -> Vec<State> {
        vec![State::mail("withdrawn", Self::sample(sample))]
    }
}
