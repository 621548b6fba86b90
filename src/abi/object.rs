//! What every object begins with.

use super::*;

/// `PyObject` of `object.h`.
#[repr(C)]
pub struct PyObject {
    pub ob_refcnt: Py_ssize_t,
    pub ob_type: *mut PyTypeObject,
}

const _: () = {
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyObject, ob_refcnt) == 0);
    assert!(core::mem::offset_of!(PyObject, ob_type) == 8);
};

/// `PyVarObject` of `object.h`.
#[repr(C)]
pub struct PyVarObject {
    pub ob_base: PyObject,
    pub ob_size: Py_ssize_t,
}

const _: () = {
    assert!(size_of::<PyVarObject>() == 24);
    assert!(core::mem::offset_of!(PyVarObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyVarObject, ob_size) == 16);
};
