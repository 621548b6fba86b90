//! KeyError: a key is shown as its repr, so that an empty one is seen.

use super::base;
use crate::prelude::*;

/// KeyError but for its name and place.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_new: None,
    tp_str: Some(str),
    ..base::SIMPLE
};

unsafe extern "C" fn str(op: *mut PyObject) -> *mut PyObject {
    let args = (*op.cast::<base::Base>()).args;
    if Py_SIZE(args) == 1 {
        PyObject_Repr(PyTuple_GET_ITEM(args, 0))
    } else {
        base::str(op)
    }
}
