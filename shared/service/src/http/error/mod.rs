//! Everything that can be answered instead of what was asked for, and the one place that maps it to HTTP.

mod from;

use http::{HeaderValue, StatusCode, header};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{Response, build};
use domain::{api_key::Scope, id::{InvitationId, UserId}, password::{PasswordPolicy, WeakPassword}, transition::Refusal};

/// Why a request was not carried out. Nothing was changed.
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
    #[error("the body is larger than the 16 KiB (for an import of users: 1 MiB) that this address takes")]
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
        code: &'static str,
        /// Where it stands in the body (RFC 6901).
        pointer: String,
        /// What is wrong with it.
        detail: String,
    },
    /// Several fields that cannot be taken, with the place and the reason of each.
    #[error("{}", told_of(errors))]
    Fields {
        /// The code of all of them.
        code: &'static str,
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
    /// No such API key, or one that reaches further than the caller's.
    #[error("there is no such API key")]
    NoSuchKey,
    /// An API key that may not do this.
    #[error("this API key lacks the scope {}", .0.as_str())]
    NoScope(Scope),
    /// No such application, or one that the key does not reach.
    #[error("there is no such application")]
    NoApplication,
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
    /// Something is broken here.
    #[error("{0}")]
    Internal(&'static str),
    /// Something is broken here, and this is what.
    #[error("{0}")]
    Broken(String),
}

/// The reason, where there is one only.
fn told_of(errors: &[(String, String)]) -> String {
    match errors {
        [(_, why)] => why.clone(),
        several => format!("{} values cannot be taken: `errors` says which, and why", several.len()),
    }
}

impl Error {
    /// A field that is not well formed.
    pub fn field(code: &'static str, pointer: &str, detail: impl ToString) -> Self {
        Self::Field {
            code,
            pointer: pointer.to_owned(),
            detail: detail.to_string(),
        }
    }

    /// The same where what was looked at stands at `place` in the body (RFC 6901).
    #[must_use]
    pub fn beneath(self, place: &str) -> Self {
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

    /// Status, stable code, and what else the answer holds.
    fn describe(&self) -> (StatusCode, &'static str, Map<String, Value>) {
        use StatusCode as S;
        let mut extra = Map::new();
        let mut with = |name: &str, value: Value| {
            extra.insert(name.to_owned(), value);
        };
        let (status, code) = match self {
            Self::NoRoute => (S::NOT_FOUND, "not_found"),
            Self::MethodNotAllowed { .. } => (S::METHOD_NOT_ALLOWED, "method_not_allowed"),
            Self::BodyTooLarge => (S::PAYLOAD_TOO_LARGE, "body_too_large"),
            Self::NotJson => (S::UNSUPPORTED_MEDIA_TYPE, "content_type_not_json"),
            Self::Malformed(_) => (S::BAD_REQUEST, "body_not_readable"),
            Self::Field { code, pointer, detail } => {
                with("errors", json!([{ "pointer": pointer, "detail": detail }]));
                (S::BAD_REQUEST, *code)
            }
            Self::Fields { code, errors } => {
                let list = errors
                    .iter()
                    .map(|(pointer, detail)| json!({ "pointer": pointer, "detail": detail }));
                with("errors", list.collect());
                (S::BAD_REQUEST, *code)
            }
            Self::EntryFailed => (S::UNAUTHORIZED, "entry_failed"),
            Self::BadIdempotencyKey => (S::BAD_REQUEST, "idempotency_key_malformed"),
            Self::IdempotencyKeyReused => (S::UNPROCESSABLE_ENTITY, "idempotency_key_reused"),
            Self::NoKey => (S::UNAUTHORIZED, "api_key_missing"),
            Self::BadKey => (S::UNAUTHORIZED, "api_key_not_valid"),
            Self::NoSuchKey => (S::NOT_FOUND, "api_key_not_found"),
            Self::NoScope(scope) => {
                with("scope", scope.as_str().into());
                (S::FORBIDDEN, "scope_missing")
            }
            Self::NoApplication => (S::NOT_FOUND, "application_not_found"),
            Self::ApplicationExists => (S::CONFLICT, "application_exists"),
            Self::NoUser => (S::NOT_FOUND, "user_not_found"),
            Self::NoFlow => (S::NOT_FOUND, "flow_not_found"),
            Self::NoTemplate => (S::NOT_FOUND, "template_not_found"),
            Self::NoWebhook => (S::NOT_FOUND, "webhook_not_found"),
            Self::TooManyWebhooks => (S::CONFLICT, "webhooks_too_many"),
            Self::WebhookDisabled => (S::CONFLICT, "webhook_disabled"),
            Self::NoDelivery => (S::NOT_FOUND, "delivery_not_found"),
            Self::NoIfMatch => (S::PRECONDITION_REQUIRED, "if_match_missing"),
            Self::VersionDiffers => (S::PRECONDITION_FAILED, "version_differs"),
            Self::InvitationPending(id) => {
                with("invitation", id.to_string().into());
                with("resend", format!("/v1/invitations/{id}/resend").into());
                (S::CONFLICT, "invitation_pending")
            }
            Self::UserExists(id) => {
                with("user", UserId(id.person).to_string().into());
                with("invitation", id.to_string().into());
                (S::CONFLICT, "user_exists")
            }
            Self::Refused(refusal) => {
                let (status, code, details) = describe_refusal(*refusal);
                details.into_iter().for_each(|(name, value)| with(name, value));
                (status, code)
            }
            Self::Renewable(refusal) => {
                let (status, code, details) = describe_refusal(*refusal);
                details.into_iter().for_each(|(name, value)| with(name, value));
                with("renew", "/v1/tickets/renew".into());
                (status, code)
            }
            Self::OriginNotAllowed => (S::FORBIDDEN, "origin_not_allowed"),
            Self::NotThroughCdn => (S::FORBIDDEN, "not_through_cdn"),
            Self::Weak(weak) => {
                let code = match weak {
                    WeakPassword::TooShort { min, .. } => {
                        with("min_length", (*min).into());
                        "password_too_short"
                    }
                    WeakPassword::TooLong => {
                        with("max_length", PasswordPolicy::MAX_LENGTH.into());
                        "password_too_long"
                    }
                    WeakPassword::Common => "password_common",
                    WeakPassword::Context { .. } => "password_names_account",
                };
                with(
                    "errors",
                    json!([{ "pointer": "/password", "detail": weak.to_string() }]),
                );
                (S::UNPROCESSABLE_ENTITY, code)
            }
            Self::Mismatch => {
                with("errors", json!([{ "pointer": "/confirm", "detail": self.to_string() }]));
                (S::UNPROCESSABLE_ENTITY, "passwords_differ")
            }
            Self::SamePassword => (S::UNPROCESSABLE_ENTITY, "password_unchanged"),
            Self::SignInFailed => (S::UNAUTHORIZED, "sign_in_failed"),
            Self::TokenOver => (S::UNAUTHORIZED, "token_over"),
            Self::SignInPaused { seconds } => {
                with("retry_after_seconds", (*seconds).into());
                (S::TOO_MANY_REQUESTS, "sign_in_paused")
            }
            Self::SignInLocked { seconds } => {
                with("retry_after_seconds", (*seconds).into());
                (S::TOO_MANY_REQUESTS, "sign_in_locked")
            }
            Self::SourcePaused { seconds } => {
                with("retry_after_seconds", (*seconds).into());
                (S::TOO_MANY_REQUESTS, "source_paused")
            }
            Self::LimitReached { until, seconds } => {
                with("ask_again_at", until.to_string().into());
                with("retry_after_seconds", (*seconds).into());
                (S::TOO_MANY_REQUESTS, "limit_reached")
            }
            Self::Unavailable(_) => (S::SERVICE_UNAVAILABLE, "unavailable"),
            Self::Internal(_) | Self::Broken(_) => (S::INTERNAL_SERVER_ERROR, "internal"),
        };
        (status, code, extra)
    }

    /// Its status, for whoever answers in another system's form.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.describe().0
    }

    /// Its stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.describe().1
    }

    /// What the caller reads: the sentence of the error, but for faults of ours one that gives nothing away.
    #[must_use]
    pub fn detail(&self) -> String {
        match self {
            Self::Unavailable(_) => "the service is busy; nothing was changed; try again in a moment".to_owned(),
            Self::Internal(_) | Self::Broken(_) => {
                "something is broken on our side; nothing was changed; quote the request id to the operator".to_owned()
            }
            told => told.to_string(),
        }
    }

    /// The problem document (RFC 9457).
    #[must_use]
    pub fn respond(&self, request_id: &str) -> Response {
        let (status, code, mut body) = self.describe();
        if status.is_server_error() {
            tracing::error!(request_id, code, reason = %self, "failed");
        }
        body.insert("type".to_owned(), format!("urn:latchkey:problem:{code}").into());
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
            Self::NoKey | Self::BadKey => set(header::WWW_AUTHENTICATE, "Bearer"),
            Self::SignInPaused { seconds }
            | Self::SignInLocked { seconds }
            | Self::SourcePaused { seconds }
            | Self::LimitReached { seconds, .. } => {
                set(header::RETRY_AFTER, &seconds.to_string());
            }
            Self::Unavailable(_) => set(header::RETRY_AFTER, "2"),
            Self::Refused(Refusal::NotToldYet) => set(header::RETRY_AFTER, "60"),
            _ => {}
        }
        response
    }
}

fn describe_refusal(refusal: Refusal) -> (StatusCode, &'static str, Vec<(&'static str, Value)>) {
    use StatusCode as S;
    let (status, code) = match refusal {
        Refusal::NotFound => (S::NOT_FOUND, "invitation_not_found"),
        Refusal::InvalidTicket => (S::NOT_FOUND, "ticket_not_valid"),
        Refusal::Replaced | Refusal::Outdated => (S::GONE, "ticket_replaced"),
        Refusal::Completed => (S::GONE, "invitation_completed"),
        Refusal::Revoked => (S::GONE, "invitation_revoked"),
        Refusal::Expired => (S::GONE, "invitation_expired"),
        Refusal::Disabled => (S::FORBIDDEN, "user_disabled"),
        Refusal::WrongStep { next } => {
            return (S::CONFLICT, "step_out_of_order", vec![("next", next.as_str().into())]);
        }
        Refusal::NotDisabled => (S::CONFLICT, "user_not_disabled"),
        Refusal::IsActive => (S::CONFLICT, "user_active"),
        Refusal::NotActive => (S::CONFLICT, "user_not_active"),
        Refusal::NotByCode => (S::CONFLICT, "invitation_not_by_code"),
        Refusal::Unreachable(_) => (S::CONFLICT, "person_not_reachable"),
        Refusal::Undeliverable => (S::CONFLICT, "address_bounced"),
        Refusal::ExchangeOver => (S::BAD_REQUEST, "exchange_failed"),
        Refusal::NoNumber => (S::CONFLICT, "phone_not_given"),
        Refusal::NoCode => (S::CONFLICT, "code_not_sent"),
        Refusal::CodeExpired => (S::GONE, "code_expired"),
        Refusal::WrongCode { tries_left } => {
            return (
                S::UNPROCESSABLE_ENTITY,
                "code_wrong",
                vec![("tries_left", tries_left.into())],
            );
        }
        Refusal::MalformedCode { .. } => {
            let errors = json!([{ "pointer": "/code", "detail": refusal.to_string() }]);
            return (S::UNPROCESSABLE_ENTITY, "code_malformed", vec![("errors", errors)]);
        }
        Refusal::CodeReplaced => (S::GONE, "code_replaced"),
        Refusal::NoTriesLeft => (S::TOO_MANY_REQUESTS, "code_tries_used_up"),
        Refusal::NoFailuresLeft => (S::TOO_MANY_REQUESTS, "invitation_tries_used_up"),
        Refusal::TooSoon { until } => {
            return (
                S::TOO_MANY_REQUESTS,
                "code_asked_too_soon",
                vec![("ask_again_at", until.to_string().into())],
            );
        }
        Refusal::TooOften { until } => {
            return (
                S::TOO_MANY_REQUESTS,
                "code_asked_too_often",
                vec![("ask_again_at", until.to_string().into())],
            );
        }
        Refusal::NotToldYet => (S::SERVICE_UNAVAILABLE, "unavailable"),
        Refusal::NotOwed
        | Refusal::NotDue
        | Refusal::NotAsAssumed
        | Refusal::CredentialChanged
        | Refusal::StillOpen => (S::CONFLICT, "changed_meanwhile"),
    };
    (status, code, vec![])
}
