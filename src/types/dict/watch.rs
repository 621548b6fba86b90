//! Who is told of changes of dicts, and the versions that say that one has changed.
//!
//! The low bits of the version tag say which watchers a dict has; a new version is a multiple of what is above them.

#![expect(non_upper_case_globals, reason = "CPython's names")]

use core::cell::UnsafeCell;

use super::dict;
use crate::prelude::*;
use crate::types::raise::fail;

const MAX_WATCHERS: usize = 8;
/// The first of the watchers that extensions get; the others are the interpreter's own.
const FIRST_FREE: usize = 2;
const WATCHER_BITS: u64 = 0xff;
const KEPT_BITS: u64 = 0xfff;

struct State {
    version: u64,
    watchers: [PyDict_WatchCallback; MAX_WATCHERS],
}

struct Watch(UnsafeCell<State>);

// SAFETY: the state is touched under the GIL alone.
unsafe impl Sync for Watch {}

static WATCH: Watch = Watch(UnsafeCell::new(State {
    version: 0,
    watchers: [None; MAX_WATCHERS],
}));

/// A version that no dict has had.
#[inline(always)]
pub unsafe fn next_version() -> u64 {
    let state = WATCH.0.get();
    (*state).version += KEPT_BITS + 1;
    (*state).version
}

/// The dict has changed.
#[inline(always)]
pub unsafe fn changed(op: *mut PyObject) {
    let tag = &mut (*dict(op)).ma_version_tag;
    *tag = next_version() | (*tag & KEPT_BITS);
}

#[inline(always)]
pub unsafe fn is_watched(op: *mut PyObject) -> bool {
    (*dict(op)).ma_version_tag & WATCHER_BITS != 0
}

/// Tells the watchers of a dict, if it has any, what is about to happen to it.
#[inline(always)]
pub unsafe fn tell(op: *mut PyObject, event: c_int, key: *mut PyObject, value: *mut PyObject) {
    if is_watched(op) {
        tell_all(op, event, key, value);
    }
}

#[cold]
unsafe fn tell_all(op: *mut PyObject, event: c_int, key: *mut PyObject, value: *mut PyObject) {
    let bits = (*dict(op)).ma_version_tag & WATCHER_BITS;
    for id in 0..MAX_WATCHERS {
        if bits & (1 << id) == 0 {
            continue;
        }
        let watcher = (*WATCH.0.get()).watchers[id];
        if let Some(watcher) = watcher
            && watcher(event, op, key, value) < 0
        {
            let name = match event {
                PyDict_EVENT_ADDED => c"PyDict_EVENT_ADDED",
                PyDict_EVENT_MODIFIED => c"PyDict_EVENT_MODIFIED",
                PyDict_EVENT_DELETED => c"PyDict_EVENT_DELETED",
                PyDict_EVENT_CLONED => c"PyDict_EVENT_CLONED",
                PyDict_EVENT_CLEARED => c"PyDict_EVENT_CLEARED",
                _ => c"PyDict_EVENT_DEALLOCATED",
            };
            PyErr_FormatUnraisable(
                c"Exception ignored in %s watcher callback for <dict at %p>".as_ptr(),
                name.as_ptr(),
                op,
            );
        }
    }
}

/// Registers a watcher: its number.
pub unsafe fn add_watcher(callback: PyDict_WatchCallback) -> Fallible<Py_ssize_t> {
    let watchers = &mut (*WATCH.0.get()).watchers;
    for (id, place) in watchers.iter_mut().enumerate().skip(FIRST_FREE) {
        if place.is_none() {
            *place = callback;
            return Ok(id as Py_ssize_t);
        }
    }
    Err(fail(
        PyExc_RuntimeError,
        c"no more dict watcher IDs available",
    ))
}

unsafe fn check(id: c_int) -> Fallible {
    if id < 0 || id as usize >= MAX_WATCHERS {
        PyErr_Format(PyExc_ValueError, c"Invalid dict watcher ID %d".as_ptr(), id);
        return Err(Raised);
    }
    if (*WATCH.0.get()).watchers[id as usize].is_none() {
        PyErr_Format(
            PyExc_ValueError,
            c"No dict watcher set for ID %d".as_ptr(),
            id,
        );
        return Err(Raised);
    }
    Ok(())
}

/// Forgets a watcher.
pub unsafe fn clear_watcher(id: c_int) -> Fallible {
    check(id)?;
    (*WATCH.0.get()).watchers[id as usize] = None;
    Ok(())
}

unsafe fn check_dict(op: *mut PyObject) -> Fallible {
    if PyDict_Check(op) {
        Ok(())
    } else {
        Err(fail(PyExc_ValueError, c"Cannot watch non-dictionary"))
    }
}

/// The watcher is told of changes of the dict from now on.
pub unsafe fn watch(id: c_int, op: *mut PyObject) -> Fallible {
    check_dict(op)?;
    check(id)?;
    (*dict(op)).ma_version_tag |= 1 << id;
    Ok(())
}

/// The watcher is not told of changes of the dict any more.
pub unsafe fn unwatch(id: c_int, op: *mut PyObject) -> Fallible {
    check_dict(op)?;
    check(id)?;
    (*dict(op)).ma_version_tag &= !(1u64 << id);
    Ok(())
}
