//! W9: what cannot be right in an invitation is refused with a stable code and a sentence that helps, and changes nothing.

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    support::{Answer, PASSWORD, World},
    table::Table,
};

/// Sends `body` as it stands to the route that creates invitations.
async fn create(world: &World, body: &str) -> Answer {
    let request = world
        .admin(Method::POST, "/v1/invitations")
        .header("content-type", "application/json");
    world.send(request.body(body.to_owned())).await
}

#[tokio::test]
async fn w9_what_no_invitation_can_be_is_refused_and_changes_nothing() {
    let world = World::new().await;
    let before = Table::of(&world).await;
    let long_name = "x".repeat(65);
    let big_metadata = json!({ "email": "a@example.com", "metadata": { "x": "y".repeat(5000) } }).to_string();
    let many_roles = json!({ "email": "a@example.com", "roles": vec!["r"; 21] }).to_string();
    let deep = format!(
        r#"{{"email":"a@example.com","metadata":{}1{}}}"#,
        r#"{"a":"#.repeat(200),
        "}".repeat(200)
    );
    let cases: &[(&str, u16, &str)] = &[
        ("{}", 400, "email_missing"),
        (r#"{"phone":"+4915112345678"}"#, 400, "email_missing"),
        (r#"{"username":"ada"}"#, 400, "email_missing"),
        (r#"{"email":"a@example.com","role":"x"}"#, 400, "field_not_valid"),
        (r#"{"email":"a@example.com","status":"active"}"#, 400, "field_not_valid"),
        (
            r#"{"email":"a@example.com","password":"violet harbour!"}"#,
            400,
            "field_not_valid",
        ),
        (
            r#"{"email":"a@example.com","email":"b@example.com"}"#,
            400,
            "field_not_valid",
        ),
        (
            r#"{"email":"a@example.com","metadata":{"x":1,"x":2}}"#,
            400,
            "field_not_valid",
        ),
        (r#"{"email":"a@example.com","metadata":[]}"#, 400, "field_not_valid"),
        (r#"{"email":"a@example.com","metadata":null}"#, 400, "field_not_valid"),
        (&big_metadata, 400, "field_not_valid"),
        (&deep, 400, "body_not_readable"),
        (r#"{"email":"ada"}"#, 400, "email_not_valid"),
        (
            r#"{"email":"ada@example.com\r\nBcc: eve@example.com"}"#,
            400,
            "email_not_valid",
        ),
        (r#"{"email":"a@example.com, b@example.com"}"#, 400, "email_not_valid"),
        (r#"{"email":"a@example.com <b@example.com>"}"#, 400, "email_not_valid"),
        (r#"{"email":"a@127.0.0.1"}"#, 400, "email_not_valid"),
        (
            r#"{"email":"a@example.com","phone":"0151 12345"}"#,
            400,
            "phone_not_valid",
        ),
        (r#"{"email":"a@example.com","phone":"+1"}"#, 400, "phone_not_valid"),
        (
            r#"{"email":"a@example.com","username":"a b"}"#,
            400,
            "username_not_valid",
        ),
        (
            r#"{"email":"a@example.com","application":"app_nobody"}"#,
            404,
            "application_not_found",
        ),
        (
            r#"{"email":"a@example.com","application":"APP#app_default"}"#,
            404,
            "application_not_found",
        ),
        (r#"{"email":"a@example.com","flow":"nothing"}"#, 400, "flow_unknown"),
        (
            r#"{"email":"a@example.com","flow":"sms_code_password"}"#,
            400,
            "flow_not_walkable",
        ),
        (r#"{"email":"a@example.com","method":"pigeon"}"#, 400, "field_not_valid"),
        (
            r#"{"email":"a@example.com","lifetime_minutes":-2}"#,
            400,
            "lifetime_out_of_range",
        ),
        (
            r#"{"email":"a@example.com","lifetime_minutes":5270401}"#,
            400,
            "lifetime_out_of_range",
        ),
        (
            r#"{"email":"a@example.com","lifetime_minutes":9223372036854775807}"#,
            400,
            "lifetime_out_of_range",
        ),
        (
            r#"{"email":"a@example.com","lifetime_minutes":9223372036854775808}"#,
            400,
            "field_not_valid",
        ),
        (
            r#"{"email":"a@example.com","lifetime_minutes":1.5}"#,
            400,
            "field_not_valid",
        ),
        (
            r#"{"email":"a@example.com","lifetime_minutes":"60"}"#,
            400,
            "field_not_valid",
        ),
        (
            r#"{"email":"a@example.com","locale":"english please"}"#,
            400,
            "locale_not_valid",
        ),
        (
            r#"{"email":"a@example.com","inviter":"Ada\nLovelace"}"#,
            400,
            "inviter_not_valid",
        ),
        (
            &format!(r#"{{"email":"a@example.com","inviter":"{long_name}"}}"#),
            400,
            "inviter_not_valid",
        ),
        (r#"{"email":"a@example.com","roles":["a b"]}"#, 400, "roles_not_valid"),
        (r#"{"email":"a@example.com","roles":"admin"}"#, 400, "field_not_valid"),
        (&many_roles, 400, "roles_not_valid"),
        ("", 400, "body_not_readable"),
        ("{", 400, "body_not_readable"),
        (r#"{"email":"a@example.com"} {}"#, 400, "body_not_readable"),
        ("[]", 400, "field_not_valid"),
        ("null", 400, "field_not_valid"),
        (r#"["app_default","a@example.com"]"#, 400, "field_not_valid"),
        (
            r#"{"email":"a@example.com","method":{"link":null}}"#,
            400,
            "field_not_valid",
        ),
    ];
    for (body, status, code) in cases {
        let answer = create(&world, body).await;
        let found = (answer.status.as_u16(), answer.code());
        assert_eq!((found.0, found.1.as_str()), (*status, *code), "{body}: {}", answer.text);
        if let Some(errors) = answer.json()["errors"].as_array() {
            assert!(
                errors.iter().all(|error| error["pointer"].is_string()),
                "{body}: {}",
                answer.text
            );
        }
    }
    Table::of(&world).await.is(&before);
    assert!(world.messages().await.is_empty());
}

#[tokio::test]
async fn w6_a_result_url_is_on_the_list_or_refused() {
    let world = World::new().await;
    let before = Table::of(&world).await;
    for url in [
        "http://localhost:3000/welcome/",
        "http://localhost:3000/",
        "http://localhost:3001/welcome",
        "https://localhost:3000/welcome",
        "http://localhost:3000.evil.example/welcome",
        "http://localhost:3000@evil.example/welcome",
        "http://user@localhost:3000/welcome",
        "http://localhost:3000\\@evil.example/welcome",
        "//localhost:3000/welcome",
        "/welcome",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://localhost:3000/welcome/../other",
        "http://localhost:3000/wel\ncome",
        "http://localhost.:3000/welcome",
        "https://evil.example/",
        "",
    ] {
        let body = json!({ "email": "ada@example.com", "result_url": url });
        let answer = world.admin_post("/v1/invitations", &body).await;
        answer.refused(400, "result_url_not_allowed");
        assert_eq!(answer.json()["errors"][0]["pointer"], "/result_url");
    }
    Table::of(&world).await.is(&before);
    let body = json!({ "email": "ada@example.com", "result_url": "http://localhost:3000/welcome?from=mail" });
    world.admin_post("/v1/invitations", &body).await.expect(201);
}

#[tokio::test]
async fn a_user_who_is_there_already_is_a_conflict_that_names_the_way_out() {
    let world = World::new().await;
    let invitation = world
        .invite(&json!({ "email": "ada@example.com", "lifetime_minutes": 60 }))
        .await;
    let resend = format!("/v1/invitations/{}/resend", invitation["id"].as_str().unwrap());
    world.messages().await;
    let conflict = async |code: &str, resendable: bool| {
        let before = Table::of(&world).await;
        for email in ["ada@example.com", "ADA@EXAMPLE.COM"] {
            let answer = world.admin_post("/v1/invitations", &json!({ "email": email })).await;
            answer.refused(409, code);
            assert_eq!(answer.json()["invitation"], invitation["id"]);
            let way_out = if resendable { json!(resend) } else { Value::Null };
            assert_eq!(answer.json()["resend"], way_out);
        }
        Table::of(&world).await.is(&before);
    };
    conflict("invitation_pending", true).await;
    world.admin_post(&resend, &json!({})).await.expect(200);
    let ticket = world.ticket("ada@example.com").await;
    let code = world.asked(&ticket, "ada@example.com").await;
    conflict("invitation_pending", true).await;
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.messages().await;
    conflict("user_exists", false).await;
}

/// A name becomes a key of the table, and DynamoDB takes 1,024 bytes of it: longer ones were answered 503 for ever.
#[tokio::test]
async fn a_flow_that_cannot_be_named_so_is_unknown_wherever_it_stands() {
    let world = World::new().await;
    let import = |flow: &str| json!({ "users": [{ "email": "a@example.com" }], "invite": true, "flow": flow });
    for name in [
        "x".repeat(33),
        "x".repeat(1_100),
        format!("{}@1", "x".repeat(1_100)),
        "Ä".into(),
    ] {
        let body = json!({ "email": "a@example.com", "flow": name });
        let answers = [
            world.admin_post("/v1/invitations", &body).await,
            world.admin_post("/v1/imports", &import(&name)).await,
            world
                .admin_post(
                    "/v1/applications",
                    &json!({ "id": "app_x", "settings": { "name": "X", "flow": name } }),
                )
                .await,
        ];
        for answer in answers {
            answer.refused(400, "flow_unknown");
        }
        let path = format!("/v1/applications/app_default/flows/{name}");
        world.admin_get(&path).await.refused(404, "flow_not_found");
    }
}

#[tokio::test]
async fn nothing_in_the_place_of_an_id_is_a_fault_of_the_server() {
    let world = World::new().await;
    let long = [
        "x".repeat(1_100),
        format!("app_{}", "a".repeat(2_100)),
        "%F0%9F%98%80".repeat(300),
    ];
    let odd = ["a%00b", "%EF%BF%BF", "%FF", "PERSON%23a"].map(str::to_owned);
    for operation in openapi::operations().into_iter().filter(openapi::is_native) {
        let (method, path) = operation.route.split_once(' ').unwrap();
        let parts: Vec<_> = path.split('/').collect();
        for (at, _) in parts.iter().enumerate().filter(|(_, part)| part.starts_with('{')) {
            for value in long.iter().chain(&odd) {
                let filled = parts.iter().enumerate().map(|(other, part)| match part {
                    _ if other == at => value,
                    part if part.starts_with('{') => "app_default",
                    part => part,
                });
                let path = filled.collect::<Vec<_>>().join("/");
                let answer = world
                    .send(world.admin(method.parse().unwrap(), &path).json(&json!({})))
                    .await;
                assert!(
                    !answer.status.is_server_error(),
                    "{method} {path:.90}: {} {}",
                    answer.status,
                    answer.text
                );
            }
        }
    }
}
