//! `code.h`.

use crate::prelude::*;

absent_types! {
    PyCode_Type
}

absent! {
    fn PyCode_NewEmpty(filename: *const c_char, funcname: *const c_char, firstlineno: c_int) -> *mut PyCodeObject;
    fn PyUnstable_Code_NewWithPosOnlyArgs(arg1: c_int, arg2: c_int, arg3: c_int, arg4: c_int, arg5: c_int, arg6: c_int, arg7: *mut PyObject, arg8: *mut PyObject, arg9: *mut PyObject, arg10: *mut PyObject, arg11: *mut PyObject, arg12: *mut PyObject, arg13: *mut PyObject, arg14: *mut PyObject, arg15: *mut PyObject, arg16: c_int, arg17: *mut PyObject, arg18: *mut PyObject) -> *mut PyCodeObject;
    fn PyCode_Addr2Line(arg1: *mut PyCodeObject, arg2: c_int) -> c_int;
    fn PyCode_GetCode(code: *mut PyCodeObject) -> *mut PyObject;
}
