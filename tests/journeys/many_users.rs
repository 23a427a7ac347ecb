//! Lists and searches of many users: each page is read once, the pages are of one list, and users are read a hundred a call.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::{meter::Meter, support::World};

/// How many users there are.
const USERS: usize = 230;

async fn world(meter: &Meter) -> World {
    let world = World::with(|options| options.interceptors.push(meter.interceptor())).await;
    let users: Vec<_> = (0..USERS)
        .map(|number| json!({ "email": format!("user{number}@example.com") }))
        .collect();
    for users in users.chunks(100) {
        let answer = world.admin_post("/v1/imports", &json!({ "users": users })).await;
        let results = answer.expect(200).json()["results"].clone();
        assert!(
            results
                .as_array()
                .unwrap()
                .iter()
                .all(|line| line["result"] == "created")
        );
    }
    world
}

/// The page, and the units that the index has read for it.
async fn page(world: &World, meter: &Meter, filter: &str, start: usize) -> (Value, f64) {
    meter.take();
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("filter", filter)
        .append_pair("startIndex", &start.to_string())
        .append_pair("count", "50")
        .finish();
    let page = world
        .admin_get(&format!("/scim2/Users?{query}"))
        .await
        .expect(200)
        .json();
    let of_index = meter.take().into_iter().filter(|call| call.operation == "Query");
    (page, of_index.map(|call| call.index_units).sum())
}

fn names(page: &Value) -> Vec<String> {
    let users = page["Resources"].as_array().unwrap().iter();
    users
        .map(|user| user["userName"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_walk_over_many_users_reads_each_page_once() {
    let meter = Meter::default();
    let world = world(&meter).await;
    for filter in ["", "active eq true"] {
        let (first, whole) = page(&world, &meter, filter, 1).await;
        let mut seen = names(&first);
        while seen.len() < USERS {
            let (next, units) = page(&world, &meter, filter, seen.len() + 1).await;
            assert_eq!(next["totalResults"], USERS, "{filter}");
            assert!(!names(&next).is_empty(), "{filter}: {} users were shown", seen.len());
            seen.extend(names(&next));
            // A filter may leave little of what is read: then more is read at a time.
            let most = if filter.is_empty() { whole / 3.0 } else { whole };
            assert!(
                units <= most,
                "{filter}: {units} units after {whole} for the whole list"
            );
        }
        assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), USERS, "{filter}: each once");
    }
}

#[tokio::test]
async fn a_user_who_is_made_while_pages_are_read_moves_none_of_them() {
    let meter = Meter::default();
    let world = world(&meter).await;
    let (first, _) = page(&world, &meter, "", 1).await;
    world.advance(SignedDuration::from_secs(1));
    world.invite(&json!({ "email": "late@example.com" })).await;
    let (second, _) = page(&world, &meter, "", 51).await;
    let all: BTreeSet<_> = [names(&first), names(&second)].concat().into_iter().collect();
    assert_eq!(all.len(), 100, "nobody is shown twice");
    // Who begins again, or comes back later, sees the list as it is.
    let (first, _) = page(&world, &meter, "", 1).await;
    assert_eq!(
        (&names(&first)[0][..], &first["totalResults"]),
        ("late@example.com", &json!(USERS + 1))
    );
    world.invite(&json!({ "email": "later@example.com" })).await;
    world.advance(SignedDuration::from_mins(6));
    let (second, _) = page(&world, &meter, "", 51).await;
    assert_eq!(second["totalResults"], USERS + 2);
}

#[tokio::test]
async fn a_page_behind_users_who_were_erased_meanwhile_ends_the_list() {
    let meter = Meter::default();
    let world = world(&meter).await;
    page(&world, &meter, "", 1).await;
    let (last, _) = page(&world, &meter, "", 201).await;
    assert_eq!(names(&last).len(), USERS - 200);
    for start in [51, 101, 151] {
        page(&world, &meter, "", start).await;
    }
    for user in last["Resources"].as_array().unwrap() {
        let path = format!("/scim2/Users/{}", user["id"].as_str().unwrap());
        world
            .send(world.admin(reqwest::Method::DELETE, &path))
            .await
            .expect(204);
    }
    let (page, _) = page(&world, &meter, "", 201).await;
    assert_eq!((names(&page).len(), &page["totalResults"]), (0, &json!(200)));
}

#[tokio::test]
async fn a_search_of_auth0_reads_users_a_hundred_a_call() {
    let meter = Meter::default();
    let world = world(&meter).await;
    meter.take();
    for (search, found) in [("email_verified:false", 50), ("name:user22*", 11)] {
        let path = format!("/api/v2/users?per_page=50&q={search}");
        let users = world.admin_get(&path).await.expect(200).json();
        assert_eq!(users.as_array().unwrap().len(), found, "{search}");
        let calls = meter.take();
        let reads = |operation: &str| calls.iter().filter(|call| call.operation == operation).count();
        assert_eq!(reads("BatchGetItem"), USERS.div_ceil(100), "{search}: {calls:?}");
        assert!(reads("GetItem") < 5, "{search}: {calls:?}");
    }
}
