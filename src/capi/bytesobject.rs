//! `bytesobject.h`.

use crate::prelude::*;

absent_types! {
    PyBytes_Type
    PyBytesIter_Type
}

absent! {
    fn PyBytes_AsString(arg1: *mut PyObject) -> *mut c_char;
    fn PyBytes_AsStringAndSize(obj: *mut PyObject, s: *mut *mut c_char, len: *mut Py_ssize_t) -> c_int;
    fn PyBytes_Concat(arg1: *mut *mut PyObject, arg2: *mut PyObject);
    fn PyBytes_ConcatAndDel(arg1: *mut *mut PyObject, arg2: *mut PyObject);
    fn PyBytes_DecodeEscape(arg1: *const c_char, arg2: Py_ssize_t, arg3: *const c_char, arg4: Py_ssize_t, arg5: *const c_char) -> *mut PyObject;
    fn PyBytes_FromFormatV(arg1: *const c_char, arg2: *mut VaList) -> *mut PyObject;
    fn PyBytes_FromObject(arg1: *mut PyObject) -> *mut PyObject;
    fn PyBytes_FromString(arg1: *const c_char) -> *mut PyObject;
    fn PyBytes_FromStringAndSize(arg1: *const c_char, arg2: Py_ssize_t) -> *mut PyObject;
    fn PyBytes_Repr(arg1: *mut PyObject, arg2: c_int) -> *mut PyObject;
    fn PyBytes_Size(arg1: *mut PyObject) -> Py_ssize_t;
    fn _PyBytes_Join(sep: *mut PyObject, x: *mut PyObject) -> *mut PyObject;
    fn _PyBytes_Resize(arg1: *mut *mut PyObject, arg2: Py_ssize_t) -> c_int;
}
