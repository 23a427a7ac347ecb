//! What the person is asked for next, computed once. The pages, the JSON of the set-up and the flow of WSO2 render it.

use domain::holding::Why;
use domain::{channel::Channel, code::Alphabet, flow::StepKind, outbox::OwedMessage, person::Person, profile::Field};
use jiff::Timestamp;

use super::Journey;

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
    /// A form.
    Profile {
        /// What is asked, in this order.
        fields: &'a [Field],
    },
    /// Terms to accept.
    Terms {
        /// Where they can be read.
        url: &'a str,
        /// Which version it is.
        version: &'a str,
    },
    /// The password.
    Password {
        /// How many characters it has at least.
        min_length: u32,
        /// Whether it is typed twice.
        confirm: bool,
    },
}

/// A code that the person has, or has to ask for.
#[derive(Debug)]
pub struct AwaitedCode {
    /// How it travels.
    pub channel: Channel,
    /// The address or number that it goes to, masked.
    pub destination: Option<String>,
    /// When it expires. `None`: none was sent.
    pub expires_at: Option<Timestamp>,
    /// When another one may be asked for.
    pub ask_again_at: Option<Timestamp>,
    /// How many characters it has.
    pub length: u8,
    /// Whether they are all digits.
    pub digits_only: bool,
    /// How many tries are left, of this code and of the invitation.
    pub tries_left: u32,
    /// Whether this code was tried too often, so that another one has to be asked for.
    pub is_used_up: bool,
    /// Whether codes of this invitation were tried too often, so that only who invited can help.
    pub is_locked: bool,
    /// Whether it took the place of an earlier one and was not tried yet.
    pub is_another: bool,
    /// What keeps it from the person, if anything does.
    pub delivery: Option<CodeDelivery>,
}

/// What keeps the newest code from somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CodeDelivery {
    /// It could not be sent yet.
    Deferred,
    /// It will not be sent.
    Failed,
}

impl Next<'_> {
    /// The code, where one is asked for.
    #[must_use]
    pub fn code(&self) -> Option<&AwaitedCode> {
        match self {
            Self::Code(code) | Self::Phone { code, .. } => Some(code),
            Self::Profile { .. } | Self::Terms { .. } | Self::Password { .. } => None,
        }
    }
}

impl Journey {
    /// What the person is asked for next.
    #[must_use]
    pub fn next(&self) -> Next<'_> {
        let progress = &self.person.invitation.progress;
        match progress.next {
            StepKind::EmailOtp => Next::Code(self.awaited_code(Channel::Email)),
            StepKind::SmsOtp => Next::Code(self.awaited_code(Channel::Sms)),
            StepKind::Phone => Next::Phone {
                number: Channel::Sms.destination(&self.person).unwrap_or_default(),
                code: self.awaited_code(Channel::Sms),
            },
            StepKind::Profile => Next::Profile { fields: self.fields() },
            StepKind::Terms => {
                let (url, version) = self.terms();
                Next::Terms { url, version }
            }
            StepKind::SetPassword => Next::Password {
                min_length: self.application.password.min_length,
                confirm: self.flow.confirms(),
            },
        }
    }

    /// The fields of the form that is asked for next; none where that is no form.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        let fields = self.flow.fields(self.person.invitation.progress.position);
        fields.unwrap_or_default()
    }

    /// Address and version of the terms that are asked for next; empty where none are.
    #[must_use]
    pub fn terms(&self) -> (&str, &str) {
        let terms = self.flow.terms(self.person.invitation.progress.position);
        terms.unwrap_or_default()
    }

    fn awaited_code(&self, channel: Channel) -> AwaitedCode {
        let person = &self.person;
        let invitation = &person.invitation;
        let (progress, policy) = (&invitation.progress, &invitation.code_policy);
        AwaitedCode {
            channel,
            destination: channel.masked(person),
            expires_at: progress.code_expires_at,
            ask_again_at: person.ask_again_at(),
            length: policy.format.length(),
            digits_only: policy.format.alphabet() == Alphabet::DIGITS,
            tries_left: invitation.tries_left(),
            is_used_up: progress.tries >= policy.tries,
            is_locked: progress.failures >= policy.failures,
            is_another: progress.tries == 0 && progress.sends > 1,
            delivery: self.code_delivery(),
        }
    }

    /// What keeps the newest code from the person, if anything does. One whose send ended without an answer may well be there.
    fn code_delivery(&self) -> Option<CodeDelivery> {
        let Person { invitation, owed, .. } = &*self.person;
        let send = invitation.progress.sends;
        let unsent = invitation.progress.unsent.as_ref();
        if unsent.is_some_and(|unsent| unsent.send == send) {
            return Some(CodeDelivery::Failed);
        }
        match &owed.hold(OwedMessage::Code { send })?.why {
            Why::Limit(_) | Why::Provider(_) | Why::Operator(_) => Some(CodeDelivery::Deferred),
            Why::Unclear => None,
        }
    }
}
