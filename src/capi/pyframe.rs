//! `pyframe.h`.

use crate::prelude::*;

absent_types! {
    PyFrameLocalsProxy_Type
    PyFrame_Type
}

absent! {
    fn PyFrame_GetBack(frame: *mut PyFrameObject) -> *mut PyFrameObject;
    fn PyFrame_GetCode(frame: *mut PyFrameObject) -> *mut PyCodeObject;
    fn PyFrame_GetLasti(frame: *mut PyFrameObject) -> c_int;
    fn PyFrame_GetLineNumber(arg1: *mut PyFrameObject) -> c_int;
}
