//! The routes of this function, for the OpenAPI document.

use serde_json::json;
use domain::{api_key::Scope, schema::{example, text}};
use service::openapi::{Audience::Users, Content, Operation};

use crate::{
    ChangeBody, View,
    import::{ImportBody, Imported},
    list::List,
};

const NOT_FOUND: &[&str] = &["user_not_found"];

/// One for each route.
#[must_use]
pub fn operations() -> Vec<Operation> {
    let id = "The user's `id`";
    vec![
        Operation::json("GET /v1/users", "listUsers", Users, "Lists the users, those who were invited last first")
            .says("With `username` it is a list of one or none, with all of the user.")
            .key(Scope::UsersRead)
            .query::<text::ApplicationId>("application", "Whose; may be left out where the key reaches one only")
            .query::<text::Username>("username", "Only the one who signs in by this name")
            .query::<text::UserStatus>("status", "Only those of this status")
            .query::<text::Email>("email", "Only that of this address")
            .query::<text::Limit>("limit", "At most so many")
            .query::<text::Cursor>("cursor", "`next` of the page before")
            .gives::<List>(200, "A page of the list")
            .problems(&["query_not_valid", "cursor_not_valid", "application_missing", "application_not_found"]),
        Operation::json("POST /v1/imports", "importUsers", Users, "Imports users with the hashes of their passwords")
            .says("Up to 100 at once, each taken or refused by itself: a refused one has the `code`, `pointer` and `detail` that a problem document would have. Nobody who is there already is touched, so a call can be repeated at any time. Whoever has a hash can sign in with their password; whoever has none waits for an invitation, which `invite` mails at once. The body has at most 1 MiB.")
            .key(Scope::UsersImport)
            .body::<ImportBody>(json!({
                "users": [
                    { "email": "kim@example.com", "email_verified": true, "password_hash": example::PASSWORD_HASH },
                    { "email": "grace@example.com", "profile": { "first_name": "Grace" }, "roles": ["editor"] },
                ],
            }))
            .gives::<Imported>(200, "What became of each, in the order of the body")
            .problems(&["application_missing", "application_not_found"])
            .problems(&["username_not_valid", "email_missing", "email_not_valid", "phone_not_valid", "locale_not_valid"])
            .problems(&["roles_not_valid"])
            .problems(&["password_hash_not_supported", "password_hash_not_valid", "password_hash_too_dear"]),
        Operation::json("GET /v1/users/{id}", "getUser", Users, "Shows a user")
            .key(Scope::UsersRead)
            .path::<text::UserId>("id", id)
            .gives::<View>(200, "The user")
            .problems(NOT_FOUND),
        Operation::json("PATCH /v1/users/{id}", "changeUser", Users, "Changes address, number, roles or metadata")
            .says("A field that is left out stays as it is. A new address or number is not proven, and kills every link and code.")
            .key(Scope::UsersWrite)
            .path::<text::UserId>("id", id)
            .body::<ChangeBody>(json!({ "roles": ["editor", "billing"], "metadata": { "team": "Engines" } }))
            .gives::<View>(200, "The user as they are now")
            .problems(NOT_FOUND)
            .problems(&["email_not_valid", "phone_not_valid", "roles_not_valid", "changed_meanwhile"]),
        Operation::json("DELETE /v1/users/{id}", "eraseUser", Users, "Erases everything about a user")
            .says("Their invitation with it. The name is free again.")
            .key(Scope::UsersWrite)
            .path::<text::UserId>("id", id)
            .answers(204, "They are gone", Content::Nothing)
            .problems(NOT_FOUND),
        Operation::json("POST /v1/users/{id}/disable", "disableUser", Users, "Switches a user off")
            .says("They cannot sign in, and no link or code of theirs works. A second call is no error.")
            .key(Scope::UsersWrite)
            .path::<text::UserId>("id", id)
            .gives::<View>(200, "The user, switched off")
            .problems(NOT_FOUND),
        Operation::json("POST /v1/users/{id}/sign-out", "signOutUser", Users, "Ends every sign-in token of a user")
            .key(Scope::UsersWrite)
            .path::<text::UserId>("id", id)
            .gives::<View>(200, "The user, with the next generation of tokens")
            .problems(NOT_FOUND)
            .problems(&["changed_meanwhile"]),
        Operation::json("POST /v1/users/{id}/enable", "enableUser", Users, "Switches a user on again")
            .says("A second call is no error.")
            .key(Scope::UsersWrite)
            .path::<text::UserId>("id", id)
            .gives::<View>(200, "The user, switched on")
            .problems(NOT_FOUND)
            .problems(&["application_not_found", "changed_meanwhile"]),
    ]
}
