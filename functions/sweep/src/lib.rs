//! Does what has to be done at a time: tells that an invitation has expired, has whoever has not finished reminded before, and
//! brings messages again that wait. It is called every minute and goes through the index of what is due, soonest first.
//!
//! The index is a hint. What is done is a conditional write, so two sweeps at once, or one that was cut off and begins again,
//! do nothing twice; and what cannot be done stays in the index, for the next minute.

mod start;

use std::{sync::Arc, time::Duration};

use domain::{
    clock::{Clock, after},
    deliver, due,
    entropy::{Entropy, random},
    holding::PATIENCE,
    id::PersonKey,
};
use futures_util::future::join_all;
use jiff::Timestamp;
use serde::Serialize;
use service::http::Error;
use store::{Applied, Due, DueKind, Store, attribute::Key};

pub use start::start;

/// What the function needs.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "neither clock nor entropy can be shown")]
pub struct Sweep {
    /// The table.
    pub store: Store,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
}

/// What came of it.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Swept {
    /// What was done.
    pub done: usize,
    /// What had been done, or was not to be done any more, when its turn came.
    pub overtaken: usize,
    /// What could not be done. It is tried again at the next sweep.
    pub failed: usize,
    /// Whether time was up before the end.
    pub cut_short: bool,
}

/// How many items of the index are read at once.
const PAGE: usize = 100;
/// How many things are done side by side.
const AT_ONCE: usize = 10;
/// How many people's messages are brought again in a run. They go before the stream one after the other, as a code does that
/// somebody waits for: it is not to stand behind all that a limit has held back for an hour.
const MESSAGES: usize = 500;
/// So much time is left for what has been begun.
const RESERVE: Duration = Duration::from_secs(10);

/// Does all that is due, until its end or until `time_left` gives too little.
///
/// # Errors
/// That the index cannot be read. What was done until then stays done.
pub async fn handle(sweep: &Sweep, time_left: impl Fn() -> Duration) -> Result<Swept, Error> {
    let mut swept = Swept::default();
    let now = sweep.clock.now();
    for kind in DueKind::SWEPT {
        let mut left = if kind == DueKind::Messages {
            MESSAGES
        } else {
            usize::MAX
        };
        for part in 0..DueKind::PARTS {
            let mut from = None;
            loop {
                let page = sweep.store.due(kind, part, now, from, PAGE).await?;
                for some in page.items.chunks(AT_ONCE) {
                    if left == 0 {
                        break;
                    }
                    left = left.saturating_sub(some.len());
                    if time_left() < RESERVE {
                        tracing::warn!(?swept, "more is due than there is time for");
                        swept.cut_short = true;
                        return Ok(swept);
                    }
                    let outcomes = join_all(some.iter().map(|due| attend(sweep, kind, due, now))).await;
                    outcomes.into_iter().for_each(|outcome| swept.add(outcome));
                }
                from = page.next;
                if from.is_none() || left == 0 {
                    break;
                }
            }
        }
    }
    if swept != Swept::default() {
        tracing::info!(?swept, "did what was due");
    }
    Ok(swept)
}

impl Swept {
    fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Done => self.done += 1,
            Outcome::Overtaken => self.overtaken += 1,
            Outcome::Failed => self.failed += 1,
        }
    }
}

enum Outcome {
    Done,
    Overtaken,
    Failed,
}

/// Does one thing. Whatever is wrong with it holds up nothing else.
async fn attend(sweep: &Sweep, kind: DueKind, due: &Due, now: Timestamp) -> Outcome {
    let outcome = match kind {
        DueKind::Invitation => match Key::to_person(&due.partition, &due.sort) {
            Some(person) => invitation(sweep, person, now).await,
            None => Err(Error::Internal("only people are invited")),
        },
        DueKind::Messages => match Key::to_waiting(&due.partition, &due.sort) {
            Some(person) => messages(sweep, person, due.at, now).await,
            None => Err(Error::Internal("only people are owed messages")),
        },
        DueKind::Webhook => Err(Error::Internal("webhooks are called by dispatch")),
    };
    outcome.unwrap_or_else(|error| {
        tracing::error!(reason = %error, kind = kind.as_str(), due_at = %due.at, "what is due was not done");
        Outcome::Failed
    })
}

/// One read says what is to be done, and one write does it.
async fn invitation(sweep: &Sweep, key: PersonKey, now: Timestamp) -> Result<Outcome, Error> {
    let Some(person) = sweep.store.person(key).await? else {
        return Ok(Outcome::Overtaken);
    };
    let Some(transition) = due::next(&person, random(&*sweep.entropy)?, now) else {
        return Ok(Outcome::Overtaken);
    };
    match sweep.store.apply(key, &transition).await? {
        Applied::Done(after) => {
            tracing::info!(invitation = %after.invitation_id(), event = after.last_write.kind.as_str(), "done");
            Ok(Outcome::Done)
        }
        Applied::Refused(..) => Ok(Outcome::Overtaken),
    }
}

/// Puts what is owed and has waited long enough before the stream again. One read; then a write that says when to look again,
/// and one that touches the person. What is on its way by then gets [`PATIENCE`] before it is brought once more: so nothing
/// that is owed is forgotten, whatever becomes of the touch.
async fn messages(sweep: &Sweep, key: PersonKey, seen: Timestamp, now: Timestamp) -> Result<Outcome, Error> {
    let person = sweep.store.person(key).await?;
    let owed = person.as_ref().map(|person| &person.owed);
    let due = owed.and_then(|owed| owed.iter().find(|message| owed.is_due(*message, now)));
    let waiting = owed.and_then(|owed| owed.next_try()).filter(|until| *until > now);
    let next = match due {
        Some(_) => Some(waiting.map_or(after(now, PATIENCE), |until| until.min(after(now, PATIENCE)))),
        None => waiting,
    };
    if !sweep.store.bring_again_instead(key, seen, next).await? {
        return Ok(Outcome::Overtaken);
    }
    let Some(message) = due else {
        return Ok(Outcome::Overtaken);
    };
    let touch = deliver::redrive(message, random(&*sweep.entropy)?, now);
    match sweep.store.apply(key, &touch).await? {
        Applied::Done(after) => {
            tracing::info!(invitation = %after.invitation_id(), kind = message.place(), "a message is brought again");
            Ok(Outcome::Done)
        }
        Applied::Refused(..) => Ok(Outcome::Overtaken),
    }
}
