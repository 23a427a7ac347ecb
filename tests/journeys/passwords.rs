//! Another password: forgotten, or changed with the current one.

use domain::password::{Blocklist, Builder, Corpus};
use serde_json::json;

use crate::support::{PASSWORD, World, wrong};

const ADA: &str = "ada@example.com";
const OTHER: &str = "a quiet lighthouse";

async fn forgotten(world: &World, username: &str) -> crate::support::Answer {
    world
        .post("/v1/password/forgotten", &json!({ "username": username }))
        .await
}

async fn change(world: &World, current: &str, password: &str) -> crate::support::Answer {
    let body = json!({ "username": ADA, "current": current, "password": password });
    world.post("/v1/password/change", &body).await
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_with_the_link_in_the_mail() {
    let world = World::new().await;
    world.active(ADA).await;
    world.forgot(ADA).await;
    let ticket = world.reset_ticket(ADA).await;
    world.sign_in(ADA, PASSWORD).await.expect(200);
    world.set_password(&ticket, OTHER).await.expect(200);
    world.sign_in(ADA, PASSWORD).await.refused(401, "sign_in_failed");
    world.sign_in(ADA, OTHER).await.expect(200);
    world.newest("password_changed", ADA).await;
    world
        .set_password(&ticket, PASSWORD)
        .await
        .refused(410, "invitation_completed");
}

#[tokio::test]
async fn the_same_in_a_browser_without_javascript() {
    let world = World::new().await;
    world.active(ADA).await;
    let browser = world.browser();
    let sign_in = browser.open("/sign-in").await.expect(200);
    assert!(
        sign_in.text.contains("/forgotten?"),
        "the way is shown: {}",
        sign_in.text
    );
    let page = browser.open("/forgotten?login_hint=ada@example.com").await.expect(200);
    browser
        .submit(&page, "/forgotten", &[("username", "")])
        .await
        .expect(200);
    browser
        .submit(&page, "/forgotten", &[("username", ADA)])
        .await
        .expect(200);
    let ticket = world.reset_ticket(ADA).await;
    let page = browser.open(&format!("/i/{ticket}")).await.expect(200);
    let page = browser.submit(&page, "/setup/start", &[]).await.expect(200);
    let fields = [("password", OTHER), ("confirm", OTHER)];
    browser.submit(&page, "/setup/password", &fields).await.expect(200);
    world.sign_in(ADA, OTHER).await.expect(200);
}

/// E1: the answer is the same for everybody, and only an active user is sent a mail.
#[tokio::test]
async fn e1_asking_for_a_reset_tells_nothing_of_who_has_an_account() {
    let world = World::new().await;
    world.active(ADA).await;
    world.invited("bob@example.com").await;
    let first = forgotten(&world, ADA).await.expect(202).text;
    for username in ["bob@example.com", "nobody@example.com", "no such name"] {
        assert_eq!(forgotten(&world, username).await.expect(202).text, first, "{username}");
    }
    let messages = world.messages().await;
    let sent: Vec<_> = messages
        .iter()
        .filter(|message| message.kind == "password_reset")
        .collect();
    assert_eq!(sent.len(), 1);
}

#[tokio::test]
async fn t9_only_the_newest_reset_link_works_for_an_hour_and_one_mail_goes_out_a_minute() {
    let world = World::new().await;
    world.active(ADA).await;
    world.forgot(ADA).await;
    let first = world.reset_ticket(ADA).await;
    world.forgot(ADA).await;
    assert_eq!(
        world.reset_ticket(ADA).await,
        first,
        "asked again at once: nothing new is sent"
    );
    world.advance(jiff::SignedDuration::from_secs(60));
    world.forgot(ADA).await;
    let second = world.reset_ticket(ADA).await;
    world.set_password(&first, OTHER).await.refused(410, "ticket_replaced");
    world.advance(jiff::SignedDuration::from_mins(60));
    world
        .set_password(&second, OTHER)
        .await
        .refused(410, "invitation_expired");
    world.sign_in(ADA, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn p8_a_password_is_changed_only_with_the_current_one_and_a_notice_follows() {
    let world = World::new().await;
    world.active(ADA).await;
    world.forgot(ADA).await;
    let link = world.reset_ticket(ADA).await;
    change(&world, &wrong(PASSWORD), OTHER)
        .await
        .refused(401, "sign_in_failed");
    change(&world, PASSWORD, "short")
        .await
        .refused(422, "password_too_short");
    change(&world, PASSWORD, PASSWORD)
        .await
        .refused(422, "password_unchanged");
    let changed = change(&world, PASSWORD, OTHER).await.expect(200);
    assert!(changed.json().get("token").is_none(), "a change signs nobody in");
    world.newest("password_changed", ADA).await;
    world.sign_in(ADA, PASSWORD).await.refused(401, "sign_in_failed");
    world.sign_in(ADA, OTHER).await.expect(200);
    world
        .set_password(&link, PASSWORD)
        .await
        .refused(410, "ticket_replaced");
}

/// P7: an administrator can start a reset but never take part in it, and cannot harm the account through it.
#[tokio::test]
async fn p7_a_reset_is_out_of_reach_of_the_routes_of_invitations() {
    let world = World::new().await;
    world.active(ADA).await;
    world.forgot(ADA).await;
    let ticket = world.reset_ticket(ADA).await;
    let line = world
        .admin_get("/v1/invitations?email=ada@example.com")
        .await
        .expect(200)
        .json();
    let line = &line["invitations"][0];
    assert_eq!(line["kind"], "password_reset");
    let path = format!("/v1/invitations/{}", line["id"].as_str().unwrap());
    world
        .admin_get(&format!("{path}/link"))
        .await
        .refused(404, "invitation_not_found");
    let extend = json!({ "lifetime_minutes": 60 });
    for (route, body) in [
        ("resend", json!({ "method": "link" })),
        ("revoke", json!({})),
        ("extend", extend),
    ] {
        world
            .admin_post(&format!("{path}/{route}"), &body)
            .await
            .refused(404, "invitation_not_found");
    }
    world.set_password(&ticket, OTHER).await.expect(200);
}

#[tokio::test]
async fn a_password_manager_finds_the_way_to_another_password() {
    let world = World::new().await;
    let answer = world.get("/.well-known/change-password").await.expect(303);
    assert_eq!(answer.headers["location"], "/forgotten");
}

/// P4: what an operator adds counts wherever a password is chosen, and the person is told why.
#[tokio::test]
async fn p4_an_operators_words_and_corpus_are_refused_at_every_door() {
    const WORD: &str = "Acme-Widgets 2026!";
    const BREACHED: &str = "Plover Quartz Zephyr";
    let mut corpus = Builder::new(1, Builder::ONE_IN).unwrap();
    corpus.add_word("plover quartz zephyr");
    let corpus = Corpus::parse(corpus.finish()).unwrap();
    let list = Blocklist::default().with_words(["Acme Widgets"]).unwrap();
    let world = World::with(|options| options.blocklist = list.with_corpus(Some(corpus)).into()).await;
    world.active(ADA).await;
    let ticket = world.proven("bob@example.com").await;
    for (refused, code) in [(WORD, "password_names_account"), (BREACHED, "password_common")] {
        world.set_password(&ticket, refused).await.refused(422, code);
        change(&world, PASSWORD, refused).await.refused(422, code);
        let user = json!({ "email": "eve@example.com", "password": refused, "connection": crate::auth0::DIRECTORY });
        let answer = crate::auth0::post(&world, crate::auth0::USERS, user).await;
        crate::auth0::bad(&answer, "PasswordStrengthError: Password is too weak");
    }
    // On the page with the word itself.
    let browser = world.browser();
    let page = browser.open(&format!("/i/{ticket}")).await.expect(200);
    let fields = [("password", WORD), ("confirm", WORD)];
    let page = browser.submit(&page, "/setup/password", &fields).await.expect(200);
    assert!(page.text.contains("Acme Widgets"), "{}", page.text);
    world
        .set_password(&ticket, "acme widgets make me smile")
        .await
        .expect(200);
}
