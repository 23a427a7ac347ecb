//! Applications side by side: none stops another's messages, none uses up what all share, and none learns from a limit what
//! another has sent.

use domain::{
    channel::Channel,
    id::{ApplicationId, PersonKey},
    limits::{Cause, CountedMessage, Limit, Limits},
};
use futures_util::future::join_all;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::support::{PASSWORD, World};

const ADA: &str = "ada@example.com";
const OTHER: &str = "app_other";
const NEW_PASSWORD: &str = "another violet harbour";

fn minutes(minutes: i64) -> SignedDuration {
    SignedDuration::from_mins(minutes)
}

async fn sent(world: &World, kind: &str, to: &str) -> usize {
    let messages = world.messages().await;
    let found = messages
        .iter()
        .filter(|message| message.kind == kind && message.to == to);
    found.count()
}

async fn texts(world: &World) -> usize {
    let messages = world.messages().await;
    messages.iter().filter(|message| message.to.starts_with('+')).count()
}

/// Makes an active user of the application whose address this is.
async fn user_of(world: &World, application: &str, email: &str) {
    world
        .invite(&json!({ "email": email, "application": application }))
        .await;
    let ticket = world.ticket(email).await;
    let code = world.asked(&ticket, email).await;
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.messages().await;
}

/// Why an invitation waits; nothing where it was sent. What a limit holds back stays owed.
async fn delivery(world: &World, invitation: &Value) -> String {
    world.messages().await;
    let path = format!("/v1/invitations/{}", invitation["id"].as_str().unwrap());
    let seen = world.admin_get(&path).await.expect(200).json()["delivery"].clone();
    assert_eq!(seen["state"] == "deferred", seen["reason"].is_string(), "{seen}");
    assert_ne!(seen["state"], "failed", "{seen}");
    seen["reason"].as_str().unwrap_or_default().to_owned()
}

async fn invited(world: &World, application: &str, email: &str) -> String {
    let body = json!({ "email": email, "application": application });
    let invitation = world.invite(&body).await;
    delivery(world, &invitation).await
}

/// It was sent.
fn left() -> String {
    String::new()
}

fn held(limit: &str) -> String {
    format!("limit: {limit}")
}

async fn forgot(world: &World, application: &str, username: &str) {
    let body = json!({ "username": username, "application": application });
    world.post("/v1/password/forgotten", &body).await.expect(202);
    world.messages().await;
}

async fn change(world: &World, application: &str, current: &str, password: &str) {
    let body = json!({ "username": ADA, "application": application, "current": current, "password": password });
    world.post("/v1/password/change", &body).await.expect(200);
    world.messages().await;
}

/// One application sends an address whatever it may: invitations, codes, resets, notices. Another's still arrive.
#[tokio::test]
async fn m11_what_one_application_sends_to_an_address_stops_no_other() {
    let world = World::new().await;
    world.application(OTHER).await;
    user_of(&world, OTHER, ADA).await;
    user_of(&world, "app_default", ADA).await;
    world.advance(minutes(61));

    let invitation = world.invited_by_directory("app_default", "ada", ADA).await;
    let resend = format!("/v1/invitations/{}/resend", invitation["id"].as_str().unwrap());
    for _ in 0..4 {
        world.messages().await;
        world.admin_post(&resend, &json!({})).await.expect(200);
    }
    world.messages().await;
    world
        .admin_post(&resend, &json!({}))
        .await
        .refused(429, "limit_reached");
    let ticket = world.ticket(ADA).await;
    for _ in 0..5 {
        let body = json!({ "ticket": ticket });
        world.post("/v1/tickets/code", &body).await.expect(202);
        world.messages().await;
        world.advance(minutes(1));
    }
    let mut passwords = [PASSWORD, NEW_PASSWORD];
    for _ in 0..5 {
        change(&world, "app_default", passwords[0], passwords[1]).await;
        passwords.reverse();
    }
    let counts = async || {
        let mut counts = Vec::new();
        for kind in ["invitation", "code", "password_reset", "password_changed"] {
            counts.push(sent(&world, kind, ADA).await);
        }
        counts
    };
    let before = counts().await;
    assert_eq!(before, [2 + 5, 2 + 5, 0, 5]);

    let theirs = world.invited_by_directory(OTHER, "ada-too", ADA).await;
    assert_eq!(delivery(&world, &theirs).await, left());
    let ticket = world.ticket(ADA).await;
    world.asked(&ticket, ADA).await;
    forgot(&world, OTHER, ADA).await;
    change(&world, OTHER, PASSWORD, NEW_PASSWORD).await;
    assert_eq!(counts().await, [8, 8, 1, 6]);
}

#[tokio::test]
async fn m11_an_application_that_spends_its_day_leaves_the_others_theirs() {
    let world = World::with(|options| options.limits.mails_per_day = 8).await;
    for application in [OTHER, "app_third"] {
        world.application(application).await;
    }
    user_of(&world, "app_default", ADA).await;
    let mut ends = Vec::new();
    for number in 0..6 {
        ends.push(invited(&world, "app_default", &format!("user{number}@example.com")).await);
    }
    let day = || held("application_day");
    assert_eq!(ends, [left(), left(), left(), day(), day(), day()], "half of eight");

    // Invitations have used up nothing of what its own people are sent.
    world.advance(minutes(2));
    forgot(&world, "app_default", ADA).await;
    assert_eq!(sent(&world, "password_reset", ADA).await, 1);
    change(&world, "app_default", PASSWORD, NEW_PASSWORD).await;
    assert_eq!(sent(&world, "password_changed", ADA).await, 1);

    // Another application has its own half, and what is over then is everybody's.
    for number in 0..4 {
        let email = format!("other{number}@example.com");
        assert_eq!(invited(&world, OTHER, &email).await, left(), "{number}");
    }
    assert_eq!(
        invited(&world, OTHER, "late@example.com").await,
        held("application_day")
    );
    assert_eq!(invited(&world, "app_third", ADA).await, held("deployment_day"));
    world.advance(minutes(2));
    forgot(&world, "app_default", ADA).await;
    assert_eq!(sent(&world, "password_reset", ADA).await, 2, "not even by all of them");
    world.advance(SignedDuration::from_hours(24));
    assert_eq!(
        invited(&world, "app_default", "later@example.com").await,
        left(),
        "a day is a day"
    );
}

/// What all applications together may send to an address ends as well, and the one that meets the end is not told by whom.
#[tokio::test]
async fn m11_no_application_learns_what_others_have_sent_to_an_address() {
    let world = World::new().await;
    world.advance(minutes(7));
    for number in 0..5 {
        world.application(&format!("app_{number}")).await;
    }
    for number in 0..4 {
        let application = format!("app_{number}");
        for username in 0..5 {
            let name = format!("ada{number}{username}");
            let invitation = world.invited_by_directory(&application, &name, ADA).await;
            assert_eq!(delivery(&world, &invitation).await, left(), "{name}");
        }
        let name = format!("ada{number}");
        let invitation = world.invited_by_directory(&application, &name, ADA).await;
        assert_eq!(delivery(&world, &invitation).await, held("destination"), "its own");
    }
    assert_eq!(sent(&world, "invitation", ADA).await, 20);
    let invitation = world.invite(&json!({ "email": ADA, "application": "app_4" })).await;
    assert_eq!(delivery(&world, &invitation).await, held("deployment_day"));
    let resend = format!("/v1/invitations/{}/resend", invitation["id"].as_str().unwrap());
    let refused = world.admin_post(&resend, &json!({})).await;
    refused.refused(429, "limit_reached");
    assert_eq!(
        refused.json()["ask_again_at"],
        "2026-11-21T14:00:00.000Z",
        "not the moment at which another application sent its own"
    );
    assert_eq!(refused.headers["retry-after"], (113 * 60 + 1).to_string());
    // Codes and notices to this address are no invitations.
    user_of(&world, "app_4", "bob@example.com").await;
    world.advance(minutes(113));
    world.admin_post(&resend, &json!({})).await.expect(200);
    assert_eq!(sent(&world, "invitation", ADA).await, 21);
}

/// Whatever comes at once from however many applications.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn m11_many_applications_at_once_send_an_address_no_more_than_all_may() {
    let world = World::new().await;
    let (app, now) = (&world.stack.app, world.now());
    let applications: Vec<_> = (0..8)
        .map(|number| ApplicationId::parse(&format!("app_{number}")).unwrap())
        .collect();
    let letters = applications.iter().enumerate().flat_map(|(number, application)| {
        (0..8_u8).map(move |message| {
            let letter = CountedMessage {
                channel: Channel::Email,
                to: ADA,
                cause: Cause::Notice,
                dial_code: None,
                person: PersonKey::from_bytes([1; 20]),
                application,
                at: now,
                identity: &[&number.to_be_bytes(), &[message]],
            };
            (number, Limits::default().charge(&app.keys, letter, now))
        })
    });
    let letters: Vec<_> = letters.collect();
    let ends = join_all(letters.iter().map(|(_, charge)| app.store.charge(charge, 0, now))).await;
    let mut through = [0; 8];
    for ((number, _), end) in letters.iter().zip(ends) {
        match end.unwrap() {
            None => through[*number] += 1,
            Some(limit) => assert!(
                matches!(limit, Limit::Destination | Limit::DestinationOverall),
                "{limit:?}"
            ),
        }
    }
    assert_eq!(through.iter().sum::<i32>(), 20, "{through:?}");
    assert!(through.iter().all(|sent| *sent <= 5), "{through:?}");
}

/// Somebody who has given this number, to which a code is sent.
async fn asks_by_sms(world: &World, name: &str, phone: &str) {
    let email = format!("{name}@example.com");
    world.invite(&json!({ "email": email, "flow": "number@1" })).await;
    let ticket = world.ticket(&email).await;
    let body = json!({ "ticket": ticket, "phone": phone });
    world.post("/v1/tickets/phone", &body).await.expect(202);
    world.messages().await;
}

async fn phone_flow(world: &World) {
    let steps = json!({ "steps": [{ "kind": "phone" }, { "kind": "set_password" }] });
    world.publish("number", &steps).await;
}

async fn invited_by_sms(world: &World, application: &str, phone: &str) -> String {
    let body = json!({ "phone": phone, "method": "sms_otp", "flow": "link_password", "application": application });
    let invitation = world.invite(&body).await;
    delivery(world, &invitation).await
}

/// The day's budget is the hard stop of what SMS can cost, and half of it is kept for codes.
#[tokio::test]
async fn m11_invitations_by_sms_leave_codes_their_part_of_the_day() {
    let world = World::with(|options| {
        options.limits.sms_per_day = 10;
        options.limits.application_share = 100;
    })
    .await;
    phone_flow(&world).await;
    let mut ends = Vec::new();
    for end in 0..6 {
        ends.push(invited_by_sms(&world, "app_default", &format!("+491511234500{end}")).await);
    }
    assert_eq!(ends[..4], [left(), left(), left(), left()]);
    assert_eq!(ends[4..], [held("application_day"), held("application_day")]);
    for end in 0..7 {
        asks_by_sms(&world, &format!("user{end}"), &format!("+491511234510{end}")).await;
    }
    assert_eq!(
        texts(&world).await,
        9,
        "four invitations, five codes, and one is kept for a notice"
    );
}

/// Numbers of one country, and codes that nobody enters: neither is one application's to use up for all.
#[tokio::test]
async fn m11_one_application_uses_up_no_country_and_opens_no_others_breaker() {
    let world = World::with(|options| {
        options.limits.sms_per_country_per_day = 10;
        options.limits.sms_breaker_after = 2;
    })
    .await;
    world.application(OTHER).await;
    phone_flow(&world).await;
    let mut ends = Vec::new();
    for end in 0..3 {
        ends.push(invited_by_sms(&world, "app_default", &format!("+491511234500{end}")).await);
    }
    assert_eq!(
        ends,
        [left(), left(), held("country_day")],
        "half of four tenths of ten"
    );
    assert_eq!(invited_by_sms(&world, OTHER, "+4915112345100").await, left());

    for end in 0..3 {
        asks_by_sms(&world, &format!("user{end}"), &format!("+44770090020{end}")).await;
    }
    assert_eq!(texts(&world).await, 3 + 2, "the third code meets the breaker");
    let told = invited_by_sms(&world, "app_default", "+447700900300").await;
    assert_eq!(told, held("sms_breaker"));
    assert_eq!(invited_by_sms(&world, OTHER, "+447700900301").await, left());
}
