//! The routes for clients that were written for Auth0 (`functions/auth0`).
#![expect(dead_code, reason = "the types only say what goes in and out")]

mod directories;
mod login;
mod organizations;
mod tickets;
mod users;

use std::collections::BTreeMap;

use domain::api_key::Scope;
use schemars::JsonSchema;
use serde_json::Value;
use service::openapi::{Audience::Compatible, Operation};

use crate::About;

pub(crate) const ABOUT: About = About {
    title: "Latchkey for clients of Auth0",
    description: "The part of Auth0's Management and Authentication APIs that Latchkey answers, under Auth0's own paths, with its \
        ids, bodies and errors. The official clients work unchanged: give them the address of the deployment and an API key. \
        What of `/api/v2` is not listed here answers 404 in Auth0's form. `infra/guides/coming-from-auth0.md` compares every \
        parameter and error.",
};

type Data = BTreeMap<String, Value>;

/// An error of the Management API.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
struct ManagementError {
    status_code: u16,
    /// The reason phrase of the status.
    error: String,
    message: String,
    error_code: Option<String>,
    attributes: Option<Data>,
}

/// An error of the Authentication API.
#[derive(JsonSchema)]
struct AuthenticationError {
    error: String,
    error_description: String,
}

/// One for each route.
pub(crate) fn operations() -> Vec<Operation> {
    [
        tickets::operations(),
        users::operations(),
        directories::operations(),
        organizations::operations(),
        login::operations(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn management(route: &'static str, id: &'static str, summary: &'static str, scope: Scope) -> Operation {
    let mut operation = Operation::plain(route, id, Compatible, summary);
    operation.scope = Some(scope);
    [
        (400, "Not as it has to be"),
        (401, "No key, or none that counts"),
        (403, "The key lacks a scope"),
        (404, "There is no such thing"),
        (409, "There is such a user already, or it was changed in the meantime"),
        (413, "The body is too large"),
        (415, "Not JSON"),
        (429, "Too many calls"),
        (500, "Something is broken here"),
        (503, "Busy; try again"),
    ]
    .into_iter()
    .fold(operation, |operation, (status, words)| {
        operation.gives::<ManagementError>(status, words)
    })
}

fn authentication(route: &'static str, id: &'static str, summary: &'static str) -> Operation {
    Operation::plain(route, id, Compatible, summary)
        .gives::<AuthenticationError>(401, "The credentials do not count")
        .gives::<LoginError>(400, "Not as it has to be")
        .gives::<LoginError>(403, "Not granted")
        .gives::<ManagementError>(413, "The body is too large")
        .gives::<ManagementError>(415, "Not JSON")
        .gives::<LoginError>(429, "Too many tries")
        .gives::<LoginError>(500, "Something is broken here")
        .gives::<LoginError>(503, "Busy; try again")
}

/// An error of the Authentication API, or of the deployment as a whole.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum LoginError {
    Authentication(AuthenticationError),
    Management(ManagementError),
}

fn selects_fields(operation: Operation) -> Operation {
    operation
        .query::<String>("fields", "The names of the fields that are shown, with commas between")
        .query::<bool>("include_fields", "`false`: all fields but those")
}

fn totalled(operation: Operation) -> Operation {
    operation
        .query::<u32>("page", "Which page, from 0")
        .query::<u32>("per_page", "How many on a page, at most 100")
        .query::<bool>("include_totals", "Whether the totals are told")
}
