//! Everything that can be answered instead of what was asked for, and the one place that maps it to HTTP.

mod from;

use http::{HeaderValue, StatusCode, header};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{ProblemCode, Response, build};
use domain::{
    api_key::Scope,
    clock::written,
    id::{InvitationId, UserId},
    password::{PasswordPolicy, WeakPassword},
    transition::Refusal,
};

/// Why a request was not carried out. Nothing was changed, but for [`Error::Partly`].
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// No route.
    #[error("there is nothing at this address")]
    NoRoute,
    /// A route, but not for this method.
    #[error("this address does not take this method")]
    MethodNotAllowed {
        /// Those that it takes.
        allow: Vec<String>,
    },
    /// More than the route takes.
    #[error(
        "the body is larger than the 16 KiB (for settings: 320 KiB, for an import of users: 1 MiB) that this address takes"
    )]
    BodyTooLarge,
    /// Not `application/json`.
    #[error("send the body as JSON, with the header `Content-Type: application/json`")]
    NotJson,
    /// Not readable as JSON, or not an object.
    #[error("the body is not readable: {0}")]
    Malformed(String),
    /// A field that is unknown, missing, of another type, given twice, or not well formed.
    #[error("{detail}")]
    Field {
        /// Its own code.
        code: ProblemCode,
        /// Where it stands in the body (RFC 6901).
        pointer: String,
        /// What is wrong with it.
        detail: String,
    },
    /// Several fields that cannot be taken, with the place and the reason of each.
    #[error("{}", detail_of(errors))]
    Fields {
        /// The code of all of them.
        code: ProblemCode,
        /// Place (RFC 6901) and reason.
        errors: Vec<(String, String)>,
    },
    /// Username or code of an invitation by code is not right, or the code is over: which of these is nobody's business.
    #[error("username or code is not right, or the code was used or has expired; ask for a new one")]
    EntryFailed,
    /// An `Idempotency-Key` that cannot be one.
    #[error("an Idempotency-Key has 1 to 255 printable ASCII characters")]
    BadIdempotencyKey,
    /// An `Idempotency-Key` that was used for another body.
    #[error("this Idempotency-Key was used for another body within the last 24 hours")]
    IdempotencyKeyReused,
    /// No API key.
    #[error("send an API key in the header `Authorization: Bearer lk_...`")]
    NoKey,
    /// An API key that is unknown, ended or revoked.
    #[error("this API key is not valid: it is unknown, has expired or was revoked")]
    BadKey,
    /// A header `Authorization` that is not as keys are sent.
    #[error("write the key as `Authorization: Bearer lk_...`, with nothing else in the header")]
    KeyNotBearer,
    /// No such API key, or one that reaches further than the caller's.
    #[error("there is no such API key")]
    NoSuchKey,
    /// An API key that may not do this.
    #[error("this API key lacks the scope {}", .0.as_str())]
    NoScope(Scope),
    /// No such application, or one that the key does not reach.
    #[error("there is no such application")]
    NoApplication,
    /// The same, where a body or a query names it.
    #[error("there is no application `{named}` within reach of this call{}", if named.starts_with("app_") { "" } else { "; ids begin with `app_`" })]
    UnknownApplication {
        /// Where it is named (RFC 6901, or `?application`).
        pointer: String,
        /// What was sent.
        named: String,
    },
    /// The id is taken.
    #[error("there is such an application already")]
    ApplicationExists,
    /// No such user, or one of an application that the key does not reach.
    #[error("there is no such user")]
    NoUser,
    /// No such flow, or no such version of it.
    #[error("there is no such flow, or no such version of it")]
    NoFlow,
    /// The application has no mail of its own there.
    #[error("the application has no template of its own for this kind and language")]
    NoTemplate,
    /// No such webhook.
    #[error("there is no such webhook")]
    NoWebhook,
    /// The application has as many webhooks as it may.
    #[error("an application has at most {} webhooks", domain::webhook::MOST)]
    TooManyWebhooks,
    /// The webhook is switched off.
    #[error("this webhook is switched off; switch it on first")]
    WebhookDisabled,
    /// No such delivery, or one that is not kept any more.
    #[error("this event was not on its way to this webhook within the last seven days")]
    NoDelivery,
    /// A change that does not say which version it is meant for.
    #[error("send the version that you have seen in the header `If-Match`, as the answer's `ETag` gave it")]
    NoIfMatch,
    /// An `If-Match` that names no version.
    #[error(
        "`If-Match` holds the version that you have seen, as the answer's `ETag` gave it, such as \"3\"; or `*` for any"
    )]
    BadIfMatch,
    /// An application that has users.
    #[error("the application still has users: erase them, or send `?erase=true` to erase them with it")]
    ApplicationNotEmpty,
    /// The application that is meant where none is named.
    #[error("this is the deployment's default application, which calls that name none rely on")]
    ApplicationIsDefault,
    /// Somebody else changed it in the meantime.
    #[error("it was changed in the meantime; read it again")]
    VersionDiffers,
    /// The person has an invitation that is not over.
    #[error("this person has a pending invitation already; resend or revoke it")]
    InvitationPending(InvitationId),
    /// The username is taken by somebody who is a user already, or was switched off.
    #[error("there is such a user already")]
    UserExists(InvitationId),
    /// A change that the domain refused.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A link that is over, where its holder can have a new one sent.
    #[error("{0}")]
    Renewable(Refusal),
    /// A page of an origin that the application does not list.
    #[error("this application does not list the origin that the request comes from")]
    OriginNotAllowed,
    /// A request that went past the CDN.
    #[error("this deployment is reached through its own host name only")]
    NotThroughCdn,
    /// A password that may not be taken.
    #[error(transparent)]
    Weak(#[from] WeakPassword),
    /// The two passwords differ.
    #[error("the two passwords differ")]
    Mismatch,
    /// The new password is the current one.
    #[error("this is the current password; choose another")]
    SamePassword,
    /// Wrong username or password, or an account that cannot sign in: which of these is nobody's business.
    #[error("username or password is not right")]
    SignInFailed,
    /// A sign-in token that does not count: made up, over, or ended.
    #[error("this token does not count: it has expired or was ended")]
    TokenOver,
    /// Too many failed sign-ins.
    #[error("too many failed sign-ins; wait and try again")]
    SignInPaused {
        /// For how many seconds.
        seconds: u64,
    },
    /// So many failed sign-ins in a row that no unknown browser's password is compared any more.
    #[error(
        "too many failed sign-ins in a row; ask for a new password, or sign in where you have signed in before, or wait"
    )]
    SignInLocked {
        /// For how many seconds, if nothing fails until then.
        seconds: u64,
    },
    /// Too many failed tries, or calls that can cause a message, from one source.
    #[error("too many requests from this network; wait and try again")]
    SourcePaused {
        /// For how many seconds.
        seconds: u64,
    },
    /// As many messages were sent as may be: to an address or number, or to try templates out. Whatever worked before goes on
    /// working.
    #[error("as many messages were sent as may be for now; nothing was changed; wait and try again")]
    LimitReached {
        /// From when on it is possible.
        until: Timestamp,
        /// For how many seconds it is not.
        seconds: u64,
    },
    /// A dependency did not answer.
    #[error("{0}")]
    Unavailable(String),
    /// The same in the middle of a change of many users, which is one write for each. Repeating it completes it.
    #[error("{0}")]
    Partly(String),
    /// Something is broken here.
    #[error("{0}")]
    Internal(&'static str),
    /// Something is broken here, and this is what.
    #[error("{0}")]
    Broken(String),
}

/// The reason, where there is one only.
fn detail_of(errors: &[(String, String)]) -> String {
    match errors {
        [(_, why)] => why.clone(),
        several => format!("{} values cannot be taken: `errors` says which, and why", several.len()),
    }
}

impl Error {
    /// A field that is not well formed.
    pub fn field(code: ProblemCode, pointer: &str, detail: impl ToString) -> Self {
        Self::Field {
            code,
            pointer: pointer.to_owned(),
            detail: detail.to_string(),
        }
    }

    /// The same where what was looked at stands at `place` in the body (RFC 6901).
    #[must_use]
    pub fn with_pointer_prefix(self, place: &str) -> Self {
        match self {
            Self::Field { code, pointer, detail } => Self::Field {
                code,
                pointer: format!("{place}{pointer}"),
                detail,
            },
            Self::Fields { code, errors } => Self::Fields {
                code,
                errors: errors
                    .into_iter()
                    .map(|(pointer, why)| (format!("{place}{pointer}"), why))
                    .collect(),
            },
            other => other,
        }
    }

    /// The stable code, and what else the answer holds.
    fn describe(&self) -> (ProblemCode, Map<String, Value>) {
        let mut extra = Map::new();
        let mut with = |name: &str, value: Value| {
            extra.insert(name.to_owned(), value);
        };
        let code = match self {
            Self::NoRoute => ProblemCode::NotFound,
            Self::MethodNotAllowed { .. } => ProblemCode::MethodNotAllowed,
            Self::BodyTooLarge => ProblemCode::BodyTooLarge,
            Self::NotJson => ProblemCode::ContentTypeNotJson,
            Self::Malformed(_) => ProblemCode::BodyNotReadable,
            Self::Field { code, pointer, detail } => {
                with("errors", json!([{ "pointer": pointer, "detail": detail }]));
                *code
            }
            Self::Fields { code, errors } => {
                let list = errors
                    .iter()
                    .map(|(pointer, detail)| json!({ "pointer": pointer, "detail": detail }));
                with("errors", list.collect());
                *code
            }
            Self::EntryFailed => ProblemCode::EntryFailed,
            Self::BadIdempotencyKey => ProblemCode::IdempotencyKeyMalformed,
            Self::IdempotencyKeyReused => ProblemCode::IdempotencyKeyReused,
            Self::NoKey => ProblemCode::ApiKeyMissing,
            Self::BadKey | Self::KeyNotBearer => ProblemCode::ApiKeyNotValid,
            Self::NoSuchKey => ProblemCode::ApiKeyNotFound,
            Self::NoScope(scope) => {
                with("scope", scope.as_str().into());
                ProblemCode::ScopeMissing
            }
            Self::NoApplication => ProblemCode::ApplicationNotFound,
            Self::UnknownApplication { pointer, .. } => {
                with("errors", json!([{ "pointer": pointer, "detail": self.to_string() }]));
                ProblemCode::ApplicationNotFound
            }
            Self::ApplicationExists => ProblemCode::ApplicationExists,
            Self::NoUser => ProblemCode::UserNotFound,
            Self::NoFlow => ProblemCode::FlowNotFound,
            Self::NoTemplate => ProblemCode::TemplateNotFound,
            Self::NoWebhook => ProblemCode::WebhookNotFound,
            Self::TooManyWebhooks => ProblemCode::WebhooksTooMany,
            Self::WebhookDisabled => ProblemCode::WebhookDisabled,
            Self::NoDelivery => ProblemCode::DeliveryNotFound,
            Self::NoIfMatch => ProblemCode::IfMatchMissing,
            Self::BadIfMatch => ProblemCode::IfMatchNotValid,
            Self::ApplicationNotEmpty => ProblemCode::ApplicationNotEmpty,
            Self::ApplicationIsDefault => ProblemCode::ApplicationIsDefault,
            Self::VersionDiffers => ProblemCode::VersionDiffers,
            Self::InvitationPending(id) => {
                with("invitation", id.to_string().into());
                with("resend", format!("/v1/invitations/{id}/resend").into());
                ProblemCode::InvitationPending
            }
            Self::UserExists(id) => {
                with("user", UserId(id.person).to_string().into());
                with("invitation", id.to_string().into());
                ProblemCode::UserExists
            }
            Self::Refused(refusal) => {
                let (code, details) = describe_refusal(*refusal);
                details.into_iter().for_each(|(name, value)| with(name, value));
                code
            }
            Self::Renewable(refusal) => {
                let (code, details) = describe_refusal(*refusal);
                details.into_iter().for_each(|(name, value)| with(name, value));
                with("renew", "/v1/tickets/renew".into());
                code
            }
            Self::OriginNotAllowed => ProblemCode::OriginNotAllowed,
            Self::NotThroughCdn => ProblemCode::NotThroughCdn,
            Self::Weak(weak) => {
                let code = match weak {
                    WeakPassword::TooShort { min, .. } => {
                        with("min_length", (*min).into());
                        ProblemCode::PasswordTooShort
                    }
                    WeakPassword::TooLong => {
                        with("max_length", PasswordPolicy::MAX_LENGTH.into());
                        ProblemCode::PasswordTooLong
                    }
                    WeakPassword::Common => ProblemCode::PasswordCommon,
                    WeakPassword::Context { .. } => ProblemCode::PasswordNamesAccount,
                };
                with(
                    "errors",
                    json!([{ "pointer": "/password", "detail": weak.to_string() }]),
                );
                code
            }
            Self::Mismatch => {
                with("errors", json!([{ "pointer": "/confirm", "detail": self.to_string() }]));
                ProblemCode::PasswordsDiffer
            }
            Self::SamePassword => ProblemCode::PasswordUnchanged,
            Self::SignInFailed => ProblemCode::SignInFailed,
            Self::TokenOver => ProblemCode::TokenOver,
            Self::SignInPaused { seconds } => {
                with("retry_after_seconds", (*seconds).into());
                ProblemCode::SignInPaused
            }
            Self::SignInLocked { seconds } => {
                with("retry_after_seconds", (*seconds).into());
                ProblemCode::SignInLocked
            }
            Self::SourcePaused { seconds } => {
                with("retry_after_seconds", (*seconds).into());
                ProblemCode::SourcePaused
            }
            Self::LimitReached { until, seconds } => {
                with("ask_again_at", written(*until).into());
                with("retry_after_seconds", (*seconds).into());
                ProblemCode::LimitReached
            }
            Self::Unavailable(_) | Self::Partly(_) => ProblemCode::Unavailable,
            Self::Internal(_) | Self::Broken(_) => ProblemCode::Internal,
        };
        (code, extra)
    }

    /// The same error after a part of a change of many users may be made.
    #[must_use]
    pub fn in_part(self) -> Self {
        match self {
            Self::Unavailable(reason) => Self::Partly(reason),
            Self::Refused(Refusal::NotAsAssumed) => Self::Partly(Refusal::NotAsAssumed.to_string()),
            other => other,
        }
    }

    /// Its status, for whoever answers in another system's form.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.code().status()
    }

    /// Its stable code.
    #[must_use]
    pub fn code(&self) -> ProblemCode {
        self.describe().0
    }

    /// What the caller reads: the sentence of the error, but for faults of ours one that gives nothing away.
    #[must_use]
    pub fn detail(&self) -> String {
        match self {
            Self::Unavailable(_) => "the service is busy; nothing was changed; try again in a moment".to_owned(),
            Self::Partly(_) => {
                "the service is busy; a part of the change may be made; send it again to complete it".to_owned()
            }
            Self::Internal(_) | Self::Broken(_) => {
                "something is broken on our side; nothing was changed; quote the request id to the operator".to_owned()
            }
            other => other.to_string(),
        }
    }

    /// The problem document (RFC 9457).
    #[must_use]
    pub fn respond(&self, request_id: &str) -> Response {
        let (code, mut body) = self.describe();
        let (status, code) = (code.status(), code.as_str());
        if status.is_server_error() {
            tracing::error!(request_id, code, reason = %self, "failed");
        }
        // A reference (RFC 9457 section 3.1.1), so that it leads to the reference of the very deployment that answers.
        body.insert("type".to_owned(), format!("/docs#code-{code}").into());
        body.insert("title".to_owned(), status.canonical_reason().unwrap_or_default().into());
        body.insert("status".to_owned(), status.as_u16().into());
        body.insert("code".to_owned(), code.into());
        body.insert("detail".to_owned(), self.detail().into());
        body.insert("request_id".to_owned(), request_id.into());
        let mut response = build(status, "application/problem+json", Value::Object(body).to_string());
        let headers = response.headers_mut();
        let mut set = |name, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        };
        match self {
            Self::MethodNotAllowed { allow } => set(header::ALLOW, &allow.join(", ")),
            Self::NoKey | Self::BadKey | Self::KeyNotBearer => set(header::WWW_AUTHENTICATE, "Bearer"),
            Self::SignInPaused { seconds }
            | Self::SignInLocked { seconds }
            | Self::SourcePaused { seconds }
            | Self::LimitReached { seconds, .. } => {
                set(header::RETRY_AFTER, &seconds.to_string());
            }
            Self::Unavailable(_) | Self::Partly(_) => set(header::RETRY_AFTER, "2"),
            Self::Refused(Refusal::NotNotifiedYet) => set(header::RETRY_AFTER, "60"),
            Self::Refused(Refusal::TooSoon { seconds, .. } | Refusal::TooOften { seconds, .. })
            | Self::Renewable(Refusal::TooSoon { seconds, .. } | Refusal::TooOften { seconds, .. }) => {
                set(header::RETRY_AFTER, &seconds.to_string());
            }
            _ => {}
        }
        response
    }
}

/// When it may be asked again, as a time and as a wait.
fn again(until: Timestamp, seconds: u64) -> Vec<(&'static str, Value)> {
    vec![
        ("ask_again_at", written(until).into()),
        ("retry_after_seconds", seconds.into()),
    ]
}

fn describe_refusal(refusal: Refusal) -> (ProblemCode, Vec<(&'static str, Value)>) {
    let code = match refusal {
        Refusal::NotFound => ProblemCode::InvitationNotFound,
        Refusal::InvalidTicket => ProblemCode::TicketNotValid,
        Refusal::Replaced | Refusal::Outdated => ProblemCode::TicketReplaced,
        Refusal::Completed => ProblemCode::InvitationCompleted,
        Refusal::Revoked => ProblemCode::InvitationRevoked,
        Refusal::Declined => ProblemCode::InvitationDeclined,
        Refusal::NotDeclinable => ProblemCode::InvitationNotDeclinable,
        Refusal::Expired => ProblemCode::InvitationExpired,
        Refusal::Disabled => ProblemCode::UserDisabled,
        Refusal::WrongStep { next } => {
            return (ProblemCode::StepOutOfOrder, vec![("next", next.as_str().into())]);
        }
        Refusal::NotDisabled => ProblemCode::UserNotDisabled,
        Refusal::IsActive => ProblemCode::UserActive,
        Refusal::NotActive => ProblemCode::UserNotActive,
        Refusal::NotByCode => ProblemCode::InvitationNotByCode,
        Refusal::Unreachable(_) => ProblemCode::PersonNotReachable,
        Refusal::Undeliverable => ProblemCode::AddressBounced,
        Refusal::ExchangeOver => ProblemCode::ExchangeFailed,
        Refusal::NoNumber => ProblemCode::PhoneNotGiven,
        Refusal::NoCode => ProblemCode::CodeNotSent,
        Refusal::CodeExpired => ProblemCode::CodeExpired,
        Refusal::WrongCode { tries_left } => {
            return (ProblemCode::CodeWrong, vec![("tries_left", tries_left.into())]);
        }
        Refusal::MalformedCode { .. } => {
            let errors = json!([{ "pointer": "/code", "detail": refusal.to_string() }]);
            return (ProblemCode::CodeMalformed, vec![("errors", errors)]);
        }
        Refusal::CodeReplaced => ProblemCode::CodeReplaced,
        Refusal::NoTriesLeft => ProblemCode::CodeTriesUsedUp,
        Refusal::NoFailuresLeft => ProblemCode::InvitationTriesUsedUp,
        Refusal::TooSoon { until, seconds } => {
            return (ProblemCode::CodeAskedTooSoon, again(until, seconds));
        }
        Refusal::TooOften { until, seconds } => {
            return (ProblemCode::CodeAskedTooOften, again(until, seconds));
        }
        Refusal::NotNotifiedYet => ProblemCode::Unavailable,
        Refusal::NotOwed
        | Refusal::NotDue
        | Refusal::NotAsAssumed
        | Refusal::CredentialChanged
        | Refusal::StillOpen => ProblemCode::ChangedMeanwhile,
    };
    (code, vec![])
}
