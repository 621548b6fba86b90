//! Bytes as text that people read: repr, hexadecimal digits.

use super::out::Out;
use crate::arguments::checks::type_word;
use crate::prelude::*;

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// A str of ASCII bytes.
pub unsafe fn ascii(text: &[u8]) -> Fallible<Ref> {
    owned(PyUnicode_FromStringAndSize(
        text.as_ptr().cast(),
        text.len() as Py_ssize_t,
    ))
}

/// `before`, the bytes in quotes with escapes, `after`. Double quotes when `smart` and the bytes hold single ones only;
/// `cautious` escapes single ones all the same.
pub unsafe fn repr(
    text: &[u8],
    before: &[&[u8]],
    after: &[u8],
    smart: bool,
    cautious: bool,
) -> Fallible<Ref> {
    let quote = if smart && text.contains(&b'\'') && !text.contains(&b'"') {
        b'"'
    } else {
        b'\''
    };
    let around = before.iter().map(|part| part.len()).sum::<usize>() + after.len() + 2;
    if text.len().saturating_mul(4).saturating_add(around) > PY_SSIZE_T_MAX {
        PyErr_SetString(
            PyExc_OverflowError,
            c"bytes object is too large to make repr".as_ptr(),
        );
        return Err(Raised);
    }
    let mut out = Out::new(text.len() + text.len() / 4 + around)?;
    for part in before {
        out.push(part)?;
    }
    out.byte(quote)?;
    for &byte in text {
        match byte {
            b'\t' => out.push(b"\\t")?,
            b'\n' => out.push(b"\\n")?,
            b'\r' => out.push(b"\\r")?,
            b'\\' => out.push(b"\\\\")?,
            _ if byte == quote || (cautious && byte == b'\'') => out.push(&[b'\\', byte])?,
            b' '..=b'~' => out.byte(byte)?,
            _ => {
                let [high, low] = pair(byte);
                out.array([b'\\', b'x', high, low])?;
            }
        }
    }
    out.byte(quote)?;
    out.push(after)?;
    ascii(out.bytes())
}

/// The two hexadecimal digits of a byte.
fn pair(byte: u8) -> [u8; 2] {
    [DIGITS[(byte >> 4) as usize], DIGITS[(byte & 15) as usize]]
}

/// The one character that separates groups of digits; `None` when there is none.
unsafe fn separator(op: *mut PyObject) -> Fallible<Option<u8>> {
    if op.is_null() {
        return Ok(None);
    }
    let length = PyObject_Length(op);
    if length < 0 {
        return Err(Raised);
    }
    let (kind, message) = if length != 1 {
        (PyExc_ValueError, c"sep must be length 1.")
    } else if PyUnicode_Check(op) {
        let character = PyUnicode_READ_CHAR(op, 0);
        if character < 128 {
            return Ok(Some(character as u8));
        }
        (PyExc_ValueError, c"sep must be ASCII.")
    } else if PyBytes_Check(op) {
        let byte = *PyBytes_AS_STRING(op).cast::<u8>();
        if byte < 128 {
            return Ok(Some(byte));
        }
        (PyExc_ValueError, c"sep must be ASCII.")
    } else {
        (PyExc_TypeError, c"sep must be str or bytes.")
    };
    PyErr_SetString(kind, message.as_ptr());
    Err(Raised)
}

/// The hexadecimal digits of `text`, with `sep` (an object, or NULL) after every `group` bytes, counted from the right
/// when `group` is positive.
pub unsafe fn hex(text: &[u8], sep: *mut PyObject, group: c_int) -> Fallible<Out> {
    let sep = separator(sep)?.filter(|_| group != 0);
    let per_group = group.unsigned_abs() as usize;
    let digits = if sep.is_some() { 3 } else { 2 };
    let mut out = Out::of_length(text.len().saturating_mul(digits))?;
    for (index, byte) in text.iter().enumerate() {
        let from_start = if group > 0 { text.len() - index } else { index };
        if let Some(sep) = sep
            && index > 0
            && from_start % per_group == 0
        {
            out.byte(sep)?;
        }
        out.array(pair(*byte))?;
    }
    Ok(out)
}

/// The arguments of `hex(sep, bytes_per_sep)`, and the str of it.
pub unsafe fn hex_method(
    text: &[u8],
    arguments: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> Fallible<Ref> {
    let (sep, group) = hex_arguments(arguments, count, names)?;
    ascii(hex(text, sep, group)?.bytes())
}

unsafe fn hex_arguments(
    arguments: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> Fallible<(*mut PyObject, c_int)> {
    let (mut sep, mut group) = (null_mut(), null_mut());
    super::methods::by_name(
        arguments,
        count,
        names,
        c"hex",
        &mut [(c"sep", &mut sep), (c"bytes_per_sep", &mut group)],
    )?;
    let group = if group.is_null() {
        1
    } else {
        let group = PyLong_AsInt(group);
        if group == -1 && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        group
    };
    Ok((sep, group))
}

/// The bytes that hexadecimal digits stand for; whitespace between pairs is skipped.
pub unsafe fn from_hex(op: *mut PyObject) -> Fallible<Out> {
    if !PyUnicode_Check(op) {
        PyErr_Format(
            PyExc_TypeError,
            c"fromhex() argument must be str, not %.50s".as_ptr(),
            type_word(op),
        );
        return Err(Raised);
    }
    let length = PyUnicode_GET_LENGTH(op);
    if !PyUnicode_IS_ASCII(op) {
        // Whatever is wrong before it, the first letter that can be no digit is named.
        let letter = (0..length).find(|at| PyUnicode_READ_CHAR(op, *at) > 127);
        return Err(no_digit(letter.unwrap_or(0)));
    }
    let digit = |at: Py_ssize_t| {
        (at < length)
            .then(|| PyUnicode_READ_CHAR(op, at))
            .and_then(char::from_u32)
            .and_then(|character| character.to_digit(16))
    };
    let is_space = |at| matches!(PyUnicode_READ_CHAR(op, at), 9..=13 | 32);
    let mut out = Out::of_length(length as usize / 2)?;
    let mut at = 0;
    while at < length {
        if is_space(at) {
            at += 1;
            continue;
        }
        let wrong = match (digit(at), digit(at + 1)) {
            (Some(high), Some(low)) => {
                out.byte((high * 16 + low) as u8)?;
                at += 2;
                continue;
            }
            (None, _) => at,
            (Some(_), None) => at + 1,
        };
        return Err(no_digit(wrong));
    }
    Ok(out)
}

#[cold]
unsafe fn no_digit(at: Py_ssize_t) -> Raised {
    PyErr_Format(
        PyExc_ValueError,
        c"non-hexadecimal number found in fromhex() arg at position %zd".as_ptr(),
        at,
    );
    Raised
}
