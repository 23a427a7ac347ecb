//! The routes of this function, for the OpenAPI document.

use domain::{
    api_key::Scope,
    schema::example::{EMAIL, PASSWORD},
};
use schemars::JsonSchema;
use serde_json::json;
use service::{
    http::ProblemCode,
    openapi::{Audience, Content, Operation},
};

use crate::{
    Body, ChangeBody, ChangedView, SetUpFirstView, TokenView,
    exchange::{Exchange, Introspected, Token},
    routes,
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
        ProblemCode::SignInFailed,
        ProblemCode::SignInPaused,
        ProblemCode::SignInLocked,
        ProblemCode::SourcePaused,
        ProblemCode::ApplicationNotFound,
        ProblemCode::OriginNotAllowed,
    ];
    let page = |route, id, summary, statuses| {
        Operation::page(route, id, summary, statuses)
            .query::<String>("application", "Whose users")
            .query::<String>("login_hint", "The name that the form begins with")
    };
    vec![
        Operation::json(routes::SIGN_IN, "signIn", Audience::SignIn, "Sign in with username and password")
            .says("The token is a JWT that lives for `expires_in` seconds. Verify it with the keys of `/.well-known/jwks.json`.")
            .body::<Body>(json!({ "username": EMAIL, "password": PASSWORD }))
            .gives::<SignedInOr>(200, "Signed in; or the set-up, where the code of an invitation was given")
            .problems(refused),
        Operation::json(routes::CHANGE_PASSWORD, "changePassword", Audience::SignIn, "Change a password with the current one")
.says("Every earlier sign-in token of the user ends. Failed tries are counted like failed sign-ins.")
            .body::<ChangeBody>(json!({ "username": EMAIL, "current": PASSWORD, "password": "another violet harbour" }))
            .gives::<ChangedOr>(200, "Changed; or the set-up, where the code of an invitation was given")
            .problems(refused)
            .problems(&[
                ProblemCode::PasswordTooShort,
                ProblemCode::PasswordTooLong,
                ProblemCode::PasswordCommon,
                ProblemCode::PasswordNamesAccount,
                ProblemCode::PasswordUnchanged,
                ProblemCode::UserNotActive,
                ProblemCode::UserDisabled,
                ProblemCode::ChangedMeanwhile,
            ]),
        Operation::json(routes::EXCHANGE_CODE, "exchangeCode", Audience::SignIn, "Exchange the code of a redirect for a token")
            .says("Once, within 60 seconds, for the page that it was given to. It takes an API key with `users:read`, unless \
                   an operator has allowed the host of `result_url` (`ExchangeHosts`); local mode allows loopback hosts.")
            .key(Scope::UsersRead)
            .body::<Exchange>(json!({ "code": "EXCHANGE", "result_url": "http://localhost:3000/welcome" }))
            .gives::<TokenView>(200, "Signed in")
            .problems(&[ProblemCode::ExchangeFailed, ProblemCode::ApplicationNotFound]),
        Operation::json(routes::SIGN_OUT, "signOut", Audience::SignIn, "Sign out everywhere")
.says("Every sign-in token of the user ends, this one too.")
            .body::<Token>(json!({ "token": "TOKEN" }))
            .answers(204, "They are over", Content::Nothing)
            .problems(&[ProblemCode::TokenOver, ProblemCode::ChangedMeanwhile, ProblemCode::UserDisabled, ProblemCode::UserNotActive]),
        Operation::json(routes::INTROSPECT_TOKEN, "introspectToken", Audience::SignIn, "Introspect a sign-in token")
.says("For an answer that counts at once: whoever verifies offline learns of a sign-out with the next token only.")
            .key(Scope::UsersRead)
            .body::<Token>(json!({ "token": "TOKEN" }))
            .gives::<Introspected>(200, "Whether it does, and what it says"),
        Operation::json(routes::GET_PUBLIC_KEYS, "getPublicKeys", Audience::SignIn, "List the public keys that verify tokens")
            .says("They may be kept for five minutes.")
            .gives::<Jwks>(200, "The keys"),
        page(routes::SHOW_SIGN_IN, "showSignIn", "The hosted sign-in page", &[200, 404, 503]),
        page(routes::PEEK_SIGN_IN, "peekSignIn", "The same, without the page", &[200, 404, 503]),
        page(routes::SIGN_IN_FORM, "signInForm", "Signs in", &[200, 303, 400, 401, 403, 404, 413, 415, 422, 429, 503])
            .form()
            .answers(500, "A page that says that something is broken", Content::Page),
        Operation::plain(
            routes::PREFLIGHT_SIGN_IN,
            "preflightSignIn",
            Audience::SignIn,
            "What a browser asks before a page of another origin calls",
        )
        .answers(204, "Which origin may", Content::Nothing)
        .problems(&[ProblemCode::OriginNotAllowed]),
    ]
}
