//! What is answered in place of what was asked for, in Auth0's own bodies.

use domain::{entropy::NoEntropy, groups::NoGroup, invite::InviteError, keys::KeyError, transition::Refusal};
use http::{HeaderValue, StatusCode, header};
use serde_json::{Value, json};
use service::http::{Error, Response, json as json_response};
use store::StoreError;

/// A refusal.
#[derive(Debug)]
pub(crate) enum Fault {
    /// Of the Management API: `{statusCode, error, message, errorCode}`.
    Management {
        status: StatusCode,
        code: Option<&'static str>,
        message: String,
    },
    /// Of the Authentication API: `{error, error_description}`.
    Authentication {
        status: StatusCode,
        error: &'static str,
        description: String,
    },
    /// One call too many.
    TooMany,
    /// A token that does not count.
    InvalidToken,
    /// One that the product has its own name for.
    Ours(Error),
}

impl Fault {
    fn management(status: StatusCode, code: Option<&'static str>, message: impl Into<String>) -> Self {
        Self::Management {
            status,
            code,
            message: message.into(),
        }
    }

    pub(crate) fn bad(message: impl Into<String>) -> Self {
        Self::management(StatusCode::BAD_REQUEST, Some("invalid_body"), message)
    }

    /// What is wrong with a body.
    pub(crate) fn body(reason: impl std::fmt::Display) -> Self {
        Self::bad(format!("Payload validation error: '{reason}'."))
    }

    /// What is wrong with a property of a body.
    pub(crate) fn property(reason: impl std::fmt::Display, name: &str) -> Self {
        Self::bad(format!("Payload validation error: '{reason}' on property {name}."))
    }

    pub(crate) fn format(format: &str, value: &str, name: &str) -> Self {
        Self::property(
            format_args!("Object didn't pass validation for format {format}: {value}"),
            name,
        )
    }

    pub(crate) fn query(reason: impl std::fmt::Display) -> Self {
        Self::management(
            StatusCode::BAD_REQUEST,
            Some("invalid_query_string"),
            format!("Query validation error: '{reason}'."),
        )
    }

    pub(crate) fn no_user() -> Self {
        Self::management(
            StatusCode::NOT_FOUND,
            Some("inexistent_user"),
            "The user does not exist.",
        )
    }

    /// An address that is not here.
    pub(crate) fn not_found() -> Self {
        Self::management(StatusCode::NOT_FOUND, None, "Not Found")
    }

    pub(crate) fn user_exists() -> Self {
        Self::management(
            StatusCode::CONFLICT,
            Some("auth0_idp_error"),
            "The user already exists.",
        )
    }

    /// An address that another user of the connection has.
    pub(crate) fn email_taken() -> Self {
        Self::management(
            StatusCode::BAD_REQUEST,
            Some("auth0_idp_error"),
            "The specified new email already exists",
        )
    }

    pub(crate) fn no_connection() -> Self {
        Self::no_connection_at(StatusCode::BAD_REQUEST)
    }

    /// The same, where the status says whether it is the address that is wrong.
    pub(crate) fn no_connection_at(status: StatusCode) -> Self {
        Self::management(status, Some("inexistent_connection"), "The connection does not exist.")
    }

    pub(crate) fn no_client() -> Self {
        Self::bad("The client does not exist.")
    }

    /// The same at an address of its own.
    pub(crate) fn no_client_here() -> Self {
        Self::management(
            StatusCode::NOT_FOUND,
            Some("inexistent_client"),
            "The client does not exist",
        )
    }

    pub(crate) fn no_job() -> Self {
        Self::management(StatusCode::NOT_FOUND, Some("inexistent_job"), "The job does not exist.")
    }

    pub(crate) fn no_organization(status: StatusCode) -> Self {
        Self::management(status, None, "No organization found by that id or name")
    }

    pub(crate) fn no_role() -> Self {
        Self::management(
            StatusCode::NOT_FOUND,
            Some("inexistent_role"),
            "The role does not exist.",
        )
    }

    pub(crate) fn no_group(error: NoGroup) -> Self {
        match error {
            NoGroup::Exists => {
                Self::management(StatusCode::CONFLICT, Some("role_conflict"), "The role already exists.")
            }
            NoGroup::Name | NoGroup::TooMany | NoGroup::Crowd => Self::bad(sentence(&error.to_string())),
        }
    }

    pub(crate) fn no_invitation() -> Self {
        Self::management(
            StatusCode::NOT_FOUND,
            Some("inexistent_invitation"),
            "The invitation does not exist.",
        )
    }

    pub(crate) fn weak_password() -> Self {
        Self::management(
            StatusCode::BAD_REQUEST,
            Some("invalid_body"),
            "PasswordStrengthError: Password is too weak",
        )
    }

    pub(crate) fn no_scope(expected: &str) -> Self {
        Self::management(
            StatusCode::FORBIDDEN,
            Some("insufficient_scope"),
            format!("Insufficient scope, expected any of: {expected}"),
        )
    }

    pub(crate) fn authentication(status: StatusCode, error: &'static str, description: impl Into<String>) -> Self {
        Self::Authentication {
            status,
            error,
            description: description.into(),
        }
    }

    /// The answer.
    pub(crate) fn respond(&self, request_id: &str) -> Response {
        match self {
            Self::Management { status, code, message } => management(*status, *code, message),
            Self::Authentication {
                status,
                error,
                description,
            } => written(*status, &json!({ "error": error, "error_description": description })),
            Self::TooMany => too_many(),
            Self::InvalidToken => {
                let mut response = written(
                    StatusCode::UNAUTHORIZED,
                    &json!({
                        "statusCode": 401,
                        "error": "Unauthorized",
                        "message": "Invalid token",
                        "attributes": { "error": "Invalid token" },
                    }),
                );
                let headers = response.headers_mut();
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
                response
            }
            Self::Ours(error) => ours(error, request_id),
        }
    }
}

/// The product's own answer, with its status and headers, in Auth0's form.
fn ours(error: &Error, request_id: &str) -> Response {
    let own = error.respond(request_id);
    let status = own.status();
    let message = match error {
        Error::NoKey => "Missing authentication".to_owned(),
        Error::NotJson => "Unsupported Media Type".to_owned(),
        Error::BodyTooLarge => "Payload content length greater than maximum allowed: 16384".to_owned(),
        Error::Malformed(_) => "Invalid request payload JSON format".to_owned(),
        Error::Partly(_) => error.detail(),
        Error::Unavailable(_) => "The service is busy; nothing was changed. Try again in a moment.".to_owned(),
        _ if status.is_server_error() => "Something is broken on our side; nothing was changed.".to_owned(),
        other => other.to_string(),
    };
    let mut response = match error {
        Error::SourcePaused { .. } => too_many(),
        _ => management(status, None, &message),
    };
    for name in [header::RETRY_AFTER, header::WWW_AUTHENTICATE] {
        if let Some(value) = own.headers().get(&name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
}

fn too_many() -> Response {
    let status = StatusCode::TOO_MANY_REQUESTS;
    management(status, Some("too_many_requests"), "Global limit has been reached")
}

fn management(status: StatusCode, code: Option<&str>, message: &str) -> Response {
    let mut body = json!({
        "statusCode": status.as_u16(),
        "error": status.canonical_reason().unwrap_or_default(),
        "message": message,
    });
    if let (Some(code), Some(body)) = (code, body.as_object_mut()) {
        body.insert("errorCode".to_owned(), code.into());
    }
    written(status, &body)
}

fn written(status: StatusCode, body: &Value) -> Response {
    json_response(status, body).unwrap_or_default()
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match error {
            Error::BadKey | Error::KeyNotBearer => Self::InvalidToken,
            Error::NoUser | Error::Refused(Refusal::NotFound) => Self::no_user(),
            Error::Weak(_) => Self::weak_password(),
            Error::UserExists(_) => Self::user_exists(),
            Error::Refused(Refusal::Disabled) => Self::bad("The user is blocked."),
            Error::Refused(refusal) => Self::bad(sentence(&refusal.to_string())),
            Error::Field { detail, .. } => Self::bad(sentence(&detail)),
            other => Self::Ours(other),
        }
    }
}

/// A sentence of ours as a sentence of Auth0's.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), chars.as_str()),
        None => String::new(),
    }
}

macro_rules! through_ours {
    ($($error:ty),*) => {$(
        impl From<$error> for Fault {
            fn from(error: $error) -> Self {
                Error::from(error).into()
            }
        }
    )*};
}

through_ours!(StoreError, KeyError, NoEntropy, InviteError, Refusal);
