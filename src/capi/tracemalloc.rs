//! `tracemalloc.h`: tracking of memory that the allocators do not see.

use core::ffi::{c_int, c_uint};

use crate::mem::tracemalloc;

/// Track a block of memory that came from elsewhere.
///
/// - `domain`: a number of the program's; 0 is the allocators' own.
/// - `ptr`: the block's address; tracked already, it gets the new size.
/// - `size`: in bytes.
/// - Returns 0; -1 when there is no memory for it; -2 while tracing is off.
/// - May be called by any thread, with or without the GIL.
///
/// CPython 3.13: Doc/c-api/memory.rst, `PyTraceMalloc_Track`.
#[unsafe(no_mangle)]
pub extern "C" fn PyTraceMalloc_Track(domain: c_uint, ptr: usize, size: usize) -> c_int {
    match tracemalloc::track(domain, ptr, size) {
        None => -2,
        Some(false) => -1,
        Some(true) => 0,
    }
}

/// Track a block no more.
///
/// - `domain`, `ptr`: as they were tracked; what was not is passed over.
/// - Returns 0; -2 while tracing is off.
/// - May be called by any thread, with or without the GIL.
///
/// CPython 3.13: Doc/c-api/memory.rst, `PyTraceMalloc_Untrack`.
#[unsafe(no_mangle)]
pub extern "C" fn PyTraceMalloc_Untrack(domain: c_uint, ptr: usize) -> c_int {
    if tracemalloc::untrack(domain, ptr) {
        0
    } else {
        -2
    }
}
