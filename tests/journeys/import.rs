//! Users who come from another system, with the hashes of their passwords.

use std::fs;

use domain::{
    api_key::{Reach, Scope},
    id::UserId,
    password::PasswordHash,
    person::Person,
};
use local::import::{Format, Import, ImportError};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use crate::support::{Answer, PASSWORD, World};

const ADA: &str = "ada@example.com";
/// Of Python's bcrypt and argon2-cffi, with the password below.
const BCRYPT: &str = "$2b$04$wIpYgxBS8.f/tjBxwD7J8u8Q8EJnhJtMJxGCqA3AEovqejpt4.IY6";
const ARGON2: &str = "$argon2id$v=19$m=1024,t=2,p=2$MDEyMzQ1Njc4OWFiY2RlZg$TDnzmDAZ5t5h5Q1irih/dxpWYRhVsESMCZUQMAQ1r3I";
const THERE: &str = "violet harbour seventeen";

async fn import(world: &World, users: Value) -> Answer {
    world.admin_post("/v1/imports", &json!({ "users": users })).await
}

/// What became of the only user of an import.
async fn one(world: &World, user: Value) -> Value {
    import(world, json!([user])).await.expect(200).json()["results"][0].clone()
}

async fn stored(world: &World, id: &Value) -> Person {
    let id = UserId::parse(id.as_str().unwrap()).unwrap();
    world.stack.app.store.person(id.0).await.unwrap().unwrap()
}

async fn credential(world: &World, id: &Value) -> PasswordHash {
    stored(world, id).await.credential.unwrap()
}

/// P5, P6: an imported hash verifies, is nowhere in the table, and is one of ours from the first sign-in on.
#[tokio::test]
async fn p5_an_imported_hash_signs_in_and_is_made_anew_at_the_first_sign_in() {
    for foreign in [BCRYPT, ARGON2] {
        let world = World::new().await;
        let user = json!({ "email": ADA, "email_verified": true, "password_hash": foreign, "roles": ["editor"] });
        let made = one(&world, user).await;
        assert_eq!(
            (&made["result"], &made["status"]),
            (&json!("created"), &json!("active"))
        );
        let before = credential(&world, &made["id"]).await;
        assert!(before.is_imported());
        let (_, output) = foreign.split_at(foreign.len() - 31);
        assert!(!before.as_str().contains(output), "the foreign hash is not kept");
        assert!(world.messages().await.is_empty(), "nobody is told");

        for wrong in ["violet harbour seventeeN", "", foreign, before.as_str()] {
            world.sign_in(ADA, wrong).await.refused(401, "sign_in_failed");
        }
        assert_eq!(credential(&world, &made["id"]).await, before);
        world.sign_in(ADA, THERE).await.expect(200);
        let after = credential(&world, &made["id"]).await;
        assert!(!after.is_imported());
        assert!(after.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1,keyid="));

        let hashes = world.stack.app.hasher.count();
        world.sign_in(ADA, THERE).await.expect(200);
        assert_eq!(world.stack.app.hasher.count() - hashes, 1, "one hash from now on");
        assert_eq!(credential(&world, &made["id"]).await, after);

        let path = format!("/v1/invitations/{}", made["invitation"].as_str().unwrap());
        world.messages().await;
        let timeline = world.admin_get(&path).await.expect(200).json()["timeline"].clone();
        let first = &timeline[0];
        assert_eq!(
            (&first["event"], &first["with_password"]),
            (&json!("imported"), &json!(true)),
            "{timeline}"
        );
    }
}

#[tokio::test]
async fn an_import_can_be_repeated_and_touches_nobody_who_is_there() {
    let world = World::new().await;
    world.active("bob@example.com").await;
    let users = json!([
        { "email": ADA, "email_verified": true, "password_hash": BCRYPT },
        { "email": "bob@example.com", "password_hash": BCRYPT },
        { "email": "eve@example.com" },
        { "email": "Eve@Example.com", "roles": ["other"] },
    ]);
    let told = |answer: &Value| -> Vec<String> {
        let results = answer["results"].as_array().unwrap().iter();
        results
            .map(|result| result["result"].as_str().unwrap().to_owned())
            .collect()
    };
    let first = import(&world, users.clone()).await.expect(200).json();
    assert_eq!(told(&first), ["created", "exists", "created", "exists"]);
    assert_eq!(
        [
            &first["created"],
            &first["exists"],
            &first["unchanged"],
            &first["refused"]
        ],
        [2, 2, 0, 0]
    );
    // Ada chooses another password; nothing that is imported again takes it away.
    let change = json!({ "username": ADA, "current": THERE, "password": PASSWORD });
    world.post("/v1/password/change", &change).await.expect(200);
    let after = credential(&world, &first["results"][0]["id"]).await;
    let hashes = world.stack.app.hasher.count();
    let second = import(&world, users).await.expect(200).json();
    assert_eq!(told(&second), ["unchanged", "exists", "unchanged", "exists"]);
    assert_eq!(world.stack.app.hasher.count(), hashes, "a second run computes nothing");
    assert_eq!(second["results"][0]["id"], first["results"][0]["id"]);
    assert_eq!(credential(&world, &first["results"][0]["id"]).await, after);
    world.sign_in(ADA, PASSWORD).await.expect(200);
    world.sign_in(ADA, THERE).await.refused(401, "sign_in_failed");
    world.sign_in("bob@example.com", PASSWORD).await.expect(200);
}

/// A number as people write it at home keeps nobody out who has an address or a name.
#[tokio::test]
async fn a_number_that_cannot_be_kept_is_left_out() {
    let world = World::new().await;
    for (at, phone) in ["0151 12345678", "12", "ext. 7", "n/a"].into_iter().enumerate() {
        let line = json!({ "email": format!("p{at}@example.com"), "phone": phone, "phone_verified": true });
        let imported = world.admin_post("/v1/imports", &json!({ "users": [line] })).await;
        let imported = imported.expect(200).json();
        let id = imported["results"][0]["id"].as_str().unwrap();
        let user = world.admin_get(&format!("/v1/users/{id}")).await.expect(200).json();
        assert_eq!(user["phone"], Value::Null, "{phone}");
    }
}

#[tokio::test]
async fn each_user_is_refused_by_itself_with_code_and_place() {
    let world = World::new().await;
    let hash = |hash: &str| json!({ "email": "x@example.com", "password_hash": hash });
    let wrong = [
        (json!({ "email": "nonsense" }), "email_not_valid", "/email"),
        (json!({ "email": 5 }), "field_not_valid", "/email"),
        (
            json!({ "email": "x@example.com", "admin": true }),
            "field_not_valid",
            "/admin",
        ),
        (
            json!({ "email": "x@example.com", "email_verified": "yes" }),
            "field_not_valid",
            "/email_verified",
        ),
        (json!({}), "email_missing", "/email"),
        (json!([]), "field_not_valid", ""),
        (json!("x@example.com"), "field_not_valid", ""),
        (json!(null), "field_not_valid", ""),
        (
            json!({ "username": "no spaces", "email": "x@example.com" }),
            "username_not_valid",
            "/username",
        ),
        (json!({ "phone": "0151" }), "phone_not_valid", "/phone"),
        (
            json!({ "email": "x@example.com", "roles": ["a b"] }),
            "roles_not_valid",
            "/roles",
        ),
        (
            json!({ "email": "x@example.com", "locale": "german!" }),
            "locale_not_valid",
            "/locale",
        ),
        (
            hash("5f4dcc3b5aa765d61d8327deb882cf99"),
            "password_hash_not_supported",
            "/password_hash",
        ),
        (hash("$2b$10$short"), "password_hash_not_valid", "/password_hash"),
        (
            hash("$2b$15$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
            "password_hash_too_dear",
            "/password_hash",
        ),
    ];
    let mut users: Vec<_> = wrong.iter().map(|(user, ..)| user.clone()).collect();
    users.push(json!({ "email": ADA, "password_hash": BCRYPT }));
    let answer = import(&world, json!(users)).await.expect(200).json();
    for ((user, code, pointer), told) in wrong.iter().zip(answer["results"].as_array().unwrap()) {
        assert_eq!(told["result"], "refused", "{user}: {told}");
        assert_eq!(
            (&told["code"], &told["pointer"]),
            (&json!(code), &json!(pointer)),
            "{user}: {told}"
        );
        if let Some(hash) = user["password_hash"].as_str() {
            assert!(!told.to_string().contains(hash), "{told}");
        }
    }
    assert_eq!(
        (&answer["refused"], &answer["created"]),
        (&json!(wrong.len()), &json!(1))
    );
    world.sign_in(ADA, THERE).await.expect(200);
}

/// A number that cannot be kept holds nobody back, and neither does a language that there are no words in; both are said.
#[tokio::test]
async fn what_is_left_out_of_a_line_is_said_in_its_result() {
    let world = World::new().await;
    let users = json!([
        { "email": "a@example.com", "phone": "0151 12345678", "locale": "sw" },
        { "email": "b@example.com", "phone": "0049 151 12345678", "locale": "de_AT" },
    ]);
    let done = import(&world, users.clone()).await.expect(200).json();
    let warnings = &done["results"][0]["warnings"];
    assert_eq!(
        (&warnings[0]["pointer"], &warnings[1]["pointer"]),
        (&json!("/locale"), &json!("/phone")),
        "{done}"
    );
    assert!(
        warnings[1]["detail"].as_str().unwrap().contains("country code"),
        "{done}"
    );
    assert_eq!(done["results"][1]["warnings"], Value::Null, "{done}");
    let again = import(&world, users).await.expect(200).json();
    assert_eq!(again["unchanged"], 2, "{again}");
}

#[tokio::test]
async fn m1_an_import_takes_its_scope_its_reach_and_its_size() {
    let world = World::new().await;
    let other = world.application("app_other").await;
    let body = json!({ "users": [{ "email": ADA }] });
    let with = async |key: &SecretString, body: &Value| {
        let request = world.request(Method::POST, "/v1/imports").json(body);
        world.send(request.bearer_auth(key.expose_secret())).await
    };
    let writer = world
        .key(&[Scope::UsersWrite, Scope::InvitationsWrite], Reach::Deployment, |_| ())
        .await;
    let refused = with(&writer, &body).await;
    refused.refused(403, "scope_missing");
    assert_eq!(refused.json()["scope"], "users:import");
    let narrow = world
        .key(&[Scope::UsersImport], Reach::Applications(vec![other.clone()]), |_| ())
        .await;
    let elsewhere = json!({ "application": "app_default", "users": [{ "email": ADA }] });
    with(&narrow, &elsewhere).await.refused(404, "application_not_found");
    let made = with(&narrow, &body).await.expect(200).json();
    assert_eq!(stored(&world, &made["results"][0]["id"]).await.application, other);

    for wrong in [json!([]), json!(vec![json!({ "email": ADA }); 101])] {
        import(&world, wrong).await.refused(400, "field_not_valid");
    }
    // More than 16 KiB is taken here, more than 1 MiB is not.
    let many: Vec<_> = (0..100)
        .map(|at| json!({ "email": format!("u{at}@example.com"), "metadata": { "text": "x".repeat(400) } }))
        .collect();
    let answer = import(&world, json!(many)).await.expect(200).json();
    assert_eq!(answer["created"], 100);
    let large = json!([{ "email": ADA, "metadata": { "text": "x".repeat(1024 * 1024) } }]);
    import(&world, large).await.refused(413, "body_too_large");
    let twice = "{\"users\":[{\"email\":\"a@example.com\",\"email\":\"b@example.com\"}]}";
    let request = world.admin(Method::POST, "/v1/imports").body(twice);
    let request = request.header("content-type", "application/json");
    world.send(request).await.refused(400, "field_not_valid");
}

#[tokio::test]
async fn whoever_comes_without_a_password_is_invited_now_or_later() {
    let world = World::new().await;
    let body = json!({ "invite": true, "users": [
        { "email": "now@example.com", "profile": { "first_name": "Kim" }, "locale": "de" },
        { "username": "nowhere" },
        { "email": "off@example.com", "disabled": true },
        { "email": "has@example.com", "password_hash": BCRYPT },
    ] });
    let answer = world.admin_post("/v1/imports", &body).await.expect(200).json();
    let told: Vec<_> = answer["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| &line["result"])
        .collect();
    assert_eq!(told, ["created", "refused", "created", "created"]);
    assert_eq!(answer["results"][1]["code"], "email_missing");
    assert_eq!(
        world.messages().await.len(),
        1,
        "to whoever has no password and is switched on"
    );
    // By the flow of the application, which asks for a code.
    let ticket = world.ticket("now@example.com").await;
    let code = world.asked(&ticket, "now@example.com").await;
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.sign_in("now@example.com", PASSWORD).await.expect(200);

    let later = one(&world, json!({ "email": "later@example.com", "email_verified": true })).await;
    assert_eq!(later["status"], "invited");
    world
        .sign_in("later@example.com", PASSWORD)
        .await
        .refused(401, "sign_in_failed");
    let person = stored(&world, &later["id"]).await;
    assert_eq!(person.cleanup_at, None, "stays until the invitation is sent");
    // Where the refusal of a second invitation leads, a mail is sent.
    let again = json!({ "email": "later@example.com" });
    let pending = world.admin_post("/v1/invitations", &again).await;
    pending.refused(409, "invitation_pending");
    let path = pending.json()["resend"].as_str().unwrap().to_owned();
    assert_eq!(
        path,
        format!("/v1/invitations/{}/resend", later["invitation"].as_str().unwrap())
    );
    let sender = world.key(&[Scope::InvitationsWrite], Reach::Deployment, |_| ()).await;
    let request = world.request(Method::POST, &path).bearer_auth(sender.expose_secret());
    let sent = world.send(request).await.expect(200).json();
    assert!(sent["expires_at"].is_string(), "as long as any other: {sent}");
    let ticket = world.ticket("later@example.com").await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.sign_in("later@example.com", PASSWORD).await.expect(200);
}

#[tokio::test]
async fn imported_users_are_invited_as_the_settings_or_the_body_say() {
    let world = World::with(|options| options.dial_codes = vec!["49".to_owned()]).await;
    let steps = json!({ "steps": [
        { "kind": "terms", "url": "https://example.com/terms", "version": "1" },
        { "kind": "set_password" },
    ] });
    world.publish("onboard", &steps).await;
    let settings = json!({ "flow": "onboard", "method": "email_otp" });
    let request = world.admin(Method::PATCH, "/v1/applications/app_default");
    world.send(request.json(&settings)).await.expect(200);
    let import = async |mut body: Value, users: Value| {
        body["users"] = users;
        body["invite"] = true.into();
        world.admin_post("/v1/imports", &body).await
    };
    let of = async |answer: &Value| {
        let id = answer["results"][0]["invitation"].as_str().unwrap().to_owned();
        world
            .admin_get(&format!("/v1/invitations/{id}"))
            .await
            .expect(200)
            .json()
    };
    let plain = import(json!({}), json!([{ "email": "a@example.com" }]))
        .await
        .expect(200)
        .json();
    let shown = of(&plain).await;
    assert_eq!(
        (&shown["flow"], &shown["method"]),
        (&json!("onboard@1"), &json!("email_otp"))
    );
    let kinds: Vec<_> = shown["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["kind"].clone())
        .collect();
    assert_eq!(kinds, ["email_otp", "terms", "set_password"]);
    let named = json!({
        "flow": "link_password", "method": "email_link", "inviter": "Grace Hopper", "lifetime_minutes": 60,
        "result_url": "http://localhost:3000/welcome",
    });
    let answer = import(named, json!([{ "email": "b@example.com" }]))
        .await
        .expect(200)
        .json();
    let shown = of(&answer).await;
    assert_eq!(
        (&shown["flow"], &shown["method"]),
        (&json!("link_password@1"), &json!("email_link"))
    );
    assert_eq!(
        (&shown["inviter"], &shown["result_url"]),
        (&json!("Grace Hopper"), &json!("http://localhost:3000/welcome"))
    );
    assert_eq!(shown["expires_at"], "2026-11-21T13:00:00.000Z");
    let by_sms = json!({ "method": "sms_otp", "flow": "link_password" });
    let users = json!([
        { "phone": "+4915112345678" },
        { "email": "c@example.com" },
        { "phone": "+31612345678" },
    ]);
    let answer = import(by_sms, users).await.expect(200).json();
    let codes: Vec<_> = answer["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["code"].clone())
        .collect();
    assert_eq!(
        codes,
        [json!(null), json!("phone_missing"), json!("phone_country_not_allowed")]
    );
    world.newest("invitation_code", "+4915112345678").await;
    let nobody = import(json!({ "method": "link" }), json!([{ "email": "d@example.com" }])).await;
    nobody.refused(400, "field_not_valid");
    assert_eq!(nobody.json()["errors"][0]["pointer"], "/method");
    let draft = import(json!({ "flow": "none" }), json!([{ "email": "d@example.com" }])).await;
    draft.refused(400, "flow_unknown");
}

#[tokio::test]
async fn all_that_is_done_with_users_is_done_with_imported_ones() {
    let world = World::new().await;
    let user = json!({ "email": ADA, "email_verified": true, "password_hash": ARGON2 });
    let id = one(&world, user).await["id"].clone();
    let path = format!("/v1/users/{}", id.as_str().unwrap());
    // Switched off before the first sign-in, and on again: with the password from there.
    world
        .admin_post(&format!("{path}/disable"), &json!({}))
        .await
        .expect(200);
    world.sign_in(ADA, THERE).await.refused(401, "sign_in_failed");
    world
        .admin_post(&format!("{path}/enable"), &json!({}))
        .await
        .expect(200);
    // A forgotten password leads on, and the imported one is dead.
    world.forgot(ADA).await;
    let ticket = world.reset_ticket(ADA).await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.sign_in(ADA, THERE).await.refused(401, "sign_in_failed");
    world.sign_in(ADA, PASSWORD).await.expect(200);
    assert!(!credential(&world, &id).await.is_imported());
    // Erased, and imported once more.
    world.send(world.admin(Method::DELETE, &path)).await.expect(204);
    let again = one(&world, json!({ "email": ADA, "password_hash": BCRYPT })).await;
    assert_eq!(again["result"], "created");
    world.sign_in(ADA, THERE).await.expect(200);
}

/// The command: a file of Auth0's, twice, with a report of each line.
#[tokio::test]
async fn a_file_is_imported_by_the_command_and_again_without_harm() {
    let world = World::new().await;
    let folder = std::env::temp_dir().join(format!("latchkey-import-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (file, report) = (folder.join("auth0.ndjson"), folder.join("report.ndjson"));
    let mut text = String::new();
    for at in 0..120 {
        let user = json!({ "email": format!("u{at}@example.com"), "email_verified": true, "passwordHash": BCRYPT });
        text.push_str(&format!("{user}\n"));
    }
    text.push_str("nonsense\n");
    text.push_str(&json!({ "email": "b@example.com", "passwordHash": "md5" }).to_string());
    fs::write(&file, text).unwrap();
    let job = Import {
        file,
        format: Format::Auth0,
        url: world.stack.url().parse().unwrap(),
        application: Some("app_default".to_owned()),
        invite: false,
        report: report.clone(),
    };
    let key = world.key(&[Scope::UsersImport], Reach::Deployment, |_| ()).await;
    let mut progress = Vec::new();
    let first = local::import::run(&job, &key, &mut progress).await.unwrap();
    // Where a machine is so slow that an answer is lost, the call is made again, and its users are there already.
    assert_eq!(
        (first.created + first.unchanged, first.exists, first.refused),
        (120, 0, 2)
    );
    let progress = String::from_utf8(progress).unwrap();
    let last = progress.lines().last().unwrap();
    assert!(
        last.starts_with("122 of 122: ") && last.ends_with("2 refused"),
        "{progress}"
    );
    let lines: Vec<Value> = fs::read_to_string(&report)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 122);
    assert_eq!(lines[0]["line"], 1);
    assert_eq!(
        (&lines[120]["line"], &lines[120]["code"]),
        (&json!(121), &json!("line_not_readable"))
    );
    assert_eq!(lines[121]["code"], "password_hash_not_supported");
    let second = local::import::run(&job, &key, &mut Vec::new()).await.unwrap();
    assert_eq!((second.created, second.unchanged), (0, 120));
    world.sign_in("u77@example.com", THERE).await.expect(200);

    // No key, no hash over the network in the clear. What an earlier run has told stays.
    let told = fs::read_to_string(&report).unwrap();
    let nobody = SecretString::from("lk_nobody".to_owned());
    let refused = local::import::run(&job, &nobody, &mut Vec::new()).await;
    assert!(matches!(refused, Err(ImportError::Refused { status: 401, .. })));
    assert_eq!(fs::read_to_string(&report).unwrap(), told);
    let unreadable = Import {
        file: folder.join("missing.ndjson"),
        ..job.clone()
    };
    let refused = local::import::run(&unreadable, &key, &mut Vec::new()).await;
    assert!(matches!(refused, Err(ImportError::File { .. })), "{refused:?}");
    assert_eq!(fs::read_to_string(&report).unwrap(), told);
    assert!(!job.unfinished().exists());
    let plain = Import {
        url: "http://join.example.com".parse().unwrap(),
        ..job
    };
    let refused = local::import::run(&plain, &key, &mut Vec::new()).await;
    assert!(matches!(refused, Err(ImportError::PlainHttp)));
    fs::remove_dir_all(&folder).unwrap();
}
