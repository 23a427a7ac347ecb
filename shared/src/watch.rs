//! Looks at every call of AWS: an HTTP client around the SDK's own, for all clients that are made from one configuration.

use std::{
    fmt,
    sync::Arc,
    time::{Duration, Instant},
};

use aws_smithy_http_client::{
    Builder,
    tls::{Provider, rustls_provider::CryptoMode},
};
use aws_smithy_runtime_api::{
    box_error::BoxError,
    client::{
        http::{
            HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
            SharedHttpConnector,
        },
        orchestrator::HttpRequest,
        result::ConnectorError,
        runtime_components::{RuntimeComponents, RuntimeComponentsBuilder},
    },
};
use aws_smithy_types::config_bag::ConfigBag;

use crate::metrics;

tokio::task_local! {
    static DEADLINE: tokio::time::Instant;
}

/// How long the functions behind the gateway work on an answer. With [`VERDICT_WITHIN`] before it, a person has one within
/// 3 s.
pub const ANSWER_WITHIN: Duration = Duration::from_secs(2);
/// How long the authorizer works on a verdict.
pub const VERDICT_WITHIN: Duration = Duration::from_millis(800);

/// Does `work`, whose calls of AWS all together get no longer than `patience`: one that would is answered as if the service
/// were not there. What is not a call, such as hashing, is not cut off.
pub async fn within<F: Future>(patience: Duration, work: F) -> F::Output {
    DEADLINE.scope(tokio::time::Instant::now() + patience, work).await
}

/// One attempt of a call.
#[derive(Debug, Clone)]
pub struct Call {
    /// The service, as requests to it are signed: `dynamodb`, `ses`, `sns`, `secretsmanager`.
    pub service: String,
    /// The operation, such as `GetItem`.
    pub operation: String,
}

/// Whoever looks.
pub trait Watcher: fmt::Debug + Send + Sync {
    /// A call leaves. `body` is what it carries.
    fn leaves(&self, call: &Call, body: &[u8]) {
        let _ = (call, body);
    }

    /// A call came back after `took`; `fine` if it was answered, and not with a fault of the service.
    fn came_back(&self, call: &Call, took: Duration, fine: bool) {
        let _ = (call, took, fine);
    }
}

/// Makes metrics of how long calls take.
#[derive(Debug, Clone, Copy)]
pub struct Metrics;

impl Watcher for Metrics {
    fn came_back(&self, call: &Call, took: Duration, fine: bool) {
        metrics::called(&call.service, &call.operation, took, fine);
    }
}

/// An HTTP client for the SDK whose calls `watcher` sees.
#[must_use]
pub fn client(watcher: Arc<dyn Watcher>) -> SharedHttpClient {
    let inner = Builder::new()
        .tls_provider(Provider::Rustls(CryptoMode::AwsLc))
        .build_https();
    SharedHttpClient::new(Watched { inner, watcher })
}

#[derive(Debug)]
struct Watched<I> {
    inner: I,
    watcher: Arc<dyn Watcher>,
}

impl HttpClient for Watched<SharedHttpClient> {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(Watched {
            inner: self.inner.http_connector(settings, components),
            watcher: Arc::clone(&self.watcher),
        })
    }

    fn validate_base_client_config(
        &self,
        components: &RuntimeComponentsBuilder,
        bag: &ConfigBag,
    ) -> Result<(), BoxError> {
        self.inner.validate_base_client_config(components, bag)
    }

    fn validate_final_config(&self, components: &RuntimeComponents, bag: &ConfigBag) -> Result<(), BoxError> {
        self.inner.validate_final_config(components, bag)
    }
}

impl HttpConnector for Watched<SharedHttpConnector> {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let call = Call::of(&request);
        self.watcher.leaves(&call, request.body().bytes().unwrap_or_default());
        let watcher = Arc::clone(&self.watcher);
        let began = Instant::now();
        let answer = self.inner.call(request);
        let deadline = DEADLINE.try_with(|deadline| *deadline).ok();
        HttpConnectorFuture::new(async move {
            let answer = match deadline {
                Some(deadline) => tokio::time::timeout_at(deadline, answer)
                    .await
                    .unwrap_or_else(|late| Err(ConnectorError::timeout(late.into()))),
                None => answer.await,
            };
            let fine = answer.as_ref().is_ok_and(|answer| answer.status().as_u16() < 500);
            watcher.came_back(&call, began.elapsed(), fine);
            answer
        })
    }
}

impl Call {
    fn of(request: &HttpRequest) -> Self {
        let header = |name| request.headers().get(name).unwrap_or_default();
        // Signature version 4: `Credential=<key>/<date>/<region>/<service>/aws4_request, ...`
        let scope = header("authorization").split(',').next().unwrap_or_default();
        let service = scope.split('/').nth(3).unwrap_or("unknown").to_owned();
        let target = header("x-amz-target").rsplit_once('.').map(|(_, operation)| operation);
        let body = request.body().bytes().unwrap_or_default();
        // The query protocol, which SNS speaks, begins with its action; SES speaks REST, and is asked for one thing only.
        let action = std::str::from_utf8(body)
            .ok()
            .and_then(|body| body.strip_prefix("Action=")?.split('&').next());
        let sends_mail = request.uri().ends_with("/v2/email/outbound-emails");
        let operation = target.or(action).or(sends_mail.then_some("SendEmail"));
        Self {
            service,
            operation: operation.unwrap_or("unknown").to_owned(),
        }
    }
}
