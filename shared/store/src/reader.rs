//! Reads attributes of an item, and says which one is wrong.

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;

use super::{
    Item, StoreError,
    attribute::{self as a, Key, NEVER},
};
use domain::{limits::Recent, person::Verifiable, quota::Sent, sign_in::{Failures, Place, Streak}};

/// Reads attributes and says which one is wrong.
pub(super) struct Reader<'a> {
    pub(super) key: Key,
    pub(super) item: &'a Item,
}

impl<'a> Reader<'a> {
    pub(super) fn malformed(&self, attribute: &'static str, problem: &'static str) -> StoreError {
        StoreError::Malformed {
            key: self.key.to_string(),
            attribute,
            problem,
        }
    }

    fn value(&self, name: &'static str) -> Result<&'a AttributeValue, StoreError> {
        self.item.get(name).ok_or_else(|| self.malformed(name, "missing"))
    }

    pub(super) fn text(&self, name: &'static str) -> Result<&'a str, StoreError> {
        self.value(name)?
            .as_s()
            .map(String::as_str)
            .map_err(|_| self.malformed(name, "not a string"))
    }

    pub(super) fn owned(&self, name: &'static str) -> Result<String, StoreError> {
        self.text(name).map(str::to_owned)
    }

    pub(super) fn texts(&self, name: &'static str) -> Result<Vec<String>, StoreError> {
        let wrong = || self.malformed(name, "not a list of strings");
        let list = self.value(name)?.as_l().map_err(|_| wrong())?;
        list.iter()
            .map(|value| value.as_s().cloned().map_err(|_| wrong()))
            .collect()
    }

    pub(super) fn recent(&self, name: &'static str) -> Result<Recent, StoreError> {
        let wrong = || self.malformed(name, "not a list of moments of its length");
        let list = self.value(name)?.as_l().map_err(|_| wrong())?;
        let moments = list.iter().map(|moment| moment.as_n().ok()?.parse().ok());
        let moments: Option<Vec<i64>> = moments.collect();
        Recent::from_millis(&moments.ok_or_else(wrong)?).ok_or_else(wrong)
    }

    pub(super) fn sent(&self, name: &'static str) -> Result<Sent, StoreError> {
        let wrong = || self.malformed(name, "not a list of what was sent");
        let bytes = self.value(name)?.as_b().map_err(|_| wrong())?;
        Sent::from_bytes(bytes.as_ref()).ok_or_else(wrong)
    }

    pub(super) fn boolean(&self, name: &'static str) -> Result<bool, StoreError> {
        self.value(name)?
            .as_bool()
            .copied()
            .map_err(|_| self.malformed(name, "not a boolean"))
    }

    pub(super) fn integer<N: std::str::FromStr>(&self, name: &'static str) -> Result<N, StoreError> {
        let wrong = || self.malformed(name, "not a whole number within its range");
        self.value(name)?
            .as_n()
            .map_err(|_| wrong())?
            .parse()
            .map_err(|_| wrong())
    }

    pub(super) fn moment(&self, name: &'static str) -> Result<Timestamp, StoreError> {
        let millis = self.integer(name)?;
        Timestamp::from_millisecond(millis).map_err(|_| self.malformed(name, "not a moment"))
    }

    pub(super) fn moments(&self, name: &'static str) -> Result<Vec<Timestamp>, StoreError> {
        let wrong = || self.malformed(name, "not a list of moments");
        let list = self.value(name)?.as_l().map_err(|_| wrong())?;
        let read = |value: &AttributeValue| {
            let millis = value.as_n().ok()?.parse().ok()?;
            Timestamp::from_millisecond(millis).ok()
        };
        list.iter().map(|value| read(value).ok_or_else(wrong)).collect()
    }

    pub(super) fn bytes<const N: usize>(&self, name: &'static str) -> Result<[u8; N], StoreError> {
        let wrong = || self.malformed(name, "not bytes of its length");
        self.value(name)?
            .as_b()
            .map_err(|_| wrong())?
            .as_ref()
            .try_into()
            .map_err(|_| wrong())
    }

    pub(super) fn parsed<T, E>(
        &self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, StoreError> {
        parse(self.text(name)?).map_err(|_| self.malformed(name, "not well formed"))
    }

    pub(super) fn known<T>(&self, name: &'static str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, StoreError> {
        parse(self.text(name)?).ok_or_else(|| self.malformed(name, "not a known value"))
    }

    pub(super) fn optional<T>(
        &self,
        name: &'static str,
        read: impl FnOnce(&Self, &'static str) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        if self.item.contains_key(name) {
            read(self, name).map(Some)
        } else {
            Ok(None)
        }
    }

    pub(super) fn unless_never<T>(
        &self,
        name: &'static str,
        never: T,
        read: impl FnOnce(&Self, &'static str) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        match self.value(name)? {
            AttributeValue::S(text) if text == NEVER => Ok(never),
            _ => read(self, name),
        }
    }

    pub(super) fn verifiable<T>(
        &self,
        value: Option<T>,
        verified: &'static str,
    ) -> Result<Option<Verifiable<T>>, StoreError> {
        let Some(value) = value else { return Ok(None) };
        Ok(Some(Verifiable {
            value,
            verified_at: self.optional(verified, Self::moment)?,
        }))
    }

    pub(super) fn failures(&self) -> Result<Failures, StoreError> {
        // Those of which it is not known where they came from were counted by another version, and do not count.
        let Some(places) = self.item.get(a::SIGN_IN_PLACES) else {
            return Ok(Failures::NONE);
        };
        let wrong = || self.malformed(a::SIGN_IN_PLACES, "not a map of places to counts and moments");
        let places = places.as_m().map_err(|_| wrong())?.iter();
        let places = places.map(|(place, streak)| Some((Place::parse(place)?, streak_of(streak)?)));
        Ok(Failures {
            total: Some(Streak {
                count: self.integer(a::SIGN_IN_FAILURES)?,
                last: self.moment(a::SIGN_IN_LAST)?,
            }),
            places: places.collect::<Option<_>>().ok_or_else(wrong)?,
        })
    }
}

fn streak_of(value: &AttributeValue) -> Option<Streak> {
    let [count, last] = value.as_l().ok()?.as_slice() else {
        return None;
    };
    Some(Streak {
        count: count.as_n().ok()?.parse().ok()?,
        last: Timestamp::from_millisecond(last.as_n().ok()?.parse().ok()?).ok()?,
    })
}
