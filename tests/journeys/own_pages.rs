//! Forms that a product hosts on an origin of its own.

use domain::application::Settings;
use reqwest::{Method, RequestBuilder};
use serde_json::json;

use crate::support::{Answer, PASSWORD, World};

const LISTED: &str = "https://app.example.com";
const OTHER: &str = "https://other.example.com";
const EVIL: &str = "https://evil.example";
const ADA: &str = "ada@example.com";

/// Two applications, each with an origin of its own.
async fn world() -> World {
    let world = World::with(|options| options.settings.allowed_origins = vec![format!("{LISTED}/")]).await;
    let mut settings = Settings::named("Other");
    settings.allowed_origins = vec![OTHER.to_owned()];
    let body = json!({ "id": "app_other", "settings": settings });
    world.admin_post("/v1/applications", &body).await.expect(201);
    world
}

fn allowed(answer: &Answer) -> Option<&str> {
    answer
        .headers
        .get("access-control-allow-origin")
        .map(|origin| origin.to_str().unwrap())
}

fn from(request: RequestBuilder, origin: &str) -> RequestBuilder {
    request.header("origin", origin).header("sec-fetch-site", "cross-site")
}

#[tokio::test]
async fn a_browser_is_told_which_origins_may_call_and_no_others() {
    let world = world().await;
    for path in [
        "/v1/tickets/validate",
        "/v1/tickets/password",
        "/v1/tickets/renew",
        "/v1/tickets/decline",
        "/v1/enter",
        "/v1/enter/code",
        "/v1/sign-in",
        "/v1/password/forgotten",
    ] {
        for (origin, listed) in [(LISTED, true), (OTHER, true), (EVIL, false), ("null", false)] {
            let ask = from(world.request(Method::OPTIONS, path), origin)
                .header("access-control-request-method", "POST")
                .header("access-control-request-headers", "content-type");
            let answer = world.send(ask).await;
            assert_eq!(allowed(&answer), listed.then_some(origin), "{path} from {origin}");
            if listed {
                assert_eq!(answer.status, 204, "{path}");
                assert_eq!(answer.headers["access-control-allow-methods"], "POST");
                assert_eq!(answer.headers["access-control-allow-headers"], "content-type");
                assert!(!answer.headers.contains_key("access-control-allow-credentials"));
            } else {
                answer.refused(403, "origin_not_allowed");
            }
        }
    }
    // Routes that need an API key are for back ends.
    let ask = from(world.request(Method::OPTIONS, "/v1/invitations"), LISTED);
    assert_eq!(allowed(&world.send(ask).await), None);
}

#[tokio::test]
async fn an_origin_that_the_operator_lists_may_call_for_every_application() {
    let world = World::with(|options| options.origins = vec![OTHER.to_owned()]).await;
    let ticket = world.invited(ADA).await;
    for (origin, may) in [(OTHER, true), (LISTED, false)] {
        let ask = from(world.request(Method::OPTIONS, "/v1/tickets/validate"), origin);
        assert_eq!(allowed(&world.send(ask).await), may.then_some(origin));
        let call = world
            .request(Method::POST, "/v1/tickets/validate")
            .json(&json!({ "ticket": ticket }));
        let answer = world.send(from(call, origin)).await;
        assert_eq!(answer.status, if may { 200 } else { 403 }, "{origin}");
    }
}

#[tokio::test]
async fn a_page_of_a_listed_origin_goes_the_whole_way_and_others_change_nothing() {
    let world = world().await;
    let ticket = world.invited(ADA).await;
    let before = crate::table::Table::of(&world).await;
    let post =
        |path: &str, body: serde_json::Value, origin: &str| from(world.request(Method::POST, path).json(&body), origin);
    for origin in [EVIL, OTHER, "null"] {
        for path in ["validate", "code"] {
            let request = post(&format!("/v1/tickets/{path}"), json!({ "ticket": ticket }), origin);
            world.send(request).await.refused(403, "origin_not_allowed");
        }
        for (path, body) in [
            ("/v1/sign-in", json!({ "username": ADA, "password": PASSWORD })),
            ("/v1/enter", json!({ "username": ADA, "code": "123456" })),
            ("/v1/enter/code", json!({ "username": ADA })),
            ("/v1/password/forgotten", json!({ "username": ADA })),
            ("/v1/tickets/renew", json!({ "ticket": ticket })),
            ("/v1/tickets/decline", json!({ "ticket": ticket })),
        ] {
            let answer = world.send(post(path, body, origin)).await;
            answer.refused(403, "origin_not_allowed");
            assert_eq!(allowed(&answer), (origin == OTHER).then_some(OTHER), "{path}");
        }
    }
    crate::table::Table::of(&world).await.is(&before);

    let call = async |path: &str, body: serde_json::Value| {
        let answer = world.send(post(path, body, LISTED)).await;
        assert_eq!(allowed(&answer), Some(LISTED), "{path}: {answer:?}");
        assert_eq!(answer.headers["vary"], "Origin");
        answer
    };
    call("/v1/tickets/validate", json!({ "ticket": ticket }))
        .await
        .expect(200);
    call("/v1/tickets/code", json!({ "ticket": ticket })).await.expect(202);
    let code = world.code(ADA).await;
    call(
        "/v1/tickets/verify",
        json!({ "ticket": ticket, "code": crate::support::wrong(&code) }),
    )
    .await
    .refused(422, "code_wrong");
    call("/v1/tickets/verify", json!({ "ticket": ticket, "code": code }))
        .await
        .expect(200);
    let password = json!({ "ticket": ticket, "password": PASSWORD, "confirm": PASSWORD });
    call("/v1/tickets/password", password).await.expect(200);
    call("/v1/sign-in", json!({ "username": ADA, "password": PASSWORD }))
        .await
        .expect(200);
    call(
        "/v1/sign-in",
        json!({ "application": "app_other", "username": ADA, "password": PASSWORD }),
    )
    .await
    .refused(403, "origin_not_allowed");
    // Programs that are no browsers send no origin.
    world.sign_in(ADA, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn an_origin_is_https_and_without_a_path() {
    let world = World::new().await;
    for wrong in [
        "http://app.example.com",
        "https://app.example.com/x",
        "https://a@b.example",
        "*",
        "null",
        "https://x.example/?a",
    ] {
        let body = json!({ "id": "app_x", "settings": { "name": "X", "allowed_origins": [wrong] } });
        let refused = world.admin_post("/v1/applications", &body).await;
        refused.refused(400, "settings_not_valid");
        assert_eq!(
            refused.json()["errors"][0]["pointer"],
            "/settings/allowed_origins/0",
            "{wrong}"
        );
    }
}
