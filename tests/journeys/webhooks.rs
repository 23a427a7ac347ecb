//! Webhooks: signed calls, once for each event, repeated for a day, never to an address that only the functions can reach.

use std::{
    net::IpAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU16, Ordering},
    },
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use domain::{
    api_key::{Reach, Scope},
    clock::{Clock, SystemClock},
    event::EventType,
    webhook::{DeliveryProgress, WebhookDelivery, WebhookId},
};
use futures_util::FutureExt;
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};
use standardwebhooks::Webhook;
use tokio::net::TcpListener;

use crate::{
    events::published,
    support::{Answer, World},
};

const HOOKS: &str = "/v1/applications/app_default/webhooks";

/// A back end that is called.
pub(crate) struct Receiver {
    pub(crate) url: String,
    kept: Arc<Kept>,
}

struct Kept {
    calls: Mutex<Vec<(HeaderMap, Bytes)>>,
    status: AtomicU16,
}

impl Receiver {
    /// One that answers with `status`.
    pub(crate) async fn start(status: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hooks/latchkey", listener.local_addr().unwrap());
        let kept = Arc::new(Kept {
            calls: Mutex::default(),
            status: status.into(),
        });
        let router = Router::new().fallback(take).with_state(Arc::clone(&kept));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, kept }
    }

    fn answers(&self, status: u16) {
        self.kept.status.store(status, Ordering::SeqCst);
    }

    /// The calls since this was asked last.
    fn take(&self) -> Vec<(HeaderMap, Bytes)> {
        std::mem::take(&mut *self.kept.calls.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Types and ids of the events that came since this was asked last.
    fn types(&self) -> Vec<String> {
        let kind = |(_, body): &(HeaderMap, Bytes)| {
            let event: Value = serde_json::from_slice(body).unwrap();
            event["type"].as_str().unwrap().to_owned()
        };
        let mut types: Vec<_> = self.take().iter().map(kind).collect();
        types.sort();
        types
    }
}

async fn take(State(kept): State<Arc<Kept>>, headers: HeaderMap, body: Bytes) -> (StatusCode, HeaderMap) {
    kept.calls
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push((headers, body));
    let status = StatusCode::from_u16(kept.status.load(Ordering::SeqCst)).unwrap();
    let mut headers = HeaderMap::new();
    headers.insert("location", "/elsewhere".parse().unwrap());
    (status, headers)
}

/// Makes a webhook and gives its path and its secret.
async fn hook(world: &World, body: &Value) -> (String, String) {
    let made = world.admin_post(HOOKS, body).await.expect(201).json();
    let path = format!("{HOOKS}/{}", made["id"].as_str().unwrap());
    (path, made["secret"].as_str().unwrap().to_owned())
}

async fn patch(world: &World, path: &str, body: Value) -> Answer {
    world.send(world.admin(Method::PATCH, path).json(&body)).await
}

async fn deliveries(world: &World, path: &str) -> Vec<Value> {
    let list = world.admin_get(&format!("{path}/deliveries")).await.expect(200).json();
    list["deliveries"].as_array().unwrap().clone()
}

/// The minute's run.
async fn minute(world: &World) {
    world.stack.call_webhooks().await.unwrap();
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers[name].to_str().unwrap()
}

/// Whether one of the call's signatures is what an independent library makes with `secret`.
fn is_signed((headers, body): &(HeaderMap, Bytes), secret: &str) -> bool {
    let at = text(headers, "webhook-timestamp").parse().unwrap();
    let signature = Webhook::new(secret)
        .unwrap()
        .sign(text(headers, "webhook-id"), at, body)
        .unwrap();
    text(headers, "webhook-signature")
        .split(' ')
        .any(|own| own == signature)
}

#[tokio::test]
async fn an_event_is_posted_once_and_verifies_with_the_official_library() {
    let world = World::new().await;
    // The library compares the time of the call with the machine's.
    world.clock.set(SystemClock.now());
    let receiver = Receiver::start(204).await;
    let (path, secret) = hook(&world, &json!({ "url": receiver.url, "description": "Billing" })).await;
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    let events = published(&world).await;
    let calls = receiver.take();
    assert_eq!(calls.len(), events.len());
    for call in &calls {
        let (headers, body) = call;
        Webhook::new(&secret).unwrap().verify(body, headers).unwrap();
        assert!(Webhook::new(&secret).unwrap().verify(b"{}", headers).is_err());
        assert!(is_signed(call, &secret));
        assert_eq!(headers["content-type"], "application/json");
        let event: Value = serde_json::from_slice(body).unwrap();
        assert_eq!(event["id"], text(headers, "webhook-id"));
        let mut same = events.iter().filter(|told| told["id"] == event["id"]);
        let mut told = same.next().unwrap().clone();
        told.as_object_mut().unwrap().remove("mac");
        assert_eq!(told, event);
    }
    // The bus may bring an event twice: it is posted once.
    for event in &events {
        let again = json!({ "source": "latchkey", "detail-type": event["type"], "detail": event });
        let call = dispatch::handle(&world.stack.dispatch, again, || std::time::Duration::MAX);
        call.await.unwrap();
    }
    world.advance(SignedDuration::from_hours(1));
    minute(&world).await;
    assert_eq!(receiver.types(), [""; 0]);
    let list = deliveries(&world, &path).await;
    assert_eq!(list.len(), events.len());
    for line in &list {
        assert_eq!(
            (&line["state"], &line["attempts"], &line["status"]),
            (&json!("delivered"), &json!(1), &json!(204))
        );
    }
    // The secret is shown once.
    let shown = world.admin_get(&path).await.expect(200);
    assert!(!shown.text.contains("whsec_") && shown.json()["url"] == json!(receiver.url));
    assert!(!world.admin_get(HOOKS).await.expect(200).text.contains(&secret));
    assert!(invitation["id"].is_string());
}

/// T10: whoever may put events on a bus that is shared cannot have us sign one of theirs.
#[tokio::test]
async fn t10_an_event_that_others_put_on_the_bus_is_told_to_nobody() {
    let world = World::new().await;
    let receiver = Receiver::start(204).await;
    let (path, _) = hook(&world, &json!({ "url": receiver.url })).await;
    world.invite(&json!({ "email": "ada@example.com" })).await;
    world.application("app_other").await;
    world
        .invite(&json!({ "email": "bob@example.com", "application": "app_other" }))
        .await;
    let events = published(&world).await;
    let calls = receiver.take();
    assert!(!calls.is_empty());
    for (_, body) in &calls {
        let body: Value = serde_json::from_slice(body).unwrap();
        assert!(body.get("mac").is_none(), "it is between the functions: {body}");
        let on_the_bus = events.iter().find(|event| event["id"] == body["id"]).unwrap();
        assert!(on_the_bus["mac"].is_string());
        let mut without = on_the_bus.clone();
        without.as_object_mut().unwrap().remove("mac");
        assert_eq!(without, body);
    }
    let known = deliveries(&world, &path).await.len();
    let put = async |detail: Value| {
        let event = json!({ "version": "0", "source": "latchkey", "detail-type": detail["type"], "detail": detail });
        dispatch::handle(&world.stack.dispatch, event, || std::time::Duration::MAX)
            .await
            .unwrap();
        world.advance(SignedDuration::from_mins(2));
        minute(&world).await;
    };
    let fresh = json!("evt_019aa5f1f400000000000000000000aa");
    let change = |event: &Value, name: &str, value: Value| {
        let mut event = event.clone();
        event[name] = value;
        event
    };
    let own = events
        .iter()
        .find(|event| event["application"] == "app_default")
        .unwrap();
    let other = events.iter().find(|event| event["application"] == "app_other").unwrap();
    let mut bare = change(own, "id", fresh.clone());
    bare.as_object_mut().unwrap().remove("mac");
    for forged in [
        bare,
        change(own, "id", fresh.clone()),
        change(&change(own, "id", fresh.clone()), "mac", json!("1.AAAA")),
        change(&change(own, "id", fresh.clone()), "mac", json!("9.AAAA")),
        change(&change(own, "id", fresh), "mac", other["mac"].clone()),
        change(other, "application", json!("app_default")),
        change(other, "type", json!("user.deleted")),
        json!("latchkey"),
        json!({}),
    ] {
        put(forged.clone()).await;
        assert_eq!(receiver.take().len(), 0, "{forged}");
    }
    assert_eq!(deliveries(&world, &path).await.len(), known);
    // The bus may hand the fields on in another order, and what is told twice is sent once.
    put(own.clone()).await;
    assert_eq!(receiver.take().len(), 0);
}

#[tokio::test]
async fn failing_calls_repeat_for_a_day_and_then_the_webhook_is_off() {
    let world = World::new().await;
    let receiver = Receiver::start(500).await;
    let only = json!({ "url": receiver.url, "events": ["invitation.created"] });
    let (path, _) = hook(&world, &only).await;
    world.invite(&json!({ "email": "ada@example.com" })).await;
    world.messages().await;
    assert_eq!(receiver.types(), ["invitation.created"]);
    let begun = world.now();
    let mut waits = Vec::new();
    let mut last = begun;
    while let Some(next) = deliveries(&world, &path).await[0]["next_try_at"].as_str() {
        let next = next.parse().unwrap();
        world.clock.set(next);
        world.advance(SignedDuration::from_secs(-1));
        minute(&world).await;
        assert_eq!(receiver.types(), [""; 0], "not before it is due");
        world.advance(SignedDuration::from_secs(1));
        // Two runs at once call once.
        tokio::join!(minute(&world), minute(&world));
        assert_eq!(receiver.types(), ["invitation.created"]);
        waits.push(next.duration_since(last).as_secs());
        last = next;
    }
    assert_eq!(waits, [5, 300, 1800, 7200, 18000, 36000, 36000]);
    assert!(last.duration_since(begun) > SignedDuration::from_hours(24));
    let line = deliveries(&world, &path).await.remove(0);
    assert_eq!(
        (&line["state"], &line["attempts"], &line["status"]),
        (&json!("failed"), &json!(8), &json!(500))
    );
    let shown = world.admin_get(&path).await.expect(200).json();
    assert_eq!(
        (&shown["enabled"], &shown["disabled_because"]),
        (&json!(false), &json!("failing"))
    );
    // While it is off, events are kept and nobody is called.
    world.invite(&json!({ "email": "bob@example.com" })).await;
    world.messages().await;
    minute(&world).await;
    assert_eq!(receiver.types(), [""; 0]);
    let replay = json!({ "from": "2026-11-21T00:00:00Z" });
    let again = format!("{path}/replay");
    world.admin_post(&again, &replay).await.refused(409, "webhook_disabled");
    world
        .admin_post(&format!("{path}/test"), &json!({}))
        .await
        .refused(409, "webhook_disabled");
    // Mended and switched on, it gets all that it missed.
    receiver.answers(200);
    let on = patch(&world, &path, json!({ "enabled": true }))
        .await
        .expect(200)
        .json();
    assert_eq!((&on["enabled"], &on["failing_since"]), (&json!(true), &Value::Null));
    let begun = world.admin_post(&again, &replay).await.expect(202).json();
    assert_eq!(begun, json!({ "replayed": 2, "next": null }));
    minute(&world).await;
    assert_eq!(receiver.types(), ["invitation.created", "invitation.created"]);
    // What has arrived is sent again only when it is asked for by name, or all of it.
    let begun = world.admin_post(&again, &replay).await.expect(202).json();
    assert_eq!(begun["replayed"], 0);
    let event = json!({ "event": line["event"] });
    world.admin_post(&again, &event).await.expect(202);
    minute(&world).await;
    assert_eq!(receiver.types(), ["invitation.created"]);
    let all = json!({ "from": "2026-11-21T00:00:00Z", "all": true });
    assert_eq!(world.admin_post(&again, &all).await.expect(202).json()["replayed"], 2);
    // For seven days.
    world.advance(SignedDuration::from_hours(7 * 24));
    world
        .admin_post(&again, &event)
        .await
        .refused(404, "delivery_not_found");
    assert_eq!(deliveries(&world, &path).await, [] as [Value; 0]);
}

#[tokio::test]
async fn a_410_switches_a_webhook_off_and_a_success_resets_its_day() {
    let world = World::new().await;
    let (gone, shaky) = (Receiver::start(410).await, Receiver::start(503).await);
    let (gone_path, _) = hook(&world, &json!({ "url": gone.url, "events": ["user.created"] })).await;
    let (shaky_path, _) = hook(&world, &json!({ "url": shaky.url, "events": ["user.created"] })).await;
    world.invite(&json!({ "email": "ada@example.com" })).await;
    world.messages().await;
    let shown = world.admin_get(&gone_path).await.expect(200).json();
    assert_eq!(shown["disabled_because"], "gone");
    assert_eq!(deliveries(&world, &gone_path).await[0]["state"], "failed");
    let failing = world.admin_get(&shaky_path).await.expect(200).json()["failing_since"].clone();
    assert_eq!(failing, json!(format!("{:.3}", world.now())));
    world.advance(SignedDuration::from_hours(23));
    shaky.answers(204);
    minute(&world).await;
    assert_eq!(
        world.admin_get(&shaky_path).await.expect(200).json()["failing_since"],
        Value::Null
    );
    shaky.answers(503);
    world.advance(SignedDuration::from_hours(2));
    world.invite(&json!({ "email": "bob@example.com" })).await;
    world.messages().await;
    let shown = world.admin_get(&shaky_path).await.expect(200).json();
    assert_eq!(
        (&shown["enabled"], &shown["failing_since"]),
        (&json!(true), &json!(format!("{:.3}", world.now())))
    );
    assert_eq!(gone.take().len(), 1);
}

#[tokio::test]
async fn a_secret_that_was_replaced_counts_for_a_day_more() {
    let world = World::new().await;
    let receiver = Receiver::start(204).await;
    let (path, first) = hook(&world, &json!({ "url": receiver.url, "events": ["user.created"] })).await;
    let rotated = world
        .admin_post(&format!("{path}/rotate-secret"), &json!({}))
        .await
        .expect(200)
        .json();
    let second = rotated["secret"].as_str().unwrap().to_owned();
    assert_ne!(first, second);
    assert!(rotated["overlap_until"].is_string());
    world.invite(&json!({ "email": "ada@example.com" })).await;
    world.messages().await;
    let call = receiver.take().remove(0);
    assert!(is_signed(&call, &first) && is_signed(&call, &second));
    world.advance(SignedDuration::from_hours(24));
    world.invite(&json!({ "email": "bob@example.com" })).await;
    world.messages().await;
    let call = receiver.take().remove(0);
    assert!(!is_signed(&call, &first) && is_signed(&call, &second));
    assert_eq!(
        world.admin_get(&path).await.expect(200).json()["overlap_until"],
        Value::Null
    );
}

#[tokio::test]
async fn m1_no_webhook_is_told_of_another_application_nor_reached_by_its_keys() {
    let world = World::new().await;
    let other = world.application("app_other").await;
    let (ours, theirs) = (Receiver::start(204).await, Receiver::start(204).await);
    let (path, _) = hook(&world, &json!({ "url": ours.url })).await;
    let others = "/v1/applications/app_other/webhooks";
    world
        .admin_post(others, &json!({ "url": theirs.url }))
        .await
        .expect(201);
    world
        .invite(&json!({ "email": "ada@example.com", "application": "app_other" }))
        .await;
    world.messages().await;
    assert_eq!((ours.types().len(), theirs.types().len()), (0, 4));
    let scopes = [Scope::ApplicationsRead, Scope::ApplicationsWrite];
    let key = world.key(&scopes, Reach::Applications(vec![other]), |_| ()).await;
    let key = secrecy::ExposeSecret::expose_secret(&key).to_owned();
    for (method, path) in [
        (Method::GET, HOOKS.to_owned()),
        (Method::GET, path.clone()),
        (Method::DELETE, path.clone()),
        (Method::POST, format!("{path}/rotate-secret")),
        (Method::GET, format!("{path}/deliveries")),
    ] {
        let call = world.request(method, &path).bearer_auth(&key);
        world.send(call).await.refused(404, "application_not_found");
    }
    // Under the name of their own application ours is not there either.
    let borrowed = path.replace("app_default", "app_other");
    let call = world.request(Method::GET, &borrowed).bearer_auth(&key);
    world.send(call).await.refused(404, "webhook_not_found");
    let reader = world.key(&[Scope::ApplicationsRead], Reach::Deployment, |_| ()).await;
    let reader = secrecy::ExposeSecret::expose_secret(&reader).to_owned();
    let call = world
        .request(Method::POST, &format!("{path}/rotate-secret"))
        .bearer_auth(&reader);
    world.send(call).await.refused(403, "scope_missing");
}

/// What a name leads to is looked at when the connection is made: one that leads to a neighbour is not called, whatever it
/// led to before.
#[tokio::test]
async fn no_call_reaches_an_address_that_is_not_public() {
    let listener = Receiver::start(204).await;
    let port = listener
        .url
        .split(':')
        .nth(2)
        .unwrap()
        .split('/')
        .next()
        .unwrap()
        .to_owned();
    for private in [
        "10.0.0.7",
        "169.254.169.254",
        "192.168.1.1",
        "fd00:ec2::254",
        "::ffff:127.0.0.1",
    ] {
        let address: IpAddr = private.parse().unwrap();
        let world = World::with(|options| {
            options.resolver =
                Arc::new(move |_| async move { Ok(vec!["93.184.215.14".parse().unwrap(), address]) }.boxed());
        })
        .await;
        let url = format!("https://hooks.example.com:{port}/");
        let (path, _) = hook(&world, &json!({ "url": url, "events": ["user.created"] })).await;
        world.invite(&json!({ "email": "ada@example.com" })).await;
        world.messages().await;
        let line = deliveries(&world, &path).await.remove(0);
        assert_eq!(
            (&line["state"], &line["reason"]),
            (&json!("pending"), &json!("address not allowed")),
            "{private}"
        );
    }
    // Nor is an answer followed that leads elsewhere.
    let world = World::new().await;
    let receiver = Receiver::start(302).await;
    let (path, _) = hook(&world, &json!({ "url": receiver.url, "events": ["user.created"] })).await;
    world.invite(&json!({ "email": "ada@example.com" })).await;
    world.messages().await;
    assert_eq!(receiver.take().len(), 1);
    let line = deliveries(&world, &path).await.remove(0);
    assert_eq!((&line["state"], &line["status"]), (&json!("pending"), &json!(302)));
    assert_eq!(listener.take().len(), 0);
}

#[tokio::test]
async fn what_cannot_be_a_webhook_is_refused_with_a_code_of_its_own() {
    let world = World::new().await;
    let long = format!("https://example.com/{}", "a".repeat(1100));
    for (body, code) in [
        (json!({ "url": "example.com" }), "webhook_url_not_valid"),
        (json!({ "url": "https://example.com/#a" }), "webhook_url_not_valid"),
        (json!({ "url": long }), "webhook_url_not_valid"),
        (json!({ "url": "http://example.com/" }), "webhook_url_not_https"),
        (
            json!({ "url": "https://user:secret@example.com/" }),
            "webhook_url_has_credentials",
        ),
        (json!({ "url": "https://10.0.0.1/" }), "webhook_address_not_public"),
        (
            json!({ "url": "https://169.254.169.254/latest" }),
            "webhook_address_not_public",
        ),
        (json!({ "url": "https://[fd00::1]/" }), "webhook_address_not_public"),
        (json!({ "url": "https://intranet/" }), "webhook_address_not_public"),
        (
            json!({ "url": "https://example.com/", "events": ["invitation.eaten"] }),
            "event_type_not_valid",
        ),
        (
            json!({ "url": "https://example.com/", "events": ["webhook.test"] }),
            "event_type_not_valid",
        ),
        (
            json!({ "url": "https://example.com/", "events": ["*", "user.created"] }),
            "event_type_not_valid",
        ),
        (
            json!({ "url": "https://example.com/", "events": [] }),
            "event_type_not_valid",
        ),
        (
            json!({ "url": "https://example.com/", "description": "a\nb" }),
            "description_not_valid",
        ),
        (json!({}), "field_not_valid"),
        (
            json!({ "url": "https://example.com/", "secret": "mine" }),
            "field_not_valid",
        ),
    ] {
        world.admin_post(HOOKS, &body).await.refused(400, code);
    }
    assert_eq!(
        world.admin_get(HOOKS).await.expect(200).json(),
        json!({ "webhooks": [] })
    );
    // Five at most, however many are made at once.
    let fine = json!({ "url": "https://example.com/" });
    let made = futures_util::future::join_all((0..8).map(|_| world.admin_post(HOOKS, &fine))).await;
    let made: Vec<_> = made.iter().filter(|answer| answer.status == 201).collect();
    assert!(made.len() <= 5);
    for _ in made.len()..5 {
        world.admin_post(HOOKS, &fine).await.expect(201);
    }
    world.admin_post(HOOKS, &fine).await.refused(409, "webhooks_too_many");
    let list = world.admin_get(HOOKS).await.expect(200).json();
    assert_eq!(list["webhooks"].as_array().unwrap().len(), 5);
    let path = format!("{HOOKS}/{}", list["webhooks"][0]["id"].as_str().unwrap());
    for (body, code) in [
        (json!({}), "replay_not_valid"),
        (json!({ "from": "yesterday" }), "replay_not_valid"),
        (json!({ "from": "2026-11-21T13:00:00Z" }), "replay_not_valid"),
        (json!({ "event": "evt_1", "all": true }), "replay_not_valid"),
        (
            json!({ "from": "2026-11-21T00:00:00Z", "cursor": "x" }),
            "cursor_not_valid",
        ),
    ] {
        world
            .admin_post(&format!("{path}/replay"), &body)
            .await
            .refused(400, code);
    }
    for nowhere in ["evt_1", "evt_019aa5c3b1000053d1b1c7a4e2f09d8c"] {
        let body = json!({ "event": nowhere });
        world
            .admin_post(&format!("{path}/replay"), &body)
            .await
            .refused(404, "delivery_not_found");
    }
    world
        .admin_get(&format!("{path}/deliveries?state=lost"))
        .await
        .refused(400, "query_not_valid");
    world
        .admin_get(&format!("{path}/deliveries?cursor=x"))
        .await
        .refused(400, "cursor_not_valid");
    patch(&world, &path, json!({ "url": "http://example.com/" }))
        .await
        .refused(400, "webhook_url_not_https");
    world.send(world.admin(Method::DELETE, &path)).await.expect(204);
    world
        .send(world.admin(Method::DELETE, &path))
        .await
        .refused(404, "webhook_not_found");
    world.admin_get(&path).await.refused(404, "webhook_not_found");
    world
        .admin_get(&format!("{HOOKS}/whk_x"))
        .await
        .refused(404, "webhook_not_found");
    let nowhere = "/v1/applications/app_nowhere/webhooks";
    world
        .admin_post(nowhere, &fine)
        .await
        .refused(404, "application_not_found");
}

#[tokio::test]
async fn a_webhook_is_tried_out_changed_and_deleted() {
    let world = World::new().await;
    let receiver = Receiver::start(204).await;
    let (path, secret) = hook(&world, &json!({ "url": receiver.url, "events": ["user.deleted"] })).await;
    let test = world
        .admin_post(&format!("{path}/test"), &json!({}))
        .await
        .expect(202)
        .json();
    assert_eq!(
        (&test["type"], &test["state"]),
        (&json!("webhook.test"), &json!("pending"))
    );
    minute(&world).await;
    let call = receiver.take().remove(0);
    assert!(is_signed(&call, &secret));
    let event: Value = serde_json::from_slice(&call.1).unwrap();
    crate::contract::check_events(std::slice::from_ref(&event));
    assert!(path.ends_with(event["data"]["webhook"].as_str().unwrap()));
    // It is told what it asks for.
    world.invite(&json!({ "email": "ada@example.com" })).await;
    world.messages().await;
    assert_eq!(receiver.types(), [""; 0]);
    let changed = patch(&world, &path, json!({ "events": ["*"], "description": "All" }))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&changed["events"], &changed["description"]),
        (&json!(["*"]), &json!("All"))
    );
    world.invite(&json!({ "email": "bob@example.com" })).await;
    world.messages().await;
    assert_eq!(
        receiver.types(),
        [
            "invitation.created",
            "invitation.delivered",
            "invitation.sent",
            "user.created"
        ]
    );
    // The list has pages.
    let page = |query: &str| {
        let path = format!("{path}/deliveries?limit=2{query}");
        let world = &world;
        async move { world.admin_get(&path).await.expect(200).json() }
    };
    let mut seen = Vec::new();
    let mut list = page("").await;
    loop {
        seen.extend(
            list["deliveries"]
                .as_array()
                .unwrap()
                .iter()
                .map(|line| line["event"].to_string()),
        );
        match list["next"].as_str() {
            Some(next) => list = page(&format!("&cursor={next}")).await,
            None => break,
        }
    }
    let mut newest_first = seen.clone();
    newest_first.sort_by(|one, two| two.cmp(one));
    newest_first.dedup();
    assert_eq!((seen.len(), &newest_first), (5, &seen));
    assert_eq!(page("&state=failed").await["deliveries"], json!([]));
    // Switched off, what is due to it is held; deleted, it is called no more.
    receiver.answers(500);
    world.invite(&json!({ "email": "cleo@example.com" })).await;
    world.messages().await;
    assert_eq!(receiver.take().len(), 4);
    patch(&world, &path, json!({ "enabled": false })).await.expect(200);
    world.advance(SignedDuration::from_mins(1));
    minute(&world).await;
    assert_eq!(page("&state=held").await["deliveries"].as_array().unwrap().len(), 2);
    // What was replayed by hand is held as well. Switched on again, a replay has all of it delivered.
    let replay = (format!("{path}/replay"), json!({ "from": "2026-11-21T12:00:00Z" }));
    world
        .admin_post(&replay.0, &replay.1)
        .await
        .refused(409, "webhook_disabled");
    patch(&world, &path, json!({ "enabled": true })).await.expect(200);
    world.admin_post(&replay.0, &replay.1).await.expect(202);
    patch(&world, &path, json!({ "enabled": false })).await.expect(200);
    minute(&world).await;
    assert_eq!(page("&state=held").await["deliveries"].as_array().unwrap().len(), 2);
    assert_eq!(receiver.take().len(), 0);
    patch(&world, &path, json!({ "enabled": true })).await.expect(200);
    receiver.answers(200);
    let replayed = world.admin_post(&replay.0, &replay.1).await.expect(202).json();
    assert_eq!(replayed, json!({ "replayed": 4, "next": null }));
    minute(&world).await;
    assert_eq!(receiver.take().len(), 4);
    assert_eq!(page("&state=held").await["deliveries"], json!([]));
    world.admin_post(&format!("{path}/test"), &json!({})).await.expect(202);
    world.send(world.admin(Method::DELETE, &path)).await.expect(204);
    minute(&world).await;
    assert_eq!(receiver.take().len(), 0);
}

/// A delivery is written down as claimed before it is tried: whoever is cut off in between leaves it due a minute later.
#[tokio::test]
async fn a_try_that_was_cut_off_is_made_again() {
    let world = World::new().await;
    let receiver = Receiver::start(204).await;
    let (path, _) = hook(&world, &json!({ "url": receiver.url, "events": ["user.created"] })).await;
    let webhook = WebhookId::parse(path.rsplit('/').next().unwrap()).unwrap();
    let app = &world.stack.app;
    let now = world.now();
    let by = domain::invitation::Actor::System;
    let application = app.config.default_application.clone();
    let event = domain::event::Event::test(&application, &webhook.to_string(), &by, now, [7; 16]);
    let cut_off = WebhookDelivery {
        webhook,
        application,
        event: event.id.clone(),
        kind: EventType::WebhookTest,
        body: event.to_json(),
        created_at: now,
        progress: DeliveryProgress::Pending,
        attempts: 1,
        tried_at: Some(now),
        due_at: Some(now + SignedDuration::from_secs(60)),
        status: None,
        reason: None,
    };
    assert!(app.store.start_delivery(&cut_off).await.unwrap());
    minute(&world).await;
    assert_eq!(receiver.take().len(), 0, "somebody may be at it");
    world.advance(SignedDuration::from_secs(60));
    minute(&world).await;
    assert_eq!(receiver.types(), ["webhook.test"]);
    // Whoever claimed it first comes back late: what was settled stays.
    let late = WebhookDelivery {
        progress: DeliveryProgress::Failed,
        ..cut_off.clone()
    };
    assert!(!app.store.settle_delivery(&cut_off, &late).await.unwrap());
    assert_eq!(deliveries(&world, &path).await[0]["state"], "delivered");
}
