//! Names follow addresses: whoever signs in by their address is found by the one that they have, at every door, and nobody
//! else is made with it. The one before leads to them until somebody else has proven it.

use aws_sdk_dynamodb::{Client, types::AttributeValue};
use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    auth0::DIRECTORY,
    support::{Answer, PASSWORD, World},
    table::Table,
};

const OLD: &str = "old@example.com";
const NEW: &str = "new@example.com";
const OTHER: &str = "a quiet lighthouse";
const WRONG: &str = "not this one, no";

async fn found(world: &World, username: &str) -> Value {
    let found = world.admin_get(&format!("/v1/users?username={username}")).await;
    found.expect(200).json()["users"][0].clone()
}

fn id(user: &Value) -> &str {
    user["id"].as_str().unwrap()
}

async fn patch(world: &World, user: &Value, face: &str, email: &str) -> Answer {
    let (path, body) = match face {
        "v1" => (format!("/v1/users/{}", id(user)), json!({ "email": email })),
        "auth0" => (format!("/api/v2/users/{}", id(user)), json!({ "email": email })),
        _ => {
            let operation = json!({ "op": "replace", "path": "emails", "value": [{ "value": email }] });
            let schemas = ["urn:ietf:params:scim:api:messages:2.0:PatchOp"];
            let body = json!({ "schemas": schemas, "Operations": [operation] });
            (format!("/scim2/Users/{}", id(user)), body)
        }
    };
    world.send(world.admin(Method::PATCH, &path).json(&body)).await
}

/// The link that is mailed to the address, pressed.
async fn proves(world: &World, user: &Value, email: &str) {
    let ask = json!({ "user_id": id(user) });
    world
        .admin_post("/api/v2/jobs/verification-email", &ask)
        .await
        .expect(201);
    let link = world.newest("email_verification", email).await.link.clone().unwrap();
    let browser = world.browser();
    let page = browser.open(&link).await.expect(200);
    browser.submit(&page, "/verify-email", &[]).await.expect(200);
}

async fn signs_in(world: &World, username: &str, password: &str) -> Option<Value> {
    let answer = world.sign_in(username, password).await;
    (answer.status == 200).then(|| answer.json()["user"]["id"].clone())
}

/// The whole of it: found by both names at once, called by the new one once it is proven, and nobody else is made with it.
#[tokio::test]
async fn a_changed_address_is_a_name_at_every_door() {
    for face in ["v1", "auth0", "scim"] {
        let world = World::new().await;
        world.active(OLD).await;
        let user = found(&world, OLD).await;
        patch(&world, &user, face, NEW).await.expect(200);
        for name in [OLD, NEW] {
            assert_eq!(
                signs_in(&world, name, PASSWORD).await.as_ref(),
                Some(&user["id"]),
                "{face}"
            );
            let known = found(&world, name).await;
            assert_eq!((&known["id"], &known["username"]), (&user["id"], &json!(OLD)), "{face}");
        }
        // Nobody else gets it, by whichever door.
        let refused = world.admin_post("/v1/invitations", &json!({ "email": NEW })).await;
        refused.refused(409, "user_exists");
        let auth0 = json!({ "connection": DIRECTORY, "email": NEW, "password": PASSWORD });
        assert_eq!(world.admin_post("/api/v2/users", &auth0).await.status, 409, "{face}");
        let scim = json!({ "userName": NEW, "emails": [{ "value": NEW }] });
        assert_eq!(world.admin_post("/scim2/Users", &scim).await.status, 409, "{face}");
        let import = json!({ "users": [{ "email": NEW }] });
        let import = world.admin_post("/v1/imports", &import).await.expect(200).json();
        assert_ne!(import["results"][0]["result"], "created", "{import}");
        let all = world.admin_get("/v1/users").await.json();
        assert_eq!(all["users"].as_array().unwrap().len(), 1, "{face}: {all}");

        world.forgot(NEW).await;
        let ticket = world.reset_ticket(NEW).await;
        world.set_password(&ticket, OTHER).await.expect(200);
        let known = found(&world, NEW).await;
        assert_eq!((&known["id"], &known["username"]), (&user["id"], &json!(NEW)), "{face}");
        for name in [OLD, NEW] {
            assert!(signs_in(&world, name, OTHER).await.is_some(), "{face}: {name}");
            assert_eq!(found(&world, name).await["id"], user["id"], "{face}");
        }
        let by_email = world
            .admin_get(&format!("/api/v2/users-by-email?email={NEW}"))
            .await
            .expect(200)
            .json();
        assert_eq!(by_email.as_array().unwrap().len(), 1, "{by_email}");
        let filter = format!("/scim2/Users?filter=userName%20eq%20%22{NEW}%22");
        assert_eq!(
            world.admin_get(&filter).await.expect(200).json()["totalResults"],
            1,
            "{face}"
        );
        world
            .admin_post("/v1/invitations", &json!({ "email": OLD }))
            .await
            .refused(409, "user_exists");
    }
}

/// Whoever has a username of their own is found by their address too, and nobody else is invited with it.
#[tokio::test]
async fn two_users_with_one_address_do_not_come_about_by_inviting() {
    let world = World::new().await;
    let invite = async |body: Value| world.admin_post("/v1/invitations", &body).await;
    let first = invite(json!({ "username": "alice", "email": OLD }))
        .await
        .expect(201)
        .json();
    invite(json!({ "username": "bob", "email": OLD }))
        .await
        .refused(409, "invitation_pending");
    let pending = invite(json!({ "email": OLD })).await;
    pending.refused(409, "invitation_pending");
    let auth0 = json!({ "connection": DIRECTORY, "username": "dave", "email": OLD, "password": PASSWORD });
    assert_eq!(world.admin_post("/api/v2/users", &auth0).await.status, 409);
    let line = json!({ "invite": true, "users": [{ "username": "erin", "email": OLD }] });
    let import = world.admin_post("/v1/imports", &line).await.expect(200).json();
    assert_eq!(import["results"][0]["code"], "invitation_pending", "{import}");
    // The address is a name at every door.
    let ticket = world.ticket(OLD).await;
    let code = world.asked(&ticket, OLD).await;
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    for name in ["alice", OLD] {
        assert_eq!(
            signs_in(&world, name, PASSWORD).await.as_ref(),
            Some(&first["user"]["id"]),
            "{name}"
        );
    }
    invite(json!({ "username": "bob", "email": OLD }))
        .await
        .refused(409, "user_exists");
    // And the other way round: whose username is the address has it, too.
    world.invite(&json!({ "email": NEW })).await;
    invite(json!({ "username": "bob", "email": NEW }))
        .await
        .refused(409, "invitation_pending");
    let all = world.admin_get("/v1/users").await.json();
    assert_eq!(all["users"].as_array().unwrap().len(), 2, "{all}");
    // A directory is believed: there, two people may share one.
    let scim = json!({ "userName": "carol", "emails": [{ "value": OLD }] });
    world.admin_post("/scim2/Users", &scim).await.expect(201);
    assert_eq!(found(&world, OLD).await["username"], "alice");
}

/// What is over holds no address; whoever is invited once more has theirs held as well.
#[tokio::test]
async fn an_invitation_that_is_over_gives_its_address_to_the_next_one() {
    let world = World::new().await;
    let invite = async |body: Value| world.admin_post("/v1/invitations", &body).await;
    let alice = invite(json!({ "username": "alice", "email": OLD }))
        .await
        .expect(201)
        .json();
    let revoke = format!("/v1/invitations/{}/revoke", alice["id"].as_str().unwrap());
    world.admin_post(&revoke, &json!({})).await.expect(200);
    invite(json!({ "username": "bob", "email": OLD })).await.expect(201);
    assert_eq!(found(&world, OLD).await["username"], "bob");
    invite(json!({ "username": "alice", "email": OLD }))
        .await
        .refused(409, "invitation_pending");
    invite(json!({ "username": "alice", "email": NEW })).await.expect(201);
    assert_eq!(found(&world, NEW).await["username"], "alice");
    invite(json!({ "username": "carol", "email": NEW }))
        .await
        .refused(409, "invitation_pending");
    invite(json!({ "email": NEW })).await.refused(409, "invitation_pending");
}

/// An invitation that is over is not sent again to an address that somebody else was given meanwhile.
#[tokio::test]
async fn what_is_over_is_not_sent_again_to_anothers_address() {
    let world = World::new().await;
    let ends = async |body: Value| {
        let made = world.admin_post("/v1/invitations", &body).await.expect(201).json();
        (format!("/v1/invitations/{}", made["id"].as_str().unwrap()), made)
    };
    let (alice, _) = ends(json!({ "username": "alice", "email": OLD })).await;
    let ticket = world.ticket(OLD).await;
    world.advance(jiff::SignedDuration::from_hours(24 * 8));
    let (_, bob) = ends(json!({ "username": "bob", "email": OLD })).await;
    for body in [json!({}), json!({ "send": false }), json!({ "method": "link" })] {
        let again = world.admin_post(&format!("{alice}/resend"), &body).await;
        again.refused(409, "invitation_pending");
    }
    let before = world.messages().await.len();
    let renew = json!({ "ticket": ticket });
    world.post("/v1/tickets/renew", &renew).await.expect(202);
    world.forgot("alice").await;
    assert_eq!(world.messages().await.len(), before);
    // Once the address is free again, it is sent.
    let revoke = format!("/v1/invitations/{}/revoke", bob["id"].as_str().unwrap());
    world.admin_post(&revoke, &json!({})).await.expect(200);
    for body in [json!({ "send": false }), json!({})] {
        world.admin_post(&format!("{alice}/resend"), &body).await.expect(200);
    }
    world.ticket(OLD).await;
}

/// Nor does it live again by any other door.
#[tokio::test]
async fn what_is_over_lives_again_by_no_door_while_another_has_its_address() {
    let world = World::new().await;
    let alice = world.invite(&json!({ "username": "alice", "email": OLD })).await;
    let at = format!("/v1/invitations/{}/extend", alice["id"].as_str().unwrap());
    let extend = async |minutes: u32| world.admin_post(&at, &json!({ "lifetime_minutes": minutes })).await;
    extend(0).await.expect(200);
    let bob = world.invite(&json!({ "username": "bob", "email": OLD })).await;
    let user = id(&alice["user"]);
    extend(60).await.refused(409, "invitation_pending");
    let ask = json!({ "Operations": [
        { "op": "replace", "path": "urn:scim:wso2:schema:askPassword", "value": true },
    ] });
    let scim = world.admin(Method::PATCH, &format!("/scim2/Users/{user}")).json(&ask);
    assert_eq!(world.send(scim).await.status, 409);
    let ticket = json!({ "user_id": user });
    let ticket = world.admin_post("/api/v2/tickets/password-change", &ticket).await;
    assert_eq!(ticket.status, 400, "{}", ticket.text);
    let password = world.admin(Method::PATCH, &format!("/api/v2/users/{user}"));
    let password = world.send(password.json(&json!({ "password": PASSWORD }))).await;
    assert_eq!(password.status, 400, "{}", password.text);
    assert_eq!(signs_in(&world, "alice", PASSWORD).await, None);
    // Once the address is free again, it does.
    let revoke = format!("/v1/invitations/{}/revoke", bob["id"].as_str().unwrap());
    world.admin_post(&revoke, &json!({})).await.expect(200);
    extend(60).await.expect(200);
}

/// Of two whose invitations are over, one at a time lives again, whichever has the address as their username.
#[tokio::test]
async fn of_two_whose_invitations_are_over_one_gets_the_address_back() {
    for first in [json!({ "email": OLD }), json!({ "username": "alice", "email": OLD })] {
        let world = World::new().await;
        let mut paths = Vec::new();
        for body in [first, json!({ "username": "bob", "email": OLD })] {
            let made = world.invite(&body).await;
            let path = format!("/v1/invitations/{}", made["id"].as_str().unwrap());
            world
                .admin_post(&format!("{path}/revoke"), &json!({}))
                .await
                .expect(200);
            paths.push(path);
        }
        for (one, other) in [(0, 1), (1, 0), (0, 1)] {
            let again = format!("{}/resend", paths[one]);
            world.admin_post(&again, &json!({ "send": false })).await.expect(200);
            let refused = world.admin_post(&format!("{}/resend", paths[other]), &json!({})).await;
            refused.refused(409, "invitation_pending");
            let user = found(&world, OLD).await;
            let lives = world.admin_get(&paths[one]).await.json();
            assert_eq!(user["id"], lives["user"]["id"], "the address leads to whoever has it");
            let revoke = format!("{}/revoke", paths[one]);
            world.admin_post(&revoke, &json!({})).await.expect(200);
        }
    }
}

/// Nor do they at the same moment, nor beside an invitation of somebody else.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_who_get_an_address_back_at_once_one_has_it() {
    for own in [true, false] {
        let world = World::new().await;
        let alice = if own { "alice" } else { OLD };
        let alice = world.invite(&json!({ "username": alice, "email": OLD })).await;
        let at =
            |invitation: &Value, what: &str| format!("/v1/invitations/{}/{what}", invitation["id"].as_str().unwrap());
        let all = async |paths: &[String]| {
            let nothing = json!({});
            join_all(paths.iter().map(|path| world.admin_post(path, &nothing))).await
        };
        let mut over = vec![alice];
        for round in 0..6 {
            let revoked = over.iter().map(|one| at(one, "revoke")).collect::<Vec<_>>();
            all(&revoked).await;
            let again = over.iter().map(|one| at(one, "resend")).collect::<Vec<_>>();
            let bob = json!({ "username": format!("bob{round}"), "email": OLD, "send": false });
            let (resent, invited) = tokio::join!(all(&again), world.admin_post("/v1/invitations", &bob));
            let live = resent.iter().filter(|answer| answer.status == 200).count();
            let live = live + usize::from(invited.status == 201);
            assert_eq!(
                live,
                1,
                "{own} {round}: {} {:?}",
                invited.status,
                resent.iter().map(|answer| answer.status).collect::<Vec<_>>()
            );
            if invited.status == 201 {
                over.push(invited.json());
            }
            let pending = world.admin_get("/v1/invitations?state=pending").await.json();
            assert_eq!(pending["invitations"].as_array().unwrap().len(), 1, "{pending}");
        }
        assert!(over.len() > 1, "{own}: an invitation was quicker once");
    }
}

/// The address that somebody had before is theirs until another user has proven it: nobody is invited with it.
#[tokio::test]
async fn nobody_is_invited_with_an_address_that_leads_to_its_former_owner() {
    let world = World::new().await;
    world.active(OLD).await;
    let ada = found(&world, OLD).await;
    patch(&world, &ada, "v1", NEW).await.expect(200);
    proves(&world, &ada, NEW).await;
    for body in [json!({ "email": OLD }), json!({ "username": "bob", "email": OLD })] {
        let refused = world.admin_post("/v1/invitations", &body).await;
        refused.refused(409, "user_exists");
    }
}

/// Whoever had the address as their username is kept for as long as it leads on from them, and no longer.
#[tokio::test]
async fn an_address_leads_on_for_as_long_as_the_next_one_has_it() {
    let world = World::new().await;
    let cleaned_up = async || {
        let ttl = Table::of(&world).await.person(OLD).get("ttl").cloned();
        matches!(ttl, Some(AttributeValue::N(_)))
    };
    let invite = async |body: Value| world.admin_post("/v1/invitations", &body).await.expect(201).json();
    let first = invite(json!({ "email": OLD })).await;
    let revoke = format!("/v1/invitations/{}/revoke", first["id"].as_str().unwrap());
    world.admin_post(&revoke, &json!({})).await.expect(200);
    assert!(cleaned_up().await);
    let bob = invite(json!({ "username": "bob", "email": OLD })).await;
    assert!(!cleaned_up().await, "the name would be gone with the item");
    assert_eq!(found(&world, OLD).await["username"], "bob");
    let erase = world.admin(Method::DELETE, &format!("/v1/users/{}", id(&bob["user"])));
    world.send(erase).await.expect(204);
    world.messages().await;
    assert!(cleaned_up().await, "nothing keeps it any more");
    let again = invite(json!({ "email": OLD })).await;
    assert_eq!(again["user"]["id"], first["user"]["id"]);
}

/// Whom a back end or a directory has made stays, and so does their address, whatever becomes of an invitation.
#[tokio::test]
async fn a_user_who_is_kept_keeps_the_address() {
    let world = World::new().await;
    for (username, email) in [("alice", OLD), (NEW, NEW)] {
        world.imported(&json!({ "username": username, "email": email })).await;
        world.advance(jiff::SignedDuration::from_hours(24 * 40));
        let body = json!({ "username": "bob", "email": email });
        let refused = world.admin_post("/v1/invitations", &body).await;
        assert_eq!(refused.status, 409, "{username}: {}", refused.text);
    }
}

/// Takes the item of this user away, as DynamoDB does when its time has come.
pub(crate) async fn cleaned_up(world: &World, username: &str) {
    let username = domain::address::Username::parse(username).unwrap();
    let app = &world.stack.app;
    let key = app.keys.person_key(&app.config.default_application, &username);
    let delete = Client::new(&world.stack.sdk)
        .delete_item()
        .table_name(&world.stack.table);
    let delete = delete.key("pk", AttributeValue::S(format!("PERSON#{key}")));
    let delete = delete.key("sk", AttributeValue::S("person".to_owned()));
    delete.send().await.unwrap();
}

/// Whoever is cleaned up takes along the names that led to them, and nobody else's.
#[tokio::test]
async fn whoever_is_cleaned_up_leaves_no_name_behind() {
    let world = World::new().await;
    world.invite(&json!({ "username": "alice", "email": OLD })).await;
    world.invite(&json!({ "username": "bob", "email": NEW })).await;
    cleaned_up(&world, "alice").await;
    world.messages().await;
    assert_eq!(Table::of(&world).await.leading().count(), 1, "only bob's is left");
    assert_eq!(found(&world, NEW).await["username"], "bob");
    world.invite(&json!({ "email": OLD })).await;
}

/// A username that once led to somebody is made together with what leads from the address.
#[tokio::test]
async fn a_username_of_somebody_who_is_gone_gets_its_address_as_well() {
    let world = World::new().await;
    world.active("ada@example.com").await;
    let ada = found(&world, "ada@example.com").await;
    patch(&world, &ada, "v1", OLD).await.expect(200);
    // Cut off before its names were forgotten.
    cleaned_up(&world, "ada@example.com").await;
    let body = json!({ "username": OLD, "email": NEW });
    world.admin_post("/v1/invitations", &body).await.expect(201);
    for name in [OLD, NEW] {
        assert_eq!(found(&world, name).await["username"], OLD, "{name}");
    }
    let taken = json!({ "username": "bob", "email": NEW });
    let taken = world.admin_post("/v1/invitations", &taken).await;
    taken.refused(409, "invitation_pending");
}

/// Of many at the same moment one gets the address.
#[tokio::test]
async fn of_invitations_at_once_with_one_address_one_is_made() {
    let world = World::new().await;
    let bodies: Vec<_> = (0..8)
        .map(|number| json!({ "username": format!("user{number}"), "email": OLD }))
        .collect();
    let calls = bodies.iter().map(|body| world.admin_post("/v1/invitations", body));
    let answers = join_all(calls).await;
    let made = answers.iter().filter(|answer| answer.status == 201).count();
    assert_eq!(made, 1);
    for answer in answers.iter().filter(|answer| answer.status != 201) {
        answer.refused(409, "invitation_pending");
    }
}

/// What fails by either name fails at the one account.
#[tokio::test]
async fn p9_both_names_count_at_the_same_account() {
    let world = World::new().await;
    world.active(OLD).await;
    let user = found(&world, OLD).await;
    patch(&world, &user, "v1", NEW).await.expect(200);
    let mut compared = 0;
    for number in 0..20 {
        let name = [OLD, NEW][number % 2];
        compared += u32::from(world.sign_in(name, WRONG).await.status == 401);
    }
    assert_eq!(compared, 6);
}

/// The name before goes to whoever proves it, and not before.
#[tokio::test]
async fn the_name_before_is_an_alias_until_it_is_proven_elsewhere() {
    let world = World::new().await;
    world.active(OLD).await;
    let ada = found(&world, OLD).await;
    patch(&world, &ada, "v1", NEW).await.expect(200);
    proves(&world, &ada, NEW).await;
    assert_eq!(found(&world, OLD).await["username"], NEW);

    let bob_by = "bob@example.com";
    world.active(bob_by).await;
    let bob = found(&world, bob_by).await;
    let change = json!({ "username": bob_by, "current": PASSWORD, "password": OTHER });
    world.post("/v1/password/change", &change).await.expect(200);
    patch(&world, &bob, "v1", OLD).await.expect(200);
    assert_eq!(
        signs_in(&world, OLD, PASSWORD).await.as_ref(),
        Some(&ada["id"]),
        "not proven yet"
    );
    assert_eq!(signs_in(&world, OLD, OTHER).await, None);
    proves(&world, &bob, OLD).await;
    assert_eq!(signs_in(&world, OLD, OTHER).await.as_ref(), Some(&bob["id"]));
    assert_eq!(signs_in(&world, OLD, PASSWORD).await, None);
    assert_eq!(signs_in(&world, bob_by, OTHER).await.as_ref(), Some(&bob["id"]));
    assert_eq!(signs_in(&world, NEW, PASSWORD).await.as_ref(), Some(&ada["id"]));
    assert_eq!(found(&world, OLD).await["username"], OLD);
    for (user, name) in [(&ada, NEW), (&bob, OLD)] {
        let shown = world
            .admin_get(&format!("/v1/users/{}", id(user)))
            .await
            .expect(200)
            .json();
        assert_eq!(shown["username"], name);
    }
    world.forgot(OLD).await;
    world.reset_ticket(OLD).await;

    // And back, where the alias of one stands for the other.
    patch(&world, &bob, "v1", "robert@example.com").await.expect(200);
    proves(&world, &bob, "robert@example.com").await;
    patch(&world, &ada, "v1", OLD).await.expect(200);
    assert_eq!(signs_in(&world, NEW, PASSWORD).await.as_ref(), Some(&ada["id"]));
}

/// P10: what an administrator calls verified becomes nobody's username, and takes no name from whoever had it, unless the
/// application trusts its administrators.
#[tokio::test]
async fn p10_an_address_on_an_administrators_word_becomes_no_username() {
    let verified = json!({ "email_verified": true });
    for trusting in [false, true] {
        let world = World::with(|options| options.settings.trust_administrator_verified_email = trusting).await;
        let name = async |user: &Value| {
            let shown = world.admin_get(&format!("/v1/users/{}", id(user))).await.expect(200);
            shown.json()["username"].as_str().unwrap().to_owned()
        };
        world.active(OLD).await;
        let ada = found(&world, OLD).await;
        patch(&world, &ada, "v1", NEW).await.expect(200);
        proves(&world, &ada, NEW).await;
        assert_eq!(name(&ada).await, NEW);
        // The address that Ada had before is put in for Bob, and called his.
        world.active("bob@example.com").await;
        let bob = found(&world, "bob@example.com").await;
        patch(&world, &bob, "auth0", OLD).await.expect(200);
        let said = world.admin(Method::PATCH, &format!("/api/v2/users/{}", id(&bob)));
        let said = world.send(said.json(&verified)).await.expect(200).json();
        assert_eq!(said["email_verified"], true);
        assert_eq!(name(&bob).await, if trusting { OLD } else { "bob@example.com" });
        let leads_to = if trusting { &bob } else { &ada };
        let signed_in = signs_in(&world, OLD, PASSWORD).await;
        assert_eq!(signed_in.as_ref(), Some(&leads_to["id"]), "{trusting}");
    }
}

/// An address that was mistyped is free again with the next change; one that was proven goes on leading to the user.
#[tokio::test]
async fn an_address_that_nobody_has_proven_is_given_back() {
    let world = World::new().await;
    world.active(OLD).await;
    let user = found(&world, OLD).await;
    patch(&world, &user, "v1", "mistyped@example.com").await.expect(200);
    patch(&world, &user, "v1", NEW).await.expect(200);
    world.invite(&json!({ "email": "mistyped@example.com" })).await;
    proves(&world, &user, NEW).await;
    for number in 0..12 {
        let address = format!("number{number}@example.com");
        patch(&world, &user, "v1", &address).await.expect(200);
        proves(&world, &user, &address).await;
    }
    assert!(signs_in(&world, "number11@example.com", PASSWORD).await.is_some());
    assert!(signs_in(&world, "number5@example.com", PASSWORD).await.is_some());
    assert_eq!(signs_in(&world, NEW, PASSWORD).await, None, "the oldest go");
    world.invite(&json!({ "email": NEW })).await;
}

/// A setting keeps usernames as they are; the present address leads to the user all the same.
#[tokio::test]
async fn usernames_that_never_change_stay_possible() {
    let world = World::with(|options| options.settings.username_follows_email = false).await;
    world.active(OLD).await;
    let user = found(&world, OLD).await;
    patch(&world, &user, "v1", NEW).await.expect(200);
    proves(&world, &user, NEW).await;
    assert_eq!(found(&world, NEW).await["username"], OLD);
    world
        .admin_post("/v1/invitations", &json!({ "email": NEW }))
        .await
        .refused(409, "user_exists");
    // A username that is no address never follows one.
    let world = World::new().await;
    let kim = world
        .invite(&json!({ "username": "kim", "email": OLD, "flow": "link_password" }))
        .await;
    let ticket = world.ticket(OLD).await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    patch(&world, &kim["user"], "v1", NEW).await.expect(200);
    proves(&world, &kim["user"], NEW).await;
    assert_eq!(found(&world, "kim").await["username"], "kim");
    assert!(signs_in(&world, "kim", PASSWORD).await.is_some());
}

/// Two at once: an invitation and a change, or two changes. One of them has it.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_an_invitation_and_a_change_at_once_one_gets_the_address() {
    let world = World::new().await;
    world.active(OLD).await;
    let user = found(&world, OLD).await;
    for round in 0..6 {
        let address = format!("race{round}@example.com");
        let invite = json!({ "email": address });
        let inviting = world.admin_post("/v1/invitations", &invite);
        let (invited, changed) = tokio::join!(inviting, patch(&world, &user, "v1", &address));
        let (invited, changed) = (invited.status == 201, changed.status == 200);
        assert!(invited != changed, "{round}: {invited} {changed}");
    }
    let address = "both@example.com";
    world.active("bob@example.com").await;
    let bob = found(&world, "bob@example.com").await;
    let changes = join_all([&user, &bob].map(|user| patch(&world, user, "v1", address))).await;
    assert!(changes.iter().any(|answer| answer.status == 200));
    assert!(signs_in(&world, address, PASSWORD).await.is_some());
}

/// Whoever is erased leaves no name behind, and whoever is invited by one of them begins again.
#[tokio::test]
async fn erasing_frees_every_name() {
    let world = World::new().await;
    world.active(OLD).await;
    let user = found(&world, OLD).await;
    patch(&world, &user, "v1", NEW).await.expect(200);
    proves(&world, &user, NEW).await;
    let path = format!("/v1/users/{}", id(&user));
    world.send(world.admin(Method::DELETE, &path)).await.expect(204);
    assert!(!format!("{:?}", Table::of(&world).await).contains("n_to"));
    for name in [OLD, NEW] {
        assert_eq!(signs_in(&world, name, PASSWORD).await, None);
        world.active(name).await;
        assert!(signs_in(&world, name, PASSWORD).await.is_some());
    }
}

/// Somebody who is invited, whose address is changed, and whose invitation ends is invited again by the address that they have.
#[tokio::test]
async fn whoever_is_invited_anew_by_another_address_is_the_same_user() {
    let world = World::with(|options| options.settings.flow = "link_password".to_owned()).await;
    let invitation = world.invite(&json!({ "email": OLD })).await;
    patch(&world, &invitation["user"], "v1", NEW).await.expect(200);
    let again = world.admin_post("/v1/invitations", &json!({ "email": NEW })).await;
    again.refused(409, "invitation_pending");
    world.advance(jiff::SignedDuration::from_hours(25));
    let again = world.invite(&json!({ "email": NEW })).await;
    assert_eq!(again["user"]["id"], invitation["user"]["id"]);
    let ticket = world.ticket(NEW).await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    assert_eq!(
        signs_in(&world, NEW, PASSWORD).await.as_ref(),
        Some(&invitation["user"]["id"])
    );
    assert_eq!(found(&world, OLD).await["username"], NEW, "the link has proven it");
}

/// By code: entering by the present address.
#[tokio::test]
async fn a_code_is_entered_by_either_name() {
    let world = World::with(|options| options.settings.flow = "link_password".to_owned()).await;
    let invitation = world.invite(&json!({ "email": OLD, "method": "email_otp" })).await;
    patch(&world, &invitation["user"], "v1", NEW).await.expect(200);
    world
        .post("/v1/enter/code", &json!({ "username": NEW }))
        .await
        .expect(202);
    let code = world.newest("invitation_code", NEW).await.code.clone().unwrap();
    let body = json!({ "username": NEW, "code": code });
    let entered = world.post("/v1/enter", &body).await.expect(200).json();
    world
        .set_password(entered["ticket"].as_str().unwrap(), PASSWORD)
        .await
        .expect(200);
    assert_eq!(found(&world, OLD).await["username"], NEW);
}
