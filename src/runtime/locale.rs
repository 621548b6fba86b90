//! Texts of C as wide characters and back: UTF-8, whatever the locale. A byte that is no UTF-8 is a surrogate, U+DC80
//! to U+DCFF, as everywhere where Python meets the system.

#![allow(
    clippy::missing_safety_doc,
    unsafe_op_in_unsafe_fn,
    reason = "the contract of the C API (`capi`) is that of each function here"
)]

use core::slice;

use crate::prelude::*;

/// The wide characters, in memory of the raw domain, and how many; `None` when there is no memory.
pub unsafe fn decode(text: *const c_char) -> Option<(*mut wchar_t, usize)> {
    let bytes = CStr::from_ptr(text).to_bytes();
    // No character has fewer bytes than one.
    let wide: *mut wchar_t = PyMem_RawMalloc((bytes.len() + 1) * size_of::<wchar_t>()).cast();
    if wide.is_null() {
        return None;
    }
    let mut length = 0;
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid().chars().map(u32::from);
        let invalid = chunk.invalid().iter().map(|byte| 0xdc00 + u32::from(*byte));
        for character in valid.chain(invalid) {
            *wide.add(length) = character as wchar_t;
            length += 1;
        }
    }
    *wide.add(length) = 0;
    Some((wide, length))
}

/// The bytes, in memory of the mem domain; the place of the first character that has none, or `None` when there is no
/// memory.
pub unsafe fn encode(text: *const wchar_t) -> Result<*mut c_char, Option<usize>> {
    let length = libc::wcslen(text);
    let out: *mut u8 = PyMem_Malloc(length * 4 + 1).cast();
    if out.is_null() {
        return Err(None);
    }
    let mut end = 0;
    for (i, character) in slice::from_raw_parts(text, length).iter().enumerate() {
        let character = *character as u32;
        match char::from_u32(character) {
            Some(character) => {
                let room = slice::from_raw_parts_mut(out.add(end), 4);
                end += character.encode_utf8(room).len();
            }
            None if (0xdc80..=0xdcff).contains(&character) => {
                *out.add(end) = (character - 0xdc00) as u8;
                end += 1;
            }
            None => {
                PyMem_Free(out.cast());
                return Err(Some(i));
            }
        }
    }
    *out.add(end) = 0;
    Ok(out.cast())
}
