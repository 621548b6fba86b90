//! What the methods need.

use crate::prelude::*;
use crate::types::call::listed::call_method;
pub use crate::types::iter::next_item;

pub unsafe fn abstract_class(name: &CStr) -> Fallible<Ref> {
    let module = owned(PyImport_ImportModule(c"collections.abc".as_ptr()))?;
    owned(PyObject_GetAttrString(module.ptr(), name.as_ptr()))
}

pub unsafe fn is_one(op: *mut PyObject, class: &CStr) -> Fallible<bool> {
    let class = abstract_class(class)?;
    truth(PyObject_IsInstance(op, class.ptr()))
}

pub unsafe fn none(done: Fallible) -> *mut PyObject {
    done.map(|()| Ref::new(Py_None())).or_null()
}

pub unsafe fn answer(found: Fallible<bool>) -> *mut PyObject {
    found.map(|found| Ref::new(Py_Bool(found))).or_null()
}

pub unsafe fn not_implemented() -> Fallible<Ref> {
    Ok(Ref::new(Py_NotImplemented()))
}

pub unsafe fn same(a: *mut PyObject, b: *mut PyObject) -> Fallible<bool> {
    Ok(a == b || truth(PyObject_RichCompareBool(a, b, Py_EQ))?)
}

/// Whether an exception of a kind is set, which is taken away then.
pub unsafe fn took(kind: *mut PyObject) -> bool {
    let is = PyErr_ExceptionMatches(kind) != 0;
    if is {
        PyErr_Clear();
    }
    is
}

/// Calls a method until it raises an exception of a kind.
pub unsafe fn exhaust(op: *mut PyObject, method: *mut PyObject, kind: *mut PyObject) -> Fallible {
    loop {
        if call_method!(method, op).is_err() {
            return if took(kind) { Ok(()) } else { Err(Raised) };
        }
    }
}

/// The value of a key; `None`: KeyError, which is taken away.
pub unsafe fn find(op: *mut PyObject, key: *mut PyObject) -> Fallible<Option<Ref>> {
    match owned(PyObject_GetItem(op, key)) {
        Ok(value) => Ok(Some(value)),
        Err(Raised) if took(PyExc_KeyError) => Ok(None),
        Err(Raised) => Err(Raised),
    }
}
