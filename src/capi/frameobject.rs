//! `frameobject.h`.

use crate::prelude::*;

absent! {
    fn PyFrame_New(arg1: *mut PyThreadState, arg2: *mut PyCodeObject, arg3: *mut PyObject, arg4: *mut PyObject) -> *mut PyFrameObject;
}
