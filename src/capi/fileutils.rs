//! `fileutils.h`.

use crate::prelude::*;

absent! {
    fn Py_DecodeLocale(arg: *const c_char, size: *mut usize) -> *mut wchar_t;
    fn Py_EncodeLocale(text: *const wchar_t, error_pos: *mut usize) -> *mut c_char;
}
