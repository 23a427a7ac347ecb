//! "Your password has been changed."

use jiff::Timestamp;

use super::defuse::{account, account_in_text, defuse_address};
use super::letter::Letter;
use super::message::{Facts, Listed, Message, Sample, State};
use super::{Mail, Sender, Sms, Values, short};
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
    /// Where to turn to if it was somebody else. `None`: to the application's own support, if it has any.
    pub(super) support: Option<String>,
}

impl Message for PasswordChanged {
    fn kind(&self) -> MessageKind {
        MessageKind::PasswordChanged
    }

    fn mail(&self, sender: &Sender<'_>) -> Option<Mail> {
        let w = sender.wording;
        let mut brand = sender.brand.clone();
        if self.support.is_some() {
            brand.support_address.clone_from(&self.support);
        }
        let sender = Sender {
            brand: &brand,
            wording: w,
        };
        let application = sender.application();
        let named = ("application", (&application).into());
        let letter = Letter {
            subject: w.text_with("changed-subject", &[named]),
            preheader: w.text("changed-preheader"),
            heading: w.text("changed-heading"),
            intro: vec![
                w.text_with("changed-intro", &[named]),
                w.text_with("mail-account", &[("account", (&account(&self.username)).into())]),
                w.text_with("changed-when", &[("moment", (&w.date_time(self.when)).into())]),
            ],
            code: None,
            button: None,
            notes: vec![
                w.text("changed-you"),
                match brand.support() {
                    Some(_) => w.text("changed-not-you-support"),
                    None => w.text("changed-not-you"),
                },
            ],
            safety: String::new(),
            footer: w.text_with(
                "mail-footer",
                &[named, ("recipient", (&defuse_address(&self.recipient)).into())],
            ),
        };
        Some(letter.write(&sender))
    }

    // The short message, for whoever has a number only.
    fn sms(&self, sender: &Sender<'_>) -> Option<Sms> {
        let w = sender.wording;
        let named = |application: &str| w.text_with("sms-changed", &[("application", application.into())]);
        let application = sender.brand.name_or_neutral(w);
        Some(Sms {
            text: short::one_segment(&application, named, w.text("sms-changed-plain"), "", None),
        })
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
            support: None,
        })
    }

    fn sample(sample: &Sample) -> Self {
        Self {
            username: sample.recipient.clone(),
            recipient: sample.recipient.clone(),
            when: sample.began,
            support: None,
        }
    }

    fn states(sample: &Sample) -> Vec<State> {
        vec![State::both("password-changed", Self::sample(sample))]
    }
}
