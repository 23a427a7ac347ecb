//! The steps on the way, and the flows that they make up.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, PASSWORD, World};

const ADA: &str = "ada@example.com";
const PHONE: &str = "+4915112345678";
const FLOWS: &str = "/v1/applications/app_default/flows";

async fn step(world: &World, path: &str, ticket: &str, extra: Value) -> Answer {
    let mut body = json!({ "ticket": ticket });
    for (name, value) in extra.as_object().unwrap() {
        body[name] = value.clone();
    }
    world.post(&format!("/v1/tickets/{path}"), &body).await
}

async fn save(world: &World, name: &str, steps: &Value) -> Answer {
    let request = world.admin(Method::PUT, &format!("{FLOWS}/{name}"));
    world.send(request.json(&json!({ "steps": steps }))).await
}

/// A flow with every kind of step.
fn every_step() -> Value {
    json!([
        { "kind": "email_otp" },
        { "kind": "terms", "url": "https://example.com/terms", "version": "2026-11" },
        { "kind": "profile", "fields": [
            { "name": "first_name", "label": "First name", "type": "text", "required": true, "max_length": 10 },
            { "name": "team", "label": "Team", "type": "choice", "options": ["Red", "Blue"] },
            { "name": "born", "label": "Born on", "type": "date" },
            { "name": "news", "label": "Send me news", "type": "boolean" },
        ] },
        { "kind": "phone" },
        { "kind": "set_password", "confirm": false },
    ])
}

async fn published(world: &World) {
    world.publish("everything", &json!({ "steps": every_step() })).await;
}

#[tokio::test]
async fn labels_are_in_the_language_of_the_page_and_say_so_where_they_are_not() {
    let world = World::new().await;
    let form = async |flow: &str, locale: &str, email: &str| {
        let invitation = json!({ "email": email, "flow": flow, "locale": locale, "phone": PHONE });
        world.invite(&invitation).await;
        let ticket = world.ticket(email).await;
        let browser = world.browser();
        let page = browser.open(&format!("/i/{ticket}")).await.expect(200);
        browser.submit(&page, "/setup/start", &[]).await.expect(200).text
    };
    // Ready-made ones are ours.
    for (locale, label) in [
        ("de", "Vorname"),
        ("ar", "الاسم الأول"),
        ("ja", "名"),
        ("en", "First name"),
    ] {
        let email = format!("ready-{locale}@example.com");
        let page = form("profile_phone_password", locale, &email).await;
        assert!(page.contains(&format!("<bdi>{label}</bdi>")), "{page}");
    }
    let label = json!({ "en": "Department", "de": "Abteilung" });
    let steps = json!([
        { "kind": "profile", "fields": [{ "name": "team", "label": label, "type": "text" }] },
        { "kind": "set_password", "confirm": false },
    ]);
    world.publish("labelled", &json!({ "steps": steps })).await;
    for (locale, shown) in [
        ("de", "<bdi>Abteilung</bdi>"),
        ("en", "<bdi>Department</bdi>"),
        ("fr", "<bdi lang=\"en\">Department</bdi>"),
    ] {
        let email = format!("own-{locale}@example.com");
        let page = form("labelled", locale, &email).await;
        assert!(page.contains(shown), "{page}");
    }
    let wrong = json!([
        { "kind": "profile", "fields": [{ "name": "team", "label": {}, "type": "text" }] },
        { "kind": "set_password", "confirm": false },
    ]);
    save(&world, "wrong", &wrong).await.expect(400);
}

#[tokio::test]
async fn a_flow_with_every_step_is_walked_to_its_end() {
    let world = World::new().await;
    published(&world).await;
    world.invite(&json!({ "email": ADA, "flow": "everything" })).await;
    let ticket = world.ticket(ADA).await;
    world
        .post("/v1/tickets/code", &json!({ "ticket": ticket }))
        .await
        .expect(202);
    let code = world.code(ADA).await;
    let seen = step(&world, "verify", &ticket, json!({ "code": code }))
        .await
        .expect(200)
        .json();
    assert_eq!(seen["next"]["terms"]["version"], "2026-11");
    let old = step(&world, "terms", &ticket, json!({ "version": "2025-01" })).await;
    old.refused(400, "terms_version_differs");
    let seen = step(&world, "terms", &ticket, json!({ "version": "2026-11" }))
        .await
        .expect(200)
        .json();
    assert_eq!(seen["next"]["fields"].as_array().unwrap().len(), 4);

    let wrong =
        json!({ "profile": { "first_name": "Ada Lovelace", "team": "Green", "born": "1815-13-10", "age": 36 } });
    let refused = step(&world, "profile", &ticket, wrong).await;
    refused.refused(400, "profile_not_valid");
    assert_eq!(
        refused.json()["errors"].as_array().unwrap().len(),
        4,
        "all at once: {}",
        refused.text
    );
    let right = json!({ "profile": { "first_name": "Ada", "team": "Blue", "born": "1815-12-10", "news": true } });
    let seen = step(&world, "profile", &ticket, right).await.expect(200).json();
    let code = &seen["next"]["code"];
    assert_eq!(
        (&code["sent"], &code["tries_left"]),
        (&json!(false), &json!(5)),
        "none of this code"
    );

    step(&world, "phone", &ticket, json!({ "phone": "0151" }))
        .await
        .refused(400, "phone_not_valid");
    let asked = step(&world, "phone", &ticket, json!({ "phone": PHONE }))
        .await
        .expect(202)
        .json();
    assert_eq!(asked["next"]["step"], "phone");
    let code = world.newest("code", PHONE).await.code.clone().unwrap();
    step(&world, "verify", &ticket, json!({ "code": code }))
        .await
        .expect(200);
    step(&world, "password", &ticket, json!({ "password": PASSWORD }))
        .await
        .expect(200);
    world.sign_in(ADA, PASSWORD).await.expect(200);

    let key = world.stack.app.keys.person_key(
        &world.stack.app.config.default_application,
        &domain::address::Username::parse(ADA).unwrap(),
    );
    let person = world.stack.app.store.person(key).await.unwrap().unwrap();
    assert_eq!(person.profile.answer("first_name"), Some(&json!("Ada")));
    assert_eq!(person.terms.unwrap().version, "2026-11");
    assert!(person.phone.unwrap().verified_at.is_some());
}

#[tokio::test]
async fn the_same_flow_in_a_browser_without_javascript() {
    let world = World::new().await;
    published(&world).await;
    world.invite(&json!({ "email": ADA, "flow": "everything" })).await;
    let ticket = world.ticket(ADA).await;
    let browser = world.browser();
    let page = browser.open(&format!("/i/{ticket}")).await.expect(200);
    let page = browser.submit(&page, "/setup/start", &[]).await.expect(200);
    let code = world.code(ADA).await;
    let page = browser
        .submit(&page, "/setup/verify", &[("code", &code)])
        .await
        .expect(200);
    let page = browser.submit(&page, "/setup/terms", &[]).await.expect(200);
    let page = browser
        .submit(&page, "/setup/terms", &[("accept", "yes")])
        .await
        .expect(200);
    let page = browser
        .submit(&page, "/setup/profile", &[("field.team", "Blue")])
        .await
        .expect(200);
    let fields = [
        ("field.first_name", "Ada"),
        ("field.team", "Blue"),
        ("field.news", "true"),
    ];
    let page = browser.submit(&page, "/setup/profile", &fields).await.expect(200);
    let page = browser
        .submit(&page, "/setup/phone", &[("phone", "+999 1234567")])
        .await
        .expect(200);
    let page = browser
        .submit(&page, "/setup/phone", &[("phone", "+49 151 12345678")])
        .await
        .expect(200);
    let code = world.newest("code", PHONE).await.code.clone().unwrap();
    let page = browser
        .submit(&page, "/setup/verify", &[("code", &code)])
        .await
        .expect(200);
    browser
        .submit(&page, "/setup/password", &[("password", PASSWORD)])
        .await
        .expect(200);
    world.sign_in(ADA, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn w10_a_step_out_of_order_is_refused_and_names_the_next() {
    let world = World::new().await;
    published(&world).await;
    world.invite(&json!({ "email": ADA, "flow": "everything" })).await;
    let ticket = world.ticket(ADA).await;
    for (path, body) in [
        ("terms", json!({ "version": "2026-11" })),
        ("profile", json!({ "profile": {} })),
        ("phone", json!({ "phone": PHONE })),
        ("password", json!({ "password": PASSWORD })),
    ] {
        let refused = step(&world, path, &ticket, body).await;
        refused.refused(409, "step_out_of_order");
        assert_eq!(refused.json()["next"], "email_otp", "{path}");
    }
}

#[tokio::test]
async fn another_number_may_be_given_before_the_first_is_proven() {
    let world = World::new().await;
    let steps = json!([{ "kind": "phone" }, { "kind": "set_password" }]);
    save(&world, "number", &steps).await.expect(201);
    world.invite(&json!({ "email": ADA, "flow": "number@1" })).await;
    let ticket = world.ticket(ADA).await;
    world
        .post("/v1/tickets/code", &json!({ "ticket": ticket }))
        .await
        .refused(409, "phone_not_given");
    step(&world, "phone", &ticket, json!({ "phone": PHONE }))
        .await
        .expect(202);
    let first = world.newest("code", PHONE).await.code.clone().unwrap();
    let too_soon = step(&world, "phone", &ticket, json!({ "phone": "+4915199999999" })).await;
    too_soon.refused(429, "code_asked_too_soon");
    world.advance(jiff::SignedDuration::from_secs(60));
    step(&world, "phone", &ticket, json!({ "phone": "+4915199999999" }))
        .await
        .expect(202);
    let second = world.newest("code", "+4915199999999").await.code.clone().unwrap();
    if first != second {
        step(&world, "verify", &ticket, json!({ "code": first }))
            .await
            .refused(422, "code_wrong");
    }
    step(&world, "verify", &ticket, json!({ "code": second }))
        .await
        .expect(200);
}

#[tokio::test]
async fn a_bad_flow_is_refused_with_every_reason() {
    let world = World::new().await;
    let steps = json!([
        { "kind": "set_password" },
        { "kind": "profile", "fields": [{ "name": "X", "label": "", "type": "choice" }] },
        { "kind": "terms", "url": "http://example.com", "version": "" },
        { "kind": "set_password" },
    ]);
    let refused = save(&world, "bad", &steps).await;
    refused.refused(400, "flow_not_valid");
    let reasons = refused.json()["errors"].as_array().unwrap().len();
    assert!(reasons >= 5, "{}", refused.text);
    save(&world, "bad", &json!([])).await.refused(400, "flow_not_valid");
    save(&world, "bad", &json!([{ "kind": "captcha" }]))
        .await
        .refused(400, "field_not_valid");
    let ready = save(&world, "link_password", &json!([{ "kind": "set_password" }])).await;
    ready.refused(400, "flow_name_not_valid");
    world
        .admin_get(&format!("{FLOWS}/bad"))
        .await
        .refused(404, "flow_not_found");
}

#[tokio::test]
async fn a_draft_is_tried_out_published_and_an_earlier_version_brought_back() {
    let world = World::new().await;
    let one = json!([{ "kind": "set_password" }]);
    let two = json!([{ "kind": "email_otp" }, { "kind": "set_password" }]);
    save(&world, "welcome", &one).await.expect(201);
    let unpublished = json!({ "email": ADA, "flow": "welcome" });
    world
        .admin_post("/v1/invitations", &unpublished)
        .await
        .refused(400, "flow_unknown");
    let draft = world
        .invite(&json!({ "email": "test@example.com", "flow": "welcome@1" }))
        .await;
    assert_eq!(draft["flow"], "welcome@1");
    let publish = format!("{FLOWS}/welcome/publish");
    world.admin_post(&publish, &json!({})).await.expect(200);
    let running = world.invite(&json!({ "email": ADA, "flow": "welcome" })).await;
    save(&world, "welcome", &two).await.expect(201);
    let head = world.admin_post(&publish, &json!({})).await.expect(200).json();
    assert_eq!((&head["latest"], &head["published"]), (&json!(2), &json!(2)));
    let path = format!("/v1/invitations/{}", running["id"].as_str().unwrap());
    let kept = world.admin_get(&path).await.expect(200).json();
    assert_eq!(
        kept["flow"], "welcome@1",
        "a running invitation keeps the version it started with"
    );
    assert_eq!(kept["steps"].as_array().unwrap().len(), 1);
    world.admin_post(&publish, &json!({ "version": 1 })).await.expect(200);
    let back = world
        .invite(&json!({ "email": "bob@example.com", "flow": "welcome" }))
        .await;
    assert_eq!(back["flow"], "welcome@1");
    world
        .admin_post(&publish, &json!({ "version": 9 }))
        .await
        .refused(404, "flow_not_found");
    let list = world.admin_get(FLOWS).await.expect(200).json();
    assert_eq!(list["flows"][0]["name"], "welcome");
    assert_eq!(list["ready_made"].as_array().unwrap().len(), 4);
}
