//! A dependency that is down: somebody who waits is told so soon, and nothing has changed.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use domain::clock::{Clock as _, SystemClock};
use local::{database, sdk_config};
use reqwest::{Method, RequestBuilder};
use serde_json::json;
use service::environment::patient;
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
};

use crate::{
    support::{Answer, PASSWORD, World},
    table::Table,
};

/// What somebody waits at most, whatever is down.
const PATIENCE: Duration = Duration::from_secs(3);

/// A line to the table that can be held: then nothing passes, and nothing is refused, as when a network swallows packets.
struct Line {
    url: String,
    held: watch::Sender<bool>,
}

impl Line {
    async fn to(endpoint: &str) -> Self {
        let endpoint = endpoint.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let held = watch::Sender::new(false);
        let holds = held.subscribe();
        tokio::spawn(async move {
            while let Ok((mut near, _)) = listener.accept().await {
                let (endpoint, mut holds) = (endpoint.clone(), holds.clone());
                tokio::spawn(async move {
                    let mut far = TcpStream::connect(&endpoint).await.unwrap();
                    tokio::select! {
                        biased;
                        // The connection stays open and says nothing.
                        _ = holds.wait_for(|held| *held) => {}
                        _ = copy_bidirectional(&mut near, &mut far) => return,
                    }
                    let _ = holds.wait_for(|held| !held).await;
                });
            }
        });
        Self { url, held }
    }

    fn hold(&self, hold: bool) {
        self.held.send_replace(hold);
    }
}

#[tokio::test]
async fn when_the_table_is_down_callers_are_told_within_three_seconds() {
    let millis: local::Clock = Arc::new(|| SystemClock.now().as_millisecond());
    let template = crate::one_map::template();
    let database = database::start(&template.table.unwrap(), "latchkey", None, millis)
        .await
        .unwrap();
    let line = Line::to(&database.endpoint()).await;
    let sdk = patient(sdk_config(&line.url));
    let world = World::with(|options| {
        options.elsewhere = Some(sdk);
        options.patient = false;
    })
    .await;
    // With the settings in memory: the calls that count are those about people.
    let invited = world.invite(&json!({ "email": "ada@example.com" })).await;
    let id = invited["id"].as_str().unwrap();
    let link = world.admin_get(&format!("/v1/invitations/{id}/link")).await.expect(200);
    let link = link.json()["link"].as_str().unwrap().to_owned();
    let ticket = link.rsplit_once('/').unwrap().1.to_owned();
    world.get("/sign-in").await.expect(200);
    let before = Table::of(&world).await;

    line.hold(true);
    let body = json!({ "ticket": ticket });
    let with = |more: serde_json::Value| {
        let mut body = body.clone();
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let post = |path: &str, body: &serde_json::Value| world.request(Method::POST, path).json(body);
    let asked: Vec<(&str, RequestBuilder)> = vec![
        (
            "invite",
            world
                .admin(Method::POST, "/v1/invitations")
                .json(&json!({ "email": "b@example.com" })),
        ),
        (
            "import",
            world
                .admin(Method::POST, "/v1/imports")
                .json(&json!({ "users": [{ "email": "c@example.com" }, { "email": "d@example.com" }] })),
        ),
        ("list", world.admin(Method::GET, "/v1/invitations")),
        ("users", world.admin(Method::GET, "/v1/users")),
        ("keys", world.admin(Method::GET, "/v1/keys")),
        ("auth0", world.admin(Method::GET, "/api/v2/users")),
        ("wso2", world.admin(Method::GET, "/scim2/Users")),
        ("validate", post("/v1/tickets/validate", &body)),
        ("code", post("/v1/tickets/code", &body)),
        ("verify", post("/v1/tickets/verify", &with(json!({ "code": "123456" })))),
        (
            "password",
            post(
                "/v1/tickets/password",
                &with(json!({ "password": PASSWORD, "confirm": PASSWORD })),
            ),
        ),
        (
            "sign-in",
            post(
                "/v1/sign-in",
                &json!({ "username": "ada@example.com", "password": PASSWORD }),
            ),
        ),
        (
            "enter",
            post("/v1/enter", &json!({ "username": "ada@example.com", "code": "123456" })),
        ),
        (
            "forgotten",
            post("/v1/password/forgotten", &json!({ "username": "ada@example.com" })),
        ),
        (
            "page",
            world
                .request(Method::GET, "/setup")
                .header("cookie", format!("latchkey={ticket}")),
        ),
    ];
    let asked = asked.into_iter().map(|(name, request)| {
        let world = &world;
        async move {
            let began = Instant::now();
            let answer = world.send(request).await;
            (name, answer, began.elapsed())
        }
    });
    let answers: Vec<(&str, Answer, Duration)> = futures_util::future::join_all(asked).await;
    line.hold(false);
    let mut wrong = Vec::new();
    for (name, answer, took) in &answers {
        let told_when = answer.headers.contains_key("retry-after");
        if answer.status != 503 || !told_when || *took > PATIENCE {
            wrong.push(format!(
                "{name}: {} after {took:?}, {:?}: {}",
                answer.status, answer.headers, answer.text
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    Table::of(&world).await.is(&before);
    // And it all goes on.
    world.post("/v1/tickets/validate", &body).await.expect(200);
    world.invite(&json!({ "email": "b@example.com" })).await;
}
