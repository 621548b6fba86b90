//! `pycore_setobject.h`.

use crate::prelude::*;
use crate::types::set;

/// Add all items of an iterable to a set. 0, or -1 with an exception; SystemError when it is no set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PySet_Update(set: *mut PyObject, iterable: *mut PyObject) -> c_int {
    if !PySet_Check(set) {
        PyErr_BadInternalCall();
        return -1;
    }
    set::update(set, iterable).or_minus_one()
}
