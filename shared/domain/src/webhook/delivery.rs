//! An event on its way to a webhook: when a call is repeated, and when it is given up.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::{Webhook, WebhookId};
use crate::{
    clock::after,
    event::{EventId, EventType},
    id::ApplicationId,
};

/// For how long a delivery is kept, and can be repeated on request.
pub const MEMORY: SignedDuration = SignedDuration::from_hours(7 * 24);
/// An answer that takes longer is none.
pub const TIMEOUT: SignedDuration = SignedDuration::from_secs(10);
/// For how long a claimed delivery belongs to whoever claimed it: longer than a call can take.
pub const CLAIM: SignedDuration = SignedDuration::from_secs(60);

/// The waits between one try and the next. Together more than 27 hours.
const WAITS: [SignedDuration; 7] = [
    SignedDuration::from_secs(5),
    SignedDuration::from_mins(5),
    SignedDuration::from_mins(30),
    SignedDuration::from_hours(2),
    SignedDuration::from_hours(5),
    SignedDuration::from_hours(10),
    SignedDuration::from_hours(10),
];

/// When a delivery that failed for the `attempts`-th time is tried again; never after the last.
#[must_use]
pub fn next_try(attempts: u32, now: Timestamp) -> Option<Timestamp> {
    let place = usize::try_from(attempts.saturating_sub(1)).ok()?;
    WAITS.get(place).map(|wait| after(now, *wait))
}

/// How a call ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallOutcome {
    /// With an answer of this status. What else the answer holds is not looked at.
    Answered(u16),
    /// Without one, in a few words that name no address.
    Failed(&'static str),
}

impl CallOutcome {
    /// Whether the event has arrived.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        matches!(self, Self::Answered(200..300))
    }
}

/// How far a delivery has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryProgress {
    /// It will be tried.
    Pending,
    /// It has arrived.
    Delivered,
    /// It was given up.
    Failed,
    /// It was not tried, because the webhook was switched off.
    Held,
}

impl DeliveryProgress {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Pending, Self::Delivered, Self::Failed, Self::Held];

    /// The name in the item and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
            Self::Held => "held",
        }
    }

    /// Reads what [`DeliveryProgress::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|progress| progress.as_str() == text)
    }
}

/// An event on its way to a webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookDelivery {
    /// To which webhook.
    pub webhook: WebhookId,
    /// Of which application.
    pub application: ApplicationId,
    /// The event's id.
    pub event: EventId,
    /// Its type.
    pub kind: EventType,
    /// What is sent; each time the same.
    pub body: String,
    /// When the event was sent first.
    pub created_at: Timestamp,
    /// How far it has come.
    pub progress: DeliveryProgress,
    /// How often it was tried.
    pub attempts: u32,
    /// When it was tried last.
    pub tried_at: Option<Timestamp>,
    /// When it is tried next, or belongs to nobody again.
    pub due_at: Option<Timestamp>,
    /// The status of the last answer.
    pub status: Option<u16>,
    /// Why there was no answer, the last time.
    pub reason: Option<String>,
}

impl WebhookDelivery {
    /// The delivery after a call that ended like this.
    #[must_use]
    pub fn after(&self, outcome: &CallOutcome, webhook: Option<&Webhook>, now: Timestamp) -> Self {
        let given_up = webhook.is_none_or(|webhook| webhook.disabled.is_some());
        let due_at = next_try(self.attempts, now).filter(|_| !outcome.is_fine() && !given_up);
        let progress = match (outcome.is_fine(), due_at) {
            (true, _) => DeliveryProgress::Delivered,
            (false, Some(_)) => DeliveryProgress::Pending,
            (false, None) => DeliveryProgress::Failed,
        };
        let (status, reason) = match outcome {
            CallOutcome::Answered(status) => (Some(*status), None),
            CallOutcome::Failed(reason) => (None, Some((*reason).to_owned())),
        };
        Self {
            progress,
            due_at,
            status,
            reason,
            ..self.clone()
        }
    }

    /// The delivery where its webhook was switched off before it was tried.
    #[must_use]
    pub fn held(&self) -> Self {
        Self {
            progress: DeliveryProgress::Held,
            due_at: None,
            status: None,
            reason: None,
            ..self.clone()
        }
    }

    /// Until when it is kept.
    #[must_use]
    pub fn kept_until(&self) -> Timestamp {
        after(self.created_at, MEMORY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::from_millis;

    #[test]
    fn tries_go_on_for_more_than_a_day_and_end() {
        let mut at = from_millis(0);
        let mut tries = 1;
        while let Some(next) = next_try(tries, at) {
            assert!(next > at);
            (at, tries) = (next, tries + 1);
        }
        assert_eq!(tries, 8);
        assert!(at > from_millis(24 * 3_600_000), "{at}");
        assert_eq!(
            next_try(0, at),
            next_try(1, at),
            "a delivery that was not tried counts as one that was"
        );
        assert_eq!(next_try(u32::MAX, at), None);
    }
}
