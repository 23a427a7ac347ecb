use crate::support::{NOW, clock, template};
use aws_lambda_events::apigw::ApiGatewayV2CustomAuthorizerSimpleResponse;
use lambda_http::{Body, Request, RequestExt, Response, request::RequestContext};
use local::{
    Server,
    gateway::{self, Authorizer, BODY_LIMIT, Handler, Options},
};
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// Tells what it got.
fn describe(request: &Request) -> Value {
    let RequestContext::ApiGatewayV2(context) = request.request_context() else {
        unreachable!()
    };
    let (kind, body) = match request.body() {
        Body::Text(text) => ("text", text.clone()),
        Body::Binary(bytes) => ("binary", String::from_utf8_lossy(bytes).into_owned()),
        _ => ("empty", String::new()),
    };
    let header = |name: &str| {
        request
            .headers()
            .get(name)
            .map(|value| value.to_str().unwrap().to_owned())
    };
    json!({
        "method": request.method().as_str(),
        "path": request.raw_http_path(),
        "uri_path": request.uri().path(),
        "uri_query": request.uri().query(),
        "query": request.query_string_parameters().all("q"),
        "id": request.path_parameters().first("id"),
        "source": context.http.source_ip,
        "agent": context.http.user_agent,
        "protocol": context.http.protocol,
        "route": context.route_key,
        "stage": context.stage,
        "time": context.time,
        "epoch": context.time_epoch,
        "request": context.request_id,
        "lambda_request": request.lambda_context().request_id,
        "authorizer": context.authorizer.map(|authorizer| authorizer.fields),
        "cookie": header("cookie"),
        "twice": header("x-twice"),
        "forwarded": header("x-forwarded-for"),
        "proto": header("x-forwarded-proto"),
        "kind": kind,
        "body": body,
    })
}

async fn echo(request: Request) -> Response<Body> {
    if request.method() == "GET" && request.raw_http_path() == "/docs" {
        return Response::builder()
            .header("set-cookie", "a=1; HttpOnly")
            .header("set-cookie", "b=2")
            .header("content-type", "application/octet-stream")
            .body(Body::Binary(vec![0, 159, 146, 150]))
            .unwrap();
    }
    assert!(!request.raw_http_path().contains("panic"), "as asked");
    Response::new(Body::Text(describe(&request).to_string()))
}

async fn start() -> Server {
    let handler: Handler = Arc::new(|request| Box::pin(echo(request)));
    let authorizer: Authorizer = Arc::new(|event| {
        Box::pin(async move {
            assert_eq!(event.version.as_deref(), Some("2.0"));
            let token = event.headers["authorization"].to_str().unwrap().to_owned();
            assert_eq!(
                event.identity_source.unwrap_or_default().first().unwrap_or(&token),
                &token
            );
            if token == "broken" {
                return Err("broken".into());
            }
            let mut answer = ApiGatewayV2CustomAuthorizerSimpleResponse::<Value>::default();
            answer.is_authorized = token.starts_with("Bearer lk_");
            answer.context = json!({ "key": "k1", "path": event.raw_path, "scopes": ["a"] });
            Ok(answer)
        })
    });
    gateway::serve(Options {
        routes: template().routes,
        functions: [
            ("invitations".to_owned(), Arc::clone(&handler)),
            ("site".to_owned(), handler),
        ]
        .into(),
        processes: [].into(),
        authorizer: Some(authorizer),
        local: axum::Router::new().route("/mailbox", axum::routing::get(|| async { "local" })),
        clock: clock(),
        port: local::Port::bind(0).await.unwrap(),
        hosts: local::Hosts::default(),
    })
}

#[tokio::test]
async fn a_request_becomes_an_event() {
    let server = start().await;
    let seen: Value = reqwest::Client::new()
        .get(format!(
            "{}/v1/invitations/inv%201%C3%A4?q=a%20b&q=c%26d&x",
            server.url()
        ))
        .header("authorization", "Bearer lk_x")
        .header("cookie", "a=1; __Host-t=x=y")
        .header("x-twice", "1")
        .header("x-twice", "2")
        .header("x-forwarded-for", "203.0.113.9")
        .header("x-forwarded-proto", "gopher")
        .header("user-agent", "test")
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let expected = json!({
        "method": "GET", "path": "/v1/invitations/inv 1ä", "uri_path": "/v1/invitations/inv%201%C3%A4",
        "uri_query": "q=a%20b&q=c%26d&x", "query": ["a b", "c&d"], "id": "inv 1ä",
        "source": "127.0.0.1", "agent": "test", "protocol": "HTTP/1.1", "route": "GET /v1/invitations/{id}",
        "stage": "$default", "time": "13/Sep/2020:12:26:40 +0000", "epoch": NOW, "cookie": "a=1; __Host-t=x=y",
        "twice": "1,2", "forwarded": "203.0.113.9, 127.0.0.1", "proto": "http", "kind": "empty", "body": "",
        "authorizer": { "key": "k1", "path": "/v1/invitations/inv 1ä", "scopes": ["a"] },
    });
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(&seen[name], value, "{name}");
    }
    assert_eq!(seen["request"], seen["lambda_request"]);
}

#[tokio::test]
async fn bodies_travel_as_text_or_base64() {
    let server = start().await;
    let client = reqwest::Client::new();
    for (kind, body, expected) in [
        (Some("application/json; charset=utf-8"), "{\"a\":\"ä\"}", "text"),
        (Some("text/plain"), "x", "text"),
        // As measured in AWS: a form is binary to the gateway, and so is a body of no type.
        (Some("application/x-www-form-urlencoded"), "a=1&b=2", "binary"),
        (Some("application/octet-stream"), "x", "binary"),
        (None, "x", "binary"),
        (Some("application/json"), "", "empty"),
    ] {
        let mut request = client.post(format!("{}/v1/open", server.url())).body(body);
        if let Some(kind) = kind {
            request = request.header("content-type", kind);
        }
        let seen: Value = request.send().await.unwrap().json().await.unwrap();
        assert_eq!(
            (seen["kind"].as_str(), seen["body"].as_str()),
            (Some(expected), Some(body)),
            "{kind:?}"
        );
    }
}

#[tokio::test]
async fn answers_keep_their_cookies_and_bytes() {
    let server = start().await;
    let answer = reqwest::get(format!("{}/docs", server.url())).await.unwrap();
    let cookies: Vec<_> = answer.headers().get_all("set-cookie").iter().collect();
    assert_eq!(cookies, ["a=1; HttpOnly", "b=2"]);
    assert!(answer.headers().contains_key("apigw-requestid"));
    assert_eq!(answer.bytes().await.unwrap().as_ref(), [0, 159, 146, 150]);
}

#[tokio::test]
async fn routes_are_chosen_as_by_api_gateway() {
    let server = start().await;
    let client = reqwest::Client::new();
    for (method, path, route) in [
        ("GET", "/nowhere", "$default"),
        // No GET answers a HEAD; a hidden slash is a slash.
        ("PUT", "/docs/", "$default"),
        ("PUT", "/v1/invitations/a%2Fb", "$default"),
        ("PATCH", "/v1/open", "ANY /v1/open"),
    ] {
        let request = client.request(method.parse().unwrap(), format!("{}{path}", server.url()));
        let seen: Value = request.send().await.unwrap().json().await.unwrap();
        assert_eq!(seen["route"], route, "{method} {path}");
    }
    let head = client.head(format!("{}/docs", server.url())).send().await.unwrap();
    // GET /docs would have set cookies: this was the default route.
    assert_eq!(
        (head.status().as_u16(), head.headers().contains_key("set-cookie")),
        (200, false)
    );
    assert_eq!(
        reqwest::get(format!("{}/mailbox", server.url()))
            .await
            .unwrap()
            .text()
            .await
            .unwrap(),
        "local"
    );
}

#[tokio::test]
async fn without_a_default_route_the_gateway_answers_itself() {
    let options = Options {
        routes: template()
            .routes
            .iter()
            .filter(|route| route.path != routes::DEFAULT)
            .cloned()
            .collect(),
        functions: [].into(),
        processes: [].into(),
        authorizer: None,
        local: axum::Router::new(),
        clock: clock(),
        port: local::Port::bind(0).await.unwrap(),
        hosts: local::Hosts::default(),
    };
    let server = gateway::serve(options);
    let client = reqwest::Client::new();
    for (method, path, status, message) in [
        ("GET", "/nowhere", 404, "Not Found"),
        ("DELETE", "/docs", 404, "Not Found"),
        // Neither the function nor the authorizer are there.
        ("GET", "/docs", 500, "Internal Server Error"),
        ("GET", "/v1/invitations/1", 500, "Internal Server Error"),
    ] {
        let answer = client
            .request(method.parse().unwrap(), format!("{}{path}", server.url()))
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), status, "{method} {path}");
        assert_eq!(answer.json::<Value>().await.unwrap(), json!({ "message": message }));
    }
    server.stop().await;
}

#[tokio::test]
async fn the_authorizer_decides() {
    let server = start().await;
    let client = reqwest::Client::new();
    for (token, status, message) in [
        (None, 401, "Unauthorized"),
        (Some("Bearer other"), 403, "Forbidden"),
        (Some("broken"), 500, "Internal Server Error"),
    ] {
        let mut request = client.post(format!("{}/v1/invitations", server.url()));
        if let Some(token) = token {
            request = request.header("authorization", token);
        }
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), status, "{token:?}");
        assert_eq!(answer.json::<Value>().await.unwrap(), json!({ "message": message }));
    }
}

#[tokio::test]
async fn a_panic_or_a_large_body_does_not_end_the_server() {
    let server = start().await;
    let client = reqwest::Client::new();
    let answer = client.get(format!("{}/panic", server.url())).send().await.unwrap();
    assert_eq!(answer.status(), 500);
    assert_eq!(answer.text().await.unwrap(), r#"{"message":"Internal Server Error"}"#);
    // The authorizer comes after the body was taken.
    for (size, status) in [(BODY_LIMIT, 401), (BODY_LIMIT + 1, 413)] {
        let request = client
            .post(format!("{}/v1/invitations", server.url()))
            .body(vec![b'x'; size]);
        assert_eq!(request.send().await.unwrap().status(), status, "{size}");
    }
}

#[tokio::test]
async fn odd_requests_are_refused_not_passed_on() {
    let server = start().await;
    for (line, host, status) in [
        ("GET /v1/open HTTP/1.1", "a b", "400 421"),
        ("GET /v1/open HTTP/1.1", "user@host", "400 421"),
        ("GET /v1/open HTTP/1.1", "localhost:99999", "400 421"),
        ("GET /v1/open HTTP/1.1", "localhost/x", "400 421"),
        ("GET /v1/open HTTP/1.1", "", "400 421"),
        ("GET //x/%00%ff%23%3Fq=1?%zz=%ff HTTP/1.1", "localhost", "200"),
        ("GET http://elsewhere/v1/open HTTP/1.1", "localhost", "421"),
        ("OPTIONS * HTTP/1.1", "localhost", "200"),
    ] {
        let mut connection = tokio::net::TcpStream::connect(server.address()).await.unwrap();
        let request = format!("{line}\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        connection.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).await.unwrap();
        let code = answer.split(' ').nth(1).unwrap();
        assert!(status.contains(code), "{line} {host:?}: {answer}");
    }
}
