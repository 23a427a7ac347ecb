//! The items that are not people: applications, API keys, and create calls that named themselves.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError},
};

use aws_sdk_dynamodb::{
    error::SdkError,
    operation::transact_write_items::TransactWriteItemsError,
    types::{AttributeValue, Put, ReturnConsumedCapacity, TransactWriteItem},
};
use data_encoding::HEXLOWER;
use jiff::{SignedDuration, Timestamp};

use super::{
    Item, SETTINGS_LIFE, Store, StoreError,
    attribute::{self as a, Key, bytes, number, string},
    item::{millis, ttl},
    reader::Reader,
    unavailable, updated,
};
use domain::{
    api_key::{ApiKey, ApiKeyId, Reach, Scope},
    application::{Application, Settings},
    clock::after,
    display_name::DisplayName,
    id::{ApplicationId, PersonKey},
    person::Replay,
};

const SETTINGS: &str = "settings";
const VERSION: &str = "version";
const NAME: &str = "k_name";
const ORIGINS: &str = "origins";
const HASH: &str = "k_hash";
const VERIFIER: &str = "k_verifier";
const SCOPES: &str = "k_scopes";
const APPLICATIONS: &str = "k_apps";
const EXPIRES: &str = "k_exp";
const REVOKED: &str = "k_revoked";

/// How often the change of a key is tried again where others change it in the same moment.
const TRIES: usize = 8;

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

/// What a call that named itself turned out to be, where the result of the first is kept for those after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claimed {
    /// It is the first: its result is kept.
    First,
    /// It came before, with this result.
    Before(Vec<u8>),
    /// The name was used for another body.
    Other,
}

impl Store {
    /// Claims an idempotency key for a body, and keeps the result with it that a repeated call is given: one conditional put, and a
    /// read only when it was claimed before.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn claim_with_result(
        &self,
        replay: Replay,
        result: &[u8],
        now: Timestamp,
    ) -> Result<Claimed, StoreError> {
        let key = Key::replay(&HEXLOWER.encode(&replay.key));
        let mut item = key.clone().into_item();
        item.insert(a::REPLAY_BODY.to_owned(), bytes(&replay.body));
        item.insert(a::REPLAY_NOTE.to_owned(), bytes(result));
        item.insert(a::WRITE_AT.to_owned(), millis(now));
        item.insert(a::TTL.to_owned(), ttl(after(now, REPLAY_MEMORY)));
        if self.put(item.clone(), Some("attribute_not_exists(pk)")).await? {
            return Ok(Claimed::First);
        }
        let Some(known) = self.read(&key).await? else {
            return Ok(Claimed::First);
        };
        let reader = Reader { key, item: &known };
        if after(reader.moment(a::WRITE_AT)?, REPLAY_MEMORY) <= now {
            self.put(item, None).await?;
            return Ok(Claimed::First);
        }
        if reader.bytes::<16>(a::REPLAY_BODY)? != replay.body {
            return Ok(Claimed::Other);
        }
        // A key that made an invitation has no result; it is another body by then.
        let known = known.get(a::REPLAY_NOTE).and_then(|result| result.as_b().ok());
        Ok(known.map_or(Claimed::Other, |result| Claimed::Before(result.as_ref().to_vec())))
    }

    /// The user who was given the id with this fingerprint. They may be gone.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn user_id(&self, fingerprint: &str) -> Result<Option<PersonKey>, StoreError> {
        let key = Key::user_id(fingerprint);
        let Some(item) = self.read(&key).await? else {
            return Ok(None);
        };
        let reader = Reader { key, item: &item };
        Ok(Some(PersonKey::from_bytes(reader.bytes(a::HOLDER)?)))
    }

    /// Gives the id with this fingerprint to a user, unless somebody has been given it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn claim_user_id(&self, fingerprint: &str, holder: PersonKey) -> Result<bool, StoreError> {
        let mut item = Key::user_id(fingerprint).into_item();
        item.insert(a::HOLDER.to_owned(), bytes(holder.as_bytes()));
        self.put(item, Some("attribute_not_exists(pk)")).await
    }

    /// Gives it to a user, whoever was given it before.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn give_user_id(&self, fingerprint: &str, holder: PersonKey) -> Result<(), StoreError> {
        let mut item = Key::user_id(fingerprint).into_item();
        item.insert(a::HOLDER.to_owned(), bytes(holder.as_bytes()));
        self.put(item, None).await.map(|_| ())
    }

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
        let Some(known) = self.read(&key).await? else {
            return Ok(Claim::Same);
        };
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
        let Some(item) = self.read(&key).await? else {
            return Ok(None);
        };
        read_api_key(id, &item).map(Some)
    }

    /// Every API key.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn api_keys(&self) -> Result<Vec<ApiKey>, StoreError> {
        let mut keys = Vec::new();
        for id in self.api_key_ids(false).await? {
            keys.extend(self.api_key(&id).await?);
        }
        Ok(keys)
    }

    /// All items of a partition whose sort keys begin with `prefix`, over all pages: as they are (`consistent`), or as they
    /// were a moment ago.
    pub(super) async fn items(
        &self,
        partition: &str,
        prefix: Option<&str>,
        consistent: bool,
    ) -> Result<Vec<Item>, StoreError> {
        let condition = match prefix {
            Some(_) => "pk = :pk AND begins_with(sk, :prefix)",
            None => "pk = :pk",
        };
        let mut values = HashMap::from([(":pk".to_owned(), string(partition))]);
        values.extend(prefix.map(|prefix| (":prefix".to_owned(), string(prefix))));
        let mut items = Vec::new();
        let mut start = None;
        loop {
            let answer = self
                .client
                .query()
                .table_name(&*self.table)
                .key_condition_expression(condition)
                .consistent_read(consistent)
                .set_expression_attribute_values(Some(values.clone()))
                .set_exclusive_start_key(start.take())
                .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
                .send()
                .await
                .map_err(|error| unavailable(&error))?;
            items.extend(answer.items.unwrap_or_default());
            match answer.last_evaluated_key {
                Some(next) => start = Some(next),
                None => return Ok(items),
            }
        }
    }

    /// Writes an API key.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn put_api_key(&self, key: &ApiKey) -> Result<(), StoreError> {
        self.write_api_key(key, None).await.map(|_| ())
    }

    /// Writes an API key, unless there is one of its id.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn create_api_key(&self, key: &ApiKey) -> Result<bool, StoreError> {
        self.write_api_key(key, Some("attribute_not_exists(pk)")).await
    }

    async fn write_api_key(&self, key: &ApiKey, condition: Option<&str>) -> Result<bool, StoreError> {
        let mut item = Key::api_key(&key.id).into_item();
        item.insert(NAME.to_owned(), string(&*key.name));
        item.insert(HASH.to_owned(), bytes(&key.hash));
        key.verifier
            .iter()
            .for_each(|verifier| drop(item.insert(VERIFIER.to_owned(), bytes(verifier))));
        item.insert(
            SCOPES.to_owned(),
            list(key.scopes.iter().map(|scope| scope.as_str()).collect()),
        );
        if let Reach::Applications(ids) = &key.reach {
            item.insert(APPLICATIONS.to_owned(), reached(ids));
        }
        key.expires_at
            .into_iter()
            .for_each(|at| drop(item.insert(EXPIRES.to_owned(), millis(at))));
        key.revoked_at
            .into_iter()
            .for_each(|at| drop(item.insert(REVOKED.to_owned(), millis(at))));
        // The place in the list comes first: a place without a key is passed over, a key without a place would be lost sight of.
        self.put(Key::api_key_place(&key.id).into_item(), None).await?;
        self.put(item, condition).await
    }

    /// Takes an application that is gone out of the reach of an API key: whoever is given its id later is another one. A key that
    /// reaches nothing else is revoked.
    async fn forget_in_key(
        &self,
        id: &ApiKeyId,
        application: &ApplicationId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        for _ in 0..TRIES {
            let Some(key) = self.api_key(id).await? else {
                return Ok(());
            };
            let Reach::Applications(seen) = &key.reach else {
                return Ok(());
            };
            if key.revoked_at.is_some() || !seen.contains(application) {
                return Ok(());
            }
            let left: Vec<_> = seen.iter().filter(|id| *id != application).cloned().collect();
            let (change, value) = if left.is_empty() {
                (format!("SET {REVOKED} = if_not_exists({REVOKED}, :value)"), millis(now))
            } else {
                (format!("SET {APPLICATIONS} = :value"), reached(&left))
            };
            let update = self
                .client
                .update_item()
                .table_name(&*self.table)
                .set_key(Some(Key::api_key(id).into_item()))
                .condition_expression(format!("{APPLICATIONS} = :seen"))
                .update_expression(change)
                .expression_attribute_values(":seen", reached(seen))
                .expression_attribute_values(":value", value)
                .return_consumed_capacity(ReturnConsumedCapacity::Indexes);
            // Otherwise another application went out of its reach in the same moment.
            if updated(update).await?.is_some() {
                return Ok(());
            }
        }
        Err(StoreError::Unavailable("an API key is written too often".to_owned()))
    }

    async fn forget_in_keys(&self, application: &ApplicationId, now: Timestamp) -> Result<(), StoreError> {
        for id in self.api_key_ids(true).await? {
            self.forget_in_key(&id, application, now).await?;
        }
        Ok(())
    }

    /// The ids of all API keys: as they are (`consistent`), or as they were a moment ago.
    async fn api_key_ids(&self, consistent: bool) -> Result<Vec<ApiKeyId>, StoreError> {
        let items = self.items(Key::API_KEYS, None, consistent).await?;
        let id = |item| {
            let key = Key {
                partition: Key::API_KEYS.to_owned(),
                sort: String::new(),
            };
            Reader { key, item }.parsed(a::SORT, ApiKeyId::parse)
        };
        items.iter().map(id).collect()
    }

    /// Writes an application's settings, unless there are some already.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn create_application(&self, id: &ApplicationId, settings: &Settings) -> Result<bool, StoreError> {
        let made = self.write_settings(id, settings, 1, "attribute_not_exists(pk)").await?;
        self.forget_application(id);
        Ok(made)
    }

    /// Settings and their version, never from memory.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn settings(&self, id: &ApplicationId) -> Result<Option<Versioned>, StoreError> {
        let key = Key::application(id);
        let Some(item) = self.read(&key).await? else {
            return Ok(None);
        };
        let reader = Reader { key, item: &item };
        let settings = reader.parsed(SETTINGS, |text| serde_json::from_str(text))?;
        Ok(Some(Versioned {
            version: reader.integer(VERSION)?,
            settings,
        }))
    }

    /// Replaces settings, if they still have the version that the caller has seen.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn replace_settings(
        &self,
        id: &ApplicationId,
        seen: u32,
        settings: &Settings,
    ) -> Result<Replaced, StoreError> {
        let version = seen.saturating_add(1);
        if self
            .write_settings(id, settings, version, &format!("{VERSION} = :seen"))
            .await?
        {
            self.forget_application(id);
            Ok(Replaced::Done(version))
        } else {
            Ok(Replaced::Differs)
        }
    }

    /// Deletes an application with its flows, words, templates, webhooks and groups, and takes it out of the reach of API keys; its
    /// settings last, so that what was cut off can be done again.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn delete_application(&self, id: &ApplicationId, now: Timestamp) -> Result<(), StoreError> {
        self.forget_in_keys(id, now).await?;
        let settings = Key::application(id);
        let kept = self.items(&settings.partition, None, true).await?;
        let mut keys = vec![Key::webhooks(id), Key::groups(id)];
        for item in &kept {
            let key = settings.clone();
            let sort = Reader { key, item }.owned(a::SORT)?;
            keys.push(Key {
                partition: settings.partition.clone(),
                sort,
            });
        }
        keys.retain(|key| *key != settings);
        for key in keys.into_iter().chain([Key::application_name(id), settings]) {
            let delete = self.client.delete_item().table_name(&*self.table);
            let delete = delete.set_key(Some(key.into_item()));
            let delete = delete.return_consumed_capacity(ReturnConsumedCapacity::Indexes);
            delete.send().await.map_err(|error| unavailable(&error))?;
        }
        self.forget_application(id);
        // Those that were made meanwhile. Whoever makes one later looks whether the application is still there.
        self.forget_in_keys(id, now).await
    }

    /// Ids and names of all applications.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn application_names(&self) -> Result<Vec<(ApplicationId, String)>, StoreError> {
        let items = self.items(Key::APPLICATIONS, None, false).await?;
        items
            .iter()
            .map(|item| {
                let key = Key {
                    partition: Key::APPLICATIONS.to_owned(),
                    sort: String::new(),
                };
                let reader = Reader { key, item };
                Ok((reader.parsed(a::SORT, ApplicationId::parse)?, reader.owned(NAME)?))
            })
            .collect()
    }

    /// Every origin that any application lists, as it was written there. Kept in memory for up to a minute.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn origins(&self, now: Timestamp) -> Result<Arc<[String]>, StoreError> {
        let known = self.origins.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((origins, read_at)) = known
            && read_at <= now
            && now < after(read_at, SETTINGS_LIFE)
        {
            return Ok(origins);
        }
        let mut origins = Vec::new();
        for item in self.items(Key::APPLICATIONS, None, false).await? {
            let key = Key {
                partition: Key::APPLICATIONS.to_owned(),
                sort: String::new(),
            };
            let reader = Reader { key, item: &item };
            origins.extend(reader.optional(ORIGINS, Reader::texts)?.unwrap_or_default());
        }
        let origins: Arc<[String]> = origins.into();
        let mut kept = self.origins.write().unwrap_or_else(PoisonError::into_inner);
        *kept = Some((Arc::clone(&origins), now));
        Ok(origins)
    }

    /// The settings and the application's place in the list, in one transaction: this is rare.
    async fn write_settings(
        &self,
        id: &ApplicationId,
        settings: &Settings,
        version: u32,
        condition: &str,
    ) -> Result<bool, StoreError> {
        let key = Key::application(id);
        let text = serde_json::to_string(settings).map_err(|_| StoreError::Malformed {
            key: key.to_string(),
            attribute: SETTINGS,
            problem: "not writable as JSON",
        })?;
        let mut item = key.into_item();
        item.insert(SETTINGS.to_owned(), string(text));
        item.insert(VERSION.to_owned(), number(version));
        let mut place = Key::application_name(id).into_item();
        place.insert(NAME.to_owned(), string(&settings.name));
        if !settings.allowed_origins.is_empty() {
            let origins = settings.allowed_origins.iter().map(string).collect();
            place.insert(ORIGINS.to_owned(), AttributeValue::L(origins));
        }
        let values = condition
            .contains(":seen")
            .then(|| HashMap::from([(":seen".to_owned(), number(version - 1))]));
        let put = |item, condition: Option<&str>, values| {
            let put = Put::builder().table_name(&*self.table).set_item(Some(item));
            let put = put.set_condition_expression(condition.map(str::to_owned));
            let put = put.set_expression_attribute_values(values).build();
            put.map(|put| TransactWriteItem::builder().put(put).build())
                .map_err(|error| StoreError::Unavailable(error.to_string()))
        };
        self.transact(vec![put(item, Some(condition), values)?, put(place, None, None)?])
            .await
    }

    /// Carries out all of `parts` or none; `false` when a condition of one does not hold.
    pub(super) async fn transact(&self, parts: Vec<TransactWriteItem>) -> Result<bool, StoreError> {
        let answer = self
            .client
            .transact_write_items()
            .set_transact_items(Some(parts))
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
            .send()
            .await;
        match answer {
            Ok(_) => Ok(true),
            Err(SdkError::ServiceError(error)) => match error.into_err() {
                TransactWriteItemsError::TransactionCanceledException(cancelled) => {
                    let reasons = cancelled.cancellation_reasons();
                    if reasons
                        .iter()
                        .any(|reason| reason.code() == Some("ConditionalCheckFailed"))
                    {
                        Ok(false)
                    } else {
                        Err(StoreError::Unavailable("the transaction was cancelled".to_owned()))
                    }
                }
                other => Err(unavailable(&other)),
            },
            Err(error) => Err(unavailable(&error)),
        }
    }
}

/// The applications that a key reaches, as they stand in its item.
fn reached(ids: &[ApplicationId]) -> AttributeValue {
    list(ids.iter().map(ApplicationId::as_str).collect())
}

fn list(texts: Vec<&str>) -> AttributeValue {
    AttributeValue::L(texts.into_iter().map(string).collect())
}

/// Settings and their version.
#[derive(Debug, Clone)]
pub struct Versioned {
    /// Counts the changes, from 1.
    pub version: u32,
    /// The settings.
    pub settings: Settings,
}

/// How a replacement ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replaced {
    /// It happened; this is the new version.
    Done(u32),
    /// Somebody else was first.
    Differs,
}

/// Reads an API key's item.
///
/// # Errors
/// [`StoreError::Malformed`].
fn read_api_key(id: &ApiKeyId, item: &Item) -> Result<ApiKey, StoreError> {
    let r = Reader {
        key: Key::api_key(id),
        item,
    };
    let scopes = r.texts(SCOPES)?;
    let scopes = scopes
        .iter()
        .map(|scope| Scope::parse(scope))
        .collect::<Option<Vec<_>>>();
    let reach = match r.optional(APPLICATIONS, Reader::texts)? {
        None => Reach::Deployment,
        Some(ids) => {
            let ids = ids
                .iter()
                .map(|id| ApplicationId::parse(id))
                .collect::<Result<Vec<_>, _>>();
            Reach::Applications(ids.map_err(|_| r.malformed(APPLICATIONS, "not application ids"))?)
        }
    };
    Ok(ApiKey {
        id: id.clone(),
        name: r.parsed(NAME, DisplayName::parse)?,
        hash: r.bytes(HASH)?,
        verifier: r.optional(VERIFIER, Reader::bytes)?,
        scopes: scopes.ok_or_else(|| r.malformed(SCOPES, "not known scopes"))?,
        reach,
        expires_at: r.optional(EXPIRES, Reader::moment)?,
        revoked_at: r.optional(REVOKED, Reader::moment)?,
    })
}

/// Reads an application's item.
///
/// # Errors
/// [`StoreError::Malformed`].
pub(super) fn read_application(id: &ApplicationId, item: &Item) -> Result<Application, StoreError> {
    let reader = Reader {
        key: Key::application(id),
        item,
    };
    let settings: Settings = reader.parsed(SETTINGS, |text| serde_json::from_str(text))?;
    settings
        .into_application(id.clone())
        .map_err(|_| reader.malformed(SETTINGS, "out of range"))
}
