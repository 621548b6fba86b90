//! What the collector remembers between collections, and counts.

use core::cell::UnsafeCell;

use super::cells::{self, Generation};
use super::{log, outside};
use crate::prelude::*;

/// `gc.DEBUG_STATS`.
pub const DEBUG_STATS: c_int = 1;
/// `gc.DEBUG_COLLECTABLE`.
pub const DEBUG_COLLECTABLE: c_int = 2;
/// `gc.DEBUG_UNCOLLECTABLE`.
pub const DEBUG_UNCOLLECTABLE: c_int = 4;
/// `gc.DEBUG_SAVEALL`.
pub const DEBUG_SAVEALL: c_int = 32;
/// `gc.DEBUG_LEAK`.
pub const DEBUG_LEAK: c_int = DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL;

/// What was done to one generation.
#[derive(Clone, Copy)]
pub struct Statistics {
    pub collections: Py_ssize_t,
    pub collected: Py_ssize_t,
    pub uncollectable: Py_ssize_t,
    /// Objects that were looked at.
    pub candidates: Py_ssize_t,
    /// Collections that let their garbage live, for lack of memory.
    pub given_up: Py_ssize_t,
    pub nanoseconds: u64,
    pub longest_nanoseconds: u64,
}

/// A function of a C program that is told of collections: `phase` is 0 at the start, 1 at the end.
pub type Observer = unsafe extern "C" fn(
    phase: c_int,
    generation: c_int,
    collected: Py_ssize_t,
    uncollectable: Py_ssize_t,
    data: *mut c_void,
);

/// What the collector remembers.
pub struct State {
    pub debug: c_int,
    pub statistics: [Statistics; 3],
    /// `gc.callbacks`; NULL before it is asked for.
    callbacks: *mut PyObject,
    /// `gc.garbage`; NULL before it is needed.
    garbage: *mut PyObject,
    pub observer: Option<(Observer, *mut c_void)>,
    /// The collection that runs lets its garbage live, for lack of memory.
    pub given_up: bool,
    /// Something was frozen.
    pub frozen: bool,
}

struct StateCell(UnsafeCell<State>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for StateCell {}

const NOTHING: Statistics = Statistics {
    collections: 0,
    collected: 0,
    uncollectable: 0,
    candidates: 0,
    given_up: 0,
    nanoseconds: 0,
    longest_nanoseconds: 0,
};

static STATE: StateCell = StateCell(UnsafeCell::new(State {
    debug: 0,
    statistics: [NOTHING; 3],
    callbacks: null_mut(),
    garbage: null_mut(),
    observer: None,
    given_up: false,
    frozen: false,
}));

/// What the collector remembers.
#[inline]
pub unsafe fn state() -> &'static mut State {
    &mut *STATE.0.get()
}

unsafe fn list_at(place: *mut *mut PyObject) -> Fallible<*mut PyObject> {
    if (*place).is_null() {
        *place = owned(PyList_New(0))?.into_raw();
    }
    Ok(*place)
}

/// `gc.callbacks`, borrowed.
pub unsafe fn callbacks() -> Fallible<*mut PyObject> {
    list_at(&raw mut state().callbacks)
}

/// `gc.callbacks`, borrowed; NULL when nobody has asked for it.
pub unsafe fn callbacks_if_any() -> *mut PyObject {
    state().callbacks
}

/// `gc.garbage`, borrowed.
pub unsafe fn garbage() -> Fallible<*mut PyObject> {
    list_at(&raw mut state().garbage)
}

/// Appends to `gc.garbage`.
pub unsafe fn keep_garbage(op: *mut PyObject) {
    let kept = garbage().and_then(|list| status(PyList_Append(list, op)));
    if kept.is_err() {
        PyErr_Clear();
    }
}

/// Moves `op`, which is tracked, to the end of a generation.
#[inline]
pub unsafe fn move_to(op: *mut PyObject, generation: Generation) {
    cells::set_generation(op, generation);
    let map = cells::map();
    if map.place(op) >= map.places() {
        outside::move_to_end(op);
    } else if let Some(log) = log::of(generation) {
        log.push(op);
    }
}
