//! `pycore_pyhash.h`.

use crate::prelude::*;

absent_data! {
    _Py_HashSecret: 24
}

absent! {
    fn _Py_HashBytes(arg1: *const c_void, arg2: Py_ssize_t) -> Py_hash_t;
}
