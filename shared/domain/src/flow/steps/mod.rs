//! The list of the steps. A step's own file says the rest: what it needs to know and what makes it wrong, what somebody needs
//! who is to take it, what they are asked for, and what taking it changes.

pub mod code;
pub mod email_otp;
pub mod phone;
pub mod profile;
pub mod set_password;
pub mod sms_otp;
pub mod terms;

use serde::{Deserialize, Serialize};

use self::{
    code::AwaitedCode, email_otp::EmailOtpStep, phone::PhoneStep, profile::ProfileStep, set_password::SetPasswordStep,
    sms_otp::SmsOtpStep, terms::TermsStep,
};
use super::{Flow, FlowError};
use crate::{
    application::Application,
    channel::Channel,
    person::Person,
    profile::{AnswerError, Field},
    transition::Refusal,
};

/// What kind of step it is: as much as a condition on the item needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Prove the email address with a code sent to it.
    EmailOtp,
    /// Prove the telephone number with a code sent to it.
    SmsOtp,
    /// Give the profile data asked for.
    Profile,
    /// Give a telephone number and prove it.
    Phone,
    /// Accept the terms.
    Terms,
    /// Set the password.
    SetPassword,
}

/// One step with what it needs to know.
// The sentence of each is at its own type, from where it comes into the OpenAPI document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Step {
    EmailOtp(EmailOtpStep),
    SmsOtp(SmsOtpStep),
    Profile(ProfileStep),
    Phone(PhoneStep),
    Terms(TermsStep),
    SetPassword(SetPasswordStep),
}

/// What the person is asked for next.
#[derive(Debug)]
pub enum Next<'a> {
    /// The code that proves the address or number of the invitation.
    Code(AwaitedCode),
    /// A number of their own, and the code that proves it.
    Phone {
        /// The number that was given last, in full: whoever typed it has to see whether it is right.
        number: &'a str,
        /// The code that was sent there.
        code: AwaitedCode,
    },
    /// A form with these fields, in this order.
    Profile(&'a [Field]),
    /// Terms to accept.
    Terms(&'a TermsStep),
    /// The password.
    Password {
        /// How many characters it has at least.
        min_length: u32,
        /// Whether it is typed twice.
        confirm: bool,
    },
}

/// Why a step was not taken.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum StepError {
    /// It is not the next one.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Answers that cannot be taken, by the name of their field.
    #[error("some answers cannot be taken")]
    Answers(Vec<(String, AnswerError)>),
    /// The terms have another version.
    #[error("version {asked} of the terms has to be accepted")]
    OtherVersion {
        /// The one that is asked for.
        asked: String,
    },
}

/// What a kind of step says of itself.
struct Facts {
    /// The name on the wire and in the item.
    name: &'static str,
    /// How its code travels, if it has one.
    code: Option<Channel>,
    /// What somebody needs who is to take it: an address, or a number.
    needs: Option<Channel>,
    /// What they have after it.
    gives: Option<Channel>,
    /// What they are asked for.
    next: for<'a> fn(&Place<'a>) -> Next<'a>,
}

/// Somebody who is to take a step.
struct Place<'a> {
    person: &'a Person,
    application: &'a Application,
    flow: &'a Flow,
}

/// What a step says of what it needs to know.
trait Payload {
    /// What makes it wrong as the step with this number, from 1.
    fn problems(&self, _number: usize) -> Vec<FlowError> {
        vec![]
    }

    /// Whether its code may go either way, to the invited address or to the invited number.
    fn goes_either_way(&self) -> bool {
        false
    }
}

impl StepKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::EmailOtp,
        Self::SmsOtp,
        Self::Profile,
        Self::Phone,
        Self::Terms,
        Self::SetPassword,
    ];
    /// The kinds that are proven with a code.
    pub const WITH_CODE: &'static [Self] = &[Self::EmailOtp, Self::SmsOtp, Self::Phone];

    fn facts(self) -> &'static Facts {
        match self {
            Self::EmailOtp => &email_otp::FACTS,
            Self::SmsOtp => &sms_otp::FACTS,
            Self::Profile => &profile::FACTS,
            Self::Phone => &phone::FACTS,
            Self::Terms => &terms::FACTS,
            Self::SetPassword => &set_password::FACTS,
        }
    }

    /// The name on the wire and in the item.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.facts().name
    }

    /// Reads what [`StepKind::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// How its code travels, if it has one. The right code proves the address or number that it went to.
    #[must_use]
    pub fn channel(self) -> Option<Channel> {
        self.facts().code
    }

    /// What somebody needs who is to take it: an address, or a number.
    #[must_use]
    pub fn needs(self) -> Option<Channel> {
        self.facts().needs
    }

    /// What they have after it.
    #[must_use]
    pub fn gives(self) -> Option<Channel> {
        self.facts().gives
    }
}

impl Step {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> StepKind {
        match self {
            Self::EmailOtp(_) => StepKind::EmailOtp,
            Self::SmsOtp(_) => StepKind::SmsOtp,
            Self::Profile(_) => StepKind::Profile,
            Self::Phone(_) => StepKind::Phone,
            Self::Terms(_) => StepKind::Terms,
            Self::SetPassword(_) => StepKind::SetPassword,
        }
    }

    fn payload(&self) -> &dyn Payload {
        match self {
            Self::EmailOtp(step) => step,
            Self::SmsOtp(step) => step,
            Self::Profile(step) => step,
            Self::Phone(step) => step,
            Self::Terms(step) => step,
            Self::SetPassword(step) => step,
        }
    }

    /// What makes it wrong as the step with this number, from 1, whatever the others are.
    pub(super) fn problems(&self, number: usize) -> Vec<FlowError> {
        self.payload().problems(number)
    }

    /// Whether its code may go either way, to the invited address or to the invited number.
    #[must_use]
    pub fn goes_either_way(&self) -> bool {
        self.payload().goes_either_way()
    }
}

impl<'a> Next<'a> {
    /// What `person` is asked for next. The pages, the JSON of the set-up and the flows of compatibility layers render it.
    #[must_use]
    pub fn of(person: &'a Person, application: &'a Application, flow: &'a Flow) -> Self {
        let place = Place {
            person,
            application,
            flow,
        };
        (person.invitation.progress.next.facts().next)(&place)
    }

    /// The code, where one is asked for.
    #[must_use]
    pub fn code(&self) -> Option<&AwaitedCode> {
        match self {
            Self::Code(code) | Self::Phone { code, .. } => Some(code),
            Self::Profile(_) | Self::Terms(_) | Self::Password { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_read_from_json_without_guessing() {
        let step: Step = serde_json::from_str(r#"{"kind":"set_password"}"#).unwrap();
        assert_eq!(step, Step::SetPassword(SetPasswordStep { confirm: true }));
        for wrong in [r#"{"kind":"captcha"}"#, r#"{"kind":"email_otp","extra":1}"#, r#"{}"#] {
            assert!(serde_json::from_str::<Step>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_kinds_with_a_code_are_those_whose_code_travels() {
        let with_code: Vec<_> = StepKind::ALL
            .into_iter()
            .filter(|kind| kind.channel().is_some())
            .collect();
        assert_eq!(with_code, StepKind::WITH_CODE);
    }

    #[test]
    fn a_kind_has_the_name_that_json_gives_it() {
        for kind in StepKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
            assert_eq!(StepKind::parse(kind.as_str()), Some(kind));
        }
    }
}
