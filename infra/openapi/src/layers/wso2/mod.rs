//! The routes for clients that were written for WSO2 Identity Server (`functions/wso2`). Which routes there are, and the scope
//! that each needs, is said there.
#![expect(dead_code, reason = "the types only say what goes in and out")]

mod codes;
mod flow;
mod governance;
mod recovery;
mod scim;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde_json::Value;
use service::openapi::Operation;

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
struct Token {
    access_token: String,
    scope: String,
    token_type: String,
    expires_in: u32,
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

/// With what goes in and out, which the file of its capability says.
fn answers(operation: Operation) -> Operation {
    let id = operation.id;
    let of = |capability: &str| id.starts_with(capability);
    if of("wso2Scim") {
        scim::answers(operation)
    } else if of("wso2Recovery") {
        recovery::answers(operation)
    } else if of("wso2Flow") {
        flow::answers(operation)
    } else if of("wso2Governance") {
        governance::answers(operation)
    } else if of("wso2Token") {
        operation
            .says("The grant `client_credentials`; the credentials stand in the form, or in `Authorization: Basic`.")
            .form()
            .gives::<Token>(200, "The token")
    } else {
        codes::answers(operation)
    }
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
