//! The mini-language of `__format__`.

use crate::prelude::*;

/// `int.__format__`.
pub unsafe fn format_int(_: *mut PyObject, _: *mut PyObject) -> Fallible<Ref> {
    crate::fatal::absent("int.__format__")
}

/// `float.__format__`.
pub unsafe fn format_float(_: *mut PyObject, _: *mut PyObject) -> Fallible<Ref> {
    crate::fatal::absent("float.__format__")
}
