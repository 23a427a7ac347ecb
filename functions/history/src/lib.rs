//! Keeps what happened, and tells it: it reads each change of a person off the table's stream, writes it into the timeline
//! beside them, and puts it on the event bus. Invitations that another one has followed are kept beside them too; and when a
//! person is gone, so is all of it. Codes that were asked for by SMS and entered right are counted on the way: the breaker for
//! SMS looks at them.

mod start;

use std::{collections::HashMap, fmt, sync::Arc};

use domain::{
    clock::Clock,
    event::Event,
    id::ApplicationId,
    invitation::Actor,
    keys::{DeploymentKeys, KeyError},
    limits::is_right_sms,
    person::Person,
    sealed_event::seal,
    timeline::{self, Entry},
};
use serde_json::Value;
use service::{
    delivery::{SendError, bus::Bus},
    secrets::Kept,
    stream::{Change, again, changes, done},
};
use store::{Store, StoreError, Webhooks};

pub use start::start;

/// What the function needs.
#[derive(Clone)]
pub struct History {
    /// The table.
    pub store: Store,
    /// The bus on which back ends hear of it; none if absent.
    pub bus: Option<Bus>,
    /// What shows on the bus that an event is of this deployment.
    pub keys: Keys,
}

/// The deployment keys.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "they are secrets")]
pub enum Keys {
    /// Those that never change while this runs.
    Fixed(Arc<DeploymentKeys>),
    /// Those that are read again from time to time.
    Kept(Arc<Kept<DeploymentKeys>>, Arc<dyn Clock>),
}

impl Keys {
    async fn now(&self) -> Arc<DeploymentKeys> {
        match self {
            Self::Fixed(keys) => Arc::clone(keys),
            Self::Kept(kept, clock) => kept.value(clock.now()).await,
        }
    }
}

impl fmt::Debug for History {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("History")
            .field("store", &self.store)
            .field("bus", &self.bus)
            .finish_non_exhaustive()
    }
}

/// Why a change has to be reported again.
#[derive(Debug, thiserror::Error)]
enum Later {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Bus(#[from] SendError),
    #[error(transparent)]
    Keys(#[from] KeyError),
}

/// Handles one batch of stream records and names the one that has to be brought again. Each write can be repeated, and an event
/// that is reported again has the same id.
///
/// # Errors
/// That the event is not one of a DynamoDB stream.
pub async fn handle(history: &History, event: Value) -> Result<Value, serde_json::Error> {
    let mut batch = Batch {
        history,
        webhooks: HashMap::new(),
    };
    for change in changes(event)? {
        if let Err(error) = record(&mut batch, &change).await {
            tracing::warn!(reason = %error, person = %change.person, "what happened has to be reported again");
            return Ok(again(&change));
        }
    }
    Ok(done())
}

/// One run. A webhook that was made before something happened is read here: what a batch reports happened before the batch
/// began.
struct Batch<'a> {
    history: &'a History,
    /// Those of the applications that a change was about so far; none where they could not be read.
    webhooks: HashMap<ApplicationId, Option<Webhooks>>,
}

impl Batch<'_> {
    /// Whether a webhook of the application wants the event. Where that cannot be known it may be: then `dispatch` finds out.
    async fn may_be_wanted(&mut self, event: &Event, application: &ApplicationId) -> bool {
        if !self.webhooks.contains_key(application) {
            let found = self.history.store.webhooks(application).await;
            if let Err(error) = &found {
                tracing::warn!(reason = %error, "which events webhooks want is not known");
            }
            self.webhooks.insert(application.clone(), found.ok());
        }
        let webhooks = self.webhooks.get(application).and_then(Option::as_ref);
        webhooks.is_none_or(|webhooks| webhooks.list.iter().any(|webhook| webhook.wants(event.kind)))
    }
}

async fn record(batch: &mut Batch<'_>, change: &Change) -> Result<(), Later> {
    let history = batch.history;
    let store = &history.store;
    if change.is_removal() {
        store.forget(change.person, None).await?;
    }
    let (before, after) = match change.people() {
        Ok(people) => people,
        // An item that cannot be read today cannot be read on the next try either: it must not hold up the others.
        Err(error) => {
            tracing::error!(reason = %error, "a change is not reported");
            return Ok(());
        }
    };
    let Some(after) = after else {
        let by = change.by_ttl.then_some(Actor::System);
        let Some(before) = before else { return Ok(()) };
        // Whoever is cleaned up takes along the names that led to them; an erasure has done so.
        store.forget_names(before.key, &before.also).await?;
        let deleted = Event::deleted(&before, change.at, by.as_ref());
        return publish(batch, vec![deleted], &before).await;
    };
    if let Some(ended) = before.as_ref().and_then(|before| timeline::ended(before, &after)) {
        store.keep(&ended).await?;
    }
    if before.as_ref().is_some_and(|before| is_right_sms(before, &after)) {
        store.count_right_sms(&after.application, after.last_write.at).await?;
    }
    let number = change.number.as_deref().unwrap_or_default();
    for (place, entry) in Entry::all(before.as_ref(), &after).iter().enumerate() {
        store
            .keep_entry(change.person, entry, &format!("{number}{place}"))
            .await?;
    }
    publish(batch, Event::between(before.as_ref(), &after), &after).await
}

async fn publish(batch: &mut Batch<'_>, mut events: Vec<Event>, person: &Person) -> Result<(), Later> {
    let history = batch.history;
    let Some(bus) = history.bus.as_ref().filter(|_| !events.is_empty()) else {
        return Ok(());
    };
    // The application says whether its events have metadata. Where there are none, nothing is read.
    if !person.metadata.is_empty() {
        let application = history
            .store
            .application(&person.application, person.last_write.at)
            .await?;
        if application.is_some_and(|application| application.metadata_in_events) {
            events = events.into_iter().map(|event| event.with(&person.metadata)).collect();
        }
    }
    let keys = history.keys.now().await;
    let mut sealed = Vec::with_capacity(events.len());
    for event in events {
        let wanted = batch.may_be_wanted(&event, &person.application).await;
        sealed.push(seal(&keys, event, wanted)?);
    }
    Ok(bus.publish(&sealed).await?)
}
