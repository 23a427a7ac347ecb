//! What comes in.

use domain::schema::text;
use schemars::JsonSchema;
use secrecy::SecretString;
use serde::Deserialize;
use service::http::body;

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
