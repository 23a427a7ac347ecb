//! Signing in: no stranger learns who has an account, and no guessing gets far.

use std::collections::BTreeMap;

use domain::id::ApplicationId;
use jiff::SignedDuration;
use jsonwebtoken::dangerous::insecure_decode;
use serde_json::{Value, json};

use crate::{
    support::{Answer, PASSWORD, World},
    table::{Calls, Table, number},
};

/// What somebody outside can tell one answer from another by, the id of the request masked.
fn masked(answer: &Answer, username: &str) -> (u16, BTreeMap<String, String>, String) {
    let id = answer.headers["apigw-requestid"].to_str().unwrap();
    assert_eq!(username.len(), 15, "all of one length, so that it can be masked");
    let encoded = username.replace('@', "%40");
    let mask = |text: &str| {
        let text = text.replace(id, "ID").replace(username, "USERNAME");
        text.replace(&encoded, "USERNAME")
    };
    let headers = answer.headers.iter().filter(|(name, _)| *name != "date");
    let headers = headers.map(|(name, value)| (name.to_string(), mask(value.to_str().unwrap())));
    (answer.status.as_u16(), headers.collect(), mask(&answer.text))
}

/// A world with somebody in every standing. None of them gets in with [`PASSWORD`], and all names are of one length.
async fn crowd(calls: &Calls) -> (World, Vec<(&'static str, Value)>) {
    let world = World::with(|options| options.interceptors.push(calls.interceptor())).await;
    let ticket = world.proven("ada@example.com").await;
    world.set_password(&ticket, "another violet harbour").await.expect(200);
    world.invited("bob@example.com").await;
    let revoked = world.invite(&json!({ "email": "eve@example.com" })).await;
    let path = format!("/v1/invitations/{}/revoke", revoked["id"].as_str().unwrap());
    world.admin_post(&path, &json!({})).await.expect(200);
    world
        .invite(&json!({ "email": "old@example.com", "lifetime_minutes": 0 }))
        .await;
    world.proven("ned@example.com").await;
    world.application("app_other").await;
    let tries = [
        ("wrong password", "ada@example.com", "app_default"),
        ("invited and locked", "bob@example.com", "app_default"),
        ("revoked", "eve@example.com", "app_default"),
        ("expired", "old@example.com", "app_default"),
        ("all but the password", "ned@example.com", "app_default"),
        ("unknown", "nil@example.com", "app_default"),
        ("known elsewhere", "ada@example.com", "app_other"),
    ];
    let tries = tries.map(|(who, username, application)| (who, body(username, application)));
    (world, tries.to_vec())
}

fn body(username: &str, application: &str) -> Value {
    json!({ "username": username, "password": PASSWORD, "application": application })
}

/// Reads the applications. They are kept in memory for a minute, so whoever fails first after that pays for reading theirs,
/// whoever that is.
async fn applications_are_known(world: &World) {
    for id in ["app_default", "app_other"] {
        let id = ApplicationId::parse(id).unwrap();
        world.stack.app.application(&id).await.unwrap();
    }
}

#[tokio::test]
async fn e1_e2_known_and_unknown_users_get_the_same_answer_for_the_same_work() {
    let calls = Calls::default();
    let (world, tries) = crowd(&calls).await;
    applications_are_known(&world).await;
    let mut seen = Vec::new();
    for (who, body) in &tries {
        calls.take();
        let hashes = world.stack.app.hasher.count();
        let answer = world.post("/v1/sign-in", body).await;
        answer.refused(401, "sign_in_failed");
        let answer = masked(&answer, body["username"].as_str().unwrap());
        seen.push((who, (answer, world.stack.app.hasher.count() - hashes, calls.take())));
    }
    let (_, first) = &seen[0];
    assert_eq!(first.1, 1, "one hash");
    assert_eq!(
        first.2,
        ["UpdateItem", "UpdateItem"],
        "one write that counts for the account and reads it, and after a failure one for the source"
    );
    for (who, found) in &seen {
        assert_eq!(found, first, "{who}");
    }
    // An application that does not exist is told, as its id is no secret: whoever is asked for there, and after the same hash.
    for username in ["ada@example.com", "nil@example.com"] {
        let hashes = world.stack.app.hasher.count();
        let answer = world.post("/v1/sign-in", &body(username, "app_nobody")).await;
        answer.refused(404, "application_not_found");
        assert_eq!(world.stack.app.hasher.count() - hashes, 1, "{username}");
    }
}

/// The same for the form, and for the brake: it takes as long to come on, and as long to go off, for nobody as for somebody.
#[tokio::test]
async fn e1_e2_the_brake_on_guessing_tells_nothing_either() {
    let calls = Calls::default();
    let (world, tries) = crowd(&calls).await;
    let mut seen: Vec<Vec<_>> = vec![Vec::new(); tries.len()];
    for pause in [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 0, 4, 600, 0] {
        world.advance(SignedDuration::from_secs(pause));
        applications_are_known(&world).await;
        for ((_, body), seen) in tries.iter().zip(&mut seen) {
            calls.take();
            let hashes = world.stack.app.hasher.count();
            let answer = masked(
                &world.post("/v1/sign-in", body).await,
                body["username"].as_str().unwrap(),
            );
            seen.push((answer, world.stack.app.hasher.count() - hashes, calls.take()));
        }
    }
    let statuses: Vec<_> = seen[0].iter().map(|((status, ..), ..)| *status).collect();
    assert_eq!(
        statuses,
        [
            401, 401, 401, 401, 401, 401, 429, 429, 401, 429, 429, 401, 429, 401, 401, 429
        ]
    );
    for ((who, _), found) in tries.iter().zip(&seen) {
        assert_eq!(found, &seen[0], "{who}");
    }
}

#[tokio::test]
async fn e1_the_form_answers_known_and_unknown_users_alike() {
    let calls = Calls::default();
    let (world, tries) = crowd(&calls).await;
    let browser = world.browser();
    let page = browser.open("/sign-in").await.expect(200);
    let mut seen = Vec::new();
    for (who, body) in tries.iter().filter(|(_, body)| body["application"] == "app_default") {
        let username = body["username"].as_str().unwrap();
        calls.take();
        let hashes = world.stack.app.hasher.count();
        let fields = [("username", username), ("password", PASSWORD)];
        let answer = browser.submit(&page, "/sign-in", &fields).await.expect(200);
        assert!(!answer.text.contains(PASSWORD));
        seen.push((
            who,
            (
                masked(&answer, username),
                world.stack.app.hasher.count() - hashes,
                calls.take(),
            ),
        ));
    }
    assert!(seen.len() >= 6);
    for (who, found) in &seen {
        assert_eq!(found, &seen[0].1, "{who}");
    }
}

#[tokio::test]
async fn what_cannot_be_a_username_or_a_password_is_nobodys() {
    let world = World::new().await;
    world.active("ada@example.com").await;
    let before = Table::of(&world).await;
    let long = "x".repeat(2000);
    for (username, password) in [
        ("", PASSWORD),
        ("a b", PASSWORD),
        ("\u{0}", PASSWORD),
        (&long, PASSWORD),
        ("ada@example.com", &long),
    ] {
        world.sign_in(username, password).await.refused(401, "sign_in_failed");
    }
    Table::of(&world).await.is(&before);
}

#[tokio::test]
async fn after_the_wait_the_right_password_works_and_clears_failures() {
    let calls = Calls::default();
    let world = World::with(|options| options.interceptors.push(calls.interceptor())).await;
    world.active("ada@example.com").await;
    for _ in 0..6 {
        world
            .sign_in("ada@example.com", "wrong")
            .await
            .refused(401, "sign_in_failed");
    }
    let before = Table::of(&world).await;
    let paused = world.sign_in("ada@example.com", PASSWORD).await;
    paused.refused(429, "sign_in_paused");
    let wait = paused.json()["retry_after_seconds"].as_i64().unwrap();
    assert_eq!(paused.headers["retry-after"], wait.to_string());
    Table::of(&world).await.is(&before);

    world.advance(SignedDuration::from_secs(wait));
    calls.take();
    world.sign_in("ada@example.com", PASSWORD).await.expect(200);
    // The first guess, that nothing has failed, is wrong.
    assert_eq!(calls.take(), ["UpdateItem"; 3], "the failures are forgotten");
    assert_eq!(number(Table::of(&world).await.person("ada@example.com"), "s_fails"), 0);
    world.sign_in("ada@example.com", PASSWORD).await.expect(200);
    assert_eq!(calls.take(), ["UpdateItem"; 2], "counted, and taken back");
}

/// G5: a stranger can slow a sign-in down for minutes, but neither lock the account nor hold up the invitation.
#[tokio::test]
async fn g5_failing_on_purpose_locks_nobody_out() {
    let world = World::new().await;
    world.active("ada@example.com").await;
    let ticket = world.invited("bob@example.com").await;
    for email in ["ada@example.com", "bob@example.com"] {
        for _ in 0..40 {
            world.sign_in(email, "wrong").await;
            world.advance(SignedDuration::from_secs(30));
        }
    }
    let code = world.asked(&ticket, "bob@example.com").await;
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.sign_in("bob@example.com", PASSWORD).await.expect(200);
    world.advance(SignedDuration::from_mins(5));
    world.sign_in("ada@example.com", PASSWORD).await.expect(200);
}

/// Neither failures before the invitation nor an address in capitals stand in anybody's way.
#[tokio::test]
async fn a_name_that_strangers_have_tried_can_still_be_invited() {
    let world = World::new().await;
    for _ in 0..10 {
        world.sign_in("ada@example.com", "wrong").await;
    }
    world.active("ada@example.com").await;
    let spelled = world.sign_in("Ada@EXAMPLE.com", PASSWORD).await.expect(200).json();
    assert_eq!(spelled["user"]["username"], "ada@example.com");
}

#[tokio::test]
async fn a_token_says_who_for_whom_and_until_when() {
    let world = World::new().await;
    world.application("app_other").await;
    let body = json!({ "email": "ada@example.com", "application": "app_other", "roles": ["editor"] });
    let invitation = world.invite(&body).await;
    let ticket = world.ticket("ada@example.com").await;
    let code = world.asked(&ticket, "ada@example.com").await;
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    let body = json!({ "username": "ada@example.com", "password": PASSWORD, "application": "app_other" });
    let mut claims = Vec::new();
    for _ in 0..2 {
        let answer = world.post("/v1/sign-in", &body).await.expect(200).json();
        assert_eq!(
            (&answer["token_type"], &answer["expires_in"]),
            (&json!("Bearer"), &json!(600))
        );
        claims.push(
            insecure_decode::<Value>(answer["token"].as_str().unwrap())
                .unwrap()
                .claims,
        );
    }
    assert_ne!(claims[0]["jti"], claims[1]["jti"], "each token has an id of its own");
    let mut claims = claims.swap_remove(0);
    claims["jti"].take();
    assert!(claims["token_generation"].take().as_u64().is_some());
    let now = world.now().as_second();
    let expected = json!({
        "iss": world.stack.url(), "aud": "app_other", "sub": invitation["user"]["id"], "iat": now, "exp": now + 600,
        "jti": null, "preferred_username": "ada@example.com", "email": "ada@example.com", "email_verified": true,
        "roles": ["editor"], "token_generation": null,
    });
    assert_eq!(claims, expected);
    world
        .sign_in("ada@example.com", PASSWORD)
        .await
        .refused(401, "sign_in_failed");
}

#[tokio::test]
async fn p3_a_password_is_the_same_from_every_keyboard() {
    let world = World::new().await;
    let ticket = world.proven("ada@example.com").await;
    // Set with composed letters, a ligature and a roman numeral of one character.
    world
        .set_password(&ticket, "Zo\u{eb} drinkt ca\u{fb01}\u{e9} \u{2167}")
        .await
        .expect(200);
    for same in ["Zo\u{eb} drinkt cafi\u{e9} VIII", "Zoe\u{308} drinkt cafie\u{301} VIII"] {
        world.sign_in("ada@example.com", same).await.expect(200);
    }
    for other in [
        "Zoe drinkt cafie VIII",
        "zo\u{eb} drinkt cafi\u{e9} viii",
        "Zo\u{eb} drinkt cafi\u{e9} VIII ",
    ] {
        world
            .sign_in("ada@example.com", other)
            .await
            .refused(401, "sign_in_failed");
    }
}

#[tokio::test]
async fn p2_nothing_of_a_password_is_cut_off() {
    let world = World::new().await;
    let ticket = world.proven("ada@example.com").await;
    let password = format!("{}!", "x9 ".repeat(85));
    assert_eq!(password.chars().count(), 256);
    world.set_password(&ticket, &password).await.expect(200);
    world
        .sign_in("ada@example.com", &format!("{}?", &password[..255]))
        .await
        .refused(401, "sign_in_failed");
    world
        .sign_in("ada@example.com", &password[..255])
        .await
        .refused(401, "sign_in_failed");
    world.sign_in("ada@example.com", &password).await.expect(200);
}
