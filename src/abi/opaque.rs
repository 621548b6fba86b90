//! What C knows by address only, or as a number.

use super::*;
use core::ffi::{c_longlong, c_uchar};

pub use libc::{FILE, wchar_t};

/// A frame. There is no evaluator, so there is none.
pub type PyFrameObject = PyObject;
/// A code object.
pub type PyCodeObject = PyObject;
/// A generator.
pub type PyGenObject = PyObject;

/// A string of C that is interned when it is first used.
#[repr(C)]
pub struct _Py_Identifier {
    pub string: *const c_char,
    pub index: Py_ssize_t,
    pub mutex: u8,
}

/// A writer of bytes, on the caller's stack.
#[repr(C)]
pub struct _PyBytesWriter {
    pub buffer: *mut PyObject,
    pub allocated: Py_ssize_t,
    pub min_size: Py_ssize_t,
    pub use_bytearray: c_int,
    pub overallocate: c_int,
    pub use_small_buffer: c_int,
    pub small_buffer: [c_char; 512],
}

/// A key of thread-specific storage.
#[repr(C)]
pub struct Py_tss_t {
    pub _is_initialized: c_int,
    pub _key: libc::pthread_key_t,
}

/// A lock of one byte.
#[repr(C)]
pub struct PyMutex {
    pub _bits: u8,
}

/// A critical section: nothing to do where there is a GIL.
#[repr(C)]
pub struct PyCriticalSection {
    _opaque: [u8; 0],
}

/// A critical section over two objects.
#[repr(C)]
pub struct PyCriticalSection2 {
    _opaque: [u8; 0],
}

/// A lock, by address.
pub type PyThread_type_lock = *mut c_void;
/// A thread, for whoever joins it.
pub type PyThread_handle_t = c_ulong;
/// A thread's number.
pub type PyThread_ident_t = c_ulong;
/// How an attempt at a lock ended.
pub type PyLockStatus = c_int;
/// How a `send` ended.
pub type PySendResult = c_int;
/// `PyTime_t`: nanoseconds.
pub type PyTime_t = c_longlong;
/// A byte, as C's type tables count them.
pub type uchar = c_uchar;

/// Called when a capsule goes.
pub type PyCapsule_Destructor = Option<unsafe extern "C" fn(*mut PyObject)>;
/// Told of objects made and destroyed.
pub type PyRefTracer = Option<unsafe extern "C" fn(*mut PyObject, c_int, *mut c_void) -> c_int>;
/// A tracing function.
pub type Py_tracefunc =
    Option<unsafe extern "C" fn(*mut PyObject, *mut PyObject, c_int, *mut PyObject) -> c_int>;
/// Told of changes of a dict.
pub type PyDict_WatchCallback =
    Option<unsafe extern "C" fn(c_int, *mut PyObject, *mut PyObject, *mut PyObject) -> c_int>;
/// Told of changes of a type.
pub type PyType_WatchCallback = Option<unsafe extern "C" fn(*mut PyTypeObject) -> c_int>;
/// Called with each object of the collector.
pub type gcvisitobjects_t = Option<unsafe extern "C" fn(*mut PyObject, *mut c_void) -> c_int>;
/// Called at the end.
pub type atexit_datacallbackfunc = Option<unsafe extern "C" fn(*mut c_void)>;

/// What handles a signal.
pub type PyOS_sighandler_t = Option<unsafe extern "C" fn(c_int)>;
/// Told of audit events.
pub type Py_AuditHookFunction =
    Option<unsafe extern "C" fn(*const c_char, *mut PyObject, *mut c_void) -> c_int>;

/// How code is to be compiled.
#[repr(C)]
pub struct PyCompilerFlags {
    /// Bits.
    pub cf_flags: c_int,
    /// The minor version of the language.
    pub cf_feature_version: c_int,
}
