//! What whoever has the link alone gets at the end of the way, and after it: nothing of the person.

use domain::api_key::{Reach, Scope};
use reqwest::Method;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::{
    browser::Browser,
    support::{Answer, PASSWORD, World},
};

const ADA: &str = "ada@example.com";
const RESULT: &str = "http://localhost:3000/welcome";
const ELSEWHERE: &str = "https://product.example/in";
const OTHER: &str = "a quiet lighthouse";

async fn signing_in_after() -> World {
    World::with(|options| {
        options.settings.sign_in_after = true;
        options.settings.result_urls = vec![RESULT.to_owned(), ELSEWHERE.to_owned()];
    })
    .await
}

/// Sets the password in a browser, to the last page.
async fn finish(browser: &Browser<'_>, ticket: &str, password: &str) -> Answer {
    let page = browser.open(&format!("/i/{ticket}")).await.expect(200);
    let page = if page.text.contains("action=\"/setup/start\"") {
        browser.submit(&page, "/setup/start", &[]).await.expect(200)
    } else {
        page
    };
    let fields = [("password", password), ("confirm", password)];
    browser.submit(&page, "/setup/password", &fields).await
}

/// The page behind the button, where there is one: a link to another password shows its form at once.
async fn begun(browser: &Browser<'_>, page: Answer) -> Answer {
    if page.text.contains("action=\"/setup/start\"") {
        browser.submit(&page, "/setup/start", &[]).await.expect(200)
    } else {
        page
    }
}

/// The person at the step of the password, with this page at the end.
async fn at_password(world: &World, result: &str) -> String {
    let invitation = json!({ "email": ADA, "result_url": result, "include_email_in_redirect": true });
    world.invite(&invitation).await;
    let ticket = world.ticket(ADA).await;
    let code = world.asked(&ticket, ADA).await;
    world.verify(&ticket, &code).await.expect(200);
    ticket
}

fn tells_nothing(answer: &Answer) {
    for secret in [ADA, "ada%40example.com", "code=", "a\u{2022}"] {
        assert!(!answer.text.contains(secret), "{secret}: {}", answer.text);
    }
    let location = answer.headers.get("location").and_then(|value| value.to_str().ok());
    assert!(!location.unwrap_or_default().contains("code="), "{location:?}");
}

/// Everything that the ticket alone opens.
async fn holder_learns_nothing(world: &World, ticket: &str) {
    let thief = world.browser();
    for path in [
        format!("/i/{ticket}"),
        "/setup".to_owned(),
        "/setup/done".to_owned(),
        "/setup/renewed".to_owned(),
        "/setup/decline".to_owned(),
    ] {
        let page = thief.open(&path).await.expect(410);
        assert!(page.text.contains("has been used"), "{}", page.text);
        tells_nothing(&page);
    }
    // By hand, as a script does it.
    let bare = world
        .request(Method::GET, "/setup/done")
        .header("cookie", format!("latchkey={ticket}"));
    tells_nothing(&world.send(bare).await.expect(410));
    let body = |more: Value| {
        let mut body = json!({ "ticket": ticket });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    for (call, body) in [
        ("validate", body(json!({}))),
        ("code", body(json!({}))),
        ("verify", body(json!({ "code": "000000" }))),
        ("profile", body(json!({ "profile": {} }))),
        ("phone", body(json!({ "phone": "+4915112345678" }))),
        ("terms", body(json!({ "version": "1" }))),
        ("language", body(json!({ "language": "fr" }))),
        ("decline", body(json!({}))),
        ("password", body(json!({ "password": PASSWORD, "confirm": PASSWORD }))),
    ] {
        let answer = world.post(&format!("/v1/tickets/{call}"), &body).await;
        assert_eq!(answer.status, 410, "{call}: {}", answer.text);
        tells_nothing(&answer);
    }
    let renewed = world.post("/v1/tickets/renew", &body(json!({}))).await.expect(202);
    tells_nothing(&renewed);
    let flow = |more: Value| {
        let mut body = body(more);
        body["flowType"] = "INVITED_USER_REGISTRATION".into();
        body["flowId"] = ticket.into();
        body.as_object_mut().unwrap().remove("ticket");
        body
    };
    for body in [
        flow(json!({})),
        flow(json!({ "actionId": "submit", "inputs": { "password": PASSWORD } })),
    ] {
        let answer = world.post("/api/server/v1/flow/execute", &body).await;
        assert_ne!(answer.status, 200, "{}", answer.text);
        tells_nothing(&answer);
    }
}

/// T12: the code goes once, to whoever finished; a thief with the link polls in vain, then and later.
#[tokio::test]
async fn t12_whoever_has_the_link_alone_is_told_nothing_once_it_is_used() {
    let world = signing_in_after().await;
    let ticket = at_password(&world, RESULT).await;
    let browser = world.browser();
    let done = finish(&browser, &ticket, PASSWORD).await.expect(200);
    assert!(done.text.contains("code=") && done.text.contains(ADA), "{}", done.text);
    assert!(
        browser.open("/setup/done").await.expect(200).text.contains(ADA),
        "loaded again"
    );
    holder_learns_nothing(&world, &ticket).await;
    // A reset that is asked for later makes the old link say no more.
    world.forgot(ADA).await;
    world.reset_ticket(ADA).await;
    let page = world.browser().open(&format!("/i/{ticket}")).await.expect(410);
    assert!(page.text.contains("has been used"), "{}", page.text);
    tells_nothing(&page);
}

/// T12: the same where a program sets the password, and for a link to another password.
#[tokio::test]
async fn t12_a_program_gets_the_code_once_and_a_used_reset_tells_nothing() {
    let world = signing_in_after().await;
    let ticket = at_password(&world, RESULT).await;
    let first = world.set_password(&ticket, PASSWORD).await.expect(200).json();
    assert!(first["next"]["url"].as_str().unwrap().contains("code="));
    holder_learns_nothing(&world, &ticket).await;
    world.forgot(ADA).await;
    let reset = world.reset_ticket(ADA).await;
    let done = finish(&world.browser(), &reset, OTHER).await.expect(200);
    assert!(done.text.contains(ADA));
    holder_learns_nothing(&world, &reset).await;
}

/// What was not saved is not said to be saved: one link in two browsers, with different passwords.
#[tokio::test]
async fn t12_only_whoever_typed_the_stored_password_is_told_that_all_is_set() {
    let world = World::new().await;
    let first = at_password(&world, RESULT).await;
    for reset in [false, true] {
        let ticket = if reset {
            world.forgot(ADA).await;
            world.reset_ticket(ADA).await
        } else {
            first.clone()
        };
        let password = if reset { "a third sentence here" } else { PASSWORD };
        let (one, other) = (world.browser(), world.browser());
        let mine = one.open(&format!("/i/{ticket}")).await.expect(200);
        let theirs = other.open(&format!("/i/{ticket}")).await.expect(200);
        let (mine, theirs) = if reset {
            (begun(&one, mine).await, begun(&other, theirs).await)
        } else {
            (mine, theirs)
        };
        let fields = [("password", password), ("confirm", password)];
        one.submit(&mine, "/setup/password", &fields).await.expect(200);
        // Pressed twice.
        let again = one.submit(&mine, "/setup/password", &fields).await.expect(200);
        assert!(again.text.contains(ADA), "{}", again.text);
        let wrong = [("password", OTHER), ("confirm", OTHER)];
        let late = other.submit(&theirs, "/setup/password", &wrong).await.expect(410);
        assert!(
            late.text.contains("it wasn’t saved") && late.text.contains("/sign-in"),
            "{}",
            late.text
        );
        tells_nothing(&late);
        other.open("/setup/done").await.expect(410);
        world.sign_in(ADA, password).await.expect(200);
    }
}

/// Whoever has the link and the form cannot go on guessing at the password that was set with it.
#[tokio::test]
async fn t12_a_used_link_is_no_way_to_guess_the_password() {
    let world = World::new().await;
    let ticket = at_password(&world, RESULT).await;
    let thief = world.browser();
    let page = thief.open(&format!("/i/{ticket}")).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    for _ in 0..20 {
        let wrong = [("password", OTHER), ("confirm", OTHER)];
        thief.submit(&page, "/setup/password", &wrong).await.expect(410);
    }
    let right = [("password", PASSWORD), ("confirm", PASSWORD)];
    let late = thief.submit(&page, "/setup/password", &right).await.expect(410);
    tells_nothing(&late);
    world.sign_in(ADA, PASSWORD).await.expect(200);
}

/// F11: who may say where people go at their end does not get their sessions with it.
#[tokio::test]
async fn t12_a_code_is_exchanged_by_a_client_of_the_application_only() {
    let world = signing_in_after().await;
    let other = world.application("app_other").await;
    let default = world.stack.app.config.default_application.clone();
    let ticket = at_password(&world, ELSEWHERE).await;
    let answer = world.set_password(&ticket, PASSWORD).await.expect(200).json();
    let url: url::Url = answer["next"]["url"].as_str().unwrap().parse().unwrap();
    let code = url
        .query_pairs()
        .find(|(name, _)| name == "code")
        .unwrap()
        .1
        .into_owned();
    let body = json!({ "code": code, "result_url": ELSEWHERE });
    world
        .post("/v1/sign-in/exchange", &body)
        .await
        .refused(401, "api_key_missing");
    let with = async |scopes: &[Scope], reach| {
        let key = world.key(scopes, reach, |_| ()).await;
        let call = world
            .request(Method::POST, "/v1/sign-in/exchange")
            .bearer_auth(key.expose_secret());
        world.send(call.json(&body)).await
    };
    let all_but = [
        Scope::ApplicationsWrite,
        Scope::InvitationsWrite,
        Scope::UsersWrite,
        Scope::LinksRead,
    ];
    with(&all_but, Reach::Deployment).await.refused(403, "scope_missing");
    let elsewhere = with(&[Scope::UsersRead], Reach::Applications(vec![other])).await;
    elsewhere.refused(404, "application_not_found");
    with(&[Scope::UsersRead], Reach::Applications(vec![default]))
        .await
        .expect(200);

    let world = World::with(|options| {
        options.settings.sign_in_after = true;
        options.settings.result_urls = vec![ELSEWHERE.to_owned()];
        options.exchange_hosts = vec!["product.example".to_owned()];
    })
    .await;
    let ticket = at_password(&world, ELSEWHERE).await;
    let answer = world.set_password(&ticket, PASSWORD).await.expect(200).json();
    let url: url::Url = answer["next"]["url"].as_str().unwrap().parse().unwrap();
    let code = url
        .query_pairs()
        .find(|(name, _)| name == "code")
        .unwrap()
        .1
        .into_owned();
    let local = json!({ "code": code, "result_url": RESULT });
    world
        .post("/v1/sign-in/exchange", &local)
        .await
        .refused(401, "api_key_missing");
    let allowed = json!({ "code": code, "result_url": ELSEWHERE });
    world.post("/v1/sign-in/exchange", &allowed).await.expect(200);
}

/// M20: a link of another invitation does not take the place of one that is under way.
#[tokio::test]
async fn w5_another_link_replaces_one_that_is_under_way_only_when_told_to() {
    let world = World::new().await;
    let (mine, other) = (world.invited(ADA).await, world.invited("eve@example.com").await);
    let browser = world.browser();
    let page = browser.open(&format!("/i/{mine}")).await.expect(200);
    let asked = browser.open(&format!("/i/{other}")).await.expect(200);
    assert!(
        asked.text.contains(ADA) && asked.text.contains("/setup/switch"),
        "{}",
        asked.text
    );
    assert!(!asked.text.contains("eve@example.com"), "{}", asked.text);
    // The form that was open goes on as if nothing had happened.
    let code = browser.submit(&page, "/setup/start", &[]).await.expect(200);
    assert!(code.text.contains("/setup/verify"), "{}", code.text);
    assert!(browser.open("/setup").await.expect(200).text.contains("/setup/verify"));
    // Not from elsewhere, and only when the person says so.
    let forged = browser
        .request(Method::POST, "/setup/switch")
        .header("sec-fetch-site", "cross-site");
    let forged = world.send(forged.form(&[("ticket", other.as_str())])).await;
    assert_eq!(forged.status, 403);
    let moved = browser.submit(&asked, "/setup/switch", &[]).await.expect(200);
    assert!(moved.text.contains("eve@example.com"), "{}", moved.text);
    // One that is over is given up without a question.
    world.set_password(&mine, PASSWORD).await;
    let third = world.invited("third@example.com").await;
    let users = world.admin_get("/v1/users?username=eve@example.com").await.json();
    let eve = users["users"][0]["invitation"].as_str().unwrap();
    world
        .admin_post(&format!("/v1/invitations/{eve}/revoke"), &json!({}))
        .await
        .expect(200);
    let page = browser.open(&format!("/i/{third}")).await.expect(200);
    assert!(page.text.contains("third@example.com"), "{}", page.text);
}
