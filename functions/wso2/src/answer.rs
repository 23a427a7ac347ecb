//! WSO2's error bodies and codes.

use domain::{invitation::Method, transition::Refusal};
use http::{HeaderValue, StatusCode, header};
use lambda_http::{Body, Request};
use serde_json::{Map, Value, json};
use service::http::{Error, ProblemCode, Response, request_id};

/// Why something was not done, as WSO2 says it.
#[derive(Debug)]
pub(crate) struct Fault {
    status: StatusCode,
    code: Option<&'static str>,
    description: String,
    /// For refused keys and pauses: what the answer's headers tell.
    header: Option<Box<(header::HeaderName, String)>>,
    /// What stands in the body besides, for the next try.
    more: Map<String, Value>,
    /// The reason stands in `message`, where WSO2 has no code for it.
    plain: bool,
    internal: bool,
}

impl Fault {
    /// A request that cannot be carried out.
    pub(crate) fn bad(code: &'static str, description: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, description)
    }

    pub(crate) fn new(status: StatusCode, code: &'static str, description: impl Into<String>) -> Self {
        Self {
            status,
            code: Some(code),
            description: description.into(),
            header: None,
            more: Map::new(),
            plain: false,
            internal: false,
        }
    }

    /// What WSO2 answers without a code: the reason stands in `message`.
    pub(crate) fn plain(message: &str) -> Self {
        Self {
            code: None,
            plain: true,
            ..Self::new(StatusCode::BAD_REQUEST, "", message)
        }
    }

    /// The same with another status.
    pub(crate) fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// The same with something more in the body.
    pub(crate) fn with(mut self, name: &str, value: Value) -> Self {
        self.more.insert(name.to_owned(), value);
        self
    }

    pub(crate) fn code(&self) -> &'static str {
        self.code.unwrap_or_default()
    }

    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    pub(crate) fn description(&self) -> &str {
        &self.description
    }

    /// `{code, message, description, traceId}`.
    pub(crate) fn respond(&self, request: &Request) -> Response {
        let trace = request_id(request);
        if self.internal {
            tracing::error!(request_id = trace, code = self.code(), "failed");
        }
        let mut body = Map::new();
        if let Some(code) = self.code {
            body.insert("code".to_owned(), code.into());
        }
        if self.plain {
            body.insert("message".to_owned(), self.description.as_str().into());
        } else {
            body.insert("message".to_owned(), word(self.status).into());
            body.insert("description".to_owned(), self.description.as_str().into());
        }
        body.insert("traceId".to_owned(), trace.into());
        body.extend(self.more.clone());
        self.dressed(written(
            self.status,
            "application/json",
            Value::Object(body).to_string(),
        ))
    }

    /// An answer with the headers that belong to the fault.
    pub(crate) fn dressed(&self, mut response: Response) -> Response {
        if let Some((name, value)) = self.header.as_deref()
            && let Ok(value) = HeaderValue::from_str(value)
        {
            response.headers_mut().insert(name, value);
        }
        response
    }
}

/// The HTTP word, in WSO2's spelling.
fn word(status: StatusCode) -> &'static str {
    match status {
        StatusCode::INTERNAL_SERVER_ERROR => "Internal server error",
        status => status.canonical_reason().unwrap_or_default(),
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        let status = error.status();
        let (code, status) = match &error {
            Error::Refused(refusal) => of_refusal(*refusal),
            Error::EntryFailed => ("18001", StatusCode::BAD_REQUEST),
            Error::Weak(_) | Error::Mismatch | Error::SamePassword => ("20035", StatusCode::BAD_REQUEST),
            Error::NoUser => ("18003", StatusCode::BAD_REQUEST),
            Error::UserExists(_) | Error::InvitationPending(_) => ("20030", StatusCode::CONFLICT),
            Error::Field {
                code: ProblemCode::CodeMissing,
                ..
            } => ("20037", StatusCode::BAD_REQUEST),
            _ => (error.code().as_str(), status),
        };
        let header = match &error {
            Error::NoKey | Error::BadKey | Error::KeyNotBearer => {
                Some((header::WWW_AUTHENTICATE, "Bearer, Basic realm=\"latchkey\"".to_owned()))
            }
            Error::MethodNotAllowed { allow } => Some((header::ALLOW, allow.join(", "))),
            Error::Unavailable(_) | Error::Partly(_) => Some((header::RETRY_AFTER, "2".to_owned())),
            Error::LimitReached { seconds, .. } => Some((header::RETRY_AFTER, seconds.to_string())),
            _ => None,
        };
        let internal = status.is_server_error();
        if internal {
            tracing::error!(reason = %error, "an answer is an error of ours");
        }
        Self {
            status,
            code: Some(code),
            description: error.detail(),
            header: header.map(Box::new),
            more: Map::new(),
            plain: false,
            internal,
        }
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Error::from(refusal).into()
    }
}

fn of_refusal(refusal: Refusal) -> (&'static str, StatusCode) {
    let bad = StatusCode::BAD_REQUEST;
    match refusal {
        Refusal::InvalidTicket | Refusal::WrongCode { .. } | Refusal::MalformedCode { .. } | Refusal::NotByCode => {
            ("18001", bad)
        }
        Refusal::NotFound | Refusal::NotActive => ("18003", bad),
        Refusal::Expired => ("18002", bad),
        Refusal::CodeExpired | Refusal::CodeReplaced | Refusal::NoCode | Refusal::NoTriesLeft => ("18022", bad),
        Refusal::Replaced
        | Refusal::Outdated
        | Refusal::Revoked
        | Refusal::Declined
        | Refusal::Completed
        | Refusal::NoFailuresLeft => ("18023", bad),
        Refusal::Disabled | Refusal::NotDisabled => ("17004", bad),
        Refusal::Unreachable(Method::SmsOtp) | Refusal::NoNumber => ("18021", bad),
        Refusal::Unreachable(Method::EmailLink | Method::EmailOtp | Method::Link) | Refusal::Undeliverable => {
            ("18018", bad)
        }
        Refusal::WrongStep { .. } => ("UAR-10010", bad),
        Refusal::IsActive => ("20030", StatusCode::CONFLICT),
        Refusal::TooSoon { .. } => ("code_asked_too_soon", StatusCode::TOO_MANY_REQUESTS),
        Refusal::TooOften { .. } => ("code_asked_too_often", StatusCode::TOO_MANY_REQUESTS),
        Refusal::NotNotifiedYet => ("unavailable", StatusCode::SERVICE_UNAVAILABLE),
        Refusal::ExchangeOver
        | Refusal::NotOwed
        | Refusal::NotDue
        | Refusal::NotAsAssumed
        | Refusal::CredentialChanged
        | Refusal::NotDeclinable
        | Refusal::StillOpen => ("changed_meanwhile", StatusCode::CONFLICT),
    }
}

/// An answer in JSON.
pub(crate) fn json_answer(status: StatusCode, value: &Value) -> Response {
    written(status, "application/json", value.to_string())
}

/// An answer of plain text.
pub(crate) fn text(status: StatusCode, text: &str) -> Response {
    written(status, "text/plain; charset=utf-8", text.to_owned())
}

/// An answer that says nothing.
pub(crate) fn empty(status: StatusCode) -> Response {
    let mut response = Response::new(Body::Empty);
    *response.status_mut() = status;
    response
}

pub(crate) fn written(status: StatusCode, content_type: &'static str, text: String) -> Response {
    let mut response = Response::new(Body::Text(text));
    *response.status_mut() = status;
    let kind = HeaderValue::from_static(content_type);
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

/// A link to what comes next, as WSO2's recovery tells it.
pub(crate) fn next(rel: &str, href: String) -> Value {
    json!([{ "rel": rel, "href": href, "type": "POST" }])
}
