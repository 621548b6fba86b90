//! `pycore_abstract.h`.

use crate::prelude::*;

absent! {
    fn _PyNumber_Index(o: *mut PyObject) -> *mut PyObject;
    fn _Py_convert_optional_to_ssize_t(arg1: *mut PyObject, arg2: *mut c_void) -> c_int;
}
