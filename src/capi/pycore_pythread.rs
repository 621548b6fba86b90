//! `pycore_pythread.h`.

use crate::prelude::*;
use crate::runtime::spawn;
use crate::{gil, types};

/// The time that a Python program gives for a lock.
///
/// - `arg`: seconds; NULL or None for as long as it takes.
/// - `blocking`: 0 does not wait, and then no time may be given.
/// - `timeout`: filled with nanoseconds, of which a second below 0 is as long as it takes.
/// - Returns 0; -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_ParseTimeoutArg(
    arg: *mut PyObject,
    blocking: c_int,
    timeout: *mut c_longlong,
) -> c_int {
    types::thread_info::timeout(arg, blocking != 0)
        .map(|nanos| *timeout = nanos)
        .or_minus_one()
}

/// Close a lock within a time, without the GIL while it waits; pending calls are made when a signal comes.
///
/// - `nanos`: what `PyThread_ParseTimeoutArg` gives. Whole microseconds are waited for, or without end below 0.
/// - Returns as `PyThread_acquire_lock_timed`; `PY_LOCK_INTR` only with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_acquire_lock_timed_with_retries(
    lock: PyThread_type_lock,
    nanos: c_longlong,
) -> PyLockStatus {
    let begun = std::time::Instant::now();
    let mut left = nanos;
    loop {
        // Rounded up, so that nobody waits for less.
        let microseconds = left.div_euclid(1000) + c_longlong::from(left.rem_euclid(1000) != 0);
        let mut got = PyThread_acquire_lock_timed(lock, 0, 0);
        if got == PY_LOCK_FAILURE && microseconds != 0 {
            let state = gil::detach();
            got = PyThread_acquire_lock_timed(lock, microseconds, 1);
            gil::attach(state);
        }
        if got != PY_LOCK_INTR {
            return got;
        }
        if Py_MakePendingCalls() < 0 || PyErr_CheckSignals() < 0 {
            return PY_LOCK_INTR;
        }
        if nanos > 0 {
            let gone = c_longlong::try_from(begun.elapsed().as_nanos()).unwrap_or(c_longlong::MAX);
            left = (nanos - gone).max(0);
        }
    }
}

/// Say that nobody joins a thread. Returns 0, or the error's number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_detach_thread(handle: PyThread_handle_t) -> c_int {
    libc::pthread_detach(handle)
}

/// This thread's number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_get_thread_ident_ex() -> PyThread_ident_t {
    libc::pthread_self()
}

/// Wait for the end of a thread. Returns 0, or the error's number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_join_thread(handle: PyThread_handle_t) -> c_int {
    libc::pthread_join(handle, null_mut())
}

/// Start a thread that runs `func(arg)`, to be joined or detached.
///
/// - `ident`, `handle`: filled with its number.
/// - Returns 0; -1 when the system refuses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_start_joinable_thread(
    func: Option<unsafe extern "C" fn(arg: *mut c_void)>,
    arg: *mut c_void,
    ident: *mut PyThread_ident_t,
    handle: *mut PyThread_handle_t,
) -> c_int {
    match func.and_then(|func| spawn::spawn(func, arg, true)) {
        None => -1,
        Some(thread) => {
            *ident = thread;
            *handle = thread;
            0
        }
    }
}
