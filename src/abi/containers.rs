//! tuple, list, dict, set, slice, cell.

use super::*;

/// `PyTupleObject` of `cpython/tupleobject.h`.
#[repr(C)]
pub struct PyTupleObject {
    pub ob_base: PyVarObject,
    pub ob_item: [*mut PyObject; 1],
}

const _: () = {
    assert!(size_of::<PyTupleObject>() == 32);
    assert!(core::mem::offset_of!(PyTupleObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyTupleObject, ob_item) == 24);
};

/// `PyListObject` of `cpython/listobject.h`.
#[repr(C)]
pub struct PyListObject {
    pub ob_base: PyVarObject,
    pub ob_item: *mut *mut PyObject,
    pub allocated: Py_ssize_t,
}

const _: () = {
    assert!(size_of::<PyListObject>() == 40);
    assert!(core::mem::offset_of!(PyListObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyListObject, ob_item) == 24);
    assert!(core::mem::offset_of!(PyListObject, allocated) == 32);
};

/// `PyDictObject` of `cpython/dictobject.h`.
#[repr(C)]
pub struct PyDictObject {
    pub ob_base: PyObject,
    pub ma_used: Py_ssize_t,
    pub ma_version_tag: u64,
    pub ma_keys: *mut c_void,
    pub ma_values: *mut c_void,
}

const _: () = {
    assert!(size_of::<PyDictObject>() == 48);
    assert!(core::mem::offset_of!(PyDictObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyDictObject, ma_used) == 16);
    assert!(core::mem::offset_of!(PyDictObject, ma_version_tag) == 24);
    assert!(core::mem::offset_of!(PyDictObject, ma_keys) == 32);
    assert!(core::mem::offset_of!(PyDictObject, ma_values) == 40);
};

/// `setentry` of `cpython/setobject.h`.
#[repr(C)]
pub struct setentry {
    pub key: *mut PyObject,
    pub hash: Py_hash_t,
}

const _: () = {
    assert!(size_of::<setentry>() == 16);
    assert!(core::mem::offset_of!(setentry, key) == 0);
    assert!(core::mem::offset_of!(setentry, hash) == 8);
};

/// `PySetObject` of `cpython/setobject.h`.
#[repr(C)]
pub struct PySetObject {
    pub ob_base: PyObject,
    pub fill: Py_ssize_t,
    pub used: Py_ssize_t,
    pub mask: Py_ssize_t,
    pub table: *mut setentry,
    pub hash: Py_hash_t,
    pub finger: Py_ssize_t,
    pub smalltable: [setentry; 8],
    pub weakreflist: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PySetObject>() == 200);
    assert!(core::mem::offset_of!(PySetObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PySetObject, fill) == 16);
    assert!(core::mem::offset_of!(PySetObject, used) == 24);
    assert!(core::mem::offset_of!(PySetObject, mask) == 32);
    assert!(core::mem::offset_of!(PySetObject, table) == 40);
    assert!(core::mem::offset_of!(PySetObject, hash) == 48);
    assert!(core::mem::offset_of!(PySetObject, finger) == 56);
    assert!(core::mem::offset_of!(PySetObject, smalltable) == 64);
    assert!(core::mem::offset_of!(PySetObject, weakreflist) == 192);
};

/// `PySliceObject` of `sliceobject.h`.
#[repr(C)]
pub struct PySliceObject {
    pub ob_base: PyObject,
    pub start: *mut PyObject,
    pub stop: *mut PyObject,
    pub step: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PySliceObject>() == 40);
    assert!(core::mem::offset_of!(PySliceObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PySliceObject, start) == 16);
    assert!(core::mem::offset_of!(PySliceObject, stop) == 24);
    assert!(core::mem::offset_of!(PySliceObject, step) == 32);
};

/// `PyCellObject` of `cpython/cellobject.h`.
#[repr(C)]
pub struct PyCellObject {
    pub ob_base: PyObject,
    pub ob_ref: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyCellObject>() == 24);
    assert!(core::mem::offset_of!(PyCellObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyCellObject, ob_ref) == 16);
};
