//! An event as it stands on the bus: with a code that only this deployment can make. A bus may be shared, and whoever may put
//! events on it could otherwise have us sign one of theirs for a webhook.

use std::collections::BTreeMap;

use data_encoding::BASE64URL_NOPAD as BASE64URL;
use serde_json::Value;
use subtle::ConstantTimeEq;

use super::{
    event::Event,
    keys::{DeploymentKeys, KeyError, KeyId},
};

/// The field of the code: the id of its key, a dot, and 32 bytes in base64url.
pub const MAC: &str = "mac";
/// The field that is there, and `true`, where no webhook wants the event: the rule of the bus keeps it from the function that
/// calls them.
pub const UNWANTED: &str = "unwanted";

/// An event, and the text of it for the bus.
#[derive(Debug, Clone)]
pub struct SealedEvent {
    /// The event.
    pub event: Event,
    /// Its JSON, with the code.
    pub detail: String,
}

/// Why what came from a bus is not taken for an event of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotOurs {
    /// There is no code, or not one for this text.
    #[error("it has no MAC of this deployment")]
    Forged,
    /// The code names a key that is not here.
    #[error(transparent)]
    Keys(#[from] KeyError),
    /// It has a code, and is no event that this version knows.
    #[error("it cannot be read: {0}")]
    Unreadable(String),
}

/// `event` with its code. `wanted`: whether a webhook wants it, or may.
///
/// # Errors
/// [`KeyError`].
pub fn seal(keys: &DeploymentKeys, event: Event, wanted: bool) -> Result<SealedEvent, KeyError> {
    let mut detail = serde_json::to_value(&event).unwrap_or_default();
    if let Some(fields) = detail.as_object_mut().filter(|_| !wanted) {
        fields.insert(UNWANTED.to_owned(), Value::Bool(true));
    }
    let key = keys.current();
    let mac = tag(keys, key, &detail)?;
    if let Some(fields) = detail.as_object_mut() {
        let text = format!("{key}.{}", BASE64URL.encode(&mac));
        fields.insert(MAC.to_owned(), Value::String(text));
    }
    Ok(SealedEvent {
        event,
        detail: detail.to_string(),
    })
}

/// The event of `detail`, if its code is of this deployment. The code covers every field, also those that this version does
/// not know.
///
/// # Errors
/// [`NotOurs`].
pub fn open(keys: &DeploymentKeys, mut detail: Value) -> Result<Event, NotOurs> {
    let mac = detail.as_object_mut().and_then(|fields| fields.remove(MAC));
    let (key, mac) = mac
        .as_ref()
        .and_then(|mac| read(mac.as_str()?))
        .ok_or(NotOurs::Forged)?;
    let expected = tag(keys, key, &detail)?;
    if !bool::from(expected.as_slice().ct_eq(mac.as_slice())) {
        return Err(NotOurs::Forged);
    }
    serde_json::from_value(detail).map_err(|error| NotOurs::Unreadable(error.to_string()))
}

fn read(text: &str) -> Option<(KeyId, Vec<u8>)> {
    let (key, mac) = text.split_once('.')?;
    Some((KeyId(key.parse().ok()?), BASE64URL.decode(mac.as_bytes()).ok()?))
}

fn tag(keys: &DeploymentKeys, key: KeyId, detail: &Value) -> Result<[u8; 32], KeyError> {
    keys.tag(key, "event", &[ordered(detail).as_bytes()])
}

/// The same text for the same value, in whatever order a bus hands its fields on.
fn ordered(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let sorted: BTreeMap<_, _> = fields.iter().map(|(name, field)| (name, ordered(field))).collect();
            let fields: Vec<_> = sorted
                .into_iter()
                .map(|(name, field)| format!("{}:{field}", Value::from(name.as_str())))
                .collect();
            format!("{{{}}}", fields.join(","))
        }
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(ordered).collect();
            format!("[{}]", items.join(","))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{entropy::SeededEntropy, invite::tests::sample};

    fn keys(seed: u64) -> DeploymentKeys {
        DeploymentKeys::parse(&DeploymentKeys::generate(&SeededEntropy::new(seed)).unwrap()).unwrap()
    }

    fn sealed(keys: &DeploymentKeys) -> (Event, Value) {
        let event = Event::between(None, &sample().1).pop().unwrap();
        let sealed = seal(keys, event.clone(), true).unwrap();
        (event, serde_json::from_str(&sealed.detail).unwrap())
    }

    #[test]
    fn an_event_that_no_webhook_wants_says_so_and_is_no_less_ours() {
        let keys = keys(1);
        let (event, wanted) = sealed(&keys);
        assert_eq!(wanted.get(UNWANTED), None);
        let unwanted = seal(&keys, event.clone(), false).unwrap().detail;
        let mut detail: Value = serde_json::from_str(&unwanted).unwrap();
        assert_eq!(detail[UNWANTED], json!(true));
        assert_eq!(open(&keys, detail.clone()), Ok(event));
        // Nobody can take the mark off, or put it on.
        detail.as_object_mut().unwrap().remove(UNWANTED);
        assert_eq!(open(&keys, detail), Err(NotOurs::Forged));
        let mut marked = wanted;
        marked[UNWANTED] = json!(true);
        assert_eq!(open(&keys, marked), Err(NotOurs::Forged));
    }

    #[test]
    fn t10_an_event_is_taken_only_whole_and_only_of_this_deployment() {
        let keys = keys(1);
        let (event, detail) = sealed(&keys);
        assert_eq!(open(&keys, detail.clone()), Ok(event));
        assert_eq!(open(&self::keys(2), detail.clone()), Err(NotOurs::Forged));
        let mut changes: Vec<Value> = Vec::new();
        for (place, value) in [
            ("/id", json!("evt_00000000000000000000000000000000")),
            ("/type", json!("user.erased")),
            ("/time", json!("2026-01-01T00:00:00Z")),
            ("/application", json!("app_other")),
            ("/data/user", json!("usr_other")),
            ("/data", json!({})),
            ("/mac", json!("")),
            ("/mac", json!("1.")),
            ("/mac", json!(1)),
        ] {
            let mut changed = detail.clone();
            *changed.pointer_mut(place).unwrap() = value;
            changes.push(changed);
        }
        let mut more = detail.clone();
        more["more"] = json!(1);
        let mut less = detail.clone();
        less.as_object_mut().unwrap().remove(MAC);
        changes.extend([more, less, json!([]), json!(null), json!("mac")]);
        for changed in changes {
            assert_eq!(open(&keys, changed.clone()), Err(NotOurs::Forged), "{changed}");
        }
        let mut unknown = detail;
        unknown[MAC] = json!("9.AAAA");
        assert_eq!(
            open(&keys, unknown),
            Err(NotOurs::Keys(KeyError::Unknown(KeyId(9)))),
            "it may be in a newer document"
        );
    }

    #[test]
    fn the_order_of_fields_is_the_buss_own_affair() {
        let one: Value = serde_json::from_str(r#"{"a":{"c":[1,"x"],"b":null},"d":true}"#).unwrap();
        let other: Value = serde_json::from_str(r#" {"d":true, "a":{"b":null, "c":[1,"x"]}}"#).unwrap();
        assert_eq!(ordered(&one), ordered(&other));
        assert_eq!(ordered(&one), r#"{"a":{"b":null,"c":[1,"x"]},"d":true}"#);
    }
}
