//! Several people at once: whom a list shows whole, and who has a role.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::{KeysAndAttributes, ReturnConsumedCapacity};
use futures_util::future::try_join_all;

use super::{Store, StoreError, attribute::Key, list::owner, record_of, unavailable};
use domain::{id::PersonKey, person::Person};

/// How many one call reads: DynamoDB reads no more.
const BATCH: usize = 100;
/// How many calls are under way at once.
const AT_ONCE: usize = 8;
/// How often what DynamoDB has put off is asked for again.
const TRIES: usize = 8;

impl Store {
    /// Whoever has these keys, in their order; who is not there is left out. Read consistently, a hundred a call.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn people(&self, keys: &[PersonKey]) -> Result<Vec<Person>, StoreError> {
        let mut found = HashMap::new();
        let batches: Vec<_> = keys.chunks(BATCH).collect();
        for together in batches.chunks(AT_ONCE) {
            for people in try_join_all(together.iter().map(|batch| self.batch(batch))).await? {
                found.extend(people.into_iter().map(|person| (person.key, person)));
            }
        }
        Ok(keys.iter().filter_map(|key| found.remove(key)).collect())
    }

    async fn batch(&self, keys: &[PersonKey]) -> Result<Vec<Person>, StoreError> {
        let malformed = |_| StoreError::Unavailable("the request has no keys".to_owned());
        // DynamoDB refuses a key that is named twice.
        let mut sorted = keys.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        let keys = sorted.into_iter().map(|key| Key::person(key).into_item()).collect();
        let asked = KeysAndAttributes::builder()
            .set_keys(Some(keys))
            .consistent_read(true)
            .build()
            .map_err(malformed)?;
        let mut left = HashMap::from([(self.table.to_string(), asked)]);
        let mut found = Vec::new();
        for _ in 0..TRIES {
            let answer = self
                .client
                .batch_get_item()
                .set_request_items(Some(left))
                .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
                .send()
                .await
                .map_err(|error| unavailable(&error))?;
            for item in answer.responses.into_iter().flatten().flat_map(|(_, items)| items) {
                let (key, _) = owner(&item)?;
                found.extend(record_of(key, &item)?.person);
            }
            left = answer.unprocessed_keys.unwrap_or_default();
            if left.is_empty() {
                return Ok(found);
            }
        }
        Err(StoreError::Unavailable("the table puts off what is read".to_owned()))
    }
}
