//! What a person tells of themselves: fields that a flow asks for, and the answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{display_name::DisplayName, locale::Locale, typed::is_visible};

/// What stands beside a field: one text for everybody, or one for each language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "ProfileLabel")]
pub enum Label {
    /// The same in every language.
    One(#[schemars(length(min = 1, max = 64))] String),
    /// By language tag (`en`, `de`). Where the language of the page is missing, the English one is shown, or else the first.
    Each(BTreeMap<String, String>),
}

impl Label {
    /// The text for somebody who reads this language; and the tag of the language that it is in, where it is known.
    #[must_use]
    pub fn for_language(&self, language: &str) -> (&str, Option<&str>) {
        match self {
            Self::One(text) => (text, None),
            Self::Each(texts) => {
                let own = texts.get_key_value(language);
                // A label in `zh` is for whoever reads `zh-Hans`.
                let wider = || texts.get_key_value(language.split('-').next().unwrap_or(language));
                let found = own
                    .or_else(wider)
                    .or_else(|| texts.get_key_value("en"))
                    .or_else(|| texts.first_key_value());
                found.map_or(("", None), |(tag, text)| (text, Some(tag)))
            }
        }
    }

    /// Every text of it; none, where a tag is no language.
    fn texts(&self) -> Vec<&String> {
        match self {
            Self::One(text) => vec![text],
            Self::Each(texts) if texts.keys().all(|tag| Locale::parse(tag).is_ok()) => texts.values().collect(),
            Self::Each(_) => vec![],
        }
    }
}

impl From<&str> for Label {
    fn from(text: &str) -> Self {
        Self::One(text.to_owned())
    }
}

/// A field of a profile form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ProfileField")]
pub struct Field {
    /// The key under which the answer is kept: `first_name` and `last_name` are what they say, others are the caller's.
    #[schemars(regex(pattern = "^[a-z][a-z0-9_]{0,31}$"))]
    pub name: String,
    /// What stands beside the field: a text, or a text for each language.
    pub label: Label,
    /// What kind of answer it takes.
    #[serde(rename = "type")]
    pub kind: FieldKind,
    /// Whether it has to be answered.
    #[serde(default)]
    pub required: bool,
    /// For text: the most characters; 200 if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 500))]
    pub max_length: Option<u32>,
    /// For a choice: what can be chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(min = 2, max = 50), inner(length(min = 1, max = 64)), extend("uniqueItems" = true))]
    pub options: Vec<String>,
}

/// What kind of answer a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line of text.
    Text,
    /// One of several options.
    Choice,
    /// A calendar date, `YYYY-MM-DD`.
    Date,
    /// Yes or no; required means yes.
    Boolean,
}

/// Why a field cannot be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// A name that is no plain word.
    #[error("a field's name has 1 to 32 of a-z, 0-9 and _, and begins with a letter")]
    Name,
    /// A label that is empty or long.
    #[error("a field's label has 1 to 64 characters, on one line, or is such a text for each of some languages")]
    Label,
    /// Options where there is nothing to choose, too few, too many, too long or twice the same.
    #[error("a choice has 2 to 50 different options of 1 to 64 characters, and nothing else has options")]
    Options,
    /// A length out of range, or one of something that has none.
    #[error("a text has at most 1 to 500 characters, and nothing else has a max_length")]
    MaxLength,
}

/// Why an answer was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// It has to be given.
    #[error("this has to be answered")]
    Missing,
    /// It is of another kind.
    #[error("this must be {0}")]
    WrongKind(&'static str),
    /// It has too many characters.
    #[error("this has at most {0} characters")]
    TooLong(u32),
    /// It is not among the options.
    #[error("this is not one of the options")]
    NotAnOption,
    /// It is not a date.
    #[error("this is not a date, as in 2026-11-21")]
    NotADate,
    /// It is not asked for.
    #[error("this is not asked for")]
    NotAsked,
}

impl Field {
    const DEFAULT_MAX_LENGTH: u32 = 200;

    /// Why the field cannot be asked; nothing if it can.
    #[must_use]
    pub fn problems(&self) -> Vec<FieldError> {
        let name_is_fine = (1..=32).contains(&self.name.len())
            && self.name.starts_with(|first: char| first.is_ascii_lowercase())
            && self
                .name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        // Kept as given, with what stands around it: nowhere may there be another line.
        let short = |text: &String| DisplayName::parse(text).is_ok() && !text.contains(char::is_control);
        let mut sorted = self.options.clone();
        sorted.sort();
        sorted.dedup();
        let options_are_fine = match self.kind {
            FieldKind::Choice => {
                (2..=50).contains(&self.options.len())
                    && sorted.len() == self.options.len()
                    && self.options.iter().all(short)
            }
            FieldKind::Text | FieldKind::Date | FieldKind::Boolean => self.options.is_empty(),
        };
        let length_is_fine = match (self.kind, self.max_length) {
            (_, None) => true,
            (FieldKind::Text, Some(most)) => (1..=500).contains(&most),
            (FieldKind::Choice | FieldKind::Date | FieldKind::Boolean, Some(_)) => false,
        };
        let checks = [
            (name_is_fine, FieldError::Name),
            (
                !self.label.texts().is_empty() && self.label.texts().into_iter().all(short),
                FieldError::Label,
            ),
            (options_are_fine, FieldError::Options),
            (length_is_fine, FieldError::MaxLength),
        ];
        checks
            .into_iter()
            .filter(|(fine, _)| !fine)
            .map(|(_, problem)| problem)
            .collect()
    }

    /// The most characters of a text.
    #[must_use]
    pub fn most(&self) -> u32 {
        self.max_length.unwrap_or(Self::DEFAULT_MAX_LENGTH)
    }

    /// The answer as it is kept; `None` for one that is left open.
    ///
    /// # Errors
    /// [`AnswerError`].
    pub fn read(&self, answer: Option<&Value>) -> Result<Option<Value>, AnswerError> {
        let open = || {
            if self.required {
                Err(AnswerError::Missing)
            } else {
                Ok(None)
            }
        };
        let text = |answer: &Value, kind| answer.as_str().map(str::to_owned).ok_or(AnswerError::WrongKind(kind));
        let answer = match answer {
            None | Some(Value::Null) => return open(),
            Some(answer) => answer,
        };
        match self.kind {
            FieldKind::Boolean => match answer.as_bool().ok_or(AnswerError::WrongKind("true or false"))? {
                false if self.required => Err(AnswerError::Missing),
                yes_or_no => Ok(Some(yes_or_no.into())),
            },
            FieldKind::Text => {
                let text = text(answer, "a text")?;
                let text = text.trim();
                if !is_visible(text) {
                    return open();
                }
                if text.chars().any(char::is_control) {
                    return Err(AnswerError::WrongKind("one line of text"));
                }
                let most = self.most();
                if text.chars().count() > usize::try_from(most).unwrap_or(usize::MAX) {
                    return Err(AnswerError::TooLong(most));
                }
                Ok(Some(text.into()))
            }
            FieldKind::Choice => match text(answer, "one of the options")? {
                text if text.is_empty() => open(),
                text if self.options.contains(&text) => Ok(Some(text.into())),
                _ => Err(AnswerError::NotAnOption),
            },
            FieldKind::Date => match text(answer, "a date, as in 2026-11-21")? {
                text if text.is_empty() => open(),
                text => {
                    let date: jiff::civil::Date = text.parse().map_err(|_| AnswerError::NotADate)?;
                    if date.to_string() == text {
                        Ok(Some(text.into()))
                    } else {
                        Err(AnswerError::NotADate)
                    }
                }
            },
        }
    }
}

/// What a person said about themselves.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(try_from = "BTreeMap<String, Value>")]
pub struct Profile(BTreeMap<String, Value>);

/// The most that a profile may have, as JSON, in bytes.
const PROFILE_LIMIT: usize = 8 * 1024;

impl TryFrom<BTreeMap<String, Value>> for Profile {
    type Error = &'static str;

    /// Names as those of fields; texts, booleans and numbers: what a form could have answered, and what a caller brings along.
    fn try_from(answers: BTreeMap<String, Value>) -> Result<Self, Self::Error> {
        let plain = |value: &Value| value.is_string() || value.is_boolean() || value.is_number();
        if !answers.values().all(plain) {
            return Err("a profile holds texts, booleans and numbers");
        }
        if answers.keys().any(|name| !(1..=64).contains(&name.len())) {
            return Err("a name in a profile has 1 to 64 characters");
        }
        let profile = Self(answers);
        if profile.to_json().len() > PROFILE_LIMIT {
            return Err("a profile has at most 8 KiB");
        }
        Ok(profile)
    }
}

impl Profile {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of it.
    #[must_use]
    pub fn answers(&self) -> &BTreeMap<String, Value> {
        &self.0
    }

    /// The answer to the field called `name`.
    #[must_use]
    pub fn answer(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// The JSON text, as it is stored.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// This profile with all of `more` taken over; `None` where that adds nothing, or is more than a profile holds.
    #[must_use]
    pub fn with(&self, more: Self) -> Option<Self> {
        let mut all = self.0.clone();
        all.extend(more.0);
        (all != self.0).then(|| Self::try_from(all).ok()).flatten()
    }

    /// This profile with the answers to `fields` taken over.
    ///
    /// # Errors
    /// Every answer that cannot be taken, by the name of its field.
    pub fn answered(
        &self,
        fields: &[Field],
        answers: &BTreeMap<String, Value>,
    ) -> Result<Self, Vec<(String, AnswerError)>> {
        let mut profile = self.clone();
        let mut errors: Vec<_> = answers
            .keys()
            .filter(|name| !fields.iter().any(|field| field.name == **name))
            .map(|name| (name.clone(), AnswerError::NotAsked))
            .collect();
        for field in fields {
            match field.read(answers.get(&field.name)) {
                Ok(Some(answer)) => drop(profile.0.insert(field.name.clone(), answer)),
                Ok(None) => {}
                Err(error) => errors.push((field.name.clone(), error)),
            }
        }
        if errors.is_empty() { Ok(profile) } else { Err(errors) }
    }
}

/// Says how much there is, not what.
impl std::fmt::Debug for Profile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Profile({} answers)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn field(kind: FieldKind, required: bool) -> Field {
        let options = if kind == FieldKind::Choice {
            vec!["a".to_owned(), "b".to_owned()]
        } else {
            vec![]
        };
        Field {
            name: "it".to_owned(),
            label: "It".into(),
            kind,
            required,
            max_length: None,
            options,
        }
    }

    #[test]
    fn a_label_is_one_text_or_one_for_each_language() {
        let label = |label: Value| Field {
            label: serde_json::from_value(label).unwrap(),
            ..field(FieldKind::Text, true)
        };
        let each = label(json!({ "de": "Abteilung", "en": "Department", "fr": "Service" }));
        assert!(each.problems().is_empty());
        assert_eq!(each.label.for_language("fr"), ("Service", Some("fr")));
        assert_eq!(each.label.for_language("ja"), ("Department", Some("en")));
        assert_eq!(
            label(json!({ "en": "A", "zh": "B" })).label.for_language("zh-Hans"),
            ("B", Some("zh"))
        );
        assert_eq!(
            label(json!({ "de": "A", "fr": "B" })).label.for_language("ja"),
            ("A", Some("de"))
        );
        assert_eq!(
            label(json!("Department")).label.for_language("ja"),
            ("Department", None)
        );
        for wrong in [
            json!(""),
            json!({}),
            json!({ "en": "" }),
            json!({ "not a tag": "x" }),
            json!({ "en": "a\nb" }),
        ] {
            assert_eq!(label(wrong.clone()).problems(), [FieldError::Label], "{wrong}");
        }
        assert!(serde_json::from_value::<Label>(json!(7)).is_err());
        let written = serde_json::to_value(&each.label).unwrap();
        assert_eq!(
            written,
            json!({ "de": "Abteilung", "en": "Department", "fr": "Service" })
        );
    }

    #[test]
    fn answers_of_the_wrong_kind_are_refused_with_the_reason() {
        for (kind, answer, expected) in [
            (FieldKind::Text, json!(" Ada "), Ok(Some(json!("Ada")))),
            (FieldKind::Text, json!("x".repeat(201)), Err(AnswerError::TooLong(200))),
            (FieldKind::Text, json!(7), Err(AnswerError::WrongKind("a text"))),
            (
                FieldKind::Text,
                json!("a\nb"),
                Err(AnswerError::WrongKind("one line of text")),
            ),
            (FieldKind::Choice, json!("a"), Ok(Some(json!("a")))),
            (FieldKind::Choice, json!("c"), Err(AnswerError::NotAnOption)),
            (FieldKind::Date, json!("2026-02-28"), Ok(Some(json!("2026-02-28")))),
            (FieldKind::Date, json!("2026-02-30"), Err(AnswerError::NotADate)),
            (FieldKind::Date, json!("20260228"), Err(AnswerError::NotADate)),
            (FieldKind::Boolean, json!(false), Ok(Some(json!(false)))),
            (
                FieldKind::Boolean,
                json!("true"),
                Err(AnswerError::WrongKind("true or false")),
            ),
        ] {
            assert_eq!(field(kind, false).read(Some(&answer)), expected, "{answer}");
        }
        for kind in [FieldKind::Text, FieldKind::Choice, FieldKind::Date] {
            assert_eq!(field(kind, true).read(Some(&json!(""))), Err(AnswerError::Missing));
            assert_eq!(field(kind, true).read(None), Err(AnswerError::Missing));
            assert_eq!(field(kind, false).read(None), Ok(None));
        }
        assert_eq!(
            field(FieldKind::Boolean, true).read(Some(&json!(false))),
            Err(AnswerError::Missing)
        );
    }

    #[test]
    fn what_is_not_asked_is_refused_and_all_is_told_at_once() {
        let fields = [field(FieldKind::Text, true)];
        let answers = BTreeMap::from([("admin".to_owned(), json!(true))]);
        let errors = Profile::default().answered(&fields, &answers).unwrap_err();
        assert_eq!(
            errors,
            [
                ("admin".to_owned(), AnswerError::NotAsked),
                ("it".to_owned(), AnswerError::Missing)
            ]
        );
    }
}
