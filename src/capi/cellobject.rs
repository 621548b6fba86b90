//! `cellobject.h`.

use crate::prelude::*;
use crate::types::cell;

/// `cell`.
#[unsafe(no_mangle)]
pub static mut PyCell_Type: PyTypeObject = cell::TYPE;

/// What is in a cell. New reference; NULL when it is empty, and with SystemError when it is no cell.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCell_Get(op: *mut PyObject) -> *mut PyObject {
    if !Py_IS_TYPE(op, &raw mut PyCell_Type) {
        PyErr_BadInternalCall();
        return null_mut();
    }
    xnew_ref(cell::content(op))
}

/// A new cell. `value`: a new reference is taken; NULL for an empty one. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCell_New(value: *mut PyObject) -> *mut PyObject {
    cell::make(value).or_null()
}

/// Put something else into a cell, or nothing for NULL. 0, or -1 with SystemError when it is no cell.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCell_Set(op: *mut PyObject, value: *mut PyObject) -> c_int {
    if !Py_IS_TYPE(op, &raw mut PyCell_Type) {
        PyErr_BadInternalCall();
        return -1;
    }
    cell::set(op, value);
    0
}
