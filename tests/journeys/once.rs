//! What may happen once happens once, however many try at the same moment.

use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv4Addr},
};

use aws_sdk_dynamodb::types::AttributeValue;
use futures_util::future::join_all;
use jiff::SignedDuration;
use reqwest::Client;
use serde_json::{Value, json};

use crate::{
    support::{Answer, PASSWORD, World, wrong},
    table::{Table, number},
};

/// How often each status and code was answered.
fn tally(answers: &[Answer]) -> BTreeMap<(u16, String), usize> {
    let mut tally = BTreeMap::new();
    for answer in answers {
        let code = if answer.status.is_success() {
            "done".to_owned()
        } else {
            answer.code()
        };
        *tally.entry((answer.status.as_u16(), code)).or_default() += 1;
    }
    tally
}

fn counts<const N: usize>(counts: [(u16, &str, usize); N]) -> BTreeMap<(u16, String), usize> {
    counts
        .into_iter()
        .map(|(status, code, count)| ((status, code.to_owned()), count))
        .collect()
}

/// What cannot be the code, by its length or its characters, is told so and costs nothing: not with a ticket, and not where
/// a code is entered by name, which says no more than ever.
#[tokio::test]
async fn a_malformed_code_costs_no_try() {
    let world = World::new().await;
    let ticket = world.invited("ada@example.com").await;
    let code = world.asked(&ticket, "ada@example.com").await;
    let before = Table::of(&world).await;
    for malformed in ["12345", "1234567", "12a456", "12345O", "12345é"] {
        let answer = world.verify(&ticket, malformed).await;
        answer.refused(422, "code_malformed");
        let problem = answer.json();
        assert!(problem["detail"].as_str().unwrap().contains("6 digits"), "{problem}");
        assert_eq!(problem["errors"][0]["pointer"], "/code");
    }
    Table::of(&world).await.is(&before);
    let browser = world.browser();
    let page = browser.open(&format!("/i/{ticket}")).await.expect(200);
    let page = browser
        .submit(&page, "/setup/verify", &[("code", "12345")])
        .await
        .expect(200);
    assert!(page.text.contains("this attempt didn’t count."), "{}", page.text);
    assert!(!page.text.contains("12345"), "the field is empty: {}", page.text);
    let spaced = code.chars().map(|digit| format!("{digit} ")).collect::<String>();
    world.verify(&ticket, &spaced).await.expect(200);

    let body = json!({ "email": "bob@example.com", "method": "email_otp" });
    world.invite(&body).await;
    let mail = world.newest("invitation_code", "bob@example.com").await;
    let enter = |code: &str| json!({ "username": "bob@example.com", "code": code });
    for malformed in ["12345", "1234567", "12a456", "12345O", "abcdefgh"] {
        let answer = world.post("/v1/enter", &enter(malformed)).await;
        answer.refused(401, "entry_failed");
    }
    world
        .post("/v1/enter", &enter(&mail.code.clone().unwrap()))
        .await
        .expect(200);
}

#[tokio::test]
async fn t6_a_ticket_that_was_used_opens_nothing_more() {
    let world = World::new().await;
    let ticket = world.proven("ada@example.com").await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world
        .set_password(&ticket, "another violet harbour")
        .await
        .refused(410, "invitation_completed");
    world
        .nothing_works(&ticket, "000000", (410, "invitation_completed"))
        .await;
    world
        .sign_in("ada@example.com", "another violet harbour")
        .await
        .refused(401, "sign_in_failed");
    world.sign_in("ada@example.com", PASSWORD).await.expect(200);
    let page = world.browser().open(&format!("/i/{ticket}")).await.expect(410);
    assert!(page.text.contains("/sign-in"), "the way on is said: {}", page.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn t6_of_a_hundred_parallel_passwords_exactly_one_is_taken() {
    let world = World::new().await;
    let ticket = world.proven("ada@example.com").await;
    let passwords: Vec<_> = (0..100).map(|number| format!("violet harbour {number:03}")).collect();
    let answers = join_all(passwords.iter().map(|password| world.set_password(&ticket, password))).await;
    assert_eq!(
        tally(&answers),
        counts([(200, "done", 1), (410, "invitation_completed", 99)])
    );

    let winner = answers.iter().position(|answer| answer.status.is_success()).unwrap();
    world.sign_in("ada@example.com", &passwords[winner]).await.expect(200);
    world
        .sign_in("ada@example.com", &passwords[(winner + 1) % 100])
        .await
        .refused(401, "sign_in_failed");
    let table = Table::of(&world).await;
    let item = table.person("ada@example.com");
    assert_eq!(item["u_status"], AttributeValue::S("active".to_owned()));
    assert_eq!(item["i_state"], AttributeValue::S("completed".to_owned()));
    let messages = world.messages().await;
    assert_eq!(
        messages.iter().filter(|message| message.kind == "activation").count(),
        1
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn t6_of_a_hundred_parallel_right_codes_one_proves_the_step() {
    let world = World::new().await;
    let ticket = world.invited("ada@example.com").await;
    let code = world.asked(&ticket, "ada@example.com").await;
    let answers = join_all((0..100).map(|_| world.verify(&ticket, &code))).await;
    let found = tally(&answers);
    assert_eq!(found[&(200, "done".to_owned())], 1, "{found:?}");
    let table = Table::of(&world).await;
    assert_eq!(number(table.person("ada@example.com"), "i_pos"), 1, "one step, not two");
    world.set_password(&ticket, PASSWORD).await.expect(200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn g2_of_two_hundred_parallel_wrong_codes_exactly_five_are_evaluated() {
    let world = World::new().await;
    let ticket = world.invited("ada@example.com").await;
    let code = world.asked(&ticket, "ada@example.com").await;
    let guesses: Vec<_> = (0..=200)
        .map(|number| format!("{number:06}"))
        .filter(|guess| *guess != code)
        .collect();
    let answers = join_all(guesses.iter().take(200).map(|guess| world.verify(&ticket, guess))).await;
    assert_eq!(
        tally(&answers),
        counts([(422, "code_wrong", 5), (429, "code_tries_used_up", 195)])
    );
    let table = Table::of(&world).await;
    let item = table.person("ada@example.com");
    assert_eq!((number(item, "c_tries"), number(item, "i_fails")), (5, 5));
    let mut left: Vec<_> = answers
        .iter()
        .filter_map(|answer| answer.json()["tries_left"].as_i64())
        .collect();
    left.sort_unstable();
    assert_eq!(left, [0, 1, 2, 3, 4], "each of the five was told another number");

    // The right one comes too late, and a new one helps.
    world.verify(&ticket, &code).await.refused(429, "code_tries_used_up");
    Table::of(&world).await.is(&table);
    world.advance(SignedDuration::from_secs(61));
    let newer = world.asked(&ticket, "ada@example.com").await;
    world.verify(&ticket, &newer).await.expect(200);
}

#[tokio::test]
async fn g2_twenty_failures_end_an_invitation_whatever_codes_are_asked_for() {
    let world = World::new().await;
    let body = json!({ "email": "ada@example.com", "lifetime_minutes": -1 });
    let invitation = world.invite(&body).await;
    let ticket = world.ticket("ada@example.com").await;
    let mut evaluated = 0;
    let mut last = String::new();
    // G1: thirty rounds of a new code and four wrong ones.
    for _ in 0..30 {
        world.advance(SignedDuration::from_hours(3));
        let asked = world.post("/v1/tickets/code", &json!({ "ticket": ticket })).await;
        if asked.status.is_success() {
            last = world.code("ada@example.com").await;
        } else {
            asked.refused(429, "invitation_tries_used_up");
        }
        for _ in 0..4 {
            let answer = world.verify(&ticket, &wrong(&last)).await;
            match answer.code().as_str() {
                "code_wrong" => evaluated += 1,
                _ => answer.refused(429, "invitation_tries_used_up"),
            }
        }
    }
    assert_eq!(evaluated, 20);
    let table = Table::of(&world).await;
    let item = table.person("ada@example.com");
    // The last code has a try left, but the invitation has not.
    assert_eq!((number(item, "c_tries"), number(item, "i_fails")), (4, 20));
    world
        .verify(&ticket, &last)
        .await
        .refused(429, "invitation_tries_used_up");
    Table::of(&world).await.is(&table);
    world.browser().open(&format!("/i/{ticket}")).await.expect(429);

    // Only an administrator opens it again.
    world.advance(SignedDuration::from_hours(3));
    let path = format!("/v1/invitations/{}/resend", invitation["id"].as_str().unwrap());
    world.admin_post(&path, &json!({})).await.expect(200);
    let ticket = world.ticket("ada@example.com").await;
    let code = world.asked(&ticket, "ada@example.com").await;
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn g2_a_right_code_is_no_failure_and_after_the_cap_it_is_no_use() {
    let world = World::new().await;
    let (ada, bob) = (
        world.invited("ada@example.com").await,
        world.invited("bob@example.com").await,
    );
    let code = world.asked(&ada, "ada@example.com").await;
    for _ in 0..4 {
        world.verify(&ada, &wrong(&code)).await.refused(422, "code_wrong");
    }
    world.verify(&ada, &code).await.expect(200);
    assert_eq!(number(Table::of(&world).await.person("ada@example.com"), "i_fails"), 4);

    let code = world.asked(&bob, "bob@example.com").await;
    for _ in 0..5 {
        world.verify(&bob, &wrong(&code)).await.refused(422, "code_wrong");
    }
    world.verify(&bob, &code).await.refused(429, "code_tries_used_up");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn t7_of_codes_asked_for_at_once_one_is_sent_and_a_new_one_kills_it() {
    let world = World::new().await;
    let ticket = world.invited("ada@example.com").await;
    let body = json!({ "ticket": ticket });
    let answers = join_all((0..20).map(|_| world.post("/v1/tickets/code", &body))).await;
    assert_eq!(
        tally(&answers),
        counts([(202, "done", 1), (429, "code_asked_too_soon", 19)])
    );
    let first = world.code("ada@example.com").await;
    assert_eq!(world.messages().await.len(), 2, "the invitation and one code");
    world.advance(SignedDuration::from_secs(60));
    let second = world.asked(&ticket, "ada@example.com").await;
    world.verify(&ticket, &first).await.refused(422, "code_wrong");
    world.verify(&ticket, &second).await.expect(200);
}

/// Enters from another address of this machine: the status, and the ticket where there is one.
async fn enter_from(world: &World, last: u8, username: &str, code: &str) -> (u16, Option<String>) {
    let client = Client::builder().local_address(IpAddr::V4(Ipv4Addr::new(127, 9, 0, last)));
    let request = client.build().unwrap().post(format!("{}/v1/enter", world.stack.url()));
    let request = request.json(&json!({ "username": username, "code": code }));
    let answer = request.send().await.unwrap();
    let status = answer.status().as_u16();
    let body: Value = answer.json().await.unwrap();
    (status, body["ticket"].as_str().map(str::to_owned))
}

/// T13: whoever reads it over a shoulder, or on a lock screen, comes too late; whoever came first goes on.
#[tokio::test]
async fn t13_the_code_of_an_invitation_lets_one_of_three_sources_in() {
    let world = World::new().await;
    let phone = "+4915112345678";
    for (to, body) in [
        (
            "ada@example.com",
            json!({ "email": "ada@example.com", "method": "email_otp" }),
        ),
        (
            phone,
            json!({ "phone": phone, "method": "sms_otp", "flow": "link_password" }),
        ),
        (
            "bob@example.com",
            json!({ "email": "bob@example.com", "method": "email_otp", "lifetime_minutes": -1, "send": false }),
        ),
    ] {
        let made = world.invite(&body).await;
        let code = match made["code"].as_str() {
            Some(code) => code.to_owned(),
            None => world.newest("invitation_code", to).await.code.clone().unwrap(),
        };
        let (status, ticket) = enter_from(&world, 1, to, &code).await;
        assert_eq!(status, 200, "{to}");
        for source in 2..=3 {
            assert_eq!(enter_from(&world, source, to, &code).await, (401, None), "{to}");
        }
        world.sign_in(to, &code).await.refused(401, "sign_in_failed");
        let browser = world.browser();
        let page = browser.open("/enter").await.expect(200);
        let fields = [("username", to), ("code", code.as_str())];
        let page = browser.submit(&page, "/enter", &fields).await.expect(200);
        assert!(
            page.text.contains("find an open invitation with these details"),
            "{}",
            page.text
        );
        world.set_password(&ticket.unwrap(), PASSWORD).await.expect(200);
        world.sign_in(to, PASSWORD).await.expect(200);
    }
}

/// T13: a browser that is lost comes back with another code, which is good once as well; the ticket is the same.
#[tokio::test]
async fn t13_coming_back_takes_another_code_each_time() {
    let world = World::new().await;
    let to = "ada@example.com";
    let steps = json!({ "steps": [{ "kind": "email_otp" }, { "kind": "terms", "url": "https://x.example/t", "version": "1" },
        { "kind": "set_password" }] });
    world.publish("terms", &steps).await;
    world
        .invite(&json!({ "email": to, "method": "email_otp", "flow": "terms" }))
        .await;
    let mut code = world.newest("invitation_code", to).await.code.clone().unwrap();
    let mut tickets = Vec::new();
    for round in 0..3 {
        let (status, ticket) = enter_from(&world, 1, to, &code).await;
        assert_eq!(status, 200, "round {round}");
        assert_eq!(enter_from(&world, 2, to, &code).await.0, 401, "round {round}");
        tickets.extend(ticket);
        let browser = world.browser();
        let page = browser.open("/enter").await.expect(200);
        assert!(page.text.contains("A code works once."), "{}", page.text);
        let fields = [("username", to)];
        browser.submit(&page, "/enter/code", &fields).await.expect(200);
        code = world.code(to).await;
        world.advance(SignedDuration::from_secs(60));
    }
    tickets.dedup();
    assert_eq!(tickets.len(), 1, "the ticket that was given first works all along");
    let accept = json!({ "ticket": tickets[0], "version": "1" });
    world.post("/v1/tickets/terms", &accept).await.expect(200);
    // The last code was never typed: it lets somebody back in, to where they were.
    let body = json!({ "username": to, "code": code });
    let entered = world.post("/v1/enter", &body).await.expect(200).json();
    assert_eq!(entered["next"]["step"], "set_password");
    world.set_password(&tickets[0], PASSWORD).await.expect(200);
    world.post("/v1/enter", &body).await.refused(401, "entry_failed");
}

/// T13, in parallel: at the first entry, and when somebody comes back.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn t13_of_fifty_parallel_entries_with_the_right_code_one_gets_in() {
    let world = World::new().await;
    let to = "ada@example.com";
    world.invite(&json!({ "email": to, "method": "email_otp" })).await;
    let mut code = world.newest("invitation_code", to).await.code.clone().unwrap();
    for round in 0..2 {
        let body = json!({ "username": to, "code": code });
        let answers = join_all((0..50).map(|_| world.post("/v1/enter", &body))).await;
        let expected = counts([(200, "done", 1), (401, "entry_failed", 49)]);
        assert_eq!(tally(&answers), expected, "round {round}");
        let ask = json!({ "username": to });
        world.post("/v1/enter/code", &ask).await.expect(202);
        code = world.code(to).await;
    }
}

/// T13: in place of a password it is the same code, and used up the same way.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn t13_a_code_that_was_typed_at_sign_in_lets_nobody_else_in() {
    let world = World::new().await;
    let to = "ada@example.com";
    world.invite(&json!({ "email": to, "method": "email_otp" })).await;
    let code = world.newest("invitation_code", to).await.code.clone().unwrap();
    let answer = world.sign_in(to, &code).await.expect(200).json();
    let again = json!({ "username": to, "code": code });
    world.post("/v1/enter", &again).await.refused(401, "entry_failed");
    world.sign_in(to, &code).await.refused(401, "sign_in_failed");
    let ticket = answer["ticket"].as_str().unwrap();
    world.set_password(ticket, PASSWORD).await.expect(200);
}

/// T13: the codes of steps, by mail, by SMS and to a number that the person gave.
#[tokio::test]
async fn t13_the_code_of_a_step_is_good_once() {
    let world = World::new().await;
    let phone = "+4915112345678";
    for (email, flow) in [
        ("ada@example.com", "email_code_password"),
        ("bob@example.com", "sms_code_password"),
    ] {
        world
            .invite(&json!({ "email": email, "phone": phone, "flow": flow }))
            .await;
        let ticket = world.ticket(email).await;
        let ask = json!({ "ticket": ticket });
        world.post("/v1/tickets/code", &ask).await.expect(202);
        let to = if flow.starts_with("sms") { phone } else { email };
        let code = world.code(to).await;
        world.verify(&ticket, &code).await.expect(200);
        let before = Table::of(&world).await;
        world.verify(&ticket, &code).await.refused(409, "step_out_of_order");
        Table::of(&world).await.is(&before);
        let enter = json!({ "username": email, "code": code });
        world.post("/v1/enter", &enter).await.refused(401, "entry_failed");
    }
    let email = "eve@example.com";
    world
        .invite(&json!({ "email": email, "flow": "profile_phone_password" }))
        .await;
    let ticket = world.ticket(email).await;
    let profile = json!({ "ticket": ticket, "profile": { "first_name": "Eve", "last_name": "Li" } });
    world.post("/v1/tickets/profile", &profile).await.expect(200);
    let give = json!({ "ticket": ticket, "phone": "+4915112345679" });
    world.post("/v1/tickets/phone", &give).await.expect(202);
    let code = world.code("+4915112345679").await;
    world.verify(&ticket, &code).await.expect(200);
    world.verify(&ticket, &code).await.refused(409, "step_out_of_order");
}

/// T13: the code at the end of the way, in parallel.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn t13_of_twenty_parallel_exchanges_of_one_code_one_gives_a_token() {
    let world = World::with(|options| options.settings.sign_in_after = true).await;
    let result = "http://localhost:3000/welcome";
    let email = "ada@example.com";
    world.invite(&json!({ "email": email, "result_url": result })).await;
    let ticket = world.ticket(email).await;
    let code = world.asked(&ticket, email).await;
    world.verify(&ticket, &code).await.expect(200);
    let done = world.set_password(&ticket, PASSWORD).await.expect(200).json();
    let url: url::Url = done["next"]["url"].as_str().unwrap().parse().unwrap();
    let code = url
        .query_pairs()
        .find(|(name, _)| name == "code")
        .unwrap()
        .1
        .into_owned();
    let body = json!({ "code": code, "result_url": result });
    let answers = join_all((0..20).map(|_| world.post("/v1/sign-in/exchange", &body))).await;
    assert_eq!(
        tally(&answers),
        counts([(200, "done", 1), (400, "exchange_failed", 19)])
    );
}
