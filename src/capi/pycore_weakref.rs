//! `pycore_weakref.h`.

use crate::prelude::*;
use crate::weak;

/// Whether the referent of a weak reference is gone: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyWeakref_IsDead(weakref: *mut PyObject) -> c_int {
    c_int::from(weak::strong(weakref).is_none())
}
