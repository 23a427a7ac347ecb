//! M15: a field that comes twice in a form. Which of the two counts would hang on who reads it.

use reqwest::Method;
use serde_json::json;

use crate::{
    browser::{Browser, form_token},
    support::{PASSWORD, World},
    table::Table,
};

/// Every form of a hosted page, with a field of it.
const FORMS: [(&str, &str); 19] = [
    ("/sign-in", "username"),
    ("/sign-in", "password"),
    ("/enter", "code"),
    ("/enter/code", "username"),
    ("/forgotten", "application"),
    ("/language", "language"),
    ("/setup/language", "back"),
    ("/setup/start", "csrf"),
    ("/setup/code", "channel"),
    ("/setup/verify", "code"),
    ("/setup/profile", "field.first_name"),
    ("/setup/phone", "phone"),
    ("/setup/terms", "accept"),
    ("/setup/password", "password"),
    ("/setup/password/check", "password"),
    ("/setup/renew", "csrf"),
    ("/setup/decline", "csrf"),
    ("/setup/switch", "ticket"),
    ("/verify-email", "csrf"),
];

#[tokio::test]
async fn m15_a_doubled_field_of_a_page_is_refused_by_its_name() {
    let world = World::new().await;
    world.active("bob@example.com").await;
    let ticket = world.invited("ada@example.com").await;
    let browser = Browser::new(&world);
    let page = browser.open(&format!("/i/{ticket}")).await;
    let token = form_token(&page, "/setup/start");
    let before = Table::of(&world).await;
    for (path, field) in FORMS {
        let fields = [
            ("csrf", token.as_str()),
            (field, "one"),
            ("application", "app_default"),
            (field, "q7second"),
        ];
        let request = browser
            .request(Method::POST, path)
            .header("sec-fetch-site", "same-origin");
        let answer = world.send(request.form(&fields)).await;
        assert_eq!(answer.status, 400, "{path} {field}: {}", answer.text);
        assert_eq!(answer.headers["content-type"], "text/html; charset=utf-8", "{path}");
        assert!(answer.text.contains(field), "{path} names {field}: {}", answer.text);
        assert!(!answer.text.contains("q7second"), "{path}");
    }
    // A name that is none of ours is not repeated on our page.
    let request = browser
        .request(Method::POST, "/sign-in")
        .form(&[("call 0900 now", "1"), ("call 0900 now", "2")]);
    let answer = world.send(request).await.expect(400);
    assert!(!answer.text.contains("0900"), "{}", answer.text);
    Table::of(&world).await.is(&before);
}

#[tokio::test]
async fn m15_a_doubled_field_of_a_form_for_clients_of_others_is_refused() {
    let world = World::new().await;
    world.active("ada@example.com").await;
    let before = Table::of(&world).await.without_limits();
    let (ada, eve) = ("ada@example.com", "eve@example.com");
    let directory = ("connection", "Username-Password-Authentication");
    for (path, fields, name) in [
        (
            "/dbconnections/change_password",
            vec![directory, ("email", eve), ("email", ada)],
            "email",
        ),
        (
            "/dbconnections/change_password",
            vec![directory, ("email", ada), ("email", ada)],
            "email",
        ),
        (
            "/oauth/token",
            vec![
                ("grant_type", "client_credentials"),
                ("client_id", "a"),
                ("client_id", "b"),
            ],
            "client_id",
        ),
        (
            "/oauth2/token",
            vec![("grant_type", "client_credentials"), ("scope", "a"), ("scope", "b")],
            "scope",
        ),
        (
            "/api/v2/users",
            vec![directory, ("email", eve), ("password", PASSWORD), ("email", ada)],
            "email",
        ),
        (
            "/api/v2/tickets/password-change",
            vec![("user_id", "a"), ("user_id", "b")],
            "user_id",
        ),
    ] {
        let answer = world.send(world.admin(Method::POST, path).form(&fields)).await;
        assert_eq!(answer.status, 400, "{path}: {}", answer.text);
        assert!(answer.text.contains(name), "{path}: {}", answer.text);
        let told = answer.json();
        let expected = if path.starts_with("/api/v2/") {
            json!("invalid_body")
        } else {
            json!("invalid_request")
        };
        let code = told.get("error").filter(|_| !path.starts_with("/api/v2/"));
        assert_eq!(code.or(told.get("errorCode")), Some(&expected), "{path}: {told}");
    }
    for query in [
        "users?q=blocked:true&q=email:*",
        "users-by-email?email=a@example.com&email=b@example.com",
    ] {
        let answer = world.admin_get(&format!("/api/v2/{query}")).await.expect(400);
        assert_eq!(
            answer.json()["errorCode"],
            "invalid_query_string",
            "{query}: {}",
            answer.text
        );
    }
    Table::of(&world).await.without_limits().is(&before);
    assert!(
        world
            .messages()
            .await
            .iter()
            .all(|message| message.kind != "password_reset")
    );
}
