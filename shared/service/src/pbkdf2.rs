//! PBKDF2 of the C library that TLS and signatures come from.

use std::num::NonZeroU32;

use aws_lc_rs::pbkdf2::{PBKDF2_HMAC_SHA256, PBKDF2_HMAC_SHA512, derive};
use domain::foreign_hash::Digest;

/// See [`domain::foreign_hash::Pbkdf2`].
pub fn pbkdf2(digest: Digest, rounds: NonZeroU32, salt: &[u8], password: &[u8], output: &mut [u8]) {
    let algorithm = match digest {
        Digest::Sha256 => PBKDF2_HMAC_SHA256,
        Digest::Sha512 => PBKDF2_HMAC_SHA512,
    };
    derive(algorithm, rounds, salt, password, output);
}
