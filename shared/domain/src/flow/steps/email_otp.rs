//! A code by email to the invited address.

use serde::{Deserialize, Serialize};

use super::{Facts, Next, Payload, code::AwaitedCode};
use crate::channel::{Channel, OrSms};

pub(super) const FACTS: Facts = Facts {
    name: "email_otp",
    code: Some(Channel::Email),
    needs: Some(Channel::Email),
    gives: None,
    next: |place| Next::Code(AwaitedCode::of(place.person, Channel::Email)),
};

/// A code by mail to the invited address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EmailOtpStep {
    /// `sms`: the person may have it sent to the invited number instead, which is then what they prove.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub or: Option<OrSms>,
}

impl Payload for EmailOtpStep {
    fn goes_either_way(&self) -> bool {
        self.or.is_some()
    }
}
