//! Handing messages to SES and SNS, and events to EventBridge.
//!
//! Neither SES nor SNS knows idempotency. So neither client repeats anything by itself, and each has a [`Budget`] of time that
//! has nothing to do with that of the table. How a send ended is a [`SendError`]; what comes of it is for `deliver` to
//! decide, which carries the same ticket or code when it sends again.

pub mod bus;
pub mod mail;
pub mod sms;

use std::{error::Error, time::Duration};

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_smithy_runtime_api::client::{orchestrator::HttpResponse, result::ConnectorError};
use aws_smithy_types::timeout::TimeoutConfig;

/// How long a provider has for one message. A call of the table is over in less than a second, or it is repeated; a send that
/// is given up too early may have been taken all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// For the connection.
    pub connect: Duration,
    /// For everything: the batch size in the template fits it.
    pub attempt: Duration,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(2),
            attempt: Duration::from_secs(10),
        }
    }
}

impl Budget {
    fn timeouts(self) -> TimeoutConfig {
        TimeoutConfig::builder()
            .connect_timeout(self.connect)
            .operation_attempt_timeout(self.attempt)
            .operation_timeout(self.attempt)
            .build()
    }
}

/// Why it is not known that a message was handed over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// The provider will not take this message, now or later.
    #[error("refused: {0}")]
    Refused(String),
    /// It was not taken: the provider is throttling, in trouble, or was not reached. Later it may be.
    #[error("not taken yet: {0}")]
    Later(String),
    /// It was not taken, and none will be until whoever runs the deployment has fixed something.
    #[error("blocked: {code}; {advice}")]
    Blocked {
        /// What the provider calls it.
        code: String,
        /// What is to be done.
        advice: &'static str,
    },
    /// The end is unclear: it may have been taken.
    #[error("no answer: {0}")]
    Unclear(String),
}

/// What tells programs what a message is about: tags of the mail, attributes of the SMS. No secret and no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// `invitation`, `code` or `activation`.
    pub kind: &'static str,
    /// The invitation's id.
    pub invitation: String,
    /// Which of the messages that are owed it is, by its tag and generation: what the provider tells of it settles that very one.
    pub message: String,
}

/// How a provider's errors are to be read.
#[derive(Debug, Clone, Copy)]
struct Answers {
    /// What it answers to a message that it will never take.
    refusals: &'static [&'static str],
    /// What is the operator's to fix.
    blocks: &'static [&'static str],
}

/// What is wrong in whatever service it is said by.
const THROTTLES: [&str; 8] = [
    "TooManyRequestsException",
    "Throttled",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "LimitExceededException",
    "RequestTimeout",
    "RequestTimeoutException",
];

/// How a call that failed ended.
fn classify<E: ProvideErrorMetadata>(error: &SdkError<E, HttpResponse>, answers: &Answers) -> SendError {
    match error {
        SdkError::ConstructionFailure(_) => SendError::Later("the request could not be made".to_owned()),
        SdkError::TimeoutError(_) => SendError::Unclear("not in time".to_owned()),
        SdkError::DispatchFailure(failure) => match failure.as_connector_error() {
            Some(error) if never_left(error) => SendError::Later("no connection".to_owned()),
            Some(_) | None => SendError::Unclear("the connection was lost".to_owned()),
        },
        SdkError::ServiceError(failure) => {
            let (code, message) = (failure.err().code(), failure.err().message());
            let status = failure.raw().status().as_u16();
            judge(code.unwrap_or("unknown"), message.unwrap_or_default(), status, answers)
        }
        // An answer that breaks off, or that nobody can read: something was taken, or not.
        _ => SendError::Unclear("the answer was not readable".to_owned()),
    }
}

/// Whether the request has not even begun to leave: there was no connection.
fn never_left(error: &ConnectorError) -> bool {
    // No read has a limit of its own, so this is the one of the connection.
    if error.is_timeout() || error.is_user() {
        return true;
    }
    // The client below says so in words only: its type is that of a crate which the SDK does not show.
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = cause {
        let text = error.to_string();
        if ["client error (Connect)", "dns error", "failed to lookup address"]
            .iter()
            .any(|words| text.contains(words))
        {
            return true;
        }
        cause = error.source();
    }
    false
}

/// What an answer means. Only the code goes on from here: what a provider says in its own words can hold an address.
fn judge(code: &str, message: &str, status: u16, answers: &Answers) -> SendError {
    let owned = code.to_owned();
    let not_verified = message.contains("not verified") || message.contains("sandbox");
    let refused = answers.refusals.contains(&code);
    let blocked = answers.blocks.contains(&code) || code.starts_with("AccessDenied") || matches!(status, 401 | 403);
    if THROTTLES.contains(&code) || status == 429 {
        SendError::Later(owned)
    } else if blocked || refused && not_verified {
        SendError::Blocked {
            advice: advice(code, not_verified),
            code: owned,
        }
    } else if refused {
        SendError::Refused(owned)
    } else if matches!(status, 502 | 504) {
        // Whoever stood between has lost the answer.
        SendError::Unclear(owned)
    } else if status >= 500 {
        SendError::Later(owned)
    } else {
        SendError::Blocked {
            advice: advice(code, not_verified),
            code: owned,
        }
    }
}

/// What an operator does about it, for the line of the log. docs/operating/runbook.md says more, under `SendingBlocked`.
fn advice(code: &str, not_verified: bool) -> &'static str {
    match code {
        _ if not_verified => {
            "in the sandbox only verified addresses and numbers are sent to, and only from a verified identity: \
             ask for production access, or verify the sender"
        }
        _ if code.starts_with("AccessDenied") || code.starts_with("AuthorizationError") => {
            "the role of deliver may not send: see whether MailFrom belongs to MailIdentity, whether a policy of the \
             organization or of the identity forbids it, and whether SES is still in the sandbox"
        }
        "AccountSuspendedException" => {
            "SES has suspended the account: open the case in the support center and answer it; what waits is sent afterwards"
        }
        "SendingPausedException" | "ConfigurationSetSendingPausedException" | "AccountSendingPausedException" => {
            "sending is paused: aws sesv2 get-account, and get-configuration-set for the one of the stack, say where"
        }
        "MailFromDomainNotVerifiedException" => {
            "the MAIL FROM domain is not verified: write its MX and TXT records, as in the output MailDnsRecords"
        }
        "NotFoundException" | "NotFound" | "ConfigurationSetDoesNotExist" => {
            "the identity or the configuration set is gone: deploy the stack again"
        }
        _ => "look the code up in the reference of the service; nothing is lost meanwhile",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: Answers = mail::ANSWERS;
    const SMS: Answers = sms::ANSWERS;

    fn name(error: &SendError) -> &'static str {
        match error {
            SendError::Refused(_) => "refused",
            SendError::Later(_) => "later",
            SendError::Blocked { .. } => "blocked",
            SendError::Unclear(_) => "unclear",
        }
    }

    #[test]
    fn what_an_answer_means_follows_from_its_code_and_its_status() {
        for (answers, code, message, status, wanted) in [
            (&MAIL, "MessageRejected", "the message holds a virus", 400, "refused"),
            (
                &MAIL,
                "MessageRejected",
                "Email address is not verified.",
                400,
                "blocked",
            ),
            (&MAIL, "BadRequestException", "", 400, "refused"),
            (&MAIL, "AccessDeniedException", "", 403, "blocked"),
            (&MAIL, "AccessDenied", "", 400, "blocked"),
            (&MAIL, "AccountSuspendedException", "", 400, "blocked"),
            (&MAIL, "SendingPausedException", "", 400, "blocked"),
            (&MAIL, "MailFromDomainNotVerifiedException", "", 400, "blocked"),
            (&MAIL, "NotFoundException", "", 404, "blocked"),
            (&MAIL, "InvalidClientTokenId", "", 403, "blocked"),
            (&MAIL, "SomethingNew", "", 400, "blocked"),
            (&MAIL, "TooManyRequestsException", "", 429, "later"),
            (&MAIL, "LimitExceededException", "", 400, "later"),
            (&MAIL, "InternalServiceErrorException", "", 500, "later"),
            (&MAIL, "unknown", "", 503, "later"),
            (&MAIL, "unknown", "", 502, "unclear"),
            (&MAIL, "unknown", "", 504, "unclear"),
            (
                &SMS,
                "InvalidParameter",
                "Invalid parameter: PhoneNumber",
                400,
                "refused",
            ),
            (&SMS, "OptedOut", "", 400, "refused"),
            (&SMS, "AuthorizationError", "", 403, "blocked"),
            (&SMS, "Throttled", "", 400, "later"),
            (&SMS, "InternalError", "", 500, "later"),
        ] {
            let judged = judge(code, message, status, answers);
            assert_eq!(name(&judged), wanted, "{code}, {status}: {judged}");
        }
    }

    #[test]
    fn the_line_about_a_block_says_what_to_do_and_names_nobody() {
        let message = "Email address is not verified. The following identities failed the check: ada@example.com";
        let judged = judge("MessageRejected", message, 400, &MAIL).to_string();
        assert!(
            judged.contains("production access") && !judged.contains('@'),
            "{judged}"
        );
        let denied = judge(
            "AccessDeniedException",
            "on resource identity/ada@example.com",
            403,
            &MAIL,
        )
        .to_string();
        assert!(denied.contains("role of deliver") && !denied.contains('@'), "{denied}");
    }

    #[test]
    fn a_send_has_two_seconds_to_connect_and_ten_in_all() {
        let timeouts = Budget::default().timeouts();
        assert_eq!(timeouts.connect_timeout(), Some(Duration::from_secs(2)));
        assert_eq!(timeouts.operation_attempt_timeout(), Some(Duration::from_secs(10)));
        assert_eq!(timeouts.operation_timeout(), Some(Duration::from_secs(10)));
    }
}
