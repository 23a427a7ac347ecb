//! What the steps with a code share: the code that the person is asked for.

use jiff::Timestamp;

use crate::{channel::Channel, code::Alphabet, holding::Why, outbox::OwedMessage, person::Person};

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

impl AwaitedCode {
    pub(super) fn of(person: &Person, channel: Channel) -> Self {
        let invitation = &person.invitation;
        let (progress, policy) = (&invitation.progress, &invitation.code_policy);
        Self {
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
            delivery: CodeDelivery::of(person),
        }
    }
}

impl CodeDelivery {
    /// What keeps the newest code from the person, if anything does. One whose send ended without an answer may well be there.
    fn of(person: &Person) -> Option<Self> {
        let Person { invitation, owed, .. } = person;
        let send = invitation.progress.sends;
        let unsent = invitation.progress.unsent.as_ref();
        if unsent.is_some_and(|unsent| unsent.send == send) {
            return Some(Self::Failed);
        }
        match &owed.hold(OwedMessage::Code { send })?.why {
            Why::Limit(_) | Why::Provider(_) | Why::Operator(_) => Some(Self::Deferred),
            Why::Unclear => None,
        }
    }
}
