//! A person's item: the fields of the person as attributes, and its key.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::{primitives::Blob, types::AttributeValue};
use jiff::Timestamp;

use super::{
    Item, StoreError,
    attribute::{Key, number},
};
use domain::{
    id::PersonKey,
    outbox::Slot,
    person::Person,
    sign_in::Failures,
    transition::{
        Record,
        field::{Field, HELD},
        language::Value,
        record::{self, Malformed},
    },
};

/// Times are milliseconds since the epoch.
pub(super) fn millis(at: Timestamp) -> AttributeValue {
    number(at.as_millisecond())
}

/// The TTL: seconds, as DynamoDB wants it.
pub(super) fn ttl(at: Timestamp) -> AttributeValue {
    number(record::ttl(at))
}

/// A value as DynamoDB takes it.
pub(super) fn attribute_value(value: &Value) -> AttributeValue {
    match value {
        Value::Text(text) => AttributeValue::S(text.clone()),
        Value::Number(number) => AttributeValue::N(number.to_string()),
        Value::Bytes(bytes) => AttributeValue::B(Blob::new(bytes.as_slice())),
        Value::Flag(flag) => AttributeValue::Bool(*flag),
        Value::List(list) => AttributeValue::L(list.iter().map(attribute_value).collect()),
        Value::Map(map) => {
            let entries = map.iter().map(|(name, value)| (name.clone(), attribute_value(value)));
            AttributeValue::M(entries.collect())
        }
        Value::Foreign => AttributeValue::Null(true),
    }
}

/// A value as DynamoDB gives it.
fn value(attribute: &AttributeValue) -> Value {
    match attribute {
        AttributeValue::S(text) => Value::Text(text.clone()),
        AttributeValue::N(number) => number.parse().map_or(Value::Foreign, Value::Number),
        AttributeValue::B(bytes) => Value::Bytes(bytes.as_ref().to_vec()),
        AttributeValue::Bool(flag) => Value::Flag(*flag),
        AttributeValue::L(list) => Value::List(list.iter().map(value).collect()),
        AttributeValue::M(map) => {
            let entries = map.iter().map(|(name, entry)| (name.clone(), value(entry)));
            Value::Map(entries.collect())
        }
        _ => Value::Foreign,
    }
}

/// The item of `person`, whole.
pub(super) fn write(person: &Person) -> Item {
    let mut item = Key::person(person.key).into_item();
    let fields = record::record(person);
    let attributes = fields
        .iter()
        .map(|(field, value)| (field.attribute().into_owned(), attribute_value(value)));
    item.extend(attributes);
    item
}

/// The fields in `item`. What is none of them is passed over.
fn fields(item: &Item) -> Result<Record, Malformed> {
    let known = Field::all().filter_map(|field| Some((field, value(item.get(field.name())?))));
    let mut record: BTreeMap<_, _> = known.collect();
    for (name, attribute) in item {
        if let Some(name) = name.strip_prefix(HELD) {
            let slot = Slot::parse(name).ok_or(Malformed::HELD)?;
            record.insert(Field::Held(slot), value(attribute));
        }
    }
    Ok(record)
}

fn unreadable(key: &Key) -> impl FnOnce(Malformed) -> StoreError + use<> {
    let key = key.to_string();
    |Malformed { attribute, problem }| StoreError::Malformed {
        key,
        attribute,
        problem,
    }
}

/// Reads a person's item.
///
/// # Errors
/// [`StoreError::Malformed`], naming the item and the attribute.
pub(super) fn read(key: PersonKey, item: &Item) -> Result<Person, StoreError> {
    let person = fields(item).and_then(|fields| record::read(key, &fields));
    person.map_err(unreadable(&Key::person(key)))
}

/// Failed sign-ins in the name of somebody who does not exist.
///
/// # Errors
/// [`StoreError::Malformed`].
pub(super) fn read_failures(key: &Key, item: &Item) -> Result<Failures, StoreError> {
    let failures = fields(item).and_then(|fields| record::read_failures(&fields));
    failures.map_err(unreadable(key))
}
