//! The list of all thread states, and their making and end.

use core::ffi::c_int;
use core::ptr;
use core::sync::atomic::{AtomicI32, Ordering::Relaxed};

use pyrite_heap::{self as heap, Domain};

use super::state;
use crate::abi::thread_status::{
    BOUND, BOUND_GILSTATE, CLEARED, FINALIZED, FINALIZING, INITIALIZED,
};
use crate::abi::{PyInterpreterState, PyThreadState, whence};
use crate::sync::Lock;

/// Python calls that may nest.
static RECURSION_LIMIT: AtomicI32 = AtomicI32::new(1000);
/// C calls that may nest: CPython's figure for x86-64.
const C_RECURSION_LIMIT: i32 = 10_000;

/// The one interpreter: its address is all that anybody sees of it.
static INTERPRETER: u64 = 0;

/// All states, newest first.
struct States {
    newest: *mut PyThreadState,
    made: u64,
}

// SAFETY: the list is walked and changed under its lock only.
unsafe impl Send for States {}

static STATES: Lock<States> = Lock::new(States {
    newest: ptr::null_mut(),
    made: 0,
});

/// The interpreter.
pub fn interpreter() -> *mut PyInterpreterState {
    (&raw const INTERPRETER).cast_mut().cast()
}

/// Begins a new count and makes the state of the thread that initialises Python.
pub fn make_first() -> *mut PyThreadState {
    STATES.lock().made = 0;
    make(whence::INIT)
}

/// Makes a state for the calling thread; it becomes the thread's own if it has none. NULL: no memory.
pub fn make(whence: c_int) -> *mut PyThreadState {
    let fresh = heap::calloc(Domain::Raw, 1, size_of::<PyThreadState>()).cast::<PyThreadState>();
    if fresh.is_null() {
        return fresh;
    }
    let owned = state::own().is_null();
    // SAFETY: fresh memory of the right size and alignment, zeroed, which is a value of every field; nobody else
    // knows it yet. pthread_self and gettid have no arguments.
    unsafe {
        (*fresh).interp = interpreter();
        (*fresh)._status = INITIALIZED | BOUND | if owned { BOUND_GILSTATE } else { 0 };
        (*fresh)._whence = whence;
        (*fresh).py_recursion_remaining = RECURSION_LIMIT.load(Relaxed);
        (*fresh).py_recursion_limit = RECURSION_LIMIT.load(Relaxed);
        (*fresh).c_recursion_remaining = C_RECURSION_LIMIT;
        (*fresh).what_event = -1;
        (*fresh).exc_info = &raw mut (*fresh).exc_state;
        (*fresh).gilstate_counter = 1;
        (*fresh).thread_id = libc::pthread_self();
        (*fresh).native_thread_id = libc::syscall(libc::SYS_gettid) as libc::c_ulong;
        (*fresh).context_ver = 1;
    }
    let mut states = STATES.lock();
    states.made += 1;
    // SAFETY: as above; states in the list are alive, and changed under the lock.
    unsafe {
        (*fresh).id = states.made;
        (*fresh).next = states.newest;
        if !states.newest.is_null() {
            (*states.newest).prev = fresh;
        }
    }
    states.newest = fresh;
    if owned {
        state::set_own(fresh);
    }
    fresh
}

/// Takes a state out of the list and frees it.
///
/// # Safety
/// `old` is alive, current in no thread, and nobody uses it from here on.
pub unsafe fn delete(old: *mut PyThreadState) {
    let mut states = STATES.lock();
    // SAFETY: alive, by this function's contract; so are the members of the list, in which it is unless it was taken
    // out with all others.
    unsafe {
        let (prev, next) = ((*old).prev, (*old).next);
        if (*old)._status & FINALIZED == 0 {
            if prev.is_null() {
                states.newest = next;
            } else {
                (*prev).next = next;
            }
            if !next.is_null() {
                (*next).prev = prev;
            }
        }
    }
    drop(states);
    if state::own() == old {
        state::set_own(ptr::null_mut());
    }
    // SAFETY: `make` had it from the heap, and it is used no more.
    unsafe { heap::try_free(old.cast()) };
}

/// Deletes all states but `kept`.
///
/// # Safety
/// No other thread uses a state: in the child of a fork, or where Python is being finalised.
pub unsafe fn delete_others(kept: *mut PyThreadState) {
    let mut next = STATES.lock().newest;
    while !next.is_null() {
        let old = next;
        // SAFETY: in the list, so alive.
        next = unsafe { (*old).next };
        if old != kept {
            // SAFETY: alive, and used by nobody, by this function's contract.
            unsafe { delete(old) };
        }
    }
}

/// Takes all states out of the list. They are not freed: another thread may be on its way from one instruction to the
/// next, with its state in hand.
pub fn forget_all() {
    state::begin_life();
    let mut states = STATES.lock();
    let mut next = states.newest;
    states.newest = ptr::null_mut();
    while !next.is_null() {
        // SAFETY: was in the list, so alive, and the lock is held.
        unsafe {
            (*next)._status |= FINALIZED;
            next = (*next).next;
        }
    }
}

/// Resets a state before it is deleted: what hangs on it is given back.
///
/// # Safety
/// `state` is alive and used by no other thread.
pub unsafe fn clear(state: *mut PyThreadState) {
    // SAFETY: by this function's contract.
    unsafe {
        (*state)._status |= FINALIZING | CLEARED;
        for place in [
            &raw mut (*state).dict,
            &raw mut (*state).async_exc,
            &raw mut (*state).current_exception,
            &raw mut (*state).exc_state.exc_value,
            &raw mut (*state).context,
            &raw mut (*state).async_gen_firstiter,
            &raw mut (*state).async_gen_finalizer,
            &raw mut (*state).threading_local_key,
        ] {
            crate::object::xdecref(ptr::replace(place, ptr::null_mut()));
        }
    }
}

/// Calls `visit` for each state, newest first; for none when the list is in somebody's hands, since this serves
/// reports on a process that is about to end.
pub fn each(mut visit: impl FnMut(&PyThreadState)) {
    let Some(states) = STATES.try_lock() else {
        return;
    };
    let mut next = states.newest;
    while !next.is_null() {
        // SAFETY: in the list, so alive, and the list cannot change meanwhile.
        unsafe {
            visit(&*next);
            next = (*next).next;
        }
    }
}

/// The newest state, or NULL.
pub fn newest() -> *mut PyThreadState {
    STATES.lock().newest
}

/// Sets how many calls of Python may nest, in every thread; the levels that are in use stay in use.
pub fn set_recursion_limit(limit: c_int) {
    RECURSION_LIMIT.store(limit, Relaxed);
    let states = STATES.lock();
    let mut next = states.newest;
    while !next.is_null() {
        // SAFETY: in the list, so alive; its thread waits for the GIL, which the caller holds.
        unsafe {
            let depth = (*next).py_recursion_limit - (*next).py_recursion_remaining;
            (*next).py_recursion_limit = limit;
            (*next).py_recursion_remaining = limit - depth;
            next = (*next).next;
        }
    }
}

/// How many calls of Python may nest.
pub fn recursion_limit() -> c_int {
    RECURSION_LIMIT.load(Relaxed)
}

/// Closes the list for the time of a fork.
pub fn hold_for_fork() {
    STATES.hold_for_fork();
}

/// Opens it again.
///
/// # Safety
/// [`hold_for_fork`] was called by this thread, and nothing since.
pub unsafe fn release_after_fork() {
    // SAFETY: by this function's contract.
    unsafe { STATES.release_after_fork() };
}
