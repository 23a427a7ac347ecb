//! The routes of this function: by these the gateway calls it and the OpenAPI document describes it.

pub(crate) const LIST_APPLICATIONS: &str = "GET /v1/applications";
pub(crate) const CREATE_APPLICATION: &str = "POST /v1/applications";
pub(crate) const GET_APPLICATION: &str = "GET /v1/applications/{id}";
pub(crate) const REPLACE_APPLICATION: &str = "PUT /v1/applications/{id}";
pub(crate) const CHANGE_APPLICATION: &str = "PATCH /v1/applications/{id}";
pub(crate) const LIST_FLOWS: &str = "GET /v1/applications/{id}/flows";
pub(crate) const GET_FLOW: &str = "GET /v1/applications/{id}/flows/{name}";
pub(crate) const SAVE_FLOW: &str = "PUT /v1/applications/{id}/flows/{name}";
pub(crate) const PUBLISH_FLOW: &str = "POST /v1/applications/{id}/flows/{name}/publish";
pub(crate) const LIST_WORDING: &str = "GET /v1/applications/{id}/wording";
pub(crate) const GET_WORDING: &str = "GET /v1/applications/{id}/wording/{language}";
pub(crate) const SAVE_WORDING: &str = "PUT /v1/applications/{id}/wording/{language}";
pub(crate) const LIST_TEMPLATES: &str = "GET /v1/applications/{id}/templates";
pub(crate) const GET_TEMPLATE: &str = "GET /v1/applications/{id}/templates/{kind}/{language}";
pub(crate) const SAVE_TEMPLATE: &str = "PUT /v1/applications/{id}/templates/{kind}/{language}";
pub(crate) const DROP_TEMPLATE: &str = "DELETE /v1/applications/{id}/templates/{kind}/{language}";
pub(crate) const PREVIEW_TEMPLATE: &str = "POST /v1/applications/{id}/templates/{kind}/{language}/preview";
pub(crate) const TEST_SEND_TEMPLATE: &str = "POST /v1/applications/{id}/templates/{kind}/{language}/test-send";
