//! What computing a foreign hash costs: in time on the machine that has to do it, whatever the parameters are called.

use std::time::Duration;

use super::{Digest, ForeignHashError, Recipe};

/// The longest that a computation may take which is imported. A password has two spellings, where its normal form is
/// not what was typed, and both are tried: so a sign-in computes twice as long at most.
pub const MOST: Duration = Duration::from_secs(1);

/// The longest that may be in the table: earlier versions looked at parameters only, and took more than [`MOST`]. What
/// is there still signs in.
const MOST_STORED: Duration = Duration::from_secs(8);

/// The most memory, in KiB.
const MOST_MEMORY: u64 = 64 * 1024;

/// Nanoseconds of one vCPU of Lambda (1769 MB) for a unit of each function. Nothing was measured on Lambda: they are
/// half as much again as what builds of the release profile took on one core of a Xeon (bcrypt 56,000, argon2 950,
/// scrypt 520, PBKDF2 with SHA-512 550). With SHA-256 that was 320, and some 710 without the CPU's instructions for it,
/// for which 800 leaves little. `cargo run --release -p tests --bin hashes` holds them against another machine.
///
/// A unit is: for bcrypt one of the two to the power of its cost, for argon2 a KiB and pass, for scrypt one of N times
/// r times p, for PBKDF2 a round for one block of output.
const BCRYPT: u64 = 85_000;
const ARGON2: u64 = 1_450;
const SCRYPT: u64 = 800;
const PBKDF2_SHA256: u64 = 800;
const PBKDF2_SHA512: u64 = 900;

impl Recipe {
    /// How long one computation takes, no longer than [`Duration::MAX`]. Nothing here overflows, whatever the
    /// parameters are.
    pub(super) fn time(&self) -> Duration {
        let (units, nanoseconds) = match self {
            Self::Bcrypt { cost, .. } => (1_u64.checked_shl(*cost).unwrap_or(u64::MAX), BCRYPT),
            // A lane has at least 8 KiB. Small memories with many passes cost no more for each KiB than large ones.
            Self::Argon2 {
                memory_kib,
                passes,
                lanes,
                ..
            } => {
                let kib = u64::from(*memory_kib).max(u64::from(*lanes).saturating_mul(8));
                (kib.saturating_mul(u64::from(*passes)), ARGON2)
            }
            // Before and after comes PBKDF2 over blocks, which is felt where N is small.
            Self::Scrypt { log_n, r, p, .. } => {
                let blocks = u64::from(*r).saturating_mul(u64::from(*p));
                (blocks.saturating_mul(n(*log_n).saturating_add(4)), SCRYPT)
            }
            Self::Pbkdf2 {
                digest, rounds, length, ..
            } => {
                let (block, nanoseconds) = match digest {
                    Digest::Sha256 => (32, PBKDF2_SHA256),
                    Digest::Sha512 => (64, PBKDF2_SHA512),
                };
                let blocks = u64::try_from(length.div_ceil(block)).unwrap_or(u64::MAX);
                (u64::from(rounds.get()).saturating_mul(blocks), nanoseconds)
            }
        };
        Duration::from_nanos(units.saturating_mul(nanoseconds))
    }

    /// The memory that it takes, in KiB.
    fn memory(&self) -> u64 {
        match self {
            Self::Bcrypt { .. } | Self::Pbkdf2 { .. } => 0,
            Self::Argon2 { memory_kib, lanes, .. } => u64::from(*memory_kib).max(u64::from(*lanes).saturating_mul(8)),
            Self::Scrypt { log_n, r, p, .. } => {
                let rows = n(*log_n).max(u64::from(*p));
                rows.saturating_mul(u64::from(*r)).div_ceil(8)
            }
        }
    }

    /// Makes sure that a function can compute it at each sign-in.
    pub(super) fn importable(&self) -> Result<(), ForeignHashError> {
        self.within(MOST)
    }

    /// Makes sure that it can be computed at all: asked before anything that takes the parameters as they are.
    pub(super) fn bearable(&self) -> Result<(), ForeignHashError> {
        self.within(MOST_STORED)
    }

    fn within(&self, most: Duration) -> Result<(), ForeignHashError> {
        if self.memory() > MOST_MEMORY {
            return Err(ForeignHashError::TooLarge {
                mib: self.memory().div_ceil(1024),
            });
        }
        if self.time() > most {
            return Err(ForeignHashError::TooSlow {
                millis: u64::try_from(self.time().as_millis()).unwrap_or(u64::MAX),
            });
        }
        Ok(())
    }
}

fn n(log: u8) -> u64 {
    1_u64.checked_shl(u32::from(log)).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{foreign_hash::ForeignHash, password::PasswordHash};

    const BCRYPT_REST: &str = "CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

    /// Base64 of so many bytes.
    fn bytes(count: usize) -> String {
        data_encoding::BASE64_NOPAD.encode(&vec![7; count])
    }

    fn phc(kind_and_parameters: &str, length: usize) -> String {
        format!("${kind_and_parameters}$c29tZXNhbHRzYWx0${}", bytes(length))
    }

    /// P5: the bound is on time and memory, and each function meets it by a way of its own.
    #[test]
    fn p5_a_hash_is_taken_by_the_time_and_memory_that_it_costs() {
        let max = u32::MAX;
        let taken = [
            format!("$2b$04${BCRYPT_REST}"),
            format!("$2b$13${BCRYPT_REST}"),
            phc("argon2id$v=19$m=65536,t=10,p=1", 32),
            phc("argon2id$v=19$m=65536,t=10,p=16", 128),
            phc("argon2i$v=19$m=8,t=80000,p=1", 32),
            phc("argon2d$v=16$m=4096,t=3,p=512", 32),
            phc("scrypt$ln=16,r=8,p=2", 64),
            phc("scrypt$ln=13,r=8,p=10", 64),
            phc("scrypt$ln=1,r=1,p=200000", 64),
            phc("pbkdf2-sha256$i=1200000", 32),
            phc("pbkdf2-sha256$i=600000", 64),
            phc("pbkdf2-sha512$i=1000000", 64),
        ];
        for text in &taken {
            assert!(
                ForeignHash::parse(text).is_ok(),
                "{text}: {:?}",
                ForeignHash::parse(text)
            );
        }
        let slow = [
            format!("$2b$14${BCRYPT_REST}"),
            format!("$2a$31${BCRYPT_REST}"),
            phc("argon2id$v=19$m=65536,t=11,p=1", 32),
            phc("argon2id$v=19$m=8,t=100000,p=1", 32),
            phc(&format!("argon2i$v=19$m=8,t={max},p=1"), 32),
            phc("scrypt$ln=16,r=8,p=3", 64),
            phc("scrypt$ln=1,r=1,p=524288", 64),
            // The output multiplies the work.
            phc("pbkdf2-sha256$i=1000000", 33),
            phc("pbkdf2-sha256$i=320000", 128),
            phc("pbkdf2-sha512$i=1000000", 65),
            phc(&format!("pbkdf2-sha512$i={max}"), 128),
        ];
        for text in &slow {
            let refused = ForeignHash::parse(text).err();
            assert!(
                matches!(refused, Some(ForeignHashError::TooSlow { millis }) if millis > 1000),
                "{text}: {refused:?}"
            );
        }
        let large = [
            phc("argon2id$v=19$m=65537,t=1,p=1", 32),
            phc("argon2id$v=19$m=8,t=1,p=16777215", 32),
            phc(&format!("argon2id$v=19$m={max},t={max},p={max}"), 32),
            phc("scrypt$ln=17,r=8,p=1", 32),
            phc("scrypt$ln=1,r=1,p=1073741824", 32),
            phc(&format!("scrypt$ln=1,r=1,p={max}"), 32),
            phc(&format!("scrypt$ln=1,r={max},p=1"), 32),
            phc(&format!("scrypt$ln=255,r={max},p={max}"), 32),
            phc("scrypt$ln=64,r=1,p=1", 32),
        ];
        for text in &large {
            let refused = ForeignHash::parse(text).err();
            assert!(
                matches!(refused, Some(ForeignHashError::TooLarge { mib }) if mib > 64),
                "{text}: {refused:?}"
            );
        }
        // Nothing of it: not a bound, but no hash at all.
        for text in [
            phc("scrypt$ln=14,r=0,p=1", 32),
            phc("scrypt$ln=14,r=8,p=0", 32),
            phc("argon2id$v=19$m=0,t=0,p=0", 32),
            phc("argon2id$v=19$m=64,t=1,p=9", 32),
            phc("pbkdf2-sha256$i=0", 32),
            phc("scrypt$ln=256,r=8,p=1", 32),
            phc("pbkdf2-sha256$i=4294967296", 32),
        ] {
            assert_eq!(
                ForeignHash::parse(&text).err(),
                Some(ForeignHashError::Malformed),
                "{text}"
            );
        }
    }

    /// The reason names the figure and what to do.
    #[test]
    fn p5_a_refusal_says_how_dear_the_hash_is_and_what_to_do() {
        let why = |text: &str| ForeignHash::parse(text).unwrap_err().to_string();
        let slow = why(&format!("$2b$14${BCRYPT_REST}"));
        assert!(
            slow.contains("1392 ms") && slow.contains("1000 ms") && slow.contains("invite them"),
            "{slow}"
        );
        let large = why(&phc("scrypt$ln=17,r=8,p=1", 32));
        assert!(
            large.contains("128 MiB") && large.contains("64 MiB") && large.contains("invite them"),
            "{large}"
        );
    }

    /// What earlier versions took is in tables: its owner can sign in.
    #[test]
    fn what_was_imported_under_the_bounds_of_before_is_still_read() {
        let ours =
            "$argon2id$v=19$m=64,t=1,p=1,keyid=AQ$c2FsdHNhbHRzYWx0c2FsdA$YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE";
        for recipe in [
            "$2b$14$CCCCCCCCCCCCCCCCCCCCC.",
            "$argon2id$v=19$m=65536,t=10,p=16,l=128$c29tZXNhbHQ",
            "$scrypt$ln=16,r=8,p=4,l=128$c29tZXNhbHQ",
            "$pbkdf2-sha256$i=1000000,l=128$c29tZXNhbHQ",
            "$pbkdf2-sha512$i=1000000,l=128$c29tZXNhbHQ",
        ] {
            assert!(PasswordHash::parse(&format!("{recipe}{ours}")).is_ok(), "{recipe}");
        }
        for recipe in [
            "$2b$31$CCCCCCCCCCCCCCCCCCCCC.",
            "$scrypt$ln=1,r=4294967295,p=4294967295,l=32$c29tZXNhbHQ",
            "$pbkdf2-sha256$i=1,l=4294967295$c29tZXNhbHQ",
            "$scrypt$ln=1,r=1,p=1,l=0$c29tZXNhbHQ",
        ] {
            assert!(PasswordHash::parse(&format!("{recipe}{ours}")).is_err(), "{recipe}");
        }
    }

    fn number() -> impl Strategy<Value = u64> {
        prop_oneof![
            0_u64..40,
            (0_u32..34).prop_map(|bits| (1_u64 << bits) - 1),
            (0_u32..34).prop_map(|bits| 1_u64 << bits),
            any::<u64>(),
        ]
    }

    fn kind() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "argon2id",
            "argon2i",
            "argon2d",
            "scrypt",
            "pbkdf2-sha256",
            "pbkdf2-sha512",
            "2b",
            "argon2",
            "",
        ])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        /// No parameter, however large, ends in a panic or an overflow, and what is taken is within the bounds.
        #[test]
        fn p5_no_parameters_of_a_hash_panic_or_overflow(
            kind in kind(),
            version in prop::sample::select(vec!["$v=19", "$v=16", "$v=0", "$v=4294967295", ""]),
            names in prop::collection::vec(
                prop::sample::select(vec!["m", "t", "p", "ln", "r", "i", "l", "keyid"]),
                0..5,
            ),
            numbers in prop::collection::vec(number(), 5),
            salt in 0_usize..140,
            length in 0_usize..140,
        ) {
            let given = names.iter().zip(&numbers).map(|(name, number)| format!("{name}={number}"));
            let given = given.collect::<Vec<_>>().join(",");
            let text = format!("${kind}{version}${given}${}${}", bytes(salt), bytes(length));
            if let Ok(hash) = ForeignHash::parse(&text) {
                prop_assert!(hash.time() <= MOST && hash.recipe.memory() <= MOST_MEMORY, "{}", text);
            }
            let _ = PasswordHash::parse(&text);
        }

        /// The same for each kind with the names that it has, where more is taken.
        #[test]
        fn p5_no_scrypt_argon2_or_pbkdf2_parameters_panic_or_overflow(a in number(), b in number(), c in number()) {
            for text in [
                phc(&format!("scrypt$ln={a},r={b},p={c}"), 32),
                phc(&format!("argon2id$v=19$m={a},t={b},p={c}"), 32),
                phc(&format!("pbkdf2-sha256$i={a},l={b}"), 32),
                format!("$2b${a:02}${BCRYPT_REST}"),
            ] {
                if let Ok(hash) = ForeignHash::parse(&text) {
                    prop_assert!(hash.time() <= MOST && hash.recipe.memory() <= MOST_MEMORY, "{}", text);
                }
            }
        }

        /// Nor does any text at all.
        #[test]
        fn p5_no_text_given_as_a_hash_panics(
            text in "(\\$(2[abxy]|scrypt|argon2id?|pbkdf2-sha256))?[$=,.a-z0-9äß🦊]{0,70}"
        ) {
            let _ = ForeignHash::parse(&text);
            let _ = PasswordHash::parse(&text);
        }
    }
}
