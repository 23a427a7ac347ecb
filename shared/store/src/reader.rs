//! Reads attributes of items other than a person's, and says which one is wrong.

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;

use super::{Item, StoreError, attribute::Key};
use domain::quota::Sent;

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

    pub(super) fn sent(&self, name: &'static str) -> Result<Sent, StoreError> {
        let wrong = || self.malformed(name, "not a list of what was sent");
        let bytes = self.value(name)?.as_b().map_err(|_| wrong())?;
        Sent::from_bytes(bytes.as_ref()).ok_or_else(wrong)
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
}
