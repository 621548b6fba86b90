//! The secret: 24 bytes, of which strs and bytes use the first 16. The exported `_Py_HashSecret` holds it.

use core::cell::UnsafeCell;

use crate::prelude::*;
use crate::runtime::settings;

/// The size of `_Py_HashSecret`.
pub const SECRET_BYTES: usize = 24;

struct Known(UnsafeCell<bool>);

// SAFETY: read and written under the GIL alone.
unsafe impl Sync for Known {}

static KNOWN: Known = Known(UnsafeCell::new(false));

/// The two keys of SipHash.
#[inline(always)]
pub unsafe fn keys() -> (u64, u64) {
    if !*KNOWN.0.get() {
        choose();
    }
    let words = (&raw const _Py_HashSecret).cast::<u64>();
    (*words, *words.add(1))
}

/// Chosen once in the life of the process: names keep their hashes.
#[cold]
unsafe fn choose() {
    let secret = &raw mut _Py_HashSecret;
    let bytes = core::slice::from_raw_parts_mut(secret.cast::<u8>(), SECRET_BYTES);
    match settings::seed().unwrap_or_else(seed) {
        Some(0) => bytes.fill(0),
        Some(seed) => from_seed(seed, bytes),
        None => random(bytes),
    }
    *KNOWN.0.get() = true;
}

/// `PYTHONHASHSEED`; `None`: not a number, so the secret is random.
fn seed() -> Option<u32> {
    let seed = crate::runtime::configured(c"PYTHONHASHSEED").and_then(crate::runtime::number)?;
    u32::try_from(seed).ok()
}

/// The bytes that CPython draws from a seed, so that hashes are the same.
fn from_seed(seed: u32, bytes: &mut [u8]) {
    let mut state = seed;
    for byte in bytes {
        state = state.wrapping_mul(214_013).wrapping_add(2_531_011);
        *byte = (state >> 16) as u8;
    }
}

fn random(bytes: &mut [u8]) {
    // SAFETY: a buffer of that length.
    let filled =
        unsafe { libc::getrandom(bytes.as_mut_ptr().cast(), bytes.len(), libc::GRND_NONBLOCK) };
    if filled == bytes.len() as isize {
        return;
    }
    // The system has no randomness yet: the clock, and where the program lies.
    // SAFETY: without a place for the result.
    let time = unsafe { libc::time(core::ptr::null_mut()) } as u32;
    from_seed(time ^ bytes.as_ptr().addr() as u32, bytes);
}
