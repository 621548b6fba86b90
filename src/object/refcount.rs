//! The count of references, as code compiled with CPython's headers changes it.
//!
//! An object whose low 32 bits are negative is immortal: neither direction changes it. Counting up looks at the low 32
//! bits alone and never carries into the high ones; counting down works on all 64.

use crate::abi::{Py_ssize_t, PyObject};

/// The count of an object that never dies.
pub const IMMORTAL: Py_ssize_t = 0xffff_ffff;

/// Whether nothing changes the count of `op`.
#[inline(always)]
pub unsafe fn is_immortal(op: *mut PyObject) -> bool {
    ((*op).ob_refcnt as i32) < 0
}

/// The count.
#[inline(always)]
pub unsafe fn refcount(op: *mut PyObject) -> Py_ssize_t {
    (*op).ob_refcnt
}

/// Sets the count, unless `op` is immortal.
#[inline(always)]
pub unsafe fn set_refcount(op: *mut PyObject, count: Py_ssize_t) {
    if !is_immortal(op) {
        (*op).ob_refcnt = count;
    }
}

/// Takes one reference.
///
/// All 64 bits are written, with the high ones as they were: whoever was handed the reference gives it back by reading
/// all of them, and a processor has to wait for a write of a part until it can serve a read of the whole.
#[inline(always)]
pub unsafe fn incref(op: *mut PyObject) {
    let next = (*op).ob_refcnt.wrapping_add(1);
    if next as u32 != 0 {
        (*op).ob_refcnt = next;
    }
}

/// Takes one reference, of NULL none.
#[inline(always)]
pub unsafe fn xincref(op: *mut PyObject) {
    if !op.is_null() {
        incref(op);
    }
}

/// `op`, with one more reference, which the caller owns.
#[inline(always)]
pub unsafe fn new_ref<T>(op: *mut T) -> *mut PyObject {
    incref(op.cast());
    op.cast()
}

/// The same; NULL stays NULL.
#[inline(always)]
pub unsafe fn xnew_ref<T>(op: *mut T) -> *mut PyObject {
    xincref(op.cast());
    op.cast()
}

/// Gives back one reference; with the last one the object dies.
#[inline(always)]
pub unsafe fn decref(op: *mut PyObject) {
    if is_immortal(op) {
        return;
    }
    (*op).ob_refcnt -= 1;
    if (*op).ob_refcnt == 0 {
        crate::capi::_Py_Dealloc(op);
    }
}

/// Gives back one reference, of NULL none.
#[inline(always)]
pub unsafe fn xdecref(op: *mut PyObject) {
    if !op.is_null() {
        decref(op);
    }
}
