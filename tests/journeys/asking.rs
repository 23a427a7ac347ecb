//! Asking by name, for a link to a new password or for a code: neither answer, work nor time tells whether there is anybody
//! (row E2). The request writes down that somebody asks, and the rest is done from the stream.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use domain::{
    address::Username,
    asking::{About, Ask},
    id::PersonKey,
};
use jiff::SignedDuration;
use local::running::running;
use serde_json::{Value, json};
use service::{
    entry,
    watch::{Call, Watcher},
};

use crate::{
    support::{World, wrong},
    table::{Calls, Table},
};

const ACTIVE: &str = "act@example.com";
const BY_CODE: &str = "cod@example.com";

/// What is sent to a door in somebody's name.
type Body = fn(&str) -> Value;

/// The bodies of all calls of the table that the functions of doors make, in order.
#[derive(Debug, Default)]
struct Bodies(Mutex<Vec<(String, Vec<u8>)>>);

impl Watcher for Bodies {
    fn leaves(&self, call: &Call, body: &[u8]) {
        if running().is_some_and(|function| ["setup", "auth0", "wso2"].contains(&function.as_str())) {
            self.0.lock().unwrap().push((call.operation.clone(), body.to_vec()));
        }
    }
}

impl Bodies {
    /// What was asked of the table since this was last called, without keys, moments and random bits.
    fn take(&self) -> Vec<(String, usize, Value)> {
        let taken = std::mem::take(&mut *self.0.lock().unwrap());
        let shape = |(operation, body): (String, Vec<u8>)| {
            let mut value: Value = serde_json::from_slice(&body).unwrap();
            let length = body.len();
            value["Key"].take();
            value["ExpressionAttributeValues"].take();
            (operation, length, value)
        };
        taken.into_iter().map(shape).collect()
    }
}

/// People of every kind, whose names are as long as that of nobody.
async fn peopled(world: &World) -> Vec<&'static str> {
    world.active(ACTIVE).await;
    world.active("off@example.com").await;
    let off = world
        .admin_get("/v1/users?username=off@example.com")
        .await
        .expect(200)
        .json();
    let off = format!("/v1/users/{}/disable", off["users"][0]["id"].as_str().unwrap());
    world.admin_post(&off, &json!({})).await.expect(200);
    let by_code = |email: &str| json!({ "email": email, "method": "email_otp" });
    world.invite(&by_code("old@example.com")).await;
    world.messages().await;
    world.advance(SignedDuration::from_hours(25));
    world.invite(&by_code(BY_CODE)).await;
    world.invited("inv@example.com").await;
    world.messages().await;
    vec![
        "nil@example.com",
        ACTIVE,
        "off@example.com",
        "old@example.com",
        BY_CODE,
        "inv@example.com",
        "non@example.com",
        // Asked once more, within the pause.
        ACTIVE,
        BY_CODE,
        "nil@example.com",
    ]
}

/// E2: the same calls with the same text, but for key and random bits, and nobody's item is touched.
#[tokio::test]
async fn e2_asking_is_the_same_one_write_at_every_door_for_everybody() {
    let bodies = Arc::new(Bodies::default());
    let world = World::with(|options| {
        options.watcher = Some(Arc::clone(&bodies) as _);
        options.limits.source_calls = u32::MAX;
    })
    .await;
    let people = peopled(&world).await;
    let named = |username: &str| json!({ "username": username });
    let doors: [(&str, Body); 3] = [
        ("/v1/password/forgotten", |username| json!({ "username": username })),
        ("/v1/enter/code", |username| json!({ "username": username })),
        (
            "/dbconnections/change_password",
            |username| json!({ "email": username, "connection": "Username-Password-Authentication" }),
        ),
    ];
    for (path, body) in doors {
        world.post(path, &body("warm@example.com")).await;
        bodies.take();
        let before = Table::of(&world).await;
        let mut seen = Vec::new();
        for username in &people {
            let answer = world.post(path, &body(username)).await;
            let mut told = (answer.status, answer.text);
            told.1 = told.1.replace(username, "");
            seen.push((told, bodies.take()));
            let after = Table::of(&world).await;
            for name in [ACTIVE, BY_CODE, "inv@example.com", "old@example.com"] {
                let of = |table: &Table| table.beside(&key(&world, name).to_string(), "person").clone();
                assert_eq!(of(&after), of(&before), "{path} for {username} touches {name}");
            }
        }
        let first = seen[0].clone();
        let asks = first
            .1
            .iter()
            .filter(|(_, _, call)| call.to_string().contains("owe_ask"))
            .count();
        assert_eq!(asks, 1, "{path}: {:?}", first.1);
        for (seen, username) in seen.iter().zip(&people) {
            assert_eq!(*seen, first, "{path} for {username}");
        }
        world.messages().await;
    }
    // The same on the pages.
    for path in ["/forgotten", "/enter/code"] {
        let mut seen = Vec::new();
        for username in &people {
            let browser = world.browser();
            let page = browser
                .open(&format!("/{}", path.split('/').nth(1).unwrap()))
                .await
                .expect(200);
            bodies.take();
            browser.submit(&page, path, &[("username", username)]).await.expect(200);
            seen.push(bodies.take());
        }
        for (some, username) in seen.iter().zip(&people) {
            assert_eq!(*some, seen[0], "{path} for {username}");
        }
    }
    // And it does reach whom it is for.
    world.advance(SignedDuration::from_mins(61));
    world.post("/v1/password/forgotten", &named(ACTIVE)).await.expect(202);
    world.post("/v1/enter/code", &named(BY_CODE)).await.expect(202);
    let newest: BTreeSet<_> = world
        .messages()
        .await
        .iter()
        .take(2)
        .map(|mail| mail.kind.clone())
        .collect();
    assert_eq!(newest, BTreeSet::from(["code".to_owned(), "password_reset".to_owned()]));
}

/// E2: one write for the source, one that asks. A read, even one for everybody, would take longer where there is more to read.
#[tokio::test]
async fn e2_asking_reads_nothing_of_whom_it_is_about() {
    let calls = Calls::default();
    let world = World::with(|options| options.interceptors.push(calls.interceptor())).await;
    world.active(ACTIVE).await;
    for path in ["/v1/password/forgotten", "/v1/enter/code"] {
        world.post(path, &json!({ "username": "warm@example.com" })).await;
        for username in [ACTIVE, "nil@example.com"] {
            calls.take();
            let answer = world.post(path, &json!({ "username": username })).await;
            answer.expect(202);
            assert_eq!(calls.take(), ["UpdateItem", "UpdateItem"], "{path} for {username}");
        }
    }
}

/// E2: what is written down says whom it is about by the key only, and goes after an hour.
#[tokio::test]
async fn e2_what_is_written_down_of_an_asking_names_nobody() {
    let world = World::new().await;
    world.active(ACTIVE).await;
    for username in [ACTIVE, "nil@example.com"] {
        world.forgot(username).await;
        let table = Table::of(&world).await;
        let key = key(&world, username);
        let asked = table.beside(&key.to_string(), "ask#reset");
        assert!(!format!("{asked:?}").contains("example.com"), "{asked:?}");
        let ttl: i64 = asked["ttl"].as_n().unwrap().parse().unwrap();
        assert!((3_600..3_700).contains(&(ttl - world.now().as_second())), "{ttl}");
    }
}

fn key(world: &World, username: &str) -> PersonKey {
    let app = &world.stack.app;
    let username = Username::parse(username).unwrap();
    app.keys.person_key(&app.config.default_application, &username)
}

async fn resets(world: &World) -> usize {
    let messages = world.messages().await;
    let mails = messages.iter().filter(|mail| mail.kind == "password_reset");
    mails.count()
}

/// At least once, and no more for being brought again: not at once, not after the pause, and not when its end was not written
/// down.
#[tokio::test]
async fn e2_an_asking_that_is_brought_again_sends_nothing_more() {
    let world = World::new().await;
    world.active(ACTIVE).await;
    let app = &world.stack.app;
    let ask = |about| Ask {
        person: key(&world, ACTIVE),
        application: app.config.default_application.clone(),
        about,
        at: world.now(),
        id: [7; 16],
    };
    let asked = ask(About::Reset);
    app.store.ask(&asked).await.unwrap();
    assert_eq!(resets(&world).await, 1);
    entry::carry_out(app, asked.person, About::Reset).await.unwrap();
    assert_eq!(resets(&world).await, 1, "it is settled");
    // The same once more, as if nobody had written down that it was carried out.
    app.store.ask(&asked).await.unwrap();
    assert_eq!(resets(&world).await, 1);
    world.advance(SignedDuration::from_mins(2));
    app.store
        .ask(&Ask {
            id: [8; 16],
            ..asked.clone()
        })
        .await
        .unwrap();
    assert_eq!(resets(&world).await, 1, "it counts as of when it was asked");
    app.store.ask(&ask(About::Reset)).await.unwrap();
    assert_eq!(resets(&world).await, 2, "a later one is another");
}

/// What the stream has given up is found by `redrive`, for as long as it is worth it.
#[tokio::test]
async fn an_asking_that_was_given_up_is_put_before_the_stream_again() {
    let world = World::new().await;
    world.active(ACTIVE).await;
    world.messages().await;
    let redrive = redrive::Redrive {
        store: world.stack.app.store.clone(),
        clock: Arc::clone(&world.clock) as _,
        entropy: Arc::clone(&world.stack.app.entropy),
    };
    let redriven = async || {
        let order = redrive::Order::default();
        let found = redrive::handle(&redrive, order, || Duration::MAX).await.unwrap();
        (found.redriven, found.unreadable)
    };
    world.forgot(ACTIVE).await;
    assert_eq!(redriven().await, (1, 0));
    assert_eq!(resets(&world).await, 1);
    assert_eq!(redriven().await, (0, 0), "it was carried out");
    world.advance(SignedDuration::from_mins(10));
    world.forgot(ACTIVE).await;
    world.advance(SignedDuration::from_mins(60));
    assert_eq!(redriven().await, (0, 0), "its link would be over");
    assert_eq!(resets(&world).await, 1, "nor is it carried out when it comes that late");
}

/// E2: entering has to be answered at once, so it is the same number of calls, and what fails takes the same time.
#[tokio::test]
async fn e2_a_failed_entry_is_the_same_calls_and_takes_the_same_time() {
    let takes = Duration::from_millis(400);
    let calls = Calls::default();
    let world = World::with(|options| {
        options.interceptors.push(calls.interceptor());
        options.failure_takes = takes;
    })
    .await;
    let people = peopled(&world).await;
    let code = world.newest("invitation_code", BY_CODE).await.code.clone().unwrap();
    let enter = async |username: &str, code: &str| {
        let body = json!({ "username": username, "code": code });
        calls.take();
        let begun = Instant::now();
        let answer = world.post("/v1/enter", &body).await;
        (answer, begun.elapsed())
    };
    for username in people.iter().take(6) {
        let (answer, took) = enter(username, &wrong(&code)).await;
        answer.refused(401, "entry_failed");
        assert_eq!(calls.take(), ["UpdateItem", "UpdateItem"], "{username}: source, person");
        assert!(took >= takes, "{username}: {took:?}");
    }
    let (answer, _) = enter(BY_CODE, &code).await;
    answer.expect(200);
    // Used by now.
    let (answer, took) = enter(BY_CODE, &code).await;
    answer.refused(401, "entry_failed");
    assert!(took >= takes);
}

/// E2: what could be a code is looked at as one in everybody's name, at every door that takes a password.
#[tokio::test]
async fn e2_a_code_typed_as_the_password_is_the_same_calls_for_everybody() {
    let calls = Calls::default();
    let world = World::with(|options| options.interceptors.push(calls.interceptor())).await;
    let people: BTreeSet<_> = peopled(&world).await.into_iter().collect();
    let code = world.newest("invitation_code", BY_CODE).await.code.clone().unwrap();
    let wrong = wrong(&code);
    // At each door for the first time within a day.
    for door in ["/v1/sign-in", "/v1/password/change", "/sign-in"] {
        let mut seen = Vec::new();
        for username in &people {
            let browser = world.browser();
            let page = browser.open("/sign-in").await.expect(200);
            calls.take();
            match door {
                "/v1/sign-in" => world.sign_in(username, &wrong).await.refused(401, "sign_in_failed"),
                "/v1/password/change" => {
                    let body = json!({ "username": username, "current": wrong, "password": "another one, long" });
                    let answer = world.post("/v1/password/change", &body).await;
                    answer.refused(401, "sign_in_failed");
                }
                _ => {
                    let fields = [("username", *username), ("password", &wrong)];
                    browser.submit(&page, door, &fields).await.expect(200);
                }
            }
            seen.push(calls.take());
        }
        let told: Vec<_> = people.iter().zip(&seen).collect();
        assert!(seen.iter().all(|calls| *calls == seen[0]), "{door}: {told:?}");
        assert_eq!(seen[0], ["UpdateItem"; 3], "{door}: the try, the code, the source");
        world.advance(SignedDuration::from_hours(24));
    }
}

/// E2: what fails takes as long as a failed entry, at every door that takes a password and in whosever name: to read a person
/// and to count in their item takes longer than to find nobody.
#[tokio::test]
async fn e2_a_sign_in_that_fails_takes_the_same_time_for_everybody() {
    let takes = Duration::from_secs(1);
    let world = &World::with(|options| options.failure_takes = takes).await;
    world.active(ACTIVE).await;
    world.invite(&json!({ "email": BY_CODE, "method": "email_otp" })).await;
    let code = world.newest("invitation_code", BY_CODE).await.code.clone().unwrap();
    let wrong = wrong(&code);
    // At each door for the first time within a day.
    for door in ["/v1/sign-in", "/v1/password/change", "/sign-in"] {
        let tries = [wrong.as_str(), "not the password of anybody"]
            .into_iter()
            .flat_map(|typed| {
                [ACTIVE, BY_CODE, "nil@example.com"].map(|username| async move {
                    let browser = world.browser();
                    let page = browser.open("/sign-in").await.expect(200);
                    let begun = Instant::now();
                    match door {
                        "/v1/sign-in" => world.sign_in(username, typed).await.refused(401, "sign_in_failed"),
                        "/v1/password/change" => {
                            let body =
                                json!({ "username": username, "current": typed, "password": "another one, long" });
                            world.post(door, &body).await.refused(401, "sign_in_failed");
                        }
                        _ => {
                            let fields = [("username", username), ("password", typed)];
                            browser.submit(&page, door, &fields).await.expect(200);
                        }
                    }
                    let took = begun.elapsed();
                    assert!(took >= takes, "{door} {username} {typed}: {took:?}");
                })
            });
        futures_util::future::join_all(tries).await;
        world.advance(SignedDuration::from_hours(24));
    }
}

/// A link lives an hour from when it was asked for, however late the stream is.
#[tokio::test]
async fn what_was_asked_for_is_carried_out_as_of_its_moment() {
    let world = World::new().await;
    world.active(ACTIVE).await;
    world.forgot(ACTIVE).await;
    // The stream is late.
    world.advance(SignedDuration::from_mins(30));
    let ticket = world.reset_ticket(ACTIVE).await;
    let validate = json!({ "ticket": ticket });
    world.post("/v1/tickets/validate", &validate).await.expect(200);
    world.advance(SignedDuration::from_mins(30));
    let refused = world.post("/v1/tickets/validate", &validate).await;
    refused.refused(410, "invitation_expired");
}
