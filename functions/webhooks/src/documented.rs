//! The routes of this function, for the OpenAPI document.

use serde_json::json;
use domain::{api_key::Scope, schema::{example::EVENT, text}};
use service::openapi::{Audience::Webhooks, Content, Operation};

use crate::{ChangeBody, CreateBody, List, View, WithSecret, deliveries};

const BAD: &[&str] = &[
    "webhook_url_not_valid",
    "webhook_url_not_https",
    "webhook_url_has_credentials",
    "webhook_address_not_public",
    "event_type_not_valid",
    "description_not_valid",
];

/// One for each route.
#[must_use]
pub fn operations() -> Vec<Operation> {
    vec![
        all("POST /v1/applications/{id}/webhooks", "createWebhook", "Makes a webhook")
            .says("Its secret stands in this answer and nowhere else. An application has five at most.")
            .key(Scope::ApplicationsWrite)
            .body::<CreateBody>(json!({
                "url": "https://app.example.com/hooks/latchkey",
                "events": ["invitation.completed", "user.deleted"],
                "description": "Billing",
            }))
            .gives::<WithSecret>(201, "The webhook, with its secret")
            .problems(BAD)
            .problems(&["webhooks_too_many"]),
        all("GET /v1/applications/{id}/webhooks", "listWebhooks", "Lists the webhooks")
            .key(Scope::ApplicationsRead)
            .gives::<List>(200, "The webhooks, without their secrets"),
        one("GET /v1/applications/{id}/webhooks/{webhook}", "getWebhook", "Shows a webhook")
            .key(Scope::ApplicationsRead)
            .gives::<View>(200, "The webhook, without its secret"),
        one("PATCH /v1/applications/{id}/webhooks/{webhook}", "changeWebhook", "Changes a webhook")
            .says("What is left out stays. `enabled: true` switches on one that was given up.")
            .key(Scope::ApplicationsWrite)
            .body::<ChangeBody>(json!({ "events": ["*"], "enabled": true }))
            .gives::<View>(200, "The webhook")
            .problems(BAD),
        one("DELETE /v1/applications/{id}/webhooks/{webhook}", "deleteWebhook", "Deletes a webhook")
            .says("It is called no more, also not with what is due.")
            .key(Scope::ApplicationsWrite)
            .answers(204, "It is gone", Content::Nothing),
        one(
            "POST /v1/applications/{id}/webhooks/{webhook}/rotate-secret",
            "rotateWebhookSecret",
            "Gives a webhook another secret",
        )
        .says("The one before goes on counting for 24 hours: calls are signed with both.")
        .key(Scope::ApplicationsWrite)
        .gives::<WithSecret>(200, "The webhook, with its new secret"),
        one("POST /v1/applications/{id}/webhooks/{webhook}/test", "testWebhook", "Sends a `webhook.test` event")
            .says("Within a minute, to this webhook alone.")
            .key(Scope::ApplicationsWrite)
            .gives::<deliveries::View>(202, "The delivery")
            .problems(&["webhook_disabled"]),
        one("POST /v1/applications/{id}/webhooks/{webhook}/replay", "replayWebhook", "Sends events again")
            .says(
                "One event, or those of a time range that have not arrived (`all`: every one), within seven days. A call begins \
                 500 at most; repeat it with `next` as `cursor`.",
            )
            .key(Scope::ApplicationsWrite)
            .body::<deliveries::ReplayBody>(json!({ "event": EVENT }))
            .gives::<deliveries::Replayed>(202, "How many are sent again")
            .problems(&["replay_not_valid", "cursor_not_valid", "delivery_not_found", "webhook_disabled"]),
        one(
            "GET /v1/applications/{id}/webhooks/{webhook}/deliveries",
            "listWebhookDeliveries",
            "Lists what became of events",
        )
        .says("Of the last seven days, newest first.")
        .key(Scope::ApplicationsRead)
        .query::<text::DeliveryProgress>("state", "Only those that have come so far")
        .query::<text::Limit>("limit", "How many lines")
        .query::<text::Cursor>("cursor", "`next` of the answer before, to go on")
        .gives::<deliveries::List>(200, "Deliveries")
        .problems(&["query_not_valid", "cursor_not_valid"]),
    ]
}

fn all(route: &'static str, name: &'static str, summary: &'static str) -> Operation {
    Operation::json(route, name, Webhooks, summary)
        .path::<text::ApplicationId>("id", "The application's `id`")
        .problems(&["application_not_found"])
}

fn one(route: &'static str, name: &'static str, summary: &'static str) -> Operation {
    all(route, name, summary)
        .path::<text::WebhookId>("webhook", "The webhook's `id`")
        .problems(&["webhook_not_found"])
}
