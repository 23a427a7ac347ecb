//! How many calls are left, counted in the table, and shown in the headers that Auth0's clients read.

use http::{HeaderName, HeaderValue, StatusCode, header};
use lambda_http::Request;
use service::{
    app::App,
    http::{Error, Response, caller::admitted, route_key},
    throttle::{Throttle, Usage},
};

const LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");

/// Counts the call: for its API key, or for its source where it can cause a message. `None` where nothing is counted: who has no
/// key that counts is refused by the route, and tries of a key's secret are counted afterwards, when they fail.
pub(crate) async fn count(app: &App, request: &Request) -> Result<Option<Usage>, Error> {
    match route_key(request).as_str() {
        "POST /dbconnections/change_password" => Throttle::of(app, request).usage().await.map(Some),
        "POST /oauth/token" => Ok(None),
        _ => match admitted(request) {
            Ok(caller) => Usage::of_caller(app, &caller.id).await.map(Some),
            Err(_) => Ok(None),
        },
    }
}

/// Writes down what is left; `None` is a source that has tried too many secrets, where the answer says so.
pub(crate) fn set_headers(app: &App, usage: Option<Usage>, response: &mut Response) {
    let held = response.status() == StatusCode::TOO_MANY_REQUESTS;
    let headers = response.headers_mut();
    let (limit, remaining, reset) = match usage {
        Some(usage) => {
            if usage.left.is_none() {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(usage.seconds));
            }
            (usage.limit, usage.left.unwrap_or_default(), usage.until.as_second())
        }
        None if held => {
            let wait = headers.get(header::RETRY_AFTER);
            let seconds: Option<i64> = wait.and_then(|wait| wait.to_str().ok()?.parse().ok());
            let reset = app.clock.now().as_second().saturating_add(seconds.unwrap_or(1));
            (app.config.limits.source_failures, 0, reset)
        }
        None => return,
    };
    headers.insert(LIMIT, HeaderValue::from(limit));
    headers.insert(REMAINING, HeaderValue::from(remaining));
    headers.insert(RESET, HeaderValue::from(reset));
}
