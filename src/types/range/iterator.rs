//! The iterator over numbers of 64 bits. While there are items left, the next one is `start`.

use super::methods::reduce_iterator;
use crate::prelude::*;
use crate::types::define::{no_args, one_arg};
use crate::types::long;

#[repr(C)]
struct Iterator {
    ob_base: PyObject,
    start: i64,
    step: i64,
    left: i64,
}

const _: () = assert!(size_of::<Iterator>() == 40);

/// A new iterator: NULL with MemoryError.
pub unsafe fn new(start: i64, step: i64, left: i64) -> *mut PyObject {
    let op: *mut PyObject = PyObject_Malloc(size_of::<Iterator>()).cast();
    if op.is_null() {
        return PyErr_NoMemory();
    }
    (*op).ob_type = &raw mut PyRangeIter_Type;
    let iterator = op.cast::<Iterator>();
    (*iterator).start = start;
    (*iterator).step = step;
    (*iterator).left = left;
    _Py_NewReference(op);
    op
}

unsafe extern "C" fn tp_dealloc(op: *mut PyObject) {
    PyObject_Free(op.cast());
}

unsafe extern "C" fn tp_iternext(op: *mut PyObject) -> *mut PyObject {
    let iterator = op.cast::<Iterator>();
    if (*iterator).left <= 0 {
        return null_mut();
    }
    let value = (*iterator).start;
    (*iterator).start = value.wrapping_add((*iterator).step);
    (*iterator).left -= 1;
    long::from_i64(value)
}

unsafe extern "C" fn length_hint(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    long::from_i64((*op.cast::<Iterator>()).left)
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let iterator = op.cast::<Iterator>();
    let body = || {
        reduce_iterator(
            owned(long::from_i64((*iterator).start))?,
            owned(long::from_i64((*iterator).step))?,
            owned(long::from_i64((*iterator).left))?,
        )
    };
    body().or_null()
}

/// Goes on from item `state`, counted from the next one.
unsafe extern "C" fn setstate(op: *mut PyObject, state: *mut PyObject) -> *mut PyObject {
    let index = PyLong_AsLong(state);
    if index == -1 && !PyErr_Occurred().is_null() {
        return null_mut();
    }
    let iterator = op.cast::<Iterator>();
    let index = index.clamp(0, (*iterator).left);
    (*iterator).start = (*iterator)
        .start
        .wrapping_add(index.wrapping_mul((*iterator).step));
    (*iterator).left -= index;
    Py_None()
}

static mut METHODS: [PyMethodDef; 4] = [
    no_args(
        c"__length_hint__",
        length_hint,
        c"__length_hint__($self, /)\n--\n\nHow many numbers are still to come.",
    ),
    no_args(
        c"__reduce__",
        reduce,
        c"__reduce__($self, /)\n--\n\nWhat pickle rebuilds the iterator of.",
    ),
    one_arg(
        c"__setstate__",
        setstate,
        c"__setstate__($self, object, /)\n--\n\nGoes to a place, given by pickle.",
    ),
    PyMethodDef::EMPTY,
];

/// `range_iterator`, to be made ready.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyType_Type,
        },
        ob_size: 0,
    },
    tp_name: c"range_iterator".as_ptr(),
    tp_basicsize: size_of::<Iterator>() as Py_ssize_t,
    tp_dealloc: Some(tp_dealloc),
    tp_iter: Some(PyObject_SelfIter),
    tp_iternext: Some(tp_iternext),
    tp_methods: (&raw mut METHODS).cast(),
    ..PyTypeObject::EMPTY
};
