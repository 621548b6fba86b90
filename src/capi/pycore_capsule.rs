//! `pycore_capsule.h`.

use crate::prelude::*;

absent! {
    fn _PyCapsule_SetTraverse(op: *mut PyObject, traverse_func: traverseproc, clear_func: inquiry) -> c_int;
}
