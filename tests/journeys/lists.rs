//! Lists of invitations.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::support::World;

async fn list(world: &World, query: &str) -> Value {
    world
        .admin_get(&format!("/v1/invitations{query}"))
        .await
        .expect(200)
        .json()
}

fn names(list: &Value) -> Vec<&str> {
    let lines = list["invitations"].as_array().unwrap();
    lines.iter().map(|line| line["username"].as_str().unwrap()).collect()
}

/// Seven people, a minute apart, in different states.
async fn people() -> World {
    let world = World::new().await;
    for number in 0..7 {
        world
            .invite(&json!({ "email": format!("p{number}@example.com") }))
            .await;
        world.messages().await;
        world.advance(SignedDuration::from_mins(1));
    }
    world.active("active@example.com").await;
    world.advance(SignedDuration::from_mins(1));
    world
        .invite(&json!({ "email": "dead@example.com", "lifetime_minutes": 0 }))
        .await;
    world
}

#[tokio::test]
async fn a_range_that_ends_before_it_begins_holds_nothing() {
    let world = World::new().await;
    world.invited("ada@example.com").await;
    for (from, to) in [("12:00", "12:00"), ("13:00", "11:00")] {
        let range = format!("created_from=2026-11-21T{from}:00Z&created_to=2026-11-21T{to}:00Z");
        let list = world
            .admin_get(&format!("/v1/invitations?{range}"))
            .await
            .expect(200)
            .json();
        assert_eq!(list, json!({ "invitations": [], "next": null }));
    }
}

#[tokio::test]
async fn the_newest_come_first_and_a_cursor_leads_to_the_end() {
    let world = people().await;
    let mut seen = Vec::new();
    let mut query = "?limit=4".to_owned();
    loop {
        let page = list(&world, &query).await;
        seen.extend(names(&page).into_iter().map(str::to_owned));
        match page["next"].as_str() {
            Some(next) => query = format!("?limit=4&cursor={next}"),
            None => break,
        }
    }
    let expected = ["dead", "active", "p6", "p5", "p4", "p3", "p2", "p1", "p0"];
    assert_eq!(seen, expected.map(|name| format!("{name}@example.com")));
}

#[tokio::test]
async fn filters_by_state_delivery_address_and_time_of_creation() {
    let world = people().await;
    assert_eq!(names(&list(&world, "?state=completed").await), ["active@example.com"]);
    assert_eq!(names(&list(&world, "?state=expired").await), ["dead@example.com"]);
    assert_eq!(names(&list(&world, "?state=pending").await).len(), 7);
    assert_eq!(names(&list(&world, "?delivery=not_sent").await), ["dead@example.com"]);
    assert_eq!(names(&list(&world, "?delivery=delivered").await).len(), 8);
    assert_eq!(names(&list(&world, "?email=P3@Example.com").await), ["p3@example.com"]);
    assert_eq!(names(&list(&world, "?email=nobody@example.com").await).len(), 0);
    let range = "?created_from=2026-11-21T12:02:00Z&created_to=2026-11-21T12:04:00Z";
    assert_eq!(names(&list(&world, range).await), ["p3@example.com", "p2@example.com"]);
    let line = &list(&world, "?state=completed").await["invitations"][0];
    assert_eq!(
        (line["status"].clone(), line["delivery"].clone()),
        (json!("active"), json!("delivered"))
    );
}

#[tokio::test]
async fn a_cursor_that_was_altered_or_is_of_another_question_is_refused() {
    let world = people().await;
    let page = list(&world, "?limit=2&state=pending").await;
    let cursor = page["next"].as_str().unwrap().to_owned();
    list(&world, &format!("?limit=3&state=pending&cursor={cursor}")).await;
    let mut altered = cursor.clone().into_bytes();
    altered[5] = if altered[5] == b'A' { b'B' } else { b'A' };
    let altered = String::from_utf8(altered).unwrap();
    for query in [
        format!("?state=pending&cursor={altered}"),
        format!("?state=pending&cursor={cursor}A"),
        format!("?state=opened&cursor={cursor}"),
        "?cursor=nonsense".to_owned(),
        "?cursor=".to_owned(),
    ] {
        let refused = world.admin_get(&format!("/v1/invitations{query}")).await;
        refused.refused(400, "cursor_not_valid");
    }
    for query in [
        "?state=lost",
        "?delivery=maybe",
        "?limit=0",
        "?limit=101",
        "?limit=x",
        "?created_from=yesterday",
    ] {
        world
            .admin_get(&format!("/v1/invitations{query}"))
            .await
            .refused(400, "query_not_valid");
    }
}

/// A typing error in a filter must not answer everybody.
#[tokio::test]
async fn a_parameter_that_is_not_known_or_comes_twice_is_refused() {
    let world = World::new().await;
    for path in [
        "/v1/users?stat=active",
        "/v1/users?username=a@example.com&status=active",
        "/v1/invitations?username=a@example.com",
        "/v1/invitations?state=pending&state=opened",
    ] {
        world.admin_get(path).await.refused(400, "query_not_valid");
    }
}
