//! Texts with a form, for the schemas of bodies and answers: `#[schemars(with = "text::Email")]`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::example;
use crate::{api_key::Scope, event::EventType, language::TAGS};

macro_rules! texts {
    ($($(#[$about:meta])* $name:ident = $schema:tt;)*) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name;

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )*};
}

texts! {
    /// An address. What the API takes is trimmed and lower-cased.
    Email = { "type": "string", "format": "email", "maxLength": 254, "examples": [example::EMAIL] };
    /// A number.
    Phone = { "type": "string", "pattern": r"^\+[1-9][0-9]{6,14}$", "examples": [example::PHONE] };
    /// A number as people write it: with its country code, and signs between the digits as one likes.
    TypedPhone = { "type": "string", "minLength": 1, "examples": [example::PHONE] };
    /// A name to sign in by.
    Username = { "type": "string", "minLength": 1, "maxLength": 254, "examples": [example::EMAIL] };
    /// A name that somebody typed: what cannot be one belongs to nobody.
    TypedName = { "type": "string", "examples": [example::EMAIL] };
    /// The id of an application.
    ApplicationId = { "type": "string", "pattern": "^app_[a-z0-9-]{1,32}$", "examples": [example::APPLICATION] };
    /// The id of an invitation.
    InvitationId = { "type": "string", "pattern": "^inv_[a-z2-7]{32}_[1-9][0-9]*$", "examples": [example::INVITATION] };
    /// The id of a user.
    UserId = { "type": "string", "pattern": "^usr_[a-z2-7]{32}$", "examples": [example::USER] };
    /// The id of a webhook.
    WebhookId = { "type": "string", "pattern": "^whk_[a-z2-7]{16}$", "examples": [example::WEBHOOK] };
    /// The id of an event.
    EventId = { "type": "string", "pattern": "^evt_[0-9a-f]{32}$", "examples": [example::EVENT] };
    /// Who did something: an API key, the person, or Latchkey itself.
    Actor = { "type": "string", "pattern": "^((key|adm)_[a-z0-9]+|person|system)$", "examples": [example::KEY] };
    /// A secret that webhooks are signed with.
    WebhookSecret = { "type": "string", "pattern": "^whsec_[A-Za-z0-9+/]{43}=$" };
    /// The type of an event that a webhook can ask for; `*` for all.
    EventName = { "enum": std::iter::once("*").chain(EventType::subscribable().map(EventType::as_str)).collect::<Vec<_>>() };
    /// An address that is called.
    WebhookUrl = { "type": "string", "format": "uri", "maxLength": 1024, "examples": ["https://app.example.com/hooks/latchkey"] };
    /// A description on one line.
    Description = { "type": "string", "maxLength": 200, "examples": ["Billing"] };
    /// How far a delivery has come.
    DeliveryProgress = { "enum": ["pending", "delivered", "failed", "held"] };
    /// The id of an API key.
    KeyId = { "type": "string", "pattern": "^key_[a-z0-9]+$", "examples": [example::KEY] };
    /// An API key.
    Key = { "type": "string", "pattern": "^lk_" };
    /// A ticket, as it stands behind `/i/` in a link.
    Ticket = { "type": "string", "examples": [example::TICKET] };
    /// A code that somebody typed.
    Code = { "type": "string", "examples": [example::CODE] };
    /// A password.
    Password = { "type": "string", "examples": [example::PASSWORD] };
    /// A hash of a password, as bcrypt writes it, or as a PHC string.
    PasswordHash = { "type": "string", "maxLength": 1024, "examples": [example::PASSWORD_HASH] };
    /// A flow: `name` or `name@version`.
    FlowName = { "type": "string", "pattern": "^[a-z0-9_-]{1,32}(@[1-9][0-9]*)?$", "examples": ["email_code_password", "link_password@1"] };
    /// The name of a flow of one's own.
    OwnFlowName = { "type": "string", "pattern": "^[a-z0-9_-]{1,32}$", "examples": ["staff"] };
    /// A language that there are words in.
    Language = { "type": "string", "enum": TAGS, "examples": ["en"] };
    /// What can be done with a ticket.
    TicketCall = { "type": "string", "examples": ["validate"] };
    /// A mail that an application can write itself.
    MailKind = { "type": "string", "examples": ["invitation"] };
    /// A language tag (RFC 5646).
    Locale = { "type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "maxLength": 35, "examples": ["en", "de-AT"] };
    /// A moment (RFC 3339).
    Moment = { "type": "string", "format": "date-time", "examples": ["2026-11-21T12:00:00Z"] };
    /// An absolute URL.
    WebAddress = { "type": "string", "format": "uri", "examples": ["https://app.example.com/welcome"] };
    /// A name on one line.
    Name = { "type": "string", "minLength": 1, "maxLength": 64, "examples": ["Grace Hopper"] };
    /// A PKCE challenge (S256).
    Challenge = { "type": "string", "pattern": "^[A-Za-z0-9_-]{43}$" };
    /// A role.
    Role = { "type": "string", "pattern": "^[A-Za-z0-9._:/-]{1,64}$", "examples": ["editor"] };
    /// Minutes: -1 never ends, 0 is dead at once.
    Minutes = { "type": "integer", "minimum": -1, "maximum": 5_270_400, "examples": [1440] };
    /// How many on one page of a list.
    Limit = { "type": "integer", "minimum": 1, "maximum": 100, "default": 50 };
    /// The number of a version.
    Version = { "type": "integer", "minimum": 1, "maximum": 4_294_967_295u32 };
    /// Where a list goes on.
    Cursor = { "type": "string" };
    /// A version, as `ETag` gives it.
    EntityTag = { "type": "string", "examples": ["\"1\""] };
    /// Identifies a call that may be repeated.
    IdempotencyKey = { "type": "string", "pattern": "^[ -~]{1,255}$", "examples": ["order-4711"] };
    /// What an API key may do.
    ScopeName = { "enum": Scope::ALL.map(Scope::as_str) };
    /// The state of an invitation.
    State = { "enum": ["pending", "opened", "completed", "expired", "revoked", "declined"] };
    /// How far the message of an invitation has come.
    DeliveryState = { "enum": ["not_sent", "queued", "deferred", "unclear", "sent", "delivered", "bounced", "complained", "failed"] };
    /// The status of a user.
    UserStatus = { "enum": ["invited", "active", "disabled"] };
}
