//! What only C asks for: characters copied between strs, lengths changed, wide characters, paths, identifiers.

use super::layout::{allocate, copy, max_char_bound, modifiable, raise, resize_compact, type_name};
use super::make::{empty, from_units};
use super::utf8;
use crate::prelude::*;

/// Copies up to `many` characters into a str that is new; how many.
pub unsafe fn copy_characters(
    to: *mut PyObject,
    to_start: isize,
    from: *mut PyObject,
    from_start: isize,
    many: isize,
) -> Fallible<isize> {
    if !PyUnicode_Check(from) || !PyUnicode_Check(to) {
        PyErr_BadInternalCall();
        return Err(Raised);
    }
    let (own, other) = (PyUnicode_GET_LENGTH(to), PyUnicode_GET_LENGTH(from));
    if from_start < 0 || from_start > other || to_start < 0 || to_start > own {
        PyErr_SetString(PyExc_IndexError, c"string index out of range".as_ptr());
        return Err(Raised);
    }
    if many < 0 {
        PyErr_SetString(PyExc_SystemError, c"how_many cannot be negative".as_ptr());
        return Err(Raised);
    }
    let many = many.min(other - from_start);
    if to_start + many > own {
        return Err(raise!(
            PyExc_SystemError,
            c"Cannot write %zi characters at %zi in a string of %zi characters",
            many,
            to_start,
            own
        ));
    }
    if many == 0 {
        return Ok(0);
    }
    if !modifiable(to) {
        PyErr_SetString(
            PyExc_SystemError,
            c"Cannot modify a string currently used".as_ptr(),
        );
        return Err(Raised);
    }
    let (start, end) = (from_start as usize, (from_start + many) as usize);
    let fits = max_char_bound(from) <= max_char_bound(to)
        || super::writer::max_char(from, start, end) <= max_char_bound(to);
    if !fits {
        return Err(raise!(
            PyExc_SystemError,
            c"Cannot copy %s characters into a string of %s characters",
            kind_name(from).as_ptr(),
            kind_name(to).as_ptr()
        ));
    }
    copy(to, to_start as usize, from, start, many as usize);
    Ok(many)
}

unsafe fn kind_name(op: *mut PyObject) -> &'static CStr {
    match PyUnicode_KIND(op) {
        _ if PyUnicode_IS_ASCII(op) => c"ascii",
        1 => c"latin1",
        2 => c"UCS2",
        _ => c"UCS4",
    }
}

/// Replaces a str by one of another length.
pub unsafe fn resize(place: *mut *mut PyObject, length: isize) -> Fallible {
    if place.is_null() || (*place).is_null() || !PyUnicode_Check(*place) || length < 0 {
        PyErr_BadInternalCall();
        return Err(Raised);
    }
    let op = *place;
    let old = PyUnicode_GET_LENGTH(op);
    if old == length {
        return Ok(());
    }
    if length == 0 {
        *place = empty().into_raw();
        decref(op);
        return Ok(());
    }
    if modifiable(op) {
        let moved = resize_compact(op, length as usize);
        if moved.is_null() {
            return Err(Raised);
        }
        *place = moved;
        return Ok(());
    }
    let new = owned(allocate(length as usize, max_char_bound(op)))?;
    copy(new.ptr(), 0, op, 0, old.min(length) as usize);
    *place = new.into_raw();
    decref(op);
    Ok(())
}

pub unsafe fn from_wide(text: *const wchar_t, size: isize) -> Fallible<Ref> {
    if text.is_null() && size != 0 {
        PyErr_BadInternalCall();
        return Err(Raised);
    }
    let length = if size < 0 {
        libc::wcslen(text)
    } else {
        size as usize
    };
    if length == 0 {
        return Ok(empty());
    }
    let characters: &[u32] = core::slice::from_raw_parts(text.cast(), length);
    if let Some(wrong) = characters.iter().find(|one| **one > 0x10_ffff) {
        return Err(raise!(
            PyExc_ValueError,
            c"character U+%x is not in range [U+0000; U+%x]",
            *wrong,
            0x10_ffff as c_int
        ));
    }
    from_units(characters)
}

/// `Py_CLEANUP_SUPPORTED`.
const CLEANS: c_int = 0x20000;

unsafe fn no_nul(text: &[u8]) -> Fallible {
    if text.contains(&0) {
        PyErr_SetString(PyExc_ValueError, c"embedded null byte".as_ptr());
        return Err(Raised);
    }
    Ok(())
}

/// The str or bytes that a path is, or says it is.
pub unsafe fn path_text(path: *mut PyObject) -> Fallible<Ref> {
    if PyUnicode_Check(path) || PyBytes_Check(path) {
        return Ok(Ref::new(path));
    }
    let Some(function) = Ref::steal(_PyObject_LookupSpecial(path, name!("__fspath__"))) else {
        if PyErr_Occurred().is_null() {
            raise!(
                PyExc_TypeError,
                c"expected str, bytes or os.PathLike object, not %.200s",
                _PyType_Name(Py_TYPE(path))
            );
        }
        return Err(Raised);
    };
    let text = owned(PyObject_CallNoArgs(function.ptr()))?;
    if PyUnicode_Check(text.ptr()) || PyBytes_Check(text.ptr()) {
        return Ok(text);
    }
    Err(raise!(
        PyExc_TypeError,
        c"expected %.200s.__fspath__() to return str or bytes, not %.200s",
        _PyType_Name(Py_TYPE(path)),
        _PyType_Name(Py_TYPE(text.ptr()))
    ))
}

pub unsafe fn path_to_bytes(path: *mut PyObject, result: *mut *mut PyObject) -> Fallible<c_int> {
    if path.is_null() {
        xdecref(core::mem::replace(&mut *result, null_mut()));
        return Ok(1);
    }
    let path = path_text(path)?;
    let bytes = if PyBytes_Check(path.ptr()) {
        path
    } else {
        owned(PyUnicode_EncodeFSDefault(path.ptr()))?
    };
    no_nul(utf8::sized(
        PyBytes_AS_STRING(bytes.ptr()),
        Py_SIZE(bytes.ptr()),
    ))?;
    *result = bytes.into_raw();
    Ok(CLEANS)
}

pub unsafe fn path_to_str(given: *mut PyObject, result: *mut *mut PyObject) -> Fallible<c_int> {
    if given.is_null() {
        xdecref(core::mem::replace(&mut *result, null_mut()));
        return Ok(1);
    }
    let path = path_text(given)?;
    let text = if PyUnicode_Check(path.ptr()) {
        path
    } else if PyBytes_Check(path.ptr()) {
        owned(PyUnicode_DecodeFSDefaultAndSize(
            PyBytes_AS_STRING(path.ptr()),
            Py_SIZE(path.ptr()),
        ))?
    } else {
        return Err(raise!(
            PyExc_TypeError,
            c"path should be string, bytes, or os.PathLike, not %.200s",
            type_name(given)
        ));
    };
    let length = PyUnicode_GET_LENGTH(text.ptr()) as usize;
    if super::search::char_place(text.ptr(), 0, 0, length, false).is_some() {
        PyErr_SetString(PyExc_ValueError, c"embedded null character".as_ptr());
        return Err(Raised);
    }
    *result = text.into_raw();
    Ok(CLEANS)
}

/// The interned str of an identifier, which never dies, borrowed. Its index keeps where it is.
pub unsafe fn from_identifier(identifier: *mut _Py_Identifier) -> *mut PyObject {
    let mut op = PyUnicode_InternFromString((*identifier).string);
    if op.is_null() {
        return null_mut();
    }
    super::in_place_immortal(&raw mut op);
    op
}
