//! "Choose a new password", with a code, by SMS.

use jiff::{SignedDuration, Timestamp};

use super::letter::seconds_until;
use super::message::{Facts, Listed, Message, Sample, State};
use super::{Sender, Sms, short};
use domain::clock::after;
use domain::outbox::MessageKind;

/// The code with which another password is chosen, for whoever has a number only.
#[derive(Clone, Debug)]
pub(super) struct ResetCode {
    /// The code.
    pub(super) code: String,
    /// The page on which it is entered.
    pub(super) entry_page: String,
    /// The host that the phone may offer it on.
    pub(super) host: String,
    /// When it ends.
    pub(super) expires: Timestamp,
    /// The time of writing.
    pub(super) now: Timestamp,
}

impl Message for ResetCode {
    fn kind(&self) -> MessageKind {
        MessageKind::PasswordResetCode
    }

    fn sms(&self, sender: &Sender<'_>) -> Option<Sms> {
        let w = sender.wording;
        let code = ("code", (&self.code).into());
        let span = w.span(seconds_until(self.expires, self.now));
        let where_to = w.text_with(
            "sms-invitation-until",
            &[("page", (&self.entry_page).into()), ("span", (&span).into())],
        );
        let named = |application: &str| {
            let sentence = w.text_with("sms-reset", &[code, ("application", application.into())]);
            format!("{sentence} {where_to}")
        };
        let plain = format!("{} {where_to}", w.text_with("sms-reset-plain", &[code]));
        let host = Some(self.host.as_str());
        Some(short::few_segments(sender, |_| None, named, plain, &self.code, host))
    }
}

impl Listed for ResetCode {
    fn of(facts: &Facts<'_>) -> Option<Self> {
        Some(Self {
            code: facts.carried.clone(),
            entry_page: facts.entry_page(facts.is_named_otherwise()),
            host: facts.host.to_owned(),
            expires: facts.person.invitation.progress.code_expires_at.unwrap_or(facts.now),
            now: facts.now,
        })
    }

    fn sample(sample: &Sample) -> Self {
        Self {
            code: sample.code.clone(),
            entry_page: sample.entry_page.clone(),
            host: sample.host.clone(),
            expires: after(sample.began, SignedDuration::from_mins(10)),
            now: sample.now,
        }
    }

    fn states(sample: &Sample) -> Vec<State> {
        vec![State::text("password-reset", Self::sample(sample))]
    }
}
