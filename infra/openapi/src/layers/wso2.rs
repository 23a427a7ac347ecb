//! The routes for clients that were written for WSO2 Identity Server (`functions/wso2`). Which routes there are, and the scope
//! that each needs, is said there.
#![expect(dead_code, reason = "the types only say what goes in and out")]

use std::collections::BTreeMap;

use domain::schema::{example::EMAIL, text};
use schemars::JsonSchema;
use serde_json::{Value, json};
use service::openapi::{Content, Operation};

use super::Described;
use crate::About;

pub(crate) const ABOUT: About = About {
    title: "Latchkey for clients of WSO2 Identity Server",
    description: "The part of WSO2 Identity Server's APIs that Latchkey answers, under WSO2's own paths, with its bodies and error \
        codes: SCIM 2.0, codes of invitations, password recovery, the flow API and governance settings. Every path also works \
        behind `/t/{tenant}`, where the tenant is an application. What of `/scim2` is not listed here answers 404 in SCIM's \
        form. `infra/guides/coming-from-wso2.md` compares every parameter and error.",
};

const SCIM: &str = "application/scim+json";

type Data = BTreeMap<String, Value>;

/// An error of WSO2's APIs.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct WsoError {
    code: Option<String>,
    message: String,
    description: Option<String>,
    trace_id: String,
    /// Of the flow API.
    flow_type: Option<String>,
}

/// An error of SCIM (RFC 7644 section 3.12).
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct ScimError {
    schemas: Vec<String>,
    /// The status, as a text.
    status: String,
    detail: String,
    scim_type: Option<String>,
}

/// An error of OAuth 2 (RFC 6749 section 5.2).
#[derive(JsonSchema)]
struct TokenError {
    error: String,
    error_description: String,
}

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

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct FlowBody {
    /// Only to begin: `INVITED_USER_REGISTRATION`.
    flow_type: Option<String>,
    application_id: Option<String>,
    /// To go on: what the answer before said.
    flow_id: Option<String>,
    action_id: Option<String>,
    inputs: Option<BTreeMap<String, String>>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct FlowView {
    flow_id: String,
    flow_type: String,
    /// `INCOMPLETE` or `COMPLETE`.
    flow_status: String,
    /// `VIEW` or `REDIRECTION`.
    #[schemars(rename = "type")]
    kind: String,
    data: FlowData,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct FlowData {
    components: Vec<FlowComponent>,
    required_params: Vec<String>,
    additional_data: Data,
    messages: Vec<FlowMessage>,
    #[schemars(rename = "redirectURL")]
    redirect_url: Option<String>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct FlowComponent {
    id: String,
    /// `FORM`, `INPUT` or `BUTTON`.
    #[schemars(rename = "type")]
    kind: String,
    variant: Option<String>,
    action_id: Option<String>,
    config: Option<Data>,
    components: Option<Vec<FlowComponent>>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct FlowMessage {
    #[schemars(rename = "type")]
    kind: String,
    message: String,
    i18n_key: String,
}

#[derive(JsonSchema)]
struct GovernanceCategory {
    id: String,
    name: String,
    #[schemars(rename = "self")]
    own: String,
    connectors: Vec<ConnectorLink>,
}

#[derive(JsonSchema)]
struct ConnectorLink {
    id: String,
    #[schemars(rename = "self")]
    own: String,
}

#[derive(JsonSchema)]
struct CategoryConnectors {
    name: String,
    connectors: Vec<Connector>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct Connector {
    id: String,
    name: String,
    category: String,
    friendly_name: String,
    order: i32,
    sub_category: String,
    properties: Vec<ConnectorProperty>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct ConnectorProperty {
    name: String,
    value: String,
    display_name: String,
    description: String,
}

#[derive(JsonSchema)]
struct Setting {
    name: String,
    value: String,
}

#[derive(JsonSchema)]
struct ConnectorChangeBody {
    /// `UPDATE`.
    operation: String,
    properties: Vec<Setting>,
}

#[derive(JsonSchema)]
struct ConnectorsChangeBody {
    /// `UPDATE`.
    operation: String,
    connectors: Vec<ChangedConnector>,
}

#[derive(JsonSchema)]
struct ChangedConnector {
    id: String,
    properties: Vec<Setting>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
struct AskedPreference {
    connector_name: String,
    properties: Option<Vec<String>>,
}

#[derive(JsonSchema)]
#[schemars(rename = "AskedPreferencesBody", transparent)]
struct AskedPreferences(Vec<AskedPreference>);

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
struct Preference {
    connector_name: String,
    properties: Vec<Setting>,
}

#[derive(JsonSchema)]
struct Token {
    access_token: String,
    scope: String,
    token_type: String,
    expires_in: u32,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct ScimName {
    given_name: Option<String>,
    family_name: Option<String>,
}

#[derive(JsonSchema)]
struct ScimValue {
    value: String,
    #[schemars(rename = "type")]
    kind: Option<String>,
}

/// A user (RFC 7643 section 4.1). Other attributes are passed over, or refused where `/scim2/Schemas` does not know them.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct ScimUserBody {
    schemas: Option<Vec<String>>,
    user_name: String,
    external_id: Option<String>,
    name: Option<ScimName>,
    display_name: Option<String>,
    emails: Option<Vec<Value>>,
    phone_numbers: Option<Vec<ScimValue>>,
    active: Option<bool>,
    roles: Option<Vec<ScimValue>>,
    password: Option<String>,
    /// WSO2's own attributes.
    #[schemars(rename = "urn:scim:wso2:schema")]
    wso2: Option<Data>,
}

/// A user. `attributes` and `excludedAttributes` say what is shown.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct ScimUser {
    schemas: Vec<String>,
    id: String,
    meta: Option<ScimMeta>,
    user_name: Option<String>,
    external_id: Option<String>,
    name: Option<ScimName>,
    display_name: Option<String>,
    emails: Option<Vec<ScimValue>>,
    phone_numbers: Option<Vec<ScimValue>>,
    active: Option<bool>,
    roles: Option<Vec<ScimValue>>,
    #[schemars(rename = "urn:scim:wso2:schema")]
    wso2: Option<Data>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct ScimMeta {
    resource_type: Option<String>,
    #[schemars(with = "Option<text::Moment>")]
    created: Option<String>,
    #[schemars(with = "Option<text::Moment>")]
    last_modified: Option<String>,
    location: Option<String>,
}

/// A list (RFC 7644 section 3.4.2).
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct ScimUsers {
    schemas: Vec<String>,
    total_results: u32,
    start_index: u32,
    items_per_page: u32,
    #[schemars(rename = "Resources")]
    resources: Vec<ScimUser>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct ScimSearchBody {
    schemas: Option<Vec<String>>,
    filter: Option<String>,
    start_index: Option<i32>,
    count: Option<i32>,
    attributes: Option<Vec<String>>,
    excluded_attributes: Option<Vec<String>>,
}

/// Changes (RFC 7644 section 3.5.2).
#[derive(JsonSchema)]
struct ScimPatchBody {
    schemas: Option<Vec<String>>,
    #[schemars(rename = "Operations", length(min = 1))]
    operations: Vec<ScimOperation>,
}

#[derive(JsonSchema)]
struct ScimOperation {
    /// `add`, `replace` or `remove`.
    op: String,
    path: Option<String>,
    value: Option<Value>,
}

/// A group: whoever has the role is a member.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct ScimGroup {
    schemas: Vec<String>,
    id: String,
    meta: Option<ScimMeta>,
    display_name: Option<String>,
    external_id: Option<String>,
    members: Option<Vec<ScimMember>>,
}

#[derive(JsonSchema)]
struct ScimMember {
    value: String,
    #[schemars(rename = "$ref")]
    location: Option<String>,
    r#type: Option<String>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct ScimGroups {
    schemas: Vec<String>,
    total_results: u32,
    start_index: u32,
    items_per_page: u32,
    #[schemars(rename = "Resources")]
    resources: Vec<ScimGroup>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct ScimGroupBody {
    schemas: Option<Vec<String>>,
    display_name: String,
    external_id: Option<String>,
    members: Option<Vec<ScimMember>>,
}

/// A document about the provider (RFC 7643 sections 5 to 7).
#[derive(JsonSchema)]
#[schemars(transparent)]
struct ScimDocument(Data);

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct ScimDocuments {
    schemas: Vec<String>,
    total_results: u32,
    start_index: u32,
    items_per_page: u32,
    #[schemars(rename = "Resources")]
    resources: Vec<Data>,
}

/// One for each route of the function, but for those that take whatever is left.
pub(crate) fn operations() -> Vec<Operation> {
    wso2::documented::operations()
        .into_iter()
        .filter(|operation| !operation.route.contains("+}"))
        .map(described)
        .collect()
}

fn described(mut operation: Operation) -> Operation {
    operation.answers.clear();
    let route = operation.route;
    let with_answers = answers(operation);
    if route.contains("/scim2/") {
        return errors::<ScimError>(with_answers, Some(SCIM));
    }
    if route.ends_with("/oauth2/token") {
        return errors::<TokenError>(with_answers, None);
    }
    errors::<WsoError>(with_answers, None)
}

#[expect(clippy::too_many_lines, reason = "it is a list")]
fn answers(operation: Operation) -> Operation {
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
        "wso2RecoveryInit" => operation
            .says("Whoever is unknown has no channels.")
            .takes::<RecoveryInitBody>(json!({ "claims": [{ "uri": "http://wso2.org/claims/username", "value": EMAIL }] }))
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
        "wso2FlowExecute" => operation
            .says("The first call names the type, each further one the `flowId` of the answer before.")
            .takes::<FlowBody>(json!({ "flowType": "INVITED_USER_REGISTRATION" }))
            .gives::<FlowView>(200, "What comes next"),
        "wso2Governance" => operation
            .says("There is one category.")
            .gives::<Vec<GovernanceCategory>>(200, "The categories"),
        "wso2GovernanceCategory" => operation
            .says("With its connectors.")
            .gives::<CategoryConnectors>(200, "The category"),
        "wso2GovernanceConnectors" => operation
            .says("There is one connector.")
            .gives::<Vec<Connector>>(200, "The connectors"),
        "wso2GovernanceConnector" => operation
            .says("The settings that this deployment has.")
            .gives::<Connector>(200, "The connector"),
        "wso2GovernanceChange" => operation
            .says("All of what is named and known here, or nothing.")
            .takes::<ConnectorChangeBody>(json!({ "operation": "UPDATE", "properties": [] }))
            .gives::<Connector>(200, "The connector"),
        "wso2GovernanceChangeAll" => operation
            .says("All of what is named and known here, or nothing.")
            .takes::<ConnectorsChangeBody>(json!({ "operation": "UPDATE", "connectors": [] }))
            .gives::<Vec<Connector>>(200, "The connectors"),
        "wso2GovernancePreferences" => operation
            .says("Without `properties`, all of a connector.")
            .takes::<AskedPreferences>(json!([{ "connector-name": "user-email-verification" }]))
            .gives::<Vec<Preference>>(200, "The settings"),
        "wso2Token" => operation
            .says("The grant `client_credentials`; the credentials stand in the form, or in `Authorization: Basic`.")
            .form()
            .gives::<Token>(200, "The token"),
        "wso2ScimCreate" => partly(operation)
            .says("Without a password: the person is invited.")
            .takes::<ScimUserBody>(json!({ "userName": EMAIL, "emails": [EMAIL] }))
            .gives_as::<ScimUser>(SCIM, 201, "The user"),
        "wso2ScimList" => partly(operation)
            .says("By pages.")
            .query::<String>("filter", "As in `userName eq ada@example.com`")
            .query::<i32>("startIndex", "From which one, from 1")
            .query::<i32>("count", "How many")
            .query::<String>("domain", "The user store")
            .gives_as::<ScimUsers>(SCIM, 200, "The users"),
        "wso2ScimSearchAll" => operation
            .says("Users, and behind them groups; `count` and `startIndex` are those of each kind.")
            .takes::<ScimSearchBody>(json!({ "filter": "active eq true" }))
            .gives_as::<ScimUsers>(SCIM, 200, "Users and groups"),
        "wso2ScimSearch" => operation
            .says("The same as the list, asked for in a body.")
            .takes::<ScimSearchBody>(json!({ "filter": "active eq true" }))
            .gives_as::<ScimUsers>(SCIM, 200, "The users"),
        "wso2ScimRead" => partly(operation)
            .says("By the id.")
            .gives_as::<ScimUser>(SCIM, 200, "The user"),
        "wso2ScimReplace" => partly(operation)
            .says("What is left out is taken away.")
            .takes::<ScimUserBody>(json!({ "userName": EMAIL }))
            .gives_as::<ScimUser>(SCIM, 200, "The user"),
        "wso2ScimChange" => partly(operation)
            .says("All of the operations, or none.")
            .takes::<ScimPatchBody>(json!({ "Operations": [{ "op": "replace", "path": "active", "value": false }] }))
            .gives_as::<ScimUser>(SCIM, 200, "The user"),
        "wso2ScimErase" => operation
            .says("With all that is known of them.")
            .answers(204, "They are gone", Content::Nothing),
        "wso2ScimGroups" => partly(operation)
            .says("By pages. A role that users have is a group, whether or not somebody made it.")
            .query::<String>("filter", "As in `displayName eq editor`")
            .query::<i32>("startIndex", "From which one, from 1")
            .query::<i32>("count", "How many")
            .gives_as::<ScimGroups>(SCIM, 200, "The groups"),
        "wso2ScimSearchGroups" => operation
            .says("For filters that are too long for an address.")
            .takes::<ScimSearchBody>(json!({ "filter": "displayName eq editor" }))
            .gives_as::<ScimGroups>(SCIM, 200, "The groups"),
        "wso2ScimCreateGroup" => partly(operation)
            .says("Its members get the role of this name.")
            .takes::<ScimGroupBody>(json!({ "displayName": "editor" }))
            .gives_as::<ScimGroup>(SCIM, 201, "The group"),
        "wso2ScimReadGroup" => partly(operation)
            .says("By the id.")
            .gives_as::<ScimGroup>(SCIM, 200, "The group"),
        "wso2ScimReplaceGroup" => partly(operation)
            .says("Whoever is not named is no member any more.")
            .takes::<ScimGroupBody>(json!({ "displayName": "editor" }))
            .gives_as::<ScimGroup>(SCIM, 200, "The group"),
        "wso2ScimChangeGroup" => partly(operation)
            .says("All of the operations, or none.")
            .takes::<ScimPatchBody>(json!({ "Operations": [{ "op": "add", "path": "members", "value": [] }] }))
            .gives_as::<ScimGroup>(SCIM, 200, "The group"),
        "wso2ScimEraseGroup" => operation
            .says("The users stay.")
            .answers(204, "It is gone", Content::Nothing),
        "wso2ScimTypes" | "wso2ScimSchemas" => operation
            .says("For anybody.")
            .gives_as::<ScimDocuments>(SCIM, 200, "The list"),
        _ => operation
            .says("For anybody.")
            .gives_as::<ScimDocument>(SCIM, 200, "The document"),
    }
}

fn partly(operation: Operation) -> Operation {
    operation
        .query::<String>("attributes", "What is shown, with commas between")
        .query::<String>("excludedAttributes", "What is not shown")
}

/// The statuses of refusals, and when they come.
fn errors<T: JsonSchema>(operation: Operation, media_type: Option<&'static str>) -> Operation {
    let media_type = media_type.unwrap_or("application/json");
    [
        (400, "Not as it has to be"),
        (401, "No key, or none that counts"),
        (403, "The key lacks a scope"),
        (404, "There is no such thing"),
        (406, "Over"),
        (409, "Taken already, or changed in the meantime"),
        (412, "The password is too weak"),
        (413, "The body is too large"),
        (415, "Neither JSON nor SCIM"),
        (429, "Too soon, or too often"),
        (500, "Something is broken here"),
        (501, "Not done by this provider"),
        (503, "Busy; try again"),
    ]
    .into_iter()
    .fold(operation, |operation, (status, words)| {
        operation.gives_as::<T>(media_type, status, words)
    })
}
