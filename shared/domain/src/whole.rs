//! Whole numbers of JSON, also as languages without them write one: `60.0`.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error, Unexpected, Visitor},
};

/// The largest number up to which each whole number has a double of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Reads a whole number, for `#[serde(deserialize_with = "whole")]`.
///
/// # Errors
/// A number with a fraction or out of the range of `T`, or anything else.
pub fn whole<'de, D: Deserializer<'de>, T: TryFrom<i64>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(Whole(PhantomData))
}

/// The same for a field that may be left out, with `default` beside it.
///
/// # Errors
/// As [`whole`].
pub fn non_null_whole<'de, D: Deserializer<'de>, T: TryFrom<i64>>(deserializer: D) -> Result<Option<T>, D::Error> {
    whole(deserializer).map(Some)
}

/// For a field that may be left out, with `#[serde(default, deserialize_with = "non_null")]`: where it is given, it has a value.
/// `null` is a value of another type, and refused like one (ASVS 15.3.5).
///
/// # Errors
/// That of `T`.
pub fn non_null<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

struct Whole<T>(PhantomData<T>);

impl<T: TryFrom<i64>> Visitor<'_> for Whole<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        T::try_from(number).map_err(|_| E::invalid_value(Unexpected::Signed(number), &self))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        let fitting = i64::try_from(number).ok().and_then(|number| T::try_from(number).ok());
        fitting.ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        if number.fract() != 0.0 || number.abs() > EXACT {
            return Err(E::invalid_value(Unexpected::Float(number), &self));
        }
        // Without a fraction it is written as the whole number that it is.
        match format!("{number:.0}").parse() {
            Ok(whole) => self.visit_i64(whole),
            Err(_) => Err(E::invalid_value(Unexpected::Float(number), &self)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: TryFrom<i64>>(text: &str) -> Option<T> {
        whole(&mut serde_json::Deserializer::from_str(text)).ok()
    }

    #[test]
    fn a_whole_number_is_one_however_it_is_written() {
        for (text, number) in [
            ("60", 60),
            ("60.0", 60),
            ("6e1", 60),
            ("-1.0", -1),
            ("0.0", 0),
            ("-0.0", 0),
        ] {
            assert_eq!(read::<i64>(text), Some(number), "{text}");
        }
        for wrong in [
            "60.5",
            "1e300",
            "-1e300",
            "18446744073709551615",
            "\"60\"",
            "null",
            "true",
            "[60]",
        ] {
            assert_eq!(read::<i64>(wrong), None, "{wrong}");
        }
        assert_eq!(
            (read::<u8>("255.0"), read::<u8>("256.0"), read::<u8>("-1")),
            (Some(255), None, None)
        );
    }
}
