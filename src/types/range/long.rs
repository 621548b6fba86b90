//! The iterator over ints of any size. While there are items left, the next one is `start`.

use super::methods::reduce_iterator;
use crate::prelude::*;
use crate::types::define::{no_args, one_arg};
use crate::types::long::{self, arithmetic};

#[repr(C)]
struct Iterator {
    ob_base: PyObject,
    start: *mut PyObject,
    step: *mut PyObject,
    left: *mut PyObject,
}

const _: () = assert!(size_of::<Iterator>() == 40);

/// A new iterator.
pub unsafe fn new(start: Ref, step: Ref, left: Ref) -> Fallible<Ref> {
    let op: *mut PyObject = PyObject_Malloc(size_of::<Iterator>()).cast();
    if op.is_null() {
        PyErr_NoMemory();
        return Err(Raised);
    }
    (*op).ob_type = &raw mut PyLongRangeIter_Type;
    let iterator = op.cast::<Iterator>();
    (*iterator).start = start.into_raw();
    (*iterator).step = step.into_raw();
    (*iterator).left = left.into_raw();
    _Py_NewReference(op);
    Ok(Ref::steal_unchecked(op))
}

unsafe extern "C" fn tp_dealloc(op: *mut PyObject) {
    let iterator = op.cast::<Iterator>();
    for field in [(*iterator).start, (*iterator).step, (*iterator).left] {
        decref(field);
    }
    PyObject_Free(op.cast());
}

/// Puts the next one `count` items further.
unsafe fn skip(iterator: *mut Iterator, count: *mut PyObject) -> Fallible {
    let start = super::value::at((*iterator).start, count, (*iterator).step)?;
    let left = owned(arithmetic::subtract_ints((*iterator).left, count))?;
    drop(Ref::steal(core::mem::replace(
        &mut (*iterator).start,
        start.into_raw(),
    )));
    drop(Ref::steal(core::mem::replace(
        &mut (*iterator).left,
        left.into_raw(),
    )));
    Ok(())
}

unsafe extern "C" fn tp_iternext(op: *mut PyObject) -> *mut PyObject {
    let iterator = op.cast::<Iterator>();
    if long::sign((*iterator).left) <= 0 {
        return null_mut();
    }
    let value = Ref::new((*iterator).start);
    match skip(iterator, long::from_i64(1)) {
        Ok(()) => value.into_raw(),
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn length_hint(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    new_ref((*op.cast::<Iterator>()).left)
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let iterator = op.cast::<Iterator>();
    reduce_iterator(
        Ref::new((*iterator).start),
        Ref::new((*iterator).step),
        Ref::new((*iterator).left),
    )
    .or_null()
}

/// Goes on from item `state`, counted from the next one.
unsafe extern "C" fn setstate(op: *mut PyObject, state: *mut PyObject) -> *mut PyObject {
    let iterator = op.cast::<Iterator>();
    if !PyLong_Check(state) {
        // What has no order with an int says so itself.
        if PyObject_RichCompareBool(state, long::from_i64(0), Py_LT) < 0 {
            return null_mut();
        }
        PyErr_Format(
            PyExc_TypeError,
            c"state must be an int, not %T".as_ptr(),
            state,
        );
        return null_mut();
    }
    let count = if long::sign(state) < 0 {
        long::from_i64(0)
    } else if long::compare::order_of(state, (*iterator).left).is_gt() {
        (*iterator).left
    } else {
        state
    };
    let count = Ref::new(count);
    match skip(iterator, count.ptr()) {
        Ok(()) => Py_None(),
        Err(Raised) => null_mut(),
    }
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

/// `longrange_iterator`, to be made ready.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyType_Type,
        },
        ob_size: 0,
    },
    tp_name: c"longrange_iterator".as_ptr(),
    tp_basicsize: size_of::<Iterator>() as Py_ssize_t,
    tp_dealloc: Some(tp_dealloc),
    tp_iter: Some(PyObject_SelfIter),
    tp_iternext: Some(tp_iternext),
    tp_methods: (&raw mut METHODS).cast(),
    ..PyTypeObject::EMPTY
};
