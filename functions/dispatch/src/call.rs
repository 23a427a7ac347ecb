//! The call itself. A webhook's address is chosen by an administrator of an application, so it must lead to nothing that only
//! the functions can reach: what its name resolves to is looked at where the connection is made, and nothing is followed.

use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use domain::webhook::{CallOutcome, TIMEOUT, WebhookDelivery, WebhookUrl, is_public};
use futures_util::future::BoxFuture;
use jiff::Timestamp;
use reqwest::{
    Client,
    dns::{Addrs, Name, Resolve, Resolving},
    redirect::Policy,
};

/// Finds the addresses of a name.
pub type Resolver = Arc<dyn Fn(String) -> BoxFuture<'static, std::io::Result<Vec<IpAddr>>> + Send + Sync>;

/// Asks the system.
#[must_use]
pub fn system_resolver() -> Resolver {
    Arc::new(|name| {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    })
}

/// Makes calls.
#[derive(Clone)]
pub struct Caller {
    client: Client,
    loopback: bool,
}

impl fmt::Debug for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Caller")
            .field("loopback", &self.loopback)
            .finish_non_exhaustive()
    }
}

/// Why the client could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the client for webhooks could not be made")]
pub struct NoClient(#[from] reqwest::Error);

impl Caller {
    /// A caller that asks the system for the addresses of names. `loopback`: this machine may be called, which is for local
    /// mode only.
    ///
    /// # Errors
    /// [`NoClient`].
    pub fn new(loopback: bool) -> Result<Self, NoClient> {
        Self::with(loopback, system_resolver())
    }

    /// The same with another way to find the addresses of names.
    ///
    /// # Errors
    /// [`NoClient`].
    pub fn with(loopback: bool, resolver: Resolver) -> Result<Self, NoClient> {
        let timeout = Duration::try_from(TIMEOUT).unwrap_or_default();
        let client = Client::builder()
            .dns_resolver(Arc::new(Guarded { loopback, resolver }))
            .redirect(Policy::none())
            .no_proxy()
            .timeout(timeout)
            .connect_timeout(timeout / 2)
            // Between two calls a function may sleep for minutes.
            .pool_max_idle_per_host(0)
            .user_agent(concat!("Latchkey/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self { client, loopback })
    }

    /// Posts the event. What the answer holds besides its status is not read.
    pub async fn call(
        &self,
        url: &WebhookUrl,
        delivery: &WebhookDelivery,
        signature: &str,
        at: Timestamp,
    ) -> CallOutcome {
        // A literal address is never resolved, and rules may have become stricter since it was saved.
        if WebhookUrl::parse(url.as_str(), self.loopback).is_err() {
            return CallOutcome::Failed("address not allowed");
        }
        let call = self
            .client
            .post(url.as_str())
            .header("content-type", "application/json")
            .header("webhook-id", delivery.event.as_str())
            .header("webhook-timestamp", at.as_second().to_string())
            .header("webhook-signature", signature)
            .body(delivery.body.clone());
        match call.send().await {
            Ok(answer) => CallOutcome::Answered(answer.status().as_u16()),
            Err(error) => CallOutcome::Failed(why(&error)),
        }
    }
}

/// In a few words: the error itself names the address.
fn why(error: &reqwest::Error) -> &'static str {
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(inner) = source {
        if inner.is::<NotPublic>() {
            return "address not allowed";
        }
        source = inner.source();
    }
    if error.is_timeout() {
        "no answer in time"
    } else if error.is_connect() {
        "no connection"
    } else {
        "no answer"
    }
}

/// None of the addresses of a name may be called.
#[derive(Debug, thiserror::Error)]
#[error("none of the addresses of this name may be called")]
struct NotPublic;

/// Gives the connection only addresses that may be called. It connects to these very addresses, so a name that resolves
/// differently a moment later changes nothing.
struct Guarded {
    loopback: bool,
    resolver: Resolver,
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let found = (self.resolver)(name.as_str().to_owned());
        let loopback = self.loopback;
        Box::pin(async move {
            let allowed = |address: &IpAddr| is_public(*address) || loopback && address.is_loopback();
            let addresses: Vec<_> = found.await?;
            // One that may not be called beside one that may is no accident.
            if addresses.is_empty() || !addresses.iter().all(allowed) {
                return Err(NotPublic.into());
            }
            let addresses: Addrs = Box::new(addresses.into_iter().map(|address| SocketAddr::new(address, 0)));
            Ok(addresses)
        })
    }
}
