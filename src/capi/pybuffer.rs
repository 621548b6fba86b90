//! `pybuffer.h`.

use crate::prelude::*;

absent! {
    fn PyBuffer_FillContiguousStrides(ndims: c_int, shape: *mut Py_ssize_t, strides: *mut Py_ssize_t, itemsize: c_int, fort: c_char);
    fn PyBuffer_FillInfo(view: *mut Py_buffer, o: *mut PyObject, buf: *mut c_void, len: Py_ssize_t, readonly: c_int, flags: c_int) -> c_int;
    fn PyBuffer_FromContiguous(view: *const Py_buffer, buf: *const c_void, len: Py_ssize_t, order: c_char) -> c_int;
    fn PyBuffer_GetPointer(view: *const Py_buffer, indices: *const Py_ssize_t) -> *mut c_void;
    fn PyBuffer_IsContiguous(view: *const Py_buffer, fort: c_char) -> c_int;
    fn PyBuffer_Release(view: *mut Py_buffer);
    fn PyBuffer_SizeFromFormat(format: *const c_char) -> Py_ssize_t;
    fn PyBuffer_ToContiguous(buf: *mut c_void, view: *const Py_buffer, len: Py_ssize_t, order: c_char) -> c_int;
    fn PyObject_CheckBuffer(obj: *mut PyObject) -> c_int;
    fn PyObject_CopyData(dest: *mut PyObject, src: *mut PyObject) -> c_int;
    fn PyObject_GetBuffer(obj: *mut PyObject, view: *mut Py_buffer, flags: c_int) -> c_int;
}
