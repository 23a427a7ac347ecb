//! The patterns with which `template.yaml` has the stream wake functions, on records of the stream itself. That whatever is
//! owed comes through them is what every other journey shows: the local stream goes by the same patterns.

use domain::transition::field::Field;
use jiff::SignedDuration;
use local::stream::filter::Patterns;
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    one_map::{source, template},
    records::records,
    support::{PASSWORD, World},
};

fn patterns(name: &str) -> Patterns {
    let functions = template().functions;
    let found = functions.iter().find(|function| function.handler == name).unwrap();
    assert!(!found.filters.is_empty(), "{name} is woken by every record");
    Patterns::parse(&found.filters).unwrap()
}

/// What an image says is owed.
fn owed(image: &Value) -> Vec<(&String, &Value)> {
    let attributes = image.as_object().into_iter().flatten();
    // A map stays behind when all of it has been sent.
    let is_left = |value: &Value| value["M"].as_object().is_none_or(|map| !map.is_empty());
    attributes
        .filter(|(name, value)| name.starts_with("owe_") && is_left(value))
        .collect()
}

/// The attributes that say that something is owed: those of people, and those that the store has besides.
fn owed_attributes() -> Vec<String> {
    // The last is what notices were called before; nothing writes it any more.
    let of_people = Field::all().filter(|field| field.owes() && *field != Field::OweAnyNotice);
    let source = source("shared/store/src/attribute.rs");
    let others = source
        .split('"')
        .filter(|text| text.starts_with("owe_") && text.len() > 4);
    let of_people = of_people.map(|field| field.name().to_owned());
    let mut names: Vec<_> = of_people.chain(others.map(str::to_owned)).collect();
    names.sort();
    names
}

/// Everything that owes a message, and much that owes none.
async fn lived(world: &World) {
    let ticket = world.invited("ada@example.com").await;
    let code = world.asked(&ticket, "ada@example.com").await;
    world.verify(&ticket, "000000").await.refused(422, "code_wrong");
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.messages().await;
    world.sign_in("ada@example.com", "not this one, no").await.expect(401);
    world.sign_in("ada@example.com", PASSWORD).await.expect(200);
    world.sign_in("nobody@example.com", PASSWORD).await.expect(401);
    let change = json!({ "username": "ada@example.com", "current": PASSWORD, "password": "another violet harbour" });
    world.post("/v1/password/change", &change).await.expect(200);
    world.messages().await;
    world.advance(SignedDuration::from_mins(10));
    let forgotten = json!({ "username": "ada@example.com" });
    world.post("/v1/password/forgotten", &forgotten).await.expect(202);
    world.messages().await;
    let bob = json!({
        "connection": "Username-Password-Authentication", "email": "bob@example.com", "password": PASSWORD,
    });
    let bob = world.admin_post("/api/v2/users", &bob).await.expect(201).json();
    world.messages().await;
    let path = format!("/api/v2/users/{}", bob["user_id"].as_str().unwrap().replace('|', "%7C"));
    let moved = world
        .admin(Method::PATCH, &path)
        .json(&json!({ "email": "robert@example.com" }));
    world.send(moved).await.expect(200);
    world.messages().await;

    // From a hundred networks, each of which fails once: the account is locked, and its owner told.
    for number in 1..=100 {
        let network = std::net::Ipv4Addr::new(127, 11, 0, number);
        let client = reqwest::Client::builder().local_address(std::net::IpAddr::V4(network));
        let body = json!({ "username": "bob@example.com", "password": "not this one, no" });
        let call = client
            .build()
            .unwrap()
            .post(format!("{}/v1/sign-in", world.stack.url()));
        assert_eq!(call.json(&body).send().await.unwrap().status(), 401);
    }
    world.messages().await;

    let invitation = world.invite(&json!({ "email": "grace@example.com" })).await;
    let path = format!("/v1/invitations/{}", invitation["id"].as_str().unwrap());
    // Twice before anything has left: the second write owes anew what was owed.
    world
        .admin_post(&format!("{path}/resend"), &json!({}))
        .await
        .expect(200);
    world.messages().await;
    world
        .admin_post(&format!("{path}/extend"), &json!({ "lifetime_minutes": 60 }))
        .await
        .expect(200);
    world
        .admin_post(&format!("{path}/revoke"), &json!({}))
        .await
        .expect(200);
    world.messages().await;

    let template = "/v1/applications/app_default/templates/invitation/de";
    let own = json!({ "subject": "Hallo", "text": "{{ link }}", "html": "<a href=\"{{ link }}\">Hallo</a>" });
    world
        .send(world.admin(Method::PUT, template).json(&own))
        .await
        .expect(200);
    let trial = json!({ "to": "ada@example.com" });
    world
        .admin_post(&format!("{template}/test-send"), &trial)
        .await
        .expect(202);
    world.messages().await;

    world.invite(&json!({ "email": "kay@example.com" })).await;
    world.advance(SignedDuration::from_hours(23));
    world.stack.sweep().await.unwrap();
    world.messages().await;
}

/// Whoever has not finished is reminded an hour before the end, and whoever's invitation is taken back is told.
async fn world() -> World {
    World::with(|options| {
        options.settings.reminder_before_expiry = 3_600;
        options.settings.notify_when_revoked = true;
    })
    .await
}

#[tokio::test]
async fn deliver_is_woken_by_whatever_owes_a_message_and_by_nothing_else() {
    let world = world().await;
    Box::pin(lived(&world)).await;
    let patterns = patterns("deliver");
    let (mut woken, mut kinds) = (0, Vec::new());
    let records = records(&world).await;
    for record in &records {
        let (before, after) = (&record["dynamodb"]["OldImage"], &record["dynamodb"]["NewImage"]);
        let now = owed(after);
        let passes = patterns.pass(record);
        // A list of past invitations holds what they owed, beside the person, and nobody is to send it.
        let is_past = record["dynamodb"]["Keys"]["sk"]["S"]
            .as_str()
            .is_some_and(|sort| sort.starts_with("invitation#"));
        if now
            .iter()
            .any(|(name, value)| before.get(name.as_str()) != Some(*value))
            && !is_past
        {
            assert!(passes, "it owes something, and wakes nobody: {record}");
            kinds.extend(now.iter().map(|(name, _)| (*name).clone()));
        }
        if now.is_empty() || is_past {
            assert!(!passes, "it owes nothing, and wakes the function: {record}");
        }
        woken += usize::from(passes);
    }
    kinds.sort();
    kinds.dedup();
    println!("{woken} of {} records wake deliver: {kinds:?}", records.len());
    // All that there are: a kind that is new has to be met here too.
    let kept = owed_attributes();
    assert_eq!(kinds, kept, "something that can be owed was not met");
    assert!(woken * 2 < records.len(), "{woken} of {}", records.len());
}

#[tokio::test]
async fn history_is_woken_by_every_change_of_a_person_and_by_nothing_else() {
    let world = world().await;
    Box::pin(lived(&world)).await;
    let patterns = patterns("history");
    for record in records(&world).await {
        let is_person = record["dynamodb"]["Keys"]["sk"]["S"] == "person";
        assert_eq!(patterns.pass(&record), is_person, "{record}");
    }
}
