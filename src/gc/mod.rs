//! Memory of objects that can be in cycles, and the collector.
//!
//! ```text
//! cells      for each 16 bytes of the heap's first range four bits: tracked, generation, finalized
//! outside    the same for objects that lie elsewhere: under debug hooks' or a program's allocators
//! log        the young in the order in which they were tracked
//! pace       counts, thresholds, when a collection is due
//! policy     when a full one is, by bytes
//! options    what `PYRITE_CONF` says of these
//! list       arrays that say when there is no memory
//! colors     during a collection, a byte for each 16 bytes of the range: how much of a count is unexplained
//! scope      the set that a collection looks at
//! follow     what an object refers to
//! roots      what something outside is believed to refer to
//! edges      what members refer to, kept from one phase for the next
//! explain, reach, in_order    which objects are garbage
//! part       garbage and survivors go their ways
//! untrack    tuples and dicts that need not be looked at any more
//! garbage    what becomes of garbage: weak references, finalizers, resurrection, clearing
//! state, report    what is remembered, and told, of collections
//! collect    one collection from beginning to end
//! module     `gc`
//! ```
//!
//! Objects have no header of the collector's: all that it knows lies in tables.

#![allow(
    clippy::missing_safety_doc,
    unsafe_op_in_unsafe_fn,
    reason = "the contract of the C API (`capi`) is that of each function here"
)]

mod cells;
pub mod collect;
mod colors;
mod edges;
mod explain;
mod follow;
mod garbage;
mod in_order;
mod list;
mod log;
pub mod module;
mod options;
mod outside;
pub mod pace;
mod part;
pub mod policy;
mod reach;
mod report;
mod roots;
mod scope;
pub mod state;
mod untrack;

pub use cells::{is_finalized, is_tracked, set_finalized, track, tracked, untrack};
pub use collect::collect_all;

use crate::prelude::*;

/// Prepares the tables. Before it every object is outside.
pub unsafe fn start() {
    cells::start();
    log::start();
    options::obey();
}

/// Bytes before an object of this type: the managed dict and the weak references, when it has them.
#[inline(always)]
pub unsafe fn bytes_before(kind: *mut PyTypeObject) -> usize {
    if (*kind).tp_flags & Py_TPFLAGS_PREHEADER != 0 {
        16
    } else {
        0
    }
}

/// Memory for an object of `bytes` bytes, not zeroed but for what is before it, and not tracked; it counts as an
/// allocation. NULL with MemoryError.
#[inline(always)]
pub unsafe fn allocate(kind: *mut PyTypeObject, bytes: usize) -> *mut PyObject {
    let before = bytes_before(kind);
    let start: *mut c_void = PyObject_Malloc(before + bytes);
    if start.is_null() {
        return PyErr_NoMemory();
    }
    pace::allocated();
    if before != 0 {
        ptr::write_bytes(start.cast::<u8>(), 0, before);
    }
    start.byte_add(before).cast()
}

/// The same of a type whose objects have nothing before them.
#[inline(always)]
pub unsafe fn allocate_fixed(bytes: usize) -> *mut PyObject {
    let op: *mut c_void = PyObject_Malloc(bytes);
    if op.is_null() {
        return PyErr_NoMemory();
    }
    pace::allocated();
    op.cast()
}

/// Gives back the memory of `op`, which is dead, and untracks it if needed; it counts as a release.
#[inline(always)]
pub unsafe fn free(op: *mut PyObject) {
    cells::forget(op);
    pace::released();
    PyObject_Free(op.byte_sub(bytes_before((*op).ob_type)).cast());
}

/// A new object, not zeroed and not tracked.
#[inline(always)]
pub unsafe fn make(kind: *mut PyTypeObject) -> *mut PyObject {
    let op = allocate(kind, (*kind).tp_basicsize as usize);
    if !op.is_null() {
        life::init(op, kind);
    }
    op
}

/// The same with room for `items` items.
#[inline(always)]
pub unsafe fn make_var(kind: *mut PyTypeObject, items: Py_ssize_t) -> *mut PyVarObject {
    if items < 0 {
        PyErr_BadInternalCall();
        return null_mut();
    }
    let op: *mut PyVarObject = allocate(kind, life::object_bytes(kind, items)).cast();
    if !op.is_null() {
        life::init_var(op, kind, items);
    }
    op
}

/// The same with `extra` bytes after it, all zero.
pub unsafe fn make_with_extra(kind: *mut PyTypeObject, extra: usize) -> *mut PyObject {
    let bytes = ((*kind).tp_basicsize as usize).saturating_add(extra);
    let op = allocate(kind, bytes);
    if !op.is_null() {
        ptr::write_bytes(op.cast::<u8>(), 0, bytes);
        life::init(op, kind);
    }
    op
}

/// Runs a collection that is due.
#[inline]
pub unsafe fn safe_point() {
    let thread = crate::gil::current();
    if pace::take_due(thread) {
        collect::collect_due();
    }
}

/// `PyUnstable_GC_VisitObjects`.
pub unsafe fn visit_all(
    callback: unsafe extern "C" fn(*mut PyObject, *mut c_void) -> c_int,
    arg: *mut c_void,
) {
    let enabled = pace::enable(false);
    collect::visit_all(|op| callback(op, arg) != 0);
    pace::enable(enabled);
}

/// `_PyObject_GC_Resize`: NULL with MemoryError, and `op`, which is not tracked, is as it was.
pub unsafe fn resize(op: *mut PyVarObject, items: Py_ssize_t) -> *mut PyVarObject {
    let kind = Py_TYPE(op);
    let before = bytes_before(kind);
    let bytes = life::object_bytes(kind, items);
    if bytes > Py_ssize_t::MAX as usize - before {
        return PyErr_NoMemory().cast();
    }
    let was_finalized = is_finalized(op.cast());
    cells::forget(op.cast());
    let start = PyObject_Realloc(op.byte_sub(before).cast(), before + bytes);
    let moved: *mut PyVarObject = if start.is_null() {
        op
    } else {
        start.byte_add(before).cast()
    };
    if was_finalized {
        set_finalized(moved.cast());
    }
    if start.is_null() {
        return PyErr_NoMemory().cast();
    }
    (*moved).ob_size = items;
    moved
}
