//! Shifts and the operations on bits, in two's complement of any length.

use super::arithmetic::slot_of_two;
use super::natural::{MASK, SHIFT, shift_left_small, shift_right_small};
use super::value::{
    Draft, MOST_DIGITS, View, are_compact, compact, from_i64, is_compact, short, sign, tag, view,
};
use crate::prelude::*;

#[derive(Clone, Copy)]
enum Bitwise {
    And,
    Or,
    Xor,
}

/// The digits of a number in two's complement, without end.
struct TwosComplement<'a> {
    digits: core::slice::Iter<'a, u32>,
    /// What the number's bits are turned with: all of them, when it is negative.
    flip: u32,
    carry: u32,
}

impl<'a> TwosComplement<'a> {
    fn new(value: View<'a>) -> Self {
        TwosComplement {
            digits: value.digits.iter(),
            flip: if value.negative { MASK } else { 0 },
            carry: u32::from(value.negative),
        }
    }

    #[inline(always)]
    fn next(&mut self) -> u32 {
        let digit = self.digits.next().copied().unwrap_or(0) ^ self.flip;
        let sum = digit + self.carry;
        self.carry = sum >> SHIFT;
        sum & MASK
    }
}

unsafe fn combine(a: View, b: View, how: Bitwise) -> Fallible<Ref> {
    let negative = match how {
        Bitwise::And => a.negative && b.negative,
        Bitwise::Or => a.negative || b.negative,
        Bitwise::Xor => a.negative != b.negative,
    };
    // One digit more for the carry of the negative result.
    let count = a.digits.len().max(b.digits.len()) + usize::from(negative);
    let mut draft = Draft::new(count)?;
    let (mut x, mut y) = (TwosComplement::new(a), TwosComplement::new(b));
    let mut carry = u32::from(negative);
    let flip = if negative { MASK } else { 0 };
    for digit in draft.digits() {
        let (x, y) = (x.next(), y.next());
        let bits = match how {
            Bitwise::And => x & y,
            Bitwise::Or => x | y,
            Bitwise::Xor => x ^ y,
        };
        let sum = (bits ^ flip) + carry;
        *digit = sum & MASK;
        carry = sum >> SHIFT;
    }
    Ok(draft.finish(negative))
}

macro_rules! bitwise {
    ($($name:ident $how:ident $operator:tt;)*) => {$(
        unsafe fn $name(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
            if are_compact(a, b) {
                return from_i64(compact(a) $operator compact(b));
            }
            match (short(a), short(b)) {
                (Some(x), Some(y)) => from_i64(x $operator y),
                _ => combine(view(a), view(b), Bitwise::$how).or_null(),
            }
        }
    )*};
}

bitwise! {
    and_ints And &;
    or_ints Or |;
    xor_ints Xor ^;
}

/// `a << count`.
pub unsafe fn shift_left(a: *mut PyObject, count: usize) -> Fallible<Ref> {
    if is_compact(a) && count <= 32 {
        return owned(from_i64(compact(a) << count));
    }
    let value = view(a);
    if value.is_zero() {
        return owned(from_i64(0));
    }
    let (skip, part) = (count / SHIFT, count % SHIFT);
    if skip > MOST_DIGITS - value.digits.len() - 1 {
        return Err(super::convert::overflow(c"too many digits in integer"));
    }
    let mut draft = Draft::new(value.digits.len() + skip + 1)?;
    let digits = draft.digits();
    digits[..skip].fill(0);
    let (top, middle) = digits[skip..].split_last_mut().expect("one digit more");
    *top = shift_left_small(middle, value.digits, part);
    Ok(draft.finish(value.negative))
}

/// `a >> count`, rounded down.
pub unsafe fn shift_right(a: *mut PyObject, count: usize) -> Fallible<Ref> {
    if let Some(value) = short(a) {
        return owned(from_i64(value >> count.min(63)));
    }
    let value = view(a);
    let (skip, part) = (count / SHIFT, count % SHIFT);
    if skip >= value.digits.len() {
        return owned(from_i64(if value.negative { -1 } else { 0 }));
    }
    // Rounding down makes a negative number larger when any bit falls out.
    let lost = value.negative
        && (value.digits[..skip].iter().any(|&digit| digit != 0)
            || value.digits[skip] & ((1 << part) - 1) != 0);
    let count = value.digits.len() - skip;
    let mut draft = Draft::new(count + usize::from(lost))?;
    let digits = draft.digits();
    shift_right_small(&mut digits[..count], &value.digits[skip..], part);
    if lost {
        digits[count] = 0;
        for digit in digits {
            *digit += 1;
            if *digit <= MASK {
                break;
            }
            *digit = 0;
        }
    }
    Ok(draft.finish(value.negative))
}

/// A count of bits to shift by: beyond `usize` it is `usize::MAX`.
unsafe fn shift_count(count: *mut PyObject) -> Fallible<usize> {
    if tag(count) & 3 == 2 {
        PyErr_SetString(PyExc_ValueError, c"negative shift count".as_ptr());
        return Err(Raised);
    }
    Ok(match super::convert::to_u64(count) {
        super::convert::Fit::Fits(value) => value as usize,
        _ => usize::MAX,
    })
}

/// Whether so many bits are more digits than an int can have.
#[cold]
unsafe fn is_beyond_digits(count: *mut PyObject) -> bool {
    let bits = PyLong_AsDouble(count);
    if bits == -1.0 {
        PyErr_Clear();
        return true;
    }
    bits / SHIFT as f64 > MOST_DIGITS as f64
}

unsafe fn shift_left_ints(a: *mut PyObject, count: *mut PyObject) -> *mut PyObject {
    match shift_count(count) {
        Err(Raised) => null_mut(),
        Ok(_) if sign(a) == 0 => from_i64(0),
        // That many bits are more digits than an int may have, not only more than there is memory for.
        Ok(usize::MAX) if is_beyond_digits(count) => {
            super::convert::overflow(c"too many digits in integer");
            null_mut()
        }
        Ok(count) => shift_left(a, count).or_null(),
    }
}

unsafe fn shift_right_ints(a: *mut PyObject, count: *mut PyObject) -> *mut PyObject {
    match shift_count(count) {
        Err(Raised) => null_mut(),
        Ok(count) => shift_right(a, count).or_null(),
    }
}

slot_of_two! {
    nb_and = and_ints;
    nb_or = or_ints;
    nb_xor = xor_ints;
    nb_lshift = shift_left_ints;
    nb_rshift = shift_right_ints;
}
