//! `internal/pycore_obmalloc.h`: statistics of the small blocks.

use core::ffi::c_int;

use crate::mem;

/// Print what the heap holds, in CPython's layout.
///
/// - `out`: an open stream.
/// - Returns 1; or 0 when the object domain is not served by the heap: then nothing is printed.
/// - Cost: a walk over the heap's tables, a few nanoseconds for each 4096 bytes of it.
///
/// CPython 3.13: Include/internal/pycore_obmalloc.h, `_PyObject_DebugMallocStats`.
///
/// # Safety
/// `out` is an open stream.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyObject_DebugMallocStats(out: *mut libc::FILE) -> c_int {
    // SAFETY: by this function's contract.
    let mut out = unsafe { mem::File::new(out) };
    c_int::from(mem::print_statistics(&mut out))
}
