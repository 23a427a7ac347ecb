//! What goes back to the client.

use axum::body::Body;
use http::{HeaderValue, Response, StatusCode, header};

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
