//! SystemExit: its argument is the status of the process.

use super::base;
use super::fields::{self, put};
use crate::prelude::*;
use crate::types::define::writable;

/// SystemExit but for its name and place.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_init: Some(init),
    tp_members: &raw mut MEMBERS as *mut PyMemberDef,
    ..fields::shape::<PySystemExitObject, 0b1>()
};

static mut MEMBERS: [PyMemberDef; 2] = [
    writable(
        c"code",
        _Py_T_OBJECT,
        core::mem::offset_of!(PySystemExitObject, code),
        c"The status to end with.",
    ),
    PyMemberDef::EMPTY,
];

unsafe extern "C" fn init(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> c_int {
    if base::init(op, args, kwargs) < 0 {
        return -1;
    }
    let code = match Py_SIZE(args) {
        0 => return 0,
        1 => PyTuple_GET_ITEM(args, 0),
        _ => args,
    };
    put(
        &raw mut (*op.cast::<PySystemExitObject>()).code,
        new_ref(code),
    );
    0
}
