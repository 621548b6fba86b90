//! Codecs by name: those of the library at once, others as they were registered.

use super::wide::Order;
use super::{bytes_of, escape, narrow, search, utf7, utf8, wide};
use crate::prelude::*;
use crate::types::unicode::layout::{raise, type_name};

/// A codec of the library's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Known {
    Utf8,
    Utf7,
    Ascii,
    Latin1,
    /// Of so many bytes for each character.
    Wide(usize, Order),
    /// Raw, or all of them.
    Escape(bool),
}

const NAMES: [(&[u8], Known); 40] = [
    (b"utf_8", Known::Utf8),
    (b"utf8", Known::Utf8),
    (b"u8", Known::Utf8),
    (b"cp65001", Known::Utf8),
    (b"utf_7", Known::Utf7),
    (b"utf7", Known::Utf7),
    (b"u7", Known::Utf7),
    (b"unicode_1_1_utf_7", Known::Utf7),
    (b"ascii", Known::Ascii),
    (b"us_ascii", Known::Ascii),
    (b"646", Known::Ascii),
    (b"latin_1", Known::Latin1),
    (b"latin1", Known::Latin1),
    (b"iso_8859_1", Known::Latin1),
    (b"iso8859_1", Known::Latin1),
    (b"l1", Known::Latin1),
    (b"unicode_escape", Known::Escape(false)),
    (b"raw_unicode_escape", Known::Escape(true)),
    (b"utf_16", Known::Wide(2, Order::Marked)),
    (b"utf16", Known::Wide(2, Order::Marked)),
    (b"u16", Known::Wide(2, Order::Marked)),
    (b"utf_32", Known::Wide(4, Order::Marked)),
    (b"utf32", Known::Wide(4, Order::Marked)),
    (b"u32", Known::Wide(4, Order::Marked)),
    (b"utf_16_le", Known::Wide(2, Order::Little)),
    (b"utf_16le", Known::Wide(2, Order::Little)),
    (b"utf16_le", Known::Wide(2, Order::Little)),
    (b"utf16le", Known::Wide(2, Order::Little)),
    (b"utf_16_be", Known::Wide(2, Order::Big)),
    (b"utf_16be", Known::Wide(2, Order::Big)),
    (b"utf16_be", Known::Wide(2, Order::Big)),
    (b"utf16be", Known::Wide(2, Order::Big)),
    (b"utf_32_le", Known::Wide(4, Order::Little)),
    (b"utf_32le", Known::Wide(4, Order::Little)),
    (b"utf32_le", Known::Wide(4, Order::Little)),
    (b"utf32le", Known::Wide(4, Order::Little)),
    (b"utf_32_be", Known::Wide(4, Order::Big)),
    (b"utf_32be", Known::Wide(4, Order::Big)),
    (b"utf32_be", Known::Wide(4, Order::Big)),
    (b"utf32be", Known::Wide(4, Order::Big)),
];

/// The longest name of a codec of the library's.
const NAME_BYTES: usize = 32;

/// A name in small letters, with `_` for what is neither letter nor digit; `None`: longer than all that are known.
fn normalized<'a>(name: &[u8], place: &'a mut [u8; NAME_BYTES]) -> Option<&'a [u8]> {
    let (mut length, mut gap) = (0, false);
    for byte in name {
        if !byte.is_ascii_alphanumeric() && *byte != b'.' {
            gap = length > 0;
            continue;
        }
        if length + 2 > NAME_BYTES {
            return None;
        }
        if core::mem::take(&mut gap) {
            place[length] = b'_';
            length += 1;
        }
        place[length] = byte.to_ascii_lowercase();
        length += 1;
    }
    Some(&place[..length])
}

/// The codec of the library's that has a name; NULL is UTF-8.
pub unsafe fn known(encoding: *const c_char) -> Option<Known> {
    if encoding.is_null() {
        return Some(Known::Utf8);
    }
    let mut place = [0; NAME_BYTES];
    let name = normalized(CStr::from_ptr(encoding).to_bytes(), &mut place)?;
    NAMES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, codec)| *codec)
}

impl Known {
    /// The name that CPython knows it by.
    pub fn name(self) -> &'static CStr {
        match self {
            Known::Utf8 => c"utf-8",
            Known::Utf7 => c"utf-7",
            Known::Ascii => c"ascii",
            Known::Latin1 => c"iso8859-1",
            Known::Wide(2, Order::Marked) => c"utf-16",
            Known::Wide(2, Order::Little) => c"utf-16-le",
            Known::Wide(2, Order::Big) => c"utf-16-be",
            Known::Wide(_, Order::Marked) => c"utf-32",
            Known::Wide(_, Order::Little) => c"utf-32-le",
            Known::Wide(_, Order::Big) => c"utf-32-be",
            Known::Escape(false) => c"unicode-escape",
            Known::Escape(true) => c"raw-unicode-escape",
        }
    }
}

/// The str of bytes, by a codec of the library's.
pub unsafe fn decode_known(codec: Known, text: &[u8], errors: *const c_char) -> Fallible<Ref> {
    match codec {
        Known::Utf8 => utf8::decode(text, errors, None),
        Known::Utf7 => utf7::decode(text, errors, None),
        Known::Ascii => narrow::ASCII.decode(text, errors),
        Known::Latin1 => narrow::LATIN1.decode(text, errors),
        Known::Wide(width, order) => wide::decode(text, errors, width, &mut order.number(), None),
        Known::Escape(raw) => escape::decode(text, errors, raw, None),
    }
}

/// The bytes of a str, by a codec of the library's.
pub unsafe fn encode_known(
    codec: Known,
    op: *mut PyObject,
    errors: *const c_char,
) -> Fallible<Ref> {
    match codec {
        Known::Utf8 => utf8::encode(op, errors),
        Known::Utf7 => utf7::encode(op),
        Known::Ascii => narrow::ASCII.encode(op, errors),
        Known::Latin1 => narrow::LATIN1.encode(op, errors),
        Known::Wide(width, order) => wide::encode(op, errors, width, order),
        Known::Escape(raw) => escape::encode(op, raw),
    }
}

/// The str of bytes.
pub unsafe fn decode(text: &[u8], encoding: *const c_char, errors: *const c_char) -> Fallible<Ref> {
    // There is nothing that a codec could do: its name may be any.
    if text.is_empty() {
        return owned(PyUnicode_New(0, 0));
    }
    match known(encoding) {
        Some(codec) => decode_known(codec, text, errors),
        None => decode_by_search(text, encoding, errors),
    }
}

/// The bytes of a str.
pub unsafe fn encode(
    op: *mut PyObject,
    encoding: *const c_char,
    errors: *const c_char,
) -> Fallible<Ref> {
    match known(encoding) {
        Some(codec) => encode_known(codec, op, errors),
        None => encode_by_search(op, encoding, errors),
    }
}

unsafe fn decode_by_search(
    text: &[u8],
    encoding: *const c_char,
    errors: *const c_char,
) -> Fallible<Ref> {
    let codec = search::find(encoding)?;
    let start = text.as_ptr().cast_mut().cast();
    let view = owned(PyMemoryView_FromMemory(
        start,
        text.len() as isize,
        PyBUF_READ,
    ))?;
    let result = search::decode(&codec, view.ptr(), errors)?;
    if !PyUnicode_Check(result.ptr()) {
        return Err(raise!(
            PyExc_TypeError,
            c"'%.400s' decoder returned '%.400s' instead of 'str'; use codecs.decode() to decode to arbitrary types",
            encoding,
            type_name(result.ptr())
        ));
    }
    Ok(result)
}

unsafe fn encode_by_search(
    op: *mut PyObject,
    encoding: *const c_char,
    errors: *const c_char,
) -> Fallible<Ref> {
    let codec = search::find(encoding)?;
    let result = search::encode(&codec, op, errors)?;
    if !PyBytes_Check(result.ptr()) {
        return Err(raise!(
            PyExc_TypeError,
            c"'%.400s' encoder returned '%.400s' instead of 'bytes'; use codecs.encode() to encode to arbitrary types",
            encoding,
            type_name(result.ptr())
        ));
    }
    Ok(result)
}

/// The str of an object that holds bytes.
pub unsafe fn decode_object(
    op: *mut PyObject,
    encoding: *const c_char,
    errors: *const c_char,
) -> Fallible<Ref> {
    if PyBytes_Check(op) {
        return decode(bytes_of(op), encoding, errors);
    }
    if PyUnicode_Check(op) {
        PyErr_SetString(PyExc_TypeError, c"decoding str is not supported".as_ptr());
        return Err(Raised);
    }
    let mut view = Py_buffer::EMPTY;
    if PyObject_GetBuffer(op, &raw mut view, PyBUF_SIMPLE) < 0 {
        return Err(raise!(
            PyExc_TypeError,
            c"decoding to str: need a bytes-like object, %.80s found",
            type_name(op)
        ));
    }
    let text = if view.len == 0 {
        &[]
    } else {
        core::slice::from_raw_parts(view.buf.cast::<u8>(), view.len as usize)
    };
    let result = decode(text, encoding, errors);
    PyBuffer_Release(&raw mut view);
    result
}
