//! Opening a link is harmless, and what it leads to cannot be forged.

use std::sync::Arc;

use reqwest::{Method, RequestBuilder};
use serde_json::json;
use domain::entropy::SeededEntropy;

use crate::{
    support::{Answer, PASSWORD, World},
    table::{Table, number},
};

/// What a mail scanner, a link preview or a restless person does.
async fn open(world: &World, ticket: &str) {
    for method in [Method::GET, Method::HEAD] {
        let answer = world
            .send(world.request(method.clone(), &format!("/i/{ticket}")))
            .await
            .expect(303);
        assert_eq!(answer.headers["location"], "/setup", "a clean address");
        let with_cookie = |path: &str| {
            world
                .request(method.clone(), path)
                .header("cookie", format!("__Host-latchkey={ticket}"))
        };
        let page = world.send(with_cookie("/setup")).await.expect(200);
        assert_eq!(page.text.is_empty(), method == Method::HEAD);
        assert!(!page.text.contains(ticket), "the ticket stands in no page");
        for prefetch in ["purpose", "sec-purpose"] {
            world
                .send(with_cookie("/setup").header(prefetch, "prefetch"))
                .await
                .expect(200);
        }
    }
}

#[tokio::test]
async fn t8_a_link_opened_fifty_times_changes_nothing() {
    let world = World::new().await;
    let ticket = world.invited("ada@example.com").await;
    let before = Table::of(&world).await;
    for _ in 0..50 {
        open(&world, &ticket).await;
    }
    let after = Table::of(&world).await;
    after.is(&before);
    for counter in ["i_fails", "c_tries", "c_sends", "i_pos", "s_fails"] {
        assert_eq!(number(after.person("ada@example.com"), counter), 0, "{counter}");
    }
    assert_eq!(world.messages().await.len(), 1, "only the invitation was sent");

    // The same with a code on its way: it is neither counted nor replaced.
    let code = world.asked(&ticket, "ada@example.com").await;
    let before = Table::of(&world).await;
    for _ in 0..50 {
        open(&world, &ticket).await;
    }
    Table::of(&world).await.is(&before);
    world.verify(&ticket, &code).await.expect(200);
    let before = Table::of(&world).await;
    open(&world, &ticket).await;
    Table::of(&world).await.is(&before);
    world.set_password(&ticket, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn t8_looking_at_a_ticket_as_a_program_changes_nothing() {
    let world = World::new().await;
    let ticket = world.invited("ada@example.com").await;
    let before = Table::of(&world).await;
    let seen = world
        .post("/v1/tickets/validate", &json!({ "ticket": ticket }))
        .await
        .expect(200);
    for _ in 0..50 {
        let again = world
            .post("/v1/tickets/validate", &json!({ "ticket": ticket }))
            .await
            .expect(200);
        assert_eq!(again.text, seen.text);
    }
    Table::of(&world).await.is(&before);
}

#[tokio::test]
async fn an_answer_to_head_is_the_answer_to_get_without_its_body() {
    let world = World::new().await;
    let ticket = world.invited("ada@example.com").await;
    let cookie = format!("__Host-latchkey={ticket}");
    for path in [
        format!("/i/{ticket}"),
        "/i/nonsense".to_owned(),
        "/setup".to_owned(),
        "/sign-in".to_owned(),
    ] {
        let ask = |method: Method| world.send(world.request(method, &path).header("cookie", &cookie));
        let (get, head) = (ask(Method::GET).await, ask(Method::HEAD).await);
        assert_eq!(head.text, "", "{path}");
        assert_eq!(get.status, head.status, "{path}");
        assert_eq!(fixed_headers(&get), fixed_headers(&head), "{path}");
    }
}

/// All headers but those that tell one request from another, and the length.
fn fixed_headers(answer: &Answer) -> Vec<(String, String)> {
    let changing = ["date", "apigw-requestid", "content-length", "set-cookie"];
    let headers = answer
        .headers
        .iter()
        .filter(|(name, _)| !changing.contains(&name.as_str()));
    headers
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect()
}

/// The same journey in two worlds that draw the same random numbers: in one of them every request lies about the host.
/// (One that lies about its origin is refused: see `own_pages`.)
#[tokio::test]
async fn w7_forged_forwarding_headers_leave_every_mail_unchanged() {
    let honest = mails(|request| request).await;
    let forged = mails(|request| {
        request
            .header("x-forwarded-host", "evil.example")
            .header("x-forwarded-proto", "https")
            .header("x-forwarded-server", "evil.example")
            .header("x-original-url", "https://evil.example/")
            .header("forwarded", "host=evil.example;proto=https")
            .header("referer", "https://evil.example/")
    })
    .await;
    assert_eq!(honest.len(), 3, "invitation, code, activation");
    assert!(honest.iter().any(|mail| mail.contains("BASE/i/")), "{honest:?}");
    assert_eq!(honest, forged);
}

async fn mails(lie: impl Fn(RequestBuilder) -> RequestBuilder) -> Vec<String> {
    let world = World::with(|options| options.entropy = Arc::new(SeededEntropy::new(7))).await;
    let mut answers = Vec::new();
    let invite = world
        .admin(Method::POST, "/v1/invitations")
        .json(&json!({ "email": "ada@example.com" }));
    answers.push(world.send(lie(invite)).await.expect(201));
    let ticket = world.ticket("ada@example.com").await;
    let ask = world
        .request(Method::POST, "/v1/tickets/code")
        .json(&json!({ "ticket": ticket }));
    answers.push(world.send(lie(ask)).await.expect(202));
    let code = world.code("ada@example.com").await;
    world.verify(&ticket, &code).await.expect(200);
    let body = json!({ "ticket": ticket, "password": PASSWORD, "confirm": PASSWORD });
    answers.push(
        world
            .send(lie(world.request(Method::POST, "/v1/tickets/password").json(&body)))
            .await
            .expect(200),
    );
    let cookie = format!("__Host-latchkey={ticket}");
    for path in ["/setup/done", "/setup", "/sign-in"] {
        answers.push(
            world
                .send(lie(world.request(Method::GET, path).header("cookie", &cookie)))
                .await,
        );
    }
    for answer in answers {
        assert!(!format!("{answer:?}").contains("evil"), "{answer:?}");
    }
    let all = |mail: &local::mailbox::Message| {
        let text = format!(
            "{:?}",
            (
                &mail.to,
                &mail.from,
                &mail.reply_to,
                &mail.subject,
                &mail.text,
                &mail.html,
                &mail.headers,
                &mail.link
            )
        );
        text.replace(world.stack.url(), "BASE")
    };
    world.messages().await.iter().map(|mail| all(mail)).collect()
}
