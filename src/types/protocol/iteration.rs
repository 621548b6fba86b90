//! Iterators.

use super::*;
use crate::types::call::method::call_method_one;
use crate::types::kind::dispatch::no_next;

/// Whether it is an iterator.
#[inline(always)]
pub unsafe fn check(op: *mut PyObject) -> bool {
    match (*Py_TYPE(op)).tp_iternext {
        Some(next) => !core::ptr::fn_addr_eq(next, no_next as unsafe extern "C" fn(_) -> _),
        None => false,
    }
}

/// `iter(o)`.
#[inline]
pub unsafe fn get(op: *mut PyObject) -> Fallible<Ref> {
    let Some(slot) = (*Py_TYPE(op)).tp_iter else {
        if PySequence_Check(op) != 0 {
            return owned(PySeqIter_New(op));
        }
        return Err(type_error(c"'%.200s' object is not iterable", op));
    };
    let iterator = owned(slot(op))?;
    if !check(iterator.ptr()) {
        return Err(type_error(
            c"iter() returned non-iterator of type '%.100s'",
            iterator.ptr(),
        ));
    }
    Ok(iterator)
}

/// The next item; NULL at the end, or with an exception other than StopIteration.
#[inline]
pub unsafe fn next(op: *mut PyObject) -> *mut PyObject {
    let Some(slot) = (*Py_TYPE(op)).tp_iternext else {
        return null_mut();
    };
    let item = slot(op);
    if !item.is_null() {
        return item;
    }
    end()
}

/// Returns NULL. That an iterator has come to its end is no error.
#[cold]
#[inline(never)]
unsafe fn end() -> *mut PyObject {
    if !PyErr_Occurred().is_null() && PyErr_ExceptionMatches(PyExc_StopIteration) != 0 {
        PyErr_Clear();
    }
    null_mut()
}

/// `aiter(o)`.
pub unsafe fn get_async(op: *mut PyObject) -> Fallible<Ref> {
    let slots = (*Py_TYPE(op)).tp_as_async.as_ref();
    let Some(slot) = slots.and_then(|slots| slots.am_aiter) else {
        return Err(type_error(c"'%.200s' object is not an async iterable", op));
    };
    let iterator = owned(slot(op))?;
    if !check_async(iterator.ptr()) {
        return Err(type_error(
            c"aiter() returned not an async iterator of type '%.100s'",
            iterator.ptr(),
        ));
    }
    Ok(iterator)
}

/// Whether it is an asynchronous iterator.
pub unsafe fn check_async(op: *mut PyObject) -> bool {
    let slots = (*Py_TYPE(op)).tp_as_async.as_ref();
    slots.is_some_and(|slots| slots.am_anext.is_some())
}

/// Sends a value: how it ended, and what came back.
pub unsafe fn send(op: *mut PyObject, value: *mut PyObject) -> (PySendResult, *mut PyObject) {
    let slots = (*Py_TYPE(op)).tp_as_async.as_ref();
    if let Some(slot) = slots.and_then(|slots| slots.am_send) {
        let mut result = null_mut();
        let code = slot(op, value, &raw mut result);
        return (code, result);
    }
    let result = if value == Py_None() && check(op) {
        (*Py_TYPE(op))
            .tp_iternext
            .map_or(null_mut(), |next| next(op))
    } else {
        call_method_one(op, name!("send"), value).or_null()
    };
    if !result.is_null() {
        return (PYGEN_NEXT, result);
    }
    match stop_value() {
        Ok(value) => (PYGEN_RETURN, value.into_raw()),
        Err(Raised) => (PYGEN_ERROR, null_mut()),
    }
}

/// The value of a StopIteration that is set; None when nothing is.
unsafe fn stop_value() -> Fallible<Ref> {
    if PyErr_Occurred().is_null() {
        return Ok(Ref::new(Py_None()));
    }
    if PyErr_ExceptionMatches(PyExc_StopIteration) == 0 {
        return Err(Raised);
    }
    let stop = owned(PyErr_GetRaisedException())?;
    let value = (*stop.cast::<PyStopIterationObject>()).value;
    Ok(Ref::new(if value.is_null() { Py_None() } else { value }))
}
