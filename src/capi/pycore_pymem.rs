//! `internal/pycore_pymem.h`: what CPython exports of its memory domains and keeps out of its public headers.

use core::ffi::{CStr, c_char};
use core::ptr;

use crate::mem;

/// Copy a text into the memory domain.
///
/// - `str`: ends in a zero byte; borrowed.
/// - Returns a new block, to be freed with `PyMem_Free`; NULL when there is no memory.
///
/// CPython 3.13: Include/internal/pycore_pymem.h, `_PyMem_Strdup`.
///
/// # Safety
/// The caller holds the GIL; `str` is a C string.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyMem_Strdup(str: *const c_char) -> *mut c_char {
    // SAFETY: by this function's contract.
    unsafe { mem::duplicate(CStr::from_ptr(str)) }
}

/// Name the allocators that are installed.
///
/// - Returns one of `pymalloc`, `mimalloc` and `malloc`, with `_debug` behind it when debug hooks lie over all
///   domains; NULL when some domain has an allocator of the program's. The text is static.
///
/// CPython 3.13: Include/internal/pycore_pymem.h, `_PyMem_GetCurrentAllocatorName`.
#[unsafe(no_mangle)]
pub extern "C" fn _PyMem_GetCurrentAllocatorName() -> *const c_char {
    mem::current_name().map_or(ptr::null(), CStr::as_ptr)
}
