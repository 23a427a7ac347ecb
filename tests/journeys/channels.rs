//! A code that the person may have sent the other way: by text in place of mail, or by mail in place of text.

use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, PASSWORD, World};

const ADA: &str = "ada@example.com";
const PHONE: &str = "+4915112345678";

/// A world with a published flow whose one code can go either way.
async fn world(step: Value) -> World {
    let world = World::new().await;
    let steps = json!({ "steps": [step, { "kind": "set_password", "confirm": true }] });
    world.publish("either", &steps).await;
    world
}

fn by_mail_or_text() -> Value {
    json!({ "kind": "email_otp", "or": "sms" })
}

/// Invites by hand, so that no mail proves the address by itself. Gives the ticket.
async fn invited(world: &World, extra: Value) -> String {
    let mut body = json!({ "email": ADA, "flow": "either", "method": "link" });
    for (name, value) in extra.as_object().unwrap() {
        body[name] = value.clone();
    }
    let invitation = world.invite(&body).await;
    invitation["link"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned()
}

async fn ask(world: &World, ticket: &str, channel: &str) -> Answer {
    world
        .post("/v1/tickets/code", &json!({ "ticket": ticket, "channel": channel }))
        .await
}

async fn user(world: &World) -> Value {
    world.admin_get(&format!("/v1/users?username={ADA}")).await.json()["users"][0].clone()
}

#[tokio::test]
async fn a_code_goes_by_text_where_allowed_and_proves_the_number_alone() {
    let world = world(by_mail_or_text()).await;
    let ticket = invited(&world, json!({ "phone": PHONE })).await;
    let seen = world
        .post("/v1/tickets/validate", &json!({ "ticket": ticket }))
        .await
        .json();
    let other = seen["next"]["code"]["other"].clone();
    assert_eq!(
        (&seen["next"]["step"], &other["channel"]),
        (&json!("email_otp"), &json!("sms"))
    );
    let masked = other["destination"].as_str().unwrap();
    assert!(masked.contains('•') && !masked.contains(PHONE), "{masked}");

    let by_mail = world.asked(&ticket, ADA).await;
    ask(&world, &ticket, "sms").await.refused(429, "code_asked_too_soon");
    world.advance(SignedDuration::from_secs(60));
    let asked = ask(&world, &ticket, "sms").await.expect(202).json();
    assert_eq!(asked["next"]["step"], "sms_otp");
    assert_eq!(asked["next"]["code"]["other"]["channel"], "email");
    let text = world.newest("code", PHONE).await;
    world.verify(&ticket, &by_mail).await.refused(422, "code_wrong");
    world.verify(&ticket, text.code.as_deref().unwrap()).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    let user = user(&world).await;
    assert_eq!(
        (&user["phone"]["verified"], &user["email"]["verified"]),
        (&json!(true), &json!(false)),
        "what it was sent to is what it proves: {user}"
    );
    world.sign_in(ADA, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_code_goes_by_mail_in_place_of_text_and_back_and_all_count_together() {
    let world = world(json!({ "kind": "sms_otp", "or": "email" })).await;
    let ticket = invited(&world, json!({ "phone": PHONE })).await;
    for (round, channel) in ["email", "sms", "email", "sms", "email"].iter().enumerate() {
        let asked = ask(&world, &ticket, channel).await.expect(202).json();
        let step = if *channel == "email" { "email_otp" } else { "sms_otp" };
        assert_eq!(asked["next"]["step"], step, "{round}");
        world.messages().await;
        world.advance(SignedDuration::from_secs(60));
    }
    ask(&world, &ticket, "sms").await.refused(429, "code_asked_too_often");
    let codes = world.messages().await;
    assert_eq!(codes.iter().filter(|message| message.to == ADA).count(), 3);
    assert_eq!(codes.iter().filter(|message| message.to == PHONE).count(), 2);
    let code = world.code(ADA).await;
    world.verify(&ticket, &code).await.expect(200);
    assert_eq!(user(&world).await["email"]["verified"], true);
}

#[tokio::test]
async fn g10_no_other_way_is_offered_where_there_is_none() {
    let world = world(by_mail_or_text()).await;
    for (extra, why) in [
        (json!({}), "without a number"),
        (json!({ "phone": "+393123456789" }), "to a country that is not listed"),
        (
            json!({ "phone": PHONE, "flow": "email_code_password" }),
            "where the flow does not say so",
        ),
    ] {
        let ticket = invited(&world, extra).await;
        let seen = world
            .post("/v1/tickets/validate", &json!({ "ticket": ticket }))
            .await
            .json();
        assert!(seen["next"]["code"].get("other").is_none(), "{why}: {seen}");
        ask(&world, &ticket, "sms").await.refused(400, "channel_not_offered");
        let browser = world.browser();
        let page = browser.open(&format!("/i/{ticket}")).await.expect(200);
        let page = browser.submit(&page, "/setup/start", &[]).await.expect(200);
        assert!(!page.text.contains("name=\"channel\""), "{why}");
        let id = seen["invitation"]["id"].as_str().unwrap().to_owned();
        world
            .send(world.admin(Method::DELETE, &format!("/v1/invitations/{id}")))
            .await
            .expect(204);
        world.advance(SignedDuration::from_hours(24));
    }
    assert!(world.messages().await.iter().all(|message| message.to == ADA));
    world
        .post("/v1/tickets/code", &json!({ "ticket": "x", "channel": "pigeon" }))
        .await
        .refused(400, "field_not_valid");
}

#[tokio::test]
async fn the_other_way_is_one_press_on_the_page() {
    let world = world(by_mail_or_text()).await;
    let ticket = invited(&world, json!({ "phone": PHONE })).await;
    let browser = world.browser();
    let page = browser.open(&format!("/i/{ticket}")).await.expect(200);
    let page = browser.submit(&page, "/setup/start", &[]).await.expect(200);
    world.code(ADA).await;
    assert!(page.text.contains("name=\"channel\" value=\"sms\""), "{}", page.text);
    world.advance(SignedDuration::from_secs(60));
    let page = browser
        .submit(&page, "/setup/code", &[("channel", "sms")])
        .await
        .expect(200);
    assert!(page.text.contains("name=\"channel\" value=\"email\"") && !page.text.contains("a••@example.com</bdi>"));
    let code = world.newest("code", PHONE).await.code.clone().unwrap();
    let page = browser
        .submit(&page, "/setup/verify", &[("code", &code)])
        .await
        .expect(200);
    let fields = [("password", PASSWORD), ("confirm", PASSWORD)];
    browser.submit(&page, "/setup/password", &fields).await.expect(200);
    world.sign_in(ADA, PASSWORD).await.expect(200);
}
