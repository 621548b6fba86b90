//! `pycore_ceval.h`.

use crate::prelude::*;

/// A nested call too many: RecursionError, and the call is given back.
///
/// - Returns -1; 0 while such an error is being made already. Ends the process when even that goes too deep.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_CheckRecursiveCall(
    tstate: *mut PyThreadState,
    r#where: *const c_char,
) -> c_int {
    if (*tstate).recursion_headroom != 0 {
        if (*tstate).c_recursion_remaining < -50 {
            crate::fatal::error(
                "_Py_CheckRecursiveCall",
                format_args!("Cannot recover from stack overflow."),
            );
        }
    } else if (*tstate).c_recursion_remaining <= 0 {
        (*tstate).recursion_headroom += 1;
        PyErr_Format(
            PyExc_RecursionError,
            c"maximum recursion depth exceeded%s".as_ptr(),
            r#where,
        );
        (*tstate).recursion_headroom -= 1;
        (*tstate).c_recursion_remaining += 1;
        return -1;
    }
    0
}
