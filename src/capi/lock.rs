//! `lock.h`.

use core::sync::atomic::AtomicU8;

use crate::prelude::*;
use crate::sync::parking;
use crate::{fatal, gil};

/// Close a lock, waiting for as long as it takes. A thread that holds the GIL gives it up while it waits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMutex_Lock(m: *mut PyMutex) {
    let byte = AtomicU8::from_ptr(&raw mut (*m)._bits);
    if parking::try_close(byte) {
        return;
    }
    let state = gil::detach();
    parking::close(byte);
    if !state.is_null() {
        gil::attach(state);
    }
}

/// Open a lock. One that is open ends the process.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMutex_Unlock(m: *mut PyMutex) {
    if !parking::open(AtomicU8::from_ptr(&raw mut (*m)._bits)) {
        fatal::error(
            "PyMutex_Unlock",
            format_args!("unlocking mutex that is not locked"),
        );
    }
}
