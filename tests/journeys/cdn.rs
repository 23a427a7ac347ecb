//! Behind a CDN: what went past it is refused before anything is done, and who is counted is whom the CDN names.

use std::sync::{Arc, Mutex};

use jiff::SignedDuration;
use reqwest::{Method, RequestBuilder};
use routes::{DEFAULT, Method as Routed};
use serde_json::json;
use domain::origin_secret::OriginSecret;
use service::{http::front::{CLOUDFRONT_VIEWER, Front, SECRET, VIEWER}, watch::{Call, Watcher}};

use crate::{
    one_map::{source, template},
    support::{Answer, World},
    table::Table,
};

const SHOWN: &str = "0123456789abcdefghijklmnopqrstuvwxyz";

async fn behind_a_cdn(failures: u32) -> World {
    World::with(|options| {
        options.front = Front::fixed(OriginSecret::only(SHOWN).unwrap());
        options.limits.source_failures = failures;
    })
    .await
}

/// A sign-in that fails, past the CDN.
fn sign_in(world: &World, number: u32) -> RequestBuilder {
    let body = json!({ "username": format!("user{number}@example.com"), "password": "whatever it is" });
    world.request(Method::POST, "/v1/sign-in").json(&body)
}

/// What leaves, whatever it is.
#[derive(Debug, Default)]
struct Calls(Mutex<Vec<String>>);

impl Watcher for Calls {
    fn leaves(&self, call: &Call, _: &[u8]) {
        self.0
            .lock()
            .unwrap()
            .push(format!("{}:{}", call.service, call.operation));
    }
}

/// G4, G6: on every route, with a good API key as well, and nothing is looked up for it.
#[tokio::test]
async fn g4_what_went_past_the_cdn_is_refused_before_anything_is_done() {
    let calls = Arc::new(Calls::default());
    let world = World::with(|options| {
        options.front = Front::fixed(OriginSecret::only(SHOWN).unwrap());
        options.watcher = Some(Arc::clone(&calls) as _);
    })
    .await;
    calls.0.lock().unwrap().clear();
    let routes = template().routes;
    let mut asked = 0;
    for route in routes.iter() {
        let path = if route.path == DEFAULT {
            "/nowhere".to_owned()
        } else {
            route.path.replace("{proxy+}", "scim2/Users").replace(['{', '}'], "")
        };
        let method = match &route.method {
            Routed::Only(name) => Method::from_bytes(name.as_bytes()).unwrap(),
            Routed::Any => Method::GET,
        };
        if route.path == "/health" {
            world.get("/health").await.expect(200);
            continue;
        }
        for request in [
            world.request(method.clone(), &path),
            world.admin(method.clone(), &path),
            world.admin(method.clone(), &path).header(SECRET, SHOWN.to_uppercase()),
            world
                .admin(method.clone(), &path)
                .header(SECRET, format!("{SHOWN},{SHOWN}")),
        ] {
            let answer = world.send(request).await;
            assert_eq!(answer.status, 403, "{method} {path}: {answer:?}");
            if method != Method::HEAD {
                answer.refused(403, "not_through_cdn");
            }
            assert_eq!(answer.headers["cache-control"], "no-store");
            asked += 1;
        }
    }
    assert!(asked > 400, "{asked}");
    assert_eq!(*calls.0.lock().unwrap(), [""; 0], "nothing was looked up");
    // And with it everything goes on as ever.
    let shown = |request: RequestBuilder| request.header(SECRET, SHOWN);
    let invite = world.admin(Method::POST, "/v1/invitations");
    let invite = invite.json(&json!({ "email": "ada@example.com" }));
    world.send(shown(invite)).await.expect(201);
    world
        .send(shown(world.request(Method::GET, "/sign-in")))
        .await
        .expect(200);
    world
        .send(shown(world.request(Method::GET, "/nowhere")))
        .await
        .refused(404, "not_found");
}

/// G6: two visitors behind one CDN are two sources, and nobody can be another one by saying so.
#[tokio::test]
async fn g6_behind_a_cdn_the_visitor_whom_it_names_is_counted() {
    let world = behind_a_cdn(3).await;
    let from = async |number: u32, name: &'static str, address: &str| -> Answer {
        let request = sign_in(&world, number).header(SECRET, SHOWN).header(name, address);
        world.send(request).await
    };
    for number in 0..3 {
        from(number, VIEWER, "198.51.100.7")
            .await
            .refused(401, "sign_in_failed");
        from(number, CLOUDFRONT_VIEWER, &format!("2001:db8:1:2::{number}:44{number}"))
            .await
            .refused(401, "sign_in_failed");
    }
    from(9, VIEWER, "198.51.100.7").await.refused(429, "source_paused");
    from(9, CLOUDFRONT_VIEWER, "198.51.100.7:65535")
        .await
        .refused(429, "source_paused");
    from(9, VIEWER, "2001:db8:1:2:ffff::1")
        .await
        .refused(429, "source_paused");
    from(9, VIEWER, "198.51.100.8").await.refused(401, "sign_in_failed");
    // CloudFront's own header can be a visitor's, where ours is there.
    let both = sign_in(&world, 9)
        .header(SECRET, SHOWN)
        .header(VIEWER, "198.51.100.7")
        .header(CLOUDFRONT_VIEWER, "203.0.113.1:443");
    world.send(both).await.refused(429, "source_paused");
    let sources = Table::of(&world).await.keys_with("LIMIT#source_failures#");
    assert_eq!(sources.len(), 3, "{sources:?}");
    // Past the CDN nobody is counted, and nobody is believed.
    for number in 0..5 {
        let forged = sign_in(&world, number).header(VIEWER, format!("192.0.2.{number}"));
        world.send(forged).await.refused(403, "not_through_cdn");
    }
    assert_eq!(Table::of(&world).await.keys_with("LIMIT#source_failures#"), sources);
    world.advance(SignedDuration::from_mins(15));
    from(9, VIEWER, "198.51.100.7").await.refused(401, "sign_in_failed");
}

/// G6: without a CDN nothing that it would tell is believed.
#[tokio::test]
async fn g6_without_a_cdn_what_a_cdn_would_tell_changes_no_counter() {
    let world = World::with(|options| options.limits.source_failures = 3).await;
    for number in 0..6 {
        let request = sign_in(&world, number)
            .header(SECRET, SHOWN)
            .header(VIEWER, format!("192.0.2.{number}"))
            .header(CLOUDFRONT_VIEWER, format!("192.0.2.{number}:443"));
        let answer = world.send(request).await;
        if number < 3 {
            answer.refused(401, "sign_in_failed");
        } else {
            answer.refused(429, "source_paused");
        }
    }
    let counters = Table::of(&world).await.keys_with("LIMIT#source_failures#");
    assert_eq!(counters.len(), 1, "{counters:?}");
}

/// The names that the template of the CDN writes are those that are read here.
#[test]
fn the_cdn_sets_what_the_functions_read() {
    let cdn = source("infra/cdn.yaml");
    assert!(cdn.contains(&format!("HeaderName: {SECRET}\n")), "the secret");
    assert!(
        cdn.contains(&format!("headers['{VIEWER}'] = {{value: event.viewer.ip}}")),
        "the visitor"
    );
}
