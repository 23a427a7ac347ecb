//! Applications, seen as clients and as connections.

use domain::{api_key::Scope, schema::text};
use schemars::JsonSchema;
use service::openapi::{Content, Operation};

use super::{Data, management, selects_fields, totalled};

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

/// One for each route.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        selects_fields(management(
            "GET /api/v2/clients/{id}",
            "getClient",
            "Read a client",
            Scope::ApplicationsRead,
        ))
        .says("An application, by its id, as in `app_...`.")
        .path::<String>("id", "The client's id")
        .gives::<Client>(200, "The client"),
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
    ]
}
