//! str, bytes, bytearray.

use super::*;

/// `PyASCIIObject` of `cpython/unicodeobject.h`.
#[repr(C)]
pub struct PyASCIIObject {
    pub ob_base: PyObject,
    pub length: Py_ssize_t,
    pub hash: Py_hash_t,
    pub state: u32,
}

const _: () = {
    assert!(size_of::<PyASCIIObject>() == 40);
    assert!(core::mem::offset_of!(PyASCIIObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyASCIIObject, length) == 16);
    assert!(core::mem::offset_of!(PyASCIIObject, hash) == 24);
    assert!(core::mem::offset_of!(PyASCIIObject, state) == 32);
};

/// `PyCompactUnicodeObject` of `cpython/unicodeobject.h`.
#[repr(C)]
pub struct PyCompactUnicodeObject {
    pub _base: PyASCIIObject,
    pub utf8_length: Py_ssize_t,
    pub utf8: *mut c_char,
}

const _: () = {
    assert!(size_of::<PyCompactUnicodeObject>() == 56);
    assert!(core::mem::offset_of!(PyCompactUnicodeObject, _base) == 0);
    assert!(core::mem::offset_of!(PyCompactUnicodeObject, utf8_length) == 40);
    assert!(core::mem::offset_of!(PyCompactUnicodeObject, utf8) == 48);
};

/// `PyUnicodeObject` of `cpython/unicodeobject.h`.
#[repr(C)]
pub struct PyUnicodeObject {
    pub _base: PyCompactUnicodeObject,
    pub data: *mut c_void,
}

const _: () = {
    assert!(size_of::<PyUnicodeObject>() == 64);
    assert!(core::mem::offset_of!(PyUnicodeObject, _base) == 0);
    assert!(core::mem::offset_of!(PyUnicodeObject, data) == 56);
};

/// `_PyUnicodeWriter` of `cpython/unicodeobject.h`.
#[repr(C)]
pub struct _PyUnicodeWriter {
    pub buffer: *mut PyObject,
    pub data: *mut c_void,
    pub kind: c_int,
    pub maxchar: Py_UCS4,
    pub size: Py_ssize_t,
    pub pos: Py_ssize_t,
    pub min_length: Py_ssize_t,
    pub min_char: Py_UCS4,
    pub overallocate: u8,
    pub readonly: u8,
}

const _: () = {
    assert!(size_of::<_PyUnicodeWriter>() == 56);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, buffer) == 0);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, data) == 8);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, kind) == 16);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, maxchar) == 20);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, size) == 24);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, pos) == 32);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, min_length) == 40);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, min_char) == 48);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, overallocate) == 52);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, readonly) == 53);
};

/// `PyBytesObject` of `cpython/bytesobject.h`.
#[repr(C)]
pub struct PyBytesObject {
    pub ob_base: PyVarObject,
    pub ob_shash: Py_hash_t,
    pub ob_sval: [c_char; 1],
}

const _: () = {
    assert!(size_of::<PyBytesObject>() == 40);
    assert!(core::mem::offset_of!(PyBytesObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyBytesObject, ob_shash) == 24);
    assert!(core::mem::offset_of!(PyBytesObject, ob_sval) == 32);
};

/// `PyByteArrayObject` of `cpython/bytearrayobject.h`.
#[repr(C)]
pub struct PyByteArrayObject {
    pub ob_base: PyVarObject,
    pub ob_alloc: Py_ssize_t,
    pub ob_bytes: *mut c_char,
    pub ob_start: *mut c_char,
    pub ob_exports: Py_ssize_t,
}

const _: () = {
    assert!(size_of::<PyByteArrayObject>() == 56);
    assert!(core::mem::offset_of!(PyByteArrayObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyByteArrayObject, ob_alloc) == 24);
    assert!(core::mem::offset_of!(PyByteArrayObject, ob_bytes) == 32);
    assert!(core::mem::offset_of!(PyByteArrayObject, ob_start) == 40);
    assert!(core::mem::offset_of!(PyByteArrayObject, ob_exports) == 48);
};
