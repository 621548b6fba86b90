//! UTF-8 where it is not well formed, or has to be bytes.

use crate::prelude::*;

/// Decodes what may be malformed; `consumed`: an incomplete end is left, and where it begins is told.
pub unsafe fn decode_slowly(
    _text: &[u8],
    _errors: *const c_char,
    _consumed: Option<&mut usize>,
) -> Fallible<Ref> {
    crate::fatal::absent("utf-8 errors")
}

/// The bytes of a str.
pub unsafe fn encode(_op: *mut PyObject, _errors: *const c_char) -> Fallible<Ref> {
    crate::fatal::absent("utf-8 errors")
}
