//! `ceval.h`, as far as it is about the GIL.

use super::pythonrun::no_interpreter;
use crate::prelude::*;
use crate::{gil, runtime};

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

/// Set who is told of each line of Python that runs: none does here, so a function is refused, by an unraisable RuntimeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyEval_SetTrace(func: Py_tracefunc, _arg: *mut PyObject) {
    if func.is_some() {
        PyErr_SetString(
            PyExc_RuntimeError,
            c"tracing needs Python's interpreter, which libpyrite does not have".as_ptr(),
        );
        PyErr_FormatUnraisable(c"Exception ignored in PyEval_SetTrace".as_ptr());
    }
}

/// The dict of the module `builtins`. Borrowed; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyEval_GetBuiltins() -> *mut PyObject {
    let module = PyImport_AddModule(c"builtins".as_ptr());
    if module.is_null() {
        return null_mut();
    }
    PyModule_GetDict(module)
}

/// Count one more nested call of C, to be given back with `Py_LeaveRecursiveCall`.
///
/// - `where`: the end of the message, such as " while calling a Python object".
/// - Returns 0; not 0 with RecursionError when there are too many, and nothing is to be given back.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_EnterRecursiveCall(r#where: *const c_char) -> c_int {
    let state = gil::current();
    let before = (*state).c_recursion_remaining;
    (*state).c_recursion_remaining = before - 1;
    c_int::from(before < 0 && crate::capi::_Py_CheckRecursiveCall(state, r#where) != 0)
}

/// Give one nested call back.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_LeaveRecursiveCall() {
    (*gil::current()).c_recursion_remaining += 1;
}

/// How many calls of Python may nest.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_GetRecursionLimit() -> c_int {
    gil::recursion_limit()
}

/// Set how many calls of Python may nest.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_SetRecursionLimit(new_limit: c_int) {
    gil::set_recursion_limit(new_limit);
}

/// The bound of a slice: an int, or what has `__index__`, clipped to what fits; None leaves `pi` alone.
///
/// - Returns 1; 0 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyEval_SliceIndex(v: *mut PyObject, pi: *mut Py_ssize_t) -> c_int {
    if v == Py_None() {
        return 1;
    }
    slice_index(
        v,
        pi,
        c"slice indices must be integers or None or have an __index__ method",
    )
}

/// The same, where None is refused.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyEval_SliceIndexNotNone(v: *mut PyObject, pi: *mut Py_ssize_t) -> c_int {
    slice_index(
        v,
        pi,
        c"slice indices must be integers or have an __index__ method",
    )
}

unsafe fn slice_index(v: *mut PyObject, pi: *mut Py_ssize_t, message: &CStr) -> c_int {
    if PyIndex_Check(v) == 0 {
        PyErr_SetString(PyExc_TypeError, message.as_ptr());
        return 0;
    }
    let value = PyNumber_AsSsize_t(v, null_mut());
    if value == -1 && !PyErr_Occurred().is_null() {
        return 0;
    }
    *pi = value;
    1
}

/// Ask the main thread to call `func(arg)` when it next makes pending calls. May be called by any thread, also without
/// the GIL, and by signal handlers' helpers.
///
/// - Returns 0; -1 when 32 calls wait already.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_AddPendingCall(
    func: Option<unsafe extern "C" fn(arg: *mut c_void) -> c_int>,
    arg: *mut c_void,
) -> c_int {
    match func {
        Some(func) if gil::pending::add(func, arg) => 0,
        _ => -1,
    }
}

/// Make the calls that wait for the main thread; in any other nothing is done.
///
/// - Returns 0; -1 with the exception of the call that failed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_MakePendingCalls() -> c_int {
    if gil::pending::is_main_thread() && !gil::pending::make_all() {
        return -1;
    }
    0
}

/// NULL with RuntimeError: there is no interpreter to run code objects.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyEval_EvalCode(
    _code: *mut PyObject,
    _globals: *mut PyObject,
    _locals: *mut PyObject,
) -> *mut PyObject {
    no_interpreter()
}
