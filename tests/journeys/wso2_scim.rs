//! SCIM 2.0 as WSO2's clients speak it. What scim2-cli checks, it checks in `tests/clients/scim`.

use domain::api_key::{Reach, Scope};
use reqwest::Method;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::{
    gate::{Gate, Place},
    support::{Answer, PASSWORD, World},
    table::{Calls, Table},
    wso2::{KIM, keys, kim},
};

const ERROR: &str = "urn:ietf:params:scim:api:messages:2.0:Error";

/// An error in SCIM's form.
#[track_caller]
fn wrong(answer: &Answer, status: u16, kind: &str) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    assert_eq!(answer.headers["content-type"], "application/scim+json");
    let body = answer.json();
    assert_eq!(body["schemas"], json!([ERROR]));
    assert_eq!(body["status"], status.to_string());
    assert!(body["detail"].as_str().unwrap().len() > 10, "{body}");
    assert_eq!(body["scimType"].as_str().unwrap_or_default(), kind, "{body}");
}

async fn call(world: &World, method: Method, path: &str, body: &Value) -> Answer {
    let request = world
        .admin(method, path)
        .header("content-type", "application/scim+json");
    world.send(request.body(body.to_string())).await
}

async fn make(world: &World, body: &Value) -> Answer {
    call(world, Method::POST, "/scim2/Users", body).await
}

fn path(user: &Value) -> String {
    format!("/scim2/Users/{}", user["id"].as_str().unwrap())
}

#[tokio::test]
async fn ask_password_invites_in_either_schema_as_boolean_or_text() {
    let world = World::new().await;
    let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    let asked = [
        ("urn:scim:wso2:schema", json!(true)),
        ("urn:scim:wso2:schema", json!("true")),
        (enterprise, json!(true)),
        (enterprise, json!("true")),
    ];
    for (at, (schema, ask)) in asked.into_iter().enumerate() {
        let email = format!("kim{at}@example.com");
        let body = json!({
            "schemas": [], "userName": format!("PRIMARY/kim{at}"), "name": { "givenName": "Kim", "familyName": "Berg" },
            "emails": [{ "value": email, "type": "home" }], schema: { "askPassword": ask, "verifyEmail": "true" },
        });
        let made = make(&world, &body).await.expect(201);
        assert_eq!(made.headers["content-type"], "application/scim+json");
        let user = made.json();
        assert_eq!(made.headers["location"], user["meta"]["location"].as_str().unwrap());
        assert_eq!(
            keys(&user),
            [
                "active",
                "emails",
                "id",
                "meta",
                "name",
                "roles",
                "schemas",
                "urn:scim:wso2:schema",
                "userName"
            ]
        );
        assert_eq!(
            keys(&user["meta"]),
            ["created", "lastModified", "location", "resourceType"]
        );
        assert_eq!(user["userName"], format!("PRIMARY/kim{at}"));
        let ticket = world.ticket(&email).await;
        let code = world.asked(&ticket, &email).await;
        world.verify(&ticket, &code).await.expect(200);
        world.set_password(&ticket, PASSWORD).await.expect(200);
        world.sign_in(&format!("kim{at}"), PASSWORD).await.expect(200);
    }
}

#[tokio::test]
async fn the_application_s_method_carries_a_scim_invitation() {
    let world = World::with(|options| options.settings.method = domain::invitation::Method::EmailOtp).await;
    let user = kim(&world).await;
    assert!(world.messages().await[0].code.is_some(), "a code, not a link");
    let state = "urn:scim:wso2:schema:accountState,urn:scim:wso2:schema:accountLocked";
    let asked = world
        .admin_get(&format!("{}?attributes={state}", path(&user)))
        .await
        .expect(200)
        .json();
    assert_eq!(
        asked["urn:scim:wso2:schema"],
        json!({ "accountState": "PENDING_AP", "accountLocked": true })
    );
    let before = world.messages().await.len();
    let quiet = json!({ "userName": "quiet@example.com", "urn:scim:wso2:schema": { "askPassword": false } });
    let quiet = make(&world, &quiet).await.expect(201).json();
    assert_eq!(
        quiet["emails"],
        json!([{ "value": "quiet@example.com" }]),
        "the username is an address"
    );
    assert_eq!(world.messages().await.len(), before);
    let ask = json!({ "Operations": [{ "op": "replace", "path": "urn:scim:wso2:schema:askPassword", "value": true }] });
    call(&world, Method::PATCH, &path(&quiet), &ask).await.expect(200);
    assert_eq!(world.messages().await.len(), before + 1, "asked for now");
    call(&world, Method::PATCH, &path(&quiet), &ask).await.expect(200);
    assert_eq!(world.messages().await.len(), before + 1, "asked for before");
}

#[tokio::test]
async fn the_preferred_language_is_that_of_the_messages() {
    let world = World::new().await;
    for (at, (name, tag)) in [("preferredLanguage", "de"), ("locale", "fr")].into_iter().enumerate() {
        let email = format!("kim{at}@example.com");
        make(&world, &json!({ "userName": email, name: tag })).await.expect(201);
        let list = world
            .admin_get(&format!("/v1/invitations?email={email}"))
            .await
            .expect(200)
            .json();
        let path = format!("/v1/invitations/{}", list["invitations"][0]["id"].as_str().unwrap());
        assert_eq!(world.admin_get(&path).await.expect(200).json()["locale"], tag);
        let page = world
            .browser()
            .open(&format!("/i/{}", world.ticket(&email).await))
            .await
            .expect(200);
        assert!(page.text.contains(&format!("lang=\"{tag}\"")), "{name}");
    }
}

#[tokio::test]
async fn bad_users_are_refused_in_scim_s_own_form() {
    let world = World::new().await;
    kim(&world).await;
    for (body, status, kind) in [
        (json!({ "emails": [{ "value": KIM }] }), 400, "invalidSyntax"),
        (json!({ "userName": 7 }), 400, "invalidSyntax"),
        (json!([]), 400, "invalidSyntax"),
        (json!({ "userName": "a b" }), 400, "invalidValue"),
        (
            json!({ "userName": "SECONDARY/lee", "emails": [{ "value": KIM }] }),
            400,
            "invalidValue",
        ),
        (json!({ "userName": "lee" }), 400, "invalidValue"),
        (
            json!({ "userName": "lee", "emails": [{ "value": "nonsense" }] }),
            400,
            "invalidValue",
        ),
        (
            json!({ "userName": "lee@example.com", "active": "perhaps" }),
            400,
            "invalidValue",
        ),
        (
            json!({ "userName": "lee@example.com", "roles": [{ "value": "a b" }] }),
            400,
            "invalidValue",
        ),
        (json!({ "userName": "kim@EXAMPLE.com" }), 409, "uniqueness"),
    ] {
        wrong(&make(&world, &body).await, status, kind);
    }
    let text = world
        .admin(Method::POST, "/scim2/Users")
        .header("content-type", "application/scim+json");
    wrong(&world.send(text.body("{")).await, 400, "invalidSyntax");
    let text = world
        .admin(Method::POST, "/scim2/Users")
        .header("content-type", "text/plain");
    wrong(&world.send(text.body("{}")).await, 415, "");
    wrong(&world.post("/scim2/Users", &json!({})).await, 401, "");
    let key = world.key(&[Scope::UsersRead], Reach::Deployment, |_| ()).await;
    let request = world
        .request(Method::POST, "/scim2/Users")
        .bearer_auth(key.expose_secret());
    wrong(&world.send(request.json(&json!({ "userName": KIM }))).await, 403, "");
    wrong(&world.admin_get("/scim2/Users/usr_x").await, 404, "");
    wrong(&world.admin_get("/scim2/Nothing").await, 404, "");
}

/// Whatever is asked, under a tenant or not, with a key or without: SCIM's own form, and the methods that would do.
#[tokio::test]
async fn what_is_not_here_is_told_in_scim_s_own_form_whatever_the_method() {
    let world = World::new().await;
    for base in ["/scim2", "/t/carbon.super/scim2"] {
        for (method, path, status, allow) in [
            (Method::GET, "Nothing", 404, ""),
            (Method::GET, "Groups/rol_x", 404, ""),
            (Method::POST, "Groups/rol_x", 405, "DELETE, GET, PATCH, PUT"),
            (Method::DELETE, "Groups", 405, "GET, POST"),
            (Method::GET, "Me", 501, ""),
            (Method::POST, "Me", 501, ""),
            (Method::POST, "Bulk", 501, ""),
            (Method::POST, "Schemas", 405, "GET"),
            (Method::DELETE, "ServiceProviderConfig", 405, "GET"),
            (Method::PATCH, "ResourceTypes/User", 405, "GET"),
            (Method::PUT, "Users", 405, "GET, POST"),
            (Method::POST, "Users/usr_x", 405, "DELETE, GET, PATCH, PUT"),
        ] {
            let what = format!("{method} {base}/{path}");
            let answer = call(&world, method, &format!("{base}/{path}"), &json!({})).await;
            wrong(&answer, status, "");
            let told = answer.headers.get("allow").map(|allow| allow.to_str().unwrap());
            assert_eq!(told, Some(allow).filter(|allow| !allow.is_empty()), "{what}");
        }
    }
    // Nobody's key is asked for where there is nothing.
    let nobody = world.send(world.request(Method::POST, "/scim2/Nothing")).await;
    wrong(&nobody, 404, "");
    wrong(&world.send(world.request(Method::PUT, "/scim2")).await, 404, "");
}

#[tokio::test]
async fn users_are_listed_by_pages_and_found_by_filters() {
    let world = World::new().await;
    for name in ["ada", "ben", "cleo"] {
        let body = json!({ "userName": name, "emails": [{ "value": format!("{name}@example.com") }] });
        make(&world, &body).await.expect(201);
        world.advance(jiff::SignedDuration::from_secs(1));
    }
    let list = async |query: &str| world.admin_get(&format!("/scim2/Users?{query}")).await;
    let names = |list: &Value| -> Vec<String> {
        let users = list["Resources"].as_array().unwrap().iter();
        users
            .map(|user| user["userName"].as_str().unwrap().replace("PRIMARY/", ""))
            .collect()
    };
    let all = list("").await.expect(200).json();
    assert_eq!(
        keys(&all),
        ["Resources", "itemsPerPage", "schemas", "startIndex", "totalResults"]
    );
    assert_eq!(
        all["schemas"],
        json!(["urn:ietf:params:scim:api:messages:2.0:ListResponse"])
    );
    assert_eq!(names(&all), ["cleo", "ben", "ada"]);
    let page = list("startIndex=2&count=1").await.expect(200).json();
    assert_eq!(
        (names(&page), &page["totalResults"], &page["startIndex"]),
        (vec!["ben".to_owned()], &json!(3), &json!(2))
    );
    let none = list("count=0").await.expect(200).json();
    assert_eq!((&none["Resources"], &none["totalResults"]), (&json!([]), &json!(3)));
    let id = all["Resources"][0]["id"].as_str().unwrap();
    for (filter, found) in [
        ("userName eq \"ada\"".to_owned(), vec!["ada"]),
        ("USERNAME Eq \"PRIMARY/ADA\"".to_owned(), vec!["ada"]),
        ("emails eq \"ben@example.com\"".to_owned(), vec!["ben"]),
        ("emails.value sw \"b\"".to_owned(), vec!["ben"]),
        (
            "userName co \"e\" and emails ew \"example.com\"".to_owned(),
            vec!["cleo", "ben"],
        ),
        ("userName ne \"ada\" and active eq true".to_owned(), vec!["cleo", "ben"]),
        (format!("id eq \"{id}\""), vec!["cleo"]),
        ("userName eq \"nobody\"".to_owned(), vec![]),
        (
            "userName eq \"ada\" and emails eq \"ben@example.com\"".to_owned(),
            vec![],
        ),
        ("userName eq ada".to_owned(), vec!["ada"]),
        ("userName sw ad and active eq true".to_owned(), vec!["ada"]),
        ("emails pr".to_owned(), vec!["cleo", "ben", "ada"]),
    ] {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("filter", &filter)
            .finish();
        assert_eq!(names(&list(&query).await.expect(200).json()), found, "{filter}");
        for search in ["/scim2/Users/.search", "/scim2/.search"] {
            let answer = call(&world, Method::POST, search, &json!({ "filter": filter })).await;
            assert_eq!(names(&answer.expect(200).json()), found, "{filter}");
        }
    }
    for filter in [
        "userName",
        "userName eq",
        "active eq maybe",
        "userName like \"a\"",
        "title eq \"x\"",
        "userName eq \"a",
        "not userName eq \"a\"",
        "(userName eq \"a\"",
    ] {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("filter", filter)
            .finish();
        wrong(&list(&query).await, 400, "invalidFilter");
    }
    wrong(&list("startIndex=x").await, 400, "invalidValue");
    wrong(&list("domain=SECONDARY").await, 400, "invalidValue");
    let shown = list("attributes=userName").await.expect(200).json();
    assert_eq!(keys(&shown["Resources"][0]), ["id", "schemas", "userName"]);
    let shown = list("excludedAttributes=emails,meta").await.expect(200).json();
    assert_eq!(
        keys(&shown["Resources"][0]),
        ["active", "id", "roles", "schemas", "userName"]
    );
}

#[tokio::test]
async fn a_user_is_changed_as_patch_and_put_say_and_then_erased() {
    let world = World::new().await;
    let user = kim(&world).await;
    let path = path(&user);
    let ticket = world.ticket(KIM).await;
    let patch = async |operations: Value| {
        let schemas = json!(["urn:ietf:params:scim:api:messages:2.0:PatchOp"]);
        call(
            &world,
            Method::PATCH,
            &path,
            &json!({ "schemas": schemas, "Operations": operations }),
        )
        .await
    };
    let changed = patch(json!([
        { "op": "add", "path": "name.givenName", "value": "Kim" },
        { "op": "Add", "value": { "externalId": "42", "phoneNumbers": [{ "type": "mobile", "value": "+4915112345678" }], "title": "Dr" } },
        { "op": "add", "path": "roles", "value": [{ "value": "editor" }, { "value": "reader" }] },
        { "op": "remove", "path": "roles[value eq \"reader\"]" },
        { "op": "replace", "path": "emails[type eq \"work\"].value", "value": "new@example.com" },
        { "op": "replace", "path": "urn:ietf:params:scim:schemas:core:2.0:User:active", "value": "True" },
        { "op": "add", "path": "urn:scim:wso2:schema:country", "value": "NO" },
    ]))
    .await
    .expect(200)
    .json();
    assert_eq!(
        (&changed["name"], &changed["externalId"]),
        (&json!({ "givenName": "Kim" }), &json!("42"))
    );
    assert_eq!(changed["roles"], json!([{ "value": "editor" }]));
    assert_eq!(
        changed["emails"],
        json!([{ "value": "new@example.com", "type": "work" }])
    );
    assert_eq!(
        changed["phoneNumbers"],
        json!([{ "value": "+4915112345678", "type": "mobile" }])
    );
    assert_eq!(changed["urn:scim:wso2:schema"]["country"], "NO");
    world
        .post("/v1/tickets/validate", &json!({ "ticket": ticket }))
        .await
        .refused(410, "ticket_replaced");
    for (operations, kind) in [
        (
            json!([{ "op": "replace", "path": "userName", "value": "lee" }]),
            "mutability",
        ),
        (
            json!([{ "op": "replace", "path": "id", "value": "usr_x" }]),
            "mutability",
        ),
        (json!([{ "op": "remove", "path": "emails" }]), "mutability"),
        (
            json!([{ "op": "replace", "path": "urn:scim:wso2:schema:accountState", "value": "UNLOCKED" }]),
            "mutability",
        ),
        (
            json!([{ "op": "replace", "path": "a b", "value": "Dr" }]),
            "invalidPath",
        ),
        (json!([{ "op": "remove" }]), "noTarget"),
        (json!([{ "op": "move", "path": "name" }]), "invalidSyntax"),
        (json!({}), "invalidSyntax"),
    ] {
        wrong(&patch(operations).await, 400, kind);
    }
    let put = json!({ "userName": KIM, "emails": [{ "value": "new@example.com" }], "active": false });
    let replaced = call(&world, Method::PUT, &path, &put).await.expect(200).json();
    assert_eq!(
        keys(&replaced),
        ["active", "emails", "id", "meta", "roles", "schemas", "userName"]
    );
    assert_eq!(replaced["active"], false);
    let lee = json!({ "userName": "lee", "emails": [{ "value": KIM }] });
    wrong(&call(&world, Method::PUT, &path, &lee).await, 400, "mutability");
    let shown = world.admin_get(&format!("/v1{}", path.replace("scim2/U", "u"))).await;
    assert_eq!(
        shown.expect(200).json()["status"],
        "disabled",
        "seen on the other routes"
    );
    world.send(world.admin(Method::DELETE, &path)).await.expect(204);
    wrong(&world.send(world.admin(Method::DELETE, &path)).await, 404, "");
    wrong(&world.admin_get(&path).await, 404, "");
}

#[tokio::test]
async fn what_the_provider_can_do_is_told_to_everybody() {
    let world = World::new().await;
    for base in ["/scim2", "/t/carbon.super/scim2"] {
        let config = world
            .get(&format!("{base}/ServiceProviderConfig"))
            .await
            .expect(200)
            .json();
        let supported = |what: &str| config[what]["supported"].as_bool().unwrap();
        assert!(supported("patch") && supported("filter"));
        assert!(!supported("bulk") && !supported("sort") && !supported("etag") && !supported("changePassword"));
        let types = world.get(&format!("{base}/ResourceTypes")).await.expect(200).json();
        assert_eq!(types["totalResults"], 2);
        world.get(&format!("{base}/ResourceTypes/User")).await.expect(200);
        let schemas = world.get(&format!("{base}/Schemas")).await.expect(200).json();
        assert_eq!(schemas["totalResults"], 6);
        world
            .get(&format!("{base}/Schemas/urn:scim:wso2:schema"))
            .await
            .expect(200);
        wrong(&world.get(&format!("{base}/Schemas/urn:x")).await, 404, "");
    }
}

fn patch_of(operations: &Value) -> Value {
    json!({ "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": operations })
}

const ASK: &str = "urn:scim:wso2:schema:askPassword";

/// A mail that cannot go out is told, each time, and nothing else happens either.
#[tokio::test]
async fn ask_password_that_cannot_be_sent_changes_nothing() {
    let world = World::new().await;
    let bounces = "bounce@simulator.amazonses.com";
    let user = make(&world, &json!({ "userName": "kim", "emails": [{ "value": bounces }] }))
        .await
        .expect(201)
        .json();
    world.messages().await;
    let before = Table::of(&world).await;
    let ask = json!([
        { "op": "add", "path": ASK, "value": true },
        { "op": "add", "path": "name.givenName", "value": "Kim" },
    ]);
    let patch = async |operations: &Value| call(&world, Method::PATCH, &path(&user), &patch_of(operations)).await;
    for _ in 0..2 {
        wrong(&patch(&ask).await, 409, "");
        Table::of(&world).await.is(&before);
    }
    let elsewhere = json!([
        { "op": "add", "path": ASK, "value": true },
        { "op": "replace", "path": "emails[type eq \"work\"].value", "value": KIM },
        { "op": "add", "path": "name.givenName", "value": "Kim" },
    ]);
    let count = world.messages().await.len();
    for _ in 0..2 {
        let changed = patch(&elsewhere).await.expect(200).json();
        assert_eq!(changed["urn:scim:wso2:schema"]["askPassword"], true, "{changed}");
        assert_eq!(changed["name"]["givenName"], "Kim");
        assert_eq!(world.messages().await.len(), count + 1, "asked once");
    }
    world.ticket(KIM).await;
}

/// Sending an invitation again takes the same scope on every route.
#[tokio::test]
async fn m2_whoever_may_not_invite_has_nobody_asked_again() {
    let world = World::new().await;
    let user = make(&world, &json!({ "userName": KIM })).await.expect(201).json();
    let key = world
        .key(&[Scope::UsersRead, Scope::UsersWrite], Reach::Deployment, |_| ())
        .await;
    world.messages().await;
    let before = Table::of(&world).await;
    let ask = json!([{ "op": "add", "path": ASK, "value": true }, { "op": "add", "path": "externalId", "value": "1" }]);
    let put = json!({ "userName": KIM, "urn:scim:wso2:schema": { "askPassword": true }, "externalId": "1" });
    for (method, body) in [(Method::PATCH, patch_of(&ask)), (Method::PUT, put)] {
        let request = world
            .request(method, &path(&user))
            .bearer_auth(key.expose_secret())
            .json(&body);
        wrong(&world.send(request).await, 403, "");
        Table::of(&world).await.is(&before);
    }
    let name = patch_of(&json!([{ "op": "add", "path": "externalId", "value": "1" }]));
    let request = world.request(Method::PATCH, &path(&user)).json(&name);
    world.send(request.bearer_auth(key.expose_secret())).await.expect(200);
}

/// With all that the body says: a second write could be lost, and a repeated call is refused.
#[tokio::test]
async fn a_user_is_made_in_one_write() {
    let calls = Calls::default();
    let world = World::with(|options| options.interceptors.push(calls.interceptor())).await;
    let body = |given: &str, active: bool| {
        json!({
            "userName": "kim", "emails": [{ "value": KIM }], "active": active, "externalId": "42",
            "name": { "givenName": given, "familyName": "Berg" },
            "urn:scim:wso2:schema": { "askPassword": false, "country": "NO" },
        })
    };
    make(&world, &json!({ "userName": "warm@example.com" }))
        .await
        .expect(201);
    world.messages().await;
    calls.take();
    let user = make(&world, &body("Kim", false)).await.expect(201).json();
    let calls = calls.take();
    let writes = ["PutItem", "UpdateItem", "TransactWriteItems"];
    let writes: Vec<_> = calls.iter().filter(|call| writes.contains(&call.as_str())).collect();
    assert_eq!(
        writes,
        ["TransactWriteItems"],
        "with what leads from the address to the user"
    );
    assert_eq!(user["name"], json!({ "givenName": "Kim", "familyName": "Berg" }));
    assert_eq!((&user["active"], &user["externalId"]), (&json!(false), &json!("42")));
    assert_eq!(world.admin_get(&path(&user)).await.expect(200).json(), user);
    // Whoever is invited again goes by the new name.
    let on = patch_of(&json!([{ "op": "replace", "path": "active", "value": true }]));
    call(&world, Method::PATCH, &path(&user), &on).await.expect(200);
    let found = world.admin_get("/v1/invitations?limit=100").await.expect(200).json();
    let mut invitations = found["invitations"].as_array().unwrap().iter();
    let invitation = invitations.find(|line| line["username"] == "kim").unwrap()["id"]
        .as_str()
        .unwrap();
    world
        .admin_post(&format!("/v1/invitations/{invitation}/revoke"), &json!({}))
        .await
        .expect(200);
    let again = make(&world, &body("Lee", true)).await.expect(201).json();
    assert_eq!(again["name"], json!({ "givenName": "Lee", "familyName": "Berg" }));
}

/// What two calls change of one user at the same time is changed, both of it: the second looks again.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_changes_at_once_lose_nothing() {
    let gate = Gate::default();
    let world = World::with(|options| {
        options
            .interceptors
            .push(aws_sdk_dynamodb::config::SharedInterceptor::new(gate.clone()))
    })
    .await;
    let user = kim(&world).await;
    world.messages().await;
    let patch = async |operations: Value| call(&world, Method::PATCH, &path(&user), &patch_of(&operations)).await;
    let mut keeper = gate.close(Place::BeforeFirstWrite);
    let first = patch(json!([{ "op": "add", "path": "externalId", "value": "42" }]));
    let second = async {
        (&mut keeper.reached).await.unwrap();
        let verify = json!([
            { "op": "add", "path": "urn:scim:wso2:schema:verifyEmail", "value": true },
            { "op": "add", "path": "name.givenName", "value": "Kim" },
        ]);
        patch(verify).await.expect(200);
        keeper.open();
    };
    let (first, ()) = tokio::join!(first, second);
    let user = first.expect(200).json();
    assert_eq!(
        (&user["externalId"], &user["name"]["givenName"]),
        (&json!("42"), &json!("Kim"))
    );
    assert_eq!(user["urn:scim:wso2:schema"]["verifyEmail"], true);
}

/// So are those of many calls: each looks again as often as another was first.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twelve_changes_at_once_are_all_made_on_either_face() {
    let world = World::new().await;
    let user = kim(&world).await;
    let roles = (0..12).map(async |number| {
        let add = json!([{ "op": "add", "path": "roles", "value": [format!("role{number}")] }]);
        call(&world, Method::PATCH, &path(&user), &patch_of(&add))
            .await
            .expect(200);
    });
    futures_util::future::join_all(roles).await;
    let shown = world.admin_get(&path(&user)).await.expect(200).json();
    assert_eq!(shown["roles"].as_array().unwrap().len(), 12, "{shown}");
    let id = user["id"].as_str().unwrap();
    let data = (0..12).map(async |number| {
        let body = json!({ "app_metadata": { format!("key{number}"): number } });
        let path = format!("/api/v2/users/{id}");
        world
            .send(world.admin(Method::PATCH, &path).json(&body))
            .await
            .expect(200);
    });
    futures_util::future::join_all(data).await;
    let shown = world.admin_get(&format!("/api/v2/users/{id}")).await.expect(200).json();
    let kept = shown["app_metadata"].as_object().unwrap();
    assert_eq!(
        kept.keys().filter(|name| name.starts_with("key")).count(),
        12,
        "{shown}"
    );
}
