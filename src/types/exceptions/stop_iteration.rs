//! StopIteration: its first argument is what the iterator returned.

use super::base;
use super::fields::{self, put};
use crate::prelude::*;
use crate::types::define::writable;

/// StopIteration but for its name and place.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_init: Some(init),
    tp_members: &raw mut MEMBERS as *mut PyMemberDef,
    ..fields::shape::<PyStopIterationObject, 0b1>()
};

static mut MEMBERS: [PyMemberDef; 2] = [
    writable(
        c"value",
        _Py_T_OBJECT,
        core::mem::offset_of!(PyStopIterationObject, value),
        c"What the generator returned.",
    ),
    PyMemberDef::EMPTY,
];

unsafe extern "C" fn init(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> c_int {
    if base::init(op, args, kwargs) < 0 {
        return -1;
    }
    let value = if Py_SIZE(args) > 0 {
        PyTuple_GET_ITEM(args, 0)
    } else {
        Py_None()
    };
    put(
        &raw mut (*op.cast::<PyStopIterationObject>()).value,
        new_ref(value),
    );
    0
}
