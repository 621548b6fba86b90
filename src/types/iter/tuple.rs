//! The iterator of a tuple.

use super::super::tuple::empty;
use super::*;
use crate::types::container::clear_member;
use crate::types::define::{no_args, one_arg};

static mut METHODS: [PyMethodDef; 4] = [
    no_args(c"__length_hint__", length_hint, c""),
    no_args(c"__reduce__", reduce, c""),
    one_arg(c"__setstate__", set_state, c""),
    PyMethodDef::EMPTY,
];

/// The type tuple_iterator.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"tuple_iterator".as_ptr(),
    tp_iternext: Some(next),
    tp_methods: (&raw mut METHODS).cast(),
    ..PLACES
};

/// `iter(tuple)`.
pub unsafe extern "C" fn new(op: *mut PyObject) -> *mut PyObject {
    new_places(&raw mut PyTupleIter_Type, op, 0)
}

unsafe extern "C" fn next(op: *mut PyObject) -> *mut PyObject {
    let it = places(op);
    let (place, over) = ((*it).place, (*it).over);
    if over.is_null() {
        return null_mut();
    }
    if place < Py_SIZE(over) {
        (*it).place = place + 1;
        return new_ref(PyTuple_GET_ITEM(over, place));
    }
    ended(op)
}

/// Not in line: an item needs no frame.
#[inline(never)]
unsafe fn ended(op: *mut PyObject) -> *mut PyObject {
    clear_member(&raw mut (*places(op)).over);
    null_mut()
}

unsafe extern "C" fn length_hint(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let it = places(op);
    let left = if (*it).over.is_null() {
        0
    } else {
        Py_SIZE((*it).over) - (*it).place
    };
    PyLong_FromSsize_t(left)
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let it = places(op);
    let reduced = if (*it).over.is_null() {
        reduced_to(c"iter", Ref::new(empty()))
    } else {
        reduced_with_place(c"iter", (*it).over, (*it).place)
    };
    reduced.or_null()
}

unsafe extern "C" fn set_state(op: *mut PyObject, state: *mut PyObject) -> *mut PyObject {
    let it = places(op);
    let Ok(place) = place_from(state) else {
        return null_mut();
    };
    if !(*it).over.is_null() {
        (*it).place = place.clamp(0, Py_SIZE((*it).over));
    }
    Py_None()
}
