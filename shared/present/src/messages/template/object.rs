//! The values as a template reads them, and absent values for what it asks for in vain.

use liquid_core::model::{KString, Object, Value as Liquid};

use super::{METADATA, Value, Values, liquid::DEEPEST};
use crate::messages::defuse::defuse;

pub(super) fn object(values: &Values, source: &str, put: fn(&str) -> String) -> Object {
    let liquid = |value: &Value| match value {
        Value::Text(text) => Liquid::scalar(put(text)),
        Value::Flag(flag) => Liquid::scalar(*flag),
        Value::Absent => Liquid::Nil,
        Value::Data(map) => {
            let mut data: Object = map
                .iter()
                .map(|(name, value)| (KString::from_ref(name), of_json(value, put)))
                .collect();
            for path in asked_of_metadata(source) {
                make_room(&mut data, &path);
            }
            Liquid::Object(data)
        }
    };
    values
        .iter()
        .map(|(name, value)| (KString::from_static(name), liquid(value)))
        .collect()
}

/// A value of the user's metadata. Its texts are defused as every name that somebody else has chosen.
fn of_json(value: &serde_json::Value, put: fn(&str) -> String) -> Liquid {
    match value {
        serde_json::Value::Null => Liquid::Nil,
        serde_json::Value::Bool(flag) => Liquid::scalar(*flag),
        serde_json::Value::Number(number) => Liquid::scalar(number.to_string()),
        serde_json::Value::String(text) => Liquid::scalar(put(&defuse(text))),
        serde_json::Value::Array(all) => Liquid::Array(all.iter().map(|value| of_json(value, put)).collect()),
        serde_json::Value::Object(map) => {
            let named = map
                .iter()
                .map(|(name, value)| (KString::from_ref(name), of_json(value, put)));
            Liquid::Object(named.collect())
        }
    }
}

/// The names behind `metadata.` that a template asks for, each with those behind further dots.
fn asked_of_metadata(source: &str) -> Vec<Vec<&str>> {
    let is_of_name = |sign: char| sign.is_ascii_alphanumeric() || sign == '_' || sign == '-';
    let places = source.match_indices(METADATA);
    places
        .filter(|(at, _)| {
            !source
                .get(..*at)
                .is_some_and(|before| before.ends_with(|sign| is_of_name(sign) || sign == '.'))
        })
        .filter_map(|(at, word)| {
            let rest = source.get(at + word.len()..)?;
            let end = rest.find(|sign| !is_of_name(sign) && sign != '.').unwrap_or(rest.len());
            let names = rest.get(..end)?.strip_prefix('.')?;
            Some(names.split('.').filter(|name| !name.is_empty()).take(DEEPEST).collect())
        })
        .filter(|names: &Vec<_>| !names.is_empty())
        .collect()
}

/// Lets what a template asks for be absent, where this user has nothing of the name: it is no reason for another mail.
fn make_room(data: &mut Object, path: &[&str]) {
    let Some((name, rest)) = path.split_first() else { return };
    let fresh = || {
        if rest.is_empty() {
            Liquid::Nil
        } else {
            Liquid::Object(Object::new())
        }
    };
    let value = data.entry(KString::from_ref(name)).or_insert_with(fresh);
    if rest.is_empty() {
        return;
    }
    if let Liquid::Object(below) = value {
        make_room(below, rest);
    } else {
        let mut below = Object::new();
        make_room(&mut below, rest);
        *value = Liquid::Object(below);
    }
}
