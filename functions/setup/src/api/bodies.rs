//! What comes in.

use domain::{channel::Channel, schema::text};
use schemars::JsonSchema;
use secrecy::SecretString;
use serde::Deserialize;
use service::{http::body, journey::Answers};

/// `ticket`, and optionally the application that the caller believes it to be of.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Ticket")]
pub(crate) struct TicketBody {
    #[schemars(with = "text::Ticket")]
    pub(super) ticket: String,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    pub(super) application: Option<String>,
}

/// A ticket, and how the code goes where the step lets the person choose.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SendCode")]
pub(crate) struct SendBody {
    #[schemars(with = "text::Ticket")]
    pub(super) ticket: String,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    pub(super) application: Option<String>,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "Channel")]
    pub(super) channel: Option<Channel>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "VerifyCode")]
pub(crate) struct CodeBody {
    #[schemars(with = "text::Ticket")]
    pub(super) ticket: String,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    pub(super) application: Option<String>,
    #[schemars(with = "text::Code")]
    pub(super) code: SecretString,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AnswerProfile")]
pub(crate) struct ProfileBody {
    #[schemars(with = "text::Ticket")]
    pub(super) ticket: String,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    pub(super) application: Option<String>,
    pub(super) profile: Answers,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "GivePhone")]
pub(crate) struct PhoneBody {
    #[schemars(with = "text::Ticket")]
    pub(super) ticket: String,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    pub(super) application: Option<String>,
    #[schemars(with = "text::Phone")]
    pub(super) phone: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AcceptTerms")]
pub(crate) struct TermsBody {
    #[schemars(with = "text::Ticket")]
    pub(super) ticket: String,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    pub(super) application: Option<String>,
    pub(super) version: String,
}

/// Another language for pages and messages.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Language")]
pub(crate) struct LanguageBody {
    #[schemars(with = "text::Ticket")]
    pub(super) ticket: String,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    pub(super) application: Option<String>,
    pub(super) language: String,
}

/// Username and code of somebody who was invited with a code.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Enter")]
pub(crate) struct EnterBody {
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    pub(super) application: Option<String>,
    #[schemars(with = "text::TypedName")]
    pub(super) username: String,
    #[schemars(with = "text::Code")]
    pub(super) code: SecretString,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Username")]
pub(crate) struct UsernameBody {
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    pub(super) application: Option<String>,
    #[schemars(with = "text::TypedName")]
    pub(super) username: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SetPassword")]
pub(crate) struct PasswordBody {
    #[schemars(with = "text::Ticket")]
    pub(super) ticket: String,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::ApplicationId")]
    pub(super) application: Option<String>,
    #[schemars(with = "text::Password")]
    pub(super) password: SecretString,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::Password")]
    pub(super) confirm: Option<SecretString>,
}
