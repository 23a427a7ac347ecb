//! Which addresses are those of another system whose clients are served here, and what such a system answers where there is
//! nothing.

use http::{HeaderValue, StatusCode, header};
use serde_json::{Value, json};

use super::{Error, Response, build};

/// A system whose clients are served here, by what their addresses begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// Auth0's Management and Authentication API.
    Auth0,
    /// The APIs of WSO2 Identity Server.
    Wso2,
    /// SCIM 2.0, as WSO2 has it.
    Scim,
}

impl Face {
    /// The system that a path is of.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        let mut segments = path.split('/').skip(1);
        match (segments.next()?, segments.next()) {
            ("oauth" | "dbconnections", Some(_)) | ("api", Some("v2")) => Some(Self::Auth0),
            ("api", Some("identity" | "users" | "server")) => Some(Self::Wso2),
            ("scim2", _) => Some(Self::Scim),
            ("t", Some(_)) => Some(match segments.next() {
                Some("scim2") => Self::Scim,
                Some(_) | None => Self::Wso2,
            }),
            _ => None,
        }
    }

    /// The answer where no route has this path, or none with this method; `allow` is what it takes.
    #[must_use]
    pub fn not_found(self, method: &str, path: &str, allow: Vec<String>, request_id: &str) -> Response {
        let error = if allow.is_empty() || allow.iter().any(|allowed| allowed == method) {
            Error::NoRoute
        } else {
            Error::MethodNotAllowed { allow }
        };
        match self {
            // That system does not say which methods an address takes.
            Self::Auth0 => answer(
                StatusCode::NOT_FOUND,
                "application/json",
                &json!({ "statusCode": 404, "error": "Not Found", "message": "Not Found" }),
                &error,
            ),
            Self::Wso2 => answer(
                error.status(),
                "application/json",
                &json!({
                    "code": error.code().as_str(),
                    "message": error.status().canonical_reason(),
                    "description": error.detail(),
                    "traceId": request_id,
                }),
                &error,
            ),
            Self::Scim => {
                let (status, detail) = if is_not_provided(path) {
                    (StatusCode::NOT_IMPLEMENTED, "this provider does not do this".to_owned())
                } else {
                    (error.status(), error.detail())
                };
                let schema = "urn:ietf:params:scim:api:messages:2.0:Error";
                answer(
                    status,
                    "application/scim+json",
                    &json!({ "schemas": [schema], "status": status.as_str(), "detail": detail }),
                    &error,
                )
            }
        }
    }
}

/// What SCIM knows, and this provider does not do (RFC 7644 sections 3.7 and 3.11).
fn is_not_provided(path: &str) -> bool {
    let below = path.split_once("/scim2/").map_or("", |(_, below)| below);
    matches!(below.split('/').next(), Some("Me" | "Bulk"))
}

fn answer(status: StatusCode, kind: &'static str, body: &Value, error: &Error) -> Response {
    let mut response = build(status, kind, body.to_string());
    if let Error::MethodNotAllowed { allow } = error
        && status == StatusCode::METHOD_NOT_ALLOWED
        && let Ok(allow) = HeaderValue::from_str(&allow.join(", "))
    {
        response.headers_mut().insert(header::ALLOW, allow);
    }
    response
}

/// Whether clients of such a system send a key by `Basic ...` to this path.
#[must_use]
pub fn takes_basic(path: &str) -> bool {
    let path = match path.strip_prefix("/t/") {
        Some(rest) => rest.split_once('/').map_or("", |(_, path)| path),
        None => path.strip_prefix('/').unwrap_or_default(),
    };
    ["scim2/", "api/identity/", "api/users/", "api/server/"]
        .iter()
        .any(|start| path.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_of_the_system_that_it_begins_like() {
        for (path, face) in [
            ("/api/v2/clients", Some(Face::Auth0)),
            ("/oauth/revoke", Some(Face::Auth0)),
            ("/dbconnections/signup", Some(Face::Auth0)),
            ("/api/identity/x", Some(Face::Wso2)),
            ("/api/users/v1/me", Some(Face::Wso2)),
            ("/api/server/v1/x", Some(Face::Wso2)),
            ("/t/shop/api/x", Some(Face::Wso2)),
            ("/t/shop", Some(Face::Wso2)),
            ("/t/shop/scim2/x", Some(Face::Scim)),
            ("/scim2", Some(Face::Scim)),
            ("/scim2/Groups", Some(Face::Scim)),
            ("/api/v3", None),
            ("/api", None),
            ("/oauth", None),
            ("/v1/users", None),
            ("/", None),
        ] {
            assert_eq!(Face::of(path), face, "{path}");
        }
    }
}
