//! `boolobject.h`.

use crate::prelude::*;

/// False.
#[unsafe(no_mangle)]
pub static mut _Py_FalseStruct: PyLongObject = PyLongObject {
    ob_base: PyObject {
        ob_refcnt: IMMORTAL,
        ob_type: &raw mut PyBool_Type,
    },
    long_value: _PyLongValue {
        lv_tag: 1,
        ob_digit: [0],
    },
};

/// True.
#[unsafe(no_mangle)]
pub static mut _Py_TrueStruct: PyLongObject = PyLongObject {
    ob_base: PyObject {
        ob_refcnt: IMMORTAL,
        ob_type: &raw mut PyBool_Type,
    },
    long_value: _PyLongValue {
        lv_tag: 8,
        ob_digit: [1],
    },
};

/// Whether `op` is True: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_IsTrue(op: *mut PyObject) -> c_int {
    c_int::from(op == Py_True())
}

/// Whether `op` is False: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_IsFalse(op: *mut PyObject) -> c_int {
    c_int::from(op == Py_False())
}

/// True, or False for 0: a new reference to an immortal object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBool_FromLong(value: c_long) -> *mut PyObject {
    Py_Bool(value != 0)
}
