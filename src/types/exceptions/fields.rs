//! Words after those of BaseException that hold references: bit `i` of `WORDS` stands for word `i`.

use crate::object::trashcan;
use crate::prelude::*;

const FIRST: usize = size_of::<PyBaseExceptionObject>();
const _: () = assert!(FIRST == 72);

unsafe fn word(op: *mut PyObject, i: u32) -> *mut *mut PyObject {
    op.byte_add(FIRST + 8 * i as usize).cast()
}

/// Puts `value`, whose reference it takes over, in the place of what `place` holds.
#[inline(always)]
pub unsafe fn put(place: *mut *mut PyObject, value: *mut PyObject) {
    let old = place.replace(value);
    xdecref(old);
}

/// Words of BaseException that hold references, in the order in which they are given up.
const OF_BASE: [usize; 6] = {
    use core::mem::offset_of;
    [
        offset_of!(PyBaseExceptionObject, dict),
        offset_of!(PyBaseExceptionObject, args),
        offset_of!(PyBaseExceptionObject, notes),
        offset_of!(PyBaseExceptionObject, traceback),
        offset_of!(PyBaseExceptionObject, cause),
        offset_of!(PyBaseExceptionObject, context),
    ]
};

#[inline]
unsafe fn give_up(place: *mut *mut PyObject) {
    let held = *place;
    if !held.is_null() {
        *place = null_mut();
        decref(held);
    }
}

/// `tp_clear`.
pub unsafe extern "C" fn clear<const WORDS: u32>(op: *mut PyObject) -> c_int {
    let mut left = WORDS;
    while left != 0 {
        give_up(word(op, left.trailing_zeros()));
        left &= left - 1;
    }
    let mut i = 0;
    while i < OF_BASE.len() {
        give_up(op.byte_add(OF_BASE[i]).cast());
        i += 1;
    }
    0
}

/// `tp_traverse`.
pub unsafe extern "C" fn traverse<const WORDS: u32>(
    op: *mut PyObject,
    visit: visitproc,
    arg: *mut c_void,
) -> c_int {
    let Some(visit) = visit else { return 0 };
    let mut left = WORDS;
    while left != 0 {
        let held = *word(op, left.trailing_zeros());
        left &= left - 1;
        if !held.is_null() {
            let stop = visit(held, arg);
            if stop != 0 {
                return stop;
            }
        }
    }
    for offset in OF_BASE {
        let held = *op.byte_add(offset).cast::<*mut PyObject>();
        if !held.is_null() {
            let stop = visit(held, arg);
            if stop != 0 {
                return stop;
            }
        }
    }
    0
}

/// `tp_dealloc`. Exceptions form long chains through their contexts, so it takes part in the trashcan.
pub unsafe extern "C" fn dealloc<const WORDS: u32>(op: *mut PyObject) {
    if let Some(thread) = enter(op, dealloc::<WORDS>) {
        clear::<WORDS>(op);
        leave(op, thread);
    }
}

/// Begins a deallocation; `None`: it was put off.
// The frames of nested deallocations lie on one another: what does not nest has its own.
pub unsafe fn enter(
    op: *mut PyObject,
    dealloc: unsafe extern "C" fn(*mut PyObject),
) -> Option<*mut PyThreadState> {
    crate::gc::untrack(op);
    trashcan::begin(op, dealloc)
}

unsafe fn leave(op: *mut PyObject, thread: *mut PyThreadState) {
    if let Some(free) = (*Py_TYPE(op)).tp_free {
        free(op.cast());
    }
    trashcan::end(thread);
}

/// The part of a type that every exception with fields of its own has: `T` is its struct, `WORDS` what it holds.
pub const fn shape<T, const WORDS: u32>() -> PyTypeObject {
    PyTypeObject {
        tp_basicsize: size_of::<T>() as Py_ssize_t,
        tp_dealloc: Some(dealloc::<WORDS>),
        tp_traverse: Some(traverse::<WORDS>),
        tp_clear: Some(clear::<WORDS>),
        ..PyTypeObject::EMPTY
    }
}

/// A type that inherits from one with fields: the same shape and way to fill it, none of its attributes.
pub const fn heir(of: PyTypeObject) -> PyTypeObject {
    PyTypeObject {
        tp_basicsize: of.tp_basicsize,
        tp_dealloc: of.tp_dealloc,
        tp_traverse: of.tp_traverse,
        tp_clear: of.tp_clear,
        tp_init: of.tp_init,
        ..PyTypeObject::EMPTY
    }
}
