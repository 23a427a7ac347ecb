//! Replaces the secret that the CDN shows. An operator asks for it, since the CDN has to learn the new one: until then it
//! shows the one before, which goes on counting.

use domain::origin_secret::OriginSecret;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;

use super::{Failure, Rotation};

/// What the operator sees: never the secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Replaced {
    /// The version of the secret that the CDN has to be given.
    pub version: String,
}

/// Makes the next secret. It counts from now on, and so does the one before, for as long as it takes to make the next.
///
/// # Errors
/// [`Failure`].
pub async fn replace_origin_secret(rotation: &Rotation) -> Result<Replaced, Failure> {
    let id = rotation.origin_secret.as_ref().ok_or(Failure::NotOurs)?;
    let current = rotation.client.get_secret_value().secret_id(id).send().await;
    let current = current.map_err(|_| Failure::SecretsManager("answer"))?;
    let current = SecretString::from(current.secret_string.unwrap_or_default());
    let next = OriginSecret::rotated(&current, &*rotation.entropy)?;
    // Without stages the new version is the current one.
    let put = rotation
        .client
        .put_secret_value()
        .secret_id(id)
        .secret_string(next.expose_secret());
    let put = put.send().await;
    let put = put.map_err(|_| Failure::SecretsManager("take the new secret"))?;
    let version = put.version_id.ok_or(Failure::SecretsManager("name the new version"))?;
    tracing::info!(version, "the secret of the CDN was replaced");
    Ok(Replaced { version })
}
