//! Everything that is left behind after every way was walked: items, stream records, log lines, answers.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};

use domain::{entropy::SeededEntropy, id::from_base32};
use jiff::SignedDuration;
use reqwest::Method;
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use tracing::level_filters::LevelFilter;

use crate::{
    needles::{Needles, deployment_keys, items, streamed},
    support::{Answer, PASSWORD, World, wrong},
};

pub(crate) const SEED: u64 = 4711;
const WRONG_PASSWORD: &str = "crimson lighthouse!";
const EMAILS: [&str; 3] = [
    "ada.lovelace@example.com",
    "bea.browser@example.com",
    "cleo.revoked@example.com",
];
const PHONE: &str = "+4915112345678";

/// The log, kept.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Keeps what an answer says, headers included.
fn keep(answers: &mut Vec<u8>, answer: &Answer) {
    answers.extend_from_slice(format!("{} {:?}\n{}\n", answer.status, answer.headers, answer.text).as_bytes());
}

async fn json_way(world: &World, needles: &mut Needles, answers: &mut Vec<u8>) {
    let email = EMAILS[0];
    let body = json!({ "email": email, "phone": PHONE });
    let call = world
        .admin(Method::POST, "/v1/invitations")
        .header("idempotency-key", "one")
        .json(&body);
    let created = world.send(call).await.expect(201);
    keep(answers, &created);
    let path = format!("/v1/invitations/{}", created.json()["id"].as_str().unwrap());
    needles.ticket("the first ticket", &world.ticket(email).await);
    keep(
        answers,
        &world
            .admin_post(&format!("{path}/resend"), &json!({}))
            .await
            .expect(200),
    );
    let ticket = world.ticket(email).await;
    let posted = async |path: &str, body: Value, status: u16, answers: &mut Vec<u8>| {
        keep(answers, &world.post(path, &body).await.expect(status));
    };
    needles.ticket("the ticket", &ticket);
    // The one answer that is there to carry it.
    world.admin_get(&format!("{path}/link")).await.expect(200);
    posted("/v1/tickets/validate", json!({ "ticket": ticket }), 200, answers).await;
    posted("/v1/tickets/code", json!({ "ticket": ticket }), 202, answers).await;
    posted("/v1/tickets/code", json!({ "ticket": ticket }), 429, answers).await;
    needles.text("the first code", &world.code(email).await);
    world.advance(SignedDuration::from_secs(61));
    posted("/v1/tickets/code", json!({ "ticket": ticket }), 202, answers).await;
    let code = world.code(email).await;
    needles.text("the code", &code);
    for (code, status) in [(&wrong(&code), 422), (&code, 200)] {
        let body = json!({ "ticket": ticket, "code": code });
        posted("/v1/tickets/verify", body, status, answers).await;
    }
    let differs = json!({ "ticket": ticket, "password": PASSWORD, "confirm": WRONG_PASSWORD });
    keep(answers, &world.post("/v1/tickets/password", &differs).await.expect(422));
    keep(answers, &world.set_password(&ticket, PASSWORD).await.expect(200));
    keep(answers, &world.set_password(&ticket, PASSWORD).await.expect(410));
    keep(answers, &world.sign_in(email, WRONG_PASSWORD).await.expect(401));
    let token = world.sign_in(email, PASSWORD).await.expect(200);
    keep(answers, &token);
    needles.text("the sign-in token", token.json()["token"].as_str().unwrap());
    // Its own answer is there to carry it.
    needles.0.truncate(needles.0.len() - 2);
    keep(answers, &world.admin_get(&path).await.expect(200));
    // What does not fit is told without being repeated.
    for (path, body) in [
        ("/v1/tickets/password", json!(PASSWORD)),
        (
            "/v1/tickets/password",
            json!({ "ticket": ticket, "password": [PASSWORD] }),
        ),
        (
            "/v1/tickets/password",
            json!({ "ticket": [ticket], "password": PASSWORD }),
        ),
        (
            "/v1/tickets/verify",
            json!({ "ticket": ticket, "code": { "code": code } }),
        ),
        ("/v1/tickets/validate", json!(ticket)),
        (
            "/v1/tickets/validate",
            json!({ "ticket": ticket, "application": [ticket] }),
        ),
        ("/v1/tickets/validate", json!({ "ticket": format!("{ticket}a") })),
        (
            "/v1/sign-in",
            json!({ "username": email, "password": { "is": PASSWORD } }),
        ),
        ("/v1/sign-in", json!([email, PASSWORD])),
    ] {
        let answer = world.post(path, &body).await;
        assert!(answer.status.is_client_error(), "{path}: {answer:?}");
        keep(answers, &answer);
    }
    let key = world.stack.api_key().expose_secret();
    let bad_key = world
        .request(Method::GET, &path)
        .bearer_auth(format!("{}a", &key[..key.len() - 1]));
    keep(answers, &world.send(bad_key).await.expect(401));
    keep(answers, &world.get(&format!("/i/{ticket}x")).await.expect(404));
    keep(answers, &world.get(&format!("/v1/{ticket}")).await.expect(404));
}

async fn browser_way(world: &World, needles: &mut Needles, answers: &mut Vec<u8>) {
    let email = EMAILS[1];
    let ticket = world.invited(email).await;
    needles.ticket("the ticket in the browser", &ticket);
    let browser = world.browser();
    let landing = browser.open(&format!("/i/{ticket}")).await.expect(200);
    keep(answers, &landing);
    let page = browser.submit(&landing, "/setup/start", &[]).await.expect(200);
    keep(answers, &page);
    let code = world.code(email).await;
    needles.text("the code in the browser", &code);
    keep(
        answers,
        &browser.submit(&page, "/setup/verify", &[("code", &wrong(&code))]).await,
    );
    let page = browser
        .submit(&page, "/setup/verify", &[("code", &code)])
        .await
        .expect(200);
    keep(answers, &page);
    let differs = [("password", PASSWORD), ("confirm", WRONG_PASSWORD)];
    keep(answers, &browser.submit(&page, "/setup/password", &differs).await);
    let same = [("password", PASSWORD), ("confirm", PASSWORD)];
    keep(
        answers,
        &browser.submit(&page, "/setup/password", &same).await.expect(200),
    );
    let page = browser.open("/sign-in").await.expect(200);
    for password in [WRONG_PASSWORD, PASSWORD] {
        keep(
            answers,
            &browser
                .submit(&page, "/sign-in", &[("username", email), ("password", password)])
                .await,
        );
    }
}

async fn administration(world: &World, needles: &mut Needles, answers: &mut Vec<u8>) {
    let created = world
        .invite(&json!({ "email": EMAILS[2], "lifetime_minutes": 1 }))
        .await;
    needles.ticket("the revoked ticket", &world.ticket(EMAILS[2]).await);
    let path = format!("/v1/invitations/{}/revoke", created["id"].as_str().unwrap());
    keep(answers, &world.admin_post(&path, &json!({})).await.expect(200));
    keep(
        answers,
        &world
            .admin_post("/v1/invitations", &json!({ "email": EMAILS[2] }))
            .await
            .expect(201),
    );
}

/// Each sign-in is told with the user, the source and how it ended.
fn assert_sign_ins_are_told(log: &str) {
    for result in ["signed_in", "sign_in_failed"] {
        let told = log
            .lines()
            .find(|line| line.contains(r#""message":"sign_in""#) && line.contains(&format!(r#""result":"{result}""#)));
        let told = told.unwrap_or_else(|| panic!("no line tells of {result}: {log}"));
        for part in [r#""user":"usr_"#, r#""source":""#, r#""application":"app_default""#] {
            assert!(told.contains(part), "{part}: {told}");
        }
        assert!(!told.contains(r#""source":"""#), "whose network it was: {told}");
        assert!(!told.contains("127.0.0.1"), "{told}");
    }
}

#[tokio::test]
async fn t2_m5_no_secret_is_left_in_items_streams_logs_or_answers() {
    let log = Log::default();
    let lines = log.clone();
    tracing::subscriber::set_global_default(service::logging::subscriber(
        LevelFilter::TRACE,
        Some("test"),
        move || lines.clone(),
    ))
    .unwrap();
    let world = World::with(|options| {
        options.entropy = Arc::new(SeededEntropy::new(SEED));
        // Codes so long that they stand nowhere by chance.
        (options.settings.code.uppercase, options.settings.code.length) = (true, 10);
    })
    .await;
    let (mut needles, mut answers) = (Needles::default(), vec![]);
    deployment_keys(&world, &mut needles);
    let key = world.stack.api_key().expose_secret();
    let secret = key.rsplit('_').next().unwrap();
    needles.text("the API key", secret);
    needles.bytes("the API key", &from_base32::<32>(secret).unwrap());
    needles.text("the password", PASSWORD);
    needles.text("the wrong password", WRONG_PASSWORD);
    // Nobody listens there: its calls fail, and its deliveries stay.
    let hook = json!({ "url": "http://127.0.0.1:9/" });
    let hook = world.admin_post("/v1/applications/app_default/webhooks", &hook).await;
    let hook = hook.expect(201).json()["secret"].as_str().unwrap().to_owned();
    let hook = hook.trim_start_matches("whsec_");
    needles.text("the secret of a webhook", hook);
    needles.bytes(
        "the secret of a webhook",
        &data_encoding::BASE64.decode(hook.as_bytes()).unwrap(),
    );
    json_way(&world, &mut needles, &mut answers).await;
    browser_way(&world, &mut needles, &mut answers).await;
    administration(&world, &mut needles, &mut answers).await;
    world.messages().await;

    let log = log.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let hays = [
        ("items", items(&world).await),
        ("records", streamed(&world).await),
        ("log", log),
        ("answers", answers),
        ("events", serde_json::to_vec(&world.stack.events.list()).unwrap()),
    ];
    for (name, hay) in &hays {
        assert!(
            hay.len() > 2_000,
            "{name}: {} bytes are not all that was left behind",
            hay.len()
        );
        let found = needles.found_in(hay);
        assert!(found.is_empty(), "{name}: {found:?}");
    }
    // That the search would find them.
    let mail = world
        .stack
        .mailbox
        .list()
        .iter()
        .map(|mail| mail.text.clone())
        .collect::<String>();
    assert!(needles.found_in(mail.as_bytes()).contains(&"the ticket"));
    let log = String::from_utf8(hays[2].1.clone()).unwrap();
    assert!(log.contains("answered") && log.contains("delivered"), "{log}");
    assert_sign_ins_are_told(&log);
    let events = String::from_utf8(hays[4].1.clone()).unwrap();
    assert!(
        events.contains("invitation.completed") && events.contains("invitation.revoked"),
        "{events}"
    );
    for private in EMAILS.iter().chain([&PHONE]) {
        assert!(!events.contains(private), "{private} is in the events");
        assert!(!log.contains(private), "{private} is in the log");
    }
}
