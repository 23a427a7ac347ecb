//! What an operator does, or Secrets Manager in the operator's name: the first key, rotation, messages put on their way again.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use aws_config::SdkConfig;
use domain::{
    api_key::{ApiKeyId, Caller, CallerId, Reach, Scope},
    clock::Clock,
    keys::DeploymentKeys,
    origin_secret::OriginSecret,
    ticket::Ticket,
};
use first_key::{Failure, FirstKey};
use http::{HeaderMap, HeaderName};
use jiff::SignedDuration;
use local::{mailbox::Fault, running::running_as, secrets::Secrets};
use redrive::{Order, Redrive};
use rotate::{Request, Rotation, Step};
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use service::{
    app::App,
    http::{
        caller::Verdict,
        front::{Front, SECRET},
    },
    secrets::{Kept, Source},
    token::Signer,
    watch::{self, Call, Watcher},
};

use crate::support::{PASSWORD, World};

const KEYS: &str = "arn:aws:secretsmanager:us-east-1:000000000000:secret:deployment-keys";
const SIGNING: &str = "arn:aws:secretsmanager:us-east-1:000000000000:secret:signing-keys";
const ORIGIN: &str = "arn:aws:secretsmanager:us-east-1:000000000000:secret:origin-secret";
/// As CloudFormation makes it.
const FIRST_ORIGIN: &str = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ12";
const FILLING: &str = r#"{"placeholder":"made by CloudFormation"}"#;

/// Secrets as a new stack has them, and what rotates them.
pub(crate) struct Safe {
    secrets: Secrets,
    server: local::Server,
    pub(crate) rotation: Rotation,
    sdk: SdkConfig,
    rotations: std::cell::Cell<u32>,
}

impl Safe {
    pub(crate) async fn of(world: &World, change: impl Fn(SdkConfig) -> SdkConfig) -> Self {
        let clock = Arc::clone(&world.clock);
        let (secrets, server) = Secrets::start(Arc::new(move || clock.now().as_millisecond()))
            .await
            .unwrap();
        secrets.make(KEYS, FILLING);
        secrets.make(SIGNING, FILLING);
        secrets.make(ORIGIN, &format!(r#"{{"current":"{FIRST_ORIGIN}"}}"#));
        let sdk = change(local::sdk_config(&server.url()));
        let rotation = Rotation {
            client: aws_sdk_secretsmanager::Client::new(&sdk),
            deployment_keys: KEYS.to_owned(),
            signing_keys: SIGNING.to_owned(),
            origin_secret: Some(ORIGIN.to_owned()),
            clock: Arc::clone(&world.stack.app.clock),
            entropy: Arc::clone(&world.stack.app.entropy),
        };
        Self {
            secrets,
            server,
            rotation,
            sdk,
            rotations: std::cell::Cell::default(),
        }
    }

    /// The four steps, each of them twice, as happens when an answer is lost.
    pub(crate) async fn rotate(&self, secret: &str) {
        self.rotations.set(self.rotations.get() + 1);
        let token = format!("rotation-{}", self.rotations.get());
        for step in [
            Step::CreateSecret,
            Step::SetSecret,
            Step::TestSecret,
            Step::FinishSecret,
        ] {
            let request = Request {
                step,
                secret_id: secret.to_owned(),
                client_request_token: token.clone(),
            };
            for _ in 0..2 {
                let work = rotate::handle(&self.rotation, &request);
                running_as("rotate", work).await.unwrap();
            }
        }
    }

    pub(crate) async fn rotate_both(&self) {
        self.rotate(KEYS).await;
        self.rotate(SIGNING).await;
    }

    async fn read(&self, secret: &str) -> SecretString {
        let source = Source::new(&self.sdk, secret);
        source.read(Duration::from_secs(5)).await.unwrap()
    }

    /// An instance of a function that starts now, with the keys of the safe.
    async fn instance(&self, world: &World) -> App {
        let now = world.now();
        let kept = Kept::open(
            Source::new(&self.sdk, KEYS),
            |text| DeploymentKeys::parse(text).ok(),
            now,
        )
        .await
        .unwrap();
        App {
            keys: kept.value(now).await,
            kept_keys: Some(Arc::new(kept)),
            ..world.stack.app.clone()
        }
    }
}

/// An instance that knows none of the keys that count by now, and one that starts with them, so many minutes later: two
/// rotations at once, and the key that counts was not even there when the first one read.
async fn stale_and_fresh(world: &World, safe: &Safe, minutes: i64) -> (App, App) {
    safe.rotate(KEYS).await;
    let stale = safe.instance(world).await;
    safe.rotate(KEYS).await;
    safe.rotate(KEYS).await;
    world.advance(SignedDuration::from_mins(minutes));
    (stale, safe.instance(world).await)
}

/// The ticket in the link of an invitation that `app` makes and does not send.
async fn linked(app: &App) -> String {
    let body = json!({ "email": "ada@example.com", "method": "link" });
    let created = body_of(&invitations::handle(app, request("POST /v1/invitations", &body)).await);
    let link = created["link"].as_str().unwrap_or_else(|| panic!("{created}"));
    link.rsplit('/').next().unwrap().to_owned()
}

/// M4: the secret that a CDN shows is replaced while requests go on, and the one before counts until the next time.
#[tokio::test]
async fn m4_the_secret_of_the_cdn_is_replaced_with_an_overlap() {
    let world = World::new().await;
    let safe = Safe::of(&world, |sdk| sdk).await;
    let front = async || {
        let source = Source::new(&safe.sdk, ORIGIN);
        let kept = Kept::open(source, OriginSecret::parse, world.now()).await.unwrap();
        Front::with_secret(kept, Arc::clone(&world.clock) as _)
    };
    let newest = async || {
        let document: serde_json::Value = serde_json::from_str(safe.read(ORIGIN).await.expose_secret()).unwrap();
        document["current"].as_str().unwrap().to_owned()
    };
    let shown = |secret: &str| HeaderMap::from_iter([(HeaderName::from_static(SECRET), secret.parse().unwrap())]);
    let old = front().await;
    assert!(old.lets_through(&shown(FIRST_ORIGIN)).await);
    assert!(!old.lets_through(&HeaderMap::new()).await && !old.lets_through(&shown("")).await);
    let first = rotate::replace_origin_secret(&safe.rotation).await.unwrap();
    let second = newest().await;
    assert_ne!(second, FIRST_ORIGIN);
    // An instance that has read before meets the new one once the CDN has it, and looks at once, but not at every request.
    assert!(!old.lets_through(&shown(&second)).await, "it has looked just now");
    world.advance(SignedDuration::from_mins(1));
    for front in [old, front().await] {
        assert!(front.lets_through(&shown(&second)).await);
        assert!(
            front.lets_through(&shown(FIRST_ORIGIN)).await,
            "the CDN is not told in the same moment"
        );
    }
    let again = rotate::replace_origin_secret(&safe.rotation).await.unwrap();
    assert_ne!(first, again);
    let fresh = front().await;
    assert!(fresh.lets_through(&shown(&newest().await)).await && fresh.lets_through(&shown(&second)).await);
    assert!(
        !fresh.lets_through(&shown(FIRST_ORIGIN)).await,
        "two count, and no more"
    );
    let without = Rotation {
        origin_secret: None,
        ..safe.rotation.clone()
    };
    let none = rotate::replace_origin_secret(&without).await;
    assert_eq!(none, Err(rotate::Failure::NotOurs));
    safe.server.stop().await;
}

/// How often a secret was asked for.
#[derive(Debug, Default)]
struct Asked(AtomicUsize);

impl Watcher for Asked {
    fn leaves(&self, call: &Call, _: &[u8]) {
        if call.operation == "GetSecretValue" {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }
}

/// Whoever sends tickets of keys that nobody knows must not make every request wait for a secret that cannot be read.
#[tokio::test]
async fn a_secret_that_cannot_be_read_is_asked_for_once_a_minute_at_most() {
    let world = World::new().await;
    let asked = Arc::new(Asked::default());
    let watcher = Arc::clone(&asked) as Arc<dyn Watcher>;
    let safe = Safe::of(&world, |sdk| {
        let client = watch::client(Arc::clone(&watcher));
        sdk.into_builder().http_client(client).build()
    })
    .await;
    safe.rotate_both().await;
    let instance = safe.instance(&world).await;
    let kept = instance.kept_keys.unwrap();
    safe.secrets.make(KEYS, FILLING);
    let before = asked.0.load(Ordering::SeqCst);
    for minute in 1..=3 {
        world.advance(SignedDuration::from_secs(60));
        for _ in 0..5 {
            kept.again(world.now()).await;
        }
        assert_eq!(asked.0.load(Ordering::SeqCst) - before, minute);
    }
}

#[tokio::test]
async fn the_first_rotation_fills_the_secrets_and_later_ones_lose_no_key() {
    let world = World::new().await;
    let safe = Safe::of(&world, |sdk| sdk).await;
    let unfilled = Kept::open(
        Source::new(&safe.sdk, KEYS),
        |text| DeploymentKeys::parse(text).ok(),
        world.now(),
    )
    .await;
    assert!(unfilled.is_err(), "a function does not start with the filling");
    safe.rotate_both().await;
    let first = DeploymentKeys::parse(&safe.read(KEYS).await).unwrap();
    let first_signer = Signer::parse(&safe.read(SIGNING).await).ok().unwrap();
    assert_eq!(
        first_signer.published().keys.len(),
        2,
        "the next one is published already"
    );
    for _ in 0..3 {
        world.advance(SignedDuration::from_hours(24 * 90));
        safe.rotate_both().await;
    }
    let last = DeploymentKeys::parse(&safe.read(KEYS).await).unwrap();
    assert!(last.includes(&first));
    assert_ne!(last.current(), first.current());
    let last_signer = Signer::parse(&safe.read(SIGNING).await).ok().unwrap();
    assert_eq!(last_signer.published().keys.len(), 3);
    assert!(
        last_signer.published().find(first_signer.current()).is_none(),
        "its tokens ended long ago"
    );
}

#[tokio::test]
async fn signing_keys_that_are_rotated_twice_in_a_minute_stay_published() {
    let world = World::new().await;
    let safe = Safe::of(&world, |sdk| sdk).await;
    safe.rotate(SIGNING).await;
    let before = Signer::parse(&safe.read(SIGNING).await).ok().unwrap();
    for _ in 0..3 {
        world.advance(SignedDuration::from_secs(10));
        safe.rotate(SIGNING).await;
    }
    let after = Signer::parse(&safe.read(SIGNING).await).ok().unwrap();
    assert!(
        after.published().find(before.current()).is_some(),
        "a token of ten minutes would count for nothing"
    );
}

#[tokio::test]
async fn keys_survive_a_secret_that_was_filled_anew_by_mistake() {
    let world = World::new().await;
    let safe = Safe::of(&world, |sdk| sdk).await;
    safe.rotate(KEYS).await;
    let before = DeploymentKeys::parse(&safe.read(KEYS).await).unwrap();
    let put = safe.rotation.client.put_secret_value().secret_id(KEYS);
    // Without stages it is the current version at once.
    put.client_request_token("filled-anew")
        .secret_string(FILLING)
        .send()
        .await
        .unwrap();
    safe.rotate(KEYS).await;
    let after = DeploymentKeys::parse(&safe.read(KEYS).await).unwrap();
    assert!(after.includes(&before));
}

#[tokio::test]
async fn a_function_has_new_keys_in_time_and_keeps_old_ones_on_failure() {
    let world = World::new().await;
    let safe = Safe::of(&world, |sdk| sdk).await;
    safe.rotate(KEYS).await;
    let app = safe.instance(&world).await;
    safe.rotate(KEYS).await;
    let known = app.renewed().await;
    assert!(
        Arc::ptr_eq(&known.keys, &app.keys),
        "nothing is read within five minutes"
    );
    world.advance(SignedDuration::from_mins(5));
    let renewed = app.renewed().await;
    assert_ne!(renewed.keys.current(), app.keys.current());
    safe.secrets.make(KEYS, "not a document");
    world.advance(SignedDuration::from_mins(5));
    assert!(
        Arc::ptr_eq(&app.renewed().await.keys, &renewed.keys),
        "better than none"
    );
    safe.server.stop().await;
    world.advance(SignedDuration::from_mins(5));
    assert!(Arc::ptr_eq(&app.renewed().await.keys, &renewed.keys));
}

#[tokio::test]
async fn a_ticket_of_an_unknown_key_is_taken_after_one_look() {
    let world = World::new().await;
    let safe = Safe::of(&world, |sdk| sdk).await;
    let (stale, fresh) = stale_and_fresh(&world, &safe, 1).await;
    let ticket = linked(&fresh).await;
    assert!(
        Ticket::parse(&stale.keys, &ticket).is_err(),
        "the instance does not know the key"
    );
    let validate = request("POST /v1/tickets/validate", &json!({ "ticket": ticket }));
    assert_eq!(setup::handle(&stale, validate).await.status(), 200);
}

#[tokio::test]
async fn the_first_key_invites_and_is_made_once() {
    let world = World::new().await;
    let first = FirstKey {
        store: world.stack.app.store.clone(),
        clock: Arc::clone(&world.stack.app.clock),
        entropy: Arc::clone(&world.stack.app.entropy),
        application: world.stack.app.config.default_application.clone(),
    };
    let own = world.admin_get("/v1/keys").await.expect(200).json()["keys"][0]["id"].clone();
    let refused = first_key::handle(&first, first_key::Order::default()).await.err();
    assert_eq!(refused, Some(Failure::ThereIsOne(own.as_str().unwrap().to_owned())));
    let path = format!("/v1/keys/{}/revoke", own.as_str().unwrap());
    world.admin_post(&path, &json!({})).await.expect(200);
    let order = |text: &str| serde_json::from_str::<first_key::Order>(text).unwrap();
    let bad = first_key::handle(&first, order(r#"{"name":"a\nb"}"#)).await;
    assert_eq!(bad.err(), Some(Failure::BadName));
    let made = first_key::handle(&first, order(r#"{"name":"Shop"}"#))
        .await
        .ok()
        .unwrap();
    let invite = world
        .request(reqwest::Method::POST, "/v1/invitations")
        .bearer_auth(&made.key)
        .json(&json!({ "email": "ada@example.com" }));
    world.send(invite).await.expect(201);
    let again = first_key::handle(&first, order("{}")).await.err();
    assert_eq!(again, Some(Failure::ThereIsOne(made.id)));
    let another = first_key::handle(&first, order(r#"{"another":true}"#))
        .await
        .ok()
        .unwrap();
    assert_ne!(another.key, made.key);
}

#[tokio::test]
async fn messages_that_were_given_up_are_sent_by_a_redrive_and_once_only() {
    let world = World::new().await;
    let redrive = Redrive {
        store: world.stack.app.store.clone(),
        clock: Arc::clone(&world.stack.app.clock),
        entropy: Arc::clone(&world.stack.app.entropy),
    };
    let walk = async || {
        let walk = redrive::handle(&redrive, Order::default(), || Duration::from_secs(900));
        running_as("redrive", walk).await.unwrap()
    };
    // For each of the two the provider is asked four times.
    world.stack.mailbox.fail_next(8, Fault::Throttle);
    for name in ["ada", "bob"] {
        world.invite(&json!({ "email": format!("{name}@example.com") })).await;
    }
    assert_eq!(world.messages().await.len(), 0);
    assert!(
        world.stack.stream.dead_letters().is_empty(),
        "they wait, and the stream goes on"
    );
    assert_eq!(world.stack.mailbox.faults_left(), 0);
    let found = walk().await;
    assert_eq!((found.redriven, found.unreadable, found.next), (2, 0, None));
    assert_eq!(world.messages().await.len(), 2);
    assert_eq!(walk().await.redriven, 0, "nothing is owed any more");
    assert_eq!(world.messages().await.len(), 2);
    let ticket = world.ticket("ada@example.com").await;
    let code = world.asked(&ticket, "ada@example.com").await;
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
}

/// A page holds what a small function reads in time, and after each the walk asks whether there is time for another.
#[tokio::test]
async fn a_redrive_reads_pages_of_a_thousand_and_goes_on_where_it_stopped() {
    use aws_sdk_dynamodb::types::{AttributeValue, PutRequest, WriteRequest};

    let world = World::new().await;
    let client = aws_sdk_dynamodb::Client::new(&world.stack.sdk);
    for batch in 0..42 {
        let puts = (0..25).map(|number| {
            let text = |text: String| AttributeValue::S(text);
            let put = PutRequest::builder()
                .item("pk", text(format!("LIMIT#filling#{batch}-{number}")))
                .item("sk", text("x".to_owned()));
            WriteRequest::builder().put_request(put.build().unwrap()).build()
        });
        let write = client
            .batch_write_item()
            .request_items(&world.stack.table, puts.collect());
        write.send().await.unwrap();
    }
    let redrive = Redrive {
        store: world.stack.app.store.clone(),
        clock: Arc::clone(&world.stack.app.clock),
        entropy: Arc::clone(&world.stack.app.entropy),
    };
    let found = redrive::handle(&redrive, Order::default(), || Duration::from_secs(59))
        .await
        .unwrap();
    assert_eq!(found.read, 1_000);
    let rest = redrive::handle(&redrive, found.next.unwrap(), || Duration::from_secs(59))
        .await
        .unwrap();
    assert!((50..1_000).contains(&rest.read), "{rest:?}");
    assert_eq!(rest.next, None);
}

/// A request as the gateway makes it, by the holder of a key with every scope where the route asks for one.
fn request(route: &str, body: &serde_json::Value) -> lambda_http::Request {
    let caller = Caller {
        id: CallerId::Key(ApiKeyId::parse("key_aaaaaaaaaaaaa").unwrap()),
        scopes: Scope::ALL.to_vec(),
        reach: Reach::Deployment,
    };
    let (method, path) = route.split_once(' ').unwrap();
    let event = json!({
        "version": "2.0",
        "routeKey": route,
        "rawPath": path,
        "rawQueryString": "",
        "headers": { "content-type": "application/json", "host": "127.0.0.1" },
        "requestContext": {
            "accountId": "000000000000",
            "apiId": "test",
            "domainName": "127.0.0.1",
            "http": { "method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1" },
            "requestId": "test",
            "routeKey": route,
            "stage": "$default",
            "time": "21/Nov/2026:12:00:00 +0000",
            "timeEpoch": 1_795_262_400_000_i64,
            "authorizer": { "lambda": Verdict::Admitted(caller).to_context() },
        },
        "body": body.to_string(),
        "isBase64Encoded": false,
    });
    lambda_http::request::from_str(&event.to_string()).unwrap()
}

fn body_of(answer: &lambda_http::Response<lambda_http::Body>) -> serde_json::Value {
    serde_json::from_slice(answer.body().as_ref()).unwrap()
}

#[tokio::test]
async fn the_faces_of_other_systems_take_up_new_keys_as_well() {
    let world = World::new().await;
    let safe = Safe::of(&world, |sdk| sdk).await;
    let (stale, fresh) = stale_and_fresh(&world, &safe, 6).await;
    let code = json!({ "code": linked(&fresh).await });
    let validate = request("POST /api/identity/user/v1.0/validate-code", &code);
    assert_eq!(wso2::handle(&stale, validate).await.status(), 202);

    let user = json!({ "connection": "Username-Password-Authentication", "email": "bob@example.com" });
    let user = body_of(&auth0::handle(&stale, request("POST /api/v2/users", &user)).await);
    let ask = json!({ "user_id": user["user_id"] });
    let ticket = body_of(&auth0::handle(&stale, request("POST /api/v2/tickets/password-change", &ask)).await);
    let link = ticket["ticket"].as_str().unwrap_or_else(|| panic!("{ticket}"));
    let ticket = link.trim_end_matches('#').rsplit('/').next().unwrap();
    assert!(Ticket::parse(&fresh.keys, ticket).is_ok());
    assert!(
        Ticket::parse(&stale.keys, ticket).is_err(),
        "it is made with the newest key, not with the one that it began with"
    );
}

#[tokio::test]
async fn a_recovery_over_wso2s_routes_outlives_a_rotation() {
    let world = World::new().await;
    let safe = Safe::of(&world, |sdk| sdk).await;
    safe.rotate(KEYS).await;
    let app = safe.instance(&world).await;
    let invite = json!({ "email": "ada@example.com" });
    let invited = invitations::handle(&app, request("POST /v1/invitations", &invite)).await;
    assert_eq!(invited.status(), 201);
    let claims = json!({ "claims": [{ "uri": "http://wso2.org/claims/username", "value": "ada@example.com" }] });
    let init = "POST /api/users/v2/recovery/password/init";
    let begun = body_of(&wso2::handle(&app, request(init, &claims)).await);
    let code = begun[0]["channelInfo"]["recoveryCode"]
        .as_str()
        .unwrap_or_else(|| panic!("{begun}"));
    safe.rotate(KEYS).await;
    world.advance(SignedDuration::from_mins(6));
    let recover = json!({ "recoveryCode": code, "channelId": "1" });
    let recover = request("POST /api/users/v2/recovery/password/recover", &recover);
    assert_eq!(wso2::handle(&app, recover).await.status(), 202);
}
