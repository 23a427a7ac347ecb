//! Secrets that may be replaced while a function runs: read at the start, and again from time to time.
//!
//! Rotation makes a key known a whole rotation before it is used, so an instance that reads again every few minutes has it in
//! time. Should it meet one that it does not know nevertheless, it looks at once, but not more than once a minute.

use std::{
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use aws_sdk_secretsmanager::{Client, config::timeout::TimeoutConfig};
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;

/// How long a secret is believed without looking again.
pub const BELIEVED: SignedDuration = SignedDuration::from_mins(5);
/// The shortest time between two looks.
pub const PAUSE: SignedDuration = SignedDuration::from_mins(1);

/// One secret of Secrets Manager.
#[derive(Debug, Clone)]
pub struct Source {
    client: Client,
    id: String,
}

impl Source {
    /// The secret of this id.
    #[must_use]
    pub fn new(sdk: &aws_config::SdkConfig, id: &str) -> Self {
        Self {
            client: Client::new(sdk),
            id: id.to_owned(),
        }
    }

    /// What it holds now, if the answer comes within `patience`.
    ///
    /// # Errors
    /// Why it cannot be read, in words that repeat nothing of it.
    pub async fn read(&self, patience: Duration) -> Result<SecretString, &'static str> {
        let timeouts = TimeoutConfig::builder().operation_timeout(patience).build();
        let config = aws_sdk_secretsmanager::Config::builder().timeout_config(timeouts);
        let call = self.client.get_secret_value().secret_id(&self.id).customize();
        let answer = call.config_override(config).send().await;
        // The error of the SDK is not shown: it could repeat what was read.
        let text = answer.map_err(|_| "no answer")?.secret_string;
        let text = text.filter(|text| !text.is_empty()).map(SecretString::from);
        text.ok_or("it is empty; its rotation has not run yet")
    }
}

/// A secret, understood, and read again from time to time.
#[expect(missing_debug_implementations, reason = "it holds a secret")]
pub struct Kept<T> {
    source: Source,
    parse: fn(&SecretString) -> Option<T>,
    state: RwLock<(Arc<T>, Timestamp)>,
}

impl<T> Kept<T> {
    /// Reads the secret for the first time.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub async fn open(
        source: Source,
        parse: fn(&SecretString) -> Option<T>,
        now: Timestamp,
    ) -> Result<Self, &'static str> {
        let value = parse(&source.read(Duration::from_secs(2)).await?)
            .ok_or("it is not readable, or its rotation has not run yet")?;
        Ok(Self {
            source,
            parse,
            state: RwLock::new((Arc::new(value), now)),
        })
    }

    /// The secret, read again when it is older than [`BELIEVED`].
    pub async fn value(&self, now: Timestamp) -> Arc<T> {
        self.younger_than(BELIEVED, now).await
    }

    /// The secret, read again when it is older than [`PAUSE`]: for whoever has met a key that is not in it.
    pub async fn again(&self, now: Timestamp) -> Arc<T> {
        self.younger_than(PAUSE, now).await
    }

    async fn younger_than(&self, age: SignedDuration, now: Timestamp) -> Arc<T> {
        let (value, looked_at) = {
            let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
            (Arc::clone(&state.0), state.1)
        };
        if now.duration_since(looked_at).abs() < age {
            return value;
        }
        // Somebody is waiting, and there is something to go on with.
        let read = self.source.read(Duration::from_millis(700)).await;
        let fresh = read.and_then(|text| (self.parse)(&text).ok_or("it is not readable"));
        let state = match fresh {
            Ok(fresh) => (Arc::new(fresh), now),
            Err(problem) => {
                tracing::warn!(problem, "a secret could not be read again; the one in memory goes on");
                (value, now)
            }
        };
        let mut kept = self.state.write().unwrap_or_else(PoisonError::into_inner);
        *kept = state;
        Arc::clone(&kept.0)
    }
}
