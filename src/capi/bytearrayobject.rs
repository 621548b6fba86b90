//! `bytearrayobject.h`.

use crate::prelude::*;

absent_types! {
    PyByteArray_Type
    PyByteArrayIter_Type
}

absent_data! {
    _PyByteArray_empty_string: 1
}

absent! {
    fn PyByteArray_AsString(arg1: *mut PyObject) -> *mut c_char;
    fn PyByteArray_Concat(arg1: *mut PyObject, arg2: *mut PyObject) -> *mut PyObject;
    fn PyByteArray_FromObject(arg1: *mut PyObject) -> *mut PyObject;
    fn PyByteArray_FromStringAndSize(arg1: *const c_char, arg2: Py_ssize_t) -> *mut PyObject;
    fn PyByteArray_Resize(arg1: *mut PyObject, arg2: Py_ssize_t) -> c_int;
    fn PyByteArray_Size(arg1: *mut PyObject) -> Py_ssize_t;
}
