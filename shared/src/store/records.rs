//! The items that are not people: applications, API keys, and create calls that named themselves.

use data_encoding::HEXLOWER;
use jiff::{SignedDuration, Timestamp};

use super::{
    Item, Store, StoreError,
    attribute::{self as a, Key, bytes, string},
    item::{Reader, millis, ttl},
};
use crate::domain::{
    api_key::{ApiKey, ApiKeyId, Reach, Scope},
    application::{Application, Settings},
    clock::after,
    id::ApplicationId,
    person::Replay,
};

const SETTINGS: &str = "settings";
const NAME: &str = "k_name";
const HASH: &str = "k_hash";
const SCOPES: &str = "k_scopes";
const APPLICATIONS: &str = "k_apps";
const EXPIRES: &str = "k_exp";
const REVOKED: &str = "k_revoked";

/// For how long a create call that named itself is remembered.
pub const REPLAY_MEMORY: SignedDuration = SignedDuration::from_hours(24);

/// What a create call that named itself turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// New, or the same call once more: carry on, the person's own item settles the rest.
    Same,
    /// The name was used for another body.
    Other,
}

impl Store {
    /// Claims an idempotency key for a body: one conditional put, and a read only when it was claimed before.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn claim(&self, replay: Replay, now: Timestamp) -> Result<Claim, StoreError> {
        let key = Key::replay(&HEXLOWER.encode(&replay.key));
        let mut item = key.clone().into_item();
        item.insert(a::REPLAY_BODY.to_owned(), bytes(&replay.body));
        item.insert(a::WRITE_AT.to_owned(), millis(now));
        item.insert(a::TTL.to_owned(), ttl(after(now, REPLAY_MEMORY)));
        if self.put(item.clone(), Some("attribute_not_exists(pk)")).await? {
            return Ok(Claim::Same);
        }
        let Some(known) = self.read(&key).await? else { return Ok(Claim::Same) };
        let reader = Reader { key, item: &known };
        // TTL may be days late: what counts is the clock.
        if after(reader.moment(a::WRITE_AT)?, REPLAY_MEMORY) <= now {
            self.put(item, None).await?;
            return Ok(Claim::Same);
        }
        let same = reader.bytes::<16>(a::REPLAY_BODY)? == replay.body;
        Ok(if same { Claim::Same } else { Claim::Other })
    }

    /// The API key of this id.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn api_key(&self, id: &ApiKeyId) -> Result<Option<ApiKey>, StoreError> {
        let key = Key::api_key(id);
        let Some(item) = self.read(&key).await? else { return Ok(None) };
        let r = Reader { key, item: &item };
        let scopes = r.texts(SCOPES)?;
        let scopes = scopes.iter().map(|scope| Scope::parse(scope)).collect::<Option<Vec<_>>>();
        let reach = match r.optional(APPLICATIONS, Reader::texts)? {
            None => Reach::Deployment,
            Some(ids) => {
                let ids = ids.iter().map(|id| ApplicationId::parse(id)).collect::<Result<Vec<_>, _>>();
                Reach::Applications(ids.map_err(|_| r.malformed(APPLICATIONS, "not application ids"))?)
            }
        };
        Ok(Some(ApiKey {
            id: id.clone(),
            name: r.owned(NAME)?,
            hash: r.bytes(HASH)?,
            scopes: scopes.ok_or_else(|| r.malformed(SCOPES, "not known scopes"))?,
            reach,
            expires_at: r.optional(EXPIRES, Reader::moment)?,
            revoked_at: r.optional(REVOKED, Reader::moment)?,
        }))
    }

    /// Writes an API key.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn put_api_key(&self, key: &ApiKey) -> Result<(), StoreError> {
        let list = |texts: Vec<&str>| aws_sdk_dynamodb::types::AttributeValue::L(texts.into_iter().map(string).collect());
        let mut item = Key::api_key(&key.id).into_item();
        item.insert(NAME.to_owned(), string(&key.name));
        item.insert(HASH.to_owned(), bytes(&key.hash));
        item.insert(SCOPES.to_owned(), list(key.scopes.iter().map(|scope| scope.as_str()).collect()));
        if let Reach::Applications(ids) = &key.reach {
            item.insert(APPLICATIONS.to_owned(), list(ids.iter().map(ApplicationId::as_str).collect()));
        }
        key.expires_at.into_iter().for_each(|at| drop(item.insert(EXPIRES.to_owned(), millis(at))));
        key.revoked_at.into_iter().for_each(|at| drop(item.insert(REVOKED.to_owned(), millis(at))));
        self.put(item, None).await.map(|_| ())
    }

    /// Writes an application's settings, unless there are some already.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn create_application(&self, id: &ApplicationId, settings: &Settings) -> Result<bool, StoreError> {
        let key = Key::application(id);
        let text = serde_json::to_string(settings).map_err(|_| StoreError::Malformed {
            key: key.to_string(),
            attribute: SETTINGS,
            problem: "not writable as JSON",
        })?;
        let mut item = key.into_item();
        item.insert(SETTINGS.to_owned(), string(text));
        self.put(item, Some("attribute_not_exists(pk)")).await
    }
}

/// Reads an application's item.
///
/// # Errors
/// [`StoreError::Malformed`].
pub(super) fn read_application(id: &ApplicationId, item: &Item) -> Result<Application, StoreError> {
    let reader = Reader { key: Key::application(id), item };
    let settings: Settings = reader.parsed(SETTINGS, |text| serde_json::from_str(text))?;
    settings.into_application(id.clone()).map_err(|_| reader.malformed(SETTINGS, "out of range"))
}
