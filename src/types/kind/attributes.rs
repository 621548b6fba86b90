//! Attributes of types: `__name__`, `__bases__` and the others.

use core::mem::offset_of;

use super::{bases, cache, info, raise};
use crate::prelude::*;
use crate::types::descriptors;

macro_rules! getset {
    ($name:literal $get:ident) => {
        getset!(@ $name $get None)
    };
    ($name:literal $get:ident $set:ident) => {
        getset!(@ $name $get Some($set))
    };
    (@ $name:literal $get:ident $set:expr) => {
        PyGetSetDef {
            name: concat!($name, "\0").as_ptr().cast(),
            get: Some($get),
            set: $set,
            ..PyGetSetDef::EMPTY
        }
    };
}

/// The attributes that functions make.
pub const TABLE: *mut PyGetSetDef = (&raw mut GETSETS).cast();
static mut GETSETS: [PyGetSetDef; 12] = [
    getset!("__name__" get_name set_name),
    getset!("__qualname__" get_qualname set_qualname),
    getset!("__bases__" get_bases set_bases),
    getset!("__mro__" get_mro),
    getset!("__module__" get_module set_module),
    getset!("__abstractmethods__" get_abstract set_abstract),
    getset!("__dict__" get_dict),
    getset!("__doc__" get_doc set_doc),
    getset!("__text_signature__" get_signature),
    getset!("__annotations__" get_annotations set_annotations),
    getset!("__type_params__" get_parameters set_parameters),
    PyGetSetDef::EMPTY,
];

macro_rules! member {
    ($name:literal $kind:ident $field:ident) => {
        PyMemberDef {
            name: concat!($name, "\0").as_ptr().cast(),
            r#type: $kind,
            offset: offset_of!(PyTypeObject, $field) as Py_ssize_t,
            flags: Py_READONLY,
            doc: null(),
        }
    };
}

/// The attributes that are fields.
pub const MEMBERS_TABLE: *mut PyMemberDef = (&raw mut MEMBERS).cast();
static mut MEMBERS: [PyMemberDef; 7] = [
    member!("__basicsize__" Py_T_PYSSIZET tp_basicsize),
    member!("__itemsize__" Py_T_PYSSIZET tp_itemsize),
    member!("__flags__" Py_T_ULONG tp_flags),
    member!("__weakrefoffset__" Py_T_PYSSIZET tp_weaklistoffset),
    member!("__base__" _Py_T_OBJECT tp_base),
    member!("__dictoffset__" Py_T_PYSSIZET tp_dictoffset),
    PyMemberDef::EMPTY,
];

/// Whether an attribute of `kind` can be set to `value`, or deleted with NULL.
unsafe fn check_settable(kind: *mut PyTypeObject, value: *mut PyObject, name: &CStr) -> Fallible {
    if (*kind).tp_flags & Py_TPFLAGS_IMMUTABLETYPE != 0 {
        return Err(raise!(
            PyExc_TypeError,
            c"cannot set '%s' attribute of immutable type '%s'",
            name.as_ptr(),
            (*kind).tp_name
        ));
    }
    if value.is_null() {
        return Err(raise!(
            PyExc_TypeError,
            c"cannot delete '%s' attribute of immutable type '%s'",
            name.as_ptr(),
            (*kind).tp_name
        ));
    }
    Ok(())
}

unsafe extern "C" fn get_name(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    info::name(op.cast()).or_null()
}

unsafe extern "C" fn set_name(op: *mut PyObject, value: *mut PyObject, _: *mut c_void) -> c_int {
    rename(op.cast(), value).or_minus_one()
}

unsafe fn rename(kind: *mut PyTypeObject, value: *mut PyObject) -> Fallible {
    check_settable(kind, value, c"__name__")?;
    if !PyUnicode_Check(value) {
        return Err(raise!(
            PyExc_TypeError,
            c"can only assign string to %s.__name__, not '%s'",
            (*kind).tp_name,
            (*Py_TYPE(value)).tp_name
        ));
    }
    let mut length = 0;
    let text = PyUnicode_AsUTF8AndSize(value, &mut length);
    if text.is_null() {
        return Err(Raised);
    }
    if libc::strlen(text) != length as usize {
        return Err(raise!(
            PyExc_ValueError,
            c"type name must not contain null characters"
        ));
    }
    // The text belongs to the str, which the type owns from now on.
    (*kind).tp_name = text;
    let heap: *mut PyHeapTypeObject = kind.cast();
    let old = ptr::replace(&raw mut (*heap).ht_name, new_ref(value));
    xdecref(old);
    Ok(())
}

unsafe extern "C" fn get_qualname(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    info::qualname(op.cast()).or_null()
}

unsafe extern "C" fn set_qualname(
    op: *mut PyObject,
    value: *mut PyObject,
    _: *mut c_void,
) -> c_int {
    let kind: *mut PyTypeObject = op.cast();
    let outcome = || -> Fallible {
        check_settable(kind, value, c"__qualname__")?;
        if !PyUnicode_Check(value) {
            return Err(raise!(
                PyExc_TypeError,
                c"can only assign string to %s.__qualname__, not '%s'",
                (*kind).tp_name,
                (*Py_TYPE(value)).tp_name
            ));
        }
        let heap: *mut PyHeapTypeObject = kind.cast();
        let old = ptr::replace(&raw mut (*heap).ht_qualname, new_ref(value));
        xdecref(old);
        Ok(())
    };
    outcome().or_minus_one()
}

unsafe extern "C" fn get_bases(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    xnew_ref((*op.cast::<PyTypeObject>()).tp_bases)
}

unsafe extern "C" fn set_bases(op: *mut PyObject, value: *mut PyObject, _: *mut c_void) -> c_int {
    check_settable(op.cast(), value, c"__bases__")
        .and_then(|()| bases::set(op.cast(), value))
        .or_minus_one()
}

unsafe extern "C" fn get_mro(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let order = (*op.cast::<PyTypeObject>()).tp_mro;
    new_ref(if order.is_null() { Py_None() } else { order })
}

unsafe extern "C" fn get_module(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    info::module(op.cast()).or_null()
}

unsafe extern "C" fn set_module(op: *mut PyObject, value: *mut PyObject, _: *mut c_void) -> c_int {
    let kind: *mut PyTypeObject = op.cast();
    let outcome = || -> Fallible {
        check_settable(kind, value, c"__module__")?;
        cache::modified(kind);
        status(PyDict_SetItem((*kind).tp_dict, name!("__module__"), value))
    };
    outcome().or_minus_one()
}

unsafe extern "C" fn get_abstract(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let kind: *mut PyTypeObject = op.cast();
    let mut found = null_mut();
    // `type` itself has the descriptor under this name.
    if kind != &raw mut PyType_Type
        && PyDict_GetItemRef((*kind).tp_dict, name!("__abstractmethods__"), &mut found) < 0
    {
        return null_mut();
    }
    if found.is_null() {
        PyErr_SetObject(PyExc_AttributeError, name!("__abstractmethods__"));
    }
    found
}

unsafe extern "C" fn set_abstract(
    op: *mut PyObject,
    value: *mut PyObject,
    _: *mut c_void,
) -> c_int {
    let kind: *mut PyTypeObject = op.cast();
    let outcome = || -> Fallible {
        let name = name!("__abstractmethods__");
        let is_abstract = if value.is_null() {
            let mut old = null_mut();
            if !truth(PyDict_Pop((*kind).tp_dict, name, &mut old))? {
                PyErr_SetObject(PyExc_AttributeError, name);
                return Err(Raised);
            }
            decref(old);
            false
        } else {
            let is_abstract = truth(PyObject_IsTrue(value))?;
            status(PyDict_SetItem((*kind).tp_dict, name, value))?;
            is_abstract
        };
        cache::modified(kind);
        if is_abstract {
            (*kind).tp_flags |= Py_TPFLAGS_IS_ABSTRACT;
        } else {
            (*kind).tp_flags &= !Py_TPFLAGS_IS_ABSTRACT;
        }
        Ok(())
    };
    outcome().or_minus_one()
}

unsafe extern "C" fn get_dict(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let dict = (*op.cast::<PyTypeObject>()).tp_dict;
    if dict.is_null() {
        return new_ref(Py_None());
    }
    PyDictProxy_New(dict)
}

unsafe extern "C" fn get_doc(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let kind: *mut PyTypeObject = op.cast();
    if (*kind).tp_flags & Py_TPFLAGS_HEAPTYPE == 0 && !(*kind).tp_doc.is_null() {
        return descriptors::doc_text((*kind).tp_name, (*kind).tp_doc).or_null();
    }
    let mut found = null_mut();
    if PyDict_GetItemRef((*kind).tp_dict, name!("__doc__"), &mut found) < 0 {
        return null_mut();
    }
    let Some(found) = Ref::steal(found) else {
        return new_ref(Py_None());
    };
    match (*Py_TYPE(found.ptr())).tp_descr_get {
        Some(get) => get(found.ptr(), null_mut(), op),
        None => found.into_raw(),
    }
}

unsafe extern "C" fn set_doc(op: *mut PyObject, value: *mut PyObject, _: *mut c_void) -> c_int {
    let kind: *mut PyTypeObject = op.cast();
    let outcome = || -> Fallible {
        check_settable(kind, value, c"__doc__")?;
        cache::modified(kind);
        status(PyDict_SetItem((*kind).tp_dict, name!("__doc__"), value))
    };
    outcome().or_minus_one()
}

unsafe extern "C" fn get_signature(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let kind: *mut PyTypeObject = op.cast();
    descriptors::text_signature((*kind).tp_name, (*kind).tp_doc).or_null()
}

unsafe extern "C" fn get_annotations(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let kind: *mut PyTypeObject = op.cast();
    let annotations = || -> Fallible<Ref> {
        if (*kind).tp_flags & Py_TPFLAGS_HEAPTYPE == 0 {
            return Err(raise!(
                PyExc_AttributeError,
                c"type object '%s' has no attribute '__annotations__'",
                (*kind).tp_name
            ));
        }
        let name = name!("__annotations__");
        let mut found = null_mut();
        truth(PyDict_GetItemRef((*kind).tp_dict, name, &mut found))?;
        if let Some(found) = Ref::steal(found) {
            return match (*Py_TYPE(found.ptr())).tp_descr_get {
                Some(get) => owned(get(found.ptr(), null_mut(), op)),
                None => Ok(found),
            };
        }
        let made = owned(PyDict_New())?;
        status(PyDict_SetItem((*kind).tp_dict, name, made.ptr()))?;
        cache::modified(kind);
        Ok(made)
    };
    annotations().or_null()
}

unsafe extern "C" fn set_annotations(
    op: *mut PyObject,
    value: *mut PyObject,
    _: *mut c_void,
) -> c_int {
    let kind: *mut PyTypeObject = op.cast();
    let outcome = || -> Fallible {
        if (*kind).tp_flags & Py_TPFLAGS_IMMUTABLETYPE != 0 {
            return Err(raise!(
                PyExc_TypeError,
                c"cannot set '__annotations__' attribute of immutable type '%s'",
                (*kind).tp_name
            ));
        }
        set_or_pop(kind, name!("__annotations__"), value)
    };
    outcome().or_minus_one()
}

unsafe fn set_or_pop(
    kind: *mut PyTypeObject,
    name: *mut PyObject,
    value: *mut PyObject,
) -> Fallible {
    if value.is_null() {
        let mut old = null_mut();
        if !truth(PyDict_Pop((*kind).tp_dict, name, &mut old))? {
            PyErr_SetObject(PyExc_AttributeError, name);
            return Err(Raised);
        }
        decref(old);
    } else {
        status(PyDict_SetItem((*kind).tp_dict, name, value))?;
    }
    cache::modified(kind);
    Ok(())
}

unsafe extern "C" fn get_parameters(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let kind: *mut PyTypeObject = op.cast();
    let mut found = null_mut();
    // `type` itself has the descriptor under this name.
    if kind != &raw mut PyType_Type
        && PyDict_GetItemRef((*kind).tp_dict, name!("__type_params__"), &mut found) < 0
    {
        return null_mut();
    }
    if found.is_null() {
        return PyTuple_New(0);
    }
    found
}

unsafe extern "C" fn set_parameters(
    op: *mut PyObject,
    value: *mut PyObject,
    _: *mut c_void,
) -> c_int {
    let outcome = || -> Fallible {
        check_settable(op.cast(), value, c"__type_params__")?;
        set_or_pop(op.cast(), name!("__type_params__"), value)
    };
    outcome().or_minus_one()
}
