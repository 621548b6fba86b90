//! Division: quotients rounded down, remainders with the divisor's sign, and the quotient as a double.

use core::cmp::Ordering;

use super::arithmetic::{slot_of_two, sum};
use super::natural::{self, SHIFT, bits};
use super::scratch::Scratch;
use super::value::{
    Draft, View, are_compact, compact, from_i64, from_view, is_compact, short, view,
};
use crate::prelude::*;

const ONE: View = View {
    negative: false,
    digits: &[1],
};

#[cold]
unsafe fn division_by_zero(message: &CStr) -> Raised {
    PyErr_SetString(PyExc_ZeroDivisionError, message.as_ptr());
    Raised
}

/// What CPython says of `x // 0`, `x % 0` and `divmod(x, 0)` of ints.
const BY_ZERO: &CStr = c"integer division or modulo by zero";
const MODULO_ZERO: &CStr = c"integer modulo by zero";

/// Quotient rounded to zero and its remainder, which has the sign of `a`. `b` is not 0. What is not wanted is not made.
unsafe fn truncated(a: View, b: View) -> Fallible<(Ref, Ref)> {
    if natural::compare(a.digits, b.digits) == Ordering::Less {
        return Ok((owned(from_i64(0))?, from_view(a)?));
    }
    let negative = a.negative != b.negative;
    if let [divisor] = *b.digits {
        let mut quotient = Draft::new(a.digits.len())?;
        let rest = i64::from(natural::divide_small(quotient.digits(), a.digits, divisor));
        let rest = if a.negative { -rest } else { rest };
        return Ok((quotient.finish(negative), owned(from_i64(rest))?));
    }
    let mut quotient = Draft::new(a.digits.len() - b.digits.len() + 1)?;
    let mut rest = Draft::new(b.digits.len())?;
    natural::divide(quotient.digits(), rest.digits(), a.digits, b.digits)?;
    Ok((quotient.finish(negative), rest.finish(a.negative)))
}

/// Quotient rounded down, and the remainder, which has the sign of `b`.
pub unsafe fn floored(a: View, b: View) -> Fallible<(Ref, Ref)> {
    let (quotient, rest) = truncated(a, b)?;
    let remainder = view(rest.ptr());
    if remainder.is_zero() || remainder.negative == b.negative {
        return Ok((quotient, rest));
    }
    Ok((
        sum(view(quotient.ptr()), ONE, true)?,
        sum(remainder, b, false)?,
    ))
}

/// The remainder alone, with the sign of `b`.
pub unsafe fn modulo(a: View, b: View) -> Fallible<Ref> {
    let rest = if natural::compare(a.digits, b.digits) == Ordering::Less {
        from_view(a)?
    } else if let [divisor] = *b.digits {
        let rest = i64::from(natural::remainder_small(a.digits, divisor));
        owned(from_i64(if a.negative { -rest } else { rest }))?
    } else {
        let mut quotient = Scratch::new(a.digits.len() - b.digits.len() + 1)?;
        let mut rest = Draft::new(b.digits.len())?;
        natural::divide(&mut quotient, rest.digits(), a.digits, b.digits)?;
        rest.finish(a.negative)
    };
    let remainder = view(rest.ptr());
    if remainder.is_zero() || remainder.negative == b.negative {
        return Ok(rest);
    }
    sum(remainder, b, false)
}

/// `a // b`, rounded down.
#[inline(always)]
fn floor_i64(a: i64, b: i64) -> i64 {
    let quotient = a / b;
    if a % b != 0 && (a < 0) != (b < 0) {
        quotient - 1
    } else {
        quotient
    }
}

/// The same in 32 bits, in which the processor divides faster.
#[inline(always)]
fn floor_i32(a: i32, b: i32) -> i32 {
    let quotient = a.wrapping_div(b);
    if a.wrapping_rem(b) != 0 && (a < 0) != (b < 0) {
        quotient - 1
    } else {
        quotient
    }
}

/// `a % b`, with the sign of `b`.
#[inline(always)]
fn modulo_i64(a: i64, b: i64) -> i64 {
    let rest = a % b;
    if rest != 0 && (a < 0) != (b < 0) {
        rest + b
    } else {
        rest
    }
}

/// Both numbers, if both are short.
#[inline(always)]
unsafe fn both_short(a: *mut PyObject, b: *mut PyObject) -> Option<(i64, i64)> {
    Some((short(a)?, short(b)?))
}

/// `a // b` of two ints.
#[inline]
pub unsafe fn floor_ints(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if are_compact(a, b) && compact(b) != 0 {
        return from_i64(floor_i32(compact(a) as i32, compact(b) as i32).into());
    }
    floor_larger(a, b)
}

/// Not inlined: what only it needs would be saved and given back by every short division.
#[inline(never)]
unsafe fn floor_larger(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if let Some((x, y)) = both_short(a, b)
        && y != 0
    {
        return from_i64(floor_i64(x, y));
    }
    let divisor = view(b);
    if divisor.is_zero() {
        division_by_zero(BY_ZERO);
        return null_mut();
    }
    floored(view(a), divisor).map(|both| both.0).or_null()
}

/// `a % b` of two ints.
pub unsafe fn modulo_ints(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if let Some((x, y)) = both_short(a, b)
        && y != 0
    {
        return from_i64(modulo_i64(x, y));
    }
    let divisor = view(b);
    if divisor.is_zero() {
        division_by_zero(MODULO_ZERO);
        return null_mut();
    }
    modulo(view(a), divisor).or_null()
}

unsafe fn divmod(a: *mut PyObject, b: *mut PyObject) -> Fallible<Ref> {
    let (quotient, rest) = match both_short(a, b) {
        Some((x, y)) if y != 0 => (
            owned(from_i64(floor_i64(x, y)))?,
            owned(from_i64(modulo_i64(x, y)))?,
        ),
        _ if view(b).is_zero() => return Err(division_by_zero(BY_ZERO)),
        _ => floored(view(a), view(b))?,
    };
    crate::types::number::pair(quotient, rest)
}

unsafe fn divmod_ints(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    divmod(a, b).or_null()
}

/// `a / b` as the nearest double, ties to even.
pub unsafe fn true_quotient(a: *mut PyObject, b: *mut PyObject) -> Fallible<f64> {
    let (dividend, divisor) = (view(a), view(b));
    if divisor.is_zero() {
        return Err(division_by_zero(c"division by zero"));
    }
    if is_compact(a) && is_compact(b) {
        return Ok(compact(a) as f64 / compact(b) as f64);
    }
    let negative = dividend.negative != divisor.negative;
    if dividend.is_zero() {
        return Ok(if negative { -0.0 } else { 0.0 });
    }
    if bits(dividend.digits) <= 53
        && bits(divisor.digits) <= 53
        && let Some((x, y)) = both_short(a, b)
    {
        return Ok(x as f64 / y as f64);
    }
    let size = match scaled_quotient(dividend.digits, divisor.digits)? {
        Some(size) => size,
        None => {
            let message = c"integer division result too large for a float";
            PyErr_SetString(PyExc_OverflowError, message.as_ptr());
            return Err(Raised);
        }
    };
    Ok(if negative { -size } else { size })
}

/// The quotient is cut to 55 to 57 bits (fewer for a subnormal result), the last of them 1 if anything is below; then
/// one rounding makes a double of it.
unsafe fn scaled_quotient(a: &[u32], b: &[u32]) -> Fallible<Option<f64>> {
    let difference = bits(a) as i64 - bits(b) as i64;
    if difference > 1024 {
        return Ok(None);
    }
    if difference < -1080 {
        return Ok(Some(0.0));
    }
    // The lowest bit that the quotient keeps is worth 2**shift, two below that of the double.
    let shift = (difference - 56).max(-1074 - 2);
    let (quotient, sticky) = quotient_at(a, b, shift)?;
    let mut value = quotient | u64::from(sticky);
    // Of the bits that a double has no room for, round to even.
    let width = 64 - value.leading_zeros() as i64;
    let drop = (width - 53).max(-1074 - shift).max(0) as u32;
    if drop > 0 {
        let half = 1u64 << (drop - 1);
        let low = value & ((1 << drop) - 1);
        value >>= drop;
        value += u64::from(low > half || (low == half && value & 1 == 1));
    }
    let exponent = shift + i64::from(drop);
    Ok(scale(value, exponent))
}

/// `value * 2**exponent`, exact; `None` when it is beyond the largest double.
fn scale(value: u64, exponent: i64) -> Option<f64> {
    if value == 0 {
        return Some(0.0);
    }
    let top = 63 - i64::from(value.leading_zeros()) + exponent;
    if top > 1023 {
        return None;
    }
    if top < -1022 {
        // Subnormal: the exponent is -1074 and the value is the pattern.
        return Some(f64::from_bits(value << (exponent + 1074)));
    }
    let mantissa = if value >> 53 == 0 {
        value << (value.leading_zeros() - 11)
    } else {
        value >> 1
    };
    Some(f64::from_bits(
        (((top + 1023) as u64) << 52) | (mantissa & ((1 << 52) - 1)),
    ))
}

/// `a / 2**shift / b`, and whether anything is below.
unsafe fn quotient_at(a: &[u32], b: &[u32], shift: i64) -> Fallible<(u64, bool)> {
    let mut sticky = false;
    let mut scaled = if shift <= 0 {
        let left = -shift as usize;
        let skip = left / SHIFT;
        let mut scaled = Scratch::new(a.len() + skip + 1)?;
        let top = natural::shift_left_small(&mut scaled[skip..], a, left % SHIFT);
        scaled[skip + a.len()] = top;
        scaled
    } else {
        let right = shift as usize;
        let skip = right / SHIFT;
        let mut scaled = Scratch::new(a.len() - skip)?;
        natural::shift_right_small(&mut scaled, &a[skip..], right % SHIFT);
        sticky = a[..skip].iter().any(|&digit| digit != 0)
            || a[skip] & ((1 << (right % SHIFT)) - 1) != 0;
        scaled
    };
    let scaled: &mut [u32] = &mut scaled;
    let length = natural::trim(scaled).len();
    let scaled = &mut scaled[..length];
    if natural::compare(scaled, b) == Ordering::Less {
        return Ok((0, true));
    }
    if let [divisor] = *b {
        sticky |= natural::divide_small_in_place(scaled, divisor) != 0;
        return Ok((low_64(scaled), sticky));
    }
    let mut quotient = Scratch::new(length - b.len() + 1)?;
    let mut rest = Scratch::new(b.len())?;
    natural::divide(&mut quotient, &mut rest, scaled, b)?;
    sticky |= rest.iter().any(|&digit| digit != 0);
    Ok((low_64(&quotient), sticky))
}

fn low_64(digits: &[u32]) -> u64 {
    digits
        .iter()
        .take(3)
        .enumerate()
        .fold(0, |low, (i, &digit)| low | u64::from(digit) << (i * SHIFT))
}

unsafe fn true_ints(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    match true_quotient(a, b) {
        Ok(value) => PyFloat_FromDouble(value),
        Err(Raised) => null_mut(),
    }
}

slot_of_two! {
    nb_floor_divide = floor_ints;
    nb_remainder = modulo_ints;
    nb_divmod = divmod_ints;
    nb_true_divide = true_ints;
}
