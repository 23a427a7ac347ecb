//! SCIM 2.0 (RFC 7643, RFC 7644) with WSO2's own schema: users are invited with it, found, changed and erased.

mod discovery;
mod fields;
mod filter;
mod groups;
mod listing;
mod patch;
mod resource;
mod several;
mod users;

use http::{Method, StatusCode};
use lambda_http::Request;
use serde_json::{Value, json};
use service::{
    app::App,
    http::{Error, Response, body, compatible::Face},
};

use crate::{
    answer::{Fault, written},
    not_found,
    tenant::Tenant,
};

pub(crate) const TYPE: &str = "application/scim+json";
const ERROR: &str = "urn:ietf:params:scim:api:messages:2.0:Error";
pub(crate) const LIST: &str = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
pub(crate) const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
pub(crate) const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
pub(crate) const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
pub(crate) const WSO2: &str = "urn:scim:wso2:schema";

/// Why something was not done, as SCIM says it (RFC 7644 section 3.12).
#[derive(Debug)]
pub(crate) struct Wrong {
    status: StatusCode,
    kind: Option<&'static str>,
    detail: String,
    fault: Option<Box<Fault>>,
}

impl Wrong {
    /// A request that cannot be carried out; `kind` is its `scimType`.
    pub(crate) fn bad(kind: &'static str, detail: impl Into<String>) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            kind: Some(kind),
            detail: detail.into(),
            fault: None,
        }
    }

    /// Whether it was the filter that could not be read or answered.
    pub(crate) fn is_about_the_filter(&self) -> bool {
        self.kind == Some("invalidFilter")
    }

    /// What is taken already.
    pub(crate) fn conflict(kind: &'static str, detail: impl Into<String>) -> Self {
        Self {
            status: StatusCode::CONFLICT,
            ..Self::bad(kind, detail)
        }
    }

    /// What is not there.
    pub(crate) fn missing(detail: impl Into<String>) -> Self {
        Self {
            status: StatusCode::NOT_FOUND,
            kind: None,
            detail: detail.into(),
            fault: None,
        }
    }

    fn respond(&self) -> Response {
        let mut body = json!({
            "schemas": [ERROR],
            "status": self.status.as_str(),
            "detail": self.detail,
        });
        if let (Some(kind), Some(body)) = (self.kind, body.as_object_mut()) {
            body.insert("scimType".to_owned(), kind.into());
        }
        let response = written(self.status, TYPE, body.to_string());
        match &self.fault {
            Some(fault) => fault.dressed(response),
            None => response,
        }
    }
}

impl From<Error> for Wrong {
    fn from(error: Error) -> Self {
        let kind = match &error {
            Error::Malformed(_) => Some("invalidSyntax"),
            Error::Field { .. } | Error::Fields { .. } => Some("invalidValue"),
            Error::UserExists(_) | Error::InvitationPending(_) => Some("uniqueness"),
            _ => None,
        };
        let detail = match &error {
            Error::NotJson => "send the body as JSON, with the header `Content-Type: application/scim+json`".to_owned(),
            Error::UserExists(_) | Error::InvitationPending(_) => "there is such a user already".to_owned(),
            other => other.detail(),
        };
        let status = error.status();
        Self {
            status,
            kind,
            detail,
            fault: Some(Box::new(error.into())),
        }
    }
}

pub(crate) fn respond(status: StatusCode, value: &Value) -> Response {
    written(status, TYPE, value.to_string())
}

/// The answer where the work on a request was cut off.
pub(crate) fn broken(error: Error) -> Response {
    Wrong::from(error).respond()
}

/// Answers what stands behind `/scim2`.
pub(crate) async fn handle(app: &App, request: &Request, tenant: &Tenant, path: &[&str]) -> Response {
    let answered = route(app, request, tenant, path).await;
    answered.unwrap_or_else(|wrong| wrong.respond())
}

async fn route(app: &App, request: &Request, tenant: &Tenant, path: &[&str]) -> Result<Response, Wrong> {
    let method = request.method();
    match (method, path) {
        (&Method::POST, ["Users"]) => users::create(app, request, tenant).await,
        (&Method::GET, ["Users"]) => listing::list(app, request, tenant).await,
        (&Method::POST, ["Users", ".search"]) => listing::search(app, request, tenant).await,
        (&Method::POST, [".search"]) => listing::search_all(app, request, tenant).await,
        (&Method::GET, ["Users", id]) => users::show(app, request, tenant, id).await,
        (&Method::PUT, ["Users", id]) => users::replace(app, request, tenant, id).await,
        (&Method::PATCH, ["Users", id]) => users::change(app, request, tenant, id).await,
        (&Method::DELETE, ["Users", id]) => users::erase(app, request, tenant, id).await,
        (&Method::POST, ["Groups"]) => groups::create(app, request, tenant).await,
        (&Method::GET, ["Groups"]) => groups::list(app, request, tenant).await,
        (&Method::POST, ["Groups", ".search"]) => groups::search(app, request, tenant).await,
        (&Method::GET, ["Groups", id]) => groups::show(app, request, tenant, id).await,
        (&Method::PUT, ["Groups", id]) => groups::replace(app, request, tenant, id).await,
        (&Method::PATCH, ["Groups", id]) => groups::change(app, request, tenant, id).await,
        (&Method::DELETE, ["Groups", id]) => groups::erase(app, request, tenant, id).await,
        (&Method::GET, ["ServiceProviderConfig"]) => Ok(discovery::provider(app, tenant)),
        (&Method::GET, ["ResourceTypes"]) => discovery::resource_types(app, tenant, None),
        (&Method::GET, ["ResourceTypes", id]) => discovery::resource_types(app, tenant, Some(id)),
        (&Method::GET, ["Schemas"]) => discovery::schemas(app, tenant, None),
        (&Method::GET, ["Schemas", id]) => discovery::schemas(app, tenant, Some(id)),
        _ => {
            let whole: Vec<_> = std::iter::once("scim2").chain(path.iter().copied()).collect();
            Ok(not_found(Face::Scim, request, &whole))
        }
    }
}

/// The body as an object, sent as SCIM or plain JSON.
fn object(request: &Request) -> Result<serde_json::Map<String, Value>, Wrong> {
    object_within(request, body::LIMIT)
}

/// The same with a limit of its own.
fn object_within(request: &Request, limit: usize) -> Result<serde_json::Map<String, Value>, Wrong> {
    let kind = service::http::header_text(request, "content-type").unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let known = [TYPE, "application/json"];
    if !known.iter().any(|known| kind.eq_ignore_ascii_case(known)) {
        return Err(Error::NotJson.into());
    }
    match body::value(body::within(request, limit)?)? {
        Value::Object(object) => Ok(object),
        _ => Err(Wrong::bad("invalidSyntax", "the body is an object")),
    }
}
