//! `pythread.h`.

use crate::prelude::*;

absent_data! {
    PY_TIMEOUT_MAX: 8
}

absent! {
    fn PyThread_GetInfo() -> *mut PyObject;
    fn PyThread_ReInitTLS();
    fn PyThread_acquire_lock(arg1: PyThread_type_lock, arg2: c_int) -> c_int;
    fn PyThread_acquire_lock_timed(arg1: PyThread_type_lock, microseconds: c_longlong, intr_flag: c_int) -> PyLockStatus;
    fn PyThread_allocate_lock() -> PyThread_type_lock;
    fn PyThread_create_key() -> c_int;
    fn PyThread_delete_key(key: c_int);
    fn PyThread_delete_key_value(key: c_int);
    fn PyThread_exit_thread() -> !;
    fn PyThread_free_lock(arg1: PyThread_type_lock);
    fn PyThread_get_key_value(key: c_int) -> *mut c_void;
    fn PyThread_get_stacksize() -> usize;
    fn PyThread_get_thread_ident() -> c_ulong;
    fn PyThread_get_thread_native_id() -> c_ulong;
    fn PyThread_init_thread();
    fn PyThread_release_lock(arg1: PyThread_type_lock);
    fn PyThread_set_key_value(key: c_int, value: *mut c_void) -> c_int;
    fn PyThread_set_stacksize(arg1: usize) -> c_int;
    fn PyThread_start_new_thread(arg1: Option<unsafe extern "C" fn(arg1: *mut c_void)>, arg2: *mut c_void) -> c_ulong;
    fn PyThread_tss_alloc() -> *mut Py_tss_t;
    fn PyThread_tss_create(key: *mut Py_tss_t) -> c_int;
    fn PyThread_tss_delete(key: *mut Py_tss_t);
    fn PyThread_tss_free(key: *mut Py_tss_t);
    fn PyThread_tss_get(key: *mut Py_tss_t) -> *mut c_void;
    fn PyThread_tss_is_created(key: *mut Py_tss_t) -> c_int;
    fn PyThread_tss_set(key: *mut Py_tss_t, value: *mut c_void) -> c_int;
}
