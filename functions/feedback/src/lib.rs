//! Takes what SES tells of a message that it accepted (sent, delivered, bounced, complained) onto the invitation.
//!
//! The event comes from EventBridge or from an SNS topic; the message carries the invitation's id as a tag, and which of the
//! messages it is that are owed. So what SES tells settles a send that ended without an answer.

mod start;

use std::sync::Arc;

use domain::{
    address::EmailAddress,
    clock::Clock,
    deliver::{Feedback, SendOutcome, report, report_bounce, settle},
    entropy::{Entropy, random},
    id::InvitationId,
    invitation::Delivery,
    outbox::OwedMessage,
    person::Person,
    transition::Refusal,
};
use serde::Deserialize;
use serde_json::Value;
use service::{http::Error, metrics::Metric};
use store::{Applied, Store};

pub use start::start;

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
struct DeliveryEvent {
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
    #[serde(default)]
    message: Vec<String>,
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
    for delivery_event in unwrapped(event) {
        match serde_json::from_value(delivery_event) {
            Ok(delivery_event) => take(state, delivery_event).await?,
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

async fn take(state: &State, delivery_event: DeliveryEvent) -> Result<(), Later> {
    let Some(id) = delivery_event
        .mail
        .tags
        .invitation
        .first()
        .and_then(|id| InvitationId::parse(id).ok())
    else {
        return Ok(());
    };
    if let Some(delay) = delivery_event.delivery_delay {
        // Nothing is decided yet: SES tries for hours, and tells how it ended.
        Metric::Delayed.count();
        tracing::warn!(invitation = %id, reason = delay.delay_type, "a mail is delayed");
        return Ok(());
    }
    let message = delivery_event.mail.tags.message.first();
    let message = message.and_then(|tag| Named::parse(tag));
    let carries = delivery_event
        .mail
        .tags
        .kind
        .iter()
        .any(|kind| CARRIERS.contains(&kind.as_str()));
    let feedback = match (delivery_event.kind.as_str(), delivery_event.bounce) {
        // That SES has it is all that this tells: it matters where its answer was lost.
        ("Send", _) => return Box::pin(sent(state, id, message, &delivery_event.mail.message_id)).await,
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
        Feedback::Bounced { permanent: true, .. } => delivery_event.mail.destination,
        Feedback::Bounced { permanent: false, .. } | Feedback::Delivered | Feedback::Complained => vec![],
    };
    let now = state.clock.now();
    tracing::info!(invitation = %id, event = delivery_event.kind, "reported");
    if carries {
        let message_id = delivery_event.mail.message_id;
        let report = || Ok::<_, Later>(report(id, message_id.clone(), feedback.clone(), write(state)?, now));
        match state.store.apply(id.person, &report()?).await.map_err(Error::from)? {
            // One that is owed no longer, as after a change of the address, is never written down as sent.
            Applied::Refused(Refusal::NotOwed, Some(person)) if is_owed(&person.invitation.delivery) => {
                if message.is_some_and(|message| message.is_owed_to(&person)) {
                    Box::pin(sent(state, id, message, &message_id)).await?;
                    state.store.apply(id.person, &report()?).await.map_err(Error::from)?;
                } else if message.is_none() && person.owed.invitation.is_some() {
                    return Err(Later::Early);
                }
            }
            Applied::Done(_) | Applied::Refused(..) => {}
        }
    } else {
        Box::pin(sent(state, id, message, &delivery_event.mail.message_id)).await?;
    }
    for address in bounced.iter().filter_map(|address| EmailAddress::parse(address).ok()) {
        let mark = report_bounce(address, write(state)?, now);
        state.store.apply(id.person, &mark).await.map_err(Error::from)?;
    }
    Ok(())
}

/// Which of the messages that are owed to somebody it is.
#[derive(Debug, Clone, Copy)]
struct Named {
    message: OwedMessage,
    generation: u32,
}

impl Named {
    /// Reads the tag that `deliver` gives a mail.
    fn parse(tag: &str) -> Option<Self> {
        let (message, generation) = tag.rsplit_once('.')?;
        Some(Self {
            message: OwedMessage::of_tag(message)?,
            generation: generation.parse().ok()?,
        })
    }

    fn is_owed_to(self, person: &Person) -> bool {
        let of_this = person.invitation.generation.number == self.generation;
        let numbered_anew = matches!(self.message, OwedMessage::Code { .. });
        person.owed.contains(self.message) && (of_this || !numbered_anew)
    }
}

fn is_owed(delivery: &Delivery) -> bool {
    matches!(
        delivery,
        Delivery::Queued | Delivery::Deferred { .. } | Delivery::Unclear { .. }
    )
}

/// Writes down that SES has taken `message`, if it is owed still: the answer was lost, or is still to be written down. One read,
/// and a write where it is.
async fn sent(state: &State, id: InvitationId, message: Option<Named>, message_id: &str) -> Result<(), Later> {
    let Some(named) = message else {
        return Ok(());
    };
    let message = named.message;
    let person = state.store.person(id.person).await.map_err(Error::from)?;
    if !person.as_ref().is_some_and(|person| named.is_owed_to(person)) {
        return Ok(());
    }
    let outcome = SendOutcome::Sent {
        message_id: message_id.to_owned(),
    };
    let settled = settle(message, outcome, write(state)?, state.clock.now());
    match state.store.apply(id.person, &settled).await.map_err(Error::from)? {
        Applied::Done(_) => {
            Metric::Sent.count_of(message.place().as_str());
            if matches!(message, OwedMessage::Code { .. }) {
                Metric::CodesSent.count();
            }
            tracing::info!(invitation = %id, kind = message.place(), "reported as taken");
        }
        Applied::Refused(..) => {}
    }
    Ok(())
}

fn write(state: &State) -> Result<[u8; 16], Error> {
    Ok(random(&*state.entropy)?)
}
