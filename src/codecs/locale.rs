//! The encoding of the locale: UTF-8, whatever the locale, with the two handlers that CPython has for it.

use super::utf8;
use crate::prelude::*;
use crate::types::raise::fail;

unsafe fn check_handler(errors: *const c_char) -> Fallible {
    if errors.is_null()
        || matches!(
            CStr::from_ptr(errors).to_bytes(),
            b"strict" | b"surrogateescape"
        )
    {
        return Ok(());
    }
    Err(fail(PyExc_ValueError, c"unsupported error handler"))
}

/// The str of bytes.
pub unsafe fn decode(text: &[u8], errors: *const c_char) -> Fallible<Ref> {
    if text.contains(&0) {
        return Err(fail(PyExc_ValueError, c"embedded null byte"));
    }
    check_handler(errors)?;
    utf8::decode(text, errors, None)
}

/// The bytes of a str.
pub unsafe fn encode(op: *mut PyObject, errors: *const c_char) -> Fallible<Ref> {
    let length = PyUnicode_GET_LENGTH(op);
    if PyUnicode_FindChar(op, 0, 0, length, 1) >= 0 {
        return Err(fail(PyExc_ValueError, c"embedded null character"));
    }
    check_handler(errors)?;
    utf8::encode(op, errors)
}
