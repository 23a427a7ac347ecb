//! Errors that lead on: whoever reads one knows what to send instead.

use domain::{
    api_key::{Reach, Scope},
    event::EventType,
    id::ApplicationId,
};
use reqwest::Method;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::support::{Answer, PASSWORD, World, wrong};

const ADA: &str = "ada@example.com";

/// The first of the errors: its place, and what is told.
fn told(answer: &Answer) -> (String, String) {
    let error = answer.json()["errors"][0].clone();
    let text = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
    (text("pointer"), text("detail"))
}

#[track_caller]
fn leads(answer: &Answer, status: u16, code: &str, place: &str, words: &[&str]) {
    answer.refused(status, code);
    let (pointer, detail) = told(answer);
    assert_eq!(pointer, place, "{detail}");
    for word in words {
        assert!(detail.contains(word), "`{word}` is not in: {detail}");
    }
}

#[tokio::test]
async fn a_key_that_is_not_sent_as_keys_are_is_told_how() {
    let world = World::new().await;
    let key = world.stack.api_key().expose_secret().to_owned();
    for header in [
        key.clone(),
        format!("Basic {key}"),
        format!("Token {key}"),
        format!("Bearer Bearer {key}"),
        format!("Bearer \"{key}\""),
        "Bearer".to_owned(),
    ] {
        let request = world
            .request(Method::GET, "/v1/invitations")
            .header("authorization", &header);
        let answer = world.send(request).await;
        answer.refused(401, "api_key_not_valid");
        let detail = answer.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains("Authorization: Bearer lk_..."), "{header}: {detail}");
        assert!(!detail.contains(&key), "{detail}");
        assert_eq!(answer.headers["www-authenticate"], "Bearer");
    }
    let missing = world.get("/v1/invitations").await;
    missing.refused(401, "api_key_missing");
    let unknown = world
        .request(Method::GET, "/v1/invitations")
        .bearer_auth("lk_aaaaaaaaaaaaa_x");
    let unknown = world.send(unknown).await;
    unknown.refused(401, "api_key_not_valid");
    assert!(unknown.json()["detail"].as_str().unwrap().contains("revoked"));
}

#[tokio::test]
async fn a_draft_is_told_apart_from_a_flow_that_there_is_not() {
    let world = World::new().await;
    let path = "/v1/applications/app_default/flows/staff";
    let steps = json!({ "steps": [{ "kind": "set_password" }] });
    world
        .send(world.admin(Method::PUT, path).json(&steps))
        .await
        .expect(201);
    let invite = async |flow: &str| {
        world
            .admin_post("/v1/invitations", &json!({ "email": ADA, "flow": flow }))
            .await
    };
    leads(
        &invite("staff").await,
        400,
        "flow_unknown",
        "/flow",
        &["`staff` has no published version", "`staff@1`"],
    );
    leads(
        &invite("link_pasword").await,
        400,
        "flow_unknown",
        "/flow",
        &["did you mean `link_password`?"],
    );
    leads(
        &invite("nothing").await,
        400,
        "flow_unknown",
        "/flow",
        &["`link_password`", "`sms_code_password`"],
    );
    world.invite(&json!({ "email": ADA, "flow": "staff@1" })).await;
}

#[tokio::test]
async fn what_an_invitation_cannot_have_is_told_with_what_it_can() {
    let world = World::with(|options| options.dial_codes = vec!["49".to_owned()]).await;
    let invite = async |body: Value| world.admin_post("/v1/invitations", &body).await;
    let url = "http://localhost:4000/welcome";
    let listed = invite(json!({ "email": ADA, "result_url": url })).await;
    leads(
        &listed,
        400,
        "result_url_not_allowed",
        "/result_url",
        &["`result_urls`", "`http://localhost:3000/"],
    );
    let settings = json!({ "name": "Bare" });
    let body = json!({ "id": "app_bare", "settings": settings });
    world.admin_post("/v1/applications", &body).await.expect(201);
    let none = invite(json!({ "email": ADA, "application": "app_bare", "result_url": url })).await;
    leads(
        &none,
        400,
        "result_url_not_allowed",
        "/result_url",
        &["lists no `result_urls` yet"],
    );
    let country = invite(json!({ "phone": "+31612345678", "method": "sms_otp", "flow": "link_password" })).await;
    leads(
        &country,
        400,
        "phone_country_not_allowed",
        "/phone",
        &["+31", "`SmsDialCodes`"],
    );
    // The default flow sends an email, and nobody has named it.
    let by_sms = invite(json!({ "phone": "+4915112345678", "method": "sms_otp" })).await;
    let words = ["`email_code_password@1`", "`link_password`", "`sms_code_password`"];
    leads(
        &by_sms,
        400,
        "flow_not_walkable",
        "/email",
        &[&words[..], &["email address"]].concat()[..],
    );
    let named = invite(json!({ "email": ADA, "flow": "sms_code_password" })).await;
    leads(
        &named,
        400,
        "flow_not_walkable",
        "/flow",
        &["telephone number", "`email_code_password`"],
    );
    for (named, hint) in [("acme", true), ("app_none", false)] {
        let unknown = invite(json!({ "email": ADA, "application": named })).await;
        leads(&unknown, 404, "application_not_found", "/application", &[named]);
        assert_eq!(told(&unknown).1.contains("begin with `app_`"), hint);
    }
}

#[tokio::test]
async fn a_key_of_several_applications_is_told_which() {
    let world = World::new().await;
    let two = world.application("app_two").await;
    let reach = Reach::Applications(vec![ApplicationId::parse("app_default").unwrap(), two]);
    let key = world.key(&[Scope::InvitationsWrite], reach, |_| ()).await;
    let request = world
        .request(Method::POST, "/v1/invitations")
        .bearer_auth(key.expose_secret());
    let answer = world.send(request.json(&json!({ "email": ADA }))).await;
    leads(
        &answer,
        400,
        "application_missing",
        "/application",
        &["`app_default`", "`app_two`"],
    );
}

#[tokio::test]
async fn a_wrong_scope_application_or_event_is_refused_with_the_whole_list() {
    let world = World::new().await;
    let make = async |body: Value| world.admin_post("/v1/keys", &body).await;
    let scopes = json!({ "name": "x", "scopes": ["invitations:read", "invitation:write"] });
    let answer = make(scopes).await;
    leads(
        &answer,
        400,
        "scopes_not_valid",
        "/scopes/1",
        &["did you mean `invitations:write`?"],
    );
    for scope in Scope::ALL {
        assert!(told(&answer).1.contains(scope.as_str()), "{}", scope.as_str());
    }
    let nowhere = make(json!({ "name": "x", "scopes": ["keys:read"], "applications": ["app_default", "shop"] })).await;
    leads(
        &nowhere,
        404,
        "application_not_found",
        "/applications/1",
        &["`shop`", "begin with `app_`"],
    );
    let hook = |events: Value| json!({ "url": "https://app.example.com/", "events": events });
    let hooks = "/v1/applications/app_default/webhooks";
    let answer = world
        .admin_post(hooks, &hook(json!(["user.created", "invitation_completed"])))
        .await;
    let words = ["did you mean `invitation.completed`?"];
    leads(&answer, 400, "event_type_not_valid", "/events/1", &words);
    for kind in EventType::subscribable() {
        assert!(told(&answer).1.contains(kind.as_str()), "{}", kind.as_str());
    }
    for events in [json!([]), json!(["*", "user.created"])] {
        leads(
            &world.admin_post(hooks, &hook(events)).await,
            400,
            "event_type_not_valid",
            "/events",
            &["`*` alone"],
        );
    }
    let plain = world
        .admin_post(hooks, &json!({ "url": "http://host.docker.internal/" }))
        .await;
    leads(
        &plain,
        400,
        "webhook_url_not_https",
        "/url",
        &["localhost", "127.0.0.1"],
    );
}

#[tokio::test]
async fn an_application_that_there_is_not_is_told_at_sign_in() {
    let world = World::new().await;
    world.active(ADA).await;
    for (application, status, code) in [
        ("app_none", 404, "application_not_found"),
        ("shop", 404, "application_not_found"),
        ("app_default", 401, "sign_in_failed"),
    ] {
        let body = json!({ "application": application, "username": ADA, "password": "not the one that was chosen" });
        let answer = world.post("/v1/sign-in", &body).await;
        answer.refused(status, code);
        if status == 404 {
            assert_eq!(told(&answer).0, "/application");
        }
        let body =
            json!({ "application": application, "username": ADA, "current": "not this one", "password": PASSWORD });
        world.post("/v1/password/change", &body).await.refused(status, code);
    }
    for path in ["/v1/password/forgotten", "/v1/enter/code"] {
        let answer = world
            .post(path, &json!({ "application": "app_none", "username": ADA }))
            .await;
        leads(&answer, 404, "application_not_found", "/application", &["`app_none`"]);
    }
}

#[tokio::test]
async fn a_flow_is_refused_with_every_reason_at_its_own_place() {
    let world = World::new().await;
    let save = async |steps: Value| {
        let request = world.admin(Method::PUT, "/v1/applications/app_default/flows/staff");
        world.send(request.json(&json!({ "steps": steps }))).await
    };
    let field = |kind: &str| json!({ "name": "first_name", "label": "First name", "type": kind });
    let steps = json!([{ "kind": "profile", "fields": [field("text"), field("string")] }, { "kind": "set_password" }]);
    let answer = save(steps).await;
    leads(
        &answer,
        400,
        "field_not_valid",
        "/steps/0/fields/1/type",
        &["`string` is not one of", "`text`"],
    );
    let many = save(json!([
        { "kind": "profile", "fields": [field("string"), { "label": "x", "type": "text" }] },
        { "kind": "captcha" },
        { "kind": "terms", "url": "https://example.com/", "version": 3 },
    ]))
    .await;
    many.refused(400, "field_not_valid");
    let places: Vec<_> = many.json()["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["pointer"].clone())
        .collect();
    assert_eq!(places[..2], ["/steps/0/fields/0/type", "/steps/0/fields/1/name"]);
    assert_eq!(places.len(), 4, "{places:?}");
}

#[tokio::test]
async fn a_template_that_is_wrong_is_told_once_and_in_one_order() {
    let world = World::new().await;
    let path = "/v1/applications/app_default/templates/invitation/en";
    let template = json!({
        "subject": "Hi {{ inviterr }}", "text": "{{ link }} {{ nobody }}", "html": "<a href=\"{{ link }}\">x</a>",
    });
    let mut texts = Vec::new();
    for _ in 0..4 {
        let answer = world.send(world.admin(Method::PUT, path).json(&template)).await;
        answer.refused(400, "template_not_valid");
        let errors = answer.json()["errors"].clone();
        assert_eq!(errors.as_array().unwrap().len(), 2, "{errors}");
        texts.push(errors.to_string());
    }
    assert!(texts.iter().all(|text| *text == texts[0]), "{texts:?}");
    assert!(texts[0].contains("did you mean `inviter`?"), "{}", texts[0]);
    let (_, listed) = texts[0].split_once("there is again, application, ").unwrap_or_default();
    assert!(!listed.is_empty(), "in the order of the alphabet: {}", texts[0]);
    let words = json!({ "texts": { "invitation-subjekt": "x" } });
    let wording = world
        .admin(Method::PUT, "/v1/applications/app_default/wording/en")
        .json(&words);
    let answer = world.send(wording).await;
    answer.refused(400, "wording_not_valid");
    assert!(
        told(&answer).1.contains("did you mean `invitation-subject`?"),
        "{}",
        answer.text
    );
}

#[tokio::test]
async fn every_429_says_for_how_long() {
    let world = World::new().await;
    let ticket = world.invited(ADA).await;
    let ask = json!({ "ticket": ticket });
    world.post("/v1/tickets/code", &ask).await.expect(202);
    world.advance(jiff::SignedDuration::from_millis(500));
    let soon = world.post("/v1/tickets/code", &ask).await;
    soon.refused(429, "code_asked_too_soon");
    assert_eq!(soon.headers["retry-after"], "60");
    assert_eq!(soon.json()["retry_after_seconds"], 60);
    world.advance(jiff::SignedDuration::from_secs(60));
    let code = world.asked(&ticket, ADA).await;
    for _ in 0..5 {
        world.verify(&ticket, &wrong(&code)).await;
    }
    let used_up = world.verify(&ticket, &code).await;
    used_up.refused(429, "code_tries_used_up");
    let wait: u64 = used_up.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!(wait > 0);
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_told_in_our_words() {
    let world = World::new().await;
    let send = async |text: &str| {
        let request = world
            .admin(Method::POST, "/v1/invitations")
            .header("content-type", "application/json");
        world.send(request.body(text.to_owned())).await
    };
    leads(
        &send(r#"{"email":"a@example.com","email":"b@example.com"}"#).await,
        400,
        "field_not_valid",
        "/email",
        &["comes twice"],
    );
    leads(
        &send(r#"{"e_mail":"a@example.com"}"#).await,
        400,
        "field_not_valid",
        "/e_mail",
        &["did you mean `email`?"],
    );
    leads(
        &send(r#"{"email":"a@example.com","if_pending":"ignore"}"#).await,
        400,
        "field_not_valid",
        "/if_pending",
        &["`refuse`", "`resend`"],
    );
    leads(
        &send(r#"{"email":null}"#).await,
        400,
        "field_not_valid",
        "/email",
        &["expected a string, not null"],
    );
    let empty = send("").await;
    empty.refused(400, "body_not_readable");
    assert!(
        empty.json()["detail"].as_str().unwrap().contains("it is empty"),
        "{}",
        empty.text
    );
    for (face, body) in [("/api/v2/users", "{\"email\":"), ("/scim2/Users", "{\"userName\":")] {
        let request = world
            .admin(Method::POST, face)
            .header("content-type", "application/json");
        let answer = world.send(request.body(body)).await.expect(400);
        for word in ["EOF", "while parsing", "invalid type"] {
            assert!(!answer.text.contains(word), "{}", answer.text);
        }
    }
}
