//! What administrators do with users.

use domain::api_key::{Reach, Scope};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, PASSWORD, World};

const ADA: &str = "ada@example.com";

async fn user(world: &World) -> Value {
    let found = world
        .admin_get("/v1/users?username=Ada@Example.com")
        .await
        .expect(200)
        .json();
    found["users"][0].clone()
}

async fn patch(world: &World, path: &str, body: &Value) -> Answer {
    world.send(world.admin(Method::PATCH, path).json(body)).await
}

#[tokio::test]
async fn a_user_is_there_from_the_invitation_on_and_keeps_its_id() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": ADA, "roles": ["editor"] })).await;
    let invited = user(&world).await;
    assert_eq!(
        (&invited["status"], &invited["locked"]),
        (&json!("invited"), &json!(true))
    );
    assert_eq!(invited["id"], invitation["user"]["id"]);
    assert_eq!(invited["email"], json!({ "value": ADA, "verified": false }));
    let ticket = world.ticket(ADA).await;
    let code = world.asked(&ticket, ADA).await;
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    let active = user(&world).await;
    assert_eq!((&active["status"], &active["id"]), (&json!("active"), &invited["id"]));
    assert_eq!(active["email"]["verified"], true);
    let nobody = world
        .admin_get("/v1/users?username=nobody@example.com")
        .await
        .expect(200)
        .json();
    assert_eq!(nobody["users"], json!([]));
}

/// T9: a user who is switched off cannot sign in, finish or reset, and earlier tickets stay dead.
#[tokio::test]
async fn t9_disabling_ends_everything_and_enabling_restores_the_password() {
    let world = World::new().await;
    world.active(ADA).await;
    world.forgot(ADA).await;
    let ticket = world.reset_ticket(ADA).await;
    let path = format!("/v1/users/{}", user(&world).await["id"].as_str().unwrap());
    for _ in 0..2 {
        let off = world
            .admin_post(&format!("{path}/disable"), &json!({}))
            .await
            .expect(200)
            .json();
        assert_eq!(off["status"], "disabled");
    }
    world.sign_in(ADA, PASSWORD).await.refused(401, "sign_in_failed");
    world
        .set_password(&ticket, "a quiet lighthouse")
        .await
        .refused(410, "ticket_replaced");
    for _ in 0..2 {
        let on = world
            .admin_post(&format!("{path}/enable"), &json!({}))
            .await
            .expect(200)
            .json();
        assert_eq!(on["status"], "active");
    }
    world.sign_in(ADA, PASSWORD).await.expect(200);
    world
        .set_password(&ticket, "a quiet lighthouse")
        .await
        .refused(410, "ticket_replaced");
}

#[tokio::test]
async fn somebody_disabled_on_the_way_is_invited_again_after_enabling() {
    let world = World::new().await;
    let ticket = world.invited(ADA).await;
    let found = user(&world).await;
    let path = format!("/v1/users/{}", found["id"].as_str().unwrap());
    world
        .admin_post(&format!("{path}/disable"), &json!({}))
        .await
        .expect(200);
    world
        .post("/v1/tickets/validate", &json!({ "ticket": ticket }))
        .await
        .refused(410, "ticket_replaced");
    let on = world
        .admin_post(&format!("{path}/enable"), &json!({}))
        .await
        .expect(200)
        .json();
    assert_eq!(on["status"], "invited");
    let invitation = format!("/v1/invitations/{}", found["invitation"].as_str().unwrap());
    let link = world.admin_get(&format!("{invitation}/link")).await;
    link.refused(404, "ticket_not_valid");
    world
        .admin_post(&format!("{invitation}/resend"), &json!({}))
        .await
        .expect(200);
    world.ticket(ADA).await;
}

#[tokio::test]
async fn t9_a_new_address_kills_tickets_and_messages_go_to_it() {
    let world = World::new().await;
    let ticket = world.invited(ADA).await;
    let found = user(&world).await;
    let path = format!("/v1/users/{}", found["id"].as_str().unwrap());
    let body = json!({ "email": "new@example.com", "roles": ["reader"], "metadata": { "plan": "pro" } });
    let changed = patch(&world, &path, &body).await.expect(200).json();
    assert_eq!(
        changed["email"],
        json!({ "value": "new@example.com", "verified": false })
    );
    assert_eq!(
        (&changed["roles"], &changed["metadata"]),
        (&json!(["reader"]), &json!({ "plan": "pro" }))
    );
    world
        .post("/v1/tickets/validate", &json!({ "ticket": ticket }))
        .await
        .refused(410, "ticket_replaced");
    let resend = format!("/v1/invitations/{}/resend", found["invitation"].as_str().unwrap());
    world.admin_post(&resend, &json!({})).await.expect(200);
    world.ticket("new@example.com").await;
    patch(&world, &path, &json!({ "email": "nonsense" }))
        .await
        .refused(400, "email_not_valid");
    patch(&world, &path, &json!({ "roles": ["a b"] }))
        .await
        .refused(400, "roles_not_valid");
    patch(&world, &path, &json!({ "password": "x" }))
        .await
        .refused(400, "field_not_valid");
}

/// Whoever holds a link that a change of the account has ended is not sent after a newer one that there is not.
#[tokio::test]
async fn a_link_says_whether_a_change_or_a_newer_link_ended_it() {
    let world = World::new().await;
    let first = world.invited(ADA).await;
    let found = user(&world).await;
    let resend = format!("/v1/invitations/{}/resend", found["invitation"].as_str().unwrap());
    world.admin_post(&resend, &json!({})).await.expect(200);
    let second = world.ticket(ADA).await;
    let told = |ticket: &str| {
        let body = json!({ "ticket": ticket });
        let request = world.request(Method::POST, "/v1/tickets/validate").json(&body);
        async {
            let answer = world.send(request).await;
            answer.refused(410, "ticket_replaced");
            answer.json()["detail"].as_str().unwrap().to_owned()
        }
    };
    assert!(told(&first).await.contains("replaced by a newer one"));
    let path = format!("/v1/users/{}", found["id"].as_str().unwrap());
    patch(&world, &path, &json!({ "email": "new@example.com" }))
        .await
        .expect(200);
    for ticket in [&first, &second] {
        assert!(told(ticket).await.contains("ended when the account was changed"));
        let page = world.browser().open(&format!("/i/{ticket}")).await.expect(410);
        assert!(
            page.text.contains("Your account changed after this link was sent"),
            "{}",
            page.text
        );
        assert!(!page.text.contains("newer"), "{}", page.text);
        assert!(page.text.contains("action=\"/setup/renew\""), "a new one is offered");
    }
    // Sent again: now there is a newer one.
    world.admin_post(&resend, &json!({})).await.expect(200);
    let third = world.ticket("new@example.com").await;
    assert!(told(&second).await.contains("replaced by a newer one"));

    // With a password, the link of the invitation leads to the sign-in, whatever ended it.
    let code = world.asked(&third, "new@example.com").await;
    world.verify(&third, &code).await.expect(200);
    world.set_password(&third, PASSWORD).await.expect(200);
    let change = json!({ "username": ADA, "current": PASSWORD, "password": "another violet harbour" });
    world.post("/v1/password/change", &change).await.expect(200);
    let page = world.browser().open(&format!("/i/{third}")).await.expect(410);
    assert!(page.text.contains("/sign-in"), "{}", page.text);
}

#[tokio::test]
async fn erasing_leaves_nothing_and_the_address_can_be_invited_again() {
    let world = World::new().await;
    world.active(ADA).await;
    let path = format!("/v1/users/{}", user(&world).await["id"].as_str().unwrap());
    world.send(world.admin(Method::DELETE, &path)).await.expect(204);
    world
        .send(world.admin(Method::DELETE, &path))
        .await
        .refused(404, "user_not_found");
    world.admin_get(&path).await.refused(404, "user_not_found");
    let table = crate::table::Table::of(&world).await;
    assert!(!format!("{table:?}").contains(ADA), "something is left");
    world.sign_in(ADA, PASSWORD).await.refused(401, "sign_in_failed");
    world.invite(&json!({ "email": ADA })).await;
}

/// M1: a key of another application finds nobody, and changes nobody.
#[tokio::test]
async fn m1_users_of_another_application_do_not_exist() {
    let world = World::new().await;
    world.active(ADA).await;
    let found = user(&world).await;
    let other = world.application("app_other").await;
    let key = world
        .key(
            &[Scope::UsersRead, Scope::UsersWrite],
            Reach::Applications(vec![other]),
            |_| (),
        )
        .await;
    let path = format!("/v1/users/{}", found["id"].as_str().unwrap());
    for (method, path) in [
        (Method::GET, path.clone()),
        (Method::PATCH, path.clone()),
        (Method::DELETE, path.clone()),
        (Method::POST, format!("{path}/disable")),
        (Method::POST, format!("{path}/enable")),
    ] {
        let request = world.request(method.clone(), &path);
        let request = request
            .bearer_auth(secrecy::ExposeSecret::expose_secret(&key))
            .json(&json!({}));
        world.send(request).await.refused(404, "user_not_found");
    }
    assert_eq!(user(&world).await, found);
}

/// P7: whoever may change an address does not get at the account in silence.
#[tokio::test]
async fn p7_a_reset_goes_to_another_address_only_after_the_one_before_was_told() {
    let world = World::new().await;
    world.active(ADA).await;
    let path = format!("/v1/users/{}", user(&world).await["id"].as_str().unwrap());
    patch(&world, &path, &json!({ "email": "thief@example.com" }))
        .await
        .expect(200);
    world.forgot(ADA).await;
    let messages = world.messages().await;
    let newest: Vec<_> = messages
        .iter()
        .take(2)
        .map(|message| (message.kind.as_str(), message.to.as_str()))
        .collect();
    assert_eq!(
        newest,
        [("password_reset", "thief@example.com"), ("contact_changed", ADA)]
    );
}
