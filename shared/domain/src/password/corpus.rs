//! A corpus of passwords that were seen in breaches, as a Bloom filter: a file that an operator makes and a function
//! reads at its start. It forgets none, and takes one in so many others for one of them.
//!
//! The file: the mark and version, then in little endian how many bits are set for an entry (u32), nothing (u32), the
//! number of entries (u64) and of bits (u64), then the bits. An entry is the SHA-1 of a password, so that lists of
//! hashes can be taken; the password stands in no file.

use std::{array, fmt};

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};

use super::blocklist::fold;

/// How the file begins: what it is, and its version.
const MAGIC: &[u8; 8] = b"LKBLOOM\x01";

/// Bytes before the bits.
const HEAD: usize = 32;

/// The most bits for an entry.
const MOST_PROBES: u32 = 32;

/// Why a corpus cannot be made or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CorpusError {
    /// It is no such file, or not whole.
    #[error("this is no corpus of `latchkey blocklist build`, or not a whole one")]
    Malformed,
    /// No entry.
    #[error("there is no password to take")]
    Empty,
    /// More than a function can hold.
    #[error("so many passwords take {mib} MiB, where 200 are the most; take fewer, or more mistakes")]
    TooLarge {
        /// How much it would be.
        mib: u64,
    },
    /// Hardly a filter, or hardly a smaller one than a list.
    #[error("one mistake in 100 to 10,000,000 passwords can be asked for")]
    Mistakes,
}

/// A corpus.
#[derive(Clone, PartialEq, Eq)]
pub struct Corpus {
    probes: u32,
    entries: u64,
    bits: u64,
    file: Vec<u8>,
}

impl fmt::Debug for Corpus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Corpus({} passwords)", self.entries)
    }
}

impl Corpus {
    /// Reads a file.
    ///
    /// # Errors
    /// [`CorpusError::Malformed`].
    pub fn parse(file: Vec<u8>) -> Result<Self, CorpusError> {
        let number = |at: usize| Some(u64::from_le_bytes(file.get(at..at.checked_add(8)?)?.try_into().ok()?));
        let read = || {
            let probes = u32::from_le_bytes(file.get(8..12)?.try_into().ok()?);
            let (entries, bits) = (number(16)?, number(24)?);
            let whole = u64::try_from(file.len().checked_sub(HEAD)?).ok()?.checked_mul(8)? == bits;
            let fine = file.starts_with(MAGIC) && (1..=MOST_PROBES).contains(&probes) && bits > 0 && whole;
            fine.then_some((probes, entries, bits))
        };
        let (probes, entries, bits) = read().ok_or(CorpusError::Malformed)?;
        Ok(Self {
            probes,
            entries,
            bits,
            file,
        })
    }

    /// How many passwords went into it.
    #[must_use]
    pub fn entries(&self) -> u64 {
        self.entries
    }

    /// What stands for a password.
    #[must_use]
    pub fn digest(password: &str) -> [u8; 20] {
        // SHA-1 is what published lists are made of. Nobody gains anything from two passwords with one digest here.
        let made = digest(&SHA1_FOR_LEGACY_USE_ONLY, password.as_bytes());
        array::from_fn(|at| made.as_ref().get(at).copied().unwrap_or_default())
    }

    /// Whether it holds a password, or takes it for one that it holds.
    #[must_use]
    pub fn holds(&self, password: &str) -> bool {
        let bits = self.file.get(HEAD..).unwrap_or_default();
        places(&Self::digest(password), self.probes, self.bits).all(|(byte, bit)| {
            let byte = bits.get(byte).copied().unwrap_or_default();
            byte & bit != 0
        })
    }
}

/// The bits that stand for a digest, as a byte and what is set in it (Kirsch and Mitzenmacher: two hashes do for all).
fn places(digest: &[u8; 20], probes: u32, bits: u64) -> impl Iterator<Item = (usize, u8)> + use<> {
    let half =
        |from: usize| u64::from_le_bytes(array::from_fn(|at| digest.get(from + at).copied().unwrap_or_default()));
    let (first, step) = (half(0), half(8) | 1);
    (0..u64::from(probes)).filter_map(move |probe| {
        let place = first.wrapping_add(probe.wrapping_mul(step)).checked_rem(bits)?;
        Some((usize::try_from(place / 8).ok()?, 1_u8 << (place % 8)))
    })
}

/// Makes a corpus.
#[derive(Debug)]
pub struct Builder {
    probes: u32,
    bits: u64,
    file: Vec<u8>,
}

impl Builder {
    /// One mistake in so many, where nothing else is asked for.
    pub const ONE_IN: u32 = 10_000;
    /// The most bytes of a file: what Lambda takes of a function and its layers is 250 MB.
    pub const MOST_BYTES: u64 = 200 << 20;

    /// A corpus with room for so many entries, which takes one in `one_in` other passwords for one of them.
    ///
    /// # Errors
    /// [`CorpusError`].
    pub fn new(entries: u64, one_in: u32) -> Result<Self, CorpusError> {
        if entries == 0 {
            return Err(CorpusError::Empty);
        }
        if !(100..=10_000_000).contains(&one_in) {
            return Err(CorpusError::Mistakes);
        }
        // For one mistake in 2^k: k / ln 2 bits an entry, k of them set; in thousandths of a bit.
        let probes = (1..=MOST_PROBES)
            .find(|k| (1_u64 << k) >= u64::from(one_in))
            .unwrap_or(MOST_PROBES);
        let bytes = entries.saturating_mul(u64::from(probes) * 1_443).div_ceil(8_000);
        if bytes > Self::MOST_BYTES {
            return Err(CorpusError::TooLarge {
                mib: bytes.div_ceil(1 << 20),
            });
        }
        let bits = bytes * 8;
        let mut file = Vec::new();
        file.extend_from_slice(MAGIC);
        file.extend_from_slice(&probes.to_le_bytes());
        file.extend_from_slice(&[0; 4]);
        file.extend_from_slice(&entries.to_le_bytes());
        file.extend_from_slice(&bits.to_le_bytes());
        file.resize(HEAD + usize::try_from(bytes).unwrap_or_default(), 0);
        Ok(Self { probes, bits, file })
    }

    /// Takes a password, in whatever case it is typed later.
    pub fn add_word(&mut self, password: &str) {
        self.add_digest(&Corpus::digest(&fold(password)));
    }

    /// Takes the SHA-1 of a password, which then counts as it was, and if it was in lower case, in any.
    pub fn add_digest(&mut self, digest: &[u8; 20]) {
        for (byte, bit) in places(digest, self.probes, self.bits) {
            if let Some(byte) = self.file.get_mut(HEAD + byte) {
                *byte |= bit;
            }
        }
    }

    /// The file.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.file
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(words: u32, one_in: u32) -> Vec<u8> {
        let mut builder = Builder::new(u64::from(words), one_in).unwrap();
        (0..words).for_each(|word| builder.add_word(&format!("Password number {word}")));
        builder.finish()
    }

    /// P4: none is forgotten, and hardly any other is taken for one.
    #[test]
    fn p4_a_corpus_forgets_none_and_mistakes_few() {
        for one_in in [100, 10_000] {
            let corpus = Corpus::parse(of(20_000, one_in)).unwrap();
            assert_eq!(corpus.entries(), 20_000);
            assert!((0..20_000).all(|word| corpus.holds(&format!("password number {word}"))));
            let mistakes = (0..50_000_u32)
                .filter(|word| corpus.holds(&format!("another number {word}")))
                .count();
            let most = usize::try_from(50_000 / one_in).unwrap() * 2 + 5;
            assert!(mistakes <= most, "{mistakes} of 50,000 at one in {one_in}");
        }
    }

    #[test]
    fn the_size_of_a_corpus_is_what_the_documents_say() {
        let file = Builder::new(10_000, Builder::ONE_IN).unwrap().finish();
        assert_eq!(file.len(), 25_285, "2.53 bytes a password");
        assert_eq!(Builder::new(0, 100).err(), Some(CorpusError::Empty));
        assert_eq!(Builder::new(1, 99).err(), Some(CorpusError::Mistakes));
        assert_eq!(
            Builder::new(u64::MAX, 10_000)
                .err()
                .map(|error| matches!(error, CorpusError::TooLarge { .. })),
            Some(true)
        );
    }

    #[test]
    fn what_is_no_whole_corpus_is_refused() {
        let file = of(100, 1000);
        assert!(Corpus::parse(file.clone()).is_ok());
        let mut longer = file.clone();
        longer.push(0);
        let mut other = file.clone();
        other[7] = 2;
        let mut idle = file.clone();
        idle[8] = 0;
        for wrong in [
            vec![],
            file[..31].to_vec(),
            file[..file.len() - 1].to_vec(),
            longer,
            other,
            idle,
            vec![0; 64],
        ] {
            assert_eq!(Corpus::parse(wrong).err(), Some(CorpusError::Malformed));
        }
    }

    proptest! {
        #[test]
        fn no_file_given_as_a_corpus_panics(
            mut file in prop::collection::vec(any::<u8>(), 0..80),
            magic in any::<bool>()
        ) {
            if magic && file.len() >= 32 {
                file[..8].copy_from_slice(MAGIC);
                let bits = u64::try_from((file.len() - 32) * 8).unwrap();
                file[24..32].copy_from_slice(&bits.to_le_bytes());
                file[9..12].fill(0);
            }
            if let Ok(corpus) = Corpus::parse(file) {
                let _ = corpus.holds("anything");
            }
        }
    }
}
