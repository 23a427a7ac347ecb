//! Messages: at least once, never lost, and none for an invitation that has ended.

use std::{
    collections::BTreeSet,
    future::{Future, poll_fn},
    pin::pin,
    sync::Arc,
    task::Poll,
};

use aws_sdk_dynamodb::{Client, types::AttributeValue};
use domain::{
    address::Username,
    deliver::{SendOutcome, settle},
    entropy::SeededEntropy,
    id::PersonKey,
    setup,
    ticket::Ticket,
    transition::Refusal,
};
use jiff::SignedDuration;
use local::mailbox::{Fault, Message};
use serde_json::{Value, json};
use store::Applied;

use crate::{
    records::records,
    support::{Answer, PASSWORD, World},
};

const ADA: &str = "ada@example.com";

/// Calls the function with records, as the stream does.
async fn deliver(world: &World, records: &[Value]) -> Value {
    deliver::handle(&world.stack.delivery, json!({ "Records": records }))
        .await
        .unwrap()
}

fn failed(answer: &Value) -> Vec<&str> {
    let failures = answer["batchItemFailures"].as_array().unwrap();
    failures
        .iter()
        .map(|failure| failure["itemIdentifier"].as_str().unwrap())
        .collect()
}

fn of_kind(world: &World, kind: &str) -> Vec<Arc<Message>> {
    world
        .stack
        .mailbox
        .list()
        .into_iter()
        .filter(|message| message.kind == kind)
        .collect()
}

async fn invitation(world: &World) -> (String, Value) {
    let created = world.invite(&json!({ "email": ADA })).await;
    (format!("/v1/invitations/{}", created["id"].as_str().unwrap()), created)
}

/// Each notice has a place of its own, and one that is owed anew is not taken for the one that was just sent.
#[tokio::test]
async fn no_notice_pushes_another_out() {
    let world = World::new().await;
    world.active(ADA).await;
    let change = |current: &str, password: &str| json!({ "username": ADA, "current": current, "password": password });
    let next = "another violet harbour";
    world
        .post("/v1/password/change", &change(PASSWORD, next))
        .await
        .expect(200);
    world.messages().await;
    let told = |kind| of_kind(&world, kind).len();
    assert_eq!((told("activation"), told("password_changed")), (1, 1));

    // Changed once more between the mail and the write that says that it went out.
    world
        .post("/v1/password/change", &change(next, PASSWORD))
        .await
        .expect(200);
    let key = person_key(&world);
    let seen = world.stack.app.store.person(key).await.unwrap().unwrap();
    let owed = seen.owed.iter().next().unwrap();
    world
        .post("/v1/password/change", &change(PASSWORD, next))
        .await
        .expect(200);
    let sent = SendOutcome::Sent {
        message_id: "m".to_owned(),
    };
    let late = settle(owed, sent, [7; 16], world.now());
    let settled = world.stack.app.store.apply(key, &late).await.unwrap();
    assert!(matches!(settled, Applied::Refused(Refusal::NotOwed, _)));
    world.messages().await;
    assert_eq!(told("password_changed"), 2);
}

/// An item that was written when all notices had one place still has its notice sent, beside a newer one.
#[tokio::test]
async fn a_notice_of_the_old_form_is_sent_once() {
    let world = World::new().await;
    world.active(ADA).await;
    let table = Client::new(&world.stack.sdk);
    let key = person_key(&world);
    table
        .update_item()
        .table_name(&world.stack.table)
        .key("pk", AttributeValue::S(format!("PERSON#{key}")))
        .key("sk", AttributeValue::S("person".to_owned()))
        .update_expression("SET owe_notice = :notice")
        .expression_attribute_values(":notice", AttributeValue::S("password_changed".to_owned()))
        .send()
        .await
        .unwrap();
    world.messages().await;
    let told = |kind| of_kind(&world, kind).len();
    assert_eq!((told("activation"), told("password_changed")), (1, 1));
    let seen = world.stack.app.store.person(key).await.unwrap().unwrap();
    assert_eq!(seen.owed.iter().count(), 0);
    world.messages().await;
    assert_eq!(told("password_changed"), 1);
}

fn person_key(world: &World) -> PersonKey {
    let application = &world.stack.app.config.default_application;
    world
        .stack
        .app
        .keys
        .person_key(application, &Username::parse(ADA).unwrap())
}

#[tokio::test]
async fn a_message_repeated_after_a_lost_answer_carries_the_same_ticket() {
    let world = World::new().await;
    let (path, _) = invitation(&world).await;
    // The provider tells nothing of them either: what it tells settles them, see `waiting`.
    world.stack.mailbox.fail_next(2, Fault::CutWithoutFeedback);
    for minutes in [0, 5, 10] {
        world.advance(SignedDuration::from_mins(minutes));
        world.stack.sweep().await.unwrap();
        world.messages().await;
    }
    let mails = world.messages().await;
    assert_eq!(mails.len(), 3, "twice without an answer, once with it");
    let links: BTreeSet<_> = mails.iter().map(|mail| mail.link.clone().unwrap()).collect();
    assert_eq!(links.len(), 1);
    assert_eq!(world.admin_get(&path).await.json()["delivery"]["state"], "delivered");
    let ticket = world.ticket(ADA).await;
    world
        .post("/v1/tickets/code", &json!({ "ticket": ticket }))
        .await
        .expect(202);
    world.stack.mailbox.fail_next(1, Fault::CutWithoutFeedback);
    world.messages().await;
    world.advance(SignedDuration::from_mins(5));
    world.stack.sweep().await.unwrap();
    world.messages().await;
    let codes: BTreeSet<_> = of_kind(&world, "code")
        .iter()
        .map(|mail| mail.code.clone().unwrap())
        .collect();
    assert_eq!((of_kind(&world, "code").len(), codes.len()), (2, 1));
    assert!(world.stack.stream.dead_letters().is_empty());
}

#[tokio::test]
async fn a_failing_provider_is_asked_again_until_it_takes_the_message() {
    for fault in [Fault::Throttle, Fault::ServerError] {
        let world = World::new().await;
        let (path, _) = invitation(&world).await;
        world.stack.mailbox.fail_next(3, fault);
        assert_eq!(world.messages().await.len(), 1, "{fault:?}");
        let shown = world.admin_get(&path).await.json();
        assert_eq!(shown["delivery"]["state"], "delivered", "{fault:?}");
        assert!(shown["delivery"].get("reason").is_none_or(Value::is_null), "{shown}");
    }
}

#[tokio::test]
async fn a_rejected_message_is_failed_with_the_reason_and_not_repeated() {
    let world = World::new().await;
    let (path, _) = invitation(&world).await;
    world.stack.mailbox.fail_next(1, Fault::Rejected);
    assert!(world.messages().await.is_empty());
    let shown = world.admin_get(&path).await.json();
    assert_eq!(shown["delivery"]["state"], "failed");
    assert_eq!(shown["delivery"]["reason"], "MessageRejected");
    assert!(world.stack.stream.dead_letters().is_empty());
    world
        .admin_post(&format!("{path}/resend"), &json!({}))
        .await
        .expect(200);
    assert_eq!(world.messages().await.len(), 1, "sent again, it goes out");
    assert_eq!(world.admin_get(&path).await.json()["delivery"]["state"], "delivered");
}

#[tokio::test]
async fn e3_with_mail_down_the_person_gets_the_same_answers_and_can_finish() {
    let same = || World::with(|options| options.entropy = Arc::new(SeededEntropy::new(7)));
    let (well, down) = (same().await, same().await);
    let mut answers = vec![];
    for world in [&well, &down] {
        let ticket = world.invited(ADA).await;
        if std::ptr::eq(world, &down) {
            world.stack.mailbox.fail_next(1000, Fault::ServerError);
        }
        let asked = world
            .post("/v1/tickets/code", &json!({ "ticket": ticket }))
            .await
            .expect(202);
        world.messages().await;
        let app = &world.stack.app;
        let parsed = Ticket::parse(&app.keys, &ticket).unwrap();
        let person = app.store.person(parsed.person()).await.unwrap().unwrap();
        let code = setup::newest_code(&app.keys, &person).unwrap().expose().to_owned();
        let proven = world
            .post("/v1/tickets/verify", &json!({ "ticket": ticket, "code": code }))
            .await
            .expect(200);
        let done = world.set_password(&ticket, PASSWORD).await.expect(200);
        world.messages().await;
        world.sign_in(ADA, PASSWORD).await.expect(200);
        let told = |answer: Answer| (answer.status, answer.text.replace(world.stack.url(), "https://host"));
        answers.push([asked, proven, done].map(told));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(of_kind(&down, "code").len() + of_kind(&down, "activation").len(), 0);
    assert!(down.stack.stream.dead_letters().is_empty());
    // What could not be sent waits, and is not forgotten.
    down.stack.mailbox.heal();
    down.advance(SignedDuration::from_mins(1));
    down.stack.sweep().await.unwrap();
    down.messages().await;
    assert_eq!(of_kind(&down, "activation").len(), 1);
}

/// Polls `work` `polls` times at most, then drops it where it stands, as a killed function would. Whether it was done.
async fn killed_after(polls: usize, work: impl Future) -> bool {
    let mut work = pin!(work);
    let mut left = polls;
    poll_fn(|context| match (left, work.as_mut().poll(context)) {
        (_, Poll::Ready(_)) => Poll::Ready(true),
        (0 | 1, Poll::Pending) => Poll::Ready(false),
        (_, Poll::Pending) => {
            left -= 1;
            Poll::Pending
        }
    })
    .await
}

#[tokio::test]
async fn a_kill_between_any_two_awaits_of_deliver_loses_no_message() {
    for kind in ["invitation", "activation"] {
        let mut kills = 0;
        for polls in 1.. {
            let world = World::new().await;
            match kind {
                "invitation" => drop(invitation(&world).await),
                _ => drop(world.set_password(&world.proven(ADA).await, PASSWORD).await.expect(200)),
            }
            let batch = records(&world).await;
            let done = killed_after(polls, deliver(&world, &batch)).await;
            kills += usize::from(!done);
            // The stream brings the same records again.
            let answer = deliver(&world, &batch).await;
            assert!(failed(&answer).is_empty(), "{polls}: {answer}");
            let mails = of_kind(&world, kind);
            assert!((1..=2).contains(&mails.len()), "{kind}, {polls}: {} mails", mails.len());
            assert!(mails.iter().all(|mail| mail.text == mails[0].text), "{kind}, {polls}");
            assert!(failed(&deliver(&world, &batch).await).is_empty());
            assert_eq!(
                of_kind(&world, kind).len(),
                mails.len(),
                "{kind}, {polls}: settled, it stays so"
            );
            if done {
                break;
            }
        }
        assert!(
            kills >= 3,
            "reading, sending and writing each wait at least once, and there were {kills} kills"
        );
    }
}

#[tokio::test]
async fn no_message_leaves_for_an_invitation_that_ended_while_it_was_queued() {
    for ending in ["revoke", "resend", "expire"] {
        let world = World::new().await;
        let (path, created) = invitation(&world).await;
        let first = records(&world).await;
        match ending {
            "expire" => world.advance(SignedDuration::from_hours(24)),
            other => drop(
                world
                    .admin_post(&format!("{path}/{other}"), &json!({}))
                    .await
                    .expect(200),
            ),
        }
        let answer = deliver(&world, &first).await;
        assert!(failed(&answer).is_empty(), "{ending}: {answer}");
        let mails = world.messages().await;
        let shown = world.admin_get(&path).await.json();
        if ending == "resend" {
            assert_eq!(mails.len(), 1, "only the newest leaves");
            let link = world.admin_get(&format!("{path}/link")).await.expect(200).json();
            assert_eq!(mails[0].link.as_deref(), link["link"].as_str());
            continue;
        }
        assert!(mails.is_empty(), "{ending}");
        assert_ne!(shown["delivery"]["state"], "delivered", "{ending}: {created}");
    }
}

#[tokio::test]
async fn no_code_leaves_once_it_was_replaced_or_has_expired() {
    for (pause, codes) in [(SignedDuration::from_secs(60), 1), (SignedDuration::from_mins(10), 0)] {
        let world = World::new().await;
        let ticket = world.invited(ADA).await;
        world
            .post("/v1/tickets/code", &json!({ "ticket": ticket }))
            .await
            .expect(202);
        let first = records(&world).await;
        world.advance(pause);
        if codes == 1 {
            world
                .post("/v1/tickets/code", &json!({ "ticket": ticket }))
                .await
                .expect(202);
        }
        deliver(&world, &first).await;
        world.messages().await;
        assert_eq!(of_kind(&world, "code").len(), codes, "after {pause:?}");
    }
}

#[tokio::test]
async fn a_partial_failure_names_the_first_record_that_has_to_come_again() {
    let world = World::new().await;
    for name in ["ada", "bea", "cleo"] {
        world.invite(&json!({ "email": format!("{name}@example.com") })).await;
    }
    let mut batch: Vec<_> = records(&world)
        .await
        .into_iter()
        .filter(|record| record["dynamodb"]["Keys"]["sk"]["S"] == "person")
        .collect();
    assert_eq!(batch.len(), 3);
    for record in &mut batch {
        // An emulator writes the machine's time here.
        record["dynamodb"]["ApproximateCreationDateTime"] = json!(world.now().as_second());
    }
    let number = |at: usize| batch[at]["dynamodb"]["SequenceNumber"].as_str().unwrap();
    let application = async |record: &Value, name: &str| {
        let table = Client::new(&world.stack.sdk);
        let key = record["dynamodb"]["Keys"]["pk"]["S"].as_str().unwrap();
        let update = table.update_item().table_name(&world.stack.table);
        update
            .key("pk", AttributeValue::S(key.to_owned()))
            .key("sk", AttributeValue::S("person".to_owned()))
            .update_expression("SET u_app = :app")
            .expression_attribute_values(":app", AttributeValue::S(name.to_owned()))
            .send()
            .await
            .unwrap();
    };
    // Not what a provider does, but what is wrong here.
    application(&batch[1], "app_gone").await;
    assert_eq!(failed(&deliver(&world, &batch).await), [number(1)]);
    assert_eq!(world.stack.mailbox.list().len(), 1, "the first one is out");
    // It holds up those behind it for some minutes at most.
    world.advance(SignedDuration::from_mins(6));
    let mut rest = batch[1..].to_vec();
    rest[1]["dynamodb"]["ApproximateCreationDateTime"] = json!(world.now().as_second());
    assert!(failed(&deliver(&world, &rest).await).is_empty());
    assert_eq!(world.stack.mailbox.list().len(), 2, "the third one is out");
    application(&batch[1], "app_default").await;
    assert!(failed(&deliver(&world, &batch[1..]).await).is_empty());
    assert_eq!(world.stack.mailbox.list().len(), 3, "each of them once");
}

#[tokio::test]
async fn a_record_that_is_not_a_persons_is_passed_over() {
    let world = World::new().await;
    world.invite(&json!({ "email": ADA })).await;
    let person = records(&world).await.pop().unwrap();
    let mut removed = person.clone();
    removed["eventName"] = json!("REMOVE");
    let strange = |keys: Value| {
        let mut record = person.clone();
        record["dynamodb"]["Keys"] = keys;
        record
    };
    let batch = [
        removed,
        strange(json!({ "pk": { "S": "APP#app_default" }, "sk": { "S": "settings" } })),
        strange(json!({ "pk": { "S": "PERSON#not-a-key" }, "sk": { "S": "person" } })),
        strange(json!({ "pk": { "N": "7" }, "sk": { "S": "person" } })),
        strange(json!({})),
    ];
    assert!(failed(&deliver(&world, &batch).await).is_empty());
    assert!(world.stack.mailbox.list().is_empty());
    assert!(failed(&deliver(&world, &[&batch[..], &[person]].concat()).await).is_empty());
    assert_eq!(world.stack.mailbox.list().len(), 1);
}
