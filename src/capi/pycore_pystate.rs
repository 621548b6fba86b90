//! `pycore_pystate.h`.

use crate::prelude::*;
use crate::{gil, runtime};

/// The current thread state, or NULL. Borrowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyThreadState_GetCurrent() -> *mut PyThreadState {
    gil::current()
}

/// The dict of a thread, as `PyThreadState_GetDict` has it. Borrowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyThreadState_GetDict(tstate: *mut PyThreadState) -> *mut PyObject {
    runtime::thread_dict(tstate)
}
