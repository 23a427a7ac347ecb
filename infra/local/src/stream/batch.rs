//! One batch: call the function, try again what failed, give up after a while.

use super::{DeadLetter, DeliverHandler, Options, record::sequence_number};
use serde_json::{Value, json};
use std::{
    collections::VecDeque,
    hash::{BuildHasher, RandomState},
    sync::Arc,
    time::Duration,
};

/// Calls the function until every record is handled or given up; answers those given up.
pub(super) async fn deliver(handler: &DeliverHandler, options: &Options, records: Vec<Value>) -> Vec<DeadLetter> {
    let mut left = VecDeque::from(records);
    let mut dead = Vec::new();
    let mut attempts = 0;
    // After a failure that blames nobody the records go one by one, so that one bad record does not park the others.
    let mut alone = false;
    while !left.is_empty() {
        let size = if alone { 1 } else { left.len() };
        let batch: Vec<&Value> = left.iter().take(size).collect();
        let failure = call(handler, &batch).await;
        let done = failure.as_ref().map_or(size, |failure| failure.first);
        left.drain(..done);
        let Some(failure) = failure else {
            (attempts, alone) = (0, false);
            continue;
        };
        alone = failure.whole;
        // The count belongs to the record in front.
        attempts = if done == 0 { attempts + 1 } else { 1 };
        if attempts < options.attempts {
            tracing::warn!(
                attempts,
                error = failure.error,
                "a stream record failed and is tried again"
            );
            tokio::time::sleep(backoff(options, attempts)).await;
        } else if let Some(record) = left.pop_front() {
            let number = sequence_number(&record);
            tracing::error!(number, attempts, error = failure.error, "a stream record is given up");
            dead.push(DeadLetter {
                record,
                attempts,
                error: failure.error,
            });
            attempts = 0;
        }
    }
    dead
}

/// The wait before retry number `attempt` (from 1): doubling, between half and all of it.
pub(super) fn backoff(options: &Options, attempt: u32) -> Duration {
    let full = options
        .backoff
        .saturating_mul(2_u32.saturating_pow(attempt.saturating_sub(1).min(16)));
    let half = full.min(options.longest_backoff) / 2;
    // Spreading retries needs no good randomness: a fresh hasher's keys will do.
    let share = u32::try_from(RandomState::new().hash_one(attempt) % 1000).unwrap_or_default();
    half + half * share / 1000
}

struct Failure {
    /// The first record that failed; those after it are tried again too, as in Lambda.
    first: usize,
    /// The function failed as a whole.
    whole: bool,
    error: String,
}

async fn call(handler: &DeliverHandler, batch: &[&Value]) -> Option<Failure> {
    let event = json!({ "Records": batch });
    let handler = Arc::clone(handler);
    // A task of its own, so that a panic is a failed invocation.
    let answer = match tokio::spawn(async move { handler(event).await }).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) => {
            return Some(Failure {
                first: 0,
                whole: true,
                error,
            });
        }
        Err(panic) => {
            return Some(Failure {
                first: 0,
                whole: true,
                error: panic.to_string(),
            });
        }
    };
    let failed = answer.get("batchItemFailures").and_then(Value::as_array)?;
    // An identifier that is not in the batch makes all of it fail, as in Lambda.
    let first = failed
        .iter()
        .map(|item| {
            let number = item.get("itemIdentifier").and_then(Value::as_str).unwrap_or_default();
            batch
                .iter()
                .position(|record| sequence_number(record) == number)
                .unwrap_or(0)
        })
        .min()?;
    Some(Failure {
        first,
        whole: false,
        error: "the function reported the record as failed".to_owned(),
    })
}
