//! `pycore_object.h`.

use crate::prelude::*;

absent_types! {
    _PyNone_Type
    _PyNotImplemented_Type
}

absent_data! {
    _Py_SwappedOp: 24
}

absent! {
    fn _PyObject_IsFreed(arg1: *mut PyObject) -> c_int;
    fn _Py_FatalRefcountErrorFunc(func: *const c_char, message: *const c_char) -> !;
    fn _PyObject_LookupSpecial(arg1: *mut PyObject, arg2: *mut PyObject) -> *mut PyObject;
}
