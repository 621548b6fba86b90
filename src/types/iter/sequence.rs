//! The iterator of whatever has `__getitem__`: items 0, 1, 2... until there is none.

use super::super::tuple::empty;
use super::*;
use crate::types::container::clear_member;
use crate::types::define::{no_args, one_arg};
use crate::types::raise::fail;

static mut METHODS: [PyMethodDef; 4] = [
    no_args(c"__length_hint__", length_hint, c""),
    no_args(c"__reduce__", reduce, c""),
    one_arg(c"__setstate__", set_state, c""),
    PyMethodDef::EMPTY,
];

/// The type iterator.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"iterator".as_ptr(),
    tp_iternext: Some(next),
    tp_methods: (&raw mut METHODS).cast(),
    ..PLACES
};

/// An iterator of a sequence.
pub unsafe fn new(op: *mut PyObject) -> *mut PyObject {
    new_places(&raw mut PySeqIter_Type, op, 0)
}

unsafe extern "C" fn next(op: *mut PyObject) -> *mut PyObject {
    let it = places(op);
    if (*it).over.is_null() {
        return null_mut();
    }
    if (*it).place == Py_ssize_t::MAX {
        fail(PyExc_OverflowError, c"iter index too large");
        return null_mut();
    }
    let item = PySequence_GetItem((*it).over, (*it).place);
    if !item.is_null() {
        (*it).place += 1;
        return item;
    }
    if PyErr_ExceptionMatches(PyExc_IndexError) != 0
        || PyErr_ExceptionMatches(PyExc_StopIteration) != 0
    {
        PyErr_Clear();
        clear_member(&raw mut (*it).over);
    }
    null_mut()
}

unsafe extern "C" fn length_hint(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let it = places(op);
    if (*it).over.is_null() {
        return PyLong_FromLong(0);
    }
    let has_length = (*Py_TYPE((*it).over))
        .tp_as_sequence
        .as_ref()
        .is_some_and(|slots| slots.sq_length.is_some());
    if !has_length {
        return new_ref(Py_NotImplemented());
    }
    let length = PySequence_Size((*it).over);
    if length == -1 {
        return null_mut();
    }
    PyLong_FromSsize_t((length - (*it).place).max(0))
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
        (*it).place = place.max(0);
    }
    Py_None()
}
