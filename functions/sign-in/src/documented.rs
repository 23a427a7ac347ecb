//! The routes of this function, for the OpenAPI document.

use schemars::JsonSchema;
use serde_json::json;
use domain::{api_key::Scope, schema::example::{EMAIL, PASSWORD}};
use service::openapi::{Audience, Content, Operation};

use crate::{
    Body, ChangeBody, ChangedView, SetUpFirstView, TokenView,
    exchange::{Exchange, Introspected, Token},
};

/// Signed in; or, where the code of an invitation stood in place of the password, led to the set-up.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "it only says what the answer looks like")]
enum SignedInOr {
    SignedIn(TokenView),
    SetUpFirst(SetUpFirstView),
}

/// The password was changed; or, where the code of an invitation stood in place of it, led to the set-up.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "it only says what the answer looks like")]
enum ChangedOr {
    Changed(ChangedView),
    SetUpFirst(SetUpFirstView),
}

/// The public keys (RFC 7517).
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it only says what the answer looks like")]
struct Jwks {
    keys: Vec<Jwk>,
}

/// A P-256 key that verifies ES256.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it only says what the answer looks like")]
struct Jwk {
    kty: String,
    kid: String,
    alg: String,
    crv: String,
    x: String,
    y: String,
    #[schemars(rename = "use")]
    usage: String,
}

/// One for each route.
#[must_use]
pub fn operations() -> Vec<Operation> {
    let refused = &[
        "sign_in_failed",
        "sign_in_paused",
        "sign_in_locked",
        "source_paused",
        "application_not_found",
        "origin_not_allowed",
    ];
    let page = |route, id, summary, statuses| {
        Operation::page(route, id, summary, statuses)
            .query::<String>("application", "Whose users")
            .query::<String>("login_hint", "The name that the form begins with")
    };
    vec![
        Operation::json("POST /v1/sign-in", "signIn", Audience::SignIn, "Gives a token for username and password")
            .says("The token is a JWT that lives for `expires_in` seconds. Verify it with the keys of `/.well-known/jwks.json`.")
            .body::<Body>(json!({ "username": EMAIL, "password": PASSWORD }))
            .gives::<SignedInOr>(200, "Signed in; or the set-up, where the code of an invitation was given")
            .problems(refused),
        Operation::json("POST /v1/password/change", "changePassword", Audience::SignIn, "Changes the password with the current one")
            .body::<ChangeBody>(json!({ "username": EMAIL, "current": PASSWORD, "password": "another violet harbour" }))
            .gives::<ChangedOr>(200, "Changed; or the set-up, where the code of an invitation was given")
            .problems(refused)
            .problems(&[
                "password_too_short",
                "password_too_long",
                "password_common",
                "password_names_account",
                "password_unchanged",
                "user_not_active",
                "user_disabled",
                "changed_meanwhile",
            ]),
        Operation::json("POST /v1/sign-in/exchange", "exchangeCode", Audience::SignIn, "Exchanges the code at the end of the way for a token")
            .says("Once, within 60 seconds, for the page that it was given to. It takes an API key with `users:read`, unless \
                   an operator has allowed the host of `result_url` (`ExchangeHosts`); local mode allows loopback hosts.")
            .key(Scope::UsersRead)
            .body::<Exchange>(json!({ "code": "EXCHANGE", "result_url": "http://localhost:3000/welcome" }))
            .gives::<TokenView>(200, "Signed in")
            .problems(&["exchange_failed", "application_not_found"]),
        Operation::json("POST /v1/sign-out", "signOut", Audience::SignIn, "Ends every token of whoever this one belongs to")
            .body::<Token>(json!({ "token": "TOKEN" }))
            .answers(204, "They are over", Content::Nothing)
            .problems(&["token_over", "changed_meanwhile", "user_disabled", "user_not_active"]),
        Operation::json("POST /v1/tokens/introspect", "introspectToken", Audience::SignIn, "Tells whether a sign-in token still counts")
            .key(Scope::UsersRead)
            .body::<Token>(json!({ "token": "TOKEN" }))
            .gives::<Introspected>(200, "Whether it does, and what it says"),
        Operation::json("GET /.well-known/jwks.json", "getPublicKeys", Audience::SignIn, "The public keys that verify tokens")
            .says("They may be kept for five minutes.")
            .gives::<Jwks>(200, "The keys"),
        page("GET /sign-in", "showSignIn", "The hosted sign-in page", &[200, 404, 503]),
        page("HEAD /sign-in", "peekSignIn", "The same, without the page", &[200, 404, 503]),
        page("POST /sign-in", "signInForm", "Signs in", &[200, 303, 400, 401, 403, 404, 413, 415, 422, 429, 503])
            .form()
            .answers(500, "A page that says that something is broken", Content::Page),
        Operation::plain(
            "OPTIONS /v1/sign-in",
            "preflightSignIn",
            Audience::SignIn,
            "What a browser asks before a page of another origin calls",
        )
        .answers(204, "Which origin may", Content::Nothing)
        .problems(&["origin_not_allowed"]),
    ]
}
