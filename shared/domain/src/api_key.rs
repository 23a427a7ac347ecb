//! API keys of administrators and back ends.
//!
//! A key reads `lk_<id>_<secret>`: 8 bytes that name its item, 32 secret bytes. The table keeps the SHA-256 of the secret,
//! which is enough for a secret of this length (ASVS 6.5.2).

use std::fmt;

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{
    display_name::DisplayName,
    entropy::{Entropy, NoEntropy, random},
    id::{ApplicationId, base32, from_base32},
    invitation::Actor,
};

/// The public name of an API key: `key_...`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ApiKeyId(String);

impl ApiKeyId {
    /// Reads `key_...`.
    ///
    /// # Errors
    /// [`InvalidApiKey`].
    pub fn parse(text: &str) -> Result<Self, InvalidApiKey> {
        let id = text.strip_prefix("key_").ok_or(InvalidApiKey)?;
        from_base32::<8>(id)
            .map(|bytes| Self(base32(&bytes)))
            .ok_or(InvalidApiKey)
    }

    /// What stands after `key_`.
    #[must_use]
    pub fn bare(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ApiKeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "key_{}", self.0)
    }
}

/// Not an API key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an API key: lk_, an id, _ and a secret")]
pub struct InvalidApiKey;

/// An API key as its owner presents it.
#[expect(missing_debug_implementations, reason = "a key is never printed")]
pub struct PresentedKey {
    id: ApiKeyId,
    secret: Zeroizing<[u8; 32]>,
    hash: [u8; 32],
}

impl PresentedKey {
    /// Reads `lk_<id>_<secret>`.
    ///
    /// # Errors
    /// [`InvalidApiKey`].
    pub fn parse(text: &SecretString) -> Result<Self, InvalidApiKey> {
        let (id, secret) = text
            .expose_secret()
            .strip_prefix("lk_")
            .and_then(|rest| rest.split_once('_'))
            .ok_or(InvalidApiKey)?;
        let id = from_base32::<8>(id)
            .map(|bytes| ApiKeyId(base32(&bytes)))
            .ok_or(InvalidApiKey)?;
        let secret = from_base32::<32>(secret).map(Zeroizing::new).ok_or(InvalidApiKey)?;
        Ok(Self {
            id,
            hash: Sha256::digest(*secret).into(),
            secret,
        })
    }

    /// Which key it claims to be.
    #[must_use]
    pub fn id(&self) -> &ApiKeyId {
        &self.id
    }

    pub(super) fn secret(&self) -> &[u8; 32] {
        &self.secret
    }
}

/// Names an administrator who came with a token of the operator's identity provider: `adm_` and 16 letters or digits, made of
/// issuer and subject. Whoever knows both can find out who it is; the timeline tells it to nobody else.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AdministratorId(String);

impl AdministratorId {
    /// The id of `subject` at `issuer`.
    #[must_use]
    pub fn of(issuer: &str, subject: &str) -> Self {
        // Neither holds a line break: the first is a URL, and the text after it belongs to the second.
        let digest: [u8; 32] = Sha256::digest(format!("{issuer}\n{subject}")).into();
        let [a, b, c, d, e, f, g, h, i, j, ..] = digest;
        Self(base32(&[a, b, c, d, e, f, g, h, i, j]))
    }

    /// Reads `adm_...`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        from_base32::<10>(text.strip_prefix("adm_")?).map(|bytes| Self(base32(&bytes)))
    }
}

impl fmt::Display for AdministratorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "adm_{}", self.0)
    }
}

/// Who calls an administration route.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CallerId {
    /// Whoever holds this API key.
    Key(ApiKeyId),
    /// An administrator with a token of the operator's identity provider.
    Administrator(AdministratorId),
}

impl CallerId {
    /// Reads what it is written as.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let administrator = || AdministratorId::parse(text).map(Self::Administrator);
        ApiKeyId::parse(text).ok().map(Self::Key).or_else(administrator)
    }
}

impl fmt::Display for CallerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(id) => id.fmt(f),
            Self::Administrator(id) => id.fmt(f),
        }
    }
}

/// What a key may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Create, resend and revoke invitations.
    InvitationsWrite,
    /// Read invitations.
    InvitationsRead,
    /// Read the link of an invitation, which lets its holder act as the person.
    LinksRead,
    /// Read applications and flows.
    ApplicationsRead,
    /// Create and change applications and flows.
    ApplicationsWrite,
    /// Read users.
    UsersRead,
    /// Change, switch off and erase users.
    UsersWrite,
    /// Import users with the hashes of their passwords.
    UsersImport,
    /// Read API keys.
    KeysRead,
    /// Make API keys, and take them back.
    KeysWrite,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 10] = [
        Self::InvitationsWrite,
        Self::InvitationsRead,
        Self::LinksRead,
        Self::ApplicationsRead,
        Self::ApplicationsWrite,
        Self::UsersRead,
        Self::UsersWrite,
        Self::UsersImport,
        Self::KeysRead,
        Self::KeysWrite,
    ];

    /// The name on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InvitationsWrite => "invitations:write",
            Self::InvitationsRead => "invitations:read",
            Self::LinksRead => "links:read",
            Self::ApplicationsRead => "applications:read",
            Self::ApplicationsWrite => "applications:write",
            Self::UsersRead => "users:read",
            Self::UsersWrite => "users:write",
            Self::UsersImport => "users:import",
            Self::KeysRead => "keys:read",
            Self::KeysWrite => "keys:write",
        }
    }

    /// Reads what [`Scope::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == text)
    }

    /// Whether a short-lived token may have it: not where its holder could make a key that lives on when the token is over.
    #[must_use]
    pub fn is_for_tokens(self) -> bool {
        match self {
            Self::InvitationsWrite
            | Self::InvitationsRead
            | Self::LinksRead
            | Self::ApplicationsRead
            | Self::ApplicationsWrite
            | Self::UsersRead
            | Self::UsersWrite
            | Self::UsersImport
            | Self::KeysRead => true,
            Self::KeysWrite => false,
        }
    }
}

/// For which applications a key counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// All of the deployment.
    Deployment,
    /// These only; an object of another one does not exist for it.
    Applications(Vec<ApplicationId>),
}

impl Reach {
    /// Whether `application` is within reach.
    #[must_use]
    pub fn covers(&self, application: &ApplicationId) -> bool {
        match self {
            Self::Deployment => true,
            Self::Applications(applications) => applications.contains(application),
        }
    }

    /// Whether `other` reaches nothing that this one does not: whoever has this reach may see and take back such a key.
    #[must_use]
    pub fn includes(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Deployment, _) => true,
            (Self::Applications(_), Self::Deployment) => false,
            (Self::Applications(_), Self::Applications(ids)) => ids.iter().all(|id| self.covers(id)),
        }
    }
}

/// An API key as the table keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiKey {
    /// Its public name.
    pub id: ApiKeyId,
    /// What people call it.
    pub name: DisplayName,
    /// SHA-256 of its secret.
    pub hash: [u8; 32],
    /// What its tokens are verified with, see [`super::access_token`]. Keys that are older than tokens have none.
    pub verifier: Option<[u8; 32]>,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// For which applications.
    pub reach: Reach,
    /// When it ends; never if absent.
    pub expires_at: Option<Timestamp>,
    /// When it was taken back.
    pub revoked_at: Option<Timestamp>,
}

impl ApiKey {
    /// A fresh key, and the only copy of its text.
    ///
    /// # Errors
    /// [`NoEntropy`].
    pub fn generate(
        entropy: &dyn Entropy,
        name: DisplayName,
        scopes: Vec<Scope>,
        reach: Reach,
    ) -> Result<(Self, SecretString), NoEntropy> {
        let id = base32(&random::<8>(entropy)?);
        let secret = Zeroizing::new(random::<32>(entropy)?);
        let text = SecretString::from(format!("lk_{id}_{}", base32(&*secret)));
        let presented = PresentedKey {
            id: ApiKeyId(id),
            hash: Sha256::digest(*secret).into(),
            secret,
        };
        let key = Self::of(&presented, name, scopes, reach);
        Ok((key, text))
    }

    /// The key that `presented` is the text of, with what it may do.
    #[must_use]
    pub fn of(presented: &PresentedKey, name: DisplayName, scopes: Vec<Scope>, reach: Reach) -> Self {
        Self {
            id: presented.id.clone(),
            name,
            hash: presented.hash,
            verifier: Some(presented.verifier()),
            scopes,
            reach,
            expires_at: None,
            revoked_at: None,
        }
    }

    /// Whether `presented` is this key and the key counts at `now`.
    #[must_use]
    pub fn admits(&self, presented: &PresentedKey, now: Timestamp) -> bool {
        let genuine: bool = self.hash.ct_eq(&presented.hash).into();
        genuine && self.is_live(now) && self.id == presented.id
    }

    pub(super) fn is_live(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|end| now < end)
    }
}

/// Whoever presented a key, or a token, that counts. Holding a value of this type is the proof; handlers get one from
/// [`service::http::caller`] and from nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// Who it is.
    pub id: CallerId,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// For which applications.
    pub reach: Reach,
}

impl From<&ApiKey> for Caller {
    fn from(key: &ApiKey) -> Self {
        Self {
            id: CallerId::Key(key.id.clone()),
            scopes: key.scopes.clone(),
            reach: key.reach.clone(),
        }
    }
}

impl Caller {
    /// Whether they may do what `scope` is for.
    #[must_use]
    pub fn may(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }

    /// Under which name its deeds are written down.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::Caller(self.id.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::from_millis, entropy::SeededEntropy};

    #[test]
    fn a_key_is_known_by_its_secret_until_it_ends() {
        let made = |seed| {
            let name = DisplayName::parse("test").unwrap();
            ApiKey::generate(&SeededEntropy::new(seed), name, Scope::ALL.to_vec(), Reach::Deployment).unwrap()
        };
        let ((mut key, text), (other, _)) = (made(1), made(2));
        let presented = PresentedKey::parse(&text).ok().unwrap();
        let now = from_millis(1_000);
        assert!(key.admits(&presented, now));
        assert!(!other.admits(&presented, now));
        key.expires_at = Some(now);
        assert!(!key.admits(&presented, now));
        key.expires_at = None;
        key.revoked_at = Some(now);
        assert!(!key.admits(&presented, now));
        for wrong in [
            "",
            "lk_",
            "lk_a_b",
            "Bearer",
            &text.expose_secret().replace("lk_", "key_"),
        ] {
            assert!(
                PresentedKey::parse(&SecretString::from(wrong.to_owned())).is_err(),
                "{wrong}"
            );
        }
    }
}
