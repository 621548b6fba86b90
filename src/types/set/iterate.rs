//! The iterator of a set.

use super::super::{iter, list};
use super::{table, used};
use crate::gc;
use crate::prelude::*;
use crate::types::container::{clear_member, new_object, visit};
use crate::types::define::{STATIC_TYPE, no_args};
use crate::types::raise::fail;

#[repr(C)]
struct SetIter {
    ob_base: PyObject,
    /// NULL at the end.
    set: *mut PyObject,
    /// What the set had at the beginning; -1 once that has changed.
    used: Py_ssize_t,
    place: Py_ssize_t,
    left: Py_ssize_t,
}

static mut METHODS: [PyMethodDef; 3] = [
    no_args(c"__length_hint__", length_hint, c""),
    no_args(c"__reduce__", reduce, c""),
    PyMethodDef::EMPTY,
];

/// The type set_iterator.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"set_iterator".as_ptr(),
    tp_basicsize: size_of::<SetIter>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_flags: Py_TPFLAGS_HAVE_GC | _Py_TPFLAGS_STATIC_BUILTIN,
    tp_traverse: Some(traverse),
    tp_iter: Some(PyObject_SelfIter),
    tp_iternext: Some(next),
    tp_methods: (&raw mut METHODS).cast(),
    ..PyTypeObject::EMPTY
};

#[inline(always)]
unsafe fn set_iter(op: *mut PyObject) -> *mut SetIter {
    op.cast()
}

/// `iter(set)`.
pub unsafe extern "C" fn new(op: *mut PyObject) -> *mut PyObject {
    let made = || -> Fallible<Ref> {
        let made: *mut SetIter = new_object(&raw mut PySetIter_Type)?;
        (*made).set = new_ref(op);
        (*made).used = used(op);
        (*made).place = 0;
        (*made).left = used(op);
        gc::track(made.cast());
        Ok(Ref::steal_unchecked(made))
    };
    made().or_null()
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    gc::untrack(op);
    xdecref((*set_iter(op)).set);
    gc::free(op);
}

unsafe extern "C" fn traverse(op: *mut PyObject, f: visitproc, arg: *mut c_void) -> c_int {
    visit!(f, arg, (*set_iter(op)).set);
    0
}

unsafe extern "C" fn next(op: *mut PyObject) -> *mut PyObject {
    let it = set_iter(op);
    let set = (*it).set;
    if set.is_null() {
        return null_mut();
    }
    if (*it).used != used(set) {
        // It stays that way.
        (*it).used = -1;
        fail(PyExc_RuntimeError, c"Set changed size during iteration");
        return null_mut();
    }
    let mut place = (*it).place;
    if let Some(slot) = table::next(set, &mut place) {
        (*it).place = place;
        (*it).left -= 1;
        return new_ref((*slot).key);
    }
    ended(op)
}

/// Not in line: a key needs no frame.
#[inline(never)]
unsafe fn ended(op: *mut PyObject) -> *mut PyObject {
    clear_member(&raw mut (*set_iter(op)).set);
    null_mut()
}

unsafe extern "C" fn length_hint(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let it = set_iter(op);
    let known = !(*it).set.is_null() && (*it).used == used((*it).set);
    PyLong_FromSsize_t(if known { (*it).left } else { 0 })
}

/// `iter(list of what is left)`: the iterator itself stays where it is.
unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let reduced = || -> Fallible<Ref> {
        let it = set_iter(op);
        let copy: *mut SetIter = new_object(&raw mut PySetIter_Type)?;
        (*copy).set = xnew_ref((*it).set);
        (*copy).used = (*it).used;
        (*copy).place = (*it).place;
        (*copy).left = (*it).left;
        let copy = Ref::steal_unchecked(copy);
        gc::track(copy.ptr());
        iter::reduced_to(c"iter", list::from_iterable(copy.ptr())?)
    };
    reduced().or_null()
}
