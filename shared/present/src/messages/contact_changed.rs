//! "Your contact details have been changed."

use jiff::Timestamp;

use super::defuse::defuse_address;
use super::letter::Letter;
use super::message::{Facts, Listed, Message, Sample, State};
use super::{Mail, Sender, Sms, short};
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

    fn mail(&self, sender: &Sender<'_>) -> Option<Mail> {
        let w = sender.wording;
        let application = sender.application();
        let named = ("application", (&application).into());
        let intro = match self.kind {
            ContactKind::Email => w.text_with("moved-email-intro", &[named]),
            ContactKind::Phone => w.text_with("moved-phone-intro", &[named]),
        };
        let letter = Letter {
            subject: w.text_with("moved-subject", &[named]),
            preheader: w.text("changed-preheader"),
            heading: w.text("moved-heading"),
            intro: vec![
                intro,
                w.text_with("mail-account", &[("account", (&defuse_address(&self.username)).into())]),
                w.text_with("changed-when", &[("moment", (&w.date_time(self.when)).into())]),
            ],
            code: None,
            button: None,
            notes: vec![
                w.text("moved-you"),
                match sender.brand.support() {
                    Some(_) => w.text("moved-not-you-support"),
                    None => w.text("moved-not-you"),
                },
            ],
            safety: String::new(),
            footer: w.text_with(
                "mail-footer",
                &[named, ("recipient", (&defuse_address(&self.recipient)).into())],
            ),
        };
        Some(letter.write(sender))
    }

    // The short message. It has no code, and no link.
    fn sms(&self, sender: &Sender<'_>) -> Option<Sms> {
        let w = sender.wording;
        let named = |application: &str| w.text_with("sms-moved", &[("application", application.into())]);
        let application = sender.brand.name_or_neutral(w);
        Some(Sms {
            text: short::one_segment(&application, named, w.text("sms-moved-plain"), "", None),
        })
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
