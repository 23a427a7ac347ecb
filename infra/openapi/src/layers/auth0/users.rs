//! Users, and the search for them.

use domain::{
    api_key::Scope,
    schema::{example::EMAIL, text},
};
use schemars::JsonSchema;
use serde_json::json;
use service::openapi::{Content, Operation};

use super::super::{CONNECTION, Described};
use super::{Data, management, selects_fields, totalled};

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

/// One for each route.
pub(super) fn operations() -> Vec<Operation> {
    vec![
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
    ]
}
