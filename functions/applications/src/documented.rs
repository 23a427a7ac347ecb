//! The routes of this function, for the OpenAPI document.

use serde_json::json;
use shared::{
    domain::{api_key::Scope, application::Settings},
    openapi::{Audience::Applications, Operation, text},
};

use crate::{flows, settings};

const NOT_FOUND: &[&str] = &["application_not_found"];
const SETTINGS: &[&str] = &["settings_not_valid", "lifetime_out_of_range", "flow_unknown"];

/// One for each route.
#[must_use]
pub fn operations() -> Vec<Operation> {
    let id = "The application's `id`";
    let name = "The flow's name";
    vec![
        Operation::json(
            "GET /v1/applications",
            "listApplications",
            Applications,
            "Lists the applications that the key reaches",
        )
        .key(Scope::ApplicationsRead)
        .gives::<settings::List>(200, "Id and name of each"),
        Operation::json("POST /v1/applications", "createApplication", Applications, "Makes an application")
            .says("Only with a key for the whole deployment: another could not reach it. Other keys get `application_not_found`.")
            .key(Scope::ApplicationsWrite)
            .body::<settings::CreateBody>(json!({ "id": "app_staff", "settings": { "name": "Staff" } }))
            .gives::<settings::View>(201, "The application with its settings")
            .header("ETag", "The version, to be sent in `If-Match`")
            .problems(NOT_FOUND)
            .problems(SETTINGS)
            .problems(&["application_id_not_valid", "application_exists"]),
        Operation::json("GET /v1/applications/{id}", "getApplication", Applications, "Shows the settings")
            .key(Scope::ApplicationsRead)
            .path::<text::ApplicationId>("id", id)
            .gives::<settings::View>(200, "The application with its settings")
            .header("ETag", "The version, to be sent in `If-Match`")
            .problems(NOT_FOUND),
        Operation::json("PUT /v1/applications/{id}", "replaceApplication", Applications, "Replaces the settings as a whole")
            .says("A setting that is left out has its default again.")
            .key(Scope::ApplicationsWrite)
            .path::<text::ApplicationId>("id", id)
            .takes_header::<text::EntityTag>("If-Match", true, "The version that you have seen, as `ETag` gave it")
            .body::<Settings>(json!({
                "name": "Example App",
                "result_urls": ["http://localhost:3000/welcome"],
                "code": { "length": 8 },
                "branding": { "colour": "1f6feb" },
            }))
            .gives::<settings::View>(200, "The application with its new settings")
            .header("ETag", "The new version")
            .problems(NOT_FOUND)
            .problems(SETTINGS)
            .problems(&["if_match_missing", "version_differs"]),
        Operation::json("GET /v1/applications/{id}/flows", "listFlows", Applications, "Lists the flows")
            .key(Scope::ApplicationsRead)
            .path::<text::ApplicationId>("id", id)
            .gives::<flows::List>(200, "The application's own flows, and those that are ready made")
            .problems(NOT_FOUND),
        Operation::json("GET /v1/applications/{id}/flows/{name}", "getFlow", Applications, "Shows a version of a flow")
            .key(Scope::ApplicationsRead)
            .path::<text::ApplicationId>("id", id)
            .path::<text::FlowName>("name", name)
            .query::<text::Version>("version", "Which one; else the published one, else the newest")
            .gives::<flows::Shown>(200, "The flow")
            .problems(NOT_FOUND)
            .problems(&["flow_not_found"]),
        Operation::json("PUT /v1/applications/{id}/flows/{name}", "saveFlow", Applications, "Saves a version of a flow")
            .says("A draft until it is published. Invite with `name@version` to try it out.")
            .key(Scope::ApplicationsWrite)
            .path::<text::ApplicationId>("id", id)
            .path::<text::OwnFlowName>("name", "The flow's name, which is not that of a ready-made one")
            .body::<flows::SaveBody>(json!({ "steps": [
                { "kind": "email_otp" },
                { "kind": "profile", "fields": [
                    { "name": "first_name", "label": "First name", "type": "text", "required": true },
                ] },
                { "kind": "terms", "url": "https://example.com/terms", "version": "2026-11" },
                { "kind": "set_password", "confirm": true },
            ] }))
            .gives::<flows::View>(201, "The new version")
            .problems(NOT_FOUND)
            .problems(&["flow_not_valid", "flow_name_not_valid", "version_differs"]),
        Operation::json(
            "POST /v1/applications/{id}/flows/{name}/publish",
            "publishFlow",
            Applications,
            "Publishes a version of a flow",
        )
        .says("The newest, or the one named: an earlier one is brought back like this.")
        .key(Scope::ApplicationsWrite)
        .path::<text::ApplicationId>("id", id)
        .path::<text::OwnFlowName>("name", name)
        .optional_body::<flows::PublishBody>(json!({ "version": 1 }))
        .gives::<flows::View>(200, "The published version")
        .problems(NOT_FOUND)
        .problems(&["flow_not_found", "flow_name_not_valid"]),
    ]
}
