//! `pycore_modsupport.h`.

use crate::prelude::*;

absent! {
    fn _PyArg_BadArgument(fname: *const c_char, displayname: *const c_char, expected: *const c_char, arg: *mut PyObject);
    fn _PyArg_CheckPositional(arg1: *const c_char, arg2: Py_ssize_t, arg3: Py_ssize_t, arg4: Py_ssize_t) -> c_int;
    fn _PyArg_NoKeywords(funcname: *const c_char, kwargs: *mut PyObject) -> c_int;
    fn _PyArg_NoPositional(funcname: *const c_char, args: *mut PyObject) -> c_int;
    fn _PyArg_UnpackKeywords(args: *const *mut PyObject, nargs: Py_ssize_t, kwargs: *mut PyObject, kwnames: *mut PyObject, parser: *mut _PyArg_Parser, minpos: c_int, maxpos: c_int, minkw: c_int, buf: *mut *mut PyObject) -> *const *mut PyObject;
    fn _PyArg_UnpackKeywordsWithVararg(args: *const *mut PyObject, nargs: Py_ssize_t, kwargs: *mut PyObject, kwnames: *mut PyObject, parser: *mut _PyArg_Parser, minpos: c_int, maxpos: c_int, minkw: c_int, vararg: c_int, buf: *mut *mut PyObject) -> *const *mut PyObject;
}
