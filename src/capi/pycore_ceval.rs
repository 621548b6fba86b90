//! `pycore_ceval.h`.

use crate::prelude::*;

absent! {
    fn _Py_CheckRecursiveCall(tstate: *mut PyThreadState, where_: *const c_char) -> c_int;
}
