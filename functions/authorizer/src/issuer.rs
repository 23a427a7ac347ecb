//! Tokens of the operator's own identity provider in place of an API key, for administrators who sign in there: JWTs that
//! are verified as RFC 9068 section 4 says, with the keys that the issuer publishes (OpenID Connect Discovery 1.0).

mod published;

use std::{fmt, sync::Arc};

use domain::{
    api_key::{AdministratorId, Caller, CallerId, Reach, Scope},
    clock::after,
    id::ApplicationId,
};
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::{
    Algorithm, DecodingKey, Header, Validation,
    dangerous::insecure_decode,
    decode,
    jwk::{Jwk, KeyOperations, PublicKeyUse},
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, de::IgnoredAny};
use url::{Host, Url};

use published::Published;

/// With a public key, never with a secret: whoever could choose would sign with what the issuer publishes.
const ALGORITHMS: [Algorithm; 6] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];
/// An issuer's clock may be this much ahead.
const SKEW: SignedDuration = SignedDuration::from_secs(60);

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

/// What tokens have to say besides whose they are: how their owner signed in (RFC 8176, OpenID Connect Core section 2).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Demands {
    /// `acr` is one of these, if there are any.
    pub acr: Vec<String>,
    /// `amr` names every one of these.
    pub amr: Vec<String>,
    /// The header says `at+jwt`, as RFC 9068 section 4 wants it. Many providers write `JWT` there.
    pub declared: bool,
}

/// An identity provider whose tokens count.
#[derive(Clone)]
pub struct Issuer {
    name: Arc<str>,
    audience: Arc<str>,
    demands: Arc<Demands>,
    published: Arc<Published>,
}

impl fmt::Debug for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Issuer")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Words {
    Joined(String),
    Listed(Vec<String>),
}

impl Words {
    /// Whether `word` is there, as it is: a text is one word.
    fn names(&self, word: &str) -> bool {
        match self {
            Self::Joined(text) => text == word,
            Self::Listed(list) => list.iter().any(|one| one == word),
        }
    }

    fn iter(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        match self {
            Self::Joined(text) => Box::new(text.split_whitespace()),
            Self::Listed(list) => Box::new(list.iter().map(String::as_str)),
        }
    }
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    exp: i64,
    #[serde(default)]
    nbf: Option<i64>,
    #[serde(default)]
    iat: Option<i64>,
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
    /// The same at issuers that make scopes of roles.
    #[serde(default)]
    permissions: Option<Words>,
    #[serde(default)]
    latchkey_applications: Option<Words>,
    #[serde(default)]
    acr: Option<String>,
    #[serde(default)]
    amr: Option<Words>,
    /// What the token is, at Keycloak.
    #[serde(default)]
    typ: Option<String>,
    /// The same at Cognito.
    #[serde(default)]
    token_use: Option<String>,
    // These stand in tokens that tell a client who signed in (OpenID Connect Core section 3).
    #[serde(default)]
    nonce: Option<IgnoredAny>,
    #[serde(default)]
    at_hash: Option<IgnoredAny>,
    #[serde(default)]
    c_hash: Option<IgnoredAny>,
    /// In tokens that tell of a sign-out or another event (RFC 8417).
    #[serde(default)]
    events: Option<IgnoredAny>,
    /// For whoever proves that they hold a key (RFC 7800): not for a mere bearer.
    #[serde(default)]
    cnf: Option<IgnoredAny>,
}

impl Claims {
    /// Whether this was made for an API, as far as the token tells.
    fn is_access_token(&self, header: &Header, declared: bool) -> bool {
        let says = |said: &Option<String>, this: &str| said.as_ref().map(|said| said.eq_ignore_ascii_case(this));
        // RFC 7515 section 4.1.9: `application/` may be left out.
        let kind = header.typ.as_deref().map(str::to_ascii_lowercase);
        let kind = kind
            .as_deref()
            .map(|kind| kind.strip_prefix("application/").unwrap_or(kind));
        let of_header = match kind {
            Some("at+jwt") => Some(true),
            None | Some("jwt") if !declared => None,
            None | Some(_) => Some(false),
        };
        let claims = [of_header, says(&self.typ, "Bearer"), says(&self.token_use, "access")];
        let of_sign_in = self.nonce.is_some() || self.at_hash.is_some() || self.c_hash.is_some();
        !claims.contains(&Some(false))
            && (claims.contains(&Some(true)) || !of_sign_in)
            && self.events.is_none()
            && self.cnf.is_none()
    }

    /// Whether its owner signed in as is demanded.
    fn satisfies(&self, demands: &Demands) -> bool {
        let context = |demanded: &String| self.acr.as_ref() == Some(demanded);
        let method = |demanded: &String| self.amr.as_ref().is_some_and(|amr| amr.names(demanded));
        (demands.acr.is_empty() || demands.acr.iter().any(context)) && demands.amr.iter().all(method)
    }
}

impl Issuer {
    /// An issuer whose tokens for `audience` count. It is asked for its keys by [`Self::read_ahead`], or when the first token comes.
    ///
    /// # Errors
    /// [`NoIssuer`].
    pub fn new(name: &str, audience: &str) -> Result<Self, NoIssuer> {
        trusted(name)?;
        if audience.is_empty() {
            return Err(NoIssuer::Audience);
        }
        Ok(Self {
            name: name.into(),
            audience: audience.into(),
            demands: Arc::default(),
            published: Arc::new(Published::new(name)?),
        })
    }

    /// Has its keys read before the first token comes.
    pub async fn read_ahead(&self, now: Timestamp) {
        self.published.read_ahead(now).await;
    }

    /// The same, with tokens that satisfy `demands` only.
    #[must_use]
    pub fn demanding(self, demands: Demands) -> Self {
        Self {
            demands: Arc::new(demands),
            ..self
        }
    }

    /// Who presents `token`, if it counts at `now`. What is wrong on its face asks nobody for a key.
    ///
    /// # Errors
    /// [`Unreachable`].
    pub async fn verify(&self, token: &SecretString, now: Timestamp) -> Result<Option<Caller>, Unreachable> {
        let Ok(seen) = insecure_decode::<Claims>(token.expose_secret()) else {
            return Ok(None);
        };
        let header = &seen.header;
        // Nothing is understood that has to be (RFC 7515 section 4.1.11), and nothing is packed in another way.
        let strange = header.crit.is_some() || header.enc.is_some() || header.zip.is_some();
        let (true, false, Some(id)) = (ALGORITHMS.contains(&header.alg), strange, &header.kid) else {
            return Ok(None);
        };
        if seen.claims.iss != *self.name || self.caller(header, &seen.claims, now).is_none() {
            return Ok(None);
        }
        let Some(key) = self.published.key(id, now).await? else {
            return Ok(None);
        };
        Ok(self
            .claims(token, header.alg, &key)
            .and_then(|claims| self.caller(header, &claims, now)))
    }

    fn claims(&self, token: &SecretString, algorithm: Algorithm, key: &Jwk) -> Option<Claims> {
        // RFC 7517 sections 4.2 and 4.3: said in one way or the other, or not at all.
        let usage = key.common.public_key_use.as_ref();
        let operations = key.common.key_operations.as_ref();
        let for_signatures = usage.is_none_or(|usage| *usage == PublicKeyUse::Signature)
            && operations.is_none_or(|operations| operations.contains(&KeyOperations::Verify));
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

    fn caller(&self, header: &Header, claims: &Claims, now: Timestamp) -> Option<Caller> {
        let past = |moment: Option<i64>| moment.is_none_or(|moment| moment <= after(now, SKEW).as_second());
        let begun = past(claims.nbf) && past(claims.iat);
        let for_us = match &claims.aud {
            Some(audience) => audience.names(&self.audience),
            None => claims.client_id.as_deref() == Some(&*self.audience),
        };
        if claims.sub.is_empty() || claims.exp <= now.as_second() || !begun || !for_us {
            return None;
        }
        if !claims.is_access_token(header, self.demands.declared) || !claims.satisfies(&self.demands) {
            return None;
        }
        let claimed = [&claims.scope, &claims.scp, &claims.permissions];
        let mut scopes: Vec<_> = claimed
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
