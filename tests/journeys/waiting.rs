//! What is owed and cannot be sent at once: it waits, holds up nobody, is sent once, and needs nobody to come by.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use futures_util::future::join_all;
use jiff::SignedDuration;
use local::{mailbox::Fault, sdk_config};
use serde_json::{Value, json};
use service::{delivery::Budget, environment::patient};

use crate::{
    records::records,
    support::{PASSWORD, World},
};

const ADA: &str = "ada@example.com";
const PHONE: &str = "+4915112345678";

fn by_sms() -> Value {
    json!({ "phone": PHONE, "method": "sms_otp", "flow": "link_password" })
}

/// Time passes, the schedule comes, and what is owed is sent.
async fn pass(world: &World, minutes: i64) {
    world.advance(SignedDuration::from_mins(minutes));
    world.stack.sweep().await.unwrap();
    world.messages().await;
}

async fn path_of(world: &World, body: &Value) -> String {
    let created = world.invite(body).await;
    format!("/v1/invitations/{}", created["id"].as_str().unwrap())
}

async fn delivery(world: &World, path: &str) -> Value {
    world.admin_get(path).await.expect(200).json()["delivery"].clone()
}

async fn timeline(world: &World, path: &str) -> Vec<String> {
    let shown = world.admin_get(path).await.expect(200).json();
    let entries = shown["timeline"].as_array().unwrap().iter();
    entries
        .map(|entry| entry["event"].as_str().unwrap().to_owned())
        .collect()
}

fn short(attempt: u64) -> Budget {
    Budget {
        connect: Duration::from_millis(attempt),
        attempt: Duration::from_millis(attempt),
    }
}

/// With the settings of a function, whose calls of the table are given up after 700 ms: 0.9 s are no end of a send.
#[tokio::test]
async fn a_provider_that_takes_longer_than_the_table_may_is_asked_once() {
    let toward: local::stack::TowardMailbox = Arc::new(|url| patient(sdk_config(url)));
    let world = World::with(|options| options.toward_mailbox = Some(toward)).await;
    world
        .stack
        .mailbox
        .fail_next(2, Fault::Delay(Duration::from_millis(900)));
    let mail = path_of(&world, &json!({ "email": ADA })).await;
    let sms = path_of(&world, &by_sms()).await;
    assert_eq!(world.messages().await.len(), 2, "each of them once");
    assert_eq!(delivery(&world, &mail).await["state"], "delivered");
    assert_eq!(delivery(&world, &sms).await["state"], "sent");
}

/// A tenth of the time that a provider has, and delays as of 0.9, 2 and 8 seconds of it.
#[tokio::test]
async fn a_slow_provider_that_answers_in_time_gets_each_message_once() {
    let worlds = [90, 200, 800].map(|millis| async move {
        let world = World::with(|options| options.send_budget = short(1_000)).await;
        world
            .stack
            .mailbox
            .fail_next(20, Fault::Delay(Duration::from_millis(millis)));
        let mail = path_of(&world, &json!({ "email": ADA })).await;
        path_of(&world, &by_sms()).await;
        assert_eq!(world.messages().await.len(), 2, "{millis}");
        assert_eq!(delivery(&world, &mail).await["state"], "delivered", "{millis}");
        pass(&world, 11).await;
        assert_eq!(world.messages().await.len(), 2, "{millis}: nor later");
        assert!(world.stack.stream.dead_letters().is_empty());
    });
    join_all(worlds).await;
}

/// It takes the message and never answers; what it tells afterwards settles it.
#[tokio::test]
async fn what_the_provider_tells_settles_a_send_that_was_never_answered() {
    let world = World::with(|options| options.send_budget = short(100)).await;
    world.stack.mailbox.fail_next(1, Fault::Hang);
    let path = path_of(&world, &json!({ "email": ADA })).await;
    assert_eq!(world.messages().await.len(), 1);
    assert_eq!(delivery(&world, &path).await["state"], "delivered");
    assert_eq!(
        timeline(&world, &path).await,
        ["created", "queued", "unclear", "sent", "delivered"]
    );
    // A code as well, which tells nothing on the invitation.
    let ticket = world.ticket(ADA).await;
    world.stack.mailbox.fail_next(1, Fault::Hang);
    let code = world.asked(&ticket, ADA).await;
    for _ in 0..3 {
        pass(&world, 2).await;
    }
    assert_eq!(world.messages().await.len(), 2, "nothing is sent again");
    world.verify(&ticket, &code).await.expect(200);
}

/// It takes the message, never answers and tells nothing: after some minutes, and not before, the same goes out again.
#[tokio::test]
async fn after_an_unclear_end_the_message_is_sent_again_with_the_same_link() {
    let world = World::new().await;
    world.stack.mailbox.fail_next(2, Fault::CutWithoutFeedback);
    let path = path_of(&world, &json!({ "email": ADA })).await;
    assert_eq!(world.messages().await.len(), 1);
    let waits = delivery(&world, &path).await;
    assert_eq!(
        (&waits["state"], &waits["at"], &waits["next_try_at"]),
        (
            &json!("unclear"),
            &json!("2026-11-21T12:00:00.000Z"),
            &json!("2026-11-21T12:05:00.000Z")
        )
    );
    let listed = world
        .admin_get("/v1/invitations?delivery=unclear")
        .await
        .expect(200)
        .json();
    assert_eq!(listed["invitations"].as_array().unwrap().len(), 1);
    for _ in 0..4 {
        pass(&world, 1).await;
    }
    assert_eq!(
        world.messages().await.len(),
        1,
        "not at once, and not after four minutes"
    );
    pass(&world, 1).await;
    assert_eq!(world.messages().await.len(), 2);
    pass(&world, 9).await;
    assert_eq!(world.messages().await.len(), 2, "the second pause is longer");
    pass(&world, 1).await;
    let mails = world.messages().await;
    let links: BTreeSet<_> = mails.iter().map(|mail| mail.link.clone().unwrap()).collect();
    assert_eq!((mails.len(), links.len()), (3, 1));
    assert_eq!(delivery(&world, &path).await["state"], "delivered");
    pass(&world, 30).await;
    assert_eq!(world.messages().await.len(), 3);
    assert!(world.stack.stream.dead_letters().is_empty());
}

/// Nobody tells what became of an SMS, and each costs money.
#[tokio::test]
async fn an_sms_goes_out_twice_at_most_after_unclear_ends() {
    let world = World::new().await;
    world.stack.mailbox.fail_next(20, Fault::CutWithoutFeedback);
    let path = path_of(&world, &by_sms()).await;
    world.messages().await;
    for _ in 0..20 {
        pass(&world, 5).await;
    }
    let texts = world.messages().await;
    let codes: BTreeSet<_> = texts.iter().map(|text| text.code.clone().unwrap()).collect();
    assert_eq!((texts.len(), codes.len()), (2, 1));
    let ended = delivery(&world, &path).await;
    assert_eq!(
        (&ended["state"], &ended["reason"]),
        (&json!("failed"), &json!("no answer"))
    );
}

/// Whatever the operator has to mend, or SES: what is owed waits for that, and goes out by itself.
#[tokio::test]
async fn a_pause_of_the_provider_for_an_hour_ends_by_itself() {
    for (status, code, words) in [
        (400, "SendingPausedException", "Email sending is paused."),
        (400, "AccountSuspendedException", "The account is suspended."),
        (
            403,
            "AccessDeniedException",
            "not authorized on identity/ada@example.com",
        ),
        (
            400,
            "MessageRejected",
            "Email address is not verified. The following identities failed",
        ),
        (503, "ServiceUnavailable", "Try again."),
    ] {
        let world = World::new().await;
        world
            .stack
            .mailbox
            .fail_next(1_000, Fault::Refused(status, code, words));
        let mut paths = Vec::new();
        for name in ["ada", "bea", "cleo"] {
            paths.push(path_of(&world, &json!({ "email": format!("{name}@example.com") })).await);
        }
        assert!(world.messages().await.is_empty());
        let waits = delivery(&world, &paths[0]).await;
        assert_eq!(
            (&waits["state"], &waits["reason"]),
            (&json!("deferred"), &json!(format!("provider: {code}"))),
            "{waits}"
        );
        assert!(waits["next_try_at"].is_string());
        for _ in 0..12 {
            pass(&world, 5).await;
        }
        let asked = 1_000 - world.stack.mailbox.faults_left();
        assert!(
            (9..=3 * 4 * 10).contains(&asked),
            "{code}: asked {asked} times in an hour"
        );
        assert!(
            world.stack.stream.dead_letters().is_empty(),
            "nothing waits for a person"
        );
        assert_eq!(timeline(&world, &paths[0]).await, ["created", "queued", "deferred"]);
        world.stack.mailbox.heal();
        for _ in 0..6 {
            pass(&world, 5).await;
        }
        assert_eq!(world.messages().await.len(), 3, "{code}: each of them once");
        for path in &paths {
            assert_eq!(delivery(&world, path).await["state"], "delivered", "{code}");
        }
    }
}

/// One that is not taken holds up none of the others in its batch, and is told as an event.
#[tokio::test]
async fn a_message_that_is_not_taken_holds_up_no_others() {
    let world = World::new().await;
    world.stack.mailbox.fail_next(4, Fault::Throttle);
    for name in ["ada", "bea", "cleo"] {
        world.invite(&json!({ "email": format!("{name}@example.com") })).await;
    }
    let batch = records(&world).await;
    let answer = deliver::handle(&world.stack.delivery, json!({ "Records": batch }))
        .await
        .unwrap();
    assert_eq!(answer["batchItemFailures"], json!([]));
    let to: Vec<_> = world.stack.mailbox.list().iter().map(|mail| mail.to.clone()).collect();
    assert_eq!(to, ["cleo@example.com", "bea@example.com"]);
    pass(&world, 1).await;
    assert_eq!(world.messages().await.len(), 3);
    let told = world.stack.events.list();
    let deferred = told.iter().filter(|event| event["type"] == "invitation.deferred");
    assert_eq!(deferred.count(), 1, "{told:?}");
}

/// Where nothing listens, nothing was handed over: it is tried again soon, and not taken for unclear.
#[tokio::test]
async fn without_a_connection_nothing_was_handed_over() {
    let toward: local::stack::TowardMailbox = Arc::new(|_| sdk_config("http://127.0.0.1:9"));
    let world = World::with(|options| options.toward_mailbox = Some(toward)).await;
    let path = path_of(&world, &json!({ "email": ADA })).await;
    world.messages().await;
    let waits = delivery(&world, &path).await;
    assert_eq!(
        (&waits["state"], &waits["reason"]),
        (&json!("deferred"), &json!("provider: no connection"))
    );
}

/// The operator has mended it, and need not wait: what is owed is brought again at once, but for what may be there.
#[tokio::test]
async fn a_redrive_brings_what_waits_at_once() {
    let world = World::new().await;
    let redrive = redrive::Redrive {
        store: world.stack.app.store.clone(),
        clock: Arc::clone(&world.stack.app.clock),
        entropy: Arc::clone(&world.stack.app.entropy),
    };
    world
        .stack
        .mailbox
        .fail_next(1, Fault::Refused(403, "AccessDenied", "no"));
    world.stack.mailbox.fail_next(1, Fault::CutWithoutFeedback);
    for name in ["ada", "bea"] {
        world.invite(&json!({ "email": format!("{name}@example.com") })).await;
        world.messages().await;
    }
    let walk = || redrive::handle(&redrive, redrive::Order::default(), || Duration::from_secs(900));
    assert_eq!(walk().await.unwrap().redriven, 2);
    let to: Vec<_> = world.messages().await.iter().map(|mail| mail.to.clone()).collect();
    assert_eq!(to, ["ada@example.com", "bea@example.com"], "the unclear one once only");
}

/// What a limit of the application stops is sent in the hours after, and no code waits for it.
#[tokio::test]
async fn bulk_is_deferred_and_sent_when_there_is_room_while_codes_go_out() {
    let world = World::with(|options| options.limits.mails_per_hour = 3).await;
    let mut paths = Vec::new();
    for number in 0..8 {
        paths.push(
            path_of(
                &world,
                &json!({ "email": format!("user{number}@example.com"), "lifetime_minutes": -1 }),
            )
            .await,
        );
    }
    assert_eq!(world.messages().await.len(), 3);
    let waits = delivery(&world, &paths[7]).await;
    assert_eq!(
        (&waits["state"], &waits["reason"], &waits["next_try_at"]),
        (
            &json!("deferred"),
            &json!("limit: application_hour"),
            &json!("2026-11-21T13:00:00.000Z")
        )
    );
    let listed = world
        .admin_get("/v1/invitations?delivery=deferred")
        .await
        .expect(200)
        .json();
    assert_eq!(listed["invitations"].as_array().unwrap().len(), 5);
    // Whoever waits for a code has it at once.
    let ticket = world.ticket("user0@example.com").await;
    let code = world.asked(&ticket, "user0@example.com").await;
    world.verify(&ticket, &code).await.expect(200);

    let invited = || {
        let all = world.stack.mailbox.list();
        all.iter().filter(|mail| mail.kind == "invitation").count()
    };
    pass(&world, 59).await;
    assert_eq!(invited(), 3, "not before there is room");
    for wanted in [6, 8] {
        pass(&world, if wanted == 6 { 1 } else { 60 }).await;
        assert_eq!(invited(), wanted);
    }
    for path in &paths {
        assert_eq!(delivery(&world, path).await["state"], "delivered");
    }
    let to: BTreeSet<_> = world
        .messages()
        .await
        .iter()
        .map(|mail| (mail.kind.clone(), mail.to.clone()))
        .collect();
    assert_eq!(to.len(), 9, "eight invitations, each once, and a code");
    assert_eq!(
        timeline(&world, &paths[7]).await,
        ["created", "queued", "deferred", "sent", "delivered"]
    );
}

/// What waits is not sent when its invitation has ended meanwhile.
#[tokio::test]
async fn nothing_that_waits_is_sent_for_what_has_ended() {
    let world = World::with(|options| options.limits.mails_per_hour = 1).await;
    world.invite(&json!({ "email": "first@example.com" })).await;
    let expired = path_of(&world, &json!({ "email": "short@example.com", "lifetime_minutes": 30 })).await;
    let revoked = path_of(&world, &json!({ "email": "revoked@example.com" })).await;
    world.messages().await;
    world
        .admin_post(&format!("{revoked}/revoke"), &json!({}))
        .await
        .expect(200);
    for _ in 0..3 {
        pass(&world, 60).await;
    }
    assert_eq!(world.messages().await.len(), 1);
    assert_eq!(delivery(&world, &expired).await["state"], "failed");
    assert_ne!(delivery(&world, &revoked).await["state"], "delivered");
}

/// A code that cannot be sent is told to whoever holds the ticket, on the page and in JSON, and to an administrator.
#[tokio::test]
async fn a_code_that_cannot_be_sent_is_told_on_the_page_and_in_the_timeline() {
    let world = World::new().await;
    let path = path_of(&world, &json!({ "email": ADA })).await;
    let ticket = world.ticket(ADA).await;
    let browser = world.browser();
    let page = browser.open(&format!("/i/{ticket}")).await.expect(200);
    world.stack.mailbox.fail_next(1_000, Fault::ServerError);
    let page = browser.submit(&page, "/setup/start", &[]).await.expect(200);
    assert!(!page.text.contains("could not send"), "nothing is known yet");
    world.messages().await;
    let standing = async || {
        let answer = world.post("/v1/tickets/validate", &json!({ "ticket": ticket })).await;
        answer.expect(200).json()["next"]["code"].clone()
    };
    assert_eq!(standing().await["delivery"], "deferred");
    let page = browser.open("/setup").await.expect(200);
    assert!(page.text.contains("We could not send your code yet"), "{}", page.text);
    assert!(
        page.text.contains("/setup/verify"),
        "it may come, and can be entered then"
    );
    world.stack.mailbox.heal();
    pass(&world, 1).await;
    assert!(standing().await.get("delivery").is_none());
    let code = world.code(ADA).await;

    // One that is refused for good.
    world.stack.mailbox.fail_next(1, Fault::Rejected);
    world
        .post("/v1/tickets/code", &json!({ "ticket": ticket }))
        .await
        .expect(202);
    world.messages().await;
    assert_eq!(standing().await["delivery"], "failed");
    let page = browser.open("/setup").await.expect(200);
    assert!(page.text.contains("We could not send you a code"), "{}", page.text);
    world.verify(&ticket, &code).await.refused(422, "code_wrong");
    assert_eq!(
        timeline(&world, &path).await[4..],
        [
            "opened",
            "code_asked",
            "code_deferred",
            "code_sent",
            "code_asked",
            "code_failed"
        ]
    );
    // The next one is a code like any other.
    pass(&world, 1).await;
    let code = world.asked(&ticket, ADA).await;
    assert!(standing().await.get("delivery").is_none());
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
}

/// Whoever asks in somebody's name learns nothing of what became of it.
#[tokio::test]
async fn a_stranger_learns_nothing_of_a_code_that_cannot_be_sent() {
    let world = World::new().await;
    world.invite(&json!({ "email": ADA, "method": "email_otp" })).await;
    world.messages().await;
    world.stack.mailbox.fail_next(1, Fault::Rejected);
    let ask = async |username: &str| {
        let answer = world.post("/v1/enter/code", &json!({ "username": username })).await;
        world.messages().await;
        (answer.status, answer.text)
    };
    assert_eq!(ask(ADA).await, ask("nobody@example.com").await);
    world.advance(SignedDuration::from_mins(2));
    assert_eq!(ask(ADA).await, ask("nobody@example.com").await);
}

/// Four of five messages of the hour are sent; there is room for one more.
async fn with_room_for_one(world: &World) -> String {
    let path = path_of(world, &json!({ "email": ADA })).await;
    for _ in 0..3 {
        world.messages().await;
        world
            .admin_post(&format!("{path}/resend"), &json!({}))
            .await
            .expect(200);
    }
    assert_eq!(world.messages().await.len(), 4);
    path
}

async fn the_newest_link_works(world: &World) {
    let mails = world.messages().await;
    assert_eq!(mails.len(), 5);
    let ticket = world.ticket(ADA).await;
    world
        .post("/v1/tickets/validate", &json!({ "ticket": ticket }))
        .await
        .expect(200);
}

/// Two presses, one after the other or at once, by whichever door: one message, and its link works.
#[tokio::test]
async fn two_presses_on_resend_never_kill_the_link_that_works() {
    let again = json!({ "email": ADA, "if_pending": "resend" });
    for (doors, at_once) in [
        (["resend", "resend"], false),
        (["resend", "if_pending"], false),
        (["if_pending", "if_pending"], false),
        (["resend", "resend"], true),
        (["if_pending", "resend"], true),
    ] {
        let world = World::new().await;
        let path = with_room_for_one(&world).await;
        let press = async |door: &str| {
            let answer = match door {
                "resend" => world.admin_post(&format!("{path}/resend"), &json!({})).await,
                _ => world.admin_post("/v1/invitations", &again).await,
            };
            answer.status.as_u16()
        };
        let mut answers = if at_once {
            join_all((0..6).map(|number| press(doors[number % 2]))).await
        } else {
            vec![press(doors[0]).await, press(doors[1]).await]
        };
        answers.sort_unstable();
        assert!(
            answers[0] < 300 && answers[1..].iter().all(|status| *status == 429),
            "{doors:?}: {answers:?}"
        );
        the_newest_link_works(&world).await;
    }
}

/// The holder's own renewal finds no room that a resend has taken, nor a resend that of a renewal.
#[tokio::test]
async fn a_renewal_by_its_holder_takes_no_room_that_is_taken() {
    let world = World::new().await;
    let path = path_of(&world, &json!({ "email": ADA })).await;
    let old = world.ticket(ADA).await;
    for _ in 0..3 {
        world.messages().await;
        world
            .admin_post(&format!("{path}/resend"), &json!({}))
            .await
            .expect(200);
    }
    world.messages().await;
    let renew = world.post("/v1/tickets/renew", &json!({ "ticket": old })).await;
    assert!(renew.status.is_success(), "{}", renew.text);
    // What it asked for is still owed.
    world
        .admin_post(&format!("{path}/resend"), &json!({}))
        .await
        .refused(429, "limit_reached");
    the_newest_link_works(&world).await;
}

/// SCIM's way of asking for a password again.
#[tokio::test]
async fn a_directory_that_asks_twice_kills_no_link() {
    let world = World::new().await;
    let path = with_room_for_one(&world).await;
    let shown = world.admin_get(&path).await.expect(200).json();
    let user = shown["user"]["id"].as_str().unwrap().to_owned();
    let press = async |value: bool| {
        let operation = json!({ "op": "replace", "value": { "urn:scim:wso2:schema": { "askPassword": value } } });
        let body = json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [operation],
        });
        let path = format!("/scim2/Users/{user}");
        let request = world
            .admin(reqwest::Method::PATCH, &path)
            .header("content-type", "application/scim+json");
        let answer = world.send(request.body(body.to_string())).await;
        (answer.status.as_u16(), answer.text)
    };
    let first = press(true).await;
    assert!(first.0 < 300, "{first:?}");
    press(false).await;
    let second = press(true).await;
    assert_eq!(second.0, 429, "{second:?}");
    the_newest_link_works(&world).await;
}

/// A record that was tried for minutes leaves a note, by which it is brought again, and makes way in the end.
#[tokio::test]
async fn a_record_that_keeps_failing_makes_way_and_is_brought_again() {
    let world = World::new().await;
    world.invite(&json!({ "email": ADA })).await;
    let batch = records(&world).await;
    let key = {
        let app = &world.stack.app;
        let username = domain::address::Username::parse(ADA).unwrap();
        app.keys.person_key(&app.config.default_application, &username)
    };
    let (now, store) = (world.now(), &world.stack.app.store);
    for number in 1..=5 {
        assert_eq!(store.begin_late(key, now).await.unwrap(), number);
    }
    world.advance(SignedDuration::from_mins(6));
    let answer = deliver::handle(&world.stack.delivery, json!({ "Records": batch }))
        .await
        .unwrap();
    assert_eq!(answer["batchItemFailures"], json!([]), "those behind it go on");
    assert!(world.stack.mailbox.list().is_empty());
    world.advance(SignedDuration::from_mins(11));
    assert_eq!(world.stack.sweep().await.unwrap().done, 1);
    assert_eq!(world.messages().await.len(), 1);
}
