//! Tickets that are none, and steps that are not due.

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    support::{PASSWORD, World},
    table::{Calls, Table, number},
};

const ROUTES: [&str; 4] = ["validate", "code", "verify", "password"];

fn body(route: &str, ticket: &str, code: &str) -> Value {
    match route {
        "verify" => json!({ "ticket": ticket, "code": code }),
        "password" => json!({ "ticket": ticket, "password": PASSWORD, "confirm": PASSWORD }),
        _ => json!({ "ticket": ticket }),
    }
}

/// Every text that is `ticket` with one character changed.
fn altered(ticket: &str) -> impl Iterator<Item = String> {
    (0..ticket.len()).map(|at| {
        let replacement = if &ticket[at..=at] == "a" { "b" } else { "a" };
        format!("{}{replacement}{}", &ticket[..at], &ticket[at + 1..])
    })
}

/// One test for all that is not a ticket: the answers are the same, and the table is not even asked.
#[tokio::test]
async fn t10_a_ticket_that_was_tampered_with_is_refused_before_anything_is_read() {
    let calls = Calls::default();
    let world = World::with(|options| options.interceptors.push(calls.interceptor())).await;
    let ticket = world.invited("ada@example.com").await;
    let before = Table::of(&world).await;
    let mut wrong: Vec<String> = altered(&ticket).collect();
    wrong.extend((1..ticket.len()).step_by(7).map(|length| ticket[..length].to_owned()));
    wrong.extend([
        String::new(),
        " ".to_owned(),
        format!("{ticket}a"),
        format!("{ticket} {ticket}"),
        ticket.repeat(2),
        "a".repeat(ticket.len()),
        "7".repeat(ticket.len()),
        "\u{0}".to_owned(),
        "🎟".to_owned(),
        "../../etc/passwd".to_owned(),
    ]);
    calls.take();
    for wrong in &wrong {
        for route in ROUTES {
            let answer = world
                .post(&format!("/v1/tickets/{route}"), &body(route, wrong, "000000"))
                .await;
            answer.refused(404, "ticket_not_valid");
        }
        let path: String = wrong.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let page = world.send(world.request(Method::GET, &format!("/i/{path}"))).await;
        // Without a ticket it is the address of nothing, which a final slash only leads to.
        let expected = if wrong.is_empty() { 308 } else { 404 };
        assert_eq!(page.status, expected, "{wrong}");
        // Whoever is there gets a cookie for forms, and none that holds a ticket.
        let cookies: Vec<_> = page.headers.get_all("set-cookie").iter().collect();
        let holds_a_ticket = |cookie: &&&reqwest::header::HeaderValue| {
            let text = cookie.to_str().unwrap();
            text.starts_with("__Host-latchkey=") || text.starts_with("latchkey=")
        };
        assert_eq!(cookies.iter().filter(holds_a_ticket).count(), 0, "{wrong}");
    }
    assert!(calls.take().is_empty(), "nothing is read for a ticket that is none");
    Table::of(&world).await.is(&before);
    world
        .post("/v1/tickets/validate", &json!({ "ticket": ticket }))
        .await
        .expect(200);
}

#[tokio::test]
async fn t7_a_ticket_of_another_deployment_or_application_is_no_ticket() {
    let (world, elsewhere) = (World::new().await, World::new().await);
    let foreign = elsewhere.invited("ada@example.com").await;
    let own = world.invited("ada@example.com").await;
    let code = world.asked(&own, "ada@example.com").await;
    let other = world.application("app_other").await;
    world.nothing_works(&foreign, &code, (404, "ticket_not_valid")).await;

    let before = Table::of(&world).await;
    for (named, status, refusal) in [
        (other.as_str(), 404, "ticket_not_valid"),
        ("app_nobody", 404, "ticket_not_valid"),
        ("nonsense", 404, "application_not_found"),
    ] {
        for route in ROUTES {
            let mut body = body(route, &own, &code);
            body["application"] = json!(named);
            world
                .post(&format!("/v1/tickets/{route}"), &body)
                .await
                .refused(status, refusal);
        }
    }
    Table::of(&world).await.is(&before);
    let mut body = body("verify", &own, &code);
    body["application"] = json!("app_default");
    world.post("/v1/tickets/verify", &body).await.expect(200);
}

/// The codes and tickets of two people in one application open nothing for each other.
#[tokio::test]
async fn t7_a_code_counts_only_for_the_person_it_was_sent_to() {
    let world = World::new().await;
    let (ada, bob) = (
        world.invited("ada@example.com").await,
        world.invited("bob@example.com").await,
    );
    let ada_code = world.asked(&ada, "ada@example.com").await;
    let bob_code = world.asked(&bob, "bob@example.com").await;
    assert_ne!(ada_code, bob_code, "one in a million");
    world.verify(&ada, &bob_code).await.refused(422, "code_wrong");
    world.verify(&bob, &ada_code).await.refused(422, "code_wrong");
    world.verify(&ada, &ada_code).await.expect(200);
    assert_eq!(number(Table::of(&world).await.person("bob@example.com"), "i_pos"), 0);
}

#[tokio::test]
async fn w10_no_step_can_be_skipped_or_taken_twice() {
    let world = World::new().await;
    let ticket = world.invited("ada@example.com").await;
    let refused = async |route: &str, code: &str, status: u16, refusal: &str| {
        let before = Table::of(&world).await;
        let answer = world
            .post(&format!("/v1/tickets/{route}"), &body(route, &ticket, code))
            .await;
        answer.refused(status, refusal);
        Table::of(&world).await.is(&before);
    };
    refused("password", "", 409, "step_out_of_order").await;
    refused("verify", "000000", 409, "code_not_sent").await;
    let code = world.asked(&ticket, "ada@example.com").await;
    refused("password", "", 409, "step_out_of_order").await;
    refused("code", "", 429, "code_asked_too_soon").await;
    world.verify(&ticket, &code).await.expect(200);
    refused("verify", &code, 409, "step_out_of_order").await;
    refused("code", "", 409, "step_out_of_order").await;
    world.advance(jiff::SignedDuration::from_mins(5));
    refused("code", "", 409, "step_out_of_order").await;
    world.set_password(&ticket, PASSWORD).await.expect(200);
    for route in ROUTES {
        refused(route, &code, 410, "invitation_completed").await;
    }
}

#[tokio::test]
async fn p1_p4_a_weak_or_mistyped_password_is_refused_with_the_reason() {
    let world = World::new().await;
    let ticket = world.proven("ada.lovelace@example.com").await;
    let before = Table::of(&world).await;
    let hashes = world.stack.app.hasher.count();
    let set = async |password: &str, confirm: Value| {
        let mut body = json!({ "ticket": ticket, "password": password, "confirm": confirm });
        body.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        world.post("/v1/tickets/password", &body).await
    };
    for (password, code) in [
        ("", "password_too_short"),
        ("fourteen chars", "password_too_short"),
        // Two bytes and one character each.
        ("äöüäöüäöüäöüäö", "password_too_short"),
        (&"x".repeat(257), "password_too_long"),
        (&"x".repeat(5000), "password_too_long"),
        ("ada.lovelace@example.com", "password_names_account"),
        ("adalovelaceadalovelace", "password_names_account"),
    ] {
        let answer = set(password, json!(password)).await;
        answer.refused(422, code);
        assert_eq!(answer.json()["errors"][0]["pointer"], "/password");
    }
    set(PASSWORD, json!("violet harbour?"))
        .await
        .refused(422, "passwords_differ");
    set(PASSWORD, Value::Null).await.refused(400, "confirm_missing");
    assert_eq!(world.stack.app.hasher.count(), hashes, "nothing was hashed");
    Table::of(&world).await.is(&before);
    set("fifteen chars !", json!("fifteen chars !")).await.expect(200);
    world
        .sign_in("ada.lovelace@example.com", "fifteen chars !")
        .await
        .expect(200);
}
