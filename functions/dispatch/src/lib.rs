//! Calls webhooks: an event comes from the bus, and each webhook of its application that wants it is called at once, signed
//! after the Standard Webhooks specification. What fails is due again later; every minute this function looks for what is due.
//!
//! A delivery is written down before it is tried, as already claimed. So an event that comes twice is sent once, and one whose
//! first try was cut off is due a minute later.
//!
//! Others may put events on a bus that is shared. Only one with a MAC of this deployment is signed.

mod call;
mod start;

use std::{
    collections::HashMap,
    fmt,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use domain::{
    clock::after,
    event::{Event, EventId},
    id::ApplicationId,
    keys::KeyError,
    sealed_event::{self, NotOurs},
    webhook::{CLAIM, CallOutcome, DeliveryProgress, Webhook, WebhookDelivery, WebhookId},
};
use futures_util::{StreamExt, stream};
use jiff::Timestamp;
use serde_json::Value;
use service::{app::App, metrics::Metric};
use store::{Due, DueKind, StoreError};

pub use call::{Caller, Resolver, system_resolver};
pub use start::start;

/// How many calls run at the same moment.
const AT_ONCE: usize = 20;
/// After so many failures of one webhook in a row, the rest of what is due to it waits for the next minute: what is broken is
/// not to hold up the others.
const FAILURES: usize = 5;
/// How much time a call and its two writes need.
const NEEDED: Duration = Duration::from_secs(15);

/// What the function needs.
#[derive(Clone)]
pub struct Dispatch {
    /// Table, keys and time.
    pub app: App,
    /// Makes the calls.
    pub caller: Caller,
}

impl fmt::Debug for Dispatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dispatch").finish_non_exhaustive()
    }
}

/// Why an event has to be brought again.
#[derive(Debug, thiserror::Error)]
pub enum Later {
    /// The table.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys.
    #[error(transparent)]
    Keys(#[from] KeyError),
}

/// Handles an event of the bus, or looks for what is due (`{"due": true}`). `time_left` says how long the function may still
/// run.
///
/// # Errors
/// [`Later`]: the event has to be brought again. What was sent already is not sent again.
pub async fn handle(dispatch: &Dispatch, mut event: Value, time_left: impl Fn() -> Duration) -> Result<(), Later> {
    if event.get("due").is_some() {
        return sweep(dispatch, time_left).await;
    }
    match ours(dispatch, event.get_mut("detail").map(Value::take).unwrap_or_default()).await {
        Ok(event) => call_webhooks(dispatch, &event).await,
        // Repeating it would not make it ours, or readable. Another deployment may share the bus: that is no fault.
        Err(NotOurs::Forged | NotOurs::Keys(_)) => {
            tracing::warn!("an event of the bus has no MAC of this deployment, and goes to nobody");
            Ok(())
        }
        Err(NotOurs::Unreadable(reason)) => {
            tracing::error!(reason, "an event of the bus is not readable");
            Ok(())
        }
    }
}

/// The event, if it is of this deployment: what is put on the bus by others is never signed.
async fn ours(dispatch: &Dispatch, detail: Value) -> Result<Event, NotOurs> {
    let app = dispatch.app.renewed().await;
    match sealed_event::open(&app.keys, detail.clone()) {
        Err(NotOurs::Keys(unknown)) => match app.after_a_miss().await {
            Some(app) => sealed_event::open(&app.keys, detail),
            None => Err(NotOurs::Keys(unknown)),
        },
        other => other,
    }
}

/// Calls every webhook that wants the event.
async fn call_webhooks(dispatch: &Dispatch, event: &Event) -> Result<(), Later> {
    let Ok(application) = ApplicationId::parse(&event.application) else {
        tracing::error!("an event of the bus names no application");
        return Ok(());
    };
    let webhooks = dispatch.app.store.webhooks(&application).await?;
    let application = &application;
    let wanting = webhooks.list.into_iter().filter(|webhook| webhook.wants(event.kind));
    let calls = wanting.map(|webhook| async move { begin(dispatch, application, &webhook, event).await });
    let ended: Vec<_> = stream::iter(calls).buffer_unordered(AT_ONCE).collect().await;
    ended.into_iter().collect()
}

/// Writes the delivery down, and tries it if it is new.
async fn begin(
    dispatch: &Dispatch,
    application: &ApplicationId,
    webhook: &Webhook,
    event: &Event,
) -> Result<(), Later> {
    let now = dispatch.app.clock.now();
    let live = webhook.disabled.is_none();
    let delivery = WebhookDelivery {
        webhook: webhook.id,
        application: application.clone(),
        event: event.id.clone(),
        kind: event.kind,
        body: event.to_json(),
        created_at: event.time,
        progress: if live {
            DeliveryProgress::Pending
        } else {
            DeliveryProgress::Held
        },
        attempts: u32::from(live),
        tried_at: live.then_some(now),
        due_at: live.then(|| after(now, CLAIM)),
        status: None,
        reason: None,
    };
    if delivery.kept_until() > now && dispatch.app.store.start_delivery(&delivery).await? && live {
        send(dispatch, &delivery, webhook).await?;
    }
    Ok(())
}

/// Makes one call, and writes down how it ended.
async fn send(dispatch: &Dispatch, delivery: &WebhookDelivery, webhook: &Webhook) -> Result<CallOutcome, Later> {
    let keys = dispatch.app.renewed().await.keys;
    let sent_at = dispatch.app.clock.now();
    let signature = webhook.signature(&keys, &delivery.application, &delivery.event, sent_at, &delivery.body)?;
    let outcome = dispatch.caller.call(&webhook.url, delivery, &signature, sent_at).await;
    let now = dispatch.app.clock.now();
    let changed = record(dispatch, delivery, webhook, &outcome, now).await?;
    let settled = delivery.after(&outcome, changed.as_ref(), now);
    dispatch.app.store.settle_delivery(delivery, &settled).await?;
    match settled.progress {
        DeliveryProgress::Delivered => Metric::WebhooksDelivered.count(),
        DeliveryProgress::Pending | DeliveryProgress::Held => Metric::WebhookTriesFailed.count(),
        DeliveryProgress::Failed => Metric::WebhooksGivenUp.count(),
    }
    tracing::info!(
        webhook = %delivery.webhook,
        event = %delivery.event,
        attempt = delivery.attempts,
        status = settled.status,
        reason = settled.reason,
        "called"
    );
    Ok(outcome)
}

/// Writes down what the outcome means for the webhook, and gives the webhook as it is now, unless it is gone.
async fn record(
    dispatch: &Dispatch,
    delivery: &WebhookDelivery,
    webhook: &Webhook,
    outcome: &CallOutcome,
    now: Timestamp,
) -> Result<Option<Webhook>, Later> {
    if webhook.after(outcome, now).is_none() {
        return Ok(Some(webhook.clone()));
    }
    // Somebody else may change the list at this moment: then it is read again.
    loop {
        let all = dispatch.app.store.webhooks(&delivery.application).await?;
        let Some(webhook) = all.find(delivery.webhook).cloned() else {
            return Ok(None);
        };
        let Some(changed) = webhook.after(outcome, now) else {
            return Ok(Some(webhook));
        };
        if dispatch
            .app
            .store
            .replace_webhooks(&delivery.application, &all.with(&changed))
            .await?
        {
            if let (None, Some(why)) = (webhook.disabled, changed.disabled) {
                Metric::WebhooksDisabled.count();
                tracing::warn!(webhook = %webhook.id, application = %delivery.application, ?why, "a webhook was switched off");
            }
            return Ok(Some(changed));
        }
    }
}

/// Tries everything that is due, as long as there is time.
async fn sweep(dispatch: &Dispatch, time_left: impl Fn() -> Duration) -> Result<(), Later> {
    let failures = Mutex::new(HashMap::new());
    let mut ended = Ok(());
    for part in 0..DueKind::PARTS {
        let mut from = None;
        loop {
            if time_left() < NEEDED {
                return ended;
            }
            let now = dispatch.app.clock.now();
            let page = dispatch
                .app
                .store
                .due(DueKind::Webhook, part, now, from.take(), AT_ONCE)
                .await?;
            let due: Vec<_> = page.items.iter().filter_map(Due::delivery).collect();
            let failures = &failures;
            let tries = due
                .into_iter()
                .map(|(webhook, event)| async move { retry(dispatch, failures, webhook, event).await });
            // One that cannot be tried does not stop the others.
            for end in stream::iter(tries).buffer_unordered(AT_ONCE).collect::<Vec<_>>().await {
                if let Err(error) = end {
                    tracing::error!(reason = %error, "a delivery that is due could not be tried");
                    ended = Err(error);
                }
            }
            match page.next {
                Some(next) => from = Some(next),
                None => break,
            }
        }
    }
    ended
}

/// How often each webhook has failed in this run.
type Failed = Mutex<HashMap<WebhookId, usize>>;

/// Tries one delivery that is due, if nobody else does.
async fn retry(dispatch: &Dispatch, failed: &Failed, webhook: WebhookId, event: EventId) -> Result<(), Later> {
    let failures = || failed.lock().unwrap_or_else(PoisonError::into_inner);
    if failures().get(&webhook).is_some_and(|count| *count >= FAILURES) {
        return Ok(());
    }
    let store = &dispatch.app.store;
    let Some(delivery) = store.claim_delivery(webhook, &event, dispatch.app.clock.now()).await? else {
        return Ok(());
    };
    let all = store.webhooks(&delivery.application).await?;
    match all.find(webhook) {
        Some(webhook) if webhook.disabled.is_none() => {
            let outcome = send(dispatch, &delivery, webhook).await?;
            if !outcome.is_fine() {
                *failures().entry(webhook.id).or_default() += 1;
            }
        }
        // It can be repeated once the webhook is switched on; one that was deleted is called no more.
        Some(_) | None => {
            let held = delivery.held();
            store.settle_delivery(&delivery, &held).await?;
        }
    }
    Ok(())
}
