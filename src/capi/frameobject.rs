//! `frameobject.h`.

use crate::prelude::*;
use crate::types::evaluator::frame;

/// A new frame, for tracebacks. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFrame_New(
    _tstate: *mut PyThreadState,
    code: *mut PyCodeObject,
    globals: *mut PyObject,
    locals: *mut PyObject,
) -> *mut PyFrameObject {
    frame::make(code, globals, locals).or_null()
}
