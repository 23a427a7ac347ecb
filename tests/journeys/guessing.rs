//! Guessing passwords: what is compared, who waits and who does not, and what of it is told.

use std::net::{IpAddr, Ipv4Addr};

use aws_sdk_dynamodb::{
    config::SharedInterceptor,
    types::AttributeValue::{self, N},
};
use domain::{
    address::Username,
    api_key::{Reach, Scope},
    clock::{after, written},
    id::{ApplicationId, PersonKey},
    sign_in::{Attempt, Failures, Place},
};
use futures_util::future::join_all;
use jiff::SignedDuration;
use proptest::{prelude::*, test_runner::TestRunner};
use reqwest::{Client, Method};
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use store::{Attempted, Store};

use crate::{
    browser::Browser,
    gate::{Gate, Place as Hold},
    support::{Answer, PASSWORD, World},
    table::{Table, number},
};

const ADA: &str = "ada@example.com";
const BOB: &str = "bob@example.com";
const NOBODY: &str = "nil@example.com";
const WRONG: &str = "not this one, no";
const OTHER: &str = "another violet harbour";

/// A client in another network.
fn network(number: u16) -> Client {
    let [high, low] = number.to_be_bytes();
    let address = Ipv4Addr::new(127, 9, high, low.max(1));
    Client::builder().local_address(IpAddr::V4(address)).build().unwrap()
}

/// A sign-in from there: status and code.
async fn from(client: &Client, world: &World, username: &str, password: &str) -> (u16, String) {
    let body = json!({ "username": username, "password": password });
    let answer = client.post(format!("{}/v1/sign-in", world.stack.url())).json(&body);
    let answer = answer.send().await.unwrap();
    let status = answer.status().as_u16();
    let body: Value = answer.json().await.unwrap();
    (status, body["code"].as_str().unwrap_or_default().to_owned())
}

/// Signs in on the hosted page.
async fn on_the_page(browser: &Browser<'_>, username: &str, password: &str) -> Answer {
    let page = browser.open("/sign-in").await.expect(200);
    let fields = [("username", username), ("password", password)];
    browser.submit(&page, "/sign-in", &fields).await.expect(200)
}

fn is_signed_in(page: &Answer) -> bool {
    page.text.contains("You’re signed in")
}

/// So many networks fail once each: what each was told.
async fn many_fail(world: &World, username: &str, networks: std::ops::Range<u16>) -> Vec<(u16, String)> {
    let mut told = Vec::new();
    for number in networks {
        told.push(from(&network(number), world, username, WRONG).await);
    }
    told
}

async fn mails(world: &World, kind: &str) -> usize {
    let messages = world.messages().await;
    messages.iter().filter(|message| message.kind == kind).count()
}

/// All doors together, and for nobody as for somebody.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn p9_of_sixty_parallel_wrong_passwords_six_are_compared() {
    let world = World::new().await;
    world.active(ADA).await;
    for username in [ADA, NOBODY] {
        let hashes = world.stack.app.hasher.count();
        let there = &world;
        let tries = (0..60).map(|number| async move {
            if number % 2 == 0 {
                there.sign_in(username, &format!("{WRONG} {number}")).await
            } else {
                let body = json!({ "username": username, "current": WRONG, "password": OTHER });
                there.post("/v1/password/change", &body).await
            }
        });
        let answers = join_all(tries).await;
        let (mut compared, mut paused) = (0, 0);
        for answer in &answers {
            if answer.status == 401 {
                answer.refused(401, "sign_in_failed");
                compared += 1;
            } else {
                answer.refused(429, "sign_in_paused");
                assert_eq!(
                    answer.headers["retry-after"],
                    answer.json()["retry_after_seconds"].to_string()
                );
                paused += 1;
            }
        }
        assert_eq!((compared, paused), (6, 54), "{username}");
        assert_eq!(world.stack.app.hasher.count() - hashes, 6, "{username}");
    }
}

#[tokio::test]
async fn p9_the_owner_signs_in_elsewhere_and_where_known_during_an_attack() {
    let world = World::new().await;
    world.active(ADA).await;
    let (known, fresh) = (world.browser(), world.browser());
    assert!(is_signed_in(&on_the_page(&known, ADA, PASSWORD).await));
    let stranger = network(1);
    for _ in 0..20 {
        from(&stranger, &world, ADA, WRONG).await;
    }
    let paused = (429, "sign_in_paused".to_owned());
    assert_eq!(from(&stranger, &world, ADA, PASSWORD).await, paused);
    assert_eq!(from(&network(2), &world, ADA, PASSWORD).await.0, 200, "another network");

    // From the owner's own network.
    for _ in 0..20 {
        world.sign_in(ADA, WRONG).await;
    }
    world.sign_in(ADA, PASSWORD).await.refused(429, "sign_in_paused");
    assert!(
        on_the_page(&fresh, ADA, PASSWORD)
            .await
            .text
            .contains("Too many attempts")
    );
    assert!(
        is_signed_in(&on_the_page(&known, ADA, PASSWORD).await),
        "a known browser"
    );
    world.sign_in(ADA, PASSWORD).await.expect(200);
}

/// A cookie counts for the account that it was given for, for ninety days.
#[tokio::test]
async fn p9_a_browser_is_known_to_the_accounts_that_it_signed_in_to() {
    let world = World::new().await;
    for email in [ADA, BOB] {
        world.active(email).await;
    }
    let browser = world.browser();
    assert!(is_signed_in(&on_the_page(&browser, ADA, PASSWORD).await));
    let fail = async |username: &str| {
        for _ in 0..7 {
            world.sign_in(username, WRONG).await;
        }
    };
    fail(BOB).await;
    assert!(!is_signed_in(&on_the_page(&browser, BOB, PASSWORD).await));
    world.advance(SignedDuration::from_secs(1));
    assert!(is_signed_in(&on_the_page(&browser, BOB, PASSWORD).await));
    for username in [ADA, BOB] {
        fail(username).await;
        assert!(
            is_signed_in(&on_the_page(&browser, username, PASSWORD).await),
            "{username}"
        );
    }
    world.advance(SignedDuration::from_hours(24 * 90));
    fail(ADA).await;
    assert!(!is_signed_in(&on_the_page(&browser, ADA, PASSWORD).await));
}

/// From a thousand networks, a hundred are compared; the owner is told, and nobody learns whether there is one.
#[tokio::test]
async fn g1_after_a_hundred_failures_only_a_reset_helps_and_the_owner_is_told() {
    let world = World::new().await;
    world.active(ADA).await;
    let hashes = world.stack.app.hasher.count();
    let told = many_fail(&world, ADA, 0..130).await;
    assert_eq!(told, many_fail(&world, NOBODY, 0..130).await);
    let failed = told.iter().filter(|told| **told == (401, "sign_in_failed".to_owned()));
    assert_eq!(failed.count(), 100);
    let locked = (429, "sign_in_locked".to_owned());
    assert!(told[100..].iter().all(|told| *told == locked), "{told:?}");
    assert_eq!(world.stack.app.hasher.count() - hashes, 200);
    for username in [ADA, NOBODY] {
        let answer = world.sign_in(username, PASSWORD).await;
        answer.refused(429, "sign_in_locked");
        assert_eq!(answer.headers["retry-after"], "86401", "{username}");
    }
    let page = on_the_page(&world.browser(), ADA, PASSWORD).await;
    assert!(page.text.contains("Too many attempts in a row"), "{}", page.text);
    assert_eq!(mails(&world, "sign_in_locked").await, 1);
    let mail = world.newest("sign_in_locked", ADA).await;
    assert!(
        mail.text.contains("/forgotten?application=app_default"),
        "{}",
        mail.text
    );

    world.forgot(ADA).await;
    let ticket = world.reset_ticket(ADA).await;
    world.set_password(&ticket, OTHER).await.expect(200);
    world.sign_in(ADA, OTHER).await.expect(200);
    assert_eq!(from(&network(7), &world, ADA, OTHER).await.0, 200);
    assert_eq!(mails(&world, "sign_in_locked").await, 1, "told once");
}

/// One lock, one mail: what a known browser still fails afterwards, later as well, is no other one.
#[tokio::test]
async fn g1_the_owner_is_told_of_a_lock_once_whatever_fails_after_it() {
    let world = World::new().await;
    world.active(ADA).await;
    let browser = world.browser();
    on_the_page(&browser, ADA, PASSWORD).await;
    many_fail(&world, ADA, 0..99).await;
    assert_eq!(mails(&world, "sign_in_locked").await, 0, "not before");
    many_fail(&world, ADA, 99..101).await;
    assert_eq!(mails(&world, "sign_in_locked").await, 1);
    for _ in 0..4 {
        world.advance(SignedDuration::from_mins(61));
        on_the_page(&browser, ADA, WRONG).await;
        assert_eq!(mails(&world, "sign_in_locked").await, 1);
    }
}

/// An administrator sees the lock and lifts it; the timeline tells so, once.
#[tokio::test]
async fn g1_an_administrator_sees_a_lock_and_lifts_it() {
    let world = World::new().await;
    world.active(ADA).await;
    let users = world.admin_get(&format!("/v1/users?username={ADA}")).await.json();
    let user = format!("/v1/users/{}", users["users"][0]["id"].as_str().unwrap());
    let shown = async || world.admin_get(&user).await.expect(200).json();
    many_fail(&world, ADA, 0..99).await;
    assert!(shown().await["sign_in_locked_until"].is_null());
    many_fail(&world, ADA, 99..101).await;
    let until = written(after(world.now(), SignedDuration::from_hours(24)));
    assert_eq!(shown().await["sign_in_locked_until"], until);
    world.sign_in(ADA, PASSWORD).await.refused(429, "sign_in_locked");
    let unlock = format!("{user}/unlock");
    for _ in 0..2 {
        let answer = world.admin_post(&unlock, &json!({})).await.expect(200).json();
        assert!(answer["sign_in_locked_until"].is_null(), "{answer}");
    }
    world.sign_in(ADA, PASSWORD).await.expect(200);
    world.messages().await;
    let invitation = format!("/v1/invitations/{}", shown().await["invitation"].as_str().unwrap());
    let told = world.admin_get(&invitation).await.expect(200).json()["timeline"].to_string();
    assert_eq!(told.matches("sign_in_unlocked").count(), 1, "{told}");
    let reader = world.key(&[Scope::UsersRead], Reach::Deployment, |_| ()).await;
    let reader = world.request(Method::POST, &unlock).bearer_auth(reader.expose_secret());
    world.send(reader).await.refused(403, "scope_missing");
    let nobody = world.admin_post("/v1/users/usr_0/unlock", &json!({})).await;
    nobody.refused(404, "user_not_found");
}

#[tokio::test]
async fn g5_a_locked_account_opens_to_a_known_browser_and_after_a_day() {
    let world = World::new().await;
    world.active(ADA).await;
    let browser = world.browser();
    on_the_page(&browser, ADA, PASSWORD).await;
    many_fail(&world, ADA, 0..105).await;
    world.sign_in(ADA, PASSWORD).await.refused(429, "sign_in_locked");
    assert!(is_signed_in(&on_the_page(&browser, ADA, PASSWORD).await));
    world.sign_in(ADA, PASSWORD).await.expect(200);

    many_fail(&world, ADA, 0..105).await;
    world.advance(SignedDuration::from_secs(86_399));
    world.sign_in(ADA, PASSWORD).await.refused(429, "sign_in_locked");
    world.advance(SignedDuration::from_secs(1));
    world.sign_in(ADA, PASSWORD).await.expect(200);
}

/// The try that would have locked the account is right: nobody is told anything.
#[tokio::test]
async fn g1_a_right_password_at_the_hundredth_try_locks_nothing() {
    let world = World::new().await;
    world.active(ADA).await;
    many_fail(&world, ADA, 0..99).await;
    world.sign_in(ADA, PASSWORD).await.expect(200);
    assert_eq!(mails(&world, "sign_in_locked").await, 0);
    let held = Table::of(&world).await;
    let item = held.person(ADA);
    assert!(!item.contains_key("owe_sign_in_locked"));
    assert_eq!(number(item, "s_fails"), 0);
    assert_eq!(item["s_by"].as_m().unwrap().len(), Failures::PLACES_KEPT);
    world.advance(SignedDuration::from_hours(24));
    world.sign_in(ADA, PASSWORD).await.expect(200);
    let held = Table::of(&world).await;
    let item = held.person(ADA);
    let kept = ["s_fails", "s_last", "s_by"]
        .iter()
        .any(|name| item.contains_key(*name));
    assert!(!kept, "what is forgotten goes with the next good one");
}

/// However often the owner signs in meanwhile, elsewhere or in a known browser, a network that guesses gains nothing by it.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn p9_of_sixty_parallel_guesses_six_count_while_the_owner_signs_in() {
    let world = World::new().await;
    world.active(ADA).await;
    let known = world.browser();
    let elsewhere = network(77);
    on_the_page(&known, ADA, PASSWORD).await;
    let stranger = network(1);
    let guesses = join_all((0..60).map(|number| {
        let (world, stranger) = (&world, &stranger);
        async move { from(stranger, world, ADA, &format!("{WRONG} {number}")).await.0 }
    }));
    let owner = async {
        for _ in 0..8 {
            assert_eq!(from(&elsewhere, &world, ADA, PASSWORD).await.0, 200);
            assert!(is_signed_in(&on_the_page(&known, ADA, PASSWORD).await));
        }
    };
    let (told, ()) = tokio::join!(guesses, owner);
    let compared = told.iter().filter(|status| **status == 401).count();
    assert_eq!(compared, 6, "{told:?}");
    assert_eq!(from(&stranger, &world, ADA, WRONG).await.0, 429, "and none afterwards");
}

/// Whoever signs in rightly, in any number at once, is signed in, or told to come again in a moment: never that something
/// does not answer.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn p9_of_forty_parallel_right_passwords_none_ends_in_a_server_error() {
    let world = World::new().await;
    world.active(ADA).await;
    let there = &world;
    let clients: Vec<_> = (0..40).map(network).collect();
    let elsewhere = clients.iter().map(|client| from(client, there, ADA, PASSWORD));
    let told = join_all(elsewhere).await;
    assert!(told.iter().all(|(status, _)| *status == 200), "{told:?}");
    let here = join_all((0..40).map(|_| from(&clients[0], there, ADA, PASSWORD))).await;
    let is_well = |told: &(u16, String)| told.0 == 200 || (told.0 == 429 && told.1 == "sign_in_paused");
    assert!(here.iter().all(is_well), "{here:?}");
    assert!(here.iter().any(|(status, _)| *status == 200));
    // Mixed with wrong ones, from everywhere.
    let mixed = clients
        .iter()
        .enumerate()
        .map(|(number, client)| from(client, there, ADA, if number % 3 == 0 { WRONG } else { PASSWORD }));
    let mixed = join_all(mixed).await;
    for (number, told) in mixed.iter().enumerate() {
        assert_eq!(told.0, if number % 3 == 0 { 401 } else { 200 }, "{number}");
    }
}

#[tokio::test]
async fn p9_a_stolen_cookie_is_no_free_pass() {
    let world = World::new().await;
    world.active(ADA).await;
    let browser = world.browser();
    on_the_page(&browser, ADA, PASSWORD).await;
    many_fail(&world, ADA, 0..101).await;
    let hashes = world.stack.app.hasher.count();
    for number in 0..14 {
        let page = on_the_page(&browser, ADA, WRONG).await;
        assert_eq!(page.text.contains("in a row"), number >= 10, "{number}");
    }
    assert_eq!(world.stack.app.hasher.count() - hashes, 10);
}

/// What each of two names is told, one after the other, for as long as it takes to fail so often.
async fn fail(world: &World, times: u32) -> Vec<[(u16, String); 2]> {
    let mut told = Vec::new();
    let mut failed = 0;
    while failed < times {
        let ada = world.sign_in(ADA, WRONG).await;
        let nobody = world.sign_in(NOBODY, WRONG).await;
        match ada.json()["retry_after_seconds"].as_i64() {
            Some(seconds) => world.advance(SignedDuration::from_secs(seconds)),
            None => failed += 1,
        }
        told.push([ada, nobody].map(|answer| (answer.status.as_u16(), answer.code())));
    }
    told
}

#[tokio::test]
async fn p9_failures_fade_after_a_day_for_users_and_for_nobody_alike() {
    let world = World::new().await;
    world.active(ADA).await;
    fail(&world, 14).await;
    world.advance(SignedDuration::from_hours(24));
    let told = fail(&world, 7).await;
    assert!(told.iter().all(|[ada, nobody]| ada == nobody), "{told:?}");
    let statuses: Vec<_> = told.iter().map(|[(status, _), _]| *status).collect();
    assert_eq!(
        statuses,
        [401, 401, 401, 401, 401, 401, 429, 401],
        "as if nothing had been"
    );
}

/// The end of a person's item is its own, whatever is counted there; what is nobody's goes after a day.
#[tokio::test]
async fn p9_counting_leaves_the_end_of_a_persons_item_as_it_is() {
    let world = World::new().await;
    world.active(ADA).await;
    world.invited(BOB).await;
    let kept = json!({ "email": "kay@example.com", "lifetime_minutes": -1 });
    world.invite(&kept).await;
    let ends = async |name: &str| {
        let table = Table::of(&world).await;
        table.person(name).get("ttl").and_then(|end| end.as_n().ok()).cloned()
    };
    let before = [ends(ADA).await, ends(BOB).await, ends("kay@example.com").await];
    assert_eq!((before[0].is_some(), before[1].is_some()), (false, true));
    let count = async |times: i64| {
        for name in [ADA, BOB, "kay@example.com", NOBODY] {
            world.sign_in(name, WRONG).await.refused(401, "sign_in_failed");
        }
        assert_eq!(
            [ends(ADA).await, ends(BOB).await, ends("kay@example.com").await],
            before
        );
        assert_eq!(number(Table::of(&world).await.person(BOB), "s_fails"), times);
    };
    count(1).await;
    count(2).await;
    // As an earlier version wrote them.
    let client = aws_sdk_dynamodb::Client::new(&world.stack.sdk);
    for name in [ADA, BOB, "kay@example.com"] {
        let item = Table::of(&world).await.person(name).clone();
        let update = client.update_item().table_name(&world.stack.table);
        let update = update.key("pk", item["pk"].clone()).key("sk", item["sk"].clone());
        let remove = if name == ADA {
            "REMOVE u_ttl, #ttl"
        } else {
            "REMOVE u_ttl"
        };
        let update = update.update_expression(remove);
        let update = if name == ADA {
            update.expression_attribute_names("#ttl", "ttl")
        } else {
            update
        };
        update.send().await.unwrap();
    }
    count(3).await;
    let app = &world.stack.app;
    let application = ApplicationId::parse("app_default").unwrap();
    let key = app.keys.person_key(&application, &Username::parse(NOBODY).unwrap());
    let nobody = client.get_item().table_name(&world.stack.table);
    let nobody = nobody.key("pk", AttributeValue::S(format!("PERSON#{key}")));
    let nobody = nobody
        .key("sk", AttributeValue::S("person".to_owned()))
        .send()
        .await
        .unwrap();
    let end = world.now().as_second() + 86_400 + 1;
    assert_eq!(nobody.item.unwrap()["ttl"], N(end.to_string()));
    world.advance(SignedDuration::from_hours(24 * 365));
    world.sign_in(ADA, PASSWORD).await.expect(200);
}

/// A world with a gate in the line to the table.
async fn gated() -> (World, Gate) {
    let gate = Gate::default();
    let interceptor = SharedInterceptor::new(gate.clone());
    let world = World::with(|options| options.interceptors.push(interceptor)).await;
    (world, gate)
}

/// Signs in as Ada; between the two writes `overtake` is done.
async fn overtaken(world: &World, gate: &Gate, overtake: impl Future<Output = ()>) -> Answer {
    world.sign_in(ADA, PASSWORD).await.expect(200);
    let mut keeper = gate.close(Hold::AfterFirstCall);
    let second = async {
        (&mut keeper.reached).await.unwrap();
        overtake.await;
        keeper.open();
    };
    tokio::join!(world.sign_in(ADA, PASSWORD), second).0
}

/// A token is given by the write that records the sign-in, and by no other.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn p8_a_sign_in_that_is_overtaken_gives_no_token() {
    let (world, gate) = gated().await;
    world.active(ADA).await;
    let id = world.sign_in(ADA, PASSWORD).await.expect(200).json()["user"]["id"].clone();
    let user = format!("/v1/users/{}", id.as_str().unwrap());
    let admin = async |path: String| {
        world.admin_post(&path, &json!({})).await;
    };
    let roles = async {
        let change = world.admin(Method::PATCH, &user).json(&json!({ "roles": ["editor"] }));
        world.send(change).await.expect(200);
    };
    overtaken(&world, &gate, roles).await.expect(200);
    let disable = admin(format!("{user}/disable"));
    overtaken(&world, &gate, disable).await.refused(401, "sign_in_failed");
    world
        .admin_post(&format!("{user}/enable"), &json!({}))
        .await
        .expect(200);
    let off_and_on = async {
        admin(format!("{user}/disable")).await;
        admin(format!("{user}/enable")).await;
    };
    overtaken(&world, &gate, off_and_on)
        .await
        .refused(401, "sign_in_failed");
    let sign_out = admin(format!("{user}/sign-out"));
    overtaken(&world, &gate, sign_out).await.refused(401, "sign_in_failed");
    let change = async |current: &str, password: &str| {
        let body = json!({ "username": ADA, "current": current, "password": password });
        world.post("/v1/password/change", &body).await.expect(200);
    };
    let changed = change(PASSWORD, OTHER);
    overtaken(&world, &gate, changed).await.refused(401, "sign_in_failed");
    change(OTHER, PASSWORD).await;
    let erase = async {
        world.send(world.admin(Method::DELETE, &user)).await.expect(204);
    };
    overtaken(&world, &gate, erase).await.refused(401, "sign_in_failed");
}

/// Two sign-ins at once with a password whose hash is to be made anew: both are good.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn p5_two_sign_ins_at_once_may_both_make_a_hash_anew() {
    let (world, gate) = gated().await;
    let hash = "$2b$04$wIpYgxBS8.f/tjBxwD7J8u8Q8EJnhJtMJxGCqA3AEovqejpt4.IY6";
    let users = json!([{ "email": ADA, "email_verified": true, "password_hash": hash }]);
    world
        .admin_post("/v1/imports", &json!({ "users": users }))
        .await
        .expect(200);
    let sign_in = async || world.sign_in(ADA, "violet harbour seventeen").await;
    let mut keeper = gate.close(Hold::AfterFirstCall);
    let second = async {
        (&mut keeper.reached).await.unwrap();
        sign_in().await.expect(200);
        keeper.open();
    };
    tokio::join!(sign_in(), second).0.expect(200);
}

/// G4, in parallel: a place is taken before anything is compared. Good ones do not count.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn g4_of_200_parallel_sign_ins_from_one_source_the_limit_is_compared() {
    let world = World::with(|options| options.limits.source_failures = 10).await;
    world.active(ADA).await;
    for _ in 0..12 {
        world.sign_in(ADA, PASSWORD).await.expect(200);
    }
    let hashes = world.stack.app.hasher.count();
    let names: Vec<_> = (0..200).map(|number| format!("user{number}@example.com")).collect();
    let answers = join_all(names.iter().map(|name| world.sign_in(name, WRONG))).await;
    let count = |status: u16| answers.iter().filter(|answer| answer.status == status).count();
    assert_eq!((count(401), count(429)), (10, 190));
    assert_eq!(world.stack.app.hasher.count() - hashes, 10);
    world.sign_in(ADA, PASSWORD).await.refused(429, "source_paused");
}

/// One try: from one of some places, so much later, on the footing that there is or on a guess.
type Try = (u8, u8, bool);

async fn agree(store: &Store, key: PersonKey, mut now: jiff::Timestamp, tries: &[Try]) -> Result<u32, TestCaseError> {
    let mut known = Failures::NONE;
    let is_somebody = store.person(key).await.unwrap().is_some();
    let mut most = 0;
    for (number, (place, jump, guesses)) in tries.iter().enumerate() {
        let day = 86_400_000;
        let jump = [0, 0, 0, 1, 999, 1_000, 4_000, 300_000, day - 1, day][usize::from(*jump)];
        now = after(now, SignedDuration::from_millis(jump));
        let place = match place {
            0..=3 => Place::Browser(u16::from(*place % 2)),
            4..=9 => Place::Source(u16::from(*place % 2)),
            _ => Place::Source(u16::from(*place)),
        };
        let fresh = Attempt::fresh(place, Place::Source(0), now);
        let attempt = if *guesses {
            Ok(fresh)
        } else {
            fresh.again(&known, is_somebody)
        };
        let attempt = attempt.unwrap_or(fresh);
        let expected = known.footing(attempt.place, now) == Ok(attempt.footing);
        let write = u128::try_from(number).unwrap().to_be_bytes();
        let counted = store.attempt(key, true, attempt, write).await.unwrap();
        let (was_counted, record) = match counted {
            Attempted::Counted(record) => (true, record),
            Attempted::Refused(record) => (false, record),
            Attempted::Leads(_) => unreachable!("the name is their own"),
        };
        prop_assert_eq!(was_counted, expected, "{:?} at {:?}", attempt, known);
        if expected {
            let before = known.total.map_or(0, |total| total.count);
            let grown = record.failures.total.map_or(0, |total| total.count);
            prop_assert!(grown == before + 1 || grown == 1, "{before} and then {grown}");
            let here = record.failures.places.get(&attempt.place).copied();
            prop_assert!(here.is_some_and(|here| here.last == now && here.count >= 1));
            most = most.max(grown);
        } else {
            prop_assert_eq!(&record.failures, &known);
        }
        if let Some(person) = record.person {
            let mut seen = person.clone();
            seen.sign_in_failures = known.clone();
            if expected {
                let memory = attempt.transition(write).apply(&seen).ok().unwrap();
                prop_assert!(memory.sign_in_failures == record.failures && memory.owed == person.owed);
            }
        }
        known = record.failures;
    }
    Ok(most)
}

/// For somebody and for nobody, from few places and from many.
#[test]
fn p9_counting_a_try_means_the_same_in_memory_and_on_the_table() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build();
    let runtime = runtime.unwrap();
    let world = runtime.block_on(World::new());
    let application = ApplicationId::parse("app_default").unwrap();
    let next = std::sync::atomic::AtomicU32::default();
    let most = std::sync::atomic::AtomicU32::default();
    let config = ProptestConfig {
        cases: 24,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let short = proptest::collection::vec((0_u8..12, 0_u8..10, any::<bool>()), 60);
    let long = proptest::collection::vec((0_u8..200, 0_u8..4, Just(false)), 180);
    let tries = prop_oneof![short, long];
    TestRunner::new(config)
        .run(&(tries, any::<bool>()), |(tries, is_somebody)| {
            runtime.block_on(async {
                let number = next.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                let name = format!("p{number}@example.com");
                if is_somebody {
                    world.invite(&json!({ "email": name })).await;
                }
                let app = &world.stack.app;
                let key = app.keys.person_key(&application, &Username::parse(&name).unwrap());
                let reached = agree(&app.store, key, world.now(), &tries).await?;
                most.fetch_max(reached, std::sync::atomic::Ordering::SeqCst);
                Ok(())
            })
        })
        .unwrap();
    assert!(most.into_inner() >= Failures::MOST, "no walk locked an account");
}
