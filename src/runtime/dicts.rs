//! The dicts in which extensions keep what belongs to a thread or to the interpreter.

use core::cell::UnsafeCell;

use crate::abi::{PyObject, PyThreadState};
use crate::capi::{PyDict_New, PyErr_Clear};

struct Dict(UnsafeCell<*mut PyObject>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for Dict {}

static INTERPRETER: Dict = Dict(UnsafeCell::new(core::ptr::null_mut()));

/// The dict at `place`, made when first asked for; NULL: no memory.
unsafe fn made_at(place: *mut *mut PyObject) -> *mut PyObject {
    // SAFETY: by this function's contract, which is that of its callers.
    unsafe {
        if (*place).is_null() {
            *place = PyDict_New();
            if (*place).is_null() {
                PyErr_Clear();
            }
        }
        *place
    }
}

/// The interpreter's. Borrowed.
///
/// # Safety
/// The caller holds the GIL.
pub unsafe fn interpreter_dict() -> *mut PyObject {
    // SAFETY: by this function's contract.
    unsafe { made_at(INTERPRETER.0.get()) }
}

/// A thread's. Borrowed.
///
/// # Safety
/// The caller holds the GIL; `state` is alive.
pub unsafe fn thread_dict(state: *mut PyThreadState) -> *mut PyObject {
    // SAFETY: by this function's contract.
    unsafe { made_at(&raw mut (*state).dict) }
}
