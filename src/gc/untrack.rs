//! Objects that need not be looked at any more: tuples and dicts of nothing that could be in a cycle.

use super::cells;
use super::colors::{self, REACHED};
use super::scope::Scope;
use crate::prelude::*;

/// Whether a reference to `op` could be part of a cycle, now or later.
#[inline]
unsafe fn may_be_tracked(op: *mut PyObject) -> bool {
    PyObject_IS_GC(op) != 0 && (!PyTuple_CheckExact(op) || cells::is_tracked(op))
}

/// Untracks the tuples among the survivors whose items could not.
pub unsafe fn tuples(scope: &Scope<'_>) {
    scope.each(|op| {
        if PyTuple_CheckExact(op) && colors::get(op) == REACHED && !any_item(op) {
            colors::set(op, colors::ABSENT);
            cells::untrack(op);
        }
    });
}

unsafe fn any_item(tuple: *mut PyObject) -> bool {
    let items = tuple_items(tuple);
    (0..Py_SIZE(tuple)).any(|at| {
        let item = *items.offset(at);
        item.is_null() || may_be_tracked(item)
    })
}

/// Untracks the dicts among the survivors whose keys and values could not.
pub unsafe fn dicts(scope: &Scope<'_>) {
    let traverse = (*(&raw mut PyDict_Type)).tp_traverse;
    let Some(traverse) = traverse else { return };
    scope.each(|op| {
        if PyDict_CheckExact(op)
            && colors::get(op) == REACHED
            && traverse(op, Some(stop_at_tracked), null_mut()) == 0
        {
            colors::set(op, colors::ABSENT);
            cells::untrack(op);
        }
    });
}

unsafe extern "C" fn stop_at_tracked(child: *mut PyObject, _arg: *mut c_void) -> c_int {
    c_int::from(may_be_tracked(child))
}
