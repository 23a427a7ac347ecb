//! M21: one call of a face reads so many lines of the index and no more, and says so where that does not do.

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    support::{Answer, World},
    table::Calls,
};

/// As many lines as a call reads in these worlds.
const BOUND: usize = 5;

/// Ten users, the first of whom are out of reach of a call that reads the newest five. One of them signs in by another name
/// than the address.
async fn crowd(calls: &Calls) -> World {
    let world = World::with(|options| {
        options.limits.rows_read = BOUND;
        options.interceptors.push(calls.interceptor());
    })
    .await;
    world
        .invite(&json!({ "username": "eve", "email": "eve@example.com" }))
        .await;
    for number in 0..9 {
        world.advance(jiff::SignedDuration::from_secs(1));
        world
            .invite(&json!({ "email": format!("p{number}@example.com") }))
            .await;
    }
    calls.take();
    world
}

async fn search(world: &World, query: &str) -> Answer {
    world.admin_get(&format!("/api/v2/users?{query}")).await
}

async fn scim(world: &World, filter: &str) -> Answer {
    let filter: String = url::form_urlencoded::byte_serialize(filter.as_bytes()).collect();
    world.admin_get(&format!("/scim2/Users?filter={filter}")).await
}

fn emails(users: &Value) -> Vec<&str> {
    let users = users.as_array().unwrap().iter();
    users.map(|user| user["email"].as_str().unwrap()).collect()
}

#[track_caller]
fn narrow(answer: &Answer) {
    assert_eq!(answer.status, 400, "{}", answer.text);
    assert_eq!(answer.json()["errorCode"], "invalid_query_string", "{}", answer.text);
    assert!(answer.text.contains("Narrow the search"), "{}", answer.text);
}

#[tokio::test]
async fn m21_a_search_reads_so_much_and_says_to_narrow_it() {
    let calls = Calls::default();
    let world = crowd(&calls).await;
    for query in [
        "q=email:*example.com",
        "q=blocked:true",
        "q=username:p*",
        "",
        "sort=email:1",
        "q=email:%22nobody@example.com%22",
    ] {
        narrow(&search(&world, query).await);
        let queries = calls.take().iter().filter(|call| *call == "Query").count();
        assert!(queries <= BOUND + 1, "{query}: {queries}");
    }
    let id = world
        .admin_get("/v1/users?username=p0@example.com")
        .await
        .expect(200)
        .json()["users"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    // The oldest, each by a key: a read or two, however many users there are.
    for query in [
        "q=email:%22p0@example.com%22",
        "q=username:%22p0@example.com%22",
        "q=username:%22p0@example.com%22 AND email:p0*",
        &format!("q=user_id:{id}"),
    ] {
        let found = search(&world, query).await;
        assert_eq!(emails(&found.expect(200).json()), ["p0@example.com"], "{query}");
    }
    for query in ["q=username:eve", "q=email:%22eve@example.com%22"] {
        let found = search(&world, query).await;
        assert_eq!(emails(&found.expect(200).json()), ["eve@example.com"], "{query}");
    }
    let by_email = async |email: &str| world.admin_get(&format!("/api/v2/users-by-email?email={email}")).await;
    assert_eq!(
        emails(&by_email("p0@example.com").await.expect(200).json()),
        ["p0@example.com"]
    );
    assert_eq!(
        emails(&by_email("eve@example.com").await.expect(200).json()),
        ["eve@example.com"]
    );
    narrow(&by_email("nobody@example.com").await);
    // Within the bound, those are found too whom another user's address does not lead to.
    let few = World::new().await;
    for username in ["eve", "mallory"] {
        few.imported(&json!({ "username": username, "email": "eve@example.com" }))
            .await;
    }
    let found = few.admin_get("/api/v2/users-by-email?email=eve@example.com").await;
    assert_eq!(
        emails(&found.expect(200).json()),
        ["eve@example.com", "eve@example.com"]
    );
}

#[tokio::test]
async fn m21_a_change_of_an_address_reads_so_much_and_no_more() {
    let calls = Calls::default();
    let world = crowd(&calls).await;
    let user = search(&world, "q=username:%22p0@example.com%22")
        .await
        .expect(200)
        .json()[0]
        .clone();
    let path = crate::auth0::path_of(&user);
    let change = async |email: &str| {
        let request = world.admin(Method::PATCH, &path);
        world.send(request.json(&json!({ "email": email }))).await
    };
    calls.take();
    change("new@example.com").await.expect(200);
    let queries = calls.take().iter().filter(|call| *call == "Query").count();
    assert!(queries <= 1, "{queries}");
    // Whoever signs in by the address is found, however far back.
    let taken = change("p1@example.com").await;
    assert_eq!(
        (taken.status.as_u16(), &taken.json()["errorCode"]),
        (400, &json!("auth0_idp_error"))
    );
}

#[tokio::test]
async fn m21_a_list_of_scim_reads_so_much_and_says_to_narrow_it() {
    let calls = Calls::default();
    let world = crowd(&calls).await;
    for filter in [
        "emails pr",
        "userName sw \"p\"",
        "emails eq \"nobody@example.com\"",
        "active eq true",
    ] {
        let answer = scim(&world, filter).await.expect(400);
        assert_eq!(answer.json()["scimType"], "tooMany", "{filter}: {}", answer.text);
        let queries = calls.take().iter().filter(|call| *call == "Query").count();
        assert!(queries <= BOUND + 1, "{filter}: {queries}");
    }
    let all = world.admin_get("/scim2/Users").await.expect(400);
    assert_eq!(all.json()["scimType"], "tooMany");
    for filter in [
        "emails eq \"p0@example.com\"",
        "userName eq \"eve\"",
        "emails eq \"eve@example.com\"",
        "userName eq \"p0@example.com\" and emails pr",
    ] {
        let found = scim(&world, filter).await.expect(200).json();
        assert_eq!(found["totalResults"], 1, "{filter}: {found}");
    }
}

#[tokio::test]
async fn m21_open_invitations_of_an_organization_are_looked_for_so_far() {
    let calls = Calls::default();
    let world = crowd(&calls).await;
    let organizations = world.admin_get("/api/v2/organizations").await.expect(200).json();
    let id = organizations[0]["id"].as_str().unwrap();
    let answer = world
        .admin_get(&format!("/api/v2/organizations/{id}/invitations"))
        .await;
    assert_eq!(answer.status, 400, "{}", answer.text);
    assert!(answer.text.contains("Too many invitations"), "{}", answer.text);
}
