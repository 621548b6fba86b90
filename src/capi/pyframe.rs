//! `pyframe.h`.

use crate::prelude::*;
use crate::types::evaluator::frame;
use crate::types::evaluator::inert::inert;

/// `frame`.
#[unsafe(no_mangle)]
pub static mut PyFrame_Type: PyTypeObject = frame::TYPE;

/// Not there: no object is of this type.
#[unsafe(no_mangle)]
pub static mut PyFrameLocalsProxy_Type: PyTypeObject = inert(c"FrameLocalsProxy", 24);

/// NULL: nothing is before a frame.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFrame_GetBack(_frame: *mut PyFrameObject) -> *mut PyFrameObject {
    null_mut()
}

/// The code of a frame. New reference.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFrame_GetCode(frame: *mut PyFrameObject) -> *mut PyCodeObject {
    frame::code(frame)
}

/// Where a frame is in its code, in bytes: always the same.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFrame_GetLasti(_frame: *mut PyFrameObject) -> c_int {
    frame::LASTI
}

/// The line that a frame is at.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFrame_GetLineNumber(frame: *mut PyFrameObject) -> c_int {
    frame::line(frame)
}
