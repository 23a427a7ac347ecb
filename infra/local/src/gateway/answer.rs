//! What goes back to the client.

use axum::body::Body;
use data_encoding::BASE64;
use http::{HeaderName, HeaderValue, Response, StatusCode, header};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The gateway's own answer: `{"message": ...}`.
pub(super) fn message(status: StatusCode, message: &str) -> Response<Body> {
    let mut response = Response::new(Body::from(format!(r#"{{"message":"{message}"}}"#)));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// A function's answer. Several headers of one name (`set-cookie`) stay several.
pub(super) fn from_lambda(response: Response<lambda_http::Body>) -> Response<Body> {
    let (mut parts, body) = response.into_parts();
    // The connection is the gateway's business.
    for name in [header::CONNECTION, header::CONTENT_LENGTH, header::TRANSFER_ENCODING] {
        parts.headers.remove(name);
    }
    let body = match body {
        lambda_http::Body::Text(text) => Body::from(text),
        lambda_http::Body::Binary(bytes) => Body::from(bytes),
        _ => Body::empty(),
    };
    Response::from_parts(parts, body)
}

/// What an HTTP API reads of a function's answer. It knows no `multiValueHeaders`: several cookies are in `cookies`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    status_code: u16,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    cookies: Vec<String>,
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    is_base64_encoded: bool,
}

/// The answer of a function that is a process of its own, payload version 2.0.
pub(super) fn from_process(answer: Value) -> Result<Response<Body>, String> {
    let answer: Answer = serde_json::from_value(answer).map_err(|error| error.to_string())?;
    let body = answer.body.unwrap_or_default();
    let body = if answer.is_base64_encoded {
        Body::from(BASE64.decode(body.as_bytes()).map_err(|error| error.to_string())?)
    } else {
        Body::from(body)
    };
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(answer.status_code).map_err(|error| error.to_string())?;
    for (name, value) in answer.headers {
        let name = HeaderName::try_from(name).map_err(|error| error.to_string())?;
        // The connection is the gateway's business.
        if [header::CONNECTION, header::CONTENT_LENGTH, header::TRANSFER_ENCODING].contains(&name) {
            continue;
        }
        let value = HeaderValue::try_from(value).map_err(|error| error.to_string())?;
        response.headers_mut().insert(name, value);
    }
    for cookie in answer.cookies {
        let value = HeaderValue::try_from(cookie).map_err(|error| error.to_string())?;
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(response)
}
