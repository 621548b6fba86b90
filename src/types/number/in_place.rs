//! Operators that may change their left operand.

use super::binary::{Slot, binary, dispatch, repeat, sequence_slot, unsupported};
use super::{null_error, slot};
use crate::prelude::*;

/// Asks the left operand's slot for it, then does the plain operator. NotImplemented, borrowed, when nobody knows.
#[inline(always)]
unsafe fn dispatch_in_place(
    a: *mut PyObject,
    b: *mut PyObject,
    of_in_place: Slot,
    of: Slot,
) -> *mut PyObject {
    if let Some(function) = slot(a, of_in_place) {
        let result = function(a, b);
        if result != Py_NotImplemented() {
            return result;
        }
    }
    dispatch(a, b, of)
}

/// `a op= b`, of numbers alone.
#[inline(always)]
pub unsafe fn in_place(
    a: *mut PyObject,
    b: *mut PyObject,
    of_in_place: Slot,
    of: Slot,
    operator: &CStr,
) -> *mut PyObject {
    if a.is_null() || b.is_null() {
        return null_error();
    }
    if slot(a, of_in_place).is_none() {
        return binary(a, b, of, operator);
    }
    let result = dispatch_in_place(a, b, of_in_place, of);
    if result == Py_NotImplemented() {
        return unsupported(a, b, operator);
    }
    result
}

/// `a += b`.
pub unsafe fn add_in_place(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if a.is_null() || b.is_null() {
        return null_error();
    }
    let result = dispatch_in_place(a, b, |of| of.nb_inplace_add, |of| of.nb_add);
    if result != Py_NotImplemented() {
        return result;
    }
    let concat = sequence_slot(a, |sequence| {
        sequence.sq_inplace_concat.or(sequence.sq_concat)
    });
    match concat {
        Some(concat) => concat(a, b),
        None => unsupported(a, b, c"+="),
    }
}

/// `a *= b`.
pub unsafe fn multiply_in_place(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if a.is_null() || b.is_null() {
        return null_error();
    }
    let result = dispatch_in_place(a, b, |of| of.nb_inplace_multiply, |of| of.nb_multiply);
    if result != Py_NotImplemented() {
        return result;
    }
    if !(*Py_TYPE(a)).tp_as_sequence.is_null() {
        let function = sequence_slot(a, |sequence| {
            sequence.sq_inplace_repeat.or(sequence.sq_repeat)
        });
        if let Some(function) = function {
            return repeat(function, a, b);
        }
    } else if let Some(function) = sequence_slot(b, |sequence| sequence.sq_repeat) {
        return repeat(function, b, a);
    }
    unsupported(a, b, c"*=")
}
