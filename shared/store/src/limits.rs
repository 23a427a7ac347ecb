//! Counters of what is limited. Each is counted by a conditional update, so that no number of parallel requests gets past
//! its cap. They are cleaned up by their TTL; what decides is the clock.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use aws_sdk_dynamodb::{
    operation::update_item::UpdateItemError,
    types::{ReturnConsumedCapacity, ReturnValue, ReturnValuesOnConditionCheckFailure},
};
use jiff::Timestamp;

use super::{
    Item, Store, StoreError,
    attribute::{self as a, Key, string},
    expression::{self, Expression},
    reader::Reader,
    unavailable, updated,
};
use domain::{
    clock::after,
    id::ApplicationId,
    limits::{Charge, Counter, Limit, SmsHour, Window},
    quota::{Allowance, Destination, Sent},
};

/// How many full counters one instance remembers, until their windows end.
const REMEMBERED: usize = 10_000;

/// How often a destination is tried again when somebody else wrote to it at the same moment: when so many have, it is full.
const TRIES: usize = Sent::PER_HOUR + 1;

/// What one instance knows of counters of what it compares: how far each has come, and how many tries are under way.
pub(super) type UnderWay = Arc<Mutex<HashMap<String, Tries>>>;

/// Of one counter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tries {
    counted: u32,
    under_way: u32,
    end: Timestamp,
}

/// A place among the tries that a counter still allows. It is given back when it is dropped.
pub struct Reserved {
    tries: UnderWay,
    key: String,
}

impl fmt::Debug for Reserved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reserved")
    }
}

impl Drop for Reserved {
    fn drop(&mut self) {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tries) = tries.get_mut(&self.key) {
            tries.under_way = tries.under_way.saturating_sub(1);
        }
    }
}

impl Store {
    /// Takes a place for a try that is counted only where it fails, before anything is done for it: so of tries that come to
    /// this instance at once no more are looked at than may fail. `None`: there is none left. No call.
    #[must_use]
    pub fn reserve(&self, counter: &Counter, now: Timestamp) -> Option<Reserved> {
        if self.is_full(counter) {
            return None;
        }
        let key = Key::counter(counter, 0).to_string();
        let mut all = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= REMEMBERED {
            all.retain(|_, tries| tries.end > now || tries.under_way > 0);
        }
        let tries = all.entry(key.clone()).or_insert(Tries {
            counted: 0,
            under_way: 0,
            end: counter.window.end,
        });
        if tries.counted.saturating_add(tries.under_way) >= counter.cap {
            return None;
        }
        tries.under_way += 1;
        Some(Reserved {
            tries: Arc::clone(&self.tries),
            key,
        })
    }

    /// Takes note of how far a counter has come.
    fn notice(&self, key: &Key, change: impl FnOnce(u32) -> u32) {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tries) = tries.get_mut(&key.to_string()) {
            tries.counted = change(tries.counted);
        }
    }

    /// Counts one more, unless the cap is reached. One conditional update; near the cap of a counter that is spread over
    /// several items, as many as it has; none where this instance has seen it full. `start` is random and says which of the
    /// items comes first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn count(&self, counter: &Counter, start: u8, now: Timestamp) -> Result<bool, StoreError> {
        if self.is_full(counter) {
            return Ok(false);
        }
        let shards = counter.shards.max(1);
        for step in 0..shards {
            let shard = start.wrapping_add(step) % shards;
            let cap = counter.share(shard);
            let reached = match cap {
                0 => None,
                cap => self.count_in(counter, shard, cap).await?,
            };
            if let Some(reached) = reached {
                if shards == 1 && reached >= cap {
                    self.remember_full(counter, now);
                }
                return Ok(true);
            }
        }
        self.remember_full(counter, now);
        Ok(false)
    }

    /// Counts one more of a counter that is not spread, and tells how far it has come; `None` when the cap is reached. One
    /// conditional update, or none where this instance has seen it full.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn count_up(&self, counter: &Counter, now: Timestamp) -> Result<Option<u32>, StoreError> {
        if self.is_full(counter) {
            return Ok(None);
        }
        let reached = match counter.cap {
            0 => None,
            cap => self.count_in(counter, 0, cap).await?,
        };
        if reached.is_none_or(|reached| reached >= counter.cap) {
            self.remember_full(counter, now);
        }
        Ok(reached)
    }

    /// Whether this instance has seen that the cap is reached. No call.
    #[must_use]
    pub fn is_full(&self, counter: &Counter) -> bool {
        let full = self.full.read().unwrap_or_else(PoisonError::into_inner);
        full.contains_key(&Key::counter(counter, 0).to_string())
    }

    fn remember_full(&self, counter: &Counter, now: Timestamp) {
        self.remember(Key::counter(counter, 0).to_string(), counter.window.end, now);
    }

    fn remember(&self, what: String, until: Timestamp, now: Timestamp) {
        let mut full = self.full.write().unwrap_or_else(PoisonError::into_inner);
        full.retain(|_, end| *end > now);
        if full.len() < REMEMBERED {
            full.insert(what, until);
        }
    }

    /// Counts one more under one part, and tells how far it has come; `None` when it is full.
    async fn count_in(&self, counter: &Counter, shard: u8, cap: u32) -> Result<Option<u32>, StoreError> {
        let key = Key::counter(counter, shard);
        let updated = self.update(key.clone(), expression::count(counter, cap)).await?;
        let Some(item) = updated else {
            return Ok(None);
        };
        let reader = Reader { key, item: &item };
        let reached = reader.integer(a::COUNT)?;
        self.notice(&reader.key, |counted| counted.max(reached));
        Ok(Some(reached))
    }

    /// Takes one back that was counted in advance, of a counter that is not spread.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn uncount(&self, counter: &Counter) -> Result<(), StoreError> {
        self.full
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&Key::counter(counter, 0).to_string());
        self.notice(&Key::counter(counter, 0), |counted| counted.saturating_sub(1));
        self.changed(Key::counter(counter, 0), expression::uncount())
            .await
            .map(|_| ())
    }

    /// Counts one more message of an application. `None`: it may go. One conditional update, or none where this instance has
    /// seen that the cap is reached.
    ///
    /// # Errors
    /// [`StoreError`].
    async fn spend(&self, allowance: &Allowance, now: Timestamp) -> Result<Option<Limit>, StoreError> {
        let key = Key::allowance(allowance);
        let known_as = |name: &str| format!("{key}#{name}");
        let known = {
            let full = self.full.read().unwrap_or_else(PoisonError::into_inner);
            let is_full = |name: &str| full.get(&known_as(name)).is_some_and(|until| *until > now);
            let mut counts = allowance.counts.iter();
            counts.find(|count| count.cap == 0 || is_full(&count.name))
        };
        if let Some(count) = known {
            return Ok(Some(count.limit));
        }
        let expression = expression::spend(allowance);
        let answer = self
            .client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(key.clone().into_item()))
            .condition_expression(expression.condition)
            .update_expression(expression.update)
            .set_expression_attribute_names(Some(expression.names).filter(|names| !names.is_empty()))
            .set_expression_attribute_values(Some(expression.values))
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
            .send()
            .await;
        let item = match answer {
            Ok(_) => return Ok(None),
            Err(error) => match error.as_service_error() {
                Some(UpdateItemError::ConditionalCheckFailedException(failed)) => failed.item.clone(),
                _ => return Err(unavailable(&error)),
            },
        };
        let item = item.unwrap_or_default();
        for count in &allowance.counts {
            let reached = item.get(&a::allowed(count)).and_then(|value| value.as_n().ok());
            if reached.and_then(|reached| reached.parse().ok()) >= Some(count.cap) {
                self.remember(known_as(&count.name), count.until, now);
                return Ok(Some(count.limit));
            }
        }
        let problem = "it was refused and is not full".to_owned();
        Err(StoreError::Unavailable(problem))
    }

    /// From when on another message may go to a destination, as [`destination_of`](domain::limits::destination_of)
    /// names it, if that is not now. So many that are `owed` there count as if they were sent. Nothing is counted. One read.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn full_until(
        &self,
        destination: &Destination,
        owed: usize,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let known = self.sent_to(&Key::destination(destination)).await?;
        let sent = known.map(|(sent, _)| sent).unwrap_or_default();
        let with_owed = (0..owed).fold(sent, |sent, _| sent.with(destination.sender, now));
        let held = with_owed.holds_back(destination.sender, now);
        Ok(held.map(|(_, until)| until))
    }

    /// Counts a message before it is sent. `None`: it may go. It is counted once, however often it is brought again, as
    /// long as no other message has gone to the same destination in between.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn charge(&self, charge: &Charge, start: u8, now: Timestamp) -> Result<Option<Limit>, StoreError> {
        let key = Key::destination(&charge.destination);
        let mut known = self.sent_to(&key).await?;
        match admission(known.as_ref(), charge) {
            Admission::Counted => return Ok(None),
            Admission::Full(limit) => return Ok(Some(limit)),
            Admission::Room => {}
        }
        if let Some(breaker) = charge.breaker
            && self.sms_hour(&charge.application, now).await?.breaks(breaker.after)
        {
            return Ok(Some(Limit::SmsBreaker));
        }
        if let Some(limit) = self.spend(&charge.allowance, now).await? {
            return Ok(Some(limit));
        }
        for counter in &charge.counters {
            if !self.count(counter, start, now).await? {
                return Ok(Some(counter.limit));
            }
        }
        // Last, because it also says that all the others have counted this message.
        for _ in 0..TRIES {
            let sent = known.as_ref().map(|(sent, _)| sent);
            let mut counted = self.changed(key.clone(), expression::send(charge, sent)).await?;
            if !counted {
                known = self.sent_to(&key).await?;
                match admission(known.as_ref(), charge) {
                    Admission::Counted => counted = true,
                    Admission::Full(limit) => return Ok(Some(limit)),
                    Admission::Room => {}
                }
            }
            if counted {
                if charge.breaker.is_some_and(|breaker| breaker.counts) {
                    self.tally(a::SENT, &charge.application, now).await?;
                }
                return Ok(None);
            }
        }
        Err(StoreError::Unavailable("a destination is written too often".to_owned()))
    }

    /// What a destination was sent lately, and the last message's identity. One read.
    async fn sent_to(&self, key: &Key) -> Result<Option<(Sent, [u8; 16])>, StoreError> {
        let Some(item) = self.read(key).await? else {
            return Ok(None);
        };
        let reader = Reader {
            key: key.clone(),
            item: &item,
        };
        Ok(Some((reader.sent(a::LOG)?, reader.bytes(a::LAST)?)))
    }

    /// What became of the codes that an application sent by SMS within the last hour. One query.
    ///
    /// # Errors
    /// [`StoreError`].
    async fn sms_hour(&self, application: &ApplicationId, now: Timestamp) -> Result<SmsHour, StoreError> {
        let newest = Window::of(now, SmsHour::SLICE);
        let oldest = Window::of(after(newest.end, -SmsHour::LENGTH), SmsHour::SLICE);
        let answer = self
            .client
            .query()
            .table_name(&*self.table)
            .key_condition_expression("pk = :pk AND sk BETWEEN :from AND :to")
            .expression_attribute_values(":pk", string(Key::sms_codes(application, newest).partition))
            .expression_attribute_values(":from", string(Key::sms_codes(application, oldest).sort))
            .expression_attribute_values(":to", string(Key::sms_codes(application, newest).sort))
            .consistent_read(true)
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
            .send()
            .await
            .map_err(|error| unavailable(&error))?;
        let mut hour = SmsHour::default();
        for item in answer.items() {
            let reader = Reader {
                key: Key::sms_codes(application, newest),
                item,
            };
            let count =
                |name| -> Result<u32, StoreError> { Ok(reader.optional(name, Reader::integer)?.unwrap_or_default()) };
            hour.sent = hour.sent.saturating_add(count(a::SENT)?);
            hour.right = hour.right.saturating_add(count(a::RIGHT)?);
        }
        Ok(hour)
    }

    /// Counts a code that an application sent by SMS and that was entered right.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn count_right_sms(&self, application: &ApplicationId, now: Timestamp) -> Result<(), StoreError> {
        self.tally(a::RIGHT, application, now).await
    }

    async fn tally(&self, attribute: &str, application: &ApplicationId, now: Timestamp) -> Result<(), StoreError> {
        let slice = Window::of(now, SmsHour::SLICE);
        let until = after(slice.end, SmsHour::LENGTH);
        self.changed(Key::sms_codes(application, slice), expression::tally(attribute, until))
            .await
            .map(|_| ())
    }

    /// Carries out an update; `false` when its condition does not hold.
    pub(super) async fn changed(&self, key: Key, expression: Expression) -> Result<bool, StoreError> {
        Ok(self.update(key, expression).await?.is_some())
    }

    /// Carries out an update and gives what it has changed; `None` when its condition does not hold.
    async fn update(&self, key: Key, expression: Expression) -> Result<Option<Item>, StoreError> {
        let update = self
            .client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(key.into_item()))
            .set_condition_expression(Some(expression.condition).filter(|condition| !condition.is_empty()))
            .update_expression(expression.update)
            .set_expression_attribute_names(Some(expression.names).filter(|names| !names.is_empty()))
            .set_expression_attribute_values(Some(expression.values))
            .return_values(ReturnValue::UpdatedNew)
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes);
        updated(update).await
    }
}

/// Where a message stands at its destination.
enum Admission {
    /// It has been counted already.
    Counted,
    /// There is no room for it.
    Full(Limit),
    /// There is.
    Room,
}

fn admission(known: Option<&(Sent, [u8; 16])>, charge: &Charge) -> Admission {
    match known {
        Some((_, last)) if *last == charge.message => Admission::Counted,
        Some((sent, _)) => match sent.holds_back(charge.destination.sender, charge.at) {
            Some((limit, _)) => Admission::Full(limit),
            None => Admission::Room,
        },
        None => Admission::Room,
    }
}
