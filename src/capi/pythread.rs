//! `pythread.h`: threads, locks, storage of threads. Nothing here wants the GIL, unless it says so.

use crate::prelude::*;
use crate::runtime::spawn;
use crate::sync::{Attempt, Limit, TimedLock};
use crate::{mem, types};

/// The longest time that a lock can be waited for, in microseconds.
#[unsafe(no_mangle)]
pub static PY_TIMEOUT_MAX: c_longlong = c_longlong::MAX / 1000;

/// What `sys.thread_info` is, new reference; NULL with an exception. The caller holds the GIL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_GetInfo() -> *mut PyObject {
    types::thread_info::make().or_null()
}

/// Make the storage of threads anew after a fork: nothing is to be done.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_ReInitTLS() {}

/// Prepare for threads: nothing is to be done.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_init_thread() {}

/// Close a lock. The GIL, if held, is kept meanwhile.
///
/// - `waitflag`: 0 does not wait.
/// - Returns 1; 0 when somebody else has it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_acquire_lock(lock: PyThread_type_lock, waitflag: c_int) -> c_int {
    PyThread_acquire_lock_timed(lock, if waitflag == 0 { 0 } else { -1 }, 0)
}

/// Close a lock within a time.
///
/// - `microseconds`: 0 does not wait, a negative number waits for as long as it takes.
/// - `intr_flag`: not 0 ends the attempt when a signal comes.
/// - Returns `PY_LOCK_ACQUIRED`, `PY_LOCK_FAILURE` or `PY_LOCK_INTR`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_acquire_lock_timed(
    lock: PyThread_type_lock,
    microseconds: c_longlong,
    intr_flag: c_int,
) -> PyLockStatus {
    let limit = match u64::try_from(microseconds) {
        Ok(time) => Limit::After(time),
        Err(_) => Limit::Never,
    };
    match (*lock.cast::<TimedLock>()).close(limit, intr_flag != 0) {
        Attempt::Closed => PY_LOCK_ACQUIRED,
        Attempt::TimedOut => PY_LOCK_FAILURE,
        Attempt::Interrupted => PY_LOCK_INTR,
    }
}

/// Make a lock, open. NULL when there is no memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_allocate_lock() -> PyThread_type_lock {
    let lock: *mut TimedLock = mem::RAW.malloc(size_of::<TimedLock>()).cast();
    if !lock.is_null() {
        lock.write(TimedLock::new());
    }
    lock.cast()
}

/// Free a lock that nobody uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_free_lock(lock: PyThread_type_lock) {
    mem::RAW.free(lock);
}

/// Open a lock, whoever has closed it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_release_lock(lock: PyThread_type_lock) {
    (*lock.cast::<TimedLock>()).open();
}

/// Make a key of storage of threads; -1 when there is none left.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_create_key() -> c_int {
    let mut key = 0;
    if libc::pthread_key_create(&mut key, None) != 0 {
        return -1;
    }
    match c_int::try_from(key) {
        Ok(key) => key,
        Err(_) => {
            libc::pthread_key_delete(key);
            -1
        }
    }
}

/// Delete a key.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_delete_key(key: c_int) {
    libc::pthread_key_delete(key as libc::pthread_key_t);
}

/// Forget this thread's value of a key.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_delete_key_value(key: c_int) {
    libc::pthread_setspecific(key as libc::pthread_key_t, null());
}

/// This thread's value of a key; NULL when none was set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_get_key_value(key: c_int) -> *mut c_void {
    libc::pthread_getspecific(key as libc::pthread_key_t)
}

/// Set this thread's value of a key. Returns 0; -1 when there is no memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_set_key_value(key: c_int, value: *mut c_void) -> c_int {
    let failed = libc::pthread_setspecific(key as libc::pthread_key_t, value) != 0;
    if failed { -1 } else { 0 }
}

/// End the calling thread.
// A jump: what ends a thread unwinds its stack, and may find no frame of Rust there.
#[unsafe(naked)]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_exit_thread() -> ! {
    core::arch::naked_asm!("xor edi, edi", "jmp {}@PLT", sym libc::pthread_exit)
}

/// The stack of threads that are made from now on, in bytes; 0 for the system's own choice.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_get_stacksize() -> usize {
    spawn::stack_bytes()
}

/// Set the stack of threads that are made from now on. Returns 0; -1 when it is too small.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_set_stacksize(size: usize) -> c_int {
    if spawn::set_stack_bytes(size) { 0 } else { -1 }
}

/// This thread's number, as pthread has it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_get_thread_ident() -> c_ulong {
    libc::pthread_self()
}

/// This thread's number, as the system has it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_get_thread_native_id() -> c_ulong {
    libc::gettid() as c_ulong
}

/// Start a thread that runs `func(arg)`, and that nobody joins.
///
/// - Returns its number; `PYTHREAD_INVALID_THREAD_ID` when the system refuses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_start_new_thread(
    func: Option<unsafe extern "C" fn(arg: *mut c_void)>,
    arg: *mut c_void,
) -> c_ulong {
    func.and_then(|func| spawn::spawn(func, arg, false))
        .unwrap_or(c_ulong::MAX)
}

/// Make a key, not created. NULL when there is no memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_tss_alloc() -> *mut Py_tss_t {
    let key: *mut Py_tss_t = mem::RAW.malloc(size_of::<Py_tss_t>()).cast();
    if !key.is_null() {
        key.write(Py_tss_t {
            _is_initialized: 0,
            _key: 0,
        });
    }
    key
}

/// Create a key; one that is created is left alone. Returns 0; -1 when there is none left.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_tss_create(key: *mut Py_tss_t) -> c_int {
    if (*key)._is_initialized != 0 {
        return 0;
    }
    if libc::pthread_key_create(&raw mut (*key)._key, None) != 0 {
        return -1;
    }
    (*key)._is_initialized = 1;
    0
}

/// Delete a key; one that is not created is left alone.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_tss_delete(key: *mut Py_tss_t) {
    if (*key)._is_initialized != 0 {
        libc::pthread_key_delete((*key)._key);
        (*key)._is_initialized = 0;
    }
}

/// Delete a key and free what `PyThread_tss_alloc` gave; NULL is passed over.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_tss_free(key: *mut Py_tss_t) {
    if !key.is_null() {
        PyThread_tss_delete(key);
        mem::RAW.free(key.cast());
    }
}

/// This thread's value of a key; NULL when none was set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_tss_get(key: *mut Py_tss_t) -> *mut c_void {
    libc::pthread_getspecific((*key)._key)
}

/// Whether a key is created: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_tss_is_created(key: *mut Py_tss_t) -> c_int {
    (*key)._is_initialized
}

/// Set this thread's value of a key. Returns 0; -1 when there is no memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThread_tss_set(key: *mut Py_tss_t, value: *mut c_void) -> c_int {
    let failed = libc::pthread_setspecific((*key)._key, value) != 0;
    if failed { -1 } else { 0 }
}
