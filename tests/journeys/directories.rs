//! Directories: what Entra ID, Okta, OneLogin and JumpCloud send, in the order in which they send it, and what of it is
//! carried out, passed over or refused. Groups, which are the roles of users, seen through every door that has them.

use std::sync::{Arc, Mutex};

use aws_sdk_dynamodb::config::SharedInterceptor;
use aws_smithy_runtime_api::{
    box_error::BoxError,
    client::{
        interceptors::{Intercept, context::BeforeTransmitInterceptorContextRef},
        runtime_components::RuntimeComponents,
    },
};
use aws_smithy_types::config_bag::ConfigBag;
use domain::api_key::{Reach, Scope};
use reqwest::Method;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::{
    support::{Answer, PASSWORD, World},
    table::{Calls, Table},
};

const USERS: &str = "/scim2/Users";
const GROUPS: &str = "/scim2/Groups";
const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const ERIN: &str = "erin@example.com";

async fn call(world: &World, method: Method, path: &str, body: &Value) -> Answer {
    let request = world
        .admin(method, path)
        .header("content-type", "application/scim+json");
    world.send(request.body(body.to_string())).await
}

async fn patch(world: &World, path: &str, operations: Value) -> Answer {
    let schemas = json!(["urn:ietf:params:scim:api:messages:2.0:PatchOp"]);
    let body = json!({ "schemas": schemas, "Operations": operations });
    call(world, Method::PATCH, path, &body).await
}

async fn make(world: &World, body: &Value) -> Value {
    call(world, Method::POST, USERS, body).await.expect(201).json()
}

/// Lists of users or groups that a filter admits.
async fn filtered(world: &World, path: &str, filter: &str) -> Answer {
    let filter: String = url::form_urlencoded::byte_serialize(filter.as_bytes()).collect();
    let with = if path.contains('?') { '&' } else { '?' };
    world.admin_get(&format!("{path}{with}filter={filter}")).await
}

/// The values of one attribute of all that a filter admits.
async fn found(world: &World, path: &str, filter: &str, name: &str) -> Vec<String> {
    let list = filtered(world, path, filter).await.expect(200).json();
    let all = list["Resources"].as_array().unwrap();
    assert_eq!(list["totalResults"], all.len(), "{list}");
    let mut all: Vec<_> = all.iter().map(|one| one[name].as_str().unwrap().to_owned()).collect();
    all.sort();
    all
}

fn path(user: &Value) -> String {
    format!("{USERS}/{}", id(user))
}

fn id(resource: &Value) -> &str {
    resource["id"].as_str().unwrap()
}

fn members(group: &Value) -> Vec<&str> {
    let all = group["members"].as_array().unwrap().iter();
    all.map(|member| member["value"].as_str().unwrap()).collect()
}

/// The roles of a user as the API of the product has them.
async fn roles(world: &World, user: &Value) -> Value {
    let shown = world.admin_get(&format!("/v1/users/{}", id(user))).await;
    shown.expect(200).json()["roles"].clone()
}

/// Somebody who signs in.
async fn erin(world: &World) -> Value {
    world.active(ERIN).await;
    let list = filtered(world, USERS, &format!("userName eq \"{ERIN}\"")).await;
    list.expect(200).json()["Resources"][0].clone()
}

/// The default mapping of Entra ID: the test of the connection, a user, their changes, and how they leave.
#[tokio::test]
async fn entra_id_provisions_a_user_with_its_default_mapping() {
    let world = World::new().await;
    let nobody = filtered(&world, USERS, "userName eq \"6f1c1f8e-1b8c-4d0f-8d3e-2b9d6f6b2f10\"").await;
    assert_eq!(nobody.expect(200).json()["totalResults"], 0);
    let body = json!({
        "schemas": [USER, ENTERPRISE], "externalId": "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
        "userName": "Erin@Example.com", "active": true, "displayName": "Erin Moore", "title": "Engineer",
        "emails": [{ "primary": true, "type": "work", "value": "erin@example.com" }],
        "name": { "formatted": "Erin Moore", "familyName": "Moore", "givenName": "Erin" },
        "addresses": [{ "type": "work", "country": "NO", "formatted": null }],
        "phoneNumbers": [{ "type": "work", "value": "425-555-0100" }, { "type": "fax", "value": "425-555-0101" }],
        "preferredLanguage": "de-DE", "meta": { "resourceType": "User" }, "roles": [],
        ENTERPRISE: { "department": "Engines", "employeeNumber": "7", "manager": { "value": "x" } },
    });
    let user = make(&world, &body).await;
    assert_eq!(user["userName"], "Erin@Example.com", "as it was sent");
    assert_eq!(
        user["emails"],
        json!([{ "value": ERIN, "type": "work", "primary": true }])
    );
    assert_eq!(user["phoneNumbers"], Value::Null);
    for filter in [
        "externalId eq \"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef\"",
        "emails[type eq \"work\"].value eq \"ERIN@example.com\"",
        "userName eq \"erin@example.com\"",
    ] {
        assert_eq!(found(&world, USERS, filter, "id").await, [id(&user)], "{filter}");
    }
    let path = path(&user);
    let ticket = world.ticket(ERIN).await;
    let code = world.asked(&ticket, ERIN).await;
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    let changed = patch(
        &world,
        &path,
        json!([
            { "op": "Replace", "path": "displayName", "value": "Erin M." },
            { "op": "Replace", "path": "name.familyName", "value": "Miles" },
            { "op": "Replace", "path": "name.formatted", "value": "Erin Miles" },
            { "op": "Add", "path": "title", "value": "Lead" },
            { "op": "Add", "path": "phoneNumbers[type eq \"work\"].value", "value": "425-555-0102" },
            { "op": "Add", "path": "phoneNumbers[type eq \"mobile\"].value", "value": "+4915112345678" },
            { "op": "Replace", "path": "addresses[type eq \"work\"].country", "value": "DE" },
            { "op": "Add", "path": format!("{ENTERPRISE}:department"), "value": "Looms" },
            { "op": "Replace", "path": format!("{ENTERPRISE}:manager"), "value": "" },
            { "op": "Remove", "path": format!("{ENTERPRISE}:employeeNumber") },
            { "op": "Replace", "path": "preferredLanguage", "value": "fr" },
            { "op": "Replace", "path": "userName", "value": "ERIN@example.com" },
        ]),
    )
    .await
    .expect(200)
    .json();
    assert_eq!(changed["name"], json!({ "familyName": "Miles", "givenName": "Erin" }));
    assert_eq!(
        (&changed["displayName"], &changed["userName"]),
        (&json!("Erin M."), &json!("ERIN@example.com"))
    );
    assert_eq!(
        changed["phoneNumbers"],
        json!([{ "value": "+4915112345678", "type": "mobile" }])
    );
    // Deleted in the directory: switched off, and renamed there in the same request.
    let gone = json!([
        { "op": "Replace", "path": "active", "value": "False" },
        { "op": "Replace", "path": "userName", "value": "0a21f0f28d2a4f8ebf987363c4aed4eferin@example.com" },
    ]);
    let gone = patch(&world, &path, gone).await.expect(200).json();
    assert_eq!(
        (&gone["active"], &gone["userName"]),
        (&json!(false), &json!("ERIN@example.com"))
    );
    world.sign_in(ERIN, PASSWORD).await.refused(401, "sign_in_failed");
    assert_eq!(
        found(&world, USERS, "externalId pr and active eq false", "id").await,
        [id(&user)]
    );
    let back = json!([{ "op": "Replace", "path": "active", "value": "True" }]);
    patch(&world, &path, back).await.expect(200);
    world.sign_in(ERIN, PASSWORD).await.expect(200);
    world.send(world.admin(Method::DELETE, &path)).await.expect(204);
}

/// Okta: it looks, makes, reads, replaces whole, and switches off, with a password that it makes up.
#[tokio::test]
async fn okta_provisions_a_user_with_put() {
    let world = World::new().await;
    for asked in ["?startIndex=1&count=2", "?startIndex=1&count=100"] {
        world.admin_get(&format!("{USERS}{asked}")).await.expect(200);
        world.admin_get(&format!("{GROUPS}{asked}")).await.expect(200);
    }
    let list = filtered(
        &world,
        &format!("{USERS}?startIndex=1&count=100"),
        "userName eq \"test.user@okta.local\"",
    )
    .await;
    assert_eq!(list.expect(200).json()["Resources"], json!([]));
    let mut body = json!({
        "schemas": [USER], "userName": "test.user@okta.local", "name": { "givenName": "Test", "familyName": "User" },
        "emails": [{ "primary": true, "value": "test.user@okta.local", "type": "work" }], "displayName": "Test User",
        "locale": "en-US", "externalId": "00ujl29u0le5T6Aj10h7", "groups": [], "password": "1mz050nq", "active": true,
    });
    let user = make(&world, &body).await;
    let path = path(&user);
    assert_eq!(world.admin_get(&path).await.expect(200).json(), user);
    assert_eq!(user["password"], Value::Null);
    // What it reads, it sends again, changed.
    body = user.clone();
    body["name"]["familyName"] = "Another".into();
    body["phoneNumbers"] = json!([{ "value": "", "type": "mobile" }, { "value": null, "type": "work" }]);
    let changed = call(&world, Method::PUT, &path, &body).await.expect(200).json();
    assert_eq!(changed["name"]["familyName"], "Another");
    assert_eq!(
        (&changed["emails"], &changed["userName"]),
        (&user["emails"], &user["userName"])
    );
    let off = json!([{ "op": "replace", "value": { "active": false } }]);
    assert_eq!(patch(&world, &path, off).await.expect(200).json()["active"], false);
    body["active"] = true.into();
    assert_eq!(
        call(&world, Method::PUT, &path, &body).await.expect(200).json()["active"],
        true
    );
    body["active"] = false.into();
    body["userName"] = "renamed@okta.local".into();
    let off = call(&world, Method::PUT, &path, &body).await.expect(200).json();
    assert_eq!((&off["active"], &off["userName"]), (&json!(false), &user["userName"]));
    // Somebody who is there is not made twice.
    body["userName"] = "test.user@okta.local".into();
    call(&world, Method::POST, USERS, &body).await.expect(409);
}

/// OneLogin leaves empty what it has nothing for, and JumpCloud sends whole users; both ask with a slash at the end.
#[tokio::test]
async fn onelogin_and_jumpcloud_send_empty_values_and_whole_users() {
    let world = World::new().await;
    let onelogin = json!({
        "schemas": [USER, ENTERPRISE], "userName": ERIN, "externalId": 1234567, "active": true,
        "name": { "givenName": "Erin", "familyName": "", "formatted": "Erin" }, "displayName": "",
        "emails": [{ "value": ERIN, "type": "work", "primary": true }], "phoneNumbers": [{ "value": "", "type": "work" }],
        "title": "", "roles": [], "groups": [], ENTERPRISE: { "department": "", "manager": {} },
    });
    let user = call(&world, Method::POST, "/scim2/Users/", &onelogin)
        .await
        .expect(201)
        .json();
    assert_eq!(
        (&user["externalId"], &user["name"]),
        (&json!("1234567"), &json!({ "givenName": "Erin" }))
    );
    assert_eq!(
        (&user["displayName"], &user["phoneNumbers"]),
        (&Value::Null, &Value::Null)
    );
    let found = filtered(&world, "/scim2/Users/", "externalId eq 1234567").await;
    assert_eq!(found.expect(200).json()["totalResults"], 1);
    let jumpcloud = json!({
        "schemas": [USER, ENTERPRISE], "id": id(&user), "userName": ERIN, "externalId": null, "active": true,
        "displayName": "Erin Moore", "name": { "givenName": "Erin", "familyName": "Moore", "middleName": "" },
        "emails": [{ "value": ERIN, "type": "work", "primary": true }, { "value": null, "type": "home" }],
        "phoneNumbers": [{ "type": "mobile", "value": "0151 12345678" }], "addresses": [], "timezone": null,
        ENTERPRISE: { "employeeNumber": null },
    });
    let path = format!("{}/", path(&user));
    let changed = call(&world, Method::PUT, &path, &jumpcloud).await.expect(200).json();
    assert_eq!(
        (&changed["displayName"], &changed["externalId"]),
        (&json!("Erin Moore"), &Value::Null)
    );
    let off = json!({ "Operations": [{ "op": "replace", "path": "active", "value": [{ "value": "False" }] }] });
    assert_eq!(
        call(&world, Method::PATCH, &path, &off).await.expect(200).json()["active"],
        false
    );
    world.send(world.admin(Method::DELETE, &path)).await.expect(204);
}

/// F08, F09: whatever else a request says, whoever is switched off in it does not sign in again.
#[tokio::test]
async fn nothing_holds_back_a_deactivation() {
    let world = World::new().await;
    let user = erin(&world).await;
    let path = path(&user);
    let others = [
        json!({ "op": "Replace", "path": "title", "value": "Ex" }),
        json!({ "op": "Remove", "path": "title" }),
        json!({ "op": "Replace", "path": "name.formatted", "value": "x" }),
        json!({ "op": "Replace", "path": "userName", "value": "0123456789abcdef0123456789abcdeferin@example.com" }),
        json!({ "op": "Replace", "path": "userName", "value": "no name at all" }),
        json!({ "op": "Replace", "path": "id", "value": "usr_x" }),
        json!({ "op": "Replace", "path": "password", "value": PASSWORD }),
        json!({ "op": "Remove", "path": "emails[type eq \"work\"].value" }),
        json!({ "op": "Replace", "path": "emails", "value": [{ "value": "nonsense" }] }),
        json!({ "op": "Replace", "path": "roles", "value": [{ "value": "a b" }] }),
        json!({ "op": "Add", "path": "externalId", "value": { "x": 1 } }),
        json!({ "op": "Replace", "path": "displayName", "value": "x".repeat(500) }),
        json!({ "op": "Replace", "path": "urn:scim:wso2:schema:forcePasswordReset", "value": true }),
        json!({ "op": "Replace", "path": "urn:scim:wso2:schema:accountState", "value": "LOCKED" }),
        json!({ "op": "move", "path": "nickName" }),
        json!({ "op": "Replace", "path": "not a path [", "value": 1 }),
        json!({ "op": "Replace", "path": 7 }),
        json!("nothing"),
    ];
    let off = [
        json!({ "op": "Replace", "path": "active", "value": "False" }),
        json!({ "op": "replace", "value": { "schemas": [USER], "id": id(&user), "active": false } }),
        json!({ "op": "Add", "path": "active", "value": false }),
        json!({ "op": "replace", "value": { "urn:scim:wso2:schema": { "accountLocked": true } } }),
    ];
    let on = || json!([{ "op": "replace", "path": "active", "value": true }]);
    for (at, other) in others.iter().enumerate() {
        let off = &off[at % off.len()];
        for operations in [json!([off, other]), json!([other, off])] {
            let done = patch(&world, &path, operations.clone()).await;
            assert_eq!(done.status, 200, "{operations}: {}", done.text);
            assert_eq!(done.json()["active"], false, "{operations}");
            world.sign_in(ERIN, PASSWORD).await.refused(401, "sign_in_failed");
            patch(&world, &path, on()).await.expect(200);
            world.sign_in(ERIN, PASSWORD).await.expect(200);
        }
    }
    for other in [
        json!({ "userName": "other@example.com" }),
        json!({ "userName": ERIN, "emails": [{ "value": "nonsense", "primary": true }] }),
        json!({ "userName": ERIN, "roles": [{ "value": "a b" }] }),
        json!({ "userName": ERIN, "password": "x", "title": "y", "externalId": "z".repeat(500) }),
        json!({}),
    ] {
        let mut body = other.clone();
        body["active"] = "False".into();
        let done = call(&world, Method::PUT, &path, &body).await;
        assert_eq!(done.status, 200, "{body}: {}", done.text);
        assert_eq!(done.json()["active"], false, "{body}");
        world.sign_in(ERIN, PASSWORD).await.refused(401, "sign_in_failed");
        patch(&world, &path, on()).await.expect(200);
        world.sign_in(ERIN, PASSWORD).await.expect(200);
    }
    // However the request is written.
    let active = |value: Value| json!({ "path": "active", "value": value });
    let with = |op: Value| {
        let mut operation = active(false.into());
        operation["op"] = op;
        operation
    };
    for body in [
        json!({ "Operations": [active(false.into())] }),
        json!({ "Operations": [{ "value": { "active": "False" } }] }),
        json!({ "Operations": [with(7.into())] }),
        json!({ "Operations": [with(Value::Null)] }),
        json!({ "Operations": [with("Update".into())] }),
        json!({ "Operations": [{ "op": "replace", "path": 7, "value": { "active": false } }] }),
        json!({ "Operations": [{ "op": "replace", "path": "active", "value": " false " }] }),
        json!({ "Operations": [{ "op": "replace", "path": "active", "value": 0 }] }),
        json!({ "Operations": [{ "op": "replace", "value": { "active": "0" } }] }),
        json!({ "Operations": { "op": "replace", "path": "active", "value": false } }),
        json!({ "Operations": [{ "op": "replace", "value": { USER: { "active": false } } }] }),
    ] {
        let done = call(&world, Method::PATCH, &path, &body).await;
        assert_eq!(done.status, 200, "{body}: {}", done.text);
        assert_eq!(done.json()["active"], false, "{body}");
        patch(&world, &path, on()).await.expect(200);
    }
    for body in [
        json!({ USER: { "active": false } }),
        json!({ "userName": ERIN, USER: { "active": " False" } }),
    ] {
        let done = call(&world, Method::PUT, &path, &body).await;
        assert_eq!(done.status, 200, "{body}: {}", done.text);
        assert_eq!(done.json()["active"], false, "{body}");
        patch(&world, &path, on()).await.expect(200);
    }
    // Nobody is switched off, or on, by an operation that cannot be read and does not say so.
    for operation in [active(true.into()), json!({ "path": "title", "value": "x" })] {
        let refused = patch(&world, &path, json!([operation])).await;
        assert_eq!(refused.status, 400, "{operation}: {}", refused.text);
    }
    world.sign_in(ERIN, PASSWORD).await.expect(200);
    // What is wrong without it is refused still, and nothing of it is done.
    let before = Table::of(&world).await;
    for other in [
        &others[4],
        &others[5],
        &others[8],
        &others[9],
        &others[14],
        &others[15],
        &others[17],
    ] {
        let refused = patch(
            &world,
            &path,
            json!([{ "op": "add", "path": "externalId", "value": "1" }, other]),
        )
        .await;
        assert_eq!(refused.status, 400, "{other}: {}", refused.text);
    }
    Table::of(&world).await.is(&before);
    // Somebody else's address cannot be taken, and the deactivation is carried out all the same.
    world.active("owner@example.com").await;
    let taken = json!([
        { "op": "Replace", "path": "emails[type eq \"work\"].value", "value": "owner@example.com" },
        { "op": "Replace", "path": "active", "value": false },
    ]);
    let done = patch(&world, &path, taken).await.expect(200).json();
    assert_eq!(
        (&done["active"], &done["emails"][0]["value"]),
        (&json!(false), &json!(ERIN))
    );
}

/// One rule for all forms: what is not kept changes nothing and refuses nothing.
#[tokio::test]
async fn what_is_not_kept_is_passed_over_in_every_form() {
    let world = World::new().await;
    let user = erin(&world).await;
    let path = path(&user);
    let before = Table::of(&world).await;
    let same = json!({ "userName": ERIN, "emails": user["emails"] });
    for (name, value) in [
        ("title", json!("Dr")),
        ("nickName", json!("E")),
        ("name.formatted", json!("Erin")),
        ("name.honorificPrefix", json!("Dr")),
        ("addresses", json!([{ "type": "work", "streetAddress": "x" }])),
        ("addresses[type eq \"work\"].streetAddress", json!("x")),
        ("photos", json!([])),
        ("entitlements[primary eq \"True\"].value", json!("x")),
        ("preferredLanguage", json!("fr")),
        ("groups", json!([{ "value": "g" }])),
        ("password", json!("1aB2cD3e")),
        ("meta", json!({ "location": "x" })),
        ("schemas", json!([USER])),
        ("emails[type eq \"work\"].display", json!("x")),
        ("emails[type eq \"home\"].value", json!("home@example.com")),
        ("phoneNumbers[type eq \"fax\"].value", json!("+493012345678")),
        ("phoneNumbers[type eq \"mobile\"].value", json!("0151 12345678")),
        ("x509Certificates", json!([{ "value": "x" }])),
        (
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
            json!("x"),
        ),
        (
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
            json!({ "value": "x" }),
        ),
        ("urn:ietf:params:scim:schemas:extension:Custom:2.0:User:tag", json!("x")),
        ("urn:ietf:params:scim:schemas:core:2.0:User:title", json!("x")),
    ] {
        for op in ["Add", "replace"] {
            for operation in [
                json!({ "op": op, "path": name, "value": value }),
                json!({ "op": op, "value": { name: value } }),
            ] {
                let done = patch(&world, &path, json!([operation])).await;
                assert_eq!(done.status, 200, "{operation}: {}", done.text);
            }
        }
        if !name.starts_with("phone") && !name.starts_with("emails") {
            let done = patch(&world, &path, json!([{ "op": "remove", "path": name }])).await;
            assert_eq!(done.status, 200, "{name}: {}", done.text);
        }
        if !name.contains('[') {
            let mut body = same.clone();
            body[name] = value.clone();
            call(&world, Method::PUT, &path, &body).await.expect(200);
        }
    }
    Table::of(&world).await.is(&before);
}

/// F13: `null`, `[]` and `""` mean that there is nothing (RFC 7643 section 2.5).
#[tokio::test]
async fn null_and_empty_mean_not_there() {
    let world = World::new().await;
    let nothing = || {
        [
            json!(null),
            json!([]),
            json!(""),
            json!([null]),
            json!([{ "value": null, "type": "work" }]),
        ]
    };
    let names = [
        "emails",
        "phoneNumbers",
        "externalId",
        "active",
        "displayName",
        "name",
        "roles",
        "password",
        ENTERPRISE,
    ];
    for (at, value) in nothing().into_iter().enumerate() {
        let mut body = json!({});
        for name in names {
            body[name] = value.clone();
        }
        body["userName"] = format!("p{at}@example.com").into();
        let user = make(&world, &body).await;
        assert_eq!(user["emails"][0]["value"], body["userName"], "the name is the address");
        assert_eq!((&user["active"], &user["externalId"]), (&json!(true), &Value::Null));
        let put = call(&world, Method::PUT, &path(&user), &body).await.expect(200).json();
        assert_eq!((&put["active"], &put["emails"]), (&json!(true), &user["emails"]));
    }
    let full = json!({
        "userName": "full@example.com", "externalId": "e", "displayName": "D", "name": { "givenName": "G", "familyName": "F" },
        "phoneNumbers": [{ "type": "mobile", "value": "+4915112345678" }], "roles": ["editor"],
        "emails": [{ "value": "full@example.com", "type": "work" }],
    });
    for (at, value) in nothing().into_iter().enumerate() {
        let mut body = full.clone();
        body["userName"] = format!("full{at}@example.com").into();
        let user = make(&world, &body).await;
        let path = path(&user);
        let gone = [
            "externalId",
            "displayName",
            "name.givenName",
            "name.familyName",
            "phoneNumbers",
            "roles",
            "emails",
            "active",
        ];
        let adds = gone.map(|name| json!({ "op": "add", "path": name, "value": value }));
        assert_eq!(
            patch(&world, &path, json!(adds)).await.expect(200).json()["externalId"],
            "e",
            "nothing is added"
        );
        let replaces = gone.map(|name| json!({ "op": "replace", "path": name, "value": value }));
        let after = patch(&world, &path, json!(replaces)).await.expect(200).json();
        assert_eq!(after["emails"], user["emails"], "an address stays");
        assert_eq!((&after["active"], &after["roles"]), (&json!(true), &json!([])));
        for name in ["externalId", "displayName", "name", "phoneNumbers"] {
            assert_eq!(after[name], Value::Null, "{name} {value}");
        }
    }
    // Kept attributes in the forms in which some send a single value.
    let user = make(&world, &json!({ "userName": "single@example.com" })).await;
    for value in [
        json!([{ "value": "Kim" }]),
        json!({ "value": "Kim" }),
        json!(["Kim"]),
        json!("Kim"),
    ] {
        let named = patch(
            &world,
            &path(&user),
            json!([{ "op": "Replace", "path": "displayName", "value": value }]),
        )
        .await;
        assert_eq!(named.expect(200).json()["displayName"], "Kim", "{value}");
    }
}

/// F11: what was said of an address or a number, and how a name was written, is told again.
#[tokio::test]
async fn types_and_spellings_are_answered_as_they_were_sent() {
    let world = World::new().await;
    let emails = json!([{ "value": "kim@example.com", "type": "Home", "primary": true }]);
    let numbers = json!([{ "value": "+4915112345678", "type": "mobile", "primary": false }]);
    let body = json!({ "userName": "Kim.Berg", "emails": emails, "phoneNumbers": numbers });
    let user = make(&world, &body).await;
    let path = path(&user);
    for shown in [user.clone(), world.admin_get(&path).await.expect(200).json()] {
        assert_eq!((&shown["emails"], &shown["phoneNumbers"]), (&emails, &numbers));
        assert_eq!(shown["userName"], "Kim.Berg");
    }
    let work = json!([{ "op": "replace", "path": "emails", "value": [{ "value": "k@example.com", "type": "work" }] }]);
    let changed = patch(&world, &path, work).await.expect(200).json();
    assert_eq!(changed["emails"], json!([{ "value": "k@example.com", "type": "work" }]));
    // `Add` at the one value of a type replaces it (RFC 7644 section 3.5.2.1), and the type stays.
    let add = json!([{ "op": "Add", "path": "emails[type eq \"work\"].value", "value": "f@example.com" }]);
    let changed = patch(&world, &path, add).await.expect(200).json();
    assert_eq!(changed["emails"], json!([{ "value": "f@example.com", "type": "work" }]));
    let primary = json!([{ "op": "Add", "path": "emails[type eq \"work\"].primary", "value": true }]);
    let changed = patch(&world, &path, primary).await.expect(200).json();
    assert_eq!(
        changed["emails"],
        json!([{ "value": "f@example.com", "type": "work", "primary": true }])
    );
    let other =
        json!([{ "op": "replace", "path": "emails", "value": [{ "value": "o@example.com", "primary": false }] }]);
    let changed = patch(&world, &path, other).await.expect(200).json();
    assert_eq!(
        changed["emails"],
        json!([{ "value": "o@example.com", "primary": false }]),
        "the list is replaced"
    );
    // What is only SCIM's is seen nowhere else.
    let shown = world
        .admin_get(&format!("/api/v2/users/{}", id(&user)))
        .await
        .expect(200)
        .json();
    assert_eq!(shown["app_metadata"], Value::Null, "{shown}");
    let put = json!({ "userName": "kim.berg", "emails": [{ "value": "f@example.com" }] });
    let plain = call(&world, Method::PUT, &path, &put).await.expect(200).json();
    assert_eq!(
        (&plain["userName"], &plain["emails"]),
        (&json!("kim.berg"), &json!([{ "value": "f@example.com" }]))
    );
}

/// Filters over what only the whole user tells, joined in every way.
#[tokio::test]
async fn users_are_found_by_all_that_is_kept_of_them() {
    let world = World::new().await;
    for (name, family, role) in [
        ("ada", "King", "editor"),
        ("ben", "Berg", "reader"),
        ("cleo", "Berg", "editor"),
    ] {
        let body = json!({
            "userName": name, "externalId": format!("X-{name}"), "displayName": format!("{name} (test)"),
            "name": { "givenName": name, "familyName": family }, "roles": [role],
            "emails": [{ "value": format!("{name}@example.com"), "type": "work", "primary": true }],
        });
        make(&world, &body).await;
    }
    for (filter, names) in [
        ("externalId eq \"X-ben\"", vec!["ben"]),
        ("externalId eq \"x-ben\"", vec![]),
        ("emails[type eq \"work\"].value eq \"cleo@example.com\"", vec!["cleo"]),
        ("emails[type eq \"home\"].value eq \"cleo@example.com\"", vec![]),
        (
            "emails[type eq \"work\" and value co \"@example.com\"]",
            vec!["ada", "ben", "cleo"],
        ),
        (
            "emails.value eq \"ada@example.com\" or externalId eq \"X-ben\"",
            vec!["ada", "ben"],
        ),
        (
            "name.familyName eq \"berg\" and not (name.givenName eq \"ben\")",
            vec!["cleo"],
        ),
        (
            "(name.familyName eq \"king\" or userName eq \"ben\") and active eq true",
            vec!["ada", "ben"],
        ),
        ("userName eq \"ada\" or userName eq \"cleo\"", vec!["ada", "cleo"]),
        ("not (userName eq \"ada\")", vec!["ben", "cleo"]),
        ("displayName sw \"ada (\"", vec!["ada"]),
        ("userName eq 'ben'", vec!["ben"]),
        ("externalId eq 'X-ben' and active eq 'true'", vec!["ben"]),
        (
            "roles.value eq \"editor\" and meta.created gt \"2000-01-01T00:00:00Z\"",
            vec!["ada", "cleo"],
        ),
        ("phoneNumbers pr", vec![]),
    ] {
        assert_eq!(found(&world, USERS, filter, "userName").await, names, "{filter}");
    }
    let page = filtered(&world, &format!("{USERS}?startIndex=2&count=1"), "roles eq \"editor\"").await;
    let page = page.expect(200).json();
    assert_eq!(
        (&page["totalResults"], page["Resources"].as_array().unwrap().len()),
        (&json!(2), 1)
    );
}

/// A page of users is read in one call, and so are those that only the whole user tells of.
#[tokio::test]
async fn users_are_read_a_hundred_a_call() {
    let calls = Calls::default();
    let world = World::with(|options| options.interceptors.push(calls.interceptor())).await;
    let users: Vec<_> = (0..100)
        .map(|number| json!({ "email": format!("p{number}@example.com") }))
        .collect();
    for part in users.chunks(50) {
        world
            .admin_post("/v1/imports", &json!({ "users": part }))
            .await
            .expect(200);
    }
    calls.take();
    let list = world.admin_get(&format!("{USERS}?count=100")).await.expect(200).json();
    assert_eq!(
        (&list["totalResults"], list["Resources"].as_array().unwrap().len()),
        (&json!(100), 100)
    );
    let made = calls.take();
    let reads = |name: &str| made.iter().filter(|call| *call == name).count();
    assert_eq!((reads("Query"), reads("BatchGetItem")), (1, 1), "{made:?}");
    assert_eq!(
        found(&world, USERS, "externalId eq \"nobody\"", "id").await,
        Vec::<String>::new()
    );
    let made = calls.take();
    let reads = |name: &str| made.iter().filter(|call| *call == name).count();
    assert_eq!((reads("Query"), reads("BatchGetItem")), (1, 1), "{made:?}");
    world.admin_get(&format!("{USERS}?count=0")).await.expect(200);
    assert!(
        !calls.take().contains(&"BatchGetItem".to_owned()),
        "nobody is read to be counted"
    );
}

/// F34: with a slash at the end, an address is the same, with a key and without.
#[tokio::test]
async fn a_final_slash_is_the_same_address() {
    let world = World::new().await;
    for base in ["", "/t/carbon.super"] {
        let user = json!({ "userName": format!("slash{}@example.com", base.len()) });
        let made = call(&world, Method::POST, &format!("{base}{USERS}/"), &user)
            .await
            .expect(201)
            .json();
        let path = format!("{base}{}/", path(&made));
        assert_eq!(world.admin_get(&path).await.expect(200).json()["id"], made["id"]);
        let list = world.admin_get(&format!("{base}{USERS}/?count=1")).await;
        assert_eq!(list.expect(200).json()["itemsPerPage"], 1);
        world.admin_get(&format!("{base}{GROUPS}/")).await.expect(200);
        world
            .get(&format!("{base}/scim2/ServiceProviderConfig/"))
            .await
            .expect(200);
        world.get(&format!("{base}{USERS}/")).await.expect(401);
        call(&world, Method::PUT, &format!("{base}{USERS}/"), &user)
            .await
            .expect(405);
        world.send(world.admin(Method::DELETE, &path)).await.expect(204);
    }
}

/// Roles in a user, as WSO2, Entra ID and Okta write them.
#[tokio::test]
async fn roles_of_a_user_are_taken_in_every_spelling() {
    let world = World::new().await;
    let entra = |value: &str| {
        json!({ "id": "06b07648-ecfe-589f-9d2f-6325724a46ee", "value": value, "displayName": "Role" }).to_string()
    };
    for (at, (sent, kept)) in [
        (json!(["editor", "reader"]), vec!["editor", "reader"]),
        (json!("editor"), vec!["editor"]),
        (json!([{ "type": "default", "value": "Internal/everyone" }]), vec!["Internal/everyone"]),
        (json!([{ "primary": false, "type": "WindowsAzureActiveDirectoryRole", "display": "Ed", "value": "editor" }]), vec!["editor"]),
        (json!([entra("25")]), vec!["25"]),
        (json!([{ "value": entra("editor") }, { "value": entra("reader") }, { "value": entra("editor") }]), vec!["editor", "reader"]),
        (json!([{ "value": null }, { "display": "editor" }]), vec!["editor"]),
    ]
    .into_iter()
    .enumerate()
    {
        let user = make(&world, &json!({ "userName": format!("r{at}@example.com"), "roles": sent })).await;
        assert_eq!(roles(&world, &user).await, json!(kept), "{sent}");
        let plain = make(&world, &json!({ "userName": format!("s{at}@example.com"), "roles": ["first"] })).await;
        let added = json!([{ "op": "Add", "path": "roles", "value": sent }]);
        patch(&world, &path(&plain), added).await.expect(200);
        let all: Vec<_> = std::iter::once("first").chain(kept.iter().copied()).collect();
        assert_eq!(roles(&world, &plain).await, json!(all), "{sent}");
    }
    // One role, as `SingleAppRoleAssignment` maps it: each takes the place of the one before.
    let user = make(&world, &json!({ "userName": "one@example.com", "roles": [] })).await;
    for (op, role) in [("Add", "editor"), ("Replace", "reader"), ("Add", "owner")] {
        let one = json!([
            { "op": op, "path": "roles[primary eq \"True\"].value", "value": role },
            { "op": op, "path": "roles[primary eq \"True\"].display", "value": role },
            { "op": op, "path": "roles[primary eq \"True\"].type", "value": "WindowsAzureActiveDirectoryRole" },
        ]);
        patch(&world, &path(&user), one).await.expect(200);
        assert_eq!(roles(&world, &user).await, json!([role]));
    }
    let add = json!([{ "op": "add", "path": "roles", "value": [{ "value": entra("editor") }] }]);
    patch(&world, &path(&user), add).await.expect(200);
    let quoted = entra("editor").replace('"', "\\\"");
    let gone = json!([{ "op": "Remove", "path": format!("roles[value eq \"{quoted}\"]") }]);
    patch(&world, &path(&user), gone).await.expect(200);
    assert_eq!(roles(&world, &user).await, json!(["owner"]));
    let gone = json!([{ "op": "Remove", "path": "roles", "value": [{ "value": "owner" }] }]);
    patch(&world, &path(&user), gone).await.expect(200);
    assert_eq!(roles(&world, &user).await, json!([]));
}

/// The group push of Entra ID: it looks by the name, makes the group, adds and removes members one by one or many, and
/// never reads them.
#[tokio::test]
async fn entra_id_pushes_groups() {
    let world = World::new().await;
    let ada = make(&world, &json!({ "userName": "ada@example.com" })).await;
    let ben = make(&world, &json!({ "userName": "ben@example.com", "roles": ["reader"] })).await;
    let quiet = format!("{GROUPS}?excludedAttributes=members");
    let none = filtered(&world, &quiet, "displayName eq \"All Users\"")
        .await
        .expect(200)
        .json();
    assert_eq!(none["totalResults"], 0);
    let body = json!({
        "schemas": [GROUP, "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
        "externalId": "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159", "displayName": "All Users", "meta": { "resourceType": "Group" },
    });
    let made = call(&world, Method::POST, GROUPS, &body).await.expect(201);
    let group = made.json();
    assert_eq!(made.headers["location"], group["meta"]["location"].as_str().unwrap());
    assert_eq!(
        (&group["displayName"], &group["members"]),
        (&json!("All Users"), &json!([]))
    );
    assert_eq!(group["externalId"], "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159");
    let path = format!("{GROUPS}/{}", id(&group));
    let shown = world
        .admin_get(&format!("{path}?excludedAttributes=members"))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&shown["members"], &shown["displayName"]),
        (&Value::Null, &json!("All Users"))
    );
    let add = json!([
        { "op": "Add", "path": "members", "value": [{ "$ref": null, "value": id(&ada) }, { "value": id(&ben) }] },
    ]);
    let after = patch(&world, &path, add.clone()).await.expect(200).json();
    assert_eq!(members(&after).len(), 2);
    patch(&world, &path, add).await.expect(200);
    assert_eq!(
        roles(&world, &ada).await,
        json!(["All-Users"]),
        "a role that can stand in a token"
    );
    assert_eq!(roles(&world, &ben).await, json!(["reader", "All-Users"]));
    for filter in [
        "displayName eq \"all users\"".to_owned(),
        "externalId eq \"8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159\"".to_owned(),
        format!("id eq \"{}\" and members eq \"{}\"", id(&group), id(&ada)),
        format!("members[value eq \"{}\"] and displayName co \"users\"", id(&ada)),
    ] {
        assert_eq!(found(&world, GROUPS, &filter, "id").await, [id(&group)], "{filter}");
    }
    let rename = json!([{ "op": "Replace", "path": "displayName", "value": "Everybody" }]);
    let renamed = patch(&world, &path, rename).await.expect(200).json();
    assert_eq!(
        (&renamed["displayName"], &renamed["id"]),
        (&json!("Everybody"), &group["id"])
    );
    assert_eq!(
        roles(&world, &ben).await,
        json!(["reader", "Everybody"]),
        "the members follow"
    );
    let of_ben = format!("members[value eq \"{}\"]", id(&ben));
    for (remove, left) in [
        (
            json!([{ "op": "Remove", "path": "members", "value": [{ "$ref": null, "value": id(&ada) }] }]),
            json!(["reader", "Everybody"]),
        ),
        (json!([{ "op": "Remove", "path": of_ben }]), json!(["reader"])),
        (
            json!([{ "op": "Remove", "path": "members[value eq \"usr_nobody\"]" }]),
            json!(["reader"]),
        ),
    ] {
        patch(&world, &path, remove).await.expect(200);
        assert_eq!(
            (roles(&world, &ada).await, roles(&world, &ben).await),
            (json!([]), left),
            "who is not named stays"
        );
    }
    let again = json!([{ "op": "Add", "path": "members", "value": [{ "value": id(&ben) }] }]);
    patch(&world, &path, again).await.expect(200);
    world.send(world.admin(Method::DELETE, &path)).await.expect(204);
    world.admin_get(&path).await.expect(404);
    assert_eq!(roles(&world, &ben).await, json!(["reader"]), "its role goes with it");
}

/// The group push of Okta: groups are linked by name, replaced whole, and renamed without a path.
#[tokio::test]
async fn okta_pushes_groups() {
    let world = World::new().await;
    let ada = make(&world, &json!({ "userName": "ada@example.com" })).await;
    let ben = make(&world, &json!({ "userName": "ben@example.com" })).await;
    let member = |user: &Value| json!({ "value": id(user), "display": user["userName"] });
    let body = json!({ "schemas": [GROUP], "displayName": "Test SCIMv2", "members": [member(&ada)] });
    let group = call(&world, Method::POST, GROUPS, &body).await.expect(201).json();
    assert_eq!(members(&group), [id(&ada)]);
    let twice = call(&world, Method::POST, GROUPS, &body).await.expect(409).json();
    assert_eq!(
        (&twice["scimType"], &twice["status"]),
        (&json!("uniqueness"), &json!("409"))
    );
    let path = format!("{GROUPS}/{}", id(&group));
    let rename = json!([{ "op": "replace", "value": { "id": id(&group), "displayName": "Test SCIMv2 2" } }]);
    assert_eq!(
        patch(&world, &path, rename).await.expect(200).json()["displayName"],
        "Test SCIMv2 2"
    );
    let push = json!([
        { "op": "remove", "path": format!("members[value eq \"{}\"]", id(&ada)) },
        { "op": "add", "path": "members", "value": [member(&ben)] },
    ]);
    assert_eq!(
        members(&patch(&world, &path, push).await.expect(200).json()),
        [id(&ben)]
    );
    let whole = json!({ "schemas": [GROUP], "id": id(&group), "displayName": "Test SCIMv2 2", "members": [member(&ada), member(&ben)] });
    let replaced = call(&world, Method::PUT, &path, &whole).await.expect(200).json();
    assert_eq!(members(&replaced).len(), 2);
    let only = json!([{ "op": "replace", "path": "members", "value": [member(&ada)] }]);
    assert_eq!(
        members(&patch(&world, &path, only).await.expect(200).json()),
        [id(&ada)]
    );
    let none = json!({ "schemas": [GROUP], "displayName": "Test SCIMv2 2", "members": [] });
    assert_eq!(
        call(&world, Method::PUT, &path, &none).await.expect(200).json()["members"],
        json!([])
    );
    assert_eq!(
        world.admin_get(&path).await.expect(200).json()["displayName"],
        "Test SCIMv2 2",
        "it stays without members"
    );
    for (body, kind) in [
        (json!({}), "invalidValue"),
        (json!({ "displayName": " " }), "invalidValue"),
        (
            json!({ "displayName": "x", "members": [{ "value": "usr_x" }] }),
            "invalidValue",
        ),
        (json!({ "displayName": "x", "members": [7] }), "invalidValue"),
        (json!([]), "invalidSyntax"),
    ] {
        let wrong = call(&world, Method::POST, GROUPS, &body).await.expect(400).json();
        assert_eq!(wrong["scimType"], kind, "{body}");
    }
    let wrong = filtered(&world, GROUPS, "userName eq \"x\"").await.expect(400).json();
    assert_eq!(wrong["scimType"], "invalidFilter");
}

/// RFC 7644 section 3.5.2: a filter in a path selects those whom it says, and nobody else.
#[tokio::test]
async fn members_are_chosen_as_the_filter_of_a_path_says() {
    let world = World::new().await;
    let mut users = Vec::new();
    for name in ["ada", "ben", "cleo", "dan"] {
        let made = make(&world, &json!({ "userName": format!("{name}@example.com") })).await;
        users.push(id(&made).to_owned());
    }
    let value = |at: usize| json!({ "value": users[at] });
    let body = json!({ "schemas": [GROUP], "displayName": "B\u{fc}ro" });
    let group = call(&world, Method::POST, GROUPS, &body).await.expect(201).json();
    let group_path = format!("{GROUPS}/{}", id(&group));
    assert_eq!(
        found(&world, GROUPS, r#"displayName eq "B\u00fcro""#, "id").await,
        [id(&group)]
    );
    let reset = async || {
        let three = json!([{ "op": "replace", "path": "members", "value": [value(0), value(1), value(2)] }]);
        patch(&world, &group_path, three).await.expect(200);
    };
    // Who is left, by their places.
    let left = |answer: &Value| {
        let mut left: Vec<_> = members(answer)
            .into_iter()
            .map(|id| users.iter().position(|known| known == id).unwrap())
            .collect();
        left.sort_unstable();
        left
    };
    let (a, b) = (&users[0], &users[1]);
    for (filter, rest) in [
        (format!("value eq \"{a}\""), vec![1, 2]),
        (format!("value eq {a}"), vec![1, 2]),
        (format!("VALUE EQ \"{a}\""), vec![1, 2]),
        (format!("value ne \"{a}\""), vec![0]),
        (format!("not (value eq \"{a}\")"), vec![0]),
        (format!("value eq \"{a}\" or value eq \"{b}\""), vec![2]),
        (format!("value eq \"{a}\" and value eq \"{b}\""), vec![0, 1, 2]),
        (format!("value eq \"{a}\" and type eq \"Group\""), vec![0, 1, 2]),
        (format!("$ref ew \"{a}\""), vec![1, 2]),
        ("value eq \"usr_nobody\"".to_owned(), vec![0, 1, 2]),
        (format!("value eq \"{}\"", users[3]), vec![0, 1, 2]),
        ("value sw \"usr_\"".to_owned(), vec![]),
        ("value pr".to_owned(), vec![]),
        ("type eq \"User\"".to_owned(), vec![]),
        ("type ne \"User\"".to_owned(), vec![0, 1, 2]),
    ] {
        reset().await;
        let part = if rest.len() == 1 { ".value" } else { "" };
        let remove = json!([{ "op": "remove", "path": format!("members[{filter}]{part}") }]);
        let after = patch(&world, &group_path, remove).await.expect(200).json();
        assert_eq!(left(&after), rest, "{filter}{part}");
    }
    for (filter, rest) in [
        (format!("value eq \"{a}\""), vec![1, 2, 3]),
        (format!("value ne \"{a}\""), vec![0, 3]),
        ("value pr".to_owned(), vec![3]),
    ] {
        reset().await;
        let replace = json!([{ "op": "replace", "path": format!("members[{filter}]"), "value": [value(3)] }]);
        let after = patch(&world, &group_path, replace).await.expect(200).json();
        assert_eq!(left(&after), rest, "{filter}");
    }
    reset().await;
    // One step after the other: who was added by the first is chosen by the second.
    let both = json!([
        { "op": "add", "path": "members", "value": [value(3)] },
        { "op": "remove", "path": format!("members[value ne \"{a}\"]") },
    ]);
    assert_eq!(left(&patch(&world, &group_path, both).await.expect(200).json()), [0]);
    reset().await;
    let before = Table::of(&world).await;
    let nobody = format!("members[value eq \"{}\"]", users[3]);
    let broken = r#"members[value eq "\x"]"#;
    for (op, path, kind) in [
        ("replace", nobody.as_str(), "noTarget"),
        ("replace", "members[type eq \"Group\"]", "noTarget"),
        ("remove", "members[value eq]", "invalidFilter"),
        ("remove", "members[]", "invalidFilter"),
        ("remove", broken, "invalidFilter"),
        ("remove", "members[title eq \"x\"]", "invalidFilter"),
        ("remove", "members[value eq \"x\" and]", "invalidFilter"),
        ("replace", "members[nonsense]", "invalidFilter"),
        ("remove", "members[value pr", "invalidPath"),
        ("remove", "members[value pr].display", "invalidPath"),
        ("remove", "members[value pr].nonsense", "invalidPath"),
    ] {
        // Nothing of it is done: neither the name nor who was to be added.
        let operations = json!([
            { "op": "replace", "path": "displayName", "value": "Other" },
            { "op": "add", "path": "members", "value": [value(2)] },
            { "op": op, "path": path, "value": if op == "replace" { json!([value(2)]) } else { Value::Null } },
        ]);
        let refused = patch(&world, &group_path, operations).await.expect(400).json();
        assert_eq!(refused["scimType"], kind, "{op} {path}: {refused}");
    }
    let display = json!([{ "op": "replace", "path": format!("members[value eq \"{a}\"].display"), "value": "Ada" }]);
    patch(&world, &group_path, display).await.expect(200);
    Table::of(&world).await.is(&before);
}

/// Refuses calls of one operation on request: those after the first few.
#[derive(Debug, Clone, Default)]
struct Refusing(Arc<Mutex<Option<(&'static str, usize)>>>);

impl Refusing {
    fn after(&self, spared: usize, operation: &'static str) {
        *self.0.lock().unwrap() = Some((operation, spared));
    }

    fn nothing(&self) {
        *self.0.lock().unwrap() = None;
    }
}

impl Intercept for Refusing {
    fn name(&self) -> &'static str {
        "Refusing"
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let target = context.request().headers().get("x-amz-target").unwrap_or_default();
        let mut refused = self.0.lock().unwrap();
        match &mut *refused {
            Some((operation, spared)) if target.ends_with(*operation) => match spared.checked_sub(1) {
                Some(left) => *spared = left,
                None => return Err("refused".into()),
            },
            Some(_) | None => {}
        }
        Ok(())
    }
}

/// Three users, and a world that refuses calls.
async fn three() -> (World, Refusing, Vec<Value>) {
    let refusing = Refusing::default();
    let interceptor = SharedInterceptor::new(refusing.clone());
    let world = World::with(|options| options.interceptors.push(interceptor)).await;
    let mut users = Vec::new();
    for name in ["ada", "ben", "cleo"] {
        users.push(make(&world, &json!({ "userName": format!("{name}@example.com") })).await);
    }
    (world, refusing, users)
}

/// A change of many users is one write for each: cut off in the middle it says so, and repeated it is whole.
#[tokio::test]
async fn a_change_of_many_members_that_was_cut_off_is_completed_by_repeating_it() {
    let (world, refusing, users) = three().await;
    let all: Vec<_> = users.iter().map(|user| json!({ "value": id(user) })).collect();
    let having = async |role: &str| {
        let mut count = 0;
        for user in &users {
            count += usize::from(roles(&world, user).await == json!([role]));
        }
        count
    };
    let cut = async |method: Method, path: &str, body: &Value| {
        refusing.after(1, "UpdateItem");
        let cut = call(&world, method.clone(), path, body).await.expect(503);
        refusing.nothing();
        assert!(cut.text.contains("a part of the change"), "{}", cut.text);
        assert_eq!(cut.headers["retry-after"], "2");
    };
    let body = json!({ "schemas": [GROUP], "displayName": "first", "members": all });
    cut(Method::POST, GROUPS, &body).await;
    assert_eq!(having("first").await, 1);
    let group = call(&world, Method::POST, GROUPS, &body).await.expect(201).json();
    assert_eq!((members(&group).len(), having("first").await), (3, 3));
    let path = format!("{GROUPS}/{}", id(&group));
    let operations = |operation: Value| json!({ "Operations": [operation] });
    for (operation, role) in [
        (
            json!({ "op": "replace", "path": "displayName", "value": "second" }),
            json!(["second"]),
        ),
        (json!({ "op": "remove", "path": "members" }), json!([])),
        (
            json!({ "op": "add", "path": "members", "value": all }),
            json!(["second"]),
        ),
    ] {
        let body = operations(operation);
        cut(Method::PATCH, &path, &body).await;
        call(&world, Method::PATCH, &path, &body).await.expect(200);
        for user in &users {
            assert_eq!(roles(&world, user).await, role, "{body}");
        }
    }
    // What the answer would show is not what decides: the change is made.
    let body = operations(json!({ "op": "remove", "path": format!("members[value eq \"{}\"]", id(&users[0])) }));
    refusing.after(0, "Query");
    let done = call(&world, Method::PATCH, &path, &body).await.expect(200).json();
    refusing.nothing();
    assert_eq!(done["members"], Value::Null, "they could not be read");
    assert_eq!(having("second").await, 2);
}

/// Who adds a member while others do is not turned away for it.
#[tokio::test]
async fn members_are_added_by_many_at_once() {
    let world = World::new().await;
    let body = json!({ "schemas": [GROUP], "displayName": "all" });
    let group = call(&world, Method::POST, GROUPS, &body).await.expect(201).json();
    let path = format!("{GROUPS}/{}", id(&group));
    let mut users = Vec::new();
    for count in 0..24 {
        users.push(make(&world, &json!({ "userName": format!("u{count}@example.com") })).await);
    }
    let added = users.iter().map(async |user| {
        let add = json!([{ "op": "add", "path": "members", "value": [{ "value": id(user) }] }]);
        patch(&world, &path, add).await
    });
    for added in futures_util::future::join_all(added).await {
        added.expect(200);
    }
    let shown = world.admin_get(&path).await.expect(200).json();
    assert_eq!(members(&shown).len(), users.len());
}

/// Whatever gives a role makes a group of it, and a group gives no more than a role.
#[tokio::test]
async fn groups_are_a_view_of_roles() {
    let world = World::new().await;
    world
        .invite(&json!({ "email": "ada@example.com", "roles": ["editor", "owner"] }))
        .await;
    let ada = filtered(&world, USERS, "userName eq \"ada@example.com\"")
        .await
        .expect(200)
        .json()["Resources"][0]
        .clone();
    let list = world.admin_get(GROUPS).await.expect(200).json();
    let names: Vec<_> = list["Resources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| group["displayName"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["editor", "owner"]);
    assert_eq!(members(&list["Resources"][0]), [id(&ada)]);
    let editors = found(&world, GROUPS, "displayName eq \"editor\"", "id").await;
    assert_eq!(
        editors,
        found(
            &world,
            GROUPS,
            &format!("members.value eq \"{}\" and displayName eq \"editor\"", id(&ada)),
            "id"
        )
        .await
    );
    let path = format!("{GROUPS}/{}", editors[0]);
    assert_eq!(world.admin_get(&path).await.expect(200).json()["displayName"], "editor");
    // Made in so many words, it is the same group, and whoever has the role is in it.
    let made = call(&world, Method::POST, GROUPS, &json!({ "displayName": "editor" }))
        .await
        .expect(201)
        .json();
    assert_eq!((id(&made), members(&made)), (editors[0].as_str(), vec![id(&ada)]));
    // What the product's own API changes, groups show.
    let change = world
        .admin(Method::PATCH, &format!("/v1/users/{}", id(&ada)))
        .json(&json!({ "roles": ["owner"] }));
    world.send(change).await.expect(200);
    assert_eq!(world.admin_get(&path).await.expect(200).json()["members"], json!([]));
    // A role that was only given: its last member leaves, and it stays, since a directory keeps its id.
    let owners = found(&world, GROUPS, "displayName eq \"owner\"", "id").await;
    let owners = format!("{GROUPS}/{}", owners[0]);
    let leave = json!([{ "op": "remove", "path": "members", "value": [{ "value": id(&ada) }] }]);
    assert_eq!(
        patch(&world, &owners, leave).await.expect(200).json()["members"],
        json!([])
    );
    world.admin_get(&owners).await.expect(200);
    assert_eq!(roles(&world, &ada).await, json!([]));
    // Pages, and the same question in a body.
    let page = world
        .admin_get(&format!("{GROUPS}?startIndex=2&count=1&attributes=displayName"))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&page["totalResults"], page["Resources"].as_array().unwrap().len()),
        (&json!(2), 1)
    );
    assert_eq!(page["Resources"][0]["members"], Value::Null);
    let search = json!({ "filter": "displayName sw \"own\"", "excludedAttributes": ["members"] });
    let searched = call(&world, Method::POST, &format!("{GROUPS}/.search"), &search)
        .await
        .expect(200)
        .json();
    assert_eq!(searched["Resources"][0]["displayName"], "owner");
    // As many roles as a user has at most.
    let many: Vec<_> = (0..20).map(|number| format!("role{number}")).collect();
    let full = make(&world, &json!({ "userName": "full@example.com", "roles": many })).await;
    let add = json!([{ "op": "add", "path": "members", "value": [{ "value": id(&ada) }, { "value": id(&full) }] }]);
    patch(&world, &owners, add).await.expect(400);
    assert_eq!(roles(&world, &ada).await, json!([]), "nothing of it is done");
}

/// Groups of one application are nobody else's, and take the scopes that users take.
#[tokio::test]
async fn m2_groups_are_within_reach_of_those_whose_users_are() {
    let world = World::new().await;
    let shop = world.application("app_shop").await;
    let path = format!("/t/{shop}{GROUPS}");
    let group = call(&world, Method::POST, &path, &json!({ "displayName": "editor" }))
        .await
        .expect(201)
        .json();
    assert!(group["meta"]["location"].as_str().unwrap().contains(&path));
    assert_eq!(world.admin_get(GROUPS).await.expect(200).json()["totalResults"], 0);
    world.admin_get(&format!("{GROUPS}/{}", id(&group))).await.expect(404);
    let elsewhere = make(&world, &json!({ "userName": "ada@example.com" })).await;
    let add = json!([{ "op": "add", "path": "members", "value": [{ "value": id(&elsewhere) }] }]);
    patch(&world, &format!("{path}/{}", id(&group)), add).await.expect(400);
    assert_eq!(roles(&world, &elsewhere).await, json!([]));
    let reads = world.key(&[Scope::UsersRead], Reach::Deployment, |_| ()).await;
    let idle = world.key(&[Scope::InvitationsWrite], Reach::Deployment, |_| ()).await;
    let one = format!("{path}/{}", id(&group));
    let body = json!({ "displayName": "x" });
    for (method, path, reading) in [
        (Method::GET, &path, true),
        (Method::GET, &one, true),
        (Method::POST, &path, false),
        (Method::PUT, &one, false),
        (Method::PATCH, &one, false),
        (Method::DELETE, &one, false),
    ] {
        let ask = async |key: &str| {
            let request = world.request(method.clone(), path).bearer_auth(key);
            world.send(request.json(&body)).await.status.as_u16()
        };
        assert_eq!(ask(idle.expose_secret()).await, 403, "{method} {path}");
        assert_eq!(
            ask(reads.expose_secret()).await,
            if reading { 200 } else { 403 },
            "{method} {path}"
        );
        let nobody = world.send(world.request(method.clone(), path).json(&body)).await;
        assert_eq!(nobody.status, 401, "{method} {path}");
    }
}

/// The same roles on the Auth0 face, by `rol_...`, and the members of an organization.
#[tokio::test]
async fn auth0_roles_and_members_are_the_same_view() {
    let world = World::new().await;
    let ada = make(&world, &json!({ "userName": "ada@example.com", "roles": ["editor"] })).await;
    let ben = make(&world, &json!({ "userName": "ben@example.com" })).await;
    let user_id = async |user: &Value| {
        let shown = world
            .admin_get(&format!("/api/v2/users/{}", id(user)))
            .await
            .expect(200)
            .json();
        shown["user_id"].as_str().unwrap().to_owned()
    };
    let (ada_id, ben_id) = (user_id(&ada).await, user_id(&ben).await);
    let encoded = |id: &str| id.replace('|', "%7C");
    let send = async |method: Method, path: &str, body: Value| {
        world
            .send(world.admin(method, &format!("/api/v2/{path}")).json(&body))
            .await
    };
    let get = async |path: &str| world.admin_get(&format!("/api/v2/{path}")).await;
    let made = send(
        Method::POST,
        "roles",
        json!({ "name": "All Users", "description": "Everybody" }),
    )
    .await;
    let everybody = made.expect(200).json();
    assert_eq!(
        (&everybody["name"], &everybody["description"]),
        (&json!("All Users"), &json!("Everybody"))
    );
    assert!(
        id(&everybody).starts_with("rol_") && id(&everybody).len() == 20,
        "{everybody}"
    );
    send(Method::POST, "roles", json!({ "name": "all users" }))
        .await
        .expect(409);
    let all = get("roles?include_totals=true").await.expect(200).json();
    assert_eq!((&all["total"], &all["start"]), (&json!(2), &json!(0)));
    let editor = get("roles?name_filter=edit").await.expect(200).json()[0].clone();
    assert_eq!(editor["name"], "editor");
    let of = format!("users/{}/roles", encoded(&ben_id));
    send(Method::POST, &of, json!({ "roles": [id(&everybody), id(&editor)] }))
        .await
        .expect(204);
    assert_eq!(roles(&world, &ben).await, json!(["All-Users", "editor"]));
    let shown = get(&of).await.expect(200).json();
    assert_eq!((&shown[0], &shown[1]), (&everybody, &editor));
    let group = world
        .admin_get(&format!("{GROUPS}/{}", id(&everybody)))
        .await
        .expect(200)
        .json();
    assert_eq!(members(&group), [id(&ben)], "one view");
    send(Method::DELETE, &of, json!({ "roles": [id(&editor)] }))
        .await
        .expect(204);
    assert_eq!(roles(&world, &ben).await, json!(["All-Users"]));
    let having = get(&format!("roles/{}/users", id(&editor))).await.expect(200).json();
    assert_eq!(having[0]["user_id"], ada_id.as_str());
    send(
        Method::POST,
        &format!("roles/{}/users", id(&everybody)),
        json!({ "users": [ada_id] }),
    )
    .await
    .expect(200);
    let renamed = send(
        Method::PATCH,
        &format!("roles/{}", id(&everybody)),
        json!({ "name": "staff" }),
    )
    .await;
    assert_eq!(renamed.expect(200).json()["id"], everybody["id"]);
    assert_eq!(roles(&world, &ada).await, json!(["editor", "staff"]));
    for (method, path, body, status) in [
        (Method::POST, of.as_str(), json!({ "roles": [] }), 400),
        (Method::POST, of.as_str(), json!({}), 400),
        (
            Method::POST,
            of.as_str(),
            json!({ "roles": ["rol_aaaaaaaaaaaaaaaa"] }),
            404,
        ),
        (
            Method::POST,
            "users/auth0%7Cx/roles",
            json!({ "roles": [id(&editor)] }),
            404,
        ),
        (Method::GET, "roles/rol_aaaaaaaaaaaaaaaa", json!({}), 404),
        (Method::GET, "users/auth0%7Cx/roles/more", json!({}), 404),
    ] {
        let answer = send(method.clone(), path, body.clone()).await.expect(status).json();
        assert_eq!(answer["statusCode"], status, "{method} {path}: {answer}");
    }
    // Organizations.
    let organization = get("organizations").await.expect(200).json()[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let people = format!("organizations/{organization}/members");
    let shown = get(&format!("{people}?include_totals=true&fields=user_id,roles"))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&shown["total"], shown["members"].as_array().unwrap().len()),
        (&json!(2), 2)
    );
    let roles_of = |shown: &Value, id: &str| {
        let mut all = shown["members"].as_array().unwrap().iter();
        let one = all.find(|member| member["user_id"] == id).unwrap();
        one["roles"].as_array().unwrap().len()
    };
    assert_eq!((roles_of(&shown, &ada_id), roles_of(&shown, &ben_id)), (2, 1));
    let first = get(&format!("{people}?take=1")).await.expect(200).json();
    let rest = get(&format!("{people}?take=1&from={}", first["next"].as_str().unwrap()))
        .await
        .expect(200)
        .json();
    assert!(rest["next"].is_null() && rest["members"][0] != first["members"][0]);
    let of = format!("{people}/{}/roles", encoded(&ben_id));
    send(Method::POST, &of, json!({ "roles": [id(&editor)] }))
        .await
        .expect(204);
    assert_eq!(get(&of).await.expect(200).json()[1], editor);
    send(Method::DELETE, &of, json!({ "roles": [id(&editor)] }))
        .await
        .expect(204);
    send(Method::POST, &people, json!({ "members": [ben_id] }))
        .await
        .expect(204);
    send(Method::DELETE, &people, json!({ "members": [ben_id] }))
        .await
        .expect(204);
    assert_eq!(
        get(&format!("{people}?include_totals=true")).await.expect(200).json()["total"],
        1
    );
    assert_eq!(
        world.admin_get(&path(&ben)).await.expect(200).json()["active"],
        false,
        "switched off"
    );
    send(Method::POST, &people, json!({ "members": [ben_id] }))
        .await
        .expect(400);
    // An invitation takes the ids as well as the names.
    let invited = json!({
        "inviter": { "name": "Ada" }, "invitee": { "email": "cleo@example.com" }, "client_id": "app_default",
        "roles": [id(&editor), "reader"], "send_invitation_email": false,
    });
    send(
        Method::POST,
        &format!("organizations/{organization}/invitations"),
        invited,
    )
    .await
    .expect(201);
    let cleo = filtered(&world, USERS, "userName eq \"cleo@example.com\"")
        .await
        .expect(200)
        .json()["Resources"][0]
        .clone();
    assert_eq!(roles(&world, &cleo).await, json!(["editor", "reader"]));
    send(Method::DELETE, &format!("roles/{}", id(&editor)), json!({}))
        .await
        .expect(204);
    assert_eq!(roles(&world, &cleo).await, json!(["reader"]));
    let reads = world.key(&[Scope::UsersRead], Reach::Deployment, |_| ()).await;
    let write = world
        .request(Method::POST, "/api/v2/roles")
        .bearer_auth(reads.expose_secret());
    world.send(write.json(&json!({ "name": "x" }))).await.expect(403);
}
