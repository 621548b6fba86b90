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

absent! {
    fn Py_IsFalse(x: *mut PyObject) -> c_int;
    fn Py_IsTrue(x: *mut PyObject) -> c_int;
    fn PyBool_FromLong(arg1: c_long) -> *mut PyObject;
}
