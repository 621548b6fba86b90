//! `pyhash.h`.

use crate::prelude::*;

absent! {
    fn PyHash_GetFuncDef() -> *mut PyHash_FuncDef;
    fn PyObject_GenericHash(arg1: *mut PyObject) -> Py_hash_t;
    fn Py_HashPointer(ptr: *const c_void) -> Py_hash_t;
    fn _Py_HashDouble(arg1: *mut PyObject, arg2: f64) -> Py_hash_t;
}
