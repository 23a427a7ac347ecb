//! API keys: made, listed and taken back by somebody who has one. Nobody can give a key more than their own has.

pub mod documented;

use std::{fmt, sync::Arc};

use http::StatusCode;
use jiff::Timestamp;
use lambda_http::Request;
use schemars::JsonSchema;
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use domain::{api_key::{ApiKey, ApiKeyId, Caller, CallerId, Reach, Scope}, clock::Clock, display_name::DisplayName, entropy::Entropy, id::ApplicationId, schema::text};
use service::http::{Error, Response, api, body, caller::authorize, json, path_parameter, route_key};
use store::Store;

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
        "GET /v1/keys" => list(keys, request).await,
        "POST /v1/keys" => create(keys, request).await,
        "POST /v1/keys/{id}/revoke" => revoke(keys, request).await,
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
    #[schemars(with = "Vec<text::ScopeName>")]
    scopes: Vec<String>,
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "Vec<text::ApplicationId>")]
    applications: Option<Vec<String>>,
    #[serde(default, deserialize_with = "body::given")]
    #[schemars(with = "text::Moment")]
    expires_at: Option<String>,
}

/// A new key. Its text is in this answer and nowhere else.
async fn create(keys: &Keys, request: &Request) -> Result<Response, Error> {
    let caller = authorize(request, Scope::KeysWrite)?;
    let body: CreateBody = body::json(request)?;
    let name = DisplayName::parse(&body.name).map_err(|error| Error::field("name_not_valid", "/name", error))?;
    let scopes = body
        .scopes
        .iter()
        .map(|text| scope(&caller, text))
        .collect::<Result<Vec<_>, _>>()?;
    if scopes.is_empty() {
        return Err(Error::field(
            "scopes_not_valid",
            "/scopes",
            "a key needs at least one scope",
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
    let (key, text) = ApiKey::generate(&*keys.entropy, name, scopes, reach)?;
    let key = ApiKey { expires_at, ..key };
    keys.store.put_api_key(&key).await?;
    json(
        StatusCode::CREATED,
        &Made {
            view: view(&key),
            key: text.expose_secret().to_owned(),
        },
    )
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

/// A scope that the caller has.
fn scope(caller: &Caller, text: &str) -> Result<Scope, Error> {
    let unknown = || {
        Error::field(
            "scopes_not_valid",
            "/scopes",
            format_args!("there is no scope `{text}`"),
        )
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
    for text in &named {
        let id = ApplicationId::parse(text).map_err(|_| Error::NoApplication)?;
        if !caller.reach.covers(&id) || keys.store.application(&id, keys.clock.now()).await?.is_none() {
            return Err(Error::NoApplication);
        }
        ids.push(id);
    }
    if ids.is_empty() {
        return Err(Error::field(
            "applications_not_valid",
            "/applications",
            "name at least one application",
        ));
    }
    Ok(Reach::Applications(ids))
}

fn moment(keys: &Keys, text: &str) -> Result<Timestamp, Error> {
    let moment: Option<Timestamp> = text.parse().ok().filter(|at| *at > keys.clock.now());
    let rule = "the end of a key is a moment in the future, as in 2027-01-31T00:00:00Z";
    moment.ok_or_else(|| Error::field("expires_at_not_valid", "/expires_at", rule))
}

/// A key as the API shows it: never its secret, nor the hash of it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ApiKey")]
struct View {
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
    view: View,
    /// The key itself; it is in this answer and nowhere else.
    #[schemars(with = "text::Key")]
    key: String,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ApiKeyList")]
struct List {
    keys: Vec<View>,
}

fn view(key: &ApiKey) -> View {
    View {
        id: key.id.to_string(),
        name: key.name.to_string(),
        scopes: key.scopes.iter().map(|scope| scope.as_str()).collect(),
        applications: match &key.reach {
            Reach::Deployment => None,
            Reach::Applications(ids) => Some(ids.iter().map(ToString::to_string).collect()),
        },
        expires_at: key.expires_at.map(|at| at.to_string()),
        revoked_at: key.revoked_at.map(|at| at.to_string()),
    }
}
