//! `cached_property`: a method that is called once, and then is what it returned.

use core::mem::offset_of;

use crate::prelude::*;
use crate::types::call::listed::call;
use crate::types::define::{CLASS_GETITEM, fast};
use crate::types::modules::fields::{self, Fields, get, set};
use crate::types::raise::fail;

/// The function; the name, NULL as long as it has none; the docstring; the attributes, a dict or NULL.
const FUNCTION: usize = 0;
const NAME: usize = 1;
const DOC: usize = 2;
const ATTRIBUTES: usize = 3;

type Property = Fields<4, ()>;

const fn member(name: &'static CStr, at: usize) -> PyMemberDef {
    PyMemberDef {
        name: name.as_ptr(),
        r#type: _Py_T_OBJECT,
        offset: (offset_of!(Property, refs) + at * size_of::<usize>()) as Py_ssize_t,
        flags: 0,
        doc: null(),
    }
}

static mut MEMBERS: [PyMemberDef; 4] = [
    member(c"func", FUNCTION),
    member(c"attrname", NAME),
    member(c"__doc__", DOC),
    PyMemberDef::EMPTY,
];

static mut METHODS: [PyMethodDef; 3] = [
    fast(c"__set_name__", set_name, c""),
    CLASS_GETITEM,
    PyMethodDef::EMPTY,
];

pub static mut TYPE: PyTypeObject = PyTypeObject {
    tp_setattro: Some(PyObject_GenericSetAttr),
    tp_methods: (&raw mut METHODS).cast(),
    tp_members: (&raw mut MEMBERS).cast(),
    tp_descr_get: Some(find),
    tp_dictoffset: (offset_of!(Property, refs) + ATTRIBUTES * size_of::<usize>()) as Py_ssize_t,
    tp_new: Some(new),
    ..fields::kind::<4, ()>(c"functools.cached_property", c"")
};

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let mut function = null_mut::<PyObject>();
        parse_named!(args, kwargs, c"O:cached_property", [c"func"], function)?;
        let doc = owned(PyObject_GetAttr(function, name!("__doc__")))?;
        fields::make(kind, [function, null_mut(), doc.ptr(), null_mut()])
    };
    run().or_null()
}

unsafe extern "C" fn set_name(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if _PyArg_CheckPositional(c"__set_name__".as_ptr(), count, 2, 2) == 0 {
        return null_mut();
    }
    let run = || -> Fallible<Ref> {
        let (name, before) = (*args.add(1), get(op, NAME));
        if before.is_null() || before == Py_None() {
            set(op, NAME, new_ref(name));
        } else if !truth(PyObject_RichCompareBool(name, before, Py_EQ))? {
            PyErr_Format(
                PyExc_TypeError,
                c"Cannot assign the same cached_property to two different names (%R and %R)."
                    .as_ptr(),
                before,
                name,
            );
            return Err(Raised);
        }
        Ok(Ref::new(Py_None()))
    };
    run().or_null()
}

unsafe extern "C" fn find(
    op: *mut PyObject,
    instance: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    if instance.is_null() || instance == Py_None() {
        return new_ref(op);
    }
    value_for(op, instance).or_null()
}

unsafe fn value_for(op: *mut PyObject, instance: *mut PyObject) -> Fallible<Ref> {
    let Some(name) = Ref::new_or_none(get(op, NAME)) else {
        return Err(fail(
            PyExc_TypeError,
            c"Cannot use cached_property instance without calling __set_name__ on it.",
        ));
    };
    let mut attributes = null_mut();
    status(PyObject_GetOptionalAttr(
        instance,
        name!("__dict__"),
        &mut attributes,
    ))?;
    let Some(attributes) = Ref::steal(attributes) else {
        PyErr_Format(
            PyExc_TypeError,
            c"No '__dict__' attribute on %R instance to cache %R property.".as_ptr(),
            owned(PyType_GetName(Py_TYPE(instance)))?.ptr(),
            name.ptr(),
        );
        return Err(Raised);
    };
    let mut found = null_mut();
    status(PyMapping_GetOptionalItem(
        attributes.ptr(),
        name.ptr(),
        &mut found,
    ))?;
    if let Some(found) = Ref::steal(found) {
        return Ok(found);
    }
    let value = call!(get(op, FUNCTION), instance)?;
    if PyObject_SetItem(attributes.ptr(), name.ptr(), value.ptr()) < 0 {
        if PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
            PyErr_Format(
                PyExc_TypeError,
                c"The '__dict__' attribute on %R instance does not support item assignment for caching %R property."
                    .as_ptr(),
                owned(PyType_GetName(Py_TYPE(instance)))?.ptr(),
                name.ptr(),
            );
        }
        return Err(Raised);
    }
    Ok(value)
}
