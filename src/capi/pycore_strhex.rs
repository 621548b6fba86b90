//! `pycore_strhex.h`.

use crate::prelude::*;
use crate::types::bytes::text;

/// The hexadecimal digits of bytes, as a new str; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_strhex(bytes: *const c_char, size: Py_ssize_t) -> *mut PyObject {
    let bytes = core::slice::from_raw_parts(bytes.cast(), size as usize);
    text::hex(bytes, null_mut(), 0)
        .and_then(|digits| text::ascii(digits.bytes()))
        .or_null()
}

/// The hexadecimal digits of bytes with a separator between groups, as new bytes; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_strhex_bytes_with_sep(
    bytes: *const c_char,
    size: Py_ssize_t,
    sep: *mut PyObject,
    bytes_per_group: c_int,
) -> *mut PyObject {
    let bytes = core::slice::from_raw_parts(bytes.cast(), size as usize);
    text::hex(bytes, sep, bytes_per_group)
        .and_then(|digits| digits.finish())
        .or_null()
}
