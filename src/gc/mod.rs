//! Memory of objects that can be in cycles, and the collector.

#![allow(
    clippy::missing_safety_doc,
    unsafe_op_in_unsafe_fn,
    reason = "the contract of the C API (`capi`) is that of each function here"
)]

use crate::prelude::*;

/// Bytes before an object of this type: the managed dict and the weak references, when it has them.
pub unsafe fn bytes_before(kind: *mut PyTypeObject) -> usize {
    if (*kind).tp_flags & Py_TPFLAGS_PREHEADER != 0 {
        16
    } else {
        0
    }
}

/// Memory for an object of `bytes` bytes, not zeroed but for what is before it, and not tracked. NULL with MemoryError.
pub unsafe fn allocate(kind: *mut PyTypeObject, bytes: usize) -> *mut PyObject {
    let before = bytes_before(kind);
    let start: *mut c_void = PyObject_Malloc(before + bytes);
    if start.is_null() {
        return PyErr_NoMemory();
    }
    ptr::write_bytes(start.cast::<u8>(), 0, before);
    start.byte_add(before).cast()
}

/// From now on the collector looks at `op`.
#[inline(always)]
pub unsafe fn track(_op: *mut PyObject) {}

/// From now on the collector does not look at `op`; nothing to do when it did not.
#[inline(always)]
pub unsafe fn untrack(_op: *mut PyObject) {}

/// Whether the collector looks at `op`, an object of a type that has `Py_TPFLAGS_HAVE_GC`.
#[inline(always)]
pub unsafe fn is_tracked(_op: *mut PyObject) -> bool {
    false
}

/// Gives back the memory of `op`, which is dead, and untracks it if needed.
pub unsafe fn free(op: *mut PyObject) {
    PyObject_Free(op.byte_sub(bytes_before((*op).ob_type)).cast());
}
