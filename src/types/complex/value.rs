//! The object.

use crate::prelude::*;

/// A number of two doubles.
pub const fn number(real: f64, imag: f64) -> Py_complex {
    Py_complex { real, imag }
}

/// The number of a complex.
#[inline(always)]
pub unsafe fn value(op: *mut PyObject) -> Py_complex {
    (*op.cast::<PyComplexObject>()).cval
}

/// A new complex: NULL with MemoryError.
#[inline]
pub unsafe fn from_parts(number: Py_complex) -> *mut PyObject {
    let op: *mut PyObject = PyObject_Malloc(size_of::<PyComplexObject>()).cast();
    if op.is_null() {
        return PyErr_NoMemory();
    }
    (*op).ob_type = &raw mut PyComplex_Type;
    (*op.cast::<PyComplexObject>()).cval = number;
    _Py_NewReference(op);
    op
}

pub unsafe extern "C" fn tp_dealloc(op: *mut PyObject) {
    if PyComplex_CheckExact(op) {
        return PyObject_Free(op.cast());
    }
    let free = (*Py_TYPE(op)).tp_free.expect("a ready type has tp_free");
    free(op.cast());
}
