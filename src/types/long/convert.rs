//! Numbers of C from an int, and ints from numbers of C.

use super::natural::{SHIFT, bits};
use super::value::{Draft, View, compact, from_i64, is_compact, short, view};
use crate::prelude::*;

/// What a number of C has to say about an int.
pub enum Fit<T> {
    Fits(T),
    Above,
    Below,
}

/// The int as 64 bits with a sign.
#[inline]
pub unsafe fn to_i64(op: *mut PyObject) -> Fit<i64> {
    if let Some(value) = short(op) {
        return Fit::Fits(value);
    }
    let value = view(op);
    match to_size(value) {
        Some(size) if value.negative && size <= 1 << 63 => Fit::Fits((size as i64).wrapping_neg()),
        Some(size) if !value.negative && size < 1 << 63 => Fit::Fits(size as i64),
        _ if value.negative => Fit::Below,
        _ => Fit::Above,
    }
}

/// The absolute value, below 2**64.
fn to_size(value: View) -> Option<u64> {
    if bits(value.digits) > 64 {
        return None;
    }
    Some(low_64(value))
}

/// The low 64 bits of the absolute value.
fn low_64(value: View) -> u64 {
    let mut low = 0;
    for (i, &digit) in value.digits.iter().take(3).enumerate() {
        low |= u64::from(digit) << (i * SHIFT);
    }
    low
}

/// The int as 64 bits without a sign.
#[inline]
pub unsafe fn to_u64(op: *mut PyObject) -> Fit<u64> {
    let value = view(op);
    if value.negative {
        return Fit::Below;
    }
    to_size(value).map_or(Fit::Above, Fit::Fits)
}

/// The low 64 bits of the int in two's complement.
pub unsafe fn to_mask(op: *mut PyObject) -> u64 {
    let value = view(op);
    let low = low_64(value);
    if value.negative {
        low.wrapping_neg()
    } else {
        low
    }
}

#[cold]
unsafe fn bad_argument() -> Raised {
    PyErr_BadInternalCall();
    Raised
}

/// `op` as an int: itself, or what its `__index__` gives.
#[inline]
pub unsafe fn by_index(op: *mut PyObject) -> Fallible<Ref> {
    if op.is_null() {
        return Err(bad_argument());
    }
    if PyLong_Check(op) {
        return Ok(Ref::new(op));
    }
    owned(_PyNumber_Index(op))
}

/// `op`, an int.
#[inline]
pub unsafe fn by_type(op: *mut PyObject) -> Fallible<*mut PyObject> {
    if op.is_null() {
        return Err(bad_argument());
    }
    if !PyLong_Check(op) {
        return Err(not_an_int());
    }
    Ok(op)
}

#[cold]
unsafe fn not_an_int() -> Raised {
    PyErr_SetString(PyExc_TypeError, c"an integer is required".as_ptr());
    Raised
}

/// OverflowError with a message.
#[cold]
pub unsafe fn overflow(message: &CStr) -> Raised {
    PyErr_SetString(PyExc_OverflowError, message.as_ptr());
    Raised
}

/// A signed number of 64 bits by `__index__`, as it is returned to C: -1 with an exception; `too_large` is its message.
#[inline(always)]
pub unsafe fn signed_or_minus_one(op: *mut PyObject, too_large: &CStr) -> i64 {
    if !op.is_null() && PyLong_Check(op) && is_compact(op) {
        return compact(op);
    }
    signed_otherwise(op, too_large)
}

/// Not in line: an int of one digit needs no frame.
#[inline(never)]
unsafe fn signed_otherwise(op: *mut PyObject, too_large: &CStr) -> i64 {
    signed(op, too_large).unwrap_or(-1)
}

/// A signed number of 64 bits by `__index__`; `too_large` is the message when it does not fit.
#[inline]
pub unsafe fn signed(op: *mut PyObject, too_large: &CStr) -> Fallible<i64> {
    if !op.is_null() && PyLong_Check(op) {
        return signed_of_int(op, too_large);
    }
    let op = by_index(op)?;
    signed_of_int(op.ptr(), too_large)
}

/// A signed number of 64 bits, of an int.
#[inline(always)]
pub unsafe fn signed_of_int(op: *mut PyObject, too_large: &CStr) -> Fallible<i64> {
    if is_compact(op) {
        return Ok(compact(op));
    }
    match to_i64(op) {
        Fit::Fits(value) => Ok(value),
        _ => Err(overflow(too_large)),
    }
}

/// The same, with the side on which it does not fit.
#[inline]
pub unsafe fn signed_and_overflow(op: *mut PyObject, side: *mut c_int) -> Fallible<i64> {
    *side = 0;
    let op = by_index(op)?;
    Ok(match to_i64(op.ptr()) {
        Fit::Fits(value) => value,
        Fit::Above => {
            *side = 1;
            -1
        }
        Fit::Below => {
            *side = -1;
            -1
        }
    })
}

/// An unsigned number of 64 bits, of an int alone.
#[inline]
pub unsafe fn unsigned(op: *mut PyObject, too_large: &CStr, below: &CStr) -> Fallible<u64> {
    match to_u64(by_type(op)?) {
        Fit::Fits(value) => Ok(value),
        Fit::Above => Err(overflow(too_large)),
        Fit::Below => Err(overflow(below)),
    }
}

/// The int nearest to zero from a double; OverflowError and ValueError of those that are not finite.
pub unsafe fn from_f64(value: f64) -> Fallible<Ref> {
    if value.is_infinite() {
        return Err(overflow(c"cannot convert float infinity to integer"));
    }
    if value.is_nan() {
        PyErr_SetString(
            PyExc_ValueError,
            c"cannot convert float NaN to integer".as_ptr(),
        );
        return Err(Raised);
    }
    if value.abs() < 9e18 {
        return owned(from_i64(value as i64));
    }
    // From here on all bits of the mantissa are above the point.
    let (mantissa, exponent) = parts(value);
    let shift = exponent as usize;
    let mut draft = Draft::zeroed((shift + 53).div_ceil(SHIFT))?;
    let wide = u128::from(mantissa) << (shift % SHIFT);
    for (i, digit) in draft.digits()[shift / SHIFT..].iter_mut().enumerate() {
        *digit = (wide >> (i * SHIFT)) as u32 & super::natural::MASK;
    }
    Ok(draft.finish(value < 0.0))
}

/// A finite double as `mantissa * 2**exponent`, without its sign.
pub fn parts(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    if exponent == 0 {
        (fraction, -1074)
    } else {
        (fraction | 1 << 52, exponent - 1075)
    }
}

/// The 53 to 64 highest bits of a number that has more than 64, the lowest of them 1 if any bit below is, and how many
/// bits are below.
fn high_64(digits: &[u32]) -> (u64, usize) {
    let all = bits(digits);
    let below = all - 64;
    let (skip, part) = (below / SHIFT, below % SHIFT);
    let mut high = 0u128;
    for (i, &digit) in digits[skip..].iter().enumerate() {
        high |= u128::from(digit) << (i * SHIFT);
    }
    let sticky = digits[..skip].iter().any(|&digit| digit != 0) || high & ((1 << part) - 1) != 0;
    ((high >> part) as u64 | u64::from(sticky), below)
}

/// The nearest double to an int, ties to even; `None` when it is beyond the largest.
pub fn to_f64(value: View) -> Option<f64> {
    let size = match to_size(value) {
        Some(size) => size as f64,
        None => {
            let (high, below) = high_64(value.digits);
            let (high, below) = (high as f64, below);
            // `high as f64` rounds to 53 bits; the rest is exact, up to the largest exponent.
            if below > 1023 || (below as i32) + ilog2(high) > 1023 {
                return None;
            }
            high * f64::from_bits((below as u64 + 1023) << 52)
        }
    };
    Some(if value.negative { -size } else { size })
}

fn ilog2(value: f64) -> i32 {
    (value.to_bits() >> 52) as i32 - 1023
}

/// A double of an int.
#[inline]
pub unsafe fn as_f64(op: *mut PyObject) -> Fallible<f64> {
    if let Some(value) = short(op) {
        return Ok(value as f64);
    }
    match to_f64(view(op)) {
        Some(value) => Ok(value),
        None => Err(overflow(c"int too large to convert to float")),
    }
}

/// A fraction from 0.5 to 1, and the exponent of 2 that it is to be multiplied with: `_PyLong_Frexp`.
pub unsafe fn frexp(op: *mut PyObject) -> (f64, Py_ssize_t) {
    let value = view(op);
    if value.is_zero() {
        return (0.0, 0);
    }
    let (high, below) = match to_size(value) {
        Some(size) => (size as f64, 0),
        None => {
            let (high, below) = high_64(value.digits);
            (high as f64, below)
        }
    };
    let exponent = ilog2(high) + 1;
    let fraction = high * f64::from_bits((1023 - exponent as u64) << 52);
    (
        if value.negative { -fraction } else { fraction },
        exponent as Py_ssize_t + below as Py_ssize_t,
    )
}
