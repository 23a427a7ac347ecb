//! The code of a step.

use super::letter::Letter;
use super::message::{Facts, Listed, Message, Named, Sample, State};
use super::{Sender, Sms, Values, short};
use crate::wording::Wording;
use domain::outbox::MessageKind;

/// A code for a step that the person is taking right now.
#[derive(Clone, Debug)]
pub(super) struct StepCode {
    /// The code, as it has to be typed.
    pub(super) code: String,
    /// How long it works.
    pub(super) lifetime_minutes: u32,
    /// The host name of the page on which it is entered, for the last line of a short message.
    pub(super) host: String,
}

impl Message for StepCode {
    fn kind(&self) -> MessageKind {
        MessageKind::Code
    }

    fn letter(&self, sender: &Sender<'_>, named: Named<'_>) -> Option<Letter> {
        let w = sender.wording;
        let span = self.span(w);
        Some(Letter {
            subject: w.text_with("step-code-subject", &[named]),
            preheader: w.text_with(
                "step-code-preheader",
                &[("code", (&self.code).into()), ("span", (&span).into())],
            ),
            heading: w.text("step-code-heading"),
            intro: vec![w.text_with("step-code-intro", &[named])],
            code: Some(self.code.clone()),
            notes: vec![w.text_with("step-code-until", &[("span", (&span).into())])],
            safety: format!("{} {}", w.text("mail-not-expected"), w.text("mail-never-share")),
            footer: w.text_with("mail-footer-code", &[named]),
            ..Letter::default()
        })
    }

    fn sms(&self, sender: &Sender<'_>) -> Option<Sms> {
        let w = sender.wording;
        let span = self.span(w);
        let code = ("code", (&self.code).into());
        let named = |application: &str| {
            w.text_with(
                "sms-code",
                &[code, ("application", application.into()), ("span", (&span).into())],
            )
        };
        let plain = w.text_with("sms-code-plain", &[code, ("span", (&span).into())]);
        Some(short::one_segment(sender, named, plain, &self.code, Some(&self.host)))
    }

    fn values(&self, w: &Wording) -> Values {
        Values::from([("code", self.code.clone().into()), ("expires_in", self.span(w).into())])
    }
}

impl Listed for StepCode {
    fn of(facts: &Facts<'_>) -> Option<Self> {
        Some(Self {
            code: facts.carried.clone(),
            lifetime_minutes: facts.person.invitation.code_policy.lifetime_seconds.div_ceil(60),
            host: facts.host.to_owned(),
        })
    }

    fn sample(sample: &Sample) -> Self {
        Self {
            code: sample.code.clone(),
            lifetime_minutes: 10,
            host: sample.host.clone(),
        }
    }

    fn states(sample: &Sample) -> Vec<State> {
        vec![State::both("step-code", Self::sample(sample))]
    }
}

impl StepCode {
    fn span(&self, w: &Wording) -> String {
        w.span(u64::from(self.lifetime_minutes).saturating_mul(60))
    }
}
