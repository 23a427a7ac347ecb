//! The recorded shapes: for each address of Auth0's and WSO2's, what is answered, good and bad: keys, types and casing. They are
//! written from the wire facts of the two systems, not from what is answered here.

use std::collections::BTreeSet;

use domain::api_key::{Reach, Scope};
use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::{
    one_map::{source, template},
    support::{Answer, PASSWORD, World, wrong},
    wso2::{KIM, USER_API, kim},
};

const ADA: &str = "ada@example.com";
const DIRECTORY: &str = "Username-Password-Authentication";
const JSON: &str = "application/json";
const SCIM: &str = "application/scim+json";
const RECOVERY: &str = "/api/users/v2/recovery/password";
const GOVERNANCE: &str = "/api/server/v1/identity-governance";
const FLOW: &str = "/api/server/v1/flow/execute";

/// Which test holds the shapes of which route. A route that is not here fails [`every_route_of_the_faces_has_its_shapes`].
const HELD: [(&str, &str); 10] = [
    ("/api/v2/clients/", "golden_auth0_connections_and_organizations"),
    ("/api/v2/tickets/", "golden_auth0_tickets"),
    ("/api/v2/jobs/", "golden_auth0_jobs"),
    ("/api/v2/users", "golden_auth0_users"),
    ("/api/v2/connections", "golden_auth0_connections_and_organizations"),
    ("/api/v2/organizations/{id}/", "golden_auth0_invitations"),
    ("/api/v2/organizations", "golden_auth0_connections_and_organizations"),
    ("/api/v2/{proxy+}", "golden_auth0_what_is_not_here"),
    ("/dbconnections/", "golden_auth0_change_password"),
    ("/oauth/", "golden_auth0_token"),
];

/// The same for WSO2. Each test asks with a tenant and without.
const HELD_OF_WSO2: [(&str, &str); 10] = [
    ("/oauth2/", "golden_wso2_token"),
    ("/api/identity/user/v1.0/me/", "golden_wso2_my_codes"),
    ("/api/identity/user/v1.0/", "golden_wso2_codes"),
    ("/api/users/v1/offline-invite-link", "golden_wso2_offline_link"),
    ("/api/users/v2/recovery/", "golden_wso2_recovery"),
    ("/api/server/v1/flow/", "golden_wso2_flow"),
    ("/api/server/v1/identity-governance", "golden_wso2_governance"),
    ("/scim2/Users", "golden_scim_users"),
    ("/scim2/", "golden_scim_discovery"),
    ("/t/{tenant}/", "golden_scim_users"),
];

#[test]
fn every_route_of_the_faces_has_its_shapes() {
    let tests = source("tests/journeys/golden.rs");
    let mut held = BTreeSet::new();
    for route in &template().routes {
        let table = match route.function.as_str() {
            "auth0" => HELD.as_slice(),
            "wso2" => HELD_OF_WSO2.as_slice(),
            _ => continue,
        };
        let found = table.iter().find(|(start, _)| route.path.starts_with(start));
        let (start, test) = found.unwrap_or_else(|| panic!("no test holds the shapes of {}", route.key()));
        assert!(tests.contains(&format!("async fn {test}()")), "there is no {test}");
        held.insert(*start);
    }
    assert_eq!(
        held.len(),
        HELD.len() + HELD_OF_WSO2.len(),
        "one holds nothing: {held:?}"
    );
}

/// Whether a value is of a form such as `<moment>`, or is just this text.
fn fits(form: &str, value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    let hex = |text: &str, length| text.len() == length && text.bytes().all(|byte| b"0123456789abcdef".contains(&byte));
    let id = |prefix: &str| {
        let rest = text.strip_prefix(prefix).unwrap_or_default();
        rest.len() >= 16 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    match form {
        "<boolean>" => value.is_boolean(),
        "<number>" => value.is_u64(),
        "<text>" => !text.is_empty(),
        "<any text>" => value.is_string(),
        // ISO 8601 with milliseconds and `Z`.
        "<moment>" => text.len() == 24 && text.as_bytes()[19] == b'.' && text.parse::<Timestamp>().is_ok(),
        "<time>" => text.ends_with('Z') && text.parse::<Timestamp>().is_ok(),
        "<url>" => text.starts_with("http"),
        "<ticket>" => text.starts_with("http") && text.ends_with('#'),
        "<auth0 user>" => text.strip_prefix("auth0|").is_some_and(|id| hex(id, 40)),
        "<hex>" => hex(text, 40),
        "<con>" => id("con_") && text.len() == 20,
        "<org>" => id("org_") && text.len() == 20,
        "<uinv>" => id("uinv_"),
        "<job>" => id("job_"),
        _ => {
            assert!(!form.starts_with('<'), "{form} is no form");
            text == form
        }
    }
}

/// Fails unless `found` has just the keys of `golden`, in this casing, and values as it says. `{"<each>": ...}` is a list of at
/// least one.
#[track_caller]
fn same(what: &str, found: &Value, golden: &Value) {
    match (found, golden) {
        (Value::Array(found), Value::Object(each)) if each.contains_key("<each>") => {
            assert!(!found.is_empty(), "{what} is empty");
            for one in found {
                same(&format!("{what}[]"), one, &each["<each>"]);
            }
        }
        (Value::Object(found), Value::Object(golden)) => {
            let keys = |map: &serde_json::Map<String, Value>| map.keys().cloned().collect::<BTreeSet<_>>();
            assert_eq!(keys(found), keys(golden), "{what}");
            for (key, golden) in golden {
                same(&format!("{what}.{key}"), &found[key], golden);
            }
        }
        (Value::Array(found), Value::Array(golden)) => {
            assert_eq!(found.len(), golden.len(), "{what}: {found:?}");
            for (found, golden) in found.iter().zip(golden) {
                same(&format!("{what}[]"), found, golden);
            }
        }
        (found, Value::String(form)) => assert!(fits(form, found), "{what} is {found}, not {form}"),
        (found, golden) => assert_eq!(found, golden, "{what}"),
    }
}

/// Fails unless the answer has this status, this type and this shape.
#[track_caller]
fn is(answer: &Answer, status: u16, kind: &str, golden: &Value) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    assert_eq!(answer.headers["content-type"], kind);
    same("the answer", &answer.json(), golden);
}

/// Nothing but a status.
#[track_caller]
fn is_empty(answer: &Answer, status: u16) {
    assert_eq!((answer.status.as_u16(), answer.text.as_str()), (status, ""));
}

async fn ask(world: &World, method: Method, path: &str, body: &Value) -> Answer {
    world.send(world.admin(method, path).json(body)).await
}

async fn post(world: &World, path: &str, body: Value) -> Answer {
    ask(world, Method::POST, path, &body).await
}

/// An error of Auth0's Management API.
fn of_auth0(status: u16, error: &str, code: &str, message: &str) -> Value {
    let mut fault = json!({ "statusCode": status, "error": error, "message": message });
    if !code.is_empty() {
        fault["errorCode"] = code.into();
    }
    fault
}

fn bad(message: &str) -> Value {
    of_auth0(400, "Bad Request", "invalid_body", message)
}

fn invalid(reason: &str) -> Value {
    bad(&format!("Payload validation error: '{reason}'."))
}

fn no_user() -> Value {
    of_auth0(404, "Not Found", "inexistent_user", "The user does not exist.")
}

/// No key, one that does not count, and one without the scope.
async fn guarded(world: &World, method: Method, path: &str, scope: &str) {
    let unauthorized = |message: &str| of_auth0(401, "Unauthorized", "", message);
    let with = async |key: Option<&str>| {
        let request = world.request(method.clone(), path).json(&json!({}));
        world
            .send(match key {
                Some(key) => request.bearer_auth(key),
                None => request,
            })
            .await
    };
    is(&with(None).await, 401, JSON, &unauthorized("Missing authentication"));
    let mut wrong = unauthorized("Invalid token");
    wrong["attributes"] = json!({ "error": "Invalid token" });
    is(&with(Some("nonsense")).await, 401, JSON, &wrong);
    let idle = world.key(&[Scope::KeysRead], Reach::Deployment, |_| ()).await;
    let told = format!("Insufficient scope, expected any of: {scope}");
    let lacking = with(Some(idle.expose_secret())).await;
    is(
        &lacking,
        403,
        JSON,
        &of_auth0(403, "Forbidden", "insufficient_scope", &told),
    );
}

async fn ada(world: &World) -> Value {
    let body = json!({ "connection": DIRECTORY, "email": ADA, "password": PASSWORD, "verify_email": false });
    post(world, "/api/v2/users", body).await.expect(201).json()
}

async fn connection(world: &World) -> Value {
    world.admin_get("/api/v2/connections").await.expect(200).json()[0]["id"].clone()
}

async fn organization(world: &World) -> String {
    let all = world.admin_get("/api/v2/organizations").await.expect(200).json();
    all[0]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn golden_auth0_tickets() {
    let world = World::new().await;
    let user = ada(&world).await;
    let id = &user["user_id"];
    let identity = &user["identities"][0]["user_id"];
    let (known, nowhere) = (connection(&world).await, "con_0000000000000000");
    world.application("app_other").await;
    let all = world.admin_get("/api/v2/organizations").await.json();
    let home = organization(&world).await;
    let other = all.as_array().unwrap().iter().find(|one| one["id"] != home.as_str());
    let other = &other.unwrap()["id"];
    let nobody = "auth0|5f7c8ec7c33c6c004bbafe82";
    let bob = json!({ "connection": DIRECTORY, "username": "bob", "password": PASSWORD });
    let bob = post(&world, "/api/v2/users", bob).await.expect(201).json()["user_id"].clone();
    let no_connection = of_auth0(
        400,
        "Bad Request",
        "inexistent_connection",
        "The connection does not exist.",
    );
    let with = |more: Value| {
        let mut body = json!({ "user_id": id });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    for path in ["/api/v2/tickets/password-change", "/api/v2/tickets/email-verification"] {
        guarded(&world, Method::POST, path, "create:user_tickets").await;
        let made = post(&world, path, with(json!({}))).await;
        is(&made, 201, JSON, &json!({ "ticket": "<ticket>" }));
        for (body, status, golden) in [
            (json!({ "user_id": nobody }), 404, no_user()),
            (
                json!({ "user_id": bob }),
                400,
                bad("The user does not have an email address."),
            ),
            (
                with(json!({ "x": 1 })),
                400,
                invalid("Additional properties not allowed: x"),
            ),
            (
                with(json!({ "ttl_sec": -1 })),
                400,
                bad("Payload validation error: 'Value -1 is less than minimum 0' on property ttl_sec."),
            ),
            (
                with(json!({ "result_url": "x" })),
                400,
                bad(
                    "Payload validation error: 'Object didn't pass validation for format absolute-uri-or-empty: x' on property result_url.",
                ),
            ),
            (
                with(json!({ "client_id": "app_nobody" })),
                400,
                bad("The client does not exist."),
            ),
            (
                with(json!({ "organization_id": "org_0000000000000000" })),
                400,
                bad("The organization does not exist."),
            ),
            (
                with(json!({ "organization_id": other })),
                400,
                bad("The user is not a member of the organization."),
            ),
            (
                with(json!({ "identity": { "user_id": "x", "provider": "auth0" } })),
                400,
                bad("The user does not have the specified identity."),
            ),
            (
                with(json!({ "identity": { "user_id": identity, "provider": "auth0", "connection_id": nowhere } })),
                400,
                no_connection.clone(),
            ),
            (json!({}), 400, invalid("Missing required property: user_id")),
        ] {
            is(&post(&world, path, body).await, status, JSON, &golden);
        }
    }
    let path = "/api/v2/tickets/password-change";
    for (body, status, golden) in [
        (
            json!({ "email": ADA, "connection_id": nowhere }),
            400,
            no_connection.clone(),
        ),
        (
            json!({ "email": ADA, "connection_id": known }),
            201,
            json!({ "ticket": "<ticket>" }),
        ),
        (
            json!({ "email": "x@example.com", "connection_id": known }),
            404,
            no_user(),
        ),
        (
            json!({ "email": ADA }),
            400,
            invalid("Missing required property: connection_id"),
        ),
        (
            json!({ "user_id": id, "email": ADA, "connection_id": known }),
            400,
            invalid("Data is valid for more than one schema from \"oneOf\": user_id, or email with connection_id"),
        ),
    ] {
        is(&post(&world, path, body).await, status, JSON, &golden);
    }
    let text = world
        .admin(Method::POST, path)
        .header("content-type", "text/plain")
        .body("x");
    let told = of_auth0(415, "Unsupported Media Type", "", "Unsupported Media Type");
    is(&world.send(text).await, 415, JSON, &told);
}

#[tokio::test]
async fn golden_auth0_jobs() {
    let world = World::new().await;
    let user = ada(&world).await;
    let path = "/api/v2/jobs/verification-email";
    guarded(&world, Method::POST, path, "update:users").await;
    let job = post(&world, path, json!({ "user_id": user["user_id"] })).await;
    let golden = json!({ "id": "<job>", "type": "verification_email", "status": "pending", "created_at": "<moment>" });
    is(&job, 201, JSON, &golden);
    is(
        &post(&world, path, json!({ "user_id": "auth0|1" })).await,
        404,
        JSON,
        &no_user(),
    );
    let closed = invalid("Additional properties not allowed: x");
    is(&post(&world, path, json!({ "x": 1 })).await, 400, JSON, &closed);
    let shown = format!("/api/v2/jobs/{}", job.json()["id"].as_str().unwrap());
    guarded(&world, Method::GET, &shown, "read:users").await;
    is(&world.admin_get(&shown).await, 200, JSON, &golden);
    world.messages().await;
    let mut sent = golden;
    sent["status"] = "completed".into();
    is(&world.admin_get(&shown).await, 200, JSON, &sent);
    let told = of_auth0(404, "Not Found", "inexistent_job", "The job does not exist.");
    is(
        &world.admin_get("/api/v2/jobs/job_0000000000000000").await,
        404,
        JSON,
        &told,
    );
    let client = json!({ "user_id": user["user_id"], "client_id": "x" });
    is(
        &post(&world, path, client).await,
        400,
        JSON,
        &bad("The client does not exist."),
    );
}

/// A user with everything; what is not known of somebody is left out.
fn golden_user() -> Value {
    json!({
        "user_id": "<auth0 user>", "email": ADA, "email_verified": true, "phone_number": "+4915112345678",
        "phone_verified": false, "username": "ada", "name": "Ada L", "nickname": "<text>", "picture": "<url>",
        "given_name": "Ada", "family_name": "Lovelace", "created_at": "<moment>", "updated_at": "<moment>",
        "identities": [
            { "connection": DIRECTORY, "user_id": "<hex>", "provider": "auth0", "isSocial": false },
        ],
        "user_metadata": { "plan": "pro" }, "app_metadata": { "seats": 3 }, "blocked": true,
    })
}

#[tokio::test]
async fn golden_auth0_users() {
    let world = World::new().await;
    let users = "/api/v2/users";
    let body = json!({
        "connection": DIRECTORY, "email": "Ada@Example.com", "username": "ada", "password": PASSWORD, "blocked": true,
        "email_verified": true, "phone_number": "+4915112345678", "given_name": "Ada", "family_name": "Lovelace",
        "name": "Ada L", "user_metadata": { "plan": "pro" }, "app_metadata": { "seats": 3 },
    });
    let made = post(&world, users, body.clone()).await;
    is(&made, 201, JSON, &golden_user());
    let path = format!(
        "{users}/{}",
        made.json()["user_id"].as_str().unwrap().replace('|', "%7C")
    );
    let by_email = format!("/api/v2/users-by-email?email={ADA}");
    for (method, path, scope) in [
        (Method::POST, users, "create:users"),
        (Method::GET, users, "read:users"),
        (Method::GET, &path, "read:users"),
        (Method::GET, &by_email, "read:users"),
        (Method::PATCH, &path, "update:users"),
        (Method::DELETE, &path, "delete:users"),
    ] {
        guarded(&world, method, path, scope).await;
    }
    let exists = of_auth0(409, "Conflict", "auth0_idp_error", "The user already exists.");
    is(&post(&world, users, body).await, 409, JSON, &exists);
    let weak = json!({ "connection": DIRECTORY, "email": "b@example.com", "password": "short" });
    let told = bad("PasswordStrengthError: Password is too weak");
    is(&post(&world, users, weak).await, 400, JSON, &told);
    let elsewhere = json!({ "connection": "nobody", "email": "b@example.com" });
    let told = of_auth0(
        400,
        "Bad Request",
        "inexistent_connection",
        "The connection does not exist.",
    );
    is(&post(&world, users, elsewhere).await, 400, JSON, &told);
    let told = invalid("Missing required property: connection");
    is(&post(&world, users, json!({})).await, 400, JSON, &told);
    is(&world.admin_get(&path).await, 200, JSON, &golden_user());
    is(&world.admin_get(users).await, 200, JSON, &json!([golden_user()]));
    is(&world.admin_get(&by_email).await, 200, JSON, &json!([golden_user()]));
    // What the official clients ask for.
    let page = world
        .admin_get(&format!("{users}?page=0&per_page=50&include_totals=true"))
        .await;
    let golden = json!({ "start": 0, "limit": 50, "length": 1, "total": 1, "users": [golden_user()] });
    is(&page, 200, JSON, &golden);
    let query = of_auth0(
        400,
        "Bad Request",
        "invalid_query_string",
        "Query validation error: 'Value 101 is greater than maximum 100 on property per_page'.",
    );
    is(
        &world.admin_get(&format!("{users}?per_page=101")).await,
        400,
        JSON,
        &query,
    );
    is(
        &ask(&world, Method::PATCH, &path, &json!({ "given_name": "Ada" })).await,
        200,
        JSON,
        &golden_user(),
    );
    let apart = json!({ "password": PASSWORD, "email": "b@example.com" });
    let told = bad("Cannot update password and email simultaneously");
    is(&ask(&world, Method::PATCH, &path, &apart).await, 400, JSON, &told);
    for _ in 0..2 {
        is_empty(&world.send(world.admin(Method::DELETE, &path)).await, 204);
    }
    is(&world.admin_get(&path).await, 404, JSON, &no_user());
    is(
        &ask(&world, Method::PATCH, &path, &json!({})).await,
        404,
        JSON,
        &no_user(),
    );
    // Of whoever is known by an address only.
    let user = ada(&world).await;
    let golden = json!({
        "user_id": "<auth0 user>", "email": ADA, "email_verified": false, "name": ADA, "nickname": "ada",
        "picture": "<url>", "created_at": "<moment>", "updated_at": "<moment>",
        "identities": [
            { "connection": DIRECTORY, "user_id": "<hex>", "provider": "auth0", "isSocial": false },
        ],
        "user_metadata": {}, "blocked": false,
    });
    same("the user", &user, &golden);
}

#[tokio::test]
async fn golden_auth0_connections_and_organizations() {
    let world = World::new().await;
    let connection = json!({
        "id": "<con>", "name": DIRECTORY, "strategy": "auth0", "enabled_clients": ["app_default"], "options": {},
    });
    let organization = json!({ "id": "<org>", "name": "default", "display_name": "<text>" });
    for (name, golden) in [("connections", connection), ("organizations", organization)] {
        let path = format!("/api/v2/{name}");
        guarded(&world, Method::GET, &path, &format!("read:{name}")).await;
        is(&world.admin_get(&path).await, 200, JSON, &json!([golden]));
        let totals = world
            .admin_get(&format!("{path}?include_totals=true"))
            .await
            .expect(200)
            .json();
        same("the list", &totals[name], &json!([golden]));
        assert!(
            totals["total"].is_u64() && totals["start"].is_u64() && totals["limit"].is_u64(),
            "{totals}"
        );
    }
    let client = json!({
        "client_id": "app_default", "name": "<text>", "global": false, "is_first_party": true,
        "callbacks": ["http://localhost:3000/welcome"], "web_origins": ["http://localhost:3000"], "grant_types": ["client_credentials"],
    });
    let path = "/api/v2/clients/app_default";
    guarded(&world, Method::GET, path, "read:clients").await;
    is(&world.admin_get(path).await, 200, JSON, &client);
    let few = world.admin_get(&format!("{path}?fields=client_id,name")).await;
    is(
        &few,
        200,
        JSON,
        &json!({ "client_id": "app_default", "name": "<text>" }),
    );
    let told = of_auth0(404, "Not Found", "inexistent_client", "The client does not exist");
    is(&world.admin_get("/api/v2/clients/app_none").await, 404, JSON, &told);
}

#[tokio::test]
async fn golden_auth0_invitations() {
    let world = World::new().await;
    let organization = organization(&world).await;
    let path = format!("/api/v2/organizations/{organization}/invitations");
    let body = json!({
        "inviter": { "name": "Grace" }, "invitee": { "email": ADA }, "client_id": "app_default", "roles": ["editor"],
        "user_metadata": { "lang": "en" }, "app_metadata": { "plan": "pro" },
    });
    let golden = json!({
        "id": "<uinv>", "organization_id": "<org>", "inviter": { "name": "Grace" }, "invitee": { "email": ADA },
        "invitation_url": "<url>", "ticket_id": "<text>", "client_id": "app_default", "connection_id": "<con>",
        "created_at": "<moment>", "expires_at": "<moment>", "roles": ["editor"], "user_metadata": { "lang": "en" },
        "app_metadata": { "plan": "pro" },
    });
    let made = post(&world, &path, body.clone()).await;
    is(&made, 201, JSON, &golden);
    let one = format!("{path}/{}", made.json()["id"].as_str().unwrap());
    for (method, path, scope) in [
        (Method::POST, &path, "create:organization_invitations"),
        (Method::GET, &path, "read:organization_invitations"),
        (Method::GET, &one, "read:organization_invitations"),
        (Method::DELETE, &one, "delete:organization_invitations"),
    ] {
        guarded(&world, method, path, scope).await;
    }
    is(&world.admin_get(&one).await, 200, JSON, &golden);
    is(&world.admin_get(&path).await, 200, JSON, &json!([golden]));
    let totals = json!({ "start": 0, "limit": "<number>", "total": 1, "invitations": [golden] });
    is(
        &world.admin_get(&format!("{path}?include_totals=true")).await,
        200,
        JSON,
        &totals,
    );
    for (name, value, told) in [
        ("client_id", json!("x"), bad("The client does not exist.")),
        ("x", json!(1), invalid("Additional properties not allowed: x")),
        (
            "ttl_sec",
            json!(2_592_001),
            bad("Payload validation error: 'Value 2592001 is greater than maximum 2592000' on property ttl_sec."),
        ),
    ] {
        let mut body = body.clone();
        body[name] = value;
        is(&post(&world, &path, body).await, 400, JSON, &told);
    }
    is_empty(&world.send(world.admin(Method::DELETE, &one)).await, 204);
    let gone = of_auth0(
        404,
        "Not Found",
        "inexistent_invitation",
        "The invitation does not exist.",
    );
    is(&world.admin_get(&one).await, 404, JSON, &gone);
    let unknown = format!("{path}/uinv_0000000000000000");
    is(
        &world.send(world.admin(Method::DELETE, &unknown)).await,
        404,
        JSON,
        &gone,
    );
    let nowhere = of_auth0(404, "Not Found", "", "No organization found by that id or name");
    let unknown = "/api/v2/organizations/org_0000000000000000/invitations";
    is(&post(&world, unknown, body).await, 404, JSON, &nowhere);
}

#[tokio::test]
async fn golden_auth0_what_is_not_here() {
    let world = World::new().await;
    for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
        let answer = ask(&world, method, "/api/v2/rules/x", &json!({})).await;
        is(&answer, 404, JSON, &of_auth0(404, "Not Found", "", "Not Found"));
    }
    // One call too many, wherever it goes.
    let world = World::with(|options| options.limits.key_calls = 0).await;
    let told = of_auth0(
        429,
        "Too Many Requests",
        "too_many_requests",
        "Global limit has been reached",
    );
    for route in template()
        .routes
        .iter()
        .filter(|route| route.path.starts_with("/api/v2/"))
    {
        let routes::Method::Only(method) = &route.method else {
            panic!("{} takes any method", route.key())
        };
        let answer = ask(&world, method.parse().unwrap(), &route.path, &json!({})).await;
        is(&answer, 429, JSON, &told);
    }
}

#[tokio::test]
async fn golden_auth0_change_password() {
    let world = World::with(|options| options.limits.source_calls = 2).await;
    let path = "/dbconnections/change_password";
    let sent = world
        .post(path, &json!({ "email": ADA, "connection": DIRECTORY }))
        .await;
    assert_eq!(
        (sent.status.as_u16(), sent.headers["content-type"].to_str().unwrap()),
        (200, "text/html; charset=utf-8")
    );
    assert_eq!(sent.text, "We've just sent you an email to reset your password.");
    let missing = json!({ "error": "invalid_request", "error_description": "email is required" });
    is(
        &world.post(path, &json!({ "connection": DIRECTORY })).await,
        400,
        JSON,
        &missing,
    );
    let told = of_auth0(
        429,
        "Too Many Requests",
        "too_many_requests",
        "Global limit has been reached",
    );
    is(&world.post(path, &json!({})).await, 429, JSON, &told);
}

#[tokio::test]
async fn golden_auth0_token() {
    let world = World::with(|options| options.limits.source_failures = 1).await;
    let key = world.stack.api_key().expose_secret().to_owned();
    let (id, secret) = key.strip_prefix("lk_").unwrap().split_once('_').unwrap();
    let token = async |secret: &str, grant: &str| {
        let body = json!({ "grant_type": grant, "client_id": id, "client_secret": secret });
        world.post("/oauth/token", &body).await
    };
    let golden = json!({ "access_token": "<text>", "token_type": "Bearer", "expires_in": 3600, "scope": "<text>" });
    is(&token(secret, "client_credentials").await, 200, JSON, &golden);
    let error = |error: &str| json!({ "error": error, "error_description": "<text>" });
    is(
        &token(secret, "password").await,
        403,
        JSON,
        &error("unsupported_grant_type"),
    );
    is(
        &world.post("/oauth/token", &json!({})).await,
        400,
        JSON,
        &error("invalid_request"),
    );
    is(
        &token("x", "client_credentials").await,
        401,
        JSON,
        &error("access_denied"),
    );
    let told = of_auth0(
        429,
        "Too Many Requests",
        "too_many_requests",
        "Global limit has been reached",
    );
    is(&token("x", "client_credentials").await, 429, JSON, &told);
}

/// An error of WSO2's; `message` is the HTTP word.
fn of_wso2(code: &str, word: &str) -> Value {
    json!({ "code": code, "message": word, "description": "<text>", "traceId": "<text>" })
}

fn bad_of_wso2(code: &str) -> Value {
    of_wso2(code, "Bad Request")
}

const TENANTS: [&str; 2] = ["", "/t/app_default"];

#[tokio::test]
async fn golden_wso2_token() {
    for tenant in TENANTS {
        let world = World::with(|options| options.limits.source_failures = 1).await;
        let key = world.stack.api_key().expose_secret().to_owned();
        let (id, secret) = key.strip_prefix("lk_").unwrap().split_once('_').unwrap();
        let path = format!("{tenant}/oauth2/token");
        let token = async |secret: &str, grant: &str| {
            let request = world.request(Method::POST, &path).basic_auth(id, Some(secret));
            world.send(request.form(&[("grant_type", grant)])).await
        };
        let golden = json!({ "access_token": "<text>", "scope": "<text>", "token_type": "Bearer", "expires_in": 3600 });
        is(&token(secret, "client_credentials").await, 200, JSON, &golden);
        let error = |error: &str| json!({ "error": error, "error_description": "<text>" });
        let unsupported = error("unsupported_grant_type");
        is(&token(secret, "password").await, 400, JSON, &unsupported);
        is(&token(secret, "").await, 400, JSON, &error("invalid_request"));
        let stranger = token("x", "client_credentials").await;
        is(&stranger, 401, JSON, &error("invalid_client"));
        let held = token("x", "client_credentials").await;
        is(&held, 429, JSON, &error("temporarily_unavailable"));
    }
}

/// No key, and one without the scope.
async fn guarded_of_wso2(world: &World, method: Method, path: &str, body: &Value) {
    let nobody = world.send(world.request(method.clone(), path).json(body)).await;
    is(&nobody, 401, JSON, &of_wso2("api_key_missing", "Unauthorized"));
    let idle = world.key(&[Scope::KeysRead], Reach::Deployment, |_| ()).await;
    let lacking = world.request(method, path).bearer_auth(idle.expose_secret());
    let lacking = world.send(lacking.json(body)).await;
    is(&lacking, 403, JSON, &of_wso2("scope_missing", "Forbidden"));
}

fn scenario(username: &str, scenario: &str) -> Value {
    json!({
        "user": { "username": username, "realm": "PRIMARY" },
        "properties": [{ "key": "RecoveryScenario", "value": scenario }],
    })
}

#[tokio::test]
async fn golden_wso2_codes() {
    for tenant in TENANTS {
        let domain = if tenant.is_empty() {
            "carbon.super"
        } else {
            "app_default"
        };
        let world = World::new().await;
        kim(&world).await;
        let path = |call: &str| format!("{tenant}{USER_API}/{call}");
        let resend = path("resend-code");
        guarded_of_wso2(&world, Method::POST, &resend, &scenario(KIM, "ASK_PASSWORD")).await;
        is_empty(&post(&world, &resend, scenario(KIM, "ASK_PASSWORD")).await, 201);
        let plain = json!({
            "message": "User recovery data is not found. Please re-initiate the recovery flow.", "traceId": "<text>",
        });
        is(
            &post(&world, &resend, scenario("nobody", "ASK_PASSWORD")).await,
            400,
            JSON,
            &plain,
        );
        is(
            &post(&world, &resend, scenario(KIM, "X")).await,
            400,
            JSON,
            &bad_of_wso2("20038"),
        );
        let store = json!({ "user": { "username": KIM, "realm": "OTHER" } });
        is(&post(&world, &resend, store).await, 400, JSON, &bad_of_wso2("17009"));
        let text = world.admin(Method::POST, &resend).header("content-type", "text/plain");
        let told = of_wso2("content_type_not_json", "Unsupported Media Type");
        is(&world.send(text.body("x")).await, 415, JSON, &told);
        // Somebody without a number cannot be sent a code by SMS.
        let by_sms = scenario(KIM, "ASK_PASSWORD_VIA_SMS_OTP");
        is(&post(&world, &resend, by_sms).await, 400, JSON, &bad_of_wso2("18021"));

        let code = json!({ "code": world.ticket(KIM).await });
        let (validate, introspect) = (path("validate-code"), path("introspect-code"));
        guarded_of_wso2(&world, Method::POST, &validate, &code).await;
        guarded_of_wso2(&world, Method::POST, &introspect, &code).await;
        let golden = json!({
            "username": KIM, "realm": "PRIMARY", "tenantDomain": domain, "recoveryScenario": "ASK_PASSWORD",
        });
        is(&post(&world, &validate, code.clone()).await, 202, JSON, &golden);
        let golden = json!({
            "user": { "username": KIM, "realm": "PRIMARY" }, "recoveryScenario": "ASK_PASSWORD",
            "recoveryStep": "UPDATE_PASSWORD", "isExpired": "<boolean>",
        });
        is(&post(&world, &introspect, code.clone()).await, 200, JSON, &golden);
        for path in [&validate, &introspect] {
            is(
                &post(&world, path, json!({ "code": "x" })).await,
                400,
                JSON,
                &bad_of_wso2("18001"),
            );
            is(&post(&world, path, json!({})).await, 400, JSON, &bad_of_wso2("20037"));
        }
        is_empty(&post(&world, &resend, scenario(KIM, "ASK_PASSWORD")).await, 201);
        is(&post(&world, &validate, code).await, 400, JSON, &bad_of_wso2("18023"));
        let code = json!({ "code": world.ticket(KIM).await });
        world.advance(SignedDuration::from_hours(25));
        is(&post(&world, &validate, code).await, 400, JSON, &bad_of_wso2("18002"));
        let otp = scenario(KIM, "ASK_PASSWORD_VIA_EMAIL_OTP");
        is_empty(&post(&world, &resend, otp).await, 201);
        let otp = world.messages().await[0].code.clone().unwrap();
        let named = json!({ "code": otp, "properties": [{ "key": "username", "value": KIM }] });
        let golden = json!({
            "username": KIM, "realm": "PRIMARY", "tenantDomain": domain, "confirmationCode": "<text>",
            "recoveryScenario": "ASK_PASSWORD_VIA_EMAIL_OTP",
        });
        is(&post(&world, &validate, named.clone()).await, 202, JSON, &golden);
        world.advance(SignedDuration::from_hours(25));
        is(&post(&world, &validate, named).await, 400, JSON, &bad_of_wso2("18001"));
    }
}

#[tokio::test]
async fn golden_wso2_my_codes() {
    for tenant in TENANTS {
        let world = World::new().await;
        kim(&world).await;
        let ticket = world.ticket(KIM).await;
        let call = async |call: &str, body: Value| {
            let request = world.request(Method::POST, &format!("{tenant}{USER_API}/me/{call}"));
            world.send(request.bearer_auth(&ticket).json(&body)).await
        };
        is_empty(&call("resend-code", json!({ "properties": [] })).await, 201);
        let soon = of_wso2("code_asked_too_soon", "Too Many Requests");
        is(&call("resend-code", json!({})).await, 429, JSON, &soon);
        let code = world.code(KIM).await;
        is(
            &call("validate-code", json!({})).await,
            400,
            JSON,
            &bad_of_wso2("20037"),
        );
        let wrong = json!({ "code": wrong(&code) });
        is(&call("validate-code", wrong).await, 400, JSON, &bad_of_wso2("18001"));
        world.advance(SignedDuration::from_mins(11));
        let over = call("validate-code", json!({ "code": code })).await;
        is(&over, 400, JSON, &bad_of_wso2("18022"));
        is_empty(&call("resend-code", json!({})).await, 201);
        let code = world.code(KIM).await;
        is_empty(&call("validate-code", json!({ "code": code })).await, 202);
        let nobody = world
            .post(&format!("{tenant}{USER_API}/me/resend-code"), &json!({}))
            .await;
        is(&nobody, 401, JSON, &of_wso2("api_key_missing", "Unauthorized"));
    }
}

#[tokio::test]
async fn golden_wso2_offline_link() {
    for tenant in TENANTS {
        let world = World::new().await;
        let user = kim(&world).await;
        let path = format!("{tenant}/api/users/v1/offline-invite-link");
        let body = json!({ "username": KIM, "userstore": "PRIMARY" });
        guarded_of_wso2(&world, Method::POST, &path, &body).await;
        let link = post(&world, &path, body.clone()).await.expect(201);
        assert_eq!(link.headers["content-type"], "text/plain; charset=utf-8");
        assert!(
            link.text.starts_with("http") && link.text.contains("/i/"),
            "{}",
            link.text
        );
        let nobody = json!({ "username": "nobody" });
        is(&post(&world, &path, nobody).await, 400, JSON, &bad_of_wso2("18003"));
        let store = json!({ "username": KIM, "userstore": "OTHER" });
        is(&post(&world, &path, store).await, 400, JSON, &bad_of_wso2("17009"));
        let disable = format!("/v1/users/{}/disable", user["id"].as_str().unwrap());
        post(&world, &disable, json!({})).await.expect(200);
        is(&post(&world, &path, body).await, 400, JSON, &bad_of_wso2("17004"));
    }
}

#[tokio::test]
async fn golden_wso2_recovery() {
    for tenant in TENANTS {
        let world = World::new().await;
        kim(&world).await;
        let call = async |step: &str, body: Value| post(&world, &format!("{tenant}{RECOVERY}/{step}"), body).await;
        let claims = |username: &str| json!({ "claims": [{ "uri": "http://wso2.org/claims/username", "value": username }], "properties": [] });
        for step in ["init", "recover", "resend", "confirm", "reset"] {
            let path = format!("{tenant}{RECOVERY}/{step}");
            guarded_of_wso2(&world, Method::POST, &path, &claims(KIM)).await;
        }
        let link =
            |rel: &str, step: &str| json!({ "rel": rel, "href": format!("{tenant}{RECOVERY}/{step}"), "type": "POST" });
        let begun = call("init", claims(KIM)).await;
        let golden = json!([{
            "mode": "recoverWithNotifications",
            "channelInfo": {
                "recoveryCode": "<text>",
                "channels": [{ "id": "1", "type": "EMAIL", "value": "<text>", "preferred": true }],
            },
            "links": [link("next", "recover")],
        }]);
        is(&begun, 200, JSON, &golden);
        is(&call("init", claims("nobody")).await, 200, JSON, &json!([]));
        is(
            &call("init", json!({ "claims": [] })).await,
            400,
            JSON,
            &bad_of_wso2("UAR-10002"),
        );
        let recovery = begun.json()[0]["channelInfo"]["recoveryCode"].clone();
        let recover = |channel: &str| json!({ "recoveryCode": recovery, "channelId": channel, "properties": [] });
        let sent = call("recover", recover("1")).await;
        let golden = json!({
            "code": "PWR-02002", "message": "<text>", "flowConfirmationCode": "<text>", "notificationChannel": "EMAIL",
            "resendCode": "<text>", "links": [link("next", "confirm"), link("resend", "resend")],
        });
        is(&sent, 202, JSON, &golden);
        is(
            &call("recover", recover("9")).await,
            400,
            JSON,
            &bad_of_wso2("UAR-10009"),
        );
        let not_found = |code: &str| of_wso2(code, "Not Found");
        let made_up = json!({ "recoveryCode": "x", "channelId": "1" });
        is(&call("recover", made_up).await, 404, JSON, &not_found("UAR-10001"));
        let again = call("resend", json!({ "resendCode": sent.json()["resendCode"] })).await;
        is(&again, 202, JSON, &golden);
        is(
            &call("resend", json!({ "resendCode": "x" })).await,
            404,
            JSON,
            &not_found("UAR-10012"),
        );
        let otp = world.newest("invitation_code", KIM).await.code.clone().unwrap();
        let confirmation = again.json()["flowConfirmationCode"].clone();
        let confirm = |otp: &str| json!({ "confirmationCode": confirmation, "otp": otp });
        is(
            &call("confirm", confirm(&wrong(&otp))).await,
            404,
            JSON,
            &not_found("18001"),
        );
        let confirmed = call("confirm", confirm(&otp)).await;
        let golden = json!({ "resetCode": "<text>", "links": [link("next", "reset")] });
        is(&confirmed, 200, JSON, &golden);
        let reset = |password: &str| {
            json!({
                "resetCode": confirmed.json()["resetCode"], "flowConfirmationCode": confirmation, "password": password,
            })
        };
        let mut weak = of_wso2("20035", "Precondition Failed");
        weak["resetCode"] = "<text>".into();
        weak["links"] = json!([link("next", "reset")]);
        is(&call("reset", reset("short")).await, 412, JSON, &weak);
        let nothing = json!({ "resetCode": "x" });
        is(&call("reset", nothing).await, 400, JSON, &bad_of_wso2("PWR-10003"));
        let done = json!({ "code": "PWR-02001", "message": "<text>" });
        is(&call("reset", reset(PASSWORD)).await, 200, JSON, &done);
        let over = |code: &str| of_wso2(code, "Not Acceptable");
        is(&call("reset", reset(PASSWORD)).await, 406, JSON, &over("18023"));
        world.advance(SignedDuration::from_mins(61));
        is(&call("recover", recover("1")).await, 406, JSON, &over("UAR-10013"));
    }
}

#[tokio::test]
async fn golden_wso2_governance() {
    for tenant in TENANTS {
        let world = World::new().await;
        let base = format!("{tenant}{GOVERNANCE}");
        let category = format!("{base}/VXNlciBPbmJvYXJkaW5n");
        let connector = format!("{category}/connectors/dXNlci1lbWFpbC12ZXJpZmljYXRpb24");
        let property =
            json!({ "name": "<text>", "value": "<text>", "displayName": "<text>", "description": "<any text>" });
        let golden = json!({
            "id": "dXNlci1lbWFpbC12ZXJpZmljYXRpb24", "name": "user-email-verification", "category": "User Onboarding",
            "friendlyName": "Ask Password", "order": "<number>", "subCategory": "DEFAULT",
            "properties": { "<each>": property },
        });
        let categories = json!([{
            "id": "VXNlciBPbmJvYXJkaW5n", "name": "User Onboarding", "self": "<text>",
            "connectors": [{ "id": "dXNlci1lbWFpbC12ZXJpZmljYXRpb24", "self": "<text>" }],
        }]);
        let one = json!({ "name": "User Onboarding", "connectors": [golden] });
        for (path, golden) in [
            (&base, &categories),
            (&category, &one),
            (&format!("{category}/connectors"), &json!([golden])),
            (&connector, &golden),
        ] {
            guarded_of_wso2(&world, Method::GET, path, &json!({})).await;
            is(&world.admin_get(path).await, 200, JSON, golden);
        }
        let change = |value: &str| {
            let properties = json!([{ "name": "EmailVerification.OTP.OTPLength", "value": value }]);
            json!({ "operation": "UPDATE", "properties": properties })
        };
        guarded_of_wso2(&world, Method::PATCH, &connector, &change("8")).await;
        is(
            &ask(&world, Method::PATCH, &connector, &change("8")).await,
            200,
            JSON,
            &golden,
        );
        let told = bad_of_wso2("settings_not_valid");
        is(
            &ask(&world, Method::PATCH, &connector, &change("99")).await,
            400,
            JSON,
            &told,
        );
        let nowhere = world.admin_get(&format!("{base}/x")).await;
        is(&nowhere, 404, JSON, &of_wso2("IDG-50008", "Not Found"));
        let nowhere = world
            .admin_get(&connector.replace(connector.rsplit('/').next().unwrap(), "x"))
            .await;
        is(&nowhere, 404, JSON, &of_wso2("IDG-50009", "Not Found"));
    }
}

fn of_flow(code: &str) -> Value {
    let mut fault = bad_of_wso2(code);
    fault["flowType"] = "INVITED_USER_REGISTRATION".into();
    fault
}

#[tokio::test]
async fn golden_wso2_flow() {
    for tenant in TENANTS {
        let world = World::new().await;
        let ticket = world.invited(KIM).await;
        let path = format!("{tenant}{FLOW}");
        let execute = async |body: Value| world.post(&path, &body).await;
        let input = |identifier: &str, variant: &str| {
            json!({
                "id": format!("input_{identifier}"), "type": "INPUT", "variant": variant,
                "config": { "identifier": identifier, "label": "<text>", "required": true },
            })
        };
        let button = |action: &str, variant: &str| {
            json!({
                "id": format!("button_{action}"), "type": "BUTTON", "variant": variant, "actionId": action,
                "config": { "type": "submit", "text": "<text>" },
            })
        };
        let view = |components: Value, required: Value, messages: Value, more: Value| {
            json!({
                "flowId": "<text>", "flowType": "INVITED_USER_REGISTRATION", "flowStatus": "INCOMPLETE", "type": "VIEW",
                "data": {
                    "components": [{ "id": "form", "type": "FORM", "components": components }],
                    "requiredParams": required, "additionalData": more, "messages": messages,
                },
            })
        };
        let start = execute(json!({ "flowType": "INVITED_USER_REGISTRATION" })).await;
        let entrance = json!([input("confirmationCode", "TEXT"), button("submit", "PRIMARY")]);
        is(
            &start,
            200,
            JSON,
            &view(entrance, json!(["confirmationCode"]), json!([]), json!({})),
        );
        let body = json!({
            "flowId": start.json()["flowId"], "actionId": "submit", "inputs": { "confirmationCode": ticket },
        });
        let otp = execute(body).await;
        let fields = json!([
            input("otp", "OTP"),
            button("submit", "PRIMARY"),
            button("resend", "SECONDARY")
        ]);
        let more = json!({ "destination": "<text>" });
        is(
            &otp,
            200,
            JSON,
            &view(fields.clone(), json!(["otp"]), json!([]), more.clone()),
        );
        let flow = otp.json()["flowId"].clone();
        let step =
            async |inputs: Value| execute(json!({ "flowId": flow, "actionId": "submit", "inputs": inputs })).await;
        let dance = json!({ "flowId": flow, "actionId": "dance", "inputs": {} });
        is(&execute(dance).await, 400, JSON, &of_flow("FE-60009"));
        let code = world.code(KIM).await;
        let problem = json!([{ "type": "ERROR", "message": "<text>", "i18nKey": "<text>" }]);
        let refused = step(json!({ "otp": wrong(&code) })).await;
        is(&refused, 200, JSON, &view(fields, json!(["otp"]), problem, more));
        let password = step(json!({ "otp": code })).await;
        let fields = json!([
            input("password", "PASSWORD"),
            input("confirmPassword", "PASSWORD"),
            button("submit", "PRIMARY"),
        ]);
        let required = json!(["password", "confirmPassword"]);
        let more = json!({ "minLength": "<number>" });
        is(&password, 200, JSON, &view(fields, required, json!([]), more));
        let done = step(json!({ "password": PASSWORD, "confirmPassword": PASSWORD })).await;
        let golden = json!({
            "flowId": "<text>", "flowType": "INVITED_USER_REGISTRATION", "flowStatus": "COMPLETE", "type": "REDIRECTION",
            "data": {
                "components": [], "redirectURL": "<url>", "requiredParams": [], "additionalData": {}, "messages": [],
            },
        });
        is(&done, 200, JSON, &golden);
        for (body, code) in [
            (json!({}), "FE-60011"),
            (json!({ "flowType": "X" }), "FE-60103"),
            (json!({ "flowType": "REGISTRATION" }), "FE-60104"),
            (json!({ "flowId": "x", "inputs": {} }), "FE-60001"),
            (json!({ "actionId": "submit" }), "FE-60004"),
            (
                json!({ "flowId": flow, "actionId": "submit", "inputs": { "password": PASSWORD } }),
                "FE-60006",
            ),
        ] {
            is(&execute(body).await, 400, JSON, &of_flow(code));
        }
    }
}

/// An error of SCIM (RFC 7644 section 3.12).
fn of_scim(status: u16, kind: &str) -> Value {
    let schema = "urn:ietf:params:scim:api:messages:2.0:Error";
    let mut error = json!({ "schemas": [schema], "status": status.to_string(), "detail": "<text>" });
    if !kind.is_empty() {
        error["scimType"] = kind.into();
    }
    error
}

fn list(resources: Value, total: usize) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": total, "startIndex": 1,
        "itemsPerPage": total, "Resources": resources,
    })
}

#[tokio::test]
async fn golden_scim_users() {
    for tenant in TENANTS {
        let world = World::new().await;
        let users = format!("{tenant}/scim2/Users");
        let body = json!({
            "schemas": [], "userName": "kim", "name": { "givenName": "Kim", "familyName": "Berg" }, "externalId": "7",
            "emails": [{ "value": KIM }], "phoneNumbers": [{ "value": "+4915112345678" }], "roles": ["editor"],
            "urn:scim:wso2:schema": { "askPassword": "true", "verifyEmail": true, "country": "NO" },
        });
        let golden = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "urn:scim:wso2:schema"],
            "id": "<text>", "userName": "kim", "externalId": "7", "active": true,
            "name": { "givenName": "Kim", "familyName": "Berg" }, "emails": [{ "value": KIM }],
            "phoneNumbers": [{ "value": "+4915112345678", "type": "mobile" }], "roles": [{ "value": "editor" }],
            "urn:scim:wso2:schema": { "askPassword": true, "verifyEmail": true, "country": "NO" },
            "meta": { "resourceType": "User", "created": "<time>", "lastModified": "<time>", "location": "<url>" },
        });
        let made = post(&world, &users, body.clone()).await;
        is(&made, 201, SCIM, &golden);
        let user = made.json();
        assert_eq!(made.headers["location"], user["meta"]["location"].as_str().unwrap());
        let path = format!("{users}/{}", user["id"].as_str().unwrap());
        assert!(user["meta"]["location"].as_str().unwrap().ends_with(&path));
        let search = format!("{users}/.search");
        for (method, path) in [
            (Method::POST, &users),
            (Method::GET, &users),
            (Method::POST, &search),
            (Method::GET, &path),
            (Method::PUT, &path),
            (Method::PATCH, &path),
            (Method::DELETE, &path),
        ] {
            let nobody = world.send(world.request(method.clone(), path).json(&body)).await;
            is(&nobody, 401, SCIM, &of_scim(401, ""));
            let idle = world.key(&[Scope::KeysRead], Reach::Deployment, |_| ()).await;
            let lacking = world
                .request(method, path)
                .bearer_auth(idle.expose_secret())
                .json(&body);
            is(&world.send(lacking).await, 403, SCIM, &of_scim(403, ""));
        }
        is(&world.admin_get(&path).await, 200, SCIM, &golden);
        let all = list(json!([golden]), 1);
        is(&world.admin_get(&users).await, 200, SCIM, &all);
        is(
            &world
                .admin_get(&format!("{users}?filter=userName%20eq%20%22kim%22"))
                .await,
            200,
            SCIM,
            &all,
        );
        let none = world
            .admin_get(&format!("{users}?filter=userName%20eq%20%22x%22"))
            .await;
        is(&none, 200, SCIM, &list(json!([]), 0));
        let wanted = json!({ "schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "startIndex": 1 });
        is(&post(&world, &search, wanted.clone()).await, 200, SCIM, &all);
        // Over all kinds of resources: users, and the groups that their roles make.
        let editors = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "id": "<text>", "displayName": "editor",
            "members": [{ "value": user["id"], "type": "User", "$ref": "<url>" }],
            "meta": { "resourceType": "Group", "location": "<url>" },
        });
        is(
            &post(&world, &format!("{tenant}/scim2/.search"), wanted).await,
            200,
            SCIM,
            &list(json!([golden, editors]), 2),
        );
        is(
            &post(&world, &users, body.clone()).await,
            409,
            SCIM,
            &of_scim(409, "uniqueness"),
        );
        is(
            &post(&world, &users, json!({})).await,
            400,
            SCIM,
            &of_scim(400, "invalidSyntax"),
        );
        let bent = json!({ "userName": "a b" });
        is(
            &post(&world, &users, bent).await,
            400,
            SCIM,
            &of_scim(400, "invalidValue"),
        );
        let filter = world.admin_get(&format!("{users}?filter=nonsense")).await;
        is(&filter, 400, SCIM, &of_scim(400, "invalidFilter"));
        is(&ask(&world, Method::PUT, &path, &body).await, 200, SCIM, &golden);
        let operation = |path: &str| json!({ "Operations": [{ "op": "replace", "path": path, "value": "8" }] });
        let mut changed = golden.clone();
        changed["externalId"] = "8".into();
        is(
            &ask(&world, Method::PATCH, &path, &operation("externalId")).await,
            200,
            SCIM,
            &changed,
        );
        // What is not kept is passed over.
        let nowhere = ask(&world, Method::PATCH, &path, &operation("colour")).await;
        is(&nowhere, 200, SCIM, &changed);
        let nowhere = ask(&world, Method::PATCH, &path, &operation("no path")).await;
        is(&nowhere, 400, SCIM, &of_scim(400, "invalidPath"));
        let text = world
            .admin(Method::POST, &users)
            .header("content-type", "text/plain")
            .body("{}");
        is(&world.send(text).await, 415, SCIM, &of_scim(415, ""));
        is_empty(&world.send(world.admin(Method::DELETE, &path)).await, 204);
        for method in [Method::GET, Method::PUT, Method::PATCH, Method::DELETE] {
            let gone = ask(&world, method, &path, &body).await;
            is(&gone, 404, SCIM, &of_scim(404, ""));
        }
    }
}

#[tokio::test]
async fn golden_scim_groups() {
    for tenant in TENANTS {
        let world = World::new().await;
        let (users, groups) = (format!("{tenant}/scim2/Users"), format!("{tenant}/scim2/Groups"));
        let kim = post(
            &world,
            &users,
            json!({ "userName": "kim", "emails": [{ "value": KIM }] }),
        )
        .await;
        let kim = kim.expect(201).json()["id"].clone();
        let body = json!({ "displayName": "editor", "externalId": "7", "members": [{ "value": kim }] });
        let golden = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "id": "<text>", "displayName": "editor",
            "externalId": "7", "members": [{ "value": kim, "type": "User", "$ref": "<url>" }],
            "meta": { "resourceType": "Group", "created": "<time>", "lastModified": "<time>", "location": "<url>" },
        });
        let made = post(&world, &groups, body.clone()).await;
        is(&made, 201, SCIM, &golden);
        let path = format!("{groups}/{}", made.json()["id"].as_str().unwrap());
        assert!(made.headers["location"].to_str().unwrap().ends_with(&path));
        is(&world.admin_get(&path).await, 200, SCIM, &golden);
        is(&world.admin_get(&groups).await, 200, SCIM, &list(json!([golden]), 1));
        let search = format!("{groups}/.search");
        is(
            &post(&world, &search, json!({})).await,
            200,
            SCIM,
            &list(json!([golden]), 1),
        );
        is(
            &post(&world, &groups, body.clone()).await,
            409,
            SCIM,
            &of_scim(409, "uniqueness"),
        );
        is(
            &post(&world, &groups, json!({})).await,
            400,
            SCIM,
            &of_scim(400, "invalidValue"),
        );
        is(&ask(&world, Method::PUT, &path, &body).await, 200, SCIM, &golden);
        let none = json!({ "Operations": [{ "op": "remove", "path": "members" }] });
        let mut empty = golden.clone();
        empty["members"] = json!([]);
        is(&ask(&world, Method::PATCH, &path, &none).await, 200, SCIM, &empty);
        is_empty(&world.send(world.admin(Method::DELETE, &path)).await, 204);
        for method in [Method::GET, Method::PUT, Method::PATCH, Method::DELETE] {
            let body = if method == Method::PATCH {
                none.clone()
            } else {
                body.clone()
            };
            is(&ask(&world, method, &path, &body).await, 404, SCIM, &of_scim(404, ""));
        }
    }
}

#[tokio::test]
async fn golden_scim_discovery() {
    let world = World::new().await;
    for tenant in TENANTS {
        let get = async |path: &str| world.get(&format!("{tenant}/scim2/{path}")).await;
        let meta = |kind: &str| json!({ "resourceType": kind, "location": "<url>" });
        let supported = json!({ "supported": "<boolean>" });
        let scheme = json!({
            "type": "<text>", "name": "<text>", "description": "<text>", "specUri": "<url>", "primary": "<boolean>",
        });
        let provider = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
            "patch": supported, "changePassword": supported, "sort": supported, "etag": supported,
            "bulk": { "supported": false, "maxOperations": 0, "maxPayloadSize": 0 },
            "filter": { "supported": true, "maxResults": "<number>" },
            "authenticationSchemes": { "<each>": scheme }, "meta": meta("ServiceProviderConfig"),
        });
        is(&get("ServiceProviderConfig").await, 200, SCIM, &provider);
        let user = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"], "id": "User", "name": "User",
            "description": "<text>", "endpoint": "/Users", "schema": "urn:ietf:params:scim:schemas:core:2.0:User",
            "schemaExtensions": [{ "schema": "urn:scim:wso2:schema", "required": false }], "meta": meta("ResourceType"),
        });
        let group = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"], "id": "Group", "name": "Group",
            "description": "<text>", "endpoint": "/Groups", "schema": "urn:ietf:params:scim:schemas:core:2.0:Group",
            "meta": meta("ResourceType"),
        });
        is(&get("ResourceTypes").await, 200, SCIM, &list(json!([user, group]), 2));
        is(&get("ResourceTypes/User").await, 200, SCIM, &user);
        is(&get("ResourceTypes/Group").await, 200, SCIM, &group);
        let schemas = get("Schemas").await.expect(200).json();
        let all = schemas["Resources"].as_array().unwrap();
        assert_eq!((&schemas["totalResults"], all.len() > 1), (&json!(all.len()), true));
        for schema in all {
            assert!(
                schema["attributes"].is_array() && schema["name"].is_string(),
                "{schema}"
            );
            same("meta", &schema["meta"], &meta("Schema"));
            let one = get(&format!("Schemas/{}", schema["id"].as_str().unwrap())).await;
            assert_eq!(one.expect(200).json(), *schema);
        }
        for nowhere in ["Schemas/x", "ResourceTypes/x", "x", "x/y"] {
            is(&get(nowhere).await, 404, SCIM, &of_scim(404, ""));
        }
        let path = format!("{tenant}/scim2/ServiceProviderConfig");
        is(&post(&world, &path, json!({})).await, 405, SCIM, &of_scim(405, ""));
    }
}
