//! The Rust client against the product: what it makes of answers, errors and lists.

use std::collections::BTreeSet;

use client::{Call, Client, Code, Error, InvitationQuery, NewInvitation, Settings, UserQuery};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use crate::support::World;

fn client(world: &World, key: Option<&SecretString>) -> Client {
    Client::new(&world.stack.url().parse().unwrap(), key, Settings::default()).unwrap()
}

fn for_address(email: &str) -> NewInvitation {
    NewInvitation {
        email: Some(email.to_owned()),
        ..NewInvitation::default()
    }
}

#[tokio::test]
async fn an_invitation_is_made_once_read_sent_again_and_revoked() {
    let world = World::new().await;
    let client = client(&world, Some(world.stack.api_key()));
    client.health().await.unwrap();
    let wanted = NewInvitation {
        method: Some("link".to_owned()),
        more: json!({ "roles": ["editor"] }).as_object().unwrap().clone(),
        ..for_address("ada@example.com")
    };
    let invitations = client.invitations();
    let made = invitations.create(&wanted, Some("first")).await.unwrap();
    assert_eq!(
        (made.state.as_str(), made.user.email.as_deref()),
        ("pending", Some("ada@example.com"))
    );
    assert_eq!(made.more["roles"], json!(["editor"]));
    let again = invitations.create(&wanted, Some("first")).await.unwrap();
    assert_eq!(again.id, made.id, "the same key makes nothing twice");
    assert!(made.expires_at.is_some());

    let link = invitations.link(&made.id).await.unwrap();
    assert!(link.link.expose_secret().starts_with(world.stack.url()));
    assert_eq!(link.expires_at, made.expires_at);
    // The stream writes it.
    world.messages().await;
    let read = invitations.get(&made.id).await.unwrap();
    assert!(
        read.more["timeline"]
            .as_array()
            .is_some_and(|entries| !entries.is_empty())
    );
    let user = client.users().get(&made.user.id).await.unwrap();
    assert_eq!(
        (user.status.as_str(), user.roles),
        ("invited", vec!["editor".to_owned()])
    );
    let revoked = invitations.revoke(&made.id).await.unwrap();
    assert_eq!(revoked.state, "revoked");
}

#[tokio::test]
async fn an_error_is_told_by_its_code_and_the_place_that_is_wrong() {
    let world = World::new().await;
    let client = client(&world, Some(world.stack.api_key()));
    let invitations = client.invitations();
    invitations.create(&for_address("ada@example.com"), None).await.unwrap();
    let pending = invitations
        .create(&for_address("ada@example.com"), None)
        .await
        .unwrap_err();
    assert!(pending.is(Code::InvitationPending), "{pending}");
    let problem = pending.problem().unwrap();
    assert!(
        !problem.request_id.is_empty() && problem.more.contains_key("invitation"),
        "{problem:?}"
    );
    let wrong = invitations.create(&for_address("ada"), None).await.unwrap_err();
    assert!(wrong.is(Code::EmailNotValid), "{wrong}");
    assert_eq!(wrong.problem().unwrap().errors[0].pointer, "/email");
    let missing = invitations.get("inv_nobody").await.unwrap_err();
    assert!(missing.is(Code::InvitationNotFound), "{missing}");
    let elsewhere = Call::new(Method::GET, &["v1", "invitations", "../users"]);
    let elsewhere = client.call::<Value>(elsewhere).await.unwrap_err();
    assert_eq!(elsewhere.status(), Some(404), "a segment never leads elsewhere");

    let nobody = self::client(&world, Some(&SecretString::from("lk_nobody")));
    let refused = nobody.users().list(&UserQuery::default()).next().await.unwrap_err();
    assert!(
        matches!(refused, Error::Answer { status: 401 | 403 } | Error::Refused(_)),
        "{refused}"
    );
    let call = Call::new(Method::GET, &["v1", "nothing", "here"]);
    let nowhere = self::client(&world, None).call::<Value>(call).await.unwrap_err();
    assert_eq!(nowhere.status(), Some(404));
}

#[tokio::test]
async fn a_list_is_read_to_its_end_page_by_page() {
    let world = World::new().await;
    let client = client(&world, Some(world.stack.api_key()));
    for number in 0..7 {
        let wanted = for_address(&format!("u{number}@example.com"));
        client.invitations().create(&wanted, None).await.unwrap();
    }
    let query = InvitationQuery {
        state: Some("pending".to_owned()),
        limit: Some(3),
        ..InvitationQuery::default()
    };
    let mut lines = client.invitations().list(&query);
    let mut seen = BTreeSet::new();
    while let Some(line) = lines.next().await.unwrap() {
        assert_eq!(line.state, "pending");
        seen.insert(line.email.unwrap());
    }
    assert_eq!(seen.len(), 7);
    assert!(lines.next().await.unwrap().is_none(), "the end stays the end");
    let body = json!({ "users": [{ "email": "grace@example.com" }] });
    let imported = client.users().import(body).await.unwrap();
    assert_eq!(imported.results[0]["result"], "created");
    let query = UserQuery {
        email: Some("grace@example.com".to_owned()),
        ..UserQuery::default()
    };
    let found = client.users().list(&query).next().await.unwrap().unwrap();
    assert_eq!(found.username, "grace@example.com");
}
