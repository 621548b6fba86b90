//! `setobject.h`.

use crate::prelude::*;

absent_types! {
    PySetIter_Type
    PyFrozenSet_Type
    PySet_Type
}

absent! {
    fn PyFrozenSet_New(arg1: *mut PyObject) -> *mut PyObject;
    fn PySet_Add(set: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PySet_Clear(set: *mut PyObject) -> c_int;
    fn PySet_Contains(anyset: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PySet_Discard(set: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PySet_New(arg1: *mut PyObject) -> *mut PyObject;
    fn PySet_Pop(set: *mut PyObject) -> *mut PyObject;
    fn PySet_Size(anyset: *mut PyObject) -> Py_ssize_t;
}
