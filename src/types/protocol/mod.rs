//! What works on objects of any type: items, sequences, mappings, iteration, instances.

pub mod instance;
pub mod items;
pub mod iteration;
pub mod mapping;
pub mod sequence;

use crate::prelude::*;
use crate::types::raise::fail;

/// SystemError for a NULL where an object belongs, unless an exception is set already.
#[cold]
pub unsafe fn null_argument() -> Raised {
    if PyErr_Occurred().is_null() {
        fail(PyExc_SystemError, c"null argument to internal routine");
    }
    Raised
}

#[inline(always)]
unsafe fn expect(op: *mut PyObject) -> Fallible {
    if op.is_null() {
        Err(null_argument())
    } else {
        Ok(())
    }
}

/// Raises TypeError with the name of the type of `op`.
#[cold]
unsafe fn type_error(format: &CStr, op: *mut PyObject) -> Raised {
    PyErr_Format(PyExc_TypeError, format.as_ptr(), (*Py_TYPE(op)).tp_name);
    Raised
}

/// A function of the slots for sequences.
macro_rules! sequence_slot {
    ($op:expr, $slot:ident) => {
        (*Py_TYPE($op))
            .tp_as_sequence
            .as_ref()
            .and_then(|slots| slots.$slot)
    };
}
use sequence_slot;

/// A function of the slots for mappings.
macro_rules! mapping_slot {
    ($op:expr, $slot:ident) => {
        (*Py_TYPE($op))
            .tp_as_mapping
            .as_ref()
            .and_then(|slots| slots.$slot)
    };
}
use mapping_slot;

/// A length that a slot gave.
#[inline(always)]
unsafe fn length(given: Py_ssize_t) -> Fallible<Py_ssize_t> {
    if given < 0 { Err(Raised) } else { Ok(given) }
}
