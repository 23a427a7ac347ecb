//! What public back ends written for Auth0 do besides the recorded calls: passwords that are thrown away, ids of their own,
//! searches.

use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    auth0::{ADA, DIRECTORY, OTHER_PASSWORD, USERS, call, fault, follow, path_of, post, ticket},
    support::World,
};

async fn user(world: &World, mut body: Value) -> Value {
    body["connection"] = DIRECTORY.into();
    if body.get("verify_email").is_none() {
        body["verify_email"] = false.into();
    }
    post(world, USERS, body).await.expect(201).json()
}

#[tokio::test]
async fn a_back_end_sets_eight_characters_and_the_person_keeps_the_rule() {
    let world = World::new().await;
    for (number, password) in ["Hello123!", "Kq7wPz2m", "ada@1234x", "Zk93hTq2Lw"].iter().enumerate() {
        let made = user(
            &world,
            json!({ "email": format!("p{number}@example.com"), "password": password }),
        )
        .await;
        assert_eq!((&made["blocked"], &made["user_metadata"]), (&json!(false), &json!({})));
        assert!(made.get("last_password_reset").is_none());
        world
            .sign_in(&format!("p{number}@example.com"), password)
            .await
            .expect(200);
    }
    let weak = json!({ "connection": DIRECTORY, "email": "x@example.com", "password": "Kq7wPz2" });
    let told = "PasswordStrengthError: Password is too weak";
    fault(&post(&world, USERS, weak).await, 400, Some("invalid_body"), told);
    // What the person chooses is held to the application's rule, and so is a change by the application's setting.
    let ada = user(&world, json!({ "email": ADA, "password": "Kq7wPz2m" })).await;
    let link = ticket(&world, json!({ "user_id": ada["user_id"] })).await;
    let short = link.trim_end_matches('#').rsplit('/').next().unwrap().to_owned();
    world
        .set_password(&short, "Kq7wPz2m")
        .await
        .refused(422, "password_too_short");
    world.advance(SignedDuration::from_mins(1));
    follow(&world, &link, OTHER_PASSWORD).await;
    let after = world.admin_get(&path_of(&ada)).await.expect(200).json();
    assert_eq!(after["last_password_reset"], "2026-11-21T12:01:00.000Z");
    let settings = json!({ "password": { "back_end_min_length": 12 } });
    let request = world.admin(Method::PATCH, "/v1/applications/app_default");
    world.send(request.json(&settings)).await.expect(200);
    world.advance(SignedDuration::from_mins(2));
    let change = call(
        &world,
        Method::PATCH,
        &path_of(&ada),
        &json!({ "password": "Kq7wPz2mXXX" }),
    )
    .await;
    fault(&change, 400, Some("invalid_body"), told);
    call(
        &world,
        Method::PATCH,
        &path_of(&ada),
        &json!({ "password": "Kq7wPz2mXXXX" }),
    )
    .await
    .expect(200);
}

#[tokio::test]
async fn an_id_that_the_back_end_chose_leads_to_its_user() {
    let world = World::new().await;
    let made = user(
        &world,
        json!({ "email": ADA, "user_id": "Ada-1815", "app_metadata": { "plan": "pro" } }),
    )
    .await;
    assert_eq!(made["user_id"], "auth0|Ada-1815");
    assert_eq!(made["identities"][0]["user_id"], "Ada-1815");
    assert_eq!(made["app_metadata"], json!({ "plan": "pro" }));
    let path = path_of(&made);
    assert_eq!(world.admin_get(&path).await.expect(200).json(), made);
    let patched = call(
        &world,
        Method::PATCH,
        &path,
        &json!({ "app_metadata": {}, "user_metadata": { "a": 1 } }),
    )
    .await;
    assert_eq!(patched.expect(200).json()["user_id"], made["user_id"]);
    let found = world
        .admin_get(&format!("{USERS}?q=user_id:%22auth0%7CAda-1815%22"))
        .await
        .expect(200)
        .json();
    assert_eq!(found[0]["email"], ADA);
    let link = ticket(&world, json!({ "user_id": "auth0|Ada-1815" })).await;
    follow(&world, &link, OTHER_PASSWORD).await;
    world.sign_in(ADA, OTHER_PASSWORD).await.expect(200);
    // One id, one user; also where it is written otherwise, and with another name.
    for id in ["Ada-1815", "auth0|ADA-1815"] {
        let again = json!({ "connection": DIRECTORY, "email": "bob@example.com", "user_id": id });
        let exists = post(&world, USERS, again).await;
        fault(&exists, 409, Some("auth0_idp_error"), "The user already exists.");
    }
    world.send(world.admin(Method::DELETE, &path)).await.expect(204);
    world.admin_get(&path).await.expect(404);
    let next = user(&world, json!({ "email": "bob@example.com", "user_id": "Ada-1815" })).await;
    assert_eq!(
        (&next["user_id"], &next["email"]),
        (&made["user_id"], &json!("bob@example.com"))
    );
    // The name was taken, so nobody has the id.
    let taken = json!({ "connection": DIRECTORY, "email": "bob@example.com", "user_id": "another" });
    post(&world, USERS, taken).await.expect(409);
    world.admin_get(&format!("{USERS}/auth0%7Canother")).await.expect(404);
    user(&world, json!({ "email": "cy@example.com", "user_id": "another" })).await;
}

#[tokio::test]
async fn a_search_asks_for_metadata_names_and_times_in_any_combination() {
    let world = World::new().await;
    let mut ids = Vec::new();
    for (email, name, tenant, role, proven) in [
        ("ada@example.com", "Ada Lovelace", "t1", "editor", true),
        ("bob@example.com", "Bob Kahn", "t1", "viewer", false),
        ("cy@example.com", "Cy Young", "t2", "editor", false),
    ] {
        let body = json!({
            "email": email, "name": name, "email_verified": proven, "app_metadata": { "tenant": tenant },
            "user_metadata": { "role": role, "seats": ids.len() },
        });
        ids.push(user(&world, body).await["user_id"].as_str().unwrap().to_owned());
        world.advance(SignedDuration::from_hours(24));
    }
    let find = async |q: &str| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let query = query.append_pair("q", q).append_pair("sort", "email:1").finish();
        let found = world.admin_get(&format!("{USERS}?{query}")).await.expect(200).json();
        let names = found
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["email"].as_str().unwrap()[..2].to_owned());
        names.collect::<Vec<_>>().join(" ")
    };
    for (q, expected) in [
        (r#"app_metadata.tenant:"t1""#.to_owned(), "ad bo"),
        ("app_metadata.tenant:t1 AND user_metadata.role:editor".to_owned(), "ad"),
        (
            "user_metadata.role:editor AND NOT app_metadata.tenant:t1".to_owned(),
            "cy",
        ),
        (
            "(app_metadata.tenant:t2 OR name:Bob*) AND email_verified:false".to_owned(),
            "bo cy",
        ),
        (format!("user_id:\"{}\" OR user_id:\"{}\"", ids[0], ids[2]), "ad cy"),
        ("created_at:[2026-11-22 TO *]".to_owned(), "bo cy"),
        ("created_at:[* TO 2026-11-22}".to_owned(), "ad"),
        ("user_metadata.seats:[1 TO 2]".to_owned(), "bo cy"),
        ("kahn".to_owned(), "bo"),
        ("_exists_:user_metadata.nothing".to_owned(), ""),
        ("name:\"Ada Lovelace\" OR email:c*".to_owned(), "ad cy"),
    ] {
        assert_eq!(find(&q).await, expected, "{q}");
    }
    let unknown = world
        .admin_get(&format!("{USERS}?q=logins_count:%5B1%20TO%20*%5D"))
        .await
        .expect(400)
        .json();
    assert!(
        unknown["message"]
            .as_str()
            .unwrap()
            .contains("Cannot search for: logins_count"),
        "{unknown}"
    );
}
