//! What a password must be, and how it is kept.

use std::sync::{
    LazyLock,
    atomic::{AtomicU64, Ordering},
};

use argon2::{
    Algorithm, Argon2, KeyId as Argon2KeyId, Params, ParamsBuilder, PasswordHasher as _, PasswordVerifier as _,
    Version, password_hash::phc,
};
use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;
use unicode_normalization::UnicodeNormalization;

use super::{
    application::Application,
    entropy::{Entropy, NoEntropy, random},
    foreign_hash::{ForeignHash, Recipe},
    keys::{DeploymentKeys, KeyError, KeyId},
    person::Person,
};

/// What an application asks of passwords. There are no rules of composition, no rotation, no hints (NIST SP 800-63B-4
/// section 3.1.1.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordPolicy {
    /// The least number of Unicode characters.
    pub min_length: u32,
    /// What a hash costs.
    pub cost: HashCost,
}

impl PasswordPolicy {
    /// Where the password is the only factor (NIST SP 800-63B-4 section 3.1.1.2).
    pub const DEFAULT_MIN_LENGTH: u32 = 15;
    /// The most characters: enough for any sentence, and a bound on work.
    pub const MAX_LENGTH: usize = 256;
    /// The most bytes.
    pub const MAX_BYTES: usize = 1024;
}

/// The cost of argon2id with one lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HashCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Default for HashCost {
    /// One of the settings that OWASP's Password Storage Cheat Sheet gives as equally strong.
    fn default() -> Self {
        Self {
            memory_kib: 19_456,
            passes: 2,
        }
    }
}

/// Why a password was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
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
    /// On the list of the most common passwords.
    #[error("this is one of the passwords that are tried first; choose another")]
    Common,
    /// The name of the application, the username or the address.
    #[error("this is the name of the application or of the account; choose another")]
    Context,
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
        let normal = SecretString::from(typed.nfkc().collect::<String>());
        if normal.expose_secret().chars().count() > PasswordPolicy::MAX_LENGTH {
            return Err(WeakPassword::TooLong);
        }
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

    /// Whether it may become the password of `person` in `application`.
    ///
    /// # Errors
    /// [`WeakPassword`].
    pub fn check(&self, application: &Application, person: &Person) -> Result<(), WeakPassword> {
        let text = self.normal.expose_secret();
        let have = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let min = application.password.min_length;
        if have < min {
            return Err(WeakPassword::TooShort { min, have });
        }
        let email = person.email.as_ref().map(|email| &email.value);
        let words = [Some(application.name.as_str()), Some(person.username.as_str())]
            .into_iter()
            .chain([email.map(|email| email.as_str()), email.map(|email| email.local_part())]);
        let bare = letters(text);
        let trimmed = bare.trim_matches(|char: char| char.is_ascii_digit());
        for word in words.flatten().map(letters).filter(|word| word.chars().count() >= 3) {
            if word == bare || word == trimmed || is_repeated(&bare, &word) {
                return Err(WeakPassword::Context);
            }
        }
        if is_common(&text.to_lowercase()) {
            Err(WeakPassword::Common)
        } else {
            Ok(())
        }
    }
}

fn letters(text: &str) -> String {
    text.chars()
        .filter(|char| char.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn is_repeated(text: &str, word: &str) -> bool {
    text.len() > word.len() && text.replace(word, "").is_empty()
}

/// The blocklist, sorted, one password a line; see `shared/assets/common-passwords.README.md` for its sources.
static COMMON: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!("../../../assets/common-passwords.txt").lines().collect());

fn is_common(lower_case: &str) -> bool {
    COMMON.binary_search(&lower_case).is_ok()
}

/// A password's hash in PHC string form. It names its own cost and the key of its pepper.
///
/// One that was made of another system's hash has that one's recipe in front: `$2b$10$<salt>` and then the PHC string, which is
/// a hash of what the recipe gives. The other system's hash itself is nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Takes a PHC string.
    ///
    /// # Errors
    /// [`HashError::Malformed`].
    pub fn parse(text: &str) -> Result<Self, HashError> {
        let hash = Self(text.to_owned());
        let (_, own) = hash.layers()?;
        phc::PasswordHash::new(&own).map_err(|_| HashError::Malformed)?;
        Ok(hash)
    }

    /// The recipe of another system's hash, if it was made of one, and the PHC string of ours.
    fn layers(&self) -> Result<(Option<Recipe>, String), HashError> {
        let (recipe, own) = self.0.rsplit_once(OWN_KIND).ok_or(HashError::Malformed)?;
        let recipe = match recipe {
            "" => None,
            recipe => Some(Recipe::parse(recipe, None).map_err(|_| HashError::Malformed)?),
        };
        Ok((recipe, format!("{OWN_KIND}{own}")))
    }

    /// Whether it was made of another system's hash, whose owner has not signed in since.
    #[must_use]
    pub fn is_imported(&self) -> bool {
        !self
            .0
            .rsplit_once(OWN_KIND)
            .is_some_and(|(recipe, _)| recipe.is_empty())
    }

    /// The PHC string, for the item.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The kind that every hash of ours has.
const OWN_KIND: &str = "$argon2id$";

/// Says only that there is one: it can be attacked off line.
impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(•••)")
    }
}

/// Why a password could not be hashed or compared. None of them means that the password is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HashError {
    /// The stored hash is not a PHC string of argon2id with a key id.
    #[error("the stored password hash is not readable")]
    Malformed,
    /// The cost is outside what argon2 allows, or there was not enough memory.
    #[error("the password could not be hashed")]
    Failed,
    /// The pepper's key is gone.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// No randomness for the salt.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
}

/// Whether a password is the right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// It is not.
    Wrong,
    /// It is.
    Right,
    /// It is, and its hash should be made anew: the cost or the key has changed since, or it was made of another system's.
    RightButOld,
}

/// Hashes and compares passwords with argon2id, a salt, and a pepper from the deployment's keys.
#[derive(Debug, Default)]
pub struct Hasher {
    count: AtomicU64,
}

impl Hasher {
    /// How many hashes it has computed: known and unknown users must cost the same (ASVS 6.3.8).
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count.load(Ordering::Relaxed)
    }

    /// The hash of a new password.
    ///
    /// # Errors
    /// [`HashError`].
    pub fn hash(
        &self,
        keys: &DeploymentKeys,
        entropy: &dyn Entropy,
        cost: HashCost,
        password: &Password,
    ) -> Result<PasswordHash, HashError> {
        let salt = random::<16>(entropy)?;
        let hash = self.compute(keys, keys.current(), cost, password.bytes(), &salt)?;
        Ok(PasswordHash(hash.to_string()))
    }

    /// The hash of another system's hash, which is not kept itself. It verifies the password that the other one was made of.
    ///
    /// # Errors
    /// [`HashError`].
    pub fn wrap(
        &self,
        keys: &DeploymentKeys,
        entropy: &dyn Entropy,
        cost: HashCost,
        foreign: &ForeignHash,
    ) -> Result<PasswordHash, HashError> {
        let salt = random::<16>(entropy)?;
        let hash = self.compute(keys, keys.current(), cost, &foreign.output, &salt)?;
        Ok(PasswordHash(format!("{}{hash}", foreign.recipe)))
    }

    /// Whether `password` is the one that `stored` was made of.
    ///
    /// # Errors
    /// [`HashError`]; an answer that says nothing of the password.
    pub fn verify(
        &self,
        keys: &DeploymentKeys,
        cost: HashCost,
        password: &Password,
        stored: &PasswordHash,
    ) -> Result<Match, HashError> {
        let (recipe, own) = stored.layers()?;
        let Some(recipe) = recipe else {
            return self.verify_own(keys, cost, password.bytes(), &own);
        };
        for spelling in password.spellings() {
            let output = recipe.compute(spelling).ok_or(HashError::Failed)?;
            // A NUL ended the password where bcrypt read it, so such a one was never set.
            if self.verify_own(keys, cost, &output, &own)? != Match::Wrong && !spelling.contains(&0) {
                return Ok(Match::RightButOld);
            }
        }
        Ok(Match::Wrong)
    }

    fn verify_own(
        &self,
        keys: &DeploymentKeys,
        cost: HashCost,
        bytes: &[u8],
        stored: &str,
    ) -> Result<Match, HashError> {
        let hash = phc::PasswordHash::new(stored).map_err(|_| HashError::Malformed)?;
        let params = Params::try_from(&hash).map_err(|_| HashError::Malformed)?;
        let [key] = <[u8; 1]>::try_from(params.keyid()).map_err(|_| HashError::Malformed)?;
        let pepper = keys.pepper(KeyId(key))?;
        let argon2 = Argon2::new_with_secret(pepper.expose(), Algorithm::Argon2id, Version::V0x13, params.clone())
            .map_err(|_| HashError::Failed)?;
        self.count.fetch_add(1, Ordering::Relaxed);
        let outcome = argon2.verify_password(bytes, &hash);
        let up_to_date =
            key == keys.current().0 && params.m_cost() >= cost.memory_kib && params.t_cost() >= cost.passes;
        match outcome {
            Ok(()) if up_to_date => Ok(Match::Right),
            Ok(()) => Ok(Match::RightButOld),
            Err(argon2::password_hash::Error::PasswordInvalid) => Ok(Match::Wrong),
            Err(_) => Err(HashError::Failed),
        }
    }

    /// The work of [`Hasher::verify`] for somebody who has no password, so that the time tells nothing.
    ///
    /// # Errors
    /// [`HashError`].
    pub fn verify_nobody(&self, keys: &DeploymentKeys, cost: HashCost, password: &Password) -> Result<(), HashError> {
        self.compute(keys, keys.current(), cost, password.bytes(), b"nobody has this.")
            .map(|_| ())
    }

    fn compute(
        &self,
        keys: &DeploymentKeys,
        key: KeyId,
        cost: HashCost,
        bytes: &[u8],
        salt: &[u8; 16],
    ) -> Result<phc::PasswordHash, HashError> {
        let pepper = keys.pepper(key)?;
        let key_id = Argon2KeyId::new(&[key.0]).map_err(|_| HashError::Failed)?;
        let mut params = ParamsBuilder::new();
        params
            .m_cost(cost.memory_kib)
            .t_cost(cost.passes)
            .p_cost(1)
            .keyid(key_id);
        let params = params.build().map_err(|_| HashError::Failed)?;
        let argon2 = Argon2::new_with_secret(pepper.expose(), Algorithm::Argon2id, Version::V0x13, params)
            .map_err(|_| HashError::Failed)?;
        self.count.fetch_add(1, Ordering::Relaxed);
        argon2
            .hash_password_with_salt(bytes, salt)
            .map_err(|_| HashError::Failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{entropy::SeededEntropy, invite::tests::sample};

    fn keys() -> DeploymentKeys {
        DeploymentKeys::parse(&DeploymentKeys::generate(&SeededEntropy::new(1)).unwrap()).unwrap()
    }

    fn password(text: &str) -> Password {
        Password::parse(&SecretString::from(text.to_owned())).ok().unwrap()
    }

    const CHEAP: HashCost = HashCost {
        memory_kib: 64,
        passes: 1,
    };

    /// P1: boundaries in characters, not bytes.
    #[test]
    fn p1_length_is_counted_in_characters() {
        let (application, person) = sample();
        let check = |text: &str| password(text).check(&application, &person);
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
            assert_eq!(password(fine).check(&application, &person), Ok(()), "{fine}");
        }
    }

    /// P4: common passwords and words of the context, with the reason.
    #[test]
    fn p4_common_passwords_and_context_words_are_refused() {
        let (mut application, person) = sample();
        application.password.min_length = 8;
        let check = |text: &str| password(text).check(&application, &person);
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
            assert_eq!(check(context), Err(WeakPassword::Context), "{context}");
        }
        assert_eq!(
            check("ada likes violets"),
            Ok(()),
            "a sentence with a word of it is fine"
        );
    }

    #[test]
    fn the_blocklist_is_sorted_and_lower_case() {
        assert!(COMMON.len() > 3_000);
        assert!(
            COMMON.is_sorted()
                && COMMON
                    .iter()
                    .all(|line| *line == line.to_lowercase() && !line.is_empty())
        );
    }

    /// P3: one password from any keyboard. P2: nothing is cut.
    #[test]
    fn p3_composed_and_decomposed_forms_are_one_password() {
        let (keys, hasher) = (keys(), Hasher::default());
        let hash = hasher
            .hash(&keys, &SeededEntropy::new(2), CHEAP, &password("Zürich-Café-Straße"))
            .unwrap();
        let verify = |text: &str| hasher.verify(&keys, CHEAP, &password(text), &hash).unwrap();
        assert_eq!(verify("Zu\u{308}rich-Cafe\u{301}-Straße"), Match::Right);
        assert_eq!(verify("Zürich-Café-Straßf"), Match::Wrong);
        assert_eq!(verify("zürich-café-straße"), Match::Wrong);
    }

    /// P5: argon2id in PHC form with the salt and cost that were asked for.
    #[test]
    fn p5_the_stored_form_is_argon2id_at_the_floor_or_above() {
        let (keys, hasher) = (keys(), Hasher::default());
        let hash = hasher
            .hash(
                &keys,
                &SeededEntropy::new(2),
                HashCost::default(),
                &password("violet harbour!"),
            )
            .unwrap();
        assert!(
            hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1,keyid="),
            "{}",
            hash.as_str()
        );
        let parsed = phc::PasswordHash::new(hash.as_str()).unwrap();
        assert!(parsed.salt.unwrap().as_ref().len() >= 16);
        assert_eq!(
            hasher.verify(&keys, HashCost::default(), &password("violet harbour!"), &hash),
            Ok(Match::Right)
        );
        let dearer = HashCost {
            memory_kib: 19_456,
            passes: 3,
        };
        assert_eq!(
            hasher.verify(&keys, dearer, &password("violet harbour!"), &hash),
            Ok(Match::RightButOld)
        );
        assert_eq!(hasher.count(), 3);
    }

    /// P6: the table alone verifies nothing; a hash whose key is gone is an error, never a wrong password.
    #[test]
    fn p6_without_its_pepper_a_hash_is_worthless() {
        let hasher = Hasher::default();
        let hash = hasher
            .hash(&keys(), &SeededEntropy::new(2), CHEAP, &password("violet harbour!"))
            .unwrap();
        let others = DeploymentKeys::parse(&DeploymentKeys::generate(&SeededEntropy::new(9)).unwrap()).unwrap();
        assert_eq!(
            hasher.verify(&others, CHEAP, &password("violet harbour!"), &hash),
            Ok(Match::Wrong)
        );
        let renamed = PasswordHash::parse(&hash.as_str().replace("keyid=AQ", "keyid=Ag")).unwrap();
        assert_eq!(
            hasher.verify(&keys(), CHEAP, &password("violet harbour!"), &renamed),
            Err(HashError::Key(KeyError::Unknown(KeyId(2))))
        );
    }

    /// P5, P6: what is kept of an imported hash is ours, with pepper; it verifies once, and is then made anew.
    #[test]
    fn p5_an_imported_hash_is_wrapped_verifies_and_is_to_be_made_anew() {
        const BCRYPT: &str = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK";
        const ARGON2: &str = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        let (keys, hasher) = (keys(), Hasher::default());
        let others = DeploymentKeys::parse(&DeploymentKeys::generate(&SeededEntropy::new(9)).unwrap()).unwrap();
        for (text, right) in [(BCRYPT, "U*U*"), (ARGON2, "password")] {
            let foreign = ForeignHash::parse(text).unwrap();
            let stored = hasher.wrap(&keys, &SeededEntropy::new(2), CHEAP, &foreign).unwrap();
            let (_, output) = text.split_at(text.len() - 31);
            assert!(!stored.as_str().contains(output), "the foreign hash is not kept");
            assert!(stored.is_imported());
            let stored = PasswordHash::parse(stored.as_str()).unwrap();
            let verify = |keys: &DeploymentKeys, typed: &str| hasher.verify(keys, CHEAP, &password(typed), &stored);
            assert_eq!(verify(&keys, right), Ok(Match::RightButOld));
            assert_eq!(verify(&keys, "U*U"), Ok(Match::Wrong));
            assert_eq!(verify(&keys, &format!("{right}\0")), Ok(Match::Wrong));
            assert_eq!(
                verify(&others, right),
                Ok(Match::Wrong),
                "the table alone verifies nothing"
            );
        }
        for damaged in ["$2b$05$CCCC$argon2id$v=19$m=64,t=1,p=1$c2FsdA$YWFh", "$2b$05$", ""] {
            assert_eq!(
                PasswordHash::parse(damaged).err(),
                Some(HashError::Malformed),
                "{damaged}"
            );
        }
    }

    /// Other systems hash what was typed; we hash its normal form (P3).
    #[test]
    fn p3_an_imported_hash_takes_the_password_as_it_was_typed_there() {
        let (keys, hasher) = (keys(), Hasher::default());
        let decomposed = "Zu\u{308}rich-Cafe\u{301}";
        for there in [decomposed, "Z\u{fc}rich-Caf\u{e9}"] {
            let foreign = bcrypt::hash_with_salt(there, 4, [3; 16]).unwrap().to_string();
            let foreign = ForeignHash::parse(&foreign).unwrap();
            let stored = hasher.wrap(&keys, &SeededEntropy::new(2), CHEAP, &foreign).unwrap();
            let verified = hasher.verify(&keys, CHEAP, &password(decomposed), &stored);
            assert_eq!(verified, Ok(Match::RightButOld), "{there}");
        }
    }
}
