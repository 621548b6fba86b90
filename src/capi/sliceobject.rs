//! `sliceobject.h`.

use crate::prelude::*;

/// Ellipsis.
#[unsafe(no_mangle)]
pub static mut _Py_EllipsisObject: PyObject = PyObject {
    ob_refcnt: IMMORTAL,
    ob_type: &raw mut PyEllipsis_Type,
};

absent_types! {
    PyEllipsis_Type
    PySlice_Type
}

absent! {
    fn PySlice_AdjustIndices(length: Py_ssize_t, start: *mut Py_ssize_t, stop: *mut Py_ssize_t, step: Py_ssize_t) -> Py_ssize_t;
    fn PySlice_GetIndices(r: *mut PyObject, length: Py_ssize_t, start: *mut Py_ssize_t, stop: *mut Py_ssize_t, step: *mut Py_ssize_t) -> c_int;
    fn PySlice_GetIndicesEx(r: *mut PyObject, length: Py_ssize_t, start: *mut Py_ssize_t, stop: *mut Py_ssize_t, step: *mut Py_ssize_t, slicelength: *mut Py_ssize_t) -> c_int;
    fn PySlice_New(start: *mut PyObject, stop: *mut PyObject, step: *mut PyObject) -> *mut PyObject;
    fn PySlice_Unpack(slice: *mut PyObject, start: *mut Py_ssize_t, stop: *mut Py_ssize_t, step: *mut Py_ssize_t) -> c_int;
    fn _PySlice_FromIndices(start: Py_ssize_t, stop: Py_ssize_t) -> *mut PyObject;
    fn _PySlice_GetLongIndices(self_: *mut PySliceObject, length: *mut PyObject, start_ptr: *mut *mut PyObject, stop_ptr: *mut *mut PyObject, step_ptr: *mut *mut PyObject) -> c_int;
}
