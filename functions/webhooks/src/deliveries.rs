//! What became of each event, tried out and sent again. Whatever is to be sent is due at once: `dispatch` does it within a
//! minute.

use domain::{
    api_key::Scope,
    entropy::random,
    event::{Event, EventId},
    schema::text,
    webhook::{DeliveryProgress, Webhook, WebhookDelivery},
};
use futures_util::{StreamExt, stream};
use http::StatusCode;
use jiff::Timestamp;
use lambda_http::Request;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use service::{
    app::App,
    http::{
        Error, ProblemCode, Response, body, json,
        query::{limit, only, refused},
        query_parameter,
    },
};
use store::DeliveryQuery;

use crate::find;

/// How many deliveries one call begins again.
const MOST: usize = 500;
/// How many of them at the same moment.
const AT_ONCE: usize = 16;

/// One event, or those of a time range.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Replay")]
pub(crate) struct ReplayBody {
    /// One event. Then nothing else is given.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::EventId")]
    event: Option<String>,
    /// Events from this moment on.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::Moment")]
    from: Option<String>,
    /// Events before this moment; left out: until now.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::Moment")]
    to: Option<String>,
    /// `true`: also those that have arrived, or are on their way.
    #[serde(default)]
    all: bool,
    /// `next` of the answer before, to go on.
    #[serde(default, deserialize_with = "body::non_null")]
    #[schemars(with = "text::Cursor")]
    cursor: Option<String>,
}

/// How many deliveries were started again.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Replayed")]
pub(crate) struct Replayed {
    replayed: usize,
    /// Where it goes on; `null`: that was all.
    #[schemars(with = "Option<text::Cursor>")]
    next: Option<String>,
}

/// An event on its way to a webhook.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WebhookDelivery")]
pub(crate) struct ShownDelivery {
    #[schemars(with = "text::EventId")]
    event: String,
    #[serde(rename = "type")]
    kind: &'static str,
    /// When the event happened.
    #[serde(serialize_with = "domain::clock::write")]
    time: Timestamp,
    #[schemars(with = "text::DeliveryProgress")]
    state: &'static str,
    /// How often it was tried.
    attempts: u32,
    #[serde(serialize_with = "domain::clock::write_maybe")]
    tried_at: Option<Timestamp>,
    #[serde(serialize_with = "domain::clock::write_maybe")]
    next_try_at: Option<Timestamp>,
    /// The status of the last answer.
    status: Option<u16>,
    /// Why there was no answer, the last time.
    reason: Option<String>,
}

/// Deliveries, newest first.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WebhookDeliveries")]
pub(crate) struct List {
    deliveries: Vec<ShownDelivery>,
    /// Where the list goes on; `null`: it does not.
    #[schemars(with = "Option<text::Cursor>")]
    next: Option<String>,
}

pub(crate) async fn list(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsRead).await?;
    only(request, &["state", "limit", "cursor"])?;
    let webhook = find(app, &id, request).await?;
    let progress = query_parameter(request, "state").map(|text| {
        DeliveryProgress::parse(&text).ok_or_else(|| refused("state", "pending, delivered, failed or held"))
    });
    let query = DeliveryQuery {
        webhook: webhook.id,
        from: None,
        to: None,
        progress: progress.transpose()?.into_iter().collect(),
        limit: limit(request)?,
        newest_first: true,
    };
    let start = query_parameter(request, "cursor");
    let start = start.map(|text| cursor(&text, "?cursor")).transpose()?;
    let (found, next) = app.store.deliveries(&query, start.as_ref(), app.clock.now()).await?;
    json(
        StatusCode::OK,
        &List {
            deliveries: found.iter().map(view).collect(),
            next: next.map(|event| event.to_string()),
        },
    )
}

/// A `webhook.test` event, for this webhook alone.
pub(crate) async fn test(app: &App, request: &Request) -> Result<Response, Error> {
    let (caller, id) = app.application_in_path(request, Scope::ApplicationsWrite).await?;
    let webhook = live(find(app, &id, request).await?)?;
    let now = app.clock.now();
    let event = Event::test(
        &id,
        &webhook.id.to_string(),
        &caller.actor(),
        now,
        random(&*app.entropy)?,
    );
    let delivery = WebhookDelivery {
        webhook: webhook.id,
        application: id,
        body: event.to_json(),
        event: event.id,
        kind: event.kind,
        created_at: now,
        progress: DeliveryProgress::Pending,
        attempts: 0,
        tried_at: None,
        due_at: Some(now),
        status: None,
        reason: None,
    };
    app.store.start_delivery(&delivery).await?;
    json(StatusCode::ACCEPTED, &view(&delivery))
}

/// Begins deliveries again: of one event, or all that have not arrived in a time range.
pub(crate) async fn replay(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsWrite).await?;
    let webhook = find(app, &id, request).await?;
    let body: ReplayBody = body::json(request)?;
    let webhook = live(webhook)?;
    let now = app.clock.now();
    let not_valid = |pointer: &str, rule: &str| Error::field(ProblemCode::ReplayNotValid, pointer, rule);
    if let Some(event) = &body.event {
        if body.from.is_some() || body.to.is_some() || body.cursor.is_some() || body.all {
            return Err(not_valid("/event", "name an event or a time range, not both"));
        }
        let event = EventId::parse(event).ok_or(Error::NoDelivery)?;
        if !app.store.replay_delivery(webhook.id, &event, now).await? {
            return Err(Error::NoDelivery);
        }
        return json(
            StatusCode::ACCEPTED,
            &Replayed {
                replayed: 1,
                next: None,
            },
        );
    }
    let moment = |text: Option<&String>, pointer: &str| {
        let moment = text.map(|text| text.parse::<Timestamp>());
        moment
            .transpose()
            .map_err(|_| not_valid(pointer, "a moment looks like 2026-11-21T12:00:00Z"))
    };
    let from = moment(body.from.as_ref(), "/from")?
        .ok_or_else(|| not_valid("/from", "name an event, or the beginning of a time range"))?;
    let to = moment(body.to.as_ref(), "/to")?;
    if to.unwrap_or(now) <= from {
        return Err(not_valid("/to", "a time range ends after it begins"));
    }
    let missed = vec![DeliveryProgress::Failed, DeliveryProgress::Held];
    let query = DeliveryQuery {
        webhook: webhook.id,
        from: Some(from),
        to,
        progress: if body.all { Vec::new() } else { missed },
        limit: MOST,
        newest_first: false,
    };
    let start = body.cursor.as_deref().map(|text| cursor(text, "/cursor")).transpose()?;
    let (found, next) = app.store.deliveries(&query, start.as_ref(), now).await?;
    let (store, webhook) = (&app.store, webhook.id);
    let begun = found
        .into_iter()
        .map(|delivery| async move { store.replay_delivery(webhook, &delivery.event, now).await });
    let mut begun = stream::iter(begun).buffer_unordered(AT_ONCE);
    let mut replayed = 0;
    while let Some(done) = begun.next().await {
        replayed += usize::from(done?);
    }
    let next = next.map(|event| event.to_string());
    json(StatusCode::ACCEPTED, &Replayed { replayed, next })
}

fn live(webhook: Webhook) -> Result<Webhook, Error> {
    if webhook.disabled.is_some() {
        return Err(Error::WebhookDisabled);
    }
    Ok(webhook)
}

/// Where a list goes on: behind this event. It says nothing of whose list it is: that is asked before.
fn cursor(text: &str, pointer: &str) -> Result<EventId, Error> {
    EventId::parse(text)
        .ok_or_else(|| Error::field(ProblemCode::CursorNotValid, pointer, "this is no `next` of such a list"))
}

fn view(delivery: &WebhookDelivery) -> ShownDelivery {
    ShownDelivery {
        event: delivery.event.to_string(),
        kind: delivery.kind.as_str(),
        time: delivery.created_at,
        state: delivery.progress.as_str(),
        attempts: delivery.attempts,
        tried_at: delivery.tried_at,
        next_try_at: delivery.due_at,
        status: delivery.status,
        reason: delivery.reason.clone(),
    }
}
