//! `modsupport.h`.

use crate::prelude::*;

// ---- Arguments ----

absent! {
    fn PyArg_VaParse(arg1: *mut PyObject, arg2: *const c_char, arg3: *mut VaList) -> c_int;
    fn PyArg_VaParseTupleAndKeywords(arg1: *mut PyObject, arg2: *mut PyObject, arg3: *const c_char, arg4: *const *mut c_char, arg5: *mut VaList) -> c_int;
    fn PyArg_ValidateKeywordArguments(arg1: *mut PyObject) -> c_int;
    fn Py_VaBuildValue(arg1: *const c_char, arg2: *mut VaList) -> *mut PyObject;
}

// ---- Modules ----

absent! {
    fn PyModule_Add(mod_: *mut PyObject, name: *const c_char, value: *mut PyObject) -> c_int;
    fn PyModule_AddFunctions(arg1: *mut PyObject, arg2: *mut PyMethodDef) -> c_int;
    fn PyModule_AddIntConstant(arg1: *mut PyObject, arg2: *const c_char, arg3: c_long) -> c_int;
    fn PyModule_AddObject(mod_: *mut PyObject, arg1: *const c_char, value: *mut PyObject) -> c_int;
    fn PyModule_AddObjectRef(mod_: *mut PyObject, name: *const c_char, value: *mut PyObject) -> c_int;
    fn PyModule_AddStringConstant(arg1: *mut PyObject, arg2: *const c_char, arg3: *const c_char) -> c_int;
    fn PyModule_AddType(module: *mut PyObject, type_: *mut PyTypeObject) -> c_int;
    fn PyModule_Create2(arg1: *mut PyModuleDef, apiver: c_int) -> *mut PyObject;
    fn PyModule_ExecDef(module: *mut PyObject, def: *mut PyModuleDef) -> c_int;
    fn PyModule_FromDefAndSpec2(def: *mut PyModuleDef, spec: *mut PyObject, module_api_version: c_int) -> *mut PyObject;
    fn PyModule_SetDocString(arg1: *mut PyObject, arg2: *const c_char) -> c_int;
}
