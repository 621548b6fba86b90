//! Birth and death of objects.
//!
//! ```text
//! memory ── init ──> count 1 ── last reference given back ──> dealloc: tp_dealloc, which frees the memory
//!                                                                │
//!                                      finalize_in_dealloc: count 1 again for the time of tp_finalize
//! ```

use core::cell::UnsafeCell;

use crate::gc;
use crate::prelude::*;

struct Tracer {
    /// Whether there is a function: a byte, looked at by every birth and death.
    set: bool,
    function: PyRefTracer,
    data: *mut c_void,
}

struct TracerCell(UnsafeCell<Tracer>);

// SAFETY: read and written under the GIL alone.
unsafe impl Sync for TracerCell {}

/// Told of every object that is made or destroyed.
static TRACER: TracerCell = TracerCell(UnsafeCell::new(Tracer {
    set: false,
    function: None,
    data: null_mut(),
}));

/// Sets who is told of objects made and destroyed; `None`: nobody.
pub unsafe fn set_tracer(function: PyRefTracer, data: *mut c_void) {
    *TRACER.0.get() = Tracer {
        set: function.is_some(),
        function,
        data,
    };
}

/// Who is told, and with what.
pub unsafe fn tracer() -> (PyRefTracer, *mut c_void) {
    let tracer = &*TRACER.0.get();
    (tracer.function, tracer.data)
}

#[cold]
#[inline(never)]
unsafe fn tell(op: *mut PyObject, event: c_int) {
    let (function, data) = tracer();
    if let Some(function) = function {
        function(op, event, data);
    }
}

/// Whether anybody is told of objects made and destroyed.
#[inline(always)]
pub unsafe fn is_traced() -> bool {
    (*TRACER.0.get()).set
}

/// An object that `pool` has kept, with the count 1; NULL when there is none, or a tracer is to be told of its birth.
#[inline(always)]
pub unsafe fn revive(pool: &Pool) -> *mut PyObject {
    if is_traced() {
        return null_mut();
    }
    let op = pool.take();
    if !op.is_null() {
        (*op).ob_refcnt = 1;
    }
    op
}

/// Gives `op`, whose type is set, the count 1, and tells the tracer.
#[inline(always)]
pub unsafe fn new_reference(op: *mut PyObject) {
    (*op).ob_refcnt = 1;
    if is_traced() {
        tell(op, PyRefTracer_CREATE);
    }
}

/// Tells the tracer that `op` lives on.
pub unsafe fn resurrected(op: *mut PyObject) {
    if is_traced() {
        tell(op, PyRefTracer_CREATE);
    }
}

/// Makes memory an object: type and count; the type counts its instance when it is made at run time.
#[inline(always)]
pub unsafe fn init(op: *mut PyObject, kind: *mut PyTypeObject) {
    (*op).ob_type = kind;
    if PyType_HasFeature(kind, Py_TPFLAGS_HEAPTYPE) {
        incref(kind.cast());
    }
    new_reference(op);
}

/// The same for an object of variable size.
#[inline(always)]
pub unsafe fn init_var(op: *mut PyVarObject, kind: *mut PyTypeObject, size: Py_ssize_t) {
    (*op).ob_size = size;
    init(op.cast(), kind);
}

/// Bytes of an object of `items` items, without what is before it.
#[inline(always)]
pub unsafe fn object_bytes(kind: *mut PyTypeObject, items: Py_ssize_t) -> usize {
    let items = ((*kind).tp_itemsize as usize).wrapping_mul(items as usize);
    ((*kind).tp_basicsize as usize)
        .wrapping_add(items)
        .wrapping_add(7)
        & !7
}

/// The end of an object without references. What is rare stands apart, so that the rest is a jump without a frame.
#[inline(always)]
pub unsafe fn dealloc(op: *mut PyObject) {
    if is_traced() {
        return dealloc_traced(op);
    }
    call_dealloc(op);
}

/// Every type that is ready has a deallocator; the object of another one is a mistake that ends in a jump to NULL, as in
/// CPython.
#[inline(always)]
unsafe fn call_dealloc(op: *mut PyObject) {
    (*(*op).ob_type).tp_dealloc.unwrap_unchecked()(op);
}

#[cold]
#[inline(never)]
unsafe fn dealloc_traced(op: *mut PyObject) {
    tell(op, PyRefTracer_DESTROY);
    call_dealloc(op);
}

/// A new object for `PyType_GenericAlloc`: zeroed, tracked when its type is the collector's.
#[inline]
pub unsafe fn generic_alloc(kind: *mut PyTypeObject, items: Py_ssize_t) -> *mut PyObject {
    if (*kind).tp_itemsize != 0 || (*kind).tp_flags & Py_TPFLAGS_PREHEADER != 0 {
        return generic_alloc_any(kind, items);
    }
    let bytes = object_bytes(kind, 0);
    if PyType_IS_GC(kind) {
        fixed_gc(kind, bytes)
    } else {
        fixed_plain(kind, bytes)
    }
}

/// An object of a fixed size with nothing before it. Each kind by itself, since the other would need more registers.
#[inline(never)]
unsafe fn fixed_plain(kind: *mut PyTypeObject, bytes: usize) -> *mut PyObject {
    let op = allocate_plain(bytes);
    if !op.is_null() {
        zero(op.cast(), bytes);
        init(op, kind);
    }
    op
}

#[inline(never)]
unsafe fn fixed_gc(kind: *mut PyTypeObject, bytes: usize) -> *mut PyObject {
    let op = gc::allocate_fixed(bytes);
    if op.is_null() {
        return op;
    }
    zero(op.cast(), bytes);
    init(op, kind);
    gc::tracked(op)
}

#[inline(never)]
unsafe fn generic_alloc_any(kind: *mut PyTypeObject, items: Py_ssize_t) -> *mut PyObject {
    // One item more: types whose items end with a sentinel count on it.
    let bytes = object_bytes(kind, items + 1);
    if PyType_IS_GC(kind) {
        return generic_alloc_gc(kind, items, bytes);
    }
    let op = allocate_plain(bytes);
    if !op.is_null() {
        begin_zeroed(op, kind, items, bytes);
    }
    op
}

/// Not in line: objects of other types need fewer registers.
#[inline(never)]
unsafe fn generic_alloc_gc(
    kind: *mut PyTypeObject,
    items: Py_ssize_t,
    bytes: usize,
) -> *mut PyObject {
    let op = gc::allocate(kind, bytes);
    if !op.is_null() {
        begin_zeroed(op, kind, items, bytes);
        gc::track(op);
    }
    op
}

#[inline(always)]
unsafe fn begin_zeroed(
    op: *mut PyObject,
    kind: *mut PyTypeObject,
    items: Py_ssize_t,
    bytes: usize,
) {
    zero(op.cast(), bytes);
    if (*kind).tp_itemsize == 0 {
        init(op, kind);
    } else {
        init_var(op.cast(), kind, items);
    }
}

/// Zeroes words of an object: mostly so few that a call would be the larger part of the work.
#[inline(always)]
pub unsafe fn zero(start: *mut u8, bytes: usize) {
    const PAIR: usize = 16;
    let put = |at: usize| start.add(at).cast::<u128>().write_unaligned(0);
    if bytes > 64 {
        ptr::write_bytes(start, 0, bytes);
    } else if bytes > 32 {
        put(0);
        put(PAIR);
        put(bytes - 2 * PAIR);
        put(bytes - PAIR);
    } else if bytes >= PAIR {
        put(0);
        put(bytes - PAIR);
    } else if bytes == 8 {
        start.cast::<u64>().write_unaligned(0);
    } else {
        ptr::write_bytes(start, 0, bytes);
    }
}

#[inline(always)]
unsafe fn allocate_plain(bytes: usize) -> *mut PyObject {
    let op: *mut c_void = PyObject_Malloc(bytes);
    if op.is_null() {
        return PyErr_NoMemory();
    }
    op.cast()
}

/// `_PyObject_New`: not zeroed.
#[inline(always)]
pub unsafe fn make(kind: *mut PyTypeObject) -> *mut PyObject {
    let op = allocate_plain((*kind).tp_basicsize as usize);
    if !op.is_null() {
        init(op, kind);
    }
    op
}

/// `_PyObject_NewVar`: not zeroed.
#[inline(always)]
pub unsafe fn make_var(kind: *mut PyTypeObject, items: Py_ssize_t) -> *mut PyVarObject {
    let op: *mut PyVarObject = allocate_plain(object_bytes(kind, items)).cast();
    if !op.is_null() {
        init_var(op, kind, items);
    }
    op
}

/// Calls `tp_finalize`: once for an object of the collector, every time for any other.
pub unsafe fn finalize(op: *mut PyObject) {
    let kind = Py_TYPE(op);
    let Some(function) = (*kind).tp_finalize else {
        return;
    };
    let remembers = PyType_IS_GC(kind);
    if remembers && gc::is_finalized(op) {
        return;
    }
    function(op);
    if remembers {
        gc::set_finalized(op);
    }
}

/// The same for an object that is dying, which lives again meanwhile. False: it was resurrected, and whoever is
/// deallocating it has to stop.
pub unsafe fn finalize_in_dealloc(op: *mut PyObject) -> bool {
    if (*op).ob_refcnt != 0 {
        crate::fatal::error(
            "PyObject_CallFinalizerFromDealloc",
            format_args!("called on an object with a non-zero refcount"),
        );
    }
    (*op).ob_refcnt = 1;
    finalize(op);
    (*op).ob_refcnt -= 1;
    (*op).ob_refcnt == 0
}
