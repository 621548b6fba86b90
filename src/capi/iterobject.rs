//! `iterobject.h`.

use crate::prelude::*;

absent_types! {
    PyCallIter_Type
    PySeqIter_Type
}

absent! {
    fn PyCallIter_New(arg1: *mut PyObject, arg2: *mut PyObject) -> *mut PyObject;
    fn PySeqIter_New(arg1: *mut PyObject) -> *mut PyObject;
}
