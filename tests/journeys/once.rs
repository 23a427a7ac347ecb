//! What may happen once happens once, however many try at the same moment.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::AttributeValue;
use futures_util::future::join_all;
use jiff::SignedDuration;
use serde_json::json;

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
    assert!(page.text.contains("It did not count as a try."), "{}", page.text);
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
