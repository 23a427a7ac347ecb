//! The language of searches: of Lucene's, what a directory can answer. Conditions with `AND`, `OR`, `NOT`, brackets, quotation
//! marks, wildcards and ranges.

mod reader;

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde_json::{Map, Value};

use reader::{Reader, shortened};

/// As many conditions as a search may have: each of them is asked of every user.
pub(crate) const MOST_CONDITIONS: usize = 20;
/// Why a search was refused: the part that is not understood, or that there is too much of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    Part(String),
    TooMany,
    TooDeep,
}

/// A search.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Search {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Is(Condition),
}

/// One `field:value`, or a word alone, which stands for any of the names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Condition {
    pub(crate) field: Option<String>,
    test: Test,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Test {
    /// The value fits.
    Fits(Vec<Sign>),
    /// There is a value.
    Exists,
    /// It lies between the two; whether each of them is in it.
    Between(Option<(String, bool)>, Option<(String, bool)>),
}

/// A part of a pattern.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum Sign {
    Char(char),
    One,
    Many,
}

/// Where a word alone is looked for.
const NAMES: [&str; 5] = ["email", "username", "name", "nickname", "phone_number"];

impl Search {
    /// Reads a search; an empty one is for everybody.
    ///
    /// # Errors
    /// [`Refused`].
    pub(crate) fn parse(text: &str) -> Result<Self, Refused> {
        let mut reader = Reader {
            rest: text.trim_start(),
            conditions: 0,
        };
        let search = if reader.rest.is_empty() {
            Self::All(Vec::new())
        } else {
            reader.alternatives(0)?
        };
        if reader.rest.is_empty() {
            Ok(search)
        } else {
            Err(Refused::Part(shortened(reader.rest)))
        }
    }

    /// The values one of which `field` has to have, if that follows: so they can be looked up one by one.
    pub(crate) fn only(&self, field: &str) -> Option<BTreeSet<String>> {
        match self {
            Self::All(all) => all.iter().find_map(|search| search.only(field)),
            Self::Any(any) => {
                let each = any
                    .iter()
                    .map(|search| search.only(field))
                    .collect::<Option<Vec<_>>>()?;
                Some(each.into_iter().flatten().collect())
            }
            Self::Not(_) => None,
            Self::Is(condition) => condition.exactly(field).map(|value| BTreeSet::from([value])),
        }
    }

    /// The value that `field` has to have, if there is one.
    pub(crate) fn exactly(&self, field: &str) -> Option<String> {
        let only = self.only(field)?;
        let mut only = only.into_iter();
        only.next().filter(|_| only.next().is_none())
    }

    /// Whether it holds, where `truth` says so of a condition, or cannot say yet.
    pub(crate) fn holds(&self, truth: &impl Fn(&Condition) -> Option<bool>) -> Option<bool> {
        match self {
            Self::Is(condition) => truth(condition),
            Self::Not(search) => search.holds(truth).map(|holds| !holds),
            Self::All(all) => together(all, truth, false),
            Self::Any(any) => together(any, truth, true),
        }
    }

    /// The fields that it names.
    pub(crate) fn fields(&self) -> BTreeSet<&str> {
        match self {
            Self::Is(condition) => condition.field.as_deref().into_iter().collect(),
            Self::Not(search) => search.fields(),
            Self::All(all) | Self::Any(all) => all.iter().flat_map(Self::fields).collect(),
        }
    }

    /// Whether all of its conditions are as `test` says.
    pub(crate) fn every(&self, test: &impl Fn(&Condition) -> bool) -> bool {
        match self {
            Self::Is(condition) => test(condition),
            Self::Not(search) => search.every(test),
            Self::All(all) | Self::Any(all) => all.iter().all(|search| search.every(test)),
        }
    }
}

/// Three-valued "or" where `decisive` is true, and "and" where it is false.
fn together(all: &[Search], truth: &impl Fn(&Condition) -> Option<bool>, decisive: bool) -> Option<bool> {
    let mut known = true;
    for search in all {
        match search.holds(truth) {
            Some(holds) if holds == decisive => return Some(decisive),
            Some(_) => {}
            None => known = false,
        }
    }
    known.then_some(!decisive)
}

impl Condition {
    /// The value that it asks for, if it names `field` and has no wildcard.
    fn exactly(&self, field: &str) -> Option<String> {
        let Test::Fits(signs) = &self.test else { return None };
        let text = signs.iter().map(|sign| match sign {
            Sign::Char(char) => Some(*char),
            Sign::One | Sign::Many => None,
        });
        text.collect::<Option<String>>()
            .filter(|_| self.field.as_deref() == Some(field))
    }

    /// Whether `text` is as asked.
    pub(crate) fn admits_text(&self, text: &str) -> bool {
        match &self.test {
            Test::Exists => true,
            Test::Fits(signs) => {
                let lower: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
                match (moments(&self.plain()), text.parse::<Timestamp>()) {
                    (Some((from, to)), Ok(at)) => from <= at && at <= to,
                    _ => fits(signs, &lower) || (self.field.is_none() && has_word(signs, text)),
                }
            }
            Test::Between(low, high) => {
                let above = low
                    .as_ref()
                    .is_none_or(|(bound, within)| !is_before(text, bound, *within));
                let below = high
                    .as_ref()
                    .is_none_or(|(bound, within)| !is_after(text, bound, *within));
                above && below
            }
        }
    }

    /// The same of a value of JSON: a list has to have one that is.
    fn admits(&self, value: &Value) -> bool {
        match value {
            Value::String(text) => self.admits_text(text),
            Value::Number(number) => self.admits_text(&number.to_string()),
            Value::Bool(flag) => self.admits_text(if *flag { "true" } else { "false" }),
            Value::Array(all) => all.iter().any(|value| self.admits(value)),
            Value::Object(_) => self.test == Test::Exists,
            Value::Null => false,
        }
    }

    /// Whether a user who is shown like this is as asked.
    pub(crate) fn admits_user(&self, shown: &Map<String, Value>) -> bool {
        match self.field.as_deref() {
            Some("email.raw") => self.at(shown, "email"),
            Some(field) => self.at(shown, field),
            None => NAMES.iter().any(|name| self.at(shown, name)),
        }
    }

    fn at(&self, shown: &Map<String, Value>, path: &str) -> bool {
        let (name, rest) = path
            .split_once('.')
            .map_or((path, None), |(name, rest)| (name, Some(rest)));
        // A name of metadata may have a dot itself.
        let whole = shown.get(path).is_some_and(|value| self.admits(value));
        let below = || {
            let (Some(value), Some(rest)) = (shown.get(name), rest) else {
                return false;
            };
            match value {
                Value::Object(map) => self.at(map, rest),
                Value::Array(all) => all.iter().filter_map(Value::as_object).any(|map| self.at(map, rest)),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
            }
        };
        whole || below()
    }

    fn plain(&self) -> String {
        let Test::Fits(signs) = &self.test else {
            return String::new();
        };
        let text = signs.iter().map(|sign| match sign {
            Sign::Char(char) => *char,
            Sign::One => '?',
            Sign::Many => '*',
        });
        text.collect()
    }
}

/// Whether one of the words of `text` fits.
fn has_word(signs: &[Sign], text: &str) -> bool {
    let words = text.split(|sign: char| !sign.is_alphanumeric());
    words.filter(|word| !word.is_empty()).any(|word| {
        let lower: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
        fits(signs, &lower)
    })
}

/// Whether `text` fits a pattern. What a `*` takes is made longer only where nothing else helps.
fn fits(pattern: &[Sign], text: &[char]) -> bool {
    let (mut at, mut place) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    loop {
        match (pattern.get(at), text.get(place)) {
            (Some(Sign::Many), _) => {
                back = Some((at + 1, place));
                at += 1;
            }
            (Some(Sign::One), Some(_)) => (at, place) = (at + 1, place + 1),
            (Some(Sign::Char(wanted)), Some(char)) if wanted == char => (at, place) = (at + 1, place + 1),
            (None, None) => return true,
            (Some(Sign::One | Sign::Char(_)) | None, _) => match back {
                Some((after, taken)) if taken < text.len() => {
                    back = Some((after, taken + 1));
                    (at, place) = (after, taken + 1);
                }
                Some(_) | None => return false,
            },
        }
    }
}

/// The time that a text names, from when to when: a moment, or a day in UTC.
fn moments(text: &str) -> Option<(Timestamp, Timestamp)> {
    let upper = text.to_uppercase();
    if let Ok(at) = upper.parse::<Timestamp>() {
        return Some((at, at));
    }
    let day: Date = upper.parse().ok().filter(|_| upper.len() == 10)?;
    let start = day.to_zoned(TimeZone::UTC).ok()?.timestamp();
    let next = day.tomorrow().ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp();
    Some((start, next - jiff::SignedDuration::from_nanos(1)))
}

/// Whether `text` lies before `bound`, or at it where that is not within.
fn is_before(text: &str, bound: &str, within: bool) -> bool {
    if let (Ok(at), Some((from, to))) = (text.parse::<Timestamp>(), moments(bound)) {
        return if within { at < from } else { at <= to };
    }
    if let (Ok(value), Ok(bound)) = (text.parse::<f64>(), bound.parse::<f64>()) {
        return value < bound || (!within && value <= bound);
    }
    let text = text.to_lowercase();
    text.as_str() < bound || (!within && text == bound)
}

/// Whether `text` lies after `bound`, or at it where that is not within.
fn is_after(text: &str, bound: &str, within: bool) -> bool {
    if let (Ok(at), Some((from, to))) = (text.parse::<Timestamp>(), moments(bound)) {
        return if within { at > to } else { at >= from };
    }
    if let (Ok(value), Ok(bound)) = (text.parse::<f64>(), bound.parse::<f64>()) {
        return value > bound || (!within && value >= bound);
    }
    let text = text.to_lowercase();
    text.as_str() > bound || (!within && text == bound)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{reader::LONGEST, *};

    fn ada() -> Map<String, Value> {
        let shown = json!({
            "user_id": "auth0|0a", "email": "ada@example.com", "name": "Ada Lovelace", "nickname": "ada", "blocked": false,
            "email_verified": true, "created_at": "2026-11-21T12:00:00.000Z",
            "identities": [{ "connection": "Username-Password-Authentication", "provider": "auth0" }],
            "user_metadata": { "role": "editor", "age": 36, "a.b": "dotted", "address": { "city": "London" } },
            "app_metadata": { "tenant": "t1", "plans": ["gold", "silver"], "none": null },
        });
        shown.as_object().unwrap().clone()
    }

    fn holds(text: &str) -> Option<bool> {
        let search = Search::parse(text).ok()?;
        let shown = ada();
        search.holds(&|condition: &Condition| Some(condition.admits_user(&shown)))
    }

    #[test]
    fn a_search_finds_whom_it_describes() {
        for (text, found) in [
            ("", true),
            ("email:ada@example.com", true),
            ("email:\"ADA@example.com\"", true),
            ("email:*@example.com", true),
            ("email:a?a@*", true),
            ("email:a?@*", false),
            ("email:ada@example.com AND blocked:true", false),
            ("email:bob* OR email:ada*", true),
            ("email:bob* OR email:cy* OR name:\"ada lovelace\"", true),
            ("email:ada* AND NOT blocked:true", true),
            ("NOT email:ada*", false),
            ("-email:ada*", false),
            ("(email:bob* OR email:ada*) AND (app_metadata.tenant:t1)", true),
            ("email:bob* OR email:ada* AND blocked:true", false),
            ("app_metadata.tenant:\"t1\"", true),
            ("app_metadata.tenant:t2", false),
            ("app_metadata.plans:silver", true),
            ("app_metadata.plans:(bronze OR gold)", true),
            ("app_metadata.none:*", false),
            ("user_metadata.role:edit*", true),
            ("user_metadata.a.b:dotted", true),
            ("user_metadata.address.city:london", true),
            ("user_metadata.age:36", true),
            ("user_metadata.age:[30 TO 40]", true),
            ("user_metadata.age:[30 TO 36}", false),
            ("user_metadata.age:{36 TO *]", false),
            ("user_metadata.age:[9 TO 40]", true),
            ("_exists_:user_metadata.role", true),
            ("NOT _exists_:phone_number", true),
            ("name:Ada*", true),
            ("lovelace", true),
            ("love*", true),
            ("babbage", false),
            ("email_verified:true", true),
            ("email_verified:false", false),
            ("blocked:false", true),
            ("identities.connection:\"Username-Password-Authentication\"", true),
            ("identities.connection:other", false),
            ("created_at:[2026-11-01 TO 2026-11-30]", true),
            ("created_at:[2026-11-21 TO 2026-11-21]", true),
            ("created_at:{2026-11-21 TO *]", false),
            ("created_at:[* TO 2026-11-21}", false),
            ("created_at:[2026-11-21T12:00:00.000Z TO *]", true),
            ("created_at:[2026-11-21T12:00:00.001Z TO *]", false),
            ("created_at:2026-11-21", true),
            ("user_id:\"auth0|0a\" OR user_id:\"auth0|0b\"", true),
            ("name:Ada\\ Lovelace", true),
            ("email:ada* AND AND blocked:false", true),
        ] {
            assert_eq!(holds(text), Some(found), "{text}");
        }
    }

    #[test]
    fn m2_a_value_of_a_search_has_so_many_signs_and_no_more() {
        let long = |count: usize| "x".repeat(count);
        for whole in [
            |value: &str| format!("email:{value}"),
            |value: &str| format!("email:\"{value}\""),
            |value: &str| format!("email:[{value} TO *]"),
        ] {
            assert!(Search::parse(&whole(&long(LONGEST))).is_ok());
            assert!(Search::parse(&whole(&long(LONGEST + 1))).is_err());
        }
    }

    #[test]
    fn what_is_no_search_is_refused_with_the_part() {
        for (text, part) in [
            ("email:", "email:"),
            ("email:\"ada", "email:\"ada"),
            ("(email:ada", "("),
            ("email:ada)", ")"),
            ("AND", ""),
            ("OR email:ada", "OR email:ada"),
            ("email:ada~", "email:ada~"),
            ("created_at:[2026]", "created_at:[2026]"),
            ("created_at:[a TO", "created_at:[a TO"),
            (":x", ":x"),
            ("email:(", "email:("),
            ("email:()", "email:("),
        ] {
            assert_eq!(Search::parse(text), Err(Refused::Part(part.to_owned())), "{text}");
        }
        assert_eq!(Search::parse(&"NOT ".repeat(2000)), Err(Refused::TooDeep));
        assert_eq!(Search::parse(&"(".repeat(5000)), Err(Refused::TooDeep));
        let many = |count: usize| vec!["blocked:true"; count].join(" AND ");
        assert!(Search::parse(&many(MOST_CONDITIONS)).is_ok());
        assert_eq!(Search::parse(&many(MOST_CONDITIONS + 1)), Err(Refused::TooMany));
    }

    #[test]
    fn what_a_field_has_to_be_is_found_where_it_follows() {
        let only = |text: &str| Search::parse(text).unwrap().only("user_id");
        let set = |ids: &[&str]| Some(ids.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<_>>());
        assert_eq!(only("user_id:a"), set(&["a"]));
        assert_eq!(only("user_id:a OR user_id:b"), set(&["a", "b"]));
        assert_eq!(only("user_id:(a OR b) AND blocked:true"), set(&["a", "b"]));
        for nothing in [
            "user_id:a*",
            "user_id:a OR blocked:true",
            "NOT user_id:a",
            "blocked:true",
            "",
        ] {
            assert_eq!(only(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn what_is_not_known_yet_is_told_apart() {
        let of_name = |text: &str| {
            let search = Search::parse(text).unwrap();
            search.holds(&|condition: &Condition| match condition.field.as_deref() {
                Some("email") => Some(condition.admits_text("ada@example.com")),
                _ => None,
            })
        };
        assert_eq!(of_name("email:ada* AND name:x"), None);
        assert_eq!(of_name("email:bob* AND name:x"), Some(false));
        assert_eq!(of_name("email:ada* OR name:x"), Some(true));
        assert_eq!(of_name("NOT (email:ada* OR name:x)"), Some(false));
    }
}
