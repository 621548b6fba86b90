//! `traceback.h`.

use crate::prelude::*;

absent_types! {
    PyTraceBack_Type
}

absent! {
    fn PyTraceBack_Here(arg1: *mut PyFrameObject) -> c_int;
    fn PyTraceBack_Print(arg1: *mut PyObject, arg2: *mut PyObject) -> c_int;
}
