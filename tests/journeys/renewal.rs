//! A link that is over is no dead end: its holder can have a new one sent, to the registered address and nowhere else.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::{
    support::{Answer, PASSWORD, World},
    table::Table,
};

const ADA: &str = "ada@example.com";

async fn renew(world: &World, ticket: &str) -> Answer {
    world
        .post("/v1/tickets/renew", &json!({ "ticket": ticket }))
        .await
        .expect(202)
}

async fn validate(world: &World, ticket: &str) -> Answer {
    world.post("/v1/tickets/validate", &json!({ "ticket": ticket })).await
}

fn hours(hours: i64) -> SignedDuration {
    SignedDuration::from_hours(hours)
}

fn minute() -> SignedDuration {
    SignedDuration::from_secs(60)
}

#[tokio::test]
async fn an_expired_link_is_renewed_with_one_press_and_the_new_one_works() {
    let world = World::new().await;
    let ticket = world.invited(ADA).await;
    world.advance(hours(24));
    let browser = world.browser();
    let page = browser.open(&format!("/i/{ticket}")).await.expect(410);
    assert!(page.text.contains("This invitation has expired") && page.text.contains("•@example.com"));
    let told = browser.submit(&page, "/setup/renew", &[]).await.expect(200);
    assert!(told.text.contains("We’ve sent a new link to"), "{}", told.text);
    assert_eq!(world.messages().await.len(), 2);
    let fresh = world.ticket(ADA).await;
    assert_ne!(fresh, ticket);
    validate(&world, &fresh).await.expect(200);
    let code = world.asked(&fresh, ADA).await;
    world.verify(&fresh, &code).await.expect(200);
    world.set_password(&fresh, PASSWORD).await.expect(200);
    world.sign_in(ADA, PASSWORD).await.expect(200);
    // The old link says so now, and offers nothing more.
    let page = browser.open("/setup").await.expect(410);
    assert!(!page.text.contains("/setup/renew"));
}

#[tokio::test]
async fn a_replaced_link_has_the_newest_sent_once_more_and_nothing_dies() {
    let world = World::new().await;
    let old = world.invited(ADA).await;
    let id = world.admin_get("/v1/invitations").await.json()["invitations"][0]["id"].clone();
    world
        .admin_post(&format!("/v1/invitations/{}/resend", id.as_str().unwrap()), &json!({}))
        .await
        .expect(200);
    let newest = world.ticket(ADA).await;
    let code = world.asked(&newest, ADA).await;
    world.verify(&newest, &code).await.expect(200);
    let answer = validate(&world, &old).await;
    answer.refused(410, "ticket_replaced");
    assert_eq!(answer.json()["renew"], "/v1/tickets/renew");
    renew(&world, &old).await;
    assert_eq!(world.ticket(ADA).await, newest, "the same link, once more");
    assert_eq!(
        validate(&world, &newest).await.json()["next"]["step"],
        "set_password",
        "nothing is lost"
    );
}

#[tokio::test]
async fn g7_a_new_link_can_be_asked_for_once_a_minute_and_five_times_a_day() {
    let world = World::new().await;
    let ticket = world.invited(ADA).await;
    world.advance(hours(24));
    let expected = renew(&world, &ticket).await.json();
    assert_eq!(renew(&world, &ticket).await.json(), expected, "the answer is the same");
    let parallel = futures_util::future::join_all((0..20).map(|_| renew(&world, &ticket))).await;
    assert!(parallel.iter().all(|answer| answer.json() == expected));
    assert_eq!(world.messages().await.len(), 2, "the invitation, and one more");
    for _ in 0..10 {
        world.advance(minute());
        renew(&world, &ticket).await;
        world.messages().await;
    }
    assert_eq!(world.messages().await.len(), 6, "five in a day");
    world.advance(hours(24));
    renew(&world, &ticket).await;
    assert_eq!(world.messages().await.len(), 7);
}

#[tokio::test]
async fn g10_nothing_is_sent_for_what_ended_and_the_answer_is_the_same() {
    let world = World::new().await;
    let live = world.invited(ADA).await;
    let answer = renew(&world, &live).await.json();
    assert_eq!(world.messages().await.len(), 1, "it still works");

    let revoked = world.invited("bob@example.com").await;
    let list = world.admin_get("/v1/invitations?email=bob@example.com").await.json();
    let id = list["invitations"][0]["id"].as_str().unwrap().to_owned();
    world
        .admin_post(&format!("/v1/invitations/{id}/revoke"), &json!({}))
        .await
        .expect(200);
    world.active("cyd@example.com").await;
    let used = world.ticket("cyd@example.com").await;
    let by_hand: Value = world
        .invite(&json!({ "email": "dee@example.com", "send": false }))
        .await;
    let by_hand = by_hand["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    world.advance(hours(25));
    let sent = world.messages().await.len();
    let before = Table::of(&world).await.without_limits();
    for ticket in [&revoked, &used, &by_hand] {
        assert_eq!(renew(&world, ticket).await.json(), answer);
        let refused = validate(&world, ticket).await;
        assert!(refused.json().get("renew").is_none(), "{}", refused.text);
    }
    Table::of(&world).await.without_limits().is(&before);
    assert_eq!(world.messages().await.len(), sent);
    world
        .post("/v1/tickets/renew", &json!({ "ticket": "made-up" }))
        .await
        .refused(404, "ticket_not_valid");
    world
        .post(
            "/v1/tickets/renew",
            &json!({ "ticket": live, "email": "evil@example.com" }),
        )
        .await
        .refused(400, "field_not_valid");
}

#[tokio::test]
async fn an_application_can_switch_it_off() {
    let world = World::with(|options| options.settings.renew_by_holder = false).await;
    let ticket = world.invited(ADA).await;
    world.advance(hours(24));
    let page = world.browser().open(&format!("/i/{ticket}")).await.expect(410);
    assert!(!page.text.contains("/setup/renew") && page.text.contains("Ask the person who invited you"));
    renew(&world, &ticket).await;
    assert_eq!(world.messages().await.len(), 1);
}

#[tokio::test]
async fn an_expired_link_to_a_new_password_is_renewed_too() {
    let world = World::new().await;
    world.active(ADA).await;
    world.forgot(ADA).await;
    let mail = world.newest("password_reset", ADA).await;
    let link = mail.link.clone().unwrap();
    world.advance(hours(2));
    let browser = world.browser();
    let page = browser
        .open(link.strip_prefix(world.stack.url()).unwrap())
        .await
        .expect(410);
    browser.submit(&page, "/setup/renew", &[]).await.expect(200);
    let newest = world.newest("password_reset", ADA).await;
    assert_ne!(newest.link, mail.link);
    browser.open(newest.link.as_ref().unwrap()).await.expect(200);
}

#[tokio::test]
async fn after_a_change_of_the_address_a_new_link_goes_to_the_new_one_only() {
    let world = World::new().await;
    let ticket = world.invited(ADA).await;
    let user = world.admin_get(&format!("/v1/users?username={ADA}")).await.json();
    let id = user["users"][0]["id"].as_str().unwrap().to_owned();
    let change = world.admin(reqwest::Method::PATCH, &format!("/v1/users/{id}"));
    world
        .send(change.json(&json!({ "email": "new@example.com" })))
        .await
        .expect(200);
    renew(&world, &ticket).await;
    let messages = world.messages().await;
    let invitations = |to: &str| {
        let to = to.to_owned();
        messages
            .iter()
            .filter(move |message| message.kind == "invitation" && message.to == to)
    };
    assert_eq!(invitations(ADA).count(), 1);
    let fresh = invitations("new@example.com").next().unwrap().link.clone().unwrap();
    world.browser().open(&fresh).await.expect(200);
}

/// Another number can be given as long as none is proven.
#[tokio::test]
async fn a_mistyped_number_can_be_replaced_on_the_page() {
    let world = World::new().await;
    let browser = world.browser();
    let profile = world.profile_page(&browser, ADA).await;
    let names = [("field.first_name", "Ada"), ("field.last_name", "Lovelace")];
    let phone = browser.submit(&profile, "/setup/profile", &names).await.expect(200);
    assert!(phone.text.contains("DE49") && phone.text.contains("US1") && !phone.text.contains("IT39"));
    let code = browser
        .submit(&phone, "/setup/phone", &[("phone", "+49 151 1234 5678")])
        .await
        .expect(200);
    assert!(code.text.contains("Wrong number?"));
    assert!(code.text.contains("+4915112345678"), "whoever mistyped it can see it");
    let again = browser.open("/setup?change=phone").await.expect(200);
    assert!(again.text.contains("value=\"+4915112345678\""), "and mends a digit");
    world.advance(minute());
    browser
        .submit(&again, "/setup/phone", &[("phone", "+49 151 1234 5679")])
        .await
        .expect(200);
    let to = world.messages().await[0].to.clone();
    assert_eq!(to, "+4915112345679");
}

/// An invitation by code that has expired: whoever names the person has another code sent to them.
async fn ask_for_code(world: &World, username: &str) {
    let body = json!({ "username": username });
    world.post("/v1/enter/code", &body).await.expect(202);
}

async fn enter(world: &World, username: &str, code: &str) -> Answer {
    let body = json!({ "username": username, "code": code });
    world.post("/v1/enter", &body).await
}

#[tokio::test]
async fn an_expired_invitation_by_code_is_renewed_by_asking_for_another_code() {
    let world = World::new().await;
    let number = "+4915112345678";
    for (to, body) in [
        (ADA, json!({ "email": ADA, "method": "email_otp" })),
        (
            number,
            json!({ "phone": number, "method": "sms_otp", "flow": "link_password" }),
        ),
    ] {
        world.invite(&body).await;
        let old = world.newest("invitation_code", to).await.code.clone().unwrap();
        world.advance(hours(24));
        enter(&world, to, &old).await.refused(401, "entry_failed");
        ask_for_code(&world, to).await;
        let fresh = world.newest("invitation_code", to).await.code.clone().unwrap();
        assert_ne!(fresh, old);
        let entered = enter(&world, to, &fresh).await.expect(200).json();
        let ticket = entered["ticket"].as_str().unwrap().to_owned();
        world.set_password(&ticket, PASSWORD).await.expect(200);
        world.sign_in(to, PASSWORD).await.expect(200);
    }
    // As the number is written on paper.
    world.sign_in("+49 (0)151 1234-5678", PASSWORD).await.expect(200);
}

#[tokio::test]
async fn g2_what_ended_otherwise_gets_no_code_and_five_a_day_are_enough() {
    let world = World::new().await;
    let invite = async |email: &str, more: Value| {
        let mut body = json!({ "email": email, "method": "email_otp" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        world.invite(&body).await["id"].as_str().unwrap().to_owned()
    };
    let revoked = invite("revoked@example.com", json!({})).await;
    world
        .admin_post(&format!("/v1/invitations/{revoked}/revoke"), &json!({}))
        .await
        .expect(200);
    invite("by.hand@example.com", json!({ "send": false })).await;
    world.invite(&json!({ "email": "linked@example.com" })).await;
    invite(ADA, json!({})).await;
    world.messages().await;
    world.advance(hours(24));
    let before = world.messages().await.len();
    for username in [
        "revoked@example.com",
        "by.hand@example.com",
        "linked@example.com",
        "nobody@example.com",
    ] {
        ask_for_code(&world, username).await;
    }
    assert_eq!(world.messages().await.len(), before);
    for _ in 0..4 {
        ask_for_code(&world, ADA).await;
        world.messages().await;
    }
    let sent = world.messages().await.len() - before;
    assert_eq!(
        sent, 2,
        "the invitation once more, and as always another code at once, but no third within a minute"
    );
}
