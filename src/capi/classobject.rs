//! `classobject.h`.

use crate::prelude::*;

absent_types! {
    PyInstanceMethod_Type
    PyMethod_Type
}

absent! {
    fn PyInstanceMethod_Function(arg1: *mut PyObject) -> *mut PyObject;
    fn PyInstanceMethod_New(arg1: *mut PyObject) -> *mut PyObject;
    fn PyMethod_Function(arg1: *mut PyObject) -> *mut PyObject;
    fn PyMethod_New(arg1: *mut PyObject, arg2: *mut PyObject) -> *mut PyObject;
    fn PyMethod_Self(arg1: *mut PyObject) -> *mut PyObject;
}
