//! Deallocation that does not nest without end.
//!
//! Each thread has a budget of nested calls of C. A deallocator of a container that finds it used up puts its object
//! off; when the calls have returned far enough, what was put off is deallocated.
//!
//! ```text
//! delete_later ──> object ──> object ──> 0      chained through the words that held their counts
//! ```

use crate::gc;
use crate::gil;
use crate::prelude::*;

/// Calls that must remain for an object to be deallocated at once. Without optimisation a call takes several times the
/// stack, and only some hundreds nest.
const HEADROOM: c_int = if cfg!(debug_assertions) {
    Py_C_RECURSION_LIMIT - 500
} else {
    Py_TRASHCAN_HEADROOM
};

/// With more calls than these remaining, what was put off is deallocated.
const ENOUGH: c_int = if cfg!(debug_assertions) {
    Py_C_RECURSION_LIMIT - 400
} else {
    2 * Py_TRASHCAN_HEADROOM
};

/// Begins the deallocation of `op`, which is untracked, in the deallocator `dealloc`. `None`: it was put off, and the
/// deallocator has to return. Otherwise [`end`] follows.
#[inline(always)]
pub unsafe fn begin(
    op: *mut PyObject,
    dealloc: unsafe extern "C" fn(*mut PyObject),
) -> Option<*mut PyThreadState> {
    let thread = gil::current();
    if (*thread).c_recursion_remaining <= HEADROOM {
        // A deallocator that a subtype's has called may not be entered twice.
        let entered = (*Py_TYPE(op)).tp_dealloc;
        if entered.is_some_and(|entered| ptr::fn_addr_eq(entered, dealloc)) {
            deposit(thread, op);
            return None;
        }
    }
    (*thread).c_recursion_remaining -= 1;
    Some(thread)
}

/// Ends what [`begin`] has begun.
#[inline(always)]
pub unsafe fn end(thread: *mut PyThreadState) {
    (*thread).c_recursion_remaining += 1;
    if !(*thread).delete_later.is_null() && (*thread).c_recursion_remaining > ENOUGH {
        destroy_chain(thread);
    }
}

/// Puts `op`, which has no references, off.
#[cold]
pub unsafe fn deposit(thread: *mut PyThreadState, op: *mut PyObject) {
    if PyType_IS_GC(Py_TYPE(op)) {
        gc::untrack(op);
    }
    (*op).ob_refcnt = (*thread).delete_later.expose_provenance() as Py_ssize_t;
    (*thread).delete_later = op;
}

/// Deallocates everything that was put off.
#[cold]
pub unsafe fn destroy_chain(thread: *mut PyThreadState) {
    // What is put off meanwhile waits for its turn in the loop here.
    (*thread).c_recursion_remaining -= 1;
    loop {
        let op = (*thread).delete_later;
        if op.is_null() {
            break;
        }
        (*thread).delete_later = ptr::with_exposed_provenance_mut((*op).ob_refcnt as usize);
        (*op).ob_refcnt = 0;
        if let Some(dealloc) = (*Py_TYPE(op)).tp_dealloc {
            dealloc(op);
        }
    }
    (*thread).c_recursion_remaining += 1;
}
