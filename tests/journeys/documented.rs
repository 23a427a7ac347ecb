//! The OpenAPI document and its page: whole, true, and the same everywhere. That every answer is as documented is held by
//! every journey: see `contract`.

use domain::schema::example;
use openapi::{contract, document, operations};
use reqwest::Method;
use serde_json::{Value, json};
use service::openapi::Audience;

use crate::support::{World, wrong};

#[tokio::test]
async fn the_document_is_served_as_it_is_kept() {
    let world = World::new().await;
    let answer = world.get("/openapi.json").await.expect(200);
    assert_eq!(answer.headers["content-type"], "application/json");
    assert_eq!(answer.json(), document());
    for (layer, document) in [("auth0", openapi::auth0()), ("wso2", openapi::wso2())] {
        let answer = world.get(&format!("/openapi/{layer}.json")).await.expect(200);
        assert_eq!(answer.json(), document);
    }
    world.get("/openapi/other.json").await.expect(404);
}

#[tokio::test]
async fn the_page_shows_all_routes_and_codes_without_script_or_other_origins() {
    let world = World::new().await;
    let page = world.get("/docs").await.expect(200).text;
    // The hosted pages, and what a browser asks, are no calls of a client; the layers have documents of their own.
    for operation in operations().into_iter().filter(openapi::is_native) {
        let (method, path) = operation.route.split_once(' ').unwrap();
        let shown = format!("<code class=\"method\">{method}</code> <code>{path}</code>");
        assert!(page.contains(&shown), "{}", operation.route);
        assert_eq!(
            page.matches(&format!("id=\"{}\"", operation.id)).count(),
            1,
            "{}",
            operation.id
        );
        assert!(
            page.contains(&format!("href=\"#{}\"", operation.id)),
            "{}",
            operation.id
        );
        for code in operation.problems {
            assert!(page.contains(&format!("href=\"#code-{}\"", code.as_str())), "{code:?}");
        }
    }
    for code in service::http::ProblemCode::ALL {
        assert_eq!(
            page.matches(&format!("id=\"code-{}\"", code.as_str())).count(),
            1,
            "{}",
            code.as_str()
        );
    }
    for never in ["<style", " style=", "src=\"http", "href=\"http", "url("] {
        assert!(!page.contains(never), "{never}");
    }
    // What the script adds, a search and a form, is not missed without it; and it comes from here.
    assert_eq!(page.matches("<script").count(), 1);
    let script = page.split("<script src=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(script.starts_with("/assets/docs."), "{script}");
    world.get(script).await.expect(200);
    for language in ["curl", "node", "python"] {
        let shown = page.matches(&format!("data-language=\"{language}\"")).count();
        assert!(shown > 55, "{language}: {shown}");
    }
    for href in page.split("href=\"").skip(1) {
        let target = href.split('"').next().unwrap();
        if let Some(anchor) = target.strip_prefix('#') {
            assert!(page.contains(&format!("id=\"{anchor}\"")), "{target} leads nowhere");
        } else {
            world.get(target).await.expect(200);
        }
    }
}

/// A program compares `code`; a person who reads an error opens its `type` (RFC 9457).
#[tokio::test]
async fn the_type_of_a_problem_is_a_link_that_opens_its_entry() {
    let world = World::new().await;
    for (path, status) in [("/v1/users", 401), ("/v1/nowhere", 404)] {
        let problem = world.get(path).await.expect(status);
        let (kind, code) = (problem.json()["type"].clone(), problem.json()["code"].clone());
        let link = url::Url::parse("https://id.example").unwrap().join(path).unwrap();
        let link = link.join(kind.as_str().unwrap()).unwrap();
        let entry = link.fragment().unwrap();
        assert_eq!(entry, format!("code-{}", code.as_str().unwrap()));
        let page = world.get(link.path()).await.expect(200).text;
        assert_eq!(page.matches(&format!("id=\"{entry}\"")).count(), 1, "{link}");
    }
}

/// What `/docs` shows as an example, with true ids, tickets and codes in it, gets the first answer that is documented.
#[tokio::test]
async fn every_example_is_answered_as_documented() {
    let document = contract();
    let mut tried = 0;
    for operation in operations() {
        // A code of the end of the way and a token are shown by `tokens`.
        if ["exchangeCode", "signOut"].contains(&operation.id) {
            continue;
        }
        if [Audience::Pages, Audience::Compatible].contains(&operation.audience) {
            continue;
        }
        let world = World::with(|options| options.settings.allow_decline = true).await;
        let truths = prepare(&world, operation.route).await;
        let (method, path) = operation.route.split_once(' ').unwrap();
        let described = &document["paths"][path][method.to_ascii_lowercase()];
        let mut path = path.to_owned();
        let mut headers = Vec::new();
        for parameter in described["parameters"].as_array().into_iter().flatten() {
            let name = parameter["name"].as_str().unwrap();
            let value = parameter["schema"]["examples"][0]
                .as_str()
                .unwrap_or_default()
                .to_owned();
            match (parameter["in"].as_str().unwrap(), parameter["required"] == true) {
                ("path", _) => path = path.replace(&format!("{{{name}}}"), &value),
                ("query", true) => path = format!("{path}?{name}={value}"),
                ("header", true) => headers.push((name.to_owned(), value)),
                _ => {}
            }
        }
        let told = |text: String| {
            truths
                .iter()
                .fold(text, |text, (example, truth)| text.replace(example, truth))
        };
        let method: Method = method.parse().unwrap();
        let mut request = match operation.scope {
            Some(_) => world.admin(method, &told(path)),
            None => world.request(method, &told(path)),
        };
        for (name, value) in headers {
            request = request.header(name, value);
        }
        if let Some(body) = &operation.body {
            let body: Value = serde_json::from_str(&told(body.example.to_string())).unwrap();
            request = request.json(&body);
        }
        let answer = world.send(request).await;
        assert_eq!(
            answer.status.as_u16(),
            operation.answers[0].status,
            "{}: {}",
            operation.route,
            answer.text
        );
        tried += 1;
    }
    assert!(tried > 30, "{tried}");
}

/// Brings the world to where the example of this route makes sense, and says what is true in place of the examples.
async fn prepare(world: &World, route: &str) -> Vec<(&'static str, String)> {
    let email = json!({ "email": example::EMAIL });
    let step = |step: Value| async move {
        let steps = json!({ "steps": [step, { "kind": "set_password" }] });
        let path = "/v1/applications/app_default/flows/staff";
        world
            .send(world.admin(Method::PUT, path).json(&steps))
            .await
            .expect(201);
        world
            .admin_post(&format!("{path}/publish"), &json!({}))
            .await
            .expect(200);
        let body = json!({ "email": example::EMAIL, "flow": "staff" });
        world.invite(&body).await
    };
    let invitation = match route {
        "POST /v1/invitations" => return Vec::new(),
        "DELETE /v1/applications/{id}" => {
            let gone = world.application("app_gone").await;
            return vec![(example::APPLICATION, gone.to_string())];
        }
        "POST /v1/users/{id}/reset" => {
            world.active(example::EMAIL).await;
            let path = format!("/v1/users?username={}", example::EMAIL);
            let found = world.admin_get(&path).await.expect(200).json();
            return vec![(example::USER, found["users"][0]["id"].as_str().unwrap().to_owned())];
        }
        "POST /v1/applications/{id}/templates/{kind}/{language}/test-send" => {
            world.active(example::EMAIL).await;
            return Vec::new();
        }
        "POST /v1/enter" | "POST /v1/enter/code" => {
            world
                .invite(&json!({ "email": example::EMAIL, "method": "email_otp" }))
                .await
        }
        "POST /v1/tickets/profile" => {
            let field = json!({ "name": "first_name", "label": "First name", "type": "text" });
            step(json!({ "kind": "profile", "fields": [field] })).await
        }
        "POST /v1/tickets/phone" => step(json!({ "kind": "phone" })).await,
        "POST /v1/tickets/terms" => {
            step(json!({ "kind": "terms", "url": "https://example.com/terms", "version": "2026-11" })).await
        }
        "POST /v1/applications/{id}/flows/{name}/publish" => step(json!({ "kind": "email_otp" })).await,
        "GET /v1/applications/{id}/templates/{kind}/{language}" => {
            let path = "/v1/applications/app_default/templates/invitation/en";
            let template = json!({ "subject": "Welcome", "text": "{{ link }}", "html": "<p>{{ link }}</p>" });
            world
                .send(world.admin(Method::PUT, path).json(&template))
                .await
                .expect(200);
            world.invite(&email).await
        }
        _ => world.invite(&email).await,
    };
    let mut truths = vec![
        (example::INVITATION, invitation["id"].as_str().unwrap().to_owned()),
        (example::USER, invitation["user"]["id"].as_str().unwrap().to_owned()),
    ];
    if route.starts_with("POST /v1/tickets/") || route.contains("sign-in") || route.contains("password") {
        let ticket = world.ticket(example::EMAIL).await;
        if route == "POST /v1/tickets/verify" {
            truths.push((example::CODE, world.asked(&ticket, example::EMAIL).await));
        } else if route.contains("password") || route.contains("sign-in") {
            let code = world.asked(&ticket, example::EMAIL).await;
            world.verify(&ticket, &wrong(&code)).await.expect(422);
            world.verify(&ticket, &code).await.expect(200);
            if route != "POST /v1/tickets/password" {
                world.set_password(&ticket, example::PASSWORD).await.expect(200);
            }
        }
        truths.push((example::TICKET, ticket));
    }
    if route == "POST /v1/enter" {
        let code = world
            .newest("invitation_code", example::EMAIL)
            .await
            .code
            .clone()
            .unwrap();
        truths.push((example::CODE, code));
    }
    if ["POST /v1/keys/{id}/revoke", "DELETE /v1/keys/{id}"].contains(&route) {
        let body = json!({ "name": "Nightly import", "scopes": ["invitations:read"] });
        let key = world.admin_post("/v1/keys", &body).await.expect(201).json();
        truths.push((example::KEY, key["id"].as_str().unwrap().to_owned()));
    }
    if route.contains("{webhook}") {
        let path = "/v1/applications/app_default/webhooks";
        let webhook = world
            .admin_post(path, &json!({ "url": "https://app.example.com/" }))
            .await;
        let webhook = webhook.expect(201).json()["id"].as_str().unwrap().to_owned();
        let test = world.admin_post(&format!("{path}/{webhook}/test"), &json!({})).await;
        truths.push((
            example::EVENT,
            test.expect(202).json()["event"].as_str().unwrap().to_owned(),
        ));
        truths.push((example::WEBHOOK, webhook));
    }
    truths
}
