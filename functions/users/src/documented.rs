//! The routes of this function, for the OpenAPI document.

use domain::{
    api_key::Scope,
    schema::{example, text},
};
use serde_json::json;
use service::{
    http::ProblemCode,
    openapi::{
        Audience::{self, Users},
        Content, Operation,
    },
};

use crate::{
    ChangeBody, ShownUser,
    import::{ImportBody, Imported},
    list::List,
    reset, routes,
};

const NOT_FOUND: &[ProblemCode] = &[ProblemCode::UserNotFound];

/// One for each route.
#[must_use]
pub fn operations() -> Vec<Operation> {
    let id = "The user's `id`";
    vec![
        Operation::json(routes::LIST_USERS, "listUsers", Users, "List users")
            .says("With `username` it is a list of one or none, with all of the user.")
            .key(Scope::UsersRead)
            .query::<text::ApplicationId>("application", "Whose; may be left out where the key reaches one only")
            .query::<text::Username>("username", "Only the one who signs in by this name")
            .query::<text::UserStatus>("status", "Only those of this status")
            .query::<text::Email>("email", "Only that of this address")
            .query::<String>("include", "`metadata`: each line has it; one read a line more")
            .query::<text::Limit>("limit", "At most so many")
            .query::<text::Cursor>("cursor", "`next` of the page before")
            .gives::<List>(200, "A page of the list")
            .problems(&[ProblemCode::QueryNotValid, ProblemCode::CursorNotValid, ProblemCode::ApplicationMissing, ProblemCode::ApplicationNotFound]),
        Operation::json(routes::IMPORT_USERS, "importUsers", Users, "Import users")
            .says("Up to 100 at once, each taken or refused by itself: a refused one has the `code`, `pointer` and `detail` that a problem document would have. Nobody who is there already is touched, so a call can be repeated at any time. Whoever has a hash can sign in with their password; whoever has none waits for an invitation, which `invite` sends at once, by the application's method and flow or those that the body names. The body has at most 1 MiB.")
            .key(Scope::UsersImport)
            .body::<ImportBody>(json!({
                "users": [
                    { "email": "kim@example.com", "email_verified": true, "password_hash": example::PASSWORD_HASH },
                    { "email": "grace@example.com", "profile": { "first_name": "Grace" }, "roles": ["editor"] },
                ],
            }))
            .gives::<Imported>(200, "What became of each, in the order of the body")
            .problems(&[ProblemCode::ApplicationMissing, ProblemCode::ApplicationNotFound, ProblemCode::FlowUnknown, ProblemCode::LifetimeOutOfRange])
            .problems(&[ProblemCode::FlowNotWalkable, ProblemCode::InviterNotValid, ProblemCode::ResultUrlNotAllowed, ProblemCode::PhoneMissing])
            .problems(&[ProblemCode::PhoneCountryNotAllowed, ProblemCode::PhoneNotMobile])
            .problems(&[ProblemCode::UsernameNotValid, ProblemCode::EmailMissing, ProblemCode::EmailNotValid, ProblemCode::PhoneNotValid, ProblemCode::LocaleNotValid])
            .problems(&[ProblemCode::RolesNotValid])
            .problems(&[ProblemCode::PasswordHashNotSupported, ProblemCode::PasswordHashNotValid, ProblemCode::PasswordHashTooDear]),
        Operation::json(routes::GET_USER, "getUser", Users, "Read a user")
.says("With profile, roles, metadata and the current invitation.")
            .key(Scope::UsersRead)
            .path::<text::UserId>("id", id)
            .gives::<ShownUser>(200, "The user")
            .problems(NOT_FOUND),
        Operation::json(routes::CHANGE_USER, "changeUser", Users, "Change a user")
            .says("A field that is left out stays as it is. A new address or number is not proven, and kills every link and code.")
            .key(Scope::UsersWrite)
            .path::<text::UserId>("id", id)
            .body::<ChangeBody>(json!({ "roles": ["editor", "billing"], "metadata": { "team": "Engines" } }))
            .gives::<ShownUser>(200, "The user as they are now")
            .problems(NOT_FOUND)
            .problems(&[ProblemCode::EmailNotValid, ProblemCode::PhoneNotValid, ProblemCode::RolesNotValid, ProblemCode::ChangedMeanwhile]),
        Operation::json(routes::ERASE_USER, "eraseUser", Users, "Erase a user")
            .says("Their invitation with it. The name is free again.")
            .key(Scope::UsersWrite)
            .path::<text::UserId>("id", id)
            .answers(204, "They are gone", Content::Nothing)
            .problems(NOT_FOUND),
        Operation::json(routes::DELETE_APPLICATION, "deleteApplication", Audience::Applications, "Delete an application")
            .says("With its flows, words, templates and webhooks. Refused while it has users, unless `erase=true` erases them with it, which takes the scope `users:write` as well. Where there are very many, the answer is 503 until the last are gone: send it again.")
            .key(Scope::ApplicationsWrite)
            .path::<text::ApplicationId>("id", "The application's `id`")
            .query::<bool>("erase", "Whether its users are erased with it")
            .answers(204, "It is gone", Content::Nothing)
            .problems(&[ProblemCode::ApplicationNotFound, ProblemCode::ApplicationNotEmpty, ProblemCode::ApplicationIsDefault, ProblemCode::QueryNotValid]),
        Operation::json(routes::DISABLE_USER, "disableUser", Users, "Disable a user")
            .says("They cannot sign in, and no link or code of theirs works. A second call is no error.")
            .key(Scope::UsersWrite)
            .path::<text::UserId>("id", id)
            .gives::<ShownUser>(200, "The user, switched off")
            .problems(NOT_FOUND),
        Operation::json(routes::SIGN_OUT_USER, "signOutUser", Users, "Sign a user out everywhere")
.says("Every sign-in token of the user ends. The password stays.")
            .key(Scope::UsersWrite)
            .path::<text::UserId>("id", id)
            .gives::<ShownUser>(200, "The user, with the next generation of tokens")
            .problems(NOT_FOUND)
            .problems(&[ProblemCode::ChangedMeanwhile]),
        Operation::json(routes::ENABLE_USER, "enableUser", Users, "Enable a user")
            .says("A second call is no error.")
            .key(Scope::UsersWrite)
            .path::<text::UserId>("id", id)
            .gives::<ShownUser>(200, "The user, switched on")
            .problems(NOT_FOUND)
            .problems(&[ProblemCode::ApplicationNotFound, ProblemCode::ChangedMeanwhile]),
        Operation::json(routes::UNLOCK_USER, "unlockUser", Users, "Lift the lock of a user's sign-in")
            .says("After a hundred failed sign-ins in a row. Nobody waits for earlier failures any more either. A second call is no error.")
            .key(Scope::UsersWrite)
            .path::<text::UserId>("id", id)
            .gives::<ShownUser>(200, "The user, without `sign_in_locked_until`")
            .problems(NOT_FOUND),
        Operation::json(routes::RESET_PASSWORD, "resetPassword", Users, "Reset the password of a user")
            .says("Mailed to the user, it lives an hour and ends every sign-in; with `send: false` the answer holds the link. The old password goes on until the link is followed. It can be read with `GET /v1/invitations/{id}`.")
            .key(Scope::UsersWrite)
            .path::<text::UserId>("id", id)
            .optional_body::<reset::ResetBody>(json!({ "send": true }))
            .gives::<reset::ShownReset>(202, "It is on its way")
            .gives::<reset::ShownReset>(200, "With the link, because of `send: false`")
            .problems(NOT_FOUND)
            .problems(&[ProblemCode::UserNotActive, ProblemCode::UserDisabled, ProblemCode::PersonNotReachable, ProblemCode::AddressBounced, ProblemCode::LimitReached])
            .problems(&[ProblemCode::CodeAskedTooSoon, ProblemCode::CodeAskedTooOften, ProblemCode::LifetimeOutOfRange, ProblemCode::ResultUrlNotAllowed])
            .problems(&[ProblemCode::ChangedMeanwhile]),
    ]
}
