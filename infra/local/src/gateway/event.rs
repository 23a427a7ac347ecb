//! The event of a request, payload version 2.0.

use crate::time::common_log;
use data_encoding::BASE64;
use http::{HeaderMap, header, request::Parts};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};
use std::{collections::BTreeMap, net::IpAddr};
use url::Url;

const ACCOUNT: &str = "000000000000";
const API: &str = "local";

/// The event as JSON.
pub(super) struct GatewayEvent(Map<String, Value>);

/// The path as an HTTP API hands it on: percent-decoded, and cut at a `?` that was hidden in it.
pub(super) fn decoded_path(path: &str) -> String {
    let mut path = percent_decode_str(path).decode_utf8_lossy().into_owned();
    if let Some((before, _)) = path.split_once('?') {
        path.truncate(before.len());
    }
    path
}

impl GatewayEvent {
    /// The event without its body, or nothing when the `Host` header is not one.
    pub(super) fn new(
        parts: &Parts,
        path: &str,
        peer: Option<IpAddr>,
        route_key: &str,
        path_parameters: &BTreeMap<String, String>,
        id: &str,
        now: i64,
    ) -> Option<Self> {
        let peer = peer.map_or_else(String::new, |peer| peer.to_string());
        let (mut headers, cookies) = headers(&parts.headers);
        let host = headers.get("host").map_or("localhost", String::as_str);
        if !is_host(host) {
            return None;
        }
        let domain = host.to_owned();
        // What the client says about the way here is extended or replaced, as by the gateway in AWS.
        let forwarded = headers
            .get("x-forwarded-for")
            .map_or_else(|| peer.clone(), |said| format!("{said}, {peer}"));
        headers.insert("x-forwarded-for".to_owned(), forwarded);
        headers.insert("x-forwarded-proto".to_owned(), "http".to_owned());
        let user_agent = headers.get("user-agent").cloned().unwrap_or_default();
        let raw_query = parts.uri.query().unwrap_or_default();
        let query = query(raw_query);

        let mut event = Map::new();
        event.insert("version".to_owned(), json!("2.0"));
        event.insert("routeKey".to_owned(), json!(route_key));
        event.insert("rawPath".to_owned(), json!(path));
        event.insert("rawQueryString".to_owned(), json!(raw_query));
        if !cookies.is_empty() {
            event.insert("cookies".to_owned(), json!(cookies));
        }
        event.insert("headers".to_owned(), json!(headers));
        if !query.is_empty() {
            event.insert("queryStringParameters".to_owned(), json!(query));
        }
        if !path_parameters.is_empty() {
            event.insert("pathParameters".to_owned(), json!(path_parameters));
        }
        event.insert(
            "requestContext".to_owned(),
            json!({
                "accountId": ACCOUNT,
                "apiId": API,
                "domainName": domain,
                "domainPrefix": API,
                "http": {
                    "method": parts.method.as_str(),
                    "path": path,
                    "protocol": format!("{:?}", parts.version),
                    "sourceIp": peer,
                    "userAgent": user_agent,
                },
                "requestId": id,
                "routeKey": route_key,
                "stage": "$default",
                "time": common_log(now),
                "timeEpoch": now,
            }),
        );
        event.insert("isBase64Encoded".to_owned(), json!(false));
        Some(Self(event))
    }

    /// The event that the authorizer gets: the same request without a body.
    pub(super) fn for_authorizer(&self, identity_headers: &[String]) -> Value {
        let mut event = self.0.clone();
        event.remove("isBase64Encoded");
        let identity: Vec<_> = identity_headers
            .iter()
            .filter_map(|name| event.get("headers")?.get(name).cloned())
            .collect();
        let method = self
            .0
            .get("requestContext")
            .and_then(|context| context.pointer("/http/method")?.as_str());
        let path = self.0.get("rawPath").and_then(Value::as_str);
        event.insert("type".to_owned(), json!("REQUEST"));
        event.insert(
            "routeArn".to_owned(),
            json!(format!(
                "arn:aws:execute-api:us-east-1:{ACCOUNT}:{API}/$default/{}{}",
                method.unwrap_or_default(),
                path.unwrap_or_default()
            )),
        );
        event.insert("identitySource".to_owned(), json!(identity));
        Value::Object(event)
    }

    /// Hands what the authorizer found out to the function.
    pub(super) fn set_authorizer(&mut self, found: Value) {
        if let Some(context) = self.0.get_mut("requestContext").and_then(Value::as_object_mut) {
            context.insert("authorizer".to_owned(), json!({ "lambda": found }));
        }
    }

    /// Puts in the body. Only text, JSON, XML and JavaScript travel as text: in AWS even a form comes in base64, and so
    /// does a body without a content type.
    pub(super) fn set_body(&mut self, headers: &HeaderMap, body: &[u8]) {
        if body.is_empty() {
            return;
        }
        let text = is_text(headers).then(|| std::str::from_utf8(body).ok()).flatten();
        let encoded = text.is_none();
        let body = text.map_or_else(|| BASE64.encode(body), str::to_owned);
        self.0.insert("body".to_owned(), json!(body));
        self.0.insert("isBase64Encoded".to_owned(), json!(encoded));
    }

    pub(super) fn into_value(self) -> Value {
        Value::Object(self.0)
    }
}

/// Whether `lambda_http`, which unwraps, can make a URL of the host.
fn is_host(host: &str) -> bool {
    let url = Url::parse(&format!("http://{host}/"));
    url.is_ok_and(|url| {
        url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none()
            && url.as_str().parse::<http::Uri>().is_ok()
    })
}

fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind.starts_with("text/")
        || matches!(
            kind.as_str(),
            "application/json" | "application/xml" | "application/javascript"
        )
}

/// The headers, those of one name joined by a comma, and apart from them the cookies.
fn headers(from: &HeaderMap) -> (BTreeMap<String, String>, Vec<String>) {
    let mut headers = BTreeMap::<String, String>::new();
    let mut cookies = Vec::new();
    for (name, value) in from {
        let value = String::from_utf8_lossy(value.as_bytes());
        if name == header::COOKIE {
            cookies.extend(
                value
                    .split(';')
                    .map(|cookie| cookie.trim().to_owned())
                    .filter(|cookie| !cookie.is_empty()),
            );
            continue;
        }
        headers
            .entry(name.as_str().to_owned())
            .and_modify(|joined| {
                joined.push(',');
                joined.push_str(&value);
            })
            .or_insert_with(|| value.clone().into_owned());
    }
    (headers, cookies)
}

/// The query, decoded, values of one name joined by a comma.
fn query(raw: &str) -> BTreeMap<String, String> {
    let mut query = BTreeMap::<String, String>::new();
    for (name, value) in form_urlencoded::parse(raw.as_bytes()) {
        query
            .entry(name.into_owned())
            .and_modify(|joined| {
                joined.push(',');
                joined.push_str(&value);
            })
            .or_insert_with(|| value.into_owned());
    }
    query
}
