//! The world of a test, and the people in it.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use local::{
    mailbox::Message,
    stack::{Options, Stack},
};
use reqwest::{Client, Method, RequestBuilder, StatusCode, header::HeaderMap, redirect::Policy};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use shared::domain::{
    api_key::{ApiKey, Reach, Scope},
    application::Settings,
    clock::ManualClock,
    entropy::SystemEntropy,
    id::ApplicationId,
};

use crate::{browser::Browser, contract, table::Table};

/// A password that every policy takes.
pub(crate) const PASSWORD: &str = "violet harbour!";

/// The product, running for one test.
pub(crate) struct World {
    pub(crate) stack: Stack,
    pub(crate) clock: Arc<ManualClock>,
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
            ..Options::default()
        };
        change(&mut options);
        let stack = Stack::start(options).await.unwrap();
        let http = Client::builder().redirect(Policy::none()).build().unwrap();
        Self { stack, clock, http }
    }

    pub(crate) fn now(&self) -> Timestamp {
        shared::domain::clock::Clock::now(&*self.clock)
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
        let (mut key, text) = ApiKey::generate(&SystemEntropy, "test", scopes.to_vec(), reach).unwrap();
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

    /// Creates an invitation, which must succeed.
    pub(crate) async fn invite(&self, body: &Value) -> Value {
        self.admin_post("/v1/invitations", body).await.expect(201).json()
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
        let mail = self.newest("invitation", email).await;
        let link = mail.link.clone().expect("an invitation has a link");
        let start = format!("{}/i/", self.stack.url());
        link.strip_prefix(&start)
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

    /// Somebody with a browser: keeps cookies and says where a form comes from.
    pub(crate) fn browser(&self) -> Browser<'_> {
        Browser::new(self)
    }
}

/// A code that is not `code`.
pub(crate) fn wrong(code: &str) -> String {
    code.chars().map(|digit| if digit == '1' { '2' } else { '1' }).collect()
}
