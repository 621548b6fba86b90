//! str.

use crate::prelude::*;

/// The interned, immortal str of an ASCII text, in memory that no domain counts.
pub unsafe fn immortal_name(_text: &'static CStr) -> *mut PyObject {
    crate::fatal::absent("str")
}
