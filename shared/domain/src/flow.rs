//! The steps between opening an invitation and signing in, as data.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{
    application::parse_url,
    channel::{OrEmail, OrSms},
    invitation::Method,
    profile::{Field, FieldError, FieldKind},
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

    /// The name on the wire and in the item.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EmailOtp => "email_otp",
            Self::SmsOtp => "sms_otp",
            Self::Profile => "profile",
            Self::Phone => "phone",
            Self::Terms => "terms",
            Self::SetPassword => "set_password",
        }
    }

    /// Reads what [`StepKind::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// One step with what it needs to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Step {
    /// A code by mail to the invited address.
    EmailOtp {
        /// `sms`: the person may have it sent to the invited number instead, which is then what they prove.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        or: Option<OrSms>,
    },
    /// A code by SMS to the invited number.
    SmsOtp {
        /// `email`: the person may have it sent to the invited address instead, which is then what they prove.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        or: Option<OrEmail>,
    },
    /// A form with these fields.
    Profile {
        /// What is asked, in this order.
        #[schemars(length(min = 1, max = 20))]
        fields: Vec<Field>,
    },
    /// A number that the person gives, proven by SMS.
    Phone {},
    /// Terms to accept.
    Terms {
        /// Where they can be read.
        url: String,
        /// Which version is accepted.
        #[schemars(length(min = 1, max = 64))]
        version: String,
    },
    /// The password; exactly one such step stands in a flow, at its end.
    SetPassword {
        /// Whether it is typed twice.
        #[serde(default = "confirm_by_default")]
        confirm: bool,
    },
}

fn confirm_by_default() -> bool {
    true
}

impl Step {
    fn problems<'a>(&self, number: usize, mut before: impl Iterator<Item = &'a Self>, problems: &mut Vec<FlowError>) {
        match self {
            Self::EmailOtp { .. } | Self::SmsOtp { .. } | Self::Phone {} => {
                if before.any(|step| step.kind() == self.kind()) {
                    problems.push(FlowError::Twice(number));
                }
            }
            Self::Profile { fields } => {
                let mut names: Vec<_> = fields.iter().map(|field| &field.name).collect();
                names.sort();
                names.dedup();
                if !(1..=20).contains(&fields.len()) || names.len() != fields.len() {
                    problems.push(FlowError::Fields(number));
                }
                for (at, field) in fields.iter().enumerate() {
                    let errors = field.problems().into_iter();
                    problems.extend(errors.map(|error| FlowError::Field {
                        step: number,
                        field: at + 1,
                        error,
                    }));
                }
            }
            Self::Terms { url, version } => {
                let version_is_fine = (1..=64).contains(&version.trim().chars().count());
                if parse_url(url).is_err() || !version_is_fine {
                    problems.push(FlowError::Terms(number));
                }
            }
            Self::SetPassword { .. } => {}
        }
    }

    /// Whether its code may go either way, to the invited address or to the invited number.
    #[must_use]
    pub fn goes_either_way(&self) -> bool {
        match self {
            Self::EmailOtp { or } => or.is_some(),
            Self::SmsOtp { or } => or.is_some(),
            Self::Profile { .. } | Self::Phone {} | Self::Terms { .. } | Self::SetPassword { .. } => false,
        }
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> StepKind {
        match self {
            Self::EmailOtp { .. } => StepKind::EmailOtp,
            Self::SmsOtp { .. } => StepKind::SmsOtp,
            Self::Profile { .. } => StepKind::Profile,
            Self::Phone {} => StepKind::Phone,
            Self::Terms { .. } => StepKind::Terms,
            Self::SetPassword { .. } => StepKind::SetPassword,
        }
    }
}

/// A published, immutable version of a flow: `name@version`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FlowRef {
    /// The name of the flow.
    pub name: String,
    /// Its version, from 1.
    pub version: u32,
}

impl FlowRef {
    /// Reads `name@version`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (name, version) = text.split_once('@').filter(|(name, _)| can_be_name(name))?;
        Some(Self {
            name: name.to_owned(),
            version: version.parse().ok()?,
        })
    }
}

/// Whether a flow can have this name: 1 to 32 of `a-z`, `0-9`, `_` and `-`. Nothing else may become a key of the table.
#[must_use]
pub fn can_be_name(name: &str) -> bool {
    (1..=32).contains(&name.len())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-".contains(&byte))
}

impl fmt::Display for FlowRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.name, self.version)
    }
}

/// An ordered list of steps that can be walked: at least one, exactly one password step, and that one last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// Which published version it is.
    pub id: FlowRef,
    steps: Vec<Step>,
    last: Step,
}

/// Why a list of steps is not a flow. All reasons are given at once, each with the step it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FlowError {
    /// No password step.
    #[error("a flow ends with set_password")]
    NoPassword,
    /// More than one password step.
    #[error("a flow has one set_password step only")]
    TwoPasswords,
    /// Something after the password step.
    #[error("set_password is the last step")]
    PasswordNotLast,
    /// More steps than a person would walk.
    #[error("a flow has at most 16 steps")]
    TooLong,
    /// The same step twice in a row of codes.
    #[error("step {0} proves what an earlier step has proven already")]
    Twice(usize),
    /// A choice of the way beside another step with a code.
    #[error("step {0}: `or` needs to be in the only step of a flow that takes a code")]
    OtherWay(usize),
    /// A form without fields, or with too many.
    #[error("step {0}: a profile form has 1 to 20 fields, each name once")]
    Fields(usize),
    /// A field that cannot be asked.
    #[error("step {step}, field {field}: {error}")]
    Field {
        /// The step, from 1.
        step: usize,
        /// The field, from 1.
        field: usize,
        /// What is wrong with it.
        error: FieldError,
    },
    /// Terms that cannot be read.
    #[error("step {0}: terms need an https URL and a version of 1 to 64 characters")]
    Terms(usize),
}

impl FlowError {
    /// Where in the list of steps it is (RFC 6901).
    #[must_use]
    pub fn place(&self) -> String {
        let step = |number: usize| format!("/{}", number.saturating_sub(1));
        match self {
            Self::NoPassword | Self::TwoPasswords | Self::PasswordNotLast | Self::TooLong => String::new(),
            Self::Twice(number) | Self::OtherWay(number) | Self::Fields(number) | Self::Terms(number) => step(*number),
            Self::Field {
                step: number, field, ..
            } => format!("{}/fields{}", step(*number), step(*field)),
        }
    }
}

/// Why a flow cannot be walked by somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unwalkable {
    /// A mail has to be sent to somebody without an address.
    #[error("the flow sends a mail, so the invitation needs an email address")]
    NeedsEmail,
    /// An SMS has to be sent to somebody without a number.
    #[error("the flow sends an SMS, so the invitation needs a telephone number")]
    NeedsPhone,
}

impl Flow {
    /// Checks a list of steps.
    ///
    /// # Errors
    /// Every [`FlowError`] that applies.
    pub fn new(id: FlowRef, steps: Vec<Step>) -> Result<Self, Vec<FlowError>> {
        let passwords = steps.iter().filter(|step| step.kind() == StepKind::SetPassword).count();
        let last_is_password = steps.last().is_some_and(|step| step.kind() == StepKind::SetPassword);
        let reasons = [
            (passwords == 0, FlowError::NoPassword),
            (passwords > 1, FlowError::TwoPasswords),
            (passwords > 0 && !last_is_password, FlowError::PasswordNotLast),
            (steps.len() > 16, FlowError::TooLong),
        ];
        let mut reasons: Vec<_> = reasons
            .into_iter()
            .filter(|(applies, _)| *applies)
            .map(|(_, reason)| reason)
            .collect();
        let with_code = steps
            .iter()
            .filter(|step| StepKind::WITH_CODE.contains(&step.kind()))
            .count();
        for (at, step) in steps.iter().enumerate() {
            step.problems(at + 1, steps.iter().take(at), &mut reasons);
            // What a flow asks to be proven besides must not be got round, and a number that was given on the way is not
            // one that was invited.
            if step.goes_either_way() && with_code > 1 {
                reasons.push(FlowError::OtherWay(at + 1));
            }
        }
        let mut steps = steps;
        match steps.pop() {
            Some(last) if reasons.is_empty() => Ok(Self { id, steps, last }),
            Some(_) | None => Err(reasons),
        }
    }

    /// The way of somebody who was invited by `method`: where the invitation is a code, entering it is the first step,
    /// unless the flow begins with that very step anyway.
    #[must_use]
    pub fn entered_by(mut self, method: Method) -> Self {
        if let Some(step) = method.code_step()
            && self.step(0).kind() != step.kind()
        {
            self.steps.insert(0, step);
        }
        self
    }

    /// The steps, in order.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().chain(std::iter::once(&self.last))
    }

    /// How many steps it has; at least one.
    #[must_use]
    pub fn len(&self) -> u16 {
        u16::try_from(self.steps.len() + 1).unwrap_or(u16::MAX)
    }

    /// Whether it has no steps, which it never has.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The step at `position`; from the end on, the password step.
    #[must_use]
    pub fn step(&self, position: u16) -> &Step {
        self.steps.get(usize::from(position)).unwrap_or(&self.last)
    }

    /// What is asked at `position`, where that is a profile.
    #[must_use]
    pub fn fields(&self, position: u16) -> Option<&[Field]> {
        match self.step(position) {
            Step::Profile { fields } => Some(fields),
            Step::EmailOtp { .. }
            | Step::SmsOtp { .. }
            | Step::Phone {}
            | Step::Terms { .. }
            | Step::SetPassword { .. } => None,
        }
    }

    /// The address and the version of the terms that are to be accepted at `position`.
    #[must_use]
    pub fn terms(&self, position: u16) -> Option<(&str, &str)> {
        match self.step(position) {
            Step::Terms { url, version } => Some((url, version)),
            Step::EmailOtp { .. }
            | Step::SmsOtp { .. }
            | Step::Phone {}
            | Step::Profile { .. }
            | Step::SetPassword { .. } => None,
        }
    }

    /// Whether the password is typed twice.
    #[must_use]
    pub fn confirms(&self) -> bool {
        matches!(self.last, Step::SetPassword { confirm: true })
    }

    /// Whether somebody with or without an address and a number can walk it.
    ///
    /// # Errors
    /// [`Unwalkable`].
    pub fn walkable(&self, has_email: bool, has_phone: bool) -> Result<(), Unwalkable> {
        let mut has_phone = has_phone;
        for step in self.steps() {
            match step.kind() {
                StepKind::EmailOtp if !has_email => return Err(Unwalkable::NeedsEmail),
                StepKind::SmsOtp if !has_phone => return Err(Unwalkable::NeedsPhone),
                StepKind::Phone => has_phone = true,
                StepKind::EmailOtp | StepKind::SmsOtp | StepKind::Profile | StepKind::Terms | StepKind::SetPassword => {
                }
            }
        }
        Ok(())
    }

    /// The names of the ready-made flows.
    pub const READY_MADE: [&'static str; 4] = [
        "link_password",
        "email_code_password",
        "sms_code_password",
        "profile_phone_password",
    ];

    /// The ready-made flow called `name`, if there is one.
    #[must_use]
    pub fn ready_made(name: &str) -> Option<Self> {
        let steps = match name {
            "link_password" => vec![],
            "email_code_password" => vec![Step::EmailOtp { or: None }],
            "sms_code_password" => vec![Step::SmsOtp { or: None }],
            "profile_phone_password" => vec![Step::Profile { fields: names() }, Step::Phone {}],
            _ => return None,
        };
        let id = FlowRef {
            name: name.to_owned(),
            version: 1,
        };
        Some(Self {
            id,
            steps,
            last: Step::SetPassword { confirm: true },
        })
    }
}

/// The name and the label of the ready-made field for the first name. Pages say the label in their own language.
pub const FIRST_NAME: (&str, &str) = ("first_name", "First name");
/// The same for the last name.
pub const LAST_NAME: (&str, &str) = ("last_name", "Last name");

/// First and last name, ready made.
fn names() -> Vec<Field> {
    [FIRST_NAME, LAST_NAME]
        .map(|(name, label)| Field {
            name: name.to_owned(),
            label: label.into(),
            kind: FieldKind::Text,
            required: true,
            max_length: Some(100),
            options: vec![],
        })
        .to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id() -> FlowRef {
        FlowRef {
            name: "test".to_owned(),
            version: 1,
        }
    }

    #[test]
    fn a_flow_has_one_password_step_and_it_is_last() {
        let password = || Step::SetPassword { confirm: true };
        assert!(Flow::new(id(), vec![Step::EmailOtp { or: None }, password()]).is_ok());
        assert_eq!(Flow::new(id(), vec![]), Err(vec![FlowError::NoPassword]));
        assert_eq!(
            Flow::new(id(), vec![Step::EmailOtp { or: None }]),
            Err(vec![FlowError::NoPassword])
        );
        assert_eq!(
            Flow::new(id(), vec![password(), password(), Step::EmailOtp { or: None }]),
            Err(vec![FlowError::TwoPasswords, FlowError::PasswordNotLast])
        );
    }

    #[test]
    fn g10_a_code_goes_either_way_only_where_it_is_the_only_one() {
        let read = |text: &str| serde_json::from_str::<Step>(text);
        let either = || read(r#"{"kind":"email_otp","or":"sms"}"#).unwrap();
        let password = || Step::SetPassword { confirm: true };
        assert!(either().goes_either_way());
        assert!(Flow::new(id(), vec![either(), password()]).is_ok());
        for other in [Step::SmsOtp { or: None }, Step::Phone {}] {
            let steps = vec![other, either(), password()];
            assert_eq!(Flow::new(id(), steps), Err(vec![FlowError::OtherWay(2)]));
        }
        assert!(!read(r#"{"kind":"email_otp"}"#).unwrap().goes_either_way());
        for wrong in [
            r#"{"kind":"email_otp","or":"email"}"#,
            r#"{"kind":"sms_otp","or":"sms"}"#,
            r#"{"kind":"phone","or":"sms"}"#,
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_step_that_cannot_work_for_somebody_is_told_before() {
        let flow = Flow::new(
            id(),
            vec![Step::SmsOtp { or: None }, Step::SetPassword { confirm: false }],
        )
        .unwrap();
        assert_eq!(flow.walkable(true, false), Err(Unwalkable::NeedsPhone));
        let flow = Flow::new(
            id(),
            vec![
                Step::Phone {},
                Step::SmsOtp { or: None },
                Step::SetPassword { confirm: false },
            ],
        )
        .unwrap();
        assert_eq!(flow.walkable(true, false), Ok(()));
        assert_eq!(
            Flow::ready_made("email_code_password").unwrap().walkable(false, true),
            Err(Unwalkable::NeedsEmail)
        );
    }

    #[test]
    fn steps_are_read_from_json_without_guessing() {
        let step: Step = serde_json::from_str(r#"{"kind":"set_password"}"#).unwrap();
        assert_eq!(step, Step::SetPassword { confirm: true });
        for wrong in [r#"{"kind":"captcha"}"#, r#"{"kind":"email_otp","extra":1}"#, r#"{}"#] {
            assert!(serde_json::from_str::<Step>(wrong).is_err(), "{wrong}");
        }
    }
}
