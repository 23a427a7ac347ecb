//! The flow API, by which a page of the caller's own leads a person through the steps.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde_json::json;
use service::openapi::Operation;

use super::super::Described;
use super::Data;

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

/// The operation `operation` with what goes in and out.
pub(super) fn answers(operation: Operation) -> Operation {
    match operation.id {
        "wso2FlowExecute" => operation
            .says("The first call names the type, each further one the `flowId` of the answer before.")
            .takes::<FlowBody>(json!({ "flowType": "INVITED_USER_REGISTRATION" }))
            .gives::<FlowView>(200, "What comes next"),
        _ => operation,
    }
}
