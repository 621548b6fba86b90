//! A double from text.

use super::value::from_f64;
use crate::prelude::*;
use crate::types::bytes::view::View;
use crate::types::long::parse::is_space;
use crate::types::number::{Memory, with_ascii};

/// The number at the start of the text, and its length, which is 0 if there is none. Beyond the largest it is infinite.
pub fn prefix(text: &[u8]) -> (f64, usize) {
    let signed = matches!(text.first(), Some(b'+' | b'-'));
    let negative = text.first() == Some(&b'-');
    let body = &text[usize::from(signed)..];
    let (number, length) = unsigned_prefix(body);
    if length == 0 {
        return (0.0, 0);
    }
    (
        if negative { -number } else { number },
        length + usize::from(signed),
    )
}

fn unsigned_prefix(text: &[u8]) -> (f64, usize) {
    let length = decimal_length(text);
    if length > 0 {
        // SAFETY: ASCII, by what was counted.
        let decimal = unsafe { core::str::from_utf8_unchecked(&text[..length]) };
        return (decimal.parse().unwrap_or(0.0), length);
    }
    let begins =
        |word: &[u8]| text.len() >= word.len() && text[..word.len()].eq_ignore_ascii_case(word);
    if begins(b"infinity") {
        (f64::INFINITY, 8)
    } else if begins(b"inf") {
        (f64::INFINITY, 3)
    } else if begins(b"nan") {
        (f64::from_bits(0x7ff8 << 48), 3)
    } else {
        (0.0, 0)
    }
}

/// The length of digits, a point and an exponent, without a sign; 0 if there is no digit.
fn decimal_length(text: &[u8]) -> usize {
    let digits = |from: usize| {
        text[from..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    let whole = digits(0);
    let mut at = whole;
    let mut fraction = 0;
    if text.get(at) == Some(&b'.') {
        fraction = digits(at + 1);
        at += 1 + fraction;
    }
    if whole + fraction == 0 {
        return 0;
    }
    if let Some(b'e' | b'E') = text.get(at) {
        let sign = usize::from(matches!(text.get(at + 1), Some(b'+' | b'-')));
        if at + 1 + sign < text.len() {
            let exponent = digits(at + 1 + sign);
            if exponent > 0 {
                at += 1 + sign + exponent;
            }
        }
    }
    at
}

/// All of the text, without white space around it.
pub fn trim(text: &[u8]) -> &[u8] {
    let start = text.iter().take_while(|&&byte| is_space(byte)).count();
    let text = &text[start..];
    let end = text
        .iter()
        .rev()
        .take_while(|&&byte| is_space(byte))
        .count();
    &text[..text.len() - end]
}

/// Calls `read` with the text without the underscores between digits; `None` when one is elsewhere.
pub unsafe fn without_underscores<T>(
    text: &[u8],
    read: impl FnOnce(&[u8]) -> Fallible<Option<T>>,
) -> Fallible<Option<T>> {
    if !text.contains(&b'_') {
        return read(text);
    }
    let mut clean = Memory::new(text.len())?;
    let mut length = 0;
    for (i, &byte) in text.iter().enumerate() {
        let digit = |i: Option<usize>| i.and_then(|i| text.get(i)).is_some_and(u8::is_ascii_digit);
        if byte != b'_' {
            clean[length] = byte;
            length += 1;
        } else if !digit(i.checked_sub(1)) || !digit(Some(i + 1)) {
            return Ok(None);
        }
    }
    read(&clean[..length])
}

unsafe fn number_of(text: &[u8]) -> Fallible<Option<f64>> {
    without_underscores(trim(text), |clean| {
        let (number, length) = prefix(clean);
        Ok((length > 0 && length == clean.len()).then_some(number))
    })
}

/// `float(op)` of text: a str, bytes or what has a buffer.
pub unsafe fn from_text(op: *mut PyObject) -> Fallible<Ref> {
    let number = if PyUnicode_Check(op) {
        with_ascii(op, |text| number_of(text))?
    } else if PyBytes_Check(op) {
        bytes(PyBytes_AS_STRING(op), Py_SIZE(op))?
    } else if PyByteArray_Check(op) {
        bytes(PyByteArray_AsString(op), Py_SIZE(op))?
    } else if PyObject_CheckBuffer(op) != 0 {
        number_of(View::of(op)?.bytes())?
    } else {
        PyErr_Format(
            PyExc_TypeError,
            c"float() argument must be a string or a real number, not '%.200s'".as_ptr(),
            (*Py_TYPE(op)).tp_name,
        );
        return Err(Raised);
    };
    match number {
        Some(number) => owned(from_f64(number)),
        None => {
            let message = c"could not convert string to float: %R";
            PyErr_Format(PyExc_ValueError, message.as_ptr(), op);
            Err(Raised)
        }
    }
}

unsafe fn bytes(start: *const c_char, length: Py_ssize_t) -> Fallible<Option<f64>> {
    number_of(core::slice::from_raw_parts(start.cast(), length as usize))
}
