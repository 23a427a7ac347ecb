//! Hashes that take their time, under the time that a request has.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use aws_sdk_dynamodb::{
    config::{
        ConfigBag, Intercept, RuntimeComponents, SharedInterceptor, interceptors::BeforeTransmitInterceptorContextRef,
    },
    error::BoxError,
    types::AttributeValue,
};
use aws_smithy_runtime_api::client::orchestrator::Metadata;
use domain::clock::ManualClock;
use jiff::SignedDuration;
use serde_json::{Value, json};
use service::{
    turns::Turns,
    watch::{ANSWER_WITHIN, BATCH_WITHIN, HASHES_WITHIN, VERDICT_WITHIN},
};

use crate::{
    support::{PASSWORD, World},
    table::Table,
};

const ADA: &str = "ada@example.com";
const BCRYPT: &str = "$2b$04$wIpYgxBS8.f/tjBxwD7J8u8Q8EJnhJtMJxGCqA3AEovqejpt4.IY6";
const ARGON2: &str = "$argon2id$v=19$m=1024,t=2,p=2$MDEyMzQ1Njc4OWFiY2RlZg$TDnzmDAZ5t5h5Q1irih/dxpWYRhVsESMCZUQMAQ1r3I";
const THERE: &str = "violet harbour seventeen";

/// A batch of so many users, half with bcrypt and half with argon2.
fn users(count: usize) -> Value {
    let hash = |at: usize| if at.is_multiple_of(2) { BCRYPT } else { ARGON2 };
    (0..count)
        .map(|at| json!({ "email": format!("u{at}@example.com"), "email_verified": true, "password_hash": hash(at) }))
        .collect()
}

/// Puts a recipe that earlier versions took in front of the hash of the only user who has one.
async fn slow_down(world: &World, recipe: &str) {
    let client = aws_sdk_dynamodb::Client::new(&world.stack.sdk);
    let table = Table::of(world).await;
    let item = table.person(ADA);
    let (name, hash) = item
        .iter()
        .find_map(|(name, value)| Some((name, value.as_s().ok().filter(|text| text.contains("$argon2id$"))?)))
        .unwrap();
    let (_, own) = hash.rsplit_once("$argon2id$").unwrap();
    client
        .update_item()
        .table_name(&world.stack.table)
        .key("pk", item["pk"].clone())
        .key("sk", item["sk"].clone())
        .update_expression("SET #name = :hash")
        .expression_attribute_names("#name", name)
        .expression_attribute_values(":hash", AttributeValue::S(format!("{recipe}$argon2id${own}")))
        .send()
        .await
        .unwrap();
}

/// P9: passwords are hashed as many at once as there are cores. The rest waits, and where too many wait, whoever comes is told when to
/// come again; whatever needs no hash goes on.
#[tokio::test]
async fn p9_whoever_finds_too_many_hashes_waiting_is_told_to_come_again() {
    let turns = Arc::new(Turns::new(1, 1, Duration::from_secs(60)));
    let world = World::with(|options| options.turns = Arc::clone(&turns)).await;
    world.active(ADA).await;
    let ticket = world.invited("grace@example.com").await;
    let held = turns.take().await.unwrap();
    let (first, (second, open)) = tokio::join!(world.sign_in(ADA, PASSWORD), async {
        // The first waits by the time that the second is refused, or the other way round.
        let second = world.sign_in(ADA, PASSWORD).await;
        let open = world.post("/v1/tickets/validate", &json!({ "ticket": ticket })).await;
        drop(held);
        (second, open)
    });
    open.expect(200);
    let refused = if first.status == 503 { first } else { second };
    refused.refused(503, "unavailable");
    let after = refused.headers.get("retry-after").unwrap().to_str().unwrap();
    assert!(after.parse::<u32>().unwrap() > 0);
    // The refused one changed nothing that a right password minds.
    world.sign_in(ADA, PASSWORD).await.expect(200);
}

/// P9: whoever guesses at an account with a slow hash, in letters that double its work, is counted like anybody.
#[tokio::test]
async fn p9_a_wrong_password_against_a_slow_hash_is_401_and_counted() {
    let world = World::with(|options| options.patient = false).await;
    let user = json!({ "email": ADA, "email_verified": true, "password_hash": BCRYPT });
    let made = world
        .admin_post("/v1/imports", &json!({ "users": [user] }))
        .await
        .expect(200);
    assert_eq!(made.json()["created"], 1);
    let recipe = |passes: u32| format!("$argon2i$v=19$m=65536,t={passes},p=1,l=32$c29tZXNhbHQ");
    let guess = async |passes: u32| {
        slow_down(&world, &recipe(passes)).await;
        let began = std::time::Instant::now();
        let answer = world.sign_in(ADA, "ｖiolet harbour").await;
        (answer, began.elapsed())
    };
    // Three seconds for both spellings, on this machine and with what it does beside. What it does beside changes: so there
    // are three tries at a hash that is slower than the calls may be, and not slower than anything is waited for.
    let mut slower = None;
    for _ in 0..3 {
        let four = guess(4).await.1.as_millis().max(1);
        let passes = u32::try_from(4 * 3_000 / four).unwrap().clamp(8, 80);
        let before = Table::of(&world).await;
        let (answer, took) = guess(passes).await;
        if took > ANSWER_WITHIN && answer.status == 401 {
            slower = Some((before, answer));
            break;
        }
    }
    let (before, answer) = slower.expect("a failure after a slow hash is told and not 503");
    answer.refused(401, "sign_in_failed");
    let counted = |table: &Table| format!("{:?}", table.person(ADA).get("s_fails"));
    assert_ne!(
        counted(&before),
        counted(&Table::of(&world).await),
        "the failure is counted"
    );
}

/// P9: the dearest hash that is imported signs its owner in, in either spelling.
#[tokio::test]
async fn p9_the_owner_of_a_dear_hash_signs_in() {
    let world = World::with(|options| options.patient = false).await;
    // PBKDF2 with 1,200,000 rounds, of Python's hashlib.
    let hash = "$pbkdf2-sha256$i=1200000$MDEyMzQ1Njc4OWFiY2RlZg$rJ1i/h/Es18/zp6lHNMG891jG42a68pdx4+RbOpSnAA";
    let user = json!({ "email": ADA, "email_verified": true, "password_hash": hash });
    let made = world
        .admin_post("/v1/imports", &json!({ "users": [user] }))
        .await
        .expect(200);
    assert_eq!(made.json()["created"], 1, "{}", made.text);
    world.sign_in(ADA, "ｖiolet harbour seventeen").await.expect(200);
    world.sign_in(ADA, THERE).await.expect(200);
}

#[tokio::test]
async fn p5_a_hundred_users_with_hashes_are_imported_in_one_call() {
    let world = World::with(|options| options.patient = false).await;
    let answer = world
        .admin_post("/v1/imports", &json!({ "users": users(100) }))
        .await
        .expect(200)
        .json();
    assert_eq!([&answer["created"], &answer["left"]], [100, 0], "{answer}");
    world.sign_in("u98@example.com", THERE).await.expect(200);
    world.sign_in("u99@example.com", THERE).await.expect(200);
}

/// Lets time go by with every user that is written.
#[derive(Debug)]
struct Slow(Arc<ManualClock>);

impl Intercept for Slow {
    fn name(&self) -> &'static str {
        "slow"
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if config
            .load::<Metadata>()
            .is_some_and(|metadata| metadata.name() == "PutItem")
        {
            self.0.advance(SignedDuration::from_secs(1));
        }
        Ok(())
    }
}

/// A call that runs out of time tells what was done, and the rest is sent again.
#[tokio::test]
async fn p5_an_import_that_runs_out_of_time_says_what_was_left() {
    let clock = Arc::new(ManualClock::at("2026-11-21T12:00:00Z".parse().unwrap()));
    let slow = Slow(Arc::clone(&clock));
    let world = World::with(|options| {
        options.patient = false;
        options.clock = clock;
        options.interceptors.push(SharedInterceptor::new(slow));
    })
    .await;
    let body = json!({ "users": users(50) });
    let answer = world.admin_post("/v1/imports", &body).await.expect(200).json();
    let done = usize::try_from(BATCH_WITHIN.as_secs()).unwrap();
    assert_eq!([&answer["created"], &answer["left"]], [done, 50 - done], "{answer}");
    let results = answer["results"].as_array().unwrap();
    assert_eq!(results.len(), 50);
    for (at, told) in results.iter().enumerate() {
        assert_eq!(told["result"], if at < done { "created" } else { "left" }, "{at}");
    }
    let again = world.admin_post("/v1/imports", &body).await.expect(200).json();
    assert_eq!(
        [&again["unchanged"], &again["created"], &again["left"]],
        [done, done, 50 - 2 * done]
    );
}

/// Lets the table take so many users and then none, and counts those that it was asked to take.
#[derive(Debug, Clone)]
struct Full {
    left: Arc<AtomicUsize>,
    asked: Arc<AtomicUsize>,
}

impl Intercept for Full {
    fn name(&self) -> &'static str {
        "full"
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let puts = config
            .load::<Metadata>()
            .is_some_and(|metadata| metadata.name() == "PutItem");
        let one_less = |left: usize| left.checked_sub(1);
        if puts {
            self.asked.fetch_add(1, Ordering::SeqCst);
        }
        if puts
            && self
                .left
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_less)
                .is_err()
        {
            return Err("the table takes no more".into());
        }
        Ok(())
    }
}

/// What was done is told, and the rest is left: nobody else is tried on a table that does not answer.
#[tokio::test]
async fn p5_an_import_that_the_table_stops_says_what_is_done_and_left() {
    let full = Full {
        left: Arc::new(AtomicUsize::new(usize::MAX)),
        asked: Arc::default(),
    };
    let world = World::with(|options| options.interceptors.push(SharedInterceptor::new(full.clone()))).await;
    let body = json!({ "users": users(6) });
    full.left.store(3, Ordering::SeqCst);
    full.asked.store(0, Ordering::SeqCst);
    let answer = world.admin_post("/v1/imports", &body).await.expect(200).json();
    assert_eq!([&answer["created"], &answer["left"]], [3, 3], "{answer}");
    assert_eq!(full.asked.load(Ordering::SeqCst), 4);
    // Where nothing was done, the call says what is wrong.
    full.left.store(0, Ordering::SeqCst);
    let fresh = json!({ "users": [{ "email": "fresh@example.com" }] });
    world
        .admin_post("/v1/imports", &fresh)
        .await
        .refused(503, "unavailable");
    full.left.store(usize::MAX, Ordering::SeqCst);
    let again = world.admin_post("/v1/imports", &body).await.expect(200).json();
    assert_eq!([&again["unchanged"], &again["created"]], [3, 3], "{again}");
}

/// P9: none of them is cut off by Lambda before it can answer.
#[test]
fn p9_the_times_of_a_request_fit_into_the_functions() {
    let template = crate::one_map::template();
    let mut looked_at = 0;
    for function in &template.functions {
        if !template.routes.iter().any(|route| route.function == function.handler) {
            continue;
        }
        looked_at += 1;
        let own = ANSWER_WITHIN + HASHES_WITHIN;
        let most = if function.handler == "users" {
            BATCH_WITHIN + own
        } else {
            own
        };
        let given = Duration::from_secs(u64::from(function.timeout));
        assert!(most < given, "{}: {most:?} of {given:?}", function.handler);
        assert!(
            most + VERDICT_WITHIN < Duration::from_secs(30),
            "what the gateway waits for"
        );
    }
    assert!(looked_at >= 8, "{looked_at}");
}
