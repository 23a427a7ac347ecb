//! What users of other systems reported, replayed: each case of `cases/inputs-that-fail.json`, read from that file.

use std::{io::Write as _, panic::AssertUnwindSafe};

use futures_util::{FutureExt as _, StreamExt as _, future::join_all, stream};
use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    browser::form_token,
    support::{Answer, PASSWORD, World},
};

#[derive(Deserialize)]
struct Case {
    id: String,
    steps: Vec<String>,
    expected: String,
}

const PHONE: &str = "+4915112345678";
const CONNECTION: &str = "Username-Password-Authentication";

#[tokio::test]
async fn every_reported_input_is_answered_as_it_should_be() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("cases/inputs-that-fail.json")).unwrap();
    assert_eq!(cases.len(), 69, "none is left out");
    let replayed = cases.iter().map(|case| async move {
        let ended = AssertUnwindSafe(replay(case)).catch_unwind().await;
        (case.id.as_str(), ended.is_ok())
    });
    let ended: Vec<_> = stream::iter(replayed).buffer_unordered(6).collect().await;
    let passed = ended.iter().filter(|(_, passed)| *passed).count();
    let failed: Vec<_> = ended.iter().filter(|(_, passed)| !passed).map(|(id, _)| *id).collect();
    // Past the harness, which keeps what is printed to itself.
    let mut told = std::io::stdout();
    writeln!(told, "inputs-that-fail: {passed} passed, {} failed", failed.len()).unwrap();
    assert!(failed.is_empty(), "{failed:?}");
}

/// The first JSON value in a sentence; `T` stands for a ticket, `…` for anything.
fn value_in(step: &str) -> Value {
    let step = step.replace(":T,", ":\"T\",").replace('…', "\"…\"");
    let start = step.find('{').unwrap_or_else(|| panic!("no object in {step}"));
    let mut values = serde_json::Deserializer::from_str(&step[start..]).into_iter::<Value>();
    values.next().unwrap().unwrap()
}

/// The text in quotation marks behind `word`.
fn text_behind(step: &str, word: &str) -> String {
    let (_, rest) = step.rsplit_once(word).unwrap_or_else(|| panic!("no {word} in {step}"));
    let mut values = serde_json::Deserializer::from_str(rest).into_iter::<String>();
    values.next().unwrap().unwrap()
}

async fn replay(case: &Case) {
    let world = World::with(|options| options.dial_codes = ["49", "33", "81", "1"].map(str::to_owned).to_vec()).await;
    let world = &world;
    let kind = case.id.trim_end_matches(|sign: char| sign.is_ascii_lowercase());
    match (kind, case.id.as_str()) {
        (_, "F01") => form_without_origin(world).await,
        (_, "F01b") => sign_in_without_origin(world).await,
        ("F02", _) => two_browsers(world).await,
        ("F03", _) => account_in_mail(world).await,
        ("F04", _) => {
            let number = value_in(&case.steps[0])["phone"].as_str().unwrap().to_owned();
            typed_number(world, &number, &case.expected).await;
        }
        ("F05", _) | (_, "F06a" | "F06b" | "F06e") => {
            typed_number(world, &text_behind(&case.steps[0], "phone "), &case.expected).await;
        }
        ("F06", _) => typed_name(world, value_in(&case.steps[0])["username"].as_str().unwrap()).await,
        (_, "F07m") => code_in_the_form(world).await,
        ("F07", _) => typed_code(world, &text_behind(&case.steps[0], "written as ")).await,
        ("F08", _) | (_, "F09a" | "F09c") => deactivated(world, Method::PATCH, &value_in(&case.steps[1])).await,
        (_, "F09d") => {
            let body = json!({
                "userName": "other@example.com", "active": false,
                "emails": [{ "value": "e@example.com", "type": "work", "primary": true }],
            });
            deactivated(world, Method::PUT, &body).await;
        }
        ("F10", _) => filtered(world, &case.steps[0]).await,
        ("F11", _) => address_added(world).await,
        ("F12" | "F13" | "F14", _) => provisioned(world, &case.id, &value_in(&case.steps[0])).await,
        ("F15", _) => {
            world.invited("l@example.com").await;
            forgotten_is_answered(world, "l@example.com", "l@example.com").await;
        }
        (_, "F16a") => {
            let body = json!({ "email": "l@example.com", "method": "link", "flow": "link_password" });
            world
                .set_password(&link_of(&world.invite(&body).await), PASSWORD)
                .await
                .expect(200);
            forgotten_is_answered(world, "l@example.com", "l@example.com").await;
        }
        (_, "F16b" | "F16c") => forgotten_at_auth0(world, case.id == "F16b").await,
        ("F17", _) => forgotten_by_number(world).await,
        ("F18", _) => present_address(world).await,
        ("F19", _) => {
            world
                .invite(&json!({ "email": "n@example.com", "username": "named.user" }))
                .await;
            let mail = world.newest("invitation", "n@example.com").await;
            assert!(mail.text.contains("Your account: named.user"), "{}", mail.text);
        }
        ("F20", _) => two_presses_on_resend(world).await,
        ("F21", _) => inviters(world).await,
        ("F22", _) => link_with(world, &case.steps[0]).await,
        ("F23", _) => {
            let mut statuses = Vec::new();
            for (email, at) in [(" a@example.com", 0), ("b@example.com\u{200b}", 1)] {
                let answer = world.admin_post("/v1/invitations", &json!({ "email": email })).await;
                assert!(
                    at == 0 || answer.status == 201 || answer.status == 400,
                    "{}",
                    answer.text
                );
                statuses.push(answer.status);
            }
            assert_eq!(statuses[0], statuses[1]);
        }
        ("F24", _) => international_address(world).await,
        (_, "F25a") => {
            let user = auth0_user(world, json!({ "email": "a@example.com" })).await;
            let body = json!({ "user_id": user["user_id"], "ttl_sec": 3600.0 });
            world
                .admin_post("/api/v2/tickets/password-change", &body)
                .await
                .expect(201);
        }
        (_, "F25b") => {
            world
                .invite(&json!({ "email": "a@example.com", "lifetime_minutes": 60.0 }))
                .await;
        }
        ("F26", _) => byte_order_marks(world).await,
        ("F27", _) => {
            for path in ["/enter?username=", "/sign-in?login_hint=", "/forgotten?login_hint="] {
                let page = world.get(&format!("{path}a+b@example.com")).await.expect(200);
                assert!(page.text.contains("value=\"a+b@example.com\""), "{path}");
            }
        }
        ("F28", _) => {
            let made = world
                .invite(&json!({ "email": "a@example.com", "locale": "en_US" }))
                .await;
            assert!(made["locale"].as_str().unwrap().starts_with("en"), "{made}");
        }
        ("F29", _) => {
            let request = world
                .admin(Method::PUT, "/v1/applications/app_default")
                .header("if-match", "*");
            let answer = world.send(request.json(&value_in(&case.steps[0]))).await;
            answer.refused(400, "settings_not_valid");
        }
        ("F30", _) => {
            world.invited("a@example.com").await;
            let mail = world.newest("invitation", "a@example.com").await;
            let mut headers = mail.headers.iter();
            let found = headers.find(|(name, _)| name.eq_ignore_ascii_case("auto-submitted"));
            assert_eq!(found.map(|(_, value)| value.as_str()), Some("auto-generated"));
        }
        ("F31", _) => {
            let settings = json!({ "name": "P", "code": { "uppercase": true } });
            let request = world
                .admin(Method::PUT, "/v1/applications/app_default")
                .header("if-match", "*");
            world.send(request.json(&settings)).await.expect(200);
            let ticket = world.invited("a@example.com").await;
            let code = world.asked(&ticket, "a@example.com").await;
            let html = world.newest("code", "a@example.com").await.html.clone().unwrap();
            let cell = html[..html.find(&code).unwrap()].rfind('<').unwrap();
            assert!(
                html[cell..].split('>').next().unwrap().contains("translate=\"no\""),
                "{html}"
            );
        }
        ("F32", _) => four_presses(world).await,
        ("F34", _) => {
            let answer = world.admin_get("/scim2/Users/").await;
            assert!([200, 308, 404].contains(&answer.status.as_u16()), "{answer:?}");
        }
        _ => panic!("nobody replays {}", case.id),
    }
}

/// `path?name=value`, encoded.
fn asked(path: &str, name: &str, value: &str) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair(name, value)
        .finish();
    format!("{path}?{query}")
}

async fn post_form(world: &World, browser: &crate::browser::Browser<'_>, path: &str, form: &[(&str, &str)]) -> Answer {
    let request = browser.request(Method::POST, path).header("origin", "null");
    world.send(request.form(form)).await
}

fn link_of(invitation: &Value) -> String {
    invitation["link"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned()
}

fn by_link() -> Value {
    json!({ "email": "a@example.com", "method": "link", "flow": "link_password" })
}

async fn form_without_origin(world: &World) {
    let ticket = link_of(&world.invite(&by_link()).await);
    let browser = world.browser();
    let landing = browser.open(&format!("/i/{ticket}")).await.expect(200);
    let token = form_token(&landing, "/setup/start");
    let started = post_form(world, &browser, "/setup/start", &[("csrf", &token)])
        .await
        .expect(303);
    assert_eq!(started.headers["location"], "/setup");
}

async fn sign_in_without_origin(world: &World) {
    world.active("a@example.com").await;
    let browser = world.browser();
    let token = form_token(&browser.open("/sign-in").await, "/sign-in");
    let form = [
        ("csrf", token.as_str()),
        ("username", "a@example.com"),
        ("password", PASSWORD),
        ("application", "app_default"),
    ];
    post_form(world, &browser, "/sign-in", &form).await.expect(303);
}

async fn two_browsers(world: &World) {
    let ticket = link_of(&world.invite(&by_link()).await);
    let (first, second) = (world.browser(), world.browser());
    // Both have opened the link before one of them begins: who comes later finds the form at once.
    let mut landings = Vec::new();
    for browser in [&first, &second] {
        landings.push(browser.open(&format!("/i/{ticket}")).await.expect(200));
    }
    let mut pages = Vec::new();
    for (browser, landing) in [&first, &second].into_iter().zip(&landings) {
        pages.push(browser.submit(landing, "/setup/start", &[]).await.expect(200));
    }
    let typed = |text| [("password", text), ("confirm", text)];
    first
        .submit(&pages[0], "/setup/password", &typed("first password typed"))
        .await
        .expect(200);
    let told = second
        .submit(&pages[1], "/setup/password", &typed("second password typed"))
        .await;
    assert_ne!(told.status, 200, "{}", told.text);
    world
        .sign_in("a@example.com", "second password typed")
        .await
        .expect(401);
    world.sign_in("a@example.com", "first password typed").await.expect(200);
}

async fn account_in_mail(world: &World) {
    let body = json!({ "email": "n@example.com", "username": "john.smith", "flow": "link_password" });
    world.invite(&body).await;
    let ticket = world.ticket("n@example.com").await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    let mail = world.newest("activation", "n@example.com").await;
    let account = mail
        .text
        .lines()
        .find_map(|line| line.strip_prefix("Your account: "))
        .unwrap();
    world.sign_in(account, PASSWORD).await.expect(200);
}

/// A number at the step that asks for one and in an invitation: refused, or kept in its one form.
async fn typed_number(world: &World, typed: &str, expected: &str) {
    let steps = json!({ "steps": [{ "kind": "phone" }, { "kind": "set_password" }] });
    world.publish("number", &steps).await;
    let ticket = link_of(
        &world
            .invite(&json!({ "email": "a@example.com", "method": "link", "flow": "number" }))
            .await,
    );
    let stepped = world
        .post("/v1/tickets/phone", &json!({ "ticket": ticket, "phone": typed }))
        .await;
    let invited = json!({ "email": "b@example.com", "phone": typed });
    let invited = world.admin_post("/v1/invitations", &invited).await;
    if expected.starts_with("400") {
        assert_eq!((stepped.status.as_u16(), invited.status.as_u16()), (400, 400));
        return;
    }
    let digits: String = expected
        .chars()
        .skip_while(|sign| *sign != '+')
        .take_while(|sign| *sign != ',')
        .collect();
    let kept = invited.expect(201).json()["user"]["phone"].as_str().unwrap().to_owned();
    stepped.expect(202);
    assert!(
        kept.strip_prefix('+')
            .unwrap()
            .bytes()
            .all(|digit| digit.is_ascii_digit()),
        "{kept}"
    );
    assert!(digits.is_empty() || digits == kept, "{kept} for {typed}");
    assert!(
        !kept.starts_with("+490") && !kept.starts_with("+330"),
        "dialled at home only: {kept}"
    );
    let messages = world.messages().await;
    assert!(messages.iter().any(|message| message.to == kept), "no SMS to {kept}");
}

async fn typed_name(world: &World, typed: &str) {
    world.active("sam@example.com").await;
    world.sign_in(typed, PASSWORD).await.expect(200);
}

async fn typed_code(world: &World, writing: &str) {
    let ticket = world.invited("a@example.com").await;
    let code = world.asked(&ticket, "a@example.com").await;
    let mut digits = code.chars();
    let typed: String = writing
        .chars()
        .map(|sign| if sign == 'd' { digits.next().unwrap() } else { sign })
        .collect();
    world.verify(&ticket, &typed).await.expect(200);
}

/// Without the page's script; with it, the browser tests do the same.
async fn code_in_the_form(world: &World) {
    for (email, before) in [("a@example.com", "\u{200f}"), ("b@example.com", "Your code is ")] {
        let ticket = world.invited(email).await;
        let browser = world.browser();
        let landing = browser.open(&format!("/i/{ticket}")).await.expect(200);
        let page = browser.submit(&landing, "/setup/start", &[]).await.expect(200);
        let typed = format!("{before}{}", world.code(email).await);
        let next = browser
            .submit(&page, "/setup/verify", &[("code", &typed)])
            .await
            .expect(200);
        assert!(next.text.contains("/setup/password"), "{}", next.text);
    }
}

async fn scim(world: &World, method: Method, path: &str, body: &Value) -> Answer {
    let request = world
        .admin(method, path)
        .header("content-type", "application/scim+json");
    world.send(request.body(body.to_string())).await
}

/// A user whom a directory made, with a password of their own; the path of them.
async fn directory_user(world: &World) -> String {
    let body = json!({
        "userName": "e@example.com", "externalId": "e1",
        "emails": [{ "value": "e@example.com", "type": "work", "primary": true }],
        "urn:scim:wso2:schema": { "askPassword": true },
    });
    let made = scim(world, Method::POST, "/scim2/Users", &body)
        .await
        .expect(201)
        .json();
    let ticket = world.ticket("e@example.com").await;
    let code = world.asked(&ticket, "e@example.com").await;
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    format!("/scim2/Users/{}", made["id"].as_str().unwrap())
}

async fn deactivated(world: &World, method: Method, body: &Value) {
    let path = directory_user(world).await;
    scim(world, method, &path, body).await.expect(200);
    assert_eq!(world.admin_get(&path).await.expect(200).json()["active"], false);
    world.sign_in("e@example.com", PASSWORD).await.expect(401);
}

async fn filtered(world: &World, step: &str) {
    directory_user(world).await;
    let (_, filter) = step.split_once("filter=").unwrap();
    let found = world
        .admin_get(&asked("/scim2/Users", "filter", filter))
        .await
        .expect(200)
        .json();
    assert_eq!(found["totalResults"], 1, "{filter}");
}

async fn address_added(world: &World) {
    let path = directory_user(world).await;
    let before = world.admin_get(&path).await.expect(200).json();
    assert_eq!(before["emails"][0]["type"], "work", "{before}");
    let add = json!({ "op": "Add", "path": "emails[type eq \"work\"].value", "value": "f@example.com" });
    scim(world, Method::PATCH, &path, &json!({ "Operations": [add] }))
        .await
        .expect(200);
    let after = world.admin_get(&path).await.expect(200).json();
    let emails = after["emails"].as_array().unwrap();
    assert!(
        emails
            .iter()
            .any(|email| email["value"] == "f@example.com" && email["type"] == "work"),
        "{after}"
    );
}

/// A user is made of this body, and replaced by it where the body is one that may be sent again.
async fn provisioned(world: &World, id: &str, body: &Value) {
    let made = scim(world, Method::POST, "/scim2/Users", body).await.expect(201).json();
    assert!(made.get("password").is_none(), "{made}");
    if id.starts_with("F13") {
        let path = format!("/scim2/Users/{}", made["id"].as_str().unwrap());
        scim(world, Method::PUT, &path, body).await.expect(200);
    }
}

/// A message with a way on comes to `to`, whatever its kind.
async fn forgotten_is_answered(world: &World, username: &str, to: &str) {
    let before = world.messages().await.len();
    world.advance(jiff::SignedDuration::from_mins(5));
    world.forgot(username).await;
    let messages = world.messages().await;
    let newest = &messages[..messages.len() - before];
    let leads_on = |message: &local::mailbox::Message| message.link.is_some() || message.code.is_some();
    assert!(
        newest.iter().any(|message| message.to == to && leads_on(message)),
        "nothing for {to}"
    );
}

async fn auth0_user(world: &World, mut body: Value) -> Value {
    body["connection"] = CONNECTION.into();
    world.admin_post("/api/v2/users", &body).await.expect(201).json()
}

async fn forgotten_at_auth0(world: &World, with_ticket: bool) {
    if with_ticket {
        let user = auth0_user(world, json!({ "email": "a@example.com", "verify_email": false })).await;
        let body = json!({ "user_id": user["user_id"] });
        let made = world
            .admin_post("/api/v2/tickets/password-change", &body)
            .await
            .expect(201)
            .json();
        let ticket = made["ticket"]
            .as_str()
            .unwrap()
            .trim_end_matches('#')
            .rsplit('/')
            .next()
            .unwrap()
            .to_owned();
        world.set_password(&ticket, PASSWORD).await.expect(200);
    } else {
        let body = json!({ "email": "a@example.com", "password": PASSWORD, "verify_email": false });
        auth0_user(world, body).await;
    }
    let before = world.messages().await.len();
    let body = json!({ "email": "a@example.com", "connection": CONNECTION });
    world.post("/dbconnections/change_password", &body).await.expect(200);
    let messages = world.messages().await;
    let newest = &messages[..messages.len() - before];
    assert!(
        newest
            .iter()
            .any(|message| message.to == "a@example.com" && message.link.is_some())
    );
}

async fn forgotten_by_number(world: &World) {
    let body = json!({ "phone": PHONE, "method": "sms_otp", "flow": "link_password" });
    world.invite(&body).await;
    let code = world.newest("invitation_code", PHONE).await.code.clone().unwrap();
    let entered = world
        .post("/v1/enter", &json!({ "username": PHONE, "code": code }))
        .await
        .expect(200)
        .json();
    world
        .set_password(entered["ticket"].as_str().unwrap(), PASSWORD)
        .await
        .expect(200);
    forgotten_is_answered(world, PHONE, PHONE).await;
}

async fn present_address(world: &World) {
    let (old, new) = ("old@example.com", "new@example.com");
    world.active(old).await;
    let users = world
        .admin_get("/v1/users?username=old@example.com")
        .await
        .expect(200)
        .json();
    let path = format!("/v1/users/{}", users["users"][0]["id"].as_str().unwrap());
    let change = world.admin(Method::PATCH, &path).json(&json!({ "email": new }));
    world.send(change).await.expect(200);
    forgotten_is_answered(world, new, new).await;
    let again = world.admin_post("/v1/invitations", &json!({ "email": new })).await;
    assert_eq!(again.status, 409, "{}", again.text);
}

async fn two_presses_on_resend(world: &World) {
    let made = world.invite(&json!({ "email": "r@example.com" })).await;
    let path = format!("/v1/invitations/{}/resend", made["id"].as_str().unwrap());
    world.messages().await;
    for _ in 0..3 {
        world.admin_post(&path, &json!({})).await.expect(200);
        world.messages().await;
    }
    let (one, two) = (json!({}), json!({}));
    join_all([world.admin_post(&path, &one), world.admin_post(&path, &two)]).await;
    let mut working = 0;
    for message in world.messages().await {
        let ticket = message.link.as_deref().unwrap().rsplit('/').next().unwrap().to_owned();
        let answer = world.post("/v1/tickets/validate", &json!({ "ticket": ticket })).await;
        working += usize::from(answer.status == 200);
    }
    assert_eq!(working, 1);
}

async fn inviters(world: &World) {
    let told = "Your account is blocked, verify at evil.com now";
    world
        .invite(&json!({ "email": "a@example.com", "inviter": told }))
        .await;
    let mail = world.newest("invitation", "a@example.com").await;
    assert!(!mail.subject.as_deref().unwrap().starts_with("Your account is blocked"));
    for blank in ["\u{2060}", "\u{3164}"] {
        let body = json!({ "email": "b@example.com", "inviter": blank });
        world
            .admin_post("/v1/invitations", &body)
            .await
            .refused(400, "inviter_not_valid");
    }
}

/// `GET /i/T` with something before or behind, as the step writes it.
async fn link_with(world: &World, step: &str) {
    let ticket = link_of(&world.invite(&by_link()).await);
    let path = match step.strip_prefix("GET ").unwrap() {
        "/i/T in capitals" => format!("/i/{}", ticket.to_uppercase()),
        written => written.replace('T', &ticket),
    };
    let page = world.browser().open(&path).await.expect(200);
    assert!(page.text.contains("/setup/start"), "{path}");
}

async fn international_address(world: &World) {
    let email = "eva@bücher.example";
    auth0_user(world, json!({ "email": email, "verify_email": false })).await;
    let query = format!("email:\"{email}\"");
    for path in [
        asked("/api/v2/users-by-email", "email", email),
        asked("/api/v2/users", "q", &query),
    ] {
        let found = world.admin_get(&path).await.expect(200).json();
        assert_eq!(found.as_array().unwrap().len(), 1, "{path}");
    }
}

async fn byte_order_marks(world: &World) {
    for (path, media_type, body) in [
        (
            "/v1/invitations",
            "application/json",
            json!({ "email": "a@example.com" }),
        ),
        (
            "/api/v2/users",
            "application/json",
            json!({ "connection": CONNECTION, "email": "b@example.com", "verify_email": false }),
        ),
        (
            "/scim2/Users",
            "application/scim+json",
            json!({ "userName": "c@example.com" }),
        ),
    ] {
        let request = world.admin(Method::POST, path).header("content-type", media_type);
        world.send(request.body(format!("\u{feff}{body}"))).await.expect(201);
    }
}

async fn four_presses(world: &World) {
    let steps = json!({ "steps": [{ "kind": "phone" }, { "kind": "set_password" }] });
    world.publish("number", &steps).await;
    let ticket = link_of(
        &world
            .invite(&json!({ "email": "a@example.com", "method": "link", "flow": "number" }))
            .await,
    );
    let browser = world.browser();
    let landing = browser.open(&format!("/i/{ticket}")).await.expect(200);
    let page = browser.submit(&landing, "/setup/start", &[]).await.expect(200);
    let token = form_token(&page, "/setup/phone");
    let form = [("csrf", token.as_str()), ("phone", PHONE)];
    let press = || {
        let request = browser
            .request(Method::POST, "/setup/phone")
            .header("sec-fetch-site", "same-origin");
        world.send(request.form(&form))
    };
    for pressed in join_all([press(), press(), press(), press()]).await {
        assert_eq!(pressed.expect(303).headers["location"], "/setup");
    }
    let next = browser.open("/setup").await.expect(200);
    assert!(next.text.contains("/setup/verify"), "{}", next.text);
}
