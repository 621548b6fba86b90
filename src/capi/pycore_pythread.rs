//! `pycore_pythread.h`.

use crate::prelude::*;

absent! {
    fn PyThread_ParseTimeoutArg(arg: *mut PyObject, blocking: c_int, timeout: *mut c_longlong) -> c_int;
    fn PyThread_acquire_lock_timed_with_retries(arg1: PyThread_type_lock, microseconds: c_longlong) -> PyLockStatus;
    fn PyThread_detach_thread(arg1: PyThread_handle_t) -> c_int;
    fn PyThread_get_thread_ident_ex() -> PyThread_ident_t;
    fn PyThread_join_thread(arg1: PyThread_handle_t) -> c_int;
    fn PyThread_start_joinable_thread(func: Option<unsafe extern "C" fn(arg1: *mut c_void)>, arg: *mut c_void, ident: *mut PyThread_ident_t, handle: *mut PyThread_handle_t) -> c_int;
}
