//! zip.

use super::lazy::{iterators_of, next_of};
use crate::object::trashcan;
use crate::prelude::*;
use crate::types::container::{begin_dealloc, free_object, track_once, visit};
use crate::types::define::{STATIC_TYPE, no_args, one_arg};
use crate::types::tuple;

#[repr(C)]
struct Zip {
    ob_base: PyObject,
    count: Py_ssize_t,
    /// A tuple.
    iterators: *mut PyObject,
    /// A tuple for the result, as long as nobody keeps it.
    result: *mut PyObject,
    /// Whether all have to be of the same length.
    strict: c_int,
}

static mut METHODS: [PyMethodDef; 3] = [
    no_args(c"__reduce__", reduce, c""),
    one_arg(c"__setstate__", set_state, c""),
    PyMethodDef::EMPTY,
];

/// The type zip.
pub const ZIP: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"zip".as_ptr(),
    tp_basicsize: size_of::<Zip>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_flags: Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | _Py_TPFLAGS_STATIC_BUILTIN,
    tp_doc: c"zip(*iterables, strict=False)\n--\n\nTuples of an item from each iterable until one ends; with strict, all have to end together.".as_ptr(),
    tp_traverse: Some(traverse),
    tp_iter: Some(PyObject_SelfIter),
    tp_iternext: Some(next),
    tp_methods: (&raw mut METHODS).cast(),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_new: Some(new),
    tp_free: Some(PyObject_GC_Del),
    ..PyTypeObject::EMPTY
};

#[inline(always)]
unsafe fn zip(op: *mut PyObject) -> *mut Zip {
    op.cast()
}

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    make(kind, args, kwargs).or_null()
}

unsafe fn make(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> Fallible<Ref> {
    let mut strict: c_int = 0;
    if !kwargs.is_null() {
        parse_named!(tuple::empty(), kwargs, c"|$p:zip", [c"strict"], strict)?;
    }
    let count = Py_SIZE(args);
    let iterators = iterators_of(tuple_items(args), count)?;
    let result = tuple::of_length(count)?;
    for i in 0..count {
        PyTuple_SET_ITEM(result.ptr(), i, new_ref(Py_None()));
    }
    let made = owned((*kind).tp_alloc.unwrap_or(PyType_GenericAlloc)(kind, 0))?;
    let it = zip(made.ptr());
    (*it).count = count;
    (*it).iterators = iterators.into_raw();
    (*it).result = result.into_raw();
    (*it).strict = strict;
    Ok(made)
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    let Some(thread) = begin_dealloc(op, dealloc) else {
        return;
    };
    xdecref((*zip(op)).iterators);
    xdecref((*zip(op)).result);
    free_object(op);
    trashcan::end(thread);
}

unsafe extern "C" fn traverse(op: *mut PyObject, f: visitproc, arg: *mut c_void) -> c_int {
    visit!(f, arg, (*zip(op)).iterators);
    visit!(f, arg, (*zip(op)).result);
    0
}

unsafe extern "C" fn next(op: *mut PyObject) -> *mut PyObject {
    let it = zip(op);
    if (*it).count == 0 {
        return null_mut();
    }
    if refcount((*it).result) == 1 {
        let result = Ref::new((*it).result);
        return match refill(it, result.ptr()) {
            Ok(()) => {
                // A collection may have untracked it for what it held.
                track_once(result.ptr());
                result.into_raw()
            }
            Err(ended) => finish(it, ended),
        };
    }
    let Ok(result) = tuple::of_length((*it).count) else {
        return null_mut();
    };
    match refill(it, result.ptr()) {
        Ok(()) => result.into_raw(),
        Err(ended) => finish(it, ended),
    }
}

/// Puts the next item of each iterator into `result`. `Err`: the one that has no more.
#[inline(always)]
unsafe fn refill(it: *mut Zip, result: *mut PyObject) -> Result<(), Py_ssize_t> {
    for i in 0..(*it).count {
        let item = next_of(PyTuple_GET_ITEM((*it).iterators, i));
        if item.is_null() {
            return Err(i);
        }
        let old = PyTuple_GET_ITEM(result, i);
        PyTuple_SET_ITEM(result, i, item);
        xdecref(old);
    }
    Ok(())
}

/// What follows when an iterator has no more: NULL, with ValueError if that is too early or too late.
#[cold]
unsafe fn finish(it: *mut Zip, ended: Py_ssize_t) -> *mut PyObject {
    if (*it).strict == 0 || !is_at_end() {
        return null_mut();
    }
    if ended > 0 {
        return wrong_length(c"zip() argument %zd is shorter than argument%s%zd", ended);
    }
    for i in 1..(*it).count {
        if let Some(_item) = Ref::steal(next_of(PyTuple_GET_ITEM((*it).iterators, i))) {
            return wrong_length(c"zip() argument %zd is longer than argument%s%zd", i);
        }
        if !is_at_end() {
            return null_mut();
        }
    }
    null_mut()
}

/// Whether an iterator that gave NULL is at its end, which is no exception or StopIteration; no longer set then.
unsafe fn is_at_end() -> bool {
    if !PyErr_Occurred().is_null() {
        if PyErr_ExceptionMatches(PyExc_StopIteration) == 0 {
            return false;
        }
        PyErr_Clear();
    }
    true
}

unsafe fn wrong_length(format: &CStr, before: Py_ssize_t) -> *mut PyObject {
    let plural = if before == 1 { c" " } else { c"s 1-" };
    PyErr_Format(
        PyExc_ValueError,
        format.as_ptr(),
        before + 1,
        plural.as_ptr(),
        before,
    )
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let it = zip(op);
    let parts = [Py_TYPE(op).cast(), (*it).iterators, Py_True()];
    let count = if (*it).strict != 0 { 3 } else { 2 };
    tuple::from_array(parts.as_ptr(), count).or_null()
}

unsafe extern "C" fn set_state(op: *mut PyObject, state: *mut PyObject) -> *mut PyObject {
    let strict = PyObject_IsTrue(state);
    if strict < 0 {
        return null_mut();
    }
    (*zip(op)).strict = strict;
    Py_None()
}
