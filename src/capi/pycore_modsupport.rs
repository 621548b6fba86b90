//! `pycore_modsupport.h`.

use crate::arguments::checks;
use crate::arguments::parser::{self, Bounds, Given};
use crate::prelude::*;

/// Puts each argument of a function in its place of `buf`, NULL where there is none, all borrowed. Keywords are the
/// dict `kwargs`, or the tuple `kwnames` with the values after the positional ones; each may be NULL. Returns `buf`, or
/// `args` when they are in order already, which then ends with the last that is given; NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyArg_UnpackKeywords(
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
    kwargs: *mut PyObject,
    kwnames: *mut PyObject,
    parser: *mut _PyArg_Parser,
    minpos: c_int,
    maxpos: c_int,
    minkw: c_int,
    buf: *mut *mut PyObject,
) -> *const *mut PyObject {
    let given = Given {
        args,
        count: nargs,
        kwargs,
        names: kwnames,
    };
    let bounds = Bounds {
        min_positional: minpos,
        max_positional: maxpos,
        min_named: minkw,
    };
    parser::unpack(given, parser, bounds, buf).unwrap_or(null())
}

/// The same for a function that takes any number by position: those from `vararg` on are a tuple at that place, a new
/// reference.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyArg_UnpackKeywordsWithVararg(
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
    kwargs: *mut PyObject,
    kwnames: *mut PyObject,
    parser: *mut _PyArg_Parser,
    minpos: c_int,
    maxpos: c_int,
    minkw: c_int,
    vararg: c_int,
    buf: *mut *mut PyObject,
) -> *const *mut PyObject {
    let given = Given {
        args,
        count: nargs,
        kwargs,
        names: kwnames,
    };
    let bounds = Bounds {
        min_positional: minpos,
        max_positional: maxpos,
        min_named: minkw,
    };
    parser::unpack_with_rest(given, parser, bounds, vararg as Py_ssize_t, buf).unwrap_or(null())
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
