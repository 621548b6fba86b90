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

/// What a rare case tells C, such as an error, as the end of a function for it. That it is always the same must not be
/// seen: a caller that returns the constant itself keeps a frame for it, on its common way as well.
#[inline(always)]
pub fn told<T>(answer: T) -> T {
    core::hint::black_box(answer)
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
