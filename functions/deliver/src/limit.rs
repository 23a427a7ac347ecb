//! Counting a message before it is sent.

use domain::{
    address::Username,
    channel::Channel,
    entropy::random,
    invitation::Kind,
    limits::{Cause, Charge, CountedMessage, Limit},
    outbox::OwedMessage,
    person::Person,
};
use jiff::Timestamp;
use service::{http::Error, throttle::report};
use store::Trial;

use crate::{Deliver, Outgoing};

/// What holds `message` back, if anything does, and from when on it may be tried again. If nothing does, it counts as sent from
/// here on.
pub(crate) async fn holds_back(
    delivery: &Deliver,
    person: &Person,
    owed: OwedMessage,
    message: &Outgoing,
    now: Timestamp,
) -> Result<Option<(Limit, Timestamp)>, Error> {
    let app = &delivery.app;
    let (channel, to, dial_code) = match message {
        Outgoing::Mail(to, _) => (Channel::Email, to.as_str(), None),
        Outgoing::Sms(to, _) => (Channel::Sms, to.as_str(), app.config.dial_code(to)),
    };
    let invitation = &person.invitation;
    let number = |number: u32| number.to_be_bytes().to_vec();
    let asking = match owed {
        OwedMessage::Invitation { generation } => match invitation.kind {
            // The same generation can be asked for again by its holder.
            Kind::Invitation => {
                let renewed = person.renewals.last().map_or(0, |at| at.as_millisecond());
                [number(generation), renewed.to_be_bytes().to_vec()].concat()
            }
            Kind::PasswordReset => number(generation),
        },
        OwedMessage::Reminder { generation } => number(generation),
        OwedMessage::Code { send } => number(send),
        OwedMessage::Notice { number: of, .. } => number(of),
        OwedMessage::Former { write, .. } => write.to_vec(),
        OwedMessage::Verification { asked } => asked.to_vec(),
    };
    // The nonce stands for the generation. A password may change more than once within one.
    let credential = person.credential.as_ref().map_or("", |credential| credential.as_str());
    let cause = owed.cause(person);
    let at = match cause {
        Cause::Asked => person.asked.newest().unwrap_or(now),
        Cause::Invited | Cause::Notice | Cause::Moved => now,
    };
    let letter = CountedMessage {
        channel,
        to,
        cause,
        dial_code,
        person: person.key,
        application: &person.application,
        at,
        identity: &[
            owed.as_str().as_bytes(),
            &invitation.generation.nonce,
            &asking,
            credential.as_bytes(),
        ],
    };
    let (charge, held) = charged(delivery, letter, now).await?;
    let Some(limit) = held else {
        return Ok(None);
    };
    let room = match limit {
        Limit::Destination | Limit::DestinationOverall => app.store.full_until(&charge.destination, 0, now).await?,
        Limit::SourceFailures
        | Limit::SourceCalls
        | Limit::KeyCalls
        | Limit::ApplicationHour
        | Limit::ApplicationDay
        | Limit::Trials
        | Limit::CountryDay
        | Limit::DeploymentDay
        | Limit::SmsBreaker => None,
    };
    Ok(Some((limit, room.unwrap_or_else(|| charge.room_from(limit, now)))))
}

/// What holds a mail back that is sent to be looked at. It counts as one that somebody is invited with.
pub(crate) async fn holds_back_trial(
    delivery: &Deliver,
    trial: &Trial,
    now: Timestamp,
) -> Result<Option<Limit>, Error> {
    let letter = CountedMessage {
        channel: Channel::Email,
        to: trial.to.as_str(),
        cause: Cause::Invited,
        dial_code: None,
        person: delivery
            .app
            .keys
            .person_key(&trial.application, &Username::from(&trial.to)),
        application: &trial.application,
        at: now,
        identity: &[b"trial", trial.id.as_bytes()],
    };
    charged(delivery, letter, now).await.map(|(_, held)| held)
}

async fn charged(
    delivery: &Deliver,
    letter: CountedMessage<'_>,
    now: Timestamp,
) -> Result<(Charge, Option<Limit>), Error> {
    let app = &delivery.app;
    let charge = app.config.limits.charge(&app.keys, letter, now);
    let [start] = random::<1>(&*app.entropy)?;
    let held = app.store.charge(&charge, start, now).await?;
    if let Some(limit) = held {
        report(limit);
    }
    Ok((charge, held))
}
