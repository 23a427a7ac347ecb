//! The language that an invitation asks for.

use std::ops::Deref;

/// A text that is no language tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a locale is a language tag, as in en or de-AT")]
pub struct InvalidLocale;

/// A language tag (RFC 5646), as far as its form shows that. Whether there are words in it is another question:
/// [`present::wording::Wording::of`] finds the nearest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locale(String);

impl Locale {
    /// Reads a language of two or three letters, and what follows it in parts of two to eight letters or digits.
    ///
    /// # Errors
    /// [`InvalidLocale`].
    pub fn parse(text: &str) -> Result<Self, InvalidLocale> {
        // As POSIX and Java write it.
        let text = text.replace('_', "-");
        let mut parts = text.split('-');
        let language = parts.next().unwrap_or_default();
        let well_formed = (2..=3).contains(&language.len())
            && language.bytes().all(|byte| byte.is_ascii_alphabetic())
            && text.len() <= 35
            && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        if well_formed {
            Ok(Self(text))
        } else {
            Err(InvalidLocale)
        }
    }
}

impl Deref for Locale {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_is_a_language_tag() {
        for fine in ["en", "de-AT", "zh-Hant-TW", "gsw", "es-419"] {
            assert_eq!(&*Locale::parse(fine).unwrap(), fine);
        }
        assert_eq!(&*Locale::parse("en_US").unwrap(), "en-US");
        for wrong in [
            "",
            "e",
            "engl",
            "12",
            "en-",
            "-en",
            "en-a",
            "en-AT ",
            "en-abcdefghi",
            &"en-AT".repeat(9),
        ] {
            assert_eq!(Locale::parse(wrong), Err(InvalidLocale), "{wrong}");
        }
    }
}
