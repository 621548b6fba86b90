//! The object, and the pool of dead ones.

use crate::prelude::*;

/// Exact floats that died.
pub static POOL: Pool = Pool::new("float", 100, size_of::<PyFloatObject>());

/// The number of a float.
#[inline(always)]
pub unsafe fn value(op: *mut PyObject) -> f64 {
    (*op.cast::<PyFloatObject>()).ob_fval
}

/// A new float: NULL with MemoryError.
#[inline(always)]
pub unsafe fn from_f64(number: f64) -> *mut PyObject {
    // What the pool keeps still has its type.
    let op = life::revive(&POOL);
    if op.is_null() {
        return from_f64_anew(number);
    }
    (*op.cast::<PyFloatObject>()).ob_fval = number;
    op
}

/// Not in line: one out of the pool needs no frame.
#[inline(never)]
unsafe fn from_f64_anew(number: f64) -> *mut PyObject {
    let mut op = POOL.take();
    if op.is_null() {
        op = PyObject_Malloc(size_of::<PyFloatObject>()).cast();
        if op.is_null() {
            return PyErr_NoMemory();
        }
    }
    (*op).ob_type = &raw mut PyFloat_Type;
    (*op.cast::<PyFloatObject>()).ob_fval = number;
    _Py_NewReference(op);
    op
}

/// Death of an exact float.
#[inline]
pub unsafe fn exact_dealloc(op: *mut PyObject) {
    if !POOL.give_again(op) {
        keep_first_or_free(op);
    }
}

/// Not in line: a pool with room needs no frame.
#[inline(never)]
unsafe fn keep_first_or_free(op: *mut PyObject) {
    if !POOL.give(op) {
        PyObject_Free(op.cast());
    }
}

pub unsafe extern "C" fn tp_dealloc(op: *mut PyObject) {
    if PyFloat_CheckExact(op) {
        return exact_dealloc(op);
    }
    free_subtype(op);
}

#[inline(never)]
unsafe fn free_subtype(op: *mut PyObject) {
    let free = (*Py_TYPE(op)).tp_free.expect("a ready type has tp_free");
    free(op.cast());
}

/// A float or an int as a double; `None` for other types, an error for an int beyond all doubles.
#[inline(always)]
pub unsafe fn operand(op: *mut PyObject) -> Fallible<Option<f64>> {
    if PyFloat_Check(op) {
        Ok(Some(value(op)))
    } else if PyLong_Check(op) {
        crate::types::long::convert::as_f64(op).map(Some)
    } else {
        Ok(None)
    }
}
