//! API keys: made, listed and taken back by somebody who has one. Nobody can give a key more than their own has.

pub mod documented;
mod routes;
mod start;

use std::{fmt, sync::Arc};

use domain::{
    api_key::{ApiKey, ApiKeyId, Caller, CallerId, Reach, Scope},
    clock::{Clock, written},
    display_name::DisplayName,
    entropy::{DerivedEntropy, Entropy, random},
    id::ApplicationId,
    nearest,
    schema::text,
};
use http::StatusCode;
use jiff::Timestamp;
use lambda_http::Request;
use schemars::JsonSchema;
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use service::http::{
    Error, ProblemCode, Response, api, body, caller::authorize, header_text, idempotent, json, path_parameter,
    route_key,
};
use store::{Claimed, Store};

pub use start::start;

/// What the function needs. It has no use for the deployment's keys.
#[derive(Clone)]
pub struct Keys {
    /// The table.
    pub store: Store,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keys")
            .field("store", &self.store)
            .finish_non_exhaustive()
    }
}

/// Answers the gateway.
pub async fn handle(keys: &Keys, request: Request) -> Response {
    api(request, async |request| match route_key(request).as_str() {
        routes::LIST_KEYS => list(keys, request).await,
        routes::CREATE_KEY => create(keys, request).await,
        routes::REVOKE_KEY | routes::DELETE_KEY => revoke(keys, request).await,
        _ => Err(Error::NoRoute),
    })
    .await
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CreateKey")]
struct CreateBody {
    #[schemars(with = "text::Name")]
    name: String,
    #[schemars(with = "Vec<text::ScopeName>", length(min = 1))]
    scopes: Vec<String>,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "Vec<text::ApplicationId>", length(min = 1))]
    applications: Option<Vec<String>>,
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::Moment")]
    expires_at: Option<String>,
}

/// A new key. Its text is in this answer and nowhere else.
async fn create(keys: &Keys, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::KeysWrite)?;
    let body: CreateBody = body::json(request)?;
    let name =
        DisplayName::parse(&body.name).map_err(|error| Error::field(ProblemCode::NameNotValid, "/name", error))?;
    let scopes = body
        .scopes
        .iter()
        .enumerate()
        .map(|(at, text)| scope(&caller, at, text))
        .collect::<Result<Vec<_>, _>>()?;
    if scopes.is_empty() {
        return Err(Error::field(
            ProblemCode::ScopesNotValid,
            "/scopes",
            format_args!("a key needs at least one scope; there are {}", all_scopes()),
        ));
    }
    let reach = reach(keys, &caller, body.applications).await?;
    let asked = body.expires_at.map(|text| moment(keys, &text)).transpose()?;
    // A key that ends makes none that outlives it.
    let own = match &caller.id {
        CallerId::Key(id) => keys.store.api_key(id).await?.and_then(|key| key.expires_at),
        CallerId::Administrator(_) => None,
    };
    let expires_at = [asked, own].into_iter().flatten().min();
    let named = named(keys, request).await?;
    let source: &dyn Entropy = named.as_ref().map_or(&*keys.entropy, |named| &named.entropy);
    let is_repeated = named.as_ref().is_some_and(|named| named.is_repeated);
    let (key, text) = ApiKey::generate(source, name, scopes, reach)?;
    let key = ApiKey { expires_at, ..key };
    // The first call of its name may not have come as far yet, or may never have: then this one writes the same key.
    let known = if is_repeated {
        keys.store.api_key(&key.id).await?
    } else {
        None
    };
    let key = match known {
        Some(known) => known,
        None if keys.store.create_api_key(&key).await? => key,
        None => keys.store.api_key(&key.id).await?.unwrap_or(key),
    };
    still_there(keys, &key).await?;
    let made = Made {
        view: view(&key),
        key: text.expose_secret().to_owned(),
    };
    let response = json(StatusCode::CREATED, &made)?;
    Ok(if is_repeated {
        idempotent::replayed(response)
    } else {
        response
    })
}

/// Makes sure that the applications of a key were not deleted while it was made: else it would count for whoever gets their ids.
async fn still_there(keys: &Keys, key: &ApiKey) -> Result<(), Error> {
    let Reach::Applications(ids) = &key.reach else {
        return Ok(());
    };
    for id in ids {
        if keys.store.settings(id).await?.is_none() {
            let revoked_at = Some(keys.clock.now());
            let key = ApiKey {
                revoked_at,
                ..key.clone()
            };
            keys.store.put_api_key(&key).await?;
            return Err(Error::NoApplication);
        }
    }
    Ok(())
}

/// A call that names itself.
struct Named {
    /// What its key is made of: the credentials of the call, and a random salt that the first of its kind has left. So a
    /// repeated call makes the same key, and nothing of it is kept but the salt.
    entropy: DerivedEntropy,
    /// Whether one of its name came before.
    is_repeated: bool,
}

async fn named(keys: &Keys, request: &Request) -> Result<Option<Named>, Error> {
    let credentials = header_text(request, "authorization").unwrap_or_default();
    let Some(replay) = idempotent::replay_of(credentials, request)? else {
        return Ok(None);
    };
    let fresh: [u8; 32] = random(&*keys.entropy)?;
    let (salt, is_repeated) = match keys.store.claim_with_result(replay, &fresh, keys.clock.now()).await? {
        Claimed::First => (fresh, false),
        Claimed::Before(result) => (result.try_into().map_err(|_| Error::IdempotencyKeyReused)?, true),
        Claimed::Other => return Err(Error::IdempotencyKeyReused),
    };
    Ok(Some(Named {
        entropy: DerivedEntropy::new(credentials.as_bytes(), &salt),
        is_repeated,
    }))
}

async fn list(keys: &Keys, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::KeysRead)?;
    let all = keys.store.api_keys().await?;
    let keys = all
        .iter()
        .filter(|key| caller.reach.includes(&key.reach))
        .map(view)
        .collect();
    json(StatusCode::OK, &List { keys })
}

/// Takes a key back; from its next request on it counts for nothing.
async fn revoke(keys: &Keys, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::KeysWrite)?;
    let id = ApiKeyId::parse(&path_parameter(request, "id")).map_err(|_| Error::NoSuchKey)?;
    let key = keys.store.api_key(&id).await?.ok_or(Error::NoSuchKey)?;
    if !caller.reach.includes(&key.reach) {
        return Err(Error::NoSuchKey);
    }
    if let Some(scope) = key.scopes.iter().find(|scope| !caller.may(**scope)) {
        return Err(Error::NoScope(*scope));
    }
    let revoked_at = key.revoked_at.or(Some(keys.clock.now()));
    let key = ApiKey { revoked_at, ..key };
    keys.store.put_api_key(&key).await?;
    json(StatusCode::OK, &view(&key))
}

fn all_scopes() -> String {
    Scope::ALL.map(|scope| format!("`{}`", scope.as_str())).join(", ")
}

/// A scope that the caller has.
fn scope(caller: &Caller, at: usize, text: &str) -> Result<Scope, Error> {
    let unknown = || {
        let shown: String = text.chars().filter(|sign| !sign.is_control()).take(64).collect();
        let meant = nearest::meant(text, &Scope::ALL.map(Scope::as_str));
        let detail = format!("there is no scope `{shown}`{meant}; there are {}", all_scopes());
        Error::field(ProblemCode::ScopesNotValid, &format!("/scopes/{at}"), detail)
    };
    let scope = Scope::parse(text).ok_or_else(unknown)?;
    if caller.may(scope) {
        Ok(scope)
    } else {
        Err(Error::NoScope(scope))
    }
}

/// Applications that exist and that the caller reaches; all that it reaches if none are named.
async fn reach(keys: &Keys, caller: &Caller, named: Option<Vec<String>>) -> Result<Reach, Error> {
    let Some(named) = named else {
        return Ok(caller.reach.clone());
    };
    let mut ids = Vec::new();
    for (at, text) in named.iter().enumerate() {
        let unknown = || Error::UnknownApplication {
            pointer: format!("/applications/{at}"),
            named: text.chars().filter(|sign| !sign.is_control()).take(64).collect(),
        };
        let id = ApplicationId::parse(text).map_err(|_| unknown())?;
        if !caller.reach.covers(&id) || keys.store.application(&id, keys.clock.now()).await?.is_none() {
            return Err(unknown());
        }
        ids.push(id);
    }
    if ids.is_empty() {
        return Err(Error::field(
            ProblemCode::ApplicationsNotValid,
            "/applications",
            "name at least one application",
        ));
    }
    Ok(Reach::Applications(ids))
}

fn moment(keys: &Keys, text: &str) -> Result<Timestamp, Error> {
    let moment: Option<Timestamp> = text.parse().ok().filter(|at| *at > keys.clock.now());
    let rule = "the end of a key is a moment in the future, as in 2027-01-31T00:00:00Z";
    moment.ok_or_else(|| Error::field(ProblemCode::ExpiresAtNotValid, "/expires_at", rule))
}

/// A key as the API shows it: never its secret, nor the hash of it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ApiKey")]
struct ShownKey {
    #[schemars(with = "text::KeyId")]
    id: String,
    name: String,
    #[schemars(with = "Vec<text::ScopeName>")]
    scopes: Vec<&'static str>,
    /// `null`: the whole deployment.
    #[schemars(with = "Option<Vec<text::ApplicationId>>")]
    applications: Option<Vec<String>>,
    #[schemars(with = "Option<text::Moment>")]
    expires_at: Option<String>,
    #[schemars(with = "Option<text::Moment>")]
    revoked_at: Option<String>,
}

/// A key that was just made.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NewApiKey")]
struct Made {
    #[serde(flatten)]
    view: ShownKey,
    /// The key itself; it is in this answer and nowhere else.
    #[schemars(with = "text::Key")]
    key: String,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ApiKeyList")]
struct List {
    keys: Vec<ShownKey>,
}

fn view(key: &ApiKey) -> ShownKey {
    ShownKey {
        id: key.id.to_string(),
        name: key.name.to_string(),
        scopes: key.scopes.iter().map(|scope| scope.as_str()).collect(),
        applications: match &key.reach {
            Reach::Deployment => None,
            Reach::Applications(ids) => Some(ids.iter().map(ToString::to_string).collect()),
        },
        expires_at: key.expires_at.map(written),
        revoked_at: key.revoked_at.map(written),
    }
}
