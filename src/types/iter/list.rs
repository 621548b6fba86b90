//! The iterators of a list, in both directions. A list may grow and shrink under them.

use super::super::list as lists;
use super::*;
use crate::types::container::clear_member;
use crate::types::define::{no_args, one_arg};

static mut METHODS: [PyMethodDef; 4] = [
    no_args(c"__length_hint__", length_hint, c""),
    no_args(c"__reduce__", reduce, c""),
    one_arg(c"__setstate__", set_state, c""),
    PyMethodDef::EMPTY,
];

static mut REVERSE_METHODS: [PyMethodDef; 4] = [
    no_args(c"__length_hint__", length_hint_reverse, c""),
    no_args(c"__reduce__", reduce_reverse, c""),
    one_arg(c"__setstate__", set_state_reverse, c""),
    PyMethodDef::EMPTY,
];

/// The type list_iterator.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"list_iterator".as_ptr(),
    tp_iternext: Some(next),
    tp_methods: (&raw mut METHODS).cast(),
    ..PLACES
};

/// The type list_reverseiterator.
pub const REVERSE_TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"list_reverseiterator".as_ptr(),
    tp_iternext: Some(next_reverse),
    tp_methods: (&raw mut REVERSE_METHODS).cast(),
    ..PLACES
};

/// `iter(list)`.
pub unsafe extern "C" fn new(op: *mut PyObject) -> *mut PyObject {
    new_places(&raw mut PyListIter_Type, op, 0)
}

/// `reversed(list)`.
pub unsafe fn new_reverse(op: *mut PyObject) -> *mut PyObject {
    new_places(&raw mut PyListRevIter_Type, op, Py_SIZE(op) - 1)
}

/// Below 0 it is at its end, from which only a new place leads back; so is one whose list is gone.
unsafe extern "C" fn next(op: *mut PyObject) -> *mut PyObject {
    let it = places(op);
    let (place, over) = ((*it).place, (*it).over);
    if over.is_null() {
        return null_mut();
    }
    // A place below 0 is beyond every size, too.
    if (place as usize) < Py_SIZE(over) as usize {
        (*it).place = place + 1;
        return new_ref(PyList_GET_ITEM(over, place));
    }
    ended(op)
}

/// Not in line: an item needs no frame.
#[inline(never)]
unsafe fn ended(op: *mut PyObject) -> *mut PyObject {
    if (*places(op)).place < 0 {
        return null_mut();
    }
    let_go(op)
}

unsafe extern "C" fn next_reverse(op: *mut PyObject) -> *mut PyObject {
    let it = places(op);
    let place = (*it).place;
    if place < 0 || (*it).over.is_null() {
        return null_mut();
    }
    if place < Py_SIZE((*it).over) {
        (*it).place = place - 1;
        return new_ref(PyList_GET_ITEM((*it).over, place));
    }
    let_go(op)
}

unsafe fn let_go(op: *mut PyObject) -> *mut PyObject {
    (*places(op)).place = -1;
    clear_member(&raw mut (*places(op)).over);
    null_mut()
}

unsafe extern "C" fn length_hint(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let it = places(op);
    let left = if (*it).place < 0 || (*it).over.is_null() {
        0
    } else {
        Py_SIZE((*it).over) - (*it).place
    };
    PyLong_FromSsize_t(left.max(0))
}

unsafe extern "C" fn length_hint_reverse(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let it = places(op);
    let left = (*it).place + 1;
    let known = !(*it).over.is_null() && Py_SIZE((*it).over) >= left;
    PyLong_FromSsize_t(if known { left } else { 0 })
}

unsafe fn reduced_empty() -> Fallible<Ref> {
    reduced_to(c"iter", lists::of_length(0)?)
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let it = places(op);
    let reduced = if (*it).place < 0 || (*it).over.is_null() {
        reduced_empty()
    } else {
        reduced_with_place(c"iter", (*it).over, (*it).place)
    };
    reduced.or_null()
}

unsafe extern "C" fn reduce_reverse(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let it = places(op);
    let reduced = if (*it).place < 0 || (*it).over.is_null() {
        reduced_empty()
    } else {
        reduced_with_place(c"reversed", (*it).over, (*it).place)
    };
    reduced.or_null()
}

unsafe extern "C" fn set_state(op: *mut PyObject, state: *mut PyObject) -> *mut PyObject {
    let it = places(op);
    let Ok(place) = place_from(state) else {
        return null_mut();
    };
    if !(*it).over.is_null() {
        (*it).place = place.clamp(-1, Py_SIZE((*it).over));
    }
    Py_None()
}

unsafe extern "C" fn set_state_reverse(op: *mut PyObject, state: *mut PyObject) -> *mut PyObject {
    let it = places(op);
    let Ok(place) = place_from(state) else {
        return null_mut();
    };
    if !(*it).over.is_null() {
        (*it).place = place.clamp(-1, Py_SIZE((*it).over) - 1);
    }
    Py_None()
}
