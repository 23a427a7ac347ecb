//! Reading requests and shaping answers: what every function does the same way.

pub mod at_home;
pub mod body;
pub mod caller;
mod codes;
pub mod compatible;
pub mod cookie;
pub mod cors;
pub mod cursor;
pub mod error;
pub mod flash_cookie;
pub mod form;
pub mod front;
pub mod headers;
pub mod idempotent;
pub mod known;
pub mod language;
pub mod neutral;
pub mod not_found;

pub mod query;
pub mod visitor;
pub mod warning;

use http::{StatusCode, header};
use lambda_http::{Body, RequestExt, request::RequestContext};
use serde::Serialize;
use zeroize::Zeroize;

use crate::{
    metrics,
    process::contained,
    watch::{ANSWER_WITHIN, within},
};
pub use codes::ProblemCode;
pub use error::Error;
pub use lambda_http::Request;

/// An answer.
pub type Response = http::Response<Body>;

/// Answers a JSON route: the handler's result, an error as `application/problem+json`, the headers that every answer has,
/// and one line in the log.
pub async fn api(request: Request, handler: impl AsyncFnOnce(&Request) -> Result<Response, Error>) -> Response {
    let response = api_to(&request, handler).await;
    wipe(request);
    response
}

/// The same for whoever may have to answer once more; they wipe the request.
pub async fn api_to(request: &Request, handler: impl AsyncFnOnce(&Request) -> Result<Response, Error>) -> Response {
    let route = route_key(request);
    let (answer, work) = metrics::gather(contained(within(ANSWER_WITHIN, handler(request)))).await;
    let response = match answer.map_err(Error::from).flatten() {
        Ok(response) => response,
        Err(error) => error.respond(&request_id(request)),
    };
    finish(request, &route, response, &work)
}

/// Answers a page, or a route of a face, which has errors in a form of its own: the same headers, the same line in the
/// log. `broken` is the answer to a request that the handler panicked on.
pub async fn answered(
    request: Request,
    broken: impl FnOnce(&Request, Error) -> Response,
    handler: impl AsyncFnOnce(&Request) -> Response,
) -> Response {
    let response = answered_to(&request, broken, handler).await;
    wipe(request);
    response
}

/// The same for whoever may have to answer once more; they wipe the request.
pub async fn answered_to(
    request: &Request,
    broken: impl FnOnce(&Request, Error) -> Response,
    handler: impl AsyncFnOnce(&Request) -> Response,
) -> Response {
    let route = route_key(request);
    let (done, work) = metrics::gather(contained(within(ANSWER_WITHIN, handler(request)))).await;
    let response = match done {
        Ok(response) => response,
        Err(panicked) => broken(request, panicked.into()),
    };
    finish(request, &route, response, &work)
}

/// Lets a request go that was answered, and wipes its body: it may hold a password, a code or a key.
pub fn wipe(request: Request) {
    match request.into_body() {
        Body::Text(mut text) => text.zeroize(),
        Body::Binary(mut bytes) => bytes.zeroize(),
        Body::Empty | _ => {}
    }
}

/// A page about something that is broken here, as an answer.
#[must_use]
pub fn broken_page(request: &Request, error: &Error, mut page: Response) -> Response {
    tracing::error!(request_id = request_id(request), code = error.code().as_str(), reason = %error, "failed");
    *page.status_mut() = error.status();
    page
}

fn finish(request: &Request, route: &str, mut response: Response, work: &metrics::Work) -> Response {
    headers::secure(&mut response);
    if request.method() == http::Method::HEAD {
        *response.body_mut() = Body::Empty;
    }
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        // Pages and the faces of others too.
        let wait = response.headers_mut().entry(header::RETRY_AFTER);
        wait.or_insert(header::HeaderValue::from_static("2"));
    }
    if response.status() == StatusCode::TOO_MANY_REQUESTS {
        // Where nothing but a new code or a new invitation helps, no wait is the right one; a minute is polite.
        let wait = response.headers_mut().entry(header::RETRY_AFTER);
        wait.or_insert(header::HeaderValue::from_static("60"));
    }
    metrics::answered(route, response.status().as_u16(), &request_id(request), work);
    response
}

/// An answer in JSON.
///
/// # Errors
/// None in practice; [`Error::Internal`] for a value that cannot be written as JSON.
pub fn json(status: StatusCode, value: &impl Serialize) -> Result<Response, Error> {
    let text = serde_json::to_string(value).map_err(|_| Error::Internal("an answer could not be written as JSON"))?;
    Ok(build(status, "application/json", text))
}

/// Done, and nothing to say.
#[must_use]
pub fn no_content() -> Response {
    let mut response = Response::new(Body::Empty);
    *response.status_mut() = StatusCode::NO_CONTENT;
    response
}

/// A page.
#[must_use]
pub fn html(status: StatusCode, page: String) -> Response {
    build(status, "text/html; charset=utf-8", page)
}

/// "See there", for a form that was taken (RFC 9110 section 15.4.4).
#[must_use]
pub fn see_other(location: &str) -> Response {
    let mut response = Response::new(Body::Empty);
    *response.status_mut() = StatusCode::SEE_OTHER;
    if let Ok(location) = location.parse() {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

/// "There from now on", with the same method and body (RFC 9110 section 15.4.9).
#[must_use]
pub fn permanently_at(location: &str) -> Response {
    let mut response = see_other(location);
    *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
    response
}

/// An answer of any kind.
#[must_use]
pub fn build(status: StatusCode, content_type: &'static str, text: String) -> Response {
    let mut response = Response::new(Body::Text(text));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, header::HeaderValue::from_static(content_type));
    response
}

/// The method and path of the request.
#[must_use]
pub fn line(request: &Request) -> (&str, &str) {
    (request.method().as_str(), request.uri().path())
}

/// A path parameter of the route; empty if the route has none of that name.
#[must_use]
pub fn path_parameter(request: &Request, name: &str) -> String {
    let parameters = request.path_parameters_ref();
    parameters
        .and_then(|parameters| parameters.first(name))
        .unwrap_or_default()
        .to_owned()
}

/// A query parameter, if it is there.
#[must_use]
pub fn query_parameter(request: &Request, name: &str) -> Option<String> {
    let parameters = request.query_string_parameters_ref()?;
    parameters.first(name).map(str::to_owned)
}

/// A name to sign in by that stands in a query parameter. A `+` that was not written as `%2B` came as a blank, of which no
/// name has one.
#[must_use]
pub fn name_parameter(request: &Request, name: &str) -> Option<String> {
    query_parameter(request, name).map(|text| text.trim().replace(' ', "+"))
}

/// A header as text.
#[must_use]
pub fn header_text<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    request.headers().get(name).and_then(|value| value.to_str().ok())
}

/// The gateway's id of the request: what a person can quote, and what the log is searched for.
#[must_use]
pub fn request_id(request: &Request) -> String {
    match request.request_context_ref() {
        Some(RequestContext::ApiGatewayV2(context)) => context.request_id.clone().unwrap_or_default(),
        _ => String::new(),
    }
}

/// The route as the gateway knows it, such as `GET /i/{ticket}`: fit for logs, which the path is not.
#[must_use]
pub fn route_key(request: &Request) -> String {
    match request.request_context_ref() {
        Some(RequestContext::ApiGatewayV2(context)) => context.route_key.clone().unwrap_or_default(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use secrecy::SecretString;

    use super::*;
    use crate::client;
    use domain::{
        address::{EmailAddress, PhoneNumber, Username},
        api_key::PresentedKey,
        application,
        branding::{BrandFile, FileKind, FileName},
        display_name::DisplayName,
        entropy::SeededEntropy,
        exchange,
        id::{ApplicationId, InvitationId, UserId},
        keys::DeploymentKeys,
        locale::Locale,
        metadata::Metadata,
        password::Password,
        ticket::Ticket,
        verification::Verification,
        webhook::WebhookUrl,
    };
    use present::wording::accepted;
    use store::ListQuery;

    /// M2: everything that reads what anybody can send.
    #[test]
    fn m2_nothing_that_is_sent_makes_its_reader_panic() {
        const PIECES: &str = concat!(
            "{¦}¦[¦]¦\"¦:¦,¦\\¦\\u¦1e999¦-0¦null¦=¦&¦%¦%F0¦+¦;¦q=¦-¦*¦de¦x-¦a¦z¦2¦7¦@¦.¦xn--¦https://¦/¦?¦#¦",
            "\\¦usr_¦inv_¦app_¦_¦lk_¦AAAA¦+49¦0¦9¦T¦Z¦ ¦\t¦é¦\u{202e}¦\u{fdfa}¦ﬃ¦\u{0}¦",
            "iVBORw0KGgoAAAANSUhEUg¦/9j/¦UklGR",
        );
        let keys = DeploymentKeys::parse(&DeploymentKeys::generate(&SeededEntropy::new(1)).unwrap()).unwrap();
        let query = ListQuery::of(ApplicationId::parse("app_a").unwrap());
        test_support::hostile::survives(include_str!("../../corpora/sent.json"), PIECES, |text| {
            let secret = SecretString::from(text);
            let _ = (body::value(text.as_bytes()), form::fields(text.as_bytes()));
            let _ = serde_json::from_str::<Metadata>(text);
            let _ = (Ticket::parse(&keys, text), Verification::parse(&keys, text));
            let _ = cursor::read(&keys, &query, text);
            let _ = (
                EmailAddress::parse(text),
                PhoneNumber::parse(text),
                Username::parse(text),
            );
            let _ = (
                UserId::parse(text),
                InvitationId::parse(text),
                ApplicationId::parse(text),
            );
            let _ = (DisplayName::parse(text), Locale::parse(text), FileName::parse(text));
            for kind in [FileKind::Logo, FileKind::Icon, FileKind::Font] {
                let _ = (
                    BrandFile::read(kind, text),
                    BrandFile::of(kind, text.as_bytes().to_vec()),
                );
            }
            let _ = (Password::parse(&secret), PresentedKey::parse(&secret));
            let _ = (client::basic(text), exchange::CodeChallenge::parse(text));
            let _ = (application::origin(text), WebhookUrl::parse(text, false));
            let _ = (accepted(text), query::moment(text, "created_to"));
        });
    }

    /// M18: nothing of a body is left behind when it was answered.
    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn m18_the_body_of_a_request_is_wiped_when_it_was_answered() {
        use test_support::memory::{Needle, copies};
        // Nothing but the bodies holds them: each is made where it stays.
        let made = |number: u32| {
            let letters = (0..64_u32).map(|at| char::from_u32(u32::from(b'a') + (at * number + at / 7) % 26).unwrap());
            let mut body = String::with_capacity(512);
            body.push_str(&"-".repeat(200));
            body.extend(letters);
            (Needle::of(&body.as_bytes()[200..]), body)
        };
        let broken = |_: &Request, _| no_content();
        let ((first, one), (second, two)) = (made(7), made(11));
        let (one, two) = (
            Request::new(Body::Text(one)),
            Request::new(Body::Binary(two.into_bytes())),
        );
        assert!(copies(&first) > 0 && copies(&second) > 0);
        api(one, async |_| Ok(no_content())).await;
        answered(two, broken, async |_| no_content()).await;
        assert_eq!((copies(&first), copies(&second)), (0, 0));
    }
}
