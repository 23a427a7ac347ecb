//! Randomness as an argument.

use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicU32, Ordering},
};

use hmac::{Hmac, KeyInit, Mac};
use rand::{Rng, SeedableRng, TryRng, rngs::StdRng, rngs::SysRng};
use sha2::Sha256;
use zeroize::Zeroizing;

/// Where random bytes come from. Production uses the operating system's generator (ASVS 11.5.1); tests a seeded one.
pub trait Entropy: Send + Sync {
    /// Fills `bytes`.
    ///
    /// # Errors
    /// [`NoEntropy`] when the operating system gives none; nothing may go on without it.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy>;
}

/// The operating system gave no randomness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the operating system gave no random bytes")]
pub struct NoEntropy;

/// The operating system's cryptographic generator.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        SysRng.try_fill_bytes(bytes).map_err(|_| NoEntropy)
    }
}

/// Bytes that follow from a secret and a random salt (HMAC-SHA-256 in counter mode), so that a call which is repeated makes the
/// same again. As hard to guess as the harder of the two.
#[expect(missing_debug_implementations, reason = "it holds a secret")]
pub struct DerivedEntropy {
    key: Zeroizing<[u8; 32]>,
    block: AtomicU32,
}

impl DerivedEntropy {
    /// Of `secret` and `salt`.
    #[must_use]
    pub fn new(secret: &[u8], salt: &[u8; 32]) -> Self {
        Self {
            key: Zeroizing::new(tag(salt, &[b"repeated", secret])),
            block: AtomicU32::new(0),
        }
    }
}

impl Entropy for DerivedEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        for part in bytes.chunks_mut(32) {
            let number = self.block.fetch_add(1, Ordering::Relaxed).to_be_bytes();
            let block = Zeroizing::new(tag(&self.key, &[&number]));
            part.iter_mut()
                .zip(block.iter())
                .for_each(|(place, byte)| *place = *byte);
        }
        Ok(())
    }
}

fn tag(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    // A key shorter than a block is filled with zeros (RFC 2104).
    let mut block = Zeroizing::new([0; 64]);
    block.iter_mut().zip(key).for_each(|(place, byte)| *place = *byte);
    let mut mac = <Hmac<Sha256> as KeyInit>::new(&(*block).into());
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

/// A generator that gives the same bytes for the same seed: for tests only.
#[derive(Debug)]
pub struct SeededEntropy(Mutex<StdRng>);

impl SeededEntropy {
    /// A generator for `seed`.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
        Ok(())
    }
}

/// `N` fresh random bytes.
///
/// # Errors
/// [`NoEntropy`].
pub fn random<const N: usize>(entropy: &dyn Entropy) -> Result<[u8; N], NoEntropy> {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derived_bytes_follow_from_secret_and_salt_and_never_repeat() {
        let made = |secret: &[u8], salt: u8| {
            let entropy = DerivedEntropy::new(secret, &[salt; 32]);
            let first = random::<40>(&entropy).unwrap();
            (first, random::<40>(&entropy).unwrap())
        };
        assert_eq!(made(b"a", 1), made(b"a", 1));
        let (first, second) = made(b"a", 1);
        assert_ne!(first, second);
        assert_ne!(first[..8], first[32..]);
        assert_ne!(made(b"a", 1), made(b"b", 1));
        assert_ne!(made(b"a", 1), made(b"a", 2));
    }
}
