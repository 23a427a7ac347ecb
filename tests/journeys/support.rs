//! The world of a test, and the people in it.

use std::{
    io::Write as _,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use domain::{
    api_key::{ApiKey, Reach, Scope},
    application::Settings,
    clock::ManualClock,
    display_name::DisplayName,
    entropy::SystemEntropy,
    id::ApplicationId,
};
use jiff::{SignedDuration, Timestamp};
use local::{
    mailbox::{Message, Relay, Sent},
    sdk_config,
    stack::{Options, Stack},
};
use reqwest::{Client, Method, RequestBuilder, StatusCode, header::HeaderMap, redirect::Policy};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use crate::{browser::Browser, contract, table::Table};

/// A password that every policy takes.
pub(crate) const PASSWORD: &str = "violet harbour!";

/// The origin of functions that run as processes of their own.
pub(crate) const HTTPS_ORIGIN: &str = "https://join.latchkey.example";

/// An environment variable that a script sets for the journeys; `None` if it is empty.
#[expect(
    clippy::disallowed_methods,
    reason = "the tests' own place that reads the environment"
)]
pub(crate) fn env_var(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The product, running for one test.
pub(crate) struct World {
    pub(crate) stack: Stack,
    pub(crate) clock: Arc<ManualClock>,
    /// What was asked of the gateway, as method and path, in order.
    pub(crate) asked: Mutex<Vec<(String, String)>>,
    http: Client,
}

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("not JSON: {self:?}"))
    }

    /// The stable code of a problem document, which must be one.
    pub(crate) fn code(&self) -> String {
        assert_eq!(self.headers["content-type"], "application/problem+json", "{self:?}");
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16(), "{problem}");
        assert!(
            problem["detail"].as_str().is_some_and(|detail| detail.len() > 10),
            "{problem}"
        );
        problem["code"].as_str().unwrap().to_owned()
    }

    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }

    #[track_caller]
    pub(crate) fn refused(&self, status: u16, code: &str) {
        assert_eq!(
            (self.status.as_u16(), self.code().as_str()),
            (status, code),
            "{}",
            self.text
        );
    }
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with(|_| ()).await
    }

    /// A world whose start was changed.
    pub(crate) async fn with(change: impl FnOnce(&mut Options)) -> Self {
        let clock = Arc::new(ManualClock::at("2026-11-21T12:00:00Z".parse().unwrap()));
        let mut options = Options {
            clock: Arc::clone(&clock) as _,
            deliver: false,
            failure_takes: std::time::Duration::ZERO,
            patient: true,
            // Many run beside each other: whose turn it is has a test of its own.
            turns: Arc::new(service::turns::Turns::new(
                2,
                1_000,
                std::time::Duration::from_secs(600),
            )),
            ..Options::default()
        };
        change(&mut options);
        let emulator =
            env_var("LATCHKEY_TEST_EMULATOR").filter(|_| options.elsewhere.is_none() && options.binaries.is_none());
        if let Some(emulator) = &emulator {
            emulated(&mut options, emulator);
        }
        let stack = Stack::start(options).await.unwrap();
        if emulator.is_some() {
            keep_everything(&stack).await;
        }
        let http = Client::builder().redirect(Policy::none()).build().unwrap();
        Self {
            stack,
            clock,
            asked: Mutex::default(),
            http,
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        domain::clock::Clock::now(&*self.clock)
    }

    pub(crate) fn advance(&self, by: SignedDuration) {
        self.clock.advance(by);
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.stack.url()))
    }

    /// A call with the API key.
    pub(crate) fn admin(&self, method: Method, path: &str) -> RequestBuilder {
        self.request(method, path)
            .bearer_auth(self.stack.api_key().expose_secret())
    }

    /// Makes a further API key.
    pub(crate) async fn key(&self, scopes: &[Scope], reach: Reach, change: impl FnOnce(&mut ApiKey)) -> SecretString {
        let (mut key, text) = ApiKey::generate(
            &SystemEntropy,
            DisplayName::parse("test").unwrap(),
            scopes.to_vec(),
            reach,
        )
        .unwrap();
        change(&mut key);
        self.stack.app.store.put_api_key(&key).await.unwrap();
        text
    }

    /// Makes a further application.
    pub(crate) async fn application(&self, id: &str) -> ApplicationId {
        let id = ApplicationId::parse(id).unwrap();
        let made = self
            .stack
            .app
            .store
            .create_application(&id, &Settings::named("Another App"))
            .await
            .unwrap();
        assert!(made, "{id} is there already");
        id
    }

    pub(crate) async fn send(&self, request: RequestBuilder) -> Answer {
        let (client, request) = request.build_split();
        let request = request.unwrap();
        let (method, path) = (request.method().clone(), request.url().path().to_owned());
        self.asked
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push((method.to_string(), path.clone()));
        let response = client.execute(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let answer = Answer {
            status,
            headers,
            text: response.text().await.unwrap(),
        };
        if !path.starts_with("/mailbox") && path != "/events.json" {
            contract::check(&method, &path, &answer);
        }
        answer
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    /// A call that anybody can make.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(self.request(Method::POST, path).json(body)).await
    }

    pub(crate) async fn admin_get(&self, path: &str) -> Answer {
        self.send(self.admin(Method::GET, path)).await
    }

    pub(crate) async fn admin_post(&self, path: &str, body: &Value) -> Answer {
        self.send(self.admin(Method::POST, path).json(body)).await
    }

    /// The invitation of somebody whom a directory names, also with an address that somebody else has.
    pub(crate) async fn invited_by_directory(&self, application: &str, username: &str, email: &str) -> Value {
        let body = json!({ "userName": username, "emails": [{ "value": email }] });
        let path = format!("/t/{application}/scim2/Users");
        let user = self.admin_post(&path, &body).await.expect(201).json();
        let person = user["id"].as_str().unwrap().trim_start_matches("usr_");
        let invitation = format!("/v1/invitations/inv_{person}_1");
        self.admin_get(&invitation).await.expect(200).json()
    }

    /// A user who comes from another system, as the answer for their line says.
    pub(crate) async fn imported(&self, line: &Value) -> Value {
        let answer = self.admin_post("/v1/imports", &json!({ "users": [line] })).await;
        let user = answer.expect(200).json()["results"][0].clone();
        assert_eq!(user["result"], "created", "{user}");
        json!({ "user": { "id": user["id"] } })
    }

    /// Creates an invitation, which must succeed.
    pub(crate) async fn invite(&self, body: &Value) -> Value {
        self.admin_post("/v1/invitations", body).await.expect(201).json()
    }

    /// Saves a flow of the default application and publishes it.
    pub(crate) async fn publish(&self, flow: &str, steps: &Value) {
        let path = format!("/v1/applications/app_default/flows/{flow}");
        self.send(self.admin(Method::PUT, &path).json(steps)).await.expect(201);
        self.admin_post(&format!("{path}/publish"), &json!({}))
            .await
            .expect(200);
    }

    /// Every message so far, newest first, after everything owed has been sent.
    pub(crate) async fn messages(&self) -> Vec<Arc<Message>> {
        self.stack.stream.drain().await.unwrap();
        contract::check_events(&self.stack.events.list());
        self.stack.mailbox.list()
    }

    /// The newest message of this kind to this address.
    pub(crate) async fn newest(&self, kind: &str, to: &str) -> Arc<Message> {
        let messages = self.messages().await;
        let found = messages.iter().find(|message| message.kind == kind && message.to == to);
        Arc::clone(found.unwrap_or_else(|| panic!("no {kind} for {to} among {}", messages.len())))
    }

    /// The ticket of the newest invitation mailed to `email`.
    pub(crate) async fn ticket(&self, email: &str) -> String {
        self.ticket_of("invitation", email).await
    }

    /// Somebody has forgotten a password and asks for a mail, which is promised to everybody.
    pub(crate) async fn forgot(&self, username: &str) {
        self.post("/v1/password/forgotten", &json!({ "username": username }))
            .await
            .expect(202);
    }

    /// The ticket of the newest mail to `email` that leads to a new password.
    pub(crate) async fn reset_ticket(&self, email: &str) -> String {
        self.ticket_of("password_reset", email).await
    }

    async fn ticket_of(&self, kind: &str, email: &str) -> String {
        let mail = self.newest(kind, email).await;
        let link = mail.link.clone().expect("the mail has a link");
        // Functions that are processes of their own are told an https origin, as they are in AWS.
        [self.stack.url(), HTTPS_ORIGIN]
            .iter()
            .find_map(|origin| link.strip_prefix(&format!("{origin}/i/")))
            .unwrap_or_else(|| panic!("{link} is not ours"))
            .to_owned()
    }

    /// Invites `email` and gives the ticket from the mail.
    pub(crate) async fn invited(&self, email: &str) -> String {
        self.invite(&json!({ "email": email })).await;
        self.ticket(email).await
    }

    /// The newest code mailed to `email`.
    pub(crate) async fn code(&self, email: &str) -> String {
        self.newest("code", email)
            .await
            .code
            .clone()
            .expect("a code mail has a code")
    }

    /// Walks to the password step and gives the ticket.
    pub(crate) async fn proven(&self, email: &str) -> String {
        let ticket = self.invited(email).await;
        let code = self.asked(&ticket, email).await;
        self.verify(&ticket, &code).await.expect(200);
        ticket
    }

    /// Asks for a code and gives the one that was mailed.
    pub(crate) async fn asked(&self, ticket: &str, email: &str) -> String {
        self.post("/v1/tickets/code", &json!({ "ticket": ticket }))
            .await
            .expect(202);
        self.code(email).await
    }

    pub(crate) async fn verify(&self, ticket: &str, code: &str) -> Answer {
        self.post("/v1/tickets/verify", &json!({ "ticket": ticket, "code": code }))
            .await
    }

    /// Walks the whole way, from the invitation to the password.
    pub(crate) async fn active(&self, email: &str) {
        let ticket = self.proven(email).await;
        self.set_password(&ticket, PASSWORD).await.expect(200);
    }

    /// Everything that can be done with a ticket, all of it refused in the same words, with nothing changed.
    #[track_caller]
    pub(crate) fn nothing_works<'a>(
        &'a self,
        ticket: &'a str,
        code: &'a str,
        refusal: (u16, &'a str),
    ) -> impl Future<Output = ()> + 'a {
        let caller = std::panic::Location::caller();
        async move {
            let before = Table::of(self).await;
            for (path, body) in [
                ("validate", json!({ "ticket": ticket })),
                ("code", json!({ "ticket": ticket })),
                ("verify", json!({ "ticket": ticket, "code": code })),
                (
                    "password",
                    json!({ "ticket": ticket, "password": PASSWORD, "confirm": PASSWORD }),
                ),
            ] {
                let answer = self.post(&format!("/v1/tickets/{path}"), &body).await;
                let found = (answer.status.as_u16(), answer.code());
                assert_eq!(
                    (found.0, found.1.as_str()),
                    refusal,
                    "{path}, from {caller}: {}",
                    answer.text
                );
            }
            Table::of(self).await.is(&before);
        }
    }

    pub(crate) async fn set_password(&self, ticket: &str, password: &str) -> Answer {
        let body = json!({ "ticket": ticket, "password": password, "confirm": password });
        self.post("/v1/tickets/password", &body).await
    }

    pub(crate) async fn sign_in(&self, username: &str, password: &str) -> Answer {
        self.post("/v1/sign-in", &json!({ "username": username, "password": password }))
            .await
    }

    /// Invites `email` to a way that begins with a profile, and opens it in `browser`: the page that asks for the profile.
    pub(crate) async fn profile_page(&self, browser: &Browser<'_>, email: &str) -> Answer {
        self.invite(&json!({ "email": email, "flow": "profile_phone_password" }))
            .await;
        let ticket = self.ticket(email).await;
        let landing = browser.open(&format!("/i/{ticket}")).await.expect(200);
        browser.submit(&landing, "/setup/start", &[]).await.expect(200)
    }

    /// Somebody with a browser: keeps cookies and says where a form comes from.
    pub(crate) fn browser(&self) -> Browser<'_> {
        Browser::new(self)
    }
}

/// Puts the world on an emulator of AWS: a table of its own there, read through the emulator's stream, and every message
/// handed on to its SES or SNS, which says its id.
fn emulated(options: &mut Options, emulator: &str) {
    static WORLDS: AtomicU32 = AtomicU32::new(0);
    let number = WORLDS.fetch_add(1, Ordering::Relaxed);
    options.table = format!("latchkey-{}-{number}", std::process::id());
    options.elsewhere = Some(sdk_config(emulator));
    options.toward_mailbox = Some(Arc::new(sdk_config));
    options.relay = Some(relay(emulator));
    options.event_relay = env_var("LATCHKEY_TEST_TOLD").map(|file| event_relay(emulator, file));
}

/// Hands events on, and writes down those that were taken.
fn event_relay(emulator: &str, file: String) -> Relay {
    let (emulator, http) = (emulator.to_owned(), Client::new());
    Arc::new(move |sent| {
        let mut headers = sent.headers;
        for name in ["host", "content-length"] {
            headers.remove(name);
        }
        let request = http
            .post(format!("{emulator}/"))
            .headers(headers)
            .body(sent.body.clone());
        let file = file.clone();
        Box::pin(async move {
            let answer = request.send().await.map_err(|error| error.to_string())?;
            let told: Value = answer.json().await.map_err(|error| error.to_string())?;
            if told["FailedEntryCount"] != 0 {
                return Err(told.to_string());
            }
            let call: Value = serde_json::from_slice(&sent.body).map_err(|error| error.to_string())?;
            let entries = call["Entries"].as_array().cloned().unwrap_or_default();
            entries.iter().for_each(|entry| append(&file, entry));
            Ok(String::new())
        })
    })
}

/// Lets nothing run out by TTL: an emulator goes by the machine's clock, and the world's stands still in its past.
async fn keep_everything(stack: &Stack) {
    let never = aws_sdk_dynamodb::types::TimeToLiveSpecification::builder()
        .enabled(false)
        .attribute_name("ttl")
        .build()
        .unwrap();
    let client = aws_sdk_dynamodb::Client::new(&stack.sdk);
    let update = client.update_time_to_live().table_name(&stack.table);
    update.time_to_live_specification(never).send().await.unwrap();
}

/// Hands messages on, as they came.
fn relay(emulator: &str) -> Relay {
    let (emulator, http) = (emulator.to_owned(), Client::new());
    Arc::new(move |sent| {
        let mut headers = sent.headers.clone();
        for name in ["host", "content-length"] {
            headers.remove(name);
        }
        let request = http.post(format!("{emulator}{}", sent.path)).headers(headers);
        let request = request.body(sent.body.clone());
        Box::pin(async move {
            let answer = request.send().await.map_err(|error| error.to_string())?;
            let (status, text) = (answer.status(), answer.text().await.map_err(|error| error.to_string())?);
            let json = serde_json::from_str::<Value>(&text).unwrap_or_default();
            let xml = || {
                Some(
                    text.split_once("<MessageId>")?
                        .1
                        .split_once("</MessageId>")?
                        .0
                        .to_owned(),
                )
            };
            let id = json["MessageId"].as_str().map(str::to_owned).or_else(xml);
            match id.filter(|_| status.is_success()) {
                Some(id) => {
                    note(&sent, &id);
                    Ok(id)
                }
                None => Err(format!("{status}: {text}")),
            }
        })
    })
}

/// Writes down what was handed on, for whoever asks the emulator afterwards what it has.
fn note(sent: &Sent, id: &str) {
    let Some(file) = env_var("LATCHKEY_TEST_SENT") else {
        return;
    };
    let line = json!({ "id": id, "path": sent.path, "body": String::from_utf8_lossy(&sent.body) });
    append(&file, &line);
}

/// One line more in a file that all worlds share.
fn append(file: &str, line: &Value) {
    static FILE: Mutex<()> = Mutex::new(());
    let _one_at_a_time = FILE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut file = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(file)
        .unwrap();
    writeln!(file, "{line}").unwrap();
}

/// A code that is not `code`.
pub(crate) fn wrong(code: &str) -> String {
    code.chars().map(|digit| if digit == '1' { '2' } else { '1' }).collect()
}
