//! Comparison, hash, truth.

use super::recursion::Level;
use crate::prelude::*;
use crate::types::equality::{by_order, same_text, small_int};

const OPERATORS: [&CStr; 6] = [c"<", c"<=", c"==", c"!=", c">", c">="];
/// Each operator with its sides swapped.
const SWAPPED: [c_int; 6] = [Py_GT, Py_GE, Py_EQ, Py_NE, Py_LT, Py_LE];

/// What a slot answers, `None` for NotImplemented.
#[inline(always)]
unsafe fn ask(
    kind: *mut PyTypeObject,
    one: *mut PyObject,
    other: *mut PyObject,
    operator: c_int,
) -> Fallible<Option<Ref>> {
    let Some(slot) = (*kind).tp_richcompare else {
        return Ok(None);
    };
    let answer = owned(slot(one, other, operator))?;
    if answer.ptr() == Py_NotImplemented() {
        return Ok(None);
    }
    Ok(Some(answer))
}

#[inline(always)]
unsafe fn compare(one: *mut PyObject, other: *mut PyObject, operator: c_int) -> Fallible<Ref> {
    let (left, right) = (Py_TYPE(one), Py_TYPE(other));
    let swapped = SWAPPED[operator as usize];
    // A subtype knows more than its base, so it is asked first.
    let right_first =
        left != right && (*right).tp_richcompare.is_some() && PyType_IsSubtype(right, left) != 0;
    if right_first && let Some(answer) = ask(right, other, one, swapped)? {
        return Ok(answer);
    }
    if let Some(answer) = ask(left, one, other, operator)? {
        return Ok(answer);
    }
    if !right_first && let Some(answer) = ask(right, other, one, swapped)? {
        return Ok(answer);
    }
    match operator {
        Py_EQ => Ok(Ref::new(Py_Bool(one == other))),
        Py_NE => Ok(Ref::new(Py_Bool(one != other))),
        _ => {
            PyErr_Format(
                PyExc_TypeError,
                c"'%s' not supported between instances of '%.100s' and '%.100s'".as_ptr(),
                OPERATORS[operator as usize].as_ptr(),
                (*left).tp_name,
                (*right).tp_name,
            );
            Err(Raised)
        }
    }
}

/// The result of a comparison, any object.
#[inline]
pub unsafe fn rich(one: *mut PyObject, other: *mut PyObject, operator: c_int) -> Fallible<Ref> {
    if one.is_null() || other.is_null() {
        if PyErr_Occurred().is_null() {
            PyErr_BadInternalCall();
        }
        return Err(Raised);
    }
    let _level = Level::enter(c" in comparison")?;
    compare(one, other, operator)
}

/// What two ints of one digit, or two strs asked for equality, say: no code of others runs, and nothing nests.
#[inline(always)]
unsafe fn known(one: *mut PyObject, other: *mut PyObject, operator: c_int) -> Option<bool> {
    if PyLong_CheckExact(one) && PyLong_CheckExact(other) {
        let (one, other) = (small_int(one)?, small_int(other)?);
        return Some(by_order(one.cmp(&other), operator));
    }
    let equality = operator == Py_EQ || operator == Py_NE;
    if equality && PyUnicode_CheckExact(one) && PyUnicode_CheckExact(other) {
        return Some(same_text(one, other) == (operator == Py_EQ));
    }
    None
}

/// Whether a comparison holds; an object equals itself.
#[inline]
pub unsafe fn rich_bool(
    one: *mut PyObject,
    other: *mut PyObject,
    operator: c_int,
) -> Fallible<bool> {
    if one == other && (operator == Py_EQ || operator == Py_NE) {
        return Ok(operator == Py_EQ);
    }
    if !one.is_null()
        && !other.is_null()
        && let Some(answer) = known(one, other, operator)
    {
        return Ok(answer);
    }
    let answer = rich(one, other, operator)?;
    if answer.ptr() == Py_True() {
        Ok(true)
    } else if answer.ptr() == Py_False() {
        Ok(false)
    } else {
        is_true(answer.ptr())
    }
}

/// Whether `op` counts as true.
#[inline]
pub unsafe fn is_true(op: *mut PyObject) -> Fallible<bool> {
    truth(is_true_or_minus_one(op))
}

/// The same for C.
#[inline(always)]
pub unsafe fn is_true_or_minus_one(op: *mut PyObject) -> c_int {
    if op == Py_True() {
        return 1;
    }
    if op == Py_False() || op == Py_None() {
        return 0;
    }
    is_true_by_slot(op)
}

/// The same for what is none of the three constants, which need no frame.
#[inline(never)]
unsafe fn is_true_by_slot(op: *mut PyObject) -> c_int {
    let kind = Py_TYPE(op);
    let number = (*kind).tp_as_number;
    if !number.is_null()
        && let Some(slot) = (*number).nb_bool
    {
        return as_truth(slot(op) as Py_ssize_t);
    }
    let mapping = (*kind).tp_as_mapping;
    if !mapping.is_null()
        && let Some(slot) = (*mapping).mp_length
    {
        return as_truth(slot(op));
    }
    let sequence = (*kind).tp_as_sequence;
    if !sequence.is_null()
        && let Some(slot) = (*sequence).sq_length
    {
        return as_truth(slot(op));
    }
    1
}

/// A length as the answer to whether something is true: an error passes as it is.
#[inline(always)]
fn as_truth(length: Py_ssize_t) -> c_int {
    if length > 0 { 1 } else { length as c_int }
}

/// The hash.
#[inline]
pub unsafe fn hash(op: *mut PyObject) -> Py_hash_t {
    let kind = Py_TYPE(op);
    if let Some(slot) = (*kind).tp_hash {
        return slot(op);
    }
    hash_late(op)
}

/// The hash of an object whose type may not be ready yet.
#[cold]
unsafe fn hash_late(op: *mut PyObject) -> Py_hash_t {
    let kind = Py_TYPE(op);
    if !PyType_HasFeature(kind, Py_TPFLAGS_READY) {
        if PyType_Ready(kind) < 0 {
            return -1;
        }
        if let Some(slot) = (*kind).tp_hash {
            return slot(op);
        }
    }
    unhashable(op)
}

/// TypeError: objects of this type have no hash.
#[cold]
pub unsafe fn unhashable(op: *mut PyObject) -> Py_hash_t {
    PyErr_Format(
        PyExc_TypeError,
        c"unhashable type: '%.200s'".as_ptr(),
        (*Py_TYPE(op)).tp_name,
    );
    -1
}
