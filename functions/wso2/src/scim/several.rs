//! Attributes that have several values in SCIM and one here: an address and a mobile number. What cannot be kept beside
//! it never takes its place.

use serde_json::Value;
use domain::address::{EmailAddress, PhoneNumber};
use service::http::Error;

use super::{
    Wrong,
    fields::{flag, member, wrong_kind},
};

/// A value with what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry<'a> {
    value: &'a str,
    /// In lower case.
    kind: Option<String>,
    primary: Option<bool>,
}

/// The kind that the one number is of.
pub(crate) const MOBILE: &str = "mobile";
/// Kinds of numbers where nobody reads an SMS.
const DEAF: [&str; 2] = ["fax", "pager"];

impl Entry<'_> {
    fn is(&self, kind: &str) -> bool {
        self.kind.as_deref() == Some(kind)
    }

    /// Whether it may be the one of `kind`: nothing says that it is another.
    fn may_be(&self, kind: &str) -> bool {
        self.is(kind) || self.kind.is_none()
    }
}

/// All values: of a list, of one object, or texts alone.
pub(crate) fn entries<'a>(value: &'a Value, name: &str) -> Result<Vec<Entry<'a>>, Wrong> {
    let wrong = || wrong_kind(name, "a list of objects with a `value`");
    let all = match value {
        Value::Array(all) => all.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut found = Vec::new();
    for value in all {
        match value {
            Value::String(text) => found.push(Entry {
                value: text,
                kind: None,
                primary: None,
            }),
            Value::Object(object) => {
                let text = member(object, "value").and_then(Value::as_str).ok_or_else(wrong)?;
                let kind = member(object, "type").and_then(Value::as_str);
                found.push(Entry {
                    value: text,
                    kind: kind.filter(|kind| !kind.is_empty()).map(str::to_ascii_lowercase),
                    primary: member(object, "primary").and_then(flag),
                });
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => return Err(wrong()),
        }
    }
    if found.is_empty() { Err(wrong()) } else { Ok(found) }
}

pub(crate) fn address(entry: &Entry<'_>) -> Result<EmailAddress, Wrong> {
    let address = EmailAddress::parse(entry.value);
    Ok(address.map_err(|error| Error::from((error, "/emails")))?)
}

pub(crate) fn number(entry: &Entry<'_>) -> Result<PhoneNumber, Wrong> {
    let number = PhoneNumber::parse(entry.value.strip_prefix("tel:").unwrap_or(entry.value));
    Ok(number.map_err(|error| Error::from((error, "/phoneNumbers")))?)
}

pub(crate) fn one_address() -> Wrong {
    let why = "one address of a user is kept, the primary: another is not kept beside it, and takes its place with `replace` of \
               `emails` or `emails[primary eq true].value` only";
    Wrong::bad("invalidValue", why)
}

pub(crate) fn one_number() -> Wrong {
    let why = "one number of a user is kept, of the type mobile: another is not kept beside it, and takes its place with \
               `replace` of `phoneNumbers[type eq \"mobile\"].value` only";
    Wrong::bad("invalidValue", why)
}

/// The address that counts in a whole user: the primary; else the one that is known; else the first that may be it.
pub(crate) fn email<'a, 'b>(all: &'b [Entry<'a>], known: Option<&EmailAddress>) -> Option<&'b Entry<'a>> {
    let first = |fits: &dyn Fn(&Entry<'_>) -> bool| all.iter().find(|entry| fits(entry));
    let Some(known) = known else {
        return first(&|entry| entry.primary == Some(true)).or_else(|| all.first());
    };
    first(&|entry| entry.primary == Some(true))
        .or_else(|| first(&|entry| address(entry).is_ok_and(|address| address == *known)))
        .or_else(|| first(&|entry| entry.primary.is_none() && entry.may_be("work")))
        .or_else(|| first(&|entry| entry.primary.is_none()))
}

/// The number that counts in a whole user: the mobile one; else the one that is known; else the first that may be
/// mobile.
pub(crate) fn phone<'a, 'b>(all: &'b [Entry<'a>], known: Option<&PhoneNumber>) -> Option<&'b Entry<'a>> {
    let first = |fits: &dyn Fn(&Entry<'_>) -> bool| all.iter().find(|entry| fits(entry));
    first(&|entry| entry.is(MOBILE) && entry.primary == Some(true))
        .or_else(|| first(&|entry| entry.is(MOBILE)))
        .or_else(|| first(&|entry| known.is_some_and(|known| number(entry).is_ok_and(|number| number == *known))))
        .or_else(|| first(&|entry| entry.kind.is_none()))
        .or_else(|| {
            first(&|entry| {
                entry.primary == Some(true) && !entry.kind.as_deref().is_some_and(|kind| DEAF.contains(&kind))
            })
        })
}

/// What an operation aims at among the values: `choice` is what stands in the brackets of its path, if there are any.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Aim<'a> {
    /// Whether it adds a value, and does not replace one.
    pub(crate) adds: bool,
    pub(crate) choice: Option<&'a str>,
}

impl Aim<'_> {
    /// Whether it aims at the value that there is, which is the primary one and of `kind`.
    pub(crate) fn meets(self, kind: &str, known: Option<&str>) -> bool {
        self.choice.is_none_or(|choice| {
            choice.split(" and ").all(|term| {
                let mut words = term.trim().splitn(3, char::is_whitespace);
                let (name, operator) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
                let value = words.next().unwrap_or_default().trim().trim_matches('"');
                operator.eq_ignore_ascii_case("eq")
                    && match name.to_ascii_lowercase().as_str() {
                        "type" => value.eq_ignore_ascii_case(kind),
                        "primary" => value.eq_ignore_ascii_case("true"),
                        "value" => known.is_some_and(|known| value.eq_ignore_ascii_case(known)),
                        _ => false,
                    }
            })
        })
    }

    /// The address after the operation, if it changes.
    pub(crate) fn email(self, value: &Value, known: Option<&EmailAddress>) -> Result<Option<EmailAddress>, Wrong> {
        let all = entries(value, "emails")?;
        let mut other = None;
        for entry in &all {
            let address = address(entry)?;
            if known == Some(&address) {
                continue;
            }
            let beside = match known {
                None => false,
                Some(_) if self.adds || all.len() > 1 => true,
                Some(known) => {
                    !self.meets("work", Some(known.as_str()))
                        || entry.primary == Some(false)
                        || !(entry.may_be("work") || entry.primary == Some(true))
                }
            };
            if beside || other.is_some_and(|other| other != address) {
                return Err(one_address());
            }
            other = Some(address);
        }
        Ok(other)
    }

    /// The number after the operation, if it changes.
    pub(crate) fn phone(self, value: &Value, known: Option<&PhoneNumber>) -> Result<Option<PhoneNumber>, Wrong> {
        let all = entries(value, "phoneNumbers")?;
        let mut other = None;
        for entry in &all {
            let number = number(entry)?;
            if known == Some(&number) {
                continue;
            }
            let beside = known.is_some() && (self.adds || all.len() > 1 || entry.primary == Some(false));
            let is_mobile = self.meets(MOBILE, known.map(PhoneNumber::as_str)) && entry.may_be(MOBILE);
            if beside || !is_mobile || other.is_some_and(|other| other != number) {
                return Err(one_number());
            }
            other = Some(number);
        }
        Ok(other)
    }

    /// Whether it removes the address or number that there is: what is not there is removed already.
    pub(crate) fn removes(self, kind: &str, value: &Value, known: Option<&str>) -> bool {
        let named = entries(value, "");
        let named = named.map_or(true, |named| {
            let same = |entry: &Entry<'_>| known.is_some_and(|known| entry.value.eq_ignore_ascii_case(known));
            named.iter().any(same)
        });
        self.meets(kind, known) && named
    }
}
