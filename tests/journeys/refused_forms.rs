//! A form that was refused leads back to its page, which tells why and still holds what was typed: loading any page again
//! sends nothing, with or without JavaScript.

use jiff::SignedDuration;
use reqwest::Method;
use serde_json::json;

use crate::{
    browser::{Browser, form_token},
    support::{Answer, PASSWORD, World},
    table::Table,
};

const ADA: &str = "ada@example.com";
const FLASH: &str = "__Host-latchkey-note=";

/// The answer to a form itself, before any redirect is followed.
async fn posted(world: &World, browser: &Browser<'_>, page: &Answer, action: &str, fields: &[(&str, &str)]) -> Answer {
    let token = form_token(page, action);
    let mut sent = vec![("csrf", token.as_str()), ("application", "app_default")];
    sent.extend(fields);
    let request = browser
        .request(Method::POST, action)
        .header("sec-fetch-site", "same-origin");
    world.send(request.form(&sent)).await
}

/// The flash message that the answer leaves in the browser, as the header has it.
fn flash(answer: &Answer) -> Option<String> {
    let lines = answer.headers.get_all("set-cookie").into_iter();
    let mut lines = lines.filter_map(|line| line.to_str().ok());
    lines.find(|line| line.starts_with(FLASH)).map(str::to_owned)
}

/// It leads to `address` with a flash message that says nothing to anybody else.
#[track_caller]
fn leads_back(answer: &Answer, address: &str, typed: &[&str]) {
    assert_eq!(answer.status, 303, "{answer:?}");
    assert_eq!(answer.headers["location"], address);
    let line = flash(answer).expect("a flash message");
    assert!(
        line.ends_with("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=300"),
        "{line}"
    );
    assert!(line.len() < 4096);
    let value = line.strip_prefix(FLASH).unwrap().split(';').next().unwrap();
    let bytes = data_encoding::BASE64URL_NOPAD.decode(value.as_bytes()).unwrap();
    for text in typed {
        assert!(!line.contains(text), "{text} is in {line}");
        assert!(
            !bytes.windows(text.len()).any(|window| window == text.as_bytes()),
            "{text} can be read"
        );
    }
}

#[tokio::test]
async fn a_refused_form_leads_back_to_a_page_that_can_be_loaded_again() {
    let world = World::new().await;
    let browser = world.browser();
    let profile = world.profile_page(&browser, ADA).await;
    let ticket = world.ticket(ADA).await;

    let fields = [("field.first_name", "Augusta Ada"), ("field.last_name", "")];
    let refused = posted(&world, &browser, &profile, "/setup/profile", &fields).await;
    leads_back(&refused, "/setup", &["Augusta Ada", "first_name"]);
    let before = Table::of(&world).await;
    for _ in 0..3 {
        let page = browser.open("/setup").await.expect(200);
        assert!(page.text.contains("value=\"Augusta Ada\""), "{}", page.text);
        assert!(page.text.contains("data-summary") && page.text.contains("aria-invalid=\"true\""));
    }
    Table::of(&world).await.is(&before);
    // Nobody else reads it, and nothing can be made of it.
    let cookie = flash(&refused).unwrap().split(';').next().unwrap().to_owned();
    let stranger = world.browser();
    let other = world.invited("bob@example.com").await;
    stranger.open(&format!("/i/{other}")).await.expect(200);
    let foreign = stranger.request(Method::GET, "/setup").header("cookie", &cookie);
    assert!(!world.send(foreign).await.text.contains("Augusta"));
    for end in ["A", "AAAA"] {
        let headers = format!("__Host-latchkey={ticket}; {cookie}{end}");
        let page = world
            .send(world.request(Method::GET, "/setup").header("cookie", headers))
            .await
            .expect(200);
        assert!(!page.text.contains("Augusta"));
    }
    let page = world.request(Method::GET, "/setup");
    let page = page.header("cookie", format!("__Host-latchkey={ticket}; {cookie}"));
    assert!(world.send(page).await.text.contains("Augusta"), "as it was left");

    // In another language it is told as well.
    let switched = browser
        .submit(&profile, "/setup/language", &[("language", "de")])
        .await
        .expect(200);
    assert!(switched.text.contains("lang=\"de\"") && switched.text.contains("value=\"Augusta Ada\""));

    let fields = [("field.first_name", "Augusta Ada"), ("field.last_name", "Lovelace")];
    let taken = posted(&world, &browser, &switched, "/setup/profile", &fields).await;
    assert!(flash(&taken).unwrap().contains("Max-Age=0"), "out of date");
    let phone = browser.open("/setup").await.expect(200);
    assert!(!phone.text.contains("data-summary"));
    let refused = posted(&world, &browser, &phone, "/setup/phone", &[("phone", "12345")]).await;
    leads_back(&refused, "/setup", &["12345"]);
    let phone = browser.open("/setup").await.expect(200);
    assert!(phone.text.contains("value=\"12345\"") && phone.text.contains("data-summary"));
    world.advance(SignedDuration::from_mins(5));
    let late = browser.open("/setup").await.expect(200);
    assert!(!late.text.contains("12345") && !late.text.contains("data-summary"));
}

#[tokio::test]
async fn a_flash_holds_no_code_or_password_and_shows_only_at_its_step() {
    let world = World::new().await;
    let ticket = world.invited(ADA).await;
    let browser = world.browser();
    let landing = browser.open(&format!("/i/{ticket}")).await.expect(200);
    let code_page = browser.submit(&landing, "/setup/start", &[]).await.expect(200);
    let code = world.code(ADA).await;
    let wrong = crate::support::wrong(&code);
    let refused = posted(&world, &browser, &code_page, "/setup/verify", &[("code", &wrong)]).await;
    leads_back(&refused, "/setup", &[&wrong]);
    let page = browser.open("/setup").await.expect(200);
    assert!(page.text.contains("4 attempts left") && !page.text.contains(&wrong));
    // Tried elsewhere in the meantime: what the flash message says is no longer so.
    world.verify(&ticket, &wrong).await.refused(422, "code_wrong");
    let page = browser.open("/setup").await.expect(200);
    assert!(!page.text.contains("attempts left"), "{}", page.text);

    let page = browser
        .submit(&page, "/setup/verify", &[("code", &code)])
        .await
        .expect(200);
    let typed = "short secret";
    let fields = [("password", typed), ("confirm", typed)];
    let refused = posted(&world, &browser, &page, "/setup/password", &fields).await;
    leads_back(&refused, "/setup", &[typed]);
    let page = browser.open("/setup").await.expect(200);
    assert!(page.text.contains("data-summary") && !page.text.contains(typed));
    let fields = [("password", PASSWORD), ("confirm", PASSWORD)];
    browser.submit(&page, "/setup/password", &fields).await.expect(200);
    // Sent once more from a page that was kept: it has ended, and the page says so.
    let again = posted(&world, &browser, &code_page, "/setup/verify", &[("code", &code)]).await;
    assert_eq!(
        (again.status.as_u16(), &again.headers["location"].to_str().unwrap()),
        (303, &"/setup")
    );
    browser.open("/setup").await.expect(410);
}

#[tokio::test]
async fn what_is_too_long_for_a_flash_message_is_shown_at_once() {
    let world = World::new().await;
    let browser = world.browser();
    let profile = world.profile_page(&browser, ADA).await;
    let long = "x".repeat(5000);
    let fields = [("field.first_name", long.as_str()), ("field.last_name", "Lovelace")];
    let told = posted(&world, &browser, &profile, "/setup/profile", &fields)
        .await
        .expect(422);
    assert!(flash(&told).is_none() && told.text.contains("value=\"Lovelace\""));
    let page = browser.open("/sign-in").await.expect(200);
    let fields = [("username", long.as_str()), ("password", PASSWORD)];
    posted(&world, &browser, &page, "/sign-in", &fields).await.expect(401);
}

#[tokio::test]
async fn signing_in_asking_and_entering_lead_back_too() {
    let world = World::new().await;
    world.active(ADA).await;
    let browser = world.browser();
    for (path, action, fields, told) in [
        (
            "/sign-in",
            "/sign-in",
            [("username", "ada@x.example"), ("password", "not it")],
            "password isn’t right",
        ),
        (
            "/enter",
            "/enter",
            [("username", "ada@x.example"), ("code", "123456")],
            "find an open invitation",
        ),
        (
            "/enter",
            "/enter/code",
            [("username", "ada@x.example"), ("", "")],
            "role=\"status\"",
        ),
        (
            "/forgotten",
            "/forgotten",
            [("username", "ada@x.example"), ("", "")],
            "role=\"status\"",
        ),
    ] {
        let page = browser.open(path).await.expect(200);
        let answer = posted(&world, &browser, &page, action, &fields).await;
        let address = format!("{path}?application=app_default&told=yes");
        leads_back(&answer, &address, &["ada@x.example"]);
        for _ in 0..2 {
            let page = browser.open(&address).await.expect(200);
            assert!(page.text.contains(told), "{action}: {}", page.text);
            assert!(!page.text.contains("not it"));
        }
        let fresh = browser.open(path).await.expect(200);
        assert!(
            !fresh.text.contains("ada@x.example"),
            "whoever comes to {path} later finds a fresh page"
        );
    }
    let page = browser.open("/sign-in").await.expect(200);
    let fields = [("username", ADA), ("password", PASSWORD)];
    let answer = posted(&world, &browser, &page, "/sign-in", &fields).await;
    leads_back(&answer, "/sign-in?application=app_default&told=yes", &[ADA]);
    let page = browser
        .open("/sign-in?application=app_default&told=yes")
        .await
        .expect(200);
    assert!(page.text.contains("You’re signed in") && page.text.contains(ADA));
    let fresh = browser.open("/sign-in").await.expect(200);
    assert!(fresh.text.contains("name=\"password\"") && !fresh.text.contains(ADA));
}

#[tokio::test]
async fn an_empty_field_is_named_on_the_page_and_is_no_attempt() {
    let world = World::with(|options| options.limits.source_failures = 3).await;
    world.active(ADA).await;
    let browser = world.browser();
    for (path, action, fields, field) in [
        (
            "/sign-in",
            "/sign-in",
            [("username", ""), ("password", PASSWORD)],
            "username",
        ),
        (
            "/sign-in",
            "/sign-in",
            [("username", ADA), ("password", "")],
            "password",
        ),
        ("/enter", "/enter", [("username", ADA), ("code", "")], "code"),
        ("/enter", "/enter/code", [("username", " "), ("code", "")], "username"),
        ("/forgotten", "/forgotten", [("username", ""), ("", "")], "username"),
    ] {
        for _ in 0..4 {
            let page = browser.open(path).await.expect(200);
            let told = browser.submit(&page, action, &fields).await.expect(200);
            assert!(told.text.contains("data-summary"), "{action}: {}", told.text);
            assert!(
                told.text.contains(&format!("id=\"{field}-problem\" role=\"alert\"")),
                "{action}: {}",
                told.text
            );
            assert!(!told.text.contains("role=\"status\""), "{action}: nothing was sent");
        }
    }
    world.sign_in(ADA, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn g4_asking_for_a_new_link_counts_for_the_source() {
    let world = World::with(|options| options.limits.source_calls = 3).await;
    let ticket = world.invited(ADA).await;
    world.advance(SignedDuration::from_hours(24));
    let browser = world.browser();
    let page = browser.open(&format!("/i/{ticket}")).await.expect(410);
    let renew = async || world.post("/v1/tickets/renew", &json!({ "ticket": ticket })).await;
    for _ in 0..3 {
        renew().await.expect(202);
    }
    renew().await.refused(429, "source_paused");
    let refused = posted(&world, &browser, &page, "/setup/renew", &[]).await;
    leads_back(&refused, "/setup", &[]);
    let told = browser.open("/setup").await.expect(410);
    assert!(
        told.text.contains("Too many attempts") && told.text.contains("/setup/renew"),
        "{}",
        told.text
    );
    assert_eq!(world.messages().await.len(), 2);
    world.advance(SignedDuration::from_mins(15));
    let page = browser.open("/setup").await.expect(410);
    assert!(!page.text.contains("Too many attempts"));
    browser.submit(&page, "/setup/renew", &[]).await.expect(200);
    assert_eq!(world.messages().await.len(), 3);
}
