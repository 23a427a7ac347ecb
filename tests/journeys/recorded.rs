//! What each function asks of AWS on the way of a deployment, recorded, and held against what its role allows.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
};

use jiff::SignedDuration;
use local::running::{running, running_as};
use reqwest::Method;
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use service::watch::{self, Call, Watcher};

use crate::{
    names::cleaned_up,
    one_map::{source, template},
    operator::Safe,
    permissions::{Place, is_of_the_platform, pairs},
    support::{PASSWORD, World, wrong},
    webhooks::Receiver,
};

/// Every call: function, action, and what of the table it is about.
#[derive(Debug, Default)]
struct Recorder(Mutex<BTreeSet<(String, String, Place)>>);

impl Watcher for Recorder {
    fn leaves(&self, call: &Call, body: &[u8]) {
        let Some(function) = running() else { return };
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let mut seen = self.0.lock().unwrap();
        let mut add = |operation: &str, item: &Value| {
            let values = "/ExpressionAttributeValues";
            let partition = [
                "/Key/pk/S",
                "/Item/pk/S",
                &format!("{values}/:pk/S"),
                &format!("{values}/:part/S"),
            ];
            let partition = partition.iter().find_map(|place| item.pointer(place)?.as_str());
            let action = format!("{}:{operation}", call.service);
            let place = Place {
                index: item["IndexName"].as_str().map(str::to_owned),
                keys: partition.map(str::to_owned),
            };
            seen.insert((function.clone(), action, place));
        };
        if let Some(tables) = body["RequestItems"].as_object() {
            for key in tables.values().flat_map(|asked| asked["Keys"].as_array().unwrap()) {
                add(&call.operation, &json!({ "Key": key }));
            }
            return;
        }
        match body["TransactItems"].as_array() {
            Some(parts) => {
                for part in parts {
                    let (kind, item) = part.as_object().unwrap().iter().next().unwrap();
                    // IAM knows the parts of a transaction, not the transaction.
                    let name = if kind == "ConditionCheck" {
                        "ConditionCheckItem".to_owned()
                    } else {
                        format!("{kind}Item")
                    };
                    add(&name, item);
                }
            }
            None => {
                add(&call.operation, &body);
                // A change of a person whose end is unclear is settled by reading.
                let key = body.pointer("/Key/pk/S").and_then(Value::as_str);
                if call.operation == "UpdateItem" && key.is_some_and(|key| key.starts_with("PERSON#")) {
                    add("GetItem", &body);
                }
            }
        }
    }
}

/// M3: not actions and partitions apart, but each action in each partition, both ways.
#[tokio::test]
async fn m3_what_is_allowed_is_what_is_done() {
    let recorder = Arc::new(Recorder::default());
    let world = World::with(|options| options.watcher = Some(Arc::clone(&recorder) as _)).await;
    everything(&world, &recorder).await;

    let mut done = BTreeMap::<String, BTreeSet<(String, Place)>>::new();
    for (function, action, place) in recorder.0.lock().unwrap().iter() {
        let done = done.entry(function.clone()).or_default();
        done.insert((action.clone(), place.clone()));
        // One call of version 2, which SES takes for one of the two of version 1.
        if action == "ses:SendEmail" {
            done.insert(("ses:SendRawEmail".to_owned(), place.clone()));
        }
    }
    let mut wrong = Vec::new();
    for function in template().functions {
        let name = &function.handler;
        let mut done = done.remove(name).unwrap_or_default();
        // Secrets are read before a handler runs, so the recorder sees it of `rotate` only.
        let main = source(&format!("functions/{name}/src/start.rs"));
        if [
            "App::from_environment(",
            "App::without_settings(",
            ".signer()",
            ".deployment_keys()",
        ]
        .iter()
        .any(|read| main.contains(read))
        {
            done.insert(("secretsmanager:GetSecretValue".to_owned(), Place::default()));
        }
        // So are the first reads of the table.
        for (read, partition) in [
            ("App::from_environment(", "APP#app_default"),
            (".warm_up_for_keys()", "KEY#"),
        ] {
            if main.contains(read) {
                let place = Place {
                    index: None,
                    keys: Some(partition.to_owned()),
                };
                done.insert(("dynamodb:GetItem".to_owned(), place));
            }
        }
        let allowed: Vec<_> = pairs(name)
            .into_iter()
            .filter(|(action, _)| !is_of_the_platform(action, function.streamed))
            .collect();
        for (action, place) in &done {
            let fine = allowed
                .iter()
                .any(|(allowed, pattern)| allowed == action && pattern.covers(place));
            if !fine {
                wrong.push(format!("{name} does {action} {place} and may not"));
            }
        }
        for (action, pattern) in &allowed {
            let used = done.iter().any(|(done, place)| done == action && pattern.covers(place));
            if !used {
                wrong.push(format!("{name} may {action} {pattern} and never does"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Every function, and in each everything that makes another call.
async fn everything(world: &World, recorder: &Arc<Recorder>) {
    let post = async |path: &str, body: Value| world.admin_post(path, &body).await;
    // What a browser asks before a page of another origin calls.
    for path in ["/v1/enter", "/v1/sign-in"] {
        let asked = world
            .request(Method::OPTIONS, path)
            .header("origin", "https://app.example");
        world.send(asked).await.expect(403);
        // What was read for one function is in the memory of all: here they are one process.
        world.advance(SignedDuration::from_mins(2));
    }
    // Administration.
    let settings = world.admin_get("/v1/applications/app_default").await.expect(200);
    let version = settings.headers["etag"].clone();
    let mut body = settings.json();
    body.as_object_mut()
        .unwrap()
        .retain(|name, _| !["id", "version"].contains(&name.as_str()));
    let replace = world
        .admin(Method::PUT, "/v1/applications/app_default")
        .header("if-match", version);
    world.send(replace.json(&body)).await.expect(200);
    world.admin_get("/v1/applications").await.expect(200);
    post(
        "/v1/applications",
        json!({ "id": "app_shop", "settings": { "name": "Shop" } }),
    )
    .await
    .expect(201);
    let steps = json!({ "steps": [{ "kind": "set_password" }] });
    world.publish("short", &steps).await;
    world.admin_get("/v1/applications/app_default/flows").await.expect(200);
    world.advance(SignedDuration::from_mins(2));
    let of_one = json!({ "name": "test", "scopes": ["users:read"], "applications": ["app_default"] });
    let key = post("/v1/keys", of_one).await.expect(201).json();
    world.admin_get("/v1/keys").await.expect(200);
    post(&format!("/v1/keys/{}/revoke", key["id"].as_str().unwrap()), json!({}))
        .await
        .expect(200);
    // Calls that name themselves, and come twice.
    let named = async |path: &str, body: Value| {
        for _ in 0..2 {
            let call = world.admin(Method::POST, path).header("idempotency-key", path);
            world.send(call.json(&body)).await.expect(201);
        }
    };
    named("/v1/keys", json!({ "name": "twice", "scopes": ["users:read"] })).await;
    let hooks = "/v1/applications/app_default/webhooks";
    named(hooks, json!({ "url": "https://app.example.com/twice" })).await;
    let made = world.admin_get(hooks).await.expect(200).json();
    let made = format!("{hooks}/{}", made["webhooks"][0]["id"].as_str().unwrap());
    world.send(world.admin(Method::DELETE, &made)).await.expect(204);
    // An application that is deleted, with whoever is in it.
    let gone = json!({ "id": "app_gone", "settings": { "name": "Gone" } });
    post("/v1/applications", gone).await.expect(201);
    world
        .invite(&json!({ "application": "app_gone", "email": "gone@example.com" }))
        .await;
    let of_it = json!({ "name": "of it", "scopes": ["users:read"], "applications": ["app_gone"] });
    post("/v1/keys", of_it).await.expect(201);
    let delete = world.admin(Method::DELETE, "/v1/applications/app_gone?erase=true");
    world.send(delete).await.expect(204);
    // Invitations, with the keys that a call may carry.
    let once = || {
        let call = world.admin(Method::POST, "/v1/invitations");
        let call = call.header("idempotency-key", "one");
        call.json(&json!({ "email": "bob@example.com" }))
    };
    let made = world.send(once()).await.expect(201).json();
    world.send(once()).await.expect(201);
    let path = format!("/v1/invitations/{}", made["id"].as_str().unwrap());
    world.admin_get("/v1/invitations").await.expect(200);
    world.admin_get(&path).await.expect(200);
    world.admin_get(&format!("{path}/link")).await.expect(200);
    for (action, body) in [
        ("resend", json!({})),
        ("extend", json!({ "lifetime_minutes": 60 })),
        ("revoke", json!({})),
    ] {
        post(&format!("{path}/{action}"), body).await.expect(200);
    }
    // A person's way, and a message by SMS.
    let ticket = world.invited("ada@example.com").await;
    world.browser().open(&format!("/i/{ticket}")).await;
    let code = world.asked(&ticket, "ada@example.com").await;
    world.verify(&ticket, &wrong(&code)).await.expect(422);
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    let trial = json!({ "to": "ada@example.com" });
    let template = "/v1/applications/app_default/templates/activation/en";
    post(&format!("{template}/test-send"), trial).await.expect(202);
    let by_sms = json!({ "email": "sam@example.com", "phone": "+4915112345678", "flow": "sms_code_password" });
    world.invite(&by_sms).await;
    let ticket = world.ticket("sam@example.com").await;
    let ask = json!({ "ticket": ticket });
    world.post("/v1/tickets/code", &ask).await.expect(202);
    let sms = world.newest("code", "+4915112345678").await;
    world.verify(&ticket, &sms.code.clone().unwrap()).await.expect(200);
    world.messages().await;
    // A link that has expired, and its holder, who has a new one sent.
    let tardy = json!({ "email": "tardy@example.com", "lifetime_minutes": 1 });
    let tardy = world.invite(&tardy).await;
    let late = world.ticket("tardy@example.com").await;
    world.advance(SignedDuration::from_mins(2));
    let renew = json!({ "ticket": late });
    world.post("/v1/tickets/renew", &renew).await.expect(202);
    world.messages().await;
    let path = format!("/v1/invitations/{}", tardy["id"].as_str().unwrap());
    world.send(world.admin(Method::DELETE, &path)).await.expect(204);
    world.messages().await;
    // Somebody who never came, and the way of a deletion into the timeline.
    let never = world.invite(&json!({ "email": "never@example.com" })).await;
    let path = format!("/v1/invitations/{}", never["id"].as_str().unwrap());
    world.messages().await;
    world.send(world.admin(Method::DELETE, &path)).await.expect(204);
    world.messages().await;
    world.admin_get("/v1/users").await.expect(200);
    let imported = json!({ "users": [{ "email": "imported@example.com" }] });
    post("/v1/imports", imported).await.expect(200);
    // Signing in, failing to, as somebody and as nobody, and a forgotten password.
    world.sign_in("ada@example.com", PASSWORD).await.expect(200);
    world.sign_in("ada@example.com", "not this one, no").await.expect(401);
    world.sign_in("nobody@example.com", PASSWORD).await.expect(401);
    world.forgot("ada@example.com").await;
    world.messages().await;
    // Another code to enter with, for nobody.
    let nobody = json!({ "username": "nobody@example.com" });
    world.post("/v1/enter/code", &nobody).await.expect(202);
    // A mail of the application's own, tried out.
    let path = "/v1/applications/app_default/templates/invitation/en";
    let template = json!({ "subject": "Hello", "text": "{{ link }}", "html": "<p><a href=\"{{ link }}\">Go</a></p>" });
    world
        .send(world.admin(Method::PUT, path).json(&template))
        .await
        .expect(200);
    post(&format!("{path}/test-send"), json!({ "to": "ada@example.com" }))
        .await
        .expect(202);
    world.messages().await;
    // Groups, through both doors that have them.
    let group = json!({ "displayName": "staff" });
    post("/scim2/Groups", group).await.expect(201);
    world.admin_get("/scim2/Groups").await.expect(200);
    post("/api/v2/roles", json!({ "name": "crew" })).await.expect(200);
    world.admin_get("/api/v2/roles").await.expect(200);
    // Users.
    let found = world
        .admin_get("/v1/users?username=ada@example.com")
        .await
        .expect(200)
        .json();
    let user = format!("/v1/users/{}", found["users"][0]["id"].as_str().unwrap());
    world.advance(SignedDuration::from_mins(2));
    post(&format!("{user}/reset"), json!({})).await.expect(202);
    // Events of somebody with metadata.
    world.messages().await;
    world.advance(SignedDuration::from_mins(2));
    world
        .send(
            world
                .admin(Method::PATCH, &user)
                .json(&json!({ "metadata": { "plan": "pro" } })),
        )
        .await
        .expect(200);
    world.messages().await;
    post(&format!("{user}/disable"), json!({})).await.expect(200);
    world.send(world.admin(Method::DELETE, &user)).await.expect(204);
    // Whoever had an address by name lent it to whom the table cleans up.
    let ida = post("/v1/invitations", json!({ "email": "ida@example.com" }))
        .await
        .expect(201)
        .json();
    let revoke = format!("/v1/invitations/{}/revoke", ida["id"].as_str().unwrap());
    post(&revoke, json!({})).await.expect(200);
    let next = json!({ "username": "ida", "email": "ida@example.com" });
    post("/v1/invitations", next).await.expect(201);
    cleaned_up(world, "ida").await;
    // Clients of Auth0.
    let joe = json!({
        "connection": "Username-Password-Authentication", "email": "joe@example.com", "password": PASSWORD,
        "verify_email": false, "user_id": "joe-1",
    });
    let joe = post("/api/v2/users", joe).await.expect(201).json();
    world.admin_get("/api/v2/users").await.expect(200);
    let ticket = json!({ "user_id": joe["user_id"] });
    post("/api/v2/tickets/password-change", ticket).await.expect(201);
    let joe = format!("/api/v2/users/{}", joe["user_id"].as_str().unwrap().replace('|', "%7C"));
    world.send(world.admin(Method::DELETE, &joe)).await.expect(204);
    let whole = world.stack.api_key().expose_secret().to_owned();
    let (id, secret) = whole.strip_prefix("lk_").unwrap().split_once('_').unwrap();
    let token = json!({ "grant_type": "client_credentials", "client_id": id, "client_secret": secret });
    world.post("/oauth/token", &token).await.expect(200);
    // Clients of WSO2.
    let kim = json!({ "userName": "kim@example.com", "roles": ["editor"] });
    let kim = post("/t/Shop/scim2/Users", kim).await.expect(201).json();
    world.admin_get("/t/Shop/scim2/Users").await.expect(200);
    let kim = format!("/t/Shop/scim2/Users/{}", kim["id"].as_str().unwrap());
    let off = json!({ "Operations": [{ "op": "replace", "path": "active", "value": false }] });
    world
        .send(world.admin(Method::PATCH, &kim).json(&off))
        .await
        .expect(200);
    world.send(world.admin(Method::DELETE, &kim)).await.expect(204);
    let connector = "User%20Onboarding/connectors/user-email-verification";
    let length = json!({
        "operation": "UPDATE", "properties": [{ "name": "EmailVerification.OTP.OTPLength", "value": "7" }],
    });
    let connector = format!("/t/Shop/api/server/v1/identity-governance/{connector}");
    world
        .send(world.admin(Method::PATCH, &connector).json(&length))
        .await
        .expect(200);
    for (id, secret, status) in [("aaaaaaaaaaaaa", "x", 401), (id, secret, 200)] {
        let client = world.request(Method::POST, "/oauth2/token");
        let client = client.basic_auth(id, Some(secret));
        world
            .send(client.form(&[("grant_type", "client_credentials")]))
            .await
            .expect(status);
    }
    world.invite(&json!({ "email": "lou@example.com" })).await;
    world.messages().await;
    let again = json!({
        "user": { "username": "lou@example.com" }, "properties": [{ "key": "RecoveryScenario", "value": "ASK_PASSWORD" }],
    });
    post("/api/identity/user/v1.0/resend-code", again).await.expect(201);
    // What the clock brings.
    let late = json!({ "email": "late@example.com", "lifetime_minutes": 1 });
    world.invite(&late).await;
    world.messages().await;
    world.advance(SignedDuration::from_mins(1));
    assert_eq!(world.stack.sweep().await.unwrap().done, 1);
    world.messages().await;
    // Webhooks: made, changed, called, called again, given up, and replayed.
    let receiver = Receiver::start(500).await;
    let webhooks = "/v1/applications/app_default/webhooks";
    let made = post(webhooks, json!({ "url": receiver.url })).await.expect(201).json();
    let webhook = format!("{webhooks}/{}", made["id"].as_str().unwrap());
    world.admin_get(&webhook).await.expect(200);
    post(&format!("{webhook}/rotate-secret"), json!({})).await.expect(200);
    world.invite(&json!({ "email": "hook@example.com" })).await;
    world.messages().await;
    world.advance(SignedDuration::from_secs(61));
    world.stack.call_webhooks().await.unwrap();
    let from = json!({ "from": "2026-11-21T00:00:00Z", "all": true });
    post(&format!("{webhook}/replay"), from).await.expect(202);
    post(&format!("{webhook}/test"), json!({})).await.expect(202);
    world.admin_get(&format!("{webhook}/deliveries")).await.expect(200);
    world.send(world.admin(Method::DELETE, &webhook)).await.expect(204);
    // The operator's functions.
    world.advance(SignedDuration::from_mins(1));
    let watcher = Arc::clone(recorder) as Arc<dyn Watcher>;
    let safe = Safe::of(world, |sdk| {
        sdk.into_builder()
            .http_client(watch::client(Arc::clone(&watcher)))
            .build()
    })
    .await;
    safe.rotate_both().await;
    world.invite(&json!({ "email": "eve@example.com" })).await;
    let app = &world.stack.app;
    let redrive = redrive::Redrive {
        store: app.store.clone(),
        clock: Arc::clone(&app.clock),
        entropy: Arc::clone(&app.entropy),
    };
    let walk = redrive::handle(&redrive, redrive::Order::default(), || std::time::Duration::MAX);
    assert_eq!(running_as("redrive", walk).await.unwrap().redriven, 1);
    let first = first_key::FirstKey {
        store: app.store.clone(),
        clock: Arc::clone(&app.clock),
        entropy: Arc::clone(&app.entropy),
        application: app.config.default_application.clone(),
    };
    running_as("first-key", first_key::handle(&first, first_key::Order::default()))
        .await
        .err();
    let order = first_key::Order {
        another: true,
        ..first_key::Order::default()
    };
    running_as("first-key", first_key::handle(&first, order))
        .await
        .ok()
        .unwrap();
}
