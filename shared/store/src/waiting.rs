//! When something that is owed to a person is brought again: an item beside theirs, in the index of what is due. It is there only
//! where a message could not be sent at once, so nothing of it is paid for on the way of most. Like the index it is a hint: what
//! is owed, and until when it waits, stands in the person's item.

use aws_sdk_dynamodb::types::{AttributeValue, ReturnConsumedCapacity, ReturnValue};
use jiff::{SignedDuration, Timestamp};

use super::{
    Store, StoreError,
    attribute::{self as a, Key, number, string},
    item::{millis, ttl},
    reader::Reader,
    unavailable,
};
use domain::{clock::after, due::DueKind, id::PersonKey};

/// How long the item is kept when nobody has attended to it: longer than anything waits.
const MEMORY: SignedDuration = SignedDuration::from_hours(7 * 24);

impl Store {
    /// Has the messages of `person` brought again at `at`. One write, on no condition.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn bring_again(&self, person: PersonKey, at: Timestamp) -> Result<(), StoreError> {
        self.waiting(person, Some(at), None).await.map(|_| ())
    }

    /// The same, or not at all any more, if they were to be brought again at `seen`: `false` if that was changed since.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn bring_again_instead(
        &self,
        person: PersonKey,
        seen: Timestamp,
        at: Option<Timestamp>,
    ) -> Result<bool, StoreError> {
        self.waiting(person, at, Some(seen)).await
    }

    /// The same at `at`, for a record of the stream that was tried before: one more time, the how-manieth it tells. One write.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn begin_late(&self, person: PersonKey, at: Timestamp) -> Result<u32, StoreError> {
        let answer = self
            .client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(Key::waiting(person).into_item()))
            .update_expression(format!(
                "SET {0} = :kind, {1} = :at, #ttl = :ttl, {2} = if_not_exists({2}, :none) + :one",
                a::DUE_KIND,
                a::DUE_AT,
                a::DUE_BEGUN
            ))
            .expression_attribute_names("#ttl", a::TTL)
            .expression_attribute_values(":kind", string(DueKind::Messages.part_of(person.as_bytes())))
            .expression_attribute_values(":at", millis(at))
            .expression_attribute_values(":ttl", ttl(after(at, MEMORY)))
            .expression_attribute_values(":none", number(0))
            .expression_attribute_values(":one", number(1))
            .return_values(ReturnValue::UpdatedNew)
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
            .send()
            .await
            .map_err(|error| unavailable(&error))?;
        let item = answer.attributes.unwrap_or_default();
        let key = Key::waiting(person);
        Reader { key, item: &item }.integer(a::DUE_BEGUN)
    }

    /// Forgets how often it was begun: it went well. One write.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn end_late(&self, person: PersonKey) -> Result<(), StoreError> {
        let answer = self
            .client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(Key::waiting(person).into_item()))
            .update_expression(format!("REMOVE {}", a::DUE_BEGUN))
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
            .send()
            .await;
        answer.map(|_| ()).map_err(|error| unavailable(&error))
    }

    async fn waiting(
        &self,
        person: PersonKey,
        at: Option<Timestamp>,
        seen: Option<Timestamp>,
    ) -> Result<bool, StoreError> {
        let update = match at {
            Some(_) => format!("SET {0} = :kind, {1} = :at, #ttl = :ttl", a::DUE_KIND, a::DUE_AT),
            None => format!("REMOVE {}, {}, {}", a::DUE_KIND, a::DUE_AT, a::DUE_BEGUN),
        };
        let values = at.map(|at| {
            [
                (":kind", string(DueKind::Messages.part_of(person.as_bytes()))),
                (":at", millis(at)),
                (":ttl", ttl(after(at, MEMORY))),
            ]
        });
        let seen = seen.map(|seen| (":seen", millis(seen)));
        let values: Vec<(&str, AttributeValue)> = values.into_iter().flatten().chain(seen.clone()).collect();
        let mut call = self
            .client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(Key::waiting(person).into_item()))
            .set_condition_expression(seen.map(|_| format!("{} = :seen", a::DUE_AT)))
            .update_expression(update)
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes);
        if at.is_some() {
            call = call.expression_attribute_names("#ttl", a::TTL);
        }
        for (name, value) in values {
            call = call.expression_attribute_values(name, value);
        }
        match call.send().await {
            Ok(_) => Ok(true),
            Err(error) => match error.as_service_error() {
                Some(failed) if failed.is_conditional_check_failed_exception() => Ok(false),
                Some(_) | None => Err(unavailable(&error)),
            },
        }
    }
}
