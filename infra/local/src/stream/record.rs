//! A record of the table's stream as Lambda hands it to a function.

use aws_sdk_dynamodbstreams::types::{AttributeValue, Record};
use data_encoding::BASE64;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// The record's number in its shard.
pub(super) fn sequence_number(record: &Value) -> &str {
    record
        .pointer("/dynamodb/SequenceNumber")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// The record as Lambda's event has it.
pub(super) fn to_event(record: &Record, stream_arn: &str) -> Value {
    let mut change = Map::new();
    if let Some(from) = record.dynamodb() {
        if let Some(at) = from.approximate_creation_date_time() {
            change.insert("ApproximateCreationDateTime".to_owned(), json!(at.secs()));
        }
        let images = [
            ("Keys", from.keys()),
            ("NewImage", from.new_image()),
            ("OldImage", from.old_image()),
        ];
        for (name, image) in images {
            if let Some(image) = image {
                change.insert(name.to_owned(), item(image));
            }
        }
        change.insert("SequenceNumber".to_owned(), json!(from.sequence_number()));
        change.insert("SizeBytes".to_owned(), json!(from.size_bytes().unwrap_or_default()));
        change.insert(
            "StreamViewType".to_owned(),
            json!(from.stream_view_type().map(|view| view.as_str())),
        );
    }
    let mut event = json!({
        "eventID": record.event_id(),
        "eventName": record.event_name().map(|name| name.as_str()),
        "eventVersion": record.event_version(),
        "eventSource": "aws:dynamodb",
        "awsRegion": record.aws_region(),
        "dynamodb": change,
        "eventSourceARN": stream_arn,
    });
    if let (Some(by), Some(event)) = (record.user_identity(), event.as_object_mut()) {
        // Only a delete by TTL has one. The embedded database spells its fields as the event does, which the SDK does
        // not read, so they are filled in.
        let kind = by.r#type().unwrap_or("Service");
        let principal = by.principal_id().unwrap_or("dynamodb.amazonaws.com");
        event.insert(
            "userIdentity".to_owned(),
            json!({ "type": kind, "principalId": principal }),
        );
    }
    event
}

fn item(item: &HashMap<String, AttributeValue>) -> Value {
    Value::Object(
        item.iter()
            .map(|(name, value)| (name.clone(), attribute(value)))
            .collect(),
    )
}

fn attribute(value: &AttributeValue) -> Value {
    match value {
        AttributeValue::B(bytes) => json!({ "B": BASE64.encode(bytes.as_ref()) }),
        AttributeValue::Bool(value) => json!({ "BOOL": value }),
        AttributeValue::Bs(set) => {
            json!({ "BS": set.iter().map(|bytes| BASE64.encode(bytes.as_ref())).collect::<Vec<_>>() })
        }
        AttributeValue::L(list) => json!({ "L": list.iter().map(attribute).collect::<Vec<_>>() }),
        AttributeValue::M(map) => json!({ "M": item(map) }),
        AttributeValue::N(number) => json!({ "N": number }),
        AttributeValue::Ns(set) => json!({ "NS": set }),
        AttributeValue::S(text) => json!({ "S": text }),
        AttributeValue::Ss(set) => json!({ "SS": set }),
        _ => json!({ "NULL": true }),
    }
}
