//! The routes of this function: by these the gateway calls it and the OpenAPI document describes it.

pub(crate) const LIST_KEYS: &str = "GET /v1/keys";
pub(crate) const CREATE_KEY: &str = "POST /v1/keys";
pub(crate) const REVOKE_KEY: &str = "POST /v1/keys/{id}/revoke";
pub(crate) const DELETE_KEY: &str = "DELETE /v1/keys/{id}";
