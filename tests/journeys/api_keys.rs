//! Who may do what with invitations: keys that count, scopes, and the wall between applications.

use domain::{
    api_key::{Reach, Scope},
    id::ApplicationId,
};
use jiff::SignedDuration;
use reqwest::{Method, RequestBuilder};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use crate::{
    support::{Answer, World},
    table::Table,
};

const READ: &[Scope] = &[Scope::InvitationsRead];
const WRITE: &[Scope] = &[Scope::InvitationsWrite];

/// Every route that needs a key, and the scope that it needs.
fn routes(id: &str) -> [(Method, String, Scope); 5] {
    [
        (Method::POST, "/v1/invitations".to_owned(), Scope::InvitationsWrite),
        (Method::GET, format!("/v1/invitations/{id}"), Scope::InvitationsRead),
        (Method::GET, format!("/v1/invitations/{id}/link"), Scope::LinksRead),
        (
            Method::POST,
            format!("/v1/invitations/{id}/resend"),
            Scope::InvitationsWrite,
        ),
        (
            Method::POST,
            format!("/v1/invitations/{id}/revoke"),
            Scope::InvitationsWrite,
        ),
    ]
}

fn ask(world: &World, method: &Method, path: &str) -> RequestBuilder {
    let request = world.request(method.clone(), path);
    if *method == Method::POST {
        let creates = path == "/v1/invitations";
        request.json(&if creates {
            json!({ "email": "new@example.com" })
        } else {
            json!({})
        })
    } else {
        request
    }
}

async fn with_key(world: &World, key: &SecretString, method: &Method, path: &str) -> Answer {
    world
        .send(ask(world, method, path).bearer_auth(key.expose_secret()))
        .await
}

async fn invited(world: &World) -> String {
    world.invite(&json!({ "email": "ada@example.com" })).await["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn m1_a_key_that_is_missing_wrong_revoked_or_expired_opens_no_route() {
    let world = World::new().await;
    let id = invited(&world).await;
    let now = world.now();
    let all = &Scope::ALL;
    let revoked = world
        .key(all, Reach::Deployment, |key| key.revoked_at = Some(now))
        .await;
    let expired = world
        .key(all, Reach::Deployment, |key| key.expires_at = Some(now))
        .await;
    let forgotten = world.key(all, Reach::Deployment, |key| key.hash = [0; 32]).await;
    let good = world.stack.api_key().expose_secret().to_owned();
    let (of_good, secret_of_good) = good.rsplit_once('_').unwrap();
    let foreign_secret = format!(
        "{}_{secret_of_good}",
        revoked.expose_secret().rsplit_once('_').unwrap().0
    );
    let mut wrong: Vec<String> = [&revoked, &expired, &forgotten]
        .map(|key| format!("Bearer {}", key.expose_secret()))
        .to_vec();
    wrong.extend([
        "Bearer".to_owned(),
        "Bearer ".to_owned(),
        "Bearer lk_".to_owned(),
        good.clone(),
        format!("Basic {good}"),
        format!("Bearer {of_good}"),
        format!("Bearer {of_good}_"),
        format!("Bearer {foreign_secret}"),
        format!("Bearer {}", &good[..good.len() - 1]),
        format!("Bearer {good}a"),
        format!("Bearer {}", good.to_uppercase()),
        format!("Bearer {good} {good}"),
    ]);
    let before = Table::of(&world).await;
    for (method, path, _) in routes(&id) {
        let answer = world.send(ask(&world, &method, &path)).await;
        answer.refused(401, "api_key_missing");
        assert_eq!(answer.headers["www-authenticate"], "Bearer");
        // A key anywhere else is no key.
        let elsewhere = ask(&world, &method, &format!("{path}?api_key={good}")).header("x-api-key", &good);
        world.send(elsewhere).await.refused(401, "api_key_missing");
        for header in &wrong {
            let answer = world
                .send(ask(&world, &method, &path).header("authorization", header))
                .await;
            answer.refused(401, "api_key_not_valid");
            assert!(!answer.text.contains(secret_of_good), "a key is never repeated");
        }
    }
    Table::of(&world).await.is(&before);
}

#[tokio::test]
async fn a_key_counts_until_the_moment_it_ends() {
    let world = World::new().await;
    let id = invited(&world).await;
    let end = world.now() + SignedDuration::from_secs(60);
    let key = world
        .key(READ, Reach::Deployment, |key| key.expires_at = Some(end))
        .await;
    let path = format!("/v1/invitations/{id}");
    world.advance(SignedDuration::from_millis(59_999));
    with_key(&world, &key, &Method::GET, &path).await.expect(200);
    world.advance(SignedDuration::from_millis(1));
    with_key(&world, &key, &Method::GET, &path)
        .await
        .refused(401, "api_key_not_valid");
}

#[tokio::test]
async fn m1_a_key_does_only_what_its_scopes_say() {
    let world = World::new().await;
    let id = invited(&world).await;
    for scopes in [&[][..], READ, &[Scope::LinksRead], WRITE] {
        let key = world.key(scopes, Reach::Deployment, |_| ()).await;
        for (method, path, needed) in routes(&id) {
            let before = Table::of(&world).await;
            let answer = with_key(&world, &key, &method, &path).await;
            if scopes.contains(&needed) {
                assert!(
                    answer.status.is_success(),
                    "{method} {path} with {scopes:?}: {}",
                    answer.text
                );
            } else {
                answer.refused(403, "scope_missing");
                assert_eq!(answer.json()["scope"], needed.as_str());
                Table::of(&world).await.is(&before);
            }
        }
    }
}

/// Two applications, each with its key and its invitation: neither key sees that the other invitation exists.
#[tokio::test]
async fn m1_no_key_reaches_into_another_application() {
    let world = World::new().await;
    let one = ApplicationId::parse("app_default").unwrap();
    let two = world.application("app_two").await;
    let tenants = [(&one, &two), (&two, &one)];
    let mut ids = Vec::new();
    for (own, _) in tenants {
        let body = json!({ "email": "ada@example.com", "application": own.as_str() });
        ids.push(world.invite(&body).await["id"].as_str().unwrap().to_owned());
    }
    assert_ne!(ids[0], ids[1], "the same address, two people");
    for (at, (own, other)) in tenants.into_iter().enumerate() {
        let key = world
            .key(&Scope::ALL, Reach::Applications(vec![own.clone()]), |_| ())
            .await;
        let before = Table::of(&world).await;
        let unknown = format!("inv_{}_1", "a".repeat(32));
        for (foreign, nobody) in routes(&ids[1 - at]).into_iter().zip(routes(&unknown)).skip(1) {
            let foreign = with_key(&world, &key, &foreign.0, &foreign.1).await;
            let nobody = with_key(&world, &key, &nobody.0, &nobody.1).await;
            foreign.refused(404, "invitation_not_found");
            assert_eq!(
                without_request_id(&foreign),
                without_request_id(&nobody),
                "foreign is as good as unknown"
            );
        }
        let body = json!({ "email": "eve@example.com", "application": other.as_str() });
        let create = world
            .request(Method::POST, "/v1/invitations")
            .bearer_auth(key.expose_secret());
        world
            .send(create.json(&body))
            .await
            .refused(404, "application_not_found");
        Table::of(&world).await.is(&before);

        for (method, path, _) in routes(&ids[at]).into_iter().skip(1) {
            with_key(&world, &key, &method, &path).await.expect(200);
        }
        // Without a name, the key's only application is meant.
        let made = with_key(&world, &key, &Method::POST, "/v1/invitations")
            .await
            .expect(201)
            .json();
        assert_eq!(made["application"], own.as_str());
    }
}

#[tokio::test]
async fn a_key_of_two_applications_names_one_and_one_of_none_reaches_none() {
    let world = World::new().await;
    let id = invited(&world).await;
    let one = ApplicationId::parse("app_default").unwrap();
    let two = world.application("app_two").await;
    let both = world
        .key(&Scope::ALL, Reach::Applications(vec![one, two]), |_| ())
        .await;
    with_key(&world, &both, &Method::POST, "/v1/invitations")
        .await
        .refused(400, "application_missing");
    with_key(&world, &both, &Method::GET, &format!("/v1/invitations/{id}"))
        .await
        .expect(200);
    let none = world.key(&Scope::ALL, Reach::Applications(vec![]), |_| ()).await;
    let before = Table::of(&world).await;
    with_key(&world, &none, &Method::POST, "/v1/invitations")
        .await
        .refused(400, "application_missing");
    for (method, path, _) in routes(&id).into_iter().skip(1) {
        with_key(&world, &none, &method, &path)
            .await
            .refused(404, "invitation_not_found");
    }
    Table::of(&world).await.is(&before);
}

#[tokio::test]
async fn ids_that_lead_nowhere_are_not_found_on_every_route() {
    let world = World::new().await;
    let id = invited(&world).await;
    let (person, _) = id.rsplit_once('_').unwrap();
    let before = Table::of(&world).await;
    let wrong = [
        format!("inv_{}_1", "a".repeat(32)),
        format!("{person}_2"),
        format!("{person}_0"),
        format!("{person}_01"),
        person.to_owned(),
        id.replace("inv_", "usr_"),
        id.to_uppercase(),
        format!("{id}%20"),
        "x".repeat(4000),
        "%00".to_owned(),
        "%F0%9F%92%A9".to_owned(),
        "..%2F..".to_owned(),
        "app_default".to_owned(),
    ];
    for id in wrong {
        for (method, path, _) in routes(&id).into_iter().skip(1) {
            let answer = world
                .send(ask(&world, &method, &path).bearer_auth(world.stack.api_key().expose_secret()))
                .await;
            assert_eq!(answer.status, 404, "{method} {path}: {}", answer.text);
            assert!(
                ["invitation_not_found", "not_found"].contains(&answer.code().as_str()),
                "{}",
                answer.text
            );
        }
    }
    Table::of(&world).await.is(&before);
}

fn without_request_id(answer: &Answer) -> Value {
    let mut problem = answer.json();
    problem["request_id"].take();
    problem
}
