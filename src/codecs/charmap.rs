//! Codecs that are a mapping: of bytes to characters, or of characters to bytes.

use super::handlers::{Decoding, Encoding, Handler};
use super::narrow;
use crate::prelude::*;
use crate::types::bytes::out::Out;
use crate::types::unicode::layout::{raise, type_name};
use crate::types::unicode::writer::Writer;

const NAME: &CStr = c"charmap";
const UNDEFINED: &CStr = c"character maps to <undefined>";
/// A character that says that there is none.
const NONE: u32 = 0xfffe;

/// What a mapping has for a number; `None`: nothing.
unsafe fn found(mapping: *mut PyObject, number: u32) -> Fallible<Option<Ref>> {
    let key = owned(PyLong_FromLong(number.into()))?;
    let value = PyObject_GetItem(mapping, key.ptr());
    if value.is_null() {
        if PyErr_ExceptionMatches(PyExc_LookupError) == 0 {
            return Err(Raised);
        }
        PyErr_Clear();
        return Ok(None);
    }
    let value = owned(value)?;
    Ok((value.ptr() != Py_None()).then_some(value))
}

/// The str of bytes, each as the mapping has it; NULL is Latin-1.
pub unsafe fn decode(bytes: &[u8], mapping: *mut PyObject, errors: *const c_char) -> Fallible<Ref> {
    if mapping.is_null() {
        return narrow::LATIN1.decode(bytes, errors);
    }
    let decoding = Decoding {
        name: NAME,
        bytes,
        handler: Handler::named(errors),
    };
    let mut writer = Writer::new();
    let mut at = 0;
    while at < bytes.len() {
        if decode_one(&mut writer, mapping, bytes[at])? {
            at += 1;
        } else {
            at = decoding.failed(&mut writer, at, at + 1, UNDEFINED, None)?;
        }
    }
    writer.finish()
}

/// False: there is no character for it.
unsafe fn decode_one(writer: &mut Writer, mapping: *mut PyObject, byte: u8) -> Fallible<bool> {
    if PyUnicode_CheckExact(mapping) {
        if isize::from(byte) >= PyUnicode_GET_LENGTH(mapping) {
            return Ok(false);
        }
        return put(writer, PyUnicode_READ_CHAR(mapping, byte.into()));
    }
    let Some(value) = found(mapping, byte.into())? else {
        return Ok(false);
    };
    if PyLong_Check(value.ptr()) {
        let code = PyLong_AsLong(value.ptr());
        if !(0..=0x10_ffff).contains(&code) {
            PyErr_Clear();
            return Err(raise!(
                PyExc_TypeError,
                c"character mapping must be in range(0x%x)",
                0x11_0000 as c_int
            ));
        }
        return put(writer, code as u32);
    }
    if !PyUnicode_Check(value.ptr()) {
        return Err(raise!(
            PyExc_TypeError,
            c"character mapping must return integer, None or str"
        ));
    }
    if PyUnicode_GET_LENGTH(value.ptr()) == 1 {
        return put(writer, PyUnicode_READ_CHAR(value.ptr(), 0));
    }
    writer.str(value.ptr())?;
    Ok(true)
}

unsafe fn put(writer: &mut Writer, character: u32) -> Fallible<bool> {
    if character == NONE {
        return Ok(false);
    }
    writer.char(character)?;
    Ok(true)
}

/// The bytes of a str, each character's as the mapping has them; NULL is Latin-1.
pub unsafe fn encode(
    op: *mut PyObject,
    mapping: *mut PyObject,
    errors: *const c_char,
) -> Fallible<Ref> {
    if mapping.is_null() {
        return narrow::LATIN1.encode(op, errors);
    }
    let encoding = Encoding {
        name: NAME,
        op,
        handler: Handler::named(errors),
    };
    let length = PyUnicode_GET_LENGTH(op) as usize;
    let read = |at: usize| PyUnicode_READ_CHAR(op, at as isize);
    let mut out = Out::new(length)?;
    let mut at = 0;
    while at < length {
        if encode_one(&mut out, mapping, read(at))? {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < length && code(mapping, read(end))?.is_none() {
            end += 1;
        }
        at = encoding.failed(&mut out, at, end, UNDEFINED, &|out, text| {
            encode_text(out, mapping, text)
        })?;
    }
    out.finish()
}

unsafe fn encode_text(
    out: &mut Out,
    mapping: *mut PyObject,
    text: *mut PyObject,
) -> Fallible<bool> {
    for at in 0..PyUnicode_GET_LENGTH(text) {
        if !encode_one(out, mapping, PyUnicode_READ_CHAR(text, at))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What a character becomes: the object, and the byte when it is an int; `None`: nothing.
unsafe fn code(mapping: *mut PyObject, character: u32) -> Fallible<Option<(Ref, Option<u8>)>> {
    let Some(value) = found(mapping, character)? else {
        return Ok(None);
    };
    if PyLong_Check(value.ptr()) {
        let Ok(byte) = u8::try_from(PyLong_AsLong(value.ptr())) else {
            PyErr_Clear();
            return Err(raise!(
                PyExc_TypeError,
                c"character mapping must be in range(256)"
            ));
        };
        return Ok(Some((value, Some(byte))));
    }
    if !PyBytes_Check(value.ptr()) {
        return Err(raise!(
            PyExc_TypeError,
            c"character mapping must return integer, bytes or None, not %.400s",
            type_name(value.ptr())
        ));
    }
    Ok(Some((value, None)))
}

/// False: there are no bytes for it.
unsafe fn encode_one(out: &mut Out, mapping: *mut PyObject, character: u32) -> Fallible<bool> {
    match code(mapping, character)? {
        None => return Ok(false),
        Some((_, Some(byte))) => out.push(&[byte])?,
        Some((bytes, None)) => out.push(super::bytes_of(bytes.ptr()))?,
    }
    Ok(true)
}

/// A dict of the characters of a str to their places: for `encode` what the str is for `decode`.
pub unsafe fn encoding_map(op: *mut PyObject) -> Fallible<Ref> {
    if !PyUnicode_Check(op) || PyUnicode_GET_LENGTH(op) == 0 {
        PyErr_BadArgument();
        return Err(Raised);
    }
    let map = owned(PyDict_New())?;
    for at in 0..PyUnicode_GET_LENGTH(op).min(256) {
        let key = owned(PyLong_FromLong(PyUnicode_READ_CHAR(op, at).into()))?;
        let value = owned(PyLong_FromSsize_t(at))?;
        status(PyDict_SetItem(map.ptr(), key.ptr(), value.ptr()))?;
    }
    Ok(map)
}
