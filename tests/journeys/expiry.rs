//! T5: an invitation and a code end at their moment, whatever the table still holds.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::{
    support::{PASSWORD, World, wrong},
    table::{Table, number},
};

const EXPIRED: (u16, &str) = (410, "invitation_expired");

/// An hour's invitation, all proven but the password.
async fn proven_for_an_hour(world: &World, email: &str) -> (Value, String) {
    let invitation = world.invite(&json!({ "email": email, "lifetime_minutes": 60 })).await;
    let ticket = world.ticket(email).await;
    let code = world.asked(&ticket, email).await;
    world.verify(&ticket, &code).await.expect(200);
    (invitation, ticket)
}

#[tokio::test]
async fn t5_an_invitation_works_until_a_second_before_its_end() {
    let world = World::new().await;
    let (invitation, ada) = proven_for_an_hour(&world, "ada@example.com").await;
    let (_, bob) = proven_for_an_hour(&world, "bob@example.com").await;
    world
        .invite(&json!({ "email": "eve@example.com", "lifetime_minutes": 60 }))
        .await;
    let eve = world.ticket("eve@example.com").await;
    assert_eq!(invitation["expires_at"], "2026-11-21T13:00:00.000Z");

    world.advance(SignedDuration::from_secs(3599));
    let code = world.asked(&eve, "eve@example.com").await;
    world.set_password(&ada, PASSWORD).await.expect(200);

    world.advance(SignedDuration::from_millis(999));
    world
        .post("/v1/tickets/validate", &json!({ "ticket": bob }))
        .await
        .expect(200);

    let ends = [
        SignedDuration::from_millis(1),
        SignedDuration::from_secs(1),
        SignedDuration::from_hours(48),
    ];
    for step in ends {
        world.advance(step);
        world.nothing_works(&bob, "000000", EXPIRED).await;
        world.nothing_works(&eve, &code, EXPIRED).await;
        let browser = world.browser();
        let page = browser.open(&format!("/i/{bob}")).await.expect(410);
        let forms = page.text.matches("<form").count();
        let renewals = page.text.matches("action=\"/setup/renew\"").count()
            + page.text.matches("<form class=\"languages\"").count();
        assert_eq!(
            forms, renewals,
            "nothing can be done but to ask for a new one: {}",
            page.text
        );
    }
    // The item is still there: nothing was left to the table's clean-up.
    let table = Table::of(&world).await;
    assert!(number(table.person("bob@example.com"), "ttl") > world.now().as_second());
    world
        .sign_in("bob@example.com", PASSWORD)
        .await
        .refused(401, "sign_in_failed");
    world.sign_in("ada@example.com", PASSWORD).await.expect(200);
}

#[tokio::test]
async fn an_expired_invitation_says_so_to_administrators_and_has_no_link() {
    let world = World::new().await;
    let invitation = world
        .invite(&json!({ "email": "ada@example.com", "lifetime_minutes": 1 }))
        .await;
    let path = format!("/v1/invitations/{}", invitation["id"].as_str().unwrap());
    world.advance(SignedDuration::from_secs(60));
    assert_eq!(world.admin_get(&path).await.expect(200).json()["state"], "expired");
    world
        .admin_get(&format!("{path}/link"))
        .await
        .refused(410, "invitation_expired");
    assert!(
        world.messages().await.is_empty(),
        "no message leaves for what has expired in the queue"
    );
}

#[tokio::test]
async fn minus_one_never_ends() {
    let world = World::new().await;
    let invitation = world
        .invite(&json!({ "email": "ada@example.com", "lifetime_minutes": -1 }))
        .await;
    assert_eq!(invitation["expires_at"], Value::Null);
    let ticket = world.ticket("ada@example.com").await;
    world.advance(SignedDuration::from_hours(24 * 365 * 100));
    let code = world.asked(&ticket, "ada@example.com").await;
    world.verify(&ticket, &code).await.expect(200);
    let table = Table::of(&world).await;
    assert!(
        !table.person("ada@example.com").contains_key("ttl"),
        "and is never cleaned up"
    );
    world.set_password(&ticket, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn zero_is_dead_at_once_and_sends_no_mail() {
    let world = World::new().await;
    let invitation = world
        .invite(&json!({ "email": "ada@example.com", "lifetime_minutes": 0 }))
        .await;
    assert_eq!(invitation["state"], "expired");
    assert_eq!(invitation["delivery"]["state"], "not_sent");
    assert_eq!(invitation["expires_at"], "2026-11-21T12:00:00.000Z");
    let path = format!("/v1/invitations/{}", invitation["id"].as_str().unwrap());
    world
        .admin_get(&format!("{path}/link"))
        .await
        .refused(410, "invitation_expired");
    let again = world
        .admin_post(&format!("{path}/resend"), &json!({}))
        .await
        .expect(200)
        .json();
    assert_eq!(again["state"], "expired");
    assert_eq!(again["delivery"]["state"], "not_sent");
    assert!(world.messages().await.is_empty());
}

#[tokio::test]
async fn no_invitation_outlives_the_ceiling_of_the_deployment() {
    let world = World::with(|options| options.max_lifetime_minutes = Some(60)).await;
    let before = Table::of(&world).await;
    for minutes in [-1, 61, 1440] {
        let body = json!({ "email": "ada@example.com", "lifetime_minutes": minutes });
        world
            .admin_post("/v1/invitations", &body)
            .await
            .refused(400, "lifetime_out_of_range");
    }
    Table::of(&world).await.is(&before);
    for (email, minutes) in [("ada@example.com", 60), ("bob@example.com", 0)] {
        world
            .invite(&json!({ "email": email, "lifetime_minutes": minutes }))
            .await;
    }
}

#[tokio::test]
async fn t5_a_code_ends_after_ten_minutes_and_is_not_even_counted_then() {
    let world = World::new().await;
    let (ada, bob) = (
        world.invited("ada@example.com").await,
        world.invited("bob@example.com").await,
    );
    let ada_code = world.asked(&ada, "ada@example.com").await;
    let bob_code = world.asked(&bob, "bob@example.com").await;
    world.advance(SignedDuration::from_secs(599));
    world.verify(&ada, &ada_code).await.expect(200);
    for step in [
        SignedDuration::from_secs(1),
        SignedDuration::from_secs(1),
        SignedDuration::from_hours(12),
    ] {
        world.advance(step);
        let before = Table::of(&world).await;
        world.verify(&bob, &bob_code).await.refused(410, "code_expired");
        world.verify(&bob, &wrong(&bob_code)).await.refused(410, "code_expired");
        Table::of(&world).await.is(&before);
    }
    let newer = world.asked(&bob, "bob@example.com").await;
    world.verify(&bob, &bob_code).await.refused(422, "code_wrong");
    world.verify(&bob, &newer).await.expect(200);
}

#[tokio::test]
async fn t5_an_invitation_that_ends_between_two_steps_ends_there() {
    let world = World::new().await;
    world
        .invite(&json!({ "email": "ada@example.com", "lifetime_minutes": 5 }))
        .await;
    let ticket = world.ticket("ada@example.com").await;
    world.advance(SignedDuration::from_secs(240));
    let code = world.asked(&ticket, "ada@example.com").await;
    world.advance(SignedDuration::from_secs(60));
    world.nothing_works(&ticket, &code, EXPIRED).await;
}

#[tokio::test]
async fn t5_a_code_that_was_asked_for_does_not_leave_after_the_end() {
    let world = World::new().await;
    world
        .invite(&json!({ "email": "ada@example.com", "lifetime_minutes": 5 }))
        .await;
    let ticket = world.ticket("ada@example.com").await;
    world
        .post("/v1/tickets/code", &json!({ "ticket": ticket }))
        .await
        .expect(202);
    world.advance(SignedDuration::from_mins(5));
    assert_eq!(world.messages().await.len(), 1, "only the invitation");
}

/// Somebody whom a back end makes as in a directory waits for a link, and has one from the beginning.
#[tokio::test]
async fn a_directory_user_s_link_does_not_outlive_the_ceiling() {
    let world = World::with(|options| options.max_lifetime_minutes = Some(60)).await;
    let body = json!({ "connection": "Username-Password-Authentication", "email": "ada@example.com" });
    world.admin_post("/api/v2/users", &body).await.expect(201);
    let known = world.admin_get("/v1/invitations").await.expect(200).json();
    let path = format!("/v1/invitations/{}", known["invitations"][0]["id"].as_str().unwrap());
    let link = world.admin_get(&format!("{path}/link")).await.expect(200).json();
    assert_eq!(link["expires_at"], "2026-11-21T13:00:00.000Z");
    let again = json!({ "method": "link" });
    world.advance(SignedDuration::from_mins(30));
    let again = world.admin_post(&format!("{path}/resend"), &again).await.expect(200);
    assert_eq!(again.json()["expires_at"], "2026-11-21T13:30:00.000Z");
}
