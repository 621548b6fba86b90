//! `pycore_pyhash.h`.

use crate::hash;
use crate::prelude::*;

/// The secret of all hashes of str and bytes, after `PYTHONHASHSEED`.
#[unsafe(no_mangle)]
pub static mut _Py_HashSecret: [usize; hash::SECRET_BYTES / 8] = [0; hash::SECRET_BYTES / 8];

/// The hash of `length` bytes; 0 of none, never -1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_HashBytes(start: *const c_void, length: Py_ssize_t) -> Py_hash_t {
    if length == 0 {
        return 0;
    }
    hash::of_bytes(core::slice::from_raw_parts(start.cast(), length as usize))
}
