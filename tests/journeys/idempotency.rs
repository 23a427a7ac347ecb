//! A create call that names itself can be repeated: the same answer, one invitation.

use std::collections::HashSet;

use data_encoding::HEXLOWER;
use domain::{
    api_key::{ApiKeyId, Reach, Scope},
    id::UserId,
};
use futures_util::future::join_all;
use jiff::SignedDuration;
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use crate::{
    support::{Answer, PASSWORD, World},
    table::Table,
};

async fn create(world: &World, key: &str, body: &Value) -> Answer {
    world
        .send(
            world
                .admin(Method::POST, "/v1/invitations")
                .header("idempotency-key", key)
                .json(body),
        )
        .await
}

/// One person, by address, for as long as anybody needs.
fn ada() -> Value {
    json!({ "email": "ada@example.com", "lifetime_minutes": -1, "metadata": { "order": 7 } })
}

#[tokio::test]
async fn a_repeated_call_gets_the_identical_answer_and_makes_nothing_new() {
    let world = World::new().await;
    let first = create(&world, "order-7", &ada()).await.expect(201);
    let before = Table::of(&world).await;
    for _ in 0..3 {
        world.advance(SignedDuration::from_mins(1));
        let again = create(&world, "order-7", &ada()).await.expect(201);
        assert_eq!(again.text, first.text);
    }
    Table::of(&world).await.is(&before);
    assert_eq!(world.messages().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_calls_at_once_make_one_invitation_and_get_one_answer() {
    let world = World::new().await;
    let before = Table::of(&world).await.len();
    let body = ada();
    let answers = join_all((0..20).map(|_| create(&world, "order-7", &body))).await;
    let texts: HashSet<_> = answers.into_iter().map(|answer| answer.expect(201).text).collect();
    assert_eq!(texts.len(), 1, "{texts:?}");
    assert_eq!(
        Table::of(&world).await.len() - before,
        2,
        "the person, and the memory of the call"
    );
    assert_eq!(world.messages().await.len(), 1);
}

#[tokio::test]
async fn the_same_name_with_another_body_is_refused_whoever_it_is_for() {
    let world = World::new().await;
    create(&world, "order-7", &ada()).await.expect(201);
    let before = Table::of(&world).await;
    let mut other_body = ada();
    other_body["metadata"] = json!({ "order": 8 });
    for body in [other_body, json!({ "email": "bob@example.com" })] {
        create(&world, "order-7", &body)
            .await
            .refused(422, "idempotency_key_reused");
    }
    Table::of(&world).await.is(&before);
    // The same body under another name, or under none, is another call.
    create(&world, "order-8", &ada())
        .await
        .refused(409, "invitation_pending");
    world
        .admin_post("/v1/invitations", &ada())
        .await
        .refused(409, "invitation_pending");
}

#[tokio::test]
async fn after_24_hours_a_name_is_forgotten() {
    let world = World::new().await;
    let first = create(&world, "order-7", &ada()).await.expect(201);
    world.advance(SignedDuration::from_hours(24) - SignedDuration::from_millis(1));
    assert_eq!(create(&world, "order-7", &ada()).await.expect(201).text, first.text);
    create(&world, "order-7", &json!({ "email": "bob@example.com" }))
        .await
        .refused(422, "idempotency_key_reused");
    world.advance(SignedDuration::from_millis(1));
    create(&world, "order-7", &ada())
        .await
        .refused(409, "invitation_pending");
    create(&world, "order-9", &ada())
        .await
        .refused(409, "invitation_pending");
    world.advance(SignedDuration::from_hours(24));
    create(&world, "order-7", &json!({ "email": "bob@example.com" }))
        .await
        .expect(201);
}

#[tokio::test]
async fn m1_names_of_different_api_keys_never_meet() {
    let world = World::new().await;
    create(&world, "order-7", &ada()).await.expect(201);
    let other = world.key(&Scope::ALL, Reach::Deployment, |_| ()).await;
    let request = |body: &Value| {
        let request = world
            .request(Method::POST, "/v1/invitations")
            .bearer_auth(other.expose_secret());
        request.header("idempotency-key", "order-7").json(body)
    };
    world
        .send(request(&json!({ "email": "bob@example.com" })))
        .await
        .expect(201);
    let world_of_its_own = World::new().await;
    create(&world_of_its_own, "order-7", &ada()).await.expect(201);
    world.send(request(&ada())).await.refused(422, "idempotency_key_reused");
}

#[tokio::test]
async fn a_name_that_cannot_be_one_is_refused_and_changes_nothing() {
    let world = World::new().await;
    let before = Table::of(&world).await;
    for wrong in ["", &"x".repeat(256), "schlüssel", "\u{7f}x", "a\tb"] {
        let value = reqwest::header::HeaderValue::from_bytes(wrong.as_bytes());
        let Ok(value) = value else { continue };
        let request = world
            .admin(Method::POST, "/v1/invitations")
            .header("idempotency-key", value)
            .json(&ada());
        world.send(request).await.refused(400, "idempotency_key_malformed");
    }
    Table::of(&world).await.is(&before);
    create(&world, &"x".repeat(255), &ada()).await.expect(201);
}

#[tokio::test]
async fn a_call_that_was_refused_is_remembered_as_nothing_but_its_name() {
    let world = World::new().await;
    let bad = json!({ "email": "nobody" });
    let before = Table::of(&world).await;
    create(&world, "order-7", &bad).await.refused(400, "email_not_valid");
    Table::of(&world).await.is(&before);
    create(&world, "order-7", &ada()).await.expect(201);
}

/// The call that invites as `body` says, by whoever has `key`, the first time or once more.
async fn repeat(world: &World, key: &SecretString, body: &Value) -> Answer {
    let request = world
        .request(Method::POST, "/v1/invitations")
        .bearer_auth(key.expose_secret())
        .header("idempotency-key", body["email"].as_str().unwrap());
    world.send(request.json(body)).await
}

/// Whoever has made an invitation gets no link that somebody else has made since.
#[tokio::test]
async fn a_repeated_call_shows_no_link_of_a_later_reset() {
    let world = World::new().await;
    let by = async |scopes: &[Scope]| world.key(scopes, Reach::Deployment, |_| ()).await;
    let (writer, reader) = (
        by(&[Scope::InvitationsWrite]).await,
        by(&[Scope::InvitationsWrite, Scope::LinksRead]).await,
    );

    // A back end makes a link to another password, for somebody whom the writer has invited.
    let body = json!({ "email": "ada@example.com" });
    let made = repeat(&world, &writer, &body).await.expect(201).json();
    let ticket = world.ticket("ada@example.com").await;
    let code = world.asked(&ticket, "ada@example.com").await;
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    assert!(repeat(&world, &writer, &body).await.expect(201).json()["link"].is_null());
    let user = UserId::parse(made["user"]["id"].as_str().unwrap()).unwrap();
    let user = HEXLOWER.encode(user.0.as_bytes());
    let change = json!({ "user_id": format!("auth0|{user}") });
    world
        .admin_post("/api/v2/tickets/password-change", &change)
        .await
        .expect(201);
    no_link(&world, &writer, &body, "user_exists").await;

    // Somebody has forgotten their password, and the link to another goes to their mailbox only.
    let body = json!({ "email": "bob@example.com", "send": false });
    let link = repeat(&world, &reader, &body).await.expect(201).json()["link"].clone();
    let ticket = link.as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let code = world.asked(&ticket, "bob@example.com").await;
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.forgot("bob@example.com").await;
    world.newest("password_reset", "bob@example.com").await;
    no_link(&world, &reader, &body, "user_exists").await;

    // Another key sends by link what the writer has sent by mail.
    let body = json!({ "email": "eve@example.com" });
    let id = repeat(&world, &writer, &body).await.expect(201).json()["id"].clone();
    let resend = format!("/v1/invitations/{}/resend", id.as_str().unwrap());
    let again = world.admin_post(&resend, &json!({ "method": "link" })).await;
    assert!(again.expect(200).json()["link"].is_string());
    no_link(&world, &writer, &body, "invitation_pending").await;
}

/// The repeated call is refused as one that has no name, and says no link.
async fn no_link(world: &World, key: &SecretString, body: &Value, refusal: &str) {
    let answer = repeat(world, key, body).await;
    assert!(!answer.text.contains("/i/"), "{}", answer.text);
    answer.refused(409, refusal);
}

/// The call that makes a key, or what it is answered the second time.
async fn new_key(world: &World, name: &str) -> Answer {
    let body = json!({ "name": "Reader", "scopes": ["applications:read"] });
    let request = world.admin(Method::POST, "/v1/keys").header("idempotency-key", name);
    world.send(request.json(&body)).await.expect(201)
}

#[tokio::test]
async fn a_repeated_call_for_a_key_says_so_before_the_first_has_written() {
    let world = World::new().await;
    let first = new_key(&world, "once").await;
    assert!(first.headers.get("idempotent-replayed").is_none());
    let made = first.json();
    // As it is between the claim of the first call and its write.
    let id = ApiKeyId::parse(made["id"].as_str().unwrap()).unwrap();
    let client = aws_sdk_dynamodb::Client::new(&world.stack.sdk);
    let delete = client.delete_item().table_name(&world.stack.table);
    let text = |text: &str| aws_sdk_dynamodb::types::AttributeValue::S(text.to_owned());
    let delete = delete
        .key("pk", text(&format!("KEY#{}", id.bare())))
        .key("sk", text("key"));
    delete.send().await.unwrap();
    let again = new_key(&world, "once").await;
    assert_eq!(again.headers["idempotent-replayed"], "true");
    assert_eq!(again.text, first.text);
    let list = world.request(Method::GET, "/v1/applications");
    let list = world.send(list.bearer_auth(made["key"].as_str().unwrap())).await;
    list.expect(200);
    // What was taken back stays so, however often it is asked for again.
    let revoke = format!("/v1/keys/{id}/revoke");
    world.admin_post(&revoke, &json!({})).await.expect(200);
    let again = new_key(&world, "once").await;
    assert!(again.json()["revoked_at"].is_string(), "{}", again.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_calls_at_once_make_one_key_and_nineteen_say_repeated() {
    let world = World::new().await;
    let answers = join_all((0..20).map(|_| new_key(&world, "once"))).await;
    let first = answers
        .iter()
        .filter(|answer| answer.headers.get("idempotent-replayed").is_none());
    assert_eq!(first.count(), 1);
    let texts: HashSet<_> = answers.iter().map(|answer| &answer.text).collect();
    assert_eq!(texts.len(), 1, "{texts:?}");
}
