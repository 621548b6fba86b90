//! What a number is as an int or a float.

use super::{null_error, slot};
use crate::prelude::*;
use crate::types::long;

/// Whether a type has `__index__`.
#[inline(always)]
pub unsafe fn has_index(op: *mut PyObject) -> bool {
    slot(op, |numbers| numbers.nb_index).is_some()
}

/// Whether `op` has any of `__index__`, `__int__` and `__float__`, or is complex.
pub unsafe fn is_number(op: *mut PyObject) -> bool {
    if op.is_null() {
        return false;
    }
    let Some(numbers) = (*Py_TYPE(op)).tp_as_number.as_ref() else {
        return false;
    };
    numbers.nb_index.is_some()
        || numbers.nb_int.is_some()
        || numbers.nb_float.is_some()
        || PyComplex_Check(op)
}

/// `operator.index(op)`, which may be of a subtype of int.
#[inline]
pub unsafe fn index(op: *mut PyObject) -> Fallible<Ref> {
    if op.is_null() {
        null_error();
        return Err(Raised);
    }
    if PyLong_Check(op) {
        return Ok(Ref::new(op));
    }
    index_by_slot(op)
}

unsafe fn index_by_slot(op: *mut PyObject) -> Fallible<Ref> {
    let Some(function) = slot(op, |numbers| numbers.nb_index) else {
        PyErr_Format(
            PyExc_TypeError,
            c"'%.200s' object cannot be interpreted as an integer".as_ptr(),
            (*Py_TYPE(op)).tp_name,
        );
        return Err(Raised);
    };
    let made = owned(function(op))?;
    if PyLong_CheckExact(made.ptr()) {
        return Ok(made);
    }
    let name = (*Py_TYPE(made.ptr())).tp_name;
    if !PyLong_Check(made.ptr()) {
        let message = c"__index__ returned non-int (type %.200s)";
        PyErr_Format(PyExc_TypeError, message.as_ptr(), name);
        return Err(Raised);
    }
    let message = c"__index__ returned non-int (type %.200s).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.";
    status(PyErr_WarnFormat(
        PyExc_DeprecationWarning,
        1,
        message.as_ptr(),
        name,
    ))?;
    Ok(made)
}

/// `op` as an index. When it is out of range: of the error `exception`, or the nearest when that is NULL.
pub unsafe fn as_ssize(op: *mut PyObject, exception: *mut PyObject) -> Fallible<Py_ssize_t> {
    if !op.is_null()
        && PyLong_Check(op)
        && let Some(value) = long::value::short(op)
    {
        return Ok(value as Py_ssize_t);
    }
    let value = index(op)?;
    match long::convert::to_i64(value.ptr()) {
        long::convert::Fit::Fits(value) => Ok(value as Py_ssize_t),
        long::convert::Fit::Above if exception.is_null() => Ok(Py_ssize_t::MAX),
        long::convert::Fit::Below if exception.is_null() => Ok(Py_ssize_t::MIN),
        _ => {
            PyErr_Format(
                exception,
                c"cannot fit '%.200s' into an index-sized integer".as_ptr(),
                (*Py_TYPE(op)).tp_name,
            );
            Err(Raised)
        }
    }
}

/// `float(op)`.
pub unsafe fn to_float(op: *mut PyObject) -> Fallible<Ref> {
    if op.is_null() {
        null_error();
        return Err(Raised);
    }
    if PyFloat_CheckExact(op) {
        return Ok(Ref::new(op));
    }
    if let Some(value) = crate::types::float::by_slots(op)? {
        return owned(PyFloat_FromDouble(value));
    }
    owned(PyFloat_FromString(op))
}
