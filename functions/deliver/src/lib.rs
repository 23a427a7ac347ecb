//! Sends the messages that are owed. The table's stream drives it: a write that owes a message says so in the item. What
//! was asked for by name is carried out here too, so that the request that asks is the same work for everybody.
//!
//! A record is only a hint. The item is read again, the secret derived again, the message sent, and its end written down.
//! At least once, never lost: whatever is cut off in between leaves the message owed, the stream brings the record again,
//! and the repeated message carries the same ticket or code.
//!
//! What cannot be sent now holds up nobody: a message that a limit holds back, that the provider does not take, or whose send
//! ended without an answer is written down as waiting (`waiting`), and `sweep` brings it again.

mod limit;
mod render;
mod start;
mod waiting;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use domain::{
    address::{EmailAddress, PhoneNumber},
    application::Application,
    branding::{BrandFile, Held},
    clock::after,
    deliver::{SendOutcome, passable, settle, wanted},
    entropy::random,
    holding::{PATIENCE, UNCLEAR_TEXTS, Why},
    id::{ApplicationId, PersonKey},
    outbox::OwedMessage,
    person::{Person, WriteKind},
};
use jiff::{SignedDuration, Timestamp};
use present::messages::{Mail, Sms};
use serde_json::Value;
use service::{
    app::App,
    delivery::{
        Label, SendError,
        mail::{Envelope, Mailer},
        sms::Texter,
    },
    entry,
    http::Error,
    metrics::Metric,
    stream::{Whose, again_from, done, owing},
};
use store::Applied;

pub use start::start;

/// What the function needs.
#[derive(Debug, Clone)]
pub struct Deliver {
    /// Store, keys, clock.
    pub app: App,
    /// Mail.
    pub mailer: Mailer,
    /// SMS.
    pub texter: Texter,
    /// How long a provider that throttles is left alone, at most, before it is asked again, or before the stream brings a
    /// record again: it does not wait by itself.
    pub longest_pause: Duration,
}

/// How far the clocks of two functions are apart at most: what `sweep` brings is due.
const CLOCKS_APART: SignedDuration = SignedDuration::from_secs(5);
/// How often a late record is begun with before it makes way.
const TRIES: u32 = 5;
/// How often a provider that does not take a message is asked at once, before the message waits.
const ATTEMPTS: u32 = 4;
/// How long that may take: what is slow to refuse is asked once, so that a batch ends within the time of the function.
const SOON: Duration = Duration::from_secs(5);

/// What came of a message.
enum End {
    /// Its end is known.
    Known(SendOutcome),
    /// It waits, until then if that is known.
    Waits(Why, Option<Timestamp>),
}

/// A message, ready to go.
pub(crate) enum Outgoing {
    /// By mail.
    Mail(EmailAddress, Mail),
    /// By SMS.
    Sms(PhoneNumber, Sms),
}

/// Handles one batch of stream records and names those that have to be brought again.
///
/// # Errors
/// That the event is not one of a DynamoDB stream.
pub async fn handle(delivery: &Deliver, event: Value) -> Result<Value, serde_json::Error> {
    let delivery = &Deliver {
        app: delivery.app.renewed().await,
        ..delivery.clone()
    };
    for record in owing(event)? {
        let late = record.is_late(delivery.app.clock.now());
        let (outcome, whose) = match &record.whose {
            Whose::Person(key) => (begin(delivery, *key, late).await, key.to_string()),
            Whose::Trial(application, id) => (deliver_trial(delivery, application, id).await, id.clone()),
            Whose::Asked(key, about) => (entry::carry_out(&delivery.app, *key, *about).await, key.to_string()),
        };
        if let Err(error) = outcome {
            // What is broken by itself, such as an item that cannot be read, holds up no others for longer than that.
            if late && !matches!(error, Error::Unavailable(_)) {
                tracing::error!(reason = %error, whose, "what is owed is passed over");
                Metric::Held.count_of("unreadable");
                continue;
            }
            tracing::warn!(reason = %error, whose, "a record has to come again");
            pause(delivery).await;
            return Ok(again_from(record.number.as_deref()));
        }
    }
    Ok(done())
}

/// Sends a mail that an administrator wants to look at. One that the provider does not take is given up: whoever waits for it
/// asks again.
async fn deliver_trial(delivery: &Deliver, application: &ApplicationId, id: &str) -> Result<(), Error> {
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
    let mail = render::trial(app, &application, &trial, template.as_deref())?;
    let label = Label {
        kind: "trial",
        invitation: "none".to_owned(),
        message: "none".to_owned(),
    };
    let message = Outgoing::Mail(trial.to.clone(), mail);
    let logo = logo_of(app, &application).await?;
    if let Err(error) = hand_to_provider(delivery, &application, logo.as_deref(), &message, &label).await {
        tracing::warn!(reason = %error, trial = trial.id, "a trial was not taken");
    }
    tracing::info!(by = %trial.by, trial = trial.id, "a trial is done with");
    Ok(app.store.settle_trial(&trial).await?)
}

/// From whom mails of an application come, and where answers go.
fn envelope<'a>(application: &'a Application, logo: Option<&'a BrandFile>, to: &'a EmailAddress) -> Envelope<'a> {
    let branding = &application.branding;
    Envelope {
        to,
        sender_name: branding.sender_name.as_deref().unwrap_or(&application.name),
        reply_to: branding.reply_to.as_deref(),
        logo,
    }
}

/// The picture that travels with an application's mails. It is read once: its content never changes.
async fn logo_of(app: &App, application: &Application) -> Result<Option<Arc<BrandFile>>, Error> {
    match &application.branding.logo {
        None => Ok(None),
        Some(Held::Sent(file)) => Ok(Some(Arc::new(file.clone()))),
        Some(Held::Named(name)) => {
            let logo = app.store.file(&application.id, name).await?;
            if logo.is_none() {
                tracing::error!(application = %application.id, "the logo is gone: mails show the name in its place");
            }
            Ok(logo)
        }
    }
}

/// What is owed to somebody. A record that is `late` has been tried before, and something was wrong that says nothing: the
/// function was cut off, say. So it leaves a note first, by which `sweep` brings it again, and after some tries it makes way for
/// those behind it.
async fn begin(delivery: &Deliver, key: PersonKey, late: bool) -> Result<(), Error> {
    let store = &delivery.app.store;
    let Some(person) = store.person(key).await? else {
        return Ok(());
    };
    let mut begun = 0;
    if late {
        begun = store.begin_late(key, after(delivery.app.clock.now(), PATIENCE)).await?;
        if begun > TRIES {
            tracing::error!(whose = %key, begun, "what is owed makes way");
            Metric::Held.count_of("stuck");
            return Ok(());
        }
    }
    deliver(delivery, key, person).await?;
    // Whatever was wrong is over.
    if begun > 1 {
        store.end_late(key).await?;
    }
    Ok(())
}

async fn deliver(delivery: &Deliver, key: PersonKey, mut person: Person) -> Result<(), Error> {
    for message in person.owed.clone().iter() {
        // What waits is brought again when its time has come, and what was settled meanwhile is done with.
        let by = after(delivery.app.clock.now(), CLOCKS_APART);
        if !person.owed.contains(message) || !person.owed.is_due(message, by) {
            continue;
        }
        let outcome = match attempt(delivery, &person, message).await? {
            End::Known(outcome) => outcome,
            End::Waits(why, until) => match waiting::hold(delivery, &person, message, why, until).await? {
                Some(after) => {
                    person = *after;
                    continue;
                }
                None => return Ok(()),
            },
        };
        tracing::info!(invitation = %person.invitation_id(), message = message.as_str(), outcome = ?outcome, "delivered");
        let now = delivery.app.clock.now();
        let transition = settle(message, outcome, random(&*delivery.app.entropy)?, now);
        match delivery.app.store.apply(key, &transition).await? {
            Applied::Done(after) => {
                count(message, after.last_write.kind);
                person = *after;
            }
            // The provider has reported that it took it before this was written.
            Applied::Refused(_, Some(now)) if now.last_write.kind == WriteKind::MessageSent => person = *now,
            // Overtaken while it was on its way: what is owed now has a record of its own.
            Applied::Refused(..) => return Ok(()),
        }
    }
    Ok(())
}

async fn attempt(delivery: &Deliver, person: &Person, owed: OwedMessage) -> Result<End, Error> {
    let now = delivery.app.clock.now();
    if let Err(refusal) = wanted(person, owed, now) {
        return Ok(End::Known(SendOutcome::Dropped(refusal)));
    }
    let application = delivery.app.application_of(person).await?;
    let (kind, locale) = (owed.kind(person), person.invitation.locale.as_deref());
    let template = render::template(&delivery.app, &application, kind, locale, now).await?;
    let message = render::message(&delivery.app, &application, person, owed, template.as_deref(), now)?;
    let Some(message) = message else {
        return Ok(refused("there is no address to send it to"));
    };
    let is_theirs = |to: &EmailAddress| person.email.as_ref().is_some_and(|email| email.value == *to);
    if let Err(refusal) = passable(person, matches!(&message, Outgoing::Mail(to, _) if is_theirs(to))) {
        return Ok(End::Known(SendOutcome::Dropped(refusal)));
    }
    if let Outgoing::Sms(to, _) = &message
        && delivery.app.config.may_text(to).is_err()
    {
        return Ok(refused("no SMS are sent to that country"));
    }
    if let Some((limit, until)) = limit::holds_back(delivery, person, owed, &message, now).await? {
        return Ok(End::Waits(Why::Limit(limit.public_name().to_owned()), Some(until)));
    }
    let label = render::label(person, owed);
    let logo = logo_of(&delivery.app, &application).await?;
    Ok(
        match hand_to_provider(delivery, &application, logo.as_deref(), &message, &label).await {
            Ok(message_id) => End::Known(SendOutcome::Sent { message_id }),
            Err(SendError::Refused(reason)) => End::Known(SendOutcome::Refused { reason }),
            Err(SendError::Later(code)) => End::Waits(Why::Provider(code), None),
            Err(SendError::Blocked { code, advice }) => {
                tracing::error!(code, advice, kind = owed.as_str(), "the provider takes no messages");
                End::Waits(Why::Operator(code), None)
            }
            Err(SendError::Unclear(reason)) => {
                tracing::warn!(reason, kind = owed.as_str(), "a send ended without an answer");
                let before = person.owed.hold(owed).map_or(0, |hold| hold.unclear);
                match message {
                    Outgoing::Sms(..) if before + 1 >= UNCLEAR_TEXTS => refused("no answer"),
                    Outgoing::Sms(..) | Outgoing::Mail(..) => End::Waits(Why::Unclear, None),
                }
            }
        },
    )
}

fn refused(reason: &str) -> End {
    End::Known(SendOutcome::Refused {
        reason: reason.to_owned(),
    })
}

/// Hands `message` to its provider, and again where that did not take it and said so soon. What ended without an answer is
/// never repeated here.
async fn hand_to_provider(
    delivery: &Deliver,
    application: &Application,
    logo: Option<&BrandFile>,
    message: &Outgoing,
    label: &Label,
) -> Result<String, SendError> {
    let began = Instant::now();
    let mut attempts = 1;
    loop {
        let sent = match message {
            Outgoing::Mail(to, mail) => {
                delivery
                    .mailer
                    .send(&envelope(application, logo, to), mail, label)
                    .await
            }
            Outgoing::Sms(to, sms) => delivery.texter.send(to, sms, label).await,
        };
        match sent {
            Err(SendError::Later(reason)) if attempts < ATTEMPTS && began.elapsed() < SOON => {
                tracing::info!(reason, attempts, "the provider is asked again");
                attempts += 1;
                pause(delivery).await;
            }
            end => return end,
        }
    }
}

/// Waits for a random part of the longest pause, so that functions that were throttled together do not come back
/// together.
async fn pause(delivery: &Deliver) {
    if let Ok([part]) = random::<1>(&*delivery.app.entropy) {
        tokio::time::sleep(delivery.longest_pause.mul_f64(f64::from(part) / 255.0)).await;
    }
}

/// Counts what became of a message, once it is written down.
fn count(message: OwedMessage, end: WriteKind) {
    if end == WriteKind::MessageSent {
        Metric::Sent.count_of(message.as_str());
        if matches!(message, OwedMessage::Code { .. }) {
            Metric::CodesSent.count();
        }
    } else if end == WriteKind::MessageFailed {
        Metric::Refused.count_of(message.as_str());
    }
}
