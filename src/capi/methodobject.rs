//! `methodobject.h`.

use crate::prelude::*;

absent_types! {
    PyCFunction_Type
    PyCMethod_Type
}

absent! {
    fn PyCFunction_GetFlags(arg1: *mut PyObject) -> c_int;
    fn PyCFunction_GetFunction(arg1: *mut PyObject) -> PyCFunction;
    fn PyCFunction_GetSelf(arg1: *mut PyObject) -> *mut PyObject;
    fn PyCFunction_New(arg1: *mut PyMethodDef, arg2: *mut PyObject) -> *mut PyObject;
    fn PyCFunction_NewEx(arg1: *mut PyMethodDef, arg2: *mut PyObject, arg3: *mut PyObject) -> *mut PyObject;
    fn PyCMethod_New(arg1: *mut PyMethodDef, arg2: *mut PyObject, arg3: *mut PyObject, arg4: *mut PyTypeObject) -> *mut PyObject;
}
