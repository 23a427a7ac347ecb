//! The code of a step.

use super::letter::Letter;
use super::{Mail, Sender, Sms, short};
use crate::wording::Wording;

/// A code for a step that the person is taking right now.
#[derive(Clone, Debug)]
pub struct StepCode {
    /// The code, as it has to be typed.
    pub code: String,
    /// How long it works.
    pub lifetime_minutes: u32,
    /// The host name of the page on which it is entered, for the last line of a short message.
    pub host: String,
}

impl StepCode {
    /// The mail.
    pub fn mail(&self, sender: &Sender<'_>) -> Mail {
        let w = sender.wording;
        let application = sender.application();
        let named = ("application", (&application).into());
        let span = self.span(w);
        let letter = Letter {
            subject: w.text_with("step-code-subject", &[named]),
            preheader: w.text_with(
                "step-code-preheader",
                &[("code", (&self.code).into()), ("span", (&span).into())],
            ),
            heading: w.text("step-code-heading"),
            intro: vec![w.text_with("step-code-intro", &[named])],
            code: Some(self.code.clone()),
            button: None,
            notes: vec![w.text_with("step-code-until", &[("span", (&span).into())])],
            safety: format!("{} {}", w.text("mail-not-expected"), w.text("mail-never-share")),
            footer: w.text_with("mail-footer-code", &[named]),
        };
        letter.write(sender)
    }

    /// The short message.
    pub fn sms(&self, sender: &Sender<'_>) -> Sms {
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
        Sms {
            text: short::one_segment(
                &sender.brand.name_or_neutral(w),
                named,
                plain,
                &self.code,
                Some(&self.host),
            ),
        }
    }

    fn span(&self, w: &Wording) -> String {
        w.span(u64::from(self.lifetime_minutes).saturating_mul(60))
    }
}
