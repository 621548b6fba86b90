//! Objects that need not be looked at any more: tuples and dicts of nothing that could be in a cycle.

use super::cells;
use super::colors;
use crate::prelude::*;
use crate::types::dict;

/// Whether a reference to `op` could be part of a cycle, now or later.
#[inline]
unsafe fn may_be_tracked(op: *mut PyObject) -> bool {
    PyObject_IS_GC(op) != 0 && (!PyTuple_CheckExact(op) || cells::is_tracked(op))
}

/// Untracks those of some survivors, exact tuples, whose items could not.
pub unsafe fn tuples(survivors: &[*mut PyObject]) {
    for op in survivors {
        if is_free(*op) {
            untrack(*op);
        }
    }
}

unsafe fn untrack(op: *mut PyObject) {
    colors::set(op, colors::ABSENT);
    cells::untrack(op);
}

/// Whether no item of an exact tuple could.
pub unsafe fn is_free(tuple: *mut PyObject) -> bool {
    let items = tuple_items(tuple);
    (0..Py_SIZE(tuple)).all(|at| {
        let item = *items.offset(at);
        !item.is_null() && !may_be_tracked(item)
    })
}

/// Untracks those of some survivors, exact dicts, whose keys and values could not.
pub unsafe fn dicts(survivors: &[*mut PyObject]) {
    for op in survivors {
        if !dict::any_reference(*op, |child| may_be_tracked(child)) {
            untrack(*op);
        }
    }
}
