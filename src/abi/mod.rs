//! The layouts of CPython 3.13 that C programs share with us: data, no behaviour.
//!
//! Every struct here is what a program compiled against CPython's headers believes it to be, so sizes and offsets are
//! proved beside it. Names, of fields too, are CPython's, letter for letter.

#![expect(
    non_camel_case_types,
    non_upper_case_globals,
    reason = "CPython's names, as the C reader knows them"
)]

mod allocator;
mod config;
mod object;
mod thread;

pub use allocator::{
    PYMEM_DOMAIN_MEM, PYMEM_DOMAIN_OBJ, PYMEM_DOMAIN_RAW, PyArena, PyMemAllocatorDomain,
    PyMemAllocatorEx, PyObjectArenaAllocator,
};
pub use config::{PyPreConfig, PyStatus, PyStatusType, PyWideStringList};
pub use object::{PyObject, PyTypeObject};
pub use thread::{
    _PyErr_StackItem, PyGILState_LOCKED, PyGILState_STATE, PyGILState_UNLOCKED, PyInterpreterState,
    PyThreadState, thread_status, whence,
};

/// CPython's signed size.
pub type Py_ssize_t = isize;

/// The largest size that any request may have, in bytes.
pub const PY_SSIZE_T_MAX: usize = isize::MAX as usize;
