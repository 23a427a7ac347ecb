//! The local server while nothing happens, and what it shows at its address.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use domain::clock::SystemClock;
use serde_json::json;
use service::watch::{Call, Watcher};

use crate::support::World;

/// Counts the calls of the table and of its stream.
#[derive(Debug, Default)]
struct Calls(AtomicUsize);

impl Watcher for Calls {
    fn leaves(&self, call: &Call, _: &[u8]) {
        self.0
            .fetch_add(usize::from(call.service.contains("dynamodb")), Ordering::Relaxed);
    }
}

async fn running(calls: &Arc<Calls>) -> World {
    World::with(|options| {
        options.deliver = true;
        options.clock = Arc::new(SystemClock);
        options.watcher = Some(Arc::clone(calls) as _);
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_idle_server_leaves_the_table_alone_and_a_write_wakes_it() {
    let calls = Arc::new(Calls::default());
    let world = running(&calls).await;
    let mailed = async |email: &str| {
        let began = Instant::now();
        world.invite(&json!({ "email": email })).await;
        let inbox = format!("/mailbox.json?to={email}");
        while world.get(&inbox).await.json().as_array().unwrap().is_empty() {
            assert!(began.elapsed() < Duration::from_secs(9), "nothing wakes it");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    mailed("ada@example.com").await;
    // There is no other way to see that nothing happens than to wait.
    tokio::time::sleep(Duration::from_secs(5)).await;
    let before = calls.0.load(Ordering::Relaxed);
    tokio::time::sleep(Duration::from_secs(4)).await;
    let idle = calls.0.load(Ordering::Relaxed) - before;
    assert!(idle <= 12, "{idle} calls in four seconds");
    // It looks at the stream every ten seconds by itself: this comes sooner.
    mailed("grace@example.com").await;
    world.stack.stop().await;
}

#[tokio::test]
async fn the_address_of_the_server_shows_where_everything_is() {
    let world = World::new().await;
    let get = async |path: &str| {
        let answer = reqwest::get(format!("{}{path}", world.stack.url())).await.unwrap();
        let kind = answer.headers()["content-type"].to_str().unwrap().to_owned();
        (answer.status(), kind, answer.text().await.unwrap())
    };
    let (status, kind, page) = get("/").await;
    assert_eq!((status.as_u16(), kind.as_str()), (200, "text/html; charset=utf-8"));
    let links: Vec<_> = page
        .split("href=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    for path in ["/mailbox", "/gallery", "/docs", "/openapi.json"] {
        assert!(links.contains(&path), "{path} is not linked: {page}");
    }
    for path in links {
        assert_eq!(get(path).await.0, 200, "{path}");
    }
    assert!(
        page.contains(&format!("curl -sS {}/v1/invitations", world.stack.url())),
        "{page}"
    );
    assert!(!page.contains("lk_") || page.contains("lk_..."), "{page}");
    assert!(
        !page.contains(secrecy::ExposeSecret::expose_secret(world.stack.api_key())),
        "whoever opens it"
    );
}
