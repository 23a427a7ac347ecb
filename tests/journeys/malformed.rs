//! An item that is not what this version writes is an error that names it: nothing is made up in place of what is missing.

use std::collections::HashMap;

use aws_sdk_dynamodb::{
    Client,
    primitives::Blob,
    types::AttributeValue::{self, B, N, Null, S},
};
use domain::{id::PersonKey, setup};
use local::mailbox::Fault;
use reqwest::Method;
use serde_json::json;
use store::{StoreError, attribute::Key};

use crate::support::{PASSWORD, World};

type Item = HashMap<String, AttributeValue>;

/// What a person may do without. Everything else has to be there.
const OPTIONAL: [&str; 26] = [
    "u_email",
    "u_email_ok",
    "u_phone",
    "u_phone_ok",
    "u_roles",
    "u_meta",
    "u_cred",
    "i_result",
    "i_from",
    "c_exp",
    "c_next",
    "owe_invitation",
    "owe_code",
    "owe_notice",
    "owe_verification",
    "s_by",
    "owe_former",
    "u_email_put",
    "u_email_word",
    "u_used",
    "i_shown",
    "r_key",
    "ttl",
    // An item of an earlier version has none.
    "u_ttl",
    // An item without it is that of somebody who is not invited: all that it says is how often a sign-in has failed.
    "u_name",
    // Counts only beside the state that needs it.
    "d_why",
];

/// The table as somebody sees it who can write anything into it.
struct Table<'a> {
    world: &'a World,
    client: Client,
}

impl<'a> Table<'a> {
    fn of(world: &'a World) -> Self {
        Self {
            world,
            client: Client::new(&world.stack.sdk),
        }
    }

    async fn items(&self) -> Vec<Item> {
        self.client
            .scan()
            .table_name(&self.world.stack.table)
            .send()
            .await
            .unwrap()
            .items
            .unwrap()
    }

    async fn item(&self, partition: &str, holds: (&str, &str)) -> Item {
        let fits = |item: &Item| {
            item["pk"].as_s().unwrap().starts_with(partition) && item.get(holds.0) == Some(&S(holds.1.to_owned()))
        };
        self.items().await.into_iter().find(fits).unwrap()
    }

    /// Writes an item, unless the table itself refuses it: a key of the index must be of its type.
    async fn put(&self, item: &Item) -> bool {
        let answer = self
            .client
            .put_item()
            .table_name(&self.world.stack.table)
            .set_item(Some(item.clone()))
            .send()
            .await;
        match answer {
            Ok(_) => true,
            Err(error) => {
                assert!(format!("{error:?}").contains("Index Key"), "{error:?}");
                false
            }
        }
    }

    /// Makes sure that `item` with `attribute` changed is an error that names both.
    async fn refused(&self, item: &Item, attribute: &str, value: Option<AttributeValue>) {
        let mut altered = item.clone();
        match value.clone() {
            Some(value) => drop(altered.insert(attribute.to_owned(), value)),
            None => drop(altered.remove(attribute)),
        }
        if !self.put(&altered).await {
            return;
        }
        let key = person(item);
        match self.world.stack.app.store.person(key).await {
            Err(StoreError::Malformed {
                key: named,
                attribute: told,
                ..
            }) => {
                assert_eq!(named, format!("PERSON#{key}/person"));
                assert_eq!(told, attribute, "{value:?}");
            }
            Err(other) => panic!("{attribute} as {value:?}: {other}"),
            Ok(_) => panic!("{attribute} as {value:?} was read"),
        }
    }
}

fn person(item: &Item) -> PersonKey {
    Key::to_person(item["pk"].as_s().unwrap(), item["sk"].as_s().unwrap()).unwrap()
}

/// The items of people in every state that has attributes of its own.
async fn people(world: &World) -> Vec<Item> {
    let body = json!({
        "email": "ada@example.com", "phone": "+4915112345678", "roles": ["editor"], "metadata": { "plan": "pro" },
        "inviter": "Grace", "result_url": "http://localhost:3000/welcome",
    });
    let call = world
        .admin(Method::POST, "/v1/invitations")
        .header("idempotency-key", "k-1")
        .json(&body);
    world.send(call).await.expect(201);
    let ticket = world.ticket("ada@example.com").await;
    world
        .post("/v1/tickets/code", &json!({ "ticket": ticket }))
        .await
        .expect(202);
    for _ in 0..6 {
        world.sign_in("ada@example.com", PASSWORD).await.expect(401);
    }
    let done = world.proven("bea@example.com").await;
    world.set_password(&done, PASSWORD).await.expect(200);
    world.messages().await;
    world.stack.mailbox.fail_next(1, Fault::Rejected);
    world.invite(&json!({ "email": "cleo@example.com" })).await;
    world.messages().await;
    world
        .invite(&json!({ "email": "dora@example.com", "lifetime_minutes": -1 }))
        .await;
    let table = Table::of(world);
    let mut items = vec![];
    for name in ["ada", "bea", "cleo", "dora"] {
        items.push(table.item("PERSON#", ("u_name", &format!("{name}@example.com"))).await);
    }
    items
}

#[tokio::test]
async fn a_missing_or_malformed_attribute_is_named_and_never_made_up() {
    let world = World::new().await;
    let table = Table::of(&world);
    let mut seen = 0;
    for item in people(&world).await {
        // Nobody reads the last one: it is for the stream's filter.
        let attributes = item
            .iter()
            .filter(|(name, _)| !["pk", "sk", "w_owes"].contains(&name.as_str()));
        for (name, value) in attributes {
            table.refused(&item, name, Some(Null(true))).await;
            match value {
                N(_) => {
                    table.refused(&item, name, Some(N("1.5".to_owned()))).await;
                    table.refused(&item, name, Some(S("1".to_owned()))).await;
                }
                B(_) => table.refused(&item, name, Some(B(Blob::new([1, 2, 3])))).await,
                S(_) => table.refused(&item, name, Some(N("1.5".to_owned()))).await,
                _ => {}
            }
            let free = ["u_name", "i_locale", "i_from", "i_result", "d_id", "d_why"].contains(&name.as_str());
            if matches!(value, S(_)) && !free {
                table.refused(&item, name, Some(S("?".to_owned()))).await;
            }
            if !OPTIONAL.contains(&name.as_str()) || (name == "d_why" && item["d_state"] == S("failed".to_owned())) {
                table.refused(&item, name, None).await;
            }
            seen += 1;
        }
        table.put(&item).await;
        assert!(
            world.stack.app.store.person(person(&item)).await.unwrap().is_some(),
            "put right, it is read again"
        );
    }
    assert!(seen > 120, "{seen} attributes");
}

#[tokio::test]
async fn t5_a_missing_or_malformed_expiry_never_counts_as_alive() {
    let world = World::new().await;
    let ticket = world.invited("ada@example.com").await;
    let table = Table::of(&world);
    let item = table.item("PERSON#", ("u_name", "ada@example.com")).await;
    let store = &world.stack.app.store;
    let key = person(&item);
    let parsed = setup::newest_ticket(&world.stack.app.keys, &store.person(key).await.unwrap().unwrap()).unwrap();
    let later = (world.now().as_millisecond() + 1_000_000).to_string();
    let expiries = [
        None,
        Some(Null(true)),
        Some(S(String::new())),
        Some(S("Never".to_owned())),
        Some(S(later.clone())),
        Some(S("~".to_owned())),
        Some(B(Blob::new([0xff; 16]))),
        Some(AttributeValue::Bool(true)),
        Some(AttributeValue::L(vec![N(later.clone())])),
    ];
    for expiry in expiries {
        let mut altered = item.clone();
        altered.remove("i_exp");
        expiry
            .iter()
            .for_each(|expiry| drop(altered.insert("i_exp".to_owned(), expiry.clone())));
        table.put(&altered).await;
        assert!(store.person(key).await.is_err(), "{expiry:?}");
        let ask = setup::ask_for_code(&parsed, [9; 16], world.now());
        assert!(store.apply(key, &ask).await.is_err(), "{expiry:?}");
        assert_eq!(
            table.item("PERSON#", ("u_name", "ada@example.com")).await,
            altered,
            "{expiry:?}: nothing is written"
        );
        for path in ["validate", "code"] {
            let answer = world
                .post(&format!("/v1/tickets/{path}"), &json!({ "ticket": ticket }))
                .await;
            answer.refused(500, "internal");
            assert!(
                !answer.text.contains("i_exp") && !answer.text.contains("PERSON#"),
                "{}",
                answer.text
            );
        }
    }
    let mut altered = item.clone();
    altered.insert("i_exp".to_owned(), N(later));
    table.put(&altered).await;
    world
        .post("/v1/tickets/code", &json!({ "ticket": ticket }))
        .await
        .expect(202);
}

#[tokio::test]
async fn an_api_key_that_is_not_well_formed_opens_nothing() {
    let world = World::new().await;
    let table = Table::of(&world);
    let key = table.item("KEY#", ("k_name", "local")).await;
    // A key of an earlier version has no verifier, and makes no tokens.
    let needed = |name: &&String| name.starts_with("k_") && *name != "k_verifier";
    let names: Vec<_> = key.keys().filter(needed).cloned().collect();
    assert!(names.len() >= 3, "{names:?}");
    for name in names.iter().map(String::as_str).chain(["k_exp", "k_revoked", "k_apps"]) {
        let mut altered = key.clone();
        altered.insert(name.to_owned(), Null(true));
        table.put(&altered).await;
        let answer = world
            .admin_post("/v1/invitations", &json!({ "email": "ada@example.com" }))
            .await;
        answer.refused(503, "unavailable");
        if names.iter().any(|known| known == name) {
            altered.remove(name);
            table.put(&altered).await;
            world
                .admin_get("/v1/invitations/inv_x")
                .await
                .refused(503, "unavailable");
        }
    }
    assert!(
        table
            .items()
            .await
            .iter()
            .all(|item| !item["pk"].as_s().unwrap().starts_with("PERSON#"))
    );
}
