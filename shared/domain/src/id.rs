//! Identifiers. Each is parsed once at the edge; a value of the type is well formed.

use std::fmt;

use data_encoding::{Encoding, Specification};
use std::sync::LazyLock;

/// Lower-case base32 without padding (RFC 4648 section 6): survives every mail client, and a double click selects it.
/// Decoding is strict: upper case, padding and stray bits are refused, so each value has exactly one spelling.
static BASE32: LazyLock<Option<Encoding>> = LazyLock::new(|| {
    let mut specification = Specification::new();
    specification.symbols.push_str("abcdefghijklmnopqrstuvwxyz234567");
    specification.encoding().ok()
});

/// `bytes` in lower-case base32.
#[must_use]
pub fn base32(bytes: &[u8]) -> String {
    BASE32
        .as_ref()
        .map(|encoding| encoding.encode(bytes))
        .unwrap_or_default()
}

/// The bytes that `text` spells, if it is exactly what [`base32`] writes for them.
#[must_use]
pub fn from_base32<const N: usize>(text: &str) -> Option<[u8; N]> {
    BASE32.as_ref()?.decode(text.as_bytes()).ok()?.try_into().ok()
}

/// A text that is not an identifier of the kind asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not {article_kind}: {form}")]
pub struct InvalidId {
    article_kind: &'static str,
    form: &'static str,
}

/// One product that people are invited to: `app_` and 1 to 32 lower-case letters, digits or hyphens.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ApplicationId(String);

impl ApplicationId {
    /// Reads `app_...`.
    ///
    /// # Errors
    /// [`InvalidId`].
    pub fn parse(text: &str) -> Result<Self, InvalidId> {
        let invalid = InvalidId {
            article_kind: "an application id",
            form: "app_ and 1 to 32 of a-z, 0-9 and -",
        };
        let name = text.strip_prefix("app_").ok_or(invalid)?;
        let well_formed = (1..=32).contains(&name.len())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if well_formed {
            Ok(Self(text.to_owned()))
        } else {
            Err(invalid)
        }
    }

    /// `app_...`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ApplicationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The key of a person's item: a keyed hash of application and username (see [`super::keys::DeploymentKeys`]), so it
/// names a person without telling who it is, and two people can never share one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonKey([u8; Self::LENGTH]);

impl PersonKey {
    /// 160 bits: 32 letters in base32.
    pub const LENGTH: usize = 20;

    /// Wraps the raw bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; Self::LENGTH]) -> Self {
        Self(bytes)
    }

    /// The raw bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }

    fn parse(text: &str) -> Option<Self> {
        from_base32(text).map(Self)
    }
}

impl fmt::Display for PersonKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base32(&self.0))
    }
}

impl fmt::Debug for PersonKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonKey({self})")
    }
}

/// A user of an application: `usr_` and the person's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct UserId(pub PersonKey);

impl UserId {
    /// Reads `usr_...`.
    ///
    /// # Errors
    /// [`InvalidId`].
    pub fn parse(text: &str) -> Result<Self, InvalidId> {
        let invalid = InvalidId {
            article_kind: "a user id",
            form: "usr_ and 32 letters or digits",
        };
        text.strip_prefix("usr_")
            .and_then(PersonKey::parse)
            .map(Self)
            .ok_or(invalid)
    }
}

impl fmt::Display for UserId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "usr_{}", self.0)
    }
}

/// An invitation: `inv_`, the person's key, `_` and a running number, so that the id alone leads to its item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct InvitationId {
    /// Whose invitation it is.
    pub person: PersonKey,
    /// The person's first invitation in the application is number 1.
    pub number: u32,
}

impl InvitationId {
    /// Reads `inv_..._N`.
    ///
    /// # Errors
    /// [`InvalidId`].
    pub fn parse(text: &str) -> Result<Self, InvalidId> {
        let invalid = InvalidId {
            article_kind: "an invitation id",
            form: "inv_, 32 letters or digits, _ and a number",
        };
        let (person, number) = text
            .strip_prefix("inv_")
            .and_then(|rest| rest.split_once('_'))
            .ok_or(invalid)?;
        let person = PersonKey::parse(person).ok_or(invalid)?;
        let number: u32 = number.parse().map_err(|_| invalid)?;
        let id = Self { person, number };
        // One spelling for each id: no leading zeros, no plus sign.
        if number > 0 && id.to_string() == text {
            Ok(id)
        } else {
            Err(invalid)
        }
    }
}

impl fmt::Display for InvitationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "inv_{}_{}", self.person, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_exactly_one_spelling() {
        let id = InvitationId {
            person: PersonKey::from_bytes([7; 20]),
            number: 3,
        };
        let text = id.to_string();
        assert_eq!(InvitationId::parse(&text), Ok(id));
        for wrong in [
            text.replace("_3", "_03"),
            text.replace("_3", "_+3"),
            text.replace("_3", "_0"),
            text.to_uppercase(),
            format!("{text} "),
            text.replace("inv_", "usr_"),
            String::new(),
            "inv_".to_owned(),
        ] {
            assert!(InvitationId::parse(&wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn application_ids_are_short_and_lower_case() {
        assert!(ApplicationId::parse("app_default").is_ok());
        for wrong in [
            "app_",
            "default",
            "app_Big",
            "app_a b",
            "app_é",
            &format!("app_{}", "a".repeat(33)),
        ] {
            assert!(ApplicationId::parse(wrong).is_err(), "{wrong}");
        }
    }
}
