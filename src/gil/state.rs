//! What a thread knows of itself: its own state and its current one.

use core::cell::Cell;
use core::ptr;

use crate::abi::PyThreadState;

thread_local! {
    /// The state that `PyGILState_Ensure` finds again: the first that was made in this thread.
    static OWN: Cell<*mut PyThreadState> = const { Cell::new(ptr::null_mut()) };
    /// The state that holds the GIL in this thread; NULL: the thread does not hold it.
    static CURRENT: Cell<*mut PyThreadState> = const { Cell::new(ptr::null_mut()) };
}

/// The state that belongs to this thread, or NULL.
pub fn own() -> *mut PyThreadState {
    OWN.get()
}

pub(super) fn set_own(state: *mut PyThreadState) {
    OWN.set(state);
}

/// The state that is current in this thread, or NULL: the thread does not hold the GIL.
pub fn current() -> *mut PyThreadState {
    CURRENT.get()
}

pub(super) fn set_current(state: *mut PyThreadState) {
    CURRENT.set(state);
}

/// Whether the thread holds the GIL with its own state.
pub fn is_of_this_thread() -> bool {
    !current().is_null() && current() == own()
}
