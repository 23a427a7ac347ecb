//! The routes of this function: by these the gateway calls it and the OpenAPI document describes it.

pub(crate) const CREATE_WEBHOOK: &str = "POST /v1/applications/{id}/webhooks";
pub(crate) const LIST_WEBHOOKS: &str = "GET /v1/applications/{id}/webhooks";
pub(crate) const GET_WEBHOOK: &str = "GET /v1/applications/{id}/webhooks/{webhook}";
pub(crate) const CHANGE_WEBHOOK: &str = "PATCH /v1/applications/{id}/webhooks/{webhook}";
pub(crate) const DELETE_WEBHOOK: &str = "DELETE /v1/applications/{id}/webhooks/{webhook}";
pub(crate) const ROTATE_WEBHOOK_SECRET: &str = "POST /v1/applications/{id}/webhooks/{webhook}/rotate-secret";
pub(crate) const TEST_WEBHOOK: &str = "POST /v1/applications/{id}/webhooks/{webhook}/test";
pub(crate) const REPLAY_WEBHOOK: &str = "POST /v1/applications/{id}/webhooks/{webhook}/replay";
pub(crate) const LIST_WEBHOOK_DELIVERIES: &str = "GET /v1/applications/{id}/webhooks/{webhook}/deliveries";
