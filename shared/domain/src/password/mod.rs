//! What a password must be, and how it is kept ([`Hasher`]).

mod blocklist;
mod common;
mod corpus;
mod hash;
mod room;

use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

pub use blocklist::{Blocklist, WordsError};
pub use corpus::{Builder, Corpus, CorpusError};
pub use hash::{HashCost, HashError, Hasher, Match, PasswordHash};
pub(crate) use room::compute;

use super::{application::Application, person::Person};

/// What an application asks of passwords. There are no rules of composition, no rotation, no hints (NIST SP 800-63B-4
/// section 3.1.1.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordPolicy {
    /// The least number of Unicode characters.
    pub min_length: u32,
    /// The least number of characters of one that a back end gives.
    pub back_end_min_length: u32,
    /// What a hash costs.
    pub cost: HashCost,
}

impl PasswordPolicy {
    /// What no application goes below.
    pub const FLOOR: usize = 8;
    /// Of one that a back end gives, by the rule of the system that it was written for ("good" there).
    pub const OF_BACK_ENDS: u32 = 8;
    /// Where the password is the only factor (NIST SP 800-63B-4 section 3.1.1.2).
    pub const DEFAULT_MIN_LENGTH: u32 = 15;
    /// The most characters: enough for any sentence, and a bound on work.
    pub const MAX_LENGTH: usize = 256;
    /// The most bytes.
    pub const MAX_BYTES: usize = 1024;
}

/// Why a password was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassword {
    /// Fewer characters than the application asks for.
    #[error("a password has at least {min} characters; this one has {have}")]
    TooShort {
        /// The least.
        min: u32,
        /// What it has.
        have: u32,
    },
    /// More than [`PasswordPolicy::MAX_LENGTH`] characters.
    #[error("a password has at most {} characters", PasswordPolicy::MAX_LENGTH)]
    TooLong,
    /// On the list of the most common passwords, or in the operator's corpus.
    #[error("this is one of the passwords that are tried first; choose another")]
    Common,
    /// The name of the application, the username or the address, or a word of the operator's.
    #[error(
        "this is the name of the application or of the account, or a word that is guessed first here; choose another"
    )]
    Context {
        /// Which.
        word: String,
    },
}

/// A password in its normal form (NFKC), so that it is the same from every keyboard.
#[expect(missing_debug_implementations, reason = "a password is never printed")]
pub struct Password {
    normal: SecretString,
    /// As it was typed, where that is something else: other systems hashed it so.
    typed: Option<SecretString>,
}

impl Password {
    /// Normalises what was typed. Nothing is trimmed, cut or changed in case.
    ///
    /// # Errors
    /// [`WeakPassword::TooLong`], before any work is done on it.
    pub fn parse(typed: &SecretString) -> Result<Self, WeakPassword> {
        let typed = typed.expose_secret();
        if typed.len() > PasswordPolicy::MAX_BYTES {
            return Err(WeakPassword::TooLong);
        }
        // With room for the longest that is taken: what grows leaves what it was behind.
        let mut normal = Zeroizing::new(String::with_capacity(4 * PasswordPolicy::MAX_LENGTH));
        for (count, char) in typed.nfkc().enumerate() {
            if count == PasswordPolicy::MAX_LENGTH {
                return Err(WeakPassword::TooLong);
            }
            normal.push(char);
        }
        let normal = SecretString::from(normal.as_str());
        let other = (typed != normal.expose_secret()).then(|| SecretString::from(typed));
        Ok(Self { normal, typed: other })
    }

    fn bytes(&self) -> &[u8] {
        self.normal.expose_secret().as_bytes()
    }

    /// What another system may have hashed: the password as it was typed, or in its normal form.
    fn spellings(&self) -> impl Iterator<Item = &[u8]> {
        let typed = self.typed.iter().map(|typed| typed.expose_secret().as_bytes());
        typed.chain([self.bytes()])
    }

    /// Whether the two are the same, compared in constant time.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.bytes().ct_eq(other.bytes()).into()
    }

    /// Whether it may become the password of `person` in `application`, where nobody may choose one on `blocklist`.
    ///
    /// # Errors
    /// [`WeakPassword`].
    pub fn check(&self, blocklist: &Blocklist, application: &Application, person: &Person) -> Result<(), WeakPassword> {
        let text = self.normal.expose_secret();
        let have = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let min = application.password.min_length;
        if have < min {
            return Err(WeakPassword::TooShort { min, have });
        }
        self.names(blocklist, application, person)
    }

    /// Whether a back end may give it to somebody: it is held to the rule of that system (a length, and none that is known to
    /// be common), because most of these are thrown away before anybody signs in with one. What the person chooses later is held
    /// to [`Password::check`].
    ///
    /// # Errors
    /// [`WeakPassword`].
    pub fn check_of_back_end(&self, blocklist: &Blocklist, policy: &PasswordPolicy) -> Result<(), WeakPassword> {
        let text = self.normal.expose_secret();
        let have = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let min = policy.back_end_min_length;
        if have < min {
            return Err(WeakPassword::TooShort { min, have });
        }
        blocklist.check(text, std::iter::empty())
    }

    /// Whether it is common, or made of what everybody knows of the account.
    fn names(&self, blocklist: &Blocklist, application: &Application, person: &Person) -> Result<(), WeakPassword> {
        let text = self.normal.expose_secret();
        let email = person.email.as_ref().map(|email| &email.value);
        let words = [Some(&*application.name), Some(person.username.as_str())]
            .into_iter()
            .chain([email.map(|email| email.as_str()), email.map(|email| email.local_part())]);
        blocklist.check(text, words.flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invite::tests::sample;

    pub(super) fn password(text: &str) -> Password {
        Password::parse(&SecretString::from(text.to_owned())).ok().unwrap()
    }

    /// P1: boundaries in characters, not bytes.
    #[test]
    fn p1_length_is_counted_in_characters() {
        let (application, person) = sample();
        let check = |text: &str| password(text).check(&Blocklist::default(), &application, &person);
        assert_eq!(
            check("violet harbour"),
            Err(WeakPassword::TooShort { min: 15, have: 14 })
        );
        assert_eq!(check("violet harbour!"), Ok(()));
        assert_eq!(
            check("🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🐻"),
            Ok(()),
            "15 characters of 4 bytes"
        );
        assert!(Password::parse(&SecretString::from("x".repeat(256))).is_ok());
        for long in ["x".repeat(257), "x".repeat(1025), "ﷺ".repeat(100)] {
            assert_eq!(
                Password::parse(&SecretString::from(long)).err(),
                Some(WeakPassword::TooLong)
            );
        }
    }

    /// P2: no composition rules.
    #[test]
    fn p2_every_class_of_characters_alone_is_fine() {
        let (application, person) = sample();
        for fine in [
            "qmxtrvhzkwpcldb",
            "QMXTRVHZKWPCLDB",
            "483920175648291",
            "?!$%&/()=+*~#.;",
            "               x",
        ] {
            assert_eq!(
                password(fine).check(&Blocklist::default(), &application, &person),
                Ok(()),
                "{fine}"
            );
        }
    }

    /// P4: common passwords and words of the context, with the reason.
    #[test]
    fn p4_common_passwords_and_context_words_are_refused() {
        let (mut application, person) = sample();
        application.password.min_length = 8;
        let check = |text: &str| password(text).check(&Blocklist::default(), &application, &person);
        for common in ["password", "12345678", "PassWord", "qwertyuiop", "iloveyou"] {
            assert_eq!(check(common), Err(WeakPassword::Common), "{common}");
        }
        for context in [
            "ada.lovelace@example.com",
            "AdaLovelace",
            "ada.lovelace2026",
            "Test Application",
            "testapplicationtestapplication",
        ] {
            assert!(matches!(check(context), Err(WeakPassword::Context { .. })), "{context}");
        }
        assert_eq!(
            check("ada likes violets"),
            Ok(()),
            "a sentence with a word of it is fine"
        );
    }
}
