//! `pycore_dict.h`.

use crate::prelude::*;
use crate::types::dict;

/// The bytes of a dict and of its table.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyDict_SizeOf(mp: *mut PyDictObject) -> Py_ssize_t {
    dict::size(mp.cast())
}

/// Set the value of `key`, whose hash is known. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyDict_SetItem_KnownHash_LockHeld(
    mp: *mut PyDictObject,
    key: *mut PyObject,
    value: *mut PyObject,
    hash: Py_hash_t,
) -> c_int {
    dict::insert_known_hash(mp.cast(), key, hash, value).or_minus_one()
}
