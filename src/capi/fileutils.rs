//! `fileutils.h`.

use crate::prelude::*;
use crate::runtime::locale;

/// The wide characters of a text in UTF-8; a byte that is none is U+DC80 to U+DCFF. `size`: their number, or the largest one when
/// there is no memory; may be NULL. To be freed with `PyMem_RawFree`; NULL when there is no memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_DecodeLocale(arg: *const c_char, size: *mut usize) -> *mut wchar_t {
    let (wide, length) = locale::decode(arg).unwrap_or((null_mut(), usize::MAX));
    if !size.is_null() {
        *size = length;
    }
    wide
}

/// The text in UTF-8 of wide characters, U+DC80 to U+DCFF as bytes. `error_pos`: the place of one that has none, or the largest
/// number; may be NULL. To be freed with `PyMem_Free`; NULL when a character has none or there is no memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_EncodeLocale(
    text: *const wchar_t,
    error_pos: *mut usize,
) -> *mut c_char {
    let (bytes, wrong) = match locale::encode(text) {
        Ok(bytes) => (bytes, usize::MAX),
        Err(place) => (null_mut(), place.unwrap_or(usize::MAX)),
    };
    if !error_pos.is_null() {
        *error_pos = wrong;
    }
    bytes
}
