//! A code by SMS to the invited number.

use serde::{Deserialize, Serialize};

use super::{Facts, Next, Payload, code::AwaitedCode};
use crate::channel::{Channel, OrEmail};

pub(super) const FACTS: Facts = Facts {
    name: "sms_otp",
    code: Some(Channel::Sms),
    needs: Some(Channel::Sms),
    gives: None,
    next: |place| Next::Code(AwaitedCode::of(place.person, Channel::Sms)),
};

/// A code by SMS to the invited number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SmsOtpStep {
    /// `email`: the person may have it sent to the invited address instead, which is then what they prove.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub or: Option<OrEmail>,
}

impl Payload for SmsOtpStep {
    fn goes_either_way(&self) -> bool {
        self.or.is_some()
    }
}
