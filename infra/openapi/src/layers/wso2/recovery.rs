//! Recovering an account with another password.

use domain::schema::example::EMAIL;
use schemars::JsonSchema;
use serde_json::json;
use service::openapi::Operation;

use super::super::Described;

#[derive(JsonSchema)]
struct Claim {
    /// Such as `http://wso2.org/claims/username`.
    uri: String,
    value: String,
}

#[derive(JsonSchema)]
struct RecoveryInitBody {
    claims: Vec<Claim>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct RecoveryOption {
    mode: String,
    channel_info: ChannelInfo,
    links: Vec<NextLink>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct ChannelInfo {
    recovery_code: String,
    channels: Vec<RecoveryChannel>,
}

#[derive(JsonSchema)]
struct RecoveryChannel {
    id: String,
    /// `EMAIL` or `SMS`.
    #[schemars(rename = "type")]
    kind: String,
    /// Masked.
    value: String,
    preferred: bool,
}

#[derive(JsonSchema)]
struct NextLink {
    rel: String,
    href: String,
    #[schemars(rename = "type")]
    kind: String,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct RecoverBody {
    recovery_code: String,
    channel_id: String,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct RecoveryResendBody {
    resend_code: String,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct RecoverySent {
    code: String,
    message: String,
    flow_confirmation_code: String,
    notification_channel: String,
    resend_code: String,
    links: Vec<NextLink>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct RecoveryConfirmBody {
    confirmation_code: String,
    otp: Option<String>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct RecoveryConfirmed {
    reset_code: String,
    links: Vec<NextLink>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct RecoveryResetBody {
    reset_code: String,
    password: String,
}

#[derive(JsonSchema)]
struct Done {
    code: String,
    message: String,
}

/// The operation `operation` with what goes in and out.
pub(super) fn answers(operation: Operation) -> Operation {
    match operation.id {
        "wso2RecoveryInit" => operation
            .says("Whoever is unknown has no channels.")
            .takes::<RecoveryInitBody>(
                json!({ "claims": [{ "uri": "http://wso2.org/claims/username", "value": EMAIL }] }),
            )
            .gives::<Vec<RecoveryOption>>(200, "The channels, masked"),
        "wso2RecoveryRecover" => operation
            .says("By the channel that was chosen.")
            .takes::<RecoverBody>(json!({ "recoveryCode": "...", "channelId": "1" }))
            .gives::<RecoverySent>(202, "It is on its way"),
        "wso2RecoveryResend" => operation
            .says("By the same channel.")
            .takes::<RecoveryResendBody>(json!({ "resendCode": "..." }))
            .gives::<RecoverySent>(202, "It is on its way"),
        "wso2RecoveryConfirm" => operation
            .says("The `flowConfirmationCode` with the OTP, or the code of a link alone.")
            .takes::<RecoveryConfirmBody>(json!({ "confirmationCode": "...", "otp": "493027" }))
            .gives::<RecoveryConfirmed>(200, "What the password is set with"),
        "wso2RecoveryReset" => operation
            .says("With the `resetCode`.")
            .takes::<RecoveryResetBody>(json!({ "resetCode": "...", "password": "violet harbour seven" }))
            .gives::<Done>(200, "It is set"),
        _ => operation,
    }
}
