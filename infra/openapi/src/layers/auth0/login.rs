//! The Authentication API: a link to another password, and tokens for back ends.

use domain::schema::{example::EMAIL, text};
use schemars::JsonSchema;
use serde_json::json;
use service::openapi::{Content, Operation};

use super::super::{CONNECTION, Described, ORGANIZATION};
use super::authentication;

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
pub(super) fn operations() -> Vec<Operation> {
    vec![
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
