//! The memory that argon2 works in: wiped after each hash, and kept for the next one.
//!
//! Fresh memory costs a fault for each of its pages. And an allocator that lends 19 MiB to whichever thread
//! hashes keeps as much again for every one of them: a server had grown to 2 GiB after 900 hashes.

use std::sync::{Mutex, PoisonError};

use argon2::{Argon2, Block};
use zeroize::Zeroize;

/// In blocks of a KiB. More than glibc ever serves from a heap of its own (`DEFAULT_MMAP_THRESHOLD_MAX`, 32 MiB): so a room is a
/// mapping by itself, and goes back to the system as a whole. What is not written to costs nothing.
const MAPPING: usize = 33 * 1024;

/// One, for whoever comes next. A function hashes one at a time; where several work at once, each beyond the first makes its own.
static KEPT: Mutex<Option<Vec<Block>>> = Mutex::new(None);

/// A room that a hash works in.
struct Room {
    blocks: Vec<Block>,
    used: usize,
}

impl Room {
    /// One with so many blocks, all zero.
    fn of(blocks: usize) -> Self {
        let kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner).take();
        let mut room = match kept {
            Some(kept) if kept.capacity() >= blocks => kept,
            Some(_) | None => Vec::with_capacity(blocks.max(MAPPING)),
        };
        if room.len() < blocks {
            room.resize(blocks, Block::new());
        }
        Self {
            blocks: room,
            used: blocks,
        }
    }
}

/// Also where the work panicked.
impl Drop for Room {
    fn drop(&mut self) {
        // From its first blocks a guess could be tried without the work of a hash.
        self.blocks.iter_mut().take(self.used).for_each(Zeroize::zeroize);
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        // What another system's hash took beyond is not kept.
        if kept.is_none() && self.used <= MAPPING {
            *kept = Some(std::mem::take(&mut self.blocks));
        }
    }
}

/// Computes `argon2` of `password` into `output`.
///
/// # Errors
/// The parameters, the salt or the length of `output` are none of argon2's.
pub(crate) fn compute(argon2: &Argon2<'_>, password: &[u8], salt: &[u8], output: &mut [u8]) -> argon2::Result<()> {
    let mut room = Room::of(argon2.params().block_count());
    argon2.hash_password_into_with_memory(password, salt, output, &mut room.blocks)
}

#[cfg(test)]
mod tests {
    use argon2::{Algorithm, Params, Version};

    use super::*;

    fn argon2(kib: u32, lanes: u32) -> Argon2<'static> {
        Argon2::new(
            Algorithm::Argon2id,
            Version::V0x13,
            Params::new(kib, 1, lanes, Some(32)).unwrap(),
        )
    }

    /// In a room that was larger, smaller or never there, beside others.
    #[test]
    fn a_hash_is_the_same_in_whichever_room_it_is_made() {
        let one = |kib: u32, lanes: u32| {
            let (argon2, mut here, mut there) = (argon2(kib, lanes), [0; 32], [1; 32]);
            compute(&argon2, b"violet harbour", b"saltsaltsaltsalt", &mut here).unwrap();
            argon2
                .hash_password_into(b"violet harbour", b"saltsaltsaltsalt", &mut there)
                .unwrap();
            assert_eq!(here, there, "{kib} KiB");
        };
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| [(64, 1), (2048, 2), (8, 1), (40_000, 4), (64, 1)].map(|(kib, lanes)| one(kib, lanes)));
            }
        });
    }

    #[test]
    fn p9_a_room_is_wiped_before_it_is_kept_also_where_the_work_panicked() {
        for panics in [false, true] {
            let worked = std::panic::catch_unwind(|| {
                let mut room = Room::of(64);
                for block in &mut room.blocks[..64] {
                    block.as_mut().fill(0xA5A5_A5A5_A5A5_A5A5);
                }
                assert!(!panics, "on purpose");
            });
            assert_eq!(worked.is_err(), panics);
            // Whichever is kept by now: other tests hash as well.
            let room = Room::of(64);
            assert!(
                room.blocks
                    .iter()
                    .all(|block| block.as_ref().iter().all(|word| *word == 0))
            );
            assert!(
                room.blocks.capacity() >= MAPPING,
                "the allocator would put it on a heap"
            );
        }
    }
}
