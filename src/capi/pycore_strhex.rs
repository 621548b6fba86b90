//! `pycore_strhex.h`.

use crate::prelude::*;

absent! {
    fn _Py_strhex(argbuf: *const c_char, arglen: Py_ssize_t) -> *mut PyObject;
    fn _Py_strhex_bytes_with_sep(argbuf: *const c_char, arglen: Py_ssize_t, sep: *mut PyObject, bytes_per_group: c_int) -> *mut PyObject;
}
