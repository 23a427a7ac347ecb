//! What happened to an invitation, when and by whom; feedback of the provider; deletion; inviting anew.

use std::sync::Arc;

use domain::entropy::SystemEntropy;
use feedback::Later;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::{support::World, table::Table};

/// The names of what happened, oldest first, each with who did it.
async fn timeline(world: &World, id: &str) -> Vec<(String, String)> {
    let path = format!("/v1/invitations/{id}");
    let view = world.admin_get(&path).await.expect(200).json();
    let text = |entry: &Value, name: &str| entry[name].as_str().unwrap().to_owned();
    let entries = view["timeline"].as_array().unwrap();
    let mut last = String::new();
    for entry in entries {
        assert!(last <= text(entry, "at"), "{entries:?}");
        last = text(entry, "at");
    }
    entries
        .iter()
        .map(|entry| {
            let by = text(entry, "by");
            let by = if by.starts_with("key_") { "key".to_owned() } else { by };
            (text(entry, "event"), by)
        })
        .collect()
}

fn names(told: &[(String, String)]) -> Vec<&str> {
    told.iter().map(|(event, _)| event.as_str()).collect()
}

#[tokio::test]
async fn the_timeline_tells_the_whole_way_with_when_and_by_whom() {
    let world = World::new().await;
    let id = world.invite(&json!({ "email": "ada@example.com" })).await["id"].clone();
    let id = id.as_str().unwrap();
    let later = || world.advance(SignedDuration::from_secs(61));
    let ticket = world.ticket("ada@example.com").await;
    later();
    let code = world.asked(&ticket, "ada@example.com").await;
    later();
    world.verify(&ticket, "000000").await.refused(422, "code_wrong");
    world.verify(&ticket, &code).await.expect(200);
    world.messages().await;
    later();
    let resend = format!("/v1/invitations/{id}/resend");
    world.admin_post(&resend, &json!({})).await.expect(200);
    let ticket = world.ticket("ada@example.com").await;
    later();
    let code = world.asked(&ticket, "ada@example.com").await;
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, "a long sentence of hers").await.expect(200);
    world.messages().await;
    let told = timeline(&world, id).await;
    assert_eq!(
        names(&told),
        [
            "created",
            "queued",
            "sent",
            "delivered",
            "opened",
            "code_asked",
            "code_sent",
            "step_completed",
            "resent",
            "queued",
            "sent",
            "delivered",
            "opened",
            "code_asked",
            "code_sent",
            "step_completed",
            "completed",
            "notice_sent",
        ]
    );
    let by = |event: &str| &told.iter().find(|(name, _)| name == event).unwrap().1;
    assert_eq!(
        ["created", "sent", "opened", "completed"].map(by),
        ["key", "system", "person", "person"]
    );
}

#[tokio::test]
async fn extending_revoking_and_expiring_are_told() {
    let world = World::new().await;
    let id = world.invite(&json!({ "email": "ada@example.com" })).await["id"].clone();
    let path = format!("/v1/invitations/{}", id.as_str().unwrap());
    let minute = json!({ "lifetime_minutes": 1 });
    world.admin_post(&format!("{path}/extend"), &minute).await.expect(200);
    world.messages().await;
    world.advance(SignedDuration::from_mins(2));
    let story = timeline(&world, id.as_str().unwrap()).await;
    assert_eq!(
        names(&story)[..5],
        ["created", "queued", "extended", "sent", "delivered"]
    );
    assert_eq!(names(&story).last(), Some(&"expired"));
    world
        .admin_post(&format!("{path}/revoke"), &json!({}))
        .await
        .expect(200);
    world.messages().await;
    let story = timeline(&world, id.as_str().unwrap()).await;
    assert_eq!(names(&story).last(), Some(&"revoked"));
}

#[tokio::test]
async fn a_bounce_is_told_and_stops_further_mail_until_the_address_is_changed() {
    let world = World::new().await;
    let invitation = world
        .invite(&json!({ "email": "bounce@simulator.amazonses.com" }))
        .await;
    world.messages().await;
    let path = format!("/v1/invitations/{}", invitation["id"].as_str().unwrap());
    let view = world.admin_get(&path).await.expect(200).json();
    assert_eq!(view["delivery"]["state"], "bounced");
    assert_eq!(view["delivery"]["reason"], "Permanent (General)");
    let resend = format!("{path}/resend");
    world
        .admin_post(&resend, &json!({}))
        .await
        .refused(409, "address_bounced");
    let sent = world.messages().await.len();
    let by_hand = world.admin_post(&resend, &json!({ "method": "link" })).await;
    assert!(by_hand.expect(200).json()["link"].is_string());
    let user = format!("/v1/users/{}", invitation["user"]["id"].as_str().unwrap());
    let change = world.admin(reqwest::Method::PATCH, &user);
    let change = change.json(&json!({ "email": "ada@example.com" }));
    world.send(change).await.expect(200);
    let again = json!({ "method": "email_link" });
    world.admin_post(&resend, &again).await.expect(200);
    assert_eq!(world.messages().await.len(), sent + 1);
    let view = world.admin_get(&path).await.expect(200).json();
    assert_eq!(view["delivery"]["state"], "delivered");
}

#[tokio::test]
async fn a_complaint_is_told() {
    let world = World::new().await;
    let invitation = world
        .invite(&json!({ "email": "complaint@simulator.amazonses.com" }))
        .await;
    world.messages().await;
    let story = timeline(&world, invitation["id"].as_str().unwrap()).await;
    assert_eq!(names(&story)[2..], ["sent", "delivered", "complained"]);
}

/// M7: with the invitation goes everything that is known of the person.
#[tokio::test]
async fn m7_deleting_an_invitation_erases_the_person_and_kills_the_link() {
    let world = World::new().await;
    let empty = Table::of(&world).await;
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    let ticket = world.ticket("ada@example.com").await;
    let path = format!("/v1/invitations/{}", invitation["id"].as_str().unwrap());
    world
        .send(world.admin(reqwest::Method::DELETE, &path))
        .await
        .expect(204);
    world.messages().await;
    Table::of(&world).await.without_limits().is(&empty);
    world.admin_get(&path).await.refused(404, "invitation_not_found");
    let gone = world.send(world.admin(reqwest::Method::DELETE, &path)).await;
    gone.refused(404, "invitation_not_found");
    let body = json!({ "ticket": ticket });
    world
        .post("/v1/tickets/validate", &body)
        .await
        .refused(404, "ticket_not_valid");
    world.invited("ada@example.com").await;
}

#[tokio::test]
async fn an_invitation_that_became_a_user_is_not_deleted_under_them() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    let ticket = world.ticket("ada@example.com").await;
    let code = world.asked(&ticket, "ada@example.com").await;
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, "a long sentence of hers").await.expect(200);
    world.messages().await;
    let path = format!("/v1/invitations/{}", invitation["id"].as_str().unwrap());
    let before = Table::of(&world).await;
    let refused = world.send(world.admin(reqwest::Method::DELETE, &path)).await;
    refused.refused(409, "user_active");
    Table::of(&world).await.is(&before);
}

#[tokio::test]
async fn an_ended_invitation_can_be_followed_and_stays_in_the_timeline() {
    let world = World::new().await;
    let first = world
        .invite(&json!({ "email": "ada@example.com", "lifetime_minutes": 60, "inviter": "Grace", "roles": ["reader"] }))
        .await;
    let old = world.ticket("ada@example.com").await;
    world.advance(SignedDuration::from_hours(1));
    let second = world
        .invite(&json!({ "email": "ada@example.com", "flow": "link_password", "roles": ["writer"] }))
        .await;
    assert_eq!(second["user"]["id"], first["user"]["id"]);
    assert_ne!(second["id"], first["id"]);
    assert_eq!(
        (&second["roles"], &second["inviter"], &second["state"]),
        (&json!(["writer"]), &Value::Null, &json!("pending"))
    );
    let new = world.ticket("ada@example.com").await;
    let body = json!({ "ticket": old });
    world
        .post("/v1/tickets/validate", &body)
        .await
        .refused(410, "ticket_replaced");
    let path = format!("/v1/invitations/{}", first["id"].as_str().unwrap());
    let ended = world.admin_get(&path).await.expect(200).json();
    assert_eq!(
        (&ended["state"], &ended["inviter"], &ended["roles"]),
        (&json!("expired"), &json!("Grace"), &json!(["reader"]))
    );
    let story = timeline(&world, first["id"].as_str().unwrap()).await;
    assert_eq!(names(&story), ["created", "queued", "sent", "delivered", "expired"]);
    let list = world.admin_get("/v1/invitations").await.expect(200).json();
    assert_eq!(list["invitations"].as_array().unwrap().len(), 2);
    let expired = world
        .admin_get("/v1/invitations?state=expired")
        .await
        .expect(200)
        .json();
    assert_eq!(expired["invitations"][0]["id"], first["id"]);
    // A page that ends with it goes on behind it.
    let page = world.admin_get("/v1/invitations?limit=1").await.expect(200).json();
    let next = page["next"].as_str().unwrap().to_owned();
    let page = world
        .admin_get(&format!("/v1/invitations?limit=1&cursor={next}"))
        .await
        .expect(200)
        .json();
    assert_eq!(page["invitations"][0]["id"], first["id"]);
    let users = world.admin_get("/v1/users").await.expect(200).json();
    assert_eq!(users["users"].as_array().unwrap().len(), 1, "{users}");
    let resend = format!("{path}/resend");
    world
        .admin_post(&resend, &json!({}))
        .await
        .refused(404, "invitation_not_found");
    world.set_password(&new, "a long sentence of hers").await.expect(200);
    world
        .sign_in("ada@example.com", "a long sentence of hers")
        .await
        .expect(200);
    // The ended one can be deleted by itself.
    world
        .send(world.admin(reqwest::Method::DELETE, &path))
        .await
        .expect(204);
    world.messages().await;
    world.admin_get(&path).await.refused(404, "invitation_not_found");
    let path = format!("/v1/invitations/{}", second["id"].as_str().unwrap());
    world.admin_get(&path).await.expect(200);
}

#[tokio::test]
async fn an_invitation_that_was_revoked_can_be_followed_by_another() {
    let world = World::new().await;
    let first = world.invite(&json!({ "email": "ada@example.com" })).await;
    let body = json!({ "email": "ada@example.com" });
    world
        .admin_post("/v1/invitations", &body)
        .await
        .refused(409, "invitation_pending");
    let revoke = format!("/v1/invitations/{}/revoke", first["id"].as_str().unwrap());
    world.admin_post(&revoke, &json!({})).await.expect(200);
    let second = world.invite(&body).await;
    assert_ne!(second["id"], first["id"]);
    world.ticket("ada@example.com").await;
}

/// What SES tells of a mail, brought as EventBridge brings it.
async fn tell(
    world: &World,
    kind: &str,
    message_id: &str,
    (invitation, about, to): (&str, &str, &str),
) -> Result<(), Later> {
    let state = feedback::State {
        store: world.stack.app.store.clone(),
        clock: Arc::clone(&world.clock) as _,
        entropy: Arc::new(SystemEntropy),
    };
    let bounce = (kind == "Bounce").then(|| json!({ "bounceType": "Permanent", "bounceSubType": "General" }));
    let detail = json!({
        "eventType": kind,
        "mail": {
            "messageId": message_id,
            "destination": [to],
            "tags": { "invitation": [invitation], "kind": [about] },
        },
        "bounce": bounce,
        "deliveryDelay": (kind == "DeliveryDelay").then(|| json!({ "delayType": "MailboxFull" })),
    });
    feedback::handle(&state, json!({ "source": "aws.ses", "detail": detail })).await
}

/// SES goes on trying, so nothing is known yet; how it ended comes after it.
#[tokio::test]
async fn a_mail_that_is_delayed_is_still_on_its_way() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    let id = invitation["id"].as_str().unwrap();
    // The mailbox tells at once that it arrived; SES takes its time.
    world.stack.stream.drain().await.unwrap();
    let before = Table::of(&world).await;
    let path = format!("/v1/invitations/{id}");
    let view = world.admin_get(&path).await.expect(200).json();
    let message = view["delivery"]["message_id"].as_str().unwrap();
    let told = (id, "invitation", "ada@example.com");
    tell(&world, "DeliveryDelay", message, told).await.unwrap();
    assert!(Table::of(&world).await == before);
    tell(&world, "Bounce", message, told).await.unwrap();
    let view = world.admin_get(&path).await.expect(200).json();
    assert_eq!(view["delivery"]["state"], "bounced");
}

#[tokio::test]
async fn a_late_bounce_says_nothing_of_the_address_that_came_after() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": "typo@example.com" })).await;
    let id = invitation["id"].as_str().unwrap();
    world.messages().await;
    let path = format!("/v1/invitations/{id}");
    let view = world.admin_get(&path).await.expect(200).json();
    let message = view["delivery"]["message_id"].as_str().unwrap().to_owned();
    let user = format!("/v1/users/{}", invitation["user"]["id"].as_str().unwrap());
    let change = world.admin(reqwest::Method::PATCH, &user);
    world
        .send(change.json(&json!({ "email": "right@example.com" })))
        .await
        .expect(200);

    // Of the invitation, and of another mail that went there.
    for (message, about) in [(message.as_str(), "invitation"), ("another", "code")] {
        let told = (id, about, "typo@example.com");
        tell(&world, "Bounce", message, told).await.unwrap();
        assert!(
            !Table::of(&world)
                .await
                .person("typo@example.com")
                .contains_key("u_email_bad")
        );
    }
    let view = world.admin_get(&path).await.expect(200).json();
    assert_eq!(view["delivery"]["state"], "bounced", "that message did bounce");
    let resend = format!("{path}/resend");
    world.admin_post(&resend, &json!({})).await.expect(200);
    world.newest("invitation", "right@example.com").await;

    // The new one is known to bounce as soon as it does, in whatever letters SES writes it.
    let told = (id, "code", "Right@example.com");
    tell(&world, "Bounce", "a third", told).await.unwrap();
    world
        .admin_post(&resend, &json!({}))
        .await
        .refused(409, "address_bounced");
}

/// A mail was on its way when the address was changed: it is never written down as sent, and nobody waits for that.
#[tokio::test]
async fn what_is_told_of_a_mail_that_was_overtaken_is_not_brought_again() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": "typo@example.com" })).await;
    let id = invitation["id"].as_str().unwrap();
    let told = (id, "invitation", "typo@example.com");
    let early = tell(&world, "Delivery", "on its way", told).await;
    assert!(matches!(early, Err(Later::Early)), "{early:?}");
    let user = format!("/v1/users/{}", invitation["user"]["id"].as_str().unwrap());
    let change = world.admin(reqwest::Method::PATCH, &user);
    world
        .send(change.json(&json!({ "email": "right@example.com" })))
        .await
        .expect(200);
    tell(&world, "Bounce", "on its way", told).await.unwrap();
}
