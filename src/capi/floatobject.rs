//! `floatobject.h`.

use crate::prelude::*;

absent_types! {
    PyFloat_Type
}

absent! {
    fn PyFloat_AsDouble(arg1: *mut PyObject) -> f64;
    fn PyFloat_FromDouble(arg1: f64) -> *mut PyObject;
    fn PyFloat_FromString(arg1: *mut PyObject) -> *mut PyObject;
    fn PyFloat_GetInfo() -> *mut PyObject;
    fn PyFloat_GetMax() -> f64;
    fn PyFloat_GetMin() -> f64;
    fn PyFloat_Pack2(x: f64, p: *mut c_char, le: c_int) -> c_int;
    fn PyFloat_Pack4(x: f64, p: *mut c_char, le: c_int) -> c_int;
    fn PyFloat_Pack8(x: f64, p: *mut c_char, le: c_int) -> c_int;
    fn PyFloat_Unpack2(p: *const c_char, le: c_int) -> f64;
    fn PyFloat_Unpack4(p: *const c_char, le: c_int) -> f64;
    fn PyFloat_Unpack8(p: *const c_char, le: c_int) -> f64;
}
