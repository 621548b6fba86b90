//! `memoryobject.h`.

use crate::prelude::*;

absent_types! {
    PyMemoryView_Type
}

absent! {
    fn PyMemoryView_FromBuffer(info: *const Py_buffer) -> *mut PyObject;
    fn PyMemoryView_FromMemory(mem: *mut c_char, size: Py_ssize_t, flags: c_int) -> *mut PyObject;
    fn PyMemoryView_FromObject(base: *mut PyObject) -> *mut PyObject;
    fn PyMemoryView_GetContiguous(base: *mut PyObject, buffertype: c_int, order: c_char) -> *mut PyObject;
}
