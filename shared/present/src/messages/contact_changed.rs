//! "Your contact details have been changed."

use jiff::Timestamp;

use super::defuse::defuse_address;
use super::letter::Letter;
use super::message::{Facts, Listed, Message, Named, Sample, State};
use super::{Sender, Sms, short};
use domain::former::ContactKind;
use domain::outbox::MessageKind;

/// "Your contact details have been changed": to whoever had the address or number before. It has no link but that of support,
/// it does not say which one took its place, and no application writes it in words of its own.
#[derive(Clone, Debug)]
pub(super) struct ContactChanged {
    /// Which of the two was changed.
    pub(super) kind: ContactKind,
    /// The account.
    pub(super) username: String,
    /// The address that the mail goes to.
    pub(super) recipient: String,
    /// When it was changed.
    pub(super) when: Timestamp,
}

impl Message for ContactChanged {
    fn kind(&self) -> MessageKind {
        MessageKind::ContactChanged
    }

    fn letter(&self, sender: &Sender<'_>, named: Named<'_>) -> Option<Letter> {
        let w = sender.wording;
        let intro = match self.kind {
            ContactKind::Email => w.text_with("moved-email-intro", &[named]),
            ContactKind::Phone => w.text_with("moved-phone-intro", &[named]),
        };
        Some(Letter {
            subject: w.text_with("moved-subject", &[named]),
            preheader: w.text("changed-preheader"),
            heading: w.text("moved-heading"),
            intro: vec![
                intro,
                w.text_with("mail-account", &[("account", (&defuse_address(&self.username)).into())]),
                w.text_with("changed-when", &[("moment", (&w.date_time(self.when)).into())]),
            ],
            notes: vec![
                w.text("moved-you"),
                sender.with_support(w.text("moved-not-you-support"), w.text("moved-not-you")),
            ],
            ..Letter::to(w, named, &self.recipient)
        })
    }

    // The short message. It has no code, and no link.
    fn sms(&self, sender: &Sender<'_>) -> Option<Sms> {
        let w = sender.wording;
        let named = |application: &str| w.text_with("sms-moved", &[("application", application.into())]);
        Some(short::one_segment(sender, named, w.text("sms-moved-plain"), "", None))
    }
}

impl Listed for ContactChanged {
    fn of(facts: &Facts<'_>) -> Option<Self> {
        let former = facts.former?;
        Some(Self {
            kind: former.contact.kind(),
            username: facts.account(),
            recipient: facts.recipient(),
            when: former.at,
        })
    }

    fn sample(sample: &Sample) -> Self {
        Self {
            kind: ContactKind::Email,
            username: sample.recipient.clone(),
            recipient: sample.recipient.clone(),
            when: sample.now,
        }
    }

    fn states(sample: &Sample) -> Vec<State> {
        let email = Self::sample(sample);
        let phone = Self {
            kind: ContactKind::Phone,
            ..email.clone()
        };
        vec![
            State::mail("contact-changed", email),
            State::mail("contact-changed-phone", phone.clone()),
            State::text("contact-changed", phone),
        ]
    }
}
