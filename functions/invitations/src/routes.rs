//! The routes of this function: by these the gateway calls it and the OpenAPI document describes it.

pub(crate) const CREATE_INVITATION: &str = "POST /v1/invitations";
pub(crate) const LIST_INVITATIONS: &str = "GET /v1/invitations";
pub(crate) const GET_INVITATION: &str = "GET /v1/invitations/{id}";
pub(crate) const RESEND_INVITATION: &str = "POST /v1/invitations/{id}/resend";
pub(crate) const DELETE_INVITATION: &str = "DELETE /v1/invitations/{id}";
pub(crate) const EXTEND_INVITATION: &str = "POST /v1/invitations/{id}/extend";
pub(crate) const REVOKE_INVITATION: &str = "POST /v1/invitations/{id}/revoke";
pub(crate) const GET_INVITATION_LINK: &str = "GET /v1/invitations/{id}/link";
