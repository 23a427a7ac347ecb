//! API Gateway's HTTP API: an HTTP server that turns each request into a version 2.0 event and calls the function that
//! the template names.
//!
//! The event goes through `lambda_http`'s own reader, so a handler sees here exactly what it sees in Lambda.

mod answer;
mod event;

use crate::{Clock, Hosts, Port, Server, lambda::Invoke};
use aws_lambda_events::apigw::{ApiGatewayV2CustomAuthorizerSimpleResponse, ApiGatewayV2CustomAuthorizerV2Request};
use axum::{Router, body::Body, extract::ConnectInfo};
use bytes::{Bytes, BytesMut};
use event::GatewayEvent;
use futures_util::future::BoxFuture;
use http::{HeaderValue, Request, Response, StatusCode, request::Parts};
use http_body_util::BodyExt;
use lambda_http::RequestExt;
use routes::{Match, Routes};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    hash::{BuildHasher, RandomState},
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// The gateway's limit for a request's body, in bytes.
pub const BODY_LIMIT: usize = 10 * 1024 * 1024;

/// A function behind the gateway.
pub type Handler = Arc<dyn Fn(lambda_http::Request) -> BoxFuture<'static, Response<lambda_http::Body>> + Send + Sync>;

/// The authorizer, with simple responses. An `Err` is a failed invocation: the gateway answers 500.
pub type Authorizer = Arc<
    dyn Fn(
            ApiGatewayV2CustomAuthorizerV2Request,
        ) -> BoxFuture<'static, Result<ApiGatewayV2CustomAuthorizerSimpleResponse<Value>, lambda_http::Error>>
        + Send
        + Sync,
>;

/// What the gateway serves.
pub struct Options {
    /// The routes of the template.
    pub routes: Routes,
    /// The functions by the name of their binary. A route to a function that is not here answers 500.
    pub functions: BTreeMap<String, Handler>,
    /// Functions that are processes of their own, the authorizer among them. They come before those in `functions`.
    pub processes: BTreeMap<String, Invoke>,
    /// Asked before every route that has an authorizer. Without one such routes answer 500.
    pub authorizer: Option<Authorizer>,
    /// Routes that AWS does not have (the mailbox). They come first.
    pub local: Router,
    /// Tells the time of a request.
    pub clock: Clock,
    /// Where it listens.
    pub port: Port,
    /// The names that it answers to besides those of this machine.
    pub hosts: Hosts,
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("functions", &self.functions.keys())
            .field("port", &self.port)
            .finish_non_exhaustive()
    }
}

/// Starts the gateway.
#[must_use]
pub fn serve(options: Options) -> Server {
    let gateway = Arc::new(Gateway {
        routes: options.routes,
        functions: options.functions,
        processes: options.processes,
        authorizer: options.authorizer,
        clock: options.clock,
        boot: RandomState::new().hash_one("boot"),
        requests: AtomicU64::new(0),
    });
    let router = options.local.fallback(move |request: Request<Body>| {
        let gateway = Arc::clone(&gateway);
        async move { gateway.handle(request).await }
    });
    Server::serve_as(&options.hosts, options.port, router)
}

struct Gateway {
    routes: Routes,
    functions: BTreeMap<String, Handler>,
    processes: BTreeMap<String, Invoke>,
    authorizer: Option<Authorizer>,
    clock: Clock,
    /// Tells the request ids of one start from those of another.
    boot: u64,
    requests: AtomicU64,
}

impl Gateway {
    async fn handle(&self, request: Request<Body>) -> Response<Body> {
        let number = self.requests.fetch_add(1, Ordering::Relaxed);
        let id = format!("{:016x}-{number:06}", self.boot);
        let (parts, body) = request.into_parts();
        let mut response = match collect(body).await {
            Ok(Some(body)) => self.dispatch(&parts, &body, &id).await,
            Ok(None) => answer::message(StatusCode::PAYLOAD_TOO_LARGE, "Request Entity Too Large"),
            Err(_) => answer::message(StatusCode::BAD_REQUEST, "Bad Request"),
        };
        if let Ok(id) = HeaderValue::try_from(id) {
            response.headers_mut().insert("apigw-requestid", id);
        }
        response
    }

    async fn dispatch(&self, parts: &Parts, body: &Bytes, id: &str) -> Response<Body> {
        let path = event::decoded_path(parts.uri.path());
        // As in AWS, a wrong method is not told from an unknown path.
        let Match::Found { route, path_parameters } = self.routes.find(parts.method.as_str(), &path) else {
            return answer::message(StatusCode::NOT_FOUND, "Not Found");
        };
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map(|peer| peer.0.ip());
        let Some(mut event) = GatewayEvent::new(parts, &path, peer, &route.key(), &path_parameters, id, (self.clock)())
        else {
            return answer::message(StatusCode::BAD_REQUEST, "Bad Request");
        };
        if route.authorized {
            if route
                .identity_headers
                .iter()
                .any(|name| !parts.headers.contains_key(name.as_str()))
            {
                return answer::message(StatusCode::UNAUTHORIZED, "Unauthorized");
            }
            match self.authorize(event.for_authorizer(&route.identity_headers)).await {
                Ok(Some(context)) => event.set_authorizer(context),
                Ok(None) => return answer::message(StatusCode::FORBIDDEN, "Forbidden"),
                Err(error) => return failed(&route.key(), &error),
            }
        }
        if let Some(invoke) = self.processes.get(&route.function) {
            event.set_body(&parts.headers, body);
            let answered = invoke(event.into_value()).await;
            return match answered.and_then(answer::from_process) {
                Ok(response) => response,
                Err(error) => failed(&route.key(), &error),
            };
        }
        let Some(handler) = self.functions.get(&route.function).map(Arc::clone) else {
            return failed(&route.key(), &format!("there is no function {}", route.function));
        };
        event.set_body(&parts.headers, body);
        let text = event.into_value().to_string();
        let context = lambda_context(id);
        // A task of its own: a panic ends there, and a client that hangs up does not cut the work off - as in Lambda.
        let answered = tokio::spawn(async move {
            let request = lambda_http::request::from_str(&text)?;
            Ok::<_, serde_json::Error>(handler(request.with_lambda_context(context)).await)
        })
        .await;
        match answered {
            Ok(Ok(response)) => answer::from_lambda(response),
            Ok(Err(error)) => failed(&route.key(), &error),
            Err(panic) => failed(&route.key(), &panic),
        }
    }

    /// The authorizer's context when it lets the request pass.
    async fn authorize(&self, event: Value) -> Result<Option<Value>, lambda_http::Error> {
        if let Some(invoke) = self.processes.get("authorizer") {
            let answer: ApiGatewayV2CustomAuthorizerSimpleResponse<Value> =
                serde_json::from_value(invoke(event).await?)?;
            return Ok(answer.is_authorized.then_some(answer.context));
        }
        let authorizer = self
            .authorizer
            .as_ref()
            .map(Arc::clone)
            .ok_or("there is no authorizer")?;
        let event: ApiGatewayV2CustomAuthorizerV2Request = serde_json::from_value(event)?;
        let answer = tokio::spawn(async move { authorizer(event).await }).await??;
        Ok(answer.is_authorized.then_some(answer.context))
    }
}

/// The answer to a failed invocation. The reason goes to the log only.
fn failed(route: &str, error: &dyn std::fmt::Display) -> Response<Body> {
    tracing::error!(route, %error, "a function failed");
    answer::message(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error")
}

/// The whole body, or nothing when it is over the limit. What is over is read and dropped, so that the client gets to
/// read the answer.
async fn collect(mut body: Body) -> Result<Option<Bytes>, axum::Error> {
    let mut bytes = BytesMut::new();
    let mut size = 0_usize;
    while let Some(frame) = body.frame().await {
        if let Ok(data) = frame?.into_data() {
            size = size.saturating_add(data.len());
            if size <= BODY_LIMIT {
                bytes.extend_from_slice(&data);
            }
        }
    }
    Ok((size <= BODY_LIMIT).then(|| bytes.freeze()))
}

fn lambda_context(id: &str) -> lambda_http::Context {
    let mut context = lambda_http::Context::default();
    id.clone_into(&mut context.request_id);
    context
}
