//! `PyType_FromSpec` and its relatives: a heap type out of a table of slots.

#![expect(
    non_upper_case_globals,
    reason = "CPython's names of constants, in patterns"
)]

use core::mem::offset_of;

use super::new::{copy_text, members_of, metatype_of};
use super::{info, mro, raise, ready, slots, subtype, words};
use crate::prelude::*;

/// What a first look at the slots of a spec finds.
struct Found {
    base: *mut PyTypeObject,
    bases: *mut PyObject,
    doc: *const c_char,
    members: *mut PyMemberDef,
    member_count: Py_ssize_t,
    weak_offset: Py_ssize_t,
    dict_offset: Py_ssize_t,
    vectorcall_offset: Py_ssize_t,
}

/// `PyType_FromMetaclass`.
pub unsafe fn make(
    metatype: *mut PyTypeObject,
    module: *mut PyObject,
    spec: *mut PyType_Spec,
    bases: *mut PyObject,
    given: bool,
) -> Fallible<Ref> {
    if (*spec).name.is_null() {
        return Err(raise!(
            PyExc_SystemError,
            c"Type spec does not define the name field."
        ));
    }
    let found = look(spec)?;
    let bases = bases_of(&found, bases)?;
    check_immutable(spec, bases.ptr())?;
    let metatype = winner(metatype, bases.ptr(), spec, given)?;
    let base = mro::best_base(bases.ptr())?;
    let size = size(spec, base)?;
    let allocate = (*metatype).tp_alloc.unwrap_or(PyType_GenericAlloc);
    let made = owned(allocate(metatype, found.member_count))?;
    let kind: *mut PyTypeObject = made.cast();
    words::own_tables(kind);
    (*kind).tp_flags = c_ulong::from((*spec).flags) | Py_TPFLAGS_HEAPTYPE;
    (*kind).tp_base = new_ref(base).cast();
    (*kind).tp_bases = bases.into_raw();
    name(kind, spec)?;
    (*kind.cast::<PyHeapTypeObject>()).ht_module = xnew_ref(module);
    fill(kind, spec)?;
    (*kind).tp_basicsize = size.whole;
    (*kind).tp_itemsize = (*spec).itemsize as Py_ssize_t;
    if !found.doc.is_null() {
        (*kind).tp_doc = copy_text(found.doc, libc::strlen(found.doc))?;
    }
    place_members(kind, &found, size.own_start);
    if (*kind).tp_dealloc.is_none() {
        (*kind).tp_dealloc = Some(subtype::dealloc);
    }
    set_offsets(kind, &found);
    ready::ready(kind)?;
    finish(kind, spec, &found)?;
    Ok(made)
}

/// The slots of a spec, up to the one that ends them.
unsafe fn slots_of(spec: *mut PyType_Spec) -> impl Iterator<Item = *mut PyType_Slot> {
    let mut slot = (*spec).slots;
    core::iter::from_fn(move || {
        let this = slot;
        if this.is_null() || (*this).slot == 0 {
            return None;
        }
        slot = this.add(1);
        Some(this)
    })
}

unsafe fn look(spec: *mut PyType_Spec) -> Fallible<Found> {
    let mut found = Found {
        base: null_mut(),
        bases: null_mut(),
        doc: null(),
        members: null_mut(),
        member_count: 0,
        weak_offset: 0,
        dict_offset: 0,
        vectorcall_offset: 0,
    };
    let (mut docs, mut member_tables) = (0, 0);
    for slot in slots_of(spec) {
        let value = (*slot).pfunc;
        match (*slot).slot {
            Py_tp_base => found.base = value.cast(),
            Py_tp_bases => found.bases = value.cast(),
            Py_tp_doc => {
                docs += 1;
                if docs > 1 {
                    return Err(raise!(
                        PyExc_SystemError,
                        c"Multiple Py_tp_doc slots are not supported."
                    ));
                }
                found.doc = value.cast();
            }
            Py_tp_members => {
                member_tables += 1;
                if member_tables > 1 {
                    return Err(raise!(
                        PyExc_SystemError,
                        c"Multiple Py_tp_members slots are not supported."
                    ));
                }
                found.members = value.cast();
            }
            number if slots::offset(number).is_none() => {
                return Err(raise!(PyExc_RuntimeError, c"invalid slot offset"));
            }
            _ => {}
        }
    }
    look_at_members(spec, &mut found)?;
    Ok(found)
}

unsafe fn look_at_members(spec: *mut PyType_Spec, found: &mut Found) -> Fallible {
    let mut member = found.members;
    while !member.is_null() && !(*member).name.is_null() {
        found.member_count += 1;
        let relative = (*member).flags & Py_RELATIVE_OFFSET != 0;
        if relative {
            if (*spec).basicsize > 0 {
                return Err(raise!(
                    PyExc_SystemError,
                    c"With Py_RELATIVE_OFFSET, basicsize must be negative."
                ));
            }
            if (*member).offset < 0 || (*member).offset >= -((*spec).basicsize as Py_ssize_t) {
                return Err(raise!(
                    PyExc_SystemError,
                    c"Member offset out of range (0..-basicsize)"
                ));
            }
        }
        match CStr::from_ptr((*member).name).to_bytes() {
            b"__weaklistoffset__" => found.weak_offset = (*member).offset,
            b"__dictoffset__" => found.dict_offset = (*member).offset,
            b"__vectorcalloffset__" => found.vectorcall_offset = (*member).offset,
            _ => {}
        }
        member = member.add(1);
    }
    Ok(())
}

unsafe fn bases_of(found: &Found, given: *mut PyObject) -> Fallible<Ref> {
    if !given.is_null() {
        return if PyTuple_Check(given) {
            Ok(Ref::new(given))
        } else {
            owned(PyTuple_Pack(1, given))
        };
    }
    if !found.bases.is_null() {
        if !PyTuple_Check(found.bases) {
            return Err(raise!(PyExc_SystemError, c"Py_tp_bases is not a tuple"));
        }
        return Ok(Ref::new(found.bases));
    }
    let base = if found.base.is_null() {
        &raw mut PyBaseObject_Type
    } else {
        found.base
    };
    owned(PyTuple_Pack(1, base))
}

unsafe fn check_immutable(spec: *mut PyType_Spec, bases: *mut PyObject) -> Fallible {
    if c_ulong::from((*spec).flags) & Py_TPFLAGS_IMMUTABLETYPE == 0 {
        return Ok(());
    }
    for i in 0..Py_SIZE(bases) {
        let base = PyTuple_GET_ITEM(bases, i);
        if !PyType_Check(base) {
            return Err(raise!(PyExc_TypeError, c"bases must be types"));
        }
        let base: *mut PyTypeObject = base.cast();
        if (*base).tp_flags & Py_TPFLAGS_IMMUTABLETYPE == 0 {
            status(PyErr_WarnFormat(
                PyExc_DeprecationWarning,
                0,
                c"Creating immutable type %s from mutable base %s is deprecated, and slated to be disallowed in Python 3.14.".as_ptr(),
                (*spec).name,
                (*base).tp_name,
            ))?;
        }
    }
    Ok(())
}

unsafe fn winner(
    metatype: *mut PyTypeObject,
    bases: *mut PyObject,
    spec: *mut PyType_Spec,
    given: bool,
) -> Fallible<*mut PyTypeObject> {
    let metatype = metatype_of(metatype, bases)?;
    if !mro::is_subtype(metatype, &raw mut PyType_Type) {
        return Err(raise!(
            PyExc_TypeError,
            c"Metaclass '%R' is not a subclass of 'type'.",
            metatype
        ));
    }
    let new = |kind: *mut PyTypeObject| (*kind).tp_new.map(|f| f as usize);
    if new(metatype).is_some() && new(metatype) != new(&raw mut PyType_Type) {
        if given {
            return Err(raise!(
                PyExc_TypeError,
                c"Metaclasses with custom tp_new are not supported."
            ));
        }
        status(PyErr_WarnFormat(
            PyExc_DeprecationWarning,
            1,
            c"Type %s uses PyType_Spec with a metaclass that has custom tp_new. This is deprecated and will no longer be allowed in Python 3.14.".as_ptr(),
            (*spec).name,
        ))?;
    }
    Ok(metatype)
}

/// Of an object, in bytes, and where in it the type's own data begin.
struct Size {
    whole: Py_ssize_t,
    own_start: Py_ssize_t,
}

unsafe fn size(spec: *mut PyType_Spec, base: *mut PyTypeObject) -> Fallible<Size> {
    let own = (*spec).basicsize as Py_ssize_t;
    if own == 0 {
        return Ok(Size {
            whole: (*base).tp_basicsize,
            own_start: 0,
        });
    }
    if own > 0 {
        return Ok(Size {
            whole: own,
            own_start: 0,
        });
    }
    let at_end = c_ulong::from((*spec).flags) | (*base).tp_flags;
    if (*base).tp_itemsize != 0 && at_end & Py_TPFLAGS_ITEMS_AT_END == 0 {
        return Err(raise!(
            PyExc_SystemError,
            c"Cannot extend variable-size class without Py_TPFLAGS_ITEMS_AT_END."
        ));
    }
    let own_start = info::aligned((*base).tp_basicsize);
    Ok(Size {
        whole: own_start + info::aligned(-own),
        own_start,
    })
}

unsafe fn name(kind: *mut PyTypeObject, spec: *mut PyType_Spec) -> Fallible {
    let heap: *mut PyHeapTypeObject = kind.cast();
    let copy = copy_text((*spec).name, libc::strlen((*spec).name))?;
    (*heap)._ht_tpname = copy.cast_mut();
    (*kind).tp_name = copy;
    let name = owned(PyUnicode_FromString(info::last_part((*spec).name)))?;
    (*heap).ht_qualname = new_ref(name.ptr());
    (*heap).ht_name = name.into_raw();
    Ok(())
}

unsafe fn fill(kind: *mut PyTypeObject, spec: *mut PyType_Spec) -> Fallible {
    for slot in slots_of(spec) {
        match (*slot).slot {
            Py_tp_base | Py_tp_bases | Py_tp_doc | Py_tp_members => {}
            number => {
                let Some(offset) = slots::offset(number) else {
                    return Err(raise!(PyExc_RuntimeError, c"invalid slot offset"));
                };
                *words::place(kind, offset) = (*slot).pfunc;
            }
        }
    }
    Ok(())
}

/// A copy of the members, with offsets from the start of the object.
unsafe fn place_members(kind: *mut PyTypeObject, found: &Found, own_start: Py_ssize_t) {
    if found.members.is_null() {
        return;
    }
    let members = members_of(kind);
    ptr::copy_nonoverlapping(found.members, members, found.member_count as usize);
    for i in 0..found.member_count {
        let member = members.offset(i);
        if (*member).flags & Py_RELATIVE_OFFSET != 0 {
            (*member).flags &= !Py_RELATIVE_OFFSET;
            (*member).offset += own_start;
        }
    }
    (*kind).tp_members = members;
}

/// What members of these names say, of the copy.
unsafe fn set_offsets(kind: *mut PyTypeObject, found: &Found) {
    for i in 0..found.member_count {
        let member = members_of(kind).offset(i);
        let slot = match CStr::from_ptr((*member).name).to_bytes() {
            b"__weaklistoffset__" => offset_of!(PyTypeObject, tp_weaklistoffset),
            b"__dictoffset__" => offset_of!(PyTypeObject, tp_dictoffset),
            b"__vectorcalloffset__" => offset_of!(PyTypeObject, tp_vectorcall_offset),
            _ => continue,
        };
        kind.byte_add(slot)
            .cast::<Py_ssize_t>()
            .write((*member).offset);
    }
}

unsafe fn finish(kind: *mut PyTypeObject, spec: *mut PyType_Spec, found: &Found) -> Fallible {
    let dict = (*kind).tp_dict;
    if found.weak_offset != 0 {
        status(PyDict_DelItem(dict, name!("__weaklistoffset__")))?;
    }
    if found.dict_offset != 0 {
        status(PyDict_DelItem(dict, name!("__dictoffset__")))?;
    }
    if truth(PyDict_Contains(dict, name!("__module__")))? {
        // One of the members of the objects has that name.
        return Ok(());
    }
    let dot = libc::strrchr((*spec).name, c_int::from(b'.'));
    if dot.is_null() {
        return status(PyErr_WarnFormat(
            PyExc_DeprecationWarning,
            1,
            c"builtin type %.200s has no __module__ attribute".as_ptr(),
            (*spec).name,
        ));
    }
    let mut module = PyUnicode_FromStringAndSize((*spec).name, dot.offset_from((*spec).name));
    if module.is_null() {
        return Err(Raised);
    }
    PyUnicode_InternInPlace(&mut module);
    let module = owned(module)?;
    // Members and getters of that name speak of the instances.
    if truth(PyDict_Contains(dict, name!("__module__")))? {
        return Ok(());
    }
    status(PyDict_SetItem(dict, name!("__module__"), module.ptr()))
}
