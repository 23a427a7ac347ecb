//! "Forgotten password" works for everybody who can receive something: whoever has not finished yet gets the invitation once
//! more, an address need not be proven, and whoever has a number only gets a code. Every end leads to a password, and the
//! answer tells nobody who is there.

use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    auth0::DIRECTORY,
    support::{Answer, PASSWORD, World},
};

const ADA: &str = "ada@example.com";
const NEW: &str = "new@example.com";
const NUMBER: &str = "+4915112345678";
const OTHER: &str = "a quiet lighthouse";

async fn patch(world: &World, username: &str, body: &Value) -> Answer {
    let found = world.admin_get(&format!("/v1/users?username={username}")).await;
    let id = found.json()["users"][0]["id"].as_str().unwrap().to_owned();
    let change = world.admin(Method::PATCH, &format!("/v1/users/{id}")).json(body);
    world.send(change).await.expect(200)
}

async fn sent(world: &World, kind: &str, to: &str) -> usize {
    let messages = world.messages().await;
    let those = messages
        .iter()
        .filter(|message| message.kind == kind && message.to == to);
    those.count()
}

/// Asks, follows the link of the newest mail of this kind to its end, and signs in.
async fn gets_on_by(world: &World, username: &str, kind: &str, to: &str) {
    world.forgot(username).await;
    let link = world.newest(kind, to).await.link.clone().unwrap();
    let ticket = link.rsplit('/').next().unwrap().to_owned();
    world.set_password(&ticket, OTHER).await.expect(200);
    world.sign_in(username, OTHER).await.expect(200);
}

/// The one who signs in by `username` has an address that is proven by now.
async fn is_proven(world: &World, username: &str) -> bool {
    let found = world.admin_get(&format!("/v1/users?username={username}")).await;
    found.json()["users"][0]["email"]["verified"] == true
}

#[tokio::test]
async fn a_pending_invitation_is_mailed_once_more_with_the_same_link() {
    let world = World::with(|options| options.settings.flow = "link_password".to_owned()).await;
    let ticket = world.invited(ADA).await;
    world.forgot(ADA).await;
    assert_eq!(world.ticket(ADA).await, ticket);
    assert_eq!(sent(&world, "invitation", ADA).await, 2);
    // Once a minute, five times a day, whoever asks.
    world.forgot(ADA).await;
    assert_eq!(sent(&world, "invitation", ADA).await, 2);
    for _ in 0..6 {
        world.advance(SignedDuration::from_secs(61));
        world.forgot(ADA).await;
    }
    assert!(sent(&world, "invitation", ADA).await <= 6);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    assert!(is_proven(&world, ADA).await, "the link proves the address");
}

#[tokio::test]
async fn an_expired_invitation_is_renewed_unless_the_settings_forbid_it() {
    for renews in [true, false] {
        let world = World::with(|options| {
            options.settings.flow = "link_password".to_owned();
            options.settings.renew_by_holder = renews;
        })
        .await;
        let old = world.invited(ADA).await;
        world.advance(SignedDuration::from_hours(25));
        world.forgot(ADA).await;
        let newest = world.ticket(ADA).await;
        assert_eq!(newest != old, renews);
        let done = world.set_password(&newest, PASSWORD).await;
        assert_eq!(done.status.as_u16(), if renews { 200 } else { 410 });
    }
}

/// What was withdrawn or switched off stays so, and nothing tells.
#[tokio::test]
async fn e1_nobody_learns_who_has_an_account_and_revoked_sends_nothing() {
    let world = World::new().await;
    world.active("off@example.com").await;
    let off = world.admin_get("/v1/users?username=off@example.com").await.json();
    let off = format!("/v1/users/{}/disable", off["users"][0]["id"].as_str().unwrap());
    world.admin_post(&off, &json!({})).await.expect(200);
    let withdrawn = world.invite(&json!({ "email": "rev@example.com" })).await;
    let revoke = format!("/v1/invitations/{}/revoke", withdrawn["id"].as_str().unwrap());
    world.admin_post(&revoke, &json!({})).await.expect(200);
    world.invite(&json!({ "email": "inv@example.com" })).await;
    let before = world.messages().await.len();
    let ask = async |username: &str| {
        let body = json!({ "username": username });
        let answer = world.post("/v1/password/forgotten", &body).await.expect(202);
        answer.text.replace(username, "")
    };
    let nobody = ask("nil@example.com").await;
    for username in ["off@example.com", "rev@example.com"] {
        assert_eq!(ask(username).await, nobody, "{username}");
    }
    assert_eq!(world.messages().await.len(), before);
    assert_eq!(ask("inv@example.com").await, nobody);
    assert_eq!(world.messages().await.len(), before + 1);
}

/// Whoever came by a link that was handed over has an address that nobody has proven.
#[tokio::test]
async fn an_address_that_was_never_proven_gets_the_link_which_proves_it() {
    let world = World::new().await;
    let by_hand = json!({ "email": ADA, "method": "link", "flow": "link_password" });
    let made = world.invite(&by_hand).await;
    let link = made["link"].as_str().unwrap().to_owned();
    let ticket = link.rsplit('/').next().unwrap().to_owned();
    // Not finished yet: the link that was handed over is mailed, and goes on working.
    world.forgot(ADA).await;
    assert_eq!(world.newest("invitation", ADA).await.link.as_deref(), Some(&*link));
    world.set_password(&ticket, PASSWORD).await.expect(200);
    assert!(!is_proven(&world, ADA).await, "somebody else was shown it");
    gets_on_by(&world, ADA, "password_reset", ADA).await;
    assert!(is_proven(&world, ADA).await);
}

/// As Auth0 does: made by a back end, with a password, without one, with a ticket, or imported.
#[tokio::test]
async fn users_that_a_back_end_made_get_on_by_themselves() {
    let world = World::new().await;
    let ask = async |email: &str| {
        let body = json!({ "connection": DIRECTORY, "email": email });
        world.post("/dbconnections/change_password", &body).await.expect(200);
    };
    let make = async |email: &str, password: Option<&str>| {
        let mut body = json!({ "connection": DIRECTORY, "email": email, "verify_email": false });
        if let Some(password) = password {
            body["password"] = password.into();
        }
        world.admin_post("/api/v2/users", &body).await.expect(201).json()
    };
    make("with@example.com", Some(PASSWORD)).await;
    let by_ticket = make("ticket@example.com", None).await;
    let ticket = json!({ "user_id": by_ticket["user_id"] });
    let ticket = world
        .admin_post("/api/v2/tickets/password-change", &ticket)
        .await
        .expect(201);
    let ticket = ticket.json()["ticket"]
        .as_str()
        .unwrap()
        .trim_end_matches('#')
        .to_owned();
    let ticket = ticket.rsplit('/').next().unwrap().to_owned();
    world.set_password(&ticket, PASSWORD).await.expect(200);
    let hash = "$2b$04$wIpYgxBS8.f/tjBxwD7J8u8Q8EJnhJtMJxGCqA3AEovqejpt4.IY6";
    let users = json!([
        { "email": "imported@example.com", "password_hash": hash },
        { "email": "waiting@example.com" },
    ]);
    world
        .admin_post("/v1/imports", &json!({ "users": users }))
        .await
        .expect(200);
    for email in ["with@example.com", "ticket@example.com", "imported@example.com"] {
        ask(email).await;
        let ticket = world.reset_ticket(email).await;
        world.set_password(&ticket, OTHER).await.expect(200);
        world.sign_in(email, OTHER).await.expect(200);
    }
    make("without@example.com", None).await;
    for email in ["without@example.com", "waiting@example.com"] {
        ask(email).await;
        let ticket = world.ticket(email).await;
        let standing = world.post("/v1/tickets/validate", &json!({ "ticket": ticket })).await;
        standing.expect(200);
    }
}

/// Whoever has a number only: an SMS with a code, which is entered as that of an invitation.
#[tokio::test]
async fn whoever_has_a_number_only_is_texted_a_code() {
    let world = World::new().await;
    world
        .invite(&json!({ "phone": NUMBER, "method": "sms_otp", "flow": "link_password" }))
        .await;
    let enter = async |code: &str| {
        let body = json!({ "username": NUMBER, "code": code });
        world.post("/v1/enter", &body).await
    };
    let code = world.newest("invitation_code", NUMBER).await.code.clone().unwrap();
    // Pending: another code, and the one before is dead.
    world.advance(SignedDuration::from_secs(61));
    world.forgot(NUMBER).await;
    let newer = world.newest("code", NUMBER).await.code.clone().unwrap();
    if newer != code {
        enter(&code).await.refused(401, "entry_failed");
    }
    let ticket = enter(&newer).await.expect(200).json()["ticket"]
        .as_str()
        .unwrap()
        .to_owned();
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.sign_in(NUMBER, PASSWORD).await.expect(200);

    world.advance(SignedDuration::from_hours(1));
    let browser = world.browser();
    let page = browser.open("/forgotten").await.expect(200);
    let page = browser
        .submit(&page, "/forgotten", &[("username", NUMBER)])
        .await
        .expect(200);
    assert!(page.text.contains("/enter?"), "{}", page.text);
    let text = world.newest("password_reset_code", NUMBER).await;
    assert!(text.text.contains("/enter"), "{}", text.text);
    let code = text.code.clone().unwrap();
    world.sign_in(NUMBER, PASSWORD).await.expect(200);
    let page = browser.open("/enter").await.expect(200);
    let fields = [("username", NUMBER), ("code", code.as_str())];
    let page = browser.submit(&page, "/enter", &fields).await.expect(200);
    let fields = [("password", OTHER), ("confirm", OTHER)];
    browser.submit(&page, "/setup/password", &fields).await.expect(200);
    world.sign_in(NUMBER, PASSWORD).await.refused(401, "sign_in_failed");
    world.sign_in(NUMBER, OTHER).await.expect(200);
    assert_eq!(sent(&world, "password_changed", NUMBER).await, 1, "told by SMS");
    enter(&code).await.refused(401, "entry_failed");
}

/// A number that cannot be texted, and an address that bounces, reach nobody; a number helps where the address bounces.
#[tokio::test]
async fn where_mail_bounces_the_number_is_texted() {
    let world = World::new().await;
    let address = "bounce@simulator.amazonses.com";
    let body = json!({ "email": address, "phone": NUMBER, "method": "link", "flow": "link_password" });
    let made = world.invite(&body).await;
    let ticket = made["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.forgot(address).await;
    world.messages().await;
    world.advance(SignedDuration::from_secs(61));
    world.forgot(address).await;
    let code = world.newest("password_reset_code", NUMBER).await.code.clone().unwrap();
    let body = json!({ "username": address, "code": code });
    let ticket = world.post("/v1/enter", &body).await.expect(200).json()["ticket"]
        .as_str()
        .unwrap()
        .to_owned();
    world.set_password(&ticket, OTHER).await.expect(200);
    world.sign_in(address, OTHER).await.expect(200);
}

/// The new address gets the link, after the one before was told; whoever is still invited gets a new one there.
#[tokio::test]
async fn a_changed_address_gets_the_link_once_the_one_before_was_told() {
    let world = World::with(|options| options.settings.flow = "link_password".to_owned()).await;
    let ticket = world.invited(ADA).await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    patch(&world, ADA, &json!({ "email": NEW })).await;
    gets_on_by(&world, ADA, "password_reset", NEW).await;
    assert_eq!(sent(&world, "password_reset", ADA).await, 0);
    let messages = world.messages().await;
    let place = |kind: &str| messages.iter().position(|message| message.kind == kind).unwrap();
    assert!(
        place("contact_changed") > place("password_reset"),
        "newest first: told before"
    );
    assert!(is_proven(&world, ADA).await);

    let bob = "bob@example.com";
    let old = world.invited(bob).await;
    patch(&world, bob, &json!({ "email": "robert@example.com" })).await;
    world.set_password(&old, PASSWORD).await.refused(410, "ticket_replaced");
    gets_on_by(&world, bob, "invitation", "robert@example.com").await;
}

/// By code: another one where the invitation stands, a new invitation where it has expired or its codes were killed.
#[tokio::test]
async fn whoever_was_invited_by_code_gets_another_one() {
    let world = World::with(|options| options.settings.flow = "link_password".to_owned()).await;
    let get_on = async |kind: &str, to: &str| {
        world.forgot(ADA).await;
        let code = world.newest(kind, to).await.code.clone().unwrap();
        let body = json!({ "username": ADA, "code": code });
        world.post("/v1/enter", &body).await.expect(200);
    };
    world.invite(&json!({ "email": ADA, "method": "email_otp" })).await;
    world.messages().await;
    get_on("code", ADA).await;
    world.advance(SignedDuration::from_hours(25));
    get_on("invitation_code", ADA).await;
    world.advance(SignedDuration::from_secs(61));
    patch(&world, ADA, &json!({ "email": NEW })).await;
    get_on("invitation_code", NEW).await;
}

/// 11.2: an owner whose address was never proven is told of a lock, and the way that the mail names leads to a password.
#[tokio::test]
async fn g1_an_owner_with_an_unproven_address_gets_out_of_a_lock() {
    let world = World::with(|options| options.limits.source_failures = u32::MAX).await;
    let body = json!({ "connection": DIRECTORY, "email": ADA, "password": PASSWORD, "verify_email": false });
    world.admin_post("/api/v2/users", &body).await.expect(201);
    while world.sign_in(ADA, "not this one, no").await.code() != "sign_in_locked" {
        world.advance(SignedDuration::from_mins(5));
    }
    let mail = world.newest("sign_in_locked", ADA).await;
    assert!(
        mail.text.contains("/forgotten?application=app_default"),
        "{}",
        mail.text
    );
    world.sign_in(ADA, PASSWORD).await.refused(429, "sign_in_locked");
    gets_on_by(&world, ADA, "password_reset", ADA).await;
}
