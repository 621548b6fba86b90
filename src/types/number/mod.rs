//! The protocol of numbers: which type's slot an operator calls, conversions; and what the types of numbers share.
//!
//! ```text
//! binary      a + b and its like
//! in_place    a += b and its like
//! power       pow(a, b, c)
//! convert     __index__, int(x), float(x)
//! ```

mod binary;
mod convert;
mod in_place;
mod power;
mod share;

pub use binary::*;
pub use convert::*;
pub use in_place::*;
pub use power::*;
pub(crate) use share::struct_sequence;
pub use share::{Memory, make_sequence, pair, with_ascii};

use crate::prelude::*;

/// What a caller gets for a NULL: the error that made it one, else SystemError.
#[cold]
pub unsafe fn null_error() -> *mut PyObject {
    if PyErr_Occurred().is_null() {
        PyErr_SetString(
            PyExc_SystemError,
            c"null argument to internal routine".as_ptr(),
        );
    }
    null_mut()
}

/// The slot of a type, if it has one.
#[inline(always)]
unsafe fn slot<F>(op: *mut PyObject, of: fn(&PyNumberMethods) -> Option<F>) -> Option<F> {
    of((*Py_TYPE(op)).tp_as_number.as_ref()?)
}
