//! The routes of this function, for the OpenAPI document.

use serde_json::json;
use domain::{api_key::Scope, schema::{example::APPLICATION, text}};
use service::openapi::{Audience, Operation};

use crate::{CreateBody, List, Made, View};

/// One for each route.
#[must_use]
pub fn operations() -> Vec<Operation> {
    vec![
        Operation::json(
            "GET /v1/keys",
            "listKeys",
            Audience::Keys,
            "Lists the API keys within reach",
        )
        .key(Scope::KeysRead)
        .gives::<List>(200, "The keys, without their secrets"),
        Operation::json("POST /v1/keys", "createKey", Audience::Keys, "Makes an API key")
            .says("With at most the scopes, the reach and the end of the caller's own key.")
            .key(Scope::KeysWrite)
            .body::<CreateBody>(json!({
                "name": "Nightly import",
                "scopes": ["invitations:write", "invitations:read"],
                "applications": [APPLICATION],
            }))
            .gives::<Made>(201, "The key; its text is in this answer and nowhere else")
            .problems(&[
                "name_not_valid",
                "scopes_not_valid",
                "applications_not_valid",
                "expires_at_not_valid",
                "application_not_found",
            ]),
        Operation::json(
            "POST /v1/keys/{id}/revoke",
            "revokeKey",
            Audience::Keys,
            "Takes an API key back",
        )
        .says("From its next request on it counts for nothing. A second call is no error.")
        .key(Scope::KeysWrite)
        .path::<text::KeyId>("id", "The key's `id`")
        .gives::<View>(200, "The key, revoked")
        .problems(&["api_key_not_found"]),
    ]
}
