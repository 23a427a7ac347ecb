//! The codes of invitations and the link that is handed over.

use domain::schema::example::EMAIL;
use schemars::JsonSchema;
use serde_json::json;
use service::openapi::{Content, Operation};

use super::super::Described;

#[derive(JsonSchema)]
struct Property {
    key: String,
    value: String,
}

#[derive(JsonSchema)]
struct NamedUser {
    username: String,
    /// `PRIMARY` or `DEFAULT`.
    realm: Option<String>,
}

#[derive(JsonSchema)]
struct ResendCodeBody {
    user: NamedUser,
    /// `RecoveryScenario` says what is sent again.
    properties: Option<Vec<Property>>,
}

#[derive(JsonSchema)]
struct CodeBody {
    /// The ticket of a link, or a code with the property `username`.
    code: String,
    properties: Option<Vec<Property>>,
}

#[derive(JsonSchema)]
struct OwnCodeBody {
    properties: Option<Vec<Property>>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct CodeOwner {
    username: String,
    realm: String,
    tenant_domain: String,
    recovery_scenario: String,
    /// Where an OTP was entered: the code to go on with.
    confirmation_code: Option<String>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct CodeState {
    user: NamedUser,
    recovery_scenario: String,
    recovery_step: String,
    is_expired: bool,
}

#[derive(JsonSchema)]
struct OfflineLinkBody {
    username: String,
    userstore: Option<String>,
}

/// The operation `operation` with what goes in and out.
pub(super) fn answers(operation: Operation) -> Operation {
    match operation.id {
        "wso2ResendCode" => operation
            .says("`RecoveryScenario` says which; `ADMIN_INVITE_SET_PASSWORD_OFFLINE` answers with a link and sends nothing.")
            .takes::<ResendCodeBody>(json!({ "user": { "username": EMAIL } }))
            .answers(201, "It is on its way; or the link, where it is handed over", Content::Other("text/plain")),
        "wso2ValidateCode" => operation
            .says("The code of a link is only looked at. An OTP is entered, which counts as a try.")
            .takes::<CodeBody>(json!({ "code": "..." }))
            .gives::<CodeOwner>(202, "Whose it is"),
        "wso2IntrospectCode" => operation
            .says("It changes nothing.")
            .takes::<CodeBody>(json!({ "code": "..." }))
            .gives::<CodeState>(200, "What it is for"),
        "wso2MyResendCode" => operation
            .says("The ticket of the link stands in `Authorization: Bearer`.")
            .takes::<OwnCodeBody>(json!({}))
            .answers(201, "It is on its way", Content::Nothing),
        "wso2MyValidateCode" => operation
            .says("The ticket of the link stands in `Authorization: Bearer`.")
            .takes::<CodeBody>(json!({ "code": "493027" }))
            .answers(202, "It is right", Content::Nothing),
        "wso2OfflineLink" => operation
            .says("Every earlier link and code is dead. It needs the scope `links:read` as well.")
            .takes::<OfflineLinkBody>(json!({ "username": EMAIL }))
            .answers(201, "The link", Content::Other("text/plain")),
        _ => operation,
    }
}
