//! The API for the people who call it: settings that are changed and sent back, calls that can be repeated, and what is told of
//! an invitation where it is needed.

use std::collections::HashSet;

use domain::api_key::{Reach, Scope};
use futures_util::future::join_all;
use reqwest::Method;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::{
    events::published,
    support::{Answer, PASSWORD, World},
};

const ADA: &str = "ada@example.com";
const APPLICATION: &str = "/v1/applications/app_default";
const RESULT: &str = "http://localhost:3000/welcome";

async fn put(world: &World, body: &Value) -> Answer {
    world.send(world.admin(Method::PUT, APPLICATION).json(body)).await
}

async fn patch(world: &World, body: &Value) -> Answer {
    world.send(world.admin(Method::PATCH, APPLICATION).json(body)).await
}

async fn named(world: &World, path: &str, name: &str, body: &Value) -> Answer {
    let request = world.admin(Method::POST, path).header("idempotency-key", name);
    world.send(request.json(body)).await
}

fn is_replayed(answer: &Answer) -> bool {
    answer
        .headers
        .get("idempotent-replayed")
        .is_some_and(|value| value == "true")
}

#[tokio::test]
async fn settings_that_were_read_can_be_changed_and_written_back() {
    let world = World::new().await;
    let mut settings = world.admin_get(APPLICATION).await.expect(200).json();
    assert_eq!(
        (&settings["id"], &settings["version"]),
        (&json!("app_default"), &json!(1))
    );
    settings["name"] = "Analytical Engine".into();
    let saved = put(&world, &settings).await.expect(200).json();
    assert_eq!(
        (&saved["name"], &saved["version"]),
        (&json!("Analytical Engine"), &json!(2))
    );
    // The version in the body is the one that was seen: somebody else was first.
    put(&world, &settings).await.refused(412, "version_differs");
    let mut elsewhere = saved.clone();
    elsewhere["id"] = "app_other".into();
    let answer = put(&world, &elsewhere).await;
    answer.refused(400, "field_not_valid");
    assert_eq!(answer.json()["errors"][0]["pointer"], "/id");
    let mut no_version = saved.clone();
    no_version["version"] = "two".into();
    assert_eq!(
        put(&world, &no_version).await.expect(400).json()["errors"][0]["pointer"],
        "/version"
    );
    let mut bare = saved;
    bare.as_object_mut().unwrap().retain(|name, _| name != "version");
    put(&world, &bare).await.refused(428, "if_match_missing");
}

#[tokio::test]
async fn a_patch_changes_what_it_names_and_null_gives_the_default_back() {
    let world = World::new().await;
    let before = world.admin_get(APPLICATION).await.expect(200).json();
    let changed = patch(
        &world,
        &json!({ "code": { "length": 8 }, "login_url": "http://localhost:3000/login" }),
    )
    .await;
    let changed = changed.expect(200).json();
    assert_eq!(
        (&changed["code"]["length"], &changed["code"]["tries"]),
        (&json!(8), &before["code"]["tries"])
    );
    assert_eq!(
        (&changed["name"], &changed["result_urls"]),
        (&before["name"], &before["result_urls"])
    );
    let back = patch(&world, &json!({ "code": null, "login_url": null }))
        .await
        .expect(200)
        .json();
    assert_eq!(back["code"], before["code"]);
    assert_eq!(back.get("login_url"), before.get("login_url"));
    let answer = patch(&world, &json!({ "colour": "red", "code": { "length": 3 } })).await;
    assert_eq!(answer.expect(400).json()["errors"][0]["pointer"], "/colour");
    let stale = world.admin(Method::PATCH, APPLICATION).header("if-match", "\"1\"");
    world
        .send(stale.json(&json!({ "name": "Late" })))
        .await
        .refused(412, "version_differs");
    patch(&world, &json!({ "version": 1, "name": "Late" }))
        .await
        .refused(412, "version_differs");
    let merge = world
        .admin(Method::PATCH, APPLICATION)
        .header("content-type", "application/merge-patch+json");
    world.send(merge.body(r#"{"name":"Merged"}"#)).await.expect(200);
    // None of several at once is lost.
    let bodies = [
        json!({ "time_zone": "Europe/Berlin" }),
        json!({ "language": "de" }),
        json!({ "renew_by_holder": false }),
    ];
    for answer in join_all(bodies.iter().map(|body| patch(&world, body))).await {
        answer.expect(200);
    }
    let bodies: Vec<_> = (0..20)
        .map(|number| json!({ "name": format!("Name {number}") }))
        .collect();
    for answer in join_all(bodies.iter().map(|body| patch(&world, body))).await {
        answer.expect(200);
    }
    let after = world.admin_get(APPLICATION).await.json();
    assert_eq!(
        (&after["time_zone"], &after["language"], &after["renew_by_holder"]),
        (&json!("Europe/Berlin"), &json!("de"), &json!(false))
    );
}

#[tokio::test]
async fn an_application_is_deleted_when_nobody_is_in_it_or_with_everybody() {
    let world = World::new().await;
    let path = "/v1/applications/app_shop";
    let delete = async |query: &str| world.send(world.admin(Method::DELETE, &format!("{path}{query}"))).await;
    let make = json!({ "id": "app_shop", "settings": { "name": "Shop" } });
    world.admin_post("/v1/applications", &make).await.expect(201);
    let steps = json!({ "steps": [{ "kind": "set_password" }] });
    world
        .send(world.admin(Method::PUT, &format!("{path}/flows/own")).json(&steps))
        .await
        .expect(201);
    let hook = json!({ "url": "https://app.example.com/" });
    world.admin_post(&format!("{path}/webhooks"), &hook).await.expect(201);
    for number in 0..20 {
        let body = json!({ "application": "app_shop", "email": format!("p{number}@example.com") });
        world.invite(&body).await;
    }
    world.invite(&json!({ "email": ADA })).await;
    world.messages().await;
    delete("").await.refused(409, "application_not_empty");
    delete("?erase=false").await.refused(409, "application_not_empty");
    delete("?erase=yes").await.refused(400, "query_not_valid");
    let weak = world.key(&[Scope::ApplicationsWrite], Reach::Deployment, |_| ()).await;
    let request = world
        .request(Method::DELETE, &format!("{path}?erase=true"))
        .bearer_auth(weak.expose_secret());
    world.send(request).await.refused(403, "scope_missing");
    delete("?erase=true").await.expect(204);
    world.admin_get(path).await.refused(404, "application_not_found");
    delete("").await.refused(404, "application_not_found");
    let users = world.admin_get("/v1/users").await.expect(200).json();
    assert_eq!(
        users["users"].as_array().unwrap().len(),
        1,
        "of another application nobody is touched"
    );
    // What comes under its name begins anew.
    world.admin_post("/v1/applications", &make).await.expect(201);
    let flows = world.admin_get(&format!("{path}/flows")).await.expect(200).json();
    assert_eq!(flows["flows"], json!([]));
    let hooks = world.admin_get(&format!("{path}/webhooks")).await.expect(200).json();
    assert_eq!(hooks["webhooks"], json!([]));
    delete("").await.expect(204);
    let default = world.send(world.admin(Method::DELETE, APPLICATION)).await;
    default.refused(409, "application_is_default");
}

/// A key of the API that reaches these applications: its id and its text.
async fn key_to(world: &World, applications: &Value) -> (String, String) {
    let body = json!({ "name": "Reader", "scopes": ["applications:read"], "applications": applications });
    let made = world.admin_post("/v1/keys", &body).await.expect(201).json();
    let text = |name: &str| made[name].as_str().unwrap().to_owned();
    (text("id"), text("key"))
}

#[tokio::test]
async fn a_key_of_a_deleted_application_reaches_no_new_one_of_that_name() {
    let world = World::new().await;
    let make = json!({ "id": "app_shop", "settings": { "name": "Shop" } });
    world.admin_post("/v1/applications", &make).await.expect(201);
    let (id, alone) = key_to(&world, &json!(["app_shop"])).await;
    let (_, both) = key_to(&world, &json!(["app_shop", "app_default"])).await;
    let list = async |key: &str| {
        let request = world.request(Method::GET, "/v1/applications").bearer_auth(key);
        world.send(request).await
    };
    let reached = async |key: &str| {
        let all = list(key).await.expect(200).json();
        let all = all["applications"].as_array().unwrap().iter();
        all.map(|one| one["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(reached(&alone).await, ["app_shop"]);
    let delete = world.admin(Method::DELETE, "/v1/applications/app_shop");
    world.send(delete).await.expect(204);
    world.admin_post("/v1/applications", &make).await.expect(201);
    list(&alone).await.refused(401, "api_key_not_valid");
    assert_eq!(reached(&both).await, ["app_default"]);
    let keys = world.admin_get("/v1/keys").await.expect(200).json();
    let own = keys["keys"].as_array().unwrap().iter().find(|key| key["id"] == id);
    assert!(own.unwrap()["revoked_at"].is_string(), "{keys}");
}

#[tokio::test]
async fn a_language_that_nobody_has_is_refused_and_one_without_words_is_said() {
    let world = World::new().await;
    for wrong in ["english", "deutsch", "english-US", "e", "en_US.UTF-8"] {
        let answer = patch(&world, &json!({ "language": wrong })).await;
        answer.refused(400, "settings_not_valid");
        assert_eq!(answer.json()["errors"][0]["pointer"], "/language", "{wrong}");
        let make = json!({ "id": "app_shop", "settings": { "name": "Shop", "language": wrong } });
        let answer = world.admin_post("/v1/applications", &make).await;
        answer.refused(400, "settings_not_valid");
        assert_eq!(answer.json()["errors"][0]["pointer"], "/settings/language", "{wrong}");
    }
    for spoken in ["de", "de_AT", "pt-BR", "zh-CN"] {
        let saved = patch(&world, &json!({ "language": spoken })).await.expect(200).json();
        assert!(saved["warnings"].is_null(), "{saved}");
    }
    let make = json!({ "id": "app_shop", "settings": { "name": "Shop", "language": "tlh" } });
    let made = world.admin_post("/v1/applications", &make).await.expect(201).json();
    assert_eq!(made["warnings"][0]["pointer"], "/settings/language", "{made}");
    for unspoken in ["sw", "zh_TW"] {
        let saved = patch(&world, &json!({ "language": unspoken })).await.expect(200).json();
        assert_eq!(saved["warnings"][0]["pointer"], "/language", "{saved}");
        let detail = saved["warnings"][0]["detail"].as_str().unwrap();
        assert!(detail.contains("there are en, de, fr"), "{detail}");
        // What was answered can be sent back; reading it warns of nothing.
        put(&world, &saved).await.expect(200);
        let read = world.admin_get(APPLICATION).await.expect(200).json();
        assert!(read["warnings"].is_null(), "{read}");
    }
}

#[tokio::test]
async fn a_resend_that_names_itself_sends_once_however_often_it_comes() {
    let world = World::new().await;
    let made = world.invite(&json!({ "email": ADA })).await;
    let path = format!("/v1/invitations/{}/resend", made["id"].as_str().unwrap());
    world.messages().await;
    let first = named(&world, &path, "again-1", &json!({})).await.expect(200);
    assert!(!is_replayed(&first));
    assert_eq!(first.json()["generation"], 2);
    for _ in 0..3 {
        let again = named(&world, &path, "again-1", &json!({})).await.expect(200);
        assert!(is_replayed(&again));
        assert_eq!(again.json()["generation"], 2);
    }
    assert_eq!(world.messages().await.len(), 2, "the invitation, and one resend");
    named(&world, &path, "again-1", &json!({ "send": false }))
        .await
        .refused(422, "idempotency_key_reused");
    named(&world, &path, &"x".repeat(256), &json!({}))
        .await
        .refused(400, "idempotency_key_malformed");
    let parallel =
        join_all((0..8).map(|_| async { named(&world, &path, "again-2", &json!({})).await.expect(200) })).await;
    let generations: HashSet<_> = parallel
        .iter()
        .map(|answer| answer.json()["generation"].to_string())
        .collect();
    assert_eq!(generations, HashSet::from(["3".to_owned()]));
    assert_eq!(parallel.iter().filter(|answer| !is_replayed(answer)).count(), 1);
    // A newer one stays alive when an older call is repeated.
    world.admin_post(&path, &json!({})).await.expect(200);
    let late = named(&world, &path, "again-2", &json!({})).await.expect(200);
    assert_eq!(
        (late.json()["generation"].clone(), is_replayed(&late)),
        (json!(4), true)
    );
    // After a day the name is forgotten.
    world.advance(jiff::SignedDuration::from_hours(24));
    let fresh = named(&world, &path, "again-2", &json!({})).await.expect(200);
    assert_eq!(
        (fresh.json()["generation"].clone(), is_replayed(&fresh)),
        (json!(5), false)
    );
}

#[tokio::test]
async fn a_repeated_create_says_so_also_where_it_sent_again() {
    let world = World::new().await;
    let body = json!({ "email": ADA });
    let first = named(&world, "/v1/invitations", "a", &body).await.expect(201);
    let again = named(&world, "/v1/invitations", "a", &body).await.expect(201);
    assert_eq!((is_replayed(&first), is_replayed(&again)), (false, true));
    assert_eq!(first.text, again.text);
    let resend = json!({ "email": ADA, "if_pending": "resend" });
    let sent = named(&world, "/v1/invitations", "b", &resend).await.expect(200);
    let repeated = named(&world, "/v1/invitations", "b", &resend).await.expect(200);
    assert_eq!((is_replayed(&sent), is_replayed(&repeated)), (false, true));
    assert_eq!(
        (&sent.json()["generation"], &repeated.json()["generation"]),
        (&json!(2), &json!(2))
    );
    // The same name at another address is another call.
    let route = |call: &str| format!("/v1/invitations/{}/{call}", first.json()["id"].as_str().unwrap());
    named(&world, &route("resend"), "b", &json!({}))
        .await
        .refused(422, "idempotency_key_reused");
    // What would be refused under any name is told as what it is.
    named(&world, &route("resend"), "a", &body)
        .await
        .refused(400, "field_not_valid");
}

#[tokio::test]
async fn a_key_or_webhook_that_is_made_again_is_the_same() {
    let world = World::new().await;
    let body = json!({ "name": "Nightly", "scopes": ["invitations:read"] });
    let first = named(&world, "/v1/keys", "k", &body).await.expect(201);
    let again = named(&world, "/v1/keys", "k", &body).await.expect(201);
    assert_eq!(
        first.text, again.text,
        "the text of the key too, of which nothing is kept"
    );
    assert_eq!((is_replayed(&first), is_replayed(&again)), (false, true));
    let key = first.json()["key"].as_str().unwrap().to_owned();
    let request = world.request(Method::GET, "/v1/invitations").bearer_auth(&key);
    world.send(request).await.expect(200);
    named(
        &world,
        "/v1/keys",
        "k",
        &json!({ "name": "Other", "scopes": ["invitations:read"] }),
    )
    .await
    .refused(422, "idempotency_key_reused");
    let other = named(&world, "/v1/keys", "k2", &body).await.expect(201);
    assert_ne!(other.json()["key"], first.json()["key"]);
    // Another caller's name is another one.
    let caller = world.key(&Scope::ALL, Reach::Deployment, |_| ()).await;
    let request = world
        .request(Method::POST, "/v1/keys")
        .bearer_auth(caller.expose_secret());
    let theirs = world
        .send(request.header("idempotency-key", "k").json(&body))
        .await
        .expect(201);
    assert_ne!(theirs.json()["id"], first.json()["id"]);

    let hooks = "/v1/applications/app_default/webhooks";
    let body = json!({ "url": "https://app.example.com/hooks" });
    let first = named(&world, hooks, "h", &body).await.expect(201);
    let parallel = join_all((0..4).map(|_| async { named(&world, hooks, "h", &body).await.expect(201) })).await;
    for again in parallel {
        assert!(is_replayed(&again));
        assert_eq!(
            (&again.json()["id"], &again.json()["secret"]),
            (&first.json()["id"], &first.json()["secret"])
        );
    }
    assert_eq!(
        world.admin_get(hooks).await.json()["webhooks"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let removed = world
        .send(world.admin(
            Method::DELETE,
            &format!("/v1/keys/{}", other.json()["id"].as_str().unwrap()),
        ))
        .await;
    assert!(removed.expect(200).json()["revoked_at"].is_string());
}

#[tokio::test]
async fn metadata_stands_in_lists_where_it_is_asked_for() {
    let world = World::new().await;
    for number in 0..20 {
        let metadata = if number == 3 {
            json!({})
        } else {
            json!({ "external_id": number })
        };
        world
            .invite(&json!({ "email": format!("p{number:02}@example.com"), "metadata": metadata }))
            .await;
    }
    for (path, list) in [("/v1/invitations", "invitations"), ("/v1/users", "users")] {
        let plain = world.admin_get(path).await.expect(200).json();
        assert!(
            plain[list]
                .as_array()
                .unwrap()
                .iter()
                .all(|line| line.get("metadata").is_none())
        );
        let with = world
            .admin_get(&format!("{path}?include=metadata"))
            .await
            .expect(200)
            .json();
        let lines = with[list].as_array().unwrap();
        assert_eq!(lines.len(), 20);
        for line in lines {
            let number: u64 = line["username"].as_str().unwrap()[1..3].parse().unwrap();
            let expected = if number == 3 {
                json!({})
            } else {
                json!({ "external_id": number })
            };
            assert_eq!(line["metadata"], expected);
        }
        world
            .admin_get(&format!("{path}?include=everything"))
            .await
            .refused(400, "query_not_valid");
    }
}

#[tokio::test]
async fn metadata_stands_in_events_where_the_application_wants_it() {
    let world = World::new().await;
    world
        .invite(&json!({ "email": "a@example.com", "metadata": { "order": 7 } }))
        .await;
    world.messages().await;
    assert!(
        world
            .stack
            .events
            .list()
            .iter()
            .all(|event| event["data"].get("metadata").is_none())
    );
    patch(&world, &json!({ "metadata_in_events": true })).await.expect(200);
    world.advance(jiff::SignedDuration::from_mins(2));
    world
        .invite(&json!({ "email": "b@example.com", "metadata": { "order": 8 } }))
        .await;
    world.invite(&json!({ "email": "c@example.com" })).await;
    world.messages().await;
    let of = |email: &str, kind: &str| {
        let user = world
            .stack
            .events
            .list()
            .into_iter()
            .filter(|event| event["type"] == kind)
            .collect::<Vec<_>>();
        (email.to_owned(), user)
    };
    let (_, created) = of("b@example.com", "invitation.created");
    let told: Vec<_> = created
        .iter()
        .map(|event| event["data"].get("metadata").cloned())
        .collect();
    assert_eq!(
        told.iter()
            .filter(|metadata| **metadata == Some(json!({ "order": 8 })))
            .count(),
        1,
        "{told:?}"
    );
    assert_eq!(told.iter().filter(|metadata| metadata.is_none()).count(), 2, "{told:?}");
}

#[tokio::test]
async fn metadata_fills_templates_and_what_a_user_lacks_stays_empty() {
    let world = World::new().await;
    let path = format!("{APPLICATION}/templates/invitation/en");
    let template = json!({
        "subject": "Order {{ metadata.order | default: 'none' }}",
        "text": "{{ link }} plan {{ metadata.plan.name }}{% if metadata.vip %} VIP{% endif %} <{{ metadata.company }}>",
        "html": "<a href=\"{{ link }}\">x</a> {{ metadata.company }}",
    });
    world
        .send(world.admin(Method::PUT, &path).json(&template))
        .await
        .expect(200);
    let metadata = json!({ "order": 7, "plan": { "name": "gold" }, "vip": true, "company": "<b>evil.com" });
    world
        .invite(&json!({ "email": "a@example.com", "metadata": metadata }))
        .await;
    let mail = world.newest("invitation", "a@example.com").await;
    assert_eq!(mail.subject.as_deref(), Some("Order 7"));
    assert!(mail.text.contains("plan gold VIP <"), "{}", mail.text);
    assert!(
        !mail.text.contains("evil.com"),
        "no link of somebody else's: {}",
        mail.text
    );
    assert!(!mail.html.as_deref().unwrap().contains("<b>"), "{:?}", mail.html);
    world
        .invite(&json!({ "email": "b@example.com", "metadata": { "plan": "a text" } }))
        .await;
    let mail = world.newest("invitation", "b@example.com").await;
    assert_eq!(mail.subject.as_deref(), Some("Order none"));
    assert!(mail.text.contains("plan  <>"), "{}", mail.text);
    let list = world
        .admin_get(&format!("{APPLICATION}/templates"))
        .await
        .expect(200)
        .json();
    for kind in list["kinds"].as_array().unwrap() {
        assert!(
            kind["variables"].as_array().unwrap().contains(&json!("metadata")),
            "{kind}"
        );
    }
}

#[tokio::test]
async fn an_administrator_sends_a_user_a_link_to_another_password() {
    let world = World::new().await;
    world.active(ADA).await;
    // A code was sent a moment ago.
    world.advance(jiff::SignedDuration::from_mins(2));
    let user = world.admin_get("/v1/users?username=ada@example.com").await.json()["users"][0].clone();
    let path = format!("/v1/users/{}/reset", user["id"].as_str().unwrap());
    let token = world.sign_in(ADA, PASSWORD).await.expect(200).json()["token"].clone();
    let mailed = world
        .admin_post(&path, &json!({ "result_url": RESULT }))
        .await
        .expect(202)
        .json();
    assert!(mailed.get("link").is_none());
    let shown = world
        .admin_get(&format!("/v1/invitations/{}", mailed["id"].as_str().unwrap()))
        .await
        .expect(200)
        .json();
    assert_eq!(shown["kind"], "password_reset");
    let introspected = world
        .admin_post("/v1/tokens/introspect", &json!({ "token": token }))
        .await
        .expect(200)
        .json();
    assert_eq!(introspected["active"], false, "every sign-in is over");
    world.sign_in(ADA, PASSWORD).await.expect(200);
    let ticket = world.reset_ticket(ADA).await;
    let done = world
        .set_password(&ticket, "quiet marble lantern")
        .await
        .expect(200)
        .json();
    assert!(done["next"]["url"].as_str().unwrap().starts_with(RESULT), "{done}");
    world.sign_in(ADA, PASSWORD).await.expect(401);
    world.sign_in(ADA, "quiet marble lantern").await.expect(200);

    let writer = world.key(&[Scope::UsersWrite], Reach::Deployment, |_| ()).await;
    let body = json!({ "send": false, "lifetime_minutes": 5 });
    let request = world.request(Method::POST, &path).bearer_auth(writer.expose_secret());
    world.send(request.json(&body)).await.refused(403, "scope_missing");
    let handed = world.admin_post(&path, &body).await.expect(200).json();
    let ticket = handed["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    world.advance(jiff::SignedDuration::from_mins(5));
    world
        .set_password(&ticket, PASSWORD)
        .await
        .refused(410, "invitation_expired");
    let refused = world.admin_post(&path, &json!({ "lifetime_minutes": 5 })).await;
    refused.refused(400, "lifetime_out_of_range");
    let answer = world
        .admin_post(&path, &json!({ "result_url": "https://elsewhere.example/" }))
        .await;
    answer.refused(400, "result_url_not_allowed");
    let waiting = world.invite(&json!({ "email": "bob@example.com" })).await;
    let path = format!("/v1/users/{}/reset", waiting["user"]["id"].as_str().unwrap());
    world
        .admin_post(&path, &json!({}))
        .await
        .refused(409, "user_not_active");
    world
        .admin_post("/v1/users/usr_x/reset", &json!({}))
        .await
        .refused(404, "user_not_found");
}

#[tokio::test]
async fn the_redirect_names_the_invitation() {
    let world = World::with(|options| options.settings.sign_in_after = true).await;
    let made = world
        .invite(&json!({ "email": ADA, "result_url": RESULT, "flow": "link_password" }))
        .await;
    let ticket = world.ticket(ADA).await;
    let done = world.set_password(&ticket, PASSWORD).await.expect(200).json();
    let url: url::Url = done["next"]["url"].as_str().unwrap().parse().unwrap();
    let of = |name: &str| {
        url.query_pairs()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.into_owned())
    };
    assert_eq!(of("invitation").as_deref(), made["id"].as_str());
    assert!(of("code").is_some());
}

#[tokio::test]
async fn introspection_takes_the_form_of_rfc_7662_and_basic() {
    let world = World::new().await;
    world.active(ADA).await;
    let token = world.sign_in(ADA, PASSWORD).await.expect(200).json()["token"]
        .as_str()
        .unwrap()
        .to_owned();
    let key = world.stack.api_key().expose_secret().to_owned();
    let (id, secret) = key.strip_prefix("lk_").unwrap().split_once('_').unwrap();
    let ask = || world.request(Method::POST, "/v1/tokens/introspect");
    for request in [ask().bearer_auth(&key), ask().basic_auth(id, Some(secret))] {
        let form = [("token", token.as_str()), ("token_type_hint", "access_token")];
        let answer = world.send(request.form(&form)).await.expect(200).json();
        assert_eq!(
            (&answer["active"], &answer["token_type"]),
            (&json!(true), &json!("Bearer"))
        );
        assert_eq!(
            (&answer["username"], &answer["aud"]),
            (&json!(ADA), &json!("app_default"))
        );
    }
    let unknown = world
        .send(ask().bearer_auth(&key).form(&[("token", "x")]))
        .await
        .expect(200)
        .json();
    assert_eq!(unknown, json!({ "active": false }));
    world
        .send(ask().bearer_auth(&key).form(&[("hint", "x")]))
        .await
        .refused(400, "field_not_valid");
    world
        .send(ask().form(&[("token", "x")]))
        .await
        .refused(401, "api_key_missing");
    // Nowhere else do such credentials count.
    let elsewhere = world
        .request(Method::GET, "/v1/invitations")
        .basic_auth(id, Some(secret));
    world.send(elsewhere).await.refused(401, "api_key_not_valid");
}

#[tokio::test]
async fn a_language_without_words_is_warned_of() {
    let world = World::new().await;
    let made = world.invite(&json!({ "email": ADA, "locale": "zh-TW" })).await;
    let warning = &made["warnings"][0];
    assert_eq!(warning["pointer"], "/locale");
    let detail = warning["detail"].as_str().unwrap();
    assert!(detail.contains("`zh-TW`") && detail.contains("`en`"), "{detail}");
    let fine = world
        .invite(&json!({ "email": "b@example.com", "locale": "de-AT" }))
        .await;
    assert!(fine.get("warnings").is_none());
}

#[tokio::test]
async fn times_have_three_digits_of_a_second_everywhere() {
    let world = World::new().await;
    let mut texts = vec![world.invite(&json!({ "email": ADA })).await.to_string()];
    world.messages().await;
    texts.push(world.admin_get("/v1/invitations").await.text);
    texts.push(world.admin_get("/v1/users").await.text);
    let hook = json!({ "url": "https://app.example.com/" });
    texts.push(
        world
            .admin_post("/v1/applications/app_default/webhooks", &hook)
            .await
            .expect(201)
            .text,
    );
    texts.extend(published(&world).await.iter().map(ToString::to_string));
    let mut times = 0;
    for text in texts {
        for (at, _) in text.match_indices("\"2026-") {
            let time = text[at + 1..].split('"').next().unwrap();
            assert!(
                time.len() == 24 && time.ends_with('Z') && time.as_bytes()[19] == b'.',
                "{time}"
            );
            times += 1;
        }
    }
    assert!(times > 6, "{times}");
}
