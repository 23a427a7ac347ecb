//! What a CDN in front of the deployment shows, so that a request that went past it differs from one that came through it.

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use subtle::{Choice, ConstantTimeEq};
use zeroize::{Zeroize, Zeroizing};

use super::entropy::{Entropy, NoEntropy, random};

/// The fewest characters that count as a secret.
const LEAST: usize = 32;

/// The secret that counts, and the one before it: a CDN learns of a new one minutes later.
#[expect(missing_debug_implementations, reason = "a secret is never printed")]
pub struct OriginSecret {
    current: SecretString,
    previous: Option<SecretString>,
}

/// Why a secret cannot be replaced.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotReplaced {
    /// What is kept is none.
    #[error("the secret of the CDN is not readable")]
    Malformed,
    /// There is no randomness.
    #[error("there is no randomness for a new secret")]
    NoEntropy,
}

impl From<NoEntropy> for NotReplaced {
    fn from(_: NoEntropy) -> Self {
        Self::NoEntropy
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Document {
    current: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    previous: Option<String>,
}

impl Drop for Document {
    fn drop(&mut self) {
        self.current.zeroize();
        self.previous.zeroize();
    }
}

impl OriginSecret {
    /// Reads the JSON document that Secrets Manager keeps. CloudFormation makes the first one.
    #[must_use]
    pub fn parse(document: &SecretString) -> Option<Self> {
        let document: Document = serde_json::from_str(document.expose_secret()).ok()?;
        let previous = match &document.previous {
            Some(previous) => Some(secret(previous)?),
            None => None,
        };
        let current = secret(&document.current)?;
        Some(Self { current, previous })
    }

    /// The one secret that there is, without a document around it.
    #[must_use]
    pub fn only(text: &str) -> Option<Self> {
        let current = secret(text)?;
        Some(Self {
            current,
            previous: None,
        })
    }

    /// The document that comes after `document`: with a new secret, and the one that counted until now beside it.
    ///
    /// # Errors
    /// [`NotReplaced`]; the message never repeats the document.
    pub fn rotated(document: &SecretString, entropy: &dyn Entropy) -> Result<SecretString, NotReplaced> {
        let before = Self::parse(document).ok_or(NotReplaced::Malformed)?;
        let bytes = Zeroizing::new(random::<32>(entropy)?);
        let after = Document {
            current: data_encoding::HEXLOWER.encode(&*bytes),
            previous: Some(before.current.expose_secret().to_owned()),
        };
        let text = serde_json::to_string(&after).map_err(|_| NotReplaced::Malformed)?;
        Ok(SecretString::from(text))
    }

    /// Whether it is `shown`: the current one or the one before. Both are always compared.
    #[must_use]
    pub fn is(&self, shown: &[u8]) -> bool {
        let same = |secret: &SecretString| secret.expose_secret().as_bytes().ct_eq(shown);
        let previous = self.previous.as_ref().map_or(Choice::from(0), same);
        bool::from(same(&self.current) | previous)
    }
}

/// As a header carries it, and long enough not to be guessed.
fn secret(text: &str) -> Option<SecretString> {
    let fine = (LEAST..=256).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
    fine.then(|| SecretString::from(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::SeededEntropy;

    const FIRST: &str = "0123456789abcdefghijklmnopqrstuvwxyz";

    #[test]
    fn a_new_secret_leaves_the_one_before_it_and_no_other() {
        let entropy = SeededEntropy::new(1);
        let of = |text: &SecretString| serde_json::from_str::<serde_json::Value>(text.expose_secret()).unwrap();
        let first = SecretString::from(format!(r#"{{"current":"{FIRST}"}}"#));
        let second = OriginSecret::rotated(&first, &entropy).unwrap();
        let third = OriginSecret::rotated(&second, &entropy).unwrap();
        let newest = of(&third)["current"].as_str().unwrap().to_owned();
        let middle = of(&second)["current"].as_str().unwrap().to_owned();
        assert!(newest != middle && middle != FIRST);
        let (second, third) = (
            OriginSecret::parse(&second).unwrap(),
            OriginSecret::parse(&third).unwrap(),
        );
        assert!(second.is(FIRST.as_bytes()) && second.is(middle.as_bytes()));
        assert!(third.is(middle.as_bytes()) && third.is(newest.as_bytes()) && !third.is(FIRST.as_bytes()));
        for wrong in [
            b"".as_slice(),
            &middle.as_bytes()[1..],
            middle.to_uppercase().as_bytes(),
        ] {
            assert!(!second.is(wrong), "{wrong:?}");
        }
    }

    #[test]
    fn what_could_be_guessed_or_is_no_header_is_no_secret() {
        for document in [
            "",
            "{}",
            r#"{"current":""}"#,
            r#"{"current":"short"}"#,
            r#"{"current":"0123456789abcdefghijklmnopqrst uvwxyz"}"#,
            r#"{"current":"0123456789abcdefghijklmnopqrstuvwxyz","previous":""}"#,
            r#"{"current":"0123456789abcdefghijklmnopqrstuvwxyz","next":"a"}"#,
        ] {
            assert!(
                OriginSecret::parse(&SecretString::from(document)).is_none(),
                "{document}"
            );
        }
        assert!(OriginSecret::only("secret").is_none() && OriginSecret::only(FIRST).is_some());
    }
}
