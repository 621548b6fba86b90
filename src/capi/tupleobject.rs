//! `tupleobject.h`.

use crate::prelude::*;

absent_types! {
    PyTupleIter_Type
    PyTuple_Type
}

absent! {
    fn PyTuple_GetItem(arg1: *mut PyObject, arg2: Py_ssize_t) -> *mut PyObject;
    fn PyTuple_GetSlice(arg1: *mut PyObject, arg2: Py_ssize_t, arg3: Py_ssize_t) -> *mut PyObject;
    fn PyTuple_New(size: Py_ssize_t) -> *mut PyObject;
    fn PyTuple_SetItem(arg1: *mut PyObject, arg2: Py_ssize_t, arg3: *mut PyObject) -> c_int;
    fn PyTuple_Size(arg1: *mut PyObject) -> Py_ssize_t;
    fn _PyTuple_Resize(arg1: *mut *mut PyObject, arg2: Py_ssize_t) -> c_int;
}
