//! `genobject.h`.

use crate::prelude::*;

absent_types! {
    PyAsyncGen_Type
    PyCoro_Type
    PyGen_Type
    _PyAsyncGenASend_Type
}

absent! {
    fn PyGen_GetCode(gen_: *mut PyGenObject) -> *mut PyCodeObject;
}
