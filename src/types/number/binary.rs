//! Operators of two operands and of one.

use super::{null_error, slot};
use crate::prelude::*;
use crate::types::long::{arithmetic, divide};

/// Which slot of a type does an operator.
pub type Slot = fn(&PyNumberMethods) -> binaryfunc;

/// Asks the left operand's type, then the right one's; the right one first when its type inherits from the left one's
/// and does it in another way. NotImplemented, borrowed, when neither knows.
#[inline(always)]
pub unsafe fn dispatch(a: *mut PyObject, b: *mut PyObject, of: Slot) -> *mut PyObject {
    let unknown = Py_NotImplemented();
    let left = slot(a, of);
    let mut right = if Py_TYPE(a) == Py_TYPE(b) {
        None
    } else {
        slot(b, of).filter(|&right| left.is_none_or(|left| !core::ptr::fn_addr_eq(left, right)))
    };
    if let Some(left) = left {
        if let Some(first) = right
            && PyType_IsSubtype(Py_TYPE(b), Py_TYPE(a)) != 0
        {
            let result = first(a, b);
            if result != unknown {
                return result;
            }
            right = None;
        }
        let result = left(a, b);
        if result != unknown {
            return result;
        }
    }
    match right {
        Some(right) => right(a, b),
        None => unknown,
    }
}

#[cold]
pub unsafe fn unsupported(a: *mut PyObject, b: *mut PyObject, operator: &CStr) -> *mut PyObject {
    PyErr_Format(
        PyExc_TypeError,
        c"unsupported operand type(s) for %.100s: '%.100s' and '%.100s'".as_ptr(),
        operator.as_ptr(),
        (*Py_TYPE(a)).tp_name,
        (*Py_TYPE(b)).tp_name,
    )
}

/// An operator that only numbers have.
#[inline(always)]
pub unsafe fn binary(
    a: *mut PyObject,
    b: *mut PyObject,
    of: Slot,
    operator: &CStr,
) -> *mut PyObject {
    if a.is_null() || b.is_null() {
        return null_error();
    }
    let result = dispatch(a, b, of);
    if result == Py_NotImplemented() {
        return unsupported(a, b, operator);
    }
    result
}

/// The sequence slot of `op`'s type.
#[inline]
pub unsafe fn sequence_slot<F>(
    op: *mut PyObject,
    of: fn(&PySequenceMethods) -> Option<F>,
) -> Option<F> {
    of((*Py_TYPE(op)).tp_as_sequence.as_ref()?)
}

/// `sequence * count`, `count` an object.
pub unsafe fn repeat(
    function: unsafe extern "C" fn(*mut PyObject, Py_ssize_t) -> *mut PyObject,
    sequence: *mut PyObject,
    count: *mut PyObject,
) -> *mut PyObject {
    if PyIndex_Check(count) == 0 {
        return PyErr_Format(
            PyExc_TypeError,
            c"can't multiply sequence by non-int of type '%.200s'".as_ptr(),
            (*Py_TYPE(count)).tp_name,
        );
    }
    let count = PyNumber_AsSsize_t(count, PyExc_OverflowError);
    if count == -1 && !PyErr_Occurred().is_null() {
        return null_mut();
    }
    function(sequence, count)
}

/// `a + b`: of numbers, else of sequences.
#[inline]
pub unsafe fn add(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if a.is_null() || b.is_null() {
        return null_error();
    }
    if PyLong_CheckExact(a) && PyLong_CheckExact(b) {
        return arithmetic::add_ints(a, b);
    }
    let result = dispatch(a, b, |numbers| numbers.nb_add);
    if result != Py_NotImplemented() {
        return result;
    }
    match sequence_slot(a, |sequence| sequence.sq_concat) {
        Some(concat) => concat(a, b),
        None => unsupported(a, b, c"+"),
    }
}

/// `a // b`.
#[inline]
pub unsafe fn floor_divide(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if !a.is_null() && !b.is_null() && PyLong_CheckExact(a) && PyLong_CheckExact(b) {
        return divide::floor_ints(a, b);
    }
    binary(a, b, |of| of.nb_floor_divide, c"//")
}

/// `a - b`.
#[inline]
pub unsafe fn subtract(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if !a.is_null() && !b.is_null() && PyLong_CheckExact(a) && PyLong_CheckExact(b) {
        return arithmetic::subtract_ints(a, b);
    }
    binary(a, b, |numbers| numbers.nb_subtract, c"-")
}

/// `a * b`: of numbers, else a sequence so many times.
#[inline]
pub unsafe fn multiply(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if a.is_null() || b.is_null() {
        return null_error();
    }
    if PyLong_CheckExact(a) && PyLong_CheckExact(b) {
        return arithmetic::multiply_ints(a, b);
    }
    let result = dispatch(a, b, |numbers| numbers.nb_multiply);
    if result != Py_NotImplemented() {
        return result;
    }
    if let Some(function) = sequence_slot(a, |sequence| sequence.sq_repeat) {
        repeat(function, a, b)
    } else if let Some(function) = sequence_slot(b, |sequence| sequence.sq_repeat) {
        repeat(function, b, a)
    } else {
        unsupported(a, b, c"*")
    }
}

/// `a >> b`; the error has a hint for who writes `print >> file`.
pub unsafe fn shift_right(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if a.is_null() || b.is_null() {
        return null_error();
    }
    let result = dispatch(a, b, |numbers| numbers.nb_rshift);
    if result != Py_NotImplemented() {
        return result;
    }
    if PyCFunction_CheckExact(a) {
        let method = (*a.cast::<PyCFunctionObject>()).m_ml;
        if CStr::from_ptr((*method).ml_name) == c"print" {
            return PyErr_Format(
                PyExc_TypeError,
                c"unsupported operand type(s) for %.100s: '%.100s' and '%.100s'. Did you mean \"print(<message>, file=<output_stream>)\"?".as_ptr(),
                c">>".as_ptr(),
                (*Py_TYPE(a)).tp_name,
                (*Py_TYPE(b)).tp_name,
            );
        }
    }
    unsupported(a, b, c">>")
}

/// An operator of one operand.
#[inline(always)]
pub unsafe fn unary(
    op: *mut PyObject,
    of: fn(&PyNumberMethods) -> unaryfunc,
    operator: &CStr,
) -> *mut PyObject {
    if op.is_null() {
        return null_error();
    }
    match slot(op, of) {
        Some(function) => function(op),
        None => PyErr_Format(
            PyExc_TypeError,
            c"bad operand type for %s: '%.200s'".as_ptr(),
            operator.as_ptr(),
            (*Py_TYPE(op)).tp_name,
        ),
    }
}
