//! The routes of this function, for the OpenAPI document.

use domain::{
    api_key::Scope,
    schema::{example::EVENT, text},
};
use serde_json::json;
use service::{
    http::ProblemCode,
    openapi::{Audience::Webhooks, Content, Operation},
};

use crate::{ChangeBody, CreateBody, List, ShownWebhook, WithSecret, deliveries, routes};

const BAD: &[ProblemCode] = &[
    ProblemCode::WebhookUrlNotValid,
    ProblemCode::WebhookUrlNotHttps,
    ProblemCode::WebhookUrlHasCredentials,
    ProblemCode::WebhookAddressNotPublic,
    ProblemCode::EventTypeNotValid,
    ProblemCode::DescriptionNotValid,
];

/// One for each route.
#[must_use]
pub fn operations() -> Vec<Operation> {
    vec![
        all(routes::CREATE_WEBHOOK, "createWebhook", "Create a webhook")
            .says("Its secret stands in this answer and nowhere else. An application has five at most.")
            .key(Scope::ApplicationsWrite)
            .takes_header::<text::IdempotencyKey>(
                "Idempotency-Key",
                false,
                "The same key with the same body within 24 hours gives the same webhook, with `Idempotent-Replayed: true`",
            )
            .body::<CreateBody>(json!({
                "url": "https://app.example.com/hooks/latchkey",
                "events": ["invitation.completed", "user.deleted"],
                "description": "Billing",
            }))
            .gives::<WithSecret>(201, "The webhook, with its secret")
            .may_be_replayed()
            .problems(BAD)
            .problems(&[ProblemCode::WebhooksTooMany, ProblemCode::IdempotencyKeyMalformed, ProblemCode::IdempotencyKeyReused]),
        all(routes::LIST_WEBHOOKS, "listWebhooks", "List webhooks")
.says("The webhooks of the application, without their secrets.")
            .key(Scope::ApplicationsRead)
            .gives::<List>(200, "The webhooks, without their secrets"),
        one(routes::GET_WEBHOOK, "getWebhook", "Read a webhook")
.says("Without its secret.")
            .key(Scope::ApplicationsRead)
            .gives::<ShownWebhook>(200, "The webhook, without its secret"),
        one(routes::CHANGE_WEBHOOK, "changeWebhook", "Change a webhook")
            .says("What is left out stays. `enabled: true` switches on one that was given up.")
            .key(Scope::ApplicationsWrite)
            .body::<ChangeBody>(json!({ "events": ["*"], "enabled": true }))
            .gives::<ShownWebhook>(200, "The webhook")
            .problems(BAD),
        one(routes::DELETE_WEBHOOK, "deleteWebhook", "Delete a webhook")
            .says("It is called no more, also not with what is due.")
            .key(Scope::ApplicationsWrite)
            .answers(204, "It is gone", Content::Nothing),
        one(
            routes::ROTATE_WEBHOOK_SECRET,
            "rotateWebhookSecret",
            "Replace the secret of a webhook",
        )
        .says("The one before goes on counting for 24 hours: calls are signed with both.")
        .key(Scope::ApplicationsWrite)
        .gives::<WithSecret>(200, "The webhook, with its new secret"),
        one(routes::TEST_WEBHOOK, "testWebhook", "Send a test event to a webhook")
            .says("Within a minute, to this webhook alone.")
            .key(Scope::ApplicationsWrite)
            .gives::<deliveries::ShownDelivery>(202, "The delivery")
            .problems(&[ProblemCode::WebhookDisabled]),
        one(routes::REPLAY_WEBHOOK, "replayWebhook", "Send events to a webhook again")
            .says(
                "One event, or those of a time range that have not arrived (`all`: every one), within seven days. A call begins \
                 500 at most; repeat it with `next` as `cursor`.",
            )
            .key(Scope::ApplicationsWrite)
            .body::<deliveries::ReplayBody>(json!({ "event": EVENT }))
            .gives::<deliveries::Replayed>(202, "How many are sent again")
            .problems(&[ProblemCode::ReplayNotValid, ProblemCode::CursorNotValid, ProblemCode::DeliveryNotFound, ProblemCode::WebhookDisabled]),
        one(
            routes::LIST_WEBHOOK_DELIVERIES,
            "listWebhookDeliveries",
            "List deliveries of a webhook",
        )
        .says("Of the last seven days, newest first.")
        .key(Scope::ApplicationsRead)
        .query::<text::DeliveryProgress>("state", "Only those that have come so far")
        .query::<text::Limit>("limit", "How many lines")
        .query::<text::Cursor>("cursor", "`next` of the answer before, to go on")
        .gives::<deliveries::List>(200, "Deliveries")
        .problems(&[ProblemCode::QueryNotValid, ProblemCode::CursorNotValid]),
    ]
}

fn all(route: &'static str, name: &'static str, summary: &'static str) -> Operation {
    Operation::json(route, name, Webhooks, summary)
        .path::<text::ApplicationId>("id", "The application's `id`")
        .problems(&[ProblemCode::ApplicationNotFound])
}

fn one(route: &'static str, name: &'static str, summary: &'static str) -> Operation {
    all(route, name, summary)
        .path::<text::WebhookId>("webhook", "The webhook's `id`")
        .problems(&[ProblemCode::WebhookNotFound])
}
