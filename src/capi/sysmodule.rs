//! `sysmodule.h`.

use crate::prelude::*;

absent! {
    fn PySys_AddAuditHook(arg1: Py_AuditHookFunction, arg2: *mut c_void) -> c_int;
    fn PySys_AuditTuple(event: *const c_char, args: *mut PyObject) -> c_int;
    fn PySys_GetObject(arg1: *const c_char) -> *mut PyObject;
    fn PySys_SetObject(arg1: *const c_char, arg2: *mut PyObject) -> c_int;
}
