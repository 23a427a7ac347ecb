//! A panic in a handler: whoever waits is told in the form that they know, with the request's id, and the next request is
//! answered as if nothing had been.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use aws_sdk_dynamodb::config::SharedInterceptor;
use aws_smithy_runtime_api::{
    box_error::BoxError,
    client::{
        interceptors::{Intercept, context::BeforeTransmitInterceptorContextRef},
        runtime_components::RuntimeComponents,
    },
};
use aws_smithy_types::config_bag::ConfigBag;
use local::lambda::{Function, Launch};
use reqwest::{Method, RequestBuilder};
use serde_json::json;

use crate::{
    support::{PASSWORD, World},
    table::Table,
};

/// What a panic says may hold anything.
const SAID: &str = "violet-harbour-of-ada";

/// Panics in the middle of a call of the table, as long as it is armed. The authorizer's call is spared: it comes before.
#[derive(Debug, Clone, Default)]
struct Fuse(Arc<AtomicBool>);

impl Intercept for Fuse {
    fn name(&self) -> &'static str {
        "Fuse"
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let body = context.request().body().bytes().unwrap_or_default();
        let by_the_authorizer = String::from_utf8_lossy(body).contains("KEY#");
        if self.0.load(Ordering::SeqCst) && !by_the_authorizer {
            panic!("{SAID}");
        }
        Ok(())
    }
}

#[tokio::test]
async fn a_panic_in_any_handler_is_500_and_the_next_request_is_served() {
    let fuse = Fuse::default();
    let world = World::with(|options| options.interceptors.push(SharedInterceptor::new(fuse.clone()))).await;
    world.active("grace@example.com").await;
    let ticket = world.invited("ada@example.com").await;
    let post = |path: &str, body: serde_json::Value| world.request(Method::POST, path).json(&body);
    let cookie = |path: &str| {
        let request = world.request(Method::GET, path);
        request.header("cookie", format!("latchkey={ticket}"))
    };
    let asked: [(&str, &dyn Fn() -> RequestBuilder, u16); 11] = [
        (
            "application/problem+json",
            &|| world.admin(Method::GET, "/v1/invitations"),
            200,
        ),
        (
            "application/problem+json",
            &|| world.admin(Method::GET, "/v1/users"),
            200,
        ),
        (
            "application/problem+json",
            &|| world.admin(Method::GET, "/v1/keys"),
            200,
        ),
        (
            "application/problem+json",
            &|| world.admin(Method::GET, "/v1/applications"),
            200,
        ),
        (
            "application/problem+json",
            &|| world.admin(Method::GET, "/v1/applications/app_default/webhooks"),
            200,
        ),
        (
            "application/problem+json",
            &|| post("/v1/tickets/validate", json!({ "ticket": ticket })),
            200,
        ),
        (
            "application/problem+json",
            &|| {
                post(
                    "/v1/sign-in",
                    json!({ "username": "grace@example.com", "password": PASSWORD }),
                )
            },
            200,
        ),
        ("text/html; charset=utf-8", &|| cookie("/setup"), 200),
        (
            "text/html; charset=utf-8",
            &|| world.request(Method::GET, "/sign-in?application=app_other"),
            404,
        ),
        ("application/json", &|| world.admin(Method::GET, "/api/v2/users"), 200),
        (
            "application/scim+json",
            &|| world.admin(Method::GET, "/scim2/Users"),
            200,
        ),
    ];
    for (form, request, usually) in asked {
        let path = request().build().unwrap().url().path().to_owned();
        let before = Table::of(&world).await.without_limits();
        fuse.0.store(true, Ordering::SeqCst);
        let answer = world.send(request()).await;
        fuse.0.store(false, Ordering::SeqCst);
        assert_eq!(answer.status, 500, "{path}: {}", answer.text);
        assert!(!answer.text.contains(SAID), "{path}: {}", answer.text);
        let kind = answer.headers["content-type"].to_str().unwrap();
        match form {
            "application/problem+json" => {
                assert_eq!(answer.code(), "internal", "{path}");
                assert!(
                    answer.json()["request_id"].as_str().is_some_and(|id| id.len() > 5),
                    "{path}"
                );
            }
            page => assert_eq!(kind, page, "{path}"),
        }
        assert_eq!(answer.headers["cache-control"], "no-store", "{path}");
        Table::of(&world).await.without_limits().is(&before);
        world.send(request()).await.expect(usually);
    }
}

/// In a process of its own, under the Runtime API, with the hook that every function sets.
#[tokio::test]
async fn a_panic_ends_one_event_and_its_words_are_logged_nowhere() {
    let log = std::env::temp_dir().join(format!("latchkey-panics-{}.log", std::process::id()));
    let launch = Launch {
        name: "panics".to_owned(),
        binary: PathBuf::from(env!("CARGO_BIN_EXE_panics")),
        environment: BTreeMap::new(),
        memory: 256,
        timeout: Duration::from_secs(10),
        log: Some(log.clone()),
    };
    let function = Function::start(launch).await.unwrap();
    let process = function.process_id();
    for _ in 0..2 {
        let told = function.invoke(json!({ "panic": SAID }).to_string()).await.unwrap_err();
        assert!(told.contains("errorType") && !told.contains(SAID), "{told}");
        let event = json!({ "next": true });
        assert_eq!(function.invoke(event.to_string()).await.unwrap(), event);
    }
    assert!(process.is_some());
    assert_eq!(function.process_id(), process);
    drop(function);
    let lines = std::fs::read_to_string(&log).unwrap();
    std::fs::remove_file(&log).unwrap();
    assert!(!lines.contains(SAID), "{lines}");
    let panicked: Vec<_> = lines.lines().filter(|line| line.contains("panicked")).collect();
    assert_eq!(panicked.len(), 2, "{lines}");
    assert!(panicked.iter().all(|line| line.contains("panics/main.rs:")), "{lines}");
}
