//! `PyType_Ready`: from what a program filled in to a type that works.

use super::{defs, inherit, mro, operators, raise, subclasses};
use crate::prelude::*;
use crate::types::descriptors;

/// Makes `kind` ready; does nothing when it is.
pub unsafe fn ready(kind: *mut PyTypeObject) -> Fallible {
    if (*kind).tp_flags & Py_TPFLAGS_READY != 0 {
        return Ok(());
    }
    defs::start();
    check_before(kind)?;
    (*kind).tp_flags |= Py_TPFLAGS_READYING;
    if !is_heap(kind) {
        (*kind).tp_flags |= Py_TPFLAGS_IMMUTABLETYPE;
        if Py_IsInitialized() == 0 {
            (*kind).tp_flags |= _Py_TPFLAGS_STATIC_BUILTIN;
        }
    }
    let outcome = stages(kind);
    (*kind).tp_flags &= !Py_TPFLAGS_READYING;
    outcome?;
    (*kind).tp_flags |= Py_TPFLAGS_READY;
    Ok(())
}

unsafe fn is_heap(kind: *mut PyTypeObject) -> bool {
    (*kind).tp_flags & Py_TPFLAGS_HEAPTYPE != 0
}

unsafe fn stages(kind: *mut PyTypeObject) -> Fallible {
    if (*kind).tp_dict.is_null() {
        (*kind).tp_dict = owned(PyDict_New())?.into_raw();
    }
    set_base(kind)?;
    set_bases(kind)?;
    if (*kind).ob_base.ob_base.ob_type.is_null() {
        let base = (*kind).tp_base;
        (*kind).ob_base.ob_base.ob_type = if base.is_null() {
            &raw mut PyType_Type
        } else {
            Py_TYPE(base)
        };
    }
    set_new(kind)?;
    fill_dict(kind)?;
    mro::set(kind)?;
    inherit_all(kind)?;
    check_after(kind)?;
    set_hash(kind)?;
    subclasses::enter(kind)
}

unsafe fn check_before(kind: *mut PyTypeObject) -> Fallible {
    if (*kind).tp_name.is_null() {
        return Err(raise!(
            PyExc_SystemError,
            c"Type does not define the tp_name field."
        ));
    }
    if (*kind).tp_flags & Py_TPFLAGS_MANAGED_DICT != 0 {
        let lacks = if !is_heap(kind) {
            Some(c"HEAPTYPE")
        } else if (*kind).tp_flags & Py_TPFLAGS_HAVE_GC == 0 {
            Some(c"HAVE_GC")
        } else {
            None
        };
        if let Some(lacks) = lacks {
            return Err(raise!(
                PyExc_SystemError,
                c"type %s has the Py_TPFLAGS_MANAGED_DICT flag but not Py_TPFLAGS_%s flag",
                (*kind).tp_name,
                lacks.as_ptr()
            ));
        }
        (*kind).tp_dictoffset = -1;
    }
    if (*kind).tp_flags & Py_TPFLAGS_MANAGED_WEAKREF != 0 {
        (*kind).tp_weaklistoffset = super::MANAGED_WEAKREF_OFFSET;
    }
    Ok(())
}

unsafe fn set_base(kind: *mut PyTypeObject) -> Fallible {
    let object = &raw mut PyBaseObject_Type;
    if (*kind).tp_base.is_null() && kind != object {
        (*kind).tp_base = object;
        if is_heap(kind) {
            incref(object.cast());
        }
    }
    let base = (*kind).tp_base;
    if base.is_null() {
        return Ok(());
    }
    ready(base)
}

unsafe fn set_bases(kind: *mut PyTypeObject) -> Fallible {
    if (*kind).tp_bases.is_null() {
        let base = (*kind).tp_base;
        let bases = if base.is_null() {
            owned(PyTuple_New(0))?
        } else {
            owned(PyTuple_Pack(1, base))?
        };
        (*kind).tp_bases = bases.into_raw();
    }
    if is_heap(kind) {
        return Ok(());
    }
    for i in 0..Py_SIZE((*kind).tp_bases) {
        let base: *mut PyTypeObject = PyTuple_GET_ITEM((*kind).tp_bases, i).cast();
        if is_heap(base) {
            return Err(raise!(
                PyExc_TypeError,
                c"type '%.100s' is not dynamically allocated but its base type '%.100s' is dynamically allocated",
                (*kind).tp_name,
                (*base).tp_name
            ));
        }
    }
    Ok(())
}

/// How objects are made: a static type over `object` has to say so itself.
unsafe fn set_new(kind: *mut PyTypeObject) -> Fallible {
    let base = (*kind).tp_base;
    if (*kind).tp_new.is_none() && base == &raw mut PyBaseObject_Type && !is_heap(kind) {
        (*kind).tp_flags |= Py_TPFLAGS_DISALLOW_INSTANTIATION;
    }
    if (*kind).tp_flags & Py_TPFLAGS_DISALLOW_INSTANTIATION != 0 {
        (*kind).tp_new = None;
    } else if (*kind).tp_new.is_some() {
        operators::add_new(kind)?;
    } else {
        (*kind).tp_new = (*base).tp_new;
    }
    Ok(())
}

unsafe fn fill_dict(kind: *mut PyTypeObject) -> Fallible {
    operators::add(kind)?;
    add_methods(kind)?;
    add_members(kind)?;
    add_getsets(kind)?;
    set_doc(kind)
}

/// Whether a name is defined already; the first definition stays.
unsafe fn set_if_new(dict: *mut PyObject, name: *mut PyObject, value: *mut PyObject) -> Fallible {
    status(PyDict_SetDefaultRef(dict, name, value, null_mut()))
}

unsafe fn add_methods(kind: *mut PyTypeObject) -> Fallible {
    let mut method = (*kind).tp_methods;
    if method.is_null() {
        return Ok(());
    }
    while !(*method).ml_name.is_null() {
        let descriptor = descriptors::for_method(kind, method)?;
        let name = owned(PyUnicode_InternFromString((*method).ml_name))?;
        if (*method).ml_flags & METH_COEXIST != 0 {
            status(PyDict_SetItem(
                (*kind).tp_dict,
                name.ptr(),
                descriptor.ptr(),
            ))?;
        } else {
            set_if_new((*kind).tp_dict, name.ptr(), descriptor.ptr())?;
        }
        method = method.add(1);
    }
    Ok(())
}

unsafe fn add_members(kind: *mut PyTypeObject) -> Fallible {
    let mut member = (*kind).tp_members;
    if member.is_null() {
        return Ok(());
    }
    while !(*member).name.is_null() {
        let descriptor = owned(PyDescr_NewMember(kind, member))?;
        set_if_new(
            (*kind).tp_dict,
            descriptors::name_of(descriptor.ptr()),
            descriptor.ptr(),
        )?;
        member = member.add(1);
    }
    Ok(())
}

unsafe fn add_getsets(kind: *mut PyTypeObject) -> Fallible {
    let mut getset = (*kind).tp_getset;
    if getset.is_null() {
        return Ok(());
    }
    while !(*getset).name.is_null() {
        let descriptor = owned(PyDescr_NewGetSet(kind, getset))?;
        set_if_new(
            (*kind).tp_dict,
            descriptors::name_of(descriptor.ptr()),
            descriptor.ptr(),
        )?;
        getset = getset.add(1);
    }
    Ok(())
}

unsafe fn set_doc(kind: *mut PyTypeObject) -> Fallible {
    let dict = (*kind).tp_dict;
    if truth(PyDict_Contains(dict, name!("__doc__")))? {
        return Ok(());
    }
    let doc = if (*kind).tp_doc.is_null() {
        Ref::new(Py_None())
    } else {
        descriptors::plain_doc((*kind).tp_name, (*kind).tp_doc)?
    };
    status(PyDict_SetItem(dict, name!("__doc__"), doc.ptr()))
}

unsafe fn inherit_all(kind: *mut PyTypeObject) -> Fallible {
    let base = (*kind).tp_base;
    if !base.is_null() {
        inherit::from_first_base(kind, base);
    }
    let order = Ref::new((*kind).tp_mro);
    for i in 1..Py_SIZE(order.ptr()) {
        let ancestor = PyTuple_GET_ITEM(order.ptr(), i);
        if PyType_Check(ancestor) {
            inherit::from_ancestor(kind, ancestor.cast());
            inherit::pattern_flags(kind, ancestor.cast());
        }
    }
    if !base.is_null() {
        inherit::tables(kind, base);
    }
    Ok(())
}

unsafe fn check_after(kind: *mut PyTypeObject) -> Fallible {
    if (*kind).tp_flags & Py_TPFLAGS_HAVE_GC != 0 && (*kind).tp_traverse.is_none() {
        return Err(raise!(
            PyExc_SystemError,
            c"type %s has the Py_TPFLAGS_HAVE_GC flag but has no traverse function",
            (*kind).tp_name
        ));
    }
    if (*kind).tp_flags & Py_TPFLAGS_MANAGED_DICT != 0 {
        if (*kind).tp_dictoffset != -1 {
            return Err(raise!(
                PyExc_SystemError,
                c"type %s has the Py_TPFLAGS_MANAGED_DICT flag but tp_dictoffset is set to incompatible value",
                (*kind).tp_name
            ));
        }
    } else if (*kind).tp_dictoffset < size_of::<PyObject>() as Py_ssize_t
        && (*kind).tp_dictoffset + (*kind).tp_basicsize <= 0
    {
        return Err(raise!(
            PyExc_SystemError,
            c"type %s has a tp_dictoffset that is too small",
            (*kind).tp_name
        ));
    }
    Ok(())
}

/// A type that compares in its own way and does not say how to hash has no hash.
unsafe fn set_hash(kind: *mut PyTypeObject) -> Fallible {
    if (*kind).tp_hash.is_some() || truth(PyDict_Contains((*kind).tp_dict, name!("__hash__")))? {
        return Ok(());
    }
    status(PyDict_SetItem(
        (*kind).tp_dict,
        name!("__hash__"),
        Py_None(),
    ))?;
    (*kind).tp_hash = Some(PyObject_HashNotImplemented);
    Ok(())
}
