//! `funcobject.h`.

use crate::prelude::*;

absent_types! {
    PyClassMethod_Type
    PyStaticMethod_Type
    PyFunction_Type
}

absent! {
    fn PyClassMethod_New(arg1: *mut PyObject) -> *mut PyObject;
    fn PyStaticMethod_New(arg1: *mut PyObject) -> *mut PyObject;
}
