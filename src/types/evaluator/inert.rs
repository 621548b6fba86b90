//! Types of which there are no objects.

use crate::prelude::*;
use crate::types::define::STATIC_TYPE;

/// A type that nothing can be of.
pub const fn inert(name: &'static CStr, bytes: usize) -> PyTypeObject {
    PyTypeObject {
        ob_base: STATIC_TYPE,
        tp_name: name.as_ptr(),
        tp_basicsize: bytes as Py_ssize_t,
        tp_flags: Py_TPFLAGS_DISALLOW_INSTANTIATION,
        ..PyTypeObject::EMPTY
    }
}
