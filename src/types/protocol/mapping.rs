//! What works on mappings.

use super::*;
use crate::types::call::method::call_method;

/// Whether it has items by key, as far as its slots say.
pub unsafe fn check(op: *mut PyObject) -> bool {
    !op.is_null() && mapping_slot!(op, mp_subscript).is_some()
}

/// `len(m)`.
pub unsafe fn size(op: *mut PyObject) -> Fallible<Py_ssize_t> {
    expect(op)?;
    if let Some(slot) = mapping_slot!(op, mp_length) {
        return length(slot(op));
    }
    Err(if sequence_slot!(op, sq_length).is_some() {
        type_error(c"%.200s is not a mapping", op)
    } else {
        type_error(c"object of type '%.200s' has no len()", op)
    })
}

/// `m[key]`, or `None` when that raises KeyError.
pub unsafe fn get_optional(op: *mut PyObject, key: *mut PyObject) -> Fallible<Option<Ref>> {
    if PyDict_CheckExact(op) {
        return Ok(Ref::new_or_none(super::super::dict::find(op, key)?));
    }
    match super::items::get(op, key) {
        Ok(value) => Ok(Some(value)),
        Err(Raised) if PyErr_ExceptionMatches(PyExc_KeyError) == 0 => Err(Raised),
        Err(Raised) => {
            PyErr_Clear();
            Ok(None)
        }
    }
}

/// The str of a UTF-8 text.
pub unsafe fn key_of(text: *const c_char) -> Fallible<Ref> {
    if text.is_null() {
        return Err(null_argument());
    }
    owned(PyUnicode_FromString(text))
}

/// Whether there is such a key; an exception is reported and counts as no.
pub unsafe fn has_quietly(
    function: &CStr,
    instead: &CStr,
    found: impl FnOnce() -> Fallible<bool>,
) -> c_int {
    match found() {
        Ok(found) => found.into(),
        Err(Raised) => {
            PyErr_FormatUnraisable(
                c"Exception ignored in %s; consider using %s".as_ptr(),
                function.as_ptr(),
                instead.as_ptr(),
            );
            0
        }
    }
}

/// A list of what a method of a mapping gives.
pub unsafe fn list_by_method(op: *mut PyObject, method: *mut PyObject) -> Fallible<Ref> {
    let all = call_method(op, method)?;
    if PyList_CheckExact(all.ptr()) {
        return Ok(all);
    }
    let Some(iterator) = Ref::steal(PyObject_GetIter(all.ptr())) else {
        if PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
            PyErr_Format(
                PyExc_TypeError,
                c"%.200s.%U() returned a non-iterable (type %.200s)".as_ptr(),
                (*Py_TYPE(op)).tp_name,
                method,
                (*Py_TYPE(all.ptr())).tp_name,
            );
        }
        return Err(Raised);
    };
    owned(PySequence_List(iterator.ptr()))
}
