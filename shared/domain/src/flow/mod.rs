//! The steps between opening an invitation and signing in, as data.

pub mod steps;

use std::fmt;

use super::{
    channel::Channel,
    invitation::Method,
    profile::{Field, FieldError, FieldKind},
};
use steps::{
    email_otp::EmailOtpStep, phone::PhoneStep, profile::ProfileStep, set_password::SetPasswordStep, sms_otp::SmsOtpStep,
};

pub use steps::{Step, StepKind};

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
    /// What a step needs to know cannot be so.
    #[error("step {number}: {rule}")]
    Step {
        /// The step, from 1.
        number: usize,
        /// What it keeps to.
        rule: &'static str,
    },
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
}

impl FlowError {
    /// Where in the list of steps it is (RFC 6901).
    #[must_use]
    pub fn place(&self) -> String {
        let step = |number: usize| format!("/{}", number.saturating_sub(1));
        match self {
            Self::NoPassword | Self::TwoPasswords | Self::PasswordNotLast | Self::TooLong => String::new(),
            Self::Twice(number) | Self::OtherWay(number) | Self::Step { number, .. } => step(*number),
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
            let number = at + 1;
            if step.kind().channel().is_some() && steps.iter().take(at).any(|before| before.kind() == step.kind()) {
                reasons.push(FlowError::Twice(number));
            }
            reasons.extend(step.problems(number));
            // What a flow asks to be proven besides must not be got round, and a number that was given on the way is not
            // one that was invited.
            if step.goes_either_way() && with_code > 1 {
                reasons.push(FlowError::OtherWay(number));
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

    /// Whether the password is typed twice.
    #[must_use]
    pub fn confirms(&self) -> bool {
        matches!(self.last, Step::SetPassword(SetPasswordStep { confirm: true }))
    }

    /// Whether somebody with or without an address and a number can walk it.
    ///
    /// # Errors
    /// [`Unwalkable`].
    pub fn walkable(&self, has_email: bool, has_phone: bool) -> Result<(), Unwalkable> {
        let mut has_phone = has_phone;
        for kind in self.steps().map(Step::kind) {
            match kind.needs() {
                Some(Channel::Email) if !has_email => return Err(Unwalkable::NeedsEmail),
                Some(Channel::Sms) if !has_phone => return Err(Unwalkable::NeedsPhone),
                Some(Channel::Email | Channel::Sms) | None => {}
            }
            has_phone |= kind.gives() == Some(Channel::Sms);
        }
        Ok(())
    }

    /// Whether a step sends a code to the address or number that whoever invites has given.
    #[must_use]
    pub fn needs(&self, channel: Channel) -> bool {
        self.steps().any(|step| step.kind().needs() == Some(channel))
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
            "email_code_password" => vec![Step::EmailOtp(EmailOtpStep::default())],
            "sms_code_password" => vec![Step::SmsOtp(SmsOtpStep::default())],
            "profile_phone_password" => vec![
                Step::Profile(ProfileStep { fields: names() }),
                Step::Phone(PhoneStep {}),
            ],
            _ => return None,
        };
        let id = FlowRef {
            name: name.to_owned(),
            version: 1,
        };
        Some(Self {
            id,
            steps,
            last: Step::SetPassword(SetPasswordStep { confirm: true }),
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
        let password = || Step::SetPassword(SetPasswordStep { confirm: true });
        assert!(Flow::new(id(), vec![Step::EmailOtp(EmailOtpStep::default()), password()]).is_ok());
        assert_eq!(Flow::new(id(), vec![]), Err(vec![FlowError::NoPassword]));
        assert_eq!(
            Flow::new(id(), vec![Step::EmailOtp(EmailOtpStep::default())]),
            Err(vec![FlowError::NoPassword])
        );
        assert_eq!(
            Flow::new(
                id(),
                vec![password(), password(), Step::EmailOtp(EmailOtpStep::default())]
            ),
            Err(vec![FlowError::TwoPasswords, FlowError::PasswordNotLast])
        );
    }

    #[test]
    fn g10_a_code_goes_either_way_only_where_it_is_the_only_one() {
        let read = |text: &str| serde_json::from_str::<Step>(text);
        let either = || read(r#"{"kind":"email_otp","or":"sms"}"#).unwrap();
        let password = || Step::SetPassword(SetPasswordStep { confirm: true });
        assert!(either().goes_either_way());
        assert!(Flow::new(id(), vec![either(), password()]).is_ok());
        for other in [Step::SmsOtp(SmsOtpStep::default()), Step::Phone(PhoneStep {})] {
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
            vec![
                Step::SmsOtp(SmsOtpStep::default()),
                Step::SetPassword(SetPasswordStep { confirm: false }),
            ],
        )
        .unwrap();
        assert_eq!(flow.walkable(true, false), Err(Unwalkable::NeedsPhone));
        let flow = Flow::new(
            id(),
            vec![
                Step::Phone(PhoneStep {}),
                Step::SmsOtp(SmsOtpStep::default()),
                Step::SetPassword(SetPasswordStep { confirm: false }),
            ],
        )
        .unwrap();
        assert_eq!(flow.walkable(true, false), Ok(()));
        assert_eq!(
            Flow::ready_made("email_code_password").unwrap().walkable(false, true),
            Err(Unwalkable::NeedsEmail)
        );
    }
}
