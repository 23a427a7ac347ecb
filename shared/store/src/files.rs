//! The pictures and the font of an application: an item for each, under a name that changes with its content. Settings, which
//! are read with every page, hold the names alone.

use std::sync::{Arc, PoisonError};

use aws_sdk_dynamodb::{
    primitives::Blob,
    types::{AttributeValue, ReturnConsumedCapacity},
};
use jiff::{SignedDuration, Timestamp};

use super::{
    Store, StoreError,
    attribute::{self as a, Key},
    item::{millis, ttl},
    updated,
};
use domain::{
    branding::{BrandFile, FileName},
    clock::after,
    id::ApplicationId,
};

const CONTENT: &str = "f_content";

/// For how long a file that no settings name any more is kept: pages that were rendered before still show it.
const AFTERGLOW: SignedDuration = SignedDuration::from_hours(24);
/// How many files are kept in memory.
const MOST_KNOWN: usize = 16;

impl Store {
    /// Stores a file under its name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn put_file(&self, id: &ApplicationId, file: &BrandFile, now: Timestamp) -> Result<(), StoreError> {
        let mut item = Key::file(id, file.name()).into_item();
        item.insert(CONTENT.to_owned(), AttributeValue::B(Blob::new(file.bytes())));
        item.insert(a::WRITE_AT.to_owned(), millis(now));
        self.put(item, None).await.map(|_| ())
    }

    /// Keeps a file that settings name again; `false` when there is none of that name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn keep_file(&self, id: &ApplicationId, name: &FileName, now: Timestamp) -> Result<bool, StoreError> {
        self.change_file(
            id,
            name,
            "attribute_exists(pk)",
            "SET #at = :now REMOVE #ttl",
            now,
            false,
        )
        .await
    }

    /// Has a file deleted a day from now, unless it was stored or named since `now`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn retire_file(&self, id: &ApplicationId, name: &FileName, now: Timestamp) -> Result<(), StoreError> {
        self.change_file(id, name, "#at <= :now", "SET #ttl = :ttl", now, true)
            .await
            .map(|_| ())
    }

    async fn change_file(
        &self,
        id: &ApplicationId,
        name: &FileName,
        condition: &str,
        change: &str,
        now: Timestamp,
        ends: bool,
    ) -> Result<bool, StoreError> {
        let update = self
            .client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(Key::file(id, name).into_item()))
            .condition_expression(condition)
            .update_expression(change)
            .expression_attribute_names("#at", a::WRITE_AT)
            .expression_attribute_names("#ttl", a::TTL)
            .expression_attribute_values(":now", millis(now))
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes);
        let update = if ends {
            update.expression_attribute_values(":ttl", ttl(after(now, AFTERGLOW)))
        } else {
            update
        };
        Ok(updated(update).await?.is_some())
    }

    /// The file of that name, from memory if it was read before: it never changes.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn file(&self, id: &ApplicationId, name: &FileName) -> Result<Option<Arc<BrandFile>>, StoreError> {
        let place = (id.clone(), name.clone());
        let known = {
            let known = self.files.read().unwrap_or_else(PoisonError::into_inner);
            known.get(&place).cloned()
        };
        if known.is_some() {
            return Ok(known);
        }
        let Some(mut item) = self.read(&Key::file(id, name)).await? else {
            return Ok(None);
        };
        let Some(AttributeValue::B(content)) = item.remove(CONTENT) else {
            return Err(StoreError::Malformed {
                key: Key::file(id, name).to_string(),
                attribute: CONTENT,
                problem: "not bytes",
            });
        };
        let file = Arc::new(BrandFile::stored(name.clone(), content.into_inner()));
        let mut known = self.files.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_KNOWN {
            known.clear();
        }
        known.insert(place, Arc::clone(&file));
        Ok(Some(file))
    }
}
