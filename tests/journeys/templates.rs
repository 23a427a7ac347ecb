//! What an application says in words of its own: single sentences, and whole mails.

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    browser::Browser,
    support::{Answer, World},
};

const ADA: &str = "ada@example.com";
const WORDING: &str = "/v1/applications/app_default/wording";
const TEMPLATE: &str = "/v1/applications/app_default/templates/invitation/de";

async fn put(world: &World, path: &str, body: &Value) -> Answer {
    world.send(world.admin(Method::PUT, path).json(body)).await
}

fn template() -> Value {
    json!({
        "subject": "Hallo von {{ application }}",
        "text": "Hallo{% if inviter %}, {{ inviter }} lädt Sie ein{% endif %}!\n\n{{ link }}\n\nBis {{ expires }}.",
        "html": "<p>{{ inviter | default: \"Wir\" }} &mdash; <a href=\"{{ link }}\">{{ application }}</a></p>",
    })
}

/// A German invitation has our words.
async fn is_ours_again(world: &World) {
    world
        .invite(&json!({ "email": "cleo@example.com", "locale": "de" }))
        .await;
    let ours = world.newest("invitation", "cleo@example.com").await;
    assert_eq!(ours.subject.as_deref(), Some("Ihre Einladung zu Example App"));
}

#[tokio::test]
async fn own_words_stand_on_pages_and_in_messages_and_are_escaped() {
    let world = World::new().await;
    let texts = json!({
        "landing-button": "Los <b>geht’s</b>",
        "invitation-subject": "Kommen Sie zu { $application }!",
        "invitation-button": "Hier entlang",
        "sms-code": "{ $code } für { $application }",
    });
    let saved = put(&world, &format!("{WORDING}/de"), &json!({ "texts": texts }))
        .await
        .expect(200);
    assert_eq!(saved.json()["texts"], texts);
    assert_eq!(
        world.admin_get(WORDING).await.expect(200).json()["wording"]["de"],
        texts
    );
    world.invite(&json!({ "email": ADA, "locale": "de" })).await;
    let mail = world.newest("invitation", ADA).await;
    assert_eq!(mail.subject.as_deref(), Some("Kommen Sie zu Example App!"));
    assert!(mail.text.contains("Hier entlang:\n"), "{}", mail.text);
    let ticket = world.ticket(ADA).await;
    let page = Browser::new(&world).open(&format!("/i/{ticket}")).await;
    assert!(page.text.contains("Los &#60;b&#62;geht’s&#60;/b&#62;"), "{}", page.text);
    world
        .invite(&json!({ "email": "bea@example.com", "locale": "en" }))
        .await;
    let other = world.newest("invitation", "bea@example.com").await;
    assert_eq!(
        other.subject.as_deref(),
        Some("You’re invited to Example App"),
        "only in its language"
    );
    // An empty list takes them back.
    put(&world, &format!("{WORDING}/de"), &json!({ "texts": {} }))
        .await
        .expect(200);
    is_ours_again(&world).await;
}

#[tokio::test]
async fn own_words_that_cannot_be_said_are_refused_with_the_place() {
    let world = World::new().await;
    for (key, text) in [
        ("no-such-text", "x"),
        ("direction", "rtl"),
        ("landing-button", ""),
        ("landing-button", "{ $link }"),
        ("landing-button", "{ open"),
        ("landing-button", "{ landing-heading }"),
        ("sms-code", "Code: { $code }"),
    ] {
        let refused = put(&world, &format!("{WORDING}/de"), &json!({ "texts": { key: text } })).await;
        refused.refused(400, "wording_not_valid");
        assert_eq!(
            refused.json()["errors"][0]["pointer"],
            format!("/texts/{key}"),
            "{}",
            refused.text
        );
    }
    put(&world, &format!("{WORDING}/tlh"), &json!({ "texts": {} }))
        .await
        .refused(400, "language_not_valid");
    put(&world, &format!("{WORDING}/de"), &json!({ "texts": {}, "more": 1 }))
        .await
        .refused(400, "field_not_valid");
    assert_eq!(
        world.admin_get(&format!("{WORDING}/de")).await.json()["texts"],
        json!({})
    );
}

#[tokio::test]
async fn a_template_replaces_an_email_in_its_language_until_it_is_removed() {
    let world = World::new().await;
    world.admin_get(TEMPLATE).await.refused(404, "template_not_found");
    put(&world, TEMPLATE, &template()).await.expect(200);
    assert_eq!(
        world.admin_get(TEMPLATE).await.expect(200).json()["subject"],
        template()["subject"]
    );
    let list = world
        .admin_get("/v1/applications/app_default/templates")
        .await
        .expect(200)
        .json();
    assert_eq!(list["templates"], json!([{ "kind": "invitation", "language": "de" }]));
    assert_eq!(list["kinds"].as_array().unwrap().len(), 10);
    let hostile = "<script>x</script> www.evil.example";
    world
        .invite(&json!({ "email": ADA, "locale": "de-CH", "inviter": hostile }))
        .await;
    let mail = world.newest("invitation", ADA).await;
    assert_eq!(mail.subject.as_deref(), Some("Hallo von Example App"));
    let (text, html) = (&mail.text, mail.html.as_deref().unwrap());
    let link = format!("{}/i/{}", world.stack.url(), world.ticket(ADA).await);
    assert!(text.contains(&link) && text.contains("22. November 2026"), "{text}");
    assert_eq!(html.matches(&link).count(), 1, "{html}");
    assert!(!html.contains("<script") && html.contains("&lt;script"), "{html}");
    assert!(
        !html.contains("www.evil.example") && !text.contains("www.evil.example"),
        "defused"
    );
    world
        .invite(&json!({ "email": "bea@example.com", "locale": "fr" }))
        .await;
    let other = world.newest("invitation", "bea@example.com").await;
    assert_eq!(other.subject.as_deref(), Some("Votre invitation à Example App"));
    world.send(world.admin(Method::DELETE, TEMPLATE)).await.expect(200);
    world.admin_get(TEMPLATE).await.refused(404, "template_not_found");
    is_ours_again(&world).await;
}

#[tokio::test]
async fn a_template_that_does_not_work_is_refused_with_line_and_column() {
    let world = World::new().await;
    for (part, source, told) in [
        (
            "text",
            "Hallo\n  {{ nobody }} {{ link }}",
            "line 2, column 6: there is no `nobody`",
        ),
        (
            "text",
            "{{ link }}\n{% for i in (1..9) %}{% endfor %}",
            "line 2, column",
        ),
        ("text", "{{ link }}\n{% include 'x' %}", "line 2, column"),
        ("text", "{{ link }}\n {{ application | append: 'x' }}", "line 2, column"),
        ("text", "{{ link }}\n\n{{ application", "line 3, column"),
        ("text", "ohne Link", "{{ link }}"),
        ("text", "https://evil.example/?{{ link }}", "part of another address"),
        ("html", "{{ link }}<script>x</script>", "scripts"),
        ("subject", "{{ link }}", "ends up in logs"),
        ("subject", "", "empty"),
    ] {
        let mut body = template();
        body[part] = json!(source);
        let refused = put(&world, TEMPLATE, &body).await;
        refused.refused(400, "template_not_valid");
        let error = &refused.json()["errors"][0];
        assert_eq!(error["pointer"], format!("/{part}"), "{error}");
        assert!(error["detail"].as_str().unwrap().contains(told), "{error}");
    }
    world.admin_get(TEMPLATE).await.refused(404, "template_not_found");
    put(
        &world,
        "/v1/applications/app_default/templates/nonsense/de",
        &template(),
    )
    .await
    .refused(400, "kind_not_valid");
    put(
        &world,
        "/v1/applications/app_default/templates/invitation/tlh",
        &template(),
    )
    .await
    .refused(400, "language_not_valid");
}

#[tokio::test]
async fn a_template_can_be_looked_at_before_it_is_saved_and_sent_to_try_it_out() {
    let world = World::new().await;
    let ours = world
        .admin_post(&format!("{TEMPLATE}/preview"), &json!({}))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (ours["own"].as_bool(), ours["subject"].as_str()),
        (Some(false), Some("Ihre Einladung zu Example App von Grace Hopper"))
    );
    let body = json!({ "template": template() });
    let preview = world
        .admin_post(&format!("{TEMPLATE}/preview"), &body)
        .await
        .expect(200)
        .json();
    assert_eq!(preview["subject"], "Hallo von Example App");
    let example = format!("{}/i/an-example-that-opens-nothing", world.stack.url());
    assert!(preview["text"].as_str().unwrap().contains(&example), "{preview}");
    world.admin_get(TEMPLATE).await.refused(404, "template_not_found");
    let mut broken = body.clone();
    broken["template"]["text"] = json!("{% if %}");
    let refused = world.admin_post(&format!("{TEMPLATE}/preview"), &broken).await;
    assert_eq!(
        refused.json()["errors"][0]["pointer"],
        "/template/text",
        "{}",
        refused.text
    );

    put(&world, TEMPLATE, &template()).await.expect(200);
    let path = format!("{TEMPLATE}/test-send");
    world.active(ADA).await;
    let before = world.messages().await.len();
    world.admin_post(&path, &json!({ "to": ADA })).await.expect(202);
    let mail = world.newest("trial", ADA).await;
    assert_eq!(mail.subject.as_deref(), Some("[Test] Hallo von Example App"));
    assert!(mail.text.contains(&example), "{}", mail.text);
    assert_eq!(world.messages().await.len(), before + 1, "once, and to nobody else");
    Browser::new(&world)
        .open("/i/an-example-that-opens-nothing")
        .await
        .expect(404);
    let key = world
        .key(
            &[domain::api_key::Scope::ApplicationsRead],
            domain::api_key::Reach::Deployment,
            |_| (),
        )
        .await;
    use secrecy::ExposeSecret;
    let request = world.request(Method::POST, &path).bearer_auth(key.expose_secret());
    world
        .send(request.json(&json!({ "to": ADA })))
        .await
        .refused(403, "scope_missing");
}
