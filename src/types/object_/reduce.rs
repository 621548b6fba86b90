//! What `object` does for pickling.

use crate::prelude::*;

/// `object.__reduce__`.
pub unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let _ = op;
    null_mut()
}

/// `object.__reduce_ex__`.
pub unsafe extern "C" fn reduce_ex(op: *mut PyObject, protocol: *mut PyObject) -> *mut PyObject {
    let _ = (op, protocol);
    null_mut()
}

/// `object.__getstate__`.
pub unsafe extern "C" fn getstate(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let _ = op;
    null_mut()
}
