//! The id and the secret of an API key in place of the key, for clients that send these two: as HTTP's Basic
//! credentials, or as OAuth's client credentials (RFC 6749 section 4.4).
//!
//! What OAuth gives for them is an [access token](domain::access_token) of the key.

use data_encoding::BASE64;
use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::{app::App, http::Error};
use domain::{
    access_token::Grant,
    api_key::{ApiKey, ApiKeyId, PresentedKey, Scope},
    clock::after,
    id::ApplicationId,
};

/// User and password of what stands behind `Basic ` (RFC 7617).
#[must_use]
pub fn basic(credentials: &str) -> Option<(String, SecretString)> {
    let bytes = Zeroizing::new(BASE64.decode(credentials.trim().as_bytes()).ok()?);
    let (user, password) = std::str::from_utf8(&bytes).ok()?.split_once(':')?;
    Some((user.to_owned(), SecretString::from(password)))
}

/// The key of this id, with or without its `key_`, and this secret. Whoever puts the whole key into the secret means
/// it.
#[must_use]
pub fn key(id: &str, secret: &SecretString) -> Option<SecretString> {
    let id = ApiKeyId::parse(id)
        .or_else(|_| ApiKeyId::parse(&format!("key_{id}")))
        .ok()?;
    let start = format!("lk_{}_", id.bare());
    let secret = secret.expose_secret();
    let secret = secret.strip_prefix(&start).unwrap_or(secret);
    Some(SecretString::from(format!("{start}{secret}")))
}

/// For how many seconds a token counts, if its key does not end sooner.
pub const TOKEN_SECONDS: i64 = 3_600;

/// A key whose id and secret were given.
#[expect(missing_debug_implementations, reason = "it holds a key")]
pub struct Client {
    /// What is known of the key.
    pub key: ApiKey,
    presented: PresentedKey,
    now: Timestamp,
}

/// What client credentials are exchanged for.
#[expect(missing_debug_implementations, reason = "it holds a token")]
pub struct Granted {
    /// The token.
    pub token: SecretString,
    /// How many seconds it lives.
    pub seconds: i64,
}

/// The key of these client credentials; `None` where they do not count.
///
/// # Errors
/// That the table does not answer.
pub async fn authenticate(app: &App, id: &str, secret: &SecretString) -> Result<Option<Client>, Error> {
    let Some(text) = key(id, secret) else { return Ok(None) };
    let Ok(presented) = PresentedKey::parse(&text) else {
        return Ok(None);
    };
    let now = app.clock.now();
    let known = app.store.api_key(presented.id()).await?;
    let known = known.filter(|known| known.admits(&presented, now));
    if known.as_ref().is_some_and(|known| known.verifier.is_none()) {
        tracing::warn!(key = %presented.id(), "the key was made before there were tokens: make another one");
        return Ok(None);
    }
    Ok(known.map(|key| Client { key, presented, now }))
}

impl Client {
    /// What a token of it may have at most: what the key has, but for making keys.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        let all = self.key.scopes.iter().copied();
        all.filter(|scope| scope.is_for_tokens()).collect()
    }

    /// A token for no more than `scopes`, and for no other application than `application`, if one is named.
    ///
    /// # Errors
    /// [`Error::Broken`] if it cannot be signed.
    pub fn grant(&self, scopes: Vec<Scope>, application: Option<ApplicationId>) -> Result<Granted, Error> {
        let left = self.key.expires_at.map(|end| end.as_second() - self.now.as_second());
        let seconds = left.map_or(TOKEN_SECONDS, |left| left.clamp(1, TOKEN_SECONDS));
        let grant = Grant {
            ends_at: after(self.now, SignedDuration::from_secs(seconds)),
            scopes,
            application,
        };
        let token = self.presented.token(&grant);
        let token = token.ok_or_else(|| Error::Broken("a token could not be signed".to_owned()))?;
        Ok(Granted { token, seconds })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn id_and_secret_are_the_key_in_each_spelling() {
        let id = ApiKeyId::parse("key_aaaaaaaaaaaaa").unwrap();
        let whole = format!("lk_{}_secret", id.bare());
        for (user, secret) in [
            (id.bare(), "secret"),
            (&*id.to_string(), "secret"),
            (id.bare(), &*whole),
        ] {
            let credentials = BASE64.encode(format!("{user}:{secret}").as_bytes());
            let (user, secret) = basic(&credentials).unwrap();
            assert_eq!(key(&user, &secret).unwrap().expose_secret(), whole);
        }
        for nonsense in ["", "!", "YWJj", "/////w=="] {
            assert!(basic(nonsense).is_none(), "{nonsense}");
        }
        assert!(key("a key", &SecretString::from("secret")).is_none());
    }
}
