//! Each method with each ready-made flow, from the invitation to the sign-in token, over JSON as a product's own form does it.

use serde_json::{Value, json};

use crate::support::{PASSWORD, World};

const EMAIL: &str = "ada@example.com";
const PHONE: &str = "+4915112345678";
const SECOND_PHONE: &str = "+4915112345679";

/// Goes from step to step, as `next` says, until there is nothing left but to sign in. Gives the steps that were taken.
async fn walk(world: &World, ticket: &str, mut view: Value) -> Vec<String> {
    let mut steps = Vec::new();
    loop {
        let step = view["next"]["step"].as_str().unwrap().to_owned();
        steps.push(step.clone());
        assert!(steps.len() < 10, "{steps:?}");
        let post = async |call: &str, mut body: Value| {
            body["ticket"] = ticket.into();
            let answer = world.post(&format!("/v1/tickets/{call}"), &body).await;
            assert!(answer.status.is_success(), "{call}: {}", answer.text);
            answer.json()
        };
        let code = async |to: &str| {
            let message = world.newest("code", to).await;
            json!({ "code": message.code })
        };
        view = match step.as_str() {
            "email_otp" => {
                post("code", json!({})).await;
                post("verify", code(EMAIL).await).await
            }
            "sms_otp" => {
                post("code", json!({})).await;
                post("verify", code(PHONE).await).await
            }
            "phone" => {
                post("phone", json!({ "phone": SECOND_PHONE })).await;
                post("verify", code(SECOND_PHONE).await).await
            }
            "profile" => {
                let profile = json!({ "first_name": "Ada", "last_name": "Lovelace" });
                post("profile", json!({ "profile": profile })).await
            }
            "set_password" => post("password", json!({ "password": PASSWORD, "confirm": PASSWORD })).await,
            "sign_in" => return steps,
            other => panic!("{other} is no step"),
        };
    }
}

/// Opens the invitation in the way of its method. Gives the ticket and where the person stands.
async fn open(world: &World, method: &str, invitation: &Value) -> (String, Value) {
    if let "email_otp" | "sms_otp" = method {
        let to = if method == "email_otp" { EMAIL } else { PHONE };
        let message = world.newest("invitation_code", to).await;
        let body = json!({ "username": EMAIL, "code": message.code });
        let view = world.post("/v1/enter", &body).await.expect(200).json();
        return (view["ticket"].as_str().unwrap().to_owned(), view);
    }
    let link = match method {
        "link" => invitation["link"].as_str().unwrap().to_owned(),
        _ => world.newest("invitation", EMAIL).await.link.clone().unwrap(),
    };
    let ticket = link.rsplit('/').next().unwrap().to_owned();
    let body = json!({ "ticket": ticket });
    let view = world.post("/v1/tickets/validate", &body).await.expect(200).json();
    (ticket, view)
}

async fn whole_way(method: &str, flow: &str, expected: &[&str]) {
    let world = World::new().await;
    let body = json!({ "email": EMAIL, "phone": PHONE, "method": method, "flow": flow });
    let invitation = world.invite(&body).await;
    let (ticket, view) = open(&world, method, &invitation).await;
    let mut steps = walk(&world, &ticket, view).await;
    assert_eq!(steps.pop().as_deref(), Some("sign_in"));
    assert_eq!(steps, expected, "{method} x {flow}");
    let token = world.sign_in(EMAIL, PASSWORD).await.expect(200).json();
    assert!(token["token"].is_string(), "{token}");
    let path = format!("/v1/invitations/{}", invitation["id"].as_str().unwrap());
    assert_eq!(world.admin_get(&path).await.expect(200).json()["state"], "completed");
}

macro_rules! ways {
    ($($name:ident: $method:literal, $flow:literal => $steps:expr;)*) => {$(
        #[tokio::test]
        async fn $name() {
            whole_way($method, $flow, &$steps).await;
        }
    )*};
}

ways! {
    email_link_x_link_password: "email_link", "link_password" => ["set_password"];
    email_link_x_email_code_password: "email_link", "email_code_password" => ["email_otp", "set_password"];
    email_link_x_sms_code_password: "email_link", "sms_code_password" => ["sms_otp", "set_password"];
    email_link_x_profile_phone_password: "email_link", "profile_phone_password" => ["profile", "phone", "set_password"];
    email_otp_x_link_password: "email_otp", "link_password" => ["set_password"];
    email_otp_x_email_code_password: "email_otp", "email_code_password" => ["set_password"];
    email_otp_x_sms_code_password: "email_otp", "sms_code_password" => ["sms_otp", "set_password"];
    email_otp_x_profile_phone_password: "email_otp", "profile_phone_password" => ["profile", "phone", "set_password"];
    sms_otp_x_link_password: "sms_otp", "link_password" => ["set_password"];
    sms_otp_x_email_code_password: "sms_otp", "email_code_password" => ["email_otp", "set_password"];
    sms_otp_x_sms_code_password: "sms_otp", "sms_code_password" => ["set_password"];
    sms_otp_x_profile_phone_password: "sms_otp", "profile_phone_password" => ["profile", "phone", "set_password"];
    link_x_link_password: "link", "link_password" => ["set_password"];
    link_x_email_code_password: "link", "email_code_password" => ["email_otp", "set_password"];
    link_x_sms_code_password: "link", "sms_code_password" => ["sms_otp", "set_password"];
    link_x_profile_phone_password: "link", "profile_phone_password" => ["profile", "phone", "set_password"];
}
