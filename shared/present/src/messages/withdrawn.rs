//! "Your invitation was withdrawn."

use super::defuse::defuse_address;
use super::letter::Letter;
use super::message::{Facts, Listed, Message, Sample, State};
use super::{Mail, Sender, Values};
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

    fn mail(&self, sender: &Sender<'_>) -> Option<Mail> {
        let w = sender.wording;
        let application = sender.application();
        let named = ("application", (&application).into());
        let recipient = defuse_address(&self.recipient);
        let letter = Letter {
            subject: w.text_with("withdrawn-subject", &[named]),
            preheader: w.text("withdrawn-preheader"),
            heading: w.text("withdrawn-heading"),
            intro: vec![w.text_with("withdrawn-intro", &[named])],
            code: None,
            button: None,
            notes: vec![
                w.text("withdrawn-next"),
                match sender.brand.support() {
                    Some(_) => w.text("withdrawn-mistake-support"),
                    None => w.text("withdrawn-mistake"),
                },
            ],
            safety: String::new(),
            footer: w.text_with("mail-footer", &[named, ("recipient", (&recipient).into())]),
        };
        Some(letter.write(sender))
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
