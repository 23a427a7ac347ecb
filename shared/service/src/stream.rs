//! The table's stream, as the functions that it drives read it.

use aws_lambda_events::dynamodb::{Event, EventRecord};
use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;
use serde_json::{Value, json};

use domain::{asking::About, clock::from_millis, id::{ApplicationId, PersonKey}, person::Person};
use store::{Item, StoreError, attribute, read_image};

/// A change of a person's item.
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub struct Change {
    /// Whose item.
    pub person: PersonKey,
    /// The record's number in the stream: of two changes of one item, the later one has the greater.
    pub number: Option<String>,
    /// When the record was made.
    pub at: Timestamp,
    /// Whether the table itself did it, by TTL.
    pub by_ttl: bool,
    /// The item before, as far as there was one.
    before: Item,
    /// The item after; none if it is gone.
    after: Option<Item>,
}

impl Change {
    /// Whether the item is gone.
    #[must_use]
    pub fn is_removal(&self) -> bool {
        self.after.is_none()
    }

    /// The person before and after. What counts failed sign-ins in the name of nobody is no person.
    ///
    /// # Errors
    /// [`StoreError::Malformed`].
    pub fn people(&self) -> Result<(Option<Person>, Option<Person>), StoreError> {
        let after = self.after.as_ref().map(|after| read_image(self.person, after));
        Ok((read_image(self.person, &self.before)?, after.transpose()?.flatten()))
    }
}

/// The changes of people in one batch, in order.
///
/// # Errors
/// That the event is not one of a DynamoDB stream.
pub fn changes(event: Value) -> Result<Vec<Change>, serde_json::Error> {
    let event: Event = serde_json::from_value(event)?;
    Ok(event.records.into_iter().filter_map(change).collect())
}

/// Whose message a record can be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// A person's.
    Person(PersonKey),
    /// A mail of this application that is sent to be looked at, by its name.
    Trial(ApplicationId, String),
    /// What was asked for in the name of whoever has this key, if anybody has.
    Asked(PersonKey, About),
}

/// Those that a message may be owed to, in order, each with the record's number in the stream.
///
/// # Errors
/// That the event is not one of a DynamoDB stream.
pub fn owing(event: Value) -> Result<Vec<(Whose, Option<String>)>, serde_json::Error> {
    let event: Event = serde_json::from_value(event)?;
    let owing = |record: EventRecord| {
        let keys: Item = record.change.keys.into();
        let (partition, sort) = (text(&keys, attribute::PARTITION)?, text(&keys, attribute::SORT)?);
        let person = attribute::Key::to_person(partition, sort).map(Whose::Person);
        let trial = || attribute::Key::to_trial(partition, sort).map(|(id, name)| Whose::Trial(id, name));
        let asked = || attribute::Key::to_ask(partition, sort).map(|(key, about)| Whose::Asked(key, about));
        let whose = person.or_else(trial).or_else(asked)?;
        (record.event_name != "REMOVE").then_some((whose, record.change.sequence_number))
    };
    Ok(event.records.into_iter().filter_map(owing).collect())
}

/// The answer when everything is done.
#[must_use]
pub fn done() -> Value {
    json!({ "batchItemFailures": [] })
}

/// The answer when `change` has to be brought again: the stream goes on from there, so the order for one person is kept.
#[must_use]
pub fn again(change: &Change) -> Value {
    again_from(change.number.as_deref())
}

/// The same for the record of this number.
#[must_use]
pub fn again_from(number: Option<&str>) -> Value {
    json!({ "batchItemFailures": [{ "itemIdentifier": number }] })
}

fn text<'a>(keys: &'a Item, name: &str) -> Option<&'a str> {
    match keys.get(name) {
        Some(AttributeValue::S(text)) => Some(text.as_str()),
        Some(_) | None => None,
    }
}

/// What the record tells of a person's item, if it is about one.
fn change(record: EventRecord) -> Option<Change> {
    let by_ttl = record.user_identity.is_some();
    let record_is_removal = record.event_name == "REMOVE";
    let number = record.change.sequence_number;
    let keys: Item = record.change.keys.into();
    let person = attribute::Key::to_person(text(&keys, attribute::PARTITION)?, text(&keys, attribute::SORT)?)?;
    Some(Change {
        person,
        number,
        at: from_millis(record.change.approximate_creation_date_time.timestamp_millis()),
        by_ttl,
        before: record.change.old_image.into(),
        after: (!record_is_removal).then(|| record.change.new_image.into()),
    })
}
