//! Another password: forgotten, or changed with the current one.

use domain::password::{Blocklist, Builder, Corpus};
use serde_json::json;

use crate::{
    browser::form_token,
    support::{PASSWORD, World, wrong},
};

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
    assert!(!page.text.contains("/setup/start"), "the form is there at once");
    let fields = [("password", OTHER), ("confirm", OTHER)];
    browser.submit(&page, "/setup/password", &fields).await.expect(200);
    world.sign_in(ADA, OTHER).await.expect(200);
}

/// Passwords of every kind: short and long, common, of the place and of the person, patterns and sentences.
fn many_passwords() -> Vec<String> {
    let mut all: Vec<String> = [
        "1q2w3e4r5t6y7u8i9o0p",
        "qwertyuiopasdfghjkl",
        "passwordpassword1",
        "abcdefghijklmnopqrst",
        "ada@example.com",
        "adaadaadaadaadaada",
        "ada@example.comada@example.com",
        "Example App Example App",
        "exampleappexampleapp1",
        "correct horse battery staple",
        "パスワードは長いほうがよいです",
        "                ",
        "",
    ]
    .map(str::to_owned)
    .to_vec();
    all.extend((0..60).map(|length| {
        "violet harbour! at dawn, my aunt keeps four llamas and 2 goats"
            .chars()
            .take(length)
            .collect()
    }));
    all.extend((1..30).map(|times| "ada".repeat(times)));
    all.extend((1..30).map(|times| "Example App ".repeat(times)));
    all.extend((8..30).map(|length| "1234567890".chars().cycle().take(length).collect()));
    all.extend((8..30).map(|length| "qwertyuiop".chars().cycle().take(length).collect()));
    all.extend((8..30).map(|length| "a".repeat(length)));
    all.extend([255, 256, 257, 1100].map(|length| "ab cd! ".chars().cycle().take(length).collect()));
    all
}

#[tokio::test]
async fn a_typed_password_is_judged_as_it_is_when_it_is_sent() {
    let world = World::with(|options| options.limits.source_calls = 100_000).await;
    world.invite(&json!({ "email": ADA, "flow": "link_password" })).await;
    let ticket = world.ticket(ADA).await;
    let browser = world.browser();
    let page = browser.open(&format!("/i/{ticket}")).await.expect(200);
    let page = browser.submit(&page, "/setup/start", &[]).await.expect(200);
    let token = form_token(&page, "/setup/password");
    let passwords = many_passwords();
    assert!(passwords.len() >= 200);
    let mut refused = 0;
    for password in &passwords {
        let request = browser
            .request(reqwest::Method::POST, "/setup/password/check")
            .header("sec-fetch-site", "same-origin");
        let fields = [("csrf", token.as_str()), ("password", password.as_str())];
        let said = world.send(request.form(&fields)).await.expect(200);
        assert_eq!(said.headers["cache-control"], "no-store");
        let said = said.json()["refused"].as_str().map(str::to_owned);
        // Sent with something else in the second field: whatever would be taken is refused for that alone.
        let body = json!({ "ticket": ticket, "password": password, "confirm": "another one, in the second field" });
        let sent = world.post("/v1/tickets/password", &body).await.expect(422).json();
        let meant = match sent["code"].as_str().unwrap() {
            "password_too_short" | "password_too_long" => Some("length"),
            "password_names_account" => Some("context"),
            "password_common" => Some("common"),
            "passwords_differ" => None,
            other => panic!("{other}"),
        };
        assert_eq!(said.as_deref(), meant, "{password}");
        refused += usize::from(meant.is_some());
    }
    assert!(
        refused > 60 && passwords.len() - refused > 60,
        "{refused} of {}",
        passwords.len()
    );
    // It is asked by our own page alone, and with a session.
    let foreign = browser
        .request(reqwest::Method::POST, "/setup/password/check")
        .header("sec-fetch-site", "cross-site");
    let fields = [("csrf", token.as_str()), ("password", PASSWORD)];
    world.send(foreign.form(&fields)).await.expect(403);
    for wrong in ["", "x", &token[1..]] {
        let request = browser
            .request(reqwest::Method::POST, "/setup/password/check")
            .header("sec-fetch-site", "same-origin");
        let fields = [("csrf", wrong), ("password", PASSWORD)];
        world.send(request.form(&fields)).await.expect(403);
    }
    let stranger = world.request(reqwest::Method::POST, "/setup/password/check");
    world.send(stranger.form(&fields)).await.expect(401);
    // Nothing of it was kept: the right one is taken all the same.
    world.set_password(&ticket, PASSWORD).await.expect(200);
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
async fn t9_only_the_newest_reset_link_works_and_one_email_goes_a_minute() {
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
async fn p8_a_password_changes_only_with_the_current_one_and_is_notified() {
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
