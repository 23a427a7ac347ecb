//! Password hashes that another system has made: read at an import, and computed again until their owner has signed in.
//!
//! None is kept as it is. What the other system's function gives is hashed once more with argon2id and the deployment's
//! pepper ([`super::password::Hasher::wrap`]), so the table holds nothing that could be attacked like the export could.
//! What has to be kept of the foreign hash is how to compute it again: its `Recipe`.

mod cost;

use std::{fmt, num::NonZeroU32, ops::RangeInclusive, time::Duration};

use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::BASE64_NOPAD;
use zeroize::Zeroizing;

pub use cost::MOST;

use super::password;

/// Why a hash of another system cannot be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ForeignHashError {
    /// A kind that is not known.
    #[error(
        "this kind of hash cannot be verified here; what can is bcrypt ($2a$, $2b$, $2y$), and argon2id, argon2i, argon2d, \
         scrypt, pbkdf2-sha256 and pbkdf2-sha512 as PHC strings"
    )]
    Unsupported,
    /// A known kind, and damaged.
    #[error("the hash is damaged: its parameters, salt or output cannot be read")]
    Malformed,
    /// It takes so long that a stranger could keep the sign-in busy with it.
    #[error(
        "the hash takes too long at each sign-in, some {millis} ms, where {} ms are the most; import the user without it, \
         and invite them",
        MOST.as_millis()
    )]
    TooSlow {
        /// How long, on one vCPU of Lambda.
        millis: u64,
    },
    /// It takes more memory than a function can give to each sign-in.
    #[error(
        "the hash takes too much memory at each sign-in, {mib} MiB, where 64 MiB are the most; import the user without it, \
         and invite them"
    )]
    TooLarge {
        /// How much.
        mib: u64,
    },
}

/// A hash of another system.
#[derive(Clone, PartialEq, Eq)]
pub struct ForeignHash {
    /// How it is computed.
    pub(super) recipe: Recipe,
    /// What it came to.
    pub(super) output: Vec<u8>,
}

/// Says only of what kind it is: it can be attacked off line.
impl fmt::Debug for ForeignHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ForeignHash({}, •••)", self.recipe.name())
    }
}

/// How a hash of another system is computed from a password.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Recipe {
    /// bcrypt. The three spellings of its version compute the same.
    Bcrypt {
        cost: u32,
        salt: [u8; 16],
        /// The salt in the alphabet of bcrypt.
        spelled: String,
    },
    /// argon2 without a secret.
    Argon2 {
        algorithm: Algorithm,
        version: Version,
        memory_kib: u32,
        passes: u32,
        lanes: u32,
        salt: Vec<u8>,
        length: usize,
    },
    /// scrypt.
    Scrypt {
        log_n: u8,
        r: u32,
        p: u32,
        salt: Vec<u8>,
        length: usize,
    },
    /// PBKDF2 with HMAC.
    Pbkdf2 {
        digest: Digest,
        rounds: NonZeroU32,
        salt: Vec<u8>,
        length: usize,
    },
}

/// The hash function below PBKDF2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digest {
    /// SHA-256.
    Sha256,
    /// SHA-512.
    Sha512,
}

/// PBKDF2 with HMAC (RFC 8018): digest, rounds, salt, password, output. It is handed in, so that it is a C library's in a
/// debug build as well: generic Rust would be compiled here without optimisation, and take seconds.
pub type Pbkdf2 = fn(Digest, NonZeroU32, &[u8], &[u8], &mut [u8]);

impl ForeignHash {
    const BCRYPT_LENGTH: usize = 60;

    /// Reads a hash as bcrypt writes it, or a PHC string.
    ///
    /// # Errors
    /// [`ForeignHashError`].
    pub fn parse(text: &str) -> Result<Self, ForeignHashError> {
        let hash = if is_bcrypt(text) {
            Self::bcrypt(text)?
        } else {
            let (recipe, output) = text.rsplit_once('$').ok_or(ForeignHashError::Unsupported)?;
            let output = base64(output);
            let recipe = Recipe::parse(recipe, output.as_ref().map(Vec::len))?;
            Self {
                recipe,
                output: output.ok_or(ForeignHashError::Malformed)?,
            }
        };
        hash.recipe.importable()?;
        Ok(hash)
    }

    /// How long it takes to compute it once, on one vCPU of Lambda.
    #[must_use]
    pub fn time(&self) -> Duration {
        self.recipe.time()
    }

    fn bcrypt(text: &str) -> Result<Self, ForeignHashError> {
        // PHP's `$2x$` marks hashes of a faulty implementation, which no other one computes.
        let parts: bcrypt::HashParts = text.parse().map_err(|_| ForeignHashError::Malformed)?;
        let written = parts.format_for_version(bcrypt::Version::TwoB);
        let output = written.get(29..).ok_or(ForeignHashError::Malformed)?;
        if text.len() != Self::BCRYPT_LENGTH || !(4..=31).contains(&parts.get_cost()) {
            return Err(ForeignHashError::Malformed);
        }
        Ok(Self {
            recipe: Recipe::Bcrypt {
                cost: parts.get_cost(),
                salt: parts.get_salt_raw(),
                spelled: parts.get_salt(),
            },
            output: output.as_bytes().to_vec(),
        })
    }
}

fn is_bcrypt(text: &str) -> bool {
    ["$2a$", "$2b$", "$2y$"].iter().any(|version| text.starts_with(version))
}

/// Of PHC strings: the alphabet of RFC 4648 without padding. Some implementations pad all the same.
fn base64(text: &str) -> Option<Vec<u8>> {
    BASE64_NOPAD.decode(text.trim_end_matches('=').as_bytes()).ok()
}

impl Recipe {
    /// How many bytes an output has.
    const LENGTHS: RangeInclusive<usize> = 16..=128;

    fn name(&self) -> &'static str {
        match self {
            Self::Bcrypt { .. } => "bcrypt",
            Self::Argon2 { algorithm, .. } => algorithm.as_str(),
            Self::Scrypt { .. } => "scrypt",
            Self::Pbkdf2 { digest, .. } => digest.name(),
        }
    }

    /// Reads what [`Recipe::fmt`] writes, or the part of a foreign PHC string before its output, which has `length` bytes.
    pub(super) fn parse(text: &str, length: Option<usize>) -> Result<Self, ForeignHashError> {
        let mut parts = text.strip_prefix('$').ok_or(ForeignHashError::Unsupported)?.split('$');
        let name = parts.next().unwrap_or_default();
        let parts: Vec<&str> = parts.collect();
        if name == "2b" {
            let recipe = Self::read_bcrypt(&parts)?;
            return recipe.bearable().map(|()| recipe);
        }
        let known = [
            "argon2id",
            "argon2i",
            "argon2d",
            "scrypt",
            "pbkdf2-sha256",
            "pbkdf2-sha512",
        ];
        if !known.contains(&name) {
            return Err(ForeignHashError::Unsupported);
        }
        let recipe = Self::read_phc(name, &parts, length).ok_or(ForeignHashError::Malformed)?;
        // First: the functions themselves reckon with the parameters before they refuse any.
        recipe.bearable()?;
        // What its function refuses computes nothing.
        recipe
            .is_possible()
            .then_some(recipe)
            .ok_or(ForeignHashError::Malformed)
    }

    fn read_bcrypt(parts: &[&str]) -> Result<Self, ForeignHashError> {
        let [cost, salt] = parts else {
            return Err(ForeignHashError::Malformed);
        };
        // The crate reads whole hashes only: any output will do.
        let whole = format!("$2b${cost}${salt}{}", ".".repeat(31));
        Ok(ForeignHash::bcrypt(&whole)?.recipe)
    }

    fn read_phc(name: &str, parts: &[&str], length: Option<usize>) -> Option<Self> {
        let (version, parameters, salt) = match parts {
            [version, parameters, salt] if name.starts_with("argon2") => {
                (version.strip_prefix("v=")?.parse::<u32>().ok()?, *parameters, *salt)
            }
            // As argon2 wrote it before it had versions.
            [parameters, salt] => (0x10, *parameters, *salt),
            _ => return None,
        };
        let salt = base64(salt).filter(|salt| salt.len() <= 128)?;
        let mut parameters = Parameters::read(parameters)?;
        let stated = parameters.take("l").map(|length| length as usize);
        let length = match (length, stated) {
            (Some(length), None) | (None, Some(length)) => length,
            (Some(length), Some(stated)) if length == stated => length,
            (Some(_), Some(_)) | (None, None) => return None,
        };
        if !Self::LENGTHS.contains(&length) {
            return None;
        }
        let recipe = match name {
            "scrypt" => Self::Scrypt {
                log_n: u8::try_from(parameters.take("ln")?).ok()?,
                r: parameters.take("r")?,
                p: parameters.take("p")?,
                salt,
                length,
            },
            "pbkdf2-sha256" | "pbkdf2-sha512" => Self::Pbkdf2 {
                digest: if name == "pbkdf2-sha256" {
                    Digest::Sha256
                } else {
                    Digest::Sha512
                },
                rounds: NonZeroU32::new(parameters.take("i")?)?,
                salt,
                length,
            },
            name => Self::Argon2 {
                algorithm: Algorithm::new(name).ok()?,
                version: Version::try_from(version).ok()?,
                memory_kib: parameters.take("m")?,
                passes: parameters.take("t")?,
                lanes: parameters.take("p")?,
                salt,
                length,
            },
        };
        // What is left, such as a key id, would change the result.
        parameters.0.is_empty().then_some(recipe)
    }

    fn is_possible(&self) -> bool {
        match self {
            Self::Bcrypt { .. } | Self::Pbkdf2 { .. } => true,
            Self::Argon2 { salt, .. } => salt.len() >= argon2::MIN_SALT_LEN && self.argon2().is_some(),
            Self::Scrypt { log_n, r, p, .. } => scrypt::Params::new(*log_n, *r, *p).is_ok(),
        }
    }

    fn argon2(&self) -> Option<Argon2<'static>> {
        let Self::Argon2 {
            algorithm,
            version,
            memory_kib,
            passes,
            lanes,
            length,
            ..
        } = self
        else {
            return None;
        };
        let parameters = Params::new(*memory_kib, *passes, *lanes, Some(*length)).ok()?;
        Some(Argon2::new(*algorithm, *version, parameters))
    }

    /// What the other system's function gives for `password`; `None` where it cannot be computed.
    pub(super) fn compute(&self, password: &[u8], pbkdf2: Pbkdf2) -> Option<Zeroizing<Vec<u8>>> {
        let (salt, length) = match self {
            // Cut after 72 bytes, as bcrypt does: its owner's password was cut as well when it was hashed.
            Self::Bcrypt { cost, salt, .. } => {
                let hash = bcrypt::hash_with_salt_bytes(password, *cost, *salt).ok()?;
                return Some(Zeroizing::new(hash.get(29..)?.to_vec()));
            }
            Self::Argon2 { salt, length, .. }
            | Self::Scrypt { salt, length, .. }
            | Self::Pbkdf2 { salt, length, .. } => (salt, *length),
        };
        let mut output = Zeroizing::new(vec![0; length]);
        match self {
            Self::Bcrypt { .. } => return None,
            Self::Argon2 { .. } => password::compute(&self.argon2()?, password, salt, &mut output).ok()?,
            Self::Scrypt { log_n, r, p, .. } => {
                let parameters = scrypt::Params::new(*log_n, *r, *p).ok()?;
                scrypt::scrypt(password, salt, &parameters, &mut output).ok()?;
            }
            Self::Pbkdf2 { digest, rounds, .. } => {
                pbkdf2(*digest, *rounds, salt, password, &mut output);
            }
        }
        Some(output)
    }
}

impl Digest {
    fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "pbkdf2-sha256",
            Self::Sha512 => "pbkdf2-sha512",
        }
    }
}

/// The recipe as a PHC string without an output; the length of the output is a parameter.
impl fmt::Display for Recipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name();
        let encoded = |salt: &[u8]| BASE64_NOPAD.encode(salt);
        match self {
            Self::Bcrypt { cost, spelled, .. } => write!(f, "$2b${cost:02}${spelled}"),
            Self::Argon2 {
                version,
                memory_kib,
                passes,
                lanes,
                salt,
                length,
                ..
            } => write!(
                f,
                "${name}$v={}$m={memory_kib},t={passes},p={lanes},l={length}${}",
                u32::from(*version),
                encoded(salt)
            ),
            Self::Scrypt {
                log_n,
                r,
                p,
                salt,
                length,
            } => write!(f, "${name}$ln={log_n},r={r},p={p},l={length}${}", encoded(salt)),
            Self::Pbkdf2 {
                rounds, salt, length, ..
            } => write!(f, "${name}$i={rounds},l={length}${}", encoded(salt)),
        }
    }
}

/// `a=1,b=2`, each name once.
struct Parameters<'a>(Vec<(&'a str, u32)>);

impl<'a> Parameters<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let mut all: Vec<(&str, u32)> = Vec::new();
        for part in text.split(',') {
            let (name, value) = part.split_once('=')?;
            if all.iter().any(|(known, _)| *known == name) {
                return None;
            }
            all.push((name, value.parse().ok()?));
        }
        Some(Self(all))
    }

    fn take(&mut self, name: &str) -> Option<u32> {
        let at = self.0.iter().position(|(known, _)| *known == name)?;
        Some(self.0.swap_remove(at).1)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Hashes that other implementations have made, of the password beside them. The first four stand in the tests of
    /// OpenBSD's and Openwall's bcrypt, the argon2 ones in those of the reference implementation, scrypt's and the last in
    /// RFC 7914; the rest were made with Python's bcrypt, argon2-cffi and hashlib.
    const VECTORS: &[(&str, &str)] = &[
        ("U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
        ("U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"),
        ("", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy"),
        (
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored",
            "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
        ),
        (
            "password",
            "$argon2i$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ",
        ),
        (
            "password",
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        ),
        (
            "violet harbour seventeen",
            "$2b$10$OMZ5AmRYZ.UASfEgyAwg7ugq.wObjpyqVvcJ5Fn0ukPXruN6ZTjGS",
        ),
        (
            "Zürich-Café-Straße",
            "$2b$04$BBgXviMwEyHVVcVujRpqrO5Aq2NvGGKiYjrIe8BCkzYyqB0gDPSGK",
        ),
        (
            "violet harbour seventeen",
            "$2y$04$BzQUwkyhFqDfKZTh3dRpgO6PAwpQIpJC2lIipabLWKaHxx.MPm5ya",
        ),
        (
            "violet harbour seventeen",
            "$argon2id$v=19$m=65536,t=3,p=4$MDEyMzQ1Njc4OWFiY2RlZg$D19nxGlWI31cs+3J8E62w0LDAD2h4ob/SuKIgPr0NDg",
        ),
        (
            "violet harbour seventeen",
            "$argon2d$v=19$m=1024,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$lDkjUFyrVnZz27Pf3P/8/Y1sHBK/Q/sCaimNoRmXfrs",
        ),
        (
            "violet harbour seventeen",
            "$argon2i$v=19$m=4096,t=3,p=1$MDEyMzQ1Njc4OWFiY2RlZg$NWzYE90XwHcAj/LUqZXSR4iLeq3/jGf5qITJPT5OegE",
        ),
        (
            "pleaseletmein",
            "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw",
        ),
        (
            "violet harbour seventeen",
            "$scrypt$ln=12,r=8,p=1$MDEyMzQ1Njc4OWFiY2RlZg$pknygQoSB3PoIMmDHwbUpI3kz5ME30ZoNbuUG6qUZEE",
        ),
        (
            "violet harbour seventeen",
            "$pbkdf2-sha256$i=2000,l=32$MDEyMzQ1Njc4OWFiY2RlZg$kYYXTJZTc9KUEyd3g8e7EfekAagpLVnRG3/AmZWebSE",
        ),
        (
            "violet harbour seventeen",
            "$pbkdf2-sha512$i=1000,l=64$MDEyMzQ1Njc4OWFiY2RlZg$dCo7J1sk1pzSzTZZqHMz729yCYPEYOAQaNF5iifcYK7rSch5EvLLu0OWo8XnQBq1OdR4u+HlR/RGmvX0U82Q5Q",
        ),
        (
            "passwd",
            "$pbkdf2-sha256$i=1$c2FsdA$VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLxJypzM8Xm2RZkWZLOdd+8xfHG4RbHjC9UJESBB06GXgw",
        ),
    ];

    pub(crate) fn pbkdf2(digest: Digest, rounds: NonZeroU32, salt: &[u8], password: &[u8], output: &mut [u8]) {
        let algorithm = match digest {
            Digest::Sha256 => aws_lc_rs::pbkdf2::PBKDF2_HMAC_SHA256,
            Digest::Sha512 => aws_lc_rs::pbkdf2::PBKDF2_HMAC_SHA512,
        };
        aws_lc_rs::pbkdf2::derive(algorithm, rounds, salt, password, output);
    }

    fn computes(password: &str, hash: &ForeignHash) -> bool {
        hash.recipe.compute(password.as_bytes(), pbkdf2).unwrap().as_slice() == hash.output
    }

    #[test]
    fn hashes_of_other_implementations_are_computed_as_they_do() {
        for (password, text) in VECTORS {
            let hash = ForeignHash::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert!(computes(password, &hash), "{text}");
            assert!(!computes(&format!("x{password}"), &hash), "{text}");
            let again = Recipe::parse(&hash.recipe.to_string(), None);
            assert!(again.is_ok_and(|again| again == hash.recipe), "{}", hash.recipe);
            assert!(!format!("{hash:?}").contains("$"), "{hash:?}");
        }
    }

    #[test]
    fn a_hash_that_cannot_be_verified_is_refused_with_the_reason() {
        use ForeignHashError::{Malformed, Unsupported};
        for (text, error) in [
            ("", Unsupported),
            ("password", Unsupported),
            ("5f4dcc3b5aa765d61d8327deb882cf99", Unsupported),
            ("$1$salt$qJH7.N4xYta3aEG/dfqo/0", Unsupported),
            ("$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjlO", Unsupported),
            (
                "$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                Unsupported,
            ),
            ("$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOe", Malformed),
            (
                "$2b$03$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                Malformed,
            ),
            (
                "$2b$05$CCCCCCCCCCCCCCCCCCCCC!E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                Malformed,
            ),
            (
                "$argon2id$v=19$m=64,t=1,p=1,keyid=AQ$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                Malformed,
            ),
            (
                "$argon2id$v=19$m=64,t=1,p=1,k=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                Malformed,
            ),
            ("$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$short", Malformed),
            ("$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ", Malformed),
            (
                "$argon2id$v=19$m=64,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                Malformed,
            ),
            (
                "$pbkdf2-sha1$i=1000$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                Unsupported,
            ),
        ] {
            assert_eq!(ForeignHash::parse(text).err(), Some(error), "{text}");
        }
    }

    #[test]
    fn m2_a_salt_has_128_bytes_at_most() {
        let salted = |bytes: usize| {
            let salt = BASE64_NOPAD.encode(&vec![7; bytes]);
            format!("$pbkdf2-sha256$i=1000${salt}$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
        };
        assert!(ForeignHash::parse(&salted(128)).is_ok());
        assert_eq!(
            ForeignHash::parse(&salted(129)).err(),
            Some(ForeignHashError::Malformed)
        );
    }

    /// M2, M4: what the crates below compute with numbers that others send.
    #[test]
    fn m2_no_hash_makes_its_reader_panic() {
        const PIECES: &str = concat!(
            "$¦$2b$10$¦$2a$¦$2y$31$¦$argon2id$v=19$¦$argon2i$¦$argon2d$v=16$¦$scrypt$¦$pbkdf2-sha256$¦",
            "$pbkdf2-sha512$¦ln=¦r=¦p=¦m=¦t=¦i=¦l=¦v=¦keyid=¦,¦=¦0¦1¦8¦14¦19456¦1073741824¦4294967295¦",
            "4294967296¦c2FsdHNhbHRzYWx0¦c2FsdHNhbHRzYWx0$¦AAAAAAAAAAAAAAAAAAAAAA¦.....................¦/¦+¦",
            "é",
        );
        test_support::hostile::survives(include_str!("../corpora/phc.json"), PIECES, |text| {
            let _ = ForeignHash::parse(text);
            let _ = password::PasswordHash::parse(&format!("{text}$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$AAAA"));
        });
        for numbers in [
            "ln=1,r=8,p=1073741824",
            "ln=1,r=65536,p=65536",
            "ln=63,r=4294967295,p=4294967295",
        ] {
            let dear = format!("$scrypt${numbers}$c2FsdHNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAA");
            assert!(
                matches!(
                    ForeignHash::parse(&dear),
                    Err(ForeignHashError::TooSlow { .. } | ForeignHashError::TooLarge { .. })
                ),
                "{numbers}"
            );
        }
    }

    #[test]
    fn bcrypt_looks_at_72_bytes() {
        let hash = bcrypt::hash_with_salt("x".repeat(72), 4, [7; 16]).unwrap().to_string();
        let hash = ForeignHash::parse(&hash).unwrap();
        assert!(computes(&"x".repeat(72), &hash) && computes(&"x".repeat(80), &hash));
        assert!(!computes(&"x".repeat(71), &hash));
    }
}
