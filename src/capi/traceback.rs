//! `traceback.h`.

use crate::prelude::*;
use crate::types::traceback;

/// traceback.
#[unsafe(no_mangle)]
pub static mut PyTraceBack_Type: PyTypeObject = traceback::TYPE;

/// Puts a frame in front of the traceback of the exception that is set. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyTraceBack_Here(frame: *mut PyFrameObject) -> c_int {
    traceback::here(frame).or_minus_one()
}

/// Writes a traceback to a file object; NULL: nothing. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyTraceBack_Print(tb: *mut PyObject, file: *mut PyObject) -> c_int {
    if tb.is_null() {
        return 0;
    }
    traceback::print(tb, file).or_minus_one()
}
