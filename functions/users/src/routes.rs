//! The routes of this function: by these the gateway calls it and the OpenAPI document describes it.

pub(crate) const LIST_USERS: &str = "GET /v1/users";
pub(crate) const IMPORT_USERS: &str = "POST /v1/imports";
pub(crate) const GET_USER: &str = "GET /v1/users/{id}";
pub(crate) const CHANGE_USER: &str = "PATCH /v1/users/{id}";
pub(crate) const ERASE_USER: &str = "DELETE /v1/users/{id}";
pub(crate) const DELETE_APPLICATION: &str = "DELETE /v1/applications/{id}";
pub(crate) const DISABLE_USER: &str = "POST /v1/users/{id}/disable";
pub(crate) const SIGN_OUT_USER: &str = "POST /v1/users/{id}/sign-out";
pub(crate) const ENABLE_USER: &str = "POST /v1/users/{id}/enable";
pub(crate) const UNLOCK_USER: &str = "POST /v1/users/{id}/unlock";
pub(crate) const RESET_PASSWORD: &str = "POST /v1/users/{id}/reset";
