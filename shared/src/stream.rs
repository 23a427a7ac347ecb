//! The table's stream, as the functions that it drives read it.

use aws_lambda_events::dynamodb::{Event, EventRecord};
use aws_sdk_dynamodb::types::AttributeValue;
use serde_json::{Value, json};

use crate::{
    domain::{id::PersonKey, person::Person},
    store::{Item, StoreError, attribute, read_image},
};

/// A change of a person's item.
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub struct Change {
    /// Whose item.
    pub person: PersonKey,
    /// The record's number in the stream: of two changes of one item, the later one has the greater.
    pub number: Option<String>,
    /// The item before and after, as far as there was one.
    images: Option<(Item, Item)>,
}

impl Change {
    /// Whether the item is gone.
    #[must_use]
    pub fn is_removal(&self) -> bool {
        self.images.is_none()
    }

    /// The person before and after. What counts failed sign-ins in the name of nobody is no person.
    ///
    /// # Errors
    /// [`StoreError::Malformed`].
    pub fn people(&self) -> Result<(Option<Person>, Option<Person>), StoreError> {
        match &self.images {
            None => Ok((None, None)),
            Some((before, after)) => Ok((read_image(self.person, before)?, read_image(self.person, after)?)),
        }
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

/// The answer when everything is done.
#[must_use]
pub fn done() -> Value {
    json!({ "batchItemFailures": [] })
}

/// The answer when `change` has to be brought again: the stream goes on from there, so the order for one person is kept.
#[must_use]
pub fn again(change: &Change) -> Value {
    json!({ "batchItemFailures": [{ "itemIdentifier": change.number }] })
}

/// What the record tells of a person's item, if it is about one.
fn change(record: EventRecord) -> Option<Change> {
    let number = record.change.sequence_number;
    let keys: Item = record.change.keys.into();
    let text = |name: &str| match keys.get(name) {
        Some(AttributeValue::S(text)) => Some(text.as_str()),
        Some(_) | None => None,
    };
    let person = attribute::Key::to_person(text(attribute::PARTITION)?, text(attribute::SORT)?)?;
    let images =
        (record.event_name != "REMOVE").then(|| (record.change.old_image.into(), record.change.new_image.into()));
    Some(Change { person, number, images })
}
