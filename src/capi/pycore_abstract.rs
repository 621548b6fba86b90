//! `pycore_abstract.h`.

use crate::prelude::*;
use crate::types::number;

/// `operator.index(op)`, which may be of a subtype of int: a new reference, NULL with TypeError or what `__index__`
/// raised.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyNumber_Index(op: *mut PyObject) -> *mut PyObject {
    number::index(op).or_null()
}

/// A converter of argument parsing: None leaves `*result` as it is, a number is put there. 1, or 0 with TypeError or
/// OverflowError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_convert_optional_to_ssize_t(
    op: *mut PyObject,
    result: *mut c_void,
) -> c_int {
    if op == Py_None() {
        return 1;
    }
    if !number::has_index(op) {
        PyErr_Format(
            PyExc_TypeError,
            c"argument should be integer or None, not '%.200s'".as_ptr(),
            (*Py_TYPE(op)).tp_name,
        );
        return 0;
    }
    match number::as_ssize(op, PyExc_OverflowError) {
        Ok(value) => {
            *result.cast::<Py_ssize_t>() = value;
            1
        }
        Err(Raised) => 0,
    }
}
