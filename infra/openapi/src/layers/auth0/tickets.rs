//! Links to choose a password and to verify an address, and the job that emails one.

use domain::{api_key::Scope, schema::text};
use schemars::JsonSchema;
use serde_json::json;
use service::openapi::Operation;

use super::super::{Described, USER};
use super::management;

#[derive(JsonSchema)]
struct PasswordChangeTicketBody {
    /// This, or `email` with `connection_id`.
    user_id: Option<String>,
    #[schemars(with = "Option<text::Email>")]
    email: Option<String>,
    connection_id: Option<String>,
    /// Where the person goes afterwards.
    #[schemars(with = "Option<text::WebAddress>")]
    result_url: Option<String>,
    client_id: Option<String>,
    organization_id: Option<String>,
    /// Five days if it is left out.
    ttl_sec: Option<u32>,
    mark_email_as_verified: Option<bool>,
    #[schemars(rename = "includeEmailInRedirect")]
    include_email_in_redirect: Option<bool>,
}

#[derive(JsonSchema)]
struct VerificationTicketBody {
    user_id: String,
    #[schemars(with = "Option<text::WebAddress>")]
    result_url: Option<String>,
    client_id: Option<String>,
    organization_id: Option<String>,
    ttl_sec: Option<u32>,
    #[schemars(rename = "includeEmailInRedirect")]
    include_email_in_redirect: Option<bool>,
}

/// The link.
#[derive(JsonSchema)]
struct TicketAnswer {
    ticket: String,
}

#[derive(JsonSchema)]
struct VerificationEmailBody {
    user_id: String,
    client_id: Option<String>,
    organization_id: Option<String>,
}

#[derive(JsonSchema)]
struct Job {
    id: String,
    #[schemars(rename = "type")]
    kind: String,
    status: String,
    #[schemars(with = "text::Moment")]
    created_at: String,
}

/// One for each route.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        management(
            "POST /api/v2/tickets/password-change",
            "createPasswordChangeTicket",
            "Create a link to choose a password",
            Scope::UsersWrite,
        )
        .says("It needs the scope `links:read` as well. Every earlier link of the user is dead.")
        .takes::<PasswordChangeTicketBody>(json!({ "user_id": USER }))
        .gives::<TicketAnswer>(201, "The link"),
        management(
            "POST /api/v2/tickets/email-verification",
            "createEmailVerificationTicket",
            "Create a link that verifies an address",
            Scope::UsersWrite,
        )
        .says("It needs the scope `links:read` as well.")
        .takes::<VerificationTicketBody>(json!({ "user_id": USER }))
        .gives::<TicketAnswer>(201, "The link"),
        management(
            "POST /api/v2/jobs/verification-email",
            "sendVerificationEmail",
            "Email a link that verifies an address",
            Scope::UsersWrite,
        )
        .says("To the address of the user.")
        .takes::<VerificationEmailBody>(json!({ "user_id": USER }))
        .gives::<Job>(201, "The email is on its way"),
        management("GET /api/v2/jobs/{id}", "getJob", "Read a job", Scope::UsersRead)
            .says("`completed` once the email was handed to the provider.")
            .path::<String>("id", "The job's id")
            .gives::<Job>(200, "The job"),
    ]
}
