//! What somebody can do who has the table and not the keys.

use std::collections::HashSet;

use aws_lc_rs::{
    digest::{SHA256, digest},
    hmac,
};
use aws_sdk_dynamodb::{Client, types::AttributeValue};
use secrecy::SecretString;
use serde_json::json;
use domain::{code::Code, entropy::SeededEntropy, keys::{DeploymentKeys, Secret}, person::Person, setup, ticket::Ticket};

use crate::support::World;

/// A person with a code on its way, and every value that the table holds.
async fn stolen(world: &World) -> (Person, Vec<Vec<u8>>) {
    let ticket = world.invited("ada@example.com").await;
    world
        .post("/v1/tickets/code", &json!({ "ticket": ticket }))
        .await
        .expect(202);
    world.messages().await;
    let app = &world.stack.app;
    let key = Ticket::parse(&app.keys, &ticket).unwrap().person();
    let person = app.store.person(key).await.unwrap().unwrap();
    let scanned = Client::new(&world.stack.sdk)
        .scan()
        .table_name(&world.stack.table)
        .send()
        .await
        .unwrap();
    let values = scanned
        .items()
        .iter()
        .flat_map(|item| item.values())
        .map(|value| match value {
            AttributeValue::B(bytes) => bytes.as_ref().to_vec(),
            AttributeValue::S(text) => text.as_bytes().to_vec(),
            AttributeValue::N(number) => number.as_bytes().to_vec(),
            _ => vec![],
        });
    (person, values.collect())
}

/// The first code whose plain or salted hash is among `values`, whole or cut to the length of what is there.
fn guess(values: &[Vec<u8>], nonce: &[u8]) -> Option<String> {
    let known: HashSet<&[u8]> = values.iter().map(Vec::as_slice).collect();
    let lengths: Vec<_> = [7, 16, 20, 32]
        .into_iter()
        .filter(|n| known.iter().any(|value| value.len() == *n))
        .collect();
    let key = hmac::Key::new(hmac::HMAC_SHA256, nonce);
    (0..1_000_000_u32).find_map(|number| {
        let code = format!("{number:06}");
        let salted = [nonce, code.as_bytes()].concat();
        let peppered = [code.as_bytes(), nonce].concat();
        let hashes = [
            digest(&SHA256, code.as_bytes()),
            digest(&SHA256, &salted),
            digest(&SHA256, &peppered),
        ];
        let tag = hmac::sign(&key, code.as_bytes());
        let found = hashes
            .iter()
            .map(AsRef::as_ref)
            .chain([tag.as_ref()])
            .any(|hash| lengths.iter().any(|length| known.contains(&hash[..*length])));
        found.then_some(code)
    })
}

#[tokio::test]
async fn t4_a_search_of_all_codes_finds_none_in_the_table_without_the_keys() {
    let world = World::new().await;
    let (person, mut values) = stolen(&world).await;
    let nonce = person.invitation.generation.nonce;
    let code = setup::newest_code(&world.stack.app.keys, &person)
        .unwrap()
        .expose()
        .to_owned();
    assert!(values.len() > 30 && code.len() == 6);
    assert!(!values.contains(&code.clone().into_bytes()));
    assert_eq!(guess(&values, &nonce), None);
    // That the search would find it: a table that keeps the code's salted hash.
    values.push(
        digest(&SHA256, &[&nonce[..], code.as_bytes()].concat())
            .as_ref()
            .to_vec(),
    );
    assert_eq!(guess(&values, &nonce), Some(code));
}

#[tokio::test]
async fn t4_the_table_without_the_keys_gives_neither_ticket_nor_code() {
    let world = World::with(|options| options.entropy = std::sync::Arc::new(SeededEntropy::new(5))).await;
    let (person, _) = stolen(&world).await;
    let generation = &person.invitation.generation;
    let format = person.invitation.code_policy.format;
    let code = setup::newest_code(&world.stack.app.keys, &person).unwrap();
    let is_it = |guess: &Code| code.matches(&SecretString::from(guess.expose()), format);
    for stored in [generation.nonce, generation.ticket.0] {
        assert!(!is_it(&Code::draw(&Secret::new(stored), format)));
    }
    for seed in 100..120 {
        let other = DeploymentKeys::generate(&SeededEntropy::new(seed)).unwrap();
        let other = DeploymentKeys::parse(&other).unwrap();
        assert!(setup::newest_ticket(&other, &person).unwrap().hash() != generation.ticket);
        assert!(!is_it(&setup::newest_code(&other, &person).unwrap()));
    }
}
