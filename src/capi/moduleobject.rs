//! `moduleobject.h`.

use crate::prelude::*;

absent_types! {
    PyModuleDef_Type
    PyModule_Type
}

absent! {
    fn PyModuleDef_Init(arg1: *mut PyModuleDef) -> *mut PyObject;
    fn PyModule_GetDef(arg1: *mut PyObject) -> *mut PyModuleDef;
    fn PyModule_GetDict(arg1: *mut PyObject) -> *mut PyObject;
    fn PyModule_GetFilename(arg1: *mut PyObject) -> *const c_char;
    fn PyModule_GetFilenameObject(arg1: *mut PyObject) -> *mut PyObject;
    fn PyModule_GetName(arg1: *mut PyObject) -> *const c_char;
    fn PyModule_GetNameObject(arg1: *mut PyObject) -> *mut PyObject;
    fn PyModule_GetState(arg1: *mut PyObject) -> *mut c_void;
    fn PyModule_New(name: *const c_char) -> *mut PyObject;
    fn PyModule_NewObject(name: *mut PyObject) -> *mut PyObject;
}
