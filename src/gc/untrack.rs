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
        if !any_item(*op) {
            untrack(*op);
        }
    }
}

unsafe fn untrack(op: *mut PyObject) {
    colors::set(op, colors::ABSENT);
    cells::untrack(op);
}

unsafe fn any_item(tuple: *mut PyObject) -> bool {
    let items = tuple_items(tuple);
    (0..Py_SIZE(tuple)).any(|at| {
        let item = *items.offset(at);
        item.is_null() || may_be_tracked(item)
    })
}

/// Whether an exact dict refers to something that is tracked now and later, so that [`dicts`] would keep it.
#[inline]
pub unsafe fn dict_stays(op: *mut PyObject) -> bool {
    dict::any_reference(op, |child| {
        PyObject_IS_GC(child) != 0 && !PyTuple_CheckExact(child)
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
