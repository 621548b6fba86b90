//! Hashes of bytes and of addresses: SipHash-1-3, under a secret that `PYTHONHASHSEED` decides.

#![allow(
    clippy::missing_safety_doc,
    unsafe_op_in_unsafe_fn,
    reason = "the contract of the C API (`capi`) is that of each function here"
)]

mod secret;
mod siphash;

pub use secret::SECRET_BYTES;

use crate::prelude::*;

/// The hash of bytes, as str and bytes have it: 0 of none, never -1.
#[inline]
pub unsafe fn of_bytes(bytes: &[u8]) -> Py_hash_t {
    if bytes.is_empty() {
        return 0;
    }
    match raw(bytes) {
        -1 => -2,
        hash => hash,
    }
}

/// What the function of hashes itself makes of bytes.
#[inline]
pub unsafe fn raw(bytes: &[u8]) -> Py_hash_t {
    let (k0, k1) = secret::keys();
    siphash::siphash13(k0, k1, bytes) as isize
}

/// The hash of an address: its lowest bits, which are alike in all, come last. Never -1.
#[inline(always)]
pub fn of_address(address: usize) -> Py_hash_t {
    match address.rotate_right(4) as isize {
        -1 => -2,
        hash => hash,
    }
}

/// The hash of a number: its value modulo the prime 2^61 - 1, with its sign. Of a NaN that of its object.
pub fn of_double(object: usize, value: f64) -> Py_hash_t {
    if value.is_nan() {
        return of_address(object);
    }
    if value.is_infinite() {
        return if value > 0.0 { PyHASH_INF } else { -PyHASH_INF };
    }
    let bits = value.abs().to_bits();
    let (fraction, exponent) = (bits & ((1 << 52) - 1), (bits >> 52) as i64);
    // value = mantissa * 2^power; a power of two turns the 61 bits round.
    let (mantissa, power) = match exponent {
        0 => (fraction, -1074),
        _ => (fraction | 1 << 52, exponent - 1075),
    };
    let turn = power.rem_euclid(61) as u32;
    let wide = u128::from(mantissa) << turn;
    let prime = (1u128 << 61) - 1;
    let hash = (wide % prime) as isize;
    match if value < 0.0 { -hash } else { hash } {
        -1 => -2,
        hash => hash,
    }
}
