//! Keeps what happened, and tells it: it reads each change of a person off the table's stream, writes it into the timeline
//! beside them, and puts it on the event bus. Invitations that another one has followed are kept beside them too; and when a
//! person is gone, so is all of it. Codes that were asked for by SMS and entered right are counted on the way: the breaker for
//! SMS looks at them.

use serde_json::Value;
use shared::{
    delivery::{SendError, bus::Bus},
    domain::{
        event::Event,
        invitation::Actor,
        limits::is_right_sms,
        timeline::{self, Entry},
    },
    store::{Store, StoreError},
    stream::{Change, again, changes, done},
};

/// What the function needs.
#[derive(Debug, Clone)]
pub struct History {
    /// The table.
    pub store: Store,
    /// Where back ends are told; nowhere if absent.
    pub bus: Option<Bus>,
}

/// Why a change has to be told again.
#[derive(Debug, thiserror::Error)]
enum Later {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Bus(#[from] SendError),
}

/// Handles one batch of stream records and names the one that has to be brought again. Each write can be repeated, and an event
/// that is told again has the same id.
///
/// # Errors
/// That the event is not one of a DynamoDB stream.
pub async fn handle(history: &History, event: Value) -> Result<Value, serde_json::Error> {
    for change in changes(event)? {
        if let Err(error) = record(history, &change).await {
            tracing::warn!(reason = %error, person = %change.person, "what happened has to be told again");
            return Ok(again(&change));
        }
    }
    Ok(done())
}

async fn record(history: &History, change: &Change) -> Result<(), Later> {
    let store = &history.store;
    if change.is_removal() {
        store.forget(change.person, None).await?;
    }
    let (before, after) = match change.people() {
        Ok(people) => people,
        // An item that cannot be read today cannot be read on the next try either: it must not hold up the others.
        Err(error) => {
            tracing::error!(reason = %error, "a change is not told");
            return Ok(());
        }
    };
    let Some(after) = after else {
        let by = change.by_ttl.then_some(Actor::System);
        let deleted = before.map(|before| Event::deleted(&before, change.at, by.as_ref()));
        return tell(history, deleted.as_slice()).await;
    };
    if let Some(ended) = before.as_ref().and_then(|before| timeline::ended(before, &after)) {
        store.keep(&ended).await?;
    }
    if before.as_ref().is_some_and(|before| is_right_sms(before, &after)) {
        store.count_right_sms(&after.application, after.last_write.at).await?;
    }
    let number = change.number.as_deref().unwrap_or_default();
    for (place, entry) in Entry::all(before.as_ref(), &after).iter().enumerate() {
        store.tell(change.person, entry, &format!("{number}{place}")).await?;
    }
    tell(history, &Event::between(before.as_ref(), &after)).await
}

async fn tell(history: &History, events: &[Event]) -> Result<(), Later> {
    match &history.bus {
        Some(bus) => Ok(bus.tell(events).await?),
        None => Ok(()),
    }
}
