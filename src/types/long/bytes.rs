//! An int as bytes, and from bytes, in either order, with or without a sign.

use super::natural::{MASK, SHIFT, bits};
use super::value::{Draft, View, from_i64, view};
use crate::prelude::*;

/// Of the bytes in order from the lowest, the one at `i`.
#[inline(always)]
fn place(i: usize, len: usize, little: bool) -> usize {
    if little { i } else { len - 1 - i }
}

/// The int that the bytes are.
pub unsafe fn from_bytes(bytes: &[u8], little: bool, signed: bool) -> Fallible<Ref> {
    let at = |i: usize| bytes[place(i, bytes.len(), little)];
    let negative = signed && !bytes.is_empty() && at(bytes.len() - 1) & 0x80 != 0;
    if bytes.len() <= 8 {
        let mut value = if negative { u64::MAX } else { 0 };
        for i in (0..bytes.len()).rev() {
            value = value << 8 | u64::from(at(i));
        }
        return owned(if signed {
            from_i64(value as i64)
        } else {
            super::value::from_u64(value)
        });
    }
    let fill = if negative { 0xff } else { 0 };
    let mut len = bytes.len();
    while len > 0 && at(len - 1) == fill {
        len -= 1;
    }
    // One bit more, for -256 and its like.
    let mut draft = Draft::new((len * 8 + 1).div_ceil(SHIFT))?;
    let mut next = 0;
    let (mut window, mut width) = (0u64, 0);
    let mut carry = u32::from(negative);
    let flip = if negative { MASK } else { 0 };
    for digit in draft.digits() {
        while width < SHIFT {
            let byte = if next < len { at(next) } else { fill };
            window |= u64::from(byte) << width;
            next += 1;
            width += 8;
        }
        let sum = (window as u32 & MASK ^ flip) + carry;
        *digit = sum & MASK;
        carry = sum >> SHIFT;
        window >>= SHIFT;
        width -= SHIFT;
    }
    Ok(draft.finish(negative))
}

/// Fills the bytes with the low bits of the number in two's complement.
pub fn fill(value: View, bytes: &mut [u8], little: bool) {
    let (mut window, mut width) = (0u64, 0);
    let mut digits = value.digits.iter();
    let flip = if value.negative { MASK } else { 0 };
    let mut carry = u32::from(value.negative);
    let len = bytes.len();
    for i in 0..len {
        if width < 8 {
            let sum = (digits.next().copied().unwrap_or(0) ^ flip) + carry;
            carry = sum >> SHIFT;
            window |= u64::from(sum & MASK) << width;
            width += SHIFT;
        }
        bytes[place(i, len, little)] = window as u8;
        window >>= 8;
        width -= 8;
    }
}

/// The bytes that two's complement needs: one bit is the sign.
pub fn bytes_needed(value: View) -> usize {
    let width = bits(value.digits);
    // The lowest number of a width is a power of 2, which needs no bit more.
    let power = value.negative
        && value.digits.last().is_some_and(|top| top.is_power_of_two())
        && value.digits[..value.digits.len() - 1]
            .iter()
            .all(|&digit| digit == 0);
    (if power { width - 1 } else { width }) / 8 + 1
}

/// Fills the bytes; false when the number does not fit into them.
pub fn fill_exact(value: View, bytes: &mut [u8], little: bool, signed: bool) -> bool {
    fill(value, bytes, little);
    if signed {
        // No bytes at all are 0, and -1 as well.
        bytes_needed(value) <= bytes.len()
            || (bytes.is_empty() && (value.is_zero() || (value.negative && value.digits == [1])))
    } else {
        bits(value.digits).div_ceil(8) <= bytes.len()
    }
}

/// `PyLong_AsNativeBytes`: the bytes that would be enough.
pub unsafe fn native(op: *mut PyObject, bytes: &mut [u8], flags: c_int) -> Fallible<Py_ssize_t> {
    let has = |flag| flags != -1 && flags & flag != 0;
    let op = if PyLong_Check(op) {
        Ref::new(op)
    } else if has(Py_ASNATIVEBYTES_ALLOW_INDEX) {
        owned(_PyNumber_Index(op))?
    } else {
        PyErr_Format(PyExc_TypeError, c"expect int, got %T".as_ptr(), op);
        return Err(Raised);
    };
    let value = view(op.ptr());
    if value.negative && has(Py_ASNATIVEBYTES_REJECT_NEGATIVE) {
        PyErr_SetString(PyExc_ValueError, c"Cannot convert negative int".as_ptr());
        return Err(Raised);
    }
    let little = flags == -1
        || flags & Py_ASNATIVEBYTES_NATIVE_ENDIAN == Py_ASNATIVEBYTES_NATIVE_ENDIAN
        || flags & Py_ASNATIVEBYTES_LITTLE_ENDIAN != 0;
    fill(value, bytes, little);
    let unsigned = flags == -1 || has(Py_ASNATIVEBYTES_UNSIGNED_BUFFER);
    Ok(native_size(value, bytes.len(), unsigned) as Py_ssize_t)
}

/// The number of bytes that `PyLong_AsNativeBytes` says are enough: `len` when it is. A short number that does not fit,
/// or is given more, wants a machine word.
fn native_size(value: View, len: usize, unsigned: bool) -> usize {
    let width = bits(value.digits);
    let fits = bytes_needed(value) <= len;
    // Without a sign one bit more fits.
    let fits_unsigned = !value.negative && width <= 8 * len;
    if value.digits.len() > 1 {
        let exact = width == 8 * len && (fits || (unsigned && fits_unsigned));
        return if exact { len } else { width / 8 + 1 };
    }
    if len == 0 || len >= 8 {
        8
    } else if fits || (unsigned && fits_unsigned) {
        len
    } else if fits_unsigned {
        len + 1
    } else {
        8
    }
}

/// Whether the flags of `PyLong_FromNativeBytes` ask for the lowest byte first.
pub fn native_little(flags: c_int) -> bool {
    flags == -1 || flags & Py_ASNATIVEBYTES_LITTLE_ENDIAN != 0
}
