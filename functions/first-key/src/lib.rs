//! The first API key of a deployment, and the default application. An operator calls it once, through AWS itself: whoever
//! may do that is decided by IAM. The key is in the answer, which Lambda hands over and writes down nowhere.

use std::sync::Arc;

use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use domain::{api_key::{ApiKey, Reach, Scope}, application::Settings, clock::Clock, display_name::{DisplayName, InvalidName}, entropy::{Entropy, NoEntropy}, id::ApplicationId};
use store::{Store, StoreError};

/// What the function needs.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "it holds only what prints nothing of use")]
pub struct FirstKey {
    /// The table.
    pub store: Store,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// The application that a request means when it names none.
    pub application: ApplicationId,
}

/// What an operator may say. An empty object will do.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// What people call the default application, should it not be there yet.
    #[serde(default)]
    pub name: Option<String>,
    /// Make a key although there is one that counts for the whole deployment and can make others.
    #[serde(default)]
    pub another: bool,
}

/// The answer. It holds the only copy of the key.
#[derive(Serialize)]
#[expect(missing_debug_implementations, reason = "it holds a key")]
pub struct Made {
    /// The key's public name.
    pub id: String,
    /// The key.
    pub key: String,
    /// The default application.
    pub application: String,
}

/// Why there is no key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// There is one that can make others.
    ThereIsOne(String),
    /// The name cannot be one.
    BadName,
    /// The table does not answer.
    Store(StoreError),
    /// There is no randomness.
    NoEntropy,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::ThereIsOne(id) => write!(
                f,
                "there is a key with every scope already, {id}; send {{\"another\": true}} for a further one"
            ),
            Self::BadName => InvalidName.fmt(f),
            Self::Store(error) => error.fmt(f),
            Self::NoEntropy => NoEntropy.fmt(f),
        }
    }
}

impl std::error::Error for Failure {}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Makes the default application, if it is not there, and a key with every scope for the whole deployment.
///
/// # Errors
/// [`Failure`].
pub async fn handle(first: &FirstKey, order: Order) -> Result<Made, Failure> {
    let name = |text: &str| DisplayName::parse(text).map_err(|InvalidName| Failure::BadName);
    let (application, key) = (
        name(order.name.as_deref().unwrap_or("My application"))?,
        name("First key")?,
    );
    let now = first.clock.now();
    let is_master = |key: &ApiKey| {
        let live = key.revoked_at.is_none() && key.expires_at.is_none_or(|end| now < end);
        live && key.reach == Reach::Deployment && key.scopes.contains(&Scope::KeysWrite)
    };
    if !order.another
        && let Some(key) = first.store.api_keys().await?.iter().find(|key| is_master(key))
    {
        return Err(Failure::ThereIsOne(key.id.to_string()));
    }
    // One that is there stays as it is.
    first
        .store
        .create_application(&first.application, &Settings::named(&application))
        .await?;
    let (key, text) = ApiKey::generate(&*first.entropy, key, Scope::ALL.to_vec(), Reach::Deployment)
        .map_err(|NoEntropy| Failure::NoEntropy)?;
    first.store.put_api_key(&key).await?;
    tracing::info!(key = %key.id, application = %first.application, "a key with every scope was made");
    Ok(Made {
        id: key.id.to_string(),
        key: text.expose_secret().to_owned(),
        application: first.application.to_string(),
    })
}
