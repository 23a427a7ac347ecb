//! Tokens of the operator's own identity provider in place of an API key, for administrators who sign in there: JWTs that
//! are verified as RFC 9068 section 4 says, with the keys that the issuer publishes (OpenID Connect Discovery 1.0).

use std::{fmt, sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::{
    Algorithm, DecodingKey, Validation, decode, decode_header,
    jwk::{Jwk, JwkSet, PublicKeyUse},
};
use reqwest::{Client, redirect::Policy};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, de::DeserializeOwned};
use shared::domain::{
    api_key::{AdministratorId, Caller, CallerId, Reach, Scope},
    clock::after,
    id::ApplicationId,
};
use tokio::sync::RwLock;
use url::{Host, Url};

/// With a public key, never with a secret: whoever could choose would sign with what the issuer publishes.
const ALGORITHMS: [Algorithm; 6] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];
/// For how long published keys are taken as they were read.
const FRESH: SignedDuration = SignedDuration::from_mins(15);
/// A token that names an unknown key has them read again, at most this often.
const PAUSE: SignedDuration = SignedDuration::from_secs(30);
/// An issuer's clock may be this much ahead.
const SKEW: SignedDuration = SignedDuration::from_secs(60);
/// For one document. Both together stay within what a verdict may take.
const TIMEOUT: Duration = Duration::from_millis(350);
/// How large a document may be, in bytes.
const LARGEST: usize = 256 * 1024;

/// Why an issuer cannot be asked for tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoIssuer {
    /// Its name is no address that can be trusted.
    #[error("an issuer is an https URL, without a query or a fragment (http only on this machine)")]
    Address,
    /// There is no audience: tokens for anybody else would count.
    #[error("an issuer needs an audience")]
    Audience,
    /// The client could not be made.
    #[error("the client for the issuer could not be made")]
    Client,
}

/// The issuer's keys could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the keys of the issuer could not be read")]
pub struct Unreachable;

/// An identity provider whose tokens count.
#[derive(Clone)]
pub struct Issuer {
    name: Arc<str>,
    audience: Arc<str>,
    client: Client,
    kept: Arc<RwLock<Option<Kept>>>,
}

impl fmt::Debug for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Issuer")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

struct Kept {
    keys: JwkSet,
    read_at: Timestamp,
}

#[derive(Deserialize)]
struct Discovery {
    issuer: String,
    jwks_uri: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Words {
    Joined(String),
    Listed(Vec<String>),
}

impl Words {
    fn iter(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        match self {
            Self::Joined(text) => Box::new(text.split_whitespace()),
            Self::Listed(list) => Box::new(list.iter().map(String::as_str)),
        }
    }
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
    exp: i64,
    #[serde(default)]
    nbf: Option<i64>,
    #[serde(default)]
    aud: Option<Words>,
    /// In access tokens of Cognito, which have no `aud`.
    #[serde(default)]
    client_id: Option<String>,
    /// RFC 9068 section 2.2.3.
    #[serde(default)]
    scope: Option<Words>,
    /// The same at Entra ID and Okta.
    #[serde(default)]
    scp: Option<Words>,
    /// The same at Auth0, where scopes come of roles.
    #[serde(default)]
    permissions: Option<Words>,
    #[serde(default)]
    latchkey_applications: Option<Words>,
}

impl Issuer {
    /// An issuer whose tokens for `audience` count. It is asked for its keys when the first token comes.
    ///
    /// # Errors
    /// [`NoIssuer`].
    pub fn new(name: &str, audience: &str) -> Result<Self, NoIssuer> {
        trusted(name)?;
        if audience.is_empty() {
            return Err(NoIssuer::Audience);
        }
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .timeout(TIMEOUT)
            .pool_max_idle_per_host(0) // read once in a quarter of an hour
            .user_agent(concat!("Latchkey/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|_| NoIssuer::Client)?;
        Ok(Self {
            name: name.into(),
            audience: audience.into(),
            client,
            kept: Arc::default(),
        })
    }

    /// Who presents `token`, if it counts at `now`.
    ///
    /// # Errors
    /// [`Unreachable`].
    pub async fn verify(&self, token: &SecretString, now: Timestamp) -> Result<Option<Caller>, Unreachable> {
        let Ok(header) = decode_header(token.expose_secret()) else {
            return Ok(None);
        };
        let (true, Some(id)) = (ALGORITHMS.contains(&header.alg), header.kid) else {
            return Ok(None);
        };
        let Some(key) = self.key(&id, now).await? else {
            return Ok(None);
        };
        Ok(self
            .claims(token, header.alg, &key)
            .and_then(|claims| self.caller(&claims, now)))
    }

    fn claims(&self, token: &SecretString, algorithm: Algorithm, key: &Jwk) -> Option<Claims> {
        let for_signatures = !matches!(key.common.public_key_use, Some(PublicKeyUse::Encryption));
        let named = key.common.key_algorithm.map(|named| named.to_string());
        if !for_signatures || named.is_some_and(|named| named != format!("{algorithm:?}")) {
            return None;
        }
        let mut validation = Validation::new(algorithm);
        validation.set_issuer(&[&self.name]);
        validation.set_required_spec_claims(&["iss", "sub", "exp"]);
        // Time is ours, and what takes the place of an audience is looked at by us.
        validation.validate_exp = false;
        validation.validate_aud = false;
        let key = DecodingKey::from_jwk(key).ok()?;
        Some(decode(token.expose_secret(), &key, &validation).ok()?.claims)
    }

    fn caller(&self, claims: &Claims, now: Timestamp) -> Option<Caller> {
        let begun = claims.nbf.is_none_or(|begin| begin <= after(now, SKEW).as_second());
        let for_us = match &claims.aud {
            Some(audience) => audience.iter().any(|one| *one == *self.audience),
            None => claims.client_id.as_deref() == Some(&*self.audience),
        };
        if claims.sub.is_empty() || claims.exp <= now.as_second() || !begun || !for_us {
            return None;
        }
        let words = [&claims.scope, &claims.scp, &claims.permissions];
        let mut scopes: Vec<_> = words
            .into_iter()
            .flatten()
            .flat_map(Words::iter)
            // Cognito and Entra ID put the name of the resource before it.
            .filter_map(|word| Scope::parse(word.rsplit('/').next().unwrap_or(word)))
            .collect();
        scopes.sort_unstable();
        scopes.dedup();
        let reach = match &claims.latchkey_applications {
            None => Reach::Deployment,
            Some(ids) => Reach::Applications(ids.iter().map(ApplicationId::parse).collect::<Result<_, _>>().ok()?),
        };
        Some(Caller {
            id: CallerId::Administrator(AdministratorId::of(&self.name, &claims.sub)),
            scopes,
            reach,
        })
    }

    /// The key that the issuer publishes under `id`. Where it does not answer, those that it published last still count: what
    /// they signed has an end of its own.
    async fn key(&self, id: &str, now: Timestamp) -> Result<Option<Jwk>, Unreachable> {
        let (known, age) = {
            let kept = self.kept.read().await;
            let known = kept.as_ref().and_then(|kept| kept.keys.find(id).cloned());
            (known, kept.as_ref().map(|kept| now.duration_since(kept.read_at)))
        };
        let again = match (&known, age) {
            (Some(_), Some(age)) => age >= FRESH,
            (None, Some(age)) => age >= PAUSE,
            (_, None) => true,
        };
        if !again {
            return Ok(known);
        }
        match (self.read().await, known) {
            (Ok(keys), _) => {
                let key = keys.find(id).cloned();
                *self.kept.write().await = Some(Kept { keys, read_at: now });
                Ok(key)
            }
            (Err(error), Some(key)) => {
                tracing::warn!(reason = %error, "the keys read last are used");
                Ok(Some(key))
            }
            (Err(error), None) => {
                tracing::error!(reason = %error, "a token could not be verified");
                Err(error)
            }
        }
    }

    async fn read(&self) -> Result<JwkSet, Unreachable> {
        let place = format!("{}/.well-known/openid-configuration", self.name.trim_end_matches('/'));
        let found: Discovery = self.document(&place).await?;
        // Discovery section 4.3: or somebody else's document would do.
        if found.issuer != *self.name || trusted(&found.jwks_uri).is_err() {
            return Err(Unreachable);
        }
        self.document(&found.jwks_uri).await
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

fn trusted(address: &str) -> Result<(), NoIssuer> {
    let url = Url::parse(address).map_err(|_| NoIssuer::Address)?;
    let here = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => return Err(NoIssuer::Address),
    };
    let plain = url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    if plain && (url.scheme() == "https" || here && url.scheme() == "http") {
        Ok(())
    } else {
        Err(NoIssuer::Address)
    }
}
