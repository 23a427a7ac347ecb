//! Addresses and numbers: what changes, who hears of it, and what counts as proven.

use domain::api_key::{Reach, Scope};
use reqwest::Method;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::{
    support::{Answer, PASSWORD, World},
    table::Table,
};

const ADA: &str = "ada@example.com";
const EVIL: &str = "evil@example.com";
const NUMBER: &str = "+4915112345678";
const KIND: &str = "contact_changed";

async fn user(world: &World, username: &str) -> Value {
    let found = world
        .admin_get(&format!("/v1/users?username={username}"))
        .await
        .expect(200);
    found.json()["users"][0].clone()
}

async fn patch(world: &World, path: &str, body: &Value) -> Answer {
    world.send(world.admin(Method::PATCH, path).json(body)).await
}

fn path_of(user: &Value, face: &str) -> String {
    let id = user["id"].as_str().unwrap();
    match face {
        "v1" => format!("/v1/users/{id}"),
        "auth0" => format!("/api/v2/users/{id}"),
        _ => format!("/scim2/Users/{id}"),
    }
}

/// An active user with an address and a number.
async fn known(world: &World) -> Value {
    world.active(ADA).await;
    let found = user(world, ADA).await;
    patch(world, &path_of(&found, "v1"), &json!({ "phone": NUMBER }))
        .await
        .expect(200);
    found
}

async fn notices(world: &World, to: &str) -> usize {
    let messages = world.messages().await;
    messages
        .iter()
        .filter(|message| message.kind == KIND && message.to == to)
        .count()
}

/// How each face changes an address or a number.
fn change(face: &str, email: Option<&str>, phone: Option<&str>) -> Value {
    match face {
        "v1" => email.map_or_else(|| json!({ "phone": phone }), |email| json!({ "email": email })),
        "auth0" => email.map_or_else(|| json!({ "phone_number": phone }), |email| json!({ "email": email })),
        _ => {
            let operation = match email {
                Some(email) => json!({ "op": "replace", "path": "emails", "value": [{ "value": email }] }),
                None => json!({ "op": "replace", "path": "phoneNumbers", "value": [{ "value": phone }] }),
            };
            json!({
                "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                "Operations": [operation],
            })
        }
    }
}

/// P10: whoever changes it, the one before hears of it, once, and is not told which one took its place.
#[tokio::test]
async fn p10_a_changed_address_or_number_is_told_to_the_one_before() {
    for face in ["v1", "auth0", "scim"] {
        let world = World::new().await;
        let found = known(&world).await;
        let path = path_of(&found, face);
        patch(&world, &path, &change(face, Some(EVIL), None)).await.expect(200);
        assert_eq!(notices(&world, ADA).await, 1, "{face}");
        assert_eq!(notices(&world, EVIL).await, 0, "{face}");
        let notice = world.newest(KIND, ADA).await;
        assert!(
            !notice.text.contains(EVIL) && notice.text.contains("no longer belongs"),
            "{}",
            notice.text
        );
        patch(&world, &path, &change(face, None, Some("+4915112345679")))
            .await
            .expect(200);
        assert_eq!(notices(&world, NUMBER).await, 1, "{face}");
        // The same ones again tell nobody.
        patch(&world, &path, &change(face, Some(EVIL), None)).await.expect(200);
        assert_eq!(
            (notices(&world, ADA).await, notices(&world, EVIL).await),
            (1, 0),
            "{face}"
        );
    }
}

/// P10: several changes before any mail leaves: all who had it hear of it, and none twice.
#[tokio::test]
async fn p10_no_notice_is_lost_or_pushed_out_while_mail_is_down() {
    let world = World::new().await;
    world.active(ADA).await;
    world.messages().await;
    let path = path_of(&user(&world, ADA).await, "v1");
    for address in [EVIL, "b@example.com", ADA, EVIL, "c@example.com"] {
        patch(&world, &path, &json!({ "email": address })).await.expect(200);
    }
    // Nothing has been sent so far: it waits in the item.
    assert!(format!("{:?}", Table::of(&world).await.person(ADA)).contains("owe_former"));
    let disable = format!("{path}/disable");
    world.admin_post(&disable, &json!({})).await.expect(200);
    for address in [ADA, EVIL, "b@example.com"] {
        assert_eq!(notices(&world, address).await, 1, "{address}");
    }
    assert_eq!(notices(&world, "c@example.com").await, 0);
    let owed = world.stack.app.store.owed(None).await.unwrap();
    assert!(
        owed.people.is_empty() && owed.unreadable == 0,
        "nothing is owed any more"
    );
}

/// P10: a notice that has to go out is not held up by others to the same address.
#[tokio::test]
async fn p10_other_notices_do_not_use_up_that_of_a_changed_address() {
    let world = World::new().await;
    world.active(ADA).await;
    for at in 0..7 {
        let password = |at: u32| format!("violet harbour number {at}!");
        let current = if at == 0 { PASSWORD.to_owned() } else { password(at - 1) };
        let change = json!({ "username": ADA, "current": current, "password": password(at) });
        world.post("/v1/password/change", &change).await.expect(200);
        world.messages().await;
    }
    let path = path_of(&user(&world, ADA).await, "v1");
    patch(&world, &path, &json!({ "email": EVIL })).await.expect(200);
    assert_eq!(notices(&world, ADA).await, 1);
}

/// P10: where no SMS may go to the number before, its owner is told by mail.
#[tokio::test]
async fn p10_whoever_cannot_be_texted_is_told_of_a_changed_number_by_mail() {
    let silent = World::with(|options| options.dial_codes.clear()).await;
    silent.active(ADA).await;
    let path = path_of(&user(&silent, ADA).await, "v1");
    patch(&silent, &path, &json!({ "phone": NUMBER })).await.expect(200);
    patch(&silent, &path, &json!({ "phone": "+4915112345679" }))
        .await
        .expect(200);
    assert_eq!((notices(&silent, ADA).await, notices(&silent, NUMBER).await), (1, 0));
}

/// P10: the number that an invitation came with is told when the holder of the link gives another one; what they typed a moment
/// ago is not.
#[tokio::test]
async fn p10_a_number_that_the_link_holder_replaces_is_told() {
    let world = World::new().await;
    let body = json!({ "email": ADA, "phone": NUMBER, "flow": "profile_phone_password" });
    world.invite(&body).await;
    let ticket = world.ticket(ADA).await;
    let names = json!({ "ticket": ticket, "profile": { "first_name": "Ada", "last_name": "Lovelace" } });
    world.post("/v1/tickets/profile", &names).await.expect(200);
    let give = async |number: &str| {
        let body = json!({ "ticket": ticket, "phone": number });
        world.post("/v1/tickets/phone", &body).await.expect(202);
        world.advance(jiff::SignedDuration::from_secs(60));
    };
    give("+4915112345671").await;
    give("+4915112345672").await;
    assert_eq!(
        (notices(&world, NUMBER).await, notices(&world, "+4915112345671").await),
        (1, 0)
    );
}

/// P10: change, call it verified through the other face, ask for a reset: the one before hears of it, and first.
#[tokio::test]
async fn p10_no_reset_goes_to_another_address_before_the_one_before_was_told() {
    for trusting in [false, true] {
        let world = World::with(|options| options.settings.trust_administrator_verified_email = trusting).await;
        let down = async |app: &service::app::App, person| {
            let about = domain::asking::About::Reset;
            service::entry::carry_out(app, person, about).await.is_err()
        };
        world.active(ADA).await;
        let found = user(&world, ADA).await;
        patch(&world, &path_of(&found, "v1"), &json!({ "email": EVIL }))
            .await
            .expect(200);
        let verified = json!({ "email_verified": true });
        let shown = patch(&world, &path_of(&found, "auth0"), &verified)
            .await
            .expect(200)
            .json();
        assert_eq!(shown["email_verified"], true, "the application is told what it said");
        world.forgot(ADA).await;
        // Before the stream has brought the notice, it has to be brought again.
        let app = &world.stack.app;
        let key = domain::id::UserId::parse(found["id"].as_str().unwrap()).unwrap().0;
        assert_eq!(down(app, key).await, !trusting);
        let mails = world.messages().await;
        let (reset, notice) = (("password_reset", EVIL), (KIND, ADA));
        // That the account is active is owed since before, and told whenever its turn comes.
        let kinds: Vec<_> = mails
            .iter()
            .map(|mail| (mail.kind.as_str(), mail.to.as_str()))
            .filter(|(kind, _)| [reset.0, notice.0].contains(kind))
            .collect();
        let expected = if trusting { [notice, reset] } else { [reset, notice] };
        assert!(kinds == expected || kinds == [reset, notice], "newest first: {kinds:?}");
    }
}

/// P10: nor is one offered to the holder of a link that has expired, or by WSO2's recovery.
#[tokio::test]
async fn p10_no_reset_is_offered_before_the_earlier_address_is_notified() {
    for trusting in [false, true] {
        let world = World::with(|options| options.settings.trust_administrator_verified_email = trusting).await;
        world.active(ADA).await;
        let found = user(&world, ADA).await;
        world.forgot(ADA).await;
        let ticket = json!({ "ticket": world.reset_ticket(ADA).await });
        world.advance(jiff::SignedDuration::from_hours(2));
        let claims = json!({ "claims": [{ "uri": "http://wso2.org/claims/username", "value": ADA }] });
        let offered = async || {
            let over = world.post("/v1/tickets/validate", &ticket).await;
            assert_eq!(over.status, 410);
            let init = world.admin_post("/api/users/v2/recovery/password/init", &claims).await;
            let channels = init.expect(200).json().as_array().unwrap().len();
            (over.json()["renew"].is_string(), channels)
        };
        assert_eq!(offered().await, (true, 1));
        patch(&world, &path_of(&found, "v1"), &json!({ "email": EVIL }))
            .await
            .expect(200);
        assert_eq!(offered().await, (trusting, usize::from(trusting)), "{trusting}");
        world.post("/v1/tickets/renew", &ticket).await.expect(202);
        let mails = world.messages().await;
        let resets = mails
            .iter()
            .filter(|mail| mail.kind == "password_reset" && mail.to == EVIL)
            .count();
        assert_eq!(resets, usize::from(trusting), "{trusting}");
        assert_eq!(notices(&world, ADA).await, 1);
        assert_eq!(offered().await, (true, 1), "told by now");
    }
}

/// P10: an administrator's word stays one, whoever is invited anew and whatever is called verified by a link that the caller is
/// given; the owner ends it, who comes by a link that was mailed there.
#[tokio::test]
async fn p10_an_address_stays_on_an_administrators_word_until_its_owner_comes() {
    let world = World::new().await;
    let word = async |username: &str| Table::of(&world).await.person(username).contains_key("u_email_word");
    world
        .invite(&json!({ "username": "grace", "email": "hopper@example.com" }))
        .await;
    let grace = user(&world, "grace").await;
    let put = json!({ "email": "grace@example.com" });
    patch(&world, &path_of(&grace, "v1"), &put).await.expect(200);
    assert!(word("grace").await);
    let revoke = format!("/v1/invitations/{}/revoke", grace["invitation"].as_str().unwrap());
    world.admin_post(&revoke, &json!({})).await.expect(200);
    world
        .invite(&json!({ "username": "grace", "email": "grace@example.com" }))
        .await;
    assert!(word("grace").await, "invited anew");

    world.active(ADA).await;
    let found = user(&world, ADA).await;
    patch(&world, &path_of(&found, "v1"), &json!({ "email": EVIL }))
        .await
        .expect(200);
    assert_eq!(notices(&world, ADA).await, 1);
    let ask = json!({ "user_id": found["id"], "mark_email_as_verified": true });
    let given = world.admin_post(crate::auth0::TICKETS, &ask).await.expect(201).json();
    let given = given["ticket"].as_str().unwrap().split("/i/").nth(1).unwrap();
    let ticket = given.split(['#', '?']).next().unwrap();
    world.set_password(ticket, PASSWORD).await.expect(200);
    assert_eq!(user(&world, ADA).await["email"]["verified"], true);
    assert!(word(ADA).await, "whoever gave the link away says so");
    world.advance(jiff::SignedDuration::from_hours(1));
    world.forgot(ADA).await;
    let ticket = world.reset_ticket(EVIL).await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    assert!(!word(EVIL).await, "its owner came, and the username follows");
}

/// P10: a link that the caller is given shows that they have it, one that is mailed that mail reaches the address.
#[tokio::test]
async fn p10_only_a_link_that_was_mailed_to_an_address_proves_it() {
    let world = World::new().await;
    world.active(ADA).await;
    let found = user(&world, ADA).await;
    let word = async || format!("{:?}", Table::of(&world).await).contains("u_email_word");
    let both = json!({ "email": EVIL, "email_verified": true });
    patch(&world, &path_of(&found, "auth0"), &both).await.expect(200);
    assert!(word().await, "the application is told what it said, and no more");
    // A link that the caller is given shows that they have it, and no more.
    let ask = json!({ "user_id": found["id"] });
    let unproven = json!({ "email_verified": false });
    patch(&world, &path_of(&found, "auth0"), &unproven).await.expect(200);
    let given = world
        .admin_post("/api/v2/tickets/email-verification", &ask)
        .await
        .expect(201)
        .json();
    let browser = world.browser();
    let page = browser
        .open(given["ticket"].as_str().unwrap().trim_end_matches('#'))
        .await
        .expect(200);
    browser.submit(&page, "/verify-email", &[]).await.expect(200);
    assert_eq!(user(&world, ADA).await["email"]["verified"], true);
    assert!(word().await);
    // One that is mailed there shows that mail reaches them.
    world
        .admin_post("/api/v2/jobs/verification-email", &ask)
        .await
        .expect(201);
    let mail = world.newest("email_verification", EVIL).await;
    let page = browser.open(mail.link.as_deref().unwrap()).await.expect(200);
    browser.submit(&page, "/verify-email", &[]).await.expect(200);
    assert!(!word().await);
    world.forgot(ADA).await;
    world.reset_ticket(EVIL).await;
}

/// P10: who comes into being with an address that the back end calls verified takes nobody's account over.
#[tokio::test]
async fn p10_an_address_that_a_user_begins_with_is_good_for_a_reset() {
    let world = World::new().await;
    let connection = crate::auth0::DIRECTORY;
    let body = json!({ "connection": connection, "email": ADA, "password": PASSWORD, "email_verified": true });
    world.admin_post("/api/v2/users", &body).await.expect(201);
    world.forgot(ADA).await;
    world.reset_ticket(ADA).await;
}

/// T9, M1: a verification link is for the address as it was put there, and not for the same text later.
#[tokio::test]
async fn t9_a_verification_link_is_dead_after_there_and_back_again() {
    let world = World::new().await;
    let connection = crate::auth0::DIRECTORY;
    let body = json!({ "connection": connection, "email": ADA, "password": PASSWORD, "verify_email": true });
    world.admin_post("/api/v2/users", &body).await.expect(201);
    let link = world.newest("email_verification", ADA).await.link.clone().unwrap();
    let path = path_of(&user(&world, ADA).await, "v1");
    for address in [EVIL, ADA] {
        patch(&world, &path, &json!({ "email": address })).await.expect(200);
    }
    let page = world.browser().open(&link).await.expect(410);
    assert!(!page.text.contains("action=\"/verify-email\""), "{}", page.text);
}

/// M3: nobody gets the address of another user for a name, by whichever door.
#[tokio::test]
async fn m3_a_username_is_not_the_address_of_another_user() {
    let world = World::new().await;
    world.invite(&json!({ "username": "victim", "email": ADA })).await;
    let shadow = json!({ "username": ADA, "email": EVIL });
    world
        .admin_post("/v1/invitations", &shadow)
        .await
        .refused(400, "username_not_valid");
    let nobody = json!({ "username": ADA, "phone": NUMBER, "method": "link" });
    world
        .admin_post("/v1/invitations", &nobody)
        .await
        .refused(400, "username_not_valid");
    let connection = crate::auth0::DIRECTORY;
    let auth0 = json!({ "connection": connection, "username": ADA, "email": EVIL, "password": PASSWORD });
    assert_eq!(world.admin_post("/api/v2/users", &auth0).await.status, 409);
    let line = json!({ "users": [{ "username": ADA, "email": EVIL }] });
    let imported = world.admin_post("/v1/imports", &line).await.expect(200).json();
    assert_eq!(imported["results"][0]["code"], "username_not_valid", "{imported}");
    // And nobody gets an address that is another user's name: by a change never, by an invitation not unless it is that user's
    // address as well.
    world.invite(&json!({ "email": "bob@example.com" })).await;
    let bob = path_of(&user(&world, "bob@example.com").await, "v1");
    patch(&world, &bob, &json!({ "email": "robert@example.com" }))
        .await
        .expect(200);
    for face in ["v1", "auth0", "scim"] {
        let path = path_of(&user(&world, "victim").await, face);
        let answer = patch(&world, &path, &change(face, Some("bob@example.com"), None)).await;
        assert!(answer.status.is_client_error(), "{face}: {}", answer.text);
    }
    let taken = json!({ "username": "third", "email": "bob@example.com" });
    world
        .admin_post("/v1/invitations", &taken)
        .await
        .refused(400, "email_not_valid");
}

/// M11: what an administrator was shown proves nothing about a mailbox.
#[tokio::test]
async fn m11_a_link_that_an_administrator_was_shown_proves_no_address() {
    let world = World::with(|options| options.settings.flow = "link_password".to_owned()).await;
    for shown in [true, false] {
        let email = format!("shown-{shown}@example.com");
        let invitation = world.invite(&json!({ "email": email })).await;
        let ticket = world.ticket(&email).await;
        let link = format!("/v1/invitations/{}/link", invitation["id"].as_str().unwrap());
        if shown {
            world.admin_get(&link).await.expect(200);
        }
        world.set_password(&ticket, PASSWORD).await.expect(200);
        assert_eq!(user(&world, &email).await["email"]["verified"], !shown, "{email}");
    }
    // A key that may not see it changes nothing by asking.
    let invitation = world.invite(&json!({ "email": ADA })).await;
    let ticket = world.ticket(ADA).await;
    let other = world.application("app_other").await;
    let link = format!("/v1/invitations/{}/link", invitation["id"].as_str().unwrap());
    for (scope, reach) in [
        (Scope::LinksRead, Reach::Applications(vec![other])),
        (Scope::InvitationsRead, Reach::Deployment),
    ] {
        let key = world.key(&[scope], reach, |_| ()).await;
        let answer = world
            .send(world.request(Method::GET, &link).bearer_auth(key.expose_secret()))
            .await;
        assert!(answer.status.is_client_error());
    }
    world.set_password(&ticket, PASSWORD).await.expect(200);
    assert_eq!(user(&world, ADA).await["email"]["verified"], true);
    // A code that the caller was given proves nothing either; one that is mailed does.
    let by_code = json!({ "email": "code@example.com", "method": "email_otp", "send": false, "flow": "link_password" });
    let made = world.invite(&by_code).await;
    let enter = json!({ "username": "code@example.com", "code": made["code"] });
    let ticket = world.post("/v1/enter", &enter).await.expect(200).json();
    world
        .set_password(ticket["ticket"].as_str().unwrap(), PASSWORD)
        .await
        .expect(200);
    assert_eq!(user(&world, "code@example.com").await["email"]["verified"], false);
}
