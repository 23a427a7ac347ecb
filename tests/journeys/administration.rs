//! What administrators do with an invitation: take it back, send it again, hand over its link.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::{
    support::{PASSWORD, World},
    table::{Table, number},
};

const REVOKED: (u16, &str) = (410, "invitation_revoked");
const REPLACED: (u16, &str) = (410, "ticket_replaced");
const COMPLETED: (u16, &str) = (410, "invitation_completed");

fn path(invitation: &Value) -> String {
    format!("/v1/invitations/{}", invitation["id"].as_str().unwrap())
}

async fn resend(world: &World, invitation: &Value) -> Value {
    world
        .admin_post(&format!("{}/resend", path(invitation)), &json!({}))
        .await
        .expect(200)
        .json()
}

async fn revoke(world: &World, invitation: &Value) -> Value {
    world
        .admin_post(&format!("{}/revoke", path(invitation)), &json!({}))
        .await
        .expect(200)
        .json()
}

#[tokio::test]
async fn t9_revoking_kills_ticket_and_code_at_once() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    let ticket = world.ticket("ada@example.com").await;
    let code = world.asked(&ticket, "ada@example.com").await;
    let revoked = revoke(&world, &invitation).await;
    assert_eq!(revoked["state"], "revoked");
    assert_eq!(revoked["user"]["status"], "invited");
    world.nothing_works(&ticket, &code, REVOKED).await;
    world.browser().open(&format!("/i/{ticket}")).await.expect(410);
    world
        .admin_get(&format!("{}/link", path(&invitation)))
        .await
        .refused(410, "invitation_revoked");
}

#[tokio::test]
async fn t9_revoking_stops_somebody_who_has_only_the_password_left_to_set() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    let ticket = world.ticket("ada@example.com").await;
    let code = world.asked(&ticket, "ada@example.com").await;
    world.verify(&ticket, &code).await.expect(200);
    revoke(&world, &invitation).await;
    world.nothing_works(&ticket, &code, REVOKED).await;
    world
        .sign_in("ada@example.com", PASSWORD)
        .await
        .refused(401, "sign_in_failed");
}

#[tokio::test]
async fn no_message_leaves_for_a_revoked_or_replaced_invitation() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    revoke(&world, &invitation).await;
    assert!(world.messages().await.is_empty());

    // Sent again twice before the first message was on its way: one message, with the newest ticket.
    resend(&world, &invitation).await;
    resend(&world, &invitation).await;
    assert_eq!(world.messages().await.len(), 1);
    let ticket = world.ticket("ada@example.com").await;
    world
        .post("/v1/tickets/code", &json!({ "ticket": ticket }))
        .await
        .expect(202);
    resend(&world, &invitation).await;
    let messages = world.messages().await;
    assert!(
        messages.iter().all(|message| message.kind == "invitation"),
        "the code was dead before it left"
    );
}

#[tokio::test]
async fn revoking_twice_is_no_error_and_changes_nothing_more() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    let first = revoke(&world, &invitation).await;
    let before = Table::of(&world).await;
    world.advance(SignedDuration::from_mins(5));
    assert_eq!(revoke(&world, &invitation).await, first);
    Table::of(&world).await.is(&before);
}

#[tokio::test]
async fn t9_sending_again_kills_the_old_ticket_and_its_code_and_begins_anew() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    let old = world.ticket("ada@example.com").await;
    let old_code = world.asked(&old, "ada@example.com").await;
    world.advance(SignedDuration::from_secs(61));
    let again = resend(&world, &invitation).await;
    assert_eq!((&again["id"], &again["generation"]), (&invitation["id"], &json!(2)));
    world.nothing_works(&old, &old_code, REPLACED).await;
    let page = world.browser().open(&format!("/i/{old}")).await.expect(410);
    let forms = page.text.matches("<form").count();
    assert_eq!(
        forms,
        page.text.matches("action=\"/setup/renew\"").count() + page.text.matches("<form class=\"languages\"").count(),
        "nothing can be done but to ask for the newest"
    );

    let new = world.ticket("ada@example.com").await;
    assert_ne!(new, old);
    // The old code is of no use with the new ticket, neither before nor after a new one was sent.
    world.verify(&new, &old_code).await.refused(409, "code_not_sent");
    let code = world.asked(&new, "ada@example.com").await;
    assert_ne!(code, old_code, "one in a million");
    world.verify(&new, &old_code).await.refused(422, "code_wrong");
    world.verify(&new, &code).await.expect(200);
    world.nothing_works(&old, &code, REPLACED).await;
    world.set_password(&new, PASSWORD).await.expect(200);
    // The latest reason wins only for the holder of the newest ticket.
    world.nothing_works(&old, &code, REPLACED).await;
    world.nothing_works(&new, &code, COMPLETED).await;
}

#[tokio::test]
async fn t9_steps_that_were_proven_are_not_proven_for_the_next_generation() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    let old = world.ticket("ada@example.com").await;
    let code = world.asked(&old, "ada@example.com").await;
    world.verify(&old, &code).await.expect(200);
    resend(&world, &invitation).await;
    let new = world.ticket("ada@example.com").await;
    world
        .set_password(&new, PASSWORD)
        .await
        .refused(409, "step_out_of_order");
    world.nothing_works(&old, &code, REPLACED).await;
}

#[tokio::test]
async fn expired_and_revoked_invitations_can_be_sent_again() {
    let world = World::new().await;
    let expired = world
        .invite(&json!({ "email": "ada@example.com", "lifetime_minutes": 60 }))
        .await;
    let revoked = world
        .invite(&json!({ "email": "bob@example.com", "lifetime_minutes": 60 }))
        .await;
    let old = [
        world.ticket("ada@example.com").await,
        world.ticket("bob@example.com").await,
    ];
    revoke(&world, &revoked).await;
    world.advance(SignedDuration::from_hours(48));
    for (invitation, email, old) in [
        (&expired, "ada@example.com", &old[0]),
        (&revoked, "bob@example.com", &old[1]),
    ] {
        let again = resend(&world, invitation).await;
        assert_eq!(
            (&again["state"], &again["expires_at"]),
            (&json!("pending"), &json!("2026-11-23T13:00:00.000Z"))
        );
        world.nothing_works(old, "000000", REPLACED).await;
        let ticket = world.ticket(email).await;
        let code = world.asked(&ticket, email).await;
        world.verify(&ticket, &code).await.expect(200);
        world.set_password(&ticket, PASSWORD).await.expect(200);
    }
}

#[tokio::test]
async fn a_completed_invitation_can_be_neither_sent_again_nor_taken_back() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    let ticket = world.ticket("ada@example.com").await;
    let code = world.asked(&ticket, "ada@example.com").await;
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.messages().await;
    let before = Table::of(&world).await;
    for deed in ["resend", "revoke"] {
        let answer = world
            .admin_post(&format!("{}/{deed}", path(&invitation)), &json!({}))
            .await;
        answer.refused(410, "invitation_completed");
    }
    world
        .admin_get(&format!("{}/link", path(&invitation)))
        .await
        .refused(410, "invitation_completed");
    Table::of(&world).await.is(&before);
    world.sign_in("ada@example.com", PASSWORD).await.expect(200);
}

#[tokio::test]
async fn the_link_is_the_one_that_was_mailed_and_asking_for_it_replaces_nothing() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    let mailed = world.ticket("ada@example.com").await;
    let before = Table::of(&world).await;
    for _ in 0..3 {
        let answer = world
            .admin_get(&format!("{}/link", path(&invitation)))
            .await
            .expect(200)
            .json();
        assert_eq!(answer["link"], format!("{}/i/{mailed}", world.stack.url()));
        assert_eq!(answer["expires_at"], invitation["expires_at"]);
    }
    // It is written down that the caller has seen the link, so that using it proves no address; the link stays as it is.
    let after = Table::of(&world).await;
    let (before, after) = (before.person("ada@example.com"), after.person("ada@example.com"));
    for name in ["i_hash", "i_nonce", "i_gen", "i_exp", "i_state"] {
        assert_eq!(after.get(name), before.get(name), "{name}");
    }

    // The same for an invitation that is handed over, and not mailed.
    let handed = world
        .invite(&json!({ "email": "bob@example.com", "method": "link" }))
        .await;
    assert_eq!(handed["delivery"]["state"], "not_sent");
    let link = world
        .admin_get(&format!("{}/link", path(&handed)))
        .await
        .expect(200)
        .json()["link"]
        .clone();
    world.browser().open(link.as_str().unwrap()).await.expect(200);
    assert_eq!(world.messages().await.len(), 1, "nothing was mailed to bob");
}

#[tokio::test]
async fn whoever_was_invited_cannot_change_what_the_invitation_says() {
    let world = World::new().await;
    let invitation = world
        .invite(&json!({ "email": "ada@example.com", "roles": ["reader"] }))
        .await;
    let ticket = world.ticket("ada@example.com").await;
    let browser = world.browser();
    let landing = browser.open(&format!("/i/{ticket}")).await.expect(200);
    let more = [
        ("email", "eve@example.com"),
        ("roles", "owner"),
        ("application", "app_other"),
        ("status", "active"),
    ];
    let code_page = browser.submit(&landing, "/setup/start", &more).await.expect(200);
    let code = world.code("ada@example.com").await;
    let with = |field: (&'static str, String)| {
        let mut fields: Vec<_> = more.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        fields.push(field);
        fields
    };
    let fields = with(("code", code));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let password_page = browser.submit(&code_page, "/setup/verify", &fields).await.expect(200);
    let mut fields = more.to_vec();
    fields.extend([("password", PASSWORD), ("confirm", PASSWORD)]);
    browser
        .submit(&password_page, "/setup/password", &fields)
        .await
        .expect(200);
    let ended = world.admin_get(&path(&invitation)).await.expect(200).json();
    assert_eq!(ended["roles"], json!(["reader"]), "M2");
    assert_eq!(ended["user"]["email"], "ada@example.com");
    assert_eq!(ended["application"], "app_default");
    assert!(
        world
            .messages()
            .await
            .iter()
            .all(|message| message.to == "ada@example.com"),
        "G10"
    );
    assert_eq!(number(Table::of(&world).await.person("ada@example.com"), "i_fails"), 0);
}
