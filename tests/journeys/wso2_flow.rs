//! `POST /api/server/v1/flow/execute`: the steps of an invitation as WSO2's clients draw them.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::{
    support::{PASSWORD, World, wrong},
    wso2::{KIM, keys},
};

const PATH: &str = "/api/server/v1/flow/execute";

async fn execute(world: &World, body: Value) -> Value {
    world.post(PATH, &body).await.expect(200).json()
}

/// An error of flows: as others, and of which type of flow.
async fn refused(world: &World, body: Value, code: &str) {
    let answer = world.post(PATH, &body).await.expect(400).json();
    assert_eq!(
        keys(&answer),
        ["code", "description", "flowType", "message", "traceId"],
        "{answer}"
    );
    assert_eq!(
        (&answer["code"], &answer["flowType"]),
        (&json!(code), &json!("INVITED_USER_REGISTRATION")),
        "{answer}"
    );
}

/// The identifiers of the inputs of a view that is not the last.
#[track_caller]
fn inputs(view: &Value) -> Vec<&str> {
    assert_eq!(keys(view), ["data", "flowId", "flowStatus", "flowType", "type"]);
    assert_eq!(
        (&view["flowStatus"], &view["type"]),
        (&json!("INCOMPLETE"), &json!("VIEW")),
        "{view}"
    );
    assert_eq!(
        keys(&view["data"]),
        ["additionalData", "components", "messages", "requiredParams"]
    );
    let form = &view["data"]["components"][0];
    assert_eq!(form["type"], "FORM");
    let components = form["components"].as_array().unwrap().iter();
    components
        .filter_map(|component| component["config"]["identifier"].as_str())
        .collect()
}

async fn entered(world: &World, code: &str) -> Value {
    let start = execute(world, json!({ "flowType": "INVITED_USER_REGISTRATION" })).await;
    assert_eq!(inputs(&start), ["confirmationCode"]);
    assert_eq!(start["data"]["requiredParams"], json!(["confirmationCode"]));
    let body = json!({ "flowId": start["flowId"], "actionId": "submit", "inputs": { "confirmationCode": code } });
    execute(world, body).await
}

#[tokio::test]
async fn the_flow_leads_from_the_confirmation_code_over_the_otp_to_the_password() {
    let world = World::new().await;
    let ticket = world.invited(KIM).await;
    let view = entered(&world, &ticket).await;
    assert_eq!(inputs(&view), ["otp"]);
    assert_eq!(view["data"]["additionalData"]["destination"], "k•••@example.com");
    let code = world.code(KIM).await;
    let step = async |action: &str, inputs: Value| {
        execute(
            &world,
            json!({ "flowId": view["flowId"], "actionId": action, "inputs": inputs }),
        )
        .await
    };
    let told = |view: &Value| {
        view["data"]["messages"][0]["i18nKey"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let wrong_code = step("submit", json!({ "otp": wrong(&code) })).await;
    assert_eq!(
        (inputs(&wrong_code), told(&wrong_code)),
        (vec!["otp"], "invalid.otp".to_owned())
    );
    assert_eq!(keys(&wrong_code["data"]["messages"][0]), ["i18nKey", "message", "type"]);
    assert_eq!(told(&step("resend", json!({})).await), "otp.resend.too.soon");
    world.advance(SignedDuration::from_secs(61));
    assert_eq!(told(&step("resend", json!({})).await), "");
    let code = world.code(KIM).await;
    let password = step("submit", json!({ "otp": code })).await;
    assert_eq!(inputs(&password), ["password", "confirmPassword"]);
    let short = step("submit", json!({ "password": "short", "confirmPassword": "short" })).await;
    assert_eq!(told(&short), "password.policy.violated");
    let differing = step(
        "submit",
        json!({ "password": PASSWORD, "confirmPassword": "another harbour!" }),
    )
    .await;
    assert_eq!(told(&differing), "password.mismatch");
    let once = json!({ "flowId": view["flowId"], "actionId": "submit", "inputs": { "password": PASSWORD } });
    refused(&world, once, "FE-60008").await;
    let done = step("submit", json!({ "password": PASSWORD, "confirmPassword": PASSWORD })).await;
    assert_eq!(done["flowStatus"], "COMPLETE");
    assert!(
        done["data"]["redirectURL"].as_str().unwrap().starts_with("http"),
        "{done}"
    );
    world.sign_in(KIM, PASSWORD).await.expect(200);
    let again = json!({ "flowId": view["flowId"], "actionId": "submit", "inputs": { "password": PASSWORD } });
    refused(&world, again, "FE-60006").await;
}

#[tokio::test]
async fn the_configured_steps_come_in_their_order() {
    let world = World::new().await;
    let steps = json!({ "steps": [
        { "kind": "profile", "fields": [
            { "name": "first_name", "label": "First name", "type": "text", "required": true },
            { "name": "newsletter", "label": "News", "type": "boolean" },
        ] },
        { "kind": "phone" },
        { "kind": "terms", "url": "https://example.com/terms", "version": "3" },
        { "kind": "set_password", "confirm": false },
    ] });
    world.publish("all", &steps).await;
    world.invite(&json!({ "email": KIM, "flow": "all" })).await;
    let view = entered(&world, &world.ticket(KIM).await).await;
    assert_eq!(inputs(&view), ["first_name", "newsletter"]);
    assert_eq!(view["data"]["requiredParams"], json!(["first_name"]));
    let step = async |inputs: Value| execute(&world, json!({ "flowId": view["flowId"], "inputs": inputs })).await;
    let open = step(json!({ "newsletter": "true" })).await;
    assert_eq!(open["data"]["messages"][0]["i18nKey"], "invalid.profile");
    let phone = step(json!({ "first_name": "Kim", "newsletter": "true" })).await;
    assert_eq!(inputs(&phone), ["mobile"]);
    let bad = step(json!({ "mobile": "12" })).await;
    assert_eq!(bad["data"]["messages"][0]["i18nKey"], "invalid.mobile");
    let otp = step(json!({ "mobile": "+4915112345678" })).await;
    assert_eq!(inputs(&otp), ["otp"]);
    let code = world.newest("code", "+4915112345678").await.code.clone().unwrap();
    let terms = step(json!({ "otp": code })).await;
    assert_eq!(
        (inputs(&terms), &terms["data"]["additionalData"]["termsVersion"]),
        (vec!["terms"], &json!("3"))
    );
    let refuse = json!({ "flowId": view["flowId"], "inputs": { "terms": "false" } });
    refused(&world, refuse, "FE-60008").await;
    let password = step(json!({ "terms": "true" })).await;
    assert_eq!(inputs(&password), ["password"]);
    let done = step(json!({ "password": PASSWORD })).await;
    assert_eq!(done["flowStatus"], "COMPLETE");
    let user = world
        .admin_get(&format!("/v1/users?username={KIM}"))
        .await
        .expect(200)
        .json();
    assert_eq!(
        user["users"][0]["profile"],
        json!({ "first_name": "Kim", "newsletter": true })
    );
}

#[tokio::test]
async fn what_a_client_gets_wrong_has_a_code_and_what_has_ended_is_told_plainly() {
    let world = World::new().await;
    let ticket = world.invited(KIM).await;
    for (body, code) in [
        (json!({}), "FE-60011"),
        (json!({ "flowType": "NONSENSE" }), "FE-60103"),
        (json!({ "flowType": "REGISTRATION" }), "FE-60104"),
        (json!({ "flowType": "PASSWORD_RECOVERY" }), "FE-60104"),
        (json!({ "actionId": "submit", "inputs": { "otp": "1" } }), "FE-60004"),
        (json!({ "flowId": "nonsense", "inputs": { "otp": "1" } }), "FE-60001"),
        (
            json!({ "flowId": ticket, "actionId": "dance", "inputs": {} }),
            "FE-60009",
        ),
        (
            json!({ "flowId": ticket, "actionId": "submit", "inputs": {} }),
            "FE-60008",
        ),
    ] {
        refused(&world, body, code).await;
    }
    let start = execute(
        &world,
        json!({ "flowType": "ASK_PASSWORD", "applicationId": "app_default" }),
    )
    .await;
    let body = json!({ "flowId": start["flowId"], "inputs": {} });
    refused(&world, body, "FE-60008").await;
    let wrong = json!({ "flowId": start["flowId"], "inputs": { "confirmationCode": "nonsense" } });
    let wrong = execute(&world, wrong).await;
    assert_eq!(wrong["data"]["messages"][0]["i18nKey"], "invalid.confirmation.code");
    let other =
        json!({ "flowId": start["flowId"], "applicationId": "app_other", "inputs": { "confirmationCode": ticket } });
    refused(&world, other, "FE-60006").await;
    // WSO2 ends with an error of the server here.
    world.advance(SignedDuration::from_hours(25));
    let start = execute(&world, json!({ "flowType": "INVITED_USER_REGISTRATION" })).await;
    let late = json!({ "flowId": start["flowId"], "inputs": { "confirmationCode": ticket } });
    refused(&world, late, "FE-60006").await;
    world.advance(SignedDuration::from_mins(61));
    let over = json!({ "flowId": start["flowId"], "inputs": { "confirmationCode": ticket } });
    refused(&world, over, "FE-60001").await;
}
