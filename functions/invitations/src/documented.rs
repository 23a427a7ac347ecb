//! The routes of this function, for the OpenAPI document.

use domain::{
    api_key::Scope,
    schema::{
        example::{EMAIL, PHONE},
        text,
    },
};
use serde_json::json;
use service::{
    http::ProblemCode,
    openapi::{Audience::Invitations, Content, Operation},
};

use crate::{ExtendBody, LinkView, ResendBody, create, list, routes, view::ShownInvitation};

const NOT_FOUND: &[ProblemCode] = &[ProblemCode::InvitationNotFound];

/// One for each route.
#[must_use]
pub fn operations() -> Vec<Operation> {
    let id = "The invitation's `id`";
    vec![
        Operation::json(routes::CREATE_INVITATION, "createInvitation", Invitations, "Invite a person")
            .says(
                "The shortest body is an address; everything else has the application's setting. The message follows by \
                 itself. With `send: false`, and by the method `link`, the answer holds `link` or `code`; `send: false` \
                 needs the scope `links:read` as well.",
            )
            .key(Scope::InvitationsWrite)
            .takes_header::<text::IdempotencyKey>(
                "Idempotency-Key",
                false,
                "The same key with the same body within 24 hours answers with the same invitation, and with \
                 `Idempotent-Replayed: true`",
            )
            .body::<create::Body>(json!({ "email": EMAIL, "phone": PHONE, "inviter": "Grace Hopper", "roles": ["editor"] }))
            .gives::<ShownInvitation>(201, "The invitation")
            .may_be_replayed()
            .gives::<ShownInvitation>(200, "The pending invitation, sent again because of `if_pending`")
            .may_be_replayed()
            .problems(&[
                ProblemCode::EmailMissing,
                ProblemCode::EmailNotValid,
                ProblemCode::PhoneMissing,
                ProblemCode::PhoneNotValid,
                ProblemCode::PhoneCountryNotAllowed,
                ProblemCode::PhoneNotMobile,
                ProblemCode::UsernameNotValid,
                ProblemCode::ApplicationMissing,
                ProblemCode::ApplicationNotFound,
                ProblemCode::FlowUnknown,
                ProblemCode::FlowNotWalkable,
                ProblemCode::LimitReached,
                ProblemCode::LifetimeOutOfRange,
                ProblemCode::LocaleNotValid,
                ProblemCode::InviterNotValid,
                ProblemCode::CodeChallengeNotValid,
                ProblemCode::AddressBounced,
                ProblemCode::RolesNotValid,
                ProblemCode::ResultUrlNotAllowed,
                ProblemCode::IdempotencyKeyMalformed,
                ProblemCode::IdempotencyKeyReused,
                ProblemCode::InvitationPending,
                ProblemCode::UserExists,
                ProblemCode::PersonNotReachable,
                ProblemCode::ChangedMeanwhile,
            ]),
        Operation::json(routes::LIST_INVITATIONS, "listInvitations", Invitations, "List invitations")
.says("Newest first, in pages. Give `next` of one page as `cursor` of the following.")
            .key(Scope::InvitationsRead)
            .query::<text::ApplicationId>("application", "Whose; may be left out where the key reaches one only")
            .query::<text::State>("state", "Only those in this state")
            .query::<text::Email>("email", "Only that of this address")
            .query::<text::DeliveryState>("delivery", "Only those whose message has come this far")
            .query::<text::Moment>("created_from", "Only those made then or later")
            .query::<text::Moment>("created_to", "Only those made before")
            .query::<String>("include", "`metadata`: each line has it; one read a line more")
            .query::<text::Limit>("limit", "At most so many")
            .query::<text::Cursor>("cursor", "`next` of the page before")
            .gives::<list::List>(200, "A page of the list")
            .problems(&[ProblemCode::QueryNotValid, ProblemCode::CursorNotValid, ProblemCode::ApplicationMissing, ProblemCode::ApplicationNotFound]),
        Operation::json(routes::GET_INVITATION, "getInvitation", Invitations, "Read an invitation")
.says("As it is now: its state, how far its message has come, and what happened when.")
            .key(Scope::InvitationsRead)
            .path::<text::InvitationId>("id", id)
            .gives::<ShownInvitation>(200, "The invitation")
            .problems(NOT_FOUND),
        Operation::json(routes::RESEND_INVITATION, "resendInvitation", Invitations, "Resend an invitation")
            .says(
                "A new link or code with a new lifetime; every earlier link and code is dead. With the method `link` or \
                 `send: false` it needs the scope `links:read` as well.",
            )
            .key(Scope::InvitationsWrite)
            .path::<text::InvitationId>("id", id)
            .takes_header::<text::IdempotencyKey>(
                "Idempotency-Key",
                false,
                "The same key with the same body within 24 hours sends once; an answer to a repeated call has \
                 `Idempotent-Replayed: true`",
            )
            .optional_body::<ResendBody>(json!({ "method": "email_link" }))
            .gives::<ShownInvitation>(200, "The invitation, with its new generation")
            .may_be_replayed()
            .problems(NOT_FOUND)
            .problems(&[
                ProblemCode::InvitationCompleted,
                ProblemCode::UserDisabled,
                ProblemCode::PersonNotReachable,
                ProblemCode::AddressBounced,
                ProblemCode::InvitationPending,
                ProblemCode::UserExists,
                ProblemCode::PhoneCountryNotAllowed,
                ProblemCode::PhoneNotMobile,
                ProblemCode::LimitReached,
                ProblemCode::IdempotencyKeyMalformed,
                ProblemCode::IdempotencyKeyReused,
                ProblemCode::ChangedMeanwhile,
            ]),
        Operation::json(routes::DELETE_INVITATION, "deleteInvitation", Invitations, "Erase an invitation")
            .says("With all that is known of the person. Not where it has become a user: erase the user.")
            .key(Scope::InvitationsWrite)
            .path::<text::InvitationId>("id", id)
            .answers(204, "It is gone", Content::Nothing)
            .problems(NOT_FOUND)
            .problems(&[ProblemCode::UserActive, ProblemCode::ChangedMeanwhile]),
        Operation::json(routes::EXTEND_INVITATION, "extendInvitation", Invitations, "Extend an invitation")
            .says("Counted from now. The link stays, and an expired one works again, unless its address belongs to another user by now. Nothing is sent.")
            .key(Scope::InvitationsWrite)
            .path::<text::InvitationId>("id", id)
            .body::<ExtendBody>(json!({ "lifetime_minutes": 2880 }))
            .gives::<ShownInvitation>(200, "The invitation, with its new end")
            .problems(NOT_FOUND)
            .problems(&[ProblemCode::LifetimeOutOfRange, ProblemCode::InvitationCompleted, ProblemCode::InvitationRevoked, ProblemCode::InvitationDeclined, ProblemCode::UserDisabled, ProblemCode::InvitationPending, ProblemCode::UserExists, ProblemCode::ChangedMeanwhile]),
        Operation::json(routes::REVOKE_INVITATION, "revokeInvitation", Invitations, "Revoke an invitation")
            .says("Its link and its code are dead. A second call is no error.")
            .key(Scope::InvitationsWrite)
            .path::<text::InvitationId>("id", id)
            .gives::<ShownInvitation>(200, "The invitation, revoked")
            .problems(NOT_FOUND)
            .problems(&[ProblemCode::InvitationCompleted, ProblemCode::InvitationDeclined, ProblemCode::UserDisabled]),
        Operation::json(routes::GET_INVITATION_LINK, "getInvitationLink", Invitations, "Read the link of an invitation")
            .says("To hand it over yourself. It replaces nothing.")
            .key(Scope::LinksRead)
            .path::<text::InvitationId>("id", id)
            .gives::<LinkView>(200, "The link")
            .problems(NOT_FOUND)
            .problems(&[ProblemCode::TicketNotValid, ProblemCode::TicketReplaced, ProblemCode::InvitationCompleted, ProblemCode::InvitationRevoked, ProblemCode::InvitationDeclined, ProblemCode::InvitationExpired, ProblemCode::UserDisabled]),
    ]
}
