//! Keeps what happened: it reads each change of a person off the table's stream, and writes it into the timeline beside them.
//! Invitations that another one has followed are kept there too; and when a person is gone, so is all of it. Codes that were
//! asked for by SMS and entered right are counted on the way: the breaker for SMS looks at them.

use serde_json::Value;
use shared::{
    domain::{
        limits::is_right_sms,
        timeline::{self, Entry},
    },
    store::{Store, StoreError},
    stream::{Change, again, changes, done},
};

/// Handles one batch of stream records and names the one that has to be brought again. Each write can be repeated.
///
/// # Errors
/// That the event is not one of a DynamoDB stream.
pub async fn handle(store: &Store, event: Value) -> Result<Value, serde_json::Error> {
    for change in changes(event)? {
        if let Err(error) = record(store, &change).await {
            tracing::warn!(reason = %error, person = %change.person, "what happened has to be told again");
            return Ok(again(&change));
        }
    }
    Ok(done())
}

async fn record(store: &Store, change: &Change) -> Result<(), StoreError> {
    if change.is_removal() {
        return store.forget(change.person, None).await;
    }
    let (before, after) = match change.people() {
        Ok(people) => people,
        // An item that cannot be read today cannot be read on the next try either: it must not hold up the others.
        Err(error) => {
            tracing::error!(reason = %error, "a change is not told");
            return Ok(());
        }
    };
    let Some(after) = after else { return Ok(()) };
    if let Some(ended) = before.as_ref().and_then(|before| timeline::ended(before, &after)) {
        store.keep(&ended).await?;
    }
    if before.as_ref().is_some_and(|before| is_right_sms(before, &after)) {
        store.count_right_sms(after.last_write.at).await?;
    }
    let number = change.number.as_deref().unwrap_or_default();
    for (place, entry) in Entry::all(before.as_ref(), &after).iter().enumerate() {
        store.tell(change.person, entry, &format!("{number}{place}")).await?;
    }
    Ok(())
}
