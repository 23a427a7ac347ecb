//! A create call that names itself can be repeated: the same answer, one invitation.

use std::collections::HashSet;

use futures_util::future::join_all;
use jiff::SignedDuration;
use reqwest::Method;
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use shared::domain::api_key::{Reach, Scope};

use crate::{
    support::{Answer, World},
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
