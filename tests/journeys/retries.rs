//! What is asked again within a call, and what is not: throttling and conflicts are, for nothing has happened by then. What is
//! refused for good is not, and neither is a message of which nobody knows whether it left.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{Router, body::Bytes, extract::State, response::IntoResponse};
use domain::clock::{Clock as _, SystemClock};
use http::{HeaderMap, StatusCode, header};
use local::{database, mailbox::Fault, sdk_config};
use reqwest::{Client, Method};
use serde_json::{Value, json};
use service::{
    environment::patient,
    watch::{Call, Watcher},
};
use tokio::net::TcpListener;

use crate::{one_map::template, records::records, support::World};

const WRITES: [&str; 4] = ["UpdateItem", "PutItem", "DeleteItem", "TransactWriteItems"];

/// Stands before the table, and refuses writes when it is told to.
#[derive(Clone)]
struct Porter(Arc<Mutex<Orders>>);

struct Orders {
    endpoint: String,
    http: Client,
    refusal: Option<(u16, Value)>,
    left: usize,
    writes: usize,
}

impl Porter {
    /// It, and where it stands.
    async fn before(endpoint: String) -> (Self, String) {
        let porter = Self(Arc::new(Mutex::new(Orders {
            endpoint,
            http: Client::new(),
            refusal: None,
            left: 0,
            writes: 0,
        })));
        let router = Router::new().fallback(pass).with_state(porter.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        (porter, url)
    }

    /// Refuses the next `times` writes with this, and counts from here.
    fn refuse(&self, times: usize, (status, body): (u16, Value)) {
        let mut orders = self.orders();
        (orders.refusal, orders.left, orders.writes) = (Some((status, body)), times, 0);
    }

    /// How often a write has come since then. All refusals must have happened.
    fn writes(&self) -> usize {
        let orders = self.orders();
        assert_eq!(orders.left, 0, "writes were to be refused");
        orders.writes
    }

    fn orders(&self) -> std::sync::MutexGuard<'_, Orders> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The refusal, if it is this call's turn.
    fn turn(&self, target: &str) -> Option<(u16, Value)> {
        let mut orders = self.orders();
        if !WRITES.iter().any(|write| target.ends_with(write)) {
            return None;
        }
        orders.writes += 1;
        orders.left = orders.left.checked_sub(1)?;
        orders.refusal.clone()
    }
}

async fn pass(State(porter): State<Porter>, headers: HeaderMap, body: Bytes) -> axum::response::Response {
    let target = headers.get("x-amz-target").and_then(|target| target.to_str().ok());
    let json = [(header::CONTENT_TYPE, "application/x-amz-json-1.0")];
    if let Some((status, refusal)) = porter.turn(target.unwrap_or_default()) {
        return (StatusCode::from_u16(status).unwrap(), json, refusal.to_string()).into_response();
    }
    let (http, endpoint) = {
        let orders = porter.orders();
        (orders.http.clone(), orders.endpoint.clone())
    };
    let mut headers = headers;
    headers.remove(header::HOST);
    headers.remove(header::CONTENT_LENGTH);
    let answer = http.post(endpoint).headers(headers).body(body).send().await.unwrap();
    (answer.status(), json, answer.bytes().await.unwrap()).into_response()
}

fn refusal(status: u16, code: &str) -> (u16, Value) {
    let kind = format!("com.amazonaws.dynamodb.v20120810#{code}");
    (status, json!({ "__type": kind, "message": "asked for by a test" }))
}

fn cancelled(reasons: [&str; 2]) -> (u16, Value) {
    let reasons = reasons.map(|code| json!({ "Code": code }));
    let (status, mut body) = refusal(400, "TransactionCanceledException");
    body["CancellationReasons"] = json!(reasons);
    (status, body)
}

/// A world whose table is behind a porter, asked with the patience of a function. What has to be held goes last.
async fn world() -> (World, Porter, database::Database) {
    let millis: local::Clock = Arc::new(|| SystemClock.now().as_millisecond());
    let database = database::start(&template().table.unwrap(), "latchkey", None, millis)
        .await
        .unwrap();
    let (porter, url) = Porter::before(database.endpoint()).await;
    let sdk = patient(sdk_config(&url));
    let world = World::with(|options| {
        options.elsewhere = Some(sdk);
        options.toward_mailbox = Some(Arc::new(sdk_config));
    })
    .await;
    (world, porter, database)
}

#[tokio::test]
async fn throttling_and_conflicts_are_asked_again_and_nobody_hears_of_them() {
    let (world, porter, _held) = world().await;
    for (number, refused) in [
        refusal(400, "ProvisionedThroughputExceededException"),
        refusal(400, "ThrottlingException"),
        refusal(400, "RequestLimitExceeded"),
        refusal(400, "TransactionConflictException"),
        refusal(500, "InternalServerError"),
        refusal(503, "ServiceUnavailable"),
    ]
    .into_iter()
    .enumerate()
    {
        porter.refuse(2, refused.clone());
        let invitation = world.invite(&json!({ "email": format!("{number}@example.com") })).await;
        assert_eq!(porter.writes(), 3, "a put: {refused:?}");
        porter.refuse(2, refused.clone());
        let path = format!("/v1/invitations/{}/revoke", invitation["id"].as_str().unwrap());
        world.admin_post(&path, &json!({})).await.expect(200);
        assert_eq!(porter.writes(), 3, "an update: {refused:?}");
    }
}

#[tokio::test]
async fn a_transaction_that_met_another_is_asked_again() {
    let (world, porter, _held) = world().await;
    let save = async || {
        let steps = json!({ "steps": [{ "kind": "set_password" }] });
        let path = "/v1/applications/app_default/flows/own";
        world.send(world.admin(Method::PUT, path).json(&steps)).await
    };
    for reasons in [
        ["TransactionConflict", "None"],
        ["None", "ThrottlingError"],
        ["ProvisionedThroughputExceeded", "TransactionConflict"],
    ] {
        porter.refuse(2, cancelled(reasons));
        save().await.expect(201);
        assert_eq!(porter.writes(), 3, "{reasons:?}");
    }
    // A condition that does not hold would not hold the next time either.
    for reasons in [
        ["ConditionalCheckFailed", "None"],
        ["ConditionalCheckFailed", "TransactionConflict"],
    ] {
        porter.refuse(1, cancelled(reasons));
        let answer = save().await;
        assert_ne!(answer.status, 201, "{reasons:?}: {}", answer.text);
        assert_eq!(porter.writes(), 1, "{reasons:?}");
    }
}

#[tokio::test]
async fn what_is_refused_for_good_is_not_asked_again() {
    let (world, porter, _held) = world().await;
    for code in [
        "ValidationException",
        "AccessDeniedException",
        "ResourceNotFoundException",
    ] {
        porter.refuse(1, refusal(400, code));
        let body = json!({ "email": format!("{}@example.com", code.to_lowercase()) });
        let answer = world.admin_post("/v1/invitations", &body).await;
        answer.refused(503, "unavailable");
        assert_eq!(porter.writes(), 1, "{code}");
    }
}

/// Counts attempts by service.
#[derive(Debug, Default)]
struct Counted(Mutex<BTreeMap<String, usize>>);

impl Watcher for Counted {
    fn leaves(&self, call: &Call, _: &[u8]) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(call.service.clone()).or_default() += 1;
    }
}

#[tokio::test]
async fn a_send_with_an_unclear_end_is_made_once_and_a_refused_one_again() {
    for (service, body) in [
        ("ses", json!({ "email": "ada@example.com" })),
        (
            "sns",
            json!({ "phone": "+4915112345678", "method": "sms_otp", "flow": "link_password" }),
        ),
    ] {
        for fault in [Fault::CutAfterAccept, Fault::ServerError, Fault::Throttle] {
            let counted = Arc::new(Counted::default());
            let watcher = Arc::clone(&counted);
            let world = World::with(|options| options.watcher = Some(watcher)).await;
            world.invite(&body).await;
            let event = json!({ "Records": records(&world).await });
            world.stack.mailbox.fail_next(1, fault);
            let attempts = || counted.0.lock().unwrap().get(service).copied();
            // However often the record is brought.
            for _ in 0..3 {
                let answer = deliver::handle(&world.stack.delivery, event.clone()).await.unwrap();
                assert_eq!(answer["batchItemFailures"], json!([]), "{service} {fault:?}");
                let wanted = if fault == Fault::CutAfterAccept { 1 } else { 2 };
                assert_eq!(attempts(), Some(wanted), "{service} {fault:?}");
                assert_eq!(world.stack.mailbox.list().len(), 1, "{service} {fault:?}");
            }
        }
    }
}
