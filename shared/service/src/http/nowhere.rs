//! Addresses that lead nowhere: which methods would do, and how the systems whose clients are served here tell it.

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

    /// The answer where a path leads nowhere, or not with this method; `allow` is what it takes.
    #[must_use]
    pub fn nothing(self, method: &str, path: &str, allow: Vec<String>, request_id: &str) -> Response {
        let error = if allow.is_empty() || allow.iter().any(|allowed| allowed == method) {
            Error::NoRoute
        } else {
            Error::MethodNotAllowed { allow }
        };
        match self {
            // Which methods an address takes is not told there.
            Self::Auth0 => told(
                StatusCode::NOT_FOUND,
                "application/json",
                &json!({ "statusCode": 404, "error": "Not Found", "message": "Not Found" }),
                &error,
            ),
            Self::Wso2 => told(
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
                told(
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

fn told(status: StatusCode, kind: &'static str, body: &Value, error: &Error) -> Response {
    let mut response = build(status, kind, body.to_string());
    if let Error::MethodNotAllowed { allow } = error
        && status == StatusCode::METHOD_NOT_ALLOWED
        && let Ok(allow) = HeaderValue::from_str(&allow.join(", "))
    {
        response.headers_mut().insert(header::ALLOW, allow);
    }
    response
}

/// The methods that `path` takes, sorted, by a list of routes as method and path.
#[must_use]
pub fn allowed(routes: &[(&str, &str)], path: &str) -> Vec<String> {
    let mut allow: Vec<_> = routes
        .iter()
        .filter(|(_, route)| leads(route, path))
        .map(|(method, _)| (*method).to_owned())
        .collect();
    allow.sort();
    allow.dedup();
    allow
}

/// Whether a path is one of a route. A greedy parameter (`{proxy+}`) takes all that is left.
fn leads(route: &str, path: &str) -> bool {
    let (mut route, mut path) = (route.split('/'), path.split('/'));
    loop {
        match (route.next(), path.next()) {
            (None, None) => return true,
            (Some(part), Some(given)) if part.starts_with('{') && !given.is_empty() => {
                if part.ends_with("+}") {
                    return true;
                }
            }
            (Some(part), Some(given)) if part == given => {}
            (Some(_) | None, _) => return false,
        }
    }
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

    #[test]
    fn the_methods_of_an_address_are_those_of_the_routes_that_lead_there() {
        let routes = [
            ("GET", "/a/{id}"),
            ("PUT", "/a/{id}"),
            ("POST", "/a"),
            ("GET", "/b/{proxy+}"),
        ];
        for (path, expected) in [
            ("/a", "POST"),
            ("/a/1", "GET PUT"),
            ("/a/", ""),
            ("/a/1/2", ""),
            ("/b", ""),
            ("/b/", ""),
            ("/b/1/2", "GET"),
            ("/c", ""),
        ] {
            assert_eq!(allowed(&routes, path).join(" "), expected, "{path}");
        }
    }
}
