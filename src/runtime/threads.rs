//! Threads as C programs manage them.

use crate::abi::{PyGILState_LOCKED, PyGILState_STATE, PyGILState_UNLOCKED, PyThreadState, whence};
use crate::{fatal, gil};

/// The current state; without one the process ends with CPython's message, in the name of `func`.
pub fn need_current(func: &str) -> *mut PyThreadState {
    let current = gil::current();
    if current.is_null() {
        none_given(func);
    }
    current
}

fn none_given(func: &str) -> ! {
    fatal::error(
        func,
        format_args!(
            "the function must be called with the GIL held, after Python initialization and before Python \
             finalization, but the GIL is released (the current Python thread state is NULL)"
        ),
    )
}

/// Gives the GIL up.
pub fn save(func: &str) -> *mut PyThreadState {
    need_current(func);
    gil::detach()
}

/// Waits for the GIL and takes it with `state`.
///
/// # Safety
/// `state` is NULL, or alive and current in no other thread.
pub unsafe fn restore(func: &str, state: *mut PyThreadState) {
    if state.is_null() {
        none_given(func);
    }
    if !gil::current().is_null() {
        fatal::error(
            "_PyThreadState_Attach",
            format_args!("non-NULL old thread state"),
        );
    }
    // SAFETY: by this function's contract; nothing is current.
    unsafe { gil::attach(state) };
}

/// Sees to it that the thread holds the GIL, with a state that is made if it has none.
pub fn ensure() -> PyGILState_STATE {
    let mut own = gil::own();
    let fresh = own.is_null();
    if fresh {
        if !gil::may_attach() {
            // Sleeps: Python has ended. The state that would be made is nobody's.
            // SAFETY: `attach` does not look at the state when it does not return.
            unsafe { gil::attach(own) };
        }
        own = gil::make(whence::GILSTATE);
        if own.is_null() {
            fatal::error(
                "PyGILState_Ensure",
                format_args!("Couldn't create thread-state for new thread"),
            );
        }
    }
    let had = gil::current() == own;
    // SAFETY: the thread's own state, which only this thread uses.
    unsafe {
        if !had {
            gil::swap(own);
        }
        // A state that was made here counts what is ensured, and nothing else.
        if fresh {
            (*own).gilstate_counter = 0;
        }
        (*own).gilstate_counter += 1;
    }
    if had {
        PyGILState_LOCKED
    } else {
        PyGILState_UNLOCKED
    }
}

/// Undoes one [`ensure`]; the last one deletes a state that it has made.
pub fn release(before: PyGILState_STATE) {
    let own = gil::own();
    if own.is_null() {
        fatal::error(
            "PyGILState_Release",
            format_args!("auto-releasing thread-state, but no thread-state for this thread"),
        );
    }
    if gil::current() != own {
        fatal::error(
            "PyGILState_Release",
            format_args!("thread state {own:p} must be current when releasing"),
        );
    }
    // SAFETY: the thread's own state, current in it.
    let left = unsafe {
        (*own).gilstate_counter -= 1;
        (*own).gilstate_counter
    };
    if left == 0 {
        delete_current("PyGILState_Release");
    } else if before == PyGILState_UNLOCKED {
        gil::detach();
    }
}

/// Gives the GIL up, which must be held with `state`.
pub fn release_thread(state: *mut PyThreadState) {
    if state.is_null() {
        none_given("PyEval_ReleaseThread");
    }
    if state != gil::current() {
        fatal::error("PyEval_ReleaseThread", format_args!("wrong thread state"));
    }
    gil::detach();
}

/// Deletes a state that is not current.
///
/// # Safety
/// `state` is alive, current in no other thread, and nobody uses it from here on.
pub unsafe fn delete(func: &str, state: *mut PyThreadState) {
    if state == gil::current() {
        fatal::error(func, format_args!("tstate {state:p} is still current"));
    }
    // SAFETY: by this function's contract.
    unsafe { gil::delete(state) };
}

/// Deletes the current state and gives the GIL up.
pub fn delete_current(func: &str) {
    need_current(func);
    let state = gil::detach();
    // SAFETY: it was this thread's current one, and is nobody's now.
    unsafe { gil::delete(state) };
}
