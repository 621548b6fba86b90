//! Taking the GIL with a state, and giving it up.

use core::ptr;
use core::sync::atomic::{
    AtomicU64,
    Ordering::{Acquire, Release},
};

use super::{lock, state};
use crate::abi::PyThreadState;
use crate::abi::thread_status::{ACTIVE, HOLDS_GIL};

const ATTACHED: i32 = 1;
const DETACHED: i32 = 0;

/// The thread that is finalising Python, or has, as pthread knows it; 0 while nobody has.
static STOPPED_BY: AtomicU64 = AtomicU64::new(0);

fn this_thread() -> u64 {
    // SAFETY: no arguments.
    unsafe { libc::pthread_self() }
}

/// Whether the calling thread may still get the GIL: nobody has finalised Python, or this thread has.
pub fn may_attach() -> bool {
    let by = STOPPED_BY.load(Acquire);
    by == 0 || by == this_thread()
}

/// From now on only the calling thread gets the GIL; with `false`, every thread does again.
pub fn set_stopped(stopped: bool) {
    STOPPED_BY.store(if stopped { this_thread() } else { 0 }, Release);
}

/// Waits for the GIL and makes `new` the current state. When Python has been finalised by another thread, this does
/// not return: the thread sleeps until the process ends.
///
/// # Safety
/// `new` is alive and current in no thread; this thread has no current state.
pub unsafe fn attach(new: *mut PyThreadState) {
    debug_assert!(state::current().is_null());
    if !may_attach() {
        sleep_for_ever();
    }
    lock::take();
    if !may_attach() {
        lock::give();
        sleep_for_ever();
    }
    state::set_current(new);
    // SAFETY: alive, by this function's contract; the GIL is ours.
    unsafe {
        (*new).state = ATTACHED;
        (*new)._status |= ACTIVE | HOLDS_GIL;
    }
}

/// Gives the GIL up; returns the state that was current, or NULL when there was none and nothing was done.
pub fn detach() -> *mut PyThreadState {
    let old = state::current();
    if old.is_null() {
        return old;
    }
    // SAFETY: the current state is alive, and the GIL is ours.
    unsafe {
        (*old).state = DETACHED;
        (*old)._status &= !(ACTIVE | HOLDS_GIL);
    }
    state::set_current(ptr::null_mut());
    lock::give();
    old
}

/// Makes `new` current in place of what is; either may be NULL. Returns what was.
///
/// # Safety
/// `new` is NULL, or alive and current in no other thread.
pub unsafe fn swap(new: *mut PyThreadState) -> *mut PyThreadState {
    let old = state::current();
    if old == new {
        return old;
    }
    detach();
    if !new.is_null() {
        // SAFETY: by this function's contract, and nothing is current now.
        unsafe { attach(new) };
    }
    old
}

fn sleep_for_ever() -> ! {
    loop {
        // SAFETY: no arguments.
        unsafe { libc::pause() };
    }
}
