//! The keys that an issuer publishes: read at the start, read again before they are old, and kept. That they could not be read
//! is kept as well.

use std::{fmt, sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::jwk::{Jwk, JwkSet};
use reqwest::{Client, redirect::Policy};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;
use tokio::sync::{Mutex, RwLock};

use super::{NoIssuer, Unreachable, trusted};

/// For how long published keys are taken as they were read.
const FRESH: SignedDuration = SignedDuration::from_mins(15);
/// From then on they are read again beside the work, so that nobody waits for it.
const AHEAD: SignedDuration = SignedDuration::from_mins(10);
/// A token that names an unknown key has them read again, at most this often; and an issuer that did not answer is not asked
/// sooner, whoever comes.
const PAUSE: SignedDuration = SignedDuration::from_secs(30);
/// For one document: four round trips, to an issuer that may be on another continent. A verdict waits less long; the reading goes
/// on, for the next one.
const TIMEOUT: Duration = Duration::from_secs(3);
/// For how long a verdict waits for both.
const PATIENCE: Duration = Duration::from_millis(700);
/// How large a document may be, in bytes.
const LARGEST: usize = 256 * 1024;

/// What is known of the keys.
#[derive(Default)]
struct State {
    /// As they were read last, and when.
    keys: Option<(JwkSet, Timestamp)>,
    /// When reading them was begun last.
    tried_at: Option<Timestamp>,
    /// Whether that failed.
    failed: bool,
}

/// The published keys of one issuer.
pub(super) struct Published {
    issuer: String,
    client: Client,
    state: RwLock<State>,
    /// Held by whoever reads.
    turn: Mutex<()>,
}

impl fmt::Debug for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Published")
            .field("issuer", &self.issuer)
            .finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
struct Discovery {
    issuer: String,
    jwks_uri: String,
}

/// A set whose keys are not looked at yet: one that we do not understand is passed over (RFC 7517 section 5).
#[derive(Deserialize)]
struct Set {
    keys: Vec<Value>,
}

impl State {
    /// What is known of the key `id` at `now`; `None` where the issuer has to be asked. `in_turn` says that nobody is reading.
    fn current(&self, id: &str, in_turn: bool, now: Timestamp) -> Option<Result<Option<Jwk>, Unreachable>> {
        let key = self.keys.as_ref().and_then(|(keys, _)| keys.find(id).cloned());
        let age = self.keys.as_ref().map(|(_, read_at)| now.duration_since(*read_at));
        let lately = self.tried_at.is_some_and(|at| now.duration_since(at) < PAUSE);
        // Whoever had the turn before may have been cut off.
        let failing = lately && (self.failed || in_turn);
        match (key, age) {
            // What it published last goes on counting: what that signed has an end of its own.
            (Some(key), Some(age)) if age < FRESH || failing => Some(Ok(Some(key))),
            (None, Some(age)) if age < PAUSE => Some(Ok(None)),
            (None, _) if failing => Some(Err(Unreachable)),
            (Some(_) | None, _) => None,
        }
    }
}

impl State {
    /// Whether the keys should be read again soon, and nobody has tried to a moment ago.
    fn grows_old(&self, now: Timestamp) -> bool {
        let lately = self.tried_at.is_some_and(|at| now.duration_since(at) < PAUSE);
        let old = |read_at: &Timestamp| now.duration_since(*read_at) >= AHEAD;
        !lately && self.keys.as_ref().is_some_and(|(_, read_at)| old(read_at))
    }
}

impl Published {
    pub(super) fn new(issuer: &str) -> Result<Self, NoIssuer> {
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .timeout(TIMEOUT)
            .pool_idle_timeout(Duration::from_secs(5)) // both documents over one connection, where they are on one host
            .user_agent(concat!("Latchkey/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|_| NoIssuer::Client)?;
        Ok(Self {
            issuer: issuer.to_owned(),
            client,
            state: RwLock::default(),
            turn: Mutex::default(),
        })
    }

    /// Reads the keys, before anybody needs one. Whether that worked, the first token tells.
    pub(super) async fn read_ahead(&self, now: Timestamp) {
        let _turn = self.turn.lock().await;
        let _ = self.read_now("", now).await;
    }

    /// The key that the issuer publishes under `id`.
    pub(super) async fn key(self: &Arc<Self>, id: &str, now: Timestamp) -> Result<Option<Jwk>, Unreachable> {
        let known = self.state.read().await.current(id, false, now);
        if let Some(known) = known {
            if self.state.read().await.grows_old(now) {
                let published = Arc::clone(self);
                tokio::spawn(async move {
                    let _turn = published.turn.lock().await;
                    if published.state.read().await.grows_old(now) {
                        let _ = published.read_now("", now).await;
                    }
                });
            }
            return known;
        }
        // In a task of its own: whoever waits may be cut off, and the next one finds what was read.
        let (published, named) = (Arc::clone(self), id.to_owned());
        let reading = tokio::spawn(async move {
            // One reads, and the others take what that brings.
            let _turn = published.turn.lock().await;
            let known = published.state.read().await.current(&named, true, now);
            match known {
                Some(known) => known,
                None => published.read_now(&named, now).await,
            }
        });
        match tokio::time::timeout(PATIENCE, reading).await {
            Ok(Ok(read)) => read,
            Ok(Err(_)) => Err(Unreachable),
            // What it published last goes on counting, as where it does not answer at all.
            Err(_) => {
                let state = self.state.read().await;
                let key = state.keys.as_ref().and_then(|(keys, _)| keys.find(id).cloned());
                key.map(Some).ok_or(Unreachable)
            }
        }
    }

    /// Reads, and keeps what that brings. Whoever calls has the turn.
    async fn read_now(&self, id: &str, now: Timestamp) -> Result<Option<Jwk>, Unreachable> {
        self.state.write().await.tried_at = Some(now);
        let read = self.read().await;
        let mut state = self.state.write().await;
        state.failed = read.is_err();
        match read {
            Ok(keys) => {
                let key = keys.find(id).cloned();
                state.keys = Some((keys, now));
                Ok(key)
            }
            Err(error) => {
                let key = state.keys.as_ref().and_then(|(keys, _)| keys.find(id).cloned());
                if key.is_some() {
                    tracing::warn!(reason = %error, "the keys read last are used");
                } else {
                    tracing::error!(reason = %error, "no token can be verified");
                }
                key.map(Some).ok_or(error)
            }
        }
    }

    async fn read(&self) -> Result<JwkSet, Unreachable> {
        let place = format!("{}/.well-known/openid-configuration", self.issuer.trim_end_matches('/'));
        let found: Discovery = self.document(&place).await?;
        // Discovery section 4.3: or somebody else's document would do.
        if found.issuer != self.issuer || trusted(&found.jwks_uri).is_err() {
            return Err(Unreachable);
        }
        let set: Set = self.document(&found.jwks_uri).await?;
        let keys = set.keys.into_iter().filter_map(|key| serde_json::from_value(key).ok());
        Ok(JwkSet { keys: keys.collect() })
    }

    async fn document<T: DeserializeOwned>(&self, place: &str) -> Result<T, Unreachable> {
        let answer = self.client.get(place).send().await.map_err(|_| Unreachable)?;
        let mut answer = answer.error_for_status().map_err(|_| Unreachable)?;
        let mut bytes = Vec::new();
        while let Some(more) = answer.chunk().await.map_err(|_| Unreachable)? {
            bytes.extend_from_slice(&more);
            if bytes.len() > LARGEST {
                return Err(Unreachable);
            }
        }
        serde_json::from_slice(&bytes).map_err(|_| Unreachable)
    }
}
