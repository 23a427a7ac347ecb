//! How an invitation reaches somebody: link or code, by mail, by SMS or by hand.

use domain::api_key::{Reach, Scope};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    browser::form_token,
    support::{PASSWORD, World, wrong},
};

const ADA: &str = "ada@example.com";
const PHONE: &str = "+4915112345678";
const OTHER_PHONE: &str = "+4915112345679";

async fn enter(world: &World, username: &str, code: &str) -> crate::support::Answer {
    world
        .post("/v1/enter", &json!({ "username": username, "code": code }))
        .await
}

/// Walks from the ticket to the sign-in.
async fn finish(world: &World, ticket: &Value, username: &str) {
    let ticket = ticket.as_str().unwrap();
    world.set_password(ticket, PASSWORD).await.expect(200);
    world.sign_in(username, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn email_otp_the_code_in_the_mail_and_the_username_lead_to_the_password() {
    let world = World::new().await;
    world.invite(&json!({ "email": ADA, "method": "email_otp" })).await;
    let mail = world.newest("invitation_code", ADA).await;
    let code = mail.code.clone().unwrap();
    assert!(mail.text.contains("/enter?username="), "it says where: {}", mail.text);
    let entered = enter(&world, ADA, &code).await.expect(200).json();
    assert_eq!(
        entered["next"]["step"], "set_password",
        "the code has proven the address: {entered}"
    );
    finish(&world, &entered["ticket"], ADA).await;
    enter(&world, ADA, &code).await.refused(401, "entry_failed");
}

#[tokio::test]
async fn sms_otp_the_code_arrives_as_a_text_and_proves_the_number() {
    let world = World::new().await;
    let body = json!({ "phone": PHONE, "method": "sms_otp", "flow": "link_password" });
    let invitation = world.invite(&body).await;
    assert_eq!(invitation["user"]["username"], PHONE);
    let sms = world.newest("invitation_code", PHONE).await;
    let code = sms.code.clone().unwrap();
    assert!(sms.text.starts_with(&code), "the code comes first: {}", sms.text);
    let page = format!("{}/enter", world.stack.url());
    let digits = PHONE.trim_start_matches('+');
    for part in ["invitation to Example App", &format!("{page}?u={digits}\n")] {
        assert!(sms.text.contains(part), "{part}: {}", sms.text);
    }
    // Whoever follows the link has the name in the field.
    let entry = world.get(&format!("/enter?u={digits}")).await.expect(200);
    assert!(entry.text.contains(&format!("value=\"{PHONE}\"")), "{}", entry.text);
    for wrong in ["12", "+49151", "x", "1234567890123456"] {
        let entry = world.get(&format!("/enter?u={wrong}")).await.expect(200);
        assert!(entry.text.contains("name=\"username\" value=\"\""), "{wrong}");
    }
    // A name that nobody told the person is in the address, and so in the field.
    let named = json!({ "phone": OTHER_PHONE, "username": "sam", "method": "sms_otp", "flow": "link_password" });
    world.invite(&named).await;
    let other = world.newest("invitation_code", OTHER_PHONE).await;
    assert!(other.text.contains(&format!("{page}?username=sam\n")), "{}", other.text);
    let entered = enter(&world, PHONE, &code).await.expect(200).json();
    finish(&world, &entered["ticket"], PHONE).await;
}

#[tokio::test]
async fn a_number_is_understood_as_it_is_dialled_at_home() {
    let world = World::new().await;
    let body = json!({ "phone": PHONE, "method": "sms_otp", "flow": "link_password" });
    world.invite(&body).await;
    let code = world.newest("invitation_code", PHONE).await.code.clone().unwrap();
    let at_home = PHONE.replace("+49", "0");
    let sent = async |page: &str, languages: &str, fields: &[(&str, &str)]| {
        let browser = world.browser();
        let shown = browser.open(page).await.expect(200);
        let token = form_token(&shown, page);
        let mut fields = fields.to_vec();
        fields.extend([("csrf", token.as_str()), ("application", "app_default")]);
        let request = browser.request(Method::POST, page);
        let request = request
            .header("sec-fetch-site", "same-origin")
            .header("accept-language", languages);
        let answer = world.send(request.form(&fields)).await.expect(303);
        answer.headers["location"].to_str().unwrap().to_owned()
    };
    let fields = [("username", at_home.as_str()), ("code", code.as_str())];
    // Elsewhere it is another number, and where nobody knows the country none.
    for languages in ["de-AT", "en", "en-US,en;q=0.5"] {
        assert!(
            sent("/enter", languages, &fields).await.starts_with("/enter?"),
            "{languages}"
        );
    }
    let entered = sent("/enter", "de-DE,en;q=0.5", &fields).await;
    let (_, ticket) = entered.split_once("/i/").expect("a link");
    world.set_password(ticket, PASSWORD).await.expect(200);
    let fields = [("username", at_home.as_str()), ("password", PASSWORD)];
    let signed_in = sent("/sign-in", "de", &fields).await;
    assert!(signed_in.starts_with("/sign-in?"), "{signed_in}");
    world.sign_in(PHONE, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn link_nothing_is_sent_and_the_link_in_the_answer_works() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": ADA, "method": "link" })).await;
    assert_eq!(invitation["delivery"]["state"], "not_sent");
    assert!(world.messages().await.is_empty());
    let ticket = invitation["link"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    world
        .post("/v1/tickets/validate", &json!({ "ticket": ticket }))
        .await
        .expect(200);
}

#[tokio::test]
async fn send_false_returns_link_or_code_with_the_scope_and_sends_nothing() {
    let world = World::new().await;
    let by_link = world.invite(&json!({ "email": ADA, "send": false })).await;
    assert!(by_link["link"].as_str().unwrap().contains("/i/"));
    let by_code = world
        .invite(&json!({ "email": "bob@example.com", "method": "email_otp", "send": false }))
        .await;
    assert!(world.messages().await.is_empty());
    let code = by_code["code"].as_str().unwrap();
    enter(&world, "bob@example.com", code).await.expect(200);

    let scopes = [Scope::InvitationsWrite, Scope::InvitationsRead];
    let key = world.key(&scopes, Reach::Deployment, |_| ()).await;
    let request = world.request(Method::POST, "/v1/invitations");
    let request = request.bearer_auth(secrecy::ExposeSecret::expose_secret(&key));
    let body = json!({ "email": "eve@example.com", "send": false });
    world.send(request.json(&body)).await.refused(403, "scope_missing");
}

#[tokio::test]
async fn an_address_that_only_the_caller_has_seen_is_not_taken_for_proven() {
    let world = World::new().await;
    let body = json!({ "email": ADA, "send": false, "flow": "link_password" });
    let invitation = world.invite(&body).await;
    let ticket = invitation["link"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    world.set_password(&ticket, PASSWORD).await.expect(200);
    let key = world.stack.app.keys.person_key(
        &world.stack.app.config.default_application,
        &domain::address::Username::parse(ADA).unwrap(),
    );
    let person = world.stack.app.store.person(key).await.unwrap().unwrap();
    assert_eq!(person.email.unwrap().verified_at, None);
}

#[tokio::test]
async fn resend_by_another_method_kills_the_link_and_sends_a_code() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": ADA })).await;
    let ticket = world.ticket(ADA).await;
    let path = format!("/v1/invitations/{}/resend", invitation["id"].as_str().unwrap());
    let resent = world
        .admin_post(&path, &json!({ "method": "email_otp" }))
        .await
        .expect(200)
        .json();
    assert_eq!(resent["method"], "email_otp");
    world
        .post("/v1/tickets/validate", &json!({ "ticket": ticket }))
        .await
        .refused(410, "ticket_replaced");
    let code = world.newest("invitation_code", ADA).await.code.clone().unwrap();
    enter(&world, ADA, &code).await.expect(200);
    let by_sms = json!({ "method": "sms_otp" });
    world
        .admin_post(&path, &by_sms)
        .await
        .refused(409, "person_not_reachable");
}

#[tokio::test]
async fn if_pending_resend_sends_again_where_a_second_create_would_be_refused() {
    let world = World::new().await;
    let first = world.invite(&json!({ "email": ADA })).await;
    world
        .admin_post("/v1/invitations", &json!({ "email": ADA }))
        .await
        .refused(409, "invitation_pending");
    let body = json!({ "email": ADA, "if_pending": "resend" });
    let again = world.admin_post("/v1/invitations", &body).await.expect(200).json();
    assert_eq!(again["id"], first["id"]);
    assert_eq!(again["generation"], 2);
}

#[tokio::test]
async fn extend_moves_the_end_and_keeps_the_ticket() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": ADA, "lifetime_minutes": 1 })).await;
    let ticket = world.ticket(ADA).await;
    let path = format!("/v1/invitations/{}/extend", invitation["id"].as_str().unwrap());
    world
        .admin_post(&path, &json!({ "lifetime_minutes": 60 }))
        .await
        .expect(200);
    world.advance(jiff::SignedDuration::from_mins(59));
    world
        .post("/v1/tickets/validate", &json!({ "ticket": ticket }))
        .await
        .expect(200);
    world.advance(jiff::SignedDuration::from_mins(1));
    world
        .post("/v1/tickets/validate", &json!({ "ticket": ticket }))
        .await
        .refused(410, "invitation_expired");
    world
        .admin_post(&path, &json!({ "lifetime_minutes": -5 }))
        .await
        .refused(400, "lifetime_out_of_range");
}

#[tokio::test]
async fn at_sign_in_the_code_leads_to_the_set_up_and_never_to_a_session() {
    let world = World::new().await;
    world.invite(&json!({ "email": ADA, "method": "email_otp" })).await;
    let code = world.newest("invitation_code", ADA).await.code.clone().unwrap();
    let refused = world.sign_in(ADA, &wrong(&code)).await;
    refused.refused(401, "sign_in_failed");
    let answer = world.sign_in(ADA, &code).await.expect(200).json();
    assert_eq!(answer["password_setup_required"], true);
    assert!(answer.get("token").is_none(), "{answer}");
    finish(&world, &answer["ticket"], ADA).await;
}

/// E1 and G2: whoever guesses learns nothing, and gets five tries.
#[tokio::test]
async fn e1_entering_tells_nothing_of_who_is_invited_and_allows_five_tries() {
    let world = World::new().await;
    world.invite(&json!({ "email": ADA, "method": "email_otp" })).await;
    let code = world.newest("invitation_code", ADA).await.code.clone().unwrap();
    world.invited("linked@example.com").await;
    world.active("bob@example.com").await;
    for username in [
        ADA,
        "linked@example.com",
        "bob@example.com",
        "nobody@example.com",
        "no such name",
    ] {
        enter(&world, username, &wrong(&code))
            .await
            .refused(401, "entry_failed");
        let asked = world
            .post("/v1/enter/code", &json!({ "username": username }))
            .await
            .expect(202);
        assert!(!asked.text.contains(username));
    }
    let code = world.newest("code", ADA).await.code.clone().unwrap();
    for _ in 0..5 {
        enter(&world, ADA, &wrong(&code)).await.refused(401, "entry_failed");
    }
    enter(&world, ADA, &code).await.refused(401, "entry_failed");
    let messages = world.messages().await;
    let codes = |to: &str| {
        messages
            .iter()
            .filter(|message| message.kind == "code" && message.to == to)
            .count()
    };
    assert_eq!(
        codes("linked@example.com"),
        0,
        "who was invited by a link is sent nothing"
    );
    assert_eq!(
        codes("bob@example.com"),
        1,
        "nor is who has finished, but for the code on their own way"
    );
}

#[tokio::test]
async fn codes_sent_for_entry_pause_a_minute_without_telling() {
    let world = World::new().await;
    world.invite(&json!({ "email": ADA, "method": "email_otp" })).await;
    for _ in 0..3 {
        world
            .post("/v1/enter/code", &json!({ "username": ADA }))
            .await
            .expect(202);
    }
    let sent = |messages: Vec<std::sync::Arc<local::mailbox::Message>>| {
        messages.iter().filter(|message| message.kind == "code").count()
    };
    assert_eq!(sent(world.messages().await), 1);
    world.advance(jiff::SignedDuration::from_secs(60));
    world
        .post("/v1/enter/code", &json!({ "username": ADA }))
        .await
        .expect(202);
    assert_eq!(sent(world.messages().await), 2);
}

#[tokio::test]
async fn an_invitation_by_code_is_opened_on_the_hosted_page() {
    let world = World::new().await;
    world.invite(&json!({ "email": ADA, "method": "email_otp" })).await;
    let code = world.newest("invitation_code", ADA).await.code.clone().unwrap();
    let browser = world.browser();
    let page = browser.open("/enter?username=ada@example.com").await.expect(200);
    let fields = [("username", ADA), ("code", wrong(&code).as_str())].map(|(name, value)| (name, value.to_owned()));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page_again = browser.submit(&page, "/enter", &fields).await.expect(200);
    let password = browser
        .submit(&page_again, "/enter", &[("username", ADA), ("code", &code)])
        .await
        .expect(200);
    let fields = [("password", PASSWORD), ("confirm", PASSWORD)];
    browser.submit(&password, "/setup/password", &fields).await.expect(200);
    world.sign_in(ADA, PASSWORD).await.expect(200);
}

/// G8: SMS go only to countries on the deployment's list.
#[tokio::test]
async fn g8_a_number_of_a_country_that_is_not_listed_is_refused_at_invite_time() {
    let world = World::with(|options| options.dial_codes = vec!["49".to_owned()]).await;
    let body = |phone: &str| json!({ "phone": phone, "method": "sms_otp", "flow": "link_password" });
    world
        .admin_post("/v1/invitations", &body("+447700900123"))
        .await
        .refused(400, "phone_country_not_allowed");
    world.admin_post("/v1/invitations", &body(PHONE)).await.expect(201);
    let nowhere = json!({ "email": ADA, "method": "sms_otp" });
    world
        .admin_post("/v1/invitations", &nowhere)
        .await
        .refused(400, "phone_missing");
}

#[tokio::test]
async fn g8_a_resend_by_sms_to_an_unlisted_country_is_refused() {
    let world = World::with(|options| options.dial_codes = vec!["49".to_owned()]).await;
    let body = json!({ "email": ADA, "phone": "+447700900123" });
    let invitation = world.invite(&body).await;
    let path = format!("/v1/invitations/{}/resend", invitation["id"].as_str().unwrap());
    let refused = world.admin_post(&path, &json!({ "method": "sms_otp" })).await;
    refused.refused(400, "phone_country_not_allowed");
    assert_eq!(world.messages().await.len(), 1, "the mail, and no SMS");
}

/// M2: whoever may only write invitations cannot get at the link of somebody's.
#[tokio::test]
async fn m2_a_link_is_shown_only_to_whoever_may_read_links() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": ADA })).await;
    let handed = world
        .invite(&json!({ "email": "bob@example.com", "method": "link" }))
        .await;
    let key = world.key(&[Scope::InvitationsWrite], Reach::Deployment, |_| ()).await;
    let send = async |path: String, body: Value| {
        let request = world
            .request(Method::POST, &path)
            .bearer_auth(secrecy::ExposeSecret::expose_secret(&key));
        world.send(request.json(&body)).await
    };
    let resend = |of: &Value| format!("/v1/invitations/{}/resend", of["id"].as_str().unwrap());
    send(resend(&invitation), json!({ "method": "link" }))
        .await
        .refused(403, "scope_missing");
    send(resend(&invitation), json!({ "send": false }))
        .await
        .refused(403, "scope_missing");
    let again = json!({ "email": ADA, "method": "link", "if_pending": "resend" });
    send("/v1/invitations".to_owned(), again)
        .await
        .refused(403, "scope_missing");
    // Nobody would have the new link, and the old one would be dead.
    send(resend(&handed), json!({})).await.refused(403, "scope_missing");
    let ticket = handed["link"].as_str().unwrap().rsplit('/').next().unwrap();
    world
        .post("/v1/tickets/validate", &json!({ "ticket": ticket }))
        .await
        .expect(200);
    send(resend(&invitation), json!({})).await.expect(200);
}

#[tokio::test]
async fn g8_no_sms_leaves_for_an_unlisted_country_however_the_number_came() {
    let world = World::with(|options| options.dial_codes = vec!["49".to_owned()]).await;
    let body = json!({ "email": ADA, "phone": PHONE, "flow": "sms_code_password" });
    let invitation = world.invite(&body).await;
    let user = format!("/v1/users/{}", invitation["user"]["id"].as_str().unwrap());
    let patch = world
        .admin(Method::PATCH, &user)
        .json(&json!({ "phone": "+447700900123" }));
    world.send(patch).await.expect(200);
    // The number before is listed: it is told that it is no longer the account's.
    assert_eq!(world.newest("contact_changed", PHONE).await.kind, "contact_changed");
    let resend = format!("/v1/invitations/{}/resend", invitation["id"].as_str().unwrap());
    world.admin_post(&resend, &json!({})).await.expect(200);
    let ticket = world.ticket(ADA).await;
    world
        .post("/v1/tickets/code", &json!({ "ticket": ticket }))
        .await
        .expect(202);
    assert!(
        world
            .messages()
            .await
            .iter()
            .all(|message| message.to == ADA || message.kind == "contact_changed"),
        "no SMS left"
    );
}
