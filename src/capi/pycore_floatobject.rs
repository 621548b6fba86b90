//! `pycore_floatobject.h`.

use crate::prelude::*;
use crate::types::float;

/// Death of an exact float whose count is 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyFloat_ExactDealloc(op: *mut PyObject) {
    float::value::exact_dealloc(op);
}
