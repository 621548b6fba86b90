//! Attributes and descriptors.

use crate::prelude::*;
use crate::types::kind::cache;
use crate::types::kind::special::{self, find};

/// `__getattribute__` and, when it raises AttributeError, `__getattr__`.
pub unsafe extern "C" fn tp_getattr_hook(op: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    getattr(op, name).or_null()
}

unsafe fn getattr(op: *mut PyObject, name: *mut PyObject) -> Fallible<Ref> {
    let kind = Py_TYPE(op);
    if cache::lookup(kind, name!("__getattr__")).is_null() {
        return attribute(op, name);
    }
    match attribute(op, name) {
        Err(Raised) if PyErr_ExceptionMatches(PyExc_AttributeError) != 0 => PyErr_Clear(),
        other => return other,
    }
    special::call(op, name!("__getattr__"), &[name])
}

/// By `__getattribute__`; that of `object` is not called through its descriptor.
unsafe fn attribute(op: *mut PyObject, name: *mut PyObject) -> Fallible<Ref> {
    let found = cache::lookup(Py_TYPE(op), name!("__getattribute__"));
    if found.is_null() || is_generic(found) {
        return owned(PyObject_GenericGetAttr(op, name));
    }
    special::call(op, name!("__getattribute__"), &[name])
}

unsafe fn is_generic(found: *mut PyObject) -> bool {
    Py_IS_TYPE(found, &raw mut PyWrapperDescr_Type)
        && (*found.cast::<PyWrapperDescrObject>()).d_wrapped
            == PyObject_GenericGetAttr as *mut c_void
}

/// `__setattr__` or `__delattr__`.
pub unsafe extern "C" fn tp_setattro(
    op: *mut PyObject,
    name: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    let result = if value.is_null() {
        special::call(op, name!("__delattr__"), &[name])
    } else {
        special::call(op, name!("__setattr__"), &[name, value])
    };
    result.map(drop).or_minus_one()
}

/// Whether the slot holds [`tp_setattro`].
pub fn is_setattro(slot: setattrofunc) -> bool {
    slot.is_some_and(|slot| slot as usize == tp_setattro as *const () as usize)
}

/// `__get__`, with None for what is not there.
pub unsafe extern "C" fn tp_descr_get(
    op: *mut PyObject,
    instance: *mut PyObject,
    owner: *mut PyObject,
) -> *mut PyObject {
    let or_none = |value: *mut PyObject| if value.is_null() { Py_None() } else { value };
    let result = || -> Fallible<Ref> {
        match find(op, name!("__get__"))? {
            Some(method) => method.call(op, &[or_none(instance), or_none(owner)]),
            None => Ok(Ref::new(op)),
        }
    };
    result().or_null()
}

/// `__set__` or `__delete__`.
pub unsafe extern "C" fn tp_descr_set(
    op: *mut PyObject,
    instance: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    let result = if value.is_null() {
        special::call(op, name!("__delete__"), &[instance])
    } else {
        special::call(op, name!("__set__"), &[instance, value])
    };
    result.map(drop).or_minus_one()
}
