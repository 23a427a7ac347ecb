//! API keys, made through the API.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, World};

async fn make(world: &World, body: &Value) -> Answer {
    world.admin_post("/v1/keys", body).await
}

async fn with(world: &World, key: &Value, method: Method, path: &str, body: &Value) -> Answer {
    let request = world
        .request(method.clone(), path)
        .bearer_auth(key["key"].as_str().unwrap());
    world
        .send(if method == Method::GET {
            request
        } else {
            request.json(body)
        })
        .await
}

#[tokio::test]
async fn a_key_is_shown_once_does_what_it_may_and_ends_when_it_is_taken_back() {
    let world = World::new().await;
    let key = make(&world, &json!({ "name": "Back end", "scopes": ["invitations:write"] }))
        .await
        .expect(201)
        .json();
    let body = json!({ "email": "ada@example.com" });
    with(&world, &key, Method::POST, "/v1/invitations", &body)
        .await
        .expect(201);
    with(&world, &key, Method::GET, "/v1/invitations", &body)
        .await
        .refused(403, "scope_missing");
    let list = world.admin_get("/v1/keys").await.expect(200);
    assert!(
        !list.text.contains(key["key"].as_str().unwrap()),
        "the text is nowhere else"
    );
    assert_eq!(list.json()["keys"].as_array().unwrap().len(), 2);
    let path = format!("/v1/keys/{}/revoke", key["id"].as_str().unwrap());
    let first = world.admin_post(&path, &json!({})).await.expect(200).json();
    let again = world.admin_post(&path, &json!({})).await.expect(200).json();
    assert_eq!(first, again, "taken back once");
    with(&world, &key, Method::POST, "/v1/invitations", &body)
        .await
        .refused(401, "api_key_not_valid");
    world
        .admin_post("/v1/keys/key_x/revoke", &json!({}))
        .await
        .refused(404, "api_key_not_found");
}

#[tokio::test]
async fn a_key_ends_at_its_time() {
    let world = World::new().await;
    let body = json!({ "name": "Short", "scopes": ["invitations:read"], "expires_at": "2026-11-21T12:01:00Z" });
    let key = make(&world, &body).await.expect(201).json();
    with(&world, &key, Method::GET, "/v1/invitations", &json!({}))
        .await
        .expect(200);
    world.advance(jiff::SignedDuration::from_mins(1));
    with(&world, &key, Method::GET, "/v1/invitations", &json!({}))
        .await
        .refused(401, "api_key_not_valid");
}

/// M2: nobody gives a key more than their own has.
#[tokio::test]
async fn m2_a_key_can_give_no_more_than_it_has() {
    let world = World::new().await;
    world.application("app_two").await;
    let small = json!({ "name": "Small", "scopes": ["keys:write", "keys:read", "invitations:read"],
        "applications": ["app_two"] });
    let small = make(&world, &small).await.expect(201).json();
    let ask = async |body: Value| with(&world, &small, Method::POST, "/v1/keys", &body).await;
    ask(json!({ "name": "x", "scopes": ["links:read"] }))
        .await
        .refused(403, "scope_missing");
    let further = json!({ "name": "x", "scopes": ["invitations:read"], "applications": ["app_default"] });
    ask(further).await.refused(404, "application_not_found");
    let child = ask(json!({ "name": "x", "scopes": ["invitations:read"] }))
        .await
        .expect(201)
        .json();
    assert_eq!(
        child["applications"],
        json!(["app_two"]),
        "it reaches what its maker reaches"
    );
    let seen = with(&world, &small, Method::GET, "/v1/keys", &json!({}))
        .await
        .expect(200)
        .json();
    assert_eq!(
        seen["keys"].as_array().unwrap().len(),
        2,
        "the key of the deployment is not seen"
    );
    let all = world.admin_get("/v1/keys").await.expect(200).json();
    let whole = all["keys"]
        .as_array()
        .unwrap()
        .iter()
        .find(|key| key["applications"].is_null())
        .unwrap();
    let path = format!("/v1/keys/{}/revoke", whole["id"].as_str().unwrap());
    with(&world, &small, Method::POST, &path, &json!({}))
        .await
        .refused(404, "api_key_not_found");
}

/// M2: a key that ends makes none that outlives it, and takes back none that may more.
#[tokio::test]
async fn m2_a_key_gives_no_longer_than_it_has_and_revokes_no_more_than_it_is() {
    let world = World::new().await;
    let body =
        json!({ "name": "x", "scopes": ["keys:write", "invitations:read"], "expires_at": "2026-11-22T00:00:00Z" });
    let small = make(&world, &body).await.expect(201).json();
    let ask = json!({ "name": "y", "scopes": ["invitations:read"] });
    let child = with(&world, &small, Method::POST, "/v1/keys", &ask)
        .await
        .expect(201)
        .json();
    assert_eq!(child["expires_at"], "2026-11-22T00:00:00.000Z");
    let large = make(&world, &json!({ "name": "z", "scopes": ["links:read"] }))
        .await
        .expect(201)
        .json();
    let path = format!("/v1/keys/{}/revoke", large["id"].as_str().unwrap());
    with(&world, &small, Method::POST, &path, &json!({}))
        .await
        .refused(403, "scope_missing");
}

#[tokio::test]
async fn a_key_that_makes_no_sense_is_refused_with_the_reason() {
    let world = World::new().await;
    let good = json!({ "name": "x", "scopes": ["invitations:read"] });
    for (field, value, code) in [
        ("name", json!(""), "name_not_valid"),
        ("name", json!("x".repeat(65)), "name_not_valid"),
        ("scopes", json!([]), "scopes_not_valid"),
        ("scopes", json!(["everything"]), "scopes_not_valid"),
        ("applications", json!([]), "applications_not_valid"),
        ("expires_at", json!("tomorrow"), "expires_at_not_valid"),
        ("expires_at", json!("2020-01-01T00:00:00Z"), "expires_at_not_valid"),
    ] {
        let mut body = good.clone();
        body[field] = value;
        make(&world, &body).await.refused(400, code);
    }
    let nowhere = json!({ "name": "x", "scopes": ["invitations:read"], "applications": ["app_none"] });
    make(&world, &nowhere).await.refused(404, "application_not_found");
}
