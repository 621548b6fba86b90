//! `pycore_long.h`.

use crate::prelude::*;

absent_data! {
    _PyLong_DigitValue: 256
}

absent! {
    fn _PyLong_Frexp(a: *mut PyLongObject, e: *mut Py_ssize_t) -> f64;
    fn _PyLong_Lshift(arg1: *mut PyObject, arg2: usize) -> *mut PyObject;
    fn _PyLong_Rshift(arg1: *mut PyObject, arg2: usize) -> *mut PyObject;
    fn _PyLong_UnsignedLongLong_Converter(arg1: *mut PyObject, arg2: *mut c_void) -> c_int;
    fn _PyLong_UnsignedLong_Converter(arg1: *mut PyObject, arg2: *mut c_void) -> c_int;
    fn _PyLong_UnsignedShort_Converter(arg1: *mut PyObject, arg2: *mut c_void) -> c_int;
}
