//! Exceptions that are raised in many places.

use crate::prelude::*;

/// Raises an exception of a constant text.
#[cold]
pub unsafe fn fail(kind: *mut PyObject, text: &CStr) -> Raised {
    PyErr_SetString(kind, text.as_ptr());
    Raised
}

/// Raises SystemError for a wrong argument from C.
#[cold]
pub unsafe fn bad_call() -> Raised {
    PyErr_BadInternalCall();
    Raised
}

/// Raises MemoryError.
#[cold]
pub unsafe fn no_memory() -> Raised {
    PyErr_NoMemory();
    Raised
}

/// Raises KeyError for `key`.
#[cold]
pub unsafe fn key_error(key: *mut PyObject) -> Raised {
    // A tuple would be taken for the arguments.
    if let Some(arguments) = Ref::steal(PyTuple_Pack(1, key)) {
        PyErr_SetObject(PyExc_KeyError, arguments.ptr());
    }
    Raised
}
