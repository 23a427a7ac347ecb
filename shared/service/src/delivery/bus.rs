//! Events through EventBridge.

use aws_config::SdkConfig;
use aws_sdk_eventbridge::{Client, primitives::DateTime, types::PutEventsRequestEntry};

use super::{Answers, SendError, classify};
use domain::{event::SOURCE, sealed_event::SealedEvent};

/// How many entries one call takes.
const MOST: usize = 10;

/// How EventBridge is to be read: whatever it says, all are handed over again.
const ANSWERS: Answers = Answers {
    refusals: &[],
    blocks: &[],
};

/// An event bus.
#[derive(Debug, Clone)]
pub struct Bus {
    client: Client,
    name: String,
}

impl Bus {
    /// The bus called `name`. Calls are repeated as the SDK does: an event that comes twice has one id.
    #[must_use]
    pub fn new(sdk: &SdkConfig, name: &str) -> Self {
        Self {
            client: Client::new(sdk),
            name: name.to_owned(),
        }
    }

    /// Hands `events` over, in order.
    ///
    /// # Errors
    /// [`SendError`]: none, or not all, of them were taken. Handing all over again does no harm.
    pub async fn publish(&self, events: &[SealedEvent]) -> Result<(), SendError> {
        for chunk in events.chunks(MOST) {
            let entries = chunk.iter().map(|SealedEvent { event, detail }| {
                PutEventsRequestEntry::builder()
                    .event_bus_name(&self.name)
                    .source(SOURCE)
                    .detail_type(event.kind.as_str())
                    .time(DateTime::from_secs(event.time.as_second()))
                    .detail(detail)
                    .build()
            });
            let answer = self
                .client
                .put_events()
                .set_entries(Some(entries.collect()))
                .send()
                .await;
            let output = answer.map_err(|error| classify(&error, &ANSWERS))?;
            // A call that is answered with success may still have lost some of its entries.
            if output.failed_entry_count > 0 {
                let code = output.entries().iter().find_map(|entry| entry.error_code());
                return Err(SendError::Later(code.unwrap_or("not all were taken").to_owned()));
            }
        }
        Ok(())
    }
}
