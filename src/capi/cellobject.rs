//! `cellobject.h`.

use crate::prelude::*;

absent_types! {
    PyCell_Type
}

absent! {
    fn PyCell_Get(arg1: *mut PyObject) -> *mut PyObject;
    fn PyCell_New(arg1: *mut PyObject) -> *mut PyObject;
    fn PyCell_Set(arg1: *mut PyObject, arg2: *mut PyObject) -> c_int;
}
