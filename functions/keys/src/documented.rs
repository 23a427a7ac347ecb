//! The routes of this function, for the OpenAPI document.

use domain::{
    api_key::Scope,
    schema::{example::APPLICATION, text},
};
use serde_json::json;
use service::{
    http::ProblemCode,
    openapi::{Audience, Operation},
};

use crate::{CreateBody, List, Made, ShownKey, routes};

/// One for each route.
#[must_use]
pub fn operations() -> Vec<Operation> {
    vec![
        Operation::json(routes::LIST_KEYS, "listKeys", Audience::Keys, "List API keys")
            .says("Those within reach of the calling key, without their secrets.")
            .key(Scope::KeysRead)
            .gives::<List>(200, "The keys, without their secrets"),
        Operation::json(routes::CREATE_KEY, "createKey", Audience::Keys, "Create an API key")
            .says("With at most the scopes, the reach and the end of the caller's own key.")
            .key(Scope::KeysWrite)
            .takes_header::<text::IdempotencyKey>(
                "Idempotency-Key",
                false,
                "The same key with the same body and the same credentials within 24 hours gives the same API key, with \
                 `Idempotent-Replayed: true`",
            )
            .body::<CreateBody>(json!({
                "name": "Nightly import",
                "scopes": ["invitations:write", "invitations:read"],
                "applications": [APPLICATION],
            }))
            .gives::<Made>(201, "The key; its text is in this answer and nowhere else")
            .may_be_replayed()
            .problems(&[
                ProblemCode::NameNotValid,
                ProblemCode::ScopesNotValid,
                ProblemCode::ApplicationsNotValid,
                ProblemCode::ExpiresAtNotValid,
                ProblemCode::ApplicationNotFound,
                ProblemCode::IdempotencyKeyMalformed,
                ProblemCode::IdempotencyKeyReused,
            ]),
        Operation::json(routes::REVOKE_KEY, "revokeKey", Audience::Keys, "Revoke an API key")
            .says("From its next request on it counts for nothing. A second call is no error.")
            .key(Scope::KeysWrite)
            .path::<text::KeyId>("id", "The key's `id`")
            .gives::<ShownKey>(200, "The key, revoked")
            .problems(&[ProblemCode::ApiKeyNotFound]),
        Operation::json(routes::DELETE_KEY, "deleteKey", Audience::Keys, "Delete an API key")
            .says(
                "The same as `POST /v1/keys/{id}/revoke`: the key stays in the list, with the time at which it ended.",
            )
            .key(Scope::KeysWrite)
            .path::<text::KeyId>("id", "The key's `id`")
            .gives::<ShownKey>(200, "The key, revoked")
            .problems(&[ProblemCode::ApiKeyNotFound]),
    ]
}
