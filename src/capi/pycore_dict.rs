//! `pycore_dict.h`.

use crate::prelude::*;

absent! {
    fn _PyDict_SizeOf(arg1: *mut PyDictObject) -> Py_ssize_t;
    fn _PyDict_SetItem_KnownHash_LockHeld(mp: *mut PyDictObject, key: *mut PyObject, value: *mut PyObject, hash: Py_hash_t) -> c_int;
}
