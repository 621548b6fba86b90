//! What `object` does with attributes.

use super::{add_context, missing, not_a_name};
use crate::object::managed::TYPE_DICT;
use crate::prelude::*;

/// Where the dict of `op` is; NULL when it has no room for one.
#[inline(always)]
unsafe fn dict_place(op: *mut PyObject) -> *mut *mut PyObject {
    let kind = Py_TYPE(op);
    if PyType_HasFeature(kind, Py_TPFLAGS_MANAGED_DICT) {
        return op.cast::<*mut PyObject>().sub(1);
    }
    match (*kind).tp_dictoffset {
        0 => null_mut(),
        offset if offset > 0 && offset != TYPE_DICT => op.byte_offset(offset).cast(),
        _ => _PyObject_GetDictPtr(op),
    }
}

/// The dict of `op`, borrowed; NULL when it has none, or none yet.
#[inline(always)]
pub unsafe fn instance_dict(op: *mut PyObject) -> *mut PyObject {
    let place = dict_place(op);
    if place.is_null() { null_mut() } else { *place }
}

/// Binds what was found in the type of `op`, whose reference it takes over.
#[inline(always)]
unsafe fn bind(
    get: unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> *mut PyObject,
    found: Ref,
    op: *mut PyObject,
) -> Fallible<Ref> {
    owned(get(found.ptr(), op, Py_TYPE(op).cast()))
}

/// What the type of `op` has under `name`, a reference of its own.
#[inline(always)]
unsafe fn in_type(op: *mut PyObject, name: *mut PyObject) -> Option<Ref> {
    Ref::new_or_none(_PyType_Lookup(Py_TYPE(op), name))
}

/// The item of a dict, if there is one.
#[inline(always)]
unsafe fn in_dict(dict: *mut PyObject, name: *mut PyObject) -> Fallible<Option<Ref>> {
    let mut found = null_mut();
    status(PyDict_GetItemRef(dict, name, &mut found))?;
    Ok(Ref::steal(found))
}

/// The attribute `name` of `op`, `None` when there is none. `dict` is that of `op`, or NULL.
///
/// AttributeErrors that a descriptor raises are errors.
#[inline(always)]
unsafe fn find(
    op: *mut PyObject,
    name: *mut PyObject,
    dict: *mut PyObject,
) -> Fallible<Option<Ref>> {
    let found = in_type(op, name);
    let mut get = None;
    if let Some(descriptor) = &found {
        let kind = Py_TYPE(descriptor.ptr());
        get = (*kind).tp_descr_get;
        if let (Some(get), true) = (get, (*kind).tp_descr_set.is_some()) {
            return bind(get, found.unwrap_unchecked(), op).map(Some);
        }
    }
    if !dict.is_null() {
        // The dict may be replaced while a key is compared.
        let dict = Ref::new(dict);
        if let Some(value) = in_dict(dict.ptr(), name)? {
            return Ok(Some(value));
        }
    }
    match (found, get) {
        (Some(descriptor), Some(get)) => bind(get, descriptor, op).map(Some),
        (found, _) => Ok(found),
    }
}

#[inline(always)]
unsafe fn ready(kind: *mut PyTypeObject) -> Fallible {
    if PyType_HasFeature(kind, Py_TPFLAGS_READY) {
        Ok(())
    } else {
        status(PyType_Ready(kind))
    }
}

/// The attribute `name` of `op`, as `object` finds it. `dict` takes the place of that of `op`, unless NULL. `quietly`:
/// an attribute that is missing is NULL without an exception, and so is one whose descriptor says that it is missing.
#[inline]
pub unsafe fn generic_get(
    op: *mut PyObject,
    name: *mut PyObject,
    dict: *mut PyObject,
    quietly: bool,
) -> *mut PyObject {
    if !PyUnicode_Check(name) {
        not_a_name(name);
        return null_mut();
    }
    if ready(Py_TYPE(op)).is_err() {
        return null_mut();
    }
    let dict = if dict.is_null() {
        instance_dict(op)
    } else {
        dict
    };
    match find(op, name, dict) {
        Ok(Some(value)) => value.into_raw(),
        Ok(None) => {
            if !quietly {
                missing(op, name);
            }
            null_mut()
        }
        Err(Raised) => {
            if quietly && PyErr_ExceptionMatches(PyExc_AttributeError) != 0 {
                PyErr_Clear();
            }
            null_mut()
        }
    }
}

/// The function that `op.name` binds, when it is a method of the type that nothing in `op` hides.
#[inline]
pub unsafe fn method_of_type(op: *mut PyObject, name: *mut PyObject) -> Option<Ref> {
    let found = in_type(op, name)?;
    if !PyType_HasFeature(Py_TYPE(found.ptr()), Py_TPFLAGS_METHOD_DESCRIPTOR) {
        return None;
    }
    let dict = instance_dict(op);
    // An error of the lookup comes again in the search that follows.
    if !dict.is_null() && PyDict_GetItemWithError(dict, name).is_null() && !raised() {
        return Some(found);
    }
    if dict.is_null() { Some(found) } else { None }
}

unsafe fn raised() -> bool {
    if PyErr_Occurred().is_null() {
        return false;
    }
    PyErr_Clear();
    true
}

unsafe fn sets_generically(kind: *mut PyTypeObject) -> bool {
    let generic: unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> c_int =
        PyObject_GenericSetAttr;
    (*kind)
        .tp_setattro
        .is_some_and(|own| ptr::fn_addr_eq(own, generic))
}

/// AttributeError: `op` cannot take a new attribute.
#[cold]
unsafe fn no_room(op: *mut PyObject, name: *mut PyObject, descriptor: *mut PyObject) -> Raised {
    let kind = Py_TYPE(op);
    if !descriptor.is_null() {
        PyErr_Format(
            PyExc_AttributeError,
            c"'%.100s' object attribute '%U' is read-only".as_ptr(),
            (*kind).tp_name,
            name,
        );
    } else if sets_generically(kind) {
        PyErr_Format(
            PyExc_AttributeError,
            c"'%.100s' object has no attribute '%U' and no __dict__ for setting new attributes"
                .as_ptr(),
            (*kind).tp_name,
            name,
        );
    } else {
        missing(op, name);
    }
    add_context(op, name);
    Raised
}

/// Sets an item of a dict, or deletes it when `value` is NULL; AttributeError when it is missing.
#[inline(always)]
unsafe fn store(
    op: *mut PyObject,
    dict: *mut PyObject,
    name: *mut PyObject,
    value: *mut PyObject,
) -> Fallible {
    if value.is_null() {
        remove(op, dict, name)
    } else {
        status(PyDict_SetItem(dict, name, value))
    }
}

#[inline(never)]
unsafe fn remove(op: *mut PyObject, dict: *mut PyObject, name: *mut PyObject) -> Fallible {
    let removed = status(PyDict_DelItem(dict, name));
    if removed.is_err() && PyErr_ExceptionMatches(PyExc_KeyError) != 0 {
        PyErr_Clear();
        missing_in_dict(op, name);
    }
    removed
}

#[cold]
unsafe fn missing_in_dict(op: *mut PyObject, name: *mut PyObject) {
    if PyType_Check(op) {
        PyErr_Format(
            PyExc_AttributeError,
            c"type object '%.50s' has no attribute '%U'".as_ptr(),
            (*op.cast::<PyTypeObject>()).tp_name,
            name,
        );
        add_context(op, name);
    } else {
        missing(op, name);
    }
}

/// Sets the attribute `name` of `op`, as `object` does, or deletes it when `value` is NULL. `dict` takes the place of
/// that of `op`, unless NULL.
#[inline]
pub unsafe fn generic_set(
    op: *mut PyObject,
    name: *mut PyObject,
    value: *mut PyObject,
    dict: *mut PyObject,
) -> Fallible {
    if !PyUnicode_Check(name) {
        not_a_name(name);
        return Err(Raised);
    }
    ready(Py_TYPE(op))?;
    let name = Ref::new(name);
    let name = name.ptr();
    let found = in_type(op, name);
    if let Some(descriptor) = &found
        && let Some(set) = (*Py_TYPE(descriptor.ptr())).tp_descr_set
    {
        return status(set(descriptor.ptr(), op, value));
    }
    if !dict.is_null() {
        let dict = Ref::new(dict);
        return store(op, dict.ptr(), name, value);
    }
    let place = dict_place(op);
    if place.is_null() {
        let descriptor = found.as_ref().map_or(null_mut(), Ref::ptr);
        return Err(no_room(op, name, descriptor));
    }
    if (*place).is_null() {
        if value.is_null() {
            missing(op, name);
            return Err(Raised);
        }
        *place = owned(PyDict_New())?.into_raw();
    }
    let dict = Ref::new(*place);
    store(op, dict.ptr(), name, value)
}

/// Sets the dict of `op`: what `__dict__ = value` does.
pub unsafe fn set_dict(op: *mut PyObject, value: *mut PyObject) -> Fallible {
    let place = dict_place(op);
    if place.is_null() {
        PyErr_SetString(
            PyExc_AttributeError,
            c"This object has no __dict__".as_ptr(),
        );
        return Err(Raised);
    }
    if value.is_null() {
        PyErr_SetString(PyExc_TypeError, c"cannot delete __dict__".as_ptr());
        return Err(Raised);
    }
    if !PyDict_Check(value) {
        PyErr_Format(
            PyExc_TypeError,
            c"__dict__ must be set to a dictionary, not a '%.200s'".as_ptr(),
            (*Py_TYPE(value)).tp_name,
        );
        return Err(Raised);
    }
    let before = *place;
    *place = new_ref(value);
    xdecref(before);
    Ok(())
}
