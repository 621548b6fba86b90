//! `longintrepr.h`.

use crate::prelude::*;

absent! {
    fn _PyLong_Copy(src: *mut PyLongObject) -> *mut PyObject;
    fn _PyLong_FromDigits(negative: c_int, digit_count: Py_ssize_t, digits: *mut digit) -> *mut PyLongObject;
    fn _PyLong_New(arg1: Py_ssize_t) -> *mut PyLongObject;
}
