//! What back ends are told on the event bus: each change once, as its schema says, and nothing that names anybody.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    records::records,
    support::{PASSWORD, World},
};

/// The events so far, oldest first.
pub(crate) async fn published(world: &World) -> Vec<Value> {
    world.messages().await;
    let mut events = world.stack.events.list();
    events.reverse();
    events
}

fn types(events: &[Value]) -> Vec<&str> {
    events.iter().map(|event| event["type"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn the_whole_way_is_told_event_by_event() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    let ticket = world.ticket("ada@example.com").await;
    let code = world.asked(&ticket, "ada@example.com").await;
    world.verify(&ticket, "000000").await.refused(422, "code_wrong");
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    let events = published(&world).await;
    assert_eq!(
        types(&events),
        [
            "user.created",
            "invitation.created",
            "invitation.sent",
            "invitation.delivered",
            "invitation.opened",
            "invitation.step_completed",
            "invitation.completed",
            "user.activated",
        ]
    );
    for event in &events {
        assert_eq!(event["application"], "app_default");
        assert_eq!(event["data"]["user"], invitation["user"]["id"], "{event}");
        let of_it = event["type"].as_str().unwrap().starts_with("invitation.");
        assert_eq!(event["data"]["invitation"] == invitation["id"], of_it, "{event}");
    }
    let (created, step) = (&events[1], &events[5]);
    assert_eq!(created["data"]["method"], "email_link");
    assert_eq!(created["data"]["expires_at"], invitation["expires_at"]);
    assert_eq!(created["time"], invitation["created_at"]);
    assert_eq!(created["data"]["by"], invitation["created_by"]);
    assert_eq!(
        (&step["data"]["step"], &step["data"]["by"]),
        (&json!("email_otp"), &json!("person"))
    );
    // The same for programs, newest first; in local mode only.
    let listed = world.get("/events.json").await.expect(200).json();
    let mut listed = listed.as_array().unwrap().clone();
    listed.reverse();
    assert_eq!(listed, events);
}

#[tokio::test]
async fn what_an_administrator_does_is_told() {
    let world = World::new().await;
    let body = json!({ "email": "bounce@simulator.amazonses.com", "flow": "link_password" });
    let invitation = world.invite(&body).await;
    world.messages().await;
    let path = format!("/v1/invitations/{}", invitation["id"].as_str().unwrap());
    let user = format!("/v1/users/{}", invitation["user"]["id"].as_str().unwrap());
    let before = published(&world).await;
    assert_eq!(types(&before)[2..], ["invitation.sent", "invitation.bounced"]);
    assert_eq!(before[3]["data"]["reason"], "Permanent (General)");
    let change = |body: Value| world.admin(Method::PATCH, &user).json(&body);
    world
        .send(change(json!({ "email": "ada@example.com" })))
        .await
        .expect(200);
    let minute = json!({ "lifetime_minutes": 1 });
    world
        .admin_post(&format!("{path}/resend"), &json!({}))
        .await
        .expect(200);
    world.admin_post(&format!("{path}/extend"), &minute).await.expect(200);
    let post = async |path: &str| world.admin_post(path, &json!({})).await.expect(200);
    post(&format!("{path}/revoke")).await;
    post(&format!("{path}/revoke")).await;
    let forever = json!({ "lifetime_minutes": -1 });
    post(&format!("{path}/resend")).await;
    world.admin_post(&format!("{path}/extend"), &forever).await.expect(200);
    let ticket = world.ticket("ada@example.com").await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    post(&format!("{user}/disable")).await;
    post(&format!("{user}/enable")).await;
    world
        .admin_post(&format!("{user}/sign-out"), &json!({}))
        .await
        .expect(200);
    world.advance(SignedDuration::from_mins(10));
    world.forgot("bounce@simulator.amazonses.com").await;
    let ticket = world.reset_ticket("ada@example.com").await;
    world.set_password(&ticket, "another violet harbour").await.expect(200);
    world.messages().await;
    world.send(world.admin(Method::DELETE, &user)).await.expect(204);
    let events = published(&world).await;
    let mut later = types(&events)[before.len()..].to_vec();
    // What became of its messages is told whenever it is known.
    later.retain(|kind| !["invitation.sent", "invitation.delivered"].contains(kind));
    assert_eq!(
        later,
        [
            "user.updated",
            "invitation.resent",
            "invitation.extended",
            "invitation.revoked",
            "invitation.resent",
            "invitation.extended",
            "invitation.completed",
            "user.activated",
            // The link has proven the changed address, which the username follows.
            "user.updated",
            "user.disabled",
            "user.enabled",
            "user.signed_out",
            "user.password_reset_requested",
            "user.password_changed",
            "user.deleted",
        ]
    );
    let extended: Vec<_> = events
        .iter()
        .filter(|event| event["type"] == "invitation.extended")
        .collect();
    assert!(extended[0]["data"]["expires_at"].is_string(), "{extended:?}");
    assert!(extended[1]["data"].get("expires_at").is_none(), "never: {extended:?}");
    assert_eq!(world.stack.events.list()[0]["data"]["user"], invitation["user"]["id"]);
}

/// Told by the sweep, once, at the moment when it ended.
#[tokio::test]
async fn an_invitation_that_expires_is_told_once() {
    let world = World::new().await;
    let invitation = world
        .invite(&json!({ "email": "ada@example.com", "lifetime_minutes": 60 }))
        .await;
    world.messages().await;
    world.advance(SignedDuration::from_mins(61));
    for _ in 0..2 {
        world.stack.sweep().await.unwrap();
        world.advance(SignedDuration::from_mins(1));
    }
    let events = published(&world).await;
    let expired: Vec<_> = events
        .iter()
        .filter(|event| event["type"] == "invitation.expired")
        .collect();
    assert_eq!(expired.len(), 1, "{events:?}");
    assert_eq!(expired[0]["data"]["invitation"], invitation["id"]);
    assert_eq!(expired[0]["data"]["by"], "system");
}

/// At least once, with one id: a record of the stream that comes again tells nothing new.
#[tokio::test]
async fn a_record_that_comes_twice_tells_the_same_event_with_the_same_id() {
    let world = World::new().await;
    world.active("ada@example.com").await;
    let once = published(&world).await;
    let ids = |events: &[Value]| -> BTreeSet<String> {
        events
            .iter()
            .map(|event| event["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ids(&once).len(), once.len(), "an id is given twice");
    let again = json!({ "Records": records(&world).await });
    history::handle(&world.stack.history, again).await.unwrap();
    let twice = published(&world).await;
    assert_eq!(twice.len(), 2 * once.len());
    assert_eq!(ids(&twice), ids(&once));
    assert_eq!(twice[once.len()..], once, "told again, it says the same");
}

/// A bus that is busy, or takes only some of what it is given, loses nothing: the stream brings the change again.
#[tokio::test]
async fn no_event_is_lost_when_the_bus_does_not_take_it() {
    let world = World::new().await;
    world.stack.events.fail_next(3);
    world.invite(&json!({ "email": "ada@example.com" })).await;
    let events = published(&world).await;
    let all: BTreeSet<_> = types(&events).into_iter().collect();
    assert_eq!(
        all.into_iter().collect::<Vec<_>>(),
        [
            "invitation.created",
            "invitation.delivered",
            "invitation.sent",
            "user.created"
        ]
    );
}

/// Events go to systems that need not know people: no address, number, name, ticket, code or password is in any.
#[tokio::test]
async fn m5_no_event_holds_a_secret_or_says_who_somebody_is() {
    let world = World::new().await;
    let profile = json!({ "steps": [
        { "kind": "profile", "fields": [{ "name": "first_name", "label": "First name", "type": "text", "required": true }] },
        { "kind": "phone" }, { "kind": "set_password" },
    ] });
    world.publish("staff", &profile).await;
    let body = json!({
        "email": "ada.lovelace@example.com", "username": "countess", "flow": "staff", "inviter": "Babbage",
        "roles": ["analyst"], "metadata": { "engine": "difference" },
    });
    world.invite(&body).await;
    let ticket = world.ticket("ada.lovelace@example.com").await;
    let name = json!({ "ticket": ticket, "profile": { "first_name": "Augusta" } });
    world.post("/v1/tickets/profile", &name).await.expect(200);
    let phone = json!({ "ticket": ticket, "phone": "+4915112345678" });
    world.post("/v1/tickets/phone", &phone).await.expect(202);
    let code = world.newest("code", "+4915112345678").await.code.clone().unwrap();
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.sign_in("countess", "not this one at all").await.expect(401);
    let user = world.admin_get("/v1/users?username=countess").await.expect(200).json();
    let user = format!("/v1/users/{}", user["users"][0]["id"].as_str().unwrap());
    let change = world
        .admin(Method::PATCH, &user)
        .json(&json!({ "email": "countess@example.org" }));
    world.send(change).await.expect(200);
    world.send(world.admin(Method::DELETE, &user)).await.expect(204);
    let events = published(&world).await;
    assert!(events.len() > 8, "{events:?}");
    let text = serde_json::to_string(&events).unwrap().to_lowercase();
    let ticket = ticket.to_lowercase();
    for needle in [
        "@",
        "lovelace",
        "countess",
        "augusta",
        "babbage",
        "analyst",
        "difference",
        "15112345678",
        "harbour",
        "http",
        &ticket,
        &ticket[20..60],
    ] {
        assert!(!text.contains(&needle.to_lowercase()), "{needle} is in {text}");
    }
    for event in &events {
        for value in event["data"].as_object().unwrap().values() {
            assert_ne!(value, &json!(code), "{event}");
        }
    }
}
