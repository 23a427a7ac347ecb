//! What SES publishes about a mail, in the form in which EventBridge hands it on. The addresses of SES's own mailbox simulator
//! behave as they do in AWS.

use serde_json::{Value, json};

use super::message::Message;

/// The events about `message`, in order.
pub(super) fn events(message: &Message) -> Vec<Value> {
    let events = |kinds: &[&str]| kinds.iter().map(|kind| event(message, kind)).collect();
    let local = message.to.split('@').next().unwrap_or_default();
    let simulated = message.to.ends_with("@simulator.amazonses.com").then_some(local);
    match simulated {
        Some("bounce" | "suppressionlist") => events(&["Send", "Bounce"]),
        Some("complaint") => events(&["Send", "Delivery", "Complaint"]),
        Some(_) | None => events(&["Send", "Delivery"]),
    }
}

fn event(message: &Message, kind: &str) -> Value {
    let tags: serde_json::Map<_, _> = message
        .tags
        .iter()
        .map(|(name, value)| (name.clone(), json!([value])))
        .collect();
    let bounce = (kind == "Bounce").then(|| json!({ "bounceType": "Permanent", "bounceSubType": "General" }));
    let detail = json!({
        "eventType": kind,
        "mail": {
            "timestamp": message.sent_at, "messageId": message.id, "destination": [message.to], "tags": tags,
        },
        "bounce": bounce,
    });
    json!({ "source": "aws.ses", "detail-type": format!("Email {kind}"), "detail": detail })
}
