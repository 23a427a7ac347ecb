//! What clients written for Auth0 meet: their routes, ids, bodies and errors, and the same core behind them.

use aws_sdk_dynamodb::types::AttributeValue;
use domain::api_key::{Reach, Scope};
use jiff::SignedDuration;
use reqwest::Method;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::{
    support::{Answer, PASSWORD, World},
    table::Table,
};

pub(crate) const ADA: &str = "ada@example.com";
pub(crate) const OTHER_PASSWORD: &str = "quiet marble lantern";
pub(crate) const DIRECTORY: &str = "Username-Password-Authentication";
pub(crate) const RESULT: &str = "http://localhost:3000/welcome";
pub(crate) const TICKETS: &str = "/api/v2/tickets/password-change";
const VERIFICATIONS: &str = "/api/v2/tickets/email-verification";
pub(crate) const USERS: &str = "/api/v2/users";
const JOBS: &str = "/api/v2/jobs/verification-email";

pub(crate) async fn call(world: &World, method: Method, path: &str, body: &Value) -> Answer {
    world.send(world.admin(method, path).json(body)).await
}

pub(crate) async fn post(world: &World, path: &str, body: Value) -> Answer {
    call(world, Method::POST, path, &body).await
}

/// Ada, with a password that her back end chose.
pub(crate) async fn ada(world: &World) -> Value {
    let body =
        json!({ "connection": DIRECTORY, "email": "Ada@Example.com", "password": PASSWORD, "verify_email": false });
    post(world, USERS, body).await.expect(201).json()
}

pub(crate) fn path_of(user: &Value) -> String {
    let id = user["user_id"].as_str().unwrap().replace('|', "%7C");
    format!("{USERS}/{id}")
}

pub(crate) async fn ticket(world: &World, body: Value) -> String {
    let answer = post(world, TICKETS, body).await.expect(201).json();
    let ticket = answer["ticket"].as_str().unwrap().to_owned();
    assert!(
        ticket.starts_with(&format!("{}/i/", world.stack.url())) && ticket.ends_with('#'),
        "{ticket}"
    );
    ticket
}

/// Follows the ticket in a browser to the end, and gives the last page.
pub(crate) async fn follow(world: &World, ticket: &str, password: &str) -> Answer {
    let browser = world.browser();
    let page = browser.open(ticket.trim_end_matches('#')).await.expect(200);
    // A reset shows its form at once; an invitation begins with a button.
    let page = match page.text.contains("action=\"/setup/start\"") {
        true => browser.submit(&page, "/setup/start", &[]).await.expect(200),
        false => page,
    };
    let fields = [("password", password), ("confirm", password)];
    browser.submit(&page, "/setup/password", &fields).await.expect(200)
}

/// Where the last page leads.
pub(crate) fn leads_to(page: &Answer) -> String {
    let links = page.text.split("class=\"button\" href=\"").nth(1).unwrap();
    links.split('"').next().unwrap().replace("&#38;", "&")
}

/// A refusal of the Management API, with exactly the keys that Auth0 has.
#[track_caller]
pub(crate) fn fault(answer: &Answer, status: u16, code: Option<&str>, message: &str) {
    let body = answer.json();
    let reason = answer.status.canonical_reason().unwrap();
    let mut expected = json!({ "statusCode": status, "error": reason, "message": message });
    if let Some(code) = code {
        expected["errorCode"] = code.into();
    }
    assert_eq!(body, expected);
    assert_eq!(answer.status.as_u16(), status, "{body}");
    assert_eq!(answer.headers["content-type"], "application/json");
}

/// Something wrong with a body.
#[track_caller]
pub(crate) fn invalid(answer: &Answer, reason: &str) {
    fault(
        answer,
        400,
        Some("invalid_body"),
        &format!("Payload validation error: '{reason}'."),
    );
}

#[track_caller]
pub(crate) fn bad(answer: &Answer, message: &str) {
    fault(answer, 400, Some("invalid_body"), message);
}

#[track_caller]
pub(crate) fn no_user(answer: &Answer) {
    fault(answer, 404, Some("inexistent_user"), "The user does not exist.");
}

#[track_caller]
fn same_keys(found: &Value, golden: &[&str]) {
    let mut found: Vec<_> = found.as_object().unwrap().keys().map(String::as_str).collect();
    let mut golden = golden.to_vec();
    found.sort_unstable();
    golden.sort_unstable();
    assert_eq!(found, golden);
}

/// A moment as Auth0 writes it.
#[track_caller]
fn is_moment(value: &Value) {
    let text = value.as_str().unwrap();
    assert!(
        text.len() == 24 && text.ends_with('Z') && text.as_bytes()[19] == b'.',
        "{text}"
    );
}

#[tokio::test]
async fn a_ticket_leads_to_the_result_url_and_the_second_kills_the_first() {
    let world = World::new().await;
    let user = ada(&world).await;
    let body = json!({
        "user_id": user["user_id"],
        "result_url": format!("{RESULT}?plan=pro#top"),
        "includeEmailInRedirect": true,
        "mark_email_as_verified": true,
        "client_id": "app_default",
        "ttl_sec": 600,
    });
    let first = ticket(&world, body.clone()).await;
    let second = ticket(&world, body).await;
    let replaced = world.browser().open(first.trim_end_matches('#')).await;
    assert_eq!(replaced.status, 410, "{}", replaced.text);
    let done = follow(&world, &second, OTHER_PASSWORD).await;
    let target = leads_to(&done);
    let start = format!("{RESULT}?plan=pro&success=true&message=");
    assert!(
        target.starts_with(&start) && target.ends_with("&email=ada%40example.com#top"),
        "{target}"
    );
    world.sign_in(ADA, PASSWORD).await.refused(401, "sign_in_failed");
    world.sign_in(ADA, OTHER_PASSWORD).await.expect(200);
    let after = world.admin_get(&path_of(&user)).await.expect(200).json();
    assert_eq!(after["email_verified"], true);
    let used = world.browser().open(second.trim_end_matches('#')).await;
    assert_eq!(used.status, 410);
}

#[tokio::test]
async fn without_mark_email_as_verified_the_address_stays_unproven() {
    let world = World::new().await;
    let user = ada(&world).await;
    let before = world.messages().await.len();
    let link = ticket(&world, json!({ "user_id": user["user_id"] })).await;
    assert_eq!(world.messages().await.len(), before);
    follow(&world, &link, OTHER_PASSWORD).await;
    let after = world.admin_get(&path_of(&user)).await.expect(200).json();
    assert_eq!(after["email_verified"], false);
}

#[tokio::test]
async fn ttl_sec_is_the_life_of_a_ticket_and_0_or_nothing_is_five_days() {
    let world = World::new().await;
    let user = ada(&world).await;
    let id = &user["user_id"];
    for (body, seconds) in [
        (json!({ "user_id": id, "ttl_sec": 60 }), 60),
        (json!({ "user_id": id, "ttl_sec": 0 }), 432_000),
        (json!({ "user_id": id }), 432_000),
    ] {
        let link = ticket(&world, body).await;
        let open = || async { world.browser().open(link.trim_end_matches('#')).await.status };
        world.advance(SignedDuration::from_secs(seconds - 1));
        assert_eq!(open().await, 200);
        world.advance(SignedDuration::from_secs(1));
        assert_eq!(open().await, 410);
    }
    let asked = |ttl: Value| post(&world, TICKETS, json!({ "user_id": id, "ttl_sec": ttl }));
    invalid_property(&asked(json!(-1)).await, "Value -1 is less than minimum 0", "ttl_sec");
    let huge = "Value 99999999999 is greater than maximum 316224000";
    invalid_property(&asked(json!(99_999_999_999_i64)).await, huge, "ttl_sec");
    let text = "Expected type integer but found type string";
    invalid_property(&asked(json!("60")).await, text, "ttl_sec");
    let part = "Expected type integer but found type number";
    invalid_property(&asked(json!(1.5)).await, part, "ttl_sec");
}

#[track_caller]
fn invalid_property(answer: &Answer, reason: &str, name: &str) {
    let message = format!("Payload validation error: '{reason}' on property {name}.");
    fault(answer, 400, Some("invalid_body"), &message);
}

#[tokio::test]
async fn a_ticket_by_address_and_connection() {
    let world = World::new().await;
    let user = ada(&world).await;
    let connections = world.admin_get("/api/v2/connections").await.expect(200).json();
    let connection = connections[0]["id"].as_str().unwrap();
    assert_eq!(connections[0]["name"], DIRECTORY);
    assert!(connection.len() == 20 && connection.starts_with("con_"), "{connection}");
    let by = |email: &str, connection: &str| json!({ "email": email, "connection_id": connection });
    follow(
        &world,
        &ticket(&world, by("ADA@example.com", connection)).await,
        OTHER_PASSWORD,
    )
    .await;
    world.sign_in(ADA, OTHER_PASSWORD).await.expect(200);
    // After the address has changed, it names them.
    let new = json!({ "email": "ada@new.example" });
    call(&world, Method::PATCH, &path_of(&user), &new).await.expect(200);
    ticket(&world, by("ada@new.example", connection)).await;
    no_user(&post(&world, TICKETS, by(ADA, connection)).await);
    // An address can be that of several users, who have names of their own: then it names none of them.
    let again = json!({ "connection": DIRECTORY, "username": "ada2", "email": "ada@new.example" });
    assert_eq!(post(&world, USERS, again).await.status, 409);
    world
        .imported(&json!({ "username": "ada2", "email": "ada@new.example" }))
        .await;
    bad(
        &post(&world, TICKETS, by("ada@new.example", connection)).await,
        "More than one user has this email address. Name the user with user_id.",
    );
    no_user(&post(&world, TICKETS, by("nobody@example.com", connection)).await);
    let unknown = post(&world, TICKETS, by(ADA, "con_0000000000000000")).await;
    fault(
        &unknown,
        400,
        Some("inexistent_connection"),
        "The connection does not exist.",
    );
    let form = "String does not match pattern ^con_[A-Za-z0-9]{16}$: nonsense";
    invalid_property(&post(&world, TICKETS, by(ADA, "nonsense")).await, form, "connection_id");
    invalid_property(
        &post(&world, TICKETS, by("nonsense", connection)).await,
        "Object didn't pass validation for format email: nonsense",
        "email",
    );
}

#[tokio::test]
async fn what_is_wrong_with_a_ticket_is_told_in_auth0s_words() {
    let world = World::new().await;
    let user = ada(&world).await;
    let id = &user["user_id"];
    invalid(
        &post(&world, TICKETS, json!({})).await,
        "Missing required property: user_id",
    );
    invalid(
        &post(&world, TICKETS, json!({ "email": ADA })).await,
        "Missing required property: connection_id",
    );
    let connection = "con_0000000000000000";
    let no_email = json!({ "connection_id": connection });
    invalid(
        &post(&world, TICKETS, no_email).await,
        "Missing required property: email",
    );
    let both = json!({ "user_id": id, "email": ADA, "connection_id": connection });
    let told = "Data is valid for more than one schema from \"oneOf\": user_id, or email with connection_id";
    invalid(&post(&world, TICKETS, both).await, told);
    let unknown = json!({ "user_id": id, "include_email_in_redirect": true });
    let told = "Additional properties not allowed: include_email_in_redirect";
    invalid(&post(&world, TICKETS, unknown).await, told);
    for nobody in ["auth0|5f7c8ec7c33c6c004bbafe82", "google-oauth2|1", "nonsense", ""] {
        no_user(&post(&world, TICKETS, json!({ "user_id": nobody })).await);
    }
    let url = |url: &str| post(&world, TICKETS, json!({ "user_id": id, "result_url": url }));
    let format = "Object didn't pass validation for format absolute-uri-or-empty: nonsense";
    invalid_property(&url("nonsense").await, format, "result_url");
    let listed = "Not among the result URLs of the application: https://evil.example/";
    invalid_property(&url("https://evil.example/").await, listed, "result_url");
    let client = |client: &str| post(&world, TICKETS, json!({ "user_id": id, "client_id": client }));
    bad(&client("app_nobody").await, "The client does not exist.");
    bad(&client("nonsense").await, "The client does not exist.");
    world.application("app_other").await;
    let elsewhere = "The connection of the user is not enabled for the client.";
    bad(&client("app_other").await, elsewhere);
    let wrong_type = post(
        &world,
        TICKETS,
        json!({ "user_id": id, "mark_email_as_verified": "yes" }),
    )
    .await;
    let told = "Expected type boolean but found type string";
    invalid_property(&wrong_type, told, "mark_email_as_verified");
    // Nothing of this made a ticket: the newest invitation is still the one of the beginning.
    let listed = world.admin_get("/v1/invitations").await.expect(200).json();
    assert_eq!(listed["invitations"][0]["kind"], "invitation");
    // Who has no address cannot be told where a link would lead.
    let bob = json!({ "connection": DIRECTORY, "username": "bob", "password": PASSWORD });
    let bob = post(&world, USERS, bob).await.expect(201).json();
    let no_email = post(&world, TICKETS, json!({ "user_id": bob["user_id"] })).await;
    bad(&no_email, "The user does not have an email address.");
    call(&world, Method::PATCH, &path_of(&user), &json!({ "blocked": true }))
        .await
        .expect(200);
    bad(
        &post(&world, TICKETS, json!({ "user_id": id })).await,
        "The user is blocked.",
    );
}

#[tokio::test]
async fn an_identity_has_to_be_the_users() {
    let world = World::new().await;
    let user = ada(&world).await;
    let own = &user["identities"][0];
    let with = |identity: Value| {
        post(
            &world,
            TICKETS,
            json!({ "user_id": user["user_id"], "identity": identity }),
        )
    };
    with(json!({ "user_id": own["user_id"], "provider": "auth0" }))
        .await
        .expect(201);
    let connections = world.admin_get("/api/v2/connections").await.json();
    let connection = &connections[0]["id"];
    with(json!({ "user_id": own["user_id"], "provider": "auth0", "connection_id": connection }))
        .await
        .expect(201);
    let none = "The user does not have the specified identity.";
    bad(&with(json!({ "user_id": "5f7c", "provider": "auth0" })).await, none);
    bad(
        &with(json!({ "user_id": own["user_id"], "provider": "google-oauth2" })).await,
        none,
    );
    invalid(
        &with(json!({ "provider": "auth0" })).await,
        "Missing required property: user_id",
    );
    let wrong =
        with(json!({ "user_id": own["user_id"], "provider": "auth0", "connection_id": "con_0000000000000000" }));
    fault(
        &wrong.await,
        400,
        Some("inexistent_connection"),
        "The connection does not exist.",
    );
    let extra = with(json!({ "user_id": own["user_id"], "provider": "auth0", "x": 1 })).await;
    invalid_property(&extra, "Additional properties not allowed: x", "identity");
}

#[tokio::test]
async fn an_organization_adds_its_id_and_name_to_the_redirect() {
    let world =
        World::with(|options| options.settings.login_url = Some("https://app.example.com/login".to_owned())).await;
    let user = ada(&world).await;
    let organizations = world.admin_get("/api/v2/organizations").await.expect(200).json();
    let id = organizations[0]["id"].as_str().unwrap().to_owned();
    let with = |organization: &str, url: Option<&str>| {
        let mut body = json!({ "user_id": user["user_id"], "organization_id": organization });
        if let Some(url) = url {
            body["result_url"] = url.into();
        }
        body
    };
    let done = follow(&world, &ticket(&world, with(&id, None)).await, OTHER_PASSWORD).await;
    let target = leads_to(&done);
    let start = format!("https://app.example.com/login?organization_id={id}&organization_name=default&success=true&");
    assert!(target.starts_with(&start), "{target}");
    let together = post(&world, TICKETS, with(&id, Some(RESULT))).await;
    bad(&together, "result_url cannot be used together with organization_id.");
    let nobody = post(&world, TICKETS, with("org_0000000000000000", None)).await;
    bad(&nobody, "The organization does not exist.");
    world.application("app_other").await;
    let all = world.admin_get("/api/v2/organizations").await.json();
    let other = all
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["id"] != id.as_str())
        .unwrap();
    let stranger = post(&world, TICKETS, with(other["id"].as_str().unwrap(), None)).await;
    bad(&stranger, "The user is not a member of the organization.");
}

/// A person invited through `/v1` gets a ticket here: it is the same invitation, and the link in the mail is dead.
#[tokio::test]
async fn a_ticket_for_an_invited_user_is_their_invitation_under_v1() {
    let world = World::new().await;
    let mailed = world.invited(ADA).await;
    let users = world
        .admin_get("/api/v2/users-by-email?email=ada@example.com")
        .await
        .expect(200)
        .json();
    let id = &users[0]["user_id"];
    let link = ticket(&world, json!({ "user_id": id, "ttl_sec": 600 })).await;
    world.nothing_works(&mailed, "000000", (410, "ticket_replaced")).await;
    let invitations = world.admin_get("/v1/invitations").await.expect(200).json();
    let [invitation] = invitations["invitations"].as_array().unwrap().as_slice() else {
        panic!("{invitations}")
    };
    assert_eq!(
        (&invitation["kind"], &invitation["method"]),
        (&json!("invitation"), &json!("link"))
    );
    let shown = world
        .admin_get(&format!("/v1/invitations/{}/link", invitation["id"].as_str().unwrap()))
        .await;
    assert_eq!(shown.expect(200).json()["link"], link.trim_end_matches('#'));
    let revoke = format!("/v1/invitations/{}/revoke", invitation["id"].as_str().unwrap());
    world.admin_post(&revoke, &json!({})).await.expect(200);
    assert_eq!(world.browser().open(link.trim_end_matches('#')).await.status, 410);
    // Another ticket brings it back, with the steps that the invitation has.
    let again = ticket(&world, json!({ "user_id": id })).await;
    let page = world.browser().open(again.trim_end_matches('#')).await.expect(200);
    assert!(page.text.contains("/setup/start"));
}

#[tokio::test]
async fn a_user_without_a_password_waits_for_a_ticket_and_is_never_cleaned_up() {
    let world = World::new().await;
    let body = json!({ "connection": DIRECTORY, "email": ADA });
    let user = post(&world, USERS, body).await.expect(201).json();
    assert!(world.messages().await.is_empty(), "nobody is told");
    let link = ticket(
        &world,
        json!({ "user_id": user["user_id"], "mark_email_as_verified": true }),
    )
    .await;
    is_kept(&world).await;
    follow(&world, &link, PASSWORD).await;
    world.sign_in(ADA, PASSWORD).await.expect(200);
}

/// Nothing says when the item may go: DynamoDB cleans up by a number.
async fn is_kept(world: &World) {
    let table = Table::of(world).await;
    let ttl = table.person(ADA).get("ttl");
    assert!(!matches!(ttl, Some(AttributeValue::N(_))), "{ttl:?}");
}

#[tokio::test]
async fn a_user_of_the_directory_stays_whatever_becomes_of_their_invitation() {
    let world = World::new().await;
    let body = json!({ "connection": DIRECTORY, "email": ADA, "user_metadata": { "seat": 7 } });
    let user = post(&world, USERS, body).await.expect(201).json();
    ticket(&world, json!({ "user_id": user["user_id"], "ttl_sec": 600 })).await;
    is_kept(&world).await;
    let known = world.admin_get("/v1/invitations").await.expect(200).json();
    let path = format!("/v1/invitations/{}", known["invitations"][0]["id"].as_str().unwrap());
    for (act, body) in [
        ("resend", json!({})),
        ("extend", json!({ "lifetime_minutes": 5 })),
        ("revoke", json!({})),
    ] {
        world.admin_post(&format!("{path}/{act}"), &body).await.expect(200);
        is_kept(&world).await;
    }
    // Invited again by another door, and taken back again.
    let again = world.invite(&json!({ "email": ADA })).await;
    is_kept(&world).await;
    let revoke = format!("/v1/invitations/{}/revoke", again["id"].as_str().unwrap());
    world.admin_post(&revoke, &json!({})).await.expect(200);
    is_kept(&world).await;
    // Whoever was only invited goes.
    let other = world.invite(&json!({ "email": "bob@example.com" })).await;
    let revoke = format!("/v1/invitations/{}/revoke", other["id"].as_str().unwrap());
    world.admin_post(&revoke, &json!({})).await.expect(200);
    let table = Table::of(&world).await;
    assert!(matches!(table.person("bob@example.com")["ttl"], AttributeValue::N(_)));
}

/// The recorded shape of a user.
#[tokio::test]
async fn golden_a_user_has_the_shape_of_auth0s() {
    let world = World::new().await;
    let body = json!({
        "connection": DIRECTORY, "email": "Ada@Example.com", "password": PASSWORD, "email_verified": true,
        "given_name": "Ada", "family_name": "Lovelace", "user_metadata": { "plan": "pro" }, "app_metadata": { "seats": 3 },
    });
    let user = post(&world, USERS, body).await.expect(201).json();
    let keys = [
        "user_id",
        "email",
        "email_verified",
        "created_at",
        "updated_at",
        "identities",
        "name",
        "nickname",
        "picture",
        "given_name",
        "family_name",
        "user_metadata",
        "app_metadata",
        "blocked",
    ];
    same_keys(&user, &keys);
    let id = user["user_id"].as_str().unwrap();
    let bare = id.strip_prefix("auth0|").unwrap();
    assert!(
        bare.len() == 40 && bare.bytes().all(|byte| b"0123456789abcdef".contains(&byte)),
        "{id}"
    );
    assert_eq!(
        user["identities"],
        json!([{ "connection": DIRECTORY, "user_id": bare, "provider": "auth0", "isSocial": false }])
    );
    assert_eq!(
        (&user["email"], &user["name"], &user["nickname"]),
        (&json!(ADA), &json!(ADA), &json!("ada"))
    );
    assert_eq!(
        (&user["email_verified"], &user["user_metadata"]),
        (&json!(true), &json!({ "plan": "pro" }))
    );
    assert_eq!(user["app_metadata"], json!({ "seats": 3 }));
    is_moment(&user["created_at"]);
    is_moment(&user["updated_at"]);
    assert!(user["picture"].as_str().unwrap().starts_with("https://"));
    assert_eq!(world.admin_get(&path_of(&user)).await.expect(200).json(), user);
    // Seen through the other face: the same person.
    let own = world.admin_get("/v1/users?username=ada@example.com").await.json();
    assert_eq!(own["users"][0]["status"], "active");
    world.sign_in(ADA, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn fields_choose_what_is_shown() {
    let world = World::new().await;
    let path = path_of(&ada(&world).await);
    let some = world
        .admin_get(&format!("{path}?fields=email,name"))
        .await
        .expect(200)
        .json();
    same_keys(&some, &["email", "name"]);
    let rest = world
        .admin_get(&format!("{path}?fields=picture,identities&include_fields=false"))
        .await
        .json();
    same_keys(
        &rest,
        &[
            "user_id",
            "email",
            "email_verified",
            "created_at",
            "updated_at",
            "name",
            "nickname",
            "blocked",
            "user_metadata",
        ],
    );
    let wrong = world.admin_get(&format!("{path}?include_fields=maybe")).await;
    let told = "Query validation error: 'Expected type boolean but found type string on property include_fields'.";
    // Only where there are fields does it matter, and it is looked at all the same.
    fault(&wrong, 400, Some("invalid_query_string"), told);
    let unknown = world.admin_get(&format!("{path}?colour=red")).await;
    let told = "Query validation error: 'Additional properties not allowed: colour'.";
    fault(&unknown, 400, Some("invalid_query_string"), told);
}

#[tokio::test]
async fn what_is_wrong_with_a_new_user_is_told_in_auth0s_words() {
    let world = World::new().await;
    let create = |body: Value| post(&world, USERS, body);
    invalid(
        &create(json!({ "email": ADA })).await,
        "Missing required property: connection",
    );
    invalid(
        &create(json!({ "connection": DIRECTORY })).await,
        "Missing required property: email",
    );
    let with = |name: &str, value: Value| {
        let mut body = json!({ "connection": DIRECTORY, "email": ADA, "password": PASSWORD });
        body[name] = value;
        create(body)
    };
    invalid_property(
        &with("email", json!("nonsense")).await,
        "Object didn't pass validation for format email: nonsense",
        "email",
    );
    let unknown = with("connection", json!("nonsense")).await;
    fault(
        &unknown,
        400,
        Some("inexistent_connection"),
        "The connection does not exist.",
    );
    let unknown = with("connection", json!("app_nobody")).await;
    fault(
        &unknown,
        400,
        Some("inexistent_connection"),
        "The connection does not exist.",
    );
    invalid(&with("x", json!(1)).await, "Additional properties not allowed: x");
    for weak in ["short", "1234567", "!qazxsw2#edcvfr4"] {
        bad(
            &with("password", json!(weak)).await,
            "PasswordStrengthError: Password is too weak",
        );
    }
    invalid_property(
        &with("password", json!("")).await,
        "String is too short (0 chars), minimum 1",
        "password",
    );
    let long = "x".repeat(151);
    let told = "String is too long (151 chars), maximum 150";
    invalid_property(&with("given_name", json!(long)).await, told, "given_name");
    let told = "Expected type boolean but found type integer";
    invalid_property(&with("blocked", json!(1)).await, told, "blocked");
    let told = "Expected type string but found type null";
    invalid_property(&with("email", json!(null)).await, told, "email");
    let told = "Object didn't pass validation for format absolute-uri-or-empty: nonsense";
    invalid_property(&with("picture", json!("nonsense")).await, told, "picture");
    let told = "String does not match pattern ^\\+[0-9]{1,15}$: 0151";
    invalid_property(&with("phone_number", json!("0151")).await, told, "phone_number");
    let told = "Expected type object but found type string";
    invalid_property(&with("user_metadata", json!("x")).await, told, "user_metadata");
    for no_id in ["a b", "google-oauth2|1", "0123456789abcdef0123456789abcdef01234567"] {
        let told = format!("Object didn't pass validation for format user-id: {no_id}");
        invalid_property(&with("user_id", json!(no_id)).await, &told, "user_id");
    }
    let told = "The metadata of a user has at most 4096 bytes.";
    bad(&with("user_metadata", json!({ "x": "y".repeat(5000) })).await, told);
    assert!(
        world
            .admin_get(USERS)
            .await
            .expect(200)
            .json()
            .as_array()
            .unwrap()
            .is_empty()
    );
    ada(&world).await;
    let again = with("email", json!("ADA@example.com")).await;
    fault(&again, 409, Some("auth0_idp_error"), "The user already exists.");
}

#[tokio::test]
async fn bodies_come_as_json_or_as_a_form_and_nothing_else() {
    let world = World::new().await;
    let form = [
        ("connection", DIRECTORY),
        ("email", ADA),
        ("password", PASSWORD),
        ("email_verified", "true"),
    ];
    let user = world
        .send(world.admin(Method::POST, USERS).form(&form))
        .await
        .expect(201)
        .json();
    assert_eq!(user["email_verified"], true);
    let id = user["user_id"].as_str().unwrap();
    let form = [("user_id", id), ("ttl_sec", "60"), ("includeEmailInRedirect", "true")];
    world
        .send(world.admin(Method::POST, TICKETS).form(&form))
        .await
        .expect(201);
    let raw = |kind: &'static str, body: String| {
        world.send(
            world
                .admin(Method::POST, TICKETS)
                .header("content-type", kind)
                .body(body),
        )
    };
    fault(
        &raw("text/plain", "x".to_owned()).await,
        415,
        None,
        "Unsupported Media Type",
    );
    fault(
        &raw("application/json", "{".to_owned()).await,
        400,
        None,
        "Invalid request payload JSON format",
    );
    let twice = r#"{"user_id":"a","user_id":"b"}"#.to_owned();
    fault(
        &raw("application/json", twice).await,
        400,
        None,
        "Invalid request payload JSON format",
    );
    invalid(
        &raw("application/json", "[]".to_owned()).await,
        "Expected type object but found type array",
    );
    let large = format!(r#"{{"user_id":"{}"}}"#, "x".repeat(20_000));
    let told = "Payload content length greater than maximum allowed: 16384";
    fault(&raw("application/json", large).await, 413, None, told);
}

#[tokio::test]
async fn a_change_merges_metadata_at_the_first_level_and_null_unsets() {
    let world = World::new().await;
    let path = path_of(&ada(&world).await);
    let patch = |body: Value| {
        let (world, path) = (&world, &path);
        async move { call(world, Method::PATCH, path, &body).await }
    };
    let metadata = json!({ "user_metadata": { "a": { "x": 1 }, "b": 1 }, "app_metadata": { "c": 1 } });
    patch(metadata).await.expect(200);
    let user = patch(json!({ "user_metadata": { "a": { "y": 2 }, "b": null }, "given_name": "Ada", "unknown": 1 }))
        .await
        .expect(200)
        .json();
    assert_eq!(user["user_metadata"], json!({ "a": { "y": 2 } }));
    assert_eq!(
        (&user["app_metadata"], &user["given_name"]),
        (&json!({ "c": 1 }), &json!("Ada"))
    );
    let user = patch(json!({ "given_name": null, "user_metadata": null }))
        .await
        .expect(200)
        .json();
    assert!(user.get("given_name").is_none(), "{user}");
    assert_eq!(user["user_metadata"], json!({}));
    let user = patch(json!({ "email_verified": true, "phone_number": "+4915112345678", "phone_verified": true }))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&user["email_verified"], &user["phone_verified"]),
        (&json!(true), &json!(true))
    );
    let user = patch(json!({ "email": "ada@new.example" })).await.expect(200).json();
    assert_eq!(
        (&user["email"], &user["email_verified"]),
        (&json!("ada@new.example"), &json!(false))
    );
    let user = patch(json!({ "email": ADA, "email_verified": true }))
        .await
        .expect(200)
        .json();
    assert_eq!((&user["email"], &user["email_verified"]), (&json!(ADA), &json!(true)));
    let user = patch(json!({ "email_verified": false })).await.expect(200).json();
    assert_eq!(user["email_verified"], false);
    invalid(&patch(json!({})).await, "Too few properties defined (0), minimum 1");
}

#[tokio::test]
async fn a_password_that_the_back_end_sets_ends_an_outstanding_ticket() {
    let world = World::new().await;
    let user = ada(&world).await;
    let link = ticket(&world, json!({ "user_id": user["user_id"] })).await;
    let change = json!({ "password": OTHER_PASSWORD, "connection": DIRECTORY });
    call(&world, Method::PATCH, &path_of(&user), &change).await.expect(200);
    world.sign_in(ADA, OTHER_PASSWORD).await.expect(200);
    assert_eq!(world.browser().open(link.trim_end_matches('#')).await.status, 410);
    let told = world.newest("password_changed", ADA).await;
    assert_eq!(told.to, ADA);
    // Whoever waits for a link has a password with it.
    let bob = json!({ "connection": DIRECTORY, "email": "bob@example.com" });
    let bob = post(&world, USERS, bob).await.expect(201).json();
    call(&world, Method::PATCH, &path_of(&bob), &json!({ "password": PASSWORD }))
        .await
        .expect(200);
    world.sign_in("bob@example.com", PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_blocked_user_cannot_sign_in_until_unblocked() {
    let world = World::new().await;
    let path = path_of(&ada(&world).await);
    let blocked = call(&world, Method::PATCH, &path, &json!({ "blocked": true }))
        .await
        .expect(200)
        .json();
    assert_eq!(blocked["blocked"], true);
    world.sign_in(ADA, PASSWORD).await.refused(401, "sign_in_failed");
    let free = call(&world, Method::PATCH, &path, &json!({ "blocked": false }))
        .await
        .expect(200)
        .json();
    assert_eq!(free["blocked"], false);
    world.sign_in(ADA, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn what_is_wrong_with_a_change_is_told_in_auth0s_words() {
    let world = World::new().await;
    let user = ada(&world).await;
    let path = path_of(&user);
    let patch = |body: Value| {
        let (world, path) = (&world, &path);
        async move { call(world, Method::PATCH, path, &body).await }
    };
    for (one, other) in [
        ("password", "email"),
        ("password", "email_verified"),
        ("username", "email"),
        ("username", "password"),
    ] {
        let answer = patch(json!({ one: "x", other: "y" })).await;
        bad(&answer, &format!("Cannot update {one} and {other} simultaneously"));
    }
    bad(
        &patch(json!({ "password": "short" })).await,
        "PasswordStrengthError: Password is too weak",
    );
    invalid_property(
        &patch(json!({ "username": "other" })).await,
        "The name to sign in by never changes",
        "username",
    );
    let told = "Expected type string but found type null";
    invalid_property(&patch(json!({ "email": null })).await, told, "email");
    let unknown = patch(json!({ "connection": "app_nobody" })).await;
    fault(
        &unknown,
        400,
        Some("inexistent_connection"),
        "The connection does not exist.",
    );
    no_user(
        &call(
            &world,
            Method::PATCH,
            &format!("{USERS}/auth0%7C5f7c8ec7c33c6c004bbafe82"),
            &json!({}),
        )
        .await,
    );
    no_user(&world.admin_get(&format!("{USERS}/nonsense")).await);
    assert_eq!(world.admin_get(&path).await.json(), user, "nothing was changed");
}

#[tokio::test]
async fn a_user_is_deleted_and_again_with_the_same_answer() {
    let world = World::new().await;
    let path = path_of(&ada(&world).await);
    for path in [&path, &path, &format!("{USERS}/auth0%7Cgone")] {
        let answer = world.send(world.admin(Method::DELETE, path)).await.expect(204);
        assert_eq!(answer.text, "");
    }
    no_user(&world.admin_get(&path).await);
    world.sign_in(ADA, PASSWORD).await.refused(401, "sign_in_failed");
    ada(&world).await;
}

#[tokio::test]
async fn users_are_listed_with_totals_pages_and_a_search() {
    let world = World::new().await;
    for name in ["ada", "bob", "cy"] {
        let body = json!({ "connection": DIRECTORY, "email": format!("{name}@example.com"), "password": PASSWORD });
        post(&world, USERS, body).await.expect(201);
        world.advance(SignedDuration::from_secs(1));
    }
    let list = |query: &str| {
        let path = format!("{USERS}?{query}");
        let world = &world;
        async move { world.admin_get(&path).await }
    };
    let emails = |users: &Value| -> Vec<String> {
        let users = users.as_array().unwrap();
        users
            .iter()
            .map(|user| user["email"].as_str().unwrap().split('@').next().unwrap().to_owned())
            .collect()
    };
    // What the official clients send.
    let all = list("page=0&per_page=50&include_totals=true").await.expect(200).json();
    same_keys(&all, &["start", "limit", "length", "total", "users"]);
    assert_eq!(all["total"], 3);
    assert_eq!(emails(&all["users"]), ["cy", "bob", "ada"]);
    let second = list("page=1&per_page=2&include_totals=true&sort=email:1")
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&second["start"], &second["limit"], &second["length"]),
        (&json!(2), &json!(2), &json!(1))
    );
    assert_eq!(emails(&second["users"]), ["cy"]);
    for (query, expected) in [
        ("", vec!["cy", "bob", "ada"]),
        ("sort=created_at:1", vec!["ada", "bob", "cy"]),
        ("q=email:%22bob@example.com%22&search_engine=v3", vec!["bob"]),
        ("q=email:*example.com AND username:a*", vec!["ada"]),
        ("q=blocked:true", vec![]),
        (
            "q=identities.connection:%22Username-Password-Authentication%22 AND email:c*",
            vec!["cy"],
        ),
        ("connection=Username-Password-Authentication", vec!["cy", "bob", "ada"]),
        ("connection=app_other", vec![]),
    ] {
        assert_eq!(emails(&list(query).await.expect(200).json()), expected, "{query}");
    }
    for (query, told) in [
        (
            "per_page=101",
            "Value 101 is greater than maximum 100 on property per_page",
        ),
        ("page=-1", "Value -1 is less than minimum 0 on property page"),
        ("page=x", "Expected type integer but found type string on property page"),
        (
            "sort=colour:1",
            "String does not match pattern created_at|email|username and :1 or :-1: colour:1 on property sort",
        ),
        ("colour=red", "Additional properties not allowed: colour"),
        (
            "q=colour:red",
            "Cannot search for: colour. Search by email, username, user_id, blocked, identities, name, nickname, given_name, \
             family_name, phone_number, phone_verified, email_verified, created_at, updated_at, last_password_reset, \
             user_metadata, app_metadata",
        ),
    ] {
        let told = format!("Query validation error: '{told}'.");
        fault(&list(query).await, 400, Some("invalid_query_string"), &told);
    }
}

#[tokio::test]
async fn users_by_email_is_a_list_and_the_match_is_exact() {
    let world = World::new().await;
    let user = ada(&world).await;
    let by = |email: &str| {
        let path = format!("/api/v2/users-by-email?email={email}");
        let world = &world;
        async move { world.admin_get(&path).await }
    };
    assert_eq!(by(ADA).await.expect(200).json(), json!([user]));
    // Users who come from elsewhere may share an address.
    let again = world.imported(&json!({ "username": "ada2", "email": ADA })).await;
    let again = world
        .admin_get(&format!("{USERS}/{}", again["user"]["id"].as_str().unwrap()))
        .await;
    assert_eq!(
        by(ADA).await.expect(200).json(),
        json!([user, again.expect(200).json()]),
        "everybody"
    );
    assert_eq!(by("Ada@example.com").await.expect(200).json(), json!([]));
    assert_eq!(by("bob@example.com").await.expect(200).json(), json!([]));
    let told = "Query validation error: 'Object didn't pass validation for format email: nonsense'.";
    fault(&by("nonsense").await, 400, Some("invalid_query_string"), told);
    let told = "Query validation error: 'Missing required property: email'.";
    fault(
        &world.admin_get("/api/v2/users-by-email").await,
        400,
        Some("invalid_query_string"),
        told,
    );
}

#[tokio::test]
async fn a_verification_ticket_proves_with_one_press_and_leads_on() {
    let world = World::new().await;
    let user = ada(&world).await;
    // A ticket for the password that is out goes on.
    let password = ticket(&world, json!({ "user_id": user["user_id"] })).await;
    let body =
        json!({ "user_id": user["user_id"], "result_url": RESULT, "includeEmailInRedirect": true, "ttl_sec": 60 });
    let answer = post(&world, VERIFICATIONS, body.clone()).await.expect(201).json();
    same_keys(&answer, &["ticket"]);
    let link = answer["ticket"].as_str().unwrap();
    assert!(link.ends_with('#'), "{link}");
    let browser = world.browser();
    let verified = || async { world.admin_get(&path_of(&user)).await.json()["email_verified"].clone() };
    let mut page = browser.open(link.trim_end_matches('#')).await.expect(200);
    for _ in 0..3 {
        page = browser.open(link.trim_end_matches('#')).await.expect(200);
    }
    assert_eq!(verified().await, false, "looking changes nothing");
    // The switch of the language is for whoever has the cookie of a ticket.
    assert!(!page.text.contains("/setup/language"));
    let done = browser.submit(&page, "/verify-email", &[]).await.expect(200);
    assert_eq!(verified().await, true);
    let message = "Your+email+was+verified.+You+can+continue+using+the+application.";
    assert_eq!(
        leads_to(&done),
        format!("{RESULT}?success=true&message={message}&email=ada%40example.com")
    );
    let again = browser.open(link.trim_end_matches('#')).await.expect(200);
    let message = "This+account+is+already+verified.";
    assert_eq!(
        leads_to(&again),
        format!("{RESULT}?success=false&message={message}&email=ada%40example.com")
    );
    follow(&world, &password, OTHER_PASSWORD).await;
    // The life of one, and another address.
    call(
        &world,
        Method::PATCH,
        &path_of(&user),
        &json!({ "email_verified": false }),
    )
    .await
    .expect(200);
    let answer = post(&world, VERIFICATIONS, body).await.expect(201).json();
    let link = answer["ticket"].as_str().unwrap().trim_end_matches('#');
    world.advance(SignedDuration::from_secs(60));
    let late = browser.open(link).await.expect(410);
    assert!(
        leads_to(&late).contains("success=false&message=Access+expired."),
        "{}",
        late.text
    );
    let new = json!({ "email": "ada@new.example" });
    call(&world, Method::PATCH, &path_of(&user), &new).await.expect(200);
    let moved = browser.open(link).await.expect(410);
    assert!(
        leads_to(&moved).contains("success=false&message=User+account+does+not+exist"),
        "{}",
        moved.text
    );
    let bent = browser.open(&format!("{link}x")).await;
    assert_eq!(bent.status, 404);
    invalid(
        &post(&world, VERIFICATIONS, json!({})).await,
        "Missing required property: user_id",
    );
    no_user(&post(&world, VERIFICATIONS, json!({ "user_id": "auth0|1" })).await);
}

#[tokio::test]
async fn w5_the_form_of_a_verification_link_cannot_be_sent_from_elsewhere() {
    let world = World::new().await;
    let user = ada(&world).await;
    let answer = post(&world, VERIFICATIONS, json!({ "user_id": user["user_id"] }))
        .await
        .expect(201)
        .json();
    let link = answer["ticket"].as_str().unwrap().trim_end_matches('#').to_owned();
    let text = link.rsplit('/').next().unwrap();
    let form = world.request(Method::POST, "/verify-email").form(&[("csrf", text)]);
    let answer = world.send(form.header("sec-fetch-site", "cross-site")).await;
    assert_eq!(answer.status, 403);
    assert_eq!(world.admin_get(&path_of(&user)).await.json()["email_verified"], false);
}

#[tokio::test]
async fn a_job_mails_a_link_that_proves_the_address() {
    let world = World::new().await;
    let user = ada(&world).await;
    let job = post(
        &world,
        JOBS,
        json!({ "user_id": user["user_id"], "client_id": "app_default" }),
    )
    .await
    .expect(201)
    .json();
    same_keys(&job, &["id", "type", "status", "created_at"]);
    assert_eq!(
        (&job["type"], &job["status"]),
        (&json!("verification_email"), &json!("pending"))
    );
    is_moment(&job["created_at"]);
    let mail = world.newest("email_verification", ADA).await;
    let browser = world.browser();
    let page = browser.open(mail.link.as_deref().unwrap()).await.expect(200);
    browser.submit(&page, "/verify-email", &[]).await.expect(200);
    assert_eq!(world.admin_get(&path_of(&user)).await.json()["email_verified"], true);
    no_user(&post(&world, JOBS, json!({ "user_id": "auth0|1" })).await);
    bad(
        &post(&world, JOBS, json!({ "user_id": user["user_id"], "client_id": "x" })).await,
        "The client does not exist.",
    );
    invalid(
        &post(&world, JOBS, json!({ "x": 1 })).await,
        "Additional properties not allowed: x",
    );
    // One that is mailed at the making of a user.
    let bob = json!({ "connection": DIRECTORY, "email": "bob@example.com", "password": PASSWORD });
    post(&world, USERS, bob).await.expect(201);
    world.newest("email_verification", "bob@example.com").await;
}

#[tokio::test]
async fn change_password_says_the_same_of_everybody() {
    let world = World::new().await;
    world.active(ADA).await;
    let ask = |body: Value| {
        world.send(
            world
                .request(Method::POST, "/dbconnections/change_password")
                .json(&body),
        )
    };
    let mut answers = Vec::new();
    for email in ["nobody@example.com", "Ada@example.com", "not an address"] {
        let answer =
            ask(json!({ "client_id": "app_default", "organization": "x", "email": email, "connection": DIRECTORY }))
                .await
                .expect(200);
        assert_eq!(answer.headers["content-type"], "text/html; charset=utf-8");
        answers.push(answer.text);
    }
    answers.dedup();
    assert_eq!(answers, ["We've just sent you an email to reset your password."]);
    world.newest("password_reset", ADA).await;
    for (body, told) in [
        (json!({ "email": ADA }), "connection is required"),
        (json!({ "connection": DIRECTORY }), "email is required"),
        (json!({ "email": 1, "connection": DIRECTORY }), "email must be a string"),
        (
            json!({ "email": ADA, "connection": "nonsense" }),
            "The connection nonsense does not exist.",
        ),
    ] {
        let answer = ask(body).await.expect(400);
        assert_eq!(
            answer.json(),
            json!({ "error": "invalid_request", "error_description": told })
        );
    }
}

#[tokio::test]
async fn change_password_is_held_back_with_the_headers_that_clients_look_for() {
    let world = World::with(|options| options.limits.source_calls = 2).await;
    let body = json!({ "email": ADA, "connection": DIRECTORY });
    for left in [1, 0] {
        let sent = world.post("/dbconnections/change_password", &body).await.expect(200);
        assert_eq!(rate(&sent)[..2], [2, left]);
    }
    let held = world.post("/dbconnections/change_password", &body).await;
    fault(&held, 429, Some("too_many_requests"), "Global limit has been reached");
    assert_eq!(rate(&held)[..2], [2, 0]);
    let wait: i64 = held.headers["retry-after"].to_str().unwrap().parse().unwrap();
    let reset: i64 = held.headers["x-ratelimit-reset"].to_str().unwrap().parse().unwrap();
    assert_eq!(reset + 1, world.now().as_second() + wait);
}

#[tokio::test]
async fn an_api_keys_id_and_secret_are_client_credentials() {
    let world = World::new().await;
    let key = world.key(&[Scope::UsersRead], Reach::Deployment, |_| ()).await;
    let key = key.expose_secret().to_owned();
    let (id, secret) = key.strip_prefix("lk_").unwrap().split_once('_').unwrap();
    let audience = format!("{}/api/v2/", world.stack.url());
    let body = |id: &str, secret: &str| json!({ "grant_type": "client_credentials", "client_id": id, "client_secret": secret, "audience": audience });
    let token = async |body: Value| world.post("/oauth/token", &body).await;
    for (id, secret) in [
        (id.to_owned(), secret),
        (format!("key_{id}"), secret),
        (format!("key_{id}"), key.as_str()),
    ] {
        let answer = token(body(&id, secret)).await.expect(200).json();
        same_keys(&answer, &["access_token", "token_type", "expires_in", "scope"]);
        assert_eq!(
            (&answer["token_type"], &answer["expires_in"]),
            (&json!("Bearer"), &json!(3600))
        );
        let users = world
            .request(Method::GET, USERS)
            .bearer_auth(answer["access_token"].as_str().unwrap());
        world.send(users).await.expect(200);
    }
    let form = world.request(Method::POST, "/oauth/token");
    let form = form.form(&[
        ("grant_type", "client_credentials"),
        ("client_id", id),
        ("client_secret", secret),
    ]);
    world.send(form).await.expect(200);
    let wrong = |answer: Answer, status: u16, error: &str| {
        assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
        same_keys(&answer.json(), &["error", "error_description"]);
        assert_eq!(answer.json()["error"], error);
    };
    wrong(token(body(id, "nonsense")).await, 401, "access_denied");
    wrong(token(body("aaaaaaaaaaaaa", secret)).await, 401, "access_denied");
    wrong(token(body("aaaaaaaaaaaaa", &key)).await, 401, "access_denied");
    wrong(
        token(json!({ "grant_type": "password" })).await,
        403,
        "unsupported_grant_type",
    );
    wrong(
        token(json!({ "client_id": id, "client_secret": secret })).await,
        400,
        "invalid_request",
    );
    let port = world.stack.url().rsplit_once(':').unwrap().1.to_owned();
    for other in [
        "https://api.example.com".to_owned(),
        "https://other.example/api/v2/".to_owned(),
        format!("https://other.example:{port}/api/v2/"),
        format!("https://other.example/?at={audience}"),
        format!("http://127.0.0.1:{port}@other.example/api/v2/"),
        format!("{audience}users"),
        format!("{audience}#/api/v2/"),
        "/api/v2/".to_owned(),
    ] {
        let mut elsewhere = body(id, secret);
        elsewhere["audience"] = other.into();
        wrong(token(elsewhere).await, 403, "access_denied");
    }
    let mut here = body(id, secret);
    here["audience"] = format!("http://localhost:{port}/api/v2/").into();
    token(here).await.expect(200);
    let over = world
        .key(&[Scope::UsersRead], Reach::Deployment, |key| {
            key.revoked_at = Some(world.now())
        })
        .await;
    let (id, secret) = over
        .expose_secret()
        .strip_prefix("lk_")
        .unwrap()
        .split_once('_')
        .unwrap();
    wrong(token(body(id, secret)).await, 401, "access_denied");
}

/// What a client gets for the id and the secret of a key is not the key: it ends within the hour, and sooner with the key; it
/// may what was asked for; and no other key or token is made of it.
#[tokio::test]
async fn an_oauth_token_is_short_lived_and_narrowed_and_not_the_key() {
    let world = World::new().await;
    let scopes = [Scope::UsersRead, Scope::UsersWrite, Scope::KeysRead, Scope::KeysWrite];
    let made = world.key(&scopes, Reach::Deployment, |_| ()).await;
    let (id, secret) = made
        .expose_secret()
        .strip_prefix("lk_")
        .unwrap()
        .split_once('_')
        .unwrap();
    let ask = async |scope: &str| {
        let body = json!({
            "grant_type": "client_credentials", "client_id": id, "client_secret": secret, "scope": scope,
        });
        world.post("/oauth/token", &body).await
    };
    let text = |answer: &Value, name: &str| answer[name].as_str().unwrap().to_owned();
    let get = async |token: &str, path: &str| world.send(world.request(Method::GET, path).bearer_auth(token)).await;
    let all = ask("").await.expect(200).json();
    assert_eq!(all["scope"], "users:read users:write keys:read");
    let whole = text(&all, "access_token");
    assert!(
        !whole.contains(secret) && !made.expose_secret().contains(&whole),
        "{whole}"
    );
    for path in [USERS, "/v1/users", "/v1/keys", "/scim2/Users"] {
        get(&whole, path).await.expect(200);
    }
    // A key that it made would live on when it is over.
    let another = json!({ "name": "another", "scopes": ["users:read"] });
    let another = world
        .request(Method::POST, "/v1/keys")
        .bearer_auth(&whole)
        .json(&another);
    world.send(another).await.refused(403, "scope_missing");
    // In Auth0's words and in ours; what is unknown, or not the key's, is passed over.
    for (asked, told) in [
        ("read:users", "read:users"),
        ("openid read:users create:user_tickets", "read:users"),
        ("users:read links:read", "users:read"),
    ] {
        let narrow = ask(asked).await.expect(200).json();
        assert_eq!(narrow["scope"], told, "{asked}");
        let narrow = text(&narrow, "access_token");
        get(&narrow, USERS).await.expect(200);
        get(&narrow, "/v1/users").await.expect(200);
        get(&narrow, "/v1/keys").await.refused(403, "scope_missing");
        call_with(&world, &narrow, Method::DELETE, "/v1/users/usr_x")
            .await
            .refused(403, "scope_missing");
    }
    for nothing in ["create:user_tickets", "openid", "lk", "keys:write"] {
        let refused = ask(nothing).await.expect(403).json();
        assert_eq!(refused["error"], "access_denied", "{refused}");
    }
    // It is no secret of the key, and no password.
    let body = json!({ "grant_type": "client_credentials", "client_id": id, "client_secret": whole });
    world.post("/oauth/token", &body).await.expect(401);
    let basic = world.request(Method::GET, "/scim2/Users").basic_auth(id, Some(&whole));
    world.send(basic).await.expect(401);
    for forged in [
        whole.replacen("lt_", "lk_", 1),
        format!("{whole}A"),
        whole.replace('.', "_"),
    ] {
        get(&forged, "/v1/users").await.refused(401, "api_key_not_valid");
    }
    // It ends within the hour.
    world.advance(SignedDuration::from_secs(3_599));
    get(&whole, "/v1/users").await.expect(200);
    world.advance(SignedDuration::from_secs(1));
    get(&whole, "/v1/users").await.refused(401, "api_key_not_valid");
    // And at once when the key is taken back.
    let fresh = text(&ask("").await.expect(200).json(), "access_token");
    get(&fresh, "/v1/users").await.expect(200);
    world
        .admin_post(&format!("/v1/keys/key_{id}/revoke"), &json!({}))
        .await
        .expect(200);
    get(&fresh, "/v1/users").await.refused(401, "api_key_not_valid");
    // No longer than a key that ends sooner.
    let ends = world.now() + SignedDuration::from_secs(90);
    let brief = world
        .key(&scopes, Reach::Deployment, |key| key.expires_at = Some(ends))
        .await;
    let (id, secret) = brief
        .expose_secret()
        .strip_prefix("lk_")
        .unwrap()
        .split_once('_')
        .unwrap();
    let body = json!({ "grant_type": "client_credentials", "client_id": id, "client_secret": secret });
    assert_eq!(
        world.post("/oauth/token", &body).await.expect(200).json()["expires_in"],
        90
    );
}

async fn call_with(world: &World, token: &str, method: Method, path: &str) -> Answer {
    world.send(world.request(method, path).bearer_auth(token)).await
}

/// G4: who tries secrets of keys is held back, as who tries passwords is.
#[tokio::test]
async fn g4_a_source_that_tries_client_secrets_is_held_back() {
    let world = World::with(|options| options.limits.source_failures = 3).await;
    let key = world.stack.api_key().expose_secret().to_owned();
    let (id, secret) = key.strip_prefix("lk_").unwrap().split_once('_').unwrap();
    let token = async |secret: &str| {
        let body = json!({ "grant_type": "client_credentials", "client_id": id, "client_secret": secret });
        world.post("/oauth/token", &body).await
    };
    for _ in 0..3 {
        token(secret).await.expect(200);
        token("nonsense").await.expect(401);
    }
    let held = token("nonsense").await;
    fault(&held, 429, Some("too_many_requests"), "Global limit has been reached");
    assert!(held.headers.contains_key("retry-after"));
    assert_eq!(rate(&held)[..2], [3, 0]);
    token(secret).await.expect(429);
    world.advance(SignedDuration::from_hours(1));
    token(secret).await.expect(200);
}

#[tokio::test]
async fn what_is_not_here_is_told_in_auth0s_form_whatever_the_method() {
    let world = World::new().await;
    for (method, path) in [
        (Method::GET, "/api/v2/clients"),
        (Method::POST, "/api/v2/jobs/users-imports"),
        (Method::PUT, "/api/v2/users"),
        (Method::PATCH, "/api/v2/tickets/password-change"),
        (Method::DELETE, "/api/v2/users/auth0%7Cx/sessions"),
    ] {
        let answer = call(&world, method.clone(), path, &json!({})).await;
        fault(&answer, 404, None, "Not Found");
        let nobody = world.send(world.request(method, path)).await.expect(401);
        assert_eq!(nobody.json()["message"], "Missing authentication");
    }
    // Of no route that asks for a key.
    for (method, path) in [
        (Method::OPTIONS, USERS),
        (Method::TRACE, "/api/v2/clients"),
        (Method::GET, "/oauth/token"),
        (Method::POST, "/oauth/revoke"),
        (Method::POST, "/dbconnections/signup"),
        (Method::GET, "/dbconnections/change_password"),
    ] {
        fault(&world.send(world.request(method, path)).await, 404, None, "Not Found");
    }
}

/// Limit, calls left, and the second in which it begins again, as the answer tells them.
fn rate(answer: &Answer) -> [i64; 3] {
    ["limit", "remaining", "reset"].map(|name| {
        let value = &answer.headers[format!("x-ratelimit-{name}")];
        value.to_str().unwrap().parse().unwrap()
    })
}

#[tokio::test]
async fn every_answer_tells_the_calls_left_and_none_is_done_beyond() {
    let world = World::with(|options| options.limits.key_calls = 4).await;
    let reset = world.now().as_second() + 60;
    assert_eq!(rate(&world.admin_get(USERS).await.expect(200)), [4, 3, reset]);
    let create = json!({ "connection": DIRECTORY, "email": ADA });
    assert_eq!(
        rate(&post(&world, USERS, create.clone()).await.expect(201)),
        [4, 2, reset]
    );
    assert_eq!(rate(&post(&world, USERS, json!({})).await.expect(400)), [4, 1, reset]);
    assert_eq!(
        rate(&world.admin_get("/api/v2/clients").await.expect(404)),
        [4, 0, reset]
    );
    world.advance(SignedDuration::from_secs(10));
    let bob = json!({ "connection": DIRECTORY, "email": "bob@example.com" });
    for _ in 0..2 {
        let held = post(&world, USERS, bob.clone()).await;
        fault(&held, 429, Some("too_many_requests"), "Global limit has been reached");
        assert_eq!(rate(&held), [4, 0, reset]);
        let wait: i64 = held.headers["retry-after"].to_str().unwrap().parse().unwrap();
        assert!(
            world.now().as_second() + wait >= reset,
            "not before it begins again: {wait}"
        );
    }
    // Another key has calls of its own; one that does not count costs nothing and is told nothing.
    let other = world.key(&Scope::ALL, Reach::Deployment, |_| ()).await;
    let request = world.request(Method::GET, USERS).bearer_auth(other.expose_secret());
    let listed = world.send(request).await.expect(200);
    assert_eq!(rate(&listed), [4, 3, reset]);
    assert_eq!(
        listed.json().as_array().unwrap().len(),
        1,
        "nobody was made beyond the limit"
    );
    for key in ["lk_wrong", ""] {
        let refused = world
            .send(world.request(Method::GET, USERS).bearer_auth(key))
            .await
            .expect(401);
        assert!(!refused.headers.contains_key("x-ratelimit-limit"), "{refused:?}");
    }
    // The product's own routes count no calls.
    world.admin_get("/v1/users").await.expect(200);
    world.advance(SignedDuration::from_secs(50));
    assert_eq!(rate(&post(&world, USERS, bob).await.expect(201)), [4, 3, reset + 60]);
}

#[tokio::test]
async fn of_many_parallel_calls_with_one_key_exactly_the_limit_is_answered() {
    let world = World::with(|options| options.limits.key_calls = 7).await;
    let calls = futures_util::future::join_all((0..30).map(|_| world.admin_get("/api/v2/clients"))).await;
    let mut left: Vec<_> = calls
        .iter()
        .filter(|answer| answer.status == 404)
        .map(|answer| rate(answer)[1])
        .collect();
    left.sort_unstable();
    assert_eq!(left, [0, 1, 2, 3, 4, 5, 6]);
    assert!(calls.iter().all(|answer| [404, 429].contains(&answer.status.as_u16())));
}

#[tokio::test]
async fn m1_keys_scopes_and_reach_are_told_in_auth0s_words() {
    let world = World::new().await;
    let user = ada(&world).await;
    let path = path_of(&user);
    let none = world.get(&path).await;
    fault(&none, 401, None, "Missing authentication");
    let wrong = world
        .send(world.request(Method::GET, &path).bearer_auth("lk_wrong"))
        .await
        .expect(401);
    let expected = json!({
        "statusCode": 401, "error": "Unauthorized", "message": "Invalid token", "attributes": { "error": "Invalid token" },
    });
    assert_eq!(wrong.json(), expected);
    let reader = world.key(&[Scope::UsersRead], Reach::Deployment, |_| ()).await;
    let organization = world.admin_get("/api/v2/organizations").await.json();
    let invitations = format!(
        "/api/v2/organizations/{}/invitations",
        organization[0]["id"].as_str().unwrap()
    );
    let invitation = format!("{invitations}/uinv_x");
    for (method, path, scope) in [
        (Method::POST, TICKETS, "create:user_tickets"),
        (Method::POST, VERIFICATIONS, "create:user_tickets"),
        (Method::POST, USERS, "create:users"),
        (Method::PATCH, &path, "update:users"),
        (Method::DELETE, &path, "delete:users"),
        (Method::POST, JOBS, "update:users"),
        (Method::POST, &invitations, "create:organization_invitations"),
        (Method::GET, &invitations, "read:organization_invitations"),
        (Method::GET, &invitation, "read:organization_invitations"),
        (Method::DELETE, &invitation, "delete:organization_invitations"),
        (Method::GET, "/api/v2/connections", "read:connections"),
        (Method::GET, "/api/v2/organizations", "read:organizations"),
    ] {
        let request = world
            .request(method, path)
            .bearer_auth(reader.expose_secret())
            .json(&json!({}));
        let told = format!("Insufficient scope, expected any of: {scope}");
        fault(&world.send(request).await, 403, Some("insufficient_scope"), &told);
    }
    // Whoever makes a ticket is given a link: that takes the scope for links as well.
    let writer = world.key(&[Scope::UsersWrite], Reach::Deployment, |_| ()).await;
    let request = world.request(Method::POST, TICKETS).bearer_auth(writer.expose_secret());
    let told = "Insufficient scope, expected any of: create:user_tickets";
    let answer = world.send(request.json(&json!({ "user_id": user["user_id"] }))).await;
    fault(&answer, 403, Some("insufficient_scope"), told);
    // Another application's users do not exist.
    let other = Reach::Applications(vec![world.application("app_other").await]);
    let stranger = world.key(&Scope::ALL, other, |_| ()).await;
    let ask = |method: Method, path: &str| world.request(method, path).bearer_auth(stranger.expose_secret());
    no_user(&world.send(ask(Method::GET, &path)).await);
    no_user(
        &world
            .send(ask(Method::PATCH, &path).json(&json!({ "blocked": true })))
            .await,
    );
    world.send(ask(Method::DELETE, &path)).await.expect(204);
    no_user(
        &world
            .send(ask(Method::POST, TICKETS).json(&json!({ "user_id": user["user_id"] })))
            .await,
    );
    no_user(
        &world
            .send(ask(Method::POST, JOBS).json(&json!({ "user_id": user["user_id"] })))
            .await,
    );
    let body = json!({ "connection": DIRECTORY, "email": "bob@example.com" });
    let answer = world.send(ask(Method::POST, USERS).json(&body)).await;
    fault(
        &answer,
        400,
        Some("inexistent_connection"),
        "The connection does not exist.",
    );
    assert_eq!(world.send(ask(Method::GET, USERS)).await.expect(200).json(), json!([]));
    let by_email = ask(Method::GET, "/api/v2/users-by-email?email=ada@example.com");
    assert_eq!(world.send(by_email).await.expect(200).json(), json!([]));
    let answer = world.send(ask(Method::GET, &invitations)).await;
    fault(&answer, 404, None, "No organization found by that id or name");
    assert_eq!(
        world.admin_get(&path).await.expect(200).json(),
        user,
        "still there, as it was"
    );
}

/// The recorded shape of an organization's invitation, and its whole way.
#[tokio::test]
async fn golden_organization_invitations_from_create_to_delete() {
    let world = World::new().await;
    let organization = world.admin_get("/api/v2/organizations").await.expect(200).json();
    let organization = organization[0]["id"].as_str().unwrap();
    let path = format!("/api/v2/organizations/{organization}/invitations");
    let body = json!({
        "inviter": { "name": "Grace" }, "invitee": { "email": ADA }, "client_id": "app_default", "roles": ["editor"],
        "user_metadata": { "lang": "en" }, "app_metadata": { "plan": "pro" },
    });
    let made = post(&world, &path, body.clone()).await.expect(201).json();
    same_keys(
        &made,
        &[
            "id",
            "organization_id",
            "inviter",
            "invitee",
            "invitation_url",
            "ticket_id",
            "client_id",
            "connection_id",
            "created_at",
            "expires_at",
            "user_metadata",
            "app_metadata",
            "roles",
        ],
    );
    assert_eq!(made["expires_at"], "2026-11-28T12:00:00.000Z");
    assert!(made["id"].as_str().unwrap().starts_with("uinv_"));
    let url = made["invitation_url"].as_str().unwrap();
    for part in [
        "?invitation=",
        &format!("&organization={organization}"),
        "&organization_name=default",
    ] {
        assert!(url.contains(part), "{url}");
    }
    let mail = world.newest("invitation", ADA).await;
    assert_eq!(
        mail.link.as_deref(),
        url.split('?').next(),
        "the mail has the same link"
    );
    let one = format!("{path}/{}", made["id"].as_str().unwrap());
    assert_eq!(world.admin_get(&one).await.expect(200).json(), made);
    let listed = world.admin_get(&path).await.expect(200).json();
    assert_eq!(listed, json!([made]));
    let totals = world
        .admin_get(&format!("{path}?include_totals=true&per_page=1&sort=created_at:1"))
        .await
        .json();
    same_keys(&totals, &["start", "limit", "total", "invitations"]);
    // Without the scope for links there is none.
    let reader = world.key(&[Scope::InvitationsRead], Reach::Deployment, |_| ()).await;
    let request = world.request(Method::GET, &one).bearer_auth(reader.expose_secret());
    let shown = world.send(request).await.expect(200).json();
    assert!(
        shown.get("invitation_url").is_none() && shown.get("ticket_id").is_none(),
        "{shown}"
    );
    // A second one takes the place of the first.
    let second = post(&world, &path, body.clone()).await.expect(201).json();
    assert_eq!(world.browser().open(url).await.status, 410);
    fault(
        &world.admin_get(&one).await,
        404,
        Some("inexistent_invitation"),
        "The invitation does not exist.",
    );
    let one = format!("{path}/{}", second["id"].as_str().unwrap());
    for _ in 0..2 {
        world.send(world.admin(Method::DELETE, &one)).await.expect(204);
    }
    assert_eq!(world.admin_get(&path).await.json(), json!([]));
    let mut quiet = body;
    quiet["send_invitation_email"] = false.into();
    quiet["ttl_sec"] = 60.into();
    let before = world.messages().await.len();
    let third = post(&world, &path, quiet.clone()).await.expect(201).json();
    assert_eq!(world.messages().await.len(), before);
    assert_eq!(third["expires_at"], "2026-11-21T12:01:00.000Z");
    world
        .browser()
        .open(third["invitation_url"].as_str().unwrap())
        .await
        .expect(200);
    let bob =
        json!({ "inviter": { "name": "G" }, "invitee": { "email": "bob@example.com" }, "client_id": "app_default" });
    world.active("bob@example.com").await;
    fault(
        &post(&world, &path, bob).await,
        409,
        Some("auth0_idp_error"),
        "The user already exists.",
    );
}

#[tokio::test]
async fn what_is_wrong_with_an_organization_invitation_is_told_in_auth0s_words() {
    let world = World::new().await;
    let organization = world.admin_get("/api/v2/organizations").await.json();
    let path = format!(
        "/api/v2/organizations/{}/invitations",
        organization[0]["id"].as_str().unwrap()
    );
    let with = |name: &str, value: Value| {
        let mut body = json!({ "inviter": { "name": "G" }, "invitee": { "email": ADA }, "client_id": "app_default" });
        if value.is_null() {
            body.as_object_mut().unwrap().remove(name);
        } else {
            body[name] = value;
        }
        let (world, path) = (&world, &path);
        async move { post(world, path, body).await }
    };
    for name in ["inviter", "invitee", "client_id"] {
        invalid(
            &with(name, Value::Null).await,
            &format!("Missing required property: {name}"),
        );
    }
    invalid(&with("inviter", json!({})).await, "Missing required property: name");
    let told = "Object didn't pass validation for format email: x";
    invalid_property(&with("invitee", json!({ "email": "x" })).await, told, "email");
    bad(
        &with("client_id", json!("app_nobody")).await,
        "The client does not exist.",
    );
    let told = "The connection is not enabled for the organization.";
    bad(&with("connection_id", json!("con_0000000000000000")).await, told);
    let told = "Value 2592001 is greater than maximum 2592000";
    invalid_property(&with("ttl_sec", json!(2_592_001)).await, told, "ttl_sec");
    invalid_property(
        &with("roles", json!([])).await,
        "Array is too short (0), minimum 1",
        "roles",
    );
    let told = "at most 20 roles, each of 1 to 64 letters, digits and . _ : - /";
    invalid_property(&with("roles", json!(["no role"])).await, told, "roles");
    invalid(&with("x", json!(1)).await, "Additional properties not allowed: x");
    let nobody = post(
        &world,
        "/api/v2/organizations/org_0000000000000000/invitations",
        json!({}),
    )
    .await;
    fault(&nobody, 404, None, "No organization found by that id or name");
    for id in ["uinv_0000000000000000", "nonsense"] {
        let answer = world.send(world.admin(Method::DELETE, &format!("{path}/{id}"))).await;
        fault(
            &answer,
            404,
            Some("inexistent_invitation"),
            "The invitation does not exist.",
        );
    }
    let answer = world.admin_get(&format!("{path}?sort=name:1")).await;
    let told = "Query validation error: 'String does not match pattern ^created_at:-?1$: name:1 on property sort'.";
    fault(&answer, 400, Some("invalid_query_string"), told);
    assert!(world.messages().await.is_empty());
}

/// The stream is behind: a mail to prove the address and a security notice are owed at once, whichever came first.
#[tokio::test]
async fn a_verification_mail_and_a_notice_that_are_owed_at_once_are_both_sent() {
    for verification_first in [false, true] {
        let world = World::new().await;
        let user = ada(&world).await;
        world.messages().await;
        let ask = async || {
            post(&world, JOBS, json!({ "user_id": user["user_id"] }))
                .await
                .expect(201)
        };
        let change = async || {
            let body = json!({ "username": ADA, "current": PASSWORD, "password": OTHER_PASSWORD });
            world.post("/v1/password/change", &body).await.expect(200)
        };
        if verification_first {
            ask().await;
            change().await;
        } else {
            change().await;
            ask().await;
        }
        world.newest("password_changed", ADA).await;
        world.newest("email_verification", ADA).await;
        assert_eq!(world.messages().await.len(), 2);
    }
}

/// A change is whole: a password with all else, also for whoever had none.
#[tokio::test]
async fn a_password_is_set_together_with_all_else() {
    let world = World::new().await;
    let ada = ada(&world).await;
    let bob = json!({ "connection": DIRECTORY, "email": "bob@example.com" });
    let bob = post(&world, USERS, bob).await.expect(201).json();
    for (at, (user, email, mails)) in [(&ada, ADA, 1), (&bob, "bob@example.com", 0)].into_iter().enumerate() {
        let before = world.messages().await.len();
        let change = json!({
            "password": OTHER_PASSWORD, "nickname": "new", "phone_number": "+4915112345678", "blocked": true,
            "app_metadata": { "plan": "pro" },
        });
        let changed = call(&world, Method::PATCH, &path_of(user), &change)
            .await
            .expect(200)
            .json();
        assert_eq!(
            (&changed["nickname"], &changed["blocked"]),
            (&json!("new"), &json!(true)),
            "{changed}"
        );
        assert_eq!(changed["app_metadata"], json!({ "plan": "pro" }));
        world.sign_in(email, OTHER_PASSWORD).await.expect(401);
        let on = json!({ "blocked": false });
        call(&world, Method::PATCH, &path_of(user), &on).await.expect(200);
        world.sign_in(email, OTHER_PASSWORD).await.expect(200);
        assert_eq!(
            world.messages().await.len(),
            before + mails,
            "told of a change, and once"
        );
        let events = world.stack.events.list();
        let told = |kind: &str| events.iter().filter(|event| event["type"] == kind).count();
        assert_eq!(
            (told("user.disabled"), told("user.enabled")),
            (at + 1, at + 1),
            "the switch is told as well"
        );
    }
}

/// After a change of the address the link in the mail is dead, and no other one is there to be shown.
#[tokio::test]
async fn an_organization_invitation_shows_no_dead_link() {
    let world = World::new().await;
    let organization = world.admin_get("/api/v2/organizations").await.expect(200).json();
    let path = format!(
        "/api/v2/organizations/{}/invitations",
        organization[0]["id"].as_str().unwrap()
    );
    let body = json!({ "inviter": { "name": "Grace" }, "invitee": { "email": ADA }, "client_id": "app_default" });
    let made = post(&world, &path, body).await.expect(201).json();
    assert!(made["invitation_url"].is_string() && made["ticket_id"].is_string());
    let user = world
        .admin_get(&format!("/v1/users?username={ADA}"))
        .await
        .expect(200)
        .json();
    let user = format!("/v1/users/{}", user["users"][0]["id"].as_str().unwrap());
    let change = world.admin(Method::PATCH, &user);
    world
        .send(change.json(&json!({ "email": "ada@new.example" })))
        .await
        .expect(200);
    let one = format!("{path}/{}", made["id"].as_str().unwrap());
    let shown = world.admin_get(&one).await.expect(200).json();
    assert!(
        shown.get("invitation_url").is_none() && shown.get("ticket_id").is_none(),
        "{shown}"
    );
    assert_eq!(shown["invitee"]["email"], "ada@new.example");
}
