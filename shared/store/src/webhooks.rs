//! Webhooks, one item for all of an application, and what is on its way to each: one item for an event and a webhook.

use aws_sdk_dynamodb::{
    operation::update_item::builders::UpdateItemFluentBuilder,
    types::{AttributeValue, ReturnConsumedCapacity, ReturnValue},
};
use jiff::Timestamp;

use super::{
    Item, Store, StoreError,
    attribute::{self as a, DUE_AT, DUE_KIND, Key, number, string},
    due::Due,
    item::{millis, ttl},
    reader::Reader,
    unavailable, updated,
};
use domain::{
    clock::after,
    due::DueKind,
    event::{EventId, EventType},
    id::ApplicationId,
    webhook::{CLAIM, DeliveryProgress, Webhook, WebhookDelivery, WebhookId},
};

const LIST: &str = "h_list";
const APPLICATION: &str = "h_app";
const KIND: &str = "h_type";
const BODY: &str = "h_body";
const CREATED: &str = "h_at";
const PROGRESS: &str = "h_state";
const ATTEMPTS: &str = "h_tries";
const TRIED: &str = "h_tried";
const STATUS: &str = "h_status";
const REASON: &str = "h_why";

/// How many pages one call reads at most, when a filter leaves little of each.
const PAGES: usize = 5;

/// The webhooks of an application, as they were read.
#[derive(Debug, Clone, Default)]
pub struct Webhooks {
    /// Counts the changes; 0 for none yet.
    pub version: u32,
    /// All of them, oldest first.
    pub list: Vec<Webhook>,
}

impl Webhooks {
    /// The one of this id.
    #[must_use]
    pub fn find(&self, id: WebhookId) -> Option<&Webhook> {
        self.list.iter().find(|webhook| webhook.id == id)
    }

    /// The same with `changed` in the place of the one of its id.
    #[must_use]
    pub fn with(mut self, changed: &Webhook) -> Self {
        for webhook in &mut self.list {
            if webhook.id == changed.id {
                changed.clone_into(webhook);
            }
        }
        self
    }
}

/// Which deliveries are asked for.
#[derive(Debug, Clone)]
pub struct DeliveryQuery {
    /// To which webhook.
    pub webhook: WebhookId,
    /// Only of events from this moment on.
    pub from: Option<Timestamp>,
    /// Only of events before.
    pub to: Option<Timestamp>,
    /// Only those that have come so far; all if empty.
    pub progress: Vec<DeliveryProgress>,
    /// How many at most.
    pub limit: usize,
    /// Whether the newest come first.
    pub newest_first: bool,
}

impl Store {
    /// The webhooks of an application, never from memory.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn webhooks(&self, id: &ApplicationId) -> Result<Webhooks, StoreError> {
        let (version, list) = self.whole_list(Key::webhooks(id), LIST).await?;
        Ok(Webhooks { version, list })
    }

    /// Replaces them, if nobody has changed them since they were read.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn replace_webhooks(&self, id: &ApplicationId, webhooks: &Webhooks) -> Result<bool, StoreError> {
        self.replace_whole_list(Key::webhooks(id), LIST, webhooks.version, &webhooks.list)
            .await
    }

    /// Puts an event on its way, unless it is on it already.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn start_delivery(&self, delivery: &WebhookDelivery) -> Result<bool, StoreError> {
        let mut item = Key::delivery(delivery.webhook, &delivery.event).into_item();
        item.insert(APPLICATION.to_owned(), string(delivery.application.as_str()));
        item.insert(KIND.to_owned(), string(delivery.kind.as_str()));
        item.insert(BODY.to_owned(), string(&delivery.body));
        item.insert(CREATED.to_owned(), millis(delivery.created_at));
        item.insert(PROGRESS.to_owned(), string(delivery.progress.as_str()));
        item.insert(ATTEMPTS.to_owned(), number(delivery.attempts));
        item.insert(a::TTL.to_owned(), ttl(delivery.kept_until()));
        if let Some(tried_at) = delivery.tried_at {
            item.insert(TRIED.to_owned(), millis(tried_at));
        }
        if let Some(due_at) = delivery.due_at {
            item.insert(DUE_KIND.to_owned(), due_kind(&delivery.event));
            item.insert(DUE_AT.to_owned(), millis(due_at));
        }
        self.put(item, Some("attribute_not_exists(pk)")).await
    }

    /// A delivery.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn delivery(&self, webhook: WebhookId, event: &EventId) -> Result<Option<WebhookDelivery>, StoreError> {
        let key = Key::delivery(webhook, event);
        let item = self.read(&key).await?;
        item.map(|item| read(&item)).transpose()
    }

    /// Takes a delivery that is due, so that nobody else does: one conditional update. It is due again after a minute, if
    /// whoever took it is never heard of again.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn claim_delivery(
        &self,
        webhook: WebhookId,
        event: &EventId,
        now: Timestamp,
    ) -> Result<Option<WebhookDelivery>, StoreError> {
        let claim = self
            .update_delivery(webhook, event)
            .condition_expression(format!("{PROGRESS} = :pending AND {DUE_AT} <= :now"))
            .update_expression(format!("SET {TRIED} = :now, {DUE_AT} = :later ADD {ATTEMPTS} :one"))
            .expression_attribute_values(":pending", string(DeliveryProgress::Pending.as_str()))
            .expression_attribute_values(":now", millis(now))
            .expression_attribute_values(":later", millis(after(now, CLAIM)))
            .expression_attribute_values(":one", number(1))
            .return_values(ReturnValue::AllNew);
        let item = updated(claim).await?;
        item.map(|item| read(&item)).transpose()
    }

    /// Writes down how the call of a claimed delivery ended, if it still belongs to whoever claimed it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn settle_delivery(
        &self,
        claimed: &WebhookDelivery,
        settled: &WebhookDelivery,
    ) -> Result<bool, StoreError> {
        let mut sets = vec![format!("{PROGRESS} = :progress")];
        let mut removes = Vec::new();
        let mut settle = self
            .update_delivery(claimed.webhook, &claimed.event)
            .condition_expression(format!("{PROGRESS} = :pending AND {ATTEMPTS} = :attempts"))
            .expression_attribute_values(":pending", string(DeliveryProgress::Pending.as_str()))
            .expression_attribute_values(":attempts", number(claimed.attempts))
            .expression_attribute_values(":progress", string(settled.progress.as_str()));
        match settled.due_at {
            Some(due_at) => {
                sets.push(format!("{DUE_AT} = :due"));
                settle = settle.expression_attribute_values(":due", millis(due_at));
            }
            None => removes.extend([DUE_KIND, DUE_AT]),
        }
        match settled.status {
            Some(status) => {
                sets.push(format!("{STATUS} = :status"));
                settle = settle.expression_attribute_values(":status", number(status));
            }
            None => removes.push(STATUS),
        }
        match &settled.reason {
            Some(reason) => {
                sets.push(format!("{REASON} = :reason"));
                settle = settle.expression_attribute_values(":reason", string(reason));
            }
            None => removes.push(REASON),
        }
        let remove = if removes.is_empty() {
            String::new()
        } else {
            format!(" REMOVE {}", removes.join(", "))
        };
        let settle = settle.update_expression(format!("SET {}{remove}", sets.join(", ")));
        Ok(updated(settle).await?.is_some())
    }

    /// Starts a delivery again, due at once, if it is still kept.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn replay_delivery(
        &self,
        webhook: WebhookId,
        event: &EventId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let replay = self
            .update_delivery(webhook, event)
            .condition_expression(format!("attribute_exists({PROGRESS}) AND #ttl > :second"))
            .update_expression(format!(
                "SET {PROGRESS} = :pending, {ATTEMPTS} = :none, {DUE_KIND} = :kind, {DUE_AT} = :now"
            ))
            .expression_attribute_names("#ttl", a::TTL)
            .expression_attribute_values(":second", number(now.as_second()))
            .expression_attribute_values(":pending", string(DeliveryProgress::Pending.as_str()))
            .expression_attribute_values(":none", number(0))
            .expression_attribute_values(":kind", due_kind(event))
            .expression_attribute_values(":now", millis(now));
        Ok(updated(replay).await?.is_some())
    }

    /// Deliveries in the order of their events, and the event after which they go on if they do. What is older than they are
    /// kept is passed over, however late the clean-up is.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn deliveries(
        &self,
        query: &DeliveryQuery,
        start: Option<&EventId>,
        now: Timestamp,
    ) -> Result<(Vec<WebhookDelivery>, Option<EventId>), StoreError> {
        let begin = query.from.map_or_else(String::new, EventId::start);
        // Behind the digits of a time stand others, and before `~` stand all of them.
        let end = query.to.map_or_else(|| "~".to_owned(), EventId::start);
        if end <= begin {
            return Ok((Vec::new(), None));
        }
        let mut found = Vec::new();
        let mut start = start.map(|event| Key::delivery(query.webhook, event).into_item());
        for _ in 0..PAGES {
            let answer = self
                .client
                .query()
                .table_name(&*self.table)
                .key_condition_expression("pk = :pk AND sk BETWEEN :begin AND :end")
                .expression_attribute_values(":pk", string(Key::deliveries(query.webhook)))
                .expression_attribute_values(":begin", string(format!("{}{begin}", Key::DELIVERY)))
                .expression_attribute_values(":end", string(format!("{}{end}", Key::DELIVERY)))
                .scan_index_forward(!query.newest_first)
                .limit(i32::try_from(query.limit).unwrap_or(i32::MAX))
                .set_exclusive_start_key(start.take())
                .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
                .send()
                .await
                .map_err(|error| unavailable(&error))?;
            start = answer.last_evaluated_key;
            for item in answer.items.unwrap_or_default() {
                let delivery = read(&item)?;
                let asked = query.progress.is_empty() || query.progress.contains(&delivery.progress);
                if !asked || delivery.kept_until() <= now {
                    continue;
                }
                let event = delivery.event.clone();
                found.push(delivery);
                if found.len() == query.limit {
                    return Ok((found, Some(event)));
                }
            }
            if start.is_none() {
                return Ok((found, None));
            }
        }
        let next = start.as_ref().map(place).transpose()?;
        Ok((found, next.map(|(_, event)| event)))
    }

    fn update_delivery(&self, webhook: WebhookId, event: &EventId) -> UpdateItemFluentBuilder {
        self.client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(Key::delivery(webhook, event).into_item()))
            .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
    }
}

impl Due {
    /// Which delivery is due, if it is one.
    #[must_use]
    pub fn delivery(&self) -> Option<(WebhookId, EventId)> {
        Key::to_delivery(&self.partition, &self.sort)
    }
}

fn place(item: &Item) -> Result<(WebhookId, EventId), StoreError> {
    let text = |name: &str| {
        item.get(name)
            .and_then(|value: &AttributeValue| value.as_s().ok())
            .cloned()
    };
    let (partition, sort) = (
        text(a::PARTITION).unwrap_or_default(),
        text(a::SORT).unwrap_or_default(),
    );
    Key::to_delivery(&partition, &sort).ok_or_else(|| StoreError::Malformed {
        key: format!("{partition}/{sort}"),
        attribute: a::SORT,
        problem: "not the key of a delivery",
    })
}

fn read(item: &Item) -> Result<WebhookDelivery, StoreError> {
    let (webhook, event) = place(item)?;
    let r = Reader {
        key: Key::delivery(webhook, &event),
        item,
    };
    Ok(WebhookDelivery {
        webhook,
        application: r.parsed(APPLICATION, ApplicationId::parse)?,
        kind: r.known(KIND, EventType::parse)?,
        body: r.owned(BODY)?,
        created_at: r.moment(CREATED)?,
        progress: r.known(PROGRESS, DeliveryProgress::parse)?,
        attempts: r.integer(ATTEMPTS)?,
        tried_at: r.optional(TRIED, Reader::moment)?,
        due_at: r.optional(DUE_AT, Reader::moment)?,
        status: r.optional(STATUS, Reader::integer)?,
        reason: r.optional(REASON, Reader::owned)?,
        event,
    })
}

/// The last digits of an event's id are spread evenly.
fn due_kind(event: &EventId) -> AttributeValue {
    let last = event.as_str().bytes().next_back().unwrap_or_default();
    string(DueKind::Webhook.part_of(&[last]))
}
