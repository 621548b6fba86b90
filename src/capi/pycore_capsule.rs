//! `pycore_capsule.h`.

use crate::prelude::*;

/// Have the collector look behind the pointer of a capsule. 0, or -1 with ValueError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyCapsule_SetTraverse(
    op: *mut PyObject,
    traverse_func: traverseproc,
    clear_func: inquiry,
) -> c_int {
    crate::types::capsule::set_traverse(op, traverse_func, clear_func).or_minus_one()
}
