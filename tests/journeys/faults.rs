//! Faults on the wire: between the functions and DynamoDB, SES and SNS stands a proxy (`microburst`) that throttles, fails,
//! keeps silent, and cuts answers after the change. At each step of each journey, one fault of one service.
//!
//! `LATCHKEY_TEST_MICROBURST` names the program; `LATCHKEY_TEST_EMULATOR` the emulator behind it, else it is the embedded
//! database. `tests/emulators/run.py` sets both. What needs no proxy is in `lost_answers`, `delivery` and `outages`.

use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, OnceLock},
    time::{Duration, Instant},
};

use domain::clock::{Clock as _, SystemClock};
use jiff::SignedDuration;
use local::{database, sdk_config};
use redrive::{Order, Redrive};
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use service::environment::patient;

use crate::{
    one_map::template,
    support::{Answer, PASSWORD, World, env_var},
};

/// How long API Gateway waits for a function: a person who waits longer is shown nothing of ours.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a silence lasts.
const SILENCE: Duration = Duration::from_millis(1000);

/// The proxy in front of one service.
struct Proxy {
    url: String,
    child: Mutex<Child>,
}

impl Proxy {
    /// Starts it. It blocks, because it is also started where nothing can wait otherwise.
    fn before(upstream: &str) -> Self {
        let program = env_var("LATCHKEY_TEST_MICROBURST").expect("LATCHKEY_TEST_MICROBURST names the proxy");
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let child = Command::new(program)
            .args(["--host", "127.0.0.1", "--port", &address.port().to_string()])
            .args(["--upstream", upstream, "--no-resign"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let began = Instant::now();
        while std::net::TcpStream::connect(address).is_err() {
            assert!(began.elapsed() < Duration::from_secs(60), "the proxy does not start");
            std::thread::sleep(Duration::from_millis(50));
        }
        Self {
            url: format!("http://{address}"),
            child: Mutex::new(child),
        }
    }

    /// From now on these rules, and a new log.
    async fn arm(&self, rules: &[Value]) {
        let control = format!("{}/_microburst", self.url);
        let http = Client::new();
        let set = http.post(format!("{control}/rules")).json(rules).send().await.unwrap();
        assert!(set.status().is_success(), "{}", set.text().await.unwrap());
        http.delete(format!("{control}/fired")).send().await.unwrap();
    }

    /// No rules any more; how often they fired, by the proxy's own log.
    async fn disarm(&self) -> usize {
        let control = format!("{}/_microburst", self.url);
        let http = Client::new();
        let fired = http.get(format!("{control}/fired")).send().await.unwrap();
        let fired: Vec<Value> = fired.json().await.unwrap();
        http.post(format!("{control}/rules"))
            .json(&json!([]))
            .send()
            .await
            .unwrap();
        fired.len()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let child = self.child.get_mut().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Fault {
    /// Turned away twice: the SDK gets through by itself.
    Throttled,
    /// Turned away for longer than the SDK tries.
    ThrottledForLong,
    /// Two faults of the service.
    Failing,
    /// A silence that is longer than an attempt.
    Silent,
    /// The change is made, and the answer does not come.
    Cut,
}

const FAULTS: [Fault; 5] = [
    Fault::Throttled,
    Fault::ThrottledForLong,
    Fault::Failing,
    Fault::Silent,
    Fault::Cut,
];

#[derive(Debug, Clone, Copy, PartialEq)]
enum Service {
    DynamoDb,
    Ses,
    Sns,
}

impl Service {
    /// Its name in signatures, which is what the proxy goes by.
    fn name(self) -> &'static str {
        match self {
            Self::DynamoDb => "dynamodb",
            Self::Ses => "ses",
            Self::Sns => "sns",
        }
    }

    /// What the functions ask of it, apart from reading the stream, which in AWS is not theirs. Of SES and SNS they ask one
    /// thing only, so every call is meant (the proxy takes SES v2 for v1, whose paths are others).
    fn operations(self) -> &'static [Option<&'static str>] {
        match self {
            Self::DynamoDb => &[Some("GetItem"), Some("PutItem"), Some("UpdateItem"), Some("Query")],
            Self::Ses | Self::Sns => &[None],
        }
    }

    fn codes(self) -> (&'static str, &'static str) {
        match self {
            Self::DynamoDb => ("ProvisionedThroughputExceededException", "InternalServerError"),
            Self::Ses => ("TooManyRequestsException", "InternalServiceErrorException"),
            Self::Sns => ("Throttled", "InternalError"),
        }
    }
}

fn rules(service: Service, fault: Fault) -> Vec<Value> {
    let (throttled, failed) = service.codes();
    let how = match fault {
        Fault::Throttled => json!({ "error": { "code": throttled }, "times": 2 }),
        Fault::ThrottledForLong => json!({ "error": { "code": throttled }, "times": 4 }),
        Fault::Failing => json!({ "error": { "code": failed, "status": 500 }, "times": 2 }),
        Fault::Silent => json!({ "timeout_ms": SILENCE.as_millis(), "times": 1 }),
        Fault::Cut => json!({ "response": { "abort_frac": 0.0 }, "times": 1 }),
    };
    let rule = |operation: &Option<&str>| {
        let mut rule = how.clone();
        rule["service"] = service.name().into();
        if let Some(operation) = operation {
            rule["operation"] = (*operation).into();
        }
        rule
    };
    service.operations().iter().map(rule).collect()
}

/// A world whose calls of AWS go through proxies.
struct Ground {
    world: World,
    table: Proxy,
    messages: Arc<OnceLock<Proxy>>,
    // Held for as long as the world is.
    _database: Option<database::Database>,
}

impl Ground {
    async fn new() -> Self {
        let (database, endpoint) = match env_var("LATCHKEY_TEST_EMULATOR") {
            Some(emulator) => (None, emulator),
            None => {
                let clock: local::Clock = Arc::new(|| SystemClock.now().as_millisecond());
                let table = template().table.unwrap();
                let database = database::start(&table, "latchkey", None, clock).await.unwrap();
                let endpoint = database.endpoint();
                (Some(database), endpoint)
            }
        };
        let table = Proxy::before(&endpoint);
        // At the first call of a service the proxy reads what it knows of it, which takes seconds.
        let warming = aws_sdk_dynamodb::Client::new(&sdk_config(&table.url));
        let _ = warming.list_tables().send().await;
        let name = if database.is_some() {
            "latchkey".to_owned()
        } else {
            format!("latchkey-faults-{:x}", SystemClock.now().as_nanosecond())
        };
        let direct = aws_sdk_dynamodb::Client::new(&sdk_config(&endpoint));
        database::ensure_table(&direct, &template().table.unwrap(), &name)
            .await
            .unwrap();
        let messages = Arc::new(OnceLock::new());
        let proxied = Arc::clone(&messages);
        let sdk = patient(sdk_config(&table.url));
        let world = World::with(|options| {
            options.patient = false;
            options.table = name;
            options.elsewhere = Some(sdk);
            options.toward_mailbox = Some(Arc::new(move |mailbox| {
                patient(sdk_config(&proxied.get_or_init(|| Proxy::before(mailbox)).url))
            }));
        })
        .await;
        let mailbox = messages.get().unwrap();
        for (service, path) in [("ses", "/v2/email/outbound-emails"), ("sns", "/")] {
            let scope = format!("Credential=local/20261121/us-east-1/{service}/aws4_request");
            let nothing = Client::new()
                .post(format!("{}{path}", mailbox.url))
                .header(
                    "authorization",
                    format!("AWS4-HMAC-SHA256 {scope}, SignedHeaders=host, Signature=0"),
                )
                .body("Action=Nothing");
            nothing.send().await.unwrap();
        }
        Self {
            world,
            table,
            messages,
            _database: database,
        }
    }

    fn proxy(&self, service: Service) -> &Proxy {
        match service {
            Service::DynamoDb => &self.table,
            Service::Ses | Service::Sns => self.messages.get().unwrap(),
        }
    }
}

/// One walk, with a fault at each of its steps.
struct Walk<'a> {
    ground: &'a Ground,
    service: Service,
    fault: Fault,
    fired: usize,
    /// What somebody waited at most for one answer.
    longest: Duration,
}

impl Walk<'_> {
    /// A call, repeated by whoever makes it as long as the answer is 503.
    async fn call(&mut self, what: &str, expected: u16, request: impl Fn(&World) -> RequestBuilder) -> Answer {
        self.call_or(what, expected, "", request).await
    }

    /// The same, where a repeated call may be answered with this code too: it tells that an earlier one was carried out, of
    /// which nobody was told. On a busy machine the table may be silent once more after the fault.
    async fn call_or(
        &mut self,
        what: &str,
        expected: u16,
        done: &str,
        request: impl Fn(&World) -> RequestBuilder,
    ) -> Answer {
        let (service, fault, world) = (self.service, self.fault, &self.ground.world);
        let proxy = self.ground.proxy(service);
        proxy.arm(&rules(service, fault)).await;
        let mut tries = 0;
        let answer = loop {
            let began = Instant::now();
            let answer = world.send(request(world)).await;
            let took = began.elapsed();
            assert!(took < PATIENCE, "{what} with {service:?} {fault:?} took {took:?}");
            self.longest = self.longest.max(took);
            tries += 1;
            let is_done = tries > 1 && answer.status.is_client_error() && answer.json()["code"] == done;
            if answer.status.as_u16() == expected || is_done {
                break answer;
            }
            let told = answer.headers.contains_key("retry-after");
            assert!(
                answer.status == 503 && told && tries < 8,
                "{what} with {service:?} {fault:?}, try {tries}: {answer:?}"
            );
        };
        self.fired += proxy.disarm().await;
        answer
    }

    /// Lets everything that is owed be sent, with the fault in between, and again without it if there is something left.
    async fn deliver(&mut self) {
        let (proxy, world) = (self.ground.proxy(self.service), &self.ground.world);
        let before = world.stack.mailbox.list().len();
        proxy.arm(&rules(self.service, self.fault)).await;
        world.stack.stream.drain().await.unwrap();
        self.fired += proxy.disarm().await;
        // What was not taken, or ended without an answer, waits for some minutes; and where the machine is so busy that no
        // connection comes about in time, for more of them.
        for minutes in [5, 1, 2, 4, 8, 16] {
            world.advance(SignedDuration::from_mins(minutes));
            world.stack.sweep().await.unwrap();
            world.stack.stream.drain().await.unwrap();
            if world.stack.mailbox.list().len() > before {
                break;
            }
        }
    }

    /// The messages of this kind to this address, which all say the same, newest first; more than one only where it is not
    /// known what became of the first.
    fn message(&self, kind: &str, to: &str) -> Arc<local::mailbox::Message> {
        let messages = self.ground.world.stack.mailbox.list();
        let found: Vec<_> = messages
            .iter()
            .filter(|message| message.kind == kind && message.to == to)
            .collect();
        let what = format!("{kind} with {:?} {:?}", self.service, self.fault);
        assert!(!found.is_empty(), "{what} is lost");
        let unclear = self.fault == Fault::Cut || self.fault == Fault::Silent;
        assert!(found.len() == 1 || unclear, "{what} came {} times", found.len());
        for message in &found {
            assert_eq!(
                (&message.link, &message.code),
                (&found[0].link, &found[0].code),
                "{what}"
            );
        }
        Arc::clone(found[0])
    }

    async fn set_password_and_sign_in(&mut self, ticket: &str, username: &str) {
        let body = json!({ "ticket": ticket, "password": PASSWORD, "confirm": PASSWORD });
        self.call("set the password", 200, |world| {
            world.request(Method::POST, "/v1/tickets/password").json(&body)
        })
        .await;
        let body = json!({ "username": username, "password": PASSWORD });
        self.call("sign in", 200, |world| {
            world.request(Method::POST, "/v1/sign-in").json(&body)
        })
        .await;
        // There is one such user, and it is active.
        let world = &self.ground.world;
        let name: String = url::form_urlencoded::byte_serialize(username.as_bytes()).collect();
        let found = world
            .admin_get(&format!("/v1/users?username={name}"))
            .await
            .expect(200)
            .json();
        let users = found["users"].as_array().unwrap();
        assert_eq!(users.len(), 1, "{found}");
        assert_eq!(users[0]["status"], "active", "{found}");
    }

    /// By a link: invite, open, prove, set a password, sign in.
    async fn by_link(&mut self, number: usize) {
        let email = format!("ada{number}@example.com");
        let body = json!({ "email": email });
        let invitation = self
            .call("invite", 201, |world| {
                // A key, as whoever repeats calls sends one.
                let invite = world.admin(Method::POST, "/v1/invitations").json(&body);
                invite.header("idempotency-key", &email)
            })
            .await
            .json();
        let path = format!("/v1/invitations/{}", invitation["id"].as_str().unwrap());
        self.ground.world.admin_get(&path).await.expect(200);
        self.deliver().await;
        let link = self.message("invitation", &email).link.clone().unwrap();
        let ticket = link.rsplit_once('/').unwrap().1.to_owned();
        let ask = json!({ "ticket": ticket });
        self.call("validate", 200, |world| {
            world.request(Method::POST, "/v1/tickets/validate").json(&ask)
        })
        .await;
        self.call_or("ask for a code", 202, "code_asked_too_soon", |world| {
            world.request(Method::POST, "/v1/tickets/code").json(&ask)
        })
        .await;
        self.deliver().await;
        let code = self.message("code", &email).code.clone().unwrap();
        let prove = json!({ "ticket": ticket, "code": code });
        self.call_or("verify", 200, "step_out_of_order", |world| {
            world.request(Method::POST, "/v1/tickets/verify").json(&prove)
        })
        .await;
        let seen = self.ground.world.post("/v1/tickets/validate", &ask).await.expect(200);
        assert_eq!(seen.json()["next"]["step"], "set_password");
        self.set_password_and_sign_in(&ticket, &email).await;
        self.deliver().await;
        self.message("activation", &email);
        assert_eq!(self.ground.world.admin_get(&path).await.json()["state"], "completed");
    }

    /// By a code: invite, enter, set a password, sign in.
    async fn by_code(&mut self, number: usize, sms: bool) {
        let (body, username) = if sms {
            let phone = format!("+49151{number:08}");
            (
                json!({ "phone": phone, "method": "sms_otp", "flow": "link_password" }),
                phone,
            )
        } else {
            let email = format!("grace{number}@example.com");
            (json!({ "email": email, "method": "email_otp" }), email)
        };
        self.call("invite", 201, |world| {
            let invite = world.admin(Method::POST, "/v1/invitations").json(&body);
            invite.header("idempotency-key", &username)
        })
        .await;
        self.deliver().await;
        let mut code = self.message("invitation_code", &username).code.clone().unwrap();
        let entered = loop {
            let enter = json!({ "username": username, "code": code });
            let entered = self
                .call_or("enter", 200, "entry_failed", |world| {
                    world.request(Method::POST, "/v1/enter").json(&enter)
                })
                .await;
            if entered.status.is_success() {
                break entered.json();
            }
            // The code was used up, and the answer lost: as the page says, another one is asked for.
            let world = &self.ground.world;
            world.advance(SignedDuration::from_mins(2));
            let ask = json!({ "username": username });
            world.post("/v1/enter/code", &ask).await.expect(202);
            let newest = world.code(&username).await;
            assert_ne!(newest, code, "no other code came");
            code = newest;
        };
        let ticket = entered["ticket"].as_str().unwrap().to_owned();
        self.set_password_and_sign_in(&ticket, &username).await;
    }

    /// Taken back, after it was sent again.
    async fn revoked(&mut self, number: usize) {
        let email = format!("kay{number}@example.com");
        let invitation = self.ground.world.invite(&json!({ "email": email })).await;
        let first = self.ground.world.ticket(&email).await;
        let path = format!("/v1/invitations/{}", invitation["id"].as_str().unwrap());
        self.call("resend", 200, |world| {
            let resend = world.admin(Method::POST, &format!("{path}/resend"));
            resend.header("idempotency-key", &email).json(&json!({}))
        })
        .await;
        let ask = json!({ "ticket": first });
        self.call("validate what was replaced", 410, |world| {
            world.request(Method::POST, "/v1/tickets/validate").json(&ask)
        })
        .await;
        self.deliver().await;
        let newest = self.ground.world.ticket(&email).await;
        assert_ne!(newest, first, "the second link is lost");
        self.call("revoke", 200, |world| {
            world.admin(Method::POST, &format!("{path}/revoke")).json(&json!({}))
        })
        .await;
        let body = json!({ "ticket": newest });
        let dead = self.ground.world.post("/v1/tickets/validate", &body).await;
        dead.refused(410, "invitation_revoked");
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the proxy: tests/emulators/run.py starts it"]
async fn no_fault_loses_a_message_doubles_a_user_or_keeps_people_waiting() {
    let ground = Ground::new().await;
    let mut number = 0;
    for service in [Service::Ses, Service::Sns, Service::DynamoDb] {
        for fault in FAULTS {
            number += 1;
            let mut walk = Walk {
                ground: &ground,
                service,
                fault,
                fired: 0,
                longest: Duration::ZERO,
            };
            let began = Instant::now();
            match service {
                Service::DynamoDb => {
                    walk.by_link(number).await;
                    walk.by_code(number, false).await;
                    walk.by_code(number, true).await;
                    walk.revoked(number).await;
                }
                Service::Ses => {
                    walk.by_link(number).await;
                    walk.by_code(number, false).await;
                    walk.revoked(number).await;
                }
                Service::Sns => walk.by_code(number, true).await,
            }
            println!(
                "{service:?} {fault:?}: fired {} times, {:?}, the longest answer {:?}",
                walk.fired,
                began.elapsed(),
                walk.longest,
            );
            assert!(
                walk.fired > 0,
                "{service:?} {fault:?} never happened: is the service's name right?"
            );
        }
    }
    assert!(ground.world.stack.stream.dead_letters().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the proxy: tests/emulators/run.py starts it"]
async fn while_mail_is_down_a_person_finishes_and_what_is_owed_is_sent_later() {
    let ground = Ground::new().await;
    let world = &ground.world;
    let email = "ada@example.com";
    let ticket = world.proven(email).await;
    let messages = ground.proxy(Service::Ses);
    let down = json!({ "service": "ses", "error": { "code": "InternalServiceErrorException", "status": 500 } });
    messages.arm(&[down]).await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.sign_in(email, PASSWORD).await.expect(200);
    // Whoever is invited now is invited, and can be handed the link.
    let invitation = world.invite(&json!({ "email": "grace@example.com" })).await;
    let path = format!("/v1/invitations/{}/link", invitation["id"].as_str().unwrap());
    world.admin_get(&path).await.expect(200);
    world.stack.stream.drain().await.unwrap();
    assert!(messages.disarm().await > 0, "mail was not down");
    let sent = |kind: &str| {
        world
            .stack
            .mailbox
            .list()
            .iter()
            .filter(|message| message.kind == kind)
            .count()
    };
    assert_eq!((sent("activation"), sent("invitation")), (0, 1));
    // What is owed waits in the table, and no record is given up.
    assert!(world.stack.stream.dead_letters().is_empty());
    let redrive = Redrive {
        store: world.stack.app.store.clone(),
        clock: Arc::clone(&world.stack.app.clock),
        entropy: Arc::clone(&world.stack.app.entropy),
    };
    redrive::handle(&redrive, Order::default(), || Duration::from_secs(60))
        .await
        .unwrap();
    world.stack.stream.drain().await.unwrap();
    assert_eq!((sent("activation"), sent("invitation")), (1, 2));
}
