//! `pycore_modsupport.h`.

use crate::arguments::checks;
use crate::prelude::*;

absent! {
    fn _PyArg_UnpackKeywords(args: *const *mut PyObject, nargs: Py_ssize_t, kwargs: *mut PyObject, kwnames: *mut PyObject, parser: *mut _PyArg_Parser, minpos: c_int, maxpos: c_int, minkw: c_int, buf: *mut *mut PyObject) -> *const *mut PyObject;
    fn _PyArg_UnpackKeywordsWithVararg(args: *const *mut PyObject, nargs: Py_ssize_t, kwargs: *mut PyObject, kwnames: *mut PyObject, parser: *mut _PyArg_Parser, minpos: c_int, maxpos: c_int, minkw: c_int, vararg: c_int, buf: *mut *mut PyObject) -> *const *mut PyObject;
}

/// Sets the TypeError of an argument that is not what was expected: `fname() displayname must be expected, not …`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyArg_BadArgument(
    fname: *const c_char,
    displayname: *const c_char,
    expected: *const c_char,
    arg: *mut PyObject,
) {
    checks::bad(fname, displayname, expected, arg);
}

/// 1 when the number of arguments `nargs` is from `min` to `max`, else 0 with TypeError. `name` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyArg_CheckPositional(
    name: *const c_char,
    nargs: Py_ssize_t,
    min: Py_ssize_t,
    max: Py_ssize_t,
) -> c_int {
    checks::count_fits(name, nargs, min, max).into()
}

/// 1 when there are no keywords, else 0 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyArg_NoKeywords(
    funcname: *const c_char,
    kwargs: *mut PyObject,
) -> c_int {
    checks::no_keywords(funcname, kwargs).into()
}

/// 1 when there are no positional arguments, else 0 with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyArg_NoPositional(
    funcname: *const c_char,
    args: *mut PyObject,
) -> c_int {
    checks::no_positional(funcname, args).into()
}
