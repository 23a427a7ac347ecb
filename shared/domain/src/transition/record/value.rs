//! What a field holds of each type.

use jiff::Timestamp;

use super::super::{field::NEVER, language::Value};
use crate::{
    clock::{Expiry, Lifetime},
    id::PersonKey,
    person::AcceptedTerms,
    sign_in::Streak,
};

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u8> for Value {
    fn from(number: u8) -> Self {
        Self::Number(number.into())
    }
}

impl From<u16> for Value {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(bytes: [u8; N]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}

impl From<PersonKey> for Value {
    fn from(key: PersonKey) -> Self {
        Self::from(*key.as_bytes())
    }
}

impl From<Timestamp> for Value {
    fn from(at: Timestamp) -> Self {
        Self::Number(at.as_millisecond())
    }
}

impl From<Expiry> for Value {
    fn from(expiry: Expiry) -> Self {
        expiry.moment().map_or_else(|| NEVER.into(), Self::from)
    }
}

impl From<Lifetime> for Value {
    fn from(lifetime: Lifetime) -> Self {
        match lifetime {
            Lifetime::Never => NEVER.into(),
            Lifetime::Seconds(seconds) => seconds.into(),
        }
    }
}

impl From<Streak> for Value {
    fn from(streak: Streak) -> Self {
        Self::List(vec![streak.count.into(), streak.last.into()])
    }
}

impl From<&AcceptedTerms> for Value {
    fn from(terms: &AcceptedTerms) -> Self {
        serde_json::to_string(terms).unwrap_or_default().into()
    }
}
