//! `pycore_weakref.h`.

use crate::prelude::*;

absent! {
    fn _PyWeakref_IsDead(weakref: *mut PyObject) -> c_int;
}
