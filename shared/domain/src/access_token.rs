//! Tokens that the id and the secret of an API key are exchanged for (RFC 6749 section 4.4): short-lived, narrowed to what
//! was asked for, and no way back to the key.
//!
//! `lt_<id>.<claims>.<signature>`. What signs is derived from the key's secret, and the table keeps the public half beside
//! the hash. So nobody makes a token who does not have the secret, neither with the table nor with the deployment keys; and
//! whoever verifies one needs no secret. The key's item is read for each call: the token is over when the key is.

use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{
    api_key::{ApiKey, ApiKeyId, Caller, CallerId, InvalidApiKey, PresentedKey, Reach, Scope},
    id::ApplicationId,
};

/// What every token begins with.
pub const PREFIX: &str = "lt_";

const PURPOSE: &[u8] = b"latchkey/v1 access token\n";

/// What a token lets its holder do, at most: never more than its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// When it ends.
    pub ends_at: Timestamp,
    /// What it is for.
    pub scopes: Vec<Scope>,
    /// The one application that it is for, if it was asked for one.
    pub application: Option<ApplicationId>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    /// The first second in which it counts no longer.
    exp: i64,
    scope: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    application: Option<String>,
}

/// A token as its holder presents it. What it says is believed only when its key has verified it.
#[expect(missing_debug_implementations, reason = "a token is never printed")]
pub struct AccessToken {
    id: ApiKeyId,
    claims: Claims,
    signed: Vec<u8>,
    signature: Vec<u8>,
}

impl AccessToken {
    /// Reads `lt_...`.
    ///
    /// # Errors
    /// [`InvalidApiKey`].
    pub fn parse(text: &SecretString) -> Result<Self, InvalidApiKey> {
        let text = text.expose_secret().strip_prefix(PREFIX).ok_or(InvalidApiKey)?;
        let (signed, signature) = text.rsplit_once('.').ok_or(InvalidApiKey)?;
        let (id, claims) = signed.split_once('.').ok_or(InvalidApiKey)?;
        let decoded = |text: &str| BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| InvalidApiKey);
        Ok(Self {
            id: ApiKeyId::parse(&format!("key_{id}"))?,
            claims: serde_json::from_slice(&decoded(claims)?).map_err(|_| InvalidApiKey)?,
            signed: message(signed),
            signature: decoded(signature)?,
        })
    }

    /// Which key it claims to be made with.
    #[must_use]
    pub fn id(&self) -> &ApiKeyId {
        &self.id
    }
}

impl PresentedKey {
    /// What tokens of this key are verified with.
    #[must_use]
    pub fn verifier(&self) -> [u8; 32] {
        self.pair().verifying_key().to_bytes()
    }

    /// A token for `grant`.
    #[must_use]
    pub fn token(&self, grant: &Grant) -> Option<SecretString> {
        let scopes: Vec<_> = grant.scopes.iter().map(|scope| scope.as_str()).collect();
        let claims = Claims {
            exp: grant.ends_at.as_second(),
            scope: scopes.join(" "),
            application: grant.application.as_ref().map(ApplicationId::to_string),
        };
        let claims = BASE64URL_NOPAD.encode(&serde_json::to_vec(&claims).ok()?);
        let signed = format!("{}.{claims}", self.id().bare());
        let signature = BASE64URL_NOPAD.encode(&self.pair().sign(&message(&signed)).to_bytes());
        Some(SecretString::from(format!("{PREFIX}{signed}.{signature}")))
    }

    fn pair(&self) -> SigningKey {
        let seed = Sha256::new()
            .chain_update(PURPOSE)
            .chain_update(self.secret())
            .finalize();
        let seed = Zeroizing::new(<[u8; 32]>::from(seed));
        SigningKey::from_bytes(&seed)
    }
}

impl ApiKey {
    /// Who presents `token`, if it was made with this key and both count at `now`.
    #[must_use]
    pub fn authenticate(&self, token: &AccessToken, now: Timestamp) -> Option<Caller> {
        let verifier = VerifyingKey::from_bytes(&self.verifier?).ok()?;
        let signature = Signature::from_slice(&token.signature).ok()?;
        let genuine = self.id == token.id && verifier.verify_strict(&token.signed, &signature).is_ok();
        if !genuine || !self.is_live(now) || token.claims.exp <= now.as_second() {
            return None;
        }
        // A scope that went since is passed over, and so is one that the key has lost.
        let scopes = token.claims.scope.split_whitespace().filter_map(Scope::parse);
        let scopes = scopes
            .filter(|scope| scope.is_for_tokens() && self.scopes.contains(scope))
            .collect();
        let reach = match &token.claims.application {
            None => self.reach.clone(),
            Some(id) => {
                let id = ApplicationId::parse(id).ok().filter(|id| self.reach.covers(id))?;
                Reach::Applications(vec![id])
            }
        };
        Some(Caller {
            id: CallerId::Key(self.id.clone()),
            scopes,
            reach,
        })
    }
}

fn message(signed: &str) -> Vec<u8> {
    [PURPOSE, signed.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::from_millis, display_name::DisplayName, entropy::SeededEntropy};

    fn made(seed: u64, scopes: &[Scope], reach: Reach) -> (ApiKey, PresentedKey) {
        let name = DisplayName::parse("test").unwrap();
        let (key, text) = ApiKey::generate(&SeededEntropy::new(seed), name, scopes.to_vec(), reach).unwrap();
        let presented = PresentedKey::parse(&text).ok().unwrap();
        assert_eq!(key.verifier, Some(presented.verifier()));
        (key, presented)
    }

    #[test]
    fn a_token_counts_for_what_it_says_until_it_or_its_key_ends() {
        let (mut key, presented) = made(1, &[Scope::UsersRead, Scope::UsersWrite], Reach::Deployment);
        let (other, forger) = made(2, &Scope::ALL, Reach::Deployment);
        let (shop, now) = (ApplicationId::parse("app_shop").unwrap(), from_millis(1_000_000));
        let grant = Grant {
            ends_at: from_millis(2_000_000),
            scopes: vec![Scope::UsersRead, Scope::KeysWrite],
            application: Some(shop.clone()),
        };
        let text = presented.token(&grant).unwrap();
        let token = |text: &str| AccessToken::parse(&SecretString::from(text)).ok().unwrap();
        let good = token(text.expose_secret());
        let holder = key.authenticate(&good, now).unwrap();
        assert_eq!(holder.scopes, [Scope::UsersRead], "never more than its key");
        assert_eq!(holder.reach, Reach::Applications(vec![shop]));
        assert_eq!(holder.id, CallerId::Key(key.id.clone()));
        assert!(PresentedKey::parse(&text).is_err(), "a token is no key");
        // Not for another key, whoever signs.
        assert!(other.authenticate(&good, now).is_none());
        let theirs = forger.token(&grant).unwrap();
        let theirs = theirs.expose_secret().replacen(other.id.bare(), key.id.bare(), 1);
        assert!(key.authenticate(&token(&theirs), now).is_none());
        // Nor with other claims.
        let (signed, signature) = text.expose_secret().rsplit_once('.').unwrap();
        let (id, _) = signed.split_once('.').unwrap();
        let claims = BASE64URL_NOPAD.encode(br#"{"exp":99999999999,"scope":"users:write"}"#);
        assert!(
            key.authenticate(&token(&format!("{id}.{claims}.{signature}")), now)
                .is_none()
        );
        // It ends in the second that it names, and with its key.
        assert!(key.authenticate(&good, from_millis(1_999_999)).is_some());
        assert!(key.authenticate(&good, from_millis(2_000_000)).is_none());
        key.revoked_at = Some(now);
        assert!(key.authenticate(&good, now).is_none());
        key.revoked_at = None;
        key.expires_at = Some(now);
        assert!(key.authenticate(&good, now).is_none());
        key.expires_at = None;
        key.scopes = vec![Scope::UsersWrite];
        assert!(key.authenticate(&good, now).unwrap().scopes.is_empty());
        key.verifier = None;
        assert!(key.authenticate(&good, now).is_none());
    }

    #[test]
    fn what_is_no_token_is_refused() {
        for text in [
            "",
            "lt_",
            "lt_.",
            "lt_..",
            "lt_a.b.c",
            "lk_aaaaaaaaaaaaa_b",
            "a.b.c",
            "lt_aaaaaaaaaaaaa.e30.",
        ] {
            assert!(AccessToken::parse(&SecretString::from(text)).is_err(), "{text}");
        }
    }
}
