//! How a message travels. Only this file says which channel a method uses, and whether one reaches somebody; a step says its
//! own (`flow::steps`).

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::{address::PhoneNumber, flow::StepKind, invitation::Method, person::Person};

/// How a message travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// To the address.
    Email,
    /// To the number.
    Sms,
}

impl Channel {
    /// The name in keys of items and in fingerprints, which is older than that on the wire.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Email => "mail",
            Self::Sms => "sms",
        }
    }

    /// The one that is not this.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Email => Self::Sms,
            Self::Sms => Self::Email,
        }
    }

    /// The person's address or number.
    #[must_use]
    pub fn destination(self, person: &Person) -> Option<&str> {
        match self {
            Self::Email => person.email.as_ref().map(|email| email.value.as_str()),
            Self::Sms => person.phone.as_ref().map(|phone| phone.value.as_str()),
        }
    }

    /// The same, masked.
    #[must_use]
    pub fn masked(self, person: &Person) -> Option<String> {
        match self {
            Self::Email => person.email.as_ref().map(|email| email.value.masked()),
            Self::Sms => person.phone.as_ref().map(|phone| phone.value.masked()),
        }
    }

    /// Whether a message arrives, as far as is known: no mail at an address that bounced, no SMS at a number to which none may
    /// be sent.
    #[must_use]
    pub fn reaches(self, person: &Person, may_be_texted: impl Fn(&PhoneNumber) -> bool) -> bool {
        match self {
            Self::Email => person.is_mailable(),
            Self::Sms => person.phone.as_ref().is_some_and(|phone| may_be_texted(&phone.value)),
        }
    }

    /// The step that proves the address or number that whoever invited has given.
    #[must_use]
    pub fn step(self) -> StepKind {
        match self {
            Self::Email => StepKind::EmailOtp,
            Self::Sms => StepKind::SmsOtp,
        }
    }

    /// The method that brings a code.
    #[must_use]
    pub fn code_method(self) -> Method {
        match self {
            Self::Email => Method::EmailOtp,
            Self::Sms => Method::SmsOtp,
        }
    }
}

impl JsonSchema for Channel {
    fn schema_name() -> Cow<'static, str> {
        "Channel".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "How a code goes.", "type": "string", "enum": ["email", "sms"] })
    }
}

impl Method {
    /// How its message travels, if it has one.
    #[must_use]
    pub fn channel(self) -> Option<Channel> {
        match self {
            Self::EmailLink | Self::EmailOtp => Some(Channel::Email),
            Self::SmsOtp => Some(Channel::Sms),
            Self::Link => None,
        }
    }
}

/// The other way for the code of a step that sends mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrSms {
    /// By SMS.
    Sms,
}

/// The other way for the code of a step that sends an SMS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrEmail {
    /// By mail.
    Email,
}
