//! A name as people read it: of whoever invites, an application, a sender, an API key.

use std::{fmt, ops::Deref};

use super::typed;

/// The most characters of a name: as many as a mail shows.
const LONGEST: usize = 64;

/// A name that cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a name has 1 to 64 characters, on one line, and something of it can be seen")]
pub struct InvalidName;

/// A name: one line, without blanks around it.
#[derive(Clone, PartialEq, Eq)]
pub struct DisplayName(String);

/// Without the name, which can be personal data (ASVS 16.2.5).
impl fmt::Debug for DisplayName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DisplayName")
    }
}

impl DisplayName {
    /// Reads 1 to 64 characters on one line; blanks around them are dropped.
    ///
    /// # Errors
    /// [`InvalidName`].
    pub fn parse(text: &str) -> Result<Self, InvalidName> {
        let name = text.trim();
        let fits = (1..=LONGEST).contains(&name.chars().count());
        if fits && !name.chars().any(char::is_control) && typed::is_visible(name) {
            Ok(Self(name.to_owned()))
        } else {
            Err(InvalidName)
        }
    }

    /// As much of a longer name as can be shown; nothing if that is nothing.
    #[must_use]
    pub fn shortened(text: &str) -> Option<Self> {
        let name: String = text.trim().chars().filter(|c| !c.is_control()).take(LONGEST).collect();
        Self::parse(&name).ok()
    }
}

impl fmt::Display for DisplayName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Deref for DisplayName {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_of_64_characters_at_most() {
        assert_eq!(DisplayName::parse("  Grace Hopper ").unwrap().deref(), "Grace Hopper");
        for wrong in [
            "",
            "   ",
            "Ada\nLovelace",
            "\u{2060}",
            "\u{3164}",
            "\u{2800}",
            &"a".repeat(65),
        ] {
            assert_eq!(DisplayName::parse(wrong), Err(InvalidName), "{wrong}");
        }
    }

    #[test]
    fn a_longer_name_is_cut() {
        let cut = |text: &str| DisplayName::shortened(text).as_deref().map(str::to_owned);
        assert_eq!(cut(&"ä".repeat(300)), Some("ä".repeat(64)));
        assert_eq!(cut("Ada\nLovelace"), Some("AdaLovelace".to_owned()));
        assert_eq!(cut(&format!("{} b", "a".repeat(63))), Some("a".repeat(63)));
        assert_eq!(cut("\u{7}\n"), None);
    }
}
