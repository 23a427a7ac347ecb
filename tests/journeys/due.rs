//! What has to be done at a time: the end of an invitation is told when it comes, and who has not finished is reminded.

use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};
use shared::{
    domain::clock::after,
    store::{Due, DueKind},
};

use crate::support::{PASSWORD, World};

/// What the index says of everything that is due within a year.
async fn due(world: &World) -> Vec<Due> {
    let mut all = Vec::new();
    for part in 0..DueKind::PARTS {
        let mut from = None;
        loop {
            let until = after(world.now(), SignedDuration::from_hours(24 * 366));
            // Page by page, so that going on is tried as well.
            let page = world.stack.app.store.due(DueKind::Invitation, part, until, from, 1);
            let page = page.await.unwrap();
            all.extend(page.items);
            from = page.next;
            if from.is_none() {
                break;
            }
        }
    }
    all
}

/// When the only thing that is due is due.
async fn due_at(world: &World) -> Option<String> {
    let due = due(world).await;
    assert!(due.len() <= 1, "{due:?}");
    due.first().map(|due| due.at.to_string())
}

fn path(invitation: &Value, call: &str) -> String {
    format!("/v1/invitations/{}/{call}", invitation["id"].as_str().unwrap())
}

#[tokio::test]
async fn an_invitation_is_in_the_index_for_as_long_as_it_is_open_and_ends() {
    let world = World::new().await;
    assert_eq!(due_at(&world).await, None);
    let email = "ada@example.com";
    let invitation = world.invite(&json!({ "email": email, "lifetime_minutes": 60 })).await;
    assert_eq!(due_at(&world).await.as_deref(), invitation["expires_at"].as_str());

    let extended = world
        .admin_post(&path(&invitation, "extend"), &json!({ "lifetime_minutes": 600 }))
        .await
        .expect(200)
        .json();
    assert_eq!(due_at(&world).await.as_deref(), extended["expires_at"].as_str());
    let forever = json!({ "lifetime_minutes": -1 });
    world
        .admin_post(&path(&invitation, "extend"), &forever)
        .await
        .expect(200);
    assert_eq!(due_at(&world).await, None);

    let resent = world
        .admin_post(&path(&invitation, "resend"), &json!({}))
        .await
        .expect(200)
        .json();
    assert_eq!(due_at(&world).await.as_deref(), resent["expires_at"].as_str());
    world
        .admin_post(&path(&invitation, "revoke"), &json!({}))
        .await
        .expect(200);
    assert_eq!(due_at(&world).await, None);

    let anew = world.invite(&json!({ "email": email, "flow": "link_password" })).await;
    assert_eq!(due_at(&world).await.as_deref(), anew["expires_at"].as_str());
    let ticket = world.ticket(email).await;
    assert_eq!(due_at(&world).await.as_deref(), anew["expires_at"].as_str());
    world.set_password(&ticket, PASSWORD).await.expect(200);
    assert_eq!(due_at(&world).await, None);
    // A reset is between the user and us: its end is told to nobody.
    world
        .post("/v1/password/forgotten", &json!({ "username": email }))
        .await
        .expect(202);
    assert_eq!(due_at(&world).await, None);

    let other = world.invite(&json!({ "email": "grace@example.com" })).await;
    assert_eq!(due(&world).await.len(), 1);
    let user = format!("/v1/users/{}", other["user"]["id"].as_str().unwrap());
    world.send(world.admin(Method::DELETE, &user)).await.expect(204);
    assert_eq!(due_at(&world).await, None);
    world
        .invite(&json!({ "email": "joan@example.com", "lifetime_minutes": -1 }))
        .await;
    assert_eq!(due_at(&world).await, None);
}

#[tokio::test]
async fn what_is_due_is_read_soonest_first_and_page_by_page() {
    let world = World::new().await;
    for number in 0..30 {
        let body = json!({ "email": format!("p{number}@example.com"), "lifetime_minutes": 100 - number });
        world.invite(&body).await;
    }
    assert_eq!(due(&world).await.len(), 30);
    for part in 0..DueKind::PARTS {
        let until = after(world.now(), SignedDuration::from_mins(85));
        let page = world.stack.app.store.due(DueKind::Invitation, part, until, None, 100);
        let page = page.await.unwrap();
        assert!(page.next.is_none());
        assert!(page.items.is_sorted_by_key(|due| due.at));
        assert!(page.items.iter().all(|due| due.at <= until && due.sort == "person"));
        assert!(!page.items.is_empty(), "thirty people are spread over the parts");
    }
}
