//! `pyerrors.h`: what the errors of conversion of text hold. Of all of them: an attribute that has been made something
//! else than it has to be gives TypeError.

use crate::prelude::*;
use crate::types::exceptions::unicode as errors;

type Own = PyUnicodeErrorObject;

/// A new UnicodeDecodeError about `length` bytes at `object`; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeDecodeError_Create(
    encoding: *const c_char,
    object: *const c_char,
    length: Py_ssize_t,
    start: Py_ssize_t,
    end: Py_ssize_t,
    reason: *const c_char,
) -> *mut PyObject {
    PyObject_CallFunction(
        PyExc_UnicodeDecodeError,
        c"sy#nns".as_ptr(),
        encoding,
        object,
        length,
        start,
        end,
        reason,
    )
}

/// The encoding: a new reference, or NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeEncodeError_GetEncoding(exc: *mut PyObject) -> *mut PyObject {
    errors::text((*exc.cast::<Own>()).encoding, c"encoding")
}

/// The str that was to be converted: a new reference, or NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeEncodeError_GetObject(exc: *mut PyObject) -> *mut PyObject {
    errors::text((*exc.cast::<Own>()).object, c"object")
}

/// The reason: a new reference, or NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeEncodeError_GetReason(exc: *mut PyObject) -> *mut PyObject {
    errors::text((*exc.cast::<Own>()).reason, c"reason")
}

/// Stores where the error begins, within the object. 0, or -1 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeEncodeError_GetStart(
    exc: *mut PyObject,
    start: *mut Py_ssize_t,
) -> c_int {
    errors::start(exc, false, start)
}

/// Stores where the error ends, within the object. 0, or -1 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeEncodeError_GetEnd(
    exc: *mut PyObject,
    end: *mut Py_ssize_t,
) -> c_int {
    errors::end(exc, false, end)
}

/// Sets where the error begins. 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeEncodeError_SetStart(
    exc: *mut PyObject,
    start: Py_ssize_t,
) -> c_int {
    (*exc.cast::<Own>()).start = start;
    0
}

/// Sets where the error ends. 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeEncodeError_SetEnd(exc: *mut PyObject, end: Py_ssize_t) -> c_int {
    (*exc.cast::<Own>()).end = end;
    0
}

/// Sets the reason, in UTF-8. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeEncodeError_SetReason(
    exc: *mut PyObject,
    reason: *const c_char,
) -> c_int {
    errors::set_reason(exc, reason)
}

/// The encoding: a new reference, or NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeDecodeError_GetEncoding(exc: *mut PyObject) -> *mut PyObject {
    errors::text((*exc.cast::<Own>()).encoding, c"encoding")
}

/// The bytes that was to be converted: a new reference, or NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeDecodeError_GetObject(exc: *mut PyObject) -> *mut PyObject {
    errors::bytes((*exc.cast::<Own>()).object, c"object")
}

/// The reason: a new reference, or NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeDecodeError_GetReason(exc: *mut PyObject) -> *mut PyObject {
    errors::text((*exc.cast::<Own>()).reason, c"reason")
}

/// Stores where the error begins, within the object. 0, or -1 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeDecodeError_GetStart(
    exc: *mut PyObject,
    start: *mut Py_ssize_t,
) -> c_int {
    errors::start(exc, true, start)
}

/// Stores where the error ends, within the object. 0, or -1 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeDecodeError_GetEnd(
    exc: *mut PyObject,
    end: *mut Py_ssize_t,
) -> c_int {
    errors::end(exc, true, end)
}

/// Sets where the error begins. 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeDecodeError_SetStart(
    exc: *mut PyObject,
    start: Py_ssize_t,
) -> c_int {
    (*exc.cast::<Own>()).start = start;
    0
}

/// Sets where the error ends. 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeDecodeError_SetEnd(exc: *mut PyObject, end: Py_ssize_t) -> c_int {
    (*exc.cast::<Own>()).end = end;
    0
}

/// Sets the reason, in UTF-8. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeDecodeError_SetReason(
    exc: *mut PyObject,
    reason: *const c_char,
) -> c_int {
    errors::set_reason(exc, reason)
}

/// The str that was to be converted: a new reference, or NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeTranslateError_GetObject(exc: *mut PyObject) -> *mut PyObject {
    errors::text((*exc.cast::<Own>()).object, c"object")
}

/// The reason: a new reference, or NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeTranslateError_GetReason(exc: *mut PyObject) -> *mut PyObject {
    errors::text((*exc.cast::<Own>()).reason, c"reason")
}

/// Stores where the error begins, within the object. 0, or -1 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeTranslateError_GetStart(
    exc: *mut PyObject,
    start: *mut Py_ssize_t,
) -> c_int {
    errors::start(exc, false, start)
}

/// Stores where the error ends, within the object. 0, or -1 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeTranslateError_GetEnd(
    exc: *mut PyObject,
    end: *mut Py_ssize_t,
) -> c_int {
    errors::end(exc, false, end)
}

/// Sets where the error begins. 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeTranslateError_SetStart(
    exc: *mut PyObject,
    start: Py_ssize_t,
) -> c_int {
    (*exc.cast::<Own>()).start = start;
    0
}

/// Sets where the error ends. 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeTranslateError_SetEnd(
    exc: *mut PyObject,
    end: Py_ssize_t,
) -> c_int {
    (*exc.cast::<Own>()).end = end;
    0
}

/// Sets the reason, in UTF-8. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicodeTranslateError_SetReason(
    exc: *mut PyObject,
    reason: *const c_char,
) -> c_int {
    errors::set_reason(exc, reason)
}
