//! Pages of other origins: a product that hosts its own form calls the JSON twins from its own site.
//!
//! Which origins may is a setting of each application, and the operator can list some for all of them. The gateway can hold
//! one list for the whole deployment only, fixed when it is deployed, so the functions answer for themselves: to the
//! question that a browser asks beforehand, if any application lists the origin, since that question names neither ticket
//! nor application; and to the call itself, if the very application that it is about lists it. A call from an origin that
//! is not listed is refused before it does anything. No cookie comes along: credentials are never allowed.

use http::{HeaderMap, HeaderValue, StatusCode, header};
use lambda_http::Body;

use super::{Error, Request, Response, api_to, header_text, request_id, wipe};
use crate::app::{App, Config};
use domain::application::{self, Application};

/// The origin of the page that sent `request`, if it is not our own.
fn foreign<'a>(request: &'a Request, config: &Config) -> Option<&'a str> {
    header_text(request, "origin").filter(|origin| *origin != config.base_url)
}

/// Makes sure that `application` lists the origin that the request comes from, if it comes from a page of another site.
///
/// # Errors
/// [`Error::OriginNotAllowed`].
pub fn admit(request: &Request, config: &Config, application: &Application) -> Result<(), Error> {
    match foreign(request, config) {
        Some(origin)
            if !of_all(config, origin) && !application.allowed_origins.iter().any(|listed| listed == origin) =>
        {
            Err(Error::OriginNotAllowed)
        }
        Some(_) | None => Ok(()),
    }
}

fn of_all(config: &Config, origin: &str) -> bool {
    config.origins.iter().any(|listed| listed == origin)
}

/// Whether [`admit`] has anything to decide.
#[must_use]
pub fn is_foreign(request: &Request, config: &Config) -> bool {
    foreign(request, config).is_some()
}

/// Answers a JSON route that pages of listed origins may call, as [`api`] does; and the question beforehand (`OPTIONS`).
pub async fn answer(
    app: &App,
    request: Request,
    handler: impl AsyncFnOnce(&Request) -> Result<Response, Error>,
) -> Response {
    let response = answer_to(app, &request, handler).await;
    wipe(request);
    response
}

/// The same for whoever may have to answer once more; they wipe the request.
pub async fn answer_to(
    app: &App,
    request: &Request,
    handler: impl AsyncFnOnce(&Request) -> Result<Response, Error>,
) -> Response {
    api_to(request, async |request| {
        let tell = |error: Error| error.respond(&request_id(request));
        Ok(answered(app, request, "content-type", async || handler(request).await, tell).await)
    })
    .await
}

/// The same for a route of a face: `tell` says its errors in a form of its own, and `may_send` names the headers that a page may
/// set.
pub async fn answered<E: From<Error>>(
    app: &App,
    request: &Request,
    may_send: &'static str,
    handler: impl AsyncFnOnce() -> Result<Response, E>,
    tell: impl FnOnce(E) -> Response,
) -> Response {
    let origin = foreign(request, &app.config);
    let listed = match origin {
        Some(origin) => is_listed(app, origin).await,
        None => Ok(true),
    };
    let is_listed = matches!(listed, Ok(true));
    let answer = match listed {
        Err(error) => Err(error.into()),
        Ok(false) => Err(Error::OriginNotAllowed.into()),
        Ok(true) if request.method() == http::Method::OPTIONS => Ok(nothing()),
        Ok(true) => handler().await,
    };
    let mut response = answer.unwrap_or_else(tell);
    if let Some(Ok(origin)) = origin.filter(|_| is_listed).map(HeaderValue::from_str) {
        let preflight = response.status() == StatusCode::NO_CONTENT;
        open(response.headers_mut(), origin, preflight.then_some(may_send));
    }
    response
}

/// An origin is listed as it was typed, and compared as a browser writes it.
async fn is_listed(app: &App, origin: &str) -> Result<bool, Error> {
    if of_all(&app.config, origin) {
        return Ok(true);
    }
    let listed = app.store.origins(app.clock.now()).await?;
    Ok(listed
        .iter()
        .any(|text| application::origin(text).as_deref() == Some(origin)))
}

fn nothing() -> Response {
    let mut response = Response::new(Body::Empty);
    *response.status_mut() = StatusCode::NO_CONTENT;
    response
}

fn open(headers: &mut HeaderMap, origin: HeaderValue, preflight: Option<&'static str>) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.insert(header::VARY, HeaderValue::from_static("Origin"));
    if let Some(may_send) = preflight {
        for (name, value) in [
            (header::ACCESS_CONTROL_ALLOW_METHODS, "POST"),
            (header::ACCESS_CONTROL_ALLOW_HEADERS, may_send),
            (header::ACCESS_CONTROL_MAX_AGE, "600"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
    } else {
        headers.insert(
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static("retry-after, apigw-requestid"),
        );
    }
}
