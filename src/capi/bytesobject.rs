//! `bytesobject.h`.

use crate::prelude::*;
use crate::types::bytes::{format, iterator, methods_join, object, text, view};

/// The type of bytes.
#[unsafe(no_mangle)]
pub static mut PyBytes_Type: PyTypeObject = object::TYPE;
/// The type of iterators over bytes.
#[unsafe(no_mangle)]
pub static mut PyBytesIter_Type: PyTypeObject = iterator::kind(c"bytes_iterator");

/// The bytes object of a C array.
///
/// - `bytes`: the bytes; NULL leaves the content for the caller to fill in.
/// - `size`: how many; SystemError when negative, OverflowError when too many.
///
/// Returns a new reference, or NULL with an exception. One of up to one byte is shared.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBytes_FromStringAndSize(
    bytes: *const c_char,
    size: Py_ssize_t,
) -> *mut PyObject {
    if size < 0 {
        PyErr_SetString(
            PyExc_SystemError,
            c"Negative size passed to PyBytes_FromStringAndSize".as_ptr(),
        );
        return null_mut();
    }
    if bytes.is_null() || size == 0 {
        return object::unfilled(size as usize).or_null();
    }
    object::make(core::slice::from_raw_parts(bytes.cast(), size as usize)).or_null()
}

/// The bytes object of a C string, without its zero byte. A new reference, or NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBytes_FromString(text: *const c_char) -> *mut PyObject {
    object::make(CStr::from_ptr(text).to_bytes()).or_null()
}

/// The bytes object of a format of `printf`'s kind: `%c %d %i %u %x %s %p %%` and `l`, `z` before a number. What is not
/// known is copied as it stands. A new reference, or NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBytes_FromFormatV(
    format: *const c_char,
    vargs: *mut VaList,
) -> *mut PyObject {
    format::from_c_format(CStr::from_ptr(format).to_bytes(), &mut *vargs).or_null()
}

/// Bytes from an object that lends a buffer or gives integers. A new reference, or NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBytes_FromObject(op: *mut PyObject) -> *mut PyObject {
    if op.is_null() {
        PyErr_BadInternalCall();
        return null_mut();
    }
    object::from_object(op).or_null()
}

unsafe fn expect_bytes(op: *mut PyObject) -> Fallible {
    if PyBytes_Check(op) {
        return Ok(());
    }
    PyErr_Format(
        PyExc_TypeError,
        c"expected bytes, %.200s found".as_ptr(),
        (*Py_TYPE(op)).tp_name,
    );
    Err(Raised)
}

/// The number of bytes, or -1 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBytes_Size(op: *mut PyObject) -> Py_ssize_t {
    expect_bytes(op).map(|()| Py_SIZE(op)).or_minus_one()
}

/// The bytes, which end in a zero byte and belong to the object; NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBytes_AsString(op: *mut PyObject) -> *mut c_char {
    expect_bytes(op).map_or(null_mut(), |()| PyBytes_AS_STRING(op))
}

/// The bytes and how many there are. Without `size` a zero byte among them is a ValueError. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBytes_AsStringAndSize(
    op: *mut PyObject,
    buffer: *mut *mut c_char,
    size: *mut Py_ssize_t,
) -> c_int {
    if buffer.is_null() {
        PyErr_BadInternalCall();
        return -1;
    }
    if expect_bytes(op).is_err() {
        return -1;
    }
    *buffer = PyBytes_AS_STRING(op);
    if !size.is_null() {
        *size = Py_SIZE(op);
    } else if view::of_bytes(op).contains(&0) {
        PyErr_SetString(PyExc_ValueError, c"embedded null byte".as_ptr());
        return -1;
    }
    0
}

/// Replaces `*bytes` by it and `other` together; `*bytes` becomes NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBytes_Concat(bytes: *mut *mut PyObject, other: *mut PyObject) {
    let old = *bytes;
    if old.is_null() {
        return;
    }
    *bytes = if other.is_null() {
        null_mut()
    } else {
        object::concat(old, other)
    };
    decref(old);
}

/// The same, and gives back the reference to `other`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBytes_ConcatAndDel(bytes: *mut *mut PyObject, other: *mut PyObject) {
    PyBytes_Concat(bytes, other);
    xdecref(other);
}

/// Makes a bytes object longer or shorter: in place, or as a copy when somebody else has a reference to it. On failure `*bytes` is NULL and gone, -1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyBytes_Resize(bytes: *mut *mut PyObject, size: Py_ssize_t) -> c_int {
    let op = *bytes;
    if !PyBytes_Check(op) || size < 0 {
        *bytes = null_mut();
        decref(op);
        PyErr_BadInternalCall();
        return -1;
    }
    if Py_SIZE(op) == size {
        return 0;
    }
    if size == 0 || Py_SIZE(op) == 0 {
        decref(op);
        *bytes = object::unfilled(size as usize).or_null();
        return if (*bytes).is_null() { -1 } else { 0 };
    }
    if refcount(op) != 1 {
        let kept = view::of_bytes(op).len().min(size as usize);
        let copy = object::unfilled(size as usize).or_null();
        if !copy.is_null() {
            let to = PyBytes_AS_STRING(copy);
            ptr::copy_nonoverlapping(PyBytes_AS_STRING(op), to, kept);
        }
        decref(op);
        *bytes = copy;
        return if copy.is_null() { -1 } else { 0 };
    }
    let resized: *mut PyBytesObject =
        PyObject_Realloc(op.cast(), object::HEAD_BYTES + size as usize + 1).cast();
    if resized.is_null() {
        *bytes = null_mut();
        PyObject_Free(op.cast());
        PyErr_NoMemory();
        return -1;
    }
    (*resized).ob_base.ob_size = size;
    (*resized).ob_shash = -1;
    *PyBytes_AS_STRING(resized.cast()).offset(size) = 0;
    *bytes = resized.cast();
    0
}

/// The repr; with `smartquotes` in double quotes when only single ones are in it. A new str, or NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBytes_Repr(op: *mut PyObject, smartquotes: c_int) -> *mut PyObject {
    text::repr(view::of_bytes(op), &[b"b"], b"", smartquotes != 0, false).or_null()
}

/// The bytes that a literal with backslash escapes stands for.
///
/// - `errors`: "strict" (or NULL), "replace" or "ignore": what a bad `\\x` becomes.
///
/// A new reference, or NULL with ValueError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBytes_DecodeEscape(
    text: *const c_char,
    size: Py_ssize_t,
    errors: *const c_char,
    _unicode: Py_ssize_t,
    _recode_encoding: *const c_char,
) -> *mut PyObject {
    let errors = if errors.is_null() {
        c"strict"
    } else {
        CStr::from_ptr(errors)
    };
    let text = core::slice::from_raw_parts(text.cast(), size as usize);
    crate::types::bytes::escape::decoded(text, errors).or_null()
}

/// The items of an iterable with `sep`, a bytes object, between them. A new reference, or NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyBytes_Join(
    sep: *mut PyObject,
    iterable: *mut PyObject,
) -> *mut PyObject {
    methods_join(sep, iterable).or_null()
}
