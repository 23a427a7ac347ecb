//! Users and groups by SCIM 2.0 (RFC 7643, RFC 7644).

use domain::schema::{example::EMAIL, text};
use schemars::JsonSchema;
use serde_json::{Value, json};
use service::openapi::{Content, Operation};

use super::super::Described;
use super::{Data, SCIM};

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

/// The operation `operation` with what goes in and out.
pub(super) fn answers(operation: Operation) -> Operation {
    match operation.id {
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
        "wso2ScimErase" => {
            operation
                .says("With all that is known of them.")
                .answers(204, "They are gone", Content::Nothing)
        }
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
