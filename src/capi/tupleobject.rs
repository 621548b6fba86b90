//! `tupleobject.h`.

use crate::prelude::*;
use crate::types::raise::{bad_call, fail, told};
use crate::types::{iter, tuple};

/// The type `tuple`.
#[unsafe(no_mangle)]
pub static mut PyTuple_Type: PyTypeObject = tuple::TYPE;

/// The type of the iterators of tuples.
#[unsafe(no_mangle)]
pub static mut PyTupleIter_Type: PyTypeObject = iter::tuple::TYPE;

/// Make a tuple of `size` items, each NULL, to be filled before anyone else sees it. Length 0 gives the one empty tuple.
/// New reference; NULL: SystemError for a negative size, MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyTuple_New(size: Py_ssize_t) -> *mut PyObject {
    if size < 0 {
        bad_call();
        return null_mut();
    }
    tuple::of_length(size).or_null()
}

/// The number of items; -1 with SystemError when `op` is no tuple.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyTuple_Size(op: *mut PyObject) -> Py_ssize_t {
    if PyTuple_Check(op) {
        Py_SIZE(op)
    } else {
        Err::<Py_ssize_t, _>(bad_call()).or_minus_one()
    }
}

/// Item `index`, borrowed. NULL: IndexError outside (negative is outside), SystemError when `op` is no tuple.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyTuple_GetItem(op: *mut PyObject, index: Py_ssize_t) -> *mut PyObject {
    if !PyTuple_Check(op) || index as usize >= Py_SIZE(op) as usize {
        return no_item(op);
    }
    PyTuple_GET_ITEM(op, index)
}

#[cold]
#[inline(never)]
unsafe fn no_item(op: *mut PyObject) -> *mut PyObject {
    if PyTuple_Check(op) {
        fail(PyExc_IndexError, c"tuple index out of range");
    } else {
        bad_call();
    }
    told(null_mut())
}

/// Put `item`, whose reference is taken over, into a tuple that nobody else knows. -1: IndexError outside, SystemError
/// when `op` is no tuple or known elsewhere; the reference to `item` is gone then, too.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyTuple_SetItem(
    op: *mut PyObject,
    index: Py_ssize_t,
    item: *mut PyObject,
) -> c_int {
    if !PyTuple_Check(op) || refcount(op) != 1 || index as usize >= Py_SIZE(op) as usize {
        return cannot_set(op, item);
    }
    let place = tuple_items(op).offset(index);
    xdecref(core::mem::replace(&mut *place, item));
    0
}

#[cold]
#[inline(never)]
unsafe fn cannot_set(op: *mut PyObject, item: *mut PyObject) -> c_int {
    let is_new = PyTuple_Check(op) && refcount(op) == 1;
    xdecref(item);
    if is_new {
        fail(PyExc_IndexError, c"tuple assignment index out of range");
    } else {
        bad_call();
    }
    told(-1)
}

/// Items `low` to `high` as a tuple; both are moved into the tuple's bounds. New reference; NULL: SystemError when `op`
/// is no tuple, MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyTuple_GetSlice(
    op: *mut PyObject,
    low: Py_ssize_t,
    high: Py_ssize_t,
) -> *mut PyObject {
    if op.is_null() || !PyTuple_Check(op) {
        bad_call();
        return null_mut();
    }
    let low = low.clamp(0, Py_SIZE(op));
    tuple::slice(op, low, high.clamp(low, Py_SIZE(op))).or_null()
}

/// Change the length of the tuple at `place`, which nobody else knows; it may move. -1: SystemError, MemoryError; then the
/// tuple is gone and `*place` is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyTuple_Resize(place: *mut *mut PyObject, size: Py_ssize_t) -> c_int {
    tuple::resize(place, size).or_minus_one()
}
