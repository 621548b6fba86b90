//! Assignment of `__bases__`.

use crate::prelude::*;

/// Gives `kind` other bases.
pub unsafe fn set(_kind: *mut PyTypeObject, _bases: *mut PyObject) -> Fallible {
    Err(Raised)
}
