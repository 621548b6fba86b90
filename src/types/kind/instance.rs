//! `__dict__` and `__weakref__` of objects of classes.

use super::{cache, raise};
use crate::prelude::*;
use crate::types::define::{attribute, readable};

const DICT: PyGetSetDef = attribute(
    c"__dict__",
    Some(get_dict),
    Some(set_dict),
    c"The attributes of the object, a dict.",
);

const WEAK: PyGetSetDef = readable(
    c"__weakref__",
    get_weak,
    c"The first weak reference to the object, or None.",
);

static mut BOTH: [PyGetSetDef; 3] = [DICT, WEAK, PyGetSetDef::EMPTY];
static mut DICT_ONLY: [PyGetSetDef; 2] = [DICT, PyGetSetDef::EMPTY];
static mut WEAK_ONLY: [PyGetSetDef; 2] = [WEAK, PyGetSetDef::EMPTY];

/// The attributes of a class that adds these to its base.
pub fn attributes(dict: bool, weak: bool) -> *mut PyGetSetDef {
    match (dict, weak) {
        (true, true) => (&raw mut BOTH).cast(),
        (true, false) => (&raw mut DICT_ONLY).cast(),
        (false, true) => (&raw mut WEAK_ONLY).cast(),
        (false, false) => null_mut(),
    }
}

/// The descriptor of `__dict__` of a base of C that has a dict of its own, if there is one.
unsafe fn of_base(op: *mut PyObject) -> Fallible<Option<Ref>> {
    let mut kind = Py_TYPE(op);
    while !(*kind).tp_base.is_null() {
        if (*kind).tp_dictoffset != 0 && (*kind).tp_flags & Py_TPFLAGS_HEAPTYPE == 0 {
            let found = cache::lookup(kind, name!("__dict__"));
            if found.is_null() || (*Py_TYPE(found)).tp_descr_set.is_none() {
                return Err(raise!(
                    PyExc_TypeError,
                    c"this __dict__ descriptor does not support '%.200s' objects",
                    (*Py_TYPE(op)).tp_name
                ));
            }
            return Ok(Some(Ref::new(found)));
        }
        kind = (*kind).tp_base;
    }
    Ok(None)
}

unsafe extern "C" fn get_dict(op: *mut PyObject, closure: *mut c_void) -> *mut PyObject {
    let found = match of_base(op) {
        Ok(found) => found,
        Err(Raised) => return null_mut(),
    };
    if let Some(found) = found
        && let Some(get) = (*Py_TYPE(found.ptr())).tp_descr_get
    {
        return get(found.ptr(), op, Py_TYPE(op).cast());
    }
    PyObject_GenericGetDict(op, closure)
}

unsafe extern "C" fn set_dict(
    op: *mut PyObject,
    value: *mut PyObject,
    closure: *mut c_void,
) -> c_int {
    let found = match of_base(op) {
        Ok(found) => found,
        Err(Raised) => return -1,
    };
    if let Some(found) = found
        && let Some(set) = (*Py_TYPE(found.ptr())).tp_descr_set
    {
        return set(found.ptr(), op, value);
    }
    PyObject_GenericSetDict(op, value, closure)
}

unsafe extern "C" fn get_weak(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    if !managed::has_weak_list(Py_TYPE(op)) {
        return PyErr_Format(
            PyExc_AttributeError,
            c"This object has no __weakref__".as_ptr(),
        );
    }
    let first: *mut PyObject = (*managed::weak_list(op)).cast();
    new_ref(if first.is_null() { Py_None() } else { first })
}
