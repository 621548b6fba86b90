//! `pycore_tracemalloc.h`.

use crate::mem::tracemalloc;
use crate::prelude::*;
use crate::types::modules::tracemalloc::unknown_place;

/// Where a block was allocated, new reference: a tuple of (file, line), of which there is one, unknown, since no code of
/// Python runs; None when it is not traced. NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyTraceMalloc_GetTraceback(domain: c_uint, ptr: usize) -> *mut PyObject {
    if !tracemalloc::is_on() || !tracemalloc::has(domain, ptr) {
        return new_ref(Py_None());
    }
    unknown_place().or_null()
}
