//! Data of the caller that Latchkey carries and never looks into.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Number, Value};

/// A JSON object of the caller, carried from the invitation to the user. Duplicate keys are refused, at any depth.
#[derive(Clone, Default, PartialEq, Serialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct Metadata(Map<String, Value>);

/// Any JSON value in which no object has a key twice.
///
/// # Errors
/// What is wrong with the text.
pub fn strict_json(bytes: &[u8]) -> Result<Value, serde_json::Error> {
    let Strict(value) = serde_json::from_slice(bytes)?;
    Ok(value)
}

impl Metadata {
    /// The object itself.
    #[must_use]
    pub fn as_map(&self) -> &Map<String, Value> {
        &self.0
    }

    /// The same, if it is not too long.
    #[must_use]
    pub fn of(map: Map<String, Value>) -> Option<Self> {
        let metadata = Self(map);
        (metadata.to_json().len() <= Self::MAX_BYTES).then_some(metadata)
    }

    /// The most that is kept, in bytes of JSON: each kilobyte costs a write unit on every step.
    pub const MAX_BYTES: usize = 4096;

    /// Whether there is anything in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The JSON text, as it is stored.
    #[must_use]
    pub fn to_json(&self) -> String {
        Value::Object(self.0.clone()).to_string()
    }
}

/// Says how much there is, not what: the content may be personal.
impl fmt::Debug for Metadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Metadata({} keys)", self.0.len())
    }
}

impl<'de> Deserialize<'de> for Metadata {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Strict(value) = Strict::deserialize(deserializer)?;
        let Value::Object(map) = value else {
            return Err(Error::custom("expected an object"));
        };
        let metadata = Self(map);
        if metadata.to_json().len() > Self::MAX_BYTES {
            return Err(Error::custom(format_args!(
                "metadata has at most {} bytes of JSON",
                Self::MAX_BYTES
            )));
        }
        Ok(metadata)
    }
}

/// A JSON value in which no object has a key twice.
#[derive(Clone, PartialEq)]
#[expect(missing_debug_implementations, reason = "the content may be personal, or a secret")]
pub struct Strict(pub Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Self)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("not a finite number"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(Strict(value)) = seq.next_element()? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            let Strict(value) = map.next_value()?;
            if object.contains_key(&key) {
                return Err(Error::custom(format_args!("duplicate field `{key}`")));
            }
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duplicate_keys_are_refused_at_any_depth_and_size_is_capped() {
        assert!(serde_json::from_str::<Metadata>(r#"{"a":1,"b":{"c":[1,null,true,"x",1.5]}}"#).is_ok());
        for wrong in [
            r#"{"a":1,"a":2}"#,
            r#"{"a":{"b":1,"b":1}}"#,
            r#"{"a":[{"b":1,"b":1}]}"#,
            "[]",
            "1",
            "null",
        ] {
            assert!(serde_json::from_str::<Metadata>(wrong).is_err(), "{wrong}");
        }
        let large = format!(r#"{{"a":"{}"}}"#, "x".repeat(Metadata::MAX_BYTES));
        assert!(serde_json::from_str::<Metadata>(&large).is_err());
    }
}
