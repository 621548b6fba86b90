//! Copies of texts.

use core::ffi::{CStr, c_char};
use core::ptr;

use super::tables;

/// A copy of `text` in the memory domain, or NULL.
///
/// # Safety
/// The caller holds the GIL.
pub unsafe fn duplicate(text: &CStr) -> *mut c_char {
    let bytes = text.to_bytes_with_nul();
    // SAFETY: by this function's contract.
    let copy = unsafe { tables::MEM.malloc(bytes.len()) }.cast::<c_char>();
    if !copy.is_null() {
        // SAFETY: a fresh block of so many bytes.
        unsafe { ptr::copy_nonoverlapping(text.as_ptr(), copy, bytes.len()) };
    }
    copy
}
