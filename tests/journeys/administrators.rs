//! Administrators who come with a token of the operator's own identity provider in place of an API key.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicUsize, Ordering},
};

use aws_lc_rs::{rand::SystemRandom, signature};
use axum::{Json, Router, extract::State, http::StatusCode, routing::get};
use data_encoding::BASE64URL_NOPAD;
use jiff::SignedDuration;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode, jwk::Jwk};
use local::stack::Issuer;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::support::{Answer, World};

const AUDIENCE: &str = "https://latchkey.example/admin";

/// An identity provider: it publishes keys, and signs whatever it is told to.
struct Provider {
    url: String,
    state: Arc<Published>,
    keys: Mutex<Vec<(String, EncodingKey)>>,
}

struct Published {
    url: Mutex<String>,
    keys: Mutex<Value>,
    asked: AtomicUsize,
    down: Mutex<bool>,
}

fn locked<T>(of: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Provider {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/realm", listener.local_addr().unwrap());
        let state = Arc::new(Published {
            url: Mutex::new(url.clone()),
            keys: Mutex::new(json!({ "keys": [] })),
            asked: AtomicUsize::new(0),
            down: Mutex::new(false),
        });
        let router = Router::new()
            .route("/realm/.well-known/openid-configuration", get(discovery))
            .route("/realm/keys", get(keys))
            .with_state(Arc::clone(&state));
        tokio::spawn(async move { axum::serve(listener, router).await });
        let provider = Self {
            url,
            state,
            keys: Mutex::default(),
        };
        provider.publish("one");
        provider
    }

    /// Makes a key and publishes it besides those that are there.
    fn publish(&self, id: &str) {
        let algorithm = &signature::ECDSA_P256_SHA256_FIXED_SIGNING;
        let pkcs8 = signature::EcdsaKeyPair::generate_pkcs8(algorithm, &SystemRandom::new()).unwrap();
        let key = EncodingKey::from_ec_der(pkcs8.as_ref());
        let mut jwk = Jwk::from_encoding_key(&key, Algorithm::ES256).unwrap();
        jwk.common.key_id = Some(id.to_owned());
        locked(&self.state.keys)["keys"]
            .as_array_mut()
            .unwrap()
            .push(serde_json::to_value(jwk).unwrap());
        locked(&self.keys).push((id.to_owned(), key));
    }

    fn sign(&self, id: &str, claims: &Value) -> String {
        let keys = locked(&self.keys);
        let (_, key) = keys.iter().find(|(name, _)| name == id).unwrap();
        let header = Header {
            kid: Some(id.to_owned()),
            ..Header::new(Algorithm::ES256)
        };
        encode(&header, claims, key).unwrap()
    }

    fn asked(&self) -> usize {
        self.state.asked.load(Ordering::SeqCst)
    }

    async fn world(&self) -> World {
        let issuer = Issuer::new(&self.url, AUDIENCE).unwrap();
        World::with(|options| options.issuer = Some(issuer)).await
    }

    /// What a token of an administrator says.
    fn claims(&self, world: &World) -> Value {
        json!({
            "iss": self.url,
            "sub": "administrator|7",
            "aud": [AUDIENCE, "https://elsewhere.example"],
            "exp": world.now().as_second() + 600,
            "scope": "openid invitations:write invitations:read",
        })
    }
}

async fn discovery(State(state): State<Arc<Published>>) -> (StatusCode, Json<Value>) {
    state.asked.fetch_add(1, Ordering::SeqCst);
    let url = locked(&state.url).clone();
    let at = url.rsplit_once("/realm").unwrap().0;
    let status = if *locked(&state.down) { 500 } else { 200 };
    (
        StatusCode::from_u16(status).unwrap(),
        Json(json!({ "issuer": url, "jwks_uri": format!("{at}/realm/keys") })),
    )
}

async fn keys(State(state): State<Arc<Published>>) -> Json<Value> {
    Json(locked(&state.keys).clone())
}

async fn call(world: &World, token: &str, method: Method, path: &str, body: &Value) -> Answer {
    world
        .send(world.request(method, path).bearer_auth(token).json(body))
        .await
}

async fn invite(world: &World, token: &str, email: &str) -> Answer {
    call(
        world,
        token,
        Method::POST,
        "/v1/invitations",
        &json!({ "email": email }),
    )
    .await
}

async fn read(world: &World, token: &str) -> Answer {
    world
        .send(world.request(Method::GET, "/v1/invitations").bearer_auth(token))
        .await
}

#[tokio::test]
async fn an_administrator_invites_with_a_token_of_their_own_identity_provider() {
    let provider = Provider::start().await;
    let world = provider.world().await;
    let token = provider.sign("one", &provider.claims(&world));
    let made = invite(&world, &token, "ada@example.com").await.expect(201).json();
    let by = made["created_by"].as_str().unwrap().to_owned();
    assert!(by.starts_with("adm_") && by.len() == 20, "{by}");
    world.stack.stream.drain().await.unwrap();
    let path = format!("/v1/invitations/{}", made["id"].as_str().unwrap());
    let now = world.admin_get(&path).await.expect(200).json();
    assert_eq!(now["timeline"][0]["by"], by, "{now}");
    // The same administrator is the same tomorrow; another one is not, nor is the same name at another issuer.
    let again = invite(&world, &token, "grace@example.com").await.expect(201).json();
    assert_eq!(again["created_by"], by);
    let mut claims = provider.claims(&world);
    claims["sub"] = json!("administrator|8");
    let other = invite(&world, &provider.sign("one", &claims), "alan@example.com").await;
    assert_ne!(other.expect(201).json()["created_by"], by);
    // What the token does not say it may not do; API keys count as before.
    let refused = call(&world, &token, Method::GET, "/v1/users", &json!({})).await;
    refused.refused(403, "scope_missing");
    world.admin_get("/v1/users").await.expect(200);
    assert_eq!(provider.asked(), 1, "the keys are read once");
}

#[tokio::test]
async fn scopes_and_audience_are_read_as_each_provider_writes_them() {
    let provider = Provider::start().await;
    let world = provider.world().await;
    for (name, value) in [
        ("scope", json!(["invitations:read"])),
        (
            "scope",
            json!("https://latchkey.example/admin/invitations:read latchkey/users:read"),
        ),
        ("scp", json!("invitations:read")),
        ("scp", json!(["profile", "invitations:read"])),
        ("permissions", json!(["invitations:read"])),
    ] {
        let mut claims = provider.claims(&world);
        claims.as_object_mut().unwrap().remove("scope");
        claims[name] = value;
        read(&world, &provider.sign("one", &claims)).await.expect(200);
        let write = invite(&world, &provider.sign("one", &claims), "ada@example.com").await;
        write.refused(403, "scope_missing");
    }
    // An access token of Cognito.
    let mut claims = provider.claims(&world);
    claims.as_object_mut().unwrap().remove("aud");
    read(&world, &provider.sign("one", &claims))
        .await
        .refused(401, "api_key_not_valid");
    claims["client_id"] = json!(AUDIENCE);
    read(&world, &provider.sign("one", &claims)).await.expect(200);
}

#[tokio::test]
async fn a_token_reaches_the_applications_that_it_names() {
    let provider = Provider::start().await;
    let world = provider.world().await;
    let settings = json!({ "id": "app_portal", "settings": { "name": "Portal" } });
    world.admin_post("/v1/applications", &settings).await.expect(201);
    let mut claims = provider.claims(&world);
    claims["latchkey_applications"] = json!("app_portal");
    let token = provider.sign("one", &claims);
    let made = invite(&world, &token, "ada@example.com").await.expect(201).json();
    assert_eq!(made["application"], "app_portal", "the only one within reach");
    let elsewhere = json!({ "email": "ada@example.com", "application": "app_default" });
    let refused = call(&world, &token, Method::POST, "/v1/invitations", &elsewhere).await;
    assert_eq!(refused.status.as_u16(), 404, "{}", refused.text);
    for nothing in [json!([]), json!(["no application"]), json!("app_portal *")] {
        claims["latchkey_applications"] = nothing.clone();
        let answer = invite(&world, &provider.sign("one", &claims), "grace@example.com").await;
        assert!(answer.status.is_client_error(), "{nothing}: {}", answer.text);
    }
}

/// Each of these would let somebody in who was not let in by the provider.
#[tokio::test]
async fn a_token_that_is_not_for_us_counts_for_nothing() {
    let provider = Provider::start().await;
    let world = provider.world().await;
    let other = Provider::start().await;
    let good = provider.claims(&world);
    let now = world.now().as_second();
    let with = |name: &str, value: Value| {
        let mut claims = good.clone();
        claims[name] = value;
        provider.sign("one", &claims)
    };
    let without = |name: &str| {
        let mut claims = good.clone();
        claims.as_object_mut().unwrap().remove(name);
        provider.sign("one", &claims)
    };
    let unsigned = |header: Value| {
        let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
        format!("{}.{}.", part(&header), part(&good))
    };
    let secret = EncodingKey::from_secret(locked(&provider.state.keys).to_string().as_bytes());
    let header = Header {
        kid: Some("one".to_owned()),
        ..Header::new(Algorithm::HS256)
    };
    let fine = provider.sign("one", &good);
    for (what, token) in [
        ("over", with("exp", json!(now))),
        ("without an end", without("exp")),
        ("not yet", with("nbf", json!(now + 61))),
        ("of another issuer", with("iss", json!(other.url))),
        ("of nobody", without("sub")),
        ("of an empty name", with("sub", json!(""))),
        ("for another audience", with("aud", json!("https://elsewhere.example"))),
        ("for an empty audience", with("aud", json!([]))),
        ("signed by another provider", other.sign("one", &good)),
        ("unsigned", unsigned(json!({ "alg": "none", "kid": "one" }))),
        ("signed with nothing", unsigned(json!({ "alg": "ES256", "kid": "one" }))),
        ("signed with what is public", encode(&header, &good, &secret).unwrap()),
        ("altered", fine.replacen(&fine[40..44], "AAAA", 1)),
        ("no token", "a.b.c".to_owned()),
    ] {
        let answer = read(&world, &token).await;
        assert_eq!(
            (answer.status.as_u16(), answer.code().as_str()),
            (401, "api_key_not_valid"),
            "{what}"
        );
    }
    read(&world, &fine).await.expect(200);
    // A second of the issuer's clock ahead of ours is no reason to refuse.
    read(&world, &with("nbf", json!(now + 59))).await.expect(200);
    // Without an issuer no token counts.
    read(&World::new().await, &fine).await.refused(401, "api_key_not_valid");
}

#[tokio::test]
async fn new_keys_of_the_provider_are_found_and_it_may_fail() {
    let provider = Provider::start().await;
    let world = provider.world().await;
    *locked(&provider.state.down) = true;
    let signed = |id: &str| provider.sign(id, &provider.claims(&world));
    read(&world, &signed("one")).await.refused(503, "unavailable");
    *locked(&provider.state.down) = false;
    read(&world, &signed("one")).await.expect(200);
    // A new key: found after the pause, and no stream of made-up ids asks the provider more often than that.
    provider.publish("two");
    let before = provider.asked();
    for _ in 0..5 {
        read(&world, &signed("two")).await.refused(401, "api_key_not_valid");
    }
    assert_eq!(provider.asked(), before);
    world.advance(SignedDuration::from_secs(31));
    read(&world, &signed("two")).await.expect(200);
    assert_eq!(provider.asked(), before + 1);
    // What was published last goes on counting while the provider is down.
    *locked(&provider.state.down) = true;
    world.advance(SignedDuration::from_mins(20));
    read(&world, &signed("two")).await.expect(200);
    // A key that was taken back counts no longer, a quarter of an hour later at most.
    *locked(&provider.state.down) = false;
    locked(&provider.state.keys)["keys"].as_array_mut().unwrap().remove(0);
    world.advance(SignedDuration::from_mins(15));
    read(&world, &signed("two")).await.expect(200);
    read(&world, &signed("one")).await.refused(401, "api_key_not_valid");
    // A document that speaks of another issuer is nobody's.
    *locked(&provider.state.url) = "http://127.0.0.1:1/realm".to_owned();
    let fresh = provider.world().await;
    read(&fresh, &signed("two")).await.refused(503, "unavailable");
}

#[test]
fn an_issuer_has_an_https_address_and_an_audience() {
    for wrong in [
        "",
        "login.example.com",
        "http://login.example.com",
        "https://login.example.com/?a=b",
        "https://a@example.com/",
    ] {
        assert!(Issuer::new(wrong, AUDIENCE).is_err(), "{wrong}");
    }
    assert!(Issuer::new("https://login.example.com/", "").is_err());
    assert!(Issuer::new("https://login.example.com/", AUDIENCE).is_ok());
}
