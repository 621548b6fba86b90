//! Buffers and memory views.

use super::*;

/// `Py_buffer` of `pybuffer.h`.
#[repr(C)]
pub struct Py_buffer {
    pub buf: *mut c_void,
    pub obj: *mut PyObject,
    pub len: Py_ssize_t,
    pub itemsize: Py_ssize_t,
    pub readonly: c_int,
    pub ndim: c_int,
    pub format: *mut c_char,
    pub shape: *mut Py_ssize_t,
    pub strides: *mut Py_ssize_t,
    pub suboffsets: *mut Py_ssize_t,
    pub internal: *mut c_void,
}

const _: () = {
    assert!(size_of::<Py_buffer>() == 80);
    assert!(core::mem::offset_of!(Py_buffer, buf) == 0);
    assert!(core::mem::offset_of!(Py_buffer, obj) == 8);
    assert!(core::mem::offset_of!(Py_buffer, len) == 16);
    assert!(core::mem::offset_of!(Py_buffer, itemsize) == 24);
    assert!(core::mem::offset_of!(Py_buffer, readonly) == 32);
    assert!(core::mem::offset_of!(Py_buffer, ndim) == 36);
    assert!(core::mem::offset_of!(Py_buffer, format) == 40);
    assert!(core::mem::offset_of!(Py_buffer, shape) == 48);
    assert!(core::mem::offset_of!(Py_buffer, strides) == 56);
    assert!(core::mem::offset_of!(Py_buffer, suboffsets) == 64);
    assert!(core::mem::offset_of!(Py_buffer, internal) == 72);
};

/// `_PyManagedBufferObject` of `cpython/memoryobject.h`.
#[repr(C)]
pub struct _PyManagedBufferObject {
    pub ob_base: PyObject,
    pub flags: c_int,
    pub exports: Py_ssize_t,
    pub master: Py_buffer,
}

const _: () = {
    assert!(size_of::<_PyManagedBufferObject>() == 112);
    assert!(core::mem::offset_of!(_PyManagedBufferObject, ob_base) == 0);
    assert!(core::mem::offset_of!(_PyManagedBufferObject, flags) == 16);
    assert!(core::mem::offset_of!(_PyManagedBufferObject, exports) == 24);
    assert!(core::mem::offset_of!(_PyManagedBufferObject, master) == 32);
};

/// `PyMemoryViewObject` of `cpython/memoryobject.h`.
#[repr(C)]
pub struct PyMemoryViewObject {
    pub ob_base: PyVarObject,
    pub mbuf: *mut _PyManagedBufferObject,
    pub hash: Py_hash_t,
    pub flags: c_int,
    pub exports: Py_ssize_t,
    pub view: Py_buffer,
    pub weakreflist: *mut PyObject,
    pub ob_array: [Py_ssize_t; 1],
}

const _: () = {
    assert!(size_of::<PyMemoryViewObject>() == 152);
    assert!(core::mem::offset_of!(PyMemoryViewObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyMemoryViewObject, mbuf) == 24);
    assert!(core::mem::offset_of!(PyMemoryViewObject, hash) == 32);
    assert!(core::mem::offset_of!(PyMemoryViewObject, flags) == 40);
    assert!(core::mem::offset_of!(PyMemoryViewObject, exports) == 48);
    assert!(core::mem::offset_of!(PyMemoryViewObject, view) == 56);
    assert!(core::mem::offset_of!(PyMemoryViewObject, weakreflist) == 136);
    assert!(core::mem::offset_of!(PyMemoryViewObject, ob_array) == 144);
};
