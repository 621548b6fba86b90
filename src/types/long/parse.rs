//! An int from text.

use super::limit;
use super::natural::{self, SHIFT};
use super::value::{Draft, from_i64};
use crate::prelude::*;

/// The value of a character as a digit, or 37.
pub const VALUES: [u8; 256] = {
    let mut values = [37; 256];
    let mut i = 0;
    while i < 10 {
        values[b'0' as usize + i] = i as u8;
        i += 1;
    }
    let mut i = 0;
    while i < 26 {
        values[b'a' as usize + i] = 10 + i as u8;
        values[b'A' as usize + i] = 10 + i as u8;
        i += 1;
    }
    values
};

/// Why there is no int.
pub enum Failure {
    /// The text is none.
    Syntax,
    Raised,
}

impl From<Raised> for Failure {
    fn from(_: Raised) -> Failure {
        Failure::Raised
    }
}

pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | 9..=13)
}

/// The number of white space bytes at the start.
fn spaces(text: &[u8]) -> usize {
    text.iter().take_while(|&&byte| is_space(byte)).count()
}

/// Digits with single underscores between them.
struct Literal<'a> {
    /// From the first digit to the last.
    text: &'a [u8],
    digits: usize,
}

impl<'a> Literal<'a> {
    /// The longest at the start of the text; or where an underscore is that no digit precedes or follows.
    fn read(text: &'a [u8], base: u8) -> Result<Literal<'a>, usize> {
        let mut digits = 0;
        let mut last = b'_';
        let mut end: usize = 0;
        for &byte in text {
            if byte == b'_' {
                if last == b'_' {
                    return Err(end.saturating_sub(1));
                }
            } else if VALUES[byte as usize] >= base {
                break;
            } else {
                digits += 1;
            }
            last = byte;
            end += 1;
        }
        if last == b'_' {
            return Err(end.saturating_sub(1));
        }
        Ok(Literal {
            text: &text[..end],
            digits,
        })
    }

    fn values(&self) -> impl DoubleEndedIterator<Item = u8> + '_ {
        self.text
            .iter()
            .filter(|&&byte| byte != b'_')
            .map(|&byte| VALUES[byte as usize])
    }
}

/// Reads the text up to where it stops being an int in base `base` (0: as in a source), white space around it included.
/// Gives the int, how far it went (after a syntax error, too), and the base that it is in.
pub unsafe fn read(text: &[u8], base: c_int) -> (Result<Ref, Failure>, usize, c_int) {
    let mut at = spaces(text);
    let mut negative = false;
    match text.get(at) {
        Some(b'+') => at += 1,
        Some(b'-') => {
            negative = true;
            at += 1;
        }
        _ => {}
    }
    let (base, leading_zero) = match base {
        0 => detect_base(&text[at..]),
        given => (given as u8, false),
    };
    at += skip_prefix(&text[at..], base);
    let literal = match Literal::read(&text[at..], base) {
        Ok(literal) => literal,
        Err(stop) => return (Err(Failure::Syntax), at + stop, base.into()),
    };
    let end = at + literal.text.len();
    let made = if leading_zero && literal.values().any(|value| value != 0) {
        Err(Failure::Syntax)
    } else {
        value_of(&literal, base, negative).map_err(Failure::from)
    };
    // With zeros in front no base was found.
    let base = if leading_zero { 0 } else { base.into() };
    (made, end + spaces(&text[end..]), base)
}

/// The base that the prefix says, and whether the number begins with a 0 that is none: it may only be zero then.
fn detect_base(text: &[u8]) -> (u8, bool) {
    match text {
        [b'0', b'x' | b'X', ..] => (16, false),
        [b'0', b'o' | b'O', ..] => (8, false),
        [b'0', b'b' | b'B', ..] => (2, false),
        [b'0', ..] => (10, true),
        _ => (10, false),
    }
}

/// The length of the prefix that belongs to the base, with the underscore that may follow it.
fn skip_prefix(text: &[u8], base: u8) -> usize {
    let prefix = matches!(
        (base, text),
        (16, [b'0', b'x' | b'X', ..]) | (8, [b'0', b'o' | b'O', ..]) | (2, [b'0', b'b' | b'B', ..])
    );
    if !prefix {
        0
    } else if text.get(2) == Some(&b'_') {
        3
    } else {
        2
    }
}

unsafe fn value_of(literal: &Literal, base: u8, negative: bool) -> Fallible<Ref> {
    if base.is_power_of_two() {
        return binary(literal, base, negative);
    }
    if limit::exceeds(literal.digits) {
        return Err(limit::too_long_to_read(literal.digits));
    }
    // Every base to 36 has 12 digits in 63 bits, base 10 has 18.
    if literal.digits <= if base == 10 { 18 } else { 12 } {
        let value = literal
            .values()
            .fold(0, |value, digit| value * i64::from(base) + i64::from(digit));
        return owned(from_i64(if negative { -value } else { value }));
    }
    by_chunks(literal, base, negative)
}

/// A base that is a power of 2: the bits are put side by side.
unsafe fn binary(literal: &Literal, base: u8, negative: bool) -> Fallible<Ref> {
    let shift = base.trailing_zeros() as usize;
    let count = literal.digits.checked_mul(shift);
    let Some(count) = count.map(|bits| bits.div_ceil(SHIFT)) else {
        PyErr_SetString(
            PyExc_ValueError,
            c"int string too large to convert".as_ptr(),
        );
        return Err(Raised);
    };
    let mut draft = Draft::new(count.max(1))?;
    let mut digits = draft.digits().iter_mut();
    let (mut window, mut width) = (0u64, 0);
    for value in literal.values().rev() {
        window |= u64::from(value) << width;
        width += shift;
        if width >= SHIFT {
            *digits.next().expect("counted") = window as u32 & natural::MASK;
            window >>= SHIFT;
            width -= SHIFT;
        }
    }
    for digit in digits {
        *digit = window as u32;
        window = 0;
    }
    Ok(draft.finish(negative))
}

/// Any other base: `value = value * base**n + n digits`, over and over.
unsafe fn by_chunks(literal: &Literal, base: u8, negative: bool) -> Fallible<Ref> {
    let base = u64::from(base);
    // The most digits whose power of the base is below 2**60.
    let mut chunk_digits = 0;
    let mut chunk_base = 1u64;
    while chunk_base <= ((1 << 60) - 1) / base {
        chunk_base *= base;
        chunk_digits += 1;
    }
    let bits_of_digit = f64::from(base as u32).log2();
    let count = (literal.digits as f64 * bits_of_digit / SHIFT as f64) as usize + 3;
    let mut draft = Draft::zeroed(count)?;
    let digits = draft.digits();
    let mut len = 0;
    let mut values = literal.values();
    let mut left = literal.digits;
    while left > 0 {
        // The first chunk is the odd one.
        let take = (left - 1) % chunk_digits + 1;
        left -= take;
        let chunk = values
            .by_ref()
            .take(take)
            .fold(0, |value, digit| value * base + u64::from(digit));
        let mut carry = u128::from(chunk);
        for pair in digits[..len].chunks_mut(2) {
            let [low, high] = pair else {
                unreachable!("two at a time")
            };
            carry += (u128::from(*high) << SHIFT | u128::from(*low)) * u128::from(chunk_base);
            *low = carry as u32 & natural::MASK;
            *high = (carry >> SHIFT) as u32 & natural::MASK;
            carry >>= 2 * SHIFT;
        }
        if carry != 0 {
            digits[len] = carry as u32 & natural::MASK;
            digits[len + 1] = (carry >> SHIFT) as u32 & natural::MASK;
            len += 2;
        }
    }
    Ok(draft.finish(negative))
}

/// ValueError that shows the text.
#[cold]
pub unsafe fn invalid_literal(shown: *mut PyObject, base: c_int) -> Raised {
    PyErr_Format(
        PyExc_ValueError,
        c"invalid literal for int() with base %d: %.200R".as_ptr(),
        base,
        shown,
    );
    Raised
}

/// ValueError for a base that there is not.
pub unsafe fn check_base(base: c_int) -> Fallible {
    if base != 0 && !(2..=36).contains(&base) {
        let message = c"int() arg 2 must be >= 2 and <= 36";
        PyErr_SetString(PyExc_ValueError, message.as_ptr());
        return Err(Raised);
    }
    Ok(())
}

/// An int of all of the text, or the error that shows `shown`.
pub unsafe fn whole(text: &[u8], base: c_int, shown: *mut PyObject) -> Fallible<Ref> {
    check_base(base)?;
    match read(text, base) {
        (Ok(made), end, _) if end == text.len() => Ok(made),
        (Err(Failure::Raised), ..) => Err(Raised),
        _ => Err(invalid_literal(shown, base)),
    }
}

/// An int of bytes.
pub unsafe fn from_bytes(text: &[u8], base: c_int) -> Fallible<Ref> {
    check_base(base)?;
    match read(text, base) {
        (Ok(made), end, _) if end == text.len() => Ok(made),
        (Err(Failure::Raised), ..) => Err(Raised),
        _ => {
            let shown = owned(PyBytes_FromStringAndSize(
                text.as_ptr().cast(),
                text.len().min(200) as Py_ssize_t,
            ))?;
            Err(invalid_literal(shown.ptr(), base))
        }
    }
}

/// An int of a str.
pub unsafe fn from_str(text: *mut PyObject, base: c_int) -> Fallible<Ref> {
    crate::types::number::with_ascii(text, |bytes| whole(bytes, base, text))
}

/// An int of a C string: `PyLong_FromString`.
pub unsafe fn from_c(start: *const c_char, end: *mut *mut c_char, base: c_int) -> Fallible<Ref> {
    check_base(base)?;
    let text = CStr::from_ptr(start).to_bytes();
    let (made, stop, base) = read(text, base);
    if !end.is_null() {
        *end = start.add(stop).cast_mut();
    }
    match made {
        Ok(made) if stop == text.len() => Ok(made),
        Err(Failure::Raised) => Err(Raised),
        _ => {
            let shown = owned(PyUnicode_FromStringAndSize(
                start,
                text.len().min(200) as Py_ssize_t,
            ))?;
            Err(invalid_literal(shown.ptr(), base))
        }
    }
}

/// `strtoul` without a sign, as in `PyOS_strtoul`.
pub unsafe fn to_unsigned_long(
    start: *const c_char,
    end: *mut *mut c_char,
    base: c_int,
) -> c_ulong {
    let text = CStr::from_ptr(start).to_bytes();
    let skipped = spaces(text);
    let (value, length) = unsigned_prefix(&text[skipped..], base);
    if !end.is_null() {
        *end = start.add(skipped + length).cast_mut();
    }
    value
}

/// The number at the start of a text and how long it is; ERANGE and the largest when it does not fit.
unsafe fn unsigned_prefix(text: &[u8], base: c_int) -> (c_ulong, usize) {
    if base != 0 && !(2..=36).contains(&base) {
        return (0, 0);
    }
    let detected = if base == 0 {
        detect_base(text).0
    } else {
        base as u8
    };
    let prefixed = matches!(
        (detected, text),
        (16, [b'0', b'x' | b'X', ..]) | (8, [b'0', b'o' | b'O', ..]) | (2, [b'0', b'b' | b'B', ..])
    );
    let mut at = 0;
    if prefixed {
        // A prefix without a digit behind it is the number 0.
        let digit = text.get(2).map(|&byte| VALUES[byte as usize]);
        if digit.is_none_or(|digit| digit >= detected) {
            return (0, 1);
        }
        at = 2;
    }
    let mut value: c_ulong = 0;
    let mut fits = true;
    while let Some(&byte) = text.get(at) {
        let digit = VALUES[byte as usize];
        if digit >= detected {
            break;
        }
        let next = value
            .checked_mul(detected.into())
            .and_then(|value| value.checked_add(digit.into()));
        fits &= next.is_some();
        value = next.unwrap_or(c_ulong::MAX);
        at += 1;
    }
    if !fits {
        *libc::__errno_location() = libc::ERANGE;
        value = c_ulong::MAX;
    }
    (value, at)
}

/// `strtol`, as in `PyOS_strtol`.
pub unsafe fn to_long(start: *const c_char, end: *mut *mut c_char, base: c_int) -> c_long {
    let text = CStr::from_ptr(start).to_bytes();
    let mut at = spaces(text);
    let sign = text.get(at).copied();
    if matches!(sign, Some(b'+' | b'-')) {
        at += 1;
    }
    let value = to_unsigned_long(start.add(at), end, base);
    let negative = sign == Some(b'-');
    if value <= c_long::MAX as c_ulong {
        return if negative {
            -(value as c_long)
        } else {
            value as c_long
        };
    }
    if negative && value == 1 << 63 {
        return c_long::MIN;
    }
    *libc::__errno_location() = libc::ERANGE;
    c_long::MAX
}
