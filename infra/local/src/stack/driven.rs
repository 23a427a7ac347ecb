//! The functions that no request calls: what the stream drives, what is driven by that, and what the clock brings.

use std::{sync::Arc, time::Duration};

use futures_util::FutureExt;
use service::http::Error;
use tokio::sync::watch;

use super::StartError;
use crate::{
    events::Events,
    mailbox::Mailbox,
    running::driven_as,
    stream::{DeliverHandler, Stream, filter::Patterns},
};

pub(super) async fn sweep(sweeper: &sweep::Sweep) -> Result<sweep::Swept, Error> {
    driven_as("sweep", sweep::handle(sweeper, || Duration::MAX)).await
}

/// Looks at the stream after every write.
pub(super) async fn wake(stream: Stream, mut written: watch::Receiver<()>) {
    while written.changed().await.is_ok() {
        stream.wake();
    }
}

/// How soon after a write what is due is looked for.
pub(super) const SWEPT: Duration = Duration::from_secs(1);

/// What the schedule does in AWS, more often: whoever tries it out is not to wait for a minute. A second after each write, and
/// then after pauses that double, up to `longest`: what becomes due some time after the last write is done after twice that time
/// at the latest.
pub(super) async fn keep_sweeping(
    sweeper: sweep::Sweep,
    dispatch: dispatch::Dispatch,
    mut written: watch::Receiver<()>,
    longest: Duration,
) {
    let mut pause = SWEPT;
    loop {
        // What is written from here on brings the next one.
        written.mark_unchanged();
        if let Err(error) = sweep(&sweeper).await {
            tracing::warn!(reason = %error, "what is due has to wait");
        }
        if let Err(error) = call_again(&dispatch).await {
            tracing::warn!(reason = %error, "webhooks have to wait");
        }
        match tokio::time::timeout(pause, written.changed()).await {
            Ok(_) => {
                pause = SWEPT;
                tokio::time::sleep(pause).await;
            }
            Err(_) => pause = pause.saturating_mul(2).min(longest),
        }
    }
}

/// Calls the webhooks that something is due to.
pub(super) async fn call_again(dispatch: &dispatch::Dispatch) -> Result<(), dispatch::Later> {
    let order = serde_json::json!({ "due": true });
    driven_as("dispatch", dispatch::handle(dispatch, order, || Duration::MAX)).await
}

/// What the stream drives, and what is driven by that.
#[derive(Clone)]
pub(super) struct Change {
    pub(super) filters: Filters,
    pub(super) history: history::History,
    pub(super) delivery: deliver::Deliver,
    pub(super) mailbox: Mailbox,
    pub(super) events: Events,
    pub(super) dispatch: dispatch::Dispatch,
    /// Whether the stream waits for webhooks; if not, a slow one holds up no mail.
    pub(super) waits: bool,
}

/// Which records `template.yaml` lets through to each of the two functions that the stream drives.
#[derive(Clone)]
pub(crate) struct Filters {
    pub(crate) history: Patterns,
    pub(crate) deliver: Patterns,
}

impl Filters {
    pub(super) fn of(functions: &[routes::Function]) -> Result<Self, StartError> {
        let of = |name: &str| {
            let found = functions.iter().find(|function| function.handler == name);
            let filters = found.map(|function| function.filters.as_slice()).unwrap_or_default();
            Patterns::parse(filters).map_err(|problem| StartError::Template(format!("filter of {name}: {problem}")))
        };
        Ok(Self {
            history: of("history")?,
            deliver: of("deliver")?,
        })
    }
}

/// Which events of the bus `template.yaml` has brought to a function.
pub(super) fn rule_of(functions: &[routes::Function], name: &str) -> Result<Patterns, StartError> {
    let found = functions.iter().find(|function| function.handler == name);
    let rules = found.map(|function| function.rules.as_slice()).unwrap_or_default();
    let rules: Vec<_> = rules
        .iter()
        .map(|detail| serde_json::json!({ "detail": detail }).to_string())
        .collect();
    Patterns::parse(&rules).map_err(|problem| StartError::Template(format!("rule of {name}: {problem}")))
}

/// What the stream drives: the timeline with the events, then messages. In AWS each has a mapping of its own; here one after
/// the other, and what SES tells of a mail comes right behind it, as do calls of webhooks.
pub(super) fn on_change(change: Change) -> DeliverHandler {
    let app = &change.delivery.app;
    let state = feedback::State {
        store: app.store.clone(),
        clock: Arc::clone(&app.clock),
        entropy: Arc::clone(&app.entropy),
    };
    Arc::new(move |event| {
        let (change, state) = (change.clone(), state.clone());
        async move {
            let told = match change.filters.history.of_event(&event) {
                Some(event) => driven_as("history", history::handle(&change.history, event)).await,
                None => Ok(service::stream::done()),
            };
            let sent = match change.filters.deliver.of_event(&event) {
                Some(event) => driven_as("deliver", deliver::handle(&change.delivery, event)).await,
                None => Ok(service::stream::done()),
            };
            for event in change.mailbox.take_feedback() {
                if let Err(error) = driven_as("feedback", feedback::handle(&state, event)).await {
                    tracing::warn!(reason = %error, "what became of a mail is not written down");
                }
            }
            let events = change.events.take();
            let calls = call_webhooks(change.dispatch, events);
            if change.waits {
                calls.await;
            } else {
                tokio::spawn(calls);
            }
            let told = told.map_err(|error| error.to_string())?;
            let sent = sent.map_err(|error| error.to_string())?;
            Ok(if has_failures(&told) { told } else { sent })
        }
        .boxed()
    })
}

/// What the rule on the bus does: each event goes to `dispatch`, and again if it failed.
async fn call_webhooks(dispatch: dispatch::Dispatch, events: Vec<serde_json::Value>) {
    for event in events {
        for _ in 0..3 {
            let call = dispatch::handle(&dispatch, event.clone(), || Duration::MAX);
            match driven_as("dispatch", call).await {
                Ok(()) => break,
                Err(error) => tracing::warn!(reason = %error, "an event did not reach the webhooks"),
            }
        }
    }
}

pub(crate) fn has_failures(answer: &serde_json::Value) -> bool {
    let failures = answer.get("batchItemFailures").and_then(serde_json::Value::as_array);
    failures.is_some_and(|failures| !failures.is_empty())
}
