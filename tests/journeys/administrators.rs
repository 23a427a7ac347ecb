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
use local::stack::{Demands, Issuer};
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
    /// How long each document takes, in milliseconds.
    slow: AtomicUsize,
    /// How many bytes each document has besides: first what tells of the keys, then the keys.
    more: [AtomicUsize; 2],
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
            slow: AtomicUsize::new(0),
            more: Default::default(),
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
        self.sign_as(id, |_| (), claims)
    }

    fn sign_as(&self, id: &str, change: impl FnOnce(&mut Header), claims: &Value) -> String {
        let keys = locked(&self.keys);
        let (_, key) = keys.iter().find(|(name, _)| name == id).unwrap();
        let mut header = Header {
            kid: Some(id.to_owned()),
            ..Header::new(Algorithm::ES256)
        };
        change(&mut header);
        encode(&header, claims, key).unwrap()
    }

    fn asked(&self) -> usize {
        self.state.asked.load(Ordering::SeqCst)
    }

    async fn world(&self) -> World {
        self.demanding(Demands::default()).await
    }

    async fn demanding(&self, demands: Demands) -> World {
        let issuer = Issuer::new(&self.url, AUDIENCE).unwrap().demanding(demands);
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
    take_time(&state).await;
    let url = locked(&state.url).clone();
    let at = url.rsplit_once("/realm").unwrap().0;
    let status = if *locked(&state.down) { 500 } else { 200 };
    (
        StatusCode::from_u16(status).unwrap(),
        Json(json!({ "issuer": url, "jwks_uri": format!("{at}/realm/keys"), "more": more(&state, 0) })),
    )
}

/// As a provider on another continent does.
async fn take_time(state: &Published) {
    let millis = u64::try_from(state.slow.load(Ordering::SeqCst)).unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(millis)).await;
}

async fn keys(State(state): State<Arc<Published>>) -> Json<Value> {
    take_time(&state).await;
    let mut keys = locked(&state.keys).clone();
    keys["more"] = json!(more(&state, 1));
    Json(keys)
}

fn more(state: &Published, document: usize) -> String {
    "x".repeat(state.more[document].load(Ordering::SeqCst))
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
    world.advance(SignedDuration::from_secs(31));
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
    // And it is not asked again each time.
    let before = provider.asked();
    for _ in 0..5 {
        read(&world, &signed("two")).await.expect(200);
    }
    assert_eq!(provider.asked(), before);
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

/// Signed by the provider and in its time, but made for something else.
#[tokio::test]
async fn a_token_of_another_kind_counts_for_nothing() {
    let provider = Provider::start().await;
    let world = provider.world().await;
    let good = provider.claims(&world);
    let now = world.now().as_second();
    let with = |changes: &[(&str, Value)]| {
        let mut claims = good.clone();
        changes.iter().for_each(|(name, value)| claims[name] = value.clone());
        claims
    };
    let typed = |typ: Option<&str>, claims: &Value| {
        let change = |header: &mut Header| header.typ = typ.map(str::to_owned);
        provider.sign_as("one", change, claims)
    };
    let critical = |names: &[&str]| {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        provider.sign_as("one", |header| header.crit = Some(names), &good)
    };
    let packed = |name: &str, value: &str| {
        let change = |header: &mut Header| {
            let mut changed = serde_json::to_value(&*header).unwrap();
            changed[name] = json!(value);
            *header = serde_json::from_value(changed).unwrap();
        };
        provider.sign_as("one", change, &good)
    };
    let claimed = |changes: &[(&str, Value)]| provider.sign("one", &with(changes));
    let sign_out = json!({ "http://schemas.openid.net/event/backchannel-logout": {} });
    for (what, token) in [
        ("of a sign-out", typed(Some("logout+jwt"), &good)),
        ("of a proof", typed(Some("dpop+jwt"), &good)),
        ("of an event", typed(Some("application/secevent+jwt"), &good)),
        ("of a kind without a name", typed(Some(""), &good)),
        ("extended", critical(&["exp"])),
        (
            "extended by something unheard of",
            critical(&["b64", "https://example.com/x"]),
        ),
        ("extended by nothing", critical(&[])),
        ("encrypted", packed("enc", "A256GCM")),
        ("encrypted in a way of its own", packed("enc", "")),
        ("compressed", packed("zip", "DEF")),
        ("compressed in a way of its own", packed("zip", "none")),
        (
            "for two audiences in a text",
            claimed(&[("aud", json!(format!("{AUDIENCE} latchkey")))]),
        ),
        (
            "for an audience with a blank",
            claimed(&[("aud", json!(format!(" {AUDIENCE}")))]),
        ),
        (
            "for an audience in a part",
            claimed(&[("aud", json!([format!("{AUDIENCE} x")]))]),
        ),
        ("of tomorrow", claimed(&[("iat", json!(now + 61))])),
        ("of no moment", claimed(&[("iat", json!("now"))])),
        (
            "of a sign-in",
            claimed(&[("nonce", json!("n")), ("auth_time", json!(now))]),
        ),
        ("of a sign-in with a token", claimed(&[("at_hash", json!("h"))])),
        ("of a sign-in with a code", claimed(&[("c_hash", json!("h"))])),
        ("of a sign-in at Cognito", claimed(&[("token_use", json!("id"))])),
        ("of a sign-in at Keycloak", claimed(&[("typ", json!("ID"))])),
        ("to refresh with", claimed(&[("typ", json!("Refresh"))])),
        ("of a sign-out by its event", claimed(&[("events", sign_out)])),
        ("bound to a key", claimed(&[("cnf", json!({ "jkt": "x" }))])),
    ] {
        let answer = read(&world, &token).await;
        assert_eq!(
            (answer.status.as_u16(), answer.code().as_str()),
            (401, "api_key_not_valid"),
            "{what}"
        );
    }
    assert_eq!(provider.asked(), 0, "each is refused on its face");
    for token in [
        typed(Some("at+jwt"), &good),
        typed(Some("application/AT+JWT"), &with(&[("nonce", json!("n"))])),
        typed(Some("jwt"), &good),
        typed(None, &good),
        claimed(&[("typ", json!("Bearer")), ("nonce", json!("n"))]),
        claimed(&[("token_use", json!("access"))]),
        claimed(&[("iat", json!(now + 59))]),
    ] {
        read(&world, &token).await.expect(200);
    }
}

/// RFC 7517 sections 4.2 and 4.3: `use` and `key_ops` say what a published key is for.
#[tokio::test]
async fn a_key_for_something_else_verifies_no_token() {
    let provider = Provider::start().await;
    for (name, value, counts) in [
        ("key_ops", json!(["encrypt"]), false),
        ("key_ops", json!(["sign", "deriveKey"]), false),
        ("key_ops", json!([]), false),
        ("key_ops", json!(["verify"]), true),
        ("use", json!("enc"), false),
        ("use", json!("tls"), false),
        ("use", json!("sig"), true),
        ("alg", json!("ES384"), false),
        ("alg", json!("ES256"), true),
    ] {
        let before = locked(&provider.state.keys).clone();
        locked(&provider.state.keys)["keys"][0][name] = value.clone();
        // Keys of kinds that we do not know make no difference to the others.
        let unknown = json!({ "kty": "AKP", "kid": "next", "alg": "ML-DSA-44", "pub": "AA" });
        locked(&provider.state.keys)["keys"]
            .as_array_mut()
            .unwrap()
            .push(unknown);
        let world = provider.world().await;
        let answer = read(&world, &provider.sign("one", &provider.claims(&world))).await;
        assert_eq!(answer.status.as_u16(), if counts { 200 } else { 401 }, "{name} {value}");
        *locked(&provider.state.keys) = before;
    }
}

/// Whoever answers for the issuer fills no function's memory: neither document is read on beyond 256 KiB.
#[tokio::test]
async fn a_document_of_an_issuer_has_a_largest_size() {
    for document in [0, 1] {
        for (more, status) in [(200 * 1024, 200), (256 * 1024, 503)] {
            let provider = Provider::start().await;
            provider.state.more[document].store(more, Ordering::SeqCst);
            let world = provider.world().await;
            let answer = read(&world, &provider.sign("one", &provider.claims(&world))).await;
            assert_eq!(answer.status.as_u16(), status, "{document} {more}: {}", answer.text);
        }
    }
}

#[tokio::test]
async fn how_an_administrator_signed_in_can_be_demanded() {
    let provider = Provider::start().await;
    let listed = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let levels = provider
        .demanding(Demands {
            acr: listed(&["gold", "silver"]),
            ..Demands::default()
        })
        .await;
    let methods = provider
        .demanding(Demands {
            amr: listed(&["mfa", "hwk"]),
            ..Demands::default()
        })
        .await;
    let declared = provider
        .demanding(Demands {
            declared: true,
            ..Demands::default()
        })
        .await;
    let status = async |world: &World, changes: Value| {
        let mut claims = provider.claims(world);
        let changes = changes.as_object().unwrap().clone();
        claims.as_object_mut().unwrap().extend(changes);
        read(world, &provider.sign("one", &claims)).await.status.as_u16()
    };
    for (acr, counts) in [
        ("gold", true),
        ("silver", true),
        ("bronze", false),
        ("gold silver", false),
        ("", false),
    ] {
        assert_eq!(status(&levels, json!({ "acr": acr })).await == 200, counts, "{acr}");
    }
    assert_eq!(status(&levels, json!({})).await, 401, "nothing is said");
    assert_eq!(status(&levels, json!({ "acr": ["gold"] })).await, 401);
    for (amr, counts) in [
        (json!(["pwd", "mfa", "hwk"]), true),
        (json!(["mfa"]), false),
        (json!([]), false),
        (json!("mfa hwk"), false),
        (json!(["mfa hwk"]), false),
    ] {
        assert_eq!(status(&methods, json!({ "amr": amr })).await == 200, counts, "{amr}");
    }
    assert_eq!(status(&methods, json!({})).await, 401, "nothing is said");
    assert_eq!(status(&declared, json!({})).await, 401, "the header says JWT");
    let said = |header: &mut Header| header.typ = Some("at+jwt".to_owned());
    let token = provider.sign_as("one", said, &provider.claims(&declared));
    read(&declared, &token).await.expect(200);
}

/// Each document takes longer than was waited for once (350 ms), both together longer than a verdict may take.
#[tokio::test]
async fn the_keys_of_a_distant_provider_are_read_before_somebody_needs_them() {
    let provider = Provider::start().await;
    provider.state.slow.store(500, Ordering::SeqCst);
    // As at the start of the function.
    let issuer = Issuer::new(&provider.url, AUDIENCE).unwrap();
    let known = issuer.clone();
    let world = World::with(|options| options.issuer = Some(known)).await;
    issuer.read_ahead(world.now()).await;
    assert_eq!(provider.asked(), 1);
    let token = provider.sign("one", &provider.claims(&world));
    read(&world, &token).await.expect(200);
    assert_eq!(provider.asked(), 1);
    // Read again before they are old, beside the work: nobody waits for it.
    world.advance(SignedDuration::from_mins(11));
    provider.state.slow.store(0, Ordering::SeqCst);
    let token = provider.sign("one", &provider.claims(&world));
    read(&world, &token).await.expect(200);
    while provider.asked() < 2 {
        tokio::task::yield_now().await;
    }
    // Where nothing was read ahead, whoever comes first may wait in vain; the reading goes on, and the next one finds it.
    provider.state.slow.store(500, Ordering::SeqCst);
    let world = provider.world().await;
    let token = provider.sign("one", &provider.claims(&world));
    let before = provider.asked();
    read(&world, &token).await.refused(503, "unavailable");
    let mut answer = read(&world, &token).await;
    for _ in 0..3 {
        if answer.status == 503 {
            answer = read(&world, &token).await;
        }
    }
    answer.expect(200);
    assert_eq!(provider.asked(), before + 1);
}

/// A stranger's tokens are not a way to have the issuer called, nor to keep the authorizer waiting.
#[tokio::test]
async fn junk_tokens_make_no_calls_and_a_failing_issuer_is_left_alone() {
    let provider = Provider::start().await;
    let world = provider.world().await;
    let good = provider.claims(&world);
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    let junk = |header: Value, claims: &Value| format!("{}.{}.AAAA", part(&header), part(claims));
    let header = json!({ "alg": "ES256", "kid": "one" });
    *locked(&provider.state.down) = true;
    let mut wrong = vec![
        "a.b.c".to_owned(),
        junk(json!({ "alg": "ES256" }), &good),
        junk(json!({ "alg": "HS256", "kid": "one" }), &good),
        junk(header.clone(), &json!({})),
        junk(header.clone(), &json!("claims")),
        format!("{}.!.AAAA", part(&header)),
    ];
    for (name, value) in [
        ("iss", json!("https://elsewhere.example")),
        ("aud", json!("https://elsewhere.example")),
        ("exp", json!(world.now().as_second())),
        ("sub", json!("")),
    ] {
        let mut claims = good.clone();
        claims[name] = value;
        wrong.push(junk(header.clone(), &claims));
    }
    for token in &wrong {
        read(&world, token).await.refused(401, "api_key_not_valid");
    }
    assert_eq!(provider.asked(), 0, "nobody is asked about what is wrong on its face");
    // What could be right asks once, however many come, one by one and at the same moment.
    let fine = junk(header, &good);
    let all = futures_util::future::join_all((0..20).map(|_| read(&world, &fine)));
    for answer in all.await {
        answer.refused(503, "unavailable");
    }
    for id in 0..20 {
        let other = junk(json!({ "alg": "ES256", "kid": format!("made-up-{id}") }), &good);
        read(&world, &other).await.refused(503, "unavailable");
    }
    assert_eq!(provider.asked(), 1);
    world.advance(SignedDuration::from_secs(29));
    read(&world, &fine).await.refused(503, "unavailable");
    assert_eq!(provider.asked(), 1);
    // After the pause it is asked again, and found well.
    *locked(&provider.state.down) = false;
    world.advance(SignedDuration::from_secs(2));
    read(&world, &fine).await.refused(401, "api_key_not_valid");
    read(&world, &provider.sign("one", &good)).await.expect(200);
    assert_eq!(provider.asked(), 2);
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
