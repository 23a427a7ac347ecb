//! What clients of WSO2 Identity Server and Asgardeo ask, and what they are answered: each address, its keys and its errors.

use data_encoding::BASE64;
use domain::api_key::{Reach, Scope};
use jiff::SignedDuration;
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use crate::support::{Answer, PASSWORD, World, wrong};

pub(crate) const KIM: &str = "kim@example.com";
pub(crate) const USER_API: &str = "/api/identity/user/v1.0";
const RECOVERY: &str = "/api/users/v2/recovery/password";
const CATEGORY: &str = "VXNlciBPbmJvYXJkaW5n";
const CONNECTOR: &str = "dXNlci1lbWFpbC12ZXJpZmljYXRpb24";

/// The keys of an object, sorted.
pub(crate) fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<_> = value.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

/// An error in WSO2's form: `{code, message, description, traceId}`, `message` being the HTTP word.
#[track_caller]
pub(crate) fn fault(answer: &Answer, status: u16, code: &str) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    let body = answer.json();
    let mut said = keys(&body);
    // How to go on after a password that is refused.
    said.retain(|key| status != 412 || !["links", "resetCode"].contains(key));
    assert_eq!(said, ["code", "description", "message", "traceId"], "{body}");
    assert_eq!(body["code"], code, "{body}");
    assert_eq!(body["message"], answer.status.canonical_reason().unwrap(), "{body}");
    assert!(body["description"].as_str().unwrap().len() > 10, "{body}");
}

/// Kim, invited over SCIM with askPassword.
pub(crate) async fn kim(world: &World) -> Value {
    let body = json!({
        "schemas": [], "userName": format!("PRIMARY/{KIM}"), "emails": [{ "value": KIM }],
        "urn:scim:wso2:schema": { "askPassword": true },
    });
    world.admin_post("/scim2/Users", &body).await.expect(201).json()
}

fn resend(username: &str, scenario: Option<&str>) -> Value {
    let properties: Vec<_> = scenario
        .into_iter()
        .map(|value| json!({ "key": "RecoveryScenario", "value": value }))
        .collect();
    json!({ "user": { "username": username, "realm": "PRIMARY" }, "properties": properties })
}

#[tokio::test]
async fn resend_code_is_201_for_every_scenario_and_kills_what_was_sent() {
    let world = World::new().await;
    let body = json!({ "email": KIM, "phone": "+4915112345678" });
    world.invite(&body).await;
    let first = world.ticket(KIM).await;
    let path = format!("{USER_API}/resend-code");
    for scenario in [
        None,
        Some("ASK_PASSWORD"),
        Some("TENANT_ADMIN_ASK_PASSWORD"),
        Some("SELF_SIGN_UP"),
        Some("LITE_SIGN_UP"),
        Some("EMAIL_VERIFICATION"),
    ] {
        let before = world.ticket(KIM).await;
        world.advance(SignedDuration::from_hours(1));
        let answer = world.admin_post(&path, &resend(KIM, scenario)).await.expect(201);
        assert_eq!(answer.text, "", "{scenario:?}");
        assert_ne!(world.ticket(KIM).await, before, "{scenario:?} sent nothing");
    }
    world
        .post("/v1/tickets/validate", &json!({ "ticket": first }))
        .await
        .refused(410, "ticket_replaced");
    for (scenario, to) in [
        ("ASK_PASSWORD_VIA_EMAIL_OTP", KIM),
        ("EMAIL_VERIFICATION_OTP", KIM),
        ("ASK_PASSWORD_VIA_SMS_OTP", "+4915112345678"),
    ] {
        let before = world.messages().await.len();
        world.advance(SignedDuration::from_hours(1));
        let spelled = format!("PRIMARY/{KIM}@carbon.super");
        let body = resend(&spelled, Some(scenario));
        let tenant = format!("/t/carbon.super{path}");
        world.admin_post(&tenant, &body).await.expect(201);
        let messages = world.messages().await;
        assert_eq!(
            (messages.len(), messages[0].to.as_str()),
            (before + 1, to),
            "{scenario}"
        );
        assert!(messages[0].code.is_some(), "{scenario}");
    }
    let offline = resend(KIM, Some("ADMIN_INVITE_SET_PASSWORD_OFFLINE"));
    let link = world.admin_post(&path, &offline).await.expect(201).text;
    assert!(link.starts_with(&format!("{}/i/", world.stack.url())), "{link}");
}

/// The link that nobody is mailed reaches only whoever may read links.
#[tokio::test]
async fn m2_a_link_is_handed_over_only_to_a_key_that_may_read_links() {
    let world = World::new().await;
    kim(&world).await;
    let key = world.key(&[Scope::InvitationsWrite], Reach::Deployment, |_| ()).await;
    let offline = resend(KIM, Some("ADMIN_INVITE_SET_PASSWORD_OFFLINE"));
    for (path, body) in [
        (format!("{USER_API}/resend-code"), offline),
        (
            "/api/users/v1/offline-invite-link".to_owned(),
            json!({ "username": KIM }),
        ),
    ] {
        let request = world.request(Method::POST, &path).bearer_auth(key.expose_secret());
        fault(&world.send(request.json(&body)).await, 403, "scope_missing");
    }
}

/// With a tenant or without: the form that the clients read, and the methods that would do.
#[tokio::test]
async fn what_is_not_here_is_told_in_wso2_s_form_whatever_the_method() {
    let world = World::new().await;
    let governance = "/api/server/v1/identity-governance";
    for tenant in ["", "/t/carbon.super"] {
        for (method, path, status, allow) in [
            (Method::GET, "/api/identity/user/v1.0/nothing".to_owned(), 404, ""),
            (Method::POST, "/api/identity/recovery/v0.9/claims".to_owned(), 404, ""),
            (Method::GET, format!("{USER_API}/resend-code"), 405, "POST"),
            (Method::PUT, "/api/users/v1/offline-invite-link".to_owned(), 405, "POST"),
            (Method::GET, "/api/users/v1/me".to_owned(), 404, ""),
            (Method::GET, format!("{RECOVERY}/init"), 405, "POST"),
            (Method::GET, "/api/server/v1/flow/execute".to_owned(), 405, "POST"),
            (Method::POST, governance.to_owned(), 405, "GET"),
            (
                Method::DELETE,
                format!("{governance}/a/connectors/b"),
                405,
                "GET, PATCH",
            ),
            (Method::GET, "/api/server/v1/guests".to_owned(), 404, ""),
        ] {
            let what = format!("{method} {tenant}{path}");
            let answer = world
                .send(world.admin(method, &format!("{tenant}{path}")).json(&json!({})))
                .await;
            fault(
                &answer,
                status,
                if status == 404 {
                    "not_found"
                } else {
                    "method_not_allowed"
                },
            );
            let told = answer.headers.get("allow").map(|allow| allow.to_str().unwrap());
            assert_eq!(told, Some(allow).filter(|allow| !allow.is_empty()), "{what}");
            assert_eq!(answer.headers["content-type"], "application/json", "{what}");
        }
    }
}

#[tokio::test]
async fn resend_code_tells_what_cannot_be_sent_again() {
    let world = World::new().await;
    world.active("ada@example.com").await;
    kim(&world).await;
    let path = format!("{USER_API}/resend-code");
    for (username, scenario) in [
        ("nobody@example.com", None),
        ("ada@example.com", Some("ASK_PASSWORD")),
        (KIM, Some("NOTIFICATION_BASED_PW_RECOVERY")),
    ] {
        let answer = world
            .admin_post(&path, &resend(username, scenario))
            .await
            .expect(400)
            .json();
        assert_eq!(keys(&answer), ["message", "traceId"]);
        assert_eq!(
            answer["message"],
            "User recovery data is not found. Please re-initiate the recovery flow."
        );
    }
    fault(
        &world.admin_post(&path, &resend(KIM, Some("NONSENSE"))).await,
        400,
        "20038",
    );
    let body = json!({ "user": { "username": KIM, "realm": "SECONDARY" } });
    fault(&world.admin_post(&path, &body).await, 400, "17009");
    fault(&world.admin_post(&path, &json!({})).await, 400, "field_not_valid");
    let text = world
        .admin(Method::POST, &path)
        .header("content-type", "text/plain")
        .body("x");
    fault(&world.send(text).await, 415, "content_type_not_json");
    fault(&world.post(&path, &resend(KIM, None)).await, 401, "api_key_missing");
    let elsewhere = world.admin_post(&format!("/t/nowhere{path}"), &resend(KIM, None)).await;
    fault(&elsewhere, 404, "application_not_found");
}

#[tokio::test]
async fn an_active_user_is_mailed_a_link_for_every_scenario_of_a_reset() {
    let world = World::new().await;
    world.active(KIM).await;
    let path = format!("{USER_API}/resend-code");
    for scenario in [
        "NOTIFICATION_BASED_PW_RECOVERY",
        "ADMIN_FORCED_PASSWORD_RESET_VIA_EMAIL_LINK",
        "ADMIN_FORCED_PASSWORD_RESET_VIA_OTP",
        "ADMIN_FORCED_PASSWORD_RESET_VIA_SMS_OTP",
    ] {
        let before = world.messages().await.len();
        world.advance(SignedDuration::from_hours(1));
        let answer = world.admin_post(&path, &resend(KIM, Some(scenario))).await.expect(201);
        assert_eq!(answer.text, "", "{scenario}");
        let mail = world.newest("password_reset", KIM).await;
        assert!(mail.link.is_some(), "{scenario}");
        assert_eq!(world.messages().await.len(), before + 1, "{scenario}");
    }
    world.sign_in(KIM, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn whoever_has_no_address_is_not_sent_a_link() {
    let world = World::new().await;
    let body = json!({
        "phone": "+4915112345678", "username": "kim", "method": "sms_otp", "flow": "link_password",
    });
    world.invite(&body).await;
    let before = world.messages().await.len();
    let path = format!("{USER_API}/resend-code");
    for scenario in ["ASK_PASSWORD", "ASK_PASSWORD_VIA_EMAIL_OTP"] {
        let answer = world.admin_post(&path, &resend("kim", Some(scenario))).await;
        fault(&answer, 400, "18018");
    }
    assert_eq!(world.messages().await.len(), before);
}

#[tokio::test]
async fn a_link_s_code_is_looked_at_and_an_otp_is_entered() {
    let world = World::new().await;
    kim(&world).await;
    let ticket = world.ticket(KIM).await;
    let validate = format!("{USER_API}/validate-code");
    let introspect = format!("{USER_API}/introspect-code");
    for _ in 0..2 {
        let answer = world
            .admin_post(&validate, &json!({ "code": ticket }))
            .await
            .expect(202)
            .json();
        assert_eq!(
            answer,
            json!({ "username": KIM, "realm": "PRIMARY", "tenantDomain": "carbon.super", "recoveryScenario": "ASK_PASSWORD" })
        );
    }
    let answer = world
        .admin_post(&introspect, &json!({ "code": ticket }))
        .await
        .expect(200)
        .json();
    let golden = |is_expired: bool| {
        json!({
            "user": { "username": KIM, "realm": "PRIMARY" }, "recoveryScenario": "ASK_PASSWORD",
            "recoveryStep": "UPDATE_PASSWORD", "isExpired": is_expired,
        })
    };
    assert_eq!(answer, golden(false));
    for path in [&validate, &introspect] {
        fault(
            &world.admin_post(path, &json!({ "code": "nonsense" })).await,
            400,
            "18001",
        );
        fault(&world.admin_post(path, &json!({})).await, 400, "20037");
    }
    world.advance(SignedDuration::from_hours(25));
    fault(
        &world.admin_post(&validate, &json!({ "code": ticket })).await,
        400,
        "18002",
    );
    let late = world
        .admin_post(&introspect, &json!({ "code": ticket }))
        .await
        .expect(200)
        .json();
    assert_eq!(late, golden(true), "an expired code is told as one");

    let otp = resend(KIM, Some("ASK_PASSWORD_VIA_EMAIL_OTP"));
    world
        .admin_post(&format!("{USER_API}/resend-code"), &otp)
        .await
        .expect(201);
    fault(
        &world.admin_post(&validate, &json!({ "code": ticket })).await,
        400,
        "18023",
    );
    let code = world.messages().await[0].code.clone().unwrap();
    let named = |code: &str| json!({ "code": code, "properties": [{ "key": "username", "value": KIM }] });
    fault(
        &world.admin_post(&validate, &json!({ "code": code })).await,
        400,
        "18001",
    );
    fault(&world.admin_post(&validate, &named(&wrong(&code))).await, 400, "18001");
    let entered = world.admin_post(&validate, &named(&code)).await.expect(202).json();
    assert_eq!(entered["username"], KIM);
    let ticket = entered["confirmationCode"].as_str().unwrap();
    world
        .post("/v1/tickets/validate", &json!({ "ticket": ticket }))
        .await
        .expect(200);
}

/// "Me" is whoever holds the link: their codes are sent again, and taken.
#[tokio::test]
async fn my_codes_are_sent_again_and_taken_with_the_link_s_code_as_the_bearer() {
    let world = World::new().await;
    kim(&world).await;
    let ticket = world.ticket(KIM).await;
    let call = async |path: &str, body: &Value| {
        let request = world.request(Method::POST, &format!("{USER_API}/me/{path}"));
        world.send(request.bearer_auth(&ticket).json(body)).await
    };
    let resend = json!({ "properties": [{ "key": "RecoveryScenario", "value": "EMAIL_VERIFICATION" }] });
    assert_eq!(call("resend-code", &resend).await.expect(201).text, "");
    fault(&call("resend-code", &resend).await, 429, "code_asked_too_soon");
    let code = world.code(KIM).await;
    fault(
        &call("validate-code", &json!({ "code": wrong(&code) })).await,
        400,
        "18001",
    );
    fault(&call("validate-code", &json!({})).await, 400, "20037");
    assert_eq!(
        call("validate-code", &json!({ "code": code })).await.expect(202).text,
        ""
    );
    fault(&call("validate-code", &json!({ "code": code })).await, 400, "UAR-10010");
    world.set_password(&ticket, PASSWORD).await.expect(200);
    fault(&call("resend-code", &resend).await, 400, "18023");
    let path = format!("{USER_API}/me/resend-code");
    fault(&world.post(&path, &resend).await, 401, "api_key_missing");
    fault(&world.admin_post(&path, &resend).await, 401, "api_key_not_valid");
}

/// WSO2 refuses whoever is locked; here everybody who is invited is, until the password is set.
#[tokio::test]
async fn an_offline_link_is_given_for_whoever_is_locked_and_opens_the_way() {
    let world = World::new().await;
    kim(&world).await;
    let mailed = world.ticket(KIM).await;
    let path = "/api/users/v1/offline-invite-link";
    let body = json!({ "username": KIM, "userstore": "PRIMARY" });
    let answer = world.admin_post(path, &body).await.expect(201);
    assert_eq!(answer.headers["content-type"], "text/plain; charset=utf-8");
    let ticket = answer.text.rsplit('/').next().unwrap();
    assert_eq!(answer.text, format!("{}/i/{ticket}", world.stack.url()));
    world
        .post("/v1/tickets/validate", &json!({ "ticket": mailed }))
        .await
        .refused(410, "ticket_replaced");
    let code = world.asked(ticket, KIM).await;
    world.verify(ticket, &code).await.expect(200);
    world.set_password(ticket, PASSWORD).await.expect(200);
    // Whoever has a password keeps it until another is chosen.
    let inviter = [Scope::InvitationsWrite, Scope::LinksRead];
    let inviter = world.key(&inviter, Reach::Deployment, |_| ()).await;
    let asked = world.request(Method::POST, path).bearer_auth(inviter.expose_secret());
    world.send(asked.json(&body)).await.expect(403);
    let answer = world.admin_post(path, &body).await.expect(201);
    let ticket = answer.text.rsplit('/').next().unwrap();
    world.sign_in(KIM, PASSWORD).await.expect(200);
    world.set_password(ticket, "quiet marble lantern").await.expect(200);
    world.sign_in(KIM, "quiet marble lantern").await.expect(200);
    world.sign_in(KIM, PASSWORD).await.refused(401, "sign_in_failed");
    fault(
        &world.admin_post(path, &json!({ "username": "nobody" })).await,
        400,
        "18003",
    );
    let elsewhere = json!({ "username": KIM, "userstore": "OTHER" });
    fault(&world.admin_post(path, &elsewhere).await, 400, "17009");
    let id = world.admin_get(&format!("/v1/users?username={KIM}")).await.json()["users"][0]["id"].clone();
    let disable = format!("/v1/users/{}/disable", id.as_str().unwrap());
    world.admin_post(&disable, &json!({})).await.expect(200);
    fault(&world.admin_post(path, &body).await, 400, "17004");
}

async fn begun(world: &World, username: &str) -> Value {
    let claims =
        json!({ "claims": [{ "uri": "http://wso2.org/claims/username", "value": username }], "properties": [] });
    world
        .admin_post(&format!("{RECOVERY}/init"), &claims)
        .await
        .expect(200)
        .json()
}

#[tokio::test]
async fn recovery_leads_an_invited_user_over_the_otp_to_the_password() {
    let world = World::new().await;
    kim(&world).await;
    let channels = begun(&world, KIM).await;
    let info = &channels[0]["channelInfo"];
    assert_eq!(keys(&channels[0]), ["channelInfo", "links", "mode"]);
    assert_eq!(
        info["channels"],
        json!([{ "id": "1", "type": "EMAIL", "value": "k•••@example.com", "preferred": true }])
    );
    assert_eq!(begun(&world, "nobody@example.com").await, json!([]));
    let recover = json!({ "recoveryCode": info["recoveryCode"], "channelId": "1", "properties": [] });
    let sent = world
        .admin_post(&format!("{RECOVERY}/recover"), &recover)
        .await
        .expect(202)
        .json();
    assert_eq!(
        keys(&sent),
        [
            "code",
            "flowConfirmationCode",
            "links",
            "message",
            "notificationChannel",
            "resendCode"
        ]
    );
    assert_eq!(
        (&sent["code"], &sent["notificationChannel"]),
        (&json!("PWR-02002"), &json!("EMAIL"))
    );
    let first = world.messages().await[0].code.clone().unwrap();
    world.advance(SignedDuration::from_mins(1));
    let again = json!({ "resendCode": sent["resendCode"] });
    let again = world
        .admin_post(&format!("{RECOVERY}/resend"), &again)
        .await
        .expect(202)
        .json();
    let otp = world.messages().await[0].code.clone().unwrap();
    let confirm = |otp: &str| json!({ "confirmationCode": again["flowConfirmationCode"], "otp": otp });
    let path = format!("{RECOVERY}/confirm");
    if first != otp {
        fault(&world.admin_post(&path, &confirm(&first)).await, 404, "18001");
    }
    fault(&world.admin_post(&path, &confirm(&wrong(&otp))).await, 404, "18001");
    let confirmed = world.admin_post(&path, &confirm(&otp)).await.expect(200).json();
    assert_eq!(keys(&confirmed), ["links", "resetCode"]);
    // T13: it is good once; the `resetCode` goes on.
    fault(&world.admin_post(&path, &confirm(&otp)).await, 404, "18001");
    let reset = |password: &str| {
        json!({
            "resetCode": confirmed["resetCode"], "flowConfirmationCode": again["flowConfirmationCode"],
            "password": password,
        })
    };
    let path = format!("{RECOVERY}/reset");
    fault(&world.admin_post(&path, &reset("short")).await, 412, "20035");
    let done = world.admin_post(&path, &reset(PASSWORD)).await.expect(200).json();
    assert_eq!(
        (keys(&done), &done["code"]),
        (vec!["code", "message"], &json!("PWR-02001"))
    );
    fault(&world.admin_post(&path, &reset(PASSWORD)).await, 406, "18023");
    world.sign_in(KIM, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn recovery_mails_an_active_user_a_link_whose_code_is_confirmed() {
    let world = World::new().await;
    world.active(KIM).await;
    let info = begun(&world, KIM).await[0]["channelInfo"].clone();
    let recover = json!({ "recoveryCode": info["recoveryCode"], "channelId": "1" });
    world
        .admin_post(&format!("{RECOVERY}/recover"), &recover)
        .await
        .expect(202);
    let mail = world.newest("password_reset", KIM).await;
    let ticket = mail.link.clone().unwrap().rsplit('/').next().unwrap().to_owned();
    let confirm = json!({ "confirmationCode": ticket });
    let confirmed = world
        .admin_post(&format!("{RECOVERY}/confirm"), &confirm)
        .await
        .expect(200)
        .json();
    let reset = json!({ "resetCode": confirmed["resetCode"], "password": "another harbour!" });
    world.admin_post(&format!("{RECOVERY}/reset"), &reset).await.expect(200);
    world.sign_in(KIM, "another harbour!").await.expect(200);
}

#[tokio::test]
async fn recovery_codes_that_are_made_up_are_404_and_those_that_are_over_406() {
    let world = World::new().await;
    kim(&world).await;
    let info = begun(&world, KIM).await[0]["channelInfo"].clone();
    let recovery = info["recoveryCode"].as_str().unwrap().to_owned();
    let call = async |step: &str, body: Value| world.admin_post(&format!("{RECOVERY}/{step}"), &body).await;
    let unknown_channel = json!({ "recoveryCode": recovery, "channelId": "9" });
    fault(&call("recover", unknown_channel).await, 400, "UAR-10009");
    fault(
        &call("recover", json!({ "recoveryCode": "x", "channelId": "1" })).await,
        404,
        "UAR-10001",
    );
    // A code of one step is none of another.
    fault(
        &call("resend", json!({ "resendCode": recovery })).await,
        404,
        "UAR-10012",
    );
    fault(
        &call("confirm", json!({ "confirmationCode": recovery, "otp": "123456" })).await,
        404,
        "18001",
    );
    fault(
        &call("reset", json!({ "resetCode": "x", "password": PASSWORD })).await,
        404,
        "18001",
    );
    fault(&call("reset", json!({ "resetCode": "x" })).await, 400, "PWR-10003");
    fault(&call("init", json!({ "claims": [] })).await, 400, "UAR-10002");
    world.advance(SignedDuration::from_mins(61));
    fault(
        &call("recover", json!({ "recoveryCode": recovery, "channelId": "1" })).await,
        406,
        "UAR-10013",
    );
}

/// The id and the secret of a key do as the key does, and on these routes only.
#[tokio::test]
async fn basic_credentials_are_the_id_and_the_secret_of_a_key() {
    let world = World::new().await;
    let key = world.stack.api_key().expose_secret().to_owned();
    let (id, secret) = key.strip_prefix("lk_").unwrap().split_once('_').unwrap();
    let get = async |path: &str, user: &str, password: &str| {
        let basic = BASE64.encode(format!("{user}:{password}").as_bytes());
        let request = world.request(Method::GET, path);
        world
            .send(request.header("authorization", format!("Basic {basic}")))
            .await
    };
    for path in [
        "/scim2/Users",
        "/t/carbon.super/scim2/Users",
        "/api/server/v1/identity-governance",
    ] {
        for (user, password) in [(id, secret), (&format!("key_{id}"), secret), (id, key.as_str())] {
            get(path, user, password).await.expect(200);
        }
        let refused = get(path, id, "wrong").await.expect(401);
        assert_eq!(refused.headers["www-authenticate"], "Bearer, Basic realm=\"latchkey\"");
    }
    get("/v1/users", id, secret).await.refused(401, "api_key_not_valid");
}

/// A tenant is an application, by its id with or without `app_`, or by its name.
#[tokio::test]
async fn m1_a_tenant_is_an_application_and_shows_no_other() {
    let world = World::new().await;
    let kim = kim(&world).await;
    let other = world.application("app_other").await;
    let key = world.key(&Scope::ALL, Reach::Applications(vec![other]), |_| ()).await;
    let ask = async |key: &SecretString, path: &str| {
        world
            .send(world.request(Method::GET, path).bearer_auth(key.expose_secret()))
            .await
    };
    let all = world.stack.api_key();
    for tenant in ["app_other", "other", "Another%20App"] {
        let list = ask(all, &format!("/t/{tenant}/scim2/Users")).await.expect(200).json();
        assert_eq!(list["totalResults"], 0, "{tenant}");
    }
    let id = kim["id"].as_str().unwrap();
    ask(all, &format!("/scim2/Users/{id}")).await.expect(200);
    ask(all, &format!("/t/carbon.super/scim2/Users/{id}")).await.expect(200);
    ask(all, &format!("/t/other/scim2/Users/{id}")).await.expect(404);
    ask(&key, &format!("/scim2/Users/{id}")).await.expect(404);
    ask(&key, &format!("/t/app_default/scim2/Users/{id}")).await.expect(404);
    ask(all, "/t/nowhere/scim2/Users").await.expect(404);
}

async fn governed(world: &World, properties: Value) -> Answer {
    let path = format!("/api/server/v1/identity-governance/{CATEGORY}/connectors/{CONNECTOR}");
    let body = json!({ "operation": "UPDATE", "properties": properties });
    world.send(world.admin(Method::PATCH, &path).json(&body)).await
}

#[tokio::test]
async fn governance_settings_change_the_application_and_the_next_invitation() {
    let world = World::new().await;
    let base = "/api/server/v1/identity-governance";
    let categories = world.admin_get(base).await.expect(200).json();
    assert_eq!(keys(&categories[0]), ["connectors", "id", "name", "self"]);
    world.admin_get(&format!("{base}/{CATEGORY}")).await.expect(200);
    world
        .admin_get(&format!("{base}/{CATEGORY}/connectors"))
        .await
        .expect(200);
    let path = format!("{base}/{CATEGORY}/connectors/{CONNECTOR}");
    let connector = world.admin_get(&path).await.expect(200).json();
    assert_eq!(
        keys(&connector),
        [
            "category",
            "friendlyName",
            "id",
            "name",
            "order",
            "properties",
            "subCategory"
        ]
    );
    let value = |connector: &Value, name: &str| {
        let all = connector["properties"].as_array().unwrap().iter();
        let found = all.clone().find(|property| property["name"] == name);
        found.unwrap_or_else(|| panic!("no {name}"))["value"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    for (name, set) in [
        ("EmailVerification.Enable", "true"),
        ("EmailVerification.LockOnCreation", "true"),
        ("EmailVerification.Notification.InternallyManage", "true"),
        ("EmailVerification.ExpiryTime", "1440"),
        ("EmailVerification.AskPassword.ExpiryTime", "1440"),
        ("EmailVerification.AskPassword.EmailOTP", "false"),
        ("EmailVerification.AskPassword.SMSOTP", "false"),
        ("EmailVerification.AskPassword.AccountActivation", "true"),
        ("EmailVerification.OTP.UseUppercaseCharactersInOTP", "false"),
        ("EmailVerification.OTP.UseLowercaseCharactersInOTP", "false"),
        ("EmailVerification.OTP.UseNumbersInOTP", "true"),
        ("EmailVerification.OTP.OTPLength", "6"),
    ] {
        assert_eq!(value(&connector, name), set, "{name}");
    }
    let properties = json!([
        { "name": "EmailVerification.AskPassword.EmailOTP", "value": "true" },
        { "name": "EmailVerification.AskPassword.ExpiryTime", "value": "60" },
        { "name": "EmailVerification.OTP.OTPLength", "value": "8" },
        { "name": "EmailVerification.LockOnCreation", "value": "false" },
        { "name": "EmailVerification.AskPassword.AccountActivation", "value": "false" },
        { "name": "EmailVerification.OTP.UseUppercaseCharactersInOTP", "value": "true" },
    ]);
    let changed = governed(&world, properties).await.expect(200).json();
    assert_eq!(value(&changed, "EmailVerification.AskPassword.EmailOTP"), "true");
    let settings = world.admin_get("/v1/applications/app_default").await.expect(200).json();
    assert_eq!(settings["method"], "email_otp");
    assert_eq!(
        (&settings["lifetime_minutes"], &settings["code"]["length"]),
        (&json!(60), &json!(8))
    );
    assert_eq!(settings["lock_until_password"], false);
    kim(&world).await;
    assert_eq!(world.messages().await[0].code.as_ref().unwrap().len(), 8);
}

#[tokio::test]
async fn unknown_governance_settings_are_refused_and_change_nothing() {
    let world = World::new().await;
    let before = world.admin_get("/v1/applications/app_default").await.expect(200).json();
    for (name, value) in [
        ("EmailVerification.Enable", "false"),
        ("EmailVerification.Notification.InternallyManage", "false"),
        ("EmailVerification.OTP.OTPLength", "3"),
        ("EmailVerification.OTP.OTPLength", "many"),
        ("EmailVerification.OTP.UseNumbersInOTP", "false"),
        ("EmailVerification.AskPassword.ExpiryTime", "-2"),
        ("EmailVerification.LockOnCreation", "perhaps"),
    ] {
        let properties = json!([
            { "name": "EmailVerification.LockOnCreation", "value": "false" }, { "name": name, "value": value },
        ]);
        let answer = governed(&world, properties).await;
        assert_eq!(answer.status.as_u16(), 400, "{name}: {}", answer.text);
    }
    let both = json!([
        { "name": "EmailVerification.AskPassword.EmailOTP", "value": "true" },
        { "name": "EmailVerification.AskPassword.SMSOTP", "value": "true" },
    ]);
    fault(&governed(&world, both).await, 400, "settings_not_valid");
    let nowhere = world
        .admin_get("/api/server/v1/identity-governance/x/connectors/y")
        .await;
    fault(&nowhere, 404, "IDG-50008");
    let after = world.admin_get("/v1/applications/app_default").await.expect(200).json();
    assert_eq!(before, after);
}

#[tokio::test]
async fn an_invitation_made_here_is_seen_and_revoked_on_the_other_routes() {
    let world = World::new().await;
    kim(&world).await;
    let ticket = world.ticket(KIM).await;
    let list = world.admin_get("/v1/invitations").await.expect(200).json();
    let id = list["invitations"][0]["id"].as_str().unwrap();
    world
        .admin_post(&format!("/v1/invitations/{id}/revoke"), &json!({}))
        .await
        .expect(200);
    fault(
        &world
            .admin_post(&format!("{USER_API}/validate-code"), &json!({ "code": ticket }))
            .await,
        400,
        "18023",
    );
    world
        .admin_post(&format!("{USER_API}/resend-code"), &resend(KIM, None))
        .await
        .expect(201);
    assert_ne!(world.ticket(KIM).await, ticket);
}

/// Whoever types a name has codes sent, but no administrator stands behind it: wrong codes go on counting, and it is held
/// back as every other way to ask without a ticket.
#[tokio::test]
async fn g2_recovery_does_not_forget_wrong_codes() {
    let world = World::new().await;
    kim(&world).await;
    let call = async |step: &str, body: Value| world.admin_post(&format!("{RECOVERY}/{step}"), &body).await;
    let info = begun(&world, KIM).await[0]["channelInfo"].clone();
    let recover = json!({ "recoveryCode": info["recoveryCode"], "channelId": "1" });
    let sent = call("recover", recover).await.expect(202).json();
    let confirm = json!({ "confirmationCode": sent["flowConfirmationCode"], "otp": "" });
    let again = json!({ "resendCode": sent["resendCode"] });
    let with = |otp: &str| {
        let mut body = confirm.clone();
        body["otp"] = otp.into();
        body
    };
    let count = world.messages().await.len();
    call("resend", again.clone()).await.expect(202);
    assert_eq!(world.messages().await.len(), count, "nothing is sent within a minute");
    for round in 0..4 {
        let otp = world.newest("invitation_code", KIM).await.code.clone().unwrap();
        for _ in 0..5 {
            fault(&call("confirm", with(&wrong(&otp))).await, 404, "18001");
        }
        fault(&call("confirm", with(&otp)).await, 404, "18001");
        world.advance(SignedDuration::from_mins(1));
        call("resend", again.clone()).await.expect(202);
        let after = world.messages().await.len();
        let expected = if round < 3 { count + round + 1 } else { count + 3 };
        assert_eq!(after, expected, "after {} wrong codes", (round + 1) * 5);
    }
    let newest = world.messages().await[0].code.clone().unwrap();
    fault(&call("confirm", with(&newest)).await, 404, "18001");
    // Only an administrator's resend opens it again.
    let path = format!("{USER_API}/resend-code");
    let body = resend(KIM, Some("ASK_PASSWORD_VIA_EMAIL_OTP"));
    world.admin_post(&path, &body).await.expect(201);
    let otp = world.messages().await[0].code.clone().unwrap();
    call("confirm", with(&otp)).await.expect(200);
}

#[tokio::test]
async fn what_was_taken_back_is_not_recovered() {
    let world = World::new().await;
    let invitation = world.invite(&json!({ "email": KIM })).await;
    let info = begun(&world, KIM).await[0]["channelInfo"].clone();
    let path = format!("/v1/invitations/{}", invitation["id"].as_str().unwrap());
    world
        .admin_post(&format!("{path}/revoke"), &json!({}))
        .await
        .expect(200);
    assert_eq!(begun(&world, KIM).await, json!([]));
    let count = world.messages().await.len();
    let recover = json!({ "recoveryCode": info["recoveryCode"], "channelId": "1" });
    let late = world.admin_post(&format!("{RECOVERY}/recover"), &recover).await;
    fault(&late, 400, "UAR-10009");
    assert_eq!(world.messages().await.len(), count);
    let view = world.admin_get(&path).await.expect(200).json();
    assert_eq!(view["state"], "revoked");
}

/// What a key does not reach stands in nobody's way, and what cannot be read is not told to be missing.
#[tokio::test]
async fn a_tenant_is_looked_up_within_reach_and_faults_are_not_404() {
    let world = World::new().await;
    let two = world.application("app_two").await;
    world.application("app_three").await;
    let key = world.key(&Scope::ALL, Reach::Applications(vec![two]), |_| ()).await;
    let ask = async |key: &SecretString, tenant: &str| {
        let request = world.request(Method::GET, &format!("/t/{tenant}/scim2/Users"));
        world.send(request.bearer_auth(key.expose_secret())).await
    };
    // Both are called "Another App".
    ask(&key, "Another%20App").await.expect(200);
    ask(world.stack.api_key(), "Another%20App").await.expect(404);
    ask(&key, "three").await.expect(404);

    let client = aws_sdk_dynamodb::Client::new(&world.stack.sdk);
    let broken = client.update_item().table_name(&world.stack.table);
    let text = |text: &str| aws_sdk_dynamodb::types::AttributeValue::S(text.to_owned());
    let broken = broken.key("pk", text("APP#app_three")).key("sk", text("settings"));
    // Settings that cannot be read are not settings that are not there.
    let broken = broken.update_expression("SET version = :odd, settings = :odd");
    broken
        .expression_attribute_values(":odd", text("{"))
        .send()
        .await
        .unwrap();
    world.advance(SignedDuration::from_mins(2));
    ask(world.stack.api_key(), "three").await.expect(500);
    ask(world.stack.api_key(), "four").await.expect(404);
}
