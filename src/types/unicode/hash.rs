//! The hash of a str: that of its characters as bytes, kept.

use super::layout::bytes;
use crate::prelude::*;

/// The hash, computed when it is first asked for.
#[inline(always)]
pub unsafe fn of(op: *mut PyObject) -> Py_hash_t {
    let known = (*op.cast::<PyASCIIObject>()).hash;
    if known != -1 { known } else { compute(op) }
}

unsafe fn compute(op: *mut PyObject) -> Py_hash_t {
    let hash = crate::hash::of_bytes(bytes(op));
    (*op.cast::<PyASCIIObject>()).hash = hash;
    hash
}

pub unsafe extern "C" fn slot(op: *mut PyObject) -> Py_hash_t {
    of(op)
}
