//! What people type and paste, and what mail programs, telephones and languages make of it.

use reqwest::Method;
use serde_json::json;

use crate::{
    browser::form_token,
    support::{PASSWORD, World},
};

const ADA: &str = "ada@example.com";
const PHONE: &str = "+4915112345678";

#[tokio::test]
async fn a_link_opens_with_what_is_stuck_to_it() {
    let world = World::new().await;
    let ticket = world.invited(ADA).await;
    let capitals = ticket.to_uppercase();
    for stuck in [
        format!("{ticket}."),
        format!("{ticket})"),
        format!("{ticket}%3E"),
        format!("{ticket}%20"),
        format!("%20{ticket}"),
        format!("{ticket}%E2%80%8B"),
        format!("{ticket}/"),
        capitals,
    ] {
        let browser = world.browser();
        let landing = browser.open(&format!("/i/{stuck}")).await.expect(200);
        assert!(landing.text.contains("/setup/start"), "{stuck}");
    }
    for sent in [
        format!("{}/i/{ticket}", world.stack.url()),
        format!("<{}/i/{ticket}/#type=invite>.", world.stack.url()),
        format!(" {ticket}\u{200b}"),
    ] {
        world
            .post("/v1/tickets/validate", &json!({ "ticket": sent }))
            .await
            .expect(200);
    }
    world
        .post("/v1/tickets/validate", &json!({ "ticket": format!("{ticket}x") }))
        .await
        .refused(404, "ticket_not_valid");
}

#[tokio::test]
async fn a_final_slash_leads_to_the_same_address_and_never_elsewhere() {
    let world = World::new().await;
    let moved = world.get("/health/?x=1").await.expect(308);
    assert_eq!(moved.headers["location"], "/health?x=1");
    for elsewhere in ["//evil.example/", "///", "/\\evil.example/"] {
        let answer = world.get(elsewhere).await;
        assert_ne!(answer.status, 308, "{elsewhere}: {answer:?}");
    }
}

#[tokio::test]
async fn codes_are_read_as_they_are_pasted() {
    type Writing = fn(&str) -> String;
    let writings: [Writing; 9] = [
        |code| format!("{}\u{2013}{}", &code[..3], &code[3..]),
        |code| format!("{}\u{2011}{}", &code[..3], &code[3..]),
        |code| format!("\u{200b}{code}"),
        |code| format!("\u{200f}{code}"),
        |code| format!("\u{202a}{code}\u{202c}"),
        |code| format!("\"{code}\""),
        |code| format!("{code}."),
        |code| format!("Your code is {code}"),
        |code| {
            code.chars()
                .map(|digit| char::from_u32(u32::from(digit) + 0xfee0).unwrap())
                .collect()
        },
    ];
    let world = World::new().await;
    for (number, written) in writings.iter().enumerate() {
        let email = format!("a{number}@example.com");
        let ticket = world.invited(&email).await;
        let code = world.asked(&ticket, &email).await;
        world.verify(&ticket, &written(&code)).await.expect(200);
    }
}

#[tokio::test]
async fn names_and_addresses_are_read_as_they_are_pasted() {
    let world = World::new().await;
    world.active(ADA).await;
    for written in [
        "\u{ff41}da@example.com",
        "\u{200e}ada@example.com",
        " ada@example.com ",
        "ADA@example.com.",
        "<ada@example.com>",
        "mailto:ada@example.com",
        "MAILTO:ada@example.com?subject=Hello%20Ada",
        "mailto:ada%40example.com",
        "Ada Lovelace <ada@example.com>",
        "\"Lovelace, Ada\" <ada@example.com>",
        "ada@example.com <mailto:ada@example.com>",
        "[Ada](mailto:ada@example.com)",
        "ada@example.com (Ada Lovelace)",
        "Email: ada@example.com",
    ] {
        world.sign_in(written, PASSWORD).await.expect(200);
        world
            .admin_post("/v1/invitations", &json!({ "email": written }))
            .await
            .refused(409, "user_exists");
    }
    for (number, written) in [
        "\u{202a}+49 151 12345602\u{202c}",
        "+81\u{ff0d}90\u{ff0d}1234\u{ff0d}5678",
        "+49\u{b7}151\u{b7}12345619",
        "tel:+49-151-12345620",
        "TEL:+4915112345621",
        "Mobile: +49 (151) 12345622",
        "0049 151 12345623",
        "+49 151 12345624 (home)",
    ]
    .iter()
    .enumerate()
    {
        world
            .invite(&json!({ "email": format!("p{number}@example.com"), "phone": written }))
            .await;
    }
    let page = world.get("/enter?username=a+b@example.com").await.expect(200);
    assert!(page.text.contains("value=\"a+b@example.com\""));
    let page = world.get("/sign-in?login_hint=a+b@example.com").await.expect(200);
    assert!(page.text.contains("value=\"a+b@example.com\""));
}

#[tokio::test]
async fn an_account_stands_in_mails_as_it_is_typed_at_sign_in() {
    let world = World::new().await;
    let body = json!({ "email": ADA, "username": "john.smith", "flow": "link_password" });
    world.invite(&body).await;
    let mail = world.newest("invitation", ADA).await;
    assert!(mail.text.contains("Your account: john.smith\n"), "{}", mail.text);
    let html = mail.html.clone().unwrap_or_default();
    assert!(html.contains("john<span>.</span>smith"));
    let ticket = world.ticket(ADA).await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    for kind in ["activation"] {
        let mail = world.newest(kind, ADA).await;
        let account = mail.text.lines().find_map(|line| line.strip_prefix("Your account: "));
        let account = account.unwrap_or_else(|| panic!("{kind}: {}", mail.text)).to_owned();
        world.sign_in(&account, PASSWORD).await.expect(200);
    }
}

#[tokio::test]
async fn spellings_that_mean_the_same_are_taken() {
    let world = World::new().await;
    let invited = world
        .invite(&json!({ "email": ADA, "lifetime_minutes": 60.0, "locale": "en_US" }))
        .await;
    assert_eq!(invited["locale"], "en-US");
    world
        .admin_post(
            "/v1/invitations",
            &json!({ "email": "b@example.com", "lifetime_minutes": 60.5 }),
        )
        .await
        .refused(400, "field_not_valid");
    let marked = world
        .admin(Method::POST, "/v1/invitations")
        .header("content-type", "application/json")
        .body("\u{feff}{\"email\":\"c@example.com\"}");
    world.send(marked).await.expect(201);
    for setting in [
        json!({ "name": "P", "result_urls": ["https://*.example.com/welcome"] }),
        json!({ "name": "P", "allowed_origins": ["https://*.example.com"] }),
        json!({ "name": "P", "login_url": "https://*/x" }),
        json!({ "name": "\u{3164}" }),
    ] {
        world
            .admin_post("/v1/applications", &json!({ "id": "app_p", "settings": setting }))
            .await
            .refused(400, "settings_not_valid");
    }
    for blank in ["\u{2060}", "\u{3164}", "\u{200b} "] {
        world
            .admin_post(
                "/v1/invitations",
                &json!({ "email": "d@example.com", "inviter": blank }),
            )
            .await
            .refused(400, "inviter_not_valid");
    }
    let inviter = "Your account is blocked, verify at evil.com now";
    world
        .invite(&json!({ "email": "e@example.com", "inviter": inviter }))
        .await;
    let subject = world.newest("invitation", "e@example.com").await.subject.clone();
    assert!(!subject.unwrap_or_default().starts_with("Your account is blocked"));
}

#[tokio::test]
async fn four_presses_on_the_phone_form_lead_to_the_code_page() {
    let world = World::new().await;
    world
        .publish(
            "number",
            &json!({ "steps": [{ "kind": "phone" }, { "kind": "set_password" }] }),
        )
        .await;
    world.invite(&json!({ "email": ADA, "flow": "number" })).await;
    let ticket = world.ticket(ADA).await;
    let browser = world.browser();
    let landing = browser.open(&format!("/i/{ticket}")).await.expect(200);
    let page = browser.submit(&landing, "/setup/start", &[]).await.expect(200);
    let token = form_token(&page, "/setup/phone");
    for press in 0..4 {
        let form = [("csrf", token.as_str()), ("phone", PHONE)];
        let request = browser
            .request(Method::POST, "/setup/phone")
            .header("sec-fetch-site", "same-origin");
        let answer = world.send(request.form(&form)).await.expect(303);
        assert_eq!(answer.headers["location"], "/setup", "press {press}");
    }
    let next = browser.open("/setup").await.expect(200);
    assert!(next.text.contains("/setup/verify"));
}

#[tokio::test]
async fn a_link_to_an_address_is_understood_wherever_an_address_is_asked_for() {
    let world = World::new().await;
    world.active(ADA).await;
    world.active("eve@example.com").await;
    for (written, email) in [
        ("mailto:ada@example.com", ADA),
        ("Eve <eve@example.com>", "eve@example.com"),
    ] {
        world.forgot(written).await;
        world.reset_ticket(email).await;
    }
    let invited = json!({ "email": "bob@example.com", "method": "email_otp" });
    world.invite(&invited).await;
    let code = world.newest("invitation_code", "bob@example.com").await.code.clone();
    let entered = json!({ "username": "Bob <bob@example.com>", "code": code });
    world.post("/v1/enter", &entered).await.expect(200);
    let body = json!({ "email": "c@example.com", "phone": "tel:+4915112345625", "method": "sms_otp", "flow": "sms_code_password" });
    let invited = world.invite(&body).await;
    assert_eq!(invited["user"]["phone"], "+4915112345625");
    // What could be two addresses is none.
    for two in [
        "a@example.com, b@example.com",
        "Ada <a@example.com>, Bob <b@example.com>",
        "a@example.com <b@example.com>",
        "[a@example.com](mailto:b@example.com)",
        "mailto:a@example.com,b@example.com",
    ] {
        world
            .admin_post("/v1/invitations", &json!({ "email": two }))
            .await
            .refused(400, "email_not_valid");
    }
}
