//! Attributes that have several values in SCIM and one here: an address and a mobile number. What cannot be kept beside
//! it is passed over, and never takes its place.

use domain::address::{EmailAddress, PhoneNumber};
use serde_json::{Map, Value};
use service::http::Error;

use super::{
    Wrong,
    fields::{flag, is_absent, member},
};

/// What is said of a value, given back as it was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Label {
    /// Its `type`.
    pub(crate) kind: Option<String>,
    /// Whether it is the `primary` one.
    pub(crate) primary: Option<bool>,
}

/// The longest `type` that is kept.
pub(crate) const LONGEST: usize = 64;

impl Label {
    /// Reads what [`Self::write`] wrote.
    pub(crate) fn read(value: &Value) -> Self {
        Self {
            kind: value.get("type").and_then(Value::as_str).map(str::to_owned),
            primary: value.get("primary").and_then(Value::as_bool),
        }
    }

    /// What is kept of it, if anything was said.
    pub(crate) fn write(&self) -> Option<Map<String, Value>> {
        let mut map = Map::new();
        self.onto(&mut map);
        (!map.is_empty()).then_some(map)
    }

    /// Puts it beside a value.
    pub(crate) fn onto(&self, map: &mut Map<String, Value>) {
        if let Some(kind) = &self.kind {
            map.insert("type".to_owned(), kind.as_str().into());
        }
        if let Some(primary) = self.primary {
            map.insert("primary".to_owned(), primary.into());
        }
    }

    /// Whether a value with this label may be the one of `kind`; one without a type is of the kind that is usual.
    pub(crate) fn may_be(&self, kind: &str, usual: &str) -> bool {
        self.kind.as_deref().unwrap_or(usual).eq_ignore_ascii_case(kind)
    }
}

/// A value with what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry<'a> {
    value: &'a str,
    /// As it was sent.
    kind: Option<&'a str>,
    primary: Option<bool>,
    /// Whether it is a text alone, of which nothing can be said.
    is_bare: bool,
}

/// The kind that the one address is of, where nothing is said.
pub(crate) const WORK: &str = "work";
/// The kind that the one number is of.
pub(crate) const MOBILE: &str = "mobile";
/// Kinds of numbers where nobody reads an SMS.
const DEAF: [&str; 2] = ["fax", "pager"];

impl Entry<'_> {
    fn is(&self, kind: &str) -> bool {
        self.kind.is_some_and(|known| known.eq_ignore_ascii_case(kind))
    }

    /// Whether it may be the one of `kind`: nothing says that it is another.
    fn may_be(&self, kind: &str) -> bool {
        self.is(kind) || self.kind.is_none()
    }

    /// What is said of it.
    pub(crate) fn label(&self) -> Label {
        let kind = self.kind.filter(|kind| kind.chars().count() <= LONGEST);
        Label {
            kind: kind.map(str::to_owned),
            primary: self.primary,
        }
    }
}

/// All values: of a list, of one object, or texts alone. What has no value is not there (RFC 7643 section 2.5).
pub(crate) fn entries(value: &Value) -> Vec<Entry<'_>> {
    let all = match value {
        Value::Array(all) => all.as_slice(),
        one => std::slice::from_ref(one),
    };
    all.iter().filter(|value| !is_absent(value)).filter_map(entry).collect()
}

fn entry(value: &Value) -> Option<Entry<'_>> {
    match value {
        Value::String(text) => Some(Entry {
            value: text,
            kind: None,
            primary: None,
            is_bare: true,
        }),
        Value::Object(object) => {
            let kind = member(object, "type").and_then(Value::as_str);
            Some(Entry {
                value: member(object, "value").and_then(Value::as_str)?,
                kind: kind.map(str::trim).filter(|kind| !kind.is_empty()),
                primary: member(object, "primary").and_then(flag),
                is_bare: false,
            })
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
    }
}

pub(crate) fn address(entry: &Entry<'_>) -> Result<EmailAddress, Wrong> {
    let address = EmailAddress::parse(entry.value);
    Ok(address.map_err(|error| Error::from((error, "/emails")))?)
}

/// The number, if it is one that can be kept: with its country code, and as its country's plan has it.
fn number(entry: &Entry<'_>) -> Option<PhoneNumber> {
    PhoneNumber::parse(entry.value).ok()
}

/// The address that counts in a whole user: the primary; else the one that is known; else the first that may be it; else the
/// first, since the one that is known is not there any more.
pub(crate) fn email<'a, 'b>(all: &'b [Entry<'a>], known: Option<&EmailAddress>) -> Option<&'b Entry<'a>> {
    let first = |fits: &dyn Fn(&Entry<'_>) -> bool| all.iter().find(|entry| fits(entry));
    let Some(known) = known else {
        return first(&|entry| entry.primary == Some(true)).or_else(|| all.first());
    };
    first(&|entry| entry.primary == Some(true))
        .or_else(|| first(&|entry| address(entry).is_ok_and(|address| address == *known)))
        .or_else(|| first(&|entry| entry.primary.is_none() && entry.may_be(WORK)))
        .or_else(|| first(&|entry| entry.primary.is_none()))
        .or_else(|| all.first())
}

/// The number that counts in a whole user, of those that can be kept: the mobile one; else the one that is known; else the
/// first that may be mobile.
pub(crate) fn phone<'a, 'b>(all: &'b [Entry<'a>], known: Option<&PhoneNumber>) -> Option<(&'b Entry<'a>, PhoneNumber)> {
    let all: Vec<_> = all.iter().filter_map(|entry| Some((entry, number(entry)?))).collect();
    let first = |fits: &dyn Fn(&Entry<'_>, &PhoneNumber) -> bool| {
        all.iter().find(|(entry, number)| fits(entry, number)).cloned()
    };
    first(&|entry, _| entry.is(MOBILE) && entry.primary == Some(true))
        .or_else(|| first(&|entry, _| entry.is(MOBILE)))
        .or_else(|| first(&|_, number| known == Some(number)))
        .or_else(|| first(&|entry, _| entry.kind.is_none()))
        .or_else(|| first(&|entry, _| entry.primary == Some(true) && !DEAF.iter().any(|deaf| entry.is(deaf))))
}

/// What an operation aims at among the values: `choice` is what stands in the brackets of its path, if there are any.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Aim<'a> {
    /// Whether it adds to a list, and does not replace what is there.
    pub(crate) adds: bool,
    pub(crate) choice: Option<&'a str>,
}

/// What an operation makes of the value that there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Becomes<T> {
    pub(crate) value: T,
    pub(crate) label: Label,
}

impl Aim<'_> {
    /// The name and the value of each comparison in the brackets; `None` for one that is no comparison with `eq`.
    fn terms(&self) -> impl Iterator<Item = Option<(String, String)>> {
        let terms = self.choice.into_iter().flat_map(|choice| choice.split(" and "));
        terms.map(|term| {
            let mut parts = term.trim().splitn(3, char::is_whitespace);
            let name = parts.next()?.to_ascii_lowercase();
            let is_equal = parts.next()?.eq_ignore_ascii_case("eq");
            let value = parts.next()?.trim().trim_matches('"').to_owned();
            is_equal.then_some((name, value))
        })
    }

    /// Whether it aims at the value that there is.
    pub(crate) fn meets(self, label: &Label, usual: &str, known: Option<&str>) -> bool {
        self.terms().all(|term| {
            term.is_some_and(|(name, value)| match name.as_str() {
                "type" => label.may_be(&value, usual),
                // The one that is kept is the primary one, whatever else it is called.
                "primary" => value.eq_ignore_ascii_case("true") || label.primary == Some(false),
                "value" => known.is_some_and(|known| value.eq_ignore_ascii_case(known)),
                _ => false,
            })
        })
    }

    /// What the brackets say of a value that is put there.
    fn says(self) -> Label {
        let said = |name: &str| self.terms().flatten().find(|(known, _)| known == name);
        Label {
            kind: said("type").map(|(_, kind)| kind),
            primary: said("primary").map(|(_, primary)| primary.eq_ignore_ascii_case("true")),
        }
    }

    /// Whether it sets a mobile number where one of another type is kept, which gives way.
    fn is_for_mobile(self, label: &Label) -> bool {
        self.says().kind.is_some_and(|kind| kind.eq_ignore_ascii_case(MOBILE)) && !label.may_be(MOBILE, MOBILE)
    }

    fn labelled(self, entry: &Entry<'_>, before: &Label) -> Label {
        let (own, said) = (entry.label(), self.says());
        let before = if self.choice.is_some() || entry.is_bare {
            before.clone()
        } else {
            Label::default()
        };
        Label {
            kind: own.kind.or(said.kind).or(before.kind),
            primary: own.primary.or(said.primary).or(before.primary),
        }
    }

    /// The address after the operation, if it is another one, or another is said of it.
    pub(crate) fn email(
        self,
        value: &Value,
        known: Option<&EmailAddress>,
        label: &Label,
    ) -> Result<Option<Becomes<EmailAddress>>, Wrong> {
        let all = entries(value);
        let entry = match (known, self.choice) {
            (Some(known), Some(_)) if !self.meets(label, WORK, Some(known.as_str())) => None,
            (None, _) | (Some(_), Some(_)) => email(&all, None),
            // A second address is not kept, but one that is said to be the first takes its place.
            (Some(known), None) if self.adds => all
                .iter()
                .find(|entry| entry.primary == Some(true) || address(entry).is_ok_and(|address| address == *known)),
            (Some(known), None) => email(&all, Some(known)),
        };
        let Some(entry) = entry else { return Ok(None) };
        Ok(Some(Becomes {
            value: address(entry)?,
            label: self.labelled(entry, label),
        }))
    }

    /// The number after the operation, if it is another one, or another is said of it.
    pub(crate) fn phone(
        self,
        value: &Value,
        known: Option<&PhoneNumber>,
        label: &Label,
    ) -> Option<Becomes<PhoneNumber>> {
        let all = entries(value);
        let (entry, number) = match (known, self.choice) {
            (Some(known), Some(_))
                if !self.meets(label, MOBILE, Some(known.as_str())) && !self.is_for_mobile(label) =>
            {
                return None;
            }
            (Some(_), Some(_)) => all.iter().find_map(|entry| Some((entry, number(entry)?)))?,
            // The first number that there is has to be one that reads an SMS.
            (None, Some(_)) if !self.meets(&Label::default(), MOBILE, None) => return None,
            (None, _) => {
                let fits = |(entry, _): &(&Entry<'_>, PhoneNumber)| self.choice.is_some() || entry.may_be(MOBILE);
                phone(&all, None).filter(fits)?
            }
            (Some(known), None) if self.adds => {
                let same = all.iter().find(|entry| number(entry).as_ref() == Some(known))?;
                (same, known.clone())
            }
            (Some(known), None) => phone(&all, Some(known))?,
        };
        Some(Becomes {
            label: self.labelled(entry, label),
            value: number,
        })
    }

    /// Whether it removes the address or number that there is: what is not there is removed already.
    pub(crate) fn removes(self, label: &Label, usual: &str, value: &Value, known: Option<&str>) -> bool {
        let named = entries(value);
        let same = |entry: &Entry<'_>| known.is_some_and(|known| entry.value.eq_ignore_ascii_case(known));
        self.meets(label, usual, known) && (named.is_empty() || named.iter().any(same))
    }
}
