//! Looks at every call of AWS: an HTTP client around the SDK's own, for all clients that are made from one configuration.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
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
    static BUDGET: Budget;
}

// How long what may take. All of it stands here, and is the same in a function, in local mode and in tests.

/// How long the functions behind the gateway spend on the calls of an answer. With [`VERDICT_WITHIN`] before it, a person has
/// one within 3 s, if no password is hashed for it.
pub const ANSWER_WITHIN: Duration = Duration::from_secs(2);
/// How long the authorizer works on a verdict.
pub const VERDICT_WITHIN: Duration = Duration::from_millis(800);
/// How much hashing may put off the end of the calls of an answer. A sign-in with the dearest hash of another system takes a
/// third of it.
pub const HASHES_WITHIN: Duration = Duration::from_secs(6);
/// How long a batch begins with what it has to do: each user of an import has [`ANSWER_WITHIN`] and [`HASHES_WITHIN`] of its
/// own, and the function has 29 s.
pub const BATCH_WITHIN: Duration = Duration::from_secs(20);

/// Until when calls may take.
#[derive(Debug)]
struct Budget(Mutex<Left>);

#[derive(Debug, Clone, Copy)]
struct Left {
    end: tokio::time::Instant,
    /// How much the end can still be put off.
    hashing: Duration,
}

impl Budget {
    fn of(patience: Duration) -> Self {
        Self(Mutex::new(Left {
            end: tokio::time::Instant::now() + patience,
            hashing: HASHES_WITHIN,
        }))
    }

    fn end(&self) -> tokio::time::Instant {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).end
    }

    fn put_off(&self, took: Duration) {
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let by = took.min(left.hashing);
        left.hashing -= by;
        left.end += by;
    }
}

/// Does `work`, whose calls of AWS all together get no longer than `patience`: one that would is answered as if the service
/// were not there.
pub async fn within<F: Future>(patience: Duration, work: F) -> F::Output {
    BUDGET.scope(Budget::of(patience), work).await
}

/// Does `work` that is no call and is not cut off, such as hashing a password. The time of the calls stands still meanwhile,
/// for [`HASHES_WITHIN`] in all: what has to be written after a slow hash is written.
pub async fn aside<F: Future>(work: F) -> F::Output {
    let began = Instant::now();
    let output = work.await;
    // Outside of a request nothing is counted.
    let _ = BUDGET.try_with(|budget| budget.put_off(began.elapsed()));
    output
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

/// Does nothing: for calls that are to keep within their time and interest nobody.
#[derive(Debug, Clone, Copy)]
pub struct Nobody;

impl Watcher for Nobody {}

/// Makes metrics of how long calls take.
#[derive(Debug, Clone, Copy)]
pub struct Metrics;

impl Watcher for Metrics {
    fn came_back(&self, call: &Call, took: Duration, fine: bool) {
        metrics::called(&call.service, &call.operation, took, fine);
    }
}

/// An HTTP client for the SDK whose calls `watcher` sees, and that keeps to the time of a request ([`within`]).
#[must_use]
pub fn client(watcher: Arc<dyn Watcher>) -> SharedHttpClient {
    watched(watcher, true)
}

/// The same without an end: for a machine that does much else meanwhile.
#[must_use]
pub fn patient_client(watcher: Arc<dyn Watcher>) -> SharedHttpClient {
    watched(watcher, false)
}

fn watched(watcher: Arc<dyn Watcher>, ends: bool) -> SharedHttpClient {
    let inner = Builder::new()
        .tls_provider(Provider::Rustls(CryptoMode::AwsLc))
        .build_https();
    SharedHttpClient::new(Watched { inner, watcher, ends })
}

#[derive(Debug)]
struct Watched<I> {
    inner: I,
    watcher: Arc<dyn Watcher>,
    /// Whether its calls keep to the time of a request.
    ends: bool,
}

impl HttpClient for Watched<SharedHttpClient> {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(Watched {
            inner: self.inner.http_connector(settings, components),
            watcher: Arc::clone(&self.watcher),
            ends: self.ends,
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
        let deadline = BUDGET.try_with(Budget::end).ok().filter(|_| self.ends);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn p9_time_spent_on_hashing_is_given_back_to_the_calls_up_to_a_bound() {
        within(ANSWER_WITHIN, async {
            let left = || BUDGET.with(|budget| budget.end().saturating_duration_since(tokio::time::Instant::now()));
            let hash = async {
                tokio::time::sleep(Duration::from_millis(40)).await;
            };
            let before = BUDGET.with(Budget::end);
            aside(hash).await;
            let after = BUDGET.with(Budget::end);
            assert!(after - before >= Duration::from_millis(40), "{:?}", after - before);
            assert!(left() <= ANSWER_WITHIN);
            BUDGET.with(|budget| budget.put_off(Duration::from_secs(3600)));
            assert_eq!(BUDGET.with(Budget::end) - before, HASHES_WITHIN, "no further than that");
        })
        .await;
        // And where nobody waits, nothing is counted.
        aside(std::future::ready(())).await;
    }
}
