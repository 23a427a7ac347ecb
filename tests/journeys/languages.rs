//! In which language a person is spoken to, on pages and in messages, and how they change it.

use present::wording::Wording;
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    applications::set,
    browser::Browser,
    support::{Answer, PASSWORD, World},
};

const ADA: &str = "ada@example.com";

fn language(page: &Answer) -> &str {
    let (_, rest) = page.text.split_once("<html lang=\"").unwrap();
    rest.split('"').next().unwrap()
}

/// What the first hidden field of this name holds.
fn hidden<'a>(page: &'a Answer, field: &str) -> &'a str {
    let (_, rest) = page.text.split_once(&format!("name=\"{field}\" value=\"")).unwrap();
    rest.split('"').next().unwrap()
}

/// Opens `path` in a browser that asks for these languages.
async fn opened(world: &World, browser: &Browser<'_>, path: &str, accepted: &str) -> Answer {
    let request = browser.request(Method::GET, path).header("accept-language", accepted);
    let answer = world.send(request).await;
    if answer.status.is_redirection() {
        let location = answer.headers["location"].to_str().unwrap().to_owned();
        let request = browser
            .request(Method::GET, &location)
            .header("accept-language", accepted);
        return world.send(request).await;
    }
    answer
}

/// Presses a button of the form with this action, in a browser that asks for these languages.
async fn pressed(
    world: &World,
    browser: &Browser<'_>,
    page: &Answer,
    action: &str,
    accepted: &str,
    fields: &[(&str, &str)],
) {
    let csrf = hidden(page, "csrf");
    let back = hidden(page, "back");
    let mut form = vec![("csrf", csrf), ("back", back)];
    form.extend(fields);
    let request = browser
        .request(Method::POST, action)
        .header("sec-fetch-site", "same-origin")
        .header("accept-language", accepted)
        .form(&form);
    world.send(request).await.expect(303);
}

#[tokio::test]
async fn a_language_is_the_invitations_or_the_browsers_or_the_applications() {
    let world = World::new().await;
    set(&world, |settings| settings["language"] = json!("pt"))
        .await
        .expect(200);
    for (locale, accepted, expected) in [
        (Some("de-AT"), "fr", "de"),
        (Some("tlh"), "fr", "fr"),
        (None, "fr;q=0.5, ja", "ja"),
        (None, "tlh", "pt"),
        (None, "", "pt"),
    ] {
        let mut body = json!({ "email": format!("{expected}{}@example.com", accepted.len()) });
        if let Some(locale) = locale {
            body["locale"] = json!(locale);
        }
        let email = body["email"].as_str().unwrap().to_owned();
        let invitation = world.invite(&body).await;
        assert_eq!(invitation.get("locale").and_then(Value::as_str), locale, "{invitation}");
        let ticket = world.ticket(&email).await;
        let browser = Browser::new(&world);
        let page = opened(&world, &browser, &format!("/i/{ticket}"), accepted).await;
        assert_eq!(language(&page), expected, "{locale:?} {accepted:?}");
        if expected == "pt" {
            let page = opened(&world, &browser, "/sign-in", accepted).await;
            assert_eq!(language(&page), expected);
        }
    }
}

#[tokio::test]
async fn every_language_goes_the_whole_way_with_every_message() {
    for tag in Wording::languages() {
        let world = World::new().await;
        let w = Wording::for_locale(tag);
        world.invite(&json!({ "email": ADA, "locale": tag })).await;
        let mail = world.newest("invitation", ADA).await;
        assert_eq!(
            mail.subject.as_deref(),
            Some(
                w.text_with("invitation-subject", &[("application", "Example App".into())])
                    .as_str()
            )
        );
        let attributes = format!("lang=\"{tag}\" dir=\"{}\"", w.direction().as_str());
        assert!(mail.html.as_deref().unwrap().contains(&attributes), "{tag}");
        let ticket = world.ticket(ADA).await;
        let browser = Browser::new(&world);
        let page = browser.open(&format!("/i/{ticket}")).await;
        assert!(page.text.contains(&format!("<html {attributes}>")), "{tag}");
        let page = browser.submit(&page, "/setup/start", &[]).await;
        let code = world.code(ADA).await;
        let said = world.newest("code", ADA).await;
        assert!(
            said.subject.as_deref().unwrap().contains("Example App")
                && said.text.contains(&w.text("step-code-heading"))
                || said.html.as_deref().unwrap().contains(&w.text("step-code-heading")),
            "{tag}"
        );
        let page = browser.submit(&page, "/setup/verify", &[("code", &code)]).await;
        assert_eq!(language(&page), tag);
        let page = browser
            .submit(
                &page,
                "/setup/password",
                &[("password", PASSWORD), ("confirm", PASSWORD)],
            )
            .await;
        assert!(page.text.contains(&w.text("done-heading")), "{tag}: {}", page.text);
        let mail = world.newest("activation", ADA).await;
        assert!(mail.text.contains(&w.text("activated-not-you")), "{tag}");
    }
}

#[tokio::test]
async fn a_chosen_language_is_kept_in_later_messages_and_a_resend() {
    let world = World::new().await;
    let id = world.invite(&json!({ "email": ADA, "locale": "de" })).await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let ticket = world.ticket(ADA).await;
    let browser = Browser::new(&world);
    let page = browser.open(&format!("/i/{ticket}")).await;
    assert_eq!(language(&page), "de");
    let page = browser.submit(&page, "/setup/language", &[("language", "ar")]).await;
    assert!(page.text.contains("<html lang=\"ar\" dir=\"rtl\">"), "{}", page.text);
    browser.submit(&page, "/setup/start", &[]).await;
    world.code(ADA).await;
    let arabic = Wording::for_locale("ar");
    assert!(
        world
            .newest("code", ADA)
            .await
            .text
            .contains(&arabic.text("mail-never-share"))
    );
    let path = format!("/v1/invitations/{id}");
    assert_eq!(world.admin_get(&path).await.json()["locale"], "ar");
    world
        .admin_post(&format!("{path}/resend"), &json!({}))
        .await
        .expect(200);
    let again = world.newest("invitation", ADA).await;
    assert!(again.text.contains(&arabic.text("invitation-again")), "{}", again.text);
    assert_eq!(
        again.subject,
        Some(arabic.text_with("invitation-again-subject", &[("application", "Example App".into())]))
    );
    // The page that says that a link was replaced cannot be switched for the newer one.
    let page = browser.open("/setup").await;
    assert_eq!((page.status.as_u16(), language(&page)), (410, "ar"));
}

#[tokio::test]
async fn the_language_of_the_browser_is_kept_once_the_person_begins() {
    let world = World::new().await;
    world.invite(&json!({ "email": ADA })).await;
    let ticket = world.ticket(ADA).await;
    let browser = Browser::new(&world);
    let page = opened(&world, &browser, &format!("/i/{ticket}"), "fr-CA, fr;q=0.9").await;
    assert_eq!(language(&page), "fr");
    let before = world.admin_get("/v1/invitations").await.text;
    pressed(&world, &browser, &page, "/setup/start", "fr-CA, fr;q=0.9", &[]).await;
    assert_ne!(before, world.admin_get("/v1/invitations").await.text);
    world.code(ADA).await;
    let french = Wording::for_locale("fr");
    assert!(
        world
            .newest("code", ADA)
            .await
            .text
            .contains(&french.text("mail-never-share"))
    );
}

#[tokio::test]
async fn strangers_switch_their_browser_and_nothing_is_written() {
    let world = World::new().await;
    let browser = Browser::new(&world);
    let page = opened(&world, &browser, "/sign-in?login_hint=ada", "fr").await;
    assert_eq!(language(&page), "fr");
    pressed(&world, &browser, &page, "/language", "fr", &[("language", "ja")]).await;
    for path in ["/sign-in", "/forgotten", "/enter"] {
        let page = opened(&world, &browser, path, "fr").await;
        assert_eq!(language(&page), "ja", "{path}");
    }
    // Nobody can be sent elsewhere by the way back, and nobody else can send the form.
    let form = |back: &str, csrf: &str| {
        [
            ("language", "de".to_owned()),
            ("back", back.to_owned()),
            ("csrf", csrf.to_owned()),
        ]
    };
    let csrf = hidden(&page, "csrf");
    for back in ["https://evil.example/", "//evil.example", "/i/x", "/sign-in\r\nx: y"] {
        let request = browser
            .request(Method::POST, "/language")
            .header("sec-fetch-site", "same-origin");
        let answer = world.send(request.form(&form(back, csrf))).await.expect(303);
        assert_eq!(answer.headers["location"], "/sign-in", "{back}");
    }
    let request = browser
        .request(Method::POST, "/language")
        .header("sec-fetch-site", "cross-site");
    world.send(request.form(&form("/sign-in", csrf))).await.expect(403);
}

#[tokio::test]
async fn a_products_own_form_switches_the_language_too() {
    let world = World::new().await;
    let ticket = world.invited(ADA).await;
    let body = |language: &str| json!({ "ticket": ticket, "language": language });
    world
        .post("/v1/tickets/language", &body("tlh"))
        .await
        .refused(400, "language_not_valid");
    let view = world
        .post("/v1/tickets/language", &body("es-MX"))
        .await
        .expect(200)
        .json();
    assert_eq!(view["invitation"]["locale"], "es");
    world
        .post("/v1/tickets/code", &json!({ "ticket": ticket }))
        .await
        .expect(202);
    world.code(ADA).await;
    assert!(
        world
            .newest("code", ADA)
            .await
            .text
            .contains(&Wording::for_locale("es").text("mail-never-share"))
    );
}

#[tokio::test]
async fn people_are_addressed_as_the_application_is_set() {
    const PATH: &str = "/v1/applications/app_default";
    let world = World::new().await;
    let patch = async |body: Value| world.send(world.admin(Method::PATCH, PATH).json(&body)).await;
    assert_eq!(world.admin_get(PATH).await.json().get("formality"), None);
    // As the sentences stand, then in both ways: by PATCH, by PUT, and back.
    for (step, german, spanish) in [
        (None, "Ihre Einladung", "Te han invitado"),
        (Some("informal"), "Deine Einladung", "Te han invitado"),
        (Some("formal"), "Ihre Einladung", "Le han invitado"),
    ] {
        match step {
            None => {}
            Some("formal") => {
                let change = |settings: &mut Value| settings["formality"] = json!("formal");
                set(&world, change).await.expect(200);
            }
            Some(way) => {
                patch(json!({ "formality": way })).await.expect(200);
            }
        }
        let read = world.admin_get(PATH).await.json();
        assert_eq!(read.get("formality").and_then(Value::as_str), step);
        for (locale, expected) in [("de", german), ("es", spanish)] {
            let email = format!("{locale}-{}@example.com", step.unwrap_or("plain"));
            world.invite(&json!({ "email": email, "locale": locale })).await;
            let mail = world.newest("invitation", &email).await;
            let subject = mail.subject.as_deref().unwrap_or_default();
            assert!(subject.starts_with(expected), "{step:?}: {subject}");
            let ticket = world.ticket(&email).await;
            let page = Browser::new(&world).open(&format!("/i/{ticket}")).await;
            assert!(page.text.contains(expected), "{step:?}: {}", page.text);
        }
    }
    patch(json!({ "formality": null })).await.expect(200);
    assert_eq!(world.admin_get(PATH).await.json().get("formality"), None);
    patch(json!({ "formality": "polite" }))
        .await
        .refused(400, "field_not_valid");
    let settings = json!({ "name": "Shop", "formality": "informal" });
    let make = json!({ "id": "app_shop", "settings": settings });
    let made = world.admin_post("/v1/applications", &make).await.expect(201).json();
    assert_eq!(made["formality"], "informal");
}

#[tokio::test]
async fn simplified_chinese_is_for_those_who_read_it() {
    let world = World::new().await;
    for (accepted, expected) in [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh-TW,zh;q=0.9,en;q=0.8", "en"),
        ("zh-HK", "en"),
    ] {
        let page = opened(&world, &Browser::new(&world), "/sign-in", accepted).await;
        assert_eq!(language(&page), expected, "{accepted}");
    }
}

#[tokio::test]
async fn emails_come_from_the_application_with_its_reply_to_and_time_zone() {
    let world = World::new().await;
    world.invited("bea@example.com").await;
    let plain = world.newest("invitation", "bea@example.com").await;
    assert_eq!(
        plain.from.as_deref(),
        Some("\"Example App\" <invitations@latchkey.example>")
    );
    assert!(plain.reply_to.is_empty());
    assert!(plain.text.contains("(22 Nov, 12:00 UTC)"), "{}", plain.text);
    set(&world, |settings| {
        settings["time_zone"] = json!("Europe/Berlin");
        settings["branding"] = json!({ "sender_name": "Team Müller", "reply_to": "help@example.com" });
    })
    .await
    .expect(200);
    world.invited(ADA).await;
    let mail = world.newest("invitation", ADA).await;
    assert_eq!(
        mail.from.as_deref(),
        Some("=?UTF-8?B?VGVhbSBNw7xsbGVy?= <invitations@latchkey.example>")
    );
    assert_eq!(mail.reply_to, ["help@example.com"]);
    assert!(mail.text.contains("(22 Nov, 13:00 CET)"), "{}", mail.text);
    assert!(
        mail.headers
            .keys()
            .all(|name| !name.eq_ignore_ascii_case("list-unsubscribe"))
    );
}

#[tokio::test]
async fn the_activation_notice_goes_by_sms_where_set_and_possible() {
    let world = World::new().await;
    set(&world, |settings| settings["activation_notice"] = json!("sms"))
        .await
        .expect(200);
    world
        .invite(&json!({ "email": ADA, "phone": "+4915112345678", "flow": "link_password" }))
        .await;
    let ticket = world.ticket(ADA).await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    let sms = world.newest("activation", "+4915112345678").await;
    assert!(
        sms.text.starts_with("Your Example App account is ready."),
        "{}",
        sms.text
    );
    world
        .invite(&json!({ "email": "bea@example.com", "flow": "link_password" }))
        .await;
    let ticket = world.ticket("bea@example.com").await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.newest("activation", "bea@example.com").await;
}

#[tokio::test]
async fn a_withdrawn_invitation_is_told_where_the_setting_says_so() {
    for (notify, mails) in [(false, 0), (true, 1)] {
        let world = World::new().await;
        set(&world, |settings| settings["notify_when_revoked"] = json!(notify))
            .await
            .expect(200);
        let id = world.invite(&json!({ "email": ADA, "locale": "fr" })).await["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let unsent = world
            .invite(&json!({ "email": "bea@example.com", "send": false }))
            .await["id"]
            .as_str()
            .unwrap()
            .to_owned();
        world.messages().await;
        for id in [&id, &unsent] {
            let path = format!("/v1/invitations/{id}/revoke");
            for _ in 0..2 {
                assert_eq!(
                    world.admin_post(&path, &json!({})).await.expect(200).json()["state"],
                    "revoked"
                );
            }
        }
        let all = world.messages().await;
        let told: Vec<_> = all.iter().filter(|mail| mail.kind == "withdrawn").collect();
        assert_eq!(told.len(), mails, "notify: {notify}");
        assert!(told.iter().all(|mail| mail.to == ADA
            && mail.link.is_none()
            && mail.text.contains("Votre invitation")
            || mail.subject.as_deref().unwrap().contains("annulée")));
    }
}

#[tokio::test]
async fn an_invitation_of_another_application_is_revoked_by_its_own_settings() {
    let world = World::new().await;
    world.application("app_two").await;
    set(&world, |settings| settings["notify_when_revoked"] = json!(true))
        .await
        .expect(200);
    let id = world.invite(&json!({ "email": ADA, "application": "app_two" })).await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    world.messages().await;
    world
        .admin_post(&format!("/v1/invitations/{id}/revoke"), &json!({}))
        .await
        .expect(200);
    assert!(world.messages().await.iter().all(|mail| mail.kind != "withdrawn"));
}

/// An address that bounces says nothing of a number.
#[tokio::test]
async fn the_activation_notice_goes_by_sms_though_the_address_bounces() {
    let world = World::new().await;
    set(&world, |settings| settings["activation_notice"] = json!("sms"))
        .await
        .expect(200);
    let address = "bounce@simulator.amazonses.com";
    world
        .invite(&json!({ "email": address, "phone": "+4915112345678", "flow": "link_password" }))
        .await;
    let ticket = world.ticket(address).await;
    world.messages().await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.newest("activation", "+4915112345678").await;
    world.forgot(address).await;
    let mails = world.messages().await;
    assert_eq!(
        mails.iter().filter(|mail| mail.to == address).count(),
        1,
        "and no mail leaves for it"
    );
}
