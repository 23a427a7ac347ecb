//! Counters of what is limited. Each is counted by a conditional update, so that no number of parallel requests gets past
//! its cap. They are cleaned up by their TTL; what decides is the clock.

use std::collections::HashMap;

use aws_sdk_dynamodb::{
    error::SdkError,
    types::{KeysAndAttributes, ReturnConsumedCapacity},
};
use jiff::Timestamp;

use super::{
    Item, SignInRecord, Store, StoreError,
    attribute::{self as a, Key, bytes, string},
    expression::{self, Expression},
    item::{Reader, recent, ttl},
    unavailable,
};
use crate::domain::{
    clock::after,
    id::PersonKey,
    limits::{Charge, Counter, Limit, Recent, SmsHour, Window},
};

/// How often a destination is tried anew when
/// somebody else wrote to it at the same moment.
const TRIES: u8 = 4;

impl Store {
    /// Counts one more, unless the cap is reached. One conditional update; near the cap of a counter that is spread over
    /// several items, as many as it has. `start` is random and says which of them comes first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn count(&self, counter: &Counter, start: u8) -> Result<bool, StoreError> {
        let shards = counter.shards.max(1);
        for step in 0..shards {
            let shard = start.wrapping_add(step) % shards;
            let cap = counter.share(shard);
            if cap > 0
                && self
                    .changed(Key::counter(counter, shard), expression::count(counter, cap))
                    .await?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Takes one back that was counted in advance, of a counter that is not spread.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn uncount(&self, counter: &Counter) -> Result<(), StoreError> {
        self.changed(Key::counter(counter, 0), expression::uncount())
            .await
            .map(|_| ())
    }

    /// Counts a message before it is sent. `None`: it may go. It is counted once, however often it is brought again, as
    /// long as no other message has gone to the same destination in between.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn charge(&self, charge: &Charge, start: u8, now: Timestamp) -> Result<Option<Limit>, StoreError> {
        let key = Key::destination(&charge.destination);
        let known = match self.read(&key).await? {
            Some(item) => Some(read_destination(&key, &item)?),
            None => None,
        };
        match &known {
            Some((_, last)) if *last == charge.message => return Ok(None),
            Some((recent, _)) if recent.free_from().is_some_and(|from| from > now) => {
                return Ok(Some(Limit::Destination));
            }
            Some(_) | None => {}
        }
        if let Some(breaker) = charge.breaker
            && self.sms_hour(now).await?.breaks(breaker.after)
        {
            return Ok(Some(Limit::SmsBreaker));
        }
        for counter in &charge.counters {
            if !self.count(counter, start).await? {
                return Ok(Some(counter.limit));
            }
        }
        // Last, because it also says that all the others have counted this message.
        if !self.send_to(&key, charge, now).await? {
            return Ok(Some(Limit::Destination));
        }
        if charge.breaker.is_some_and(|breaker| breaker.counts) {
            self.tally(a::SENT, now).await?;
        }
        Ok(None)
    }

    /// Writes down a message to a destination, unless that is one too many.
    async fn send_to(&self, key: &Key, charge: &Charge, now: Timestamp) -> Result<bool, StoreError> {
        let mut first = key.clone().into_item();
        first.insert(a::LOG.to_owned(), recent(Recent::NONE.with(now)));
        first.insert(a::LAST.to_owned(), bytes(&charge.message));
        first.insert(a::TTL.to_owned(), ttl(after(now, expression::DESTINATION_MEMORY)));
        for _ in 0..TRIES {
            if self.changed(key.clone(), expression::send(charge, now)).await? {
                return Ok(true);
            }
            let Some(item) = self.read(key).await? else {
                if self.put(first.clone(), Some("attribute_not_exists(pk)")).await? {
                    return Ok(true);
                }
                continue;
            };
            let (recent, last) = read_destination(key, &item)?;
            if last == charge.message {
                return Ok(true);
            }
            if recent.free_from().is_some_and(|from| from > now) {
                return Ok(false);
            }
        }
        Err(StoreError::Unavailable("a destination is written too often".to_owned()))
    }

    /// What became of the codes that went by SMS within the last hour. One query.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn sms_hour(&self, now: Timestamp) -> Result<SmsHour, StoreError> {
        let newest = Window::of(now, SmsHour::SLICE);
        let oldest = Window::of(after(newest.end, -SmsHour::LENGTH), SmsHour::SLICE);
        let answer = self
            .client
            .query()
            .table_name(&*self.table)
            .key_condition_expression("pk = :pk AND sk BETWEEN :from AND :to")
            .expression_attribute_values(":pk", string(Key::SMS_CODES))
            .expression_attribute_values(":from", string(Key::sms_codes(oldest).sort))
            .expression_attribute_values(":to", string(Key::sms_codes(newest).sort))
            .consistent_read(true)
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
            .send()
            .await
            .map_err(|error| unavailable(&error))?;
        let mut hour = SmsHour::default();
        for item in answer.items() {
            let reader = Reader {
                key: Key::sms_codes(newest),
                item,
            };
            let count =
                |name| -> Result<u32, StoreError> { Ok(reader.optional(name, Reader::integer)?.unwrap_or_default()) };
            hour.sent = hour.sent.saturating_add(count(a::SENT)?);
            hour.right = hour.right.saturating_add(count(a::RIGHT)?);
        }
        Ok(hour)
    }

    /// Counts a code that went by SMS and was entered right.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn count_right_sms(&self, now: Timestamp) -> Result<(), StoreError> {
        self.tally(a::RIGHT, now).await
    }

    async fn tally(&self, attribute: &str, now: Timestamp) -> Result<(), StoreError> {
        let slice = Window::of(now, SmsHour::SLICE);
        let until = after(slice.end, SmsHour::LENGTH);
        self.changed(Key::sms_codes(slice), expression::tally(attribute, until))
            .await
            .map(|_| ())
    }

    /// What is known of whoever tries to sign in, and how far a counter of their source has come: one call, whether they
    /// exist or not.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn sign_in_record_from(
        &self,
        person: PersonKey,
        source: &Counter,
    ) -> Result<(SignInRecord, u32), StoreError> {
        let (person_key, source_key) = (Key::person(person), Key::counter(source, 0));
        let wanted = KeysAndAttributes::builder()
            .keys(person_key.clone().into_item())
            .keys(source_key.clone().into_item())
            .consistent_read(true)
            .build()
            .map_err(|error| StoreError::Unavailable(error.to_string()))?;
        let answer = self
            .client
            .batch_get_item()
            .request_items(&*self.table, wanted)
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
            .send()
            .await
            .map_err(|error| unavailable(&error))?;
        if answer.unprocessed_keys().is_some_and(|keys| !keys.is_empty()) {
            return Err(StoreError::Unavailable("the table throttles".to_owned()));
        }
        let items = answer.responses.unwrap_or_default().remove(&*self.table);
        let mut items: HashMap<_, _> = items
            .unwrap_or_default()
            .into_iter()
            .filter_map(|item| Some((item.get(a::PARTITION)?.as_s().ok()?.clone(), item)))
            .collect();
        let count = match items.get(&source_key.partition) {
            Some(item) => {
                let reader = Reader {
                    key: source_key.clone(),
                    item,
                };
                reader.integer(a::COUNT)?
            }
            None => 0,
        };
        let record = Self::to_sign_in_record(person, items.remove(&person_key.partition))?;
        Ok((record, count))
    }

    /// Carries out an update; `false` when its condition does not hold.
    async fn changed(&self, key: Key, expression: Expression) -> Result<bool, StoreError> {
        let answer = self
            .client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(key.into_item()))
            .set_condition_expression(Some(expression.condition).filter(|condition| !condition.is_empty()))
            .update_expression(expression.update)
            .set_expression_attribute_names(Some(expression.names).filter(|names| !names.is_empty()))
            .set_expression_attribute_values(Some(expression.values))
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
            .send()
            .await;
        match answer {
            Ok(_) => Ok(true),
            Err(SdkError::ServiceError(error)) if error.err().is_conditional_check_failed_exception() => Ok(false),
            Err(error) => Err(unavailable(&error)),
        }
    }
}

fn read_destination(key: &Key, item: &Item) -> Result<(Recent, [u8; 16]), StoreError> {
    let reader = Reader { key: key.clone(), item };
    Ok((reader.recent(a::LOG)?, reader.bytes(a::LAST)?))
}
