//! UTF-8: decoding what is well formed, and the text that a str keeps for C. What is not well formed is `codecs`'.

use super::layout::{allocate, bytes, chars, chars_mut, raise};
use super::make::{from_ascii, from_latin1};
use crate::prelude::*;

/// A str of UTF-8, strictly.
#[inline]
pub unsafe fn decode(text: &[u8]) -> Fallible<Ref> {
    if text.is_ascii() {
        return from_ascii(text);
    }
    decode_beyond_ascii(text)
}

unsafe fn decode_beyond_ascii(text: &[u8]) -> Fallible<Ref> {
    match core::str::from_utf8(text) {
        Ok(valid) => from_str(valid),
        Err(_) => crate::codecs::utf8::decode_slowly(text, null(), None),
    }
}

/// A str of Rust's.
pub unsafe fn from_str(text: &str) -> Fallible<Ref> {
    let (mut length, mut top) = (0usize, 0u8);
    for byte in text.as_bytes() {
        length += usize::from(*byte & 0xc0 != 0x80);
        top = top.max(*byte);
    }
    match top {
        0..=0x7f => from_ascii(text.as_bytes()),
        0x80..=0xc3 if length == 1 => from_latin1(&[text.chars().next().map_or(0, |c| c as u8)]),
        0x80..=0xc3 => spread::<u8>(text, length, 0xff),
        0xc4..=0xef => spread::<u16>(text, length, 0xffff),
        _ => spread::<u32>(text, length, 0x10_ffff),
    }
}

unsafe fn spread<T: super::layout::Unit>(text: &str, length: usize, bound: u32) -> Fallible<Ref> {
    let op = owned(allocate(length, bound))?;
    for (place, character) in chars_mut::<T>(op.ptr()).iter_mut().zip(text.chars()) {
        *place = T::cut(character.into());
    }
    Ok(op)
}

/// The number of bytes that characters take; a surrogate counts three.
pub fn encoded_length<T: super::layout::Unit>(text: &[T]) -> usize {
    text.iter()
        .map(|one| match (*one).into() {
            0..=0x7f => 1usize,
            0x80..=0x7ff => 2,
            0x800..=0xffff => 3,
            _ => 4,
        })
        .sum()
}

/// Writes characters, surrogates too, and returns how many bytes.
///
/// The place is large enough.
pub unsafe fn encode_into<T: super::layout::Unit>(text: &[T], place: *mut u8) -> usize {
    let mut to = place;
    for one in text {
        to = put(to, (*one).into());
    }
    to.offset_from(place) as usize
}

/// Writes one character; returns the end.
#[inline(always)]
pub unsafe fn put(to: *mut u8, character: u32) -> *mut u8 {
    let tail = |shift: u32| 0x80 | (character >> shift) as u8 & 0x3f;
    match character {
        0..=0x7f => {
            to.write(character as u8);
            to.add(1)
        }
        0x80..=0x7ff => {
            to.write(0xc0 | (character >> 6) as u8);
            to.add(1).write(tail(0));
            to.add(2)
        }
        0x800..=0xffff => {
            to.write(0xe0 | (character >> 12) as u8);
            to.add(1).write(tail(6));
            to.add(2).write(tail(0));
            to.add(3)
        }
        _ => {
            to.write(0xf0 | (character >> 18) as u8);
            to.add(1).write(tail(12));
            to.add(2).write(tail(6));
            to.add(3).write(tail(0));
            to.add(4)
        }
    }
}

/// Whether a character of a str is half of a pair.
pub unsafe fn has_surrogate(op: *mut PyObject) -> bool {
    let surrogate = |character: u32| character & 0xffff_f800 == 0xd800;
    match PyUnicode_KIND(op) {
        1 => false,
        2 => chars::<u16>(op).iter().any(|one| surrogate((*one).into())),
        _ => chars::<u32>(op).iter().any(|one| surrogate(*one)),
    }
}

/// The UTF-8 text of a str, which keeps it.
#[inline]
pub unsafe fn text<'a>(op: *mut PyObject) -> Fallible<&'a [u8]> {
    if PyUnicode_IS_ASCII(op) && PyUnicode_IS_COMPACT(op) {
        return Ok(bytes(op));
    }
    let compact = op.cast::<PyCompactUnicodeObject>();
    if (*compact).utf8.is_null() {
        keep(op)?;
    }
    Ok(core::slice::from_raw_parts(
        (*compact).utf8.cast(),
        (*compact).utf8_length as usize,
    ))
}

unsafe fn keep(op: *mut PyObject) -> Fallible {
    if has_surrogate(op) {
        // The strict error says where.
        owned(crate::codecs::utf8::encode(op, null()).or_null())?;
    }
    super::layout::by_kind!(op, |text| {
        let length = encoded_length(text);
        let place: *mut u8 = PyMem_Malloc(length + 1).cast();
        if place.is_null() {
            PyErr_NoMemory();
            return Err(Raised);
        }
        encode_into(text, place);
        place.add(length).write(0);
        let compact = op.cast::<PyCompactUnicodeObject>();
        (*compact).utf8 = place.cast();
        (*compact).utf8_length = length as isize;
    });
    Ok(())
}

/// The text and its length for C.
#[inline(always)]
pub unsafe fn as_utf8(op: *mut PyObject, size: *mut Py_ssize_t) -> *const c_char {
    if PyUnicode_Check(op) && PyUnicode_IS_ASCII(op) && PyUnicode_IS_COMPACT(op) {
        if !size.is_null() {
            *size = PyUnicode_GET_LENGTH(op);
        }
        return op.cast::<PyASCIIObject>().add(1).cast();
    }
    as_utf8_otherwise(op, size)
}

/// Not in line: ASCII needs no frame.
#[inline(never)]
unsafe fn as_utf8_otherwise(op: *mut PyObject, size: *mut Py_ssize_t) -> *const c_char {
    let found = if PyUnicode_Check(op) {
        text(op)
    } else {
        PyErr_BadArgument();
        Err(Raised)
    };
    if !size.is_null() {
        *size = found.map_or(-1, |text| text.len() as isize);
    }
    found.map_or(null(), |text| text.as_ptr().cast())
}

/// The bytes of a C string.
#[inline(always)]
pub unsafe fn c_bytes<'a>(text: *const c_char) -> &'a [u8] {
    CStr::from_ptr(text).to_bytes()
}

/// `size` bytes.
#[inline(always)]
pub unsafe fn sized<'a>(text: *const c_char, size: Py_ssize_t) -> &'a [u8] {
    if size <= 0 {
        return &[];
    }
    core::slice::from_raw_parts(text.cast(), size as usize)
}

/// TypeError unless `op` is a str.
#[inline(always)]
pub unsafe fn need_str(op: *mut PyObject) -> Fallible {
    if PyUnicode_Check(op) {
        return Ok(());
    }
    Err(not_a_str(op))
}

#[cold]
unsafe fn not_a_str(op: *mut PyObject) -> Raised {
    raise!(
        PyExc_TypeError,
        c"must be str, not %.100s",
        super::layout::type_name(op)
    )
}
