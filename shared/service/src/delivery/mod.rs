//! Handing messages to SES and SNS, and events to EventBridge.
//!
//! Neither SES nor SNS knows idempotency. So neither client repeats anything by itself: what to do after an unclear end is for
//! `deliver` to decide, which carries the same ticket or code when it sends again.

pub mod bus;
pub mod mail;
pub mod sms;

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};

/// Why a message was not handed over, as far as can be known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// The provider will not take this message, now or later.
    #[error("refused: {0}")]
    Refused(String),
    /// Try again later: throttled, or an unclear end.
    #[error("not taken yet: {0}")]
    Later(String),
}

/// What tells programs what a message is about: a tag of the mail, an attribute of the SMS. No secret and no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// `invitation`, `code` or `activation`.
    pub kind: &'static str,
    /// The invitation's id.
    pub invitation: String,
}

fn classify<E: ProvideErrorMetadata, R>(error: &SdkError<E, R>, refusals: &[&str]) -> SendError {
    let code = error
        .as_service_error()
        .and_then(ProvideErrorMetadata::code)
        .unwrap_or("no answer");
    if refusals.contains(&code) {
        SendError::Refused(code.to_owned())
    } else {
        SendError::Later(code.to_owned())
    }
}
