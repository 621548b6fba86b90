//! Iterators of lists, tuples, of anything with `__getitem__`, and of what a callable returns; map, filter and zip.

pub mod call;
pub mod lazy;
pub mod list;
pub mod sequence;
pub mod tuple;
pub mod zip;

use super::tuple as tuples;
use crate::prelude::*;
use crate::types::container::{new_object, visit};
use crate::types::define::STATIC_TYPE;

/// The next item of an iterator; `None` at its end.
#[inline(always)]
pub unsafe fn next_item(iterator: &Ref) -> Fallible<Option<Ref>> {
    match Ref::steal(PyIter_Next(iterator.ptr())) {
        None if !PyErr_Occurred().is_null() => Err(Raised),
        item => Ok(item),
    }
}

/// Makes the types ready.
pub unsafe fn start() -> Fallible {
    for kind in [
        &raw mut PyListIter_Type,
        &raw mut PyListRevIter_Type,
        &raw mut PyTupleIter_Type,
        &raw mut PySeqIter_Type,
        &raw mut PyCallIter_Type,
        &raw mut PyFilter_Type,
        &raw mut PyMap_Type,
        &raw mut PyZip_Type,
    ] {
        status(PyType_Ready(kind))?;
    }
    Ok(())
}

/// A function of `builtins`.
pub unsafe fn builtin(name: &CStr) -> Fallible<Ref> {
    let module = owned(PyImport_ImportModule(c"builtins".as_ptr()))?;
    owned(PyObject_GetAttrString(module.ptr(), name.as_ptr()))
}

/// What `__reduce__` gives: that a function of `builtins` is to be called with `argument`.
pub unsafe fn reduced_to(function: &CStr, argument: Ref) -> Fallible<Ref> {
    let function = builtin(function)?;
    let arguments = tuples::from_array([argument.ptr()].as_ptr(), 1)?;
    tuples::pair(function, arguments)
}

/// The same, and that `__setstate__` is to be called with a place.
pub unsafe fn reduced_with_place(
    function: &CStr,
    argument: *mut PyObject,
    place: Py_ssize_t,
) -> Fallible<Ref> {
    let function = builtin(function)?;
    let arguments = tuples::from_array([argument].as_ptr(), 1)?;
    let place = owned(PyLong_FromSsize_t(place))?;
    tuples::from_array([function.ptr(), arguments.ptr(), place.ptr()].as_ptr(), 3)
}

/// An iterator that counts through something.
#[repr(C)]
pub struct PlaceIter {
    pub ob_base: PyObject,
    /// Of the item that is next.
    pub place: Py_ssize_t,
    /// NULL at the end.
    pub over: *mut PyObject,
}

#[inline(always)]
unsafe fn places(op: *mut PyObject) -> *mut PlaceIter {
    op.cast()
}

/// An iterator of a type that has this layout.
unsafe fn new_places(
    kind: *mut PyTypeObject,
    over: *mut PyObject,
    place: Py_ssize_t,
) -> *mut PyObject {
    let made = || -> Fallible<Ref> {
        let made: *mut PlaceIter = new_object(kind)?;
        (*made).place = place;
        (*made).over = new_ref(over);
        crate::gc::track(made.cast());
        Ok(Ref::steal_unchecked(made))
    };
    made().or_null()
}

const PLACES: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_basicsize: size_of::<PlaceIter>() as Py_ssize_t,
    tp_dealloc: Some(dealloc_places),
    tp_flags: Py_TPFLAGS_HAVE_GC | _Py_TPFLAGS_STATIC_BUILTIN,
    tp_traverse: Some(traverse_places),
    tp_iter: Some(PyObject_SelfIter),
    ..PyTypeObject::EMPTY
};

unsafe extern "C" fn dealloc_places(op: *mut PyObject) {
    crate::gc::untrack(op);
    xdecref((*places(op)).over);
    crate::gc::free(op);
}

unsafe extern "C" fn traverse_places(op: *mut PyObject, f: visitproc, arg: *mut c_void) -> c_int {
    visit!(f, arg, (*places(op)).over);
    0
}

/// The place that a `__setstate__` is given.
pub unsafe fn place_from(state: *mut PyObject) -> Fallible<Py_ssize_t> {
    let place = PyLong_AsSsize_t(state);
    if place == -1 && !PyErr_Occurred().is_null() {
        Err(Raised)
    } else {
        Ok(place)
    }
}
