//! `pycore_call.h`.

use crate::prelude::*;

absent! {
    fn _PyObject_MakeTpCall(tstate: *mut PyThreadState, callable: *mut PyObject, args: *const *mut PyObject, nargs: Py_ssize_t, keywords: *mut PyObject) -> *mut PyObject;
    fn _Py_CheckFunctionResult(tstate: *mut PyThreadState, callable: *mut PyObject, result: *mut PyObject, where_: *const c_char) -> *mut PyObject;
}
