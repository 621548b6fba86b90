//! Iterators over bytes and bytearrays.

use super::view::of_either;
use crate::gc;
use crate::prelude::*;
use crate::types::define::{no_args, one_arg};

#[repr(C)]
struct Iterator {
    head: PyObject,
    index: Py_ssize_t,
    /// NULL once the iterator has come to the end.
    over: *mut PyObject,
}

/// An iterator over `op`, of the type `kind`.
pub unsafe fn of(op: *mut PyObject, kind: *mut PyTypeObject) -> Fallible<Ref> {
    let made = owned(_PyObject_GC_New(kind))?;
    let iterator = made.cast::<Iterator>();
    (*iterator).index = 0;
    (*iterator).over = new_ref(op);
    gc::track(made.ptr());
    Ok(made)
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    gc::untrack(op);
    xdecref((*op.cast::<Iterator>()).over);
    PyObject_GC_Del(op.cast());
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, data: *mut c_void) -> c_int {
    let over = (*op.cast::<Iterator>()).over;
    match visit {
        Some(visit) if !over.is_null() => visit(over, data),
        _ => 0,
    }
}

unsafe extern "C" fn next(op: *mut PyObject) -> *mut PyObject {
    let iterator = &mut *op.cast::<Iterator>();
    if iterator.over.is_null() {
        return null_mut();
    }
    if let Some(byte) = of_either(iterator.over).get(iterator.index as usize) {
        iterator.index += 1;
        return PyLong_FromLong((*byte).into());
    }
    let over = core::mem::replace(&mut iterator.over, null_mut());
    decref(over);
    null_mut()
}

unsafe extern "C" fn length_hint(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let iterator = &*op.cast::<Iterator>();
    let left = if iterator.over.is_null() {
        0
    } else {
        (Py_SIZE(iterator.over) - iterator.index).max(0)
    };
    PyLong_FromSsize_t(left)
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let iterator = &*op.cast::<Iterator>();
    let builtins = PyEval_GetBuiltins();
    let iter = PyMapping_GetItemString(builtins, c"iter".as_ptr());
    if iter.is_null() {
        return null_mut();
    }
    if iterator.over.is_null() {
        Py_BuildValue(c"N(())".as_ptr(), iter)
    } else {
        Py_BuildValue(c"N(O)n".as_ptr(), iter, iterator.over, iterator.index)
    }
}

unsafe extern "C" fn set_state(op: *mut PyObject, state: *mut PyObject) -> *mut PyObject {
    let index = PyLong_AsSsize_t(state);
    if index == -1 && !PyErr_Occurred().is_null() {
        return null_mut();
    }
    let iterator = &mut *op.cast::<Iterator>();
    if !iterator.over.is_null() {
        iterator.index = index.clamp(0, Py_SIZE(iterator.over));
    }
    Py_None()
}

static mut METHODS: [PyMethodDef; 4] = [
    no_args(
        c"__length_hint__",
        length_hint,
        c"How many bytes are still to come.",
    ),
    no_args(
        c"__reduce__",
        reduce,
        c"What pickle rebuilds the iterator of.",
    ),
    one_arg(
        c"__setstate__",
        set_state,
        c"Goes to a place, given by pickle.",
    ),
    PyMethodDef::EMPTY,
];

/// The type, under its name.
pub const fn kind(name: &'static CStr) -> PyTypeObject {
    PyTypeObject {
        tp_name: name.as_ptr(),
        tp_basicsize: size_of::<Iterator>() as Py_ssize_t,
        tp_dealloc: Some(dealloc),
        tp_flags: Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
        tp_traverse: Some(traverse),
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
        tp_methods: (&raw mut METHODS).cast(),
        ..PyTypeObject::EMPTY
    }
}
