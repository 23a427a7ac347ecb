//! The filter of an event source mapping, as far as `template.yaml` uses it: the patterns stand there, and what they let
//! through here is what they let through in AWS. A pattern with an operator that is not known here is refused at the start.

use serde_json::{Map, Value};

/// What a mapping lets through.
#[derive(Clone, Debug, Default)]
pub struct Patterns(Vec<Map<String, Value>>);

impl Patterns {
    /// Reads the patterns; with none, everything passes.
    ///
    /// # Errors
    /// What is not understood.
    pub fn parse(patterns: &[String]) -> Result<Self, String> {
        let parse = |pattern: &String| match serde_json::from_str(pattern) {
            Ok(Value::Object(fields)) => understood(&fields).map(|()| fields),
            Ok(_) | Err(_) => Err(format!("`{pattern}` is no JSON object")),
        };
        patterns.iter().map(parse).collect::<Result<_, _>>().map(Self)
    }

    /// Whether a record fits one of them.
    #[must_use]
    pub fn pass(&self, record: &Value) -> bool {
        self.0.is_empty() || self.0.iter().any(|fields| fits(fields, Some(record)))
    }

    /// The event with those records that pass; nothing if there are none.
    #[must_use]
    pub fn of_event(&self, event: &Value) -> Option<Value> {
        let mut event = event.clone();
        let records = event.get_mut("Records")?.as_array_mut()?;
        records.retain(|record| self.pass(record));
        (!records.is_empty()).then_some(event)
    }
}

/// A field is another object, or a list of what its value may be.
fn understood(fields: &Map<String, Value>) -> Result<(), String> {
    for (name, wanted) in fields {
        match wanted {
            _ if name.starts_with('$') => return Err(format!("`{name}` is not known here")),
            Value::Object(inner) => understood(inner)?,
            Value::Array(values) => {
                for value in values {
                    match value {
                        Value::Object(operator) => match operator.iter().next() {
                            Some((name, Value::Bool(_))) if name == "exists" && operator.len() == 1 => {}
                            Some((name, Value::String(_))) if name == "prefix" && operator.len() == 1 => {}
                            Some(_) | None => return Err(format!("{value} is not known here")),
                        },
                        Value::Array(_) => return Err(format!("{value} is no value")),
                        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                return Err(format!("`{name}` has to be an object or a list"));
            }
        }
    }
    Ok(())
}

fn fits(fields: &Map<String, Value>, found: Option<&Value>) -> bool {
    fields.iter().all(|(name, wanted)| {
        let found = found.and_then(|found| found.get(name));
        match wanted {
            Value::Object(inner) => fits(inner, found),
            Value::Array(values) => values.iter().any(|value| admits(value, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
        }
    })
}

/// Whether a leaf has this value. Of a list, one element is enough.
fn admits(wanted: &Value, found: Option<&Value>) -> bool {
    let leaves: Vec<&Value> = match found {
        None | Some(Value::Object(_)) => Vec::new(),
        Some(Value::Array(list)) => list.iter().filter(|value| !value.is_object()).collect(),
        Some(leaf) => vec![leaf],
    };
    match wanted.as_object().and_then(|operator| operator.iter().next()) {
        None => leaves.contains(&wanted),
        Some((name, Value::Bool(there))) if name == "exists" => leaves.is_empty() != *there,
        Some((_, argument)) => {
            let prefix = argument.as_str().unwrap_or_default();
            leaves
                .iter()
                .any(|leaf| leaf.as_str().is_some_and(|text| text.starts_with(prefix)))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn passes(pattern: &Value, record: &Value) -> bool {
        Patterns::parse(&[pattern.to_string()]).unwrap().pass(record)
    }

    #[test]
    fn all_fields_have_to_fit_and_one_value_of_each_is_enough() {
        let record = json!({ "dynamodb": { "Keys": { "sk": { "S": "person" } }, "n": 1, "list": ["a", "b"] } });
        for (pattern, expected) in [
            (json!({ "dynamodb": { "Keys": { "sk": { "S": ["person"] } } } }), true),
            (
                json!({ "dynamodb": { "Keys": { "sk": { "S": ["other", "person"] } } } }),
                true,
            ),
            (json!({ "dynamodb": { "Keys": { "sk": { "S": ["other"] } } } }), false),
            (
                json!({ "dynamodb": { "Keys": { "sk": { "S": [{ "prefix": "per" }] } } } }),
                true,
            ),
            (
                json!({ "dynamodb": { "Keys": { "sk": { "S": [{ "prefix": "pal" }] } } } }),
                false,
            ),
            (json!({ "dynamodb": { "n": [1], "list": ["b"] } }), true),
            (json!({ "dynamodb": { "n": [1], "list": ["c"] } }), false),
            (json!({ "dynamodb": { "n": [{ "exists": true }] } }), true),
            (json!({ "dynamodb": { "n": [{ "exists": false }] } }), false),
            (json!({ "dynamodb": { "m": [{ "exists": false }] } }), true),
            // Only leaves exist.
            (json!({ "dynamodb": { "Keys": [{ "exists": true }] } }), false),
            (json!({ "dynamodb": { "m": { "S": [{ "exists": true }] } } }), false),
        ] {
            assert_eq!(passes(&pattern, &record), expected, "{pattern}");
        }
    }

    #[test]
    fn one_pattern_is_enough_and_none_lets_everything_through() {
        let patterns = [json!({ "a": [1] }).to_string(), json!({ "a": [2] }).to_string()];
        let patterns = Patterns::parse(&patterns).unwrap();
        let event = json!({ "Records": [{ "a": 1 }, { "a": 3 }, { "a": 2 }] });
        assert_eq!(
            patterns.of_event(&event),
            Some(json!({ "Records": [{ "a": 1 }, { "a": 2 }] }))
        );
        assert_eq!(patterns.of_event(&json!({ "Records": [{ "a": 3 }] })), None);
        assert_eq!(Patterns::default().of_event(&event), Some(event));
    }

    #[test]
    fn what_is_not_known_here_is_refused() {
        for pattern in [
            json!({ "$or": [{ "a": [1] }] }),
            json!({ "a": [{ "suffix": "x" }] }),
            json!({ "a": 1 }),
            json!([1]),
        ] {
            Patterns::parse(&[pattern.to_string()]).unwrap_err();
        }
    }
}
