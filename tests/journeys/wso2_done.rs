//! What clients of WSO2 ask for is done or refused: nothing is answered with 200 and passed over where somebody could
//! rely on it.

use data_encoding::BASE64;
use domain::api_key::{Reach, Scope};
use jiff::SignedDuration;
use reqwest::Method;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::{
    support::{Answer, PASSWORD, World},
    table::Table,
    wso2::{KIM, USER_API, fault, keys, kim},
};

const WSO2: &str = "urn:scim:wso2:schema";
const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const BOSS: &str = "boss@example.com";

/// A refusal in SCIM's form.
#[track_caller]
fn wrong(answer: &Answer, status: u16, kind: &str) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    assert_eq!(answer.headers["content-type"], "application/scim+json");
    let body = answer.json();
    assert_eq!(body["scimType"].as_str().unwrap_or_default(), kind, "{body}");
    assert!(body["detail"].as_str().unwrap().len() > 10, "{body}");
}

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

/// Where the user of this name stands.
async fn path(world: &World, username: &str) -> String {
    let found = world
        .admin_get(&format!("/scim2/Users?filter=userName%20eq%20{username}"))
        .await;
    let id = found.expect(200).json()["Resources"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    format!("/scim2/Users/{id}")
}

/// What is asked for by name only.
async fn switches(world: &World, path: &str) -> Value {
    let names = ["accountState", "accountLocked", "accountDisabled"].map(|name| format!("{WSO2}:{name}"));
    let shown = world.admin_get(&format!("{path}?attributes={}", names.join(","))).await;
    shown.expect(200).json()[WSO2].clone()
}

#[tokio::test]
async fn locking_and_disabling_switch_a_user_off_and_on_in_every_form() {
    let world = World::new().await;
    world.active(BOSS).await;
    let path = path(&world, BOSS).await;
    let form = |form: &str, schema: &str, name: &str, value: Value| match form {
        "value" => json!([{ "op": "replace", "value": { schema: { name: value } } }]),
        "add" => json!([{ "op": "Add", "value": { schema: { name: value } } }]),
        "flat" => json!([{ "op": "replace", "value": { format!("{schema}:{name}"): value } }]),
        "path" => json!([{ "op": "replace", "path": format!("{schema}:{name}"), "value": value }]),
        _ => json!([{ "op": "replace", "path": schema, "value": { name: value } }]),
    };
    for schema in [WSO2, ENTERPRISE] {
        for name in ["accountLocked", "accountDisabled"] {
            for kind in ["value", "add", "flat", "path", "schema"] {
                let what = format!("{schema} {name} {kind}");
                let off = patch(&world, &path, form(kind, schema, name, json!(true))).await;
                assert_eq!(off.expect(200).json()["active"], false, "{what}");
                world.sign_in(BOSS, PASSWORD).await.refused(401, "sign_in_failed");
                assert_eq!(
                    switches(&world, &path).await,
                    json!({ "accountState": "DISABLED", "accountLocked": true, "accountDisabled": true })
                );
                let on = patch(&world, &path, form(kind, schema, name, json!("false"))).await;
                assert_eq!(on.expect(200).json()["active"], true, "{what}");
                world.sign_in(BOSS, PASSWORD).await.expect(200);
            }
        }
    }
    let put = |schema: &str, said: Value| json!({ "userName": BOSS, "emails": [{ "value": BOSS }], "active": true, schema: said });
    for schema in [WSO2, ENTERPRISE] {
        for said in [
            json!({ "accountLocked": true }),
            json!({ "accountLocked": false, "accountDisabled": "true" }),
        ] {
            let off = call(&world, Method::PUT, &path, &put(schema, said)).await;
            assert_eq!(off.expect(200).json()["active"], false, "off goes before on");
            world.sign_in(BOSS, PASSWORD).await.refused(401, "sign_in_failed");
            let on = put(schema, json!({ "accountLocked": false, "accountDisabled": false }));
            call(&world, Method::PUT, &path, &on).await.expect(200);
            world.sign_in(BOSS, PASSWORD).await.expect(200);
        }
    }
    let wrongly = form("value", WSO2, "accountLocked", json!("perhaps"));
    wrong(&patch(&world, &path, wrongly).await, 400, "invalidValue");
    let timeline = world
        .admin_get(&path.replace("/scim2/U", "/v1/u"))
        .await
        .expect(200)
        .json();
    assert_eq!(timeline["status"], "active");
}

/// Locked is what an invited user is: it can be said again, and not be undone but by the password.
#[tokio::test]
async fn whoever_is_invited_is_locked_until_the_password_and_can_be_disabled() {
    let world = World::new().await;
    let path = format!("/scim2/Users/{}", kim(&world).await["id"].as_str().unwrap());
    let say = |name: &str, value: bool| json!([{ "op": "replace", "value": { WSO2: { name: value } } }]);
    let before = Table::of(&world).await;
    patch(&world, &path, say("accountLocked", true)).await.expect(200);
    wrong(
        &patch(&world, &path, say("accountLocked", false)).await,
        400,
        "invalidValue",
    );
    Table::of(&world).await.is(&before);
    let off = patch(&world, &path, say("accountDisabled", true))
        .await
        .expect(200)
        .json();
    assert_eq!(off["active"], false);
    let on = patch(&world, &path, say("accountDisabled", false))
        .await
        .expect(200)
        .json();
    assert_eq!(on["active"], true);
    let made = |name: &str, said: Value| json!({ "userName": format!("{name}@example.com"), WSO2: said });
    for (name, said, active) in [
        ("a", json!({ "accountLocked": true, "askPassword": true }), true),
        ("b", json!({ "accountLocked": true }), false),
        ("c", json!({ "accountDisabled": true, "askPassword": true }), false),
        ("d", json!({ "accountLocked": false, "accountDisabled": false }), true),
    ] {
        let user = call(&world, Method::POST, "/scim2/Users", &made(name, said)).await;
        assert_eq!(user.expect(201).json()["active"], active, "{name}");
    }
}

#[tokio::test]
async fn a_forced_reset_mails_a_link_and_ends_every_sign_in() {
    let world = World::new().await;
    world.active(BOSS).await;
    let path = path(&world, BOSS).await;
    let signed_in = world.sign_in(BOSS, PASSWORD).await.expect(200).json();
    let token = signed_in["token"].as_str().unwrap().to_owned();
    let counts = async || {
        let answer = world
            .admin_post("/v1/tokens/introspect", &json!({ "token": token }))
            .await;
        answer.expect(200).json()["active"] == true
    };
    assert!(counts().await);
    let force =
        |schema: &str, value: Value| json!([{ "op": "replace", "value": { schema: { "forcePasswordReset": value } } }]);
    // Nothing is asked.
    patch(&world, &path, force(WSO2, json!(false))).await.expect(200);
    let before = world.messages().await.len();
    let key = world
        .key(&[Scope::UsersRead, Scope::UsersWrite], Reach::Deployment, |_| ())
        .await;
    let request = world.request(Method::PATCH, &path).bearer_auth(key.expose_secret());
    let body = json!({ "Operations": force(WSO2, json!(true)) });
    wrong(&world.send(request.json(&body)).await, 403, "");
    assert_eq!(world.messages().await.len(), before);
    assert!(counts().await);
    patch(&world, &path, force(WSO2, json!(true))).await.expect(200);
    assert!(!counts().await, "signed out");
    assert_eq!(world.messages().await.len(), before + 1);
    let first = world.newest("password_reset", BOSS).await;
    // Not again at once, and then nothing else of the request is done either.
    let soon = json!([
        { "op": "replace", "value": { ENTERPRISE: { "forcePasswordReset": "true" } } },
        { "op": "add", "path": "externalId", "value": "42" },
    ]);
    let table = Table::of(&world).await;
    let held = patch(&world, &path, soon.clone()).await;
    wrong(&held, 429, "");
    Table::of(&world).await.is(&table);
    world.advance(SignedDuration::from_mins(2));
    let done = patch(&world, &path, soon).await.expect(200).json();
    assert_eq!(done["externalId"], "42");
    let second = world.newest("password_reset", BOSS).await;
    assert_ne!(first.link, second.link);
    world.sign_in(BOSS, PASSWORD).await.expect(200);
    let ticket = second.link.as_ref().unwrap().rsplit('/').next().unwrap();
    world.set_password(ticket, "another sentence of mine").await.expect(200);
    world.sign_in(BOSS, PASSWORD).await.refused(401, "sign_in_failed");
    // Whoever has no password cannot be made to choose another, nor whoever is switched off; with PUT as well.
    let path = format!("/scim2/Users/{}", kim(&world).await["id"].as_str().unwrap());
    let put = json!({ "userName": KIM, WSO2: { "forcePasswordReset": true } });
    wrong(&call(&world, Method::PUT, &path, &put).await, 409, "");
    patch(
        &world,
        &path,
        json!([{ "op": "replace", "path": "active", "value": false }]),
    )
    .await
    .expect(200);
    wrong(&patch(&world, &path, force(ENTERPRISE, json!(true))).await, 403, "");
}

/// What is told of a user is not taken for a wish: it may be said again as it is.
#[tokio::test]
async fn what_is_only_told_may_be_said_again_and_not_changed() {
    let world = World::new().await;
    world.active(BOSS).await;
    let path = path(&world, BOSS).await;
    let before = Table::of(&world).await;
    for (name, value, status) in [
        ("accountState", json!("UNLOCKED"), 200),
        ("accountState", json!("LOCKED"), 400),
        ("emailVerified", json!("true"), 200),
        ("emailVerified", json!(false), 400),
        ("emailAddresses", json!([BOSS]), 200),
        ("emailAddresses", json!([BOSS, "x@example.com"]), 400),
        ("mobileNumbers", json!(["+4915112345678"]), 400),
        ("department", json!("Engines"), 200),
    ] {
        for schema in [WSO2, ENTERPRISE] {
            let answer = patch(
                &world,
                &path,
                json!([{ "op": "add", "value": { schema: { name: value } } }]),
            )
            .await;
            assert_eq!(answer.status.as_u16(), status, "{name} {value}: {}", answer.text);
        }
    }
    let kept = json!([{ "op": "add", "path": format!("{ENTERPRISE}:department"), "value": "Engines" }]);
    patch(&world, &path, kept).await.expect(200);
    wrong(&patch(&world, &path, json!([])).await, 400, "invalidSyntax");
    Table::of(&world).await.is(&before);
}

/// One address and one number are kept. Another beside them is passed over, and never takes their place.
#[tokio::test]
async fn a_second_address_or_number_never_replaces_the_one_that_is_kept() {
    let world = World::new().await;
    let mobile = "+4915112345678";
    let body = json!({
        "userName": "boss", "emails": [{ "type": "work", "value": BOSS }],
        "phoneNumbers": [{ "type": "fax", "value": "+493012345670" }, { "type": "mobile", "value": mobile }],
    });
    let user = call(&world, Method::POST, "/scim2/Users", &body)
        .await
        .expect(201)
        .json();
    assert_eq!(user["phoneNumbers"], json!([{ "value": mobile, "type": "mobile" }]));
    let path = format!("/scim2/Users/{}", user["id"].as_str().unwrap());
    let before = Table::of(&world).await;
    for operation in [
        json!({ "op": "Add", "path": "emails[type eq \"other\"].value", "value": "personal@example.com" }),
        json!({ "op": "Add", "path": "emails[type eq \"home\"].value", "value": "personal@example.com" }),
        json!({ "op": "Replace", "path": "emails[type eq \"home\"].value", "value": "personal@example.com" }),
        json!({ "op": "add", "path": "emails", "value": [{ "value": "personal@example.com" }] }),
        json!({ "op": "add", "value": { "emails": [{ "type": "home", "value": "h@example.com", "primary": false }] } }),
        json!({ "op": "replace", "path": "emails", "value": [{ "value": "h@example.com" }, { "value": BOSS, "type": "work" }] }),
        json!({ "op": "replace", "path": "emails[primary eq false].value", "value": "h@example.com" }),
        json!({ "op": "Add", "path": "phoneNumbers[type eq \"work\"].value", "value": "+493012345678" }),
        json!({ "op": "Replace", "path": "phoneNumbers[type eq \"fax\"].value", "value": "+493012345679" }),
        json!({ "op": "add", "value": { "phoneNumbers": [{ "type": "fax", "value": "+493012340000" }] } }),
        json!({ "op": "add", "path": "phoneNumbers", "value": [{ "type": "mobile", "value": "+4915112345679" }] }),
        json!({ "op": "replace", "path": "phoneNumbers", "value": [{ "type": "work", "value": "+493012345678" }] }),
    ] {
        let answer = patch(&world, &path, json!([operation])).await;
        assert_eq!(answer.status.as_u16(), 200, "{operation}: {}", answer.text);
        Table::of(&world).await.is(&before);
    }
    // What is there already, and what is not there.
    for operation in [
        json!({ "op": "Add", "path": "emails[type eq \"work\"].value", "value": "BOSS@example.com" }),
        json!({ "op": "remove", "path": "emails[type eq \"other\"]" }),
        json!({ "op": "remove", "path": "phoneNumbers[type eq \"fax\"]" }),
        json!({ "op": "remove", "path": "phoneNumbers", "value": [{ "value": "+493012345670" }] }),
        json!({ "op": "replace", "path": "phoneNumbers[type eq \"fax\"]", "value": [] }),
    ] {
        patch(&world, &path, json!([operation])).await.expect(200);
    }
    Table::of(&world).await.is(&before);
    let put = |emails: Value, numbers: Value| json!({ "userName": "boss", "emails": emails, "phoneNumbers": numbers });
    // The one that is known stays, whatever stands before it.
    let both = put(
        json!([{ "type": "home", "value": "h@example.com" }, { "type": "work", "value": BOSS }]),
        json!([{ "type": "work", "value": "+493012345678" }, { "type": "mobile", "value": mobile }]),
    );
    let same = call(&world, Method::PUT, &path, &both).await.expect(200).json();
    assert_eq!(
        (&same["emails"], &same["phoneNumbers"]),
        (&user["emails"], &user["phoneNumbers"])
    );
    for none in [
        put(
            json!([{ "value": "h@example.com", "primary": false }, { "value": BOSS }]),
            json!([]),
        ),
        put(
            json!([{ "value": BOSS }]),
            json!([{ "type": "fax", "value": "+493012345670", "primary": true }]),
        ),
    ] {
        let kept = call(&world, Method::PUT, &path, &none).await.expect(200).json();
        assert_eq!(kept["emails"][0]["value"], BOSS, "{none}");
        assert_eq!(kept["phoneNumbers"], Value::Null, "no number was sent that can be kept");
    }
    // And this is how they are replaced.
    let changed = patch(
        &world,
        &path,
        json!([
            { "op": "Replace", "path": "emails[type eq \"work\"].value", "value": "a@example.com" },
            { "op": "replace", "path": "emails[primary eq true].value", "value": "b@example.com" },
            { "op": "replace", "value": { "emails": [{ "value": "c@example.com", "primary": true, "type": "home" }] } },
            { "op": "Replace", "path": "phoneNumbers[type eq \"mobile\"].value", "value": "+4915112345670" },
        ]),
    )
    .await
    .expect(200)
    .json();
    assert_eq!(
        changed["emails"],
        json!([{ "value": "c@example.com", "type": "home", "primary": true }])
    );
    assert_eq!(
        changed["phoneNumbers"],
        json!([{ "value": "+4915112345670", "type": "mobile" }])
    );
    let gone = json!([{ "op": "remove", "path": "phoneNumbers[type eq \"mobile\"]" }]);
    let gone = patch(&world, &path, gone).await.expect(200).json();
    assert_eq!(gone["phoneNumbers"], Value::Null);
    let first = json!([{ "op": "add", "path": "phoneNumbers[type eq \"work\"].value", "value": "+493012345678" }]);
    assert_eq!(
        patch(&world, &path, first).await.expect(200).json()["phoneNumbers"],
        Value::Null
    );
    let first = json!([{ "op": "add", "path": "phoneNumbers[type eq \"mobile\"].value", "value": mobile }]);
    patch(&world, &path, first).await.expect(200);
    let deaf = json!({ "userName": "faxy@example.com", "phoneNumbers": [{ "type": "fax", "value": "+493012345670" }] });
    let deaf = call(&world, Method::POST, "/scim2/Users", &deaf)
        .await
        .expect(201)
        .json();
    assert_eq!(deaf["phoneNumbers"], Value::Null);
    // As WSO2's own example invites somebody.
    let two = json!({
        "userName": "kim", "emails": [{ "type": "home", "value": "h@example.com", "primary": true }, { "type": "work", "value": KIM }],
    });
    let two = call(&world, Method::POST, "/scim2/Users", &two)
        .await
        .expect(201)
        .json();
    assert_eq!(
        two["emails"],
        json!([{ "value": "h@example.com", "type": "home", "primary": true }])
    );
}

#[tokio::test]
async fn a_display_name_is_kept_and_moments_have_three_digits() {
    let world = World::new().await;
    world.advance(SignedDuration::from_millis(120));
    let body = json!({ "userName": KIM, "displayName": "Kim B." });
    let user = call(&world, Method::POST, "/scim2/Users", &body)
        .await
        .expect(201)
        .json();
    assert_eq!(user["displayName"], "Kim B.");
    for moment in ["created", "lastModified"] {
        let moment = user["meta"][moment].as_str().unwrap();
        assert_eq!(
            (moment.len(), &moment[19..20], &moment[23..]),
            (24, ".", "Z"),
            "{moment}"
        );
    }
    let path = format!("/scim2/Users/{}", user["id"].as_str().unwrap());
    for operation in [
        json!({ "op": "replace", "path": "displayName", "value": "Kim" }),
        json!({ "op": "add", "value": { "displayName": "Kim" } }),
    ] {
        let changed = patch(&world, &path, json!([operation])).await.expect(200).json();
        assert_eq!(changed["displayName"], "Kim");
    }
    let put = json!({ "userName": KIM, "displayName": "K" });
    assert_eq!(
        call(&world, Method::PUT, &path, &put).await.expect(200).json()["displayName"],
        "K"
    );
    let gone = patch(&world, &path, json!([{ "op": "remove", "path": "displayName" }])).await;
    assert_eq!(gone.expect(200).json()["displayName"], Value::Null);
}

/// Asgardeo's name of the store is as good as Identity Server's. The answer says it as the question does, else as it was sent.
#[tokio::test]
async fn the_user_store_is_called_default_too() {
    let world = World::new().await;
    let body = json!({ "userName": "DEFAULT/kim", "emails": [{ "value": KIM }], WSO2: { "askPassword": true } });
    let user = call(&world, Method::POST, "/scim2/Users", &body)
        .await
        .expect(201)
        .json();
    assert_eq!(user["userName"], "DEFAULT/kim");
    let path = format!("/scim2/Users/{}", user["id"].as_str().unwrap());
    assert_eq!(
        world.admin_get(&path).await.expect(200).json()["userName"],
        "DEFAULT/kim"
    );
    for (query, name) in [
        ("domain=DEFAULT", "DEFAULT/kim"),
        ("domain=primary", "PRIMARY/kim"),
        ("", "DEFAULT/kim"),
        ("filter=userName%20eq%20%22DEFAULT/kim%22", "DEFAULT/kim"),
        ("filter=userName%20sw%20default/k", "DEFAULT/kim"),
        ("filter=userName%20eq%20PRIMARY/kim&domain=DEFAULT", "PRIMARY/kim"),
    ] {
        let found = world
            .admin_get(&format!("/scim2/Users?{query}"))
            .await
            .expect(200)
            .json();
        assert_eq!(
            (&found["totalResults"], &found["Resources"][0]["userName"]),
            (&json!(1), &json!(name)),
            "{query}"
        );
    }
    let search = json!({ "domain": "DEFAULT", "filter": "userName sw ki" });
    let found = call(&world, Method::POST, "/scim2/Users/.search", &search)
        .await
        .expect(200)
        .json();
    assert_eq!(found["Resources"][0]["userName"], "DEFAULT/kim");
    let other = json!({ "domain": "LDAP" });
    wrong(
        &call(&world, Method::POST, "/scim2/Users/.search", &other).await,
        400,
        "invalidValue",
    );
    let put = json!({ "userName": "DEFAULT/kim", "emails": [{ "value": KIM }] });
    assert_eq!(
        call(&world, Method::PUT, &path, &put).await.expect(200).json()["userName"],
        "DEFAULT/kim"
    );
    let resend = json!({ "user": { "username": "DEFAULT/kim", "realm": "DEFAULT" }, "properties": [] });
    world.advance(SignedDuration::from_hours(1));
    world
        .admin_post(&format!("{USER_API}/resend-code"), &resend)
        .await
        .expect(201);
    let offline = json!({ "username": "DEFAULT/kim", "userstore": "DEFAULT" });
    world
        .admin_post("/api/users/v1/offline-invite-link", &offline)
        .await
        .expect(201);
    let claims = json!({ "claims": [{ "uri": "http://wso2.org/claims/username", "value": "DEFAULT/kim" }] });
    let found = world
        .admin_post("/api/users/v2/recovery/password/init", &claims)
        .await
        .expect(200)
        .json();
    assert_eq!(found.as_array().unwrap().len(), 1);
}

/// As Asgardeo's applications get theirs: with a form, by Basic or in the body.
#[tokio::test]
async fn client_credentials_are_the_id_and_the_secret_of_a_key() {
    let world = World::new().await;
    let key = world
        .key(
            &[Scope::UsersRead, Scope::InvitationsWrite, Scope::KeysRead],
            Reach::Deployment,
            |_| (),
        )
        .await;
    let key = key.expose_secret().to_owned();
    let (id, secret) = key.strip_prefix("lk_").unwrap().split_once('_').unwrap();
    let basic =
        |user: &str, password: &str| format!("Basic {}", BASE64.encode(format!("{user}:{password}").as_bytes()));
    let ask = async |path: &str, header: Option<String>, fields: &[(&str, &str)]| {
        let request = world.request(Method::POST, path).form(fields);
        let request = match header {
            Some(header) => request.header("authorization", header),
            None => request,
        };
        world.send(request).await
    };
    let grant = ("grant_type", "client_credentials");
    let all = "internal_user_mgt_list internal_user_mgt_view internal_user_mgt_create";
    for path in [
        "/oauth2/token",
        "/t/carbon.super/oauth2/token",
        "/t/app_default/oauth2/token",
    ] {
        let in_body = [grant, ("client_id", id), ("client_secret", secret)];
        for answer in [
            ask(path, Some(basic(id, secret)), &[grant]).await,
            ask(path, Some(basic(&format!("key_{id}"), &key)), &[grant]).await,
            ask(path, None, &in_body).await,
        ] {
            let token = answer.expect(200);
            assert_eq!(token.headers["cache-control"], "no-store");
            let token = token.json();
            assert_eq!(keys(&token), ["access_token", "expires_in", "scope", "token_type"]);
            assert_eq!(
                (&token["token_type"], &token["expires_in"]),
                (&json!("Bearer"), &json!(3600))
            );
            assert_eq!(token["scope"], all);
            let get = world.request(Method::GET, "/t/app_default/scim2/Users");
            let get = get.bearer_auth(token["access_token"].as_str().unwrap());
            world.send(get).await.expect(200);
        }
    }
    for (asked, told) in [
        (
            "internal_user_mgt_create internal_user_mgt_delete openid",
            "internal_user_mgt_create",
        ),
        ("internal_user_mgt_delete", "default"),
    ] {
        let token = ask("/oauth2/token", Some(basic(id, secret)), &[grant, ("scope", asked)]).await;
        let token = token.expect(200).json();
        assert_eq!(token["scope"], told);
        let text = token["access_token"].as_str().unwrap();
        assert!(!text.contains(secret), "{text}");
        // It may no more than it says.
        let list = world.request(Method::GET, "/scim2/Users").bearer_auth(text);
        world.send(list).await.expect(403);
    }
    // A tenant's token is good for the tenant.
    let shop = world.application("app_store").await;
    let path = format!("/t/{shop}/oauth2/token");
    let token = ask(&path, Some(basic(id, secret)), &[grant]).await.expect(200).json();
    let list = async |tenant: &str| {
        let list = world.request(Method::GET, &format!("/t/{tenant}/scim2/Users"));
        world
            .send(list.bearer_auth(token["access_token"].as_str().unwrap()))
            .await
    };
    list(shop.as_str()).await.expect(200);
    assert!(list("app_default").await.status.is_client_error());
    #[track_caller]
    fn refused(answer: &Answer, status: u16, error: &str) {
        assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
        let body = answer.json();
        assert_eq!(keys(&body), ["error", "error_description"], "{body}");
        assert_eq!(body["error"], error, "{body}");
    }
    let good = || Some(basic(id, secret));
    refused(&ask("/oauth2/token", good(), &[]).await, 400, "invalid_request");
    refused(
        &ask("/oauth2/token", good(), &[grant, grant]).await,
        400,
        "invalid_request",
    );
    refused(
        &ask("/oauth2/token", good(), &[("grant_type", "password")]).await,
        400,
        "unsupported_grant_type",
    );
    let json = world
        .request(Method::POST, "/oauth2/token")
        .json(&json!({ "grant_type": "client_credentials" }));
    refused(&world.send(json).await, 400, "invalid_request");
    for header in [
        None,
        Some(basic(id, "nonsense")),
        Some(basic("aaaaaaaaaaaaa", secret)),
        Some("Basic !".to_owned()),
    ] {
        let answer = ask("/oauth2/token", header, &[grant]).await;
        refused(&answer, 401, "invalid_client");
        assert_eq!(answer.headers["www-authenticate"], "Basic realm=\"latchkey\"");
    }
    refused(
        &ask("/t/nowhere/oauth2/token", good(), &[grant]).await,
        401,
        "invalid_client",
    );
    world.advance(SignedDuration::from_hours(1));
    let elsewhere = world.application("app_shop").await;
    let bound = world
        .key(&[Scope::UsersRead], Reach::Applications(vec![elsewhere]), |_| ())
        .await;
    let (id, secret) = bound
        .expose_secret()
        .strip_prefix("lk_")
        .unwrap()
        .split_once('_')
        .unwrap();
    ask("/t/app_shop/oauth2/token", Some(basic(id, secret)), &[grant])
        .await
        .expect(200);
    let other = ask("/t/app_default/oauth2/token", Some(basic(id, secret)), &[grant]).await;
    refused(&other, 401, "invalid_client");
}

/// A source that guesses is held back, as at `/oauth/token`.
#[tokio::test]
async fn g4_a_source_that_guesses_client_credentials_is_held_back() {
    let world = World::with(|options| options.limits.source_failures = 3).await;
    let key = world.stack.api_key().expose_secret().to_owned();
    let (id, secret) = key.strip_prefix("lk_").unwrap().split_once('_').unwrap();
    let ask = async |secret: &str| {
        let request = world
            .request(Method::POST, "/oauth2/token")
            .basic_auth(id, Some(secret));
        world.send(request.form(&[("grant_type", "client_credentials")])).await
    };
    for _ in 0..3 {
        ask(secret).await.expect(200);
        ask("nonsense").await.expect(401);
    }
    let held = ask("nonsense").await.expect(429);
    assert_eq!(held.json()["error"], "temporarily_unavailable");
    assert!(held.headers.contains_key("retry-after"));
    ask(secret).await.expect(429);
    world.advance(SignedDuration::from_mins(15));
    ask(secret).await.expect(200);
}

const GOVERNANCE: &str = "/api/server/v1/identity-governance";

/// Governance settings: what is mirrored is taken, and the rest passed over, one by one, as WSO2 does with what it does
/// not know.
#[tokio::test]
async fn governance_takes_the_settings_that_it_has_in_every_form() {
    let world = World::new().await;
    let category = "VXNlciBPbmJvYXJkaW5n";
    let connector = "dXNlci1lbWFpbC12ZXJpZmljYXRpb24";
    let length = |length: &str| json!({ "name": "EmailVerification.OTP.OTPLength", "value": length });
    let unknown = json!({ "name": "EmailVerification.AskPassword.PasswordGenerator", "value": "org.wso2.Generator" });
    let change = async |path: String, body: Value| world.send(world.admin(Method::PATCH, &path).json(&body)).await;
    let here = async || {
        let settings = world.admin_get("/v1/applications/app_default").await;
        settings.expect(200).json()["code"]["length"].as_u64().unwrap()
    };
    let one = |properties: Value| json!({ "operation": "UPDATE", "properties": properties });
    let path = || format!("{GOVERNANCE}/{category}/connectors/{connector}");
    change(path(), one(json!([unknown, length("7")]))).await.expect(200);
    assert_eq!(here().await, 7);
    fault(&change(path(), one(json!([unknown]))).await, 400, "settings_not_valid");
    fault(
        &change(path(), one(json!([unknown, length("3")]))).await,
        400,
        "settings_not_valid",
    );
    let many = |operation: &str, connectors: Value| json!({ "operation": operation, "connectors": connectors });
    let all = json!([
        { "id": "c29tZXRoaW5nLWVsc2U", "properties": [unknown] }, { "id": connector, "properties": [length("8"), unknown] },
    ]);
    for tenant in ["", "/t/carbon.super"] {
        let path = format!("{tenant}{GOVERNANCE}/{category}/connectors");
        let changed = change(path, many("UPDATE", all.clone())).await.expect(200).json();
        assert_eq!(changed[0]["id"], connector);
        assert_eq!(here().await, 8);
    }
    let path = || format!("{GOVERNANCE}/{category}/connectors");
    let nothing = json!([{ "id": "c29tZXRoaW5nLWVsc2U", "properties": [length("9")] }]);
    fault(
        &change(path(), many("UPDATE", nothing)).await,
        400,
        "settings_not_valid",
    );
    fault(&change(path(), many("REMOVE", all)).await, 400, "settings_not_valid");
    assert_eq!(here().await, 8);
    let preferences = async |wish: Value| world.admin_post(&format!("{GOVERNANCE}/preferences"), &wish).await;
    let wish =
        json!([{ "connector-name": "user-email-verification", "properties": ["EmailVerification.OTP.OTPLength"] }]);
    assert_eq!(
        preferences(wish).await.expect(200).json(),
        json!([{ "connector-name": "user-email-verification", "properties": [length("8")] }])
    );
    let whole = preferences(json!([{ "connector-name": "user-email-verification" }]))
        .await
        .expect(200)
        .json();
    assert!(whole[0]["properties"].as_array().unwrap().len() > 10, "{whole}");
    for (nobody, code) in [
        (
            json!([{ "connector-name": "self-sign-up", "properties": ["SelfRegistration.Enable"] }]),
            "IDG-50011",
        ),
        (
            json!([{ "connector-name": "user-email-verification", "properties": ["Nobody.Knows"] }]),
            "IDG-50012",
        ),
    ] {
        fault(&preferences(nobody).await, 400, code);
    }
}
