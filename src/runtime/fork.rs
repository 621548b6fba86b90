//! What happens around a fork.
//!
//! The locks of this library are held across every fork, however it came about, so that the child finds tables that
//! are whole. `PyOS_BeforeFork` and its companions are for programs that fork with the GIL held and want the child to
//! go on with Python: there the other threads' states are taken away.

use crate::gil;
use crate::mem::tracemalloc;

/// Called by the C library around `fork`.
pub fn register() {
    // SAFETY: the functions live as long as the library, which is never unloaded. When the system has no memory for
    // them, a child may find a lock closed; there is nothing better to do then.
    unsafe { libc::pthread_atfork(Some(hold), Some(release), Some(release_in_child)) };
}

unsafe extern "C" fn hold() {
    gil::hold_for_fork();
    gil::pending::hold_for_fork();
    tracemalloc::hold_for_fork();
}

unsafe extern "C" fn release() {
    // SAFETY: `hold` ran in this thread just before.
    unsafe {
        tracemalloc::release_after_fork();
        gil::pending::release_after_fork();
        gil::release_after_fork();
    }
}

unsafe extern "C" fn release_in_child() {
    // SAFETY: `hold` ran in the thread that this one is the copy of; it is the only one here.
    unsafe {
        release();
        gil::reset_in_child(!gil::current().is_null());
    }
}

/// Before a fork, with the GIL held.
pub fn before() {
    // All that there is to do is done by `hold`.
}

/// After it, in the parent.
pub fn after_in_parent() {}

/// After it, in the child: only this thread is left.
pub fn after_in_child() {
    let current = gil::current();
    if !current.is_null() {
        gil::pending::set_main_thread();
        gil::pending::forget_busy();
        // SAFETY: the threads that used the others do not exist here.
        unsafe { gil::delete_others(current) };
        // SAFETY: current in this thread; the system has given the child's thread a number of its own.
        unsafe { (*current).native_thread_id = libc::syscall(libc::SYS_gettid) as libc::c_ulong };
    }
}
