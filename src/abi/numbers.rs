//! int, float, complex.

use super::*;

/// `_PyLongValue` of `cpython/longintrepr.h`.
#[repr(C)]
pub struct _PyLongValue {
    pub lv_tag: usize,
    pub ob_digit: [digit; 1],
}

const _: () = {
    assert!(size_of::<_PyLongValue>() == 16);
    assert!(core::mem::offset_of!(_PyLongValue, lv_tag) == 0);
    assert!(core::mem::offset_of!(_PyLongValue, ob_digit) == 8);
};

/// `PyLongObject` of `cpython/longintrepr.h`.
#[repr(C)]
pub struct PyLongObject {
    pub ob_base: PyObject,
    pub long_value: _PyLongValue,
}

const _: () = {
    assert!(size_of::<PyLongObject>() == 32);
    assert!(core::mem::offset_of!(PyLongObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyLongObject, long_value) == 16);
};

/// `PyFloatObject` of `cpython/floatobject.h`.
#[repr(C)]
pub struct PyFloatObject {
    pub ob_base: PyObject,
    pub ob_fval: f64,
}

const _: () = {
    assert!(size_of::<PyFloatObject>() == 24);
    assert!(core::mem::offset_of!(PyFloatObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyFloatObject, ob_fval) == 16);
};

/// `Py_complex` of `cpython/complexobject.h`.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Py_complex {
    pub real: f64,
    pub imag: f64,
}

const _: () = {
    assert!(size_of::<Py_complex>() == 16);
    assert!(core::mem::offset_of!(Py_complex, real) == 0);
    assert!(core::mem::offset_of!(Py_complex, imag) == 8);
};

/// `PyComplexObject` of `cpython/complexobject.h`.
#[repr(C)]
pub struct PyComplexObject {
    pub ob_base: PyObject,
    pub cval: Py_complex,
}

const _: () = {
    assert!(size_of::<PyComplexObject>() == 32);
    assert!(core::mem::offset_of!(PyComplexObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyComplexObject, cval) == 16);
};

/// `PyHash_FuncDef` of `pyhash.h`.
#[repr(C)]
pub struct PyHash_FuncDef {
    pub hash: Option<unsafe extern "C" fn(*const c_void, Py_ssize_t) -> Py_hash_t>,
    pub name: *const c_char,
    pub hash_bits: c_int,
    pub seed_bits: c_int,
}

const _: () = assert!(size_of::<PyHash_FuncDef>() == 24);
