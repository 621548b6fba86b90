//! `pycore_call.h`.

use crate::prelude::*;
use crate::types::call;

/// Call with a vector of arguments by `tp_call`. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyObject_MakeTpCall(
    _tstate: *mut PyThreadState,
    callable: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
    keywords: *mut PyObject,
) -> *mut PyObject {
    if keywords.is_null() || !PyDict_Check(keywords) {
        call::by_tuple(callable, args, nargs, keywords)
    } else {
        call::by_tuple_and_dict(callable, args, nargs, keywords)
    }
}

/// The result of a call, once it is sure that there is either one or an exception; otherwise NULL with SystemError.
/// `where_` names the function when `callable` is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_CheckFunctionResult(
    _tstate: *mut PyThreadState,
    callable: *mut PyObject,
    result: *mut PyObject,
    where_: *const c_char,
) -> *mut PyObject {
    if result.is_null() != PyErr_Occurred().is_null() {
        return result;
    }
    call::wrong_result(callable, result, where_)
}
