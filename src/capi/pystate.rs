//! `pystate.h`: thread states and the interpreter.

use crate::abi::whence;
use crate::prelude::*;
use crate::{gil, runtime};

/// Take the GIL, if the thread does not hold it, with a thread state that is made if the thread has none.
///
/// - Returns whether the thread held it, for `PyGILState_Release`.
/// - Ends the process when there is no memory for a thread state. Does not return once Python has been ended by
///   another thread.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyGILState_Ensure`.
#[unsafe(no_mangle)]
pub extern "C" fn PyGILState_Ensure() -> PyGILState_STATE {
    runtime::ensure()
}

/// Undo one `PyGILState_Ensure`.
///
/// - `oldstate`: what that gave.
/// - Ends the process when the thread has no state or does not hold the GIL with it.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyGILState_Release`.
#[unsafe(no_mangle)]
pub extern "C" fn PyGILState_Release(oldstate: PyGILState_STATE) {
    runtime::release(oldstate);
}

/// Whether the thread holds the GIL: 1 or 0. Before Python is started and after it is ended, 1.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyGILState_Check`.
#[unsafe(no_mangle)]
pub extern "C" fn PyGILState_Check() -> c_int {
    c_int::from(!runtime::gil_is_checked() || gil::is_of_this_thread())
}

/// The state that belongs to the thread, or NULL. Borrowed.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyGILState_GetThisThreadState`.
#[unsafe(no_mangle)]
pub extern "C" fn PyGILState_GetThisThreadState() -> *mut PyThreadState {
    gil::own()
}

/// The current thread state. Borrowed.
///
/// - Ends the process when the thread does not hold the GIL.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyThreadState_Get`.
#[unsafe(no_mangle)]
pub extern "C" fn PyThreadState_Get() -> *mut PyThreadState {
    runtime::need_current("PyThreadState_Get")
}

/// The current thread state, or NULL when the thread does not hold the GIL. Borrowed.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyThreadState_GetUnchecked`.
#[unsafe(no_mangle)]
pub extern "C" fn PyThreadState_GetUnchecked() -> *mut PyThreadState {
    gil::current()
}

/// Make another thread state current.
///
/// - `tstate`: NULL gives the GIL up.
/// - Returns the one that was current, or NULL.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyThreadState_Swap`.
///
/// # Safety
/// `tstate` is NULL, or alive and current in no other thread.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThreadState_Swap(tstate: *mut PyThreadState) -> *mut PyThreadState {
    // SAFETY: by this function's contract.
    unsafe { gil::swap(tstate) }
}

/// Make a thread state for the calling thread.
///
/// - `interp`: the interpreter; there is one.
/// - Returns a new state, to be deleted with `PyThreadState_Delete`; NULL when there is no memory.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyThreadState_New`.
#[unsafe(no_mangle)]
pub extern "C" fn PyThreadState_New(_interp: *mut PyInterpreterState) -> *mut PyThreadState {
    gil::make(whence::UNKNOWN)
}

/// Reset a thread state before it is deleted.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyThreadState_Clear`.
///
/// # Safety
/// The caller holds the GIL; `tstate` is alive and used by no other thread.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThreadState_Clear(tstate: *mut PyThreadState) {
    // SAFETY: by this function's contract.
    unsafe { gil::clear(tstate) };
}

/// Delete a thread state.
///
/// - `tstate`: stolen. The current one ends the process.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyThreadState_Delete`.
///
/// # Safety
/// `tstate` is alive and current in no other thread.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThreadState_Delete(tstate: *mut PyThreadState) {
    // SAFETY: by this function's contract.
    unsafe { runtime::delete("PyThreadState_Delete", tstate) };
}

/// Delete the current thread state and give the GIL up.
///
/// - Ends the process when the thread does not hold the GIL.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyThreadState_DeleteCurrent`.
#[unsafe(no_mangle)]
pub extern "C" fn PyThreadState_DeleteCurrent() {
    // CPython names its own inner function.
    runtime::delete_current("_PyThreadState_DeleteCurrent");
}

/// The interpreter of a thread state. Borrowed.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyThreadState_GetInterpreter`.
///
/// # Safety
/// `tstate` is alive.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThreadState_GetInterpreter(
    tstate: *mut PyThreadState,
) -> *mut PyInterpreterState {
    // SAFETY: by this function's contract.
    unsafe { (*tstate).interp }
}

/// The number of a thread state, counted from 1.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyThreadState_GetID`.
///
/// # Safety
/// `tstate` is alive.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThreadState_GetID(tstate: *mut PyThreadState) -> u64 {
    // SAFETY: by this function's contract.
    unsafe { (*tstate).id }
}

/// The current interpreter. Borrowed.
///
/// - Ends the process when the thread does not hold the GIL.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyInterpreterState_Get`.
#[unsafe(no_mangle)]
pub extern "C" fn PyInterpreterState_Get() -> *mut PyInterpreterState {
    runtime::need_current("PyInterpreterState_Get");
    gil::interpreter()
}

/// The interpreter. Borrowed.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyInterpreterState_Main`.
#[unsafe(no_mangle)]
pub extern "C" fn PyInterpreterState_Main() -> *mut PyInterpreterState {
    gil::interpreter()
}

/// The number of an interpreter: there is one, and its number is 0.
///
/// CPython 3.13: Doc/c-api/init.rst, `PyInterpreterState_GetID`.
#[unsafe(no_mangle)]
pub extern "C" fn PyInterpreterState_GetID(_interp: *mut PyInterpreterState) -> i64 {
    0
}

/// A dict for what extensions keep for the interpreter. Borrowed; NULL, without an exception, when there is no memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyInterpreterState_GetDict(
    _interp: *mut PyInterpreterState,
) -> *mut PyObject {
    runtime::interpreter_dict()
}

/// The first interpreter, which is the only one. Borrowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyInterpreterState_Head() -> *mut PyInterpreterState {
    gil::interpreter()
}

/// The next interpreter: NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyInterpreterState_Next(
    _interp: *mut PyInterpreterState,
) -> *mut PyInterpreterState {
    null_mut()
}

/// The newest thread state. Borrowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyInterpreterState_ThreadHead(
    _interp: *mut PyInterpreterState,
) -> *mut PyThreadState {
    gil::newest()
}

/// The thread state that is older by one, or NULL. Borrowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThreadState_Next(tstate: *mut PyThreadState) -> *mut PyThreadState {
    (*tstate).next
}

/// A dict for what extensions keep for this thread. Borrowed; NULL, without an exception, when there is no current
/// thread state or no memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThreadState_GetDict() -> *mut PyObject {
    let state = gil::current();
    if state.is_null() {
        return null_mut();
    }
    runtime::thread_dict(state)
}

/// Count one level of tracing: none is done here.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThreadState_EnterTracing(tstate: *mut PyThreadState) {
    (*tstate).tracing += 1;
}

/// Give it back.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThreadState_LeaveTracing(tstate: *mut PyThreadState) {
    (*tstate).tracing -= 1;
}

/// The frame that a thread is in: NULL, since no code of Python runs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyThreadState_GetFrame(_tstate: *mut PyThreadState) -> *mut PyFrameObject {
    null_mut()
}

mod modules {
    use crate::prelude::*;
    use crate::types::module::state;

    /// Make a module, of one phase, the one that `PyState_FindModule` finds. 0, or -1 with an exception.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn PyState_AddModule(
        module_: *mut PyObject,
        def: *mut PyModuleDef,
    ) -> c_int {
        state::add(module_, def).or_minus_one()
    }

    /// The module of a definition, borrowed; NULL when there is none.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn PyState_FindModule(def: *mut PyModuleDef) -> *mut PyObject {
        state::find(def)
    }

    /// Forget the module of a definition. 0, or -1 with an exception.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn PyState_RemoveModule(def: *mut PyModuleDef) -> c_int {
        state::remove(def).or_minus_one()
    }
}
pub use modules::*;
