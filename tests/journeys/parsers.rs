//! What reads languages that others write, asked with texts that nobody means well with: through the real handlers, an answer
//! that says what is wrong, and never a panic. At random they are asked beside each reader; here, with all that was ever found.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, World};

const TEMPLATE: &str = "/v1/applications/app_default/templates/invitation/en";

/// The texts of a corpus.
fn corpus(text: &str) -> Vec<String> {
    let kept: Vec<Vec<(String, usize)>> = serde_json::from_str(text).unwrap();
    let whole = |parts: Vec<(String, usize)>| parts.iter().map(|(part, times)| part.repeat(*times)).collect();
    kept.into_iter().map(whole).collect()
}

/// An address with a value in it.
fn with(address: &str, value: &str) -> String {
    let value: String = url::form_urlencoded::byte_serialize(value.as_bytes()).collect();
    format!("{address}={value}")
}

#[track_caller]
fn is_answered(answer: &Answer, text: &str) {
    let start: String = text.chars().take(60).collect();
    assert!(
        answer.status.is_success() || answer.status.is_client_error(),
        "{start:?} ({} bytes): {} {}",
        text.len(),
        answer.status,
        answer.text
    );
}

#[tokio::test]
async fn m2_no_template_and_no_wording_is_answered_but_with_a_reason() {
    let world = World::new().await;
    for text in corpus(include_str!("../../shared/present/corpora/liquid.json")) {
        let template =
            json!({ "subject": "Hello", "text": format!("{{{{ link }}}} {text}"), "html": "<p>{{ link }}</p>" });
        let preview = world
            .admin_post(&format!("{TEMPLATE}/preview"), &json!({ "template": template }))
            .await;
        is_answered(&preview, &text);
        let put = world.send(world.admin(Method::PUT, TEMPLATE).json(&template)).await;
        is_answered(&put, &text);
    }
    let nested = json!({ "subject": "Hello", "text": format!("{{{{ link }}}}{{{{ {}", "a[".repeat(3_000)), "html": "{{ link }}" });
    let answer = world.send(world.admin(Method::PUT, TEMPLATE).json(&nested)).await;
    answer.refused(400, "template_not_valid");
    assert!(answer.text.contains("deep"), "{}", answer.text);
    for text in corpus(include_str!("../../shared/present/corpora/fluent.json")) {
        let words = json!({ "landing-heading": text });
        let path = "/v1/applications/app_default/wording/de";
        let put = world.send(world.admin(Method::PUT, path).json(&words)).await;
        is_answered(&put, &text);
    }
    // What was taken in between is sent.
    world.invited("ada@example.com").await;
}

#[tokio::test]
async fn m2_no_search_filter_path_or_hash_is_answered_but_with_a_reason() {
    let world = World::new().await;
    let invited = world.invite(&json!({ "email": "ada@example.com" })).await;
    let user = format!("/scim2/Users/{}", invited["user"]["id"].as_str().unwrap());
    for text in corpus(include_str!("../../functions/auth0/corpora/search.json")) {
        // As much as stands in an address.
        let q: String = text.chars().take(1_500).collect();
        is_answered(&world.admin_get(&with("/api/v2/users?q", &q)).await, &text);
    }
    for text in corpus(include_str!("../../functions/wso2/corpora/filter.json")) {
        let filter: String = text.chars().take(1_500).collect();
        is_answered(&world.admin_get(&with("/scim2/Users?filter", &filter)).await, &text);
        let body = json!({ "filter": text });
        is_answered(&world.admin_post("/scim2/Users/.search", &body).await, &text);
    }
    for text in corpus(include_str!("../../functions/wso2/corpora/path.json")) {
        for op in ["add", "replace", "remove"] {
            let body = json!({ "Operations": [{ "op": op, "path": text, "value": { text.clone(): text } }] });
            let request = world.admin(Method::PATCH, &user).json(&body);
            is_answered(&world.send(request).await, &text);
        }
    }
    for text in corpus(include_str!("../../shared/domain/corpora/phc.json")) {
        let body = json!({ "users": [{ "email": "bob@example.com", "password_hash": text }] });
        let answer = world.admin_post("/v1/imports", &body).await.expect(200);
        assert_eq!(answer.json()["results"][0]["result"], "refused", "{}", answer.text);
    }
}

#[tokio::test]
async fn m2_no_cookie_ticket_cursor_or_header_is_answered_but_with_a_reason() {
    let world = World::new().await;
    let ticket = world.invited("ada@example.com").await;
    for text in corpus(include_str!("../../shared/service/corpora/sent.json")) {
        let plain: String = text.chars().filter(char::is_ascii_graphic).take(3_000).collect();
        for cookie in [
            format!("__Host-latchkey={plain}"),
            format!("__Host-latchkey={ticket}; __Host-latchkey-note={plain}"),
            format!("latchkey-visitor={plain}; latchkey-language={plain}; {plain}"),
        ] {
            for path in ["/setup", "/setup/done", "/sign-in?told=yes", "/enter", "/forgotten"] {
                let request = world.request(Method::GET, path).header("cookie", &cookie);
                let answer = world.send(request.header("accept-language", &plain)).await;
                assert!(!answer.status.is_server_error(), "{path} {cookie}: {}", answer.status);
            }
        }
        for path in ["/v1/invitations", "/v1/users"] {
            let path = with(&format!("{path}?cursor"), &plain);
            world.admin_get(&path).await.refused(400, "cursor_not_valid");
        }
        let body = json!({ "ticket": text });
        is_answered(&world.post("/v1/tickets/validate", &body).await, &text);
        for path in [
            "/v1/invitations",
            "/v1/tickets/validate",
            "/api/v2/users",
            "/scim2/Users",
            "/v1/imports",
        ] {
            let request = world
                .admin(Method::POST, path)
                .header("content-type", "application/json");
            is_answered(&world.send(request.body(text.clone())).await, &text);
        }
    }
}

fn nested(depth: usize) -> Value {
    (0..depth).fold(json!(1), |inner, _| json!([inner]))
}

/// Each body is one reader's; what it is nested in beyond the bound is refused by all, before anything is done.
#[tokio::test]
async fn m2_json_that_is_nested_too_deep_is_refused_by_every_reader() {
    let world = World::new().await;
    let deep = nested(60);
    let body = json!({ "email": "ada@example.com", "metadata": { "a": deep } });
    let answer = world.admin_post("/v1/invitations", &body).await;
    answer.refused(400, "body_not_readable");
    assert!(answer.text.contains("deep"), "{}", answer.text);
    for path in [
        "/v1/imports",
        "/api/v2/users",
        "/scim2/Users",
        "/v1/tickets/profile",
        "/v1/applications",
    ] {
        let answer = world
            .admin_post(path, &json!({ "metadata": deep, "users": [deep] }))
            .await;
        assert_eq!(answer.status, 400, "{path}: {}", answer.text);
        // Auth0 has its own words for all that is no JSON.
        let told = ["deep", "Invalid request payload JSON format"];
        assert!(
            told.iter().any(|told| answer.text.contains(told)),
            "{path}: {}",
            answer.text
        );
    }
    // What is taken is readable wherever it is carried: in the answer, and in events.
    let body = json!({ "email": "bob@example.com", "metadata": { "a": nested(28) } });
    assert_eq!(world.invite(&body).await["metadata"], body["metadata"]);
    world.messages().await;
    assert!(!world.stack.events.list().is_empty());
}

/// A key that comes twice in SCIM, at any depth, as everywhere else.
#[tokio::test]
async fn m15_a_json_field_that_comes_twice_is_refused_over_scim_too() {
    let world = World::new().await;
    for body in [
        r#"{"userName":"kim","userName":"eve"}"#,
        r#"{"userName":"kim","emails":[{"value":"kim@example.com","value":"eve@example.com"}]}"#,
    ] {
        let request = world.admin(Method::POST, "/scim2/Users");
        let request = request.header("content-type", "application/scim+json").body(body);
        let answer = world.send(request).await.expect(400);
        assert_eq!(answer.json()["scimType"], "invalidSyntax", "{}", answer.text);
        assert!(answer.text.contains("comes twice"), "{}", answer.text);
    }
}
