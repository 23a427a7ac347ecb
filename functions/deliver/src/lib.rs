//! Sends the messages that are owed. The table's stream drives it: a write that owes a message says so in the item.
//!
//! A record is only a hint. The item is read again, the secret derived again, the message sent, and its end written down.
//! At least once, never lost: whatever is cut off in between leaves the message owed, the stream brings the record again,
//! and the repeated message carries the same ticket or code.

mod render;

use std::time::Duration;

use serde_json::Value;
use shared::{
    app::App,
    delivery::{SendError, mail::Mailer, sms::Texter},
    domain::{
        address::{EmailAddress, PhoneNumber},
        deliver::{Outcome, settle, wanted},
        entropy::random,
        id::PersonKey,
        person::Person,
        transition::OwedMessage,
    },
    http::Error,
    messages::{Mail, Sms},
    store::Applied,
    stream::{again, changes, done},
};

/// What the function needs.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// Store, keys, clock.
    pub app: App,
    /// Mail.
    pub mailer: Mailer,
    /// SMS.
    pub texter: Texter,
    /// How long a provider that throttles is left alone, at most, before the stream brings the record again: it does not
    /// wait by itself.
    pub longest_pause: Duration,
}

/// A message, ready to go.
pub(crate) enum Message {
    /// By mail.
    Mail(EmailAddress, Mail),
    /// By SMS.
    Sms(PhoneNumber, Sms),
}

/// Handles one batch of stream records and names those that have to be brought again.
///
/// # Errors
/// That the event is not one of a DynamoDB stream.
pub async fn handle(delivery: &Delivery, event: Value) -> Result<Value, serde_json::Error> {
    for change in changes(event)?.iter().filter(|change| !change.is_removal()) {
        if let Err(error) = deliver(delivery, change.person).await {
            tracing::warn!(reason = %error, person = %change.person, "a message has to wait");
            pause(delivery).await;
            return Ok(again(change));
        }
    }
    Ok(done())
}

async fn deliver(delivery: &Delivery, key: PersonKey) -> Result<(), Error> {
    let Some(mut person) = delivery.app.store.person(key).await? else {
        return Ok(());
    };
    for message in person.owed.clone().iter() {
        let outcome = attempt(delivery, &person, message).await?;
        tracing::info!(invitation = %person.invitation_id(), message = name(message), outcome = ?outcome, "delivered");
        let now = delivery.app.clock.now();
        let transition = settle(message, outcome, random(&*delivery.app.entropy)?, now);
        match delivery.app.store.apply(key, &transition).await? {
            Applied::Done(after) => person = *after,
            // Overtaken while it was on its way: what is owed now has a record of its own.
            Applied::Refused(..) => return Ok(()),
        }
    }
    Ok(())
}

async fn attempt(delivery: &Delivery, person: &Person, owed: OwedMessage) -> Result<Outcome, Error> {
    let now = delivery.app.clock.now();
    if let Err(refusal) = wanted(person, owed, now) {
        return Ok(Outcome::Dropped(refusal));
    }
    let application = delivery.app.application_of(person).await?;
    let Some(message) = render::message(&delivery.app, &application, person, owed, now)? else {
        return Ok(Outcome::Refused {
            reason: "there is no address to send it to".to_owned(),
        });
    };
    if let Message::Sms(to, _) = &message
        && delivery.app.config.may_text(to).is_err()
    {
        return Ok(Outcome::Refused {
            reason: "no SMS are sent to that country".to_owned(),
        });
    }
    let label = render::label(person, owed);
    let sent = match message {
        Message::Mail(to, mail) => delivery.mailer.send(&to, &mail, &label).await,
        Message::Sms(to, sms) => delivery.texter.send(&to, &sms, &label).await,
    };
    match sent {
        Ok(message_id) => Ok(Outcome::Sent { message_id }),
        Err(SendError::Refused(reason)) => Ok(Outcome::Refused { reason }),
        Err(SendError::Later(reason)) => Err(Error::Unavailable(reason)),
    }
}

/// Waits for a random part of the longest pause, so that functions that were throttled together do not come back
/// together.
async fn pause(delivery: &Delivery) {
    if let Ok([part]) = random::<1>(&*delivery.app.entropy) {
        tokio::time::sleep(delivery.longest_pause.mul_f64(f64::from(part) / 255.0)).await;
    }
}

fn name(message: OwedMessage) -> &'static str {
    match message {
        OwedMessage::Invitation { .. } => "invitation",
        OwedMessage::Code { .. } => "code",
        OwedMessage::Notice(notice) => notice.as_str(),
    }
}
