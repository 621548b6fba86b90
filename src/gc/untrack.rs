//! Objects that need not be looked at any more: tuples and dicts of nothing that could be in a cycle.

use super::cells;
use super::colors;
use crate::prelude::*;

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

/// Untracks those of some survivors, exact dicts, whose keys and values could not.
pub unsafe fn dicts(survivors: &[*mut PyObject]) {
    for op in survivors {
        let traverse = (*Py_TYPE(*op)).tp_traverse;
        if traverse.is_some_and(|traverse| traverse(*op, Some(stop_at_tracked), null_mut()) == 0) {
            untrack(*op);
        }
    }
}

unsafe extern "C" fn stop_at_tracked(child: *mut PyObject, _arg: *mut c_void) -> c_int {
    c_int::from(may_be_tracked(child))
}
