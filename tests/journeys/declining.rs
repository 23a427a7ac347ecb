//! Whoever is not meant, or does not want it, can decline where the application lets them: the inviter's side learns of it,
//! and only that side can invite again.

use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    browser::form_token,
    events::published,
    support::{Answer, PASSWORD, World},
    table::Table,
};

const ADA: &str = "ada@example.com";
const DECLINED: (u16, &str) = (410, "invitation_declined");

async fn world() -> World {
    World::with(|options| options.settings.allow_decline = true).await
}

async fn decline(world: &World, ticket: &str) -> Answer {
    world.post("/v1/tickets/decline", &json!({ "ticket": ticket })).await
}

async fn validate(world: &World, ticket: &str) -> Answer {
    world.post("/v1/tickets/validate", &json!({ "ticket": ticket })).await
}

fn path(invitation: &Value) -> String {
    format!("/v1/invitations/{}", invitation["id"].as_str().unwrap())
}

#[tokio::test]
async fn a_person_declines_on_a_page_and_the_inviter_s_side_sees_it() {
    let world = world().await;
    let invitation = world.invite(&json!({ "email": ADA, "inviter": "Grace Hopper" })).await;
    let ticket = world.ticket(ADA).await;
    let browser = world.browser();
    let before = Table::of(&world).await;
    let landing = browser.open(&format!("/i/{ticket}")).await.expect(200);
    assert!(
        landing
            .text
            .contains("Not you, or not interested? <a href=\"/setup/decline\">")
    );
    let asked = browser.open("/setup/decline").await.expect(200);
    assert!(asked.text.contains("Decline this invitation?") && asked.text.contains(ADA));
    world.send(browser.request(Method::HEAD, "/setup")).await.expect(200);
    Table::of(&world).await.is(&before);

    let end = browser.submit(&asked, "/setup/decline", &[]).await.expect(410);
    assert!(end.text.contains("This invitation was declined"), "{}", end.text);
    assert!(end.text.contains("Ask Grace Hopper for a new invitation"));
    // Whoever follows the link afterwards reads the same, and is offered no new one.
    let late = world.browser().open(&format!("/i/{ticket}")).await.expect(410);
    assert!(late.text.contains("This invitation was declined") && !late.text.contains("/setup/renew"));
    world.nothing_works(&ticket, "123456", DECLINED).await;

    world.messages().await;
    let shown = world.admin_get(&path(&invitation)).await.expect(200).json();
    assert_eq!(
        (&shown["state"], &shown["user"]["status"]),
        (&json!("declined"), &json!("invited"))
    );
    let told_here = shown["timeline"].as_array().unwrap();
    let declined: Vec<_> = told_here.iter().filter(|entry| entry["event"] == "declined").collect();
    assert_eq!(declined.len(), 1, "{told_here:?}");
    assert_eq!(declined[0]["by"], "person");
    let listed = async |state: &str| {
        let list = world.admin_get(&format!("/v1/invitations?state={state}")).await;
        list.expect(200).json()["invitations"].as_array().unwrap().len()
    };
    assert_eq!((listed("declined").await, listed("pending").await), (1, 0));
    let events = published(&world).await;
    let event = events
        .iter()
        .find(|event| event["type"] == "invitation.declined")
        .unwrap();
    assert_eq!(
        (&event["data"]["invitation"], &event["data"]["by"]),
        (&invitation["id"], &json!("person"))
    );
}

#[tokio::test]
async fn declining_twice_is_answered_the_same_and_written_once() {
    let world = world().await;
    let invitation = world.invite(&json!({ "email": ADA })).await;
    let ticket = world.ticket(ADA).await;
    assert_eq!(
        validate(&world, &ticket).await.json()["invitation"]["can_decline"],
        true
    );
    let elsewhere = json!({ "ticket": ticket, "application": "app_other" });
    let named = json!({ "ticket": ticket, "application": "app_default" });
    let call = async |body: &Value| world.post("/v1/tickets/decline", body).await;
    call(&elsewhere).await.refused(404, "ticket_not_valid");
    let first = decline(&world, &ticket).await.expect(200).json();
    assert_eq!(
        first,
        json!({
            "application": { "id": "app_default", "name": "Example App" },
            "invitation": { "id": invitation["id"], "state": "declined" },
        })
    );
    let before = Table::of(&world).await;
    assert_eq!(decline(&world, &ticket).await.expect(200).json(), first);
    assert_eq!(call(&named).await.expect(200).json(), first);
    call(&elsewhere).await.refused(404, "ticket_not_valid");
    Table::of(&world).await.is(&before);
    let events = published(&world).await;
    let declined = events.iter().filter(|event| event["type"] == "invitation.declined");
    assert_eq!(declined.count(), 1);
}

#[tokio::test]
async fn a_form_that_was_pressed_twice_leads_to_the_same_page() {
    let world = world().await;
    let ticket = world.invited(ADA).await;
    let browser = world.browser();
    browser.open(&format!("/i/{ticket}")).await.expect(200);
    let asked = browser.open("/setup/decline").await.expect(200);
    let first = browser.submit(&asked, "/setup/decline", &[]).await.expect(410);
    let again = browser.submit(&asked, "/setup/decline", &[]).await.expect(410);
    assert_eq!(first.text, again.text);
    browser.open("/setup/decline").await.expect(410);
}

#[tokio::test]
async fn w5_nobody_is_made_to_decline_from_elsewhere() {
    let world = world().await;
    let ticket = world.invited(ADA).await;
    let browser = world.browser();
    browser.open(&format!("/i/{ticket}")).await.expect(200);
    let asked = browser.open("/setup/decline").await.expect(200);
    let token = form_token(&asked, "/setup/decline");
    let before = Table::of(&world).await;
    let send = async |token: &str, site: &str| {
        let form = browser.request(Method::POST, "/setup/decline").form(&[("csrf", token)]);
        world.send(form.header("sec-fetch-site", site)).await
    };
    send("", "same-origin").await.expect(403);
    send("made-up", "same-origin").await.expect(403);
    send(&token, "cross-site").await.expect(403);
    Table::of(&world).await.is(&before);
    validate(&world, &ticket).await.expect(200);
}

#[tokio::test]
async fn nobody_declines_where_the_application_does_not_let_them() {
    let world = World::new().await;
    let ticket = world.invited(ADA).await;
    let browser = world.browser();
    let landing = browser.open(&format!("/i/{ticket}")).await.expect(200);
    assert!(landing.text.contains("close this page") || landing.text.contains("Close this page"));
    assert!(!landing.text.contains("/setup/decline"));
    let before = Table::of(&world).await;
    assert!(
        browser
            .open("/setup/decline")
            .await
            .expect(200)
            .text
            .contains("/setup/start")
    );
    // By hand, with the token of another form of theirs.
    let token = form_token(&landing, "/setup/start");
    let form = browser.request(Method::POST, "/setup/decline").form(&[("csrf", token)]);
    let sent = world
        .send(form.header("sec-fetch-site", "same-origin"))
        .await
        .expect(303);
    assert_eq!(sent.headers["location"], "/setup");
    decline(&world, &ticket).await.refused(409, "invitation_not_declinable");
    Table::of(&world).await.is(&before);
    assert_eq!(
        validate(&world, &ticket).await.json()["invitation"]["can_decline"],
        false
    );
}

#[tokio::test]
async fn a_link_to_another_password_is_no_invitation_and_cannot_be_declined() {
    let world = world().await;
    world.active(ADA).await;
    world.advance(SignedDuration::from_mins(10));
    world.forgot(ADA).await;
    let ticket = world.reset_ticket(ADA).await;
    let browser = world.browser();
    let page = browser.open(&format!("/i/{ticket}")).await.expect(200);
    assert!(!page.text.contains("/setup/decline"));
    assert!(
        browser
            .open("/setup/decline")
            .await
            .expect(200)
            .text
            .contains("/setup/password")
    );
    let before = Table::of(&world).await;
    decline(&world, &ticket).await.refused(409, "invitation_not_declinable");
    Table::of(&world).await.is(&before);
    world.set_password(&ticket, "another violet harbour").await.expect(200);
}

#[tokio::test]
async fn what_is_over_cannot_be_declined() {
    let world = world().await;
    world.active("bob@example.com").await;
    let used = world.ticket("bob@example.com").await;
    decline(&world, &used).await.refused(410, "invitation_completed");
    world.sign_in("bob@example.com", PASSWORD).await.expect(200);

    let invitation = world.invite(&json!({ "email": ADA })).await;
    let old = world.ticket(ADA).await;
    let post = async |call: &str| {
        world
            .admin_post(&format!("{}/{call}", path(&invitation)), &json!({}))
            .await
    };
    post("resend").await.expect(200);
    decline(&world, &old).await.refused(410, "ticket_replaced");
    let newest = world.ticket(ADA).await;
    world.advance(SignedDuration::from_hours(24));
    decline(&world, &newest).await.refused(410, "invitation_expired");
    post("resend").await.expect(200);
    let newest = world.ticket(ADA).await;
    post("revoke").await.expect(200);
    decline(&world, &newest).await.refused(410, "invitation_revoked");
}

#[tokio::test]
async fn who_has_begun_can_still_decline_and_nothing_more_is_sent() {
    let world = world().await;
    world.invite(&json!({ "email": ADA })).await;
    let ticket = world.ticket(ADA).await;
    let code = world.asked(&ticket, ADA).await;
    world.advance(SignedDuration::from_secs(61));
    let count = world.messages().await.len();
    // Another code is owed, and is not sent any more.
    world
        .post("/v1/tickets/code", &json!({ "ticket": ticket }))
        .await
        .expect(202);
    decline(&world, &ticket).await.expect(200);
    world.nothing_works(&ticket, &code, DECLINED).await;
    world.forgot(ADA).await;
    world
        .post("/v1/tickets/renew", &json!({ "ticket": ticket }))
        .await
        .expect(202);
    world.advance(SignedDuration::from_hours(48));
    assert_eq!(world.messages().await.len(), count, "who has declined is left alone");
}

#[tokio::test]
async fn only_an_administrator_invites_again_who_has_declined() {
    let world = world().await;
    let invitation = world.invite(&json!({ "email": ADA })).await;
    let ticket = world.ticket(ADA).await;
    decline(&world, &ticket).await.expect(200);
    let post = async |call: &str, body: Value| world.admin_post(&format!("{}/{call}", path(&invitation)), &body).await;
    post("extend", json!({ "lifetime_minutes": 60 }))
        .await
        .refused(410, "invitation_declined");
    post("revoke", json!({})).await.refused(410, "invitation_declined");

    let again = post("resend", json!({})).await.expect(200).json();
    assert_eq!(again["state"], "pending");
    let fresh = world.ticket(ADA).await;
    decline(&world, &ticket).await.refused(410, "ticket_replaced");
    validate(&world, &fresh).await.expect(200);
    decline(&world, &fresh).await.expect(200);

    let next = world.invite(&json!({ "email": ADA })).await;
    assert_ne!(next["id"], invitation["id"]);
    world.messages().await;
    let told_of_first = world.admin_get(&path(&invitation)).await.expect(200).json();
    assert_eq!(told_of_first["state"], "declined");
    let ticket = world.ticket(ADA).await;
    let code = world.asked(&ticket, ADA).await;
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.sign_in(ADA, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn the_other_systems_clients_see_no_open_invitation_and_no_valid_code() {
    let world = world().await;
    let organization = world.admin_get("/api/v2/organizations").await.expect(200).json();
    let organization = organization[0]["id"].as_str().unwrap().to_owned();
    let open = async || {
        let list = world
            .admin_get(&format!("/api/v2/organizations/{organization}/invitations"))
            .await;
        list.expect(200).json().as_array().unwrap().clone()
    };
    world.invite(&json!({ "email": ADA })).await;
    let ticket = world.ticket(ADA).await;
    let id = open().await[0]["id"].as_str().unwrap().to_owned();
    decline(&world, &ticket).await.expect(200);
    assert!(open().await.is_empty());
    // Taking it back is as good as done.
    let one = format!("/api/v2/organizations/{organization}/invitations/{id}");
    world.send(world.admin(Method::DELETE, &one)).await.expect(204);
    let validated = world
        .admin_post("/api/identity/user/v1.0/validate-code", &json!({ "code": ticket }))
        .await
        .expect(400);
    assert_eq!(validated.json()["code"], "18023");
}
