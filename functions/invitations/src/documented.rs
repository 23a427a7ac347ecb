//! The routes of this function, for the OpenAPI document.

use serde_json::json;
use domain::{api_key::Scope, schema::{example::{EMAIL, PHONE}, text}};
use service::openapi::{Audience::Invitations, Content, Operation};

use crate::{ExtendBody, LinkView, ResendBody, create, list, view::View};

const NOT_FOUND: &[&str] = &["invitation_not_found"];

/// One for each route.
#[must_use]
pub fn operations() -> Vec<Operation> {
    let id = "The invitation's `id`";
    vec![
        Operation::json("POST /v1/invitations", "createInvitation", Invitations, "Invites a person")
            .says(
                "The shortest body is an address; everything else has the application's setting. The message follows by \
                 itself. With `send: false`, and by the method `link`, the answer holds `link` or `code`; `send: false` \
                 needs the scope `links:read` as well.",
            )
            .key(Scope::InvitationsWrite)
            .takes_header::<text::IdempotencyKey>(
                "Idempotency-Key",
                false,
                "The same key with the same body within 24 hours answers with the same invitation",
            )
            .body::<create::Body>(json!({ "email": EMAIL, "phone": PHONE, "inviter": "Grace Hopper", "roles": ["editor"] }))
            .gives::<View>(201, "The invitation")
            .gives::<View>(200, "The pending invitation, sent again because of `if_pending`")
            .problems(&[
                "email_missing",
                "email_not_valid",
                "phone_missing",
                "phone_not_valid",
                "phone_country_not_allowed",
                "phone_not_mobile",
                "username_not_valid",
                "application_missing",
                "application_not_found",
                "flow_unknown",
                "flow_not_walkable",
                "limit_reached",
                "lifetime_out_of_range",
                "locale_not_valid",
                "inviter_not_valid",
                "code_challenge_not_valid",
                "address_bounced",
                "roles_not_valid",
                "result_url_not_allowed",
                "idempotency_key_malformed",
                "idempotency_key_reused",
                "invitation_pending",
                "user_exists",
                "person_not_reachable",
                "changed_meanwhile",
            ]),
        Operation::json("GET /v1/invitations", "listInvitations", Invitations, "Lists invitations, newest first")
            .key(Scope::InvitationsRead)
            .query::<text::ApplicationId>("application", "Whose; may be left out where the key reaches one only")
            .query::<text::State>("state", "Only those in this state")
            .query::<text::Email>("email", "Only that of this address")
            .query::<text::DeliveryState>("delivery", "Only those whose message has come this far")
            .query::<text::Moment>("created_from", "Only those made then or later")
            .query::<text::Moment>("created_to", "Only those made before")
            .query::<text::Limit>("limit", "At most so many")
            .query::<text::Cursor>("cursor", "`next` of the page before")
            .gives::<list::List>(200, "A page of the list")
            .problems(&["query_not_valid", "cursor_not_valid", "application_missing", "application_not_found"]),
        Operation::json("GET /v1/invitations/{id}", "getInvitation", Invitations, "Shows an invitation as it is now")
            .key(Scope::InvitationsRead)
            .path::<text::InvitationId>("id", id)
            .gives::<View>(200, "The invitation")
            .problems(NOT_FOUND),
        Operation::json("POST /v1/invitations/{id}/resend", "resendInvitation", Invitations, "Sends it again")
            .says(
                "A new link or code with a new lifetime; every earlier link and code is dead. With the method `link` or \
                 `send: false` it needs the scope `links:read` as well.",
            )
            .key(Scope::InvitationsWrite)
            .path::<text::InvitationId>("id", id)
            .optional_body::<ResendBody>(json!({ "method": "email_link" }))
            .gives::<View>(200, "The invitation, with its new generation")
            .problems(NOT_FOUND)
            .problems(&[
                "invitation_completed",
                "user_disabled",
                "person_not_reachable",
                "address_bounced",
                "phone_country_not_allowed",
                "phone_not_mobile",
                "limit_reached",
                "changed_meanwhile",
            ]),
        Operation::json("DELETE /v1/invitations/{id}", "deleteInvitation", Invitations, "Erases an invitation")
            .says("With all that is known of the person. Not where it has become a user: erase the user.")
            .key(Scope::InvitationsWrite)
            .path::<text::InvitationId>("id", id)
            .answers(204, "It is gone", Content::Nothing)
            .problems(NOT_FOUND)
            .problems(&["user_active", "changed_meanwhile"]),
        Operation::json("POST /v1/invitations/{id}/extend", "extendInvitation", Invitations, "Sets another end")
            .says("Counted from now. The link stays, and an expired one works again. Nothing is sent.")
            .key(Scope::InvitationsWrite)
            .path::<text::InvitationId>("id", id)
            .body::<ExtendBody>(json!({ "lifetime_minutes": 2880 }))
            .gives::<View>(200, "The invitation, with its new end")
            .problems(NOT_FOUND)
            .problems(&["lifetime_out_of_range", "invitation_completed", "invitation_revoked", "user_disabled"]),
        Operation::json("POST /v1/invitations/{id}/revoke", "revokeInvitation", Invitations, "Takes it back")
            .says("Its link and its code are dead. A second call is no error.")
            .key(Scope::InvitationsWrite)
            .path::<text::InvitationId>("id", id)
            .gives::<View>(200, "The invitation, revoked")
            .problems(NOT_FOUND)
            .problems(&["invitation_completed", "user_disabled"]),
        Operation::json("GET /v1/invitations/{id}/link", "getInvitationLink", Invitations, "Shows the current link")
            .says("To hand it over yourself. It replaces nothing.")
            .key(Scope::LinksRead)
            .path::<text::InvitationId>("id", id)
            .gives::<LinkView>(200, "The link")
            .problems(NOT_FOUND)
            .problems(&["ticket_not_valid", "ticket_replaced", "invitation_completed", "invitation_revoked", "invitation_expired", "user_disabled"]),
    ]
}
