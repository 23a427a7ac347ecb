//! Every stable code that a problem document can have. The OpenAPI document, `/docs` and the tests go by this table.

/// A stable code: never given another meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The code.
    pub code: &'static str,
    /// The status that goes with it.
    pub status: u16,
    /// What whoever meets it can do.
    pub advice: &'static str,
}

const fn code(status: u16, code: &'static str, advice: &'static str) -> Code {
    Code { code, status, advice }
}

/// All of them, by status.
pub const ALL: &[Code] = &[
    code(400, "body_not_readable", "send one JSON object"),
    code(
        400,
        "field_not_valid",
        "mend the field that `errors` points to: unknown, missing, duplicate or of another type",
    ),
    code(400, "language_not_valid", "name one of the languages in `detail`"),
    code(400, "kind_not_valid", "name one of the kinds in `detail`"),
    code(
        400,
        "recipient_not_allowed",
        "name a user of this application who is active and has proven their address",
    ),
    code(400, "wording_not_valid", "mend the texts that `errors` points to"),
    code(
        400,
        "template_not_valid",
        "mend the template; `errors` tells line and column",
    ),
    code(400, "email_missing", "mend the address, number or name"),
    code(400, "email_not_valid", "mend the address, number or name"),
    code(400, "phone_missing", "mend the address, number or name"),
    code(400, "phone_not_valid", "mend the address, number or name"),
    code(400, "username_not_valid", "mend the address, number or name"),
    code(
        400,
        "phone_country_not_allowed",
        "this deployment sends no SMS to that country or range: see `SmsDialCodes`",
    ),
    code(400, "phone_not_mobile", "give a mobile number: landlines get no SMS"),
    code(
        400,
        "application_missing",
        "the key reaches several applications, or none: name one",
    ),
    code(
        400,
        "flow_unknown",
        "choose a flow that exists and is published (or name the version), or give the address or number that it needs",
    ),
    code(
        400,
        "flow_not_walkable",
        "choose a flow that exists and is published (or name the version), or give the address or number that it needs",
    ),
    code(
        400,
        "flow_not_valid",
        "mend the steps or the name; `errors` holds every reason",
    ),
    code(
        400,
        "flow_name_not_valid",
        "mend the steps or the name; `errors` holds every reason",
    ),
    code(
        400,
        "settings_not_valid",
        "mend the setting that `errors` points to, or the id",
    ),
    code(
        400,
        "application_id_not_valid",
        "mend the setting that `errors` points to, or the id",
    ),
    code(
        400,
        "lifetime_out_of_range",
        "-1, 0, or minutes up to the limit that `detail` names",
    ),
    code(400, "locale_not_valid", "mend the field that `errors` points to"),
    code(400, "inviter_not_valid", "mend the field that `errors` points to"),
    code(400, "roles_not_valid", "mend the field that `errors` points to"),
    code(400, "query_not_valid", "mend the parameter that `errors` points to"),
    code(
        400,
        "cursor_not_valid",
        "send `next` as it was given, with the same question; or begin anew without it",
    ),
    code(400, "name_not_valid", "mend the field that `errors` points to"),
    code(400, "scopes_not_valid", "mend the field that `errors` points to"),
    code(400, "applications_not_valid", "mend the field that `errors` points to"),
    code(400, "expires_at_not_valid", "mend the field that `errors` points to"),
    code(
        400,
        "result_url_not_allowed",
        "use one of the application's result URLs",
    ),
    code(
        400,
        "webhook_url_not_valid",
        "give an absolute URL of at most 1024 characters, without a fragment",
    ),
    code(
        400,
        "webhook_url_not_https",
        "give an address that begins with https://",
    ),
    code(
        400,
        "webhook_url_has_credentials",
        "take user name and password out: calls are signed",
    ),
    code(400, "webhook_address_not_public", "give a host of the public internet"),
    code(400, "event_type_not_valid", "name types of events, or `*` for all"),
    code(400, "description_not_valid", "at most 200 characters, on one line"),
    code(
        400,
        "replay_not_valid",
        "name one event, or a time range that ends after it begins",
    ),
    code(400, "confirm_missing", "repeat the password in `confirm`"),
    code(
        400,
        "code_missing",
        "send what the person typed, 4 to 10 characters; half a code is not a try",
    ),
    code(
        400,
        "channel_not_offered",
        "name the `channel` of `next.code.other`, or none",
    ),
    code(
        400,
        "password_hash_not_supported",
        "such a hash cannot be verified: import the user without it, and invite them",
    ),
    code(400, "password_hash_not_valid", "the hash is damaged: export it again"),
    code(
        400,
        "password_hash_too_dear",
        "the hash costs too much at each sign-in: import the user without it, and invite them",
    ),
    code(400, "profile_not_valid", "mend the answers; `errors` holds each"),
    code(
        400,
        "terms_version_differs",
        "show the version in `next.terms` and send that",
    ),
    code(400, "idempotency_key_malformed", "1 to 255 printable ASCII characters"),
    code(
        400,
        "code_challenge_not_valid",
        "43 characters of base64url: the SHA-256 of the verifier",
    ),
    code(
        400,
        "exchange_failed",
        "the code was used, is older than a minute, or is meant for another page, application or verifier",
    ),
    code(401, "token_over", "the token is not ours, has expired, or was ended"),
    code(
        401,
        "api_key_missing",
        "send `Authorization: Bearer lk_...` with a live key",
    ),
    code(
        401,
        "api_key_not_valid",
        "send `Authorization: Bearer lk_...` with a live key",
    ),
    code(
        401,
        "entry_failed",
        "username or code is not right, the code is over or its tries are used up: ask for a new one",
    ),
    code(
        401,
        "sign_in_failed",
        "username or password is not right, or the account cannot sign in",
    ),
    code(403, "scope_missing", "use a key with the scope in `scope`"),
    code(403, "user_disabled", "the account is switched off"),
    code(
        403,
        "origin_not_allowed",
        "list the origin of your site in `allowed_origins`",
    ),
    code(
        403,
        "not_through_cdn",
        "use the host name that links have: requests past the CDN are refused",
    ),
    code(404, "not_found", "there is nothing at this address"),
    code(
        404,
        "application_not_found",
        "it does not exist, or your key does not reach it",
    ),
    code(
        404,
        "invitation_not_found",
        "it does not exist, or your key does not reach it",
    ),
    code(
        404,
        "user_not_found",
        "it does not exist, or your key does not reach it",
    ),
    code(
        404,
        "api_key_not_found",
        "it does not exist, or your key does not reach it",
    ),
    code(404, "flow_not_found", "there is no such flow or version"),
    code(
        404,
        "ticket_not_valid",
        "the link is damaged or made up: have it sent again",
    ),
    code(
        404,
        "template_not_found",
        "this mail is ours: the application has no template for it",
    ),
    code(404, "webhook_not_found", "the application has no such webhook"),
    code(
        404,
        "delivery_not_found",
        "the event was not on its way to this webhook within the last seven days",
    ),
    code(405, "method_not_allowed", "use a method from the header `Allow`"),
    code(409, "invitation_pending", "POST to the path in `resend`, or revoke"),
    code(409, "user_active", "the invitation has become a user: erase the user"),
    code(
        409,
        "address_bounced",
        "mail to this address bounced: change it, or hand the link over",
    ),
    code(
        409,
        "user_exists",
        "if there is `resend`, POST to it; else the person has an account: let them sign in",
    ),
    code(409, "step_out_of_order", "do the step in `next` first"),
    code(409, "code_not_sent", "ask for a code"),
    code(409, "phone_not_given", "POST the number to `/v1/tickets/phone` first"),
    code(409, "invitation_not_by_code", "this invitation was made with a link"),
    code(
        409,
        "user_not_disabled",
        "the user is switched on; no route answers this today",
    ),
    code(
        409,
        "user_not_active",
        "there is no password to replace yet, or the user was switched off",
    ),
    code(
        409,
        "person_not_reachable",
        "they have no address or number for this method",
    ),
    code(409, "application_exists", "take another id"),
    code(409, "webhooks_too_many", "delete a webhook first: five are the most"),
    code(409, "webhook_disabled", "switch it on with `PATCH` first"),
    code(409, "changed_meanwhile", "read again and repeat"),
    code(
        410,
        "ticket_replaced",
        "use the newest link; where the account was changed since, as `detail` says, have a new one sent",
    ),
    code(410, "invitation_completed", "sign in"),
    code(410, "invitation_revoked", "an administrator has to resend"),
    code(410, "invitation_expired", "an administrator has to resend"),
    code(410, "code_expired", "ask for a new code, or use the newest"),
    code(410, "code_replaced", "ask for a new code, or use the newest"),
    code(
        412,
        "version_differs",
        "read again, and send the newest version in `If-Match`; when a flow was saved at the same moment, repeat",
    ),
    code(413, "body_too_large", "at most 16 KiB; for an import of users, 1 MiB"),
    code(415, "content_type_not_json", "send `Content-Type: application/json`"),
    code(422, "idempotency_key_reused", "take a new key for another body"),
    code(422, "code_wrong", "try again; `tries_left` says how often"),
    code(
        422,
        "code_malformed",
        "`detail` says what a code looks like; it was not counted as a try",
    ),
    code(422, "password_too_short", "choose another, or type it twice alike"),
    code(422, "password_too_long", "choose another, or type it twice alike"),
    code(422, "password_common", "choose another, or type it twice alike"),
    code(422, "password_names_account", "choose another, or type it twice alike"),
    code(422, "password_unchanged", "choose another, or type it twice alike"),
    code(422, "passwords_differ", "choose another, or type it twice alike"),
    code(428, "if_match_missing", "send `If-Match` with the version from `ETag`"),
    code(429, "code_tries_used_up", "ask for a new code"),
    code(429, "invitation_tries_used_up", "an administrator has to resend"),
    code(429, "code_asked_too_soon", "wait until `ask_again_at`"),
    code(429, "code_asked_too_often", "wait until `ask_again_at`"),
    code(
        429,
        "limit_reached",
        "as many messages were sent as may be, to this address or number or to try templates out: wait until `ask_again_at`",
    ),
    code(429, "source_paused", "wait as many seconds as `Retry-After` says"),
    code(429, "sign_in_paused", "wait as many seconds as `Retry-After` says"),
    code(
        429,
        "sign_in_locked",
        "ask for a new password, sign in on the hosted page in a browser that has done so before, or wait a day",
    ),
    code(500, "internal", "tell the operator the `request_id`"),
    code(503, "unavailable", "repeat after the seconds in `Retry-After`"),
];

/// The entry of a code.
#[must_use]
pub fn find(code: &str) -> Option<&'static Code> {
    ALL.iter().find(|known| known.code == code)
}
