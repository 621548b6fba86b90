//! `ceval.h`, as far as it is about the GIL.

use crate::abi::PyThreadState;
use crate::runtime;

/// Give the GIL up.
///
/// - Returns the thread state, for `PyEval_RestoreThread`.
/// - Ends the process when the thread does not hold the GIL.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyEval_SaveThread`.
#[unsafe(no_mangle)]
pub extern "C" fn PyEval_SaveThread() -> *mut PyThreadState {
    runtime::save("PyEval_SaveThread")
}

/// Wait for the GIL and take it.
///
/// - `tstate`: what `PyEval_SaveThread` gave; NULL ends the process.
/// - Ends the process when the thread holds the GIL. Does not return once Python has been ended by another thread.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyEval_RestoreThread`.
///
/// # Safety
/// `tstate` is NULL, or alive and current in no thread.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyEval_RestoreThread(tstate: *mut PyThreadState) {
    // SAFETY: by this function's contract.
    unsafe { runtime::restore("PyEval_RestoreThread", tstate) };
}

/// Wait for the GIL and take it, with a thread state of the caller's choice; otherwise as `PyEval_RestoreThread`.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyEval_AcquireThread`.
///
/// # Safety
/// `tstate` is NULL, or alive and current in no thread.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyEval_AcquireThread(tstate: *mut PyThreadState) {
    // SAFETY: by this function's contract.
    unsafe { runtime::restore("PyEval_AcquireThread", tstate) };
}

/// Give the GIL up.
///
/// - `tstate`: the current thread state; any other ends the process.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyEval_ReleaseThread`.
#[unsafe(no_mangle)]
pub extern "C" fn PyEval_ReleaseThread(tstate: *mut PyThreadState) {
    runtime::release_thread(tstate);
}

/// Does nothing: the GIL is there from the beginning.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyEval_InitThreads`.
#[deprecated]
#[unsafe(no_mangle)]
pub extern "C" fn PyEval_InitThreads() {}

mod absent {
    use crate::prelude::*;

    absent! {
        fn PyEval_GetBuiltins() -> *mut PyObject;
        fn Py_EnterRecursiveCall(where_: *const c_char) -> c_int;
        fn Py_GetRecursionLimit() -> c_int;
        fn Py_LeaveRecursiveCall();
        fn Py_SetRecursionLimit(arg1: c_int);
        fn Py_AddPendingCall(func: Option< unsafe extern "C" fn(arg1: *mut c_void) -> c_int,
            >,
            arg: *mut c_void,
        ) -> c_int;
        fn Py_MakePendingCalls() -> c_int;
        fn PyEval_SetTrace(arg1: Py_tracefunc, arg2: *mut PyObject);
    }
}
pub use absent::*;

mod slices {
    use crate::prelude::*;
    use crate::types::slice::index_of_part;
    use crate::types::support::{as_size, fail};

    /// A part of a slice as a number, cut to what one can be; nothing is stored for NULL or None. 1, or 0 with TypeError.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn _PyEval_SliceIndex(v: *mut PyObject, pi: *mut Py_ssize_t) -> c_int {
        if v.is_null() || v == Py_None() {
            return 1;
        }
        store(index_of_part(v), pi)
    }

    /// The same; None is an error.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn _PyEval_SliceIndexNotNone(
        v: *mut PyObject,
        pi: *mut Py_ssize_t,
    ) -> c_int {
        if PyIndex_Check(v) == 0 {
            fail(
                PyExc_TypeError,
                c"slice indices must be integers or have an __index__ method",
            );
            return 0;
        }
        store(as_size(v, null_mut()), pi)
    }

    unsafe fn store(number: Fallible<Py_ssize_t>, place: *mut Py_ssize_t) -> c_int {
        match number {
            Ok(number) => {
                *place = number;
                1
            }
            Err(Raised) => 0,
        }
    }
}
pub use slices::*;
