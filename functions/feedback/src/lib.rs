//! Takes what SES tells of a message that it accepted (delivered, bounced, complained) onto the invitation.
//!
//! The event comes from EventBridge or from an SNS topic; the message carries the invitation's id as a tag.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;
use domain::{address::EmailAddress, clock::Clock, deliver::{Feedback, report, report_bounce}, entropy::{Entropy, random}, id::InvitationId, invitation::Delivery, transition::Refusal};
use service::{http::Error, metrics::Metric};
use store::{Applied, Store};

/// What the function needs.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "neither clock nor entropy can be shown")]
pub struct State {
    /// The table.
    pub store: Store,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
}

/// Why an event has to be brought again.
#[derive(Debug, thiserror::Error)]
pub enum Later {
    /// The message is not written down as sent yet.
    #[error("the message is not written down as sent yet")]
    Early,
    /// Something does not answer.
    #[error(transparent)]
    Failed(#[from] Error),
}

/// What SES tells; what is of no interest here is passed over.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    #[serde(rename = "eventType")]
    kind: String,
    mail: Mail,
    bounce: Option<Bounce>,
    delivery_delay: Option<Delay>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Mail {
    message_id: String,
    /// To whom it went: by now they may have another address.
    #[serde(default)]
    destination: Vec<String>,
    #[serde(default)]
    tags: Tags,
}

#[derive(Default, Deserialize)]
struct Tags {
    #[serde(default)]
    invitation: Vec<String>,
    #[serde(default)]
    kind: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Bounce {
    bounce_type: String,
    #[serde(default)]
    bounce_sub_type: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Delay {
    delay_type: String,
}

/// The kinds of messages that carry an invitation.
const CARRIERS: [&str; 3] = ["invitation", "invitation_code", "password_reset"];

/// Handles one event.
///
/// # Errors
/// [`Later`]: the event has to be brought again.
pub async fn handle(state: &State, event: Value) -> Result<(), Later> {
    for told in unwrapped(event) {
        match serde_json::from_value(told) {
            Ok(told) => take(state, told).await?,
            // Repeating it would not make it readable.
            Err(error) => tracing::warn!(reason = %error, "an event of SES is not readable"),
        }
    }
    Ok(())
}

/// The events of SES in an event of EventBridge, of SNS, or as they are.
fn unwrapped(mut event: Value) -> Vec<Value> {
    if let Some(detail) = event.get_mut("detail") {
        return vec![detail.take()];
    }
    let Some(records) = event.get("Records").and_then(Value::as_array) else {
        return vec![event];
    };
    let texts = records
        .iter()
        .filter_map(|record| record.pointer("/Sns/Message")?.as_str());
    texts.filter_map(|text| serde_json::from_str(text).ok()).collect()
}

async fn take(state: &State, told: Told) -> Result<(), Later> {
    let Some(id) = told
        .mail
        .tags
        .invitation
        .first()
        .and_then(|id| InvitationId::parse(id).ok())
    else {
        return Ok(());
    };
    if let Some(delay) = told.delivery_delay {
        // Nothing is decided yet: SES tries for hours, and tells how it ended.
        Metric::Delayed.count();
        tracing::warn!(invitation = %id, reason = delay.delay_type, "a mail is delayed");
        return Ok(());
    }
    let feedback = match (told.kind.as_str(), told.bounce) {
        ("Delivery", _) => Feedback::Delivered,
        ("Complaint", _) => Feedback::Complained,
        // The diagnosis of the server can hold the address: it is not kept.
        ("Bounce", Some(bounce)) => Feedback::Bounced {
            permanent: bounce.bounce_type == "Permanent",
            reason: format!("{} ({})", bounce.bounce_type, bounce.bounce_sub_type),
        },
        ("Reject", _) => Feedback::Bounced {
            permanent: false,
            reason: "rejected by the provider".to_owned(),
        },
        _ => return Ok(()),
    };
    let bounced = match feedback {
        Feedback::Bounced { permanent: true, .. } => told.mail.destination,
        Feedback::Bounced { permanent: false, .. } | Feedback::Delivered | Feedback::Complained => vec![],
    };
    let carries = told.mail.tags.kind.iter().any(|kind| CARRIERS.contains(&kind.as_str()));
    let now = state.clock.now();
    tracing::info!(invitation = %id, event = told.kind, "told");
    if carries {
        let report = report(id, told.mail.message_id, feedback, write(state)?, now);
        match state.store.apply(id.person, &report).await.map_err(Error::from)? {
            // One that is owed no longer, as after a change of the address, is never written down as sent.
            Applied::Refused(Refusal::NotOwed, Some(person))
                if person.invitation.delivery == Delivery::Queued && person.owed.invitation.is_some() =>
            {
                return Err(Later::Early);
            }
            Applied::Done(_) | Applied::Refused(..) => {}
        }
    }
    for address in bounced.iter().filter_map(|address| EmailAddress::parse(address).ok()) {
        let mark = report_bounce(address, write(state)?, now);
        state.store.apply(id.person, &mark).await.map_err(Error::from)?;
    }
    Ok(())
}

fn write(state: &State) -> Result<[u8; 16], Error> {
    Ok(random(&*state.entropy)?)
}
