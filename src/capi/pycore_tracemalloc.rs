//! `pycore_tracemalloc.h`.

use crate::prelude::*;

absent! {
    fn _PyTraceMalloc_GetTraceback(domain: c_uint, ptr: usize) -> *mut PyObject;
}
