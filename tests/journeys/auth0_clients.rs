//! What clients of Auth0's take for granted: lists that end, addresses that are one user's, metadata that can be emptied, pages
//! that ask for a mail themselves, and ids in more than one form.

use data_encoding::{BASE32_NOPAD, HEXLOWER};
use domain::api_key::{Reach, Scope};
use jiff::SignedDuration;
use reqwest::{Method, RequestBuilder};
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::{
    auth0::{
        ADA, DIRECTORY, OTHER_PASSWORD, RESULT, TICKETS, USERS, ada, bad, call, fault, follow, invalid, leads_to,
        no_user, path_of, post, ticket,
    },
    support::{Answer, PASSWORD, World},
};

const CHANGE: &str = "/dbconnections/change_password";

async fn id_of(world: &World, list: &str) -> String {
    let all = world.admin_get(&format!("/api/v2/{list}")).await.expect(200).json();
    all[0]["id"].as_str().unwrap().to_owned()
}

async fn user(world: &World, body: Value) -> Value {
    let mut whole = json!({ "connection": DIRECTORY, "verify_email": false });
    whole.as_object_mut().unwrap().extend(body.as_object().unwrap().clone());
    post(world, USERS, whole).await.expect(201).json()
}

#[tokio::test]
async fn an_address_that_another_user_has_is_refused_and_nothing_is_changed() {
    let world = World::new().await;
    let ada = ada(&world).await;
    let bob = user(&world, json!({ "email": "bob@example.com", "password": PASSWORD })).await;
    let patch = |of: &Value, email: &str| {
        let path = path_of(of);
        let body = json!({ "email": email, "nickname": "other" });
        let world = &world;
        async move { call(world, Method::PATCH, &path, &body).await }
    };
    let taken = |answer: Answer| {
        fault(
            &answer,
            400,
            Some("auth0_idp_error"),
            "The specified new email already exists",
        );
    };
    taken(patch(&bob, "ADA@example.com").await);
    assert_eq!(world.admin_get(&path_of(&bob)).await.json(), bob);
    // One's own is not somebody else's.
    patch(&bob, "bob@example.com").await.expect(200);
    // Whoever is asked for has it, whatever they are called; and what they have given up is free.
    patch(&ada, "ada@new.example").await.expect(200);
    taken(patch(&bob, "ada@new.example").await);
    // What is given up is free, unless somebody signs in by it: they would be taken for that user.
    taken(patch(&bob, ADA).await);
    // Of another connection: another directory.
    world.application("app_other").await;
    let other = user(&world, json!({ "connection": "app_other", "email": "bob@example.com" })).await;
    patch(&other, "ada@new.example").await.expect(200);
    // A new user, by another name.
    let cy = json!({ "connection": DIRECTORY, "username": "cy", "email": "cy@example.com" });
    user(&world, json!({ "email": "cy@example.com" })).await;
    let told = "The user already exists.";
    fault(&post(&world, USERS, cy).await, 409, Some("auth0_idp_error"), told);
    let all = world.admin_get(&format!("{USERS}?q=email:cy*")).await.json();
    assert_eq!(all.as_array().unwrap().len(), 1, "{all}");
}

#[tokio::test]
async fn an_empty_object_takes_the_metadata_away_and_an_empty_body_is_refused() {
    let world = World::new().await;
    let path = path_of(&ada(&world).await);
    let patch = |body: Value| {
        let (world, path) = (&world, &path);
        async move { call(world, Method::PATCH, path, &body).await }
    };
    let both = json!({ "user_metadata": { "a": 1 }, "app_metadata": { "b": 2 } });
    patch(both.clone()).await.expect(200);
    let left = patch(json!({ "user_metadata": {} })).await.expect(200).json();
    assert_eq!(left["user_metadata"], json!({}));
    assert_eq!(left["app_metadata"], json!({ "b": 2 }));
    patch(both).await.expect(200);
    let left = patch(json!({ "app_metadata": {} })).await.expect(200).json();
    assert!(left.get("app_metadata").is_none(), "{left}");
    assert_eq!(left["user_metadata"], json!({ "a": 1 }));
    assert_eq!(world.admin_get(&path).await.json(), left, "and it is kept so");
    invalid(&patch(json!({})).await, "Too few properties defined (0), minimum 1");
    let gone = format!("{USERS}/auth0%7C5f7c8ec7c33c6c004bbafe82");
    no_user(&call(&world, Method::PATCH, &gone, &json!({})).await);
}

/// SCIM keeps there how it was asked for somebody. It is neither shown nor lost.
#[tokio::test]
async fn what_scim_keeps_for_itself_is_no_app_metadata() {
    let world = World::new().await;
    let kim = json!({ "userName": "kim@example.com", "urn:scim:wso2:schema": { "askPassword": false } });
    let made = world.admin_post("/scim2/Users", &kim).await.expect(201).json();
    let own = format!("/v1/users/{}", made["id"].as_str().unwrap());
    let path = format!("{USERS}/{}", made["id"].as_str().unwrap());
    let before = world.admin_get(&own).await.expect(200).json()["metadata"].clone();
    assert_eq!(before, json!({ "askPassword": false }), "or this test tests nothing");
    let shown = world.admin_get(&path).await.expect(200).json();
    assert!(shown.get("app_metadata").is_none(), "{shown}");
    for body in [
        json!({ "app_metadata": { "plan": "pro" } }),
        json!({ "app_metadata": {} }),
    ] {
        let shown = call(&world, Method::PATCH, &path, &body).await.expect(200).json();
        let expected = Some(&body["app_metadata"]).filter(|map| **map != json!({}));
        assert_eq!(shown.get("app_metadata"), expected);
    }
    assert_eq!(world.admin_get(&own).await.json()["metadata"], before);
}

fn from(request: RequestBuilder, origin: &str) -> RequestBuilder {
    request.header("origin", origin).header("sec-fetch-site", "cross-site")
}

/// As auth0-js does: it asks beforehand, with a header of its own.
#[tokio::test]
async fn a_page_of_a_listed_origin_asks_itself_and_others_are_refused() {
    let listed = "https://app.example.com";
    let world = World::with(|options| options.settings.allowed_origins = vec![listed.to_owned()]).await;
    world.application("app_other").await;
    world.active(ADA).await;
    let ask = |origin: &str| {
        let request = from(world.request(Method::OPTIONS, CHANGE), origin);
        world.send(
            request
                .header("access-control-request-method", "POST")
                .header("access-control-request-headers", "auth0-client,content-type"),
        )
    };
    let may = ask(listed).await.expect(204);
    for (name, value) in [
        ("access-control-allow-origin", listed),
        ("access-control-allow-methods", "POST"),
        ("access-control-allow-headers", "auth0-client, content-type"),
    ] {
        assert_eq!(may.headers[name], value);
    }
    assert!(!may.headers.contains_key("access-control-allow-credentials"));
    let refused = ask("https://evil.example").await.expect(403);
    assert_eq!(refused.json()["statusCode"], 403);
    assert!(!refused.headers.contains_key("access-control-allow-origin"));
    let send = |origin: &str, connection: &str| {
        let body = json!({ "client_id": "app_default", "email": ADA, "connection": connection });
        world.send(from(world.request(Method::POST, CHANGE), origin).json(&body))
    };
    send("https://evil.example", DIRECTORY).await.expect(403);
    // Listed by the one, not by the other; what is wrong can be read all the same.
    let elsewhere = send(listed, "app_other").await.expect(403);
    assert_eq!(elsewhere.headers["access-control-allow-origin"], listed);
    let wrong = send(listed, "nonsense").await.expect(400);
    assert_eq!(wrong.headers["access-control-allow-origin"], listed);
    let mails = || async {
        world
            .messages()
            .await
            .iter()
            .filter(|mail| mail.kind == "password_reset")
            .count()
    };
    assert_eq!(mails().await, 0);
    let sent = send(listed, DIRECTORY).await.expect(200);
    assert_eq!(sent.headers["access-control-allow-origin"], listed);
    assert_eq!(mails().await, 1);
    // Secrets of back ends have no place in pages.
    let token = from(world.request(Method::OPTIONS, "/oauth/token"), listed);
    assert!(
        !world
            .send(token)
            .await
            .headers
            .contains_key("access-control-allow-origin")
    );
}

#[tokio::test]
async fn lists_of_connections_and_organizations_end() {
    let world = World::new().await;
    for id in ["app_aa", "app_zz"] {
        world.application(id).await;
    }
    for (list, names) in [
        ("connections", ["app_aa", DIRECTORY, "app_zz"]),
        ("organizations", ["aa", "default", "zz"]),
    ] {
        let get = |query: &str| {
            let path = format!("/api/v2/{list}?{query}");
            let world = &world;
            async move { world.admin_get(&path).await.expect(200).json() }
        };
        let of = |found: &Value| -> Vec<String> {
            let found = found.as_array().unwrap().iter();
            found.map(|one| one["name"].as_str().unwrap().to_owned()).collect()
        };
        // As a loop that goes on until a page is empty.
        let (mut seen, mut page) = (Vec::new(), 0);
        loop {
            let found = of(&get(&format!("page={page}&per_page=2")).await);
            if found.is_empty() {
                break;
            }
            seen.extend(found);
            page += 1;
            assert!(page < 5, "it never ends");
        }
        assert_eq!((seen, page), (names.map(str::to_owned).to_vec(), 2));
        let totals = get("include_totals=true&page=1&per_page=2").await;
        assert_eq!(
            (&totals["start"], &totals["limit"], &totals["total"]),
            (&json!(2), &json!(2), &json!(3))
        );
        assert_eq!(of(&totals[list]), names[2..]);
        // As the newer clients do: until there is no next one.
        let first = get("take=2").await;
        assert_eq!(of(&first[list]), names[..2]);
        let rest = get(&format!("take=2&from={}", first["next"].as_str().unwrap())).await;
        assert_eq!(of(&rest[list]), names[2..]);
        assert!(rest.get("next").is_none(), "{rest}");
        let nonsense = world.admin_get(&format!("/api/v2/{list}?from=nonsense")).await;
        let told = "Query validation error: 'Not a checkpoint that was given here on property from'.";
        fault(&nonsense, 400, Some("invalid_query_string"), told);
    }
    let some = world
        .admin_get("/api/v2/connections?fields=name,strategy&strategy=samlp&strategy=auth0&per_page=1")
        .await;
    assert_eq!(some.json(), json!([{ "name": "app_aa", "strategy": "auth0" }]));
    let none = world.admin_get("/api/v2/connections?strategy=samlp").await;
    assert_eq!(none.expect(200).json(), json!([]));
    let sorted = world.admin_get("/api/v2/organizations?sort=name:-1&per_page=1").await;
    assert_eq!(sorted.json()[0]["name"], "zz");
    let told = "Query validation error: 'String does not match pattern ^(name|display_name):-?1$: created_at:1 on property sort'.";
    let by_age = world.admin_get("/api/v2/organizations?sort=created_at:1").await;
    fault(&by_age, 400, Some("invalid_query_string"), told);
}

#[tokio::test]
async fn one_connection_and_one_organization_are_read_by_id_and_by_name() {
    let world = World::new().await;
    world.application("app_other").await;
    let reader = world
        .key(
            &Scope::ALL,
            Reach::Applications(vec![world.application("app_third").await]),
            |_| (),
        )
        .await;
    for list in ["connections", "organizations"] {
        let all = world.admin_get(&format!("/api/v2/{list}")).await.expect(200).json();
        for one in all.as_array().unwrap() {
            let path = format!("/api/v2/{list}/{}", one["id"].as_str().unwrap());
            assert_eq!(world.admin_get(&path).await.expect(200).json(), *one);
        }
        let first = all[0]["id"].as_str().unwrap();
        let beyond = world
            .request(Method::GET, &format!("/api/v2/{list}/{first}"))
            .bearer_auth(reader.expose_secret());
        for answer in [
            world.send(beyond).await,
            world.admin_get(&format!("/api/v2/{list}/nonsense")).await,
        ] {
            match list {
                "connections" => fault(
                    &answer,
                    404,
                    Some("inexistent_connection"),
                    "The connection does not exist.",
                ),
                _ => no_organization(&answer),
            }
        }
    }
    let some = world
        .admin_get(&format!(
            "/api/v2/connections/{}?fields=name",
            id_of(&world, "connections").await
        ))
        .await;
    assert_eq!(some.json(), json!({ "name": DIRECTORY }));
    let named = world
        .admin_get("/api/v2/organizations/name/other")
        .await
        .expect(200)
        .json();
    assert_eq!(named["name"], "other");
    for nobody in ["nobody", "Not%20a%20name"] {
        no_organization(&world.admin_get(&format!("/api/v2/organizations/name/{nobody}")).await);
    }
}

#[track_caller]
fn no_organization(answer: &Answer) {
    fault(answer, 404, None, "No organization found by that id or name");
}

#[tokio::test]
async fn a_user_of_a_connection_is_deleted_by_address() {
    let world = World::new().await;
    let ada = ada(&world).await;
    let connection = id_of(&world, "connections").await;
    let delete = |connection: &str, query: &str| {
        let path = format!("/api/v2/connections/{connection}/users?{query}");
        world.send(world.admin(Method::DELETE, &path))
    };
    let told = "Query validation error: 'Missing required property: email'.";
    fault(&delete(&connection, "").await, 400, Some("invalid_query_string"), told);
    let nowhere = delete("con_0000000000000000", &format!("email={ADA}")).await;
    fault(
        &nowhere,
        404,
        Some("inexistent_connection"),
        "The connection does not exist.",
    );
    world.imported(&json!({ "username": "ada2", "email": ADA })).await;
    bad(
        &delete(&connection, &format!("email={ADA}")).await,
        "More than one user has this email address. Delete each by its user_id.",
    );
    // By the address that they have now.
    let new = json!({ "email": "ada@new.example" });
    call(&world, Method::PATCH, &path_of(&ada), &new).await.expect(200);
    let reader = world.key(&[Scope::UsersRead], Reach::Deployment, |_| ()).await;
    let path = format!("/api/v2/connections/{connection}/users?email=ada@new.example");
    let request = world.request(Method::DELETE, &path).bearer_auth(reader.expose_secret());
    let told = "Insufficient scope, expected any of: delete:users";
    fault(&world.send(request).await, 403, Some("insufficient_scope"), told);
    world.admin_get(&path_of(&ada)).await.expect(200);
    for _ in 0..2 {
        delete(&connection, "email=ADA@new.example").await.expect(204);
        no_user(&world.admin_get(&path_of(&ada)).await);
    }
}

/// Whoever was made as a user has a link as well, but nobody has invited them.
#[tokio::test]
async fn only_invitations_are_listed_and_each_of_them_ends() {
    let world = World::new().await;
    let path = format!(
        "/api/v2/organizations/{}/invitations",
        id_of(&world, "organizations").await
    );
    let bob = user(
        &world,
        json!({ "email": "bob@example.com", "user_metadata": { "seat": 7 } }),
    )
    .await;
    let list = |query: &str| {
        let path = format!("{path}?sort=created_at:1&{query}");
        let world = &world;
        async move {
            let found = world.admin_get(&path).await.expect(200).json();
            let found = found.get("invitations").unwrap_or(&found).as_array().unwrap().clone();
            assert!(found.iter().all(|one| one["expires_at"].is_string()), "{found:?}");
            let email = |one: &Value| {
                one["invitee"]["email"]
                    .as_str()
                    .unwrap()
                    .split('@')
                    .next()
                    .unwrap()
                    .to_owned()
            };
            found.iter().map(email).collect::<Vec<_>>()
        }
    };
    let none: [&str; 0] = [];
    assert_eq!(list("").await, none);
    // Not with a ticket either, which their back end hands over.
    ticket(&world, json!({ "user_id": bob["user_id"] })).await;
    assert_eq!(list("").await, none);
    let known = world.admin_get("/v1/invitations").await.expect(200).json();
    let known = known["invitations"][0]["id"].as_str().unwrap();
    let (person, number) = known.strip_prefix("inv_").unwrap().split_once('_').unwrap();
    let one = format!("{path}/uinv_{person}{number}");
    for method in [Method::GET, Method::DELETE] {
        let answer = world.send(world.admin(method, &one)).await;
        fault(
            &answer,
            404,
            Some("inexistent_invitation"),
            "The invitation does not exist.",
        );
    }
    // Those that were sent, those that are handed over, and those without an end.
    for (name, rest) in [
        ("cy", json!({})),
        ("di", json!({ "method": "link" })),
        ("ed", json!({ "lifetime_minutes": -1 })),
    ] {
        world.advance(SignedDuration::from_secs(1));
        let mut body = json!({ "email": format!("{name}@example.com") });
        body.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        world.invite(&body).await;
    }
    assert_eq!(list("").await, ["cy", "di", "ed"]);
    let last = world.admin_get(&path).await.json();
    assert_eq!(last[0]["expires_at"], "9999-12-30T22:00:00.999Z");
    // Invited after all.
    world.advance(SignedDuration::from_secs(1));
    let body =
        json!({ "inviter": { "name": "G" }, "invitee": { "email": "bob@example.com" }, "client_id": "app_default" });
    let made = post(&world, &path, body).await.expect(201).json();
    assert_eq!(list("").await, ["cy", "di", "ed", "bob"]);
    // Pages and totals count what is shown.
    user(&world, json!({ "email": "flo@example.com" })).await;
    for (query, expected) in [
        ("page=0&per_page=3", vec!["cy", "di", "ed"]),
        ("page=1&per_page=3", vec!["bob"]),
        ("page=2&per_page=3", vec![]),
        ("page=1&per_page=1&include_totals=true", vec!["di"]),
    ] {
        assert_eq!(list(query).await, expected, "{query}");
    }
    let totals = world
        .admin_get(&format!("{path}?include_totals=true&per_page=1"))
        .await
        .json();
    assert_eq!(totals["total"], 4);
    // Taken back, they are a user who waits, as before.
    let one = format!("{path}/{}", made["id"].as_str().unwrap());
    world.send(world.admin(Method::DELETE, &one)).await.expect(204);
    assert_eq!(list("").await, ["cy", "di", "ed"]);
    let shown = world.admin_get(&path_of(&bob)).await.expect(200).json();
    assert_eq!(shown["email"], "bob@example.com");
}

fn search(q: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    format!(
        "{USERS}?{}",
        query.append_pair("q", q).append_pair("sort", "email:1").finish()
    )
}

#[tokio::test]
async fn a_search_takes_characters_after_a_backslash_as_they_are() {
    let world = World::new().await;
    for email in ["a+b@example.com", "a*c@example.com", "abc@example.com"] {
        user(&world, json!({ "email": email })).await;
    }
    let found = |q: &'static str| {
        let request = world.admin(Method::GET, &search(q));
        let world = &world;
        async move {
            let found = world.send(request).await.expect(200).json();
            let found = found.as_array().unwrap().iter();
            found
                .map(|one| one["email"].as_str().unwrap().split('@').next().unwrap().to_owned())
                .collect::<Vec<_>>()
        }
    };
    for (q, expected) in [
        (r"email:a\+b@example.com", vec!["a+b"]),
        (r"email:A\+B\@example\.com AND username:*", vec!["a+b"]),
        (r#"email:"a\+b@example.com""#, vec!["a+b"]),
        (r#"email:"a+b@example.com" AND blocked:false"#, vec!["a+b"]),
        (r"email:a\+*", vec!["a+b"]),
        (r"email:a\*c*", vec!["a*c"]),
        // Within quotation marks nothing stands for anything else.
        (r#"email:"a*c@example.com""#, vec!["a*c"]),
        (r"email:a*c@example.com", vec!["a*c", "abc"]),
        (r"email:*b*@example.com", vec!["a+b", "abc"]),
        (r"email:*@example.com", vec!["a*c", "a+b", "abc"]),
        (r"email:a?c*", vec!["a*c", "abc"]),
        (r"email:(abc@example.com OR a\+b*)", vec!["a+b", "abc"]),
    ] {
        assert_eq!(found(q).await, expected, "{q}");
    }
    for q in [r#"email:"a"#, r"email:a\", "email:", r#"email:"""#] {
        let request = world.admin(Method::GET, &search(q));
        let told = format!(
            "Query validation error: 'Cannot search for: {q}. Write field:value with AND, OR, NOT, brackets, quotation marks, \
             * and ?, and ranges as in [2026-01-01 TO *]'."
        );
        fault(&world.send(request).await, 400, Some("invalid_query_string"), &told);
    }
}

#[tokio::test]
async fn verify_email_sends_to_whoever_has_no_password_if_asked_for() {
    let world = World::new().await;
    user(&world, json!({ "email": "quiet@example.com" })).await;
    let unsaid = json!({ "connection": DIRECTORY, "email": "unsaid@example.com" });
    post(&world, USERS, unsaid).await.expect(201);
    assert!(world.messages().await.is_empty());
    let bob = user(&world, json!({ "email": "bob@example.com", "verify_email": true })).await;
    let mail = world.newest("email_verification", "bob@example.com").await;
    assert_eq!(world.messages().await.len(), 1);
    let browser = world.browser();
    let page = browser.open(mail.link.as_deref().unwrap()).await.expect(200);
    browser.submit(&page, "/verify-email", &[]).await.expect(200);
    assert_eq!(world.admin_get(&path_of(&bob)).await.json()["email_verified"], true);
    // It proves an address, and opens nothing: they still wait for their ticket.
    let link = ticket(&world, json!({ "user_id": bob["user_id"] })).await;
    follow(&world, &link, OTHER_PASSWORD).await;
    world.sign_in("bob@example.com", OTHER_PASSWORD).await.expect(200);
}

/// The guide tells how to convert: the same twenty bytes, in base32 and in hexadecimal digits.
#[tokio::test]
async fn the_sub_of_a_token_is_the_users_id_in_another_form() {
    let world = World::new().await;
    let ada = ada(&world).await;
    let signed_in = world.sign_in(ADA, PASSWORD).await.expect(200).json();
    let claims = signed_in["token"].as_str().unwrap().split('.').nth(1).unwrap();
    let claims = data_encoding::BASE64URL_NOPAD.decode(claims.as_bytes()).unwrap();
    let claims: Value = serde_json::from_slice(&claims).unwrap();
    let sub = claims["sub"].as_str().unwrap();
    let bytes = sub.strip_prefix("usr_").unwrap().to_ascii_uppercase();
    let bytes = BASE32_NOPAD.decode(bytes.as_bytes()).unwrap();
    assert_eq!(ada["user_id"], format!("auth0|{}", HEXLOWER.encode(&bytes)));
    // Or not to convert at all.
    let path = format!("{USERS}/{sub}");
    assert_eq!(world.admin_get(&path).await.expect(200).json(), ada);
    let change = json!({ "nickname": "ada" });
    call(&world, Method::PATCH, &path, &change).await.expect(200);
    post(&world, TICKETS, json!({ "user_id": sub })).await.expect(201);
    no_user(&world.admin_get(&format!("{USERS}/{}", sub.to_ascii_uppercase())).await);
    world.send(world.admin(Method::DELETE, &path)).await.expect(204);
    no_user(&world.admin_get(&path_of(&ada)).await);
}

#[tokio::test]
async fn client_credentials_come_by_http_basic_as_well() {
    let world = World::new().await;
    let key = world.key(&[Scope::UsersRead], Reach::Deployment, |_| ()).await;
    let (id, secret) = key
        .expose_secret()
        .strip_prefix("lk_")
        .unwrap()
        .split_once('_')
        .unwrap();
    let ask = |id: &str, secret: &str, grant: &str| {
        let request = world.request(Method::POST, "/oauth/token").basic_auth(id, Some(secret));
        world.send(request.form(&[("grant_type", grant)]))
    };
    let token = ask(id, secret, "client_credentials").await.expect(200).json();
    assert_ne!(token["access_token"], *key.expose_secret());
    ask(&format!("key_{id}"), secret, "client_credentials")
        .await
        .expect(200);
    let wrong = ask(id, "nonsense", "client_credentials").await.expect(401);
    assert_eq!(wrong.json()["error"], "access_denied");
    assert!(
        wrong.headers["www-authenticate"]
            .to_str()
            .unwrap()
            .starts_with("Basic ")
    );
    ask(id, secret, "password").await.expect(403);
}

/// What the guide says of `message`.
#[tokio::test]
async fn the_redirect_says_in_our_words_what_happened() {
    let world = World::new().await;
    let ada = ada(&world).await;
    let bob = user(&world, json!({ "email": "bob@example.com" })).await;
    for (user, message) in [
        (ada, "Your+password+was+changed.+You+can+sign+in+with+it+now."),
        (bob, "Your+account+is+ready.+You+can+sign+in+now."),
    ] {
        let body = json!({ "user_id": user["user_id"], "result_url": RESULT });
        let done = follow(&world, &ticket(&world, body).await, OTHER_PASSWORD).await;
        assert_eq!(leads_to(&done), format!("{RESULT}?success=true&message={message}"));
    }
}
