//! EventBridge, as far as Latchkey uses it: what is put on the bus is kept here, newest events in sight of programs.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    Port, Server,
    mailbox::{Relay, Sent},
    stream::filter::Patterns,
};

/// How many events are kept.
const KEPT: usize = 1000;

/// The bus. Clones are handles to the same one.
#[derive(Clone, Default)]
pub struct Events(Arc<Mutex<Kept>>, Arc<Patterns>);

#[derive(Default)]
struct Kept {
    /// Oldest first.
    events: VecDeque<Value>,
    /// Those that a rule has not brought to its target yet.
    fresh: VecDeque<Value>,
    /// How many of the next entries are not taken.
    faults: usize,
    entries: u64,
}

impl std::fmt::Debug for Events {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Events").finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct PutEvents {
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Entry {
    source: String,
    detail_type: String,
    detail: String,
}

/// Starts the bus; the server is the endpoint for the EventBridge client. `rule` says which events it brings to the function that
/// calls webhooks. With a `relay`, calls of which every entry was taken
/// are handed on to it as well.
///
/// # Errors
/// There is no free port.
pub async fn start(rule: Patterns, relay: Option<Relay>) -> std::io::Result<(Events, Server)> {
    let events = Events(Arc::default(), Arc::new(rule));
    let router = Router::new().route("/", post(put)).with_state((events.clone(), relay));
    Ok((events, Server::serve(Port::bind(0).await?, router)))
}

impl Events {
    /// Every event that is kept, newest first, as often as it was told.
    #[must_use]
    pub fn list(&self) -> Vec<Value> {
        self.with_state(|kept| kept.events.iter().rev().cloned().collect())
    }

    /// The events that came since this was asked last and fit the rule, oldest first, as it hands them to a function.
    #[must_use]
    pub fn take(&self) -> Vec<Value> {
        self.with_state(|kept| kept.fresh.drain(..).collect())
    }

    /// Lets the next `entries` go untaken, while the calls are answered with success.
    pub fn fail_next(&self, entries: usize) {
        self.with_state(|kept| kept.faults += entries);
    }

    /// The page for programs: `/events.json`.
    pub fn pages(&self) -> Router {
        Router::new().route("/events.json", get(list)).with_state(self.clone())
    }

    fn with_state<T>(&self, work: impl FnOnce(&mut Kept) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

async fn list(State(events): State<Events>) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Json(events.list())).into_response()
}

async fn put(State((events, relay)): State<(Events, Option<Relay>)>, headers: HeaderMap, body: Bytes) -> Response {
    let target = headers.get("x-amz-target").and_then(|target| target.to_str().ok());
    let put: Option<PutEvents> = serde_json::from_slice(&body).ok();
    let Some(put) = put.filter(|put| target == Some("AWSEvents.PutEvents") && (1..=10).contains(&put.entries.len()))
    else {
        let error = json!({ "__type": "ValidationException", "message": "one to ten entries are taken" });
        return (StatusCode::BAD_REQUEST, Json(error)).into_response();
    };
    let answers: Vec<Value> = put.entries.into_iter().map(|entry| events.take_in(entry)).collect();
    let failed = answers
        .iter()
        .filter(|answer| answer.get("ErrorCode").is_some())
        .count();
    if let Some(relay) = relay.filter(|_| failed == 0) {
        let path = "/";
        if let Err(error) = relay(Sent { path, headers, body }).await {
            tracing::error!(error, "the relay does not take events");
        }
    }
    Json(json!({ "FailedEntryCount": failed, "Entries": answers })).into_response()
}

impl Events {
    fn take_in(&self, entry: Entry) -> Value {
        let Ok(detail) = serde_json::from_str::<Value>(&entry.detail) else {
            return json!({ "ErrorCode": "MalformedDetail", "ErrorMessage": "Detail is malformed." });
        };
        self.with_state(|kept| {
            if kept.faults > 0 {
                kept.faults -= 1;
                return json!({ "ErrorCode": "ThrottlingException", "ErrorMessage": "asked for by a test" });
            }
            kept.entries += 1;
            let id = format!("{:08x}-0000-4000-8000-000000000000", kept.entries);
            kept.events.push_back(detail.clone());
            if kept.events.len() > KEPT {
                kept.events.pop_front();
            }
            let event = json!({
                "version": "0", "id": id, "source": entry.source, "detail-type": entry.detail_type, "detail": detail,
            });
            if self.1.pass(&event) {
                kept.fresh.push_back(event);
            }
            json!({ "EventId": id })
        })
    }
}
