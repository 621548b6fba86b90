//! `pycore_floatobject.h`.

use crate::prelude::*;

absent! {
    fn _PyFloat_ExactDealloc(op: *mut PyObject);
}
