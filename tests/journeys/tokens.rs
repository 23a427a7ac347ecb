//! Signed in at the end of the way, signed out everywhere, and whether a token still counts.

use data_encoding::BASE64URL_NOPAD;
use domain::api_key::{Reach, Scope};
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{support::PASSWORD, support::World};

const RESULT: &str = "http://localhost:3000/welcome";
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

async fn signing_in_after() -> World {
    World::with(|options| options.settings.sign_in_after = true).await
}

/// Walks to the end and gives the address that the person is sent to.
async fn destination(world: &World, invitation: Value) -> url::Url {
    let email = invitation["email"].as_str().unwrap().to_owned();
    world.invite(&invitation).await;
    let ticket = world.ticket(&email).await;
    let code = world.asked(&ticket, &email).await;
    world.verify(&ticket, &code).await.expect(200);
    let answer = world.set_password(&ticket, PASSWORD).await.expect(200).json();
    answer["next"]["url"].as_str().unwrap().parse().unwrap()
}

fn code(url: &url::Url) -> Option<String> {
    let mut pairs = url.query_pairs();
    pairs
        .find(|(name, _)| name == "code")
        .map(|(_, code)| code.into_owned())
}

async fn exchange(world: &World, body: Value) -> crate::support::Answer {
    world.post("/v1/sign-in/exchange", &body).await
}

#[tokio::test]
async fn sign_in_after_gives_the_back_end_a_code_that_it_exchanges_once() {
    let world = signing_in_after().await;
    let url = destination(&world, json!({ "email": "ada@example.com", "result_url": RESULT })).await;
    let code = code(&url).expect("a code");
    let body = json!({ "code": code, "result_url": RESULT });
    let answer = exchange(&world, body.clone()).await.expect(200).json();
    assert_eq!(answer["user"]["username"], "ada@example.com");
    let key = world.stack.api_key();
    let check = world.request(Method::POST, "/v1/tokens/introspect");
    let check = check.bearer_auth(secrecy::ExposeSecret::expose_secret(key));
    let check = world.send(check.json(&json!({ "token": answer["token"] }))).await;
    assert_eq!(check.expect(200).json()["active"], true);
    exchange(&world, body).await.refused(400, "exchange_failed");
}

/// The fragment stays in the browser, so whoever exchanges the code does not know it.
#[tokio::test]
async fn sign_in_after_works_for_a_result_url_with_a_fragment() {
    let world = signing_in_after().await;
    let result = format!("{RESULT}#top");
    let url = destination(&world, json!({ "email": "ada@example.com", "result_url": result })).await;
    assert_eq!(url.fragment(), Some("top"));
    let body = json!({ "code": code(&url).expect("a code"), "result_url": RESULT });
    exchange(&world, body).await.expect(200);
}

#[tokio::test]
async fn sign_in_after_is_off_by_default() {
    let world = World::new().await;
    let url = destination(&world, json!({ "email": "ada@example.com", "result_url": RESULT })).await;
    assert_eq!(code(&url), None);
}

#[tokio::test]
async fn a_code_is_bound_to_its_page_its_application_and_a_minute() {
    let world = signing_in_after().await;
    let other = world.application("app_other").await;
    let url = destination(&world, json!({ "email": "ada@example.com", "result_url": RESULT })).await;
    let code = code(&url).unwrap();
    for body in [
        json!({ "code": code, "result_url": "http://localhost:3000/elsewhere" }),
        json!({ "code": code, "result_url": RESULT, "application": other.to_string() }),
        json!({ "code": code, "result_url": RESULT, "code_verifier": VERIFIER }),
        json!({ "code": "made up", "result_url": RESULT }),
        json!({ "code": code, "result_url": "not a url" }),
    ] {
        exchange(&world, body).await.refused(400, "exchange_failed");
    }
    world.advance(SignedDuration::from_secs(60));
    let late = json!({ "code": code, "result_url": RESULT });
    exchange(&world, late).await.refused(400, "exchange_failed");
}

#[tokio::test]
async fn code_challenge_binds_the_code_to_whoever_has_the_verifier() {
    let world = signing_in_after().await;
    let challenge = BASE64URL_NOPAD.encode(&Sha256::digest(VERIFIER));
    let invitation = json!({ "email": "ada@example.com", "result_url": RESULT, "code_challenge": challenge });
    let code = code(&destination(&world, invitation).await).unwrap();
    let mut body = json!({ "code": code, "result_url": RESULT });
    exchange(&world, body.clone()).await.refused(400, "exchange_failed");
    body["code_verifier"] = "a".repeat(43).into();
    exchange(&world, body.clone()).await.refused(400, "exchange_failed");
    body["code_verifier"] = VERIFIER.into();
    exchange(&world, body).await.expect(200);
    let bad = json!({ "email": "bob@example.com", "code_challenge": "short" });
    let refused = world.admin_post("/v1/invitations", &bad).await;
    refused.refused(400, "code_challenge_not_valid");
}

/// Whether the token still counts.
async fn counts(world: &World, token: &str) -> bool {
    let answer = world
        .admin_post("/v1/tokens/introspect", &json!({ "token": token }))
        .await;
    answer.expect(200).json()["active"].as_bool().unwrap()
}

async fn token(world: &World) -> String {
    let answer = world.sign_in("ada@example.com", PASSWORD).await.expect(200).json();
    answer["token"].as_str().unwrap().to_owned()
}

/// P8: what was signed in before is over.
#[tokio::test]
async fn p8_signing_out_everywhere_ends_every_token_that_was_issued_before() {
    let world = World::new().await;
    world.active("ada@example.com").await;
    let (first, second) = (token(&world).await, token(&world).await);
    assert!(counts(&world, &first).await && counts(&world, &second).await);
    world.post("/v1/sign-out", &json!({ "token": first })).await.expect(204);
    assert!(!counts(&world, &first).await && !counts(&world, &second).await);
    world
        .post("/v1/sign-out", &json!({ "token": first }))
        .await
        .refused(401, "token_over");
    let third = token(&world).await;
    assert!(counts(&world, &third).await);
    let users = world.admin_get("/v1/users?username=ada@example.com").await.json();
    let id = users["users"][0]["id"].as_str().unwrap();
    let out = format!("/v1/users/{id}/sign-out");
    let user = world.admin_post(&out, &json!({})).await.expect(200).json();
    let before = users["users"][0]["token_generation"].as_u64().unwrap();
    assert_eq!(user["token_generation"], before + 1);
    assert!(!counts(&world, &third).await);
}

/// P8: whoever gets the name of an erased user has the same id, and nothing else of theirs.
#[tokio::test]
async fn p8_no_token_of_an_erased_user_counts_for_whoever_has_the_name_next() {
    let world = World::new().await;
    world.active("ada@example.com").await;
    let old = token(&world).await;
    let users = world.admin_get("/v1/users?username=ada@example.com").await.json();
    let path = format!("/v1/users/{}", users["users"][0]["id"].as_str().unwrap());
    world.send(world.admin(Method::DELETE, &path)).await.expect(204);
    assert!(!counts(&world, &old).await);
    world.active("ada@example.com").await;
    world.admin_get(&path).await.expect(200);
    assert!(!counts(&world, &old).await, "within the same second");
    let out = world.post("/v1/sign-out", &json!({ "token": old })).await;
    out.refused(401, "token_over");
    assert!(counts(&world, &token(&world).await).await);
}

/// P8: so it is after a change of the password, and when the user is switched off.
#[tokio::test]
async fn p8_a_new_password_and_switching_off_end_every_token() {
    let world = World::new().await;
    world.active("ada@example.com").await;
    let before = token(&world).await;
    let change = json!({ "username": "ada@example.com", "current": PASSWORD, "password": "another long sentence" });
    world.post("/v1/password/change", &change).await.expect(200);
    assert!(!counts(&world, &before).await);
    let answer = world
        .sign_in("ada@example.com", "another long sentence")
        .await
        .expect(200)
        .json();
    let after = answer["token"].as_str().unwrap();
    assert!(counts(&world, after).await);
    let id = answer["user"]["id"].as_str().unwrap();
    world
        .admin_post(&format!("/v1/users/{id}/disable"), &json!({}))
        .await
        .expect(200);
    world
        .admin_post(&format!("/v1/users/{id}/enable"), &json!({}))
        .await
        .expect(200);
    assert!(!counts(&world, after).await);
}

#[tokio::test]
async fn a_token_over_altered_or_out_of_reach_does_not_count() {
    let world = World::new().await;
    world.active("ada@example.com").await;
    let token = token(&world).await;
    assert!(!counts(&world, &format!("{token}x")).await);
    assert!(!counts(&world, "x").await);
    let other = world.application("app_other").await;
    let key = world
        .key(&[Scope::UsersRead], Reach::Applications(vec![other]), |_| ())
        .await;
    let ask = world.request(Method::POST, "/v1/tokens/introspect");
    let ask = ask.bearer_auth(secrecy::ExposeSecret::expose_secret(&key));
    let answer = world.send(ask.json(&json!({ "token": token }))).await.expect(200);
    assert_eq!(answer.json(), json!({ "active": false }));
    world.advance(SignedDuration::from_mins(10));
    assert!(!counts(&world, &token).await);
}
