//! Sends the messages that are owed. The table's stream drives it: a write that owes a message says so in the item. What
//! was asked for by name is carried out here too, so that the request that asks is the same work for everybody.
//!
//! A record is only a hint. The item is read again, the secret derived again, the message sent, and its end written down.
//! At least once, never lost: whatever is cut off in between leaves the message owed, the stream brings the record again,
//! and the repeated message carries the same ticket or code.

mod limit;
mod render;

use std::time::Duration;

use serde_json::Value;
use domain::{address::{EmailAddress, PhoneNumber}, application::Application, deliver::{Outcome, passable, settle, wanted}, entropy::random, id::{ApplicationId, PersonKey}, person::{Event, Person}, transition::OwedMessage};
use present::messages::{Mail, Sms};
use service::{app::App, delivery::{Label, SendError, mail::{Envelope, Mailer}, sms::Texter}, entry, http::Error, metrics::Metric, stream::{Whose, again_from, done, owing}};
use store::Applied;

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
    let delivery = &Delivery {
        app: delivery.app.renewed().await,
        ..delivery.clone()
    };
    for (whose, number) in owing(event)? {
        let (outcome, whose) = match &whose {
            Whose::Person(key) => (deliver(delivery, *key).await, key.to_string()),
            Whose::Trial(application, id) => (deliver_trial(delivery, application, id).await, id.clone()),
            Whose::Asked(key, about) => (entry::carry_out(&delivery.app, *key, *about).await, key.to_string()),
        };
        if let Err(error) = outcome {
            tracing::warn!(reason = %error, whose, "a message has to wait");
            pause(delivery).await;
            return Ok(again_from(number.as_deref()));
        }
    }
    Ok(done())
}

/// Sends a mail that an administrator wants to look at. One that the provider refuses is given up: nobody waits for it.
async fn deliver_trial(delivery: &Delivery, application: &ApplicationId, id: &str) -> Result<(), Error> {
    let app = &delivery.app;
    let Some(trial) = app.store.trial(application, id).await? else {
        return Ok(());
    };
    if let Some(limit) = limit::holds_back_trial(delivery, &trial, app.clock.now()).await? {
        tracing::warn!(limit = limit.as_str(), trial = trial.id, "a trial is held back");
        return Ok(app.store.settle_trial(&trial).await?);
    }
    let application = app.application(application).await?;
    let locale = Some(trial.language.as_str());
    let template = render::template(app, &application, trial.kind, locale, app.clock.now()).await?;
    let mail = render::trial(app, &application, &trial, template.as_deref());
    let label = Label {
        kind: "trial",
        invitation: "none".to_owned(),
    };
    match delivery
        .mailer
        .send(&envelope(&application, &trial.to), &mail, &label)
        .await
    {
        Ok(_) => {}
        Err(SendError::Refused(reason)) => tracing::warn!(reason, "a trial was refused"),
        Err(SendError::Later(reason)) => return Err(Error::Unavailable(reason)),
    }
    tracing::info!(by = %trial.by, trial = trial.id, "a trial is done with");
    Ok(app.store.settle_trial(&trial).await?)
}

/// From whom mails of an application come, and where answers go.
fn envelope<'a>(application: &'a Application, to: &'a EmailAddress) -> Envelope<'a> {
    let branding = &application.branding;
    Envelope {
        to,
        sender_name: branding.sender_name.as_deref().unwrap_or(&application.name),
        reply_to: branding.reply_to.as_deref(),
        logo: branding.logo.as_ref(),
    }
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
            Applied::Done(after) => {
                count(message, after.last_write.event);
                person = *after;
            }
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
    let (kind, locale) = (render::kind(person, owed), person.invitation.locale.as_deref());
    let template = match kind {
        Some(kind) => render::template(&delivery.app, &application, kind, locale, now).await?,
        None => None,
    };
    let message = render::message(&delivery.app, &application, person, owed, template.as_deref(), now)?;
    let Some(message) = message else {
        return Ok(Outcome::Refused {
            reason: "there is no address to send it to".to_owned(),
        });
    };
    let is_theirs = |to: &EmailAddress| person.email.as_ref().is_some_and(|email| email.value == *to);
    if let Err(refusal) = passable(person, matches!(&message, Message::Mail(to, _) if is_theirs(to))) {
        return Ok(Outcome::Dropped(refusal));
    }
    if let Message::Sms(to, _) = &message
        && delivery.app.config.may_text(to).is_err()
    {
        return Ok(Outcome::Refused {
            reason: "no SMS are sent to that country".to_owned(),
        });
    }
    if let Some(limit) = limit::holds_back(delivery, person, owed, &message, now).await? {
        return Ok(Outcome::Refused {
            reason: format!("limit: {}", limit.told()),
        });
    }
    let label = render::label(person, owed);
    let sent = match message {
        Message::Mail(to, mail) => delivery.mailer.send(&envelope(&application, &to), &mail, &label).await,
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

/// Counts what became of a message, once it is written down.
fn count(message: OwedMessage, end: Event) {
    if end == Event::MessageSent {
        Metric::Sent.count_of(name(message));
        if matches!(message, OwedMessage::Code { .. }) {
            Metric::CodesSent.count();
        }
    } else if end == Event::MessageFailed {
        Metric::Refused.count_of(name(message));
    }
}

fn name(message: OwedMessage) -> &'static str {
    match message {
        OwedMessage::Invitation { .. } => "invitation",
        OwedMessage::Code { .. } => "code",
        OwedMessage::Reminder { .. } => "reminder",
        OwedMessage::Notice { notice, .. } => notice.as_str(),
        OwedMessage::Verification { .. } => "verify_email",
        OwedMessage::Former { .. } => "contact_changed",
    }
}
