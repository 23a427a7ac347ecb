//! The settings that WSO2 calls governance.

use schemars::JsonSchema;
use serde_json::json;
use service::openapi::Operation;

use super::super::Described;

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

/// The operation `operation` with what goes in and out.
pub(super) fn answers(operation: Operation) -> Operation {
    match operation.id {
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
        _ => operation,
    }
}
