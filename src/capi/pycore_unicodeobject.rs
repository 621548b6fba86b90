//! `pycore_unicodeobject.h`.

use crate::prelude::*;

absent! {
    fn _PyUnicode_ExactDealloc(op: *mut PyObject);
    fn _PyUnicode_InternImmortal(interp: *mut PyInterpreterState, arg1: *mut *mut PyObject);
    fn _PyUnicode_InternInPlace(interp: *mut PyInterpreterState, p: *mut *mut PyObject);
    fn _PyUnicode_InternMortal(interp: *mut PyInterpreterState, arg1: *mut *mut PyObject);
    fn _PyUnicode_EqualToASCIIString(left: *mut PyObject, right: *const c_char) -> c_int;
}
