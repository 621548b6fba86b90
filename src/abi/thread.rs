//! The state of a thread: a public struct, into which compiled code reaches.

use core::ffi::{c_int, c_ulong, c_void};

use super::{Py_ssize_t, PyObject};

/// An interpreter. C sees only its address.
#[repr(C)]
pub struct PyInterpreterState {
    _opaque: [u8; 0],
}

/// What `PyGILState_Ensure` found: whether the thread had the GIL already.
pub type PyGILState_STATE = c_int;
/// It had.
pub const PyGILState_LOCKED: PyGILState_STATE = 0;
/// It had not.
pub const PyGILState_UNLOCKED: PyGILState_STATE = 1;

/// One level of the exceptions being handled.
#[repr(C)]
pub struct _PyErr_StackItem {
    /// The exception, or NULL.
    pub exc_value: *mut PyObject,
    /// The level below.
    pub previous_item: *mut _PyErr_StackItem,
}

/// The bits of `PyThreadState._status`.
pub mod thread_status {
    /// Filled in.
    pub const INITIALIZED: u32 = 1 << 0;
    /// Belongs to a thread.
    pub const BOUND: u32 = 1 << 1;
    /// Is the one that `PyGILState_Ensure` finds in its thread.
    pub const BOUND_GILSTATE: u32 = 1 << 3;
    /// Is current in its thread.
    pub const ACTIVE: u32 = 1 << 4;
    /// Holds the GIL.
    pub const HOLDS_GIL: u32 = 1 << 5;
    /// Is being cleared.
    pub const FINALIZING: u32 = 1 << 6;
    /// Has been cleared.
    pub const CLEARED: u32 = 1 << 7;
    /// Has been taken out of the list.
    pub const FINALIZED: u32 = 1 << 8;
}

/// The values of `PyThreadState._whence`.
pub mod whence {
    use core::ffi::c_int;

    /// `PyThreadState_New`.
    pub const UNKNOWN: c_int = 0;
    /// The initialisation.
    pub const INIT: c_int = 1;
    /// `PyGILState_Ensure`.
    pub const GILSTATE: c_int = 4;
}

/// The state of a thread.
///
/// The fields up to `c_recursion_remaining`, `current_exception`, `exc_info` and `delete_later` are read by code
/// that was compiled against CPython's headers; the others keep their places.
#[repr(C)]
pub struct PyThreadState {
    /// The next newer state.
    pub prev: *mut PyThreadState,
    /// The next older state.
    pub next: *mut PyThreadState,
    /// Its interpreter.
    pub interp: *mut PyInterpreterState,
    /// Requests to the thread: bit 2 a call is pending, bit 4 a collection is due.
    pub eval_breaker: usize,
    /// What has become of it: bits of [`thread_status`].
    pub _status: u32,
    /// Who made it: one of [`whence`].
    pub _whence: c_int,
    /// 0 detached, 1 attached.
    pub state: c_int,
    /// Python calls that may still nest.
    pub py_recursion_remaining: c_int,
    /// The most of them.
    pub py_recursion_limit: c_int,
    /// C calls that may still nest.
    pub c_recursion_remaining: c_int,
    /// More, for the time an overflow is reported.
    pub recursion_headroom: c_int,
    /// Depth of tracing.
    pub tracing: c_int,
    /// The event that is traced, -1 for none.
    pub what_event: c_int,
    current_frame: *mut c_void,
    c_profilefunc: *mut c_void,
    c_tracefunc: *mut c_void,
    c_profileobj: *mut PyObject,
    c_traceobj: *mut PyObject,
    /// The exception set, or NULL.
    pub current_exception: *mut PyObject,
    /// The innermost exception being handled; never NULL.
    pub exc_info: *mut _PyErr_StackItem,
    /// What extensions keep for the thread, or NULL.
    pub dict: *mut PyObject,
    /// How many `PyGILState_Ensure` are not released yet, and one for a state that was made otherwise.
    pub gilstate_counter: c_int,
    /// An exception that another thread wants raised, or NULL.
    pub async_exc: *mut PyObject,
    /// The thread, as pthread knows it.
    pub thread_id: c_ulong,
    /// The thread, as the system knows it.
    pub native_thread_id: c_ulong,
    /// Objects whose deallocation was put off.
    pub delete_later: *mut PyObject,
    critical_section: usize,
    coroutine_origin_tracking_depth: c_int,
    /// Called when an asynchronous generator begins, or NULL.
    pub async_gen_firstiter: *mut PyObject,
    /// Called when it is finalised, or NULL.
    pub async_gen_finalizer: *mut PyObject,
    /// The context, or NULL.
    pub context: *mut PyObject,
    /// Changes with the context.
    pub context_ver: u64,
    /// Its number, counted from 1.
    pub id: u64,
    datastack_chunk: *mut c_void,
    datastack_top: *mut *mut PyObject,
    datastack_limit: *mut *mut PyObject,
    /// The outermost level of `exc_info`.
    pub exc_state: _PyErr_StackItem,
    previous_executor: *mut PyObject,
    dict_global_version: u64,
    /// The key of thread-local data, or NULL.
    pub threading_local_key: *mut PyObject,
    threading_local_sentinel: Py_ssize_t,
}

const _: () = assert!(size_of::<PyThreadState>() == 304);
const _: () = {
    use core::mem::offset_of;
    assert!(offset_of!(PyThreadState, interp) == 16);
    assert!(offset_of!(PyThreadState, _whence) == 36);
    assert!(offset_of!(PyThreadState, state) == 40);
    assert!(offset_of!(PyThreadState, c_recursion_remaining) == 52);
    assert!(offset_of!(PyThreadState, current_exception) == 112);
    assert!(offset_of!(PyThreadState, exc_info) == 120);
    assert!(offset_of!(PyThreadState, gilstate_counter) == 136);
    assert!(offset_of!(PyThreadState, thread_id) == 152);
    assert!(offset_of!(PyThreadState, delete_later) == 168);
    assert!(offset_of!(PyThreadState, id) == 224);
    assert!(offset_of!(PyThreadState, exc_state) == 256);
};
