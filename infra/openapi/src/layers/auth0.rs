//! The routes for clients that were written for Auth0 (`functions/auth0`).
#![expect(dead_code, reason = "the types only say what goes in and out")]

use std::collections::BTreeMap;

use domain::{
    api_key::Scope,
    schema::{
        example::{APPLICATION, EMAIL},
        text,
    },
};
use schemars::JsonSchema;
use serde_json::{Value, json};
use service::openapi::{Audience::Compatible, Body, Content, Operation};

use super::{CONNECTION, Described, ORGANIZATION, USER};
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

/// An application, seen as a program that people sign in to. `fields` says what is shown.
#[derive(JsonSchema)]
struct Client {
    client_id: Option<String>,
    name: Option<String>,
    global: Option<bool>,
    is_first_party: Option<bool>,
    callbacks: Option<Vec<String>>,
    web_origins: Option<Vec<String>>,
    grant_types: Option<Vec<String>>,
    initiate_login_uri: Option<String>,
}

#[derive(JsonSchema)]
struct NewUserBody {
    /// `Username-Password-Authentication`, or the id of an application.
    connection: String,
    #[schemars(with = "Option<text::Email>")]
    email: Option<String>,
    /// An id of your own, without `auth0|`.
    user_id: Option<String>,
    phone_number: Option<String>,
    username: Option<String>,
    password: Option<String>,
    email_verified: Option<bool>,
    phone_verified: Option<bool>,
    verify_email: Option<bool>,
    blocked: Option<bool>,
    given_name: Option<String>,
    family_name: Option<String>,
    name: Option<String>,
    nickname: Option<String>,
    picture: Option<String>,
    user_metadata: Option<Data>,
    app_metadata: Option<Data>,
}

/// Only what is named changes; `null` takes a name or a part of the metadata away.
#[derive(JsonSchema)]
struct UserChangesBody {
    connection: Option<String>,
    client_id: Option<String>,
    #[schemars(with = "Option<text::Email>")]
    email: Option<String>,
    phone_number: Option<String>,
    username: Option<String>,
    password: Option<String>,
    email_verified: Option<bool>,
    phone_verified: Option<bool>,
    verify_email: Option<bool>,
    blocked: Option<bool>,
    given_name: Option<String>,
    family_name: Option<String>,
    name: Option<String>,
    nickname: Option<String>,
    picture: Option<String>,
    user_metadata: Option<Data>,
    app_metadata: Option<Data>,
}

/// A user. What is not known, and what `fields` does not name, is left out.
#[derive(JsonSchema)]
struct User {
    user_id: Option<String>,
    #[schemars(with = "Option<text::Moment>")]
    created_at: Option<String>,
    #[schemars(with = "Option<text::Moment>")]
    updated_at: Option<String>,
    identities: Option<Vec<Identity>>,
    email: Option<String>,
    email_verified: Option<bool>,
    phone_number: Option<String>,
    phone_verified: Option<bool>,
    username: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    name: Option<String>,
    nickname: Option<String>,
    picture: Option<String>,
    user_metadata: Option<Data>,
    app_metadata: Option<Data>,
    blocked: Option<bool>,
    #[schemars(with = "Option<text::Moment>")]
    last_password_reset: Option<String>,
}

#[derive(JsonSchema)]
struct Identity {
    connection: String,
    user_id: String,
    provider: String,
    #[schemars(rename = "isSocial")]
    is_social: bool,
}

/// With `include_totals=true` an object with the totals, else the list alone.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum UserPage {
    Users(Vec<User>),
    WithTotals(UsersWithTotals),
}

#[derive(JsonSchema)]
struct UsersWithTotals {
    start: u32,
    limit: u32,
    length: u32,
    total: u32,
    users: Vec<User>,
}

/// An application, seen as a directory of users.
#[derive(JsonSchema)]
struct Connection {
    id: Option<String>,
    name: Option<String>,
    strategy: Option<String>,
    enabled_clients: Option<Vec<String>>,
    options: Option<Data>,
}

#[derive(JsonSchema)]
#[schemars(untagged)]
enum ConnectionPage {
    Connections(Vec<Connection>),
    WithTotals(ConnectionsWithTotals),
}

#[derive(JsonSchema)]
struct ConnectionsWithTotals {
    connections: Vec<Connection>,
    start: Option<u32>,
    limit: Option<u32>,
    total: Option<u32>,
    /// With `take`: where the next page begins.
    next: Option<String>,
}

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

#[derive(JsonSchema)]
struct ForgottenBody {
    #[schemars(with = "text::TypedName")]
    email: String,
    connection: String,
    client_id: Option<String>,
}

/// The credentials may stand in the header `Authorization: Basic` in place of the body.
#[derive(JsonSchema)]
struct GrantBody {
    /// `client_credentials`.
    grant_type: String,
    /// The id of an API key.
    client_id: Option<String>,
    /// Its secret.
    client_secret: Option<String>,
    /// `https://SERVER/api/v2/`.
    audience: Option<String>,
    scope: Option<String>,
}

#[derive(JsonSchema)]
struct Grant {
    access_token: String,
    token_type: String,
    expires_in: u32,
    scope: String,
}

/// One for each route.
#[expect(clippy::too_many_lines, reason = "it is a list")]
pub(crate) fn operations() -> Vec<Operation> {
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
        selects_fields(management(
            "GET /api/v2/clients/{id}",
            "getClient",
            "Read a client",
            Scope::ApplicationsRead,
        ))
        .says("An application, by its id, as in `app_...`.")
        .path::<String>("id", "The client's id")
        .gives::<Client>(200, "The client"),
        management("POST /api/v2/users", "createUser", "Create a user", Scope::UsersWrite)
            .says("Without a password the user waits for a link to choose one.")
            .takes::<NewUserBody>(json!({ "connection": CONNECTION, "email": EMAIL }))
            .gives::<User>(201, "The user"),
        selects_fields(totalled(management(
            "GET /api/v2/users",
            "listUsers",
            "Search users",
            Scope::UsersRead,
        )))
        .says("At most 1,000 in all.")
        .query::<String>("q", "The search, in the syntax of Auth0's search engine v3")
        .query::<String>("search_engine", "`v3`")
        .query::<String>("connection", "Only those of this connection")
        .query::<String>("sort", "`created_at:1` and the like")
        .query::<bool>("primary_order", "Taken, and passed over")
        .gives::<UserPage>(200, "The users"),
        selects_fields(management(
            "GET /api/v2/users-by-email",
            "listUsersByEmail",
            "Find users by address",
            Scope::UsersRead,
        ))
        .says("The address is compared exactly, in lower case.")
        .parameter::<String>("query", "email", true, "The address")
        .gives::<Vec<User>>(200, "The users"),
        selects_fields(management(
            "GET /api/v2/users/{id}",
            "getUser",
            "Read a user",
            Scope::UsersRead,
        ))
        .says("By the `user_id`, as in `auth0|...`.")
        .path::<String>("id", "The `user_id`")
        .gives::<User>(200, "The user"),
        management(
            "PATCH /api/v2/users/{id}",
            "updateUser",
            "Change a user",
            Scope::UsersWrite,
        )
        .says("Metadata is merged at its first level.")
        .path::<String>("id", "The `user_id`")
        .takes::<UserChangesBody>(json!({ "given_name": "Ada" }))
        .gives::<User>(200, "The user"),
        management(
            "DELETE /api/v2/users/{id}",
            "deleteUser",
            "Erase a user",
            Scope::UsersWrite,
        )
        .says("Whoever is not there is erased already.")
        .path::<String>("id", "The `user_id`")
        .answers(204, "They are gone", Content::Nothing),
        selects_fields(totalled(management(
            "GET /api/v2/connections",
            "listConnections",
            "List connections",
            Scope::ApplicationsRead,
        )))
        .says("Each application is one.")
        .query::<String>("name", "Only the one of this name")
        .query::<String>("strategy", "Only those of this strategy; all have `auth0`")
        .query::<String>("from", "Where to go on: `next` of the page before")
        .query::<text::Limit>("take", "How many")
        .gives::<ConnectionPage>(200, "The connections"),
        selects_fields(management(
            "GET /api/v2/connections/{id}",
            "getConnection",
            "Read a connection",
            Scope::ApplicationsRead,
        ))
        .says("By its id, as in `con_...`.")
        .path::<String>("id", "The connection's id")
        .gives::<Connection>(200, "The connection"),
        management(
            "DELETE /api/v2/connections/{id}/users",
            "deleteConnectionUser",
            "Erase the user who has an address",
            Scope::UsersWrite,
        )
        .says("Where several have the address, none is erased.")
        .path::<String>("id", "The connection's id")
        .parameter::<String>("query", "email", true, "The address")
        .answers(204, "They are gone", Content::Nothing),
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
        authentication(
            "POST /dbconnections/change_password",
            "changePassword",
            "Email a link to choose another password",
        )
        .says(ORGANIZATION)
        .takes::<ForgottenBody>(json!({ "email": EMAIL, "connection": CONNECTION }))
        .answers(200, "The same words for everybody", Content::Page),
        authentication(
            "POST /oauth/token",
            "getToken",
            "Exchange an API key for an access token",
        )
        .says("The grant `client_credentials`, with the id and the secret of an API key.")
        .takes::<GrantBody>(json!({
            "grant_type": "client_credentials", "client_id": "key_u3mzq7xw4nbtd5ge", "client_secret": "...",
        }))
        .gives::<Grant>(200, "The token"),
    ]
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

impl Described for Operation {
    fn takes<T: JsonSchema>(mut self, example: Value) -> Self {
        let schema = |generator: &mut schemars::SchemaGenerator| generator.subschema_for::<T>();
        self.body = Some(Body {
            schema: Some(schema),
            required: true,
            example,
        });
        self
    }
}
