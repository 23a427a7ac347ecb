//! Settings of applications, and what they change.

use aws_sdk_dynamodb::{Client, types::AttributeValue};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, PASSWORD, World};

const ADA: &str = "ada@example.com";
const PATH: &str = "/v1/applications/app_default";

/// Changes the settings of the default application.
pub(crate) async fn set(world: &World, change: impl FnOnce(&mut Value)) -> Answer {
    let read = world.admin_get(PATH).await.expect(200);
    let tag = read.headers["etag"].to_str().unwrap().to_owned();
    let mut settings = read.json();
    let fields = settings.as_object_mut().unwrap();
    fields.remove("id");
    fields.remove("version");
    change(&mut settings);
    world
        .send(world.admin(Method::PUT, PATH).header("if-match", tag).json(&settings))
        .await
}

#[tokio::test]
async fn settings_are_replaced_as_a_whole_by_whoever_has_seen_the_newest() {
    let world = World::new().await;
    let read = world.admin_get(PATH).await.expect(200);
    assert_eq!(read.headers["etag"], "\"1\"");
    let changed = set(&world, |settings| settings["name"] = json!("Analytical Engine"))
        .await
        .expect(200);
    assert_eq!(changed.headers["etag"], "\"2\"");
    assert_eq!(world.admin_get(PATH).await.json()["name"], "Analytical Engine");
    let body = json!({ "name": "Late" });
    let late = world
        .send(world.admin(Method::PUT, PATH).header("if-match", "\"1\"").json(&body))
        .await;
    late.refused(412, "version_differs");
    world
        .send(world.admin(Method::PUT, PATH).json(&body))
        .await
        .refused(428, "if_match_missing");
    assert_eq!(world.admin_get(PATH).await.json()["name"], "Analytical Engine");
    // RFC 9110 section 13.1.1: any, one of several, and never a weak one.
    let put = |tag: &'static str| world.send(world.admin(Method::PUT, PATH).header("if-match", tag).json(&body));
    for never in ["W/\"2\"", "1", "\"1\", \"3\""] {
        put(never).await.refused(412, "version_differs");
    }
    for no_tag in ["\"two\"", "two", "", "\"2", "2; 3"] {
        put(no_tag).await.refused(400, "if_match_not_valid");
    }
    assert_eq!(put("\"1\", \"2\"").await.expect(200).headers["etag"], "\"3\"");
    // As many write it.
    assert_eq!(put("3").await.expect(200).headers["etag"], "\"4\"");
    assert_eq!(put("*").await.expect(200).headers["etag"], "\"5\"");
}

#[tokio::test]
async fn settings_of_a_new_application_are_refused_with_their_place() {
    let world = World::new().await;
    let body = json!({ "id": "app_portal", "settings": { "name": "", "code": { "length": 3 } } });
    let refused = world.admin_post("/v1/applications", &body).await;
    let errors = refused.expect(400).json()["errors"].clone();
    let mut places: Vec<_> = errors
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["pointer"].clone())
        .collect();
    places.sort_by_key(ToString::to_string);
    assert_eq!(places, ["/settings/code/length", "/settings/name"]);
}

#[tokio::test]
async fn settings_that_make_no_sense_are_refused_with_the_place() {
    let world = World::new().await;
    for (field, value, pointer) in [
        ("name", json!(""), "/name"),
        ("lifetime_minutes", json!(-2), "/lifetime_minutes"),
        ("login_url", json!("http://example.com"), "/login_url"),
        ("code", json!({ "digits": false }), "/code"),
        ("code", json!({ "length": 3 }), "/code/length"),
        ("code", json!({ "tries": 0 }), "/code/tries"),
        ("password", json!({ "min_length": 7 }), "/password/min_length"),
        ("branding", json!({ "colour": "red" }), "/branding/colour"),
        ("flow", json!("no_such_flow"), "/flow"),
    ] {
        let refused = set(&world, |settings| settings[field] = value.clone()).await;
        assert_eq!(refused.status.as_u16(), 400, "{field} {value}: {}", refused.text);
        assert_eq!(refused.json()["errors"][0]["pointer"], pointer, "{}", refused.text);
    }
    // All of it at once, each with its range.
    let refused = set(&world, |settings| {
        settings["code"] = json!({ "tries": 11, "pause_seconds": 601 });
        settings["password"] = json!({ "min_length": 7 });
    })
    .await;
    refused.refused(400, "settings_not_valid");
    let rule = |pointer: &str, range: &str| json!({ "pointer": pointer, "detail": format!("this is a whole number from {range}") });
    assert_eq!(
        refused.json()["errors"],
        json!([
            rule("/code/tries", "1 to 10"),
            rule("/code/pause_seconds", "0 to 600"),
            rule("/password/min_length", "8 to 64"),
        ])
    );
    assert_eq!(
        world.admin_get(PATH).await.headers["etag"],
        "\"1\"",
        "nothing was changed"
    );
    let capped = World::with(|options| options.max_lifetime_minutes = Some(2000)).await;
    let refused = set(&capped, |settings| settings["lifetime_minutes"] = json!(-1)).await;
    refused.refused(400, "lifetime_out_of_range");
}

#[tokio::test]
async fn applications_are_created_listed_and_kept_apart() {
    let world = World::new().await;
    let body = json!({ "id": "app_two", "settings": { "name": "Two" } });
    world.admin_post("/v1/applications", &body).await.expect(201);
    world
        .admin_post("/v1/applications", &body)
        .await
        .refused(409, "application_exists");
    let list = world.admin_get("/v1/applications").await.expect(200).json();
    let names: Vec<_> = list["applications"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].clone())
        .collect();
    assert_eq!(names, ["app_default", "app_two"]);
    let one = world.invite(&json!({ "email": ADA })).await;
    let two = world.invite(&json!({ "email": ADA, "application": "app_two" })).await;
    assert_ne!(
        one["user"]["id"], two["user"]["id"],
        "the same address is another user in another application"
    );
    world
        .admin_get("/v1/applications/app_none")
        .await
        .refused(404, "application_not_found");
}

#[tokio::test]
async fn setting_method_and_flow_and_lifetime_are_what_an_invitation_gets() {
    let world = World::new().await;
    set(&world, |settings| {
        settings["method"] = json!("email_otp");
        settings["flow"] = json!("link_password");
        settings["lifetime_minutes"] = json!(-1);
    })
    .await
    .expect(200);
    let invitation = world.invite(&json!({ "email": ADA })).await;
    assert_eq!(invitation["method"], "email_otp");
    assert_eq!(invitation["flow"], "link_password@1");
    assert_eq!(invitation["expires_at"], Value::Null);
    world.newest("invitation_code", ADA).await;
}

#[tokio::test]
async fn setting_code_decides_alphabet_length_and_tries() {
    let world = World::new().await;
    let code = json!({ "digits": false, "uppercase": true, "length": 10, "tries": 2, "lifetime_minutes": 1 });
    set(&world, |settings| settings["code"] = code).await.expect(200);
    let ticket = world.invited(ADA).await;
    world
        .post("/v1/tickets/code", &json!({ "ticket": ticket }))
        .await
        .expect(202);
    let code = world.code(ADA).await;
    assert!(
        code.len() == 10 && code.bytes().all(|byte| byte.is_ascii_uppercase()),
        "{code}"
    );
    for left in [1, 0] {
        let wrong = world
            .post("/v1/tickets/verify", &json!({ "ticket": ticket, "code": "AAAAAAAAAA" }))
            .await;
        assert_eq!(wrong.json()["tries_left"], left);
    }
    let over = world
        .post("/v1/tickets/verify", &json!({ "ticket": ticket, "code": code }))
        .await;
    over.refused(429, "code_tries_used_up");
}

#[tokio::test]
async fn setting_activation_notice_off_sends_none() {
    let world = World::new().await;
    set(&world, |settings| settings["activation_notice"] = json!(false))
        .await
        .expect(200);
    let ticket = world.proven(ADA).await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    assert!(
        world
            .messages()
            .await
            .iter()
            .all(|message| message.kind != "activation")
    );
}

#[tokio::test]
async fn setting_lock_until_password_shows_in_the_user() {
    let world = World::new().await;
    set(&world, |settings| settings["lock_until_password"] = json!(false))
        .await
        .expect(200);
    assert_eq!(world.invite(&json!({ "email": ADA })).await["user"]["locked"], false);
}

#[tokio::test]
async fn setting_password_min_length_is_told_and_held() {
    let world = World::new().await;
    set(&world, |settings| settings["password"] = json!({ "min_length": 20 }))
        .await
        .expect(200);
    let ticket = world.proven(ADA).await;
    let refused = world.set_password(&ticket, "violet harbour!").await;
    refused.refused(422, "password_too_short");
    assert_eq!(refused.json()["min_length"], 20);
    world.set_password(&ticket, "violet harbour at dawn").await.expect(200);
}

#[tokio::test]
async fn setting_code_failures_ends_the_invitation_over_all_codes() {
    let world = World::new().await;
    let code = json!({ "failures": 3, "pause_seconds": 0 });
    set(&world, |settings| settings["code"] = code).await.expect(200);
    let ticket = world.invited(ADA).await;
    for _ in 0..3 {
        let code = world.asked(&ticket, ADA).await;
        let wrong = crate::support::wrong(&code);
        world.verify(&ticket, &wrong).await.refused(422, "code_wrong");
    }
    let ask = json!({ "ticket": ticket });
    let over = world.post("/v1/tickets/code", &ask).await;
    over.refused(429, "invitation_tries_used_up");
}

#[tokio::test]
async fn setting_code_pause_seconds_is_the_wait_between_two_codes() {
    let world = World::new().await;
    set(&world, |settings| settings["code"] = json!({ "pause_seconds": 5 }))
        .await
        .expect(200);
    let ticket = world.invited(ADA).await;
    let ask = json!({ "ticket": ticket });
    world.post("/v1/tickets/code", &ask).await.expect(202);
    world.advance(jiff::SignedDuration::from_secs(4));
    let early = world.post("/v1/tickets/code", &ask).await;
    early.refused(429, "code_asked_too_soon");
    world.advance(jiff::SignedDuration::from_secs(1));
    world.post("/v1/tickets/code", &ask).await.expect(202);
}

#[tokio::test]
async fn setting_code_lifetime_minutes_is_how_long_a_code_lives() {
    let world = World::new().await;
    set(&world, |settings| settings["code"] = json!({ "lifetime_minutes": 1 }))
        .await
        .expect(200);
    let ticket = world.invited(ADA).await;
    let code = world.asked(&ticket, ADA).await;
    world.advance(jiff::SignedDuration::from_secs(60));
    world.verify(&ticket, &code).await.refused(410, "code_expired");
}

#[tokio::test]
async fn setting_login_url_is_where_the_person_goes_at_the_end() {
    let world = World::new().await;
    set(&world, |settings| {
        settings["login_url"] = json!("http://localhost:3000/login")
    })
    .await
    .expect(200);
    let ticket = world.proven(ADA).await;
    let answer = world.set_password(&ticket, PASSWORD).await.expect(200).json();
    let url = answer["next"]["url"].as_str().unwrap();
    assert!(
        url.starts_with("http://localhost:3000/login?success=true&message="),
        "{url}"
    );
}

#[tokio::test]
async fn setting_result_urls_is_the_list_of_those_that_an_invitation_may_name() {
    let world = World::new().await;
    let body = json!({ "email": ADA, "result_url": "https://portal.example.com/welcome" });
    world
        .admin_post("/v1/invitations", &body)
        .await
        .refused(400, "result_url_not_allowed");
    set(&world, |settings| {
        settings["result_urls"] = json!(["https://portal.example.com/welcome"])
    })
    .await
    .expect(200);
    world.invite(&body).await;
}

#[tokio::test]
async fn setting_name_and_support_address_and_colour_are_seen_on_the_page() {
    let world = World::new().await;
    set(&world, |settings| {
        settings["name"] = json!("Analytical Engine");
        settings["branding"] = json!({ "support_address": "help@example.com", "colour": "1f6feb" });
    })
    .await
    .expect(200);
    let ticket = world.invited(ADA).await;
    let page = world
        .browser()
        .open(&format!("/i/{ticket}"))
        .await
        .expect(200)
        .text
        .clone();
    assert!(
        page.contains("Analytical Engine") && page.contains("help@example.com"),
        "{page}"
    );
}

/// The list is read over all pages, however much the versions hold that stand between two flows.
#[tokio::test]
async fn every_flow_is_listed_however_large_the_versions_of_another_are() {
    let world = World::new().await;
    let flows = "/v1/applications/app_default/flows";
    for name in ["alpha", "zeta"] {
        let steps = json!({ "steps": [{ "kind": "set_password" }] });
        let save = world.admin(Method::PUT, &format!("{flows}/{name}"));
        world.send(save.json(&steps)).await.expect(201);
    }
    let client = Client::new(&world.stack.sdk);
    for version in 2..6 {
        let text = |text: String| AttributeValue::S(text);
        client
            .put_item()
            .table_name(&world.stack.table)
            .item("pk", text("APP#app_default".to_owned()))
            .item("sk", text(format!("flow#alpha@{version:05}")))
            .item("f_steps", text(" ".repeat(390_000)))
            .send()
            .await
            .unwrap();
    }
    let list = world.admin_get(flows).await.expect(200).json();
    let names: Vec<_> = list["flows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|flow| &flow["name"])
        .collect();
    assert_eq!(names, ["alpha", "zeta"]);
}
