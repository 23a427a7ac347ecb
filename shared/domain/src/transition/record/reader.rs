//! Reads single fields, each as what it is to hold, and says what is wrong with one that holds something else.

use std::fmt;

use jiff::Timestamp;

use super::super::{
    field::{Field, HELD, NEVER},
    language::Value,
    memory::{Changed, Fields},
};
use crate::{id::PersonKey, limits::Recent, person::Person, sign_in::Streak};

/// A field that does not hold what this version writes. It is never read with a default in place of what is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed {
    /// Its attribute.
    pub attribute: &'static str,
    /// What is wrong with it.
    pub problem: &'static str,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is {}", self.attribute, self.problem)
    }
}

pub(super) struct Reader<'a> {
    pub(super) fields: &'a dyn Fields,
    pub(super) changed: Option<&'a Changed<'a>>,
}

impl Reader<'_> {
    /// A member of the person: as it was, where none of its fields has changed, else as it is read.
    pub(super) fn member<T: Clone>(
        &self,
        is_its: impl Fn(&Field) -> bool,
        as_it_was: impl FnOnce(&Person) -> &T,
        read: impl FnOnce(&Self) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        match self.changed {
            Some(changed) if !changed.touches(is_its) => Ok(as_it_was(changed.before).clone()),
            Some(_) | None => read(self),
        }
    }

    /// The same for a member that is one field.
    pub(super) fn one<T: Clone>(
        &self,
        field: Field,
        as_it_was: impl FnOnce(&Person) -> &T,
        read: impl FnOnce(&Self, Field) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        self.member(|its| *its == field, as_it_was, |r| read(r, field))
    }

    /// The same for one that need not be there.
    pub(super) fn maybe<T: Clone>(
        &self,
        field: Field,
        as_it_was: impl FnOnce(&Person) -> &Option<T>,
        read: impl FnOnce(&Self, Field) -> Result<T, Malformed>,
    ) -> Result<Option<T>, Malformed> {
        self.one(field, as_it_was, |r, field| r.optional(field, read))
    }

    /// The same for one that is nothing where it is not there.
    pub(super) fn or_none<T: Clone + Default>(
        &self,
        field: Field,
        as_it_was: impl FnOnce(&Person) -> &T,
        read: impl FnOnce(&Self, Field) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        self.one(field, as_it_was, |r, field| {
            Ok(r.optional(field, read)?.unwrap_or_default())
        })
    }

    pub(super) fn names(&self, field: Field) -> Result<Vec<PersonKey>, Malformed> {
        let key = |value: Value| value.bytes()?.try_into().ok().map(PersonKey::from_bytes);
        self.several(field, "not the keys of names", key)
    }

    pub(super) fn texts(&self, field: Field) -> Result<Vec<String>, Malformed> {
        self.several(field, "not a list of strings", Value::text)
    }

    pub(super) fn moments(&self, field: Field) -> Result<Vec<Timestamp>, Malformed> {
        self.several(field, "not a list of moments", |value| moment_of(&value))
    }

    pub(super) fn recent(&self, field: Field) -> Result<Recent, Malformed> {
        let problem = "not a list of moments of its length";
        let millis = self.several(field, problem, |value| value.number())?;
        Recent::from_millis(&millis).ok_or_else(|| malformed(field, problem))
    }

    pub(super) fn several<T>(
        &self,
        field: Field,
        problem: &'static str,
        read: impl Fn(Value) -> Option<T>,
    ) -> Result<Vec<T>, Malformed> {
        let list = self.value(field)?.list();
        let read = list.and_then(|list| list.into_iter().map(read).collect());
        read.ok_or_else(|| malformed(field, problem))
    }

    pub(super) fn value(&self, field: Field) -> Result<Value, Malformed> {
        self.fields.field(field).ok_or_else(|| malformed(field, "missing"))
    }

    pub(super) fn text(&self, field: Field) -> Result<String, Malformed> {
        self.value(field)?
            .text()
            .ok_or_else(|| malformed(field, "not a string"))
    }

    pub(super) fn boolean(&self, field: Field) -> Result<bool, Malformed> {
        self.value(field)?
            .flag()
            .ok_or_else(|| malformed(field, "not a boolean"))
    }

    pub(super) fn integer<N: TryFrom<i64>>(&self, field: Field) -> Result<N, Malformed> {
        let number = self.value(field)?.number().and_then(|number| N::try_from(number).ok());
        number.ok_or_else(|| malformed(field, "not a whole number within its range"))
    }

    pub(super) fn moment(&self, field: Field) -> Result<Timestamp, Malformed> {
        let millis = self.integer(field)?;
        Timestamp::from_millisecond(millis).map_err(|_| malformed(field, "not a moment"))
    }

    pub(super) fn bytes<const N: usize>(&self, field: Field) -> Result<[u8; N], Malformed> {
        let bytes = self.value(field)?.bytes().and_then(|bytes| bytes.try_into().ok());
        bytes.ok_or_else(|| malformed(field, "not bytes of its length"))
    }

    pub(super) fn json<T: serde::de::DeserializeOwned>(&self, field: Field) -> Result<T, Malformed> {
        self.parsed(field, |text| serde_json::from_str(text))
    }

    pub(super) fn parsed<T, E>(&self, field: Field, parse: impl FnOnce(&str) -> Result<T, E>) -> Result<T, Malformed> {
        parse(&self.text(field)?).map_err(|_| malformed(field, "not well formed"))
    }

    pub(super) fn known<T>(&self, field: Field, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Malformed> {
        parse(&self.text(field)?).ok_or_else(|| malformed(field, "not a known value"))
    }

    pub(super) fn optional<T>(
        &self,
        field: Field,
        read: impl FnOnce(&Self, Field) -> Result<T, Malformed>,
    ) -> Result<Option<T>, Malformed> {
        match self.fields.field(field) {
            Some(_) => read(self, field).map(Some),
            None => Ok(None),
        }
    }

    pub(super) fn unless_never<T>(
        &self,
        field: Field,
        never: T,
        read: impl FnOnce(&Self, Field) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        if self.value(field)? == Value::from(NEVER) {
            Ok(never)
        } else {
            read(self, field)
        }
    }
}

pub(super) fn malformed(field: Field, problem: &'static str) -> Malformed {
    Malformed {
        attribute: field.name(),
        problem,
    }
}

pub(super) fn moment_of(value: &Value) -> Option<Timestamp> {
    Timestamp::from_millisecond(value.number()?).ok()
}

pub(super) fn streak_of(value: Value) -> Option<Streak> {
    let [count, last] = value.list()?.try_into().ok()?;
    Some(Streak {
        count: count.number()?.try_into().ok()?,
        last: moment_of(&last)?,
    })
}

impl Malformed {
    /// That a name which begins as that of [`Field::Held`] is none.
    pub const HELD: Self = Self {
        attribute: HELD,
        problem: "not why a message waits",
    };
}
