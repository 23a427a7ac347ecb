//! The stable codes of problems. Made by infra/clients/generate.py from infra/openapi.json. Do not edit.

use std::fmt;

use serde::{Deserialize, Deserializer};

macro_rules! codes {
    ($($name:ident $text:literal)*) => {
        /// What happened, as a problem document names it.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = concat!("`", $text, "`.")] $name,)*
            /// One that only a newer server has: go by the status.
            Other(String),
        }

        impl Code {
            /// As it stands in a problem document.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$name => $text,)*
                    Self::Other(text) => text,
                }
            }
        }

        impl From<String> for Code {
            fn from(text: String) -> Self {
                match text.as_str() {
                    $($text => Self::$name,)*
                    _ => Self::Other(text),
                }
            }
        }
    };
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

codes! {
    AddressBounced "address_bounced"
    ApiKeyMissing "api_key_missing"
    ApiKeyNotFound "api_key_not_found"
    ApiKeyNotValid "api_key_not_valid"
    ApplicationExists "application_exists"
    ApplicationIdNotValid "application_id_not_valid"
    ApplicationIsDefault "application_is_default"
    ApplicationMissing "application_missing"
    ApplicationNotEmpty "application_not_empty"
    ApplicationNotFound "application_not_found"
    ApplicationsNotValid "applications_not_valid"
    BodyNotReadable "body_not_readable"
    BodyTooLarge "body_too_large"
    ChangedMeanwhile "changed_meanwhile"
    ChannelNotOffered "channel_not_offered"
    CodeAskedTooOften "code_asked_too_often"
    CodeAskedTooSoon "code_asked_too_soon"
    CodeChallengeNotValid "code_challenge_not_valid"
    CodeExpired "code_expired"
    CodeMalformed "code_malformed"
    CodeMissing "code_missing"
    CodeNotSent "code_not_sent"
    CodeReplaced "code_replaced"
    CodeTriesUsedUp "code_tries_used_up"
    CodeWrong "code_wrong"
    ConfirmMissing "confirm_missing"
    ContentTypeNotJson "content_type_not_json"
    CursorNotValid "cursor_not_valid"
    DeliveryNotFound "delivery_not_found"
    DescriptionNotValid "description_not_valid"
    EmailMissing "email_missing"
    EmailNotValid "email_not_valid"
    EntryFailed "entry_failed"
    EventTypeNotValid "event_type_not_valid"
    ExchangeFailed "exchange_failed"
    ExpiresAtNotValid "expires_at_not_valid"
    FieldNotValid "field_not_valid"
    FlowNameNotValid "flow_name_not_valid"
    FlowNotFound "flow_not_found"
    FlowNotValid "flow_not_valid"
    FlowNotWalkable "flow_not_walkable"
    FlowUnknown "flow_unknown"
    IdempotencyKeyMalformed "idempotency_key_malformed"
    IdempotencyKeyReused "idempotency_key_reused"
    IfMatchMissing "if_match_missing"
    IfMatchNotValid "if_match_not_valid"
    Internal "internal"
    InvitationCompleted "invitation_completed"
    InvitationDeclined "invitation_declined"
    InvitationExpired "invitation_expired"
    InvitationNotByCode "invitation_not_by_code"
    InvitationNotDeclinable "invitation_not_declinable"
    InvitationNotFound "invitation_not_found"
    InvitationPending "invitation_pending"
    InvitationRevoked "invitation_revoked"
    InvitationTriesUsedUp "invitation_tries_used_up"
    InviterNotValid "inviter_not_valid"
    KindNotValid "kind_not_valid"
    LanguageNotValid "language_not_valid"
    LifetimeOutOfRange "lifetime_out_of_range"
    LimitReached "limit_reached"
    LocaleNotValid "locale_not_valid"
    MethodNotAllowed "method_not_allowed"
    NameNotValid "name_not_valid"
    NotFound "not_found"
    NotThroughCdn "not_through_cdn"
    OriginNotAllowed "origin_not_allowed"
    PasswordCommon "password_common"
    PasswordHashNotSupported "password_hash_not_supported"
    PasswordHashNotValid "password_hash_not_valid"
    PasswordHashTooDear "password_hash_too_dear"
    PasswordNamesAccount "password_names_account"
    PasswordTooLong "password_too_long"
    PasswordTooShort "password_too_short"
    PasswordUnchanged "password_unchanged"
    PasswordsDiffer "passwords_differ"
    PersonNotReachable "person_not_reachable"
    PhoneCountryNotAllowed "phone_country_not_allowed"
    PhoneMissing "phone_missing"
    PhoneNotGiven "phone_not_given"
    PhoneNotMobile "phone_not_mobile"
    PhoneNotValid "phone_not_valid"
    ProfileNotValid "profile_not_valid"
    QueryNotValid "query_not_valid"
    RecipientNotAllowed "recipient_not_allowed"
    ReplayNotValid "replay_not_valid"
    ResultUrlNotAllowed "result_url_not_allowed"
    RolesNotValid "roles_not_valid"
    ScopeMissing "scope_missing"
    ScopesNotValid "scopes_not_valid"
    SettingsNotValid "settings_not_valid"
    SignInFailed "sign_in_failed"
    SignInLocked "sign_in_locked"
    SignInPaused "sign_in_paused"
    SourcePaused "source_paused"
    StepOutOfOrder "step_out_of_order"
    TemplateNotFound "template_not_found"
    TemplateNotValid "template_not_valid"
    TermsVersionDiffers "terms_version_differs"
    TicketNotValid "ticket_not_valid"
    TicketReplaced "ticket_replaced"
    TokenOver "token_over"
    Unavailable "unavailable"
    UserActive "user_active"
    UserDisabled "user_disabled"
    UserExists "user_exists"
    UserNotActive "user_not_active"
    UserNotDisabled "user_not_disabled"
    UserNotFound "user_not_found"
    UsernameNotValid "username_not_valid"
    VersionDiffers "version_differs"
    WebhookAddressNotPublic "webhook_address_not_public"
    WebhookDisabled "webhook_disabled"
    WebhookNotFound "webhook_not_found"
    WebhookUrlHasCredentials "webhook_url_has_credentials"
    WebhookUrlNotHttps "webhook_url_not_https"
    WebhookUrlNotValid "webhook_url_not_valid"
    WebhooksTooMany "webhooks_too_many"
    WordingNotValid "wording_not_valid"
}
