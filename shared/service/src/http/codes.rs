//! Every stable code that a problem document can have: the one list that answers, the OpenAPI document and `docs/errors.md` go by.

use http::StatusCode;

macro_rules! codes {
    ($($variant:ident = $status:ident $code:literal, $advice:literal;)*) => {
        /// A stable code: never given another meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum ProblemCode {
            $(#[doc = $advice] $variant,)*
        }

        impl ProblemCode {
            /// All of them, by status.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The code as problem documents have it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                self.entry().1
            }

            /// Reads what [`ProblemCode::as_str`] writes.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.as_str() == text)
            }

            /// The status that goes with it.
            #[must_use]
            pub const fn status(self) -> StatusCode {
                self.entry().0
            }

            /// What whoever meets it can do.
            #[must_use]
            pub const fn advice(self) -> &'static str {
                self.entry().2
            }

            const fn entry(self) -> (StatusCode, &'static str, &'static str) {
                match self {
                    $(Self::$variant => (StatusCode::$status, $code, $advice),)*
                }
            }
        }
    };
}

codes! {
    BodyNotReadable = BAD_REQUEST "body_not_readable", "send one JSON object";
    FieldNotValid = BAD_REQUEST "field_not_valid",
        "correct the field that `errors` points to: unknown, missing, duplicate or of another type";
    LanguageNotValid = BAD_REQUEST "language_not_valid", "name one of the languages in `detail`";
    KindNotValid = BAD_REQUEST "kind_not_valid", "name one of the kinds in `detail`";
    RecipientNotAllowed = BAD_REQUEST "recipient_not_allowed",
        "name a user of this application who is active and has proven their address";
    WordingNotValid = BAD_REQUEST "wording_not_valid", "correct the texts that `errors` points to";
    TemplateNotValid = BAD_REQUEST "template_not_valid", "correct the template; `errors` tells line and column";
    EmailMissing = BAD_REQUEST "email_missing", "correct the address, number or name";
    EmailNotValid = BAD_REQUEST "email_not_valid", "correct the address, number or name";
    PhoneMissing = BAD_REQUEST "phone_missing", "correct the address, number or name";
    PhoneNotValid = BAD_REQUEST "phone_not_valid", "correct the address, number or name";
    UsernameNotValid = BAD_REQUEST "username_not_valid", "correct the address, number or name";
    PhoneCountryNotAllowed = BAD_REQUEST "phone_country_not_allowed",
        "this deployment sends no SMS to that country or range: see `SmsDialCodes`";
    PhoneNotMobile = BAD_REQUEST "phone_not_mobile", "give a mobile number: landlines get no SMS";
    ApplicationMissing = BAD_REQUEST "application_missing", "the key reaches several applications, or none: name one";
    FlowUnknown = BAD_REQUEST "flow_unknown",
        "choose a flow that exists and is published (or name the version), or give the address or number that it needs";
    FlowNotWalkable = BAD_REQUEST "flow_not_walkable",
        "choose a flow that exists and is published (or name the version), or give the address or number that it needs";
    FlowNotValid = BAD_REQUEST "flow_not_valid", "correct the steps or the name; `errors` holds every reason";
    FlowNameNotValid = BAD_REQUEST "flow_name_not_valid", "correct the steps or the name; `errors` holds every reason";
    SettingsNotValid = BAD_REQUEST "settings_not_valid", "correct the setting that `errors` points to, or the id";
    ApplicationIdNotValid = BAD_REQUEST "application_id_not_valid",
        "correct the setting that `errors` points to, or the id";
    LifetimeOutOfRange = BAD_REQUEST "lifetime_out_of_range", "-1, 0, or minutes up to the limit that `detail` names";
    LocaleNotValid = BAD_REQUEST "locale_not_valid", "correct the field that `errors` points to";
    InviterNotValid = BAD_REQUEST "inviter_not_valid", "correct the field that `errors` points to";
    RolesNotValid = BAD_REQUEST "roles_not_valid", "correct the field that `errors` points to";
    QueryNotValid = BAD_REQUEST "query_not_valid", "correct the parameter that `errors` points to";
    CursorNotValid = BAD_REQUEST "cursor_not_valid",
        "send `next` as it was given, with the same question; or begin again without it";
    NameNotValid = BAD_REQUEST "name_not_valid", "correct the field that `errors` points to";
    ScopesNotValid = BAD_REQUEST "scopes_not_valid", "correct the field that `errors` points to";
    ApplicationsNotValid = BAD_REQUEST "applications_not_valid", "correct the field that `errors` points to";
    ExpiresAtNotValid = BAD_REQUEST "expires_at_not_valid", "correct the field that `errors` points to";
    ResultUrlNotAllowed = BAD_REQUEST "result_url_not_allowed", "use one of the application's result URLs";
    WebhookUrlNotValid = BAD_REQUEST "webhook_url_not_valid",
        "give an absolute URL of at most 1024 characters, without a fragment";
    WebhookUrlNotHttps = BAD_REQUEST "webhook_url_not_https", "give an address that begins with https://";
    WebhookUrlHasCredentials = BAD_REQUEST "webhook_url_has_credentials",
        "take user name and password out: calls are signed";
    WebhookAddressNotPublic = BAD_REQUEST "webhook_address_not_public", "give a host of the public internet";
    EventTypeNotValid = BAD_REQUEST "event_type_not_valid", "name types of events, or `*` for all";
    DescriptionNotValid = BAD_REQUEST "description_not_valid", "at most 200 characters, on one line";
    ReplayNotValid = BAD_REQUEST "replay_not_valid", "name one event, or a time range that ends after it begins";
    ConfirmMissing = BAD_REQUEST "confirm_missing", "repeat the password in `confirm`";
    CodeMissing = BAD_REQUEST "code_missing",
        "send what the person typed, 4 to 10 characters; half a code is not a try";
    ChannelNotOffered = BAD_REQUEST "channel_not_offered", "name the `channel` of `next.code.other`, or none";
    PasswordHashNotSupported = BAD_REQUEST "password_hash_not_supported",
        "such a hash cannot be verified: import the user without it, and invite them";
    PasswordHashNotValid = BAD_REQUEST "password_hash_not_valid", "the hash is damaged: export it again";
    PasswordHashTooDear = BAD_REQUEST "password_hash_too_dear",
        "the hash costs too much at each sign-in: import the user without it, and invite them";
    ProfileNotValid = BAD_REQUEST "profile_not_valid", "correct the answers; `errors` holds each";
    TermsVersionDiffers = BAD_REQUEST "terms_version_differs", "show the version in `next.terms` and send that";
    IfMatchNotValid = BAD_REQUEST "if_match_not_valid",
        "send the version as `ETag` gave it, such as \"3\", or `*` for any";
    IdempotencyKeyMalformed = BAD_REQUEST "idempotency_key_malformed", "1 to 255 printable ASCII characters";
    CodeChallengeNotValid = BAD_REQUEST "code_challenge_not_valid",
        "43 characters of base64url: the SHA-256 of the verifier";
    ExchangeFailed = BAD_REQUEST "exchange_failed",
        "the code was used, is older than a minute, or is meant for another page, application or verifier";
    TokenOver = UNAUTHORIZED "token_over", "the token is not ours, has expired, or was ended";
    ApiKeyMissing = UNAUTHORIZED "api_key_missing", "send `Authorization: Bearer lk_...` with a live key";
    ApiKeyNotValid = UNAUTHORIZED "api_key_not_valid", "send `Authorization: Bearer lk_...` with a live key";
    EntryFailed = UNAUTHORIZED "entry_failed",
        "username or code is not right, the code is over or its tries are used up: ask for a new one";
    SignInFailed = UNAUTHORIZED "sign_in_failed", "username or password is not right, or the account cannot sign in";
    ScopeMissing = FORBIDDEN "scope_missing", "use a key with the scope in `scope`";
    UserDisabled = FORBIDDEN "user_disabled", "the account is switched off";
    OriginNotAllowed = FORBIDDEN "origin_not_allowed", "list the origin of your site in `allowed_origins`";
    NotThroughCdn = FORBIDDEN "not_through_cdn", "use the host name that links have: requests past the CDN are refused";
    NotFound = NOT_FOUND "not_found", "there is nothing at this address";
    ApplicationNotFound = NOT_FOUND "application_not_found", "it does not exist, or your key does not reach it";
    InvitationNotFound = NOT_FOUND "invitation_not_found", "it does not exist, or your key does not reach it";
    UserNotFound = NOT_FOUND "user_not_found", "it does not exist, or your key does not reach it";
    ApiKeyNotFound = NOT_FOUND "api_key_not_found", "it does not exist, or your key does not reach it";
    FlowNotFound = NOT_FOUND "flow_not_found", "there is no such flow or version";
    TicketNotValid = NOT_FOUND "ticket_not_valid", "the link is damaged or made up: have it sent again";
    TemplateNotFound = NOT_FOUND "template_not_found", "this mail is ours: the application has no template for it";
    WebhookNotFound = NOT_FOUND "webhook_not_found", "the application has no such webhook";
    DeliveryNotFound = NOT_FOUND "delivery_not_found",
        "the event was not on its way to this webhook within the last seven days";
    MethodNotAllowed = METHOD_NOT_ALLOWED "method_not_allowed", "use a method from the header `Allow`";
    InvitationPending = CONFLICT "invitation_pending", "POST to the path in `resend`, or revoke";
    UserActive = CONFLICT "user_active", "the invitation has become a user: erase the user";
    AddressBounced = CONFLICT "address_bounced", "mail to this address bounced: change it, or hand the link over";
    UserExists = CONFLICT "user_exists",
        "if there is `resend`, POST to it; else the person has an account: let them sign in";
    StepOutOfOrder = CONFLICT "step_out_of_order", "do the step in `next` first";
    CodeNotSent = CONFLICT "code_not_sent", "ask for a code";
    PhoneNotGiven = CONFLICT "phone_not_given", "POST the number to `/v1/tickets/phone` first";
    InvitationNotDeclinable = CONFLICT "invitation_not_declinable",
        "the setting `allow_decline` is off, or the link is one to choose another password";
    InvitationNotByCode = CONFLICT "invitation_not_by_code", "this invitation was made with a link";
    UserNotDisabled = CONFLICT "user_not_disabled", "the user is switched on; no route answers this today";
    UserNotActive = CONFLICT "user_not_active", "there is no password to replace yet, or the user was switched off";
    PersonNotReachable = CONFLICT "person_not_reachable", "they have no address or number for this method";
    ApplicationExists = CONFLICT "application_exists", "take another id";
    ApplicationNotEmpty = CONFLICT "application_not_empty", "erase its users first, or send `?erase=true`";
    ApplicationIsDefault = CONFLICT "application_is_default",
        "it is meant where a call names none; another one has to be the default of the deployment first";
    WebhooksTooMany = CONFLICT "webhooks_too_many", "delete a webhook first: five are the most";
    WebhookDisabled = CONFLICT "webhook_disabled", "switch it on with `PATCH` first";
    ChangedMeanwhile = CONFLICT "changed_meanwhile", "read again and repeat";
    TicketReplaced = GONE "ticket_replaced",
        "use the newest link; where the account was changed since, as `detail` says, have a new one sent";
    InvitationCompleted = GONE "invitation_completed", "sign in";
    InvitationRevoked = GONE "invitation_revoked", "an administrator has to resend";
    InvitationDeclined = GONE "invitation_declined", "the person does not want it; an administrator can resend";
    InvitationExpired = GONE "invitation_expired", "an administrator has to resend";
    CodeExpired = GONE "code_expired", "ask for a new code, or use the newest";
    CodeReplaced = GONE "code_replaced", "ask for a new code, or use the newest";
    VersionDiffers = PRECONDITION_FAILED "version_differs",
        "read again, and send the newest version in `If-Match`; when a flow was saved at the same moment, repeat";
    BodyTooLarge = PAYLOAD_TOO_LARGE "body_too_large", "at most 16 KiB; for settings, 320 KiB; for an import of users, 1 MiB";
    ContentTypeNotJson = UNSUPPORTED_MEDIA_TYPE "content_type_not_json", "send `Content-Type: application/json`";
    IdempotencyKeyReused = UNPROCESSABLE_ENTITY "idempotency_key_reused", "take a new key for another body";
    CodeWrong = UNPROCESSABLE_ENTITY "code_wrong", "try again; `tries_left` says how often";
    CodeMalformed = UNPROCESSABLE_ENTITY "code_malformed",
        "`detail` says what a code looks like; it was not counted as a try";
    PasswordTooShort = UNPROCESSABLE_ENTITY "password_too_short", "choose another, or type it twice alike";
    PasswordTooLong = UNPROCESSABLE_ENTITY "password_too_long", "choose another, or type it twice alike";
    PasswordCommon = UNPROCESSABLE_ENTITY "password_common", "choose another, or type it twice alike";
    PasswordNamesAccount = UNPROCESSABLE_ENTITY "password_names_account", "choose another, or type it twice alike";
    PasswordUnchanged = UNPROCESSABLE_ENTITY "password_unchanged", "choose another, or type it twice alike";
    PasswordsDiffer = UNPROCESSABLE_ENTITY "passwords_differ", "choose another, or type it twice alike";
    IfMatchMissing = PRECONDITION_REQUIRED "if_match_missing", "send `If-Match` with the version from `ETag`";
    CodeTriesUsedUp = TOO_MANY_REQUESTS "code_tries_used_up", "ask for a new code";
    InvitationTriesUsedUp = TOO_MANY_REQUESTS "invitation_tries_used_up", "an administrator has to resend";
    CodeAskedTooSoon = TOO_MANY_REQUESTS "code_asked_too_soon", "wait until `ask_again_at`";
    CodeAskedTooOften = TOO_MANY_REQUESTS "code_asked_too_often", "wait until `ask_again_at`";
    LimitReached = TOO_MANY_REQUESTS "limit_reached",
        "as many messages were sent as may be, to this address or number or to try templates out: wait until `ask_again_at`";
    SourcePaused = TOO_MANY_REQUESTS "source_paused", "wait as many seconds as `Retry-After` says";
    SignInPaused = TOO_MANY_REQUESTS "sign_in_paused", "wait as many seconds as `Retry-After` says";
    SignInLocked = TOO_MANY_REQUESTS "sign_in_locked",
        "ask for a new password, sign in on the hosted page in a browser that has done so before, or wait a day";
    Internal = INTERNAL_SERVER_ERROR "internal", "tell the operator the `request_id`";
    Unavailable = SERVICE_UNAVAILABLE "unavailable", "repeat after the seconds in `Retry-After`";
}
