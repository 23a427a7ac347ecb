//! Mails that are sent to try a template out: to whom, how many, and what they say first.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
};

use domain::api_key::{Reach, Scope};
use reqwest::Method;
use serde_json::{Value, json};
use tracing::level_filters::LevelFilter;

use crate::{
    support::{Answer, World},
    table::Table,
};

const ADA: &str = "ada@example.com";
const BOB: &str = "bob@example.com";
const TEMPLATE: &str = "/v1/applications/app_default/templates/activation/en";

async fn trial(world: &World, to: &str) -> Answer {
    let path = format!("{TEMPLATE}/test-send");
    let answer = world.admin_post(&path, &json!({ "to": to })).await;
    world.messages().await;
    answer
}

async fn trials(world: &World) -> usize {
    let messages = world.messages().await;
    messages.iter().filter(|message| message.kind == "trial").count()
}

async fn save(world: &World, subject: &str, text: &str, html: &str) {
    let body = json!({ "subject": subject, "text": text, "html": html });
    let request = world.admin(Method::PUT, TEMPLATE).json(&body);
    world.send(request).await.expect(200);
}

/// A template that an application writes is a mail to whoever it likes only where that is a user who has proven the address.
#[tokio::test]
async fn m11_a_trial_goes_to_nobody_but_a_proven_user_of_the_application() {
    let world = World::new().await;
    world.application("app_other").await;
    world.active(ADA).await;
    world.active("off@example.com").await;
    let found = world.admin_get("/v1/users?username=off@example.com").await.json();
    let off = format!("/v1/users/{}/disable", found["users"][0]["id"].as_str().unwrap());
    world.admin_post(&off, &json!({})).await.expect(200);
    world.invite(&json!({ "email": "invited@example.com" })).await;
    // By another name than the address, which leads to them as well.
    let named = json!({ "email": "joan@example.com", "username": "joan" });
    world.invite(&named).await;
    let ticket = world.ticket("joan@example.com").await;
    let code = world.asked(&ticket, "joan@example.com").await;
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, crate::support::PASSWORD).await.expect(200);

    for to in [
        "eve@evil.example",
        "off@example.com",
        "invited@example.com",
        "nobody",
        "",
    ] {
        trial(&world, to).await.refused(400, "recipient_not_allowed");
    }
    let elsewhere = TEMPLATE.replace("app_default", "app_other");
    let answer = world
        .admin_post(&format!("{elsewhere}/test-send"), &json!({ "to": ADA }))
        .await;
    answer.refused(400, "recipient_not_allowed");
    assert_eq!(trials(&world).await, 0);

    let answer = trial(&world, "Ada@Example.com").await.expect(202).json();
    assert_eq!(answer["to"], "Ada@Example.com", "as it was asked");
    trial(&world, "joan").await.expect(202);
    trial(&world, "joan@example.com").await.expect(202);
    world.newest("trial", ADA).await;
    world.newest("trial", "joan@example.com").await;
    assert_eq!(trials(&world).await, 3);
    let table = Table::of(&world).await;
    assert_eq!(table.holding("t_by", "key_"), 3, "who asked is kept with the trial");
    assert_eq!(table.holding("t_to", "@"), 0, "and the address is not");
}

/// Ten an hour, counted before anything is looked at.
#[tokio::test]
async fn m11_an_application_sends_ten_trials_an_hour_and_is_told_when_to_go_on() {
    let world = World::new().await;
    world.application("app_other").await;
    for email in [ADA, BOB] {
        world.active(email).await;
    }
    world.advance(jiff::SignedDuration::from_mins(90));
    for number in 0..10 {
        trial(&world, [ADA, BOB][number % 2]).await.expect(202);
    }
    assert_eq!(trials(&world).await, 10);
    for to in [ADA, "eve@evil.example"] {
        let refused = trial(&world, to).await;
        refused.refused(429, "limit_reached");
        assert_eq!(refused.headers["retry-after"], "1801");
        assert_eq!(refused.json()["ask_again_at"], "2026-11-21T14:00:00.000Z");
    }
    // With another key too: it is the application that has ten. Another has its own.
    let write = [Scope::ApplicationsWrite];
    let key = world.key(&write, Reach::Deployment, |_| ()).await;
    use secrecy::ExposeSecret;
    for (application, status) in [("app_default", 429), ("app_other", 400)] {
        let path = format!("{}/test-send", TEMPLATE.replace("app_default", application));
        let request = world.request(Method::POST, &path).bearer_auth(key.expose_secret());
        world.send(request.json(&json!({ "to": ADA }))).await.expect(status);
    }
    world.advance(jiff::SignedDuration::from_mins(30));
    // Five to one address within an hour, as of everything that an administrator sends: told, not dropped.
    trial(&world, ADA).await.refused(429, "limit_reached");
    world.advance(jiff::SignedDuration::from_mins(30));
    trial(&world, ADA).await.expect(202);
    assert_eq!(trials(&world).await, 11);
}

/// What the log says.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whoever looks into a template that was misused finds the key that it was sent with.
#[tokio::test]
async fn m11_the_log_tells_with_which_key_a_trial_was_asked_for() {
    let log = Log::default();
    let lines = log.clone();
    let subscriber = service::logging::subscriber(LevelFilter::INFO, Some("test"), move || lines.clone());
    // Beside a single subscriber, a line that another thread's test writes first would be switched off for good.
    let _second = tracing::Dispatch::new(tracing::subscriber::NoSubscriber::default());
    let _guard = tracing::subscriber::set_default(subscriber);
    let world = World::new().await;
    world.active(ADA).await;
    trial(&world, ADA).await.expect(202);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let told = log.lines().find(|line| line.contains("a trial is asked for"));
    let told = told.unwrap_or_else(|| panic!("no line tells of it: {log}"));
    let key = serde_json::from_str::<Value>(told).unwrap()["by"].clone();
    let keys = world
        .send(world.admin(Method::GET, "/v1/keys"))
        .await
        .expect(200)
        .json();
    let known = keys["keys"].as_array().unwrap().iter().any(|known| known["id"] == key);
    assert!(known, "{key}: {keys}");
    assert!(!log.contains(ADA), "{log}");
}

/// Whatever template and words say, the first thing that is read is that it is a trial.
#[tokio::test]
async fn m11_a_trial_says_so_first_and_no_template_takes_that_away() {
    let world = World::new().await;
    world.active(ADA).await;
    let notice = "This is a test of an email that is being written.";
    for (subject, text, html) in [
        (
            "Locked",
            "\n\n\nCall us",
            "<style>p{display:none!important}</style><p>Call</p>",
        ),
        ("\u{202e}Locked", "Call us", "</p></body></html><!-- <p>Call</p>"),
    ] {
        save(&world, subject, text, html).await;
        world.advance(jiff::SignedDuration::from_mins(2));
        trial(&world, ADA).await.expect(202);
        let mail = world.newest("trial", ADA).await;
        assert!(
            mail.subject.as_deref().unwrap().starts_with("[Test] "),
            "{:?}",
            mail.subject
        );
        assert!(mail.text.starts_with(notice), "{}", mail.text);
        let html = mail.html.clone().unwrap();
        let body = &html[html.find("<body").unwrap()..];
        let before = &body[..body.find(notice).unwrap()];
        assert_eq!(before.matches('<').count(), 2, "the body and the notice itself: {html}");
        assert!(body.contains("Call") && !html.contains("<style"), "{html}");
    }
    // Nor do words of its own.
    for key in ["trial-mark", "trial-notice"] {
        let body = json!({ "texts": { key: "Hello" } });
        let request = world.admin(Method::PUT, "/v1/applications/app_default/wording/en");
        let refused = world.send(request.json(&body)).await;
        refused.refused(400, "wording_not_valid");
        assert_eq!(
            refused.json()["errors"][0]["pointer"],
            Value::from(format!("/texts/{key}"))
        );
    }
}
