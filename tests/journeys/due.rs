//! What has to be done at a time: the end of an invitation is told when it comes, and who has not finished is reminded.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use aws_sdk_dynamodb::{Client, config::SharedInterceptor, types::AttributeValue};
use domain::clock::{after, written};
use jiff::SignedDuration;
use local::mailbox::{Fault, Message};
use reqwest::Method;
use serde_json::{Value, json};
use store::{Due, DueKind};
use sweep::Swept;

use crate::{
    lossy::{LOSSES, Line},
    support::{PASSWORD, World},
    table::{Item, Table},
};

/// What the index says of everything that is due within a year.
async fn due(world: &World) -> Vec<Due> {
    let mut all = Vec::new();
    for part in 0..DueKind::PARTS {
        let mut from = None;
        loop {
            let until = after(world.now(), SignedDuration::from_hours(24 * 366));
            // Page by page, so that going on is tried as well.
            let page = world.stack.app.store.due(DueKind::Invitation, part, until, from, 1);
            let page = page.await.unwrap();
            all.extend(page.items);
            from = page.next;
            if from.is_none() {
                break;
            }
        }
    }
    all
}

/// When the only thing that is due is due.
async fn due_at(world: &World) -> Option<String> {
    let due = due(world).await;
    assert!(due.len() <= 1, "{due:?}");
    due.first().map(|due| written(due.at))
}

fn path(invitation: &Value, call: &str) -> String {
    format!("/v1/invitations/{}/{call}", invitation["id"].as_str().unwrap())
}

#[tokio::test]
async fn an_invitation_is_in_the_index_for_as_long_as_it_is_open_and_ends() {
    let world = World::new().await;
    assert_eq!(due_at(&world).await, None);
    let email = "ada@example.com";
    let invitation = world.invite(&json!({ "email": email, "lifetime_minutes": 60 })).await;
    assert_eq!(due_at(&world).await.as_deref(), invitation["expires_at"].as_str());

    let extended = world
        .admin_post(&path(&invitation, "extend"), &json!({ "lifetime_minutes": 600 }))
        .await
        .expect(200)
        .json();
    assert_eq!(due_at(&world).await.as_deref(), extended["expires_at"].as_str());
    let forever = json!({ "lifetime_minutes": -1 });
    world
        .admin_post(&path(&invitation, "extend"), &forever)
        .await
        .expect(200);
    assert_eq!(due_at(&world).await, None);

    let resent = world
        .admin_post(&path(&invitation, "resend"), &json!({}))
        .await
        .expect(200)
        .json();
    assert_eq!(due_at(&world).await.as_deref(), resent["expires_at"].as_str());
    world
        .admin_post(&path(&invitation, "revoke"), &json!({}))
        .await
        .expect(200);
    assert_eq!(due_at(&world).await, None);

    let again = world.invite(&json!({ "email": email, "flow": "link_password" })).await;
    assert_eq!(due_at(&world).await.as_deref(), again["expires_at"].as_str());
    let ticket = world.ticket(email).await;
    assert_eq!(due_at(&world).await.as_deref(), again["expires_at"].as_str());
    world.set_password(&ticket, PASSWORD).await.expect(200);
    assert_eq!(due_at(&world).await, None);
    // A reset is between the user and us: its end is told to nobody.
    world.forgot(email).await;
    assert_eq!(due_at(&world).await, None);

    let other = world.invite(&json!({ "email": "grace@example.com" })).await;
    assert_eq!(due(&world).await.len(), 1);
    let user = format!("/v1/users/{}", other["user"]["id"].as_str().unwrap());
    world.send(world.admin(Method::DELETE, &user)).await.expect(204);
    assert_eq!(due_at(&world).await, None);
    world
        .invite(&json!({ "email": "joan@example.com", "lifetime_minutes": -1 }))
        .await;
    assert_eq!(due_at(&world).await, None);
}

#[tokio::test]
async fn what_is_due_is_read_soonest_first_and_page_by_page() {
    let world = World::new().await;
    for number in 0..30 {
        let body = json!({ "email": format!("p{number}@example.com"), "lifetime_minutes": 100 - number });
        world.invite(&body).await;
    }
    assert_eq!(due(&world).await.len(), 30);
    for part in 0..DueKind::PARTS {
        let until = after(world.now(), SignedDuration::from_mins(85));
        let page = world.stack.app.store.due(DueKind::Invitation, part, until, None, 100);
        let page = page.await.unwrap();
        assert!(page.next.is_none());
        assert!(page.items.is_sorted_by_key(|due| due.at));
        assert!(page.items.iter().all(|due| due.at <= until && due.sort == "person"));
        assert!(!page.items.is_empty(), "thirty people are spread over the parts");
    }
}

/// What the timeline tells, oldest first: what, when and by whom.
async fn timeline(world: &World, invitation: &Value) -> Vec<(String, String, String)> {
    world.messages().await;
    let path = format!("/v1/invitations/{}", invitation["id"].as_str().unwrap());
    let view = world.admin_get(&path).await.expect(200).json();
    let text = |entry: &Value, name: &str| entry[name].as_str().unwrap().to_owned();
    let entries = view["timeline"].as_array().unwrap().iter();
    entries
        .map(|entry| (text(entry, "event"), text(entry, "at"), text(entry, "by")))
        .collect()
}

/// When its end was told, each time.
async fn ends(world: &World, invitation: &Value) -> Vec<String> {
    let told = timeline(world, invitation).await.into_iter();
    told.filter(|(event, ..)| event == "expired")
        .map(|(_, at, _)| at)
        .collect()
}

/// How many ends of invitations are written down, of whomever.
async fn written_ends(world: &World) -> usize {
    world.messages().await;
    Table::of(world).await.holding("t_what", r#""event":"expired""#)
}

fn swept(done: usize) -> Swept {
    Swept {
        done,
        ..Swept::default()
    }
}

fn expires_at(invitation: &Value) -> String {
    invitation["expires_at"].as_str().unwrap().to_owned()
}

fn hours(hours: i64) -> SignedDuration {
    SignedDuration::from_hours(hours)
}

const MOMENT: SignedDuration = SignedDuration::from_millis(1);

#[tokio::test]
async fn an_end_is_told_once_with_its_moment() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    // Sent by now: what the stream brings a day late leaves a note for the sweep.
    world.messages().await;
    world.advance(hours(24) - MOMENT);
    assert_eq!(world.stack.sweep().await.unwrap(), swept(0));
    assert!(ends(&world, &invitation).await.is_empty());
    world.advance(MOMENT);
    // It counts at once, and is told by whoever comes next.
    let seen = timeline(&world, &invitation).await;
    assert_eq!(ends(&world, &invitation).await, [expires_at(&invitation)]);
    assert_eq!(written_ends(&world).await, 0);
    world.advance(SignedDuration::from_secs(50));
    assert_eq!(world.stack.sweep().await.unwrap(), swept(1));
    assert_eq!(timeline(&world, &invitation).await, seen, "it is told as it was seen");
    let end = seen.last().unwrap();
    assert_eq!((end.0.as_str(), end.2.as_str()), ("expired", "system"));
    for _ in 0..3 {
        world.advance(hours(1));
        assert_eq!(world.stack.sweep().await.unwrap(), swept(0));
    }
    assert_eq!(ends(&world, &invitation).await, [expires_at(&invitation)]);
    assert_eq!(written_ends(&world).await, 1);
}

#[tokio::test]
async fn an_end_that_did_not_come_or_was_moved_is_not_told() {
    let world = World::new().await;
    let invite = async |name: &str| {
        let email = format!("{name}@example.com");
        world.invite(&json!({ "email": email, "flow": "link_password" })).await
    };
    let (revoked, completed) = (invite("revoked").await, invite("completed").await);
    let (extended, sent_again) = (invite("extended").await, invite("again").await);
    world
        .admin_post(&path(&revoked, "revoke"), &json!({}))
        .await
        .expect(200);
    let ticket = world.ticket("completed@example.com").await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.advance(hours(12));
    let day = json!({ "lifetime_minutes": 1440 });
    let extended = world
        .admin_post(&path(&extended, "extend"), &day)
        .await
        .expect(200)
        .json();
    let sent_again = world
        .admin_post(&path(&sent_again, "resend"), &json!({}))
        .await
        .expect(200)
        .json();
    world.advance(hours(23));
    assert_eq!(world.stack.sweep().await.unwrap(), swept(0));
    world.advance(hours(1));
    assert_eq!(world.stack.sweep().await.unwrap(), swept(2));
    for of_none in [&revoked, &completed] {
        assert!(ends(&world, of_none).await.is_empty());
    }
    for moved in [&extended, &sent_again] {
        assert_eq!(ends(&world, moved).await, [expires_at(moved)]);
    }
    assert_eq!(written_ends(&world).await, 2);
}

#[tokio::test]
async fn an_end_that_nobody_had_told_is_told_with_what_overtakes_it() {
    let world = World::new().await;
    let first = world.invite(&json!({ "email": "ada@example.com" })).await;
    // Sent by now: what the stream brings a day late leaves a note for the sweep.
    world.messages().await;
    world.advance(hours(24));
    let again = world
        .admin_post(&path(&first, "resend"), &json!({}))
        .await
        .expect(200)
        .json();
    assert_eq!(world.stack.sweep().await.unwrap(), swept(0));
    assert_eq!(ends(&world, &first).await, [expires_at(&first)]);
    // Another invitation takes the place of this one, a moment after its end.
    world.advance(hours(25));
    let second = world.invite(&json!({ "email": "ada@example.com" })).await;
    assert_ne!(second["id"], first["id"]);
    assert_eq!(ends(&world, &first).await, [expires_at(&first), expires_at(&again)]);
    let events: Vec<_> = timeline(&world, &second)
        .await
        .into_iter()
        .map(|(event, ..)| event)
        .collect();
    assert_eq!(events[..2], ["created", "queued"]);
    world.advance(hours(24));
    assert_eq!(world.stack.sweep().await.unwrap(), swept(1));
    assert_eq!(ends(&world, &second).await, [expires_at(&second)]);
    assert_eq!(written_ends(&world).await, 3);
}

#[tokio::test]
async fn an_invitation_whose_tickets_were_killed_expires_as_any_other() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    let user = format!("/v1/users/{}/disable", invitation["user"]["id"].as_str().unwrap());
    world.admin_post(&user, &json!({})).await.expect(200);
    world.advance(hours(24));
    assert_eq!(world.stack.sweep().await.unwrap(), swept(1));
    assert_eq!(ends(&world, &invitation).await, [expires_at(&invitation)]);
}

#[tokio::test]
async fn two_sweeps_at_once_do_two_hundred_things_once_each() {
    let world = World::new().await;
    for number in 0..200 {
        world
            .invite(&json!({ "email": format!("p{number}@example.com"), "send": false }))
            .await;
    }
    world.advance(hours(24));
    let both = tokio::join!(world.stack.sweep(), world.stack.sweep());
    let (one, other) = (both.0.unwrap(), both.1.unwrap());
    assert_eq!(one.done + other.done, 200, "{one:?} {other:?}");
    assert_eq!((one.failed, other.failed), (0, 0));
    assert_eq!(world.stack.sweep().await.unwrap(), swept(0));
    assert_eq!(written_ends(&world).await, 200);
}

#[tokio::test]
async fn a_sweep_that_is_out_of_time_leaves_the_rest_for_the_next() {
    let world = World::new().await;
    for number in 0..40 {
        world
            .invite(&json!({ "email": format!("p{number}@example.com"), "send": false }))
            .await;
    }
    world.advance(hours(24));
    let asked = AtomicU32::default();
    // Time for one thing, so to say.
    let time_left = || match asked.fetch_add(1, Ordering::SeqCst) {
        0 => Duration::from_secs(50),
        _ => Duration::from_secs(1),
    };
    let first = sweep::handle(&world.stack.sweeper, time_left).await.unwrap();
    assert!(first.cut_short && first.done > 0 && first.done < 40, "{first:?}");
    assert_eq!(world.stack.sweep().await.unwrap(), swept(40 - first.done));
    assert_eq!(written_ends(&world).await, 40);
}

#[tokio::test]
async fn a_sweep_whose_answer_is_lost_tells_nothing_twice() {
    let line = Line::default();
    let world = World::with(|options| options.interceptors.push(SharedInterceptor::new(line.clone()))).await;
    for loss in LOSSES {
        let email = format!("{loss:?}@example.com").to_lowercase();
        let invitation = world.invite(&json!({ "email": email, "send": false })).await;
        world.advance(hours(24));
        line.lose(loss);
        let both = (world.stack.sweep().await.unwrap(), world.stack.sweep().await.unwrap());
        assert_eq!(both.0.done + both.1.done, 1, "{loss:?}: {both:?}");
        assert_eq!(ends(&world, &invitation).await, [expires_at(&invitation)]);
    }
}

#[tokio::test]
async fn an_unreadable_item_holds_up_nothing_and_is_done_once_mended() {
    let world = World::new().await;
    for number in 0..20 {
        world
            .invite(&json!({ "email": format!("p{number}@example.com"), "send": false }))
            .await;
    }
    world.advance(hours(24));
    let client = Client::new(&world.stack.sdk);
    let whole = Table::of(&world).await.person("p7@example.com").clone();
    let put = async |item: Item| {
        let put = client.put_item().table_name(&world.stack.table);
        put.set_item(Some(item.into_iter().collect())).send().await.unwrap();
    };
    let mut broken = whole.clone();
    broken.insert("i_method".to_owned(), AttributeValue::S("pigeon".to_owned()));
    put(broken).await;
    for done in [19, 0] {
        let found = world.stack.sweep().await.unwrap();
        assert_eq!((found.done, found.failed), (done, 1));
    }
    put(whole).await;
    assert_eq!(world.stack.sweep().await.unwrap(), swept(1));
}

/// A world in which whoever has not finished is reminded an hour before the end.
async fn reminding() -> World {
    World::with(|options| options.settings.reminder_before_expiry = 3_600).await
}

async fn reminders(world: &World) -> Vec<Arc<Message>> {
    let messages = world.messages().await.into_iter();
    messages.filter(|message| message.kind == "reminder").collect()
}

#[tokio::test]
async fn whoever_has_not_finished_is_reminded_once_with_the_same_link() {
    let world = reminding().await;
    let email = "ada@example.com";
    let body = json!({ "email": email, "locale": "fr", "flow": "link_password", "inviter": "Grace" });
    let invitation = world.invite(&body).await;
    let first = world.newest("invitation", email).await;
    world.advance(hours(23) - MOMENT);
    assert_eq!(world.stack.sweep().await.unwrap(), swept(0));
    world.advance(MOMENT);
    assert_eq!(world.stack.sweep().await.unwrap(), swept(1));
    for _ in 0..2 {
        let mails = reminders(&world).await;
        assert_eq!(mails.len(), 1);
        let mail = &mails[0];
        assert_eq!((&mail.to, &mail.link), (&email.to_owned(), &first.link));
        assert!(mail.subject.as_deref().unwrap().contains("expire bientôt"), "{mail:?}");
        assert!(
            mail.text.contains("Grace") && mail.text.contains("12:00"),
            "{}",
            mail.text
        );
        assert!(mail.code.is_none());
        assert_eq!(world.stack.sweep().await.unwrap(), swept(0));
    }
    let events: Vec<_> = timeline(&world, &invitation).await;
    let reminded = events.last().unwrap();
    assert_eq!((reminded.0.as_str(), reminded.2.as_str()), ("reminded", "system"));
    // The link goes the whole way.
    let ticket = world.ticket(email).await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.advance(hours(2));
    assert_eq!(world.stack.sweep().await.unwrap(), swept(0));
    assert_eq!(reminders(&world).await.len(), 1);
}

#[tokio::test]
async fn after_the_reminder_comes_the_end() {
    let world = reminding().await;
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    world.messages().await;
    world.advance(hours(23));
    world.stack.sweep().await.unwrap();
    assert_eq!(reminders(&world).await.len(), 1);
    world.advance(hours(1));
    assert_eq!(world.stack.sweep().await.unwrap(), swept(1));
    assert_eq!(ends(&world, &invitation).await, [expires_at(&invitation)]);
    // Nobody looked for the whole day: the end is told, and nobody reminded of what is over.
    let missed = world.invite(&json!({ "email": "bea@example.com" })).await;
    world.messages().await;
    world.advance(hours(24));
    assert_eq!(world.stack.sweep().await.unwrap(), swept(1));
    assert_eq!(ends(&world, &missed).await, [expires_at(&missed)]);
    assert_eq!(reminders(&world).await.len(), 1);
}

#[tokio::test]
async fn nobody_is_reminded_without_need() {
    let world = reminding().await;
    let invite = async |name: &str, more: Value| {
        let mut body = json!({ "email": format!("{name}@example.com"), "flow": "link_password" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let invitation = world.invite(&body).await;
        world.messages().await;
        invitation
    };
    invite("short", json!({ "lifetime_minutes": 119 })).await;
    invite("forever", json!({ "lifetime_minutes": -1 })).await;
    invite("by.hand", json!({ "method": "link" })).await;
    invite("unsent", json!({ "send": false })).await;
    let finished = invite("finished", json!({})).await;
    let ticket = world.ticket("finished@example.com").await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    let revoked = invite("revoked", json!({})).await;
    world
        .admin_post(&path(&revoked, "revoke"), &json!({}))
        .await
        .expect(200);
    let user = |invitation: &Value| format!("/v1/users/{}", invitation["user"]["id"].as_str().unwrap());
    let off = invite("off", json!({})).await;
    world
        .admin_post(&format!("{}/disable", user(&off)), &json!({}))
        .await
        .expect(200);
    let moved = invite("moved", json!({})).await;
    let change = world.admin(Method::PATCH, &user(&moved));
    world
        .send(change.json(&json!({ "email": "elsewhere@example.com" })))
        .await
        .expect(200);
    let erased = invite("erased", json!({})).await;
    world
        .send(world.admin(Method::DELETE, &user(&erased)))
        .await
        .expect(204);
    invite("unwanted", json!({ "email": "complaint@simulator.amazonses.com" })).await;
    // The last hour of a link to another password is no reason either.
    world.forgot("finished@example.com").await;
    for _ in 0..25 {
        world.advance(hours(1));
        assert_eq!(world.stack.sweep().await.unwrap().failed, 0);
        assert!(reminders(&world).await.is_empty());
    }
    assert!(ends(&world, &finished).await.is_empty());
    for over in [&off, &moved] {
        assert_eq!(ends(&world, over).await, [expires_at(over)]);
    }
}

#[tokio::test]
async fn without_the_setting_nobody_is_reminded() {
    let world = World::new().await;
    world.invite(&json!({ "email": "ada@example.com" })).await;
    for _ in 0..24 {
        world.advance(hours(1));
        world.stack.sweep().await.unwrap();
    }
    assert!(reminders(&world).await.is_empty());
}

#[tokio::test]
async fn extending_moves_the_reminder_and_sending_again_begins_anew() {
    let world = reminding().await;
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    world.messages().await;
    world.advance(hours(22));
    let day = json!({ "lifetime_minutes": 1440 });
    world.admin_post(&path(&invitation, "extend"), &day).await.expect(200);
    world.advance(hours(23) - MOMENT);
    assert_eq!(world.stack.sweep().await.unwrap(), swept(0));
    world.advance(MOMENT);
    assert_eq!(world.stack.sweep().await.unwrap(), swept(1));
    assert_eq!(reminders(&world).await.len(), 1);
    // One is enough for one link, however long it lives.
    let extended = world
        .admin_post(&path(&invitation, "extend"), &day)
        .await
        .expect(200)
        .json();
    world.advance(hours(23));
    assert_eq!(world.stack.sweep().await.unwrap(), swept(0));
    assert_eq!(due_at(&world).await, Some(expires_at(&extended)));
    // Another link has one of its own.
    world
        .admin_post(&path(&invitation, "resend"), &json!({}))
        .await
        .expect(200);
    let link = world.newest("invitation", "ada@example.com").await.link.clone();
    world.advance(hours(23));
    assert_eq!(world.stack.sweep().await.unwrap(), swept(1));
    let mails = reminders(&world).await;
    assert_eq!((mails.len(), &mails[0].link), (2, &link));
}

#[tokio::test]
async fn an_extension_and_its_reminder_follow_the_application_s_settings() {
    let world = World::new().await;
    let settings = json!({ "name": "Shop", "reminder_before_expiry": 7200, "language": "de" });
    let shop = json!({ "id": "app_shop", "settings": settings });
    world.admin_post("/v1/applications", &shop).await.expect(201);
    let body = json!({ "email": "ada@example.com", "application": "app_shop" });
    let invitation = world.invite(&body).await;
    world.messages().await;
    let day = json!({ "lifetime_minutes": 2880 });
    world.admin_post(&path(&invitation, "extend"), &day).await.expect(200);
    world.advance(hours(46));
    assert_eq!(world.stack.sweep().await.unwrap(), swept(1));
    let mails = reminders(&world).await;
    assert!(
        mails[0].subject.as_deref().unwrap().contains("Shop läuft bald ab"),
        "{mails:?}"
    );
}

#[tokio::test]
async fn an_invitation_by_code_is_reminded_with_the_way_in_and_without_the_code() {
    let world = reminding().await;
    let by_mail = json!({ "email": "ada@example.com", "method": "email_otp" });
    let by_sms = json!({ "username": "sam", "phone": "+4915112345678", "method": "sms_otp", "flow": "link_password" });
    world.invite(&by_mail).await;
    world.invite(&by_sms).await;
    let code_of = async |to: &str| world.newest("invitation_code", to).await.code.clone().unwrap();
    let codes = [code_of("ada@example.com").await, code_of("+4915112345678").await];
    world.advance(hours(23));
    assert_eq!(world.stack.sweep().await.unwrap(), swept(2));
    let sent = reminders(&world).await;
    assert_eq!(sent.len(), 2);
    let page = format!("{}/enter", world.stack.url());
    for message in &sent {
        assert!(message.text.contains(&page), "{}", message.text);
        assert!(
            codes.iter().all(|code| !message.text.contains(code.as_str())),
            "{}",
            message.text
        );
        assert!(message.link.is_none(), "no ticket goes where a code was sent");
    }
    let sms = sent.iter().find(|message| message.to.starts_with('+')).unwrap();
    assert!(sms.text.chars().count() <= 160 && sms.html.is_none(), "{}", sms.text);
    let enter = json!({ "username": "ada@example.com", "code": codes[0] });
    world.post("/v1/enter", &enter).await.expect(200);
}

#[tokio::test]
async fn a_reminder_that_is_refused_says_nothing_of_the_invitation() {
    let world = reminding().await;
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    world.messages().await;
    let place = format!("/v1/invitations/{}", invitation["id"].as_str().unwrap());
    let before = world.admin_get(&place).await.expect(200).json();
    assert_eq!(before["delivery"]["state"], "delivered");
    world.advance(hours(23));
    world.stack.mailbox.fail_next(1, Fault::Rejected);
    world.stack.sweep().await.unwrap();
    assert!(reminders(&world).await.is_empty());
    let after = world.admin_get(&place).await.expect(200).json();
    assert_eq!(after["delivery"], before["delivery"]);
    assert_eq!(after["timeline"], before["timeline"]);
    // It is given up, as any other message that is refused for good.
    world.stack.sweep().await.unwrap();
    assert!(reminders(&world).await.is_empty());
}

#[tokio::test]
async fn g7_a_reminder_counts_as_any_other_message() {
    let world = World::with(|options| {
        options.settings.reminder_before_expiry = 3_600;
        options.limits.mails_per_hour = 1;
    })
    .await;
    world.invite(&json!({ "email": "ada@example.com" })).await;
    world.messages().await;
    world.advance(hours(23));
    // The only one of this hour.
    world.invite(&json!({ "email": "joan@example.com" })).await;
    world.messages().await;
    assert_eq!(world.stack.sweep().await.unwrap(), swept(1));
    assert!(reminders(&world).await.is_empty());
}
