//! W9: requests that no route takes: fields of other types, methods, content types, sizes.

use reqwest::{Method, header};
use serde_json::json;

use crate::{
    support::{PASSWORD, World},
    table::Table,
};

/// Every field that is a text, on every route, sent as everything that is not one.
#[tokio::test]
async fn w9_a_text_sent_as_anything_else_is_400_and_changes_nothing() {
    let world = World::new().await;
    let asked = world.invited("ada@example.com").await;
    let code = world.asked(&asked, "ada@example.com").await;
    let proven = world.proven("bob@example.com").await;
    let application = json!("app_default");
    let bodies = [
        (
            "/v1/invitations",
            json!({
                "application": application, "email": "eve@example.com", "phone": "+4915112345678", "username": "eve",
                "method": "link", "flow": "link_password", "locale": "en", "inviter": "Ada",
                "result_url": "http://localhost:3000/welcome",
            }),
        ),
        (
            "/v1/tickets/validate",
            json!({ "ticket": asked, "application": application }),
        ),
        (
            "/v1/tickets/code",
            json!({ "ticket": asked, "application": application }),
        ),
        (
            "/v1/tickets/verify",
            json!({ "ticket": asked, "application": application, "code": code }),
        ),
        (
            "/v1/tickets/password",
            json!({ "ticket": proven, "application": application, "password": PASSWORD, "confirm": PASSWORD }),
        ),
        (
            "/v1/sign-in",
            json!({ "username": "bob@example.com", "password": PASSWORD, "application": application }),
        ),
    ];
    world.advance(jiff::SignedDuration::from_secs(61));
    for (path, body) in &bodies {
        let before = Table::of(&world).await;
        for (field, right) in body.as_object().unwrap() {
            let wrong = [
                json!([]),
                json!([right]),
                json!({}),
                json!({ "S": right }),
                json!(0),
                json!(1.5),
                json!(-1),
                json!(null),
                json!(true),
                json!(false),
                json!(""),
            ];
            // An empty password is a wrong one, and counted as such.
            let counted = *path == "/v1/sign-in" && field == "password";
            for wrong in wrong.into_iter().filter(|wrong| !counted || *wrong != json!("")) {
                let mut body = body.clone();
                body[field] = wrong.clone();
                let answer = world.admin_post(path, &body).await;
                let what = format!("{path} with {field} = {wrong}: {}", answer.text);
                assert!(answer.status.is_client_error() && !answer.code().is_empty(), "{what}");
                if wrong != json!("") {
                    assert_eq!(
                        (answer.status.as_u16(), answer.code().as_str()),
                        (400, "field_not_valid"),
                        "{what}"
                    );
                    assert_eq!(answer.json()["errors"][0]["pointer"], format!("/{field}"), "{what}");
                }
                for secret in [PASSWORD, &asked, &proven] {
                    assert!(
                        !answer.text.contains(secret),
                        "nothing that was sent is repeated: {what}"
                    );
                }
            }
            let mut unknown = body.clone();
            unknown[format!("{field}s")] = right.clone();
            world.admin_post(path, &unknown).await.refused(400, "field_not_valid");
            let twice = body
                .to_string()
                .replacen('{', &format!("{{{}:{right},", json!(field)), 1);
            let request = world
                .admin(Method::POST, path)
                .header("content-type", "application/json")
                .body(twice);
            world.send(request).await.refused(400, "field_not_valid");
        }
        Table::of(&world).await.is(&before);
    }
}

#[tokio::test]
async fn w9_methods_content_types_and_sizes_are_closed() {
    let world = World::new().await;
    let before = Table::of(&world).await;
    for (method, path, allow) in [
        (Method::PUT, "/v1/invitations", "GET, POST"),
        (Method::DELETE, "/v1/invitations", "GET, POST"),
        (Method::PUT, "/v1/invitations/inv_x", "DELETE, GET"),
        (Method::GET, "/v1/invitations/inv_x/resend", "POST"),
        (Method::POST, "/v1/invitations/inv_x/link", "GET"),
        (Method::GET, "/v1/tickets/validate", "OPTIONS, POST"),
        (Method::GET, "/v1/sign-in", "OPTIONS, POST"),
        (Method::POST, "/i/ticket", "GET, HEAD"),
        (Method::DELETE, "/setup", "GET, HEAD"),
        (Method::PUT, "/setup/password", "POST"),
        (Method::PUT, "/sign-in", "GET, HEAD, POST"),
        (Method::OPTIONS, "/v1/invitations", "GET, POST"),
        (Method::TRACE, "/health", "GET"),
    ] {
        let answer = world.send(world.admin(method.clone(), path)).await;
        answer.refused(405, "method_not_allowed");
        assert_eq!(answer.headers["allow"], allow, "{method} {path}");
    }
    // A form's own address, opened again, leads back to its page.
    for (path, page) in [
        ("/setup/verify", "/setup"),
        ("/setup/password", "/setup"),
        ("/setup/password/check", "/setup"),
        ("/enter/code", "/enter"),
    ] {
        assert_eq!(world.get(path).await.expect(303).headers["location"], page);
    }
    // On this machine the host's own address shows where everything is; `site` leads people to the sign-in.
    assert!(
        world
            .get("/")
            .await
            .expect(200)
            .text
            .contains("Latchkey on this machine")
    );
    for path in ["/v1/nothing", "/v2/invitations", "/nothing"] {
        world.admin_post(path, &json!({})).await.refused(404, "not_found");
    }
    let right = json!({ "email": "ada@example.com" }).to_string();
    for content_type in [
        "text/plain",
        "application/xml",
        "application/jsonp",
        "text/json",
        "",
        "application/json-seq",
    ] {
        let request = world
            .admin(Method::POST, "/v1/invitations")
            .header(header::CONTENT_TYPE, content_type);
        world
            .send(request.body(right.clone()))
            .await
            .refused(415, "content_type_not_json");
    }
    world
        .send(world.admin(Method::POST, "/v1/invitations").body(right))
        .await
        .refused(415, "content_type_not_json");
    for size in [16 * 1024 + 1, 1024 * 1024] {
        let body = padded(size);
        assert_eq!(body.len(), size);
        for path in ["/v1/invitations", "/v1/tickets/password", "/v1/sign-in"] {
            let request = world
                .admin(Method::POST, path)
                .header("content-type", "application/json");
            world
                .send(request.body(body.clone()))
                .await
                .refused(413, "body_too_large");
        }
    }
    Table::of(&world).await.is(&before);
    let just = world
        .admin(Method::POST, "/v1/invitations")
        .header("content-type", "application/json");
    world.send(just.body(padded(16 * 1024))).await.expect(201);
}

/// An invitation of exactly so many bytes: spaces between its parts fill it up.
fn padded(size: usize) -> String {
    let body = r#"{"email":"ada@example.com"}"#;
    body.replace(':', &format!(":{}", " ".repeat(size - body.len())))
}
