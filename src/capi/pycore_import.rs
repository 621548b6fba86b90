//! `pycore_import.h`.

use crate::prelude::*;

absent! {
    fn _PyImport_GetModuleAttr(arg1: *mut PyObject, arg2: *mut PyObject) -> *mut PyObject;
    fn _PyImport_GetModuleAttrString(arg1: *const c_char, arg2: *const c_char) -> *mut PyObject;
}
