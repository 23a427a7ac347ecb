//! Applications, seen as organizations, and the invitations to them.

use domain::{
    api_key::Scope,
    schema::{
        example::{APPLICATION, EMAIL},
        text,
    },
};
use schemars::JsonSchema;
use serde_json::json;
use service::openapi::{Content, Operation};

use super::super::Described;
use super::{Data, management, selects_fields, totalled};

/// An application, seen as those who belong to it.
#[derive(JsonSchema)]
struct Organization {
    id: String,
    name: String,
    display_name: String,
}

#[derive(JsonSchema)]
#[schemars(untagged)]
enum OrganizationPage {
    Organizations(Vec<Organization>),
    WithTotals(OrganizationsWithTotals),
}

#[derive(JsonSchema)]
struct OrganizationsWithTotals {
    organizations: Vec<Organization>,
    start: Option<u32>,
    limit: Option<u32>,
    total: Option<u32>,
    next: Option<String>,
}

#[derive(JsonSchema)]
struct Inviter {
    #[schemars(length(min = 1, max = 300))]
    name: String,
}

#[derive(JsonSchema)]
struct Invitee {
    #[schemars(with = "text::Email")]
    email: String,
}

#[derive(JsonSchema)]
struct NewInvitationBody {
    inviter: Inviter,
    invitee: Invitee,
    client_id: String,
    connection_id: Option<String>,
    roles: Option<Vec<String>>,
    app_metadata: Option<Data>,
    user_metadata: Option<Data>,
    /// Seven days if it is left out, thirty at most.
    #[schemars(range(max = 2_592_000))]
    ttl_sec: Option<u32>,
    send_invitation_email: Option<bool>,
}

/// The link, and the ticket in it, only for whoever may read links.
#[derive(JsonSchema)]
struct Invitation {
    id: Option<String>,
    organization_id: Option<String>,
    inviter: Option<Inviter>,
    invitee: Option<InviteeShown>,
    ticket_id: Option<String>,
    invitation_url: Option<String>,
    client_id: Option<String>,
    connection_id: Option<String>,
    #[schemars(with = "Option<text::Moment>")]
    created_at: Option<String>,
    #[schemars(with = "Option<text::Moment>")]
    expires_at: Option<String>,
    user_metadata: Option<Data>,
    app_metadata: Option<Data>,
    roles: Option<Vec<String>>,
}

#[derive(JsonSchema)]
struct InviteeShown {
    email: String,
}

#[derive(JsonSchema)]
#[schemars(untagged)]
enum InvitationPage {
    Invitations(Vec<Invitation>),
    WithTotals(InvitationsWithTotals),
}

#[derive(JsonSchema)]
struct InvitationsWithTotals {
    start: u32,
    limit: u32,
    total: u32,
    invitations: Vec<Invitation>,
}

/// One for each route.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        totalled(management(
            "GET /api/v2/organizations",
            "listOrganizations",
            "List organizations",
            Scope::ApplicationsRead,
        ))
        .says("Each application is one.")
        .query::<String>("sort", "`name:1`, `name:-1`, `display_name:1` or `display_name:-1`")
        .query::<String>("from", "Where to go on: `next` of the page before")
        .query::<text::Limit>("take", "How many")
        .gives::<OrganizationPage>(200, "The organizations"),
        management(
            "GET /api/v2/organizations/{id}",
            "getOrganization",
            "Read an organization",
            Scope::ApplicationsRead,
        )
        .says("By its id, as in `org_...`.")
        .path::<String>("id", "The organization's id")
        .gives::<Organization>(200, "The organization"),
        management(
            "GET /api/v2/organizations/name/{name}",
            "getOrganizationByName",
            "Find an organization by name",
            Scope::ApplicationsRead,
        )
        .says("The name is the application's id without `app_`.")
        .path::<String>("name", "The name")
        .gives::<Organization>(200, "The organization"),
        management(
            "POST /api/v2/organizations/{id}/invitations",
            "createOrganizationInvitation",
            "Invite a person",
            Scope::InvitationsWrite,
        )
        .says(
            "It needs the scope `links:read` as well. An open invitation of the same person gives way to the new one.",
        )
        .path::<String>("id", "The organization's id")
        .takes::<NewInvitationBody>(json!({
            "inviter": { "name": "Grace Hopper" }, "invitee": { "email": EMAIL }, "client_id": APPLICATION,
        }))
        .gives::<Invitation>(201, "The invitation"),
        selects_fields(totalled(management(
            "GET /api/v2/organizations/{id}/invitations",
            "listOrganizationInvitations",
            "List open invitations",
            Scope::InvitationsRead,
        )))
        .says("Those that nobody has accepted or taken back.")
        .path::<String>("id", "The organization's id")
        .query::<String>("sort", "`created_at:-1` or `created_at:1`")
        .gives::<InvitationPage>(200, "The invitations"),
        selects_fields(management(
            "GET /api/v2/organizations/{id}/invitations/{invitation}",
            "getOrganizationInvitation",
            "Read an open invitation",
            Scope::InvitationsRead,
        ))
        .says("One that was accepted or taken back is 404.")
        .path::<String>("id", "The organization's id")
        .path::<String>("invitation", "The invitation's id")
        .gives::<Invitation>(200, "The invitation"),
        management(
            "DELETE /api/v2/organizations/{id}/invitations/{invitation}",
            "deleteOrganizationInvitation",
            "Revoke an invitation",
            Scope::InvitationsWrite,
        )
        .says("Its link is dead. A second call is no error.")
        .path::<String>("id", "The organization's id")
        .path::<String>("invitation", "The invitation's id")
        .answers(204, "It is revoked", Content::Nothing),
    ]
}
