//! The id and the secret of an API key in place of the key, for clients that send these two: as HTTP's Basic
//! credentials, or as OAuth's client credentials (RFC 6749 section 4.4).
//!
//! The token that OAuth gives for them is the key itself. Its holder has it already, in two parts; it is looked up on
//! every call, so it ends the moment it is revoked; and nothing new has to be kept or signed.

use data_encoding::BASE64;
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::{
    app::App,
    domain::api_key::{ApiKey, ApiKeyId, PresentedKey},
    http::Error,
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

/// What client credentials are exchanged for.
#[expect(missing_debug_implementations, reason = "it holds a key")]
pub struct Granted {
    /// What is known of the key.
    pub key: ApiKey,
    /// The token.
    pub token: SecretString,
    /// How many seconds the caller may take it to live: no longer than the key does.
    pub seconds: i64,
}

/// The token for these client credentials, told to live for `longest` seconds at most; `None` where they do not count.
///
/// # Errors
/// That the table does not answer.
pub async fn grant(app: &App, id: &str, secret: &SecretString, longest: i64) -> Result<Option<Granted>, Error> {
    let Some(token) = key(id, secret) else { return Ok(None) };
    let Ok(presented) = PresentedKey::parse(&token) else {
        return Ok(None);
    };
    let now = app.clock.now();
    let known = app.store.api_key(presented.id()).await?;
    let Some(key) = known.filter(|known| known.admits(&presented, now)) else {
        return Ok(None);
    };
    let left = key.expires_at.map_or(longest, |end| end.duration_since(now).as_secs());
    Ok(Some(Granted {
        seconds: left.clamp(1, longest),
        key,
        token,
    }))
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
