//! How a password is kept: argon2id with a salt, and a pepper from the deployment's keys.

use std::sync::atomic::{AtomicU64, Ordering};

use argon2::{
    Algorithm, Argon2, KeyId as Argon2KeyId, Params, ParamsBuilder, Version,
    password_hash::phc::{self, Output, ParamsString, Salt},
};
use zeroize::Zeroizing;

use super::{Password, room};
use crate::{
    entropy::{Entropy, NoEntropy, random},
    foreign_hash::{ForeignHash, Pbkdf2, Recipe},
    keys::{DeploymentKeys, KeyError, KeyId},
};

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
    /// It is, and its hash should be made again: the cost or the key has changed since, or it was made of another system's.
    RightButOld,
}

/// Hashes and compares passwords with argon2id, a salt, and a pepper from the deployment's keys.
#[derive(Debug)]
pub struct Hasher {
    count: AtomicU64,
    pbkdf2: Pbkdf2,
}

impl Hasher {
    /// One that computes other systems' PBKDF2 with `pbkdf2`.
    #[must_use]
    pub fn new(pbkdf2: Pbkdf2) -> Self {
        Self {
            count: AtomicU64::new(0),
            pbkdf2,
        }
    }

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
            let output = recipe.compute(spelling, self.pbkdf2).ok_or(HashError::Failed)?;
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
        let (Some(salt), Some(expected)) = (&hash.salt, &hash.hash) else {
            return Err(HashError::Malformed);
        };
        let version = match hash.version {
            Some(version) => Version::try_from(version).map_err(|_| HashError::Malformed)?,
            None => Version::V0x13,
        };
        let up_to_date =
            key == keys.current().0 && params.m_cost() >= cost.memory_kib && params.t_cost() >= cost.passes;
        let computed = self.run(pepper.expose(), version, params, bytes, salt.as_ref())?;
        // Outputs are compared in constant time.
        match (*expected == computed, up_to_date) {
            (true, true) => Ok(Match::Right),
            (true, false) => Ok(Match::RightButOld),
            (false, true | false) => Ok(Match::Wrong),
        }
    }

    fn run(
        &self,
        pepper: &[u8],
        version: Version,
        params: Params,
        bytes: &[u8],
        salt: &[u8],
    ) -> Result<Output, HashError> {
        let mut buffer = Zeroizing::new([0_u8; Output::MAX_LENGTH]);
        let length = params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN);
        let output = buffer.get_mut(..length).ok_or(HashError::Failed)?;
        let argon2 =
            Argon2::new_with_secret(pepper, Algorithm::Argon2id, version, params).map_err(|_| HashError::Failed)?;
        self.count.fetch_add(1, Ordering::Relaxed);
        room::compute(&argon2, bytes, salt, output).map_err(|_| HashError::Failed)?;
        Output::new(output).map_err(|_| HashError::Failed)
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
        let named = ParamsString::try_from(&params).map_err(|_| HashError::Failed)?;
        let output = self.run(pepper.expose(), Version::V0x13, params, bytes, salt)?;
        Ok(phc::PasswordHash {
            algorithm: argon2::ARGON2ID_IDENT,
            version: Some(Version::V0x13.into()),
            params: named,
            salt: Some(Salt::new(salt).map_err(|_| HashError::Failed)?),
            hash: Some(output),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foreign_hash::tests::pbkdf2;
    use crate::{entropy::SeededEntropy, password::tests::password};

    fn keys() -> DeploymentKeys {
        DeploymentKeys::parse(&DeploymentKeys::generate(&SeededEntropy::new(1)).unwrap()).unwrap()
    }

    const CHEAP: HashCost = HashCost {
        memory_kib: 64,
        passes: 1,
    };

    /// P3: one password from any keyboard. P2: nothing is cut.
    #[test]
    fn p3_composed_and_decomposed_forms_are_one_password() {
        let (keys, hasher) = (keys(), Hasher::new(pbkdf2));
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
        let (keys, hasher) = (keys(), Hasher::new(pbkdf2));
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
        let hasher = Hasher::new(pbkdf2);
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

    /// P5, P6: what is kept of an imported hash is ours, with pepper; it verifies once, and is then made again.
    #[test]
    fn p5_an_imported_hash_is_wrapped_verifies_and_is_to_be_made_anew() {
        const BCRYPT: &str = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK";
        const ARGON2: &str = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        let (keys, hasher) = (keys(), Hasher::new(pbkdf2));
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
        let (keys, hasher) = (keys(), Hasher::new(pbkdf2));
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
