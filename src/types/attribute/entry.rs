//! Attributes of any object, by whatever its type says.

use super::generic::generic_get;
use super::{add_context, missing, not_a_name};
use crate::prelude::*;
use crate::types::kind::cache::is_interned;
use crate::types::module;
use crate::types::slot::finds_by;

/// Does something with the interned str of a C string.
#[inline]
pub unsafe fn with_name<T>(
    name: *const c_char,
    run: impl FnOnce(*mut PyObject) -> T,
) -> Fallible<T> {
    let name = owned(PyUnicode_InternFromString(name))?;
    Ok(run(name.ptr()))
}

/// The attribute `name` of `op`: a new reference, or NULL.
#[inline]
pub unsafe fn get(op: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    if !PyUnicode_Check(name) {
        not_a_name(name);
        return null_mut();
    }
    let kind = Py_TYPE(op);
    let found = if let Some(get) = (*kind).tp_getattro {
        get(op, name)
    } else if let Some(get) = (*kind).tp_getattr {
        let utf8 = PyUnicode_AsUTF8(name);
        if utf8.is_null() {
            return null_mut();
        }
        get(op, utf8.cast_mut())
    } else {
        missing(op, name);
        return null_mut();
    };
    if found.is_null() {
        add_context(op, name);
    }
    found
}

/// The attribute `name` of `op`, `None` when there is none.
#[inline]
pub unsafe fn get_optional(op: *mut PyObject, name: *mut PyObject) -> Fallible<Option<Ref>> {
    if !PyUnicode_Check(name) {
        not_a_name(name);
        return Err(Raised);
    }
    let kind = Py_TYPE(op);
    let found = if finds_by(kind, PyObject_GenericGetAttr) {
        let found = generic_get(op, name, null_mut(), true);
        return quiet(found);
    } else if finds_by(kind, module::getattro) {
        return quiet(module::get(op, name, true));
    } else {
        get(op, name)
    };
    if let Some(found) = Ref::steal(found) {
        return Ok(Some(found));
    }
    if PyErr_ExceptionMatches(PyExc_AttributeError) == 0 {
        return Err(Raised);
    }
    PyErr_Clear();
    Ok(None)
}

/// NULL without an exception is nothing.
#[inline(always)]
unsafe fn quiet(found: *mut PyObject) -> Fallible<Option<Ref>> {
    match Ref::steal(found) {
        None if !PyErr_Occurred().is_null() => Err(Raised),
        found => Ok(found),
    }
}

/// Sets the attribute `name` of `op`, or deletes it when `value` is NULL.
#[inline]
pub unsafe fn set(op: *mut PyObject, name: *mut PyObject, value: *mut PyObject) -> Fallible {
    if !PyUnicode_Check(name) {
        not_a_name(name);
        return Err(Raised);
    }
    if is_interned(name)
        && let Some(set) = (*Py_TYPE(op)).tp_setattro
    {
        return status(set(op, name, value));
    }
    set_otherwise(op, name, value)
}

/// Not in line: a name that is interned needs no reference of its own.
#[inline(never)]
unsafe fn set_otherwise(op: *mut PyObject, name: *mut PyObject, value: *mut PyObject) -> Fallible {
    let mut name = new_ref(name);
    PyUnicode_InternInPlace(&mut name);
    let name = Ref::steal_unchecked(name);
    let kind = Py_TYPE(op);
    if let Some(set) = (*kind).tp_setattro {
        return status(set(op, name.ptr(), value));
    }
    if let Some(set) = (*kind).tp_setattr {
        let utf8 = PyUnicode_AsUTF8(name.ptr());
        if utf8.is_null() {
            return Err(Raised);
        }
        return status(set(op, utf8.cast_mut(), value));
    }
    Err(unwritable(op, name.ptr(), value))
}

/// Deletes the attribute `name` of `op`.
pub unsafe fn delete(op: *mut PyObject, name: *mut PyObject) -> Fallible {
    set(op, name, null_mut())
}

#[cold]
unsafe fn unwritable(op: *mut PyObject, name: *mut PyObject, value: *mut PyObject) -> Raised {
    let kind = Py_TYPE(op);
    let readable = (*kind).tp_getattr.is_some() || (*kind).tp_getattro.is_some();
    let format = if readable {
        c"'%.100s' object has only read-only attributes (%s .%U)"
    } else {
        c"'%.100s' object has no attributes (%s .%U)"
    };
    let what = if value.is_null() {
        c"del"
    } else {
        c"assign to"
    };
    PyErr_Format(
        PyExc_TypeError,
        format.as_ptr(),
        (*kind).tp_name,
        what.as_ptr(),
        name,
    );
    Raised
}
