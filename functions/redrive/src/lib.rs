//! Sends what the stream has given up on. An operator calls it, when the cause is fixed.
//!
//! A dead letter only points into the stream, which forgets after a day. But what is owed stands in the table, for as long as
//! it is owed. So this walks through the table and touches everybody who is owed a message; the touch goes through the stream,
//! and `deliver` sends with all of its care. It sends nothing by itself, and touching somebody once too often does no harm.

mod start;

use std::{sync::Arc, time::Duration};

use domain::{
    asking::Ask,
    clock::Clock,
    deliver::release,
    entropy::{Entropy, random},
};
use serde::{Deserialize, Serialize};
use service::http::Error;
use store::{Applied, Store};

pub use start::start;

/// What the function needs.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "it holds only what prints nothing of use")]
pub struct Redrive {
    /// The table.
    pub store: Store,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
}

/// Where to begin: nothing for the beginning, else what the last answer said in `next`.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// Partition and sort key of the last item that was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<(String, String)>,
}

/// What was found.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Items that were read.
    pub read: usize,
    /// Messages that are on their way again.
    pub redriven: usize,
    /// People who are owed a message, and whose item cannot be read.
    pub unreadable: usize,
    /// The order with which to go on, when time was up before the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Order>,
}

/// Walks through the table until its end, or until `time_left` gives less than a minute.
///
/// # Errors
/// That the table does not answer. What was touched until then stays touched.
pub async fn handle(redrive: &Redrive, order: Order, time_left: impl Fn() -> Duration) -> Result<Found, Error> {
    let mut found = Found::default();
    let mut from = order.from;
    loop {
        let page = redrive.store.owed(from).await?;
        found.read += page.read;
        found.unreadable += page.unreadable;
        for person in &page.people {
            found.redriven += touch(redrive, person).await?;
        }
        let now = redrive.clock.now();
        for ask in page.asks.into_iter().filter(|ask| !ask.is_over(now)) {
            ask_again(redrive, ask).await?;
            found.redriven += 1;
        }
        match page.next {
            None => break,
            next if time_left() < Duration::from_secs(60) => {
                found.next = Some(Order { from: next });
                break;
            }
            next => from = next,
        }
    }
    let Found {
        read,
        redriven,
        unreadable,
        ..
    } = found;
    tracing::info!(
        read,
        redriven,
        unreadable,
        "messages that were owed are on their way again"
    );
    Ok(found)
}

/// What was asked for, as it was, by another write: one that changes nothing would not reach the stream.
async fn ask_again(redrive: &Redrive, ask: Ask) -> Result<(), Error> {
    let id = random(&*redrive.entropy)?;
    Ok(redrive.store.ask(&Ask { id, ..ask }).await?)
}

async fn touch(redrive: &Redrive, person: &domain::person::Person) -> Result<usize, Error> {
    // One write brings the item before the stream, with all that it owes.
    for message in person.owed.clone().iter().take(1) {
        let write = random(&*redrive.entropy)?;
        let touch = release(person, message, write, redrive.clock.now());
        match redrive.store.apply(person.key, &touch).await? {
            Applied::Done(_) => return Ok(1),
            // It has been sent, or replaced by another, since it was read.
            Applied::Refused(..) => {}
        }
    }
    Ok(0)
}
