//! What a configuration says in place of the environment: the seed of hashes, the most digits of an int, the frames that
//! tracemalloc keeps. A start without a configuration says nothing.

use core::sync::atomic::{AtomicI32, AtomicI64, Ordering::Relaxed};

use crate::prelude::*;

/// The seed, or that the secret is random, or nothing.
static SEED: AtomicI64 = AtomicI64::new(NOTHING);
/// Of both, less than 0 is nothing.
static DIGITS: AtomicI32 = AtomicI32::new(-1);
static FRAMES: AtomicI32 = AtomicI32::new(-1);

const NOTHING: i64 = -1;
const RANDOM: i64 = -2;

/// Takes what a configuration says.
pub fn take(config: &PyConfig) {
    let seed = match config.use_hash_seed {
        ..0 => NOTHING,
        0 => RANDOM,
        1.. => i64::from(config.hash_seed as u32),
    };
    SEED.store(seed, Relaxed);
    DIGITS.store(config.int_max_str_digits, Relaxed);
    FRAMES.store(config.tracemalloc, Relaxed);
}

/// Forgets it.
pub fn forget() {
    SEED.store(NOTHING, Relaxed);
    DIGITS.store(-1, Relaxed);
    FRAMES.store(-1, Relaxed);
}

/// The seed of hashes: `None` nothing was said, `Some(None)` that it is to be random.
pub fn seed() -> Option<Option<u32>> {
    match SEED.load(Relaxed) {
        NOTHING => None,
        RANDOM => Some(None),
        seed => Some(Some(seed as u32)),
    }
}

/// The most digits; 0 is no limit.
pub fn digits() -> Option<c_int> {
    Some(DIGITS.load(Relaxed)).filter(|digits| *digits >= 0)
}

/// The frames that tracemalloc keeps; 0 is off.
pub fn frames() -> Option<usize> {
    usize::try_from(FRAMES.load(Relaxed)).ok()
}
