//! Writes whose answer is lost. Each change happens exactly once, and is answered as done.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::config::SharedInterceptor;
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};

use domain::{setup, ticket::Ticket};
use store::Applied;

use crate::{
    lossy::{LOSSES, Line, Loss},
    support::{PASSWORD, World, wrong},
};

/// Walks the whole way of a person; the answer to each write is lost once.
async fn walk(loss: Loss) {
    let line = Line::default();
    let world = World::with(|options| options.interceptors.push(SharedInterceptor::new(line.clone()))).await;
    // Each write leaves once more if the SDK repeats it.
    let leaves = |writes: usize| match loss {
        Loss::Repeated => writes + 1,
        Loss::Unclear => writes,
        Loss::Hopeless => writes + 2,
    };

    line.lose(loss);
    let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
    assert_eq!(line.writes(), leaves(1), "create");
    let path = format!("/v1/invitations/{}", invitation["id"].as_str().unwrap());
    let first = world.ticket("ada@example.com").await;

    line.lose(loss);
    world
        .admin_post(&format!("{path}/resend"), &json!({}))
        .await
        .expect(200);
    assert_eq!(line.writes(), leaves(1), "resend");
    world
        .post("/v1/tickets/validate", &json!({ "ticket": first }))
        .await
        .refused(410, "ticket_replaced");
    let ticket = world.ticket("ada@example.com").await;

    line.lose(loss);
    world
        .post("/v1/tickets/code", &json!({ "ticket": ticket }))
        .await
        .expect(202);
    assert_eq!(line.writes(), leaves(1), "ask for a code");
    let code = world.code("ada@example.com").await;

    line.lose(loss);
    let miss = world
        .post("/v1/tickets/verify", &json!({ "ticket": ticket, "code": wrong(&code) }))
        .await
        .expect(422);
    assert_eq!(miss.json()["tries_left"], 4, "one try was counted, and one only");
    assert_eq!(line.writes(), leaves(1), "a wrong code");

    line.lose(loss);
    world
        .post("/v1/tickets/verify", &json!({ "ticket": ticket, "code": code }))
        .await
        .expect(200);
    assert_eq!(line.writes(), leaves(2), "a right code");

    line.lose(loss);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    assert_eq!(line.writes(), leaves(1), "the password");
    world.sign_in("ada@example.com", PASSWORD).await.expect(200);

    let counted = by_kind(&world).await;
    assert_eq!(
        counted,
        BTreeMap::from([
            ("activation".to_owned(), 1),
            ("code".to_owned(), 1),
            ("invitation".to_owned(), 2)
        ])
    );
    world
        .set_password(&ticket, PASSWORD)
        .await
        .refused(410, "invitation_completed");
}

async fn by_kind(world: &World) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for message in world.messages().await {
        *counted.entry(message.kind.clone()).or_default() += 1;
    }
    counted
}

#[tokio::test]
async fn a_write_that_the_sdk_repeats_happens_once_and_is_answered_as_done() {
    walk(Loss::Repeated).await;
}

#[tokio::test]
async fn a_write_whose_answer_never_comes_is_settled_by_reading_back_its_id() {
    walk(Loss::Unclear).await;
}

#[tokio::test]
async fn an_unconfirmed_write_is_settled_by_reading_back_its_id() {
    walk(Loss::Hopeless).await;
}

#[tokio::test]
async fn the_second_write_of_a_right_code_is_settled_too() {
    for loss in LOSSES {
        let line = Line::default();
        let world = World::with(|options| options.interceptors.push(SharedInterceptor::new(line.clone()))).await;
        let ticket = world.invited("ada@example.com").await;
        world
            .post("/v1/tickets/code", &json!({ "ticket": ticket }))
            .await
            .expect(202);
        // Behind the back of the handler: counted here, so that the write whose answer is lost is the one that proves.
        let app = &world.stack.app;
        let ticket = Ticket::parse(&app.keys, &ticket).unwrap();
        let count = setup::count_try(&ticket, &"000000".into(), [7; 16], world.now());
        let Applied::Done(counted) = app.store.apply(ticket.person(), &count).await.unwrap() else {
            panic!("refused")
        };
        let flow = app.flow_of(&counted).await.unwrap();
        let prove = setup::prove_step(&ticket, &flow, &counted, [8; 16], world.now());
        line.lose(loss);
        let done = app.store.apply(ticket.person(), &prove).await.unwrap();
        line.writes();
        let Applied::Done(person) = done else {
            panic!("{loss:?}: refused")
        };
        assert_eq!(person.invitation.progress.position, 1, "{loss:?}");
        assert_eq!(
            person.invitation.progress.failures, 0,
            "{loss:?}: the try was forgiven once"
        );
    }
}

/// What the answer needs is read before the code is used up: else whoever repeats the call would be told that it was used.
#[tokio::test]
async fn settings_that_cannot_be_read_cost_nobody_a_code() {
    let line = Line::default();
    let world = World::with(|options| options.interceptors.push(SharedInterceptor::new(line.clone()))).await;
    let ticket = world.invited("ada@example.com").await;
    let code = world.asked(&ticket, "ada@example.com").await;
    let by_code = json!({ "email": "grace@example.com", "method": "email_otp" });
    world.invite(&by_code).await;
    let mailed = world.newest("invitation_code", "grace@example.com").await;
    let verify = json!({ "ticket": ticket, "code": code });
    let enter = json!({ "username": "grace@example.com", "code": mailed.code });
    // What is kept in memory is too old by then.
    world.advance(SignedDuration::from_mins(2));
    for (path, body) in [("/v1/tickets/verify", verify), ("/v1/enter", enter)] {
        line.unreadable(true);
        world.post(path, &body).await.refused(503, "unavailable");
        line.unreadable(false);
        world.post(path, &body).await.expect(200);
        world.advance(SignedDuration::from_mins(2));
    }
}

#[tokio::test]
async fn a_revocation_whose_answer_is_lost_is_done() {
    for loss in LOSSES {
        let line = Line::default();
        let world = World::with(|options| options.interceptors.push(SharedInterceptor::new(line.clone()))).await;
        let invitation = world.invite(&json!({ "email": "ada@example.com" })).await;
        let path = format!("/v1/invitations/{}/revoke", invitation["id"].as_str().unwrap());
        line.lose(loss);
        let revoked = world.admin_post(&path, &json!({})).await.expect(200).json();
        assert_eq!(revoked["state"], "revoked", "{loss:?}");
        line.writes();
    }
}

#[tokio::test]
async fn a_create_with_a_key_makes_one_invitation_though_answers_are_lost() {
    for loss in LOSSES {
        let line = Line::default();
        let world = World::with(|options| options.interceptors.push(SharedInterceptor::new(line.clone()))).await;
        let body = json!({ "email": "ada@example.com" });
        let mut ids = vec![];
        for _ in 0..2 {
            line.lose(loss);
            let call = world
                .admin(Method::POST, "/v1/invitations")
                .header("idempotency-key", "k-1")
                .json(&body);
            let answer = world.send(call).await;
            line.writes();
            // The claim of the key is not one of the person's writes: when its end stays unclear, the caller asks again.
            if answer.status != 503 {
                ids.push(answer.expect(201).json()["id"].clone());
            }
        }
        let call = world
            .admin(Method::POST, "/v1/invitations")
            .header("idempotency-key", "k-1")
            .json(&body);
        ids.push(world.send(call).await.expect(201).json()["id"].clone());
        assert!(
            ids.windows(2).all(|pair| pair[0] == pair[1] && pair[0] != Value::Null),
            "{loss:?}: {ids:?}"
        );
        assert_eq!(
            by_kind(&world).await,
            BTreeMap::from([("invitation".to_owned(), 1)]),
            "{loss:?}"
        );
    }
}

/// Nobody is told whether a flow was saved; whoever saves it once more is not shut out by what is left of the first time.
#[tokio::test]
async fn a_flow_whose_saving_was_not_confirmed_can_be_saved_again() {
    for loss in LOSSES {
        let line = Line::default();
        let world = World::with(|options| options.interceptors.push(SharedInterceptor::new(line.clone()))).await;
        let path = "/v1/applications/app_default/flows/own";
        let save = async || {
            let steps = json!({ "steps": [{ "kind": "set_password" }] });
            world.send(world.admin(Method::PUT, path).json(&steps)).await
        };
        save().await.expect(201);
        line.lose(loss);
        let unclear = save().await.status.as_u16();
        line.writes();
        let saved = save().await.expect(201).json();
        assert_eq!(saved["version"], saved["latest"], "{loss:?}: after {unclear}");
        let seen = world.admin_get(path).await.expect(200).json();
        assert_eq!(seen["version"], saved["version"], "{loss:?}");
    }
}
