//! From the invitation to the sign-in, as it should go.

use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header, jwk::JwkSet};
use serde_json::{Value, json};

use crate::support::{PASSWORD, World};

#[tokio::test]
async fn somebody_invited_by_email_sets_a_password_and_signs_in() {
    let world = World::new().await;
    let body = json!({ "email": "Ada@Example.com", "roles": ["editor"], "metadata": { "plan": "pro" } });
    let invitation = world.invite(&body).await;
    assert_eq!(invitation["state"], "pending");
    assert_eq!(invitation["delivery"]["state"], "queued");
    assert_eq!(invitation["user"]["status"], "invited");
    assert_eq!(invitation["user"]["locked"], true);

    let ticket = world.ticket("ada@example.com").await;
    let path = format!("/v1/invitations/{}", invitation["id"].as_str().unwrap());
    assert_eq!(
        world.admin_get(&path).await.expect(200).json()["delivery"]["state"],
        "delivered"
    );

    let seen = world
        .post("/v1/tickets/validate", &json!({ "ticket": ticket }))
        .await
        .expect(200)
        .json();
    assert_eq!(seen["user"]["email"], "ada@example.com");
    assert_eq!(seen["next"]["step"], "email_otp");
    world
        .post("/v1/tickets/code", &json!({ "ticket": ticket }))
        .await
        .expect(202);
    let code = world.code("ada@example.com").await;
    let proven = world
        .post("/v1/tickets/verify", &json!({ "ticket": ticket, "code": code }))
        .await
        .expect(200)
        .json();
    assert_eq!(proven["next"]["step"], "set_password");
    let done = world.set_password(&ticket, PASSWORD).await.expect(200).json();
    assert_eq!(done["user"]["status"], "active");
    world.newest("activation", "ada@example.com").await;

    let signed_in = world.sign_in("ada@example.com", PASSWORD).await.expect(200).json();
    let claims = verified(&world, signed_in["token"].as_str().unwrap()).await;
    assert_eq!(claims["sub"], invitation["user"]["id"]);
    assert_eq!(claims["email_verified"], true);
    assert_eq!(claims["roles"], json!(["editor"]));
    assert_eq!(claims["metadata"], json!({ "plan": "pro" }));
    let ended = world.admin_get(&path).await.expect(200).json();
    assert_eq!(ended["state"], "completed");
    assert_eq!(ended["user"]["locked"], false);
}

#[tokio::test]
async fn the_same_way_in_a_browser_without_javascript() {
    let world = World::new().await;
    let ticket = world.invited("ada@example.com").await;
    let browser = world.browser();
    let landing = browser.open(&format!("/i/{ticket}")).await.expect(200);
    assert!(landing.text.contains("ada@example.com"), "it says as whom");
    let code_page = browser.submit(&landing, "/setup/start", &[]).await.expect(200);
    assert!(
        code_page.text.contains("a•••@example.com"),
        "it says where the code went"
    );
    let code = world.code("ada@example.com").await;
    let spaced = format!(" {}-{} ", &code[..3], &code[3..]);
    let password_page = browser
        .submit(&code_page, "/setup/verify", &[("code", &spaced)])
        .await
        .expect(200);
    let fields = [("password", PASSWORD), ("confirm", PASSWORD)];
    let done = browser
        .submit(&password_page, "/setup/password", &fields)
        .await
        .expect(200);
    assert!(done.text.contains("/sign-in"), "{}", done.text);
    let sign_in = browser.open("/sign-in?login_hint=ada@example.com").await.expect(200);
    let fields = [("username", "ada@example.com"), ("password", PASSWORD)];
    let signed_in = browser.submit(&sign_in, "/sign-in", &fields).await.expect(200);
    assert!(signed_in.text.contains("ada@example.com"), "{}", signed_in.text);
}

#[tokio::test]
async fn at_the_end_the_person_goes_to_the_result_url_which_is_told_how_it_went() {
    let world = World::new().await;
    let url = "http://localhost:3000/welcome?from=mail#top";
    let body = json!({ "email": "ada@example.com", "result_url": url, "include_email_in_redirect": true });
    world.invite(&body).await;
    let ticket = world.ticket("ada@example.com").await;
    let code = world.asked(&ticket, "ada@example.com").await;
    world.verify(&ticket, &code).await.expect(200);
    let done = world.set_password(&ticket, PASSWORD).await.expect(200).json();
    let next: url::Url = done["next"]["url"].as_str().unwrap().parse().unwrap();
    let pairs: Vec<_> = next.query_pairs().into_owned().collect();
    let names: Vec<_> = pairs.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["from", "success", "message", "email", "invitation"]);
    assert_eq!((pairs[1].1.as_str(), pairs[3].1.as_str()), ("true", "ada@example.com"));
    assert_eq!(next.fragment(), Some("top"));
    let page = world.browser().open(&format!("/i/{ticket}")).await.expect(410);
    assert!(
        !page.text.contains("localhost:3000"),
        "a used link leads to the sign-in"
    );

    let plain = json!({ "email": "bob@example.com", "result_url": url });
    world.invite(&plain).await;
    let ticket = world.ticket("bob@example.com").await;
    let code = world.asked(&ticket, "bob@example.com").await;
    world.verify(&ticket, &code).await.expect(200);
    let done = world.set_password(&ticket, PASSWORD).await.expect(200).json();
    assert!(!done["next"]["url"].as_str().unwrap().contains("bob"), "{done}");
}

/// What a back end does with the token: fetches the keys, and lets its library decide.
async fn verified(world: &World, token: &str) -> Value {
    let keys: JwkSet = serde_json::from_value(world.get("/.well-known/jwks.json").await.expect(200).json()).unwrap();
    let kid = decode_header(token).unwrap().kid.unwrap();
    let mut validation = Validation::new(Algorithm::ES256);
    validation.set_audience(&["app_default"]);
    validation.set_issuer(&[world.stack.url()]);
    // The world's clock is not the library's.
    validation.validate_exp = false;
    let key = DecodingKey::from_jwk(keys.find(&kid).unwrap()).unwrap();
    decode::<Value>(token, &key, &validation).unwrap().claims
}
