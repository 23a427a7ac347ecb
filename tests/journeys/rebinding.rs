//! M17: a page elsewhere whose name leads to 127.0.0.1 reads nothing of a local server.

use local::Hosts;
use reqwest::{Client, Method, StatusCode};
use secrecy::ExposeSecret;

use crate::support::World;

async fn asked(world: &World, method: Method, path: &str, host: &str) -> (StatusCode, String) {
    // The address stays, and the name is another: so a browser asks that was led here.
    let request = Client::new().request(method, format!("{}{path}", world.stack.url()));
    let request = request
        .header("host", host)
        .bearer_auth(world.stack.api_key().expose_secret());
    let response = request.send().await.unwrap();
    (response.status(), response.text().await.unwrap())
}

const PATHS: [&str; 13] = [
    "/",
    "/mailbox.json",
    "/mailbox",
    "/mailbox/mailbox.js",
    "/events.json",
    "/gallery",
    "/v1/invitations",
    "/v1/users",
    "/setup",
    "/sign-in",
    "/health",
    "/openapi.json",
    "/no/such/address",
];

#[tokio::test]
async fn m17_no_route_of_a_local_server_answers_to_another_name() {
    let world = World::new().await;
    let ticket = world.invited("ada@example.com").await;
    let port = world.stack.url().rsplit(':').next().unwrap().to_owned();
    for path in PATHS {
        for host in [
            "evil.example".to_owned(),
            format!("evil.example:{port}"),
            format!("localhost.evil.example:{port}"),
            format!("127.0.0.1.nip.io:{port}"),
            format!("0.0.0.0:{port}"),
            format!("192.168.0.7:{port}"),
        ] {
            let (status, text) = asked(&world, Method::GET, path, &host).await;
            assert_eq!(status, StatusCode::MISDIRECTED_REQUEST, "{path} {host}: {text}");
            assert!(
                text.contains("localhost") && !text.contains(&ticket),
                "{path} {host}: {text}"
            );
        }
        for host in [
            "localhost",
            "LOCALHOST.",
            "app.localhost",
            "127.0.0.1",
            "127.0.0.2",
            "[::1]",
        ] {
            let (status, text) = asked(&world, Method::GET, path, &format!("{host}:{port}")).await;
            assert_ne!(status, StatusCode::MISDIRECTED_REQUEST, "{path} {host}: {text}");
        }
    }
    for method in [Method::DELETE, Method::POST, Method::HEAD, Method::OPTIONS] {
        let (status, _) = asked(&world, method.clone(), "/mailbox.json", "evil.example").await;
        assert_eq!(status, StatusCode::MISDIRECTED_REQUEST, "{method}");
    }
    assert!(!world.messages().await.is_empty(), "nobody has emptied it");
}

/// Whoever reaches the server under a name that was allowed, or through a proxy, reaches what people use and no link or code.
#[tokio::test]
async fn m17_the_mailbox_is_shown_under_no_other_name_and_through_no_proxy() {
    let world = World::with(|options| options.hosts = Hosts::and(&["http://latchkey.test:8080"])).await;
    let ticket = world.invited("ada@example.com").await;
    let port = world.stack.url().rsplit(':').next().unwrap().to_owned();
    for path in ["/mailbox.json", "/mailbox", "/events.json"] {
        let (status, _) = asked(&world, Method::GET, path, &format!("localhost:{port}")).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        let (status, text) = asked(&world, Method::GET, path, "latchkey.test:8080").await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{path}");
        assert!(!text.contains(&ticket), "{path}");
        for proxy in ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"] {
            let request = world.request(Method::GET, path).header(proxy, "203.0.113.9");
            let answer = world.send(request).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {proxy}");
            assert!(!answer.text.contains(&ticket), "{path} {proxy}");
        }
    }
    let (status, _) = asked(&world, Method::GET, "/health", "latchkey.test:8080").await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn m17_a_name_that_was_allowed_is_answered() {
    let world = World::with(|options| {
        options.hosts = Hosts::and(&["http://latchkey.test:8080"]);
        options.share_mailbox = true;
    })
    .await;
    let (status, _) = asked(&world, Method::GET, "/mailbox.json", "latchkey.test:8080").await;
    assert_eq!(status, StatusCode::OK);
    let (status, _) = asked(&world, Method::GET, "/mailbox.json", "evil.latchkey.test").await;
    assert_eq!(status, StatusCode::MISDIRECTED_REQUEST);
}
