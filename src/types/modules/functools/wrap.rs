//! `update_wrapper` and `wraps`: a function that looks like the one that it wraps.

use super::partial;
use crate::prelude::*;
use crate::types::call::listed::call_method;
use crate::types::modules::fields::need;

const ASSIGNED: [&CStr; 6] = [
    c"__module__",
    c"__name__",
    c"__qualname__",
    c"__doc__",
    c"__annotations__",
    c"__type_params__",
];

unsafe fn assigned() -> Fallible<Ref> {
    let names = owned(PyTuple_New(ASSIGNED.len() as Py_ssize_t))?;
    for (i, name) in ASSIGNED.iter().enumerate() {
        let name = owned(PyUnicode_InternFromString(name.as_ptr()))?;
        PyTuple_SET_ITEM(names.ptr(), i as Py_ssize_t, name.into_raw());
    }
    Ok(names)
}

unsafe fn updated() -> Fallible<Ref> {
    owned(PyTuple_Pack(1, name!("__dict__")))
}

/// Adds `WRAPPER_ASSIGNMENTS` and `WRAPPER_UPDATES`.
pub unsafe fn add_names(module: *mut PyObject) -> Fallible {
    let (assigned, updated) = (assigned()?, updated()?);
    status(PyModule_AddObjectRef(
        module,
        c"WRAPPER_ASSIGNMENTS".as_ptr(),
        assigned.ptr(),
    ))?;
    status(PyModule_AddObjectRef(
        module,
        c"WRAPPER_UPDATES".as_ptr(),
        updated.ptr(),
    ))
}

unsafe fn or_default(given: *mut PyObject, default: Fallible<Ref>) -> Fallible<Ref> {
    match Ref::new_or_none(given) {
        Some(given) => Ok(given),
        None => default,
    }
}

/// Gives a wrapper the attributes of what it wraps. NULL for the names: the usual ones.
pub unsafe fn update(
    wrapper: *mut PyObject,
    wrapped: *mut PyObject,
    names: *mut PyObject,
    dicts: *mut PyObject,
) -> Fallible<Ref> {
    let names = or_default(names, assigned())?;
    let names = owned(PySequence_Tuple(names.ptr()))?;
    for i in 0..Py_SIZE(names.ptr()) {
        let name = PyTuple_GET_ITEM(names.ptr(), i);
        let mut value = null_mut();
        status(PyObject_GetOptionalAttr(wrapped, name, &mut value))?;
        if let Some(value) = Ref::steal(value) {
            status(PyObject_SetAttr(wrapper, name, value.ptr()))?;
        }
    }
    let dicts = or_default(dicts, updated())?;
    let dicts = owned(PySequence_Tuple(dicts.ptr()))?;
    for i in 0..Py_SIZE(dicts.ptr()) {
        let name = PyTuple_GET_ITEM(dicts.ptr(), i);
        let own = owned(PyObject_GetAttr(wrapper, name))?;
        let mut more = null_mut();
        status(PyObject_GetOptionalAttr(wrapped, name, &mut more))?;
        let more = match Ref::steal(more) {
            Some(more) => more,
            None => owned(PyDict_New())?,
        };
        call_method!(name!("update"), own.ptr(), more.ptr())?;
    }
    status(PyObject_SetAttr(wrapper, name!("__wrapped__"), wrapped))?;
    Ok(Ref::new(wrapper))
}

pub unsafe extern "C" fn update_wrapper(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut wrapper, mut wrapped, mut names, mut dicts) = (
            null_mut::<PyObject>(),
            null_mut::<PyObject>(),
            null_mut::<PyObject>(),
            null_mut::<PyObject>(),
        );
        need(args, kwargs, c"update_wrapper", &[c"wrapper", c"wrapped"])?;
        parse_named!(
            args,
            kwargs,
            c"OO|OO:update_wrapper",
            [c"wrapper", c"wrapped", c"assigned", c"updated"],
            wrapper,
            wrapped,
            names,
            dicts
        )?;
        update(wrapper, wrapped, names, dicts)
    };
    run().or_null()
}

pub unsafe extern "C" fn wraps(
    module: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut wrapped, mut names, mut dicts) = (
            null_mut::<PyObject>(),
            null_mut::<PyObject>(),
            null_mut::<PyObject>(),
        );
        need(args, kwargs, c"wraps", &[c"wrapped"])?;
        parse_named!(
            args,
            kwargs,
            c"O|OO:wraps",
            [c"wrapped", c"assigned", c"updated"],
            wrapped,
            names,
            dicts
        )?;
        let names = or_default(names, assigned())?;
        let dicts = or_default(dicts, updated())?;
        let keywords = owned(Py_BuildValue(
            c"{s:O,s:O,s:O}".as_ptr(),
            c"wrapped".as_ptr(),
            wrapped,
            c"assigned".as_ptr(),
            names.ptr(),
            c"updated".as_ptr(),
            dicts.ptr(),
        ))?;
        let function = owned(PyObject_GetAttr(module, name!("update_wrapper")))?;
        partial::of(function.ptr(), keywords.ptr())
    };
    run().or_null()
}
