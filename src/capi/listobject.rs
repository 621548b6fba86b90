//! `listobject.h`.

use crate::prelude::*;

absent_types! {
    PyListIter_Type
    PyListRevIter_Type
    PyList_Type
}

absent! {
    fn PyList_Append(arg1: *mut PyObject, arg2: *mut PyObject) -> c_int;
    fn PyList_AsTuple(arg1: *mut PyObject) -> *mut PyObject;
    fn PyList_Clear(self_: *mut PyObject) -> c_int;
    fn PyList_Extend(self_: *mut PyObject, iterable: *mut PyObject) -> c_int;
    fn PyList_GetItem(arg1: *mut PyObject, arg2: Py_ssize_t) -> *mut PyObject;
    fn PyList_GetItemRef(arg1: *mut PyObject, arg2: Py_ssize_t) -> *mut PyObject;
    fn PyList_GetSlice(arg1: *mut PyObject, arg2: Py_ssize_t, arg3: Py_ssize_t) -> *mut PyObject;
    fn PyList_Insert(arg1: *mut PyObject, arg2: Py_ssize_t, arg3: *mut PyObject) -> c_int;
    fn PyList_New(size: Py_ssize_t) -> *mut PyObject;
    fn PyList_Reverse(arg1: *mut PyObject) -> c_int;
    fn PyList_SetItem(arg1: *mut PyObject, arg2: Py_ssize_t, arg3: *mut PyObject) -> c_int;
    fn PyList_SetSlice(arg1: *mut PyObject, arg2: Py_ssize_t, arg3: Py_ssize_t, arg4: *mut PyObject) -> c_int;
    fn PyList_Size(arg1: *mut PyObject) -> Py_ssize_t;
    fn PyList_Sort(arg1: *mut PyObject) -> c_int;
}
